"""Takes readings, events, processes, persons and summaries, gives lines of plain text for people at a terminal.

Marks in a text: `[P1 Sonata Coulter]` is person 1 of the list below it, `E1` an event, `A1` a statement (Äußerung).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from depesche.language.lexicon import load
from depesche.language.sides import side_name
from depesche.model.reading import Event, Person, Reading, Statement
from depesche.model.record import Claim, Decided, EventMention, JoinedEvent, Process, ReportOrigin
from depesche.model.report import Report
from depesche.model.span import Span
from depesche.model.vocabulary import german
from depesche.output.decisions import decision_words, machine_reasons, resolver_words
from depesche.output.reasons import counted_words, origin_lines
from depesche.output.wording import (
    day_words,
    event_words,
    field_words,
    moment_words,
    office_words,
    person_words,
    value_words,
)

if TYPE_CHECKING:
    from depesche.archive.batch import Summary

Paint = Callable[[str, str], str]
"""Takes the letter of a mark (`P`, `E`, `A`) and words, gives the words as the terminal shows them."""

_QUOTE_WIDTH = 100  # characters of a quote beside a claim: a line of a terminal
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """Put a mark in the place of control characters: a report must not steer the terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def summary_lines(summary: Summary) -> list[str]:
    """Show what became of a batch: the counts, then each source that was set aside, with its reason."""
    counts = {
        "read": summary.read,
        "new": summary.new,
        "unchanged": summary.unchanged,
        "changed": summary.changed,
        "read again": summary.reread,
        "set aside": len(summary.rejected),
    }
    lines = [f"{name:<12}{count:>7}" for name, count in counts.items() if count or name != "read again"]
    return lines + [printable(f"  {source}".replace("\n", " ")) for source in summary.rejected]


def report_lines(report: Report, reading: Reading, paint: Paint = lambda letter, words: words) -> list[str]:
    """Show a report with its marked words, then what they were read as, then the furniture that was set aside."""
    kinds = Counter(piece.kind for piece in report.furniture)
    furniture = (
        [f"{_heading('furniture')}: " + ", ".join(f"{_furniture(kind)} {count}" for kind, count in kinds.items())]
        if kinds
        else []
    )
    origin = " · ".join(part for part in (report.source, *report.agency, report.url) if part)
    head = [*_head_lines(reading), *([printable(origin)] if origin else [])]
    return [*head, "", marked_text(report.text, reading, paint), "", *_body_lines(reading), *furniture]


def reading_lines(reading: Reading) -> list[str]:
    """Show a reading as lists of persons, events and statements."""
    return [*_head_lines(reading), "", *_body_lines(reading)]


def marked_text(text: str, reading: Reading, paint: Paint = lambda letter, words: words) -> str:
    """Give the text with a mark around each piece that proves something; where marks cross, the later ones are cut in pieces."""
    marks = [
        *((span, "P", f"P{number}") for number, person in enumerate(reading.persons, 1) for span in person.mentions),
        *((span, "E", f"E{number}") for number, event in enumerate(reading.events, 1) for span in event.evidence),
        *((span, "A", f"A{number}") for number, statement in enumerate(reading.statements, 1) for span in statement.content),
    ]
    marks.sort(key=lambda mark: (mark[0].start, -mark[0].end, mark[2]))
    edges = sorted({0, len(text), *(edge for span, _, _ in marks for edge in span[:2])})
    pieces: list[str] = []
    open_marks: list[tuple[Span, str, str]] = []
    waiting = 0
    for start, end in pairwise(edges):
        keep = 0
        while keep < len(open_marks) and open_marks[keep][0].end > start:
            keep += 1
        closed, open_marks = open_marks[keep:], open_marks[:keep]
        pieces += [paint(letter, "]") for _, letter, _ in reversed(closed)]
        again = [mark for mark in closed if mark[0].end > start]
        while waiting < len(marks) and marks[waiting][0].start == start:
            again.append(marks[waiting])
            waiting += 1
        pieces += [paint(letter, f"[{label} ") for _, letter, label in again]
        open_marks += again
        words = printable(text[start:end])
        pieces.append(paint(open_marks[-1][1], words) if open_marks else words)
    pieces += [paint(letter, "]") for _, letter, _ in reversed(open_marks)]
    return "".join(pieces)


