"""Takes words of a head, says whether they name the towns of a dateline."""

from __future__ import annotations

import re
from functools import cache

from depesche.language.lexicon import fold, load

_JOINED = re.compile(r"\s*/\s*|\s*,\s*|\s+und\s+")
_LEFT_OF_DATE = re.compile(r",?\s+(?:am|den|vom)$")


@cache
def dateline_towns() -> frozenset[str]:
    """Give the towns that datelines name, folded: those of the head lexicon, seats of government, cities of diplomacy."""
    found = {*load("head")["dateline_places"]}
    found.update(name for state in load("states").values() for name in state["capital"])
    found.update(
        name.strip() for code, names in load("cities").items() if code != "careful" for name in names.replace("|", ";").split(";")
    )
    return frozenset(fold(name) for name in found)


def are_towns(words: str) -> bool:
    """Say whether words are towns and nothing else ("Neu-Delhi/Islamabad", "Wien, am" before a date).

    One that no list knows may stand beside two that are known.
    """
    parts = [part for part in _JOINED.split(_LEFT_OF_DATE.sub("", words.strip())) if part]
    known = sum(fold(part) in dateline_towns() for part in parts)
    return bool(known) and (known == len(parts) or (known >= 2 and all(part[0].isupper() for part in parts)))
