"""Takes the record with its reports and readings, gives the content of the briefing (Lagebild), every sentence with its sources.

`briefing_of` makes the content; `markdown.py` and `html.py` beside this file and the desk show it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from depesche.language.lexicon import load
from depesche.language.sentences import Sentence, sentences_of
from depesche.language.sides import side_name
from depesche.model.reading import Event, Participant, Reading, Statement
from depesche.model.record import Conflict, JoinedEvent, Process, Record
from depesche.model.report import Report
from depesche.model.span import Span
from depesche.model.vocabulary import german
from depesche.output.decisions import decision_words, decisions_on, resolver_words
from depesche.output.reasons import origin_words
from depesche.output.relations import relation_words, step_words
from depesche.output.wording import day_words, event_words, field_words, moment_words, person_words, sort_day, value_words
from depesche.reading.people.spelling import same_person_name

_CALLED_OFF = ("cancelled", "postponed", "refused")
_PARTS = ("held", "under_way", "announced", "proposed", "expected", "called_off", "denied")
# The claims with a line of their own; others stand in the first line of the event, in the agenda or among the contradictions.
_LISTED = ("duration", "deadline")


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
        notes: numbers of its source notes, never empty.
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
    """The whole Lagebild: `summary` counts reports and origins, `notes` are numbered from 1."""

    summary: str
    chapters: tuple[Chapter, ...]
    notes: tuple[Note, ...]
    sources: tuple[Source, ...]


def briefing_of(record: Record, reports: Sequence[Report], readings: Sequence[Reading]) -> Briefing:
    """Make the briefing. Same record, same briefing; a sentence without a source is not written."""
    desk = _Writer(record, {report.id: report for report in reports}, {reading.report.id: reading for reading in readings})
    events = {event.id: event for event in record.events}
    chapters = []
    told: set[str] = set()
    for process in record.processes:
        members = [events[event] for event in process.events if event in events]
        told.update(event.id for event in members)
        chapters.append(_chapter(desk, process.title, members, process))
    pairs: dict[tuple[str, ...], list[JoinedEvent]] = {}
    for event in record.events:
        if event.id not in told:
            pairs.setdefault(event.sides, []).append(event)
    for sides, members in sorted(pairs.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        title = " – ".join(side_name(side) for side in sides) or "Ohne genannte Seite"
        chapters.append(_chapter(desk, f"{title}: weitere Ereignisse" if told else title, members, None))
    if record.relations:
        chapters.append(_relations(desk, record))
    sources = tuple(
        _source(desk, report) for report in sorted(reports, key=lambda report: (report.published or "9999", report.id))
    )
    return Briefing(
        summary=_summary(record),
        chapters=tuple(chapter for chapter in chapters if chapter.sections),
        notes=tuple(desk.notes),
        sources=sources,
    )


class _Writer:
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


def _chapter(desk: _Writer, title: str, events: list[JoinedEvent], process: Process | None) -> Chapter:
    headings = load("briefing")["headings"]
    sections = []
    for part in _PARTS:
        members = [event for event in events if event.status == part or (part == "called_off" and event.status in _CALLED_OFF)]
        members.sort(key=lambda event: (sort_day(event.date or desk.round_day(event)), event.date is None, event.id))
        lines = tuple(line for event in members for line in _event_lines(desk, event))
        sections.append(Section(heading=headings[part], lines=lines))
    sections.append(Section(heading=headings["agenda"], lines=tuple(_agenda_lines(desk, events))))
    if process:
        sections.append(Section(heading=headings["statements"], lines=tuple(_statement_lines(desk, process, events))))
        sections.append(Section(heading=headings["open"], lines=tuple(_open_lines(desk, process, events))))
    sections.append(Section(heading=headings["conflicts"], lines=tuple(_conflict_lines(desk, events))))
    return Chapter(title=title, sections=tuple(section for section in sections if section.lines))


def _relations(desk: _Writer, record: Record) -> Chapter:
    """The state of each relation, with the measures that led to it."""
    sections = []
    for relation in record.relations:
        lines = tuple(
            Line(text=f"{step_words(relation, step)}.", notes=desk.notes_for(list(step.evidence)), event=step.event)
            for step in relation.steps
            if step.evidence
        )
        sections.append(Section(heading=relation_words(relation), lines=lines))
    return Chapter(title=load("relations")["words"]["heading"], sections=tuple(section for section in sections if section.lines))


def _event_lines(desk: _Writer, event: JoinedEvent) -> list[Line]:
    tellings = desk.tellings(event)
    places = [(mention.report, span) for mention in event.mentions for span in mention.evidence[:1]]
    if not places:
        return []
    text = f"{_when(desk, event)}: {event_words(event, tellings)}"
    if event.status in _CALLED_OFF:
        text += f" – {german('statuses', event.status)}"
    level = next((telling.level for telling in tellings if telling.level), None)
    if level:
        text += f", {german('levels', level)}"
    persons = _persons(desk, tellings)
    if persons:
        text += f"; {persons}"
    holder = _holder(event)
    if holder:
        text += f"; nach Angaben von {holder}"
    lines = [Line(text=text + ".", notes=desk.notes_for(places), event=event.id)]
    lines.extend(_claim_lines(desk, event))
    lines.extend(
        Line(text=_sentence(decision_words(decided)), notes=lines[0].notes, event=event.id, detail=True)
        for decided in decisions_on(event, desk.record)
        if decided.action != "rename" or desk.renamed_first(decided.id)
    )
    return lines


def _sentence(text: str) -> str:
    """Begin with a capital, end with a full stop."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def _when(desk: _Writer, event: JoinedEvent) -> str:
    """Say when; an event without a day of its own names the day of the round it belongs to, as what it is."""
    day = desk.round_day(event)
    return f"{day_words(None)} (zur Runde vom {day_words(day)})" if event.date is None and day else day_words(event.date)


