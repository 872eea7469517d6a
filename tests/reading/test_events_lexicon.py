"""Every way of telling in `events.yaml` is found in its example sentence, and verbs are read in all their forms."""

from __future__ import annotations

import pytest

from depesche.language.conjugation import forms_of
from depesche.language.sentences import sentences_of
from depesche.reading.events.frames import clauses_of
from depesche.reading.events.triggers import Group, groups, triggers_of
from depesche.reading.events.verbforms import known_forms


@pytest.mark.parametrize("group", groups(), ids=lambda group: f"{group.kind}: {group.example[:40]}")
def test_each_group_is_found_in_its_example(group: Group) -> None:
    """The example sentence has a trigger of the group's kind."""
    found = {
        trigger.group.kind for sentence in sentences_of(group.example) for trigger in triggers_of(sentence, clauses_of(sentence))
    }
    assert group.kind in found


@pytest.mark.parametrize(
    ("verb", "written"),
    [
        ("zusammenkommen", "zusammengekommen"),
        ("einbestellen", "einbestellt"),
        ("abberufen", "abberufen"),
        ("entsenden", "entsendet"),
        ("verhängen", "verhängten"),
        ("beitreten", "beizutreten"),
        ("anerkennen", "anerkannt"),
        ("überreichen", "überreichte"),
    ],
)
def test_a_verb_gives_its_written_forms(verb: str, written: str) -> None:
    """Strong, weak, parted and joined verbs are conjugated."""
    assert written in forms_of(verb)


def test_a_form_leads_back_to_its_verb() -> None:
    """The finite part of a parted verb is known by its base."""
    assert any(form.lemma == "kommen" and form.tense == "Past" for form in known_forms("kamen"))


def test_a_parted_verb_is_put_together() -> None:
    """ "bestellte ... ein" is one verb, wherever its parts stand."""
    (sentence,) = sentences_of("Österreich bestellte nach dem Vorfall am Mittwoch den belarussischen Botschafter ein.")
    (clause,) = clauses_of(sentence)
    assert clause.verbs == ("einbestellen",)


def test_clauses_know_voice_tense_and_modal() -> None:
    """The verb group tells passive, tense and modal verb."""
    (sentence,) = sentences_of("Der Gipfel soll im Mai in Helsinki abgehalten werden, nachdem er zweimal verschoben worden war.")
    main, sub = clauses_of(sentence)
    assert (main.modal, main.passive) == ("sollen", True)
    assert (sub.type, sub.passive, sub.tense) == ("sub", True, "pluperfect")
