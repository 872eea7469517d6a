"""Takes a word or a name, gives how it is used in annotated German text: as a name of which class, within one, or as none.

The list, `known_names.yaml`, holds the names of GermEval's training part and their words, built by
`training/lexicons/known_names.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from depesche.language.lexicon import load

NONE, INSIDE = "O", "in"
"""Keys of uses outside every name, and within a longer one."""
_ADJECTIVE = re.compile(r"(\w+sch)(?:e|en|er|es|em)?")
_ENDINGS = ("", "e", "en", "er", "es", "em")
_SHORTEST = 4


class Uses(NamedTuple):
    """Shares of the uses of a text, or weights of such shares: as a name of the class asked for, as no name, in a longer
    name, as a name of another class. With one unseen use added, so that they stay below 1 in sum."""

    same: float
    none: float
    inside: float
    other: float


def known_uses(text: str, kind: str) -> Uses:
    """How `text` is used, seen from the class `kind` (`PER`, `LOCderiv`, ...); all 0 where it is not in the list."""
    counts = _counts(text)
    if not counts:
        return Uses(0.0, 0.0, 0.0, 0.0)
    whole = sum(counts.values()) + 1
    same, none, inside = counts[kind], counts[NONE], counts[INSIDE]
    return Uses(same / whole, none / whole, inside / whole, (whole - 1 - same - none - inside) / whole)


@lru_cache(maxsize=50_000)
def _counts(text: str) -> Counter[str]:
    """Uses of a text in any of its forms."""
    table = _table()
    found: Counter[str] = Counter()
    for form in _forms(text):
        found.update(table.get(form, {}))
    return found


def _forms(text: str) -> Iterator[str]:
    """The text, with and without the s of the genitive; adjectives in -sch with all their endings."""
    yield text
    if text.endswith("s") and len(text) > _SHORTEST:
        yield text[:-1]
    else:
        yield text + "s"
    adjective = _ADJECTIVE.fullmatch(text)
    if adjective:
        yield from (adjective[1] + ending for ending in _ENDINGS if adjective[1] + ending != text)


@cache
def given_names() -> frozenset[str]:
    """Given names of the world, of men and women."""
    return frozenset(name for names in load("given_names").values() for name in names.split())


@cache
def _table() -> dict[str, dict[str, int]]:
    """Uses by text. In the file a key tells the uses, its value lists the texts that have them."""
    table: dict[str, dict[str, int]] = {}
    for signature, texts in load("known_names").items():
        uses = {kind: int(number) for kind, number in (part.split(" ") for part in signature.split(", "))}
        for text in texts.split("; "):
            table[text] = uses
    return table
