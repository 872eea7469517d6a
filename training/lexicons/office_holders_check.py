"""Takes `office_holders.yaml` and two open lists of office-holders, writes beside every tenure which of them confirms it.

usage: python training/lexicons/office_holders_check.py ACTORS_FOLDER [--write]

ACTORS_FOLDER holds `world-leaders-2019.csv` (CIA World Leaders, US government work: who was in office in spring 2019) and
`phoenix-countries-2014.txt` (Phoenix dictionaries, MIT: government spans with days, to January 2014). A tenure is confirmed by

    cia-2019       when it covers spring 2019 and the list has the same person in the same kind of office of the same state;
    phoenix-2014   when the list has the same person in the government of the same state from that day on, give or take a month;

all others rest on `public-record`: elections, appointments and resignations as their own offices published them. Without
`--write` the contradictions are printed: persons whom a list has in an office, or from a day, that the file does not.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from babel.core import get_global

from depesche.language.lexicon import load
from depesche.reading.people.office_holders import Tenure, tenures
from depesche.reading.people.spelling import name_parts, same_person_name

TARGET = Path(__file__).parents[2] / "src/depesche/language/de/office_holders.yaml"
# The list of 2019 was kept up state by state: these days lie in all of it.
SPRING = ("2019-02-15", "2019-05-31")
DAYS_APART = 31
# The list's words for the offices that the file has, the first that fits; "Vice", "Deputy" and the like are passed over.
_OFFICES = (
    (
        "foreign_minister",
        re.compile(r"^(Minister|Min\.|Secretary|Sec\.)( of| for).*(Foreign|External|Europe & Foreign)|^State Counselor"),
    ),
    (
        "head_of_government",
        re.compile(r"^(Prime Min|Premier|Chancellor$|President of the Govt|Head of Govt|Chairman.*Council of Ministers)"),
    ),
    (
        "head_of_state",
        re.compile(r"^(President$|President \(|King|Queen|Emir|Amir|Sultan|Chief of State|Head of State|Grand Duke|Prince)"),
    ),
)
_CAPITALS = re.compile(r"\b[A-Z]{2,}(?:[ '-][A-Z]{2,})*")
_SPAN = re.compile(r"\[([A-Z]{3})GOV[A-Z]*\s+(?:(\d{6,8})-(\d{6,8})|>(\d{6,8}))\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A person of a list: `function` from the list of 2019, `spans` (first and last day) from that of 2014."""

    side: str
    name: str
    function: str | None = None
    spans: tuple[tuple[str, str | None], ...] = ()


def main() -> None:
    """Compare; print what contradicts, or write the sources into the file."""
    folder = Path(sys.argv[1])
    cia, phoenix = tuple(read_cia(folder / "world-leaders-2019.csv")), tuple(read_phoenix(folder / "phoenix-countries-2014.txt"))
    if "--write" in sys.argv:
        TARGET.write_text("".join(written(cia, phoenix)), encoding="utf-8")
        return
    for line in (*contradictions(cia), *apart(phoenix)):
        sys.stdout.write(line + "\n")


def read_cia(path: Path) -> Iterator[Listed]:
    """Give the heads of state and government and the foreign ministers of the list of 2019."""
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        function = next((name for name, pattern in _OFFICES if pattern.search(row["office"])), None)
        if function and row["iso2"] != "iso2":
            yield Listed(side=row["iso2"].upper(), name=row["person"], function=function)


def read_phoenix(path: Path) -> Iterator[Listed]:
    """Give the persons of the list of 2014 with their spans in a government, one entry a spelling and state."""
    names: list[str] = []
    spans: dict[str, list[tuple[str, str | None]]] = {}
    for line in [*path.read_text(encoding="utf-8", errors="replace").splitlines(), "END_"]:
        if line.startswith("#") or not line.strip():
            continue
        span = _SPAN.search(line)
        if span:
            side = _alpha2(span[1])
            begin, end = span[2] or span[4], span[3]
            spans.setdefault(side, []).append((_day(begin), _day(end) if end else None))
        elif not line[0].isspace():
            if not line.startswith("+"):
                for side, found in spans.items():
                    yield from (Listed(side=side, name=name, spans=tuple(found)) for name in names)
                names, spans = [], {}
            names.append(line.lstrip("+").split(";")[0].split("[")[0].replace("_", " ").strip().title())


