"""Takes the code of a side, gives its German name: "USA", "Europäische Union"."""

from __future__ import annotations

from functools import cache

from depesche.language.lexicon import load


@cache
def side_name(code: str) -> str:
    """Give the German name of a side; the code itself where the word lists have no name for it."""
    shown = load("briefing")["sides"].get(code)
    known = load("states").get(code) or load("organisations").get(code)
    return str(shown or (known["names"][0] if known else code))
