"""Takes a sentence and the actors named in it, gives it with each name of small words and full stops as one token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depesche.language.sentences import Sentence
from depesche.language.tokens import Token
from depesche.reading.analysis import ActorMention


def with_whole_names(sentence: Sentence, actors: Sequence[ActorMention]) -> Sentence:
    """Join the tokens of "J. D. Vance", "Abdullah bin Zayed": no clause ends, and no verb stands, inside a name.

    Names of capitalised words alone stay as they are, and so does the text of the sentence.
    """
    tokens = list(sentence.tokens)
    for actor in sorted(actors, key=lambda one: one.span.start, reverse=True):
        if actor.type != "person":
            continue
        inside = [place for place, token in enumerate(tokens) if actor.span.start <= token.start < actor.span.end]
        if len(inside) < 2 or not any(_disturbs(tokens[place]) for place in inside[1:]):
            continue
        first, last = inside[0], inside[-1]
        printed = sentence.text[tokens[first].start - sentence.start : tokens[last].end - sentence.start]
        whole = Token(start=tokens[first].start, end=tokens[last].end, text=printed, lemma=printed, tag="PROPN")
        tokens[first : last + 1] = [whole]
    return sentence if len(tokens) == len(sentence.tokens) else replace(sentence, tokens=tuple(tokens))


def _disturbs(token: Token) -> bool:
    return token.tag not in ("PROPN", "NOUN") and not (token.text[0].isupper() and token.form is None)
