"""Takes words as printed inside a sentence, gives them as they stand alone: "(im) russischen Konsulat" is "russisches Konsulat".

A proof shows the words as they are printed; this is for the lines of a briefing, where the article and the preposition are gone.
"""

from __future__ import annotations

import re
from functools import cache

from depesche.language.lexicon import fold, load

_STRONG = {"f": "e", "n": "es", "m": "er", "pl": "e"}
_WEAK = re.compile(r"(\w{3,}?)(e|en|em|er|es)$")


def standing_alone(words: str) -> str:
    """Give the words with strong endings before their first noun; unchanged where the noun's gender is not known."""
    parts = words.split(" ")
    for place, part in enumerate(parts):
        gender = _gender(part) if part[:1].isupper() else None
        if gender is not None:
            endings = [_WEAK.fullmatch(adjective) for adjective in parts[:place]]
            if not place or not all(endings):
                return words
            adjectives = [f"{ending.group(1)}{_STRONG[gender]}" for ending in endings if ending]
            return " ".join([*adjectives, *parts[place:]])
    return words


def _gender(noun: str) -> str | None:
    """Give the gender by the longest entry that ends the noun; `None`: no entry does."""
    word = fold(noun)
    for start in range(len(word)):
        gender = _endings().get(word[start:])
        if gender is not None:
            return gender
    return None


@cache
def _endings() -> dict[str, str]:
    return {fold(ending): gender for gender, endings in load("genders").items() for ending in endings}
