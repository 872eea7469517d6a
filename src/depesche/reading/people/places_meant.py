"""Takes the places named in a report, gives them with the words that take one up: "dort", "in der Hafenstadt", "in dem Land"."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.language.sentences import Sentence
from depesche.model.span import Span
from depesche.reading.analysis import PlaceMention

_REACH = 2
"""Sentences back in which the place that "dort" means is looked for."""


def with_taken_up(sentences: Sequence[Sentence], named: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Add the places that are only taken up, with what the last place named before says."""
    starts = [place.span.start for place in named]
    found = list(named)
    for number, sentence in enumerate(sentences):
        floor = sentences[max(0, number - _REACH)].start
        for span, town in _words_for_places(sentence):
            if town is False:
                floor = sentences[max(0, number - 2 * _REACH)].start
            before = [
                place
                for place in named[bisect.bisect_left(starts, floor) : bisect.bisect_left(starts, span.start)]
                if place.span.end <= span.start and _fits(place, town)
            ]
            if before:
                last = _whole(before)
                found.append(PlaceMention(span=span, country=last.country, city=last.city, locative=True))
    return tuple(sorted(found, key=lambda mention: (mention.span.start, -mention.span.end)))


def _fits(place: PlaceMention, town: bool | None) -> bool:
    """Say whether a place can be meant: "in dem Land" means the state named last, the others a place where something is."""
    if town is False:
        return place.country is not None and place.city is None and place.venue is None
    return place.locative and (town is None or place.city is not None)


def _whole(before: Sequence[PlaceMention]) -> PlaceMention:
    """Give the last place, or the town in which the last venue or beside which the last land was named."""
    last = before[-1]
    if last.city is None:
        for other in reversed(before[:-1]):
            if last.span.start - other.span.end > 30:
                break
            if other.city is not None and other.country in (last.country, None):
                return other
    return last


def _words_for_places(sentence: Sentence) -> Iterator[tuple[Span, bool | None]]:
    """Give the words that take up a place: with `True` those for a town, with `False` for a land, with `None` for either."""
    tokens = sentence.tokens
    for place, token in enumerate(tokens):
        if token.lower in _words("taken_up_adverbs"):
            yield Span(token.start, token.end, token.text), None
            continue
        town, land = token.lower in _words("taken_up_towns"), token.lower in _words("taken_up_lands")
        if not (town or land) or not token.text[0].isupper() or place < 1:
            continue
        before = [other.lower for other in tokens[max(0, place - 2) : place]]
        pointing = before[-1] in ("im", "ins") or (
            len(before) == 2 and before[0] == "in" and before[1] in ("der", "dem", "die", "das")
        )
        named = place + 1 < len(tokens) and (
            tokens[place + 1].text[0].isupper() or tokens[place + 1].lower in ("der", "des", "am", "im", "in", "und")
        )
        if pointing and not named:
            yield Span(token.start, token.end, token.text), True if town and not land else False if land and not town else None


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in load("places")[name])
