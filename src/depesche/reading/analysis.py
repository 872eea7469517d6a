"""What has been found in one report so far: the input of the tasks that come later in `reader.py`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from depesche.language.parsed import Parsed
from depesche.language.sentences import Sentence
from depesche.model.reading import Person
from depesche.model.report import Report
from depesche.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """A place of the text that names somebody who can act or speak.

    Attributes:
        span: the words; of "Der russische Außenminister Sergej Lawrow" only the name, of "die US-Delegation" the noun.
        phrase: the whole noun phrase with article, adjective and title, for speakers as printed; may equal `span`.
        type: `person` (a name), `state`, `organisation`, `body` (ministry, embassy), `group` (Diplomaten, Beobachter),
            `office` (an office-holder without a name: "der Kremlsprecher"), `medium` (newspaper, agency, broadcaster),
            `adjective` ("russisch", "US-" in a compound), `pronoun` ("er", when it was resolved).
        sides: codes of the sides it stands for; two for "russisch-amerikanisch" or "beide Länder" when resolved; empty: none.
        name: how to name it: for persons the full name, else the noun as printed without article.
        person: place of the person in `Analysis.persons`; `None` for others.
    """

    span: Span
    phrase: Span
    type: str
    sides: tuple[str, ...]
    name: str
    person: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place of the text that names a place.

    Attributes:
        span: the words ("Istanbul", "in der Türkei": only the name).
        country: ISO 3166-1 alpha-2; `None` where not known.
        city: as printed; `None` for a country or venue.
        venue: as printed ("Residenz der US-Generalkonsulin"); `None` for others.
        locative: true where the words before it say that something is there ("in", "im", "nach", "bei", dateline);
            false for "aus", "von" or a genitive.
    """

    span: Span
    country: str | None
    city: str | None = None
    venue: str | None = None
    locative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A place of the text that names a time.

    Attributes:
        span: the words, without preposition ("Donnerstag", "vergangene Woche", "Februar 2022").
        type: TIMEX3: `DATE`, `TIME`, `DURATION` or `SET`.
        value: TIMEX3 value (`2025-02-27`, `2025-W08`, `2025-02-27TEV`, `P2D`, `PAST_REF`); `None` where it cannot be told.
        edtf: the day or stretch for the record; `None` for durations and what cannot be told.
        anchor: EDTF date it was counted from; `None` for full dates.
        rule: name of the rule.
        alternatives: other EDTF readings, likeliest first.
        bound: `since` ("seit Februar 2022"), `until` ("bis Freitag"), `before`, `after`, or `None`.
    """

    span: Span
    type: str
    value: str | None
    edtf: str | None
    anchor: str | None
    rule: str
    alternatives: tuple[str, ...] = ()
    bound: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """Everything found in one report before speech and events are read. All tuples are in the order of the text.

    `parsed` gives each of the sentences as the trained model reads it, at the first question; `None` where the rules run alone.
    """

    report: Report
    sentences: tuple[Sentence, ...]
    times: tuple[TimeMention, ...] = ()
    persons: tuple[Person, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    parsed: Sequence[Parsed] | None = None
