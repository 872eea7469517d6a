"""Takes a word, says whether it is a given name, and whose: a man's or a woman's."""

from __future__ import annotations

from functools import cache

from depesche.language.lexicon import load


def is_given_name(word: str) -> bool:
    """Say whether a word is a known given name; of a double one both parts are, or the second is in lower case ("Jong-un")."""
    if word in _given():
        return True
    head, hyphen, rest = word.partition("-")
    return bool(hyphen) and head in _given() and (rest in _given() or rest[:1].islower())


def gender_of(word: str) -> str | None:
    """Give `male` or `female` for a given name; `None` where it is neither or both."""
    sex = _given().get(word) or _given().get(word.partition("-")[0])
    return sex if sex in ("male", "female") else None


@cache
def _given() -> dict[str, str]:
    table: dict[str, str] = {}
    for file in ("given_names", "given_names_by_hand"):
        for sex, names in load(file).items():
            for name in names.split():
                table[name] = sex if table.get(name, sex) == sex or file == "given_names_by_hand" else "unknown"
    return table