def event_lines(
    event: JoinedEvent,
    readings: Mapping[str, Reading],
    origins: Mapping[str, ReportOrigin],
    decisions: Sequence[Decided] = (),
) -> list[str]:
    """Show an event: what it is, who tells of it, what is said field by field, and where the reports differ.

    Args:
        event: the event.
        readings: the readings of the reports that tell of it, by report id.
        origins: how the reports of the record stand to one another, by report id.
        decisions: the decisions of people that shaped it.
    """
    tellings = [readings[mention.report].events[mention.index] for mention in event.mentions]
    lines = [_event_title(event, tellings), event.id]
    lines += [f"{_word('process')} {event.process}"] if event.process else []
    lines += [f"{_word('part_of')} {event.part_of}"] if event.part_of else []
    told = [mention.report for mention in event.mentions]
    heading = f"{_heading('mentions')}: {counted_words(told, origins)}"
    lines += ["", heading, *(line for mention in event.mentions for line in _mention_lines(mention, readings))]
    if event.claims:
        lines += ["", _heading("claims"), *_claim_lines(event.claims, origins)]
    if event.conflicts:
        lines += ["", _heading("conflicts")]
    for conflict in event.conflicts:
        values = "; ".join(
            f"{value_words(conflict.field, value)} ({', '.join(reports)}"
            + (f": {counted_words(reports, origins)})" if len(reports) > 1 else ")")
            for value, reports in conflict.values.items()
        )
        settled = f" · {_word('resolved_by')} {resolver_words(conflict.resolved_by)}" if conflict.resolved_by else ""
        lines.append(f"  {field_words(conflict.field)}: {values}{settled}")
    lines += ["", _heading("origins")]
    for origin, because in origin_lines(told, origins):
        lines.append(f"  {origin}: {counted_words([report for report, _ in because], origins).partition(',')[0]}")
        lines += [f"      {report}: {reasons}" for report, reasons in because]
    reasons = machine_reasons(event)
    if reasons:
        lines += ["", _heading("because"), *(f"  {reason}" for reason in reasons)]
    if decisions:
        lines += ["", _heading("decisions"), *(f"  {decision_words(decided)}" for decided in decisions)]
    return [printable(line) for line in lines]


def process_lines(process: Process, events: Sequence[tuple[JoinedEvent, Sequence[Event]]]) -> list[str]:
    """Show a process: its events in order of time with their tellings, its agenda, what was kept out of it, what is open."""
    lines = [process.title, process.id, "", _heading("events")]
    for event, tellings in events:
        ordinal = f" · {_word('round')} {process.rounds.index(event.id) + 1}" if event.id in process.rounds else ""
        lines.append(f"  {_event_title(event, tellings)}{ordinal} · {event.id}")
    for heading, values in (("agenda", process.agenda), ("excluded", process.excluded)):
        lines += ["", _heading(heading), *(f"  {value}" for value in values)] if values else []
    if process.open:
        lines += ["", _heading("open")]
    for question in process.open:
        lines.append(f"  {question.question}")
        lines += [f"      {report}: {_quoted(span)}" for report, span in question.evidence]
    return [printable(line) for line in lines]


def person_lines(found: Iterable[tuple[Reading, Person]]) -> list[str]:
    """Show a person report by report: office as printed there, the events that name the person, and what the person says."""
    lines: list[str] = []
    for reading, person in found:
        head = reading.report
        lines += [f"{head.outlet or _word('no_outlet')} · {_word('report')} {head.id} · {moment_words(head.published)}"]
        places = ", ".join(f"{span.start}–{span.end}" for span in person.mentions)
        lines.append(f"  {_person(person)} · {places}")
        for event in reading.events:
            if any(participant.name == person.name for participant in event.participants):
                lines.append(f"  {_event(event)}")
        for statement in reading.statements:
            if statement.speaker == person.name:
                words = " … ".join(_quoted(span) for span in statement.content)
                lines.append(f"  {german('acts', statement.act)}, {german('forms', statement.form)}{_via(statement)}: {words}")
        lines.append("")
    return [printable(line) for line in lines]


def _head_lines(reading: Reading) -> list[str]:
    head = reading.report
    title = f": {head.title}" if head.title else ""
    day = moment_words(head.published)
    return [printable(f"{head.outlet or _word('no_outlet')}{title}"), printable(f"{_word('report')} {head.id} · {day}")]


def _body_lines(reading: Reading) -> list[str]:
    lines: list[str] = []
    if reading.persons:
        lines += [
            _heading("persons"),
            *(f"  P{number:<3} {_person(person)}" for number, person in enumerate(reading.persons, 1)),
            "",
        ]
    if reading.events:
        lines.append(_heading("events"))
        for number, event in enumerate(reading.events, 1):
            lines.append(f"  E{number:<3} {_event(event)}")
            lines += [f"       {_quoted(span)}" for span in event.evidence]
        lines.append("")
    if reading.statements:
        lines.append(_heading("statements"))
        for number, statement in enumerate(reading.statements, 1):
            lines.append(f"  A{number:<3} {_statement(statement)}")
            lines += [f"       {_quoted(span)}" for span in statement.content]
        lines.append("")
    return [printable(line) for line in lines] or [_word("nothing"), ""]


