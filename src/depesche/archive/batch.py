"""Takes sources one after the other, reads each into an archive, and gives a summary of what became of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, Engine, RowMapping, delete, insert, or_, select

from depesche.archive.attempt import Made, attempt, doubled, given_head, stands, unsound, with_head
from depesche.archive.identity import STANDARD_INPUT, contradict, digest, given_from_json, same_name
from depesche.archive.opening import reading as reading_from
from depesche.archive.opening import writing
from depesche.archive.rows import begin_run, insert_report, markup_of, update_report
from depesche.archive.schema import readings, rejected, reports
from depesche.archive.stamp import reader_stamp
from depesche.intake.paths import Rejected
from depesche.intake.source import Source

What = Literal["new", "unchanged", "changed", "reread", "rejected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one source.

    Attributes:
        what: `new`; `unchanged`: already there; `changed`: the same file has other words now (both are kept), or its head got
            values that it had not before; `reread`: made again, as another version of Depesche had read it;
            `rejected`: set aside.
        source: where it came from.
        id: id of the report in the archive; `None` when set aside.
        rejected: why it was set aside; `None` otherwise.
        notices: what the user should know of a report that was read all the same.
    """

    what: What
    source: str
    id: str | None = None
    rejected: Rejected | None = None
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What became of a batch.

    Attributes:
        new, unchanged, changed, reread: how many reports; see `Outcome`.
        rejected: the sources that were set aside.
        notices: what the user should know of reports that were read all the same.
    """

    new: int = 0
    unchanged: int = 0
    changed: int = 0
    reread: int = 0
    rejected: tuple[Rejected, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def read(self) -> int:
        """How many reports the sources held."""
        return self.new + self.unchanged + self.changed


Progress = Callable[[Outcome], None]


def read_batch(
    engine: Engine,
    path: Path,
    sources: Iterable[Source | Rejected],
    *,
    offered: Mapping[str, str],
    paths: Sequence[str | Path] = (),
    progress: Progress | None = None,
) -> Summary:
    """Read each source and keep it with its reading, one transaction a report; a source that cannot be read is set aside.

    Args:
        engine: of the archive.
        path: of the archive, for messages.
        sources: what to read.
        offered: values for the heads of the reports, as from the command line.
        paths: where the sources come from; `stands` says what the values offered do for each.
        progress: called after each source.

    Raises:
        ArchiveError: when the archive cannot be written; what was read before is kept.
    """
    counts = {"new": 0, "unchanged": 0, "changed": 0, "reread": 0}
    aside: list[Rejected] = []
    notices: list[str] = []

    def note(outcome: Outcome) -> None:
        if outcome.rejected is not None:
            aside.append(outcome.rejected)
        else:
            counts[outcome.what] += 1
        notices.extend(outcome.notices)
        if progress is not None:
            progress(outcome)

    seen: dict[str, str] = {}
    run = _Run()
    for source in sources:
        outcome = _take(engine, path, source, offered, paths, run)
        if isinstance(source, Source) and outcome.rejected is None:
            outcome = replace(outcome, notices=(*outcome.notices, *doubled(source, seen)))
        note(outcome)
    for number in _stale(engine, path):
        note(_again(engine, path, number))
    return Summary(**counts, rejected=tuple(aside), notices=tuple(notices))


@dataclass(slots=True)
class _Run:
    """The run that goes on: its `number`, once it has brought a report."""

    number: int | None = None


def _take(
    engine: Engine, path: Path, source: Source | Rejected, offered: Mapping[str, str], paths: Sequence[str | Path], run: _Run
) -> Outcome:
    """Read one source into the archive, or set it aside: whatever is wrong with it, the batch goes on."""
    kept: Outcome | Rejected
    if isinstance(source, Rejected):
        kept = source
    elif stands(source, paths):
        kept = _keep(engine, path, source, run, fill=source.offered, stand=offered)
    else:
        kept = _keep(engine, path, source, run, fill={**offered, **source.offered}, stand={})
    if isinstance(kept, Outcome):
        return kept
    with writing(engine, path) as connection:
        connection.execute(delete(rejected).where(rejected.c.source == kept.source))
        connection.execute(insert(rejected).values(source=kept.source, reason=kept.reason, advice=kept.advice))
    return Outcome(what="rejected", source=kept.source, rejected=kept)


def _keep(
    engine: Engine, path: Path, source: Source, run: _Run, *, fill: Mapping[str, str], stand: Mapping[str, str]
) -> Outcome | Rejected:
    broken = unsound(source)
    if broken is not None:
        return broken
    words = digest(source.text)
    with reading_from(engine, path) as connection:
        known = _find(connection, source, words, fill, stand)
        was_rejected = connection.execute(select(rejected.c.source).where(rejected.c.source == source.source)).first()
    if known.number is not None and not known.incomplete:
        if was_rejected is not None:
            with writing(engine, path) as connection:
                connection.execute(delete(rejected).where(rejected.c.source == source.source))
        return Outcome(what="unchanged", source=source.source, id=known.id)
    made = attempt(known.completed, fill=known.fill, stand=known.stand)
    if isinstance(made, Rejected):
        return made
    notices = made.notices
    with writing(engine, path) as connection:
        connection.execute(delete(rejected).where(rejected.c.source == source.source))
        # Looked up once more: another process may have kept the same report between the two transactions.
        now = _find(connection, source, words, fill, stand, made=made)
        if now.number is None:
            number = run.number or begin_run(connection)
            report_id = insert_report(connection, made, name=source.report_id, given=given_head(source), run=number)
        elif now.number == known.number:
            report_id = update_report(connection, now.number, made, given=given_head(known.completed))
            return Outcome(what="changed", source=source.source, id=report_id, notices=notices)
        else:
            return Outcome(what="unchanged", source=source.source, id=now.id)
    run.number = number  # only now that it is kept
    return Outcome(what="changed" if now.other_words else "new", source=source.source, id=report_id, notices=notices)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the archive knows of a source.

    Attributes:
        completed: the source, with the head values that it brought earlier.
        fill: values for what it neither brings nor prints.
        stand: values that stand, the earlier ones included.
        number: of its report; `None`: it has none.
        id: of its report.
        incomplete: the report lacks head values that are there now.
        other_words: the same file stood there with another text.
    """

    completed: Source
    fill: Mapping[str, str]
    stand: Mapping[str, str]
    number: int | None = None
    id: str | None = None
    incomplete: bool = False
    other_words: bool = False