@cache
def _alpha2(alpha3: str) -> str:
    return {"KSV": "XK"}.get(alpha3) or (get_global("territory_aliases").get(alpha3) or ["~"])[0]


def _day(figures: str) -> str:
    """Write `090120` as 2009-01-20; two figures of a year above 14 are of the last century."""
    if len(figures) == 6:
        figures = ("20" if int(figures[:2]) <= 14 else "19") + figures
    return f"{figures[:4]}-{figures[4:6]}-{figures[6:]}"


def sources_of(tenure: Tenure, cia: Sequence[Listed], phoenix: Sequence[Listed]) -> tuple[str, ...]:
    """Give the lists that confirm a tenure, else `public-record`."""
    found = []
    covers = tenure.start <= SPRING[1] and (tenure.end is None or tenure.end >= SPRING[0])
    if covers and any(
        one.side == tenure.side and one.function == tenure.function and same_listed(tenure.name, one.name) for one in cia
    ):
        found.append("cia-2019")
    if any(
        one.side == tenure.side
        and same_person_name(tenure.name, one.name)
        and any(days_apart(tenure.start, begin) <= DAYS_APART for begin, _ in one.spans)
        for one in phoenix
    ):
        found.append("phoenix-2014")
    return tuple(found or ["public-record"])


def same_listed(name: str, listed: str) -> bool:
    """Compare with a name of the list of 2019, whose surname is in capitals and not always last.

    The capitals may be half of a double name ("ZARIF-Khonsari"), hold the article ("ELSISI") or be the given name by which a
    king is known ("SALMAN bin Abd al-Aziz Al Saud").
    """
    surname = " ".join(_CAPITALS.findall(listed))
    if same_person_name(name, listed) or (surname and same_person_name(name, surname)):
        return True
    bare = surname[2:] if surname.startswith("EL") and len(surname) > 5 else surname
    ruler = listed.startswith(surname) and surname.lower() == name_parts(name)[0] if surname else False
    return bool(bare) and (same_person_name(name, bare) or ruler)


def days_apart(left: str, right: str) -> int:
    """Count the days between two days or months of EDTF, which may be short or no day of the calendar."""

    def day_of(value: str) -> date:
        parts = [int(part) or 1 for part in value.split("-")] + [1, 1]
        return date(parts[0], min(parts[1], 12), min(parts[2], 28))

    return abs((day_of(left) - day_of(right)).days)


def contradictions(cia: Sequence[Listed]) -> Iterator[str]:
    """Give the persons of 2019 for whose office the file has somebody else on a day of that spring."""
    for one in cia:
        held = [
            tenure
            for tenure in tenures()
            if tenure.side == one.side and tenure.function == one.function and tenure.start <= SPRING[1]
            and (tenure.end is None or tenure.end >= SPRING[0])
        ]  # fmt: skip
        if held and not any(same_listed(tenure.name, one.name) for tenure in held):
            yield f"2019  {one.side} {one.function}: {one.name} <> {', '.join(tenure.name for tenure in held)}"


def apart(phoenix: Sequence[Listed]) -> Iterator[str]:
    """Give the tenures that the list of 2014 begins on another day of the same two years."""
    for tenure in tenures():
        begins = {
            begin
            for one in phoenix
            if one.side == tenure.side and " " in one.name and same_person_name(tenure.name, one.name)
            for begin, _ in one.spans
        }
        near = sorted(begin for begin in begins if DAYS_APART < days_apart(tenure.start, begin) < 730)
        if near and not any(days_apart(tenure.start, begin) <= DAYS_APART for begin in begins):
            yield f"2014  {tenure.side} {tenure.function} {tenure.name}: {tenure.start} <> {', '.join(near)}"


def written(cia: Sequence[Listed], phoenix: Sequence[Listed]) -> Iterator[str]:
    """Give the lines of the file, one tenure a line, with their sources; its head stays."""
    for line in TARGET.read_text(encoding="utf-8").splitlines(keepends=True):
        if not line.startswith("#"):
            break
        yield line
    rest = iter(tenures())
    for side, offices in load("office_holders").items():
        yield f'"{side}":\n' if side in ("NO", "~") else f"{side}:\n"
        for function, entries in offices.items():
            yield f"  {function}:\n"
            for entry in entries:
                name, times = entry.split(" | ")[:2]
                tenure = next(rest)
                yield f'    - "{name} | {times} | {", ".join(sources_of(tenure, cia, phoenix))}"\n'


if __name__ == "__main__":
    main()
