"""Takes a name and a day, gives the office that the knowledge file knows its bearer to have held then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from depesche.language.lexicon import load
from depesche.reading.spelling import name_parts, same_person_name


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
    """

    name: str
    side: str
    function: str
    start: str
    end: str | None
    alone: bool


def tenure_of(name: str, day: str | None) -> tuple[Tenure, bool] | None:
    """Give the tenure that fits a name on a day, and whether it had ended by then; `None` where nobody or more than one bears it.

    Without a day the last tenure of the person is given, and is not called ended.
    """
    parts = name_parts(name)
    if not parts:
        return None
    found = [tenure for tenure in _by_surname().get(parts[-1], ()) if same_person_name(tenure.name, name)]
    if len(parts) == 1:
        found = [tenure for tenure in found if tenure.alone]
    if not found:
        found = [tenure for tenure in _tenures() if len(parts) > 1 and same_person_name(tenure.name, name)]
    if not found:
        return None
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
    return any(any(tenure.alone for tenure in _by_surname().get(form, ())) for form in _forms(word))


def _forms(word: str) -> Iterator[str]:
    parts = name_parts(word)
    if len(parts) == 1 and word[0].isupper():
        yield parts[0]
        if parts[0].endswith("s"):
            yield parts[0][:-1]


@cache
def _tenures() -> tuple[Tenure, ...]:
    found: list[Tenure] = []
    for side, offices in load("office_holders").items():
        for function, entries in offices.items():
            for entry in entries:
                name, _, times = entry.partition(" | ")
                start, _, end = times.partition("/")
                found.append(
                    Tenure(
                        name=name.lstrip("*"),
                        side=side,
                        function=function,
                        start=start,
                        end=end or None,
                        alone=name.startswith("*"),
                    )
                )
    return tuple(found)


@cache
def _by_surname() -> dict[str, tuple[Tenure, ...]]:
    table: dict[str, list[Tenure]] = {}
    for tenure in _tenures():
        parts = name_parts(tenure.name)
        for part in {parts[-1], parts[0]} if len(parts[0]) <= 3 else {parts[-1]}:
            table.setdefault(part, []).append(tenure)
    return {part: tuple(tenures) for part, tenures in table.items()}
