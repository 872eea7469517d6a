"""Takes Faker's name lists (MIT) and the CIA World Leaders table (public domain), gives `given_names.yaml`.

usage: python training/lexicons/given_names.py WORLD_LEADERS.csv OUT.yaml   (pip install faker first; needed to build only)

Cyrillic and Greek names are written in German and in English transliteration. What is mainly another word of German
(a noun of the dictionary, a place) is left out, so that a capital letter stays the only thing it says.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from importlib import import_module
from pathlib import Path

import simplemma

LOCALES = [
    "ar_AA",
    "az_AZ",
    "bg_BG",
    "cs_CZ",
    "da_DK",
    "de_AT",
    "de_CH",
    "de_DE",
    "el_GR",
    "en_GB",
    "en_IE",
    "en_IN",
    "en_KE",
    "en_NG",
    "en_NZ",
    "en_PK",
    "en_US",
    "es_AR",
    "es_CL",
    "es_CO",
    "es_ES",
    "es_MX",
    "et_EE",
    "fi_FI",
    "fr_BE",
    "fr_CA",
    "fr_CH",
    "fr_DZ",
    "fr_FR",
    "ga_IE",
    "ha_NG",
    "hr_HR",
    "hu_HU",
    "id_ID",
    "it_IT",
    "lt_LT",
    "lv_LV",
    "nl_BE",
    "nl_NL",
    "no_NO",
    "pl_PL",
    "pt_BR",
    "pt_PT",
    "ro_RO",
    "ru_RU",
    "sk_SK",
    "sl_SI",
    "sv_SE",
    "sw",
    "tr_TR",
    "tw_GH",
    "uk_UA",
    "uz_UZ",
    "vi_VN",
    "yo_NG",
    "zu_ZA",
]
GERMAN = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґёў",
        "a b w g d e sch s i j k l m n o p r s t u f ch z tsch sch schtsch _ y _ e ju ja i ji je g jo u".replace("_", "").split(
            " "
        ),
        strict=False,
    )
)
ENGLISH = GERMAN | dict(
    zip("вжзйхцчшщюяїєё", ["v", "zh", "z", "y", "kh", "ts", "ch", "sh", "shch", "yu", "ya", "yi", "ye", "yo"], strict=True)
)
WORDS = re.compile(r"[A-ZÀ-Þİ][\w’'-]+$")


def romanised(name: str) -> set[str]:
    """Write a Cyrillic name in Latin letters, the German and the English way; other names stay as they are."""
    if not re.search(r"[\u0400-\u04ff]", name):
        return {name}
    low = name.lower()
    ways = {"".join(table.get(letter, letter) for letter in low) for table in (GERMAN, ENGLISH)}
    ways |= {re.sub("ij$|iy$", end, way) for way in set(ways) for end in ("i", "y", "ij", "iy")}
    return {way.capitalize() for way in ways}


def main() -> None:
    """Build the file."""
    leaders, out = Path(sys.argv[1]), Path(sys.argv[2])
    found: dict[str, set[str]] = {"male": set(), "female": set(), "unknown": set()}
    for locale in LOCALES:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for sex in ("male", "female"):
            names = getattr(provider, f"first_names_{sex}", ()) or ()
            for name in names:
                for part in re.split(r"[ ]", name):
                    found[sex] |= {unicodedata.normalize("NFC", way) for way in romanised(part)}
    for row in csv.DictReader(leaders.open(encoding="utf-8")):
        for part in row["person"].replace(",", " ").split():
            if not part.isupper() and len(part) > 2 and part[0].isupper() and part not in ("Jr.", "Dr.", "Sir"):
                found["unknown"].add(part.strip(".\"'"))
    both = found["male"] & found["female"]
    found["male"] -= both
    found["female"] -= both
    found["unknown"] = (found["unknown"] | both) - found["male"] - found["female"]
    lines = ["# Given names: built by training/lexicons/given_names.py from Faker (MIT) and CIA World Leaders (public domain)."]
    for sex, names in found.items():
        kept = sorted(name for name in names if WORDS.match(name) and len(name) > 2 and not _other_word(name))
        lines.append(f"{sex}: >-")
        line = " "
        for name in kept:
            if len(line) + len(name) > 150:
                lines.append(line)
                line = " "
            line += " " + name
        lines.append(line)
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _other_word(name: str) -> bool:
    """Say whether a name is first of all a word of German (lower-case in the dictionary: "Mark" stays, "Die" goes)."""
    return simplemma.is_known(name.lower(), lang="de") and not simplemma.is_known(name, lang="de")


if __name__ == "__main__":
    main()
