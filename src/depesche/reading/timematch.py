"""Takes a rule's match in a sentence, gives access to its words and to what they are counted from; the ground of the time rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from depesche.language.tokens import Token
from depesche.reading.timetense import direction_at
from depesche.reading.timewords import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a rule makes of a match, before bound and anchor of the sentence are added.

    Attributes:
        first: place of the first word of the span.
        last: place of its last word.
        type: TIMEX3 type.
        value: TIMEX3 value; `None` where it cannot be told.
        edtf: for the record; `None` where it is to stay open.
        anchor: what it was counted from.
        alternatives: other EDTF readings.
        bound: `since`, `until`, `before`, `after`; `None` leaves it to the words before the span.
        names_date: false where later "am selben Tag" cannot mean it.
    """

    first: int
    last: int
    type: str
    value: str | None
    edtf: str | None
    anchor: str | None = None
    alternatives: tuple[str, ...] = ()
    bound: str | None = None
    names_date: bool = True


@dataclass(slots=True, kw_only=True)
class Scene:
    """What stands around a time: the sentence, the day of publication, the dates named before.

    Attributes:
        tokens: of the sentence.
        words: of the sentence, as the grammar sees them.
        published: day of publication; `None` where unknown.
        last: TIMEX3 value of the last date named before; `None` at the beginning.
        here: TIMEX3 value of the last date named in this very sentence.
    """

    tokens: Sequence[Token]
    words: Sequence[Word]
    published: date | None
    last: str | None
    here: str | None = None

    def direction(self, first: int, last: int) -> str | None:
        """Tense of the clause around the words: see `direction_at`."""
        end = self.words[last + 1].token if last + 1 < len(self.words) else len(self.tokens)
        return direction_at(self.tokens, self.words[first].token, end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A rule's regular expression, found in the letters of a sentence."""

    match: re.Match[str]
    scene: Scene
    names: tuple[tuple[str, str], ...] = ()

    def renamed(self, **names: str) -> Hit:
        """Give the same match with a group read under another name: `renamed(d="e")` lets `d` mean group `e`."""
        return replace(self, names=tuple(names.items()))

    def _group(self, group: str) -> str:
        return dict(self.names).get(group, group)

    @property
    def first(self) -> int:
        """Place of the first word of the span."""
        return self.match.start("x")

    @property
    def last(self) -> int:
        """Place of the last word of the span."""
        return self.match.end("x") - 1

    def has(self, group: str) -> bool:
        """Say whether a group took part."""
        group = self._group(group)
        return group in self.match.re.groupindex and self.match.start(group) >= 0

    def word(self, group: str) -> Word:
        """Give the first word of a group that took part."""
        return self.scene.words[self.match.start(self._group(group))]

    def value(self, group: str) -> str:
        """Give the value of the first word of a group; empty where it took no part."""
        return self.word(group).value if self.has(group) else ""

    def number(self, group: str) -> int:
        """Give the value of the first word of a group as a number."""
        return int(self.value(group))

    def direction(self) -> str | None:
        """Tense of the clause around the span."""
        return self.scene.direction(self.first, self.last)

    def before(self, distance: int = 1) -> Word | None:
        """Give the word so far before the span; `None` beyond the sentence."""
        place = self.first - distance
        return self.scene.words[place] if place >= 0 else None

    def after(self, distance: int = 1) -> Word | None:
        """Give the word so far behind the span; `None` beyond the sentence."""
        place = self.last + distance
        return self.scene.words[place] if place < len(self.scene.words) else None
