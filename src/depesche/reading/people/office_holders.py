"""Takes a name and a day, gives the office that the knowledge file knows its bearer to have held then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from depesche.language.lexicon import load
from depesche.reading.people.given_names import is_given_name
from depesche.reading.people.spelling import name_parts, same_person_name, sound_index, sounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """A time in office.

    Attributes:
        name: usual German spelling.
        side: code of the state or organisation.
        function: a term of `FUNCTIONS`.
        start: first day or month, EDTF.
        end: last day or month, EDTF; `None`: not ended when the file was written.
        alone: true where the bare surname means this person in the news.
        sources: what confirms it: `cia-2019`, `phoenix-2014` or `public-record` (training/lexicons/office_holders_check.py).
    """

    name: str
    side: str
    function: str
    start: str
    end: str | None
    alone: bool
    sources: tuple[str, ...]


def tenure_of(name: str, day: str | None, *, functions: frozenset[str] = frozenset()) -> tuple[Tenure, bool] | None:
    """Give the tenure that fits a name on a day, and whether it had ended by then; `None` where nobody or more than one bears it.

    A bare common surname needs an office it is known by (`functions`). Without a day the last tenure of the person is given,
    and is not called ended.
    """
    parts = name_parts(name)
    if not parts:
        return None
    found = [tenure for tenure in _candidates(parts) if same_person_name(tenure.name, name)]
    if functions:
        found = [tenure for tenure in found if tenure.function in functions]
    elif len(parts) == 1:
        found = [tenure for tenure in found if tenure.alone]
    if not found:
        return None
    found.sort(key=lambda tenure: tenure.start)
    if len({tenure.name for tenure in found}) > 1:
        if day is None:
            return None
        found = [tenure for tenure in found if tenure.start <= day and (tenure.end is None or day <= tenure.end)]
        if len({tenure.name for tenure in found}) != 1:
            return None
    if day is None:
        return found[-1], False
    current = [
        tenure
        for tenure in found
        if tenure.start <= day[: len(tenure.start)] and (tenure.end is None or day[: len(tenure.end)] <= tenure.end)
    ]
    if current:
        return current[-1], False
    past = [tenure for tenure in found if tenure.end is not None and tenure.end < day]
    return (past[-1], True) if past else None


def is_known_surname(word: str) -> bool:
    """Say whether a bare surname, also in the genitive, means somebody of the knowledge file."""
    return any(form in _bare_surnames() or (len(form) >= 7 and bool(sounds(form) & _bare_sounds())) for form in _forms(word))


def _forms(word: str) -> Iterator[str]:
    parts = name_parts(word)
    if len(parts) == 1 and word[0].isupper():
        yield parts[0]
        if parts[0].endswith("s"):
            yield parts[0][:-1]


@cache
def tenures() -> tuple[Tenure, ...]:
    """Give all tenures of the knowledge file, in its order."""
    found: list[Tenure] = []
    for side, offices in load("office_holders").items():
        for function, entries in offices.items():
            for entry in entries:
                name, times, *sources = entry.split(" | ")
                start, _, end = times.partition("/")
                found.append(
                    Tenure(
                        name=name.replace("*", ""),
                        side=side,
                        function=function,
                        start=start,
                        end=end or None,
                        alone="*" in name,
                        sources=tuple(sources[0].split(", ")) if sources else (),
                    )
                )
    return tuple(found)


def _candidates(parts: tuple[str, ...]) -> Iterator[Tenure]:
    keys = sound_index(parts[-1]) | sound_index(parts[0])
    numbers = {number for key in keys for number in _by_sound().get(key, ())}
    return (tenures()[number] for number in sorted(numbers))


@cache
def _by_sound() -> dict[str, tuple[int, ...]]:
    table: dict[str, list[int]] = {}
    for number, tenure in enumerate(tenures()):
        parts = name_parts(tenure.name)
        for key in sorted(sound_index(parts[-1]) | sound_index(parts[0])):
            table.setdefault(key, []).append(number)
    return {key: tuple(numbers) for key, numbers in table.items()}


@cache
def _bare_surnames() -> frozenset[str]:
    """Give the plain surnames that mean one of the file's persons: the starred part, and the family name that comes first."""
    families = {family.lower() for family in load("family_first")["names"]}
    found: set[str] = set()
    for offices in load("office_holders").values():
        for entries in offices.values():
            for entry in entries:
                name, star, rest = entry.partition(" | ")[0].partition("*")
                whole = name_parts(name + rest)
                if star:
                    found.add("".join(name_parts(rest)))
                    found.add(name_parts(rest)[-1])
                    found.update(whole[:1] if whole[0] in families else ())
    given = {surname for surname in found if is_given_name(surname.capitalize()) and surname not in families}
    return frozenset((found - given | set(load("family_first")["always_alone"])) - set(load("family_first")["never_alone"]))


@cache
def _bare_sounds() -> frozenset[str]:
    """Give what the longer bare surnames sound like: "Netanyahu" is "Netanjahu"."""
    return frozenset(sound for surname in _bare_surnames() if len(surname) >= 7 for sound in sounds(surname))
