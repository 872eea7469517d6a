"""Reasons are shown in German."""

import re

import pytest

from depesche.language.lexicon import load
from depesche.output.reasons import reason_words


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (
            "01#0 joins a/02#13: kind meeting; sides RU, US; dates meet (2025-02-27); country TR",
            "01 und a/02: gleiche Art (Treffen); gleiche Seiten (Russland, USA); gleicher Zeitpunkt (27. Februar 2025); "
            "gleiches Land (Türkei)",
        ),
        ("agency tag (dpa, AFP)", "Agenturkürzel (dpa, AFP)"),
        (
            "copy of 03: 76 words in the same sentences, 100% of the shorter text",
            "Kopie von 03: 76 Wörter in gleichen Sätzen, 100 % des kürzeren Textes",
        ),
        ("something new", "something new"),
    ],
)
def test_reasons_in_german(reason: str, words: str) -> None:
    """Codes and dates of a reason are written out; a reason that is not known stands as it is."""
    assert reason_words(reason) == words


def test_every_entry_uses_what_it_catches() -> None:
    """The words of an entry name only what its pattern catches."""
    for entry in load("reasons"):
        caught = set(re.compile(entry["pattern"]).groupindex)
        assert set(re.findall(r"\{(\w+)\}", entry["words"])) <= caught, entry
