"""Takes the tokens of a sentence, gives the parts of a noun phrase around a noun: adjectives, article, what follows it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from depesche.language.lexicon import load
from depesche.language.sentences import Sentence
from depesche.language.tokens import Token
from depesche.model.span import Span
from depesche.reading.people.namings import Naming, adjective_codes


def span_between(sentence: Sentence, start: int, end: int) -> Span:
    """Give the span between two offsets of the clean text that lie in the sentence."""
    return Span(start, end, sentence.text[start - sentence.start : end - sentence.start])


def genitive_after(tokens: Sequence[Token], stop: int, namings: dict[int, Naming]) -> tuple[int, tuple[str, ...]] | None:
    """Read "in Kiew", "der Vereinigten Staaten", "Österreichs" behind a body."""
    naming = namings.get(stop)
    if naming is not None and naming.kind == "state" and tokens[naming.stop - 1].text.endswith("s"):
        return naming.stop, naming.codes
    if stop + 1 < len(tokens) and tokens[stop].lower in ("in", "der", "des", "von", "im"):
        place = stop + 1
        naming = namings.get(place)
        if naming is not None and naming.kind in ("state", "organisation", "city", "region") and naming.codes:
            if tokens[stop].lower in ("in", "im") and tokens[stop - 1].lower.endswith(
                ("botschaft", "konsulat", "vertretung", "mission")
            ):
                return naming.stop, ()
            if naming.kind == "city" and not naming.capital:
                return naming.stop, naming.codes
            return naming.stop, naming.codes
    return None


def is_free(token: Token, taken: Sequence[Span]) -> bool:
    """Say whether a token lies in none of the spans that are taken."""
    return not any(span.start <= token.start < span.end for span in taken)


def is_adjective(token: Token) -> bool:
    """Say whether a token is an adjective that may stand before a noun, "russische" and "Genfer" included."""
    return (token.text[0].islower() and (token.tag == "ADJ" or adjective_codes(token.text) != ())) or (
        adjective_codes(token.text) != () and token.lower.endswith(("e", "en", "er", "es", "em"))
    )


def with_article(tokens: Sequence[Token], first: int) -> int:
    """Give the place of the article before a noun phrase, or of its first word where there is none."""
    return first - 1 if first > 0 and tokens[first - 1].lower in body_words("articles") else first


@cache
def body_words(name: str) -> frozenset[str]:
    """Give a list of small words of the bodies lexicon."""
    return frozenset(load("bodies")[name])
