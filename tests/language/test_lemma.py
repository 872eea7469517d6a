"""The dictionary form follows the part of speech where the form alone is two words."""

from __future__ import annotations

import pytest

from depesche.language.lemma import lemma


@pytest.mark.parametrize(
    ("form", "upos", "wanted"),
    [
        ("Außenministers", "NOUN", "Außenminister"),
        ("Gespräche", "NOUN", "Gespräch"),
        ("Habe", "AUX", "haben"),
        ("Habe", "NOUN", "Habe"),
        ("wäre", "AUX", "sein"),
        ("würden", "AUX", "werden"),
        ("könnten", "AUX", "können"),
        ("sagte", "VERB", "sagen"),
        ("zurückgewiesen", "VERB", "zurückweisen"),
        ("Rief", "VERB", "rufen"),
        ("russischen", "ADJ", "russisch"),
        ("vereinbarten", "ADJ", "vereinbart"),
        ("vereinbarten", "VERB", "vereinbaren"),
        ("im", "ADP", "in"),
        ("Zur", "ADP", "zu"),
        ("Deutschlands", "PROPN", "Deutschland"),
        ("Stress", "NOUN", "Stress"),
        ("Rund", "ADV", "rund"),
        (",", "PUNCT", ","),
        ("2025", "NUM", "2025"),
    ],
)
def test_lemma(form: str, upos: str, wanted: str) -> None:
    """Each of these has one dictionary form."""
    assert lemma(form, upos) == wanted
