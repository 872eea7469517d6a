"""Takes the events of a process, gives what the reports leave open: date, place, confirmation, whether it came about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from depesche.language.lexicon import fold
from depesche.linking.matching import Cluster
from depesche.linking.mentions import Mention, in_order, phrases
from depesche.model.reading import Reading
from depesche.model.record import JoinedEvent, OpenQuestion
from depesche.model.report import Report
from depesche.model.span import Span
from depesche.model.vocabulary import german

_TO_COME = frozenset(["announced", "proposed", "expected", "postponed"])
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
        found.append(OpenQuestion(question=f"Termin: {what}", event=event.id, evidence=shown))
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
    """Sentences that say that a side has not confirmed, in reports that tell of the plan."""
    found: list[tuple[str, Span]] = []
    for name in dict.fromkeys(mention.report for mention in mentions if mention.planned):
        for statement in readings[name].statements:
            if statement.act == "no_comment" and (statement.side is None or statement.side in sides) and statement.content:
                found.append((name, statement.content[0]))
        text = reports[name].text
        for sentence in _SENTENCE.finditer(text):
            if phrases("unconfirmed").search(fold(sentence.group())):
                start = sentence.start() + len(sentence.group()) - len(sentence.group().lstrip())
                span = Span(start, sentence.end(), text[start : sentence.end()])
                if not any(other == name and span.overlaps(known) for other, known in found):
                    found.append((name, span))
    return tuple(found[:4])
