"""Takes the path of an archive, gives the `Archive`: its reports, their readings, and the record that follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy import Engine, select

from depesche.archive.joining import record_from, record_of
from depesche.archive.judging import decision_on, keep, kept, rows_of, take
from depesche.archive.opening import WAIT, open_engine, writing
from depesche.archive.opening import reading as reading_from
from depesche.archive.past import Point, Run, before, decided_before, decided_up_to, point_of, runs_of, up_to
from depesche.archive.rows import READING_COLUMNS, REPORT_COLUMNS, reading_from_row, report_from_row
from depesche.archive.schema import readings, rejected, reports
from depesche.errors import ArchiveError, NotFound
from depesche.intake.paths import Rejected
from depesche.intake.source import Options, Source
from depesche.intake.sources import read_sources
from depesche.language.lexicon import fold
from depesche.linking.decisions import Decision
from depesche.model.reading import Event, Person, Reading
from depesche.model.record import JoinedEvent, Process, Record
from depesche.model.report import Report
from depesche.reading.people.spelling import same_person_name

if TYPE_CHECKING:
    from depesche.archive.batch import Progress, Summary
    from depesche.archive.watching import Round

_ROWS_AT_ONCE = 100


def open_archive(path: str | Path, *, readonly: bool = False, wait: float = WAIT) -> Archive:
    """Open an archive, for use in a `with` block; for writing it is made when there is none.

    Args:
        path: the SQLite file.
        readonly: open it without the right to change it; several readers and one writer may use an archive at a time.
        wait: seconds to wait for another process that is writing.

    Raises:
        ArchiveError: when it cannot be opened; `NotAnArchive`, `ArchiveTooNew` and `ArchiveLocked` say why where that is known.
    """
    path = Path(path)
    return Archive(open_engine(path, readonly=readonly, wait=wait), path, readonly=readonly)


class Archive:
    """Keeps reports and their readings in one file. Every list is in the order of the report ids.

    Attributes:
        path: the file.
        readonly: true where the archive was opened without the right to change it.
    """

    def __init__(self, engine: Engine, path: Path, *, readonly: bool) -> None:
        """Take an engine that `open_engine` gave; users call `open_archive`."""
        self.path = path
        self.readonly = readonly
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def read(
        self,
        paths: str | Path | Sequence[str | Path],
        *,
        published: str | None = None,
        outlet: str | None = None,
        options: Options | None = None,
        progress: Progress | None = None,
    ) -> Summary:
        """Read files, folders and addresses (`-`: standard input) into the archive, and give a summary of what became of them.

        Reports that are there already stay as they are; reports that another version of Depesche has read are read again.

        Args:
            paths: what to read.
            published: ISO day or day and time: it stands where the paths name one report (a file or `-`), and for several
                reports (a folder, JSON lines, several files) it fills what they neither bring nor print.
            outlet: name of the outlet, likewise.
            options: how sources are read: mapped columns, private addresses.
            progress: called after each source with its `Outcome`.

        Raises:
            ArchiveError: when the archive cannot be written.
        """
        several = [paths] if isinstance(paths, str | Path) else list(paths)
        offered = {field: value for field, value in (("published", published), ("outlet", outlet)) if value is not None}
        return self.read_sources(read_sources(several, options=options), offered=offered, paths=several, progress=progress)

    def read_sources(
        self,
        sources: Iterable[Source | Rejected],
        *,
        offered: Mapping[str, str] | None = None,
        paths: Sequence[str | Path] = (),
        progress: Progress | None = None,
    ) -> Summary:
        """Read sources that were taken in elsewhere; see `read`.

        Args:
            sources: what to read.
            offered: values for the heads of the reports (`published`, `outlet`, `title`).
            paths: what the sources were taken from; where it is one report, the values stand.
            progress: called after each source with its `Outcome`.

        Raises:
            ArchiveError: when the archive cannot be written.
        """
        if self.readonly:
            raise ArchiveError(
                f"the archive {self.path} was opened for reading only: open it with readonly=False to read reports into it"
            )
        from depesche.archive.batch import read_batch  # loaded here, as those who only look need no reader

        return read_batch(self._engine, self.path, sources, offered=offered or {}, paths=paths, progress=progress)

    def watch(
        self,
        addresses: Sequence[str],
        *,
        every: float = 1800.0,
        once: bool = False,
        contact: str | None = None,
        options: Options | None = None,
    ) -> Iterator[tuple[Summary, Round]]:
        """Read new and changed pages of feeds into the archive, round by round, and give what became of each round.

        Args:
            addresses: of feeds, and of pages that are watched themselves.
            every: seconds between two polls of a feed.
            once: whether one round is enough; else it goes on until the caller stops.
            contact: mail or page for the owners of the servers, sent along with the name of the program.
            options: how sources are read: private addresses.

        Raises:
            ArchiveError: when the archive cannot be written.
        """
        from depesche.archive.watching import rounds  # loaded here, as those who only look need no network

        yield from rounds(
            self._engine, self.path, self.read_sources, addresses, every=every, once=once, contact=contact, options=options
        )

    def ids(self) -> list[str]:
        """Give the ids of all reports."""
        with reading_from(self._engine, self.path) as connection:
            return list(connection.execute(select(reports.c.id).order_by(reports.c.id)).scalars())

    def __contains__(self, report_id: object) -> bool:
        """Say whether there is a report of that id."""
        with reading_from(self._engine, self.path) as connection:
            return connection.execute(select(reports.c.number).where(reports.c.id == report_id)).first() is not None

    def reports(self) -> Iterator[Report]:
        """Give all reports, one after the other."""
        with reading_from(self._engine, self.path) as connection:
            chosen = select(*REPORT_COLUMNS).order_by(reports.c.id)
            for row in connection.execution_options(yield_per=_ROWS_AT_ONCE).execute(chosen).mappings():
                yield report_from_row(row)

    def report(self, report_id: str) -> Report:
        """Give one report.

        Raises:
            NotFound: when the archive has no report of that id.
        """
        with reading_from(self._engine, self.path) as connection:
            row = connection.execute(select(*REPORT_COLUMNS).where(reports.c.id == report_id)).mappings().first()
        if row is None:
            raise self._missing("report", report_id)
        return report_from_row(row)

    def readings(self) -> Iterator[Reading]:
        """Give the readings of all reports, one after the other."""
        with reading_from(self._engine, self.path) as connection:
            chosen = select(*READING_COLUMNS).join_from(reports, readings).order_by(reports.c.id)
            for row in connection.execution_options(yield_per=_ROWS_AT_ONCE).execute(chosen).mappings():
                yield reading_from_row(row)

    def reading(self, report_id: str) -> Reading:
        """Give the reading of one report.

        Raises:
            NotFound: when the archive has no report of that id.
        """
        chosen = select(*READING_COLUMNS).join_from(reports, readings).where(reports.c.id == report_id)
        with reading_from(self._engine, self.path) as connection:
            row = connection.execute(chosen).mappings().first()
        if row is None:
            raise self._missing("report", report_id)
        return reading_from_row(row)

    def rejected(self) -> list[Rejected]:
        """Give the sources that were set aside and have not been read since, with the reasons, in the order of their names."""
        with reading_from(self._engine, self.path) as connection:
            rows = connection.execute(select(rejected).order_by(rejected.c.source)).all()
        return [Rejected(source=row.source, reason=row.reason, advice=row.advice) for row in rows]

    def record(self) -> Record:
        """Give what all reports say together, as people decided.

        It is derived from reports, readings and decisions, and kept until one of them is added or changed.
        """
        with reading_from(self._engine, self.path) as connection:
            return record_of(connection, self.path)

    def runs(self) -> list[Run]:
        """Give the runs that brought reports, oldest first."""
        with reading_from(self._engine, self.path) as connection:
            return runs_of(connection)

    def record_since(self, since: str, until: str | None = None) -> tuple[Record, Record, Point, Point | None]:
        """Give the record as it was before a run or a day, the record up to `until`, and the points that `since` and
        `until` name.

        Both are made from the reports and decisions of then with the readings of now, so that only reports and decisions make
        them differ. Reports count to a day by their day of publication.

        Args:
            since: number of a run, `last` for the last one, or a day (`2025-02-27`).
            until: likewise, itself included; `None`: all there is.

        Raises:
            NotFound: when there is no such run.
        """
        with reading_from(self._engine, self.path) as connection:
            point = point_of(connection, since)
            judged = kept(connection)
            old = record_from(connection, before(point), decided_before(judged, point))
            if until is None:
                return old, self.record(), point, None
            end = point_of(connection, until)
            return old, record_from(connection, up_to(end), decided_up_to(judged, end, runs_of(connection))), point, end

    def decisions(self) -> list[Decision]:
        """Give the decisions of people, oldest first; `record().decisions` says what became of each."""
        with reading_from(self._engine, self.path) as connection:
            return kept(connection)

    def judge(self, action: str, on: Sequence[str], *, by: str, why: str | None = None, at: str | None = None) -> Decision:
        """Keep a decision of a person: it is only ever added, holds over every re-run, and is undone by another one.

        Args:
            action: `merge`, `split`, `reject`, `confirm`, `correct`, `rename` or `undo`.
            on: what it is on; see `depesche.archive.judging.decision_on`.
            by: who decides.
            why: the reason in words.
            at: when, ISO 8601; `None`: now.

        Raises:
            DecisionError: when something is missing or not allowed.
            NotFound: when there is no such event, process or decision.
            ArchiveError: when the archive cannot be written.
        """
        if self.readonly:
            raise ArchiveError(f"the archive {self.path} was opened for reading only: open it with readonly=False to judge")
        made = decision_on(
            self.record(), lambda report, index: self.reading(report).events[index], action, on, by=by, why=why, at=at
        )
        with writing(self._engine, self.path) as connection:
            return keep(connection, made)

    def take_decisions(self, other: str | Path) -> int:
        """Keep the decisions of another archive, as after reading the same reports into a new one; gives how many.

        Args:
            other: path of the archive that has them.

        Raises:
            DecisionError: when this archive has decisions already.
            ArchiveError: when one of the two cannot be used.
        """
        with open_archive(other, readonly=True) as source, reading_from(source._engine, source.path) as connection:
            rows = rows_of(connection)
        with writing(self._engine, self.path) as connection:
            return take(connection, rows)

    def event(self, event_id: str) -> JoinedEvent:
        """Give one event of the record.

        Raises:
            NotFound: when the record has no event of that id.
        """
        record = self.record()
        # An event that people merged is found under the ids that it had before.
        merged = [d.events[0] for d in record.decisions if d.action == "merge" and event_id in d.named and len(d.events) == 1]
        for wanted in (event_id, *merged):
            for event in record.events:
                if event.id == wanted:
                    return event
        raise self._missing("event", event_id)

    def tellings(self, event: JoinedEvent) -> list[Event]:
        """Give an event as each of its mentions tells it, in their order."""
        return [self.reading(mention.report).events[mention.index] for mention in event.mentions]

    def process(self, process_id: str) -> Process:
        """Give one process of the record.

        Raises:
            NotFound: when the record has no process of that id.
        """
        for process in self.record().processes:
            if process.id == process_id:
                return process
        raise self._missing("process", process_id)

    def persons(self, name: str) -> list[tuple[Reading, Person]]:
        """Give the persons of that name, each with the reading that names them.

        The name may be whole or its last words, with "ss" for "ß", and in another transliteration (Lawrow, Lavrov).

        Raises:
            NotFound: when no report names such a person.
        """
        wanted = _folded(name)
        found = [
            (reading, person)
            for reading in self.readings()
            for person in reading.persons
            if wanted and (f" {_folded(person.name)}".endswith(f" {wanted}") or same_person_name(name, person.name))
        ]
        if not found:
            raise self._missing("person", name)
        return found

    def _missing(self, what: str, key: str) -> NotFound:
        form = " --format record" if what in ("event", "process") else ""
        listing = f"`depesche export --archive {self.path}{form}` lists what it has"
        return NotFound(f"the archive {self.path} has no {what} {key!r}: {listing}")


def _folded(name: str) -> str:
    """Give a name as it is compared: folded, with one space between its words."""
    return " ".join(fold(name).split())