def _find(
    connection: Connection,
    source: Source,
    words: str,
    fill: Mapping[str, str],
    stand: Mapping[str, str],
    *,
    made: Made | None = None,
) -> _Known:
    """Look a source up; once it is `made`, a page is also known by its clean text, as what stands around that changes daily."""
    columns = (reports.c.number, reports.c.id, reports.c.name, reports.c.source, reports.c.raw_digest, reports.c.given)
    heads = (reports.c.filled, reports.c.published, reports.c.outlet, reports.c.title, reports.c.text)
    candidates = or_(reports.c.name == source.report_id, reports.c.raw_digest == words)
    rows = connection.execute(select(*columns, *heads).where(candidates).order_by(reports.c.id)).mappings().all()
    given = given_head(source)
    # A report of the very name goes before one of the same file under a longer or shorter name.
    for row in sorted(rows, key=lambda row: row["name"] != source.report_id):
        same_source = row["source"] == source.source
        kept = given_from_json(row["given"])
        same_page = made is not None and made.markup is not None and (row["text"], row["title"]) == _words_of(made)
        if (row["raw_digest"] != words and not same_page) or contradict(kept, given):
            continue
        if same_name(row["name"], source.report_id, same_source=same_source):
            return _known(row, source, {**kept, **given}, fill, stand)
    named = [row for row in rows if row["name"] == source.report_id and source.source != STANDARD_INPUT]
    return _Known(completed=source, fill=fill, stand=stand, other_words=any(row["source"] == source.source for row in named))


def _words_of(made: Made) -> tuple[str, str | None]:
    return made.report.text, made.report.title


def _known(row: RowMapping, source: Source, given: dict[str, str], fill: Mapping[str, str], stand: Mapping[str, str]) -> _Known:
    kept, filled = given_from_json(row["given"]), given_from_json(row["filled"])
    # What an earlier command line has filled goes on standing, and is corrected by a later one.
    standing = {**filled, **{field: value for field, value in fill.items() if field in filled}, **stand}
    filling = {field: value for field, value in fill.items() if field not in filled}
    better = any(row[field] != value for field, value in standing.items()) or any(row[field] is None for field in filling)
    return _Known(
        completed=with_head(replace(source, report_id=row["id"]), given),
        fill=filling,
        stand=standing,
        number=row["number"],
        id=row["id"],
        incomplete=better or given != kept,
    )


def _stale(engine: Engine, path: Path) -> list[int]:
    """Give the numbers of the reports that another version of Depesche has read."""
    with reading_from(engine, path) as connection:
        stale = select(readings.c.report).where(readings.c.stamp != reader_stamp()).order_by(readings.c.report)
        return list(connection.execute(stale).scalars())


def _again(engine: Engine, path: Path, number: int) -> Outcome:
    """Make a report and its reading again from the raw text; where that fails, the older ones stay."""
    columns = (reports.c.id, reports.c.raw, reports.c.given, reports.c.filled, reports.c.source)
    with reading_from(engine, path) as connection:
        row = connection.execute(select(*columns).where(reports.c.number == number)).one()
        markup = markup_of(connection, number)
    given = given_from_json(row.given)
    source = Source(
        report_id=row.id,
        text=row.raw if markup is None else markup,
        source=row.source,
        form="text" if markup is None else "html",
    )
    source = with_head(source, given)
    made = attempt(source, stand=given_from_json(row.filled))
    if isinstance(made, Rejected):
        kept = Rejected(source=made.source, reason=made.reason, advice=f"{made.advice} (its older reading is kept)")
        return Outcome(what="rejected", source=made.source, id=row.id, rejected=kept)
    with writing(engine, path) as connection:
        update_report(connection, number, made, given=given)
    return Outcome(what="reread", source=row.source, id=row.id)
