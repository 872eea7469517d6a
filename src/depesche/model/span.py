"""Takes two offsets and the words between them, gives a `Span`: the proof that a value stands in a report."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A piece of a report's clean text.

    Attributes:
        start: first code point, counted from 0.
        end: code point after the last one (half-open).
        quote: the words between the two, equal to the clean text character by character.
    """

    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Cut the span `start:end` out of `text`.

        Raises:
            ValueError: when the offsets do not lie inside the text in this order.
        """
        if not 0 <= start < end <= len(text):
            raise ValueError(f"span {start}:{end} does not lie inside a text of {len(text)} characters")
        return cls(start, end, text[start:end])

    def overlaps(self, other: Span) -> bool:
        """Say whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Say whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end
