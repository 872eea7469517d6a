"""The parts of a briefing (lines with their source notes), and the `Writer` that numbers the notes while lines are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from depesche.language.sentences import Sentence, sentences_of
from depesche.model.reading import Event, Participant, Reading
from depesche.model.record import JoinedEvent, Record
from depesche.model.report import Report
from depesche.model.span import Span
from depesche.output.reasons import origin_words
from depesche.output.wording import moment_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A source note: `number` in the briefing, and the words of a report that prove a sentence."""

    number: int
    report: str
    outlet: str
    published: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence of the briefing.

    Attributes:
        text: the sentence, without notes.
        notes: numbers of its source notes; empty only for what a person decided.
        event: id of the event it is about; `None` for others.
        quoted: words of a speaker, shown in quotation marks after the text; equal to the source; `None`: nothing is quoted.
        detail: true where the line says more about the one above it.
    """

    text: str
    notes: tuple[int, ...]
    event: str | None = None
    quoted: str | None = None
    detail: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with its lines."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A process, or all events of a pair of sides outside any process."""

    title: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A report as the list of sources shows it."""

    id: str
    words: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """The whole Lagebild, or what is new in it: `summary` counts what it holds, `notes` are numbered from 1."""

    title: str = "Lagebild"
    summary: str
    chapters: tuple[Chapter, ...]
    notes: tuple[Note, ...]
    sources: tuple[Source, ...]


class Writer:
    """Keeps the numbering of the notes while the lines are written."""

    def __init__(self, record: Record, reports: Mapping[str, Report], readings: Mapping[str, Reading]) -> None:
        self.record = record
        self.reports = reports
        self.readings = readings
        self._names = {d.field or "": d.value or "" for d in record.decisions if d.action == "rename" and d.state == "holds"}
        self.origins = {origin.id: origin for origin in record.reports}
        self.notes: list[Note] = []
        self._numbers: dict[tuple[str, Span], int] = {}
        self._sentences: dict[str, tuple[Sentence, ...]] = {}
        self._days = {event.id: event.date for event in record.events if event.kind == "meeting"}
        self._sides: dict[str, set[str]] = {}
        self._renamed: set[str] = set()
        for reading in readings.values():
            for person in reading.persons:
                if person.side:
                    self._sides.setdefault(person.name, set()).add(person.side)

    def note(self, report: str, span: Span) -> int:
        """Give the number of the note for the sentence that holds these words; the same sentence gets the same number."""
        span = self._sentence(report, span)
        key = (report, span)
        if key not in self._numbers:
            self._numbers[key] = len(self.notes) + 1
            known = self.reports[report]
            number = len(self.notes) + 1
            outlet = known.outlet or report
            self.notes.append(
                Note(number=number, report=report, outlet=outlet, published=moment_words(known.published), span=span)
            )
        return self._numbers[key]

    def _sentence(self, report: str, span: Span) -> Span:
        """Widen words to whole sentences: a note is read without the report beside it."""
        text = self.reports[report].text
        if report not in self._sentences:
            self._sentences[report] = sentences_of(text)
        touched = [part for part in self._sentences[report] if part.start < span.end and span.start < part.end]
        return Span.of(text, touched[0].start, touched[-1].end) if touched else span

    def notes_for(self, places: Sequence[tuple[str, Span]], limit: int = 4) -> tuple[int, ...]:
        """Give notes for several places: one a report, copies of an earlier report last, at most `limit`."""
        first: dict[str, Span] = {}
        for report, span in places:
            first.setdefault(report, span)
        ranked = sorted(first.items(), key=lambda place: (self.is_copy(place[0]), self.published(place[0]), place[0]))
        return tuple(sorted(self.note(report, span) for report, span in ranked[:limit]))

    def with_side(self, participant: Participant) -> Participant:
        """Give the side that the other reports agree on, where this one names none, and the name that people gave."""
        sides = self._sides.get(participant.name or "", set())
        if participant.side is None and len(sides) == 1:
            participant = replace(participant, side=min(sides))
        return replace(participant, name=self.name(participant.name)) if participant.name else participant

    def name(self, printed: str) -> str:
        """Give the name that people gave to a person who is printed so."""
        return self._names.get(printed, printed)

    def round_day(self, event: JoinedEvent) -> str | None:
        """Give the date of the meeting that this one is a part of; `None` where there is none or it has none."""
        return self._days.get(event.part_of or "")

    def renamed_first(self, decision: str) -> bool:
        """Say whether a renaming is told for the first time; one telling is enough."""
        first = decision not in self._renamed
        self._renamed.add(decision)
        return first

    def is_copy(self, report: str) -> bool:
        """Say whether a report repeats an earlier one."""
        origin = self.origins.get(report)
        return bool(origin and (origin.copy_of or origin.version_of))

    def published(self, report: str) -> str:
        """Give the moment of publication for sorting; unknown comes last."""
        known = self.reports.get(report)
        return (known.published if known else None) or "9999"

    def tellings(self, event: JoinedEvent) -> list[Event]:
        """Give the reports' own events behind a joined event, earliest report first."""
        ranked = sorted(event.mentions, key=lambda mention: (self.published(mention.report), mention.report, mention.index))
        found = []
        for mention in ranked:
            reading = self.readings.get(mention.report)
            if reading and mention.index < len(reading.events):
                found.append(reading.events[mention.index])
        return found


def source_of(desk: Writer, report: Report) -> Source:
    """A report with its origin, as the list of sources shows it."""
    origin = desk.origins.get(report.id)
    title = f" – {report.title}" if report.title else ""
    words = f"{report.outlet or report.id}, {moment_words(report.published)}{title}"
    if origin is None:
        return Source(id=report.id, words=words, origin="")
    reasons = [origin_words(origin)]
    if origin.copy_of:
        reasons.append(f"Kopie von {origin.copy_of}")
    if origin.version_of:
        reasons.append(f"neue Fassung von {origin.version_of}")
    return Source(id=report.id, words=words, origin="; ".join(reasons))
