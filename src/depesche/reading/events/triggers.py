"""Takes the clauses of a sentence, gives the words in them that tell of an event of some kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from depesche.language.lexicon import fold, load
from depesche.language.sentences import Sentence
from depesche.model.vocabulary import Direction, Kind, Status
from depesche.reading.events.frames import Clause

_WINDOW = 9
"""Tokens behind a noun in which the word that completes it is looked for ("Schließung des ... Konsulats")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One way of telling of an event: an entry of `events.yaml` (the fields are explained there)."""

    kind: Kind
    nouns: frozenset[str]
    verbs: frozenset[str]
    classes: tuple[str, ...]
    frame: str
    not_after: tuple[str, ...]
    single: bool
    needs: str
    only_sides: str
    verbs_required: frozenset[str]
    phrases: re.Pattern[str] | None
    direction: Direction | None
    weak: frozenset[str]
    negated: bool
    takes_up: bool
    attributes: frozenset[str]
    or_sides: bool
    or_known: bool
    of_object: bool
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that tells of an event.

    Attributes:
        group: the entry it comes from.
        clause: place of its clause in the sentence's list.
        token: place of the word in the sentence; for parted verbs the finite part.
        noun: true for nouns, false for verbs and set phrases.
        head: the noun or verb of the lexicon that was found, folded.
        prefix: first part of a compound, folded ("aussenminister" of "Außenministertreffen"); "" for none.
        phrase: place of its noun phrase in the clause; `None` for verbs.
        start, end: offsets of the word in the clean text.
        turned: status that the last part of the compound gives ("Gipfelabsage"); `None` for other words.
    """

    group: Group
    clause: int
    token: int
    noun: bool
    head: str
    prefix: str
    phrase: int | None
    start: int
    end: int
    turned: Status | None = None


@cache
def groups() -> tuple[Group, ...]:
    """Give the entries of `events.yaml` in file order."""
    return tuple(_group(entry) for entry in load("events")["groups"])


def _group(entry: dict[str, Any]) -> Group:
    phrases = entry.get("phrases")
    return Group(
        kind=entry["kind"],
        nouns=frozenset(fold(noun) for noun in entry.get("nouns", ())),
        verbs=frozenset(fold(verb) for verb in entry.get("verbs", ())),
        classes=tuple(entry.get("with", ())),
        frame=entry.get("frame", ""),
        not_after=tuple(sorted({fold(part) for part in entry.get("not_after", ())})),
        single=entry.get("single", False),
        needs=entry.get("needs", ""),
        only_sides=entry.get("only_sides", ""),
        verbs_required=frozenset(fold(verb) for verb in entry.get("verbs_required", ())),
        phrases=re.compile("|".join(phrases), re.IGNORECASE) if phrases else None,
        direction=entry.get("direction"),
        weak=frozenset(fold(verb) for verb in entry.get("weak", ())),
        negated=entry.get("negated", False),
        takes_up=entry.get("takes_up", False),
        or_sides=entry.get("or_sides", False),
        or_known=entry.get("or_known", False),
        of_object=entry.get("of_object", False),
        attributes=frozenset(fold(word) for word in entry.get("attributes", ())),
        example=entry["example"],
    )


@cache
def _nouns() -> dict[str, tuple[Group, ...]]:
    """Head nouns with their inflected forms, to the groups they stand in."""
    table: dict[str, list[Group]] = {}
    for group in groups():
        for noun in group.nouns:
            endings = ("", "s", "es", "n", "en") if not noun.endswith(("en", "s")) else ("", "s", "es")
            for ending in endings:
                if group not in (known := table.setdefault(noun + ending, [])):
                    known.append(group)
    return {noun: tuple(known) for noun, known in table.items()}


@cache
def _verbs() -> dict[str, tuple[Group, ...]]:
    table: dict[str, list[Group]] = {}
    for group in groups():
        for verb in group.verbs:
            table.setdefault(verb, []).append(group)
    return {verb: tuple(known) for verb, known in table.items()}


@cache
def _classes() -> dict[str, frozenset[str]]:
    return {name: frozenset(fold(word) for word in words) for name, words in load("events")["classes"].items()}


def triggers_of(sentence: Sentence, clauses: Sequence[Clause]) -> tuple[Trigger, ...]:
    """Find the triggers of a sentence, in the order of the text."""
    found: list[Trigger] = []
    for number, clause in enumerate(clauses):
        found.extend(_noun_triggers(sentence, clause, number))
        found.extend(_verb_triggers(sentence, clause, number))
        found.extend(_phrase_triggers(sentence, clause, number))
        found.extend(_attribute_triggers(sentence, clause, number))
    found.sort(key=lambda trigger: (trigger.start, trigger.end))
    return tuple(found)


