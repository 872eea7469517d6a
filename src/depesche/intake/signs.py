"""Takes raw text, gives it as it is read: without signs that nobody sees, letters in one piece, and with the way back.

Pasted pages hold soft hyphens and zero-width spaces inside of words, and some systems write ü as u with two dots behind it.
The words are the same to a reader, so that they must be the same to the rules.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

# Soft hyphen, zero-width space and non-joiner, word joiner, byte order mark, marks of writing direction; the joiner holds emoji
# together and goes only between letters. Combining marks follow their letter.
_SEEN_BY_NOBODY = re.compile(
    "[\u00ad\u200b\u200c\u200e\u200f\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069]+|(?<=[^\\W_])\u200d(?=[^\\W_])"
    "|[^\\W_][\u0300-\u036f]+"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """A text as it is read.

    Attributes:
        text: the text.
        offsets: pairs (start here, start in the raw text) in ascending order; from one pair to the next both run on together.
    """

    text: str
    offsets: tuple[tuple[int, int], ...]

    def raw(self, position: int) -> int:
        """Give the place in the raw text of the character at a position."""
        here, raw = self.offsets[bisect_right(self.offsets, position, key=_first) - 1]
        return raw + position - here

    def breaks(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Give the pairs that stand between two positions, both left out."""
        return self.offsets[bisect_right(self.offsets, start, key=_first) : bisect_left(self.offsets, end, key=_first)]


def signs_of(raw: str) -> Signs:
    """Leave out what nobody sees and put letters together with their marks (ü written as u and two dots)."""
    parts: list[str] = []
    offsets = [(0, 0)]
    length = last = 0
    for match in _SEEN_BY_NOBODY.finditer(raw):
        found = match[0]
        seen = unicodedata.normalize("NFC", found) if unicodedata.combining(found[-1]) else ""
        if seen == found:
            continue
        parts += (raw[last : match.start()], seen)
        length += match.start() - last + len(seen)
        last = match.end()
        if offsets[-1][0] == length:  # nothing stands between the two
            offsets.pop()
        offsets.append((length, last))
    if not parts:
        return Signs(text=raw, offsets=((0, 0),))
    parts.append(raw[last:])
    return Signs(text="".join(parts), offsets=tuple(offsets))


def _first(pair: tuple[int, int]) -> int:
    return pair[0]
