"""Takes an event and its sentence, gives the single persons who are named of many: "weist zehn Diplomaten aus, darunter X"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.model.reading import Participant
from depesche.model.vocabulary import Part
from depesche.reading.analysis import ActorMention
from depesche.reading.events.merging import Mention
from depesche.reading.events.participants import joined, participants_of
from depesche.reading.events.scene import Scene
from depesche.reading.events.triggers import Trigger

_STRIKING = frozenset(["expulsion", "sanction", "entry_measure", "release", "incident", "recall"])
_GATHERING = frozenset(["meeting", "visit"])
_REACH = 2
"""Sentences behind a measure within which those are named whom it strikes."""


def with_those_named(participants: tuple[Participant, ...], trigger: Trigger, scene: Scene) -> tuple[Participant, ...]:
    """Add the persons named behind "darunter" in the sentence, to the event told last before that word."""
    kind = trigger.group.kind
    if kind not in _STRIKING | _GATHERING or not participants:
        return participants
    match = _among().search(scene.sentence.text)
    if match is None:
        return participants
    begin = scene.sentence.start + match.start()
    before = [other for other in scene.triggers if other.start < begin and other.group.kind in _STRIKING | _GATHERING]
    if not before or before[-1].start != trigger.start:
        return participants
    part: Part = "target" if kind in _STRIKING else "party"
    return joined(participants, participants_of([(actor, part) for actor in _behind(begin, scene)], scene.analysis))


def struck(order: int, scene: Scene, told: Sequence[Mention]) -> tuple[int, tuple[Participant, ...]] | None:
    """Give the place in `told` of a measure and whom a clause names of those it strikes: "Auf der Liste steht auch X"."""
    clause = scene.clauses[order]
    if clause.finite is None or clause.negated:
        return None
    words = scene.words(order)
    people: Sequence[ActorMention]
    match = _among().search(scene.span(order).quote)
    if match is not None:
        people = _behind(scene.span(order).start + match.start(), scene)
    elif set(words) & _struck() and set(clause.verbs) & {
        "sein",
        "stehen",
        "gehören",
        "kommen",
        "zählen",
        "werden",
        "finden",
        "freikommen",
    }:
        people = [one.actor for one in scene.placed[order] if one.actor.type == "person" and set(one.chain) <= {"", "neben"}]
    else:
        return None
    if not people:
        return None
    for place in range(len(told) - 1, -1, -1):
        if scene.number - told[place].sentence > _REACH:
            break
        if told[place].kind in _STRIKING:
            return place, participants_of([(actor, "target") for actor in people], scene.analysis)
    return None


def _behind(begin: int, scene: Scene) -> list[ActorMention]:
    """Give the persons of the clause that stand behind a place."""
    for order, clause in enumerate(scene.clauses):
        if any(scene.sentence.tokens[at].start == begin for at in clause.tokens):
            return [
                one.actor
                for one in scene.placed[order]
                if one.actor.span.start > begin and one.actor.type == "person" and set(one.chain) <= {"", "gegen", "von"}
            ]
    return []


@cache
def _among() -> re.Pattern[str]:
    words = "|".join(str(word).replace("ß", "(?:ß|ss)") for word in load("event_people")["among"])
    return re.compile(rf"\b(?:{words})\b")


@cache
def _struck() -> frozenset[str]:
    return frozenset(fold(word) for word in load("event_people")["struck"])
