"""What one outlet printed: the `Report`, with its clean text and the way back to the raw input."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field

from depesche.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A part of the page that is not the report, set aside and kept.

    Attributes:
        kind: what it is: `navigation`, `cookie`, `byline`, `dateline`, `caption`, `credit`, `poll`, `comments`, `teaser`,
            `share`, `newsletter`, `advert`, `tags`, `note`, `legal`, `kicker`, `title`, `repeat` or `other`.
        start: first code point in the raw input.
        end: code point after the last one in the raw input.
        quote: the words, equal to the raw input.
    """

    kind: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One text as one outlet printed it. Unknown values are `None`.

    Attributes:
        id: name of the report within its archive; for a file its stem unless given.
        text: the clean text: paragraphs joined by a blank line, furniture left out, and so are signs that nobody sees (soft
            hyphens, zero-width spaces); letters stand in one piece (ü). All spans of a reading count in it.
        raw: the input as it came, decoded.
        offsets: the map back: pairs (clean start, raw start) in ascending order; from one pair to the next both run on together.
        title: headline as printed.
        lead: teaser sentence of the head, when it stands apart from the text.
        outlet: name of the outlet as printed or given.
        authors: names of the authors as printed.
        agency: agencies named in tags and desk lines ("dpa", "AFP"), in the order of the text.
        own_lines: true where a desk line says that the outlet's own words stand beside the agency's ("mit Material von dpa").
        dateline: place of the dateline ("Istanbul/Washington") as printed.
        published: day, or day and time with zone where printed, ISO 8601 (`2025-02-27`, `2025-02-27T15:42`).
        updated: likewise, for the last change the page names.
        section: department of the outlet ("Politik / International").
        url: canonical address.
        language: ISO 639-1 code.
        paywall: true where the page says that it shows the beginning of the article only, the rest being for subscribers.
        furniture: what was set aside, in the order of the raw input.
        source: where the input came from (path, `-` or address); not part of what is compared.
    """

    id: str
    text: str
    raw: str
    offsets: tuple[tuple[int, int], ...]
    title: str | None = None
    lead: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()
    own_lines: bool = False
    dateline: str | None = None
    published: str | None = None
    updated: str | None = None
    section: str | None = None
    url: str | None = None
    language: str | None = None
    paywall: bool = False
    furniture: tuple[Furniture, ...] = ()
    source: str | None = field(default=None, compare=False)

    def raw_span(self, span: Span) -> Span:
        """Give the place of a span of the clean text in the raw input.

        A span that runs over furniture gives the raw stretch from its first to its last character, furniture included.
        """
        starts = [clean for clean, _ in self.offsets]
        first = self._to_raw(span.start, starts)
        last = past_marks(self.raw, self._to_raw(span.end - 1, starts) + 1)
        return Span(first, last, self.raw[first:last])

    def _to_raw(self, position: int, starts: list[int]) -> int:
        clean, raw = self.offsets[bisect_right(starts, position) - 1]
        return raw + position - clean


def past_marks(raw: str, end: int) -> int:
    """Give the end of a stretch of raw text moved past the marks that belong to its last letter (the dots of ü)."""
    while end < len(raw) and unicodedata.combining(raw[end]):
        end += 1
    return end
