"""Takes a rule's match in a sentence, gives access to its words and to what they are counted from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from depesche.language.tokens import Token
from depesche.reading.time.tense import direction_at, is_pluperfect, stands_in_attribute
from depesche.reading.time.value import edtf_of, first_day
from depesche.reading.time.words import Word

# Length of a TIMEX3 value that is at least as exact as a unit.
_MONTH = re.compile(r"\d{4}-\d{2}")
_WIDTH = {"D": 10, "W": 8, "WE": 8, "M": 7, "Y": 4}


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
        undecided: true for a weekday whose direction no verb tells, as in a headline.
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
    undecided: bool = False


@dataclass(slots=True, kw_only=True)
class Scene:
    """What stands around a time: the sentence, the day of publication, the dates named before.

    Attributes:
        tokens: of the sentence.
        words: of the sentence, as the grammar sees them.
        published: day of publication; `None` where unknown.
        named: TIMEX3 values of the dates named so far in the report, in order.
        here: TIMEX3 value of the last date named in this very sentence.
        told: the same, left out where it stands inside an attribute ("des am 3. Mai 2004 Verstorbenen"): it dates nothing else.
        single: false when that date was one of several named together ("24. und 25. Mai").
        repeats: true behind a set in this sentence ("wochentags"), until the next date.
        eve: the day that "am Tag zuvor" gave in this sentence: a second "Vortag" is the same day.
        daily: true where the report says "gestern": its "heute" is a day then, not our times.
    """

    tokens: Sequence[Token]
    words: Sequence[Word]
    published: date | None
    named: list[str]
    here: str | None = None
    told: str | None = None
    single: bool = True
    repeats: bool = False
    eve: str | None = None
    daily: bool = False

    def is_inside_attribute(self, first: int, last: int) -> bool:
        """Say whether the words stand between an article and its noun, as in "der 2004 verstorbene Präsident"."""
        end = self.words[last + 1].token if last + 1 < len(self.words) else len(self.tokens)
        return stands_in_attribute(self.tokens, self.words[first].token, end)

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
        return self.match.start()

    @property
    def last(self) -> int:
        """Place of the last word of the span."""
        return self.match.end() - 1

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

    def draft(self, value: str, *, edtf: str | None = None, type: str = "DATE", **more: Any) -> Sequence[Draft]:
        """Make a draft over the whole span with the value and EDTF as given."""
        return (Draft(first=self.first, last=self.last, type=type, value=value, edtf=edtf, **more),)

    def named(self, value: str, *, type: str = "DATE", about: bool = False, **more: Any) -> Sequence[Draft]:
        """Make a draft over the whole span from a TIMEX3 value that is a place in the calendar."""
        edtf = edtf_of(value)
        return self.draft(value, edtf=f"{edtf}~" if edtf and about and "/" not in edtf else edtf, type=type, **more)

    def vague(self, value: str, *, type: str = "DATE") -> Sequence[Draft]:
        """Make a draft that no calendar shows and to which nothing later goes back."""
        return self.draft(value, type=type, names_date=False)

    def day(self, day: date | None, *, part: str = "", **more: Any) -> Sequence[Draft]:
        """Make a draft of a day or of a part of it; nothing where there is no such day."""
        if day is None:
            return ()
        suffix = f"T{part}" if part else ""
        return self.named(day.isoformat() + suffix, type="TIME" if part else "DATE", **more)

    def base(self, unit: str) -> str | None:
        """Give the last date named that is at least as exact as a unit (`D`, `W`, `WE`, `M`, `Y`); `None` where there is none.

        What lies after the day of publication ("bis zum 5. April") is passed over where the clause tells the past.
        """
        published = self.scene.published
        past = published is not None and bool(self.scene.named) and self.direction() == "past"
        for value in reversed(self.scene.named):
            first = first_day(value)
            if first is None or len(value.partition("T")[0]) < _WIDTH[unit]:
                continue
            if not (past and published and first > published):
                return value
        return None

    def day_pointed_at(self) -> str | None:
        """Give the day of "an diesem Tag": the last one named, unless a month was named since that it does not lie in."""
        found = self.base("D")
        months = [value for value in self.scene.named if _MONTH.fullmatch(value)]
        if found is None or not months:
            return found
        hidden = self.scene.named[::-1].index(months[-1]) < self.scene.named[::-1].index(found)
        return None if hidden and not found.startswith(months[-1]) else found

    def turn(self) -> int | None:
        """Read a direction word: -1 `vergangen`, -2 `vorletzt`, 1 `kommend`, 2 `übernächst`, 0 `dieser`; `None` without one.

        `ol` is `l` in a genitive.
        """
        for group in ("l", "ol", "n", "on", "t", "ot"):
            if self.has(group):
                return self.number(group)
        return None

    def year_meant(self) -> int | None:
        """Read the year behind a month or a day: `2014`, `dieses Jahres`, `des Vorjahres`; `None` where it cannot be told."""
        published = self.scene.published
        for group in ("y", "oy"):
            if self.has(group):
                return self.number(group)
        if published is None:
            return None
        if self.has("ow"):
            base = self.base("Y")
            return int(base[:4]) if base else None
        if self.has("or"):
            return published.year + int(self.value("or")[1:]) if self.value("or")[0] == "Y" else None
        if self.has("os"):
            return published.year if self.value("os") == "Y" else None
        if self.has("ou") and self.value("ou") == "Y":
            return published.year + (self.turn() or 0)
        return None

    def is_kind(self, place: int, kind: str) -> bool:
        """Say whether the word at a place of the sentence is of a class."""
        return 0 <= place < len(self.scene.words) and self.scene.words[place].kind == kind

    def followed_by_dot(self, place: int) -> bool:
        """Say whether a full stop stands behind the word at a place of the sentence."""
        return self.is_kind(place + 1, "dot")

    def points_ahead(self) -> bool:
        """Say whether the words before look ahead whatever the tense: `für Freitag`, `bis Freitag`, `auf Montag`, `ab Juni`."""
        return self.preposition() in ("for", "until", "auf", "ab")

    def is_pluperfect(self) -> bool:
        """Say whether the clause stands in the Plusquamperfekt: "hatte bis Dienstag Zeit gegeben"."""
        return is_pluperfect(self.scene.tokens, self.scene.words[self.first].token)

    def starts_before(self) -> bool:
        """Say whether the word before looks back whatever the tense: `seit`."""
        return self.preposition() == "since"

    def preposition(self) -> str:
        """Give the class of the small word before the span, "spätestens" and "zum" left out; empty where there is none."""
        for distance in (1, 2, 3):
            before = self.before(distance)
            if before is None:
                return ""
            if before.kind not in ("zum", "article", "hedge", "about"):
                return before.kind
        return ""

    def is_day_of_noun(self) -> bool:
        """Say whether the day belongs to a noun before it, as in `der Beschluss vom Montag`, and begins no stretch."""
        before, after = self.before(), self.after()
        begins = after is not None and (after.kind in ("until", "dash", "an") or after.text == "bis")
        return before is not None and before.kind == "vom" and not begins

    def inherited_year(self) -> int | None:
        """Give the year named before in the same sentence, when the sentence tells of an older time."""
        published, here = self.scene.published, self.scene.told
        if self.direction() not in ("past", None):
            return None
        if published is None or here is None or not here[:4].isdigit() or int(here[:4]) > published.year - 2:
            return None
        return int(here[:4])

    def in_hours(self) -> bool:
        """Say whether a clock time is one end of a span of hours: `von 10 bis 18 Uhr`."""
        first, after = self.before(), self.after()
        joined = ("until", "dash")
        if after is not None and after.kind in joined and self.scene.words[self.last].kind != "clock":
            return True
        start = self.before(2)
        return first is not None and first.kind in joined and start is not None and start.kind in ("small", "dotted", "clock")
