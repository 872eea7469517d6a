"""Takes the record with its reports and readings, gives the content of the briefing (Lagebild), every sentence with its sources.

`briefing_of` makes the content; `markdown.py` and `html.py` beside this file and the desk show it.
"""

from __future__ import annotations

from collections.abc import Sequence

from depesche.language.lexicon import load
from depesche.language.sides import side_name
from depesche.linking.values import topic_key
from depesche.model.reading import Event, Participant, Reading, Statement
from depesche.model.record import Conflict, JoinedEvent, Process, Record
from depesche.model.report import Report
from depesche.model.span import Span
from depesche.model.vocabulary import german
from depesche.output.decisions import decision_words, decisions_on, resolver_words
from depesche.output.notes import Briefing, Chapter, Line, Section, Writer, source_of
from depesche.output.relations import relation_words, step_words
from depesche.output.standing import standing_alone
from depesche.output.wording import day_words, event_words, field_words, person_words, sort_day, value_words
from depesche.reading.people.spelling import same_person_name

_CALLED_OFF = ("cancelled", "postponed", "refused")
_PARTS = ("held", "under_way", "announced", "proposed", "expected", "called_off", "denied")
# The claims with a line of their own; others stand in the first line of the event, in the agenda or among the contradictions.
_LISTED = ("duration", "deadline")


def briefing_of(record: Record, reports: Sequence[Report], readings: Sequence[Reading]) -> Briefing:
    """Make the briefing. Same record, same briefing; a sentence without a source is not written."""
    desk = Writer(record, {report.id: report for report in reports}, {reading.report.id: reading for reading in readings})
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
        source_of(desk, report) for report in sorted(reports, key=lambda report: (report.published or "9999", report.id))
    )
    return Briefing(
        summary=_summary(record),
        chapters=tuple(chapter for chapter in chapters if chapter.sections),
        notes=tuple(desk.notes),
        sources=sources,
    )


def _chapter(desk: Writer, title: str, events: list[JoinedEvent], process: Process | None) -> Chapter:
    headings = load("briefing")["headings"]
    sections = []
    for part in _PARTS:
        members = [event for event in events if event.status == part or (part == "called_off" and event.status in _CALLED_OFF)]
        members.sort(key=lambda event: (sort_day(event.date or desk.round_day(event)), event.date is None, event.id))
        lines = tuple(line for event in members for line in event_lines(desk, event))
        sections.append(Section(heading=headings[part], lines=lines))
    sections.append(Section(heading=headings["agenda"], lines=tuple(_agenda_lines(desk, events))))
    if process:
        sections.append(Section(heading=headings["statements"], lines=tuple(_statement_lines(desk, process, events))))
        sections.append(Section(heading=headings["open"], lines=tuple(_open_lines(desk, process, events))))
    sections.append(Section(heading=headings["conflicts"], lines=tuple(_all_conflict_lines(desk, events))))
    return Chapter(title=title, sections=tuple(section for section in sections if section.lines))


def _relations(desk: Writer, record: Record) -> Chapter:
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


def event_lines(desk: Writer, event: JoinedEvent) -> list[Line]:
    """Tell an event in one line, with what the line does not show below it."""
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


def _when(desk: Writer, event: JoinedEvent) -> str:
    """Say when; an event without a day of its own names the day of the round it belongs to, as what it is."""
    day = desk.round_day(event)
    return f"{day_words(None)} (zur Runde vom {day_words(day)})" if event.date is None and day else day_words(event.date)


def _persons(desk: Writer, tellings: list[Event]) -> str:
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


def _claim_lines(desk: Writer, event: JoinedEvent) -> list[Line]:
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


def _agenda_lines(desk: Writer, events: list[JoinedEvent]) -> list[Line]:
    """Say what was on the agenda of the meetings, and what expressly was not; copies of one text count once."""
    lines = []
    for field, words in (("topics", "Thema"), ("excluded", "Ausdrücklich nicht")):
        groups: dict[str, list[tuple[str, Span]]] = {}
        forms: dict[str, list[str]] = {}
        for event in events:
            for claim in event.claims:
                if claim.field in (field, field.removesuffix("s")) and claim.evidence:
                    key = topic_key(claim.value)
                    forms.setdefault(key, []).append(claim.value)
                    groups.setdefault(key, []).append((claim.report, claim.evidence[0]))
        for key, places in groups.items():
            lines.append(Line(text=f"{words}: {min(forms[key], key=len)}.", notes=desk.notes_for(places)))
    return lines


def _statement_lines(desk: Writer, process: Process, events: list[JoinedEvent]) -> list[Line]:
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


def _statement_line(desk: Writer, day: str, report: str, statement: Statement) -> Line:
    speaker = standing_alone(statement.speaker) if statement.speaker else "Ohne Quelle"
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


def _open_lines(desk: Writer, process: Process, events: list[JoinedEvent]) -> list[Line]:
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


def _all_conflict_lines(desk: Writer, events: list[JoinedEvent]) -> list[Line]:
    return [line for event in events for conflict in event.conflicts for line in conflict_lines(desk, event, conflict)]


def conflict_lines(desk: Writer, event: JoinedEvent, conflict: Conflict) -> list[Line]:
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