def _persons(desk: _Writer, tellings: list[Event]) -> str:
    """Name heads of delegations apart from others; one person once, as first told."""
    named = [desk.with_side(participant) for telling in tellings for participant in telling.participants if participant.name]
    # A telling that knows the side names the person best; heads of delegations are told as such even if one report only does so.
    named.sort(key=lambda participant: (participant.part != "head", participant.side is None))
    persons: list[Participant] = []
    for participant in named:
        if not any(same_person_name(participant.name or "", person.name or "") for person in persons):
            persons.append(participant)
    lead = ", ".join(person_words(person) for person in persons if person.part == "head")
    rest = ", ".join(person_words(person) for person in persons if person.part != "head")
    return "; ".join(part for part in (f"Leitung: {lead}" if lead else "", f"mit {rest}" if rest else "") if part)


def _holder(event: JoinedEvent) -> str | None:
    """Name who vouches for the status, unless a report tells it on its own account too."""
    holders = [mention.holder for mention in event.mentions if mention.status == event.status]
    if not holders or None in holders:
        return None
    return ", ".join(dict.fromkeys(holder for holder in holders if holder))


def _claim_lines(desk: _Writer, event: JoinedEvent) -> list[Line]:
    """Write the claims that the first line does not show, unless they are in conflict."""
    contested = {conflict.field for conflict in event.conflicts}
    groups: dict[tuple[str, str], list[tuple[str, Span]]] = {}
    for claim in event.claims:
        if claim.field in _LISTED and claim.field not in contested and claim.evidence:
            groups.setdefault((claim.field, claim.value), []).append((claim.report, claim.evidence[0]))
    return [
        Line(text=f"{field_words(field)}: {value}.", notes=desk.notes_for(places), event=event.id, detail=True)
        for (field, value), places in groups.items()
    ]


def _agenda_lines(desk: _Writer, events: list[JoinedEvent]) -> list[Line]:
    """Say what was on the agenda of the meetings, and what expressly was not; copies of one text count once."""
    lines = []
    for field, words in (("topics", "Thema"), ("excluded", "Ausdrücklich nicht")):
        groups: dict[str, list[tuple[str, Span]]] = {}
        for event in events:
            for claim in event.claims:
                if claim.field in (field, field.removesuffix("s")) and claim.evidence:
                    groups.setdefault(claim.value, []).append((claim.report, claim.evidence[0]))
        for value, places in groups.items():
            lines.append(Line(text=f"{words}: {value}.", notes=desk.notes_for(places)))
    return lines


