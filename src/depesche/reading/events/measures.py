"""Takes a trigger of a measure in its clause, gives the way the measure goes: imposed, tightened, extended, eased or lifted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.language.sentences import Sentence
from depesche.model.vocabulary import Direction
from depesche.reading.events.frames import Clause
from depesche.reading.events.triggers import Trigger
from depesche.reading.events.wordlists import words_for

_NEAR = 4
"""Words before the noun of the measure in which an adjective or a noun tells its way ("die Aufhebung der Sanktionen")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    direction: Direction
    verbs: frozenset[str]
    beginnings: tuple[str, ...]


def direction_of(trigger: Trigger, clause: Clause, sentence: Sentence) -> Direction | None:
    """Tell the direction of a measure; `None` for other kinds of event."""
    if trigger.group.kind not in ("sanction", "entry_measure"):
        return None
    words = [sentence.tokens[place].lower for place in clause.tokens]
    if (
        trigger.group.kind == "entry_measure"
        and words_for("stopping").intersection(clause.verbs)
        and any(w.startswith(_granted()) for w in words)
    ):
        return "imposed"  # "setzte die Ausgabe von Visa aus"
    near = [sentence.tokens[place].lower for place in clause.tokens if trigger.token - _NEAR <= place <= trigger.token]
    for way in _ways():
        if way.verbs.intersection(clause.verbs) or any(word.startswith(way.beginnings) for word in near):
            return way.direction
    return trigger.group.direction


@cache
def _granted() -> tuple[str, ...]:
    return tuple(fold(word) for word in load("event_numbers")["granted"])


@cache
def _ways() -> tuple[_Way, ...]:
    return tuple(
        _Way(
            direction=direction,
            verbs=frozenset(fold(verb) for verb in words["verbs"]),
            beginnings=tuple(fold(word) for word in (*words["nouns"], *words["adjectives"])),
        )
        for direction, words in load("event_directions").items()
    )
