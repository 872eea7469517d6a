"""Takes the events of a process, gives what the reports leave open: date, place, confirmation, whether it came about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from depesche.language.lexicon import fold
from depesche.linking.cluster import Cluster
from depesche.linking.mentions import Mention, in_order, phrases
from depesche.linking.values import same_person
from depesche.model.reading import Reading
from depesche.model.record import JoinedEvent, OpenQuestion
from depesche.model.report import Report
from depesche.model.span import Span
from depesche.model.vocabulary import german

_TO_COME = frozenset(["announced", "proposed", "expected", "postponed"])
# Kinds for which a day is fixed beforehand.
_BY_APPOINTMENT = frozenset(["meeting", "call", "visit", "vote"])
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]?")


def questions_of(
    events: Sequence[JoinedEvent],
    clusters: Mapping[str, Cluster],
    sides: Sequence[str],
    reports: Mapping[str, Report],
    readings: Mapping[str, Reading],
) -> tuple[OpenQuestion, ...]:
    """Find the open questions, in the order of the events."""
    found: list[OpenQuestion] = []
    last = max((mention.day for event in events for mention in clusters[event.id].members if mention.day), default=None)
    for event in events:
        mentions = in_order(clusters[event.id].members)
        what = _name(event)
        shown = _evidence([mention for mention in mentions if mention.status == event.status] or mentions)
        if event.status in _TO_COME:
            found += _missing(event, clusters[event.id], what, shown, last)
        if event.status == "cancelled":
            found.append(OpenQuestion(question=f"Neuer Termin: {what}", event=event.id, evidence=shown))
        if event.status in _TO_COME or event.status == "cancelled":
            unconfirmed = _unconfirmed(mentions, sides, reports, readings)
            if unconfirmed:
                found.append(
                    OpenQuestion(question=f"Bestätigung durch die andere Seite: {what}", event=event.id, evidence=unconfirmed)
                )
    return tuple(found)


def _missing(
    event: JoinedEvent, cluster: Cluster, what: str, shown: tuple[tuple[str, Span], ...], last: date | None
) -> list[OpenQuestion]:
    """Date and place that nobody has named; for a date that has passed, whether it came about."""
    found = []
    if event.date is None:
        asked = "Termin" if event.kind in _BY_APPOINTMENT else "Ob es dazu kommt"
        found.append(OpenQuestion(question=f"{asked}: {what}", event=event.id, evidence=shown))
    elif last and cluster.core and cluster.core.end and cluster.core.end <= last and event.status != "postponed":
        found.append(OpenQuestion(question=f"Ob es dazu kam: {what}", event=event.id, evidence=shown))
    if event.kind in ("meeting", "visit") and (event.place is None or not (event.place.city or event.place.country)):
        found.append(OpenQuestion(question=f"Ort: {what}", event=event.id, evidence=shown))
    return found


def _name(event: JoinedEvent) -> str:
    """What an event is called in a question: kind, place and round."""
    words = [german("kinds", event.kind)]
    if event.ordinal:
        words.append(f"({event.ordinal}. Runde)")
    if event.place and event.place.city:
        words.append(f"in {event.place.city}")
    if event.date:
        words.append(f"({event.date})")
    return " ".join(words)


def _evidence(mentions: Sequence[Mention]) -> tuple[tuple[str, Span], ...]:
    """The words of the latest two reports."""
    return tuple((mention.report, span) for mention in mentions[-2:] for span in mention.event.evidence[:1])


def _unconfirmed(
    mentions: Sequence[Mention], sides: Sequence[str], reports: Mapping[str, Report], readings: Mapping[str, Reading]
) -> tuple[tuple[str, Span], ...]:
    """Sentences that say of the plan that a side has not confirmed it; none once that side has spoken for it."""
    found: list[tuple[str, Span]] = []
    planned = [mention for mention in mentions if mention.planned]
    for name in dict.fromkeys(mention.report for mention in planned):
        own = [mention for mention in planned if mention.report == name]
        reading, text = readings[name], reports[name].text
        for statement in reading.statements:
            silent = statement.act == "no_comment" and (statement.side is None or statement.side in sides)
            if not silent or not statement.content or not _of_plan(statement.content[0], own, reading):
                continue
            if not any(_vouches(mention, statement.side, own[0], readings) for mention in mentions):
                found.append((name, statement.content[0]))
        for sentence in _SENTENCE.finditer(text):
            if phrases("unconfirmed").search(fold(sentence.group())):
                start = sentence.start() + len(sentence.group()) - len(sentence.group().lstrip())
                span = Span(start, sentence.end(), text[start : sentence.end()])
                told = any(span.overlaps(content) for other in reading.statements for content in other.content)
                if not told and _of_plan(span, own, reading):
                    found.append((name, span))
    return tuple(found[:4])


def _of_plan(span: Span, own: Sequence[Mention], reading: Reading) -> bool:
    """Say whether the last event that the report tells before the words is the plan."""
    before = [
        (evidence.start, index)
        for index, event in enumerate(reading.events)
        for evidence in event.evidence
        if evidence.start <= span.end
    ]
    return not before or max(before)[1] in {mention.index for mention in own}


def _vouches(mention: Mention, side: str | None, plan: Mention, readings: Mapping[str, Reading]) -> bool:
    """Say whether somebody of the side tells of the event, not before the day of the plan's report."""
    holder = mention.event.holder
    if side is None or holder is None or (mention.day and plan.day and mention.day < plan.day):
        return False
    reading = readings[mention.report]
    known = [person.side for person in reading.persons if same_person(person.name, holder)]
    known += [statement.side for statement in reading.statements if statement.speaker == holder]
    return side in known