def _statement_lines(desk: _Writer, process: Process, events: list[JoinedEvent]) -> list[Line]:
    """Say who says what through whom, in the reports that tell of the process; words of copies are not repeated."""
    about = {mention.report for event in events if event.kind in ("meeting", "agreement") for mention in event.mentions}
    rows: list[tuple[str, str, Statement]] = []
    seen: set[tuple[str | None, str]] = set()
    for report in sorted(about, key=lambda report: (desk.published(report), report)):
        reading = desk.readings.get(report)
        if reading is None or (desk.is_copy(report)):
            continue
        for statement in reading.statements:
            if statement.side not in process.sides or not statement.content:
                continue
            key = (statement.speaker, statement.content[0].quote[:60])
            if key not in seen:
                seen.add(key)
                rows.append((statement.said or desk.published(report)[:10], report, statement))
    rows.sort(key=lambda row: row[0])
    return [_statement_line(desk, day, report, statement) for day, report, statement in rows]


def _statement_line(desk: _Writer, day: str, report: str, statement: Statement) -> Line:
    speaker = statement.speaker or "Ohne Quelle"
    side = f" ({side_name(statement.side)})" if statement.side and side_name(statement.side) != speaker else ""
    via = f", über {', '.join(statement.via)}" if statement.via else ""
    to = f", an {statement.addressee}" if statement.addressee else ""
    dated = day_words(statement.said) if statement.said else f"berichtet {day_words(day if day != '9999' else None)}"
    words = " … ".join(span.quote for span in statement.content)
    head = f"{speaker}{side} {german('acts', statement.act)}{to} ({german('forms', statement.form)}{via}; {dated})"
    notes = tuple(sorted({desk.note(report, span) for span in statement.content}))
    if statement.form == "direct":
        return Line(text=f"{head}:", notes=notes, quoted=statement.content[0].quote if len(statement.content) == 1 else words)
    return Line(text=f"{head}: {words.rstrip('.')}.", notes=notes)


def _open_lines(desk: _Writer, process: Process, events: list[JoinedEvent]) -> list[Line]:
    """Say what is open, and of which event."""
    known = {event.id: event for event in events}
    lines = []
    for question in process.open:
        event = known.get(question.event or "")
        asked = question.question.partition(":")[0]
        of = f": {event_words(event, desk.tellings(event))} ({german('statuses', event.status)})" if event else ""
        if question.evidence:
            lines.append(Line(text=f"{asked}{of}.", notes=desk.notes_for(list(question.evidence)), event=question.event))
    return lines


def _conflict_lines(desk: _Writer, events: list[JoinedEvent]) -> list[Line]:
    return [line for event in events for conflict in event.conflicts for line in _conflict_line(desk, event, conflict)]


def _conflict_line(desk: _Writer, event: JoinedEvent, conflict: Conflict) -> list[Line]:
    """Set the values side by side, each with the outlets that give it."""
    values = []
    places = []
    for value, reports in conflict.values.items():
        outlets = dict.fromkeys(desk.reports[report].outlet or report for report in reports if report in desk.reports)
        values.append(f"{value_words(conflict.field, value)} ({', '.join(outlets)})")
        for claim in event.claims:
            if claim.field == conflict.field and claim.report in reports and claim.evidence:
                places.append((claim.report, claim.evidence[0]))
    if not places:
        return []
    what = f"{event_words(event, desk.tellings(event))} ({day_words(event.date)})"
    text = f"{what}, {field_words(conflict.field)}: {' gegen '.join(values)}"
    if conflict.resolved_by:
        settled = desk.reports.get(conflict.resolved_by)
        text += f"; geklärt durch {resolver_words(conflict.resolved_by, settled.outlet if settled else None)}"
    return [Line(text=text + ".", notes=desk.notes_for(places, limit=6), event=event.id)]


def _source(desk: _Writer, report: Report) -> Source:
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


def _summary(record: Record) -> str:
    origins = {report.origin for report in record.reports if report.origin}
    unclear = sum(1 for report in record.reports if report.origin is None)
    counted = (
        _count(len(record.reports), "Bericht", "Berichte"),
        _count(len(origins), "Ursprung", "Ursprünge"),
        f"{unclear} unklar",
        _count(len(record.events), "Ereignis", "Ereignisse"),
        _count(len(record.processes), "Vorgang", "Vorgänge"),
    )
    return ", ".join(counted)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
