"""The mood of a finite verb: its form decides, and the model where the form is open."""

from __future__ import annotations

import pytest

from depesche.language.analysed import Features
from depesche.language.mood import mood_of


def features(
    *, mood: str | None = "Ind", verbform: str | None = "Fin", person: str | None = "3", tense: str = "Pres"
) -> Features:
    """Features as the model gives them."""
    return Features(mood=mood, tense=tense, verbform=verbform, case=None, number="Sing", person=person)


@pytest.mark.parametrize(
    ("form", "upos", "given", "mood"),
    [
        ("sei", "AUX", features(), "Sub1"),
        ("habe", "AUX", features(), "Sub1"),
        ("habe", "AUX", features(person="1"), "Ind"),
        ("gebe", "VERB", features(), "Sub1"),
        ("käme", "VERB", features(verbform=None), "Sub2"),
        ("hätten", "AUX", features(), "Sub2"),
        ("haben", "AUX", features(), "Ind"),
        ("haben", "AUX", features(verbform="Inf", mood=None), None),
        ("führen", "VERB", features(verbform="Inf", mood=None), None),
        ("sagte", "VERB", features(tense="Past"), "Ind"),
        ("erhielten", "VERB", features(tense="Past"), "Ind"),
        ("erhielten", "VERB", features(mood="Sub", tense="Past"), "Sub2"),
        ("Sollte", "AUX", features(mood="Sub", tense="Past"), "Sub2"),
        ("Rede", "NOUN", features(mood=None, verbform=None), None),
    ],
)
def test_mood(form: str, upos: str, given: Features, mood: str | None) -> None:
    """Certain forms win over the model; open forms are the model's."""
    assert mood_of(form, upos, given) == mood
