"""Takes sources one after the other, reads each into an archive, and gives a summary of what became of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, Engine, delete, insert, select

from depesche.archive.attempt import attempt, given_head
from depesche.archive.identity import contradict, digest, given_from_json
from depesche.archive.opening import reading as reading_from
from depesche.archive.opening import writing
from depesche.archive.rows import insert_report, update_report
from depesche.archive.schema import readings, rejected, reports
from depesche.intake.sources import Rejected, Source
from depesche.reading.reader import extractor

What = Literal["new", "unchanged", "changed", "reread", "rejected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one source.

    Attributes:
        what: `new`; `unchanged`: already there; `changed`: the same file has other words now (both are kept), or head values
            were given that were not given before; `reread`: made again, as another version of Depesche had read it;
            `rejected`: set aside.
        source: where it came from.
        id: id of the report in the archive; `None` when set aside.
        reason: why it was set aside; `None` otherwise.
    """

    what: What
    source: str
    id: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What became of a batch: how many reports were `new`, `unchanged`, `changed`, `reread`; which sources were `rejected`."""

    new: int = 0
    unchanged: int = 0
    changed: int = 0
    reread: int = 0
    rejected: tuple[Rejected, ...] = ()

    @property
    def read(self) -> int:
        """How many sources were looked at, those set aside included."""
        return self.new + self.unchanged + self.changed + len(self.rejected)


Progress = Callable[[Outcome], None]


def read_batch(engine: Engine, path: Path, sources: Iterable[Source | Rejected], *, progress: Progress | None = None) -> Summary:
    """Read each source and keep it with its reading, one transaction a report; a source that cannot be read is set aside.

    Raises:
        ArchiveError: when the archive cannot be written; what was read before is kept.
    """
    counts = {"new": 0, "unchanged": 0, "changed": 0, "reread": 0}
    aside: list[Rejected] = []

    def note(outcome: Outcome) -> None:
        if outcome.what == "rejected":
            aside.append(Rejected(source=outcome.source, reason=outcome.reason or ""))
        else:
            counts[outcome.what] += 1
        if progress is not None:
            progress(outcome)

    for source in sources:
        note(_take(engine, path, source))
    for number in _stale(engine, path):
        note(_again(engine, path, number))
    return Summary(**counts, rejected=tuple(aside))


def _take(engine: Engine, path: Path, source: Source | Rejected) -> Outcome:
    """Read one source into the archive, or set it aside: whatever is wrong with it, the batch goes on."""
    kept = source if isinstance(source, Rejected) else _keep(engine, path, source)
    if isinstance(kept, Outcome):
        return kept
    with writing(engine, path) as connection:
        connection.execute(delete(rejected).where(rejected.c.source == kept.source))
        connection.execute(insert(rejected).values(source=kept.source, reason=kept.reason))
    return Outcome(what="rejected", source=kept.source, reason=kept.reason)


def _keep(engine: Engine, path: Path, source: Source) -> Outcome | Rejected:
    given = given_head(source)
    try:
        words = digest(source.text)
    except UnicodeEncodeError:
        return Rejected(source=source.source, reason="the text holds half a character (a lone surrogate): save it again as UTF-8")
    with reading_from(engine, path) as connection:
        known = _find(connection, source, words, given)
        was_rejected = connection.execute(select(rejected.c.source).where(rejected.c.source == source.source)).first()
    if known.number is not None and not known.incomplete:
        if was_rejected is not None:
            with writing(engine, path) as connection:
                connection.execute(delete(rejected).where(rejected.c.source == source.source))
        return Outcome(what="unchanged", source=source.source, id=known.id)
    made = attempt(source.text, report_id=known.id or source.id, source=source.source, given={**known.given, **given})
    if isinstance(made, Rejected):
        return made
    with writing(engine, path) as connection:
        connection.execute(delete(rejected).where(rejected.c.source == source.source))
        # Looked up once more: another process may have kept the same report between the two transactions.
        known = _find(connection, source, words, given)
        if known.number is None:
            report_id = insert_report(connection, *made, name=source.id, given=given)
            return Outcome(what="changed" if known.other_words else "new", source=source.source, id=report_id)
        if known.incomplete:
            report_id = update_report(connection, known.number, *made, given={**known.given, **given})
            return Outcome(what="changed", source=source.source, id=report_id)
        return Outcome(what="unchanged", source=source.source, id=known.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the archive knows of a source: its report (`number` `None`: none), whether the given head adds to it, and
    whether the same source stood there with other words."""

    number: int | None = None
    id: str | None = None
    given: dict[str, str]
    incomplete: bool = False
    other_words: bool = False


def _find(connection: Connection, source: Source, words: str, given: dict[str, str]) -> _Known:
    columns = (reports.c.number, reports.c.id, reports.c.raw_digest, reports.c.given, reports.c.source)
    rows = connection.execute(select(*columns).where(reports.c.name == source.id).order_by(reports.c.id)).all()
    for row in rows:
        kept = given_from_json(row.given)
        if row.raw_digest == words and not contradict(kept, given):
            return _Known(number=row.number, id=row.id, given=kept, incomplete=bool(given.keys() - kept.keys()))
    return _Known(given={}, other_words=any(row.source == source.source for row in rows))


def _stale(engine: Engine, path: Path) -> list[int]:
    """Give the numbers of the reports that another version of Depesche has read."""
    with reading_from(engine, path) as connection:
        stale = select(readings.c.report).where(readings.c.extractor != extractor()).order_by(readings.c.report)
        return list(connection.execute(stale).scalars())


def _again(engine: Engine, path: Path, number: int) -> Outcome:
    """Make a report and its reading again from the raw text; where that fails, the older ones stay."""
    columns = (reports.c.id, reports.c.raw, reports.c.given, reports.c.source)
    with reading_from(engine, path) as connection:
        row = connection.execute(select(*columns).where(reports.c.number == number)).one()
    given = given_from_json(row.given)
    made = attempt(row.raw, report_id=row.id, source=row.source, given=given)
    if isinstance(made, Rejected):
        return Outcome(what="rejected", source=made.source, id=row.id, reason=f"{made.reason} (its older reading is kept)")
    with writing(engine, path) as connection:
        update_report(connection, number, *made, given=given)
    return Outcome(what="reread", source=row.source or row.id, id=row.id)
