"""Takes one sentence of an analysed report, gives its scene: clauses, triggers, and who, when and where stands in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.language.sentences import Sentence
from depesche.model.span import Span
from depesche.reading.analysis import ActorMention, Analysis, PlaceMention, TimeMention
from depesche.reading.events.frames import Clause, clauses_of
from depesche.reading.events.pairs import both_sides
from depesche.reading.events.placing import Placed, placed_actors
from depesche.reading.events.triggers import Trigger, in_class, triggers_of
from depesche.reading.events.wholenames import with_whole_names
from depesche.reading.people.namings import state_of_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What has been found in one sentence.

    Attributes:
        number: place of the sentence in the report.
        placed: for each clause the actors in it.
        actors, times, places: those of the sentence.
    """

    analysis: Analysis
    sentence: Sentence
    number: int
    clauses: tuple[Clause, ...]
    triggers: tuple[Trigger, ...]
    placed: tuple[tuple[Placed, ...], ...]
    actors: tuple[ActorMention, ...]
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]

    def clause_of(self, trigger: Trigger) -> Clause:
        """Give the clause of a trigger."""
        return self.clauses[trigger.clause]

    def span(self, order: int) -> Span:
        """Give the words of a clause, from its first to its last token."""
        tokens = self.clauses[order].tokens
        start, end = self.sentence.tokens[tokens[0]].start, self.sentence.tokens[tokens[-1]].end
        return Span(start, end, self.sentence.text[start - self.sentence.start : end - self.sentence.start])

    def words(self, order: int) -> list[str]:
        """Give the folded words of a clause."""
        return [self.sentence.tokens[place].lower for place in self.clauses[order].tokens]


def scene_of(analysis: Analysis, number: int) -> Scene:
    """Make the scene of a sentence."""
    sentence = analysis.sentences[number]

    def cut(mentions: tuple[ActorMention, ...] | tuple[TimeMention, ...] | tuple[PlaceMention, ...]) -> slice:
        return slice(
            bisect_left(mentions, sentence.start, key=lambda mention: mention.span.start),
            bisect_left(mentions, sentence.end, key=lambda mention: mention.span.start),
        )

    actors = tuple(_both(_with_side(actor), analysis) for actor in analysis.actors[cut(analysis.actors)])
    sentence = with_whole_names(sentence, actors)
    clauses = clauses_of(sentence)
    places = analysis.places[cut(analysis.places)]
    cities = frozenset(place.span.start for place in places if place.city)
    return Scene(
        analysis=analysis,
        sentence=sentence,
        number=number,
        clauses=clauses,
        triggers=triggers_of(sentence, clauses),
        placed=tuple(placed_actors(sentence, clause, actors, cities) for clause in clauses),
        actors=actors,
        times=analysis.times[cut(analysis.times)],
        places=places,
    )


def _with_side(actor: ActorMention) -> ActorMention:
    """Give a body without a side the organisation that the first part of its name tells ("UN-Sicherheitsrat")."""
    if (
        actor.sides
        and actor.type in ("office", "group")
        and " in " in actor.phrase.quote
        and in_class(fold(actor.span.quote), "guests")
    ):
        return replace(actor, sides=())  # "die Verhandlungspartner in Wien"
    if actor.sides or actor.type not in ("body", "group", "office") or "-" not in actor.name:
        return actor
    code = organisation_of_prefix(fold(actor.name.split("-")[0]))
    return replace(actor, sides=(code,)) if code else actor


def _both(actor: ActorMention, analysis: Analysis) -> ActorMention:
    """Give "beide Länder" with the two that the report is about, where they are others than the two named last."""
    if actor.type != "group" or len(actor.sides) != 2 or not _BOTH.search(actor.phrase.quote):
        return actor
    return replace(actor, sides=both_sides(actor.span.start, analysis) or actor.sides)


_BOTH = re.compile(r"^(?:[Dd](?:ie|en|er) )?[Bb]eide[nr]? (?:\w+en )?(?:Länder|Staaten|Seiten|Regierungen|Hauptstädte|Nachbar)")


def organisation_of_prefix(prefix: str) -> str | None:
    """Give the organisation that the first part of a compound names ("g-20" of "G-20-Gipfel"), folded; `None`: none."""
    return _prefixes().get(prefix)


def sides_of_compound(word: str) -> tuple[str, ...]:
    """Give the sides that a compound of names, two at least: "EU-China-Gipfel", "Nato-Russland-Rat"; none for others."""
    codes = [organisation_of_prefix(fold(part)) or state_of_name(part) for part in word.split("-")[:-1]]
    found = tuple(dict.fromkeys(code for code in codes if code))
    return found if len(found) >= 2 else ()


@cache
def _prefixes() -> dict[str, str]:
    table: dict[str, str] = {}
    for code, entry in load("organisations").items():
        for word in (*entry.get("prefix", ()), *(name for name in entry["names"] if " " not in name)):
            table.setdefault(fold(word), code)
    return table
