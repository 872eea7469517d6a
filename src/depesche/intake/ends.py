"""Takes the units of a page and the end of the body as read so far, gives the end that the signs behind an article set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from depesche.intake.lines import Unit
from depesche.language.lexicon import load

END_SHARE = 0.15
"""Share of the prose above a sign of the end that may stand below it within the body: more is an article that goes on."""
BEGUN = 300
"""Characters of prose that must stand above a sign of the end: share bars and lines of tags stand over an article, too."""
LONGEST_FORM = 600
"""Characters of a paragraph of a form or appeal."""
_NEIGHBOUR = re.compile(r"(?:vorherige|nächste|voriger|previous|next|ältere|neuere|older|newer)\w*\b")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def end_of(units: Sequence[Unit], kinds: Sequence[str | None], first: int, last: int) -> int:
    """Give the number of the last unit of the body before the signs that stand behind an article.

    Such signs are a line of tags, links to the article before and after, a share bar, the words of a comments form, the heading
    over the author. What runs on behind them for as long as the article did, goes on.
    """
    lengths = [
        len(unit.text) if kind is None and (unit.prose or unit.sentence) else 0 for unit, kind in zip(units, kinds, strict=True)
    ]
    total, before = sum(lengths[first : last + 1]), 0
    for number in range(first, last + 1):
        before += lengths[number]
        if before < BEGUN or total - before > END_SHARE * before:
            continue
        if _ends(units, kinds, number):
            last = number - 1
            break
    while last > first and (kinds[last] is not None or is_appeal(units[last])):
        last -= 1
    return last


def _ends(units: Sequence[Unit], kinds: Sequence[str | None], number: int) -> bool:
    kind, unit = kinds[number], units[number]
    if kind in ("tags", "comments"):
        return True
    if kind == "navigation":
        return _NEIGHBOUR.match(unit.folded.lstrip("«‹<←» ")) is not None
    if kind == "share":
        return sum(other == "share" for other in kinds[number : number + 4]) >= 2
    return False


def is_appeal(unit: Unit) -> bool:
    """Say whether a paragraph asks the reader to subscribe, donate, follow, order or write."""
    if len(unit.text) > 600:
        return False
    words = _WORD.findall(unit.folded)
    plain, begun, address = _words()
    if not any(word in address for word in words):
        return False
    matter = {word for word in words if word in plain or word.startswith(begun)}
    return len(matter) >= 3 or (len(matter) >= 2 and len(words) <= 30)


def is_form(unit: Unit) -> bool:
    """Say whether a paragraph is of a form: it speaks to the reader of signing up, agreeing, commenting, donating."""
    if len(unit.text) > LONGEST_FORM:
        return False
    words = _WORD.findall(unit.folded)
    plain, begun = _form()
    if not any(word == "bitte" or word in _words()[2] for word in words):
        return False
    matter = {word for word in words if word in plain or word.startswith(begun)}
    return len(matter) >= (2 if len(words) <= 40 else 3)


@cache
def _form() -> tuple[frozenset[str], tuple[str, ...]]:
    words = load("appeals")["form"]
    return frozenset(word for word in words if not word.endswith("*")), tuple(word[:-1] for word in words if word.endswith("*"))


@cache
def _words() -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    lexicon = load("appeals")
    plain = frozenset(word for word in lexicon["matter"] if not word.endswith("*"))
    return plain, tuple(word[:-1] for word in lexicon["matter"] if word.endswith("*")), frozenset(lexicon["address"])
