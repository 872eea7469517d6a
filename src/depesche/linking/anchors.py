"""Takes the words that a decision is about and the mentions of all reports, gives the mentions that are meant.

Ids of events change when earlier reports join, places of events in a reading when it is read anew; words do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from depesche.linking.mentions import Mention
from depesche.model.reading import Event
from depesche.model.report import Report
from depesche.model.span import Span

Key = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A place of a report that a decision is about.

    Attributes:
        report: id of the report.
        start: first code point in its clean text.
        end: code point after the last one.
        quote: the words as the person saw them; found again where the clean text has changed. `None`: not kept.
        kind: kind of the event that was read there; tells apart what one sentence tells. `None`: not kept.
        sides: its sides, likewise.
        group: for `merge` the number of the event among those merged; for `split` 0 for what goes, 1 for what stays.
    """

    report: str
    start: int
    end: int
    quote: str | None = None
    kind: str | None = None
    sides: tuple[str, ...] = ()
    group: int = 0


def words_at(report: str, event: Event, group: int = 0) -> Words | None:
    """Give the words by which a decision keeps hold of an event that a report tells; `None` for one without evidence."""
    if not event.evidence:
        return None
    start, end, quote = event.evidence[0]
    sides = tuple(sorted({p.side for p in event.participants if p.side}))
    return Words(report=report, start=start, end=end, quote=quote, kind=event.kind, sides=sides, group=group)


def located(words: Words, reports: Mapping[str, Report]) -> Words | None:
    """Give the words where they stand now, the nearest place where they stand several times; `None`: they are gone."""
    report = reports.get(words.report)
    if report is None:
        return None
    text, quote = report.text, words.quote
    if quote is None or text[words.start : words.end] == quote:
        return words if 0 <= words.start < words.end <= len(text) else None
    places = []
    start = text.find(quote)
    while start >= 0:
        places.append(start)
        start = text.find(quote, start + 1)
    if not places:
        return None
    start = min(places, key=lambda place: (abs(place - words.start), place))
    return replace(words, start=start, end=start + len(quote))


def span_of(words: Words, reports: Mapping[str, Report]) -> Span:
    """The words as a span of their report."""
    return Span.of(reports[words.report].text, words.start, words.end)


def mention_of(words: Words, told: Mapping[str, Sequence[Mention]]) -> Mention | None:
    """Find the mention whose evidence shares half of the shorter of the two with the words; `None`: nothing is read there.

    Of several, those with the same kind and sides go first, then those that begin nearest.
    """
    near = [mention for mention in told.get(words.report, ()) if _tells(mention, words)]
    if not near:
        return None

    def rank(mention: Mention) -> tuple[bool, bool, int, int]:
        sides = {p.side for p in mention.event.participants if p.side}
        apart = min(abs(span.start - words.start) + abs(span.end - words.end) for span in mention.event.evidence)
        return (
            words.kind is not None and mention.event.kind != words.kind,
            bool(words.sides) and sides != set(words.sides),
            apart,
            mention.index,
        )

    return min(near, key=rank)


def by_report(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    """The mentions of each report."""
    told: dict[str, list[Mention]] = {}
    for mention in mentions:
        told.setdefault(mention.report, []).append(mention)
    return told


def _tells(mention: Mention, words: Words) -> bool:
    for span in mention.event.evidence:
        shared = min(span.end, words.end) - max(span.start, words.start)
        if shared > 0 and shared * 2 >= min(span.end - span.start, words.end - words.start):
            return True
    return False
