"""Takes the name of a list of `event_words.yaml`, gives its words: those by which a rule of one kind of event is recognised."""

from __future__ import annotations

from functools import cache

from depesche.language.lexicon import load


@cache
def words_for(name: str) -> frozenset[str]:
    """Give whole words, folded: dictionary forms of verbs, or words as they stand in the clause."""
    return frozenset(load("event_words")[name])


@cache
def parts_for(name: str) -> tuple[str, ...]:
    """Give beginnings or ends of words, folded, as `str.startswith` and `str.endswith` take them."""
    return tuple(load("event_words")[name])
