"""Takes a sentence, gives the groups of states that a region or format names: "die baltischen Staaten", with members."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from depesche.language.lexicon import fold, load
from depesche.language.sentences import Sentence
from depesche.language.tokens import Token
from depesche.model.span import Span
from depesche.reading.analysis import ActorMention
from depesche.reading.people.namings import forms_of
from depesche.reading.people.noun_phrases import is_free, span_between, with_article
from depesche.reading.people.pronouns import Focus

_ENDINGS = ("e", "en", "er", "em", "es")


def state_groups_in(sentence: Sentence, taken: Sequence[Span], focus: Focus) -> Iterator[ActorMention]:
    """Give the groups of states with the sides of all their members."""
    del focus
    tokens = sentence.tokens
    place = 0
    while place < len(tokens):
        found = _group_at(tokens, place) if is_free(tokens[place], taken) else None
        if found is None:
            place += 1
            continue
        first, stop, members = found
        phrase = span_between(sentence, tokens[_opens(tokens, first)].start, tokens[stop - 1].end)
        span = span_between(sentence, tokens[first].start, tokens[stop - 1].end)
        yield ActorMention(span=span, phrase=phrase, type="group", sides=members, name=" ".join(span.quote.split()))
        place = stop


def _group_at(tokens: Sequence[Token], place: int) -> tuple[int, int, tuple[str, ...]] | None:
    """Read a group whose first word stands at a place: where it begins and ends, and who is in it."""
    word = tokens[place].lower
    for words, members in _names().get(word, ()):
        if tuple(token.lower for token in tokens[place : place + len(words)]) == words:
            return place, place + len(words), members
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    stem = next((word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending)), word)
    if after is not None and stem in _members("adjectives") and fold(after.text) in _nouns("nouns", "people"):
        return place, place + 2, _members("adjectives")[stem]
    head, hyphen, noun = tokens[place].text.rpartition("-")
    if hyphen and fold(head) in _members("compounds") and fold(noun) in _nouns("nouns", "people", "formats"):
        return place, place + 1, _members("compounds")[fold(head)]
    return None


def _opens(tokens: Sequence[Token], first: int) -> int:
    """Give the place of the article before a group, numbers between left out ("die drei baltischen Staaten")."""
    place = first
    while place > 0 and (tokens[place - 1].tag == "NUM" or tokens[place - 1].lower in ("beiden", "übrigen", "meisten")):
        place -= 1
    return with_article(tokens, place)


@cache
def _groups() -> tuple[dict[str, Any], ...]:
    return tuple(load("state_groups")["groups"].values())


@cache
def _members(key: str) -> dict[str, tuple[str, ...]]:
    return {fold(word): tuple(group["members"]) for group in _groups() for word in group.get(key, ())}


@cache
def _nouns(*keys: str) -> frozenset[str]:
    return frozenset(fold(word) for key in keys for word in load("state_groups")[key])


@cache
def _names() -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """Index the names with their inflected forms by the first word, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for group in _groups():
        for name in group.get("names", ()):
            for words in forms_of(name):
                table.setdefault(words[0], []).append((words, tuple(group["members"])))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table