def split_compound(word: str, heads: frozenset[str] | dict[str, Any]) -> tuple[str, str] | None:
    """Cut a folded word into (first part, known head), the longest head first; `None` when it ends in no head."""
    for cut in range(len(word) - 3):
        head = word[cut:]
        if head in heads:
            prefix = word[:cut].rstrip("-")
            if not prefix or len(prefix) >= 2:
                return prefix, head
    return None


def _noun_triggers(sentence: Sentence, clause: Clause, number: int) -> Iterator[Trigger]:
    for place in clause.tokens:
        token = sentence.tokens[place]
        if not token.text[0].isupper() or len(token.text) < 4:
            continue
        parts, turned = split_compound(token.lower, _nouns()), None
        if _only_similar(token.lower, parts[1] if parts else ""):
            continue
        if parts is None:
            parts, turned = _turned(token.lower)
        if parts is None:
            continue
        prefix, head = parts
        phrase = next((order for order, known in enumerate(clause.phrases) if known.first <= place <= known.last), None)
        if phrase is None:
            continue
        for group in _nouns()[head]:
            if prefix and any(prefix == part or prefix.removesuffix("s") == part for part in group.not_after):
                continue
            if (
                group.classes
                and not (group.or_sides or group.or_known)
                and not is_completed(sentence, clause, place, prefix, group)
            ):
                continue
            if group.verbs_required and not group.verbs_required.intersection(clause.verbs):
                continue
            yield Trigger(
                group=group,
                clause=number,
                token=place,
                noun=True,
                head=head,
                prefix=prefix,
                phrase=phrase,
                start=token.start,
                end=token.end,
                turned=turned,
            )
            break


def _only_similar(word: str, head: str) -> bool:
    """Say whether a word only ends like a noun of an event (`head`): "Ölpreise" is no "Reise", "Vereinigung" no "Einigung"."""
    return any(word[cut:] in _never() for cut in range(len(word) - max(3, len(head))))


@cache
def _never() -> frozenset[str]:
    return frozenset(fold(word) for word in load("events")["never"])


def _turned(word: str) -> tuple[tuple[str, str] | None, Status | None]:
    """Read a compound whose last part turns the event before it: "Gipfelabsage", "Besuchsankündigung"."""
    for head, status in _turning_heads().items():
        if word.endswith(head) and len(word) > len(head) + 4:
            parts = split_compound(word.removesuffix(head).rstrip("-"), _nouns())
            if parts is not None:
                return parts, status
    return None, None


@cache
def _turning_heads() -> dict[str, Status]:
    return {fold(head): status for status, heads in load("event_status")["heads"].items() for head in heads}


def is_completed(sentence: Sentence, clause: Clause, place: int, prefix: str, group: Group) -> bool:
    """Say whether a noun that tells of an event only with another word ("Schließung" with "Konsulat") has it."""
    for name in group.classes:
        words = _class(name)
        if prefix and (prefix in words or prefix.removesuffix("s") in words or prefix.removesuffix("en") in words):
            return True
        owned = place > 0 and sentence.tokens[place - 1].lower.startswith(("sein", "ihr"))
        reach = (
            30
            if name == "office" and owned
            else _WINDOW
            if group.verbs_required
            else 3
            if name in ("diplomats", "relations")
            else 0
        )
        before = [other for other in clause.tokens if place - reach <= other < place]
        behind = [other for other in clause.tokens if place < other <= place + _WINDOW]
        verb = next((other for other in behind if _is_verb(sentence, other)), place + _WINDOW + 1)
        if any(in_class(sentence.tokens[other].lower, name) for other in [*behind, *before] if other < verb):
            return True
    return False


def _is_verb(sentence: Sentence, place: int) -> bool:
    """Say whether a token is a verb of its clause, and no participle before its noun: "der dort stationierten Soldaten"."""
    token, after = sentence.tokens[place], sentence.tokens[place + 1 : place + 2]
    return token.tag in ("VERB", "AUX") and not (
        token.lower.endswith(("ten", "te", "ter", "enen", "ene", "ener")) and bool(after) and after[0].text[0].isupper()
    )


def _class(name: str) -> frozenset[str]:
    return _classes().get(name, frozenset())


def words_of_class(name: str) -> frozenset[str]:
    """Give the words of a class of `events.yaml`, folded."""
    return _class(name)


@lru_cache(maxsize=50_000)
def in_class(word: str, name: str) -> bool:
    """Say whether a folded word, or the last part of it, stands in a class of `events.yaml`."""
    words = _class(name)
    return word in words or any(word[cut:] in words for cut in range(3, len(word) - 4))


