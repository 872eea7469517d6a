"""Takes the words of an event and its participants, gives its level: from the words, else from the highest participant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.language.sentences import Sentence
from depesche.model.reading import Participant, Person
from depesche.model.vocabulary import LEVELS, Level
from depesche.reading.events.frames import Clause
from depesche.reading.events.phrases import Phrase
from depesche.reading.events.triggers import Trigger

_ON_LEVEL = re.compile(r"(?:auf|Auf) (?:der )?(?:Ebene|Niveau|Stufe) (?:der |von |des )?([^,.;]+)|auf (\w+ebene)")


def level_of_words(trigger: Trigger, clause: Clause, sentence: Sentence) -> tuple[Level | None, int]:
    """Read the level that the words say, and how firmly: 3 for "auf Ebene der ...", 2 for the noun, 1 for groups around."""
    match = _ON_LEVEL.search(sentence.text)
    if match:
        found = _highest(_of_group(word) for word in (match[1] or match[2]).split())
        if found:
            return found, 3
    if trigger.noun:
        word = trigger.prefix + trigger.head
        for level, heads in load("event_levels")["gatherings"].items():
            if any(word.endswith(head) for head in _folded(tuple(heads))) or (trigger.prefix and "gipfel" in trigger.prefix):
                return level, 2
        of_prefix = _of_group(trigger.prefix) or _of_group(trigger.prefix.removesuffix("s")) if trigger.prefix else None
        if of_prefix:
            return of_prefix, 2
        members = [
            sentence.tokens[place].lower for phrase in _hanging(trigger, clause) for place in range(phrase.first, phrase.last + 1)
        ]
    else:
        members = [
            sentence.tokens[place].lower
            for phrase in clause.phrases
            if phrase.preposition in ("", "mit", "von")
            for place in range(phrase.first, phrase.last + 1)
        ]
    lowered = bool(_lowering().intersection(members))
    found = _highest(_of_group(word) for word in members)
    if found == "minister" and lowered:
        found = "deputy"
    return found, 1 if found else 0


def level_of_participants(participants: Sequence[Participant], persons: Sequence[Person]) -> Level | None:
    """Give the level of the highest-ranking person who takes part; `None` where none has a rank."""
    functions = {person.name: person for person in persons}
    table: dict[str, Level] = load("event_levels")["functions"]
    found = []
    for participant in participants:
        person = functions.get(participant.name or "")
        if person is not None and not person.former:
            found.append(table.get(person.function))
    return _highest(found)


def _hanging(trigger: Trigger, clause: Clause) -> list[Phrase]:
    members = {trigger.phrase}
    for order, phrase in enumerate(clause.phrases):
        if phrase.parent in members and (phrase.genitive or phrase.preposition in ("mit", "zwischen", "von", "vom")):
            members.add(order)
    return [clause.phrases[order] for order in sorted(number for number in members if number is not None)]


def _of_group(word: str) -> Level | None:
    folded = fold(word)
    table = _groups()
    for cut in range(max(0, len(folded) - 3)):
        level = table.get(folded[cut:])
        if level:
            return level
    return None


def _highest(levels: Iterable[Level | None]) -> Level | None:
    found = [level for level in levels if level]
    return min(found, key=LEVELS.index) if found else None


@cache
def _groups() -> dict[str, Level]:
    return {fold(word): level for level, words in load("event_levels")["groups"].items() for word in words}


@cache
def _lowering() -> frozenset[str]:
    return frozenset(fold(word) for word in load("event_levels")["lowering"])


@cache
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fold(word) for word in words)
