"""The word lists of speech: whole, readable, without double entries."""

from __future__ import annotations

import re

import pytest

from depesche.language.lexicon import load
from depesche.language.verbs import readings
from depesche.model.vocabulary import ACTS
from depesche.reading.speech.acts import act_of

GROUPS = load("speech_verbs")["groups"]
FRAMES = {"clause", "zu", "object", "dative", "genitive", "als", "zu_prep"}
PREPOSITIONS = {"auf", "von", "über", "um", "für", "mit", "vor", "gegen", "hinter", "an", "in"}


def test_there_are_more_than_four_hundred_verbs() -> None:
    """Speech is told with many words."""
    assert len({verb for group in GROUPS for verb in group["verbs"]}) > 400


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: f"{group['act']}-{group['verbs'][0]}")
def test_a_group_of_verbs_is_whole(group: dict[str, object]) -> None:
    """Act, frames, and verbs that the morphology can read as infinitives, none twice."""
    assert group["act"] in ACTS
    assert set(group["frames"]) <= FRAMES | PREPOSITIONS  # type: ignore[call-overload]
    verbs = list(group["verbs"])  # type: ignore[call-overload]
    assert len(verbs) == len(set(verbs)), sorted(verb for verb in verbs if verbs.count(verb) > 1)
    for verb in verbs:
        base = verb.split()[-1].split("|")[-1]
        assert any(reading.form == "Inf" for reading in readings(base)), verb


@pytest.mark.parametrize("group", load("speech_acts")["groups"], ids=lambda group: group["example"])
def test_the_signs_of_an_act_show_in_its_example(group: dict[str, object]) -> None:
    """Signs are valid patterns, and the example of a group has its act."""
    for sign in list(group["signs"]):  # type: ignore[call-overload]
        re.compile(sign)
    assert act_of("inform", str(group["example"]), open_cue=True) == group["act"]


@pytest.mark.parametrize("group", load("speech_acts")["judgements"], ids=lambda group: group["example"])
def test_the_signs_of_a_judgement_show_in_its_example(group: dict[str, object]) -> None:
    """A judgement that is told has the act of its words."""
    assert act_of("inform", str(group["example"]), open_cue=True, judged=True) == group["act"]


@pytest.mark.parametrize(
    ("act", "example"),
    [(g["act"], example) for part in ("before", "after") for g in load("speech_signs")[part] for example in g["examples"]],
)
def test_further_signs_show_in_their_examples(act: str, example: str) -> None:
    """Every example of a further sign has its act when the cue leaves it open."""
    assert act_of("inform", example, open_cue=True) == act


def test_a_cue_with_an_act_of_its_own_keeps_it() -> None:
    """ "warnte" stays a warning whatever the words say."""
    assert act_of("warn", "Das werde Folgen haben.", open_cue=False) == "warn"


@pytest.mark.parametrize("name", ["speech_nouns", "speech_chain"])
def test_every_list_has_an_example(name: str) -> None:
    """No list of words without a sentence that shows it."""
    for title, group in load(name).items():
        if title == "act_nouns":
            assert all("example" in inner for inner in group.values())
        else:
            assert "example" in group, title