def _verb_triggers(sentence: Sentence, clause: Clause, number: int) -> Iterator[Trigger]:
    for verb in clause.verbs:
        for group in _verbs().get(verb, ()):
            if group.negated != clause.negated and group.negated:
                continue
            place = _place_of(sentence, clause, verb)
            if place is None:
                continue
            if (
                group.classes
                and not (group.or_sides or group.or_known)
                and not any(
                    in_class(sentence.tokens[other].lower, name)
                    for name in group.classes
                    for other in clause.tokens
                    if other != place and not _in_setting(other, clause, of_object=group.of_object)
                )
            ):
                continue
            token = sentence.tokens[place]
            yield told_by(group, number, place, verb, token.start, token.end)


_SETTING = frozenset(["nach", "laut", "wegen", "vor", "seit", "trotz", "während", "angesichts", "gemäss", "zufolge", "über"])


_INTO = frozenset(["in", "zu", "zum", "zur", "ins"])


def _in_setting(place: int, clause: Clause, *, of_object: bool) -> bool:
    """Say whether a word stands in a phrase that only sets the scene ("nach einem Bericht der Organisation").

    With `of_object` any preposition sets the scene ("schloss an der Grenze einen Vertrag").
    """
    at = next((phrase for phrase in clause.phrases if phrase.first <= place <= phrase.last), None)
    while at is not None and at.parent is not None and at.preposition != "über" and not (at.loose and at.preposition in _INTO):
        at = clause.phrases[at.parent]
    return at is not None and (at.preposition in _SETTING or (of_object and bool(at.preposition)))


def _place_of(sentence: Sentence, clause: Clause, verb: str) -> int | None:
    """Find the token of a verb of the clause: the one whose form reads as it, else the finite one of a parted verb."""
    from depesche.reading.events.verbforms import known_forms

    for place in reversed(clause.tokens):
        if (
            any(form.lemma == verb for form in known_forms(sentence.tokens[place].lower))
            and not sentence.tokens[place].text[0].isupper()
        ):
            return place
    for place in clause.tokens:
        if any(form.lemma == verb for form in known_forms(sentence.tokens[place].lower)):
            return place
    return clause.finite


@lru_cache(maxsize=50_000)
def _classes_beside_phrases(word: str) -> frozenset[str]:
    """Give the classes that a word stands in, of those that set phrases ask for."""
    return frozenset(name for name in _asked_by_phrases() if in_class(word, name))


@cache
def _asked_by_phrases() -> tuple[str, ...]:
    return tuple(sorted({name for group in _groups_of_phrases() for name in group.classes}))


@cache
def _groups_of_phrases() -> tuple[Group, ...]:
    return tuple(group for group in groups() if group.phrases is not None)


def _phrase_triggers(sentence: Sentence, clause: Clause, number: int) -> Iterator[Trigger]:
    begin, end = sentence.tokens[clause.tokens[0]].start, sentence.tokens[clause.tokens[-1]].end
    stretch = sentence.text[begin - sentence.start : end - sentence.start]
    present = {name for place in clause.tokens for name in _classes_beside_phrases(sentence.tokens[place].lower)}
    for group in _groups_of_phrases():
        assert group.phrases is not None
        if group.classes and not present.intersection(group.classes):
            continue
        matches = list(group.phrases.finditer(stretch))
        for match in matches:
            start, stop = begin + match.start(), begin + match.end()
            # A clause with another one inside tells only what stands in its own words.
            place = next((other for other in clause.tokens if start <= sentence.tokens[other].start < stop), None)
            if place is not None:
                yield told_by(group, number, place, match.group(), start, begin + match.end())


def told_by(group: Group, clause: int, token: int, head: str, start: int, end: int) -> Trigger:
    """Make the trigger of a verb or a set phrase, which stands in no noun phrase."""
    return Trigger(group=group, clause=clause, token=token, noun=False, head=head, prefix="", phrase=None, start=start, end=end)


def _attribute_triggers(sentence: Sentence, clause: Clause, number: int) -> Iterator[Trigger]:
    """Find participles before a noun: "die ausgewiesenen Diplomaten"."""
    for place in clause.tokens:
        token = sentence.tokens[place]
        word = next(
            (token.lower.removesuffix(ending) for ending in ("en", "er", "es", "em", "e") if token.lower.endswith(ending)), ""
        )
        for group in _attributes().get(word, ()):
            behind = [other for other in clause.tokens if place < other <= place + 4]
            nouns = [sentence.tokens[other] for other in behind if sentence.tokens[other].text[0].isupper()]
            if not nouns or (group.classes and not any(in_class(nouns[0].lower, name) for name in group.classes)):
                continue
            yield told_by(group, number, place, word, token.start, token.end)


@cache
def _attributes() -> dict[str, tuple[Group, ...]]:
    table: dict[str, list[Group]] = {}
    for group in groups():
        for word in group.attributes:
            table.setdefault(word, []).append(group)
    return {word: tuple(known) for word, known in table.items()}
