"""Takes a clause and the actors of its sentence, gives each its place: in which noun phrase it stands, and what that hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.language.sentences import Sentence
from depesche.reading.analysis import ActorMention
from depesche.reading.events.frames import Clause
from depesche.reading.events.phrases import Phrase

_HEADS = frozenset(["person", "state", "organisation", "body", "group", "office", "pronoun"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An actor in its clause.

    Attributes:
        actor: the mention.
        phrase: place of its noun phrase in the clause; `None`: in none.
        root: place of the phrase at the top of the chain it hangs in.
        chain: prepositions from its phrase up to, and with, the root.
        links: places of the phrases of the chain.
        city: true where the words name a city, which may stand for its state or be a mere place.
        head: true where the actor is the head of its phrase, and not an adjective or the first part of a compound in it.
    """

    actor: ActorMention
    phrase: int | None
    root: int | None
    chain: tuple[str, ...]
    links: tuple[int, ...]
    head: bool
    city: bool = False


def placed_actors(
    sentence: Sentence, clause: Clause, near: Sequence[ActorMention], cities: frozenset[int] = frozenset()
) -> tuple[Placed, ...]:
    """Place the actors of a sentence (`near`) that stand in a clause."""
    found = []
    starts = {sentence.tokens[place].start: place for place in clause.tokens}
    for actor in near:
        if actor.type == "medium":
            continue
        place = next((starts[start] for start in sorted(starts) if actor.span.start <= start < actor.span.end), None)
        if place is None:
            place = next(
                (p for p in clause.tokens if sentence.tokens[p].start <= actor.span.start < sentence.tokens[p].end), None
            )
        if place is None:
            continue
        number = next((order for order, phrase in enumerate(clause.phrases) if phrase.first <= place <= phrase.last), None)
        if number is None and actor.type == "adjective":
            number = _shared_noun(place, clause, sentence)
        chain: list[str] = []
        links: list[int] = []
        at = _apposed(number, clause) if actor.type == "person" else number
        while at is not None and at not in links:
            phrase = clause.phrases[at]
            chain.append(phrase.preposition)
            links.append(at)
            at = phrase.parent
            if at is not None and _is_side(clause.phrases[at], sentence):
                at = None  # "auf russischer Seite von X geführt"
            if at is not None and phrase.preposition == "mit" and _is_spot(at, clause, sentence, near, cities):
                at = None
        end = sentence.tokens[clause.phrases[number].last].end if number is not None else actor.span.end
        head = actor.type in _HEADS and (actor.type == "person" or actor.span.end >= end or actor.phrase.end >= end)
        found.append(
            Placed(
                actor=actor,
                phrase=number,
                root=links[-1] if links else None,
                chain=tuple(chain),
                links=tuple(links),
                head=head,
                city=actor.span.start in cities,
            )
        )
    return tuple(found)


def _is_side(phrase: Phrase, sentence: Sentence) -> bool:
    return phrase.preposition == "auf" and sentence.tokens[phrase.last].lower == "seite"


def _is_spot(at: int, clause: Clause, sentence: Sentence, near: Sequence[ActorMention], cities: frozenset[int]) -> bool:
    """Say whether a phrase is a spot, which nobody is "with": "verhandelte in Wien mit Bonn", "sprach im Kanzleramt mit ihm"."""
    phrase = clause.phrases[at]
    while phrase.genitive and phrase.parent is not None:
        phrase = clause.phrases[phrase.parent]
    if sentence.tokens[phrase.first].start in cities:
        return True
    if phrase.preposition not in ("in", "im", "auf", "am", "an", "bei", "beim", "vor"):
        return False
    noun = sentence.tokens[phrase.last]
    if any(noun.lower.removesuffix("s").endswith(word) for word in _spots()):
        return True
    body = next((actor for actor in near if actor.type == "body" and actor.span.start <= noun.start < actor.span.end), None)
    return body is not None and phrase.preposition in ("in", "im")


@cache
def _spots() -> tuple[str, ...]:
    table, places = load("event_people"), load("places")
    nouns = {fold(word) for word in (*table["spots"], *places["venue_nouns"], *places["venue_endings"], *places["town_nouns"])}
    return tuple(sorted(nouns - {fold(word) for word in table["no_spots"]}))


def _shared_noun(place: int, clause: Clause, sentence: Sentence) -> int | None:
    """Give the phrase whose noun an adjective shares: "dem polnischen und dem ungarischen Minister"; `None`: none."""
    if place + 1 >= len(sentence.tokens) or sentence.tokens[place + 1].lower not in ("und", "sowie", "oder"):
        return None
    return next((order for order, phrase in enumerate(clause.phrases) if phrase.first == place + 2), None)


def _apposed(number: int | None, clause: Clause) -> int | None:
    """Give the phrase that a name stands beside: of "der Botschafter in Wien, Netschajew" the ambassador, not the city."""
    if number is None:
        return None
    phrase = clause.phrases[number]
    if phrase.coordinated is not None and phrase.preposition in ("in", "im", "nach", "für", "bei"):
        mate = clause.phrases[phrase.coordinated]
        return mate.parent if mate.parent is not None else number
    return number
