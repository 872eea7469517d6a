"""The relation of two sides over time: rungs, what takes them back, and what answers what."""

from __future__ import annotations

import re

import pytest

from depesche.language.lexicon import fold, load
from depesche.model.record import Measure, Relation


def _one(record) -> Relation:
    (relation,) = record.relations
    return relation


def _measures(relation: Relation) -> list[tuple[Measure, Measure | None]]:
    return [(step.measure, step.state) for step in relation.steps]


def test_up_the_ladder_and_back(desk):
    """Summons, expulsion and break raise the state; the resumption takes all of it back."""
    desk.tell(
        "a",
        "2021-03-03",
        "Lissabon bestellte den Botschafter von Malawi ein. Malawi brach die Beziehungen ab.",
        {"quote": "bestellte den Botschafter", "kind": "summons", "by": "PT", "on": "MW", "date": "2021-03-02"},
        {"quote": "brach die Beziehungen ab", "kind": "relations_cut", "sides": "MW PT", "date": "2021-03-03"},
    )
    desk.tell(
        "b",
        "2022-09-02",
        "Beide Länder nahmen wieder Beziehungen auf.",
        {"quote": "nahmen wieder Beziehungen auf", "kind": "relations_opened", "sides": "MW PT", "date": "2022-09-01"},
    )
    relation = _one(desk.join())
    assert relation.sides == ("MW", "PT")
    assert _measures(relation) == [("summons", "summons"), ("break", "break"), ("resumption", None)]
    assert (relation.state, relation.since) == (None, None)
    assert relation.steps[0].by == "PT"
    assert relation.steps[0].evidence[0][0] == "a"


def test_a_reopening_leaves_a_break_standing(desk):
    """A way down takes back its own rung and those below it only."""
    desk.tell(
        "a",
        "2021-03-09",
        "Oman brach mit Kuba. Kuba schloss die Botschaft Omans. Später eröffnete Oman sie wieder.",
        {"quote": "brach mit Kuba", "kind": "relations_cut", "sides": "CU OM", "date": "2021-01-03"},
        {"quote": "schloss die Botschaft", "kind": "mission_closed", "by": "CU", "on": "OM", "date": "2021-02-03"},
        {"quote": "eröffnete Oman sie", "kind": "mission_opened", "by": "OM", "on": "CU", "date": "2021-03-03"},
    )
    relation = _one(desk.join())
    assert _measures(relation) == [("break", "break"), ("closure", "break"), ("reopening", "break")]
    assert (relation.state, relation.since) == ("break", "2021-01-03")


def test_expulsion_and_counter_expulsion_are_linked(desk):
    """A like measure of the other side soon after is an answer; the first one answers nothing."""
    desk.tell(
        "a",
        "2021-03-03",
        "Tirana wies drei Diplomaten aus.",
        {"quote": "wies drei Diplomaten aus", "kind": "expulsion", "by": "AL", "on": "IR", "date": "2021-03-02"},
    )
    desk.tell(
        "b",
        "2021-03-06",
        "Teheran verwies zwei Albaner des Landes.",
        {"quote": "verwies zwei Albaner", "kind": "expulsion", "by": "IR", "on": "AL", "date": "2021-03-05"},
    )
    first, second = _one(desk.join()).steps
    assert second.answers == first.event
    assert first.answers is None


def test_another_measure_is_an_answer_where_the_words_say_so(desk):
    """ "Im Gegenzug" links a recall to an expulsion; without such words they stand side by side."""
    for words, linked in (("Im Gegenzug rief Tirana", True), ("Am Abend rief Tirana", False)):
        desk.reports.clear()
        desk.readings.clear()
        text = f"Teheran wies zwei Albaner aus. {words} seinen Botschafter zurück."
        desk.tell(
            "a",
            "2021-03-06",
            text,
            {"quote": "wies zwei Albaner aus", "kind": "expulsion", "by": "IR", "on": "AL", "date": "2021-03-05"},
            {"quote": "seinen Botschafter zurück", "kind": "recall", "by": "AL", "on": "IR", "date": "2021-03-06"},
        )
        first, second = _one(desk.join()).steps
        assert (second.answers == first.event) is linked


def test_what_is_only_announced_changes_no_state(desk):
    """It stands among the steps, and the state stays."""
    desk.tell(
        "a",
        "2021-03-03",
        "Tirana will Diplomaten ausweisen.",
        {"quote": "will Diplomaten ausweisen", "kind": "expulsion", "status": "announced", "by": "AL", "on": "IR"},
    )
    relation = _one(desk.join())
    assert (relation.state, len(relation.steps), relation.steps[0].status) == (None, 1, "announced")
    assert relation.steps[0].reported == "2021-03-03"


@pytest.mark.parametrize("group", ["rungs", "down"])
def test_the_examples_of_the_ladder_are_found(group):
    """Each rung that asks for words finds its own examples."""
    for measure, entry in load("relations")[group].items():
        for example in entry.get("examples", ()):
            assert any(re.search(fold(word), fold(example)) for word in entry["words"]), (measure, example)


def test_the_examples_of_answers_are_found():
    """The words of answers find their examples."""
    entry = load("relations")["answers"]
    for example in entry["examples"]:
        assert any(re.search(fold(word), fold(example)) for word in entry["words"]), example
