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

    One that no list knows may stand beside one that is known ("Neu-Delhi/Pahalgam"), unless it ends like a newspaper's name.
    """
    parts = [part for part in _JOINED.split(_LEFT_OF_DATE.sub("", words.strip())) if part]
    unknown = [part for part in parts if fold(part) not in dateline_towns()]
    papers = tuple(load("head")["masthead_ends"])
    return len(unknown) < len(parts) and (
        not unknown or ("/" in words and all(part[0].isupper() and not fold(part).endswith(papers) for part in unknown))
    )