def _person(person: Person) -> str:
    office = office_words(person)
    former = f" ({_word('former')})" if person.former else ""
    return f"{person.name}{f' ({side_name(person.side)})' if person.side else ''}{f', {office}' if office else ''}{former}"


def _event(event: Event) -> str:
    parts = [german("kinds", event.kind)]
    if event.direction:
        parts.append(german("directions", event.direction))
    parts += [german("statuses", event.status), day_words(event.date)]
    if event.place:
        country = side_name(event.place.country) if event.place.country else None
        parts += [", ".join(part for part in (event.place.venue, event.place.city, country) if part)]
    parts.append("; ".join(words for words in map(person_words, event.participants) if words))
    parts.append(german("levels", event.level) if event.level else "")
    parts += [part for part in (event.duration, event.deadline) if part]
    parts.append(f"{_word('about')} {', '.join(event.topics)}" if event.topics else "")
    parts.append(f"{_word('not_about')} {', '.join(event.excluded)}" if event.excluded else "")
    parts.append(f"{_word('according_to')} {event.holder}" if event.holder else "")
    return " · ".join(part for part in parts if part)


def _statement(statement: Statement) -> str:
    side = f" ({side_name(statement.side)})" if statement.side else ""
    speaker = f"{statement.speaker or _word('no_speaker')}{side}"
    return f"{speaker} · {german('acts', statement.act)}, {german('forms', statement.form)}{_via(statement)}"


def _via(statement: Statement) -> str:
    return f" · {_word('via')} {' ← '.join(statement.via)}" if statement.via else ""


def _event_title(event: JoinedEvent, tellings: Sequence[Event]) -> str:
    return f"{event_words(event, list(tellings))} · {german('statuses', event.status)} · {day_words(event.date)}"


def _mention_lines(mention: EventMention, readings: Mapping[str, Reading]) -> list[str]:
    outlet = readings[mention.report].report.outlet or _word("no_outlet")
    holder = f" · {_word('according_to')} {mention.holder}" if mention.holder else ""
    status = german("statuses", mention.status)
    head = f"  {mention.report} ({outlet}): {status} · {day_words(mention.date)}{holder}"
    return [head, *(f"      {_quoted(span)}" for span in mention.evidence)]


def _claim_lines(claims: Iterable[Claim], origins: Mapping[str, ReportOrigin]) -> list[str]:
    """Show claims of the same value together: who makes them where, then the first words of each."""
    lines: list[str] = []
    values: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        values.setdefault((claim.field, claim.value), []).append(claim)
    for (field, value), same in values.items():
        holders: dict[str, list[str]] = {}
        for claim in same:
            holders.setdefault(" ← ".join((claim.holder or "", *claim.via)), []).append(claim.report)
        agreed = [claim.report for claim in same if claim.report]
        together = f"{_word('together')} " if len(holders) > 1 else ""
        counted = f" · {together}{counted_words(agreed, origins)}" if len(set(agreed)) > 1 else ""
        for place, (holder, reports) in enumerate(holders.items()):
            according = f"{_word('according_to')} {holder.removeprefix(' ← ')}: " if holder else ""
            told = f"{according}{', '.join(dict.fromkeys(reports))}" if any(reports) else _word("by_hand")
            said = value_words(field, value) if value else _word("unknown")
            lines.append(f"  {field_words(field)}: {said} · {told}{counted if place == len(holders) - 1 else ''}")
        quotes = dict.fromkeys(_shortened(claim.evidence[0]) for claim in same if claim.evidence)
        lines += [f"      {quote}" for quote in quotes]
    return lines


def _quoted(span: Span) -> str:
    return f"„{' '.join(span.quote.split())}“"


def _shortened(span: Span) -> str:
    """Quote the beginning of long words; what is left out is marked outside of the quotation marks."""
    words = " ".join(span.quote.split())
    if len(words) <= _QUOTE_WIDTH:
        return f"„{words}“"
    return f"„{words[:_QUOTE_WIDTH].rpartition(' ')[0]}“ […]"


def _furniture(kind: str) -> str:
    return str(load("listing")["furniture"].get(kind, kind))


def _heading(name: str) -> str:
    return str(load("listing")["headings"][name])


def _word(name: str) -> str:
    return str(load("listing")["words"][name])
