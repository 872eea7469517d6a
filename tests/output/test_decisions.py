"""Decisions of people in German, and what a person should look at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from depesche.language.lexicon import load
from depesche.linking.decisions import ACTIONS
from depesche.model.record import Decided, JoinedEvent, Record
from depesche.output import decisions
from depesche.output.decisions import decision_words, judging_lines, resolver_words, state_words, to_judge
from tests.output.sample import sample

MADE = Decided(id="d1", action="merge", state="holds", by="Ada", at="2024-06-01T10:00:00+00:00", why="Tippfehler")


def test_a_decision_names_who_when_and_why() -> None:
    """In one line; what is corrected is named with its German word."""
    assert decision_words(MADE) == "von Hand zusammengeführt (d1, Ada, 1. Juni 2024, 10:00 Uhr UTC: Tippfehler)"
    city = replace(MADE, action="correct", field="city", value="Bern", why=None)
    assert decision_words(city) == "von Hand berichtigt: Ort Bern (d1, Ada, 1. Juni 2024, 10:00 Uhr UTC)"
    assert "nicht bekannt" in decision_words(replace(city, value=None))
    assert "Vorgang benannt: Runde" in decision_words(replace(MADE, action="rename", value="Runde"))


@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_has_its_words(action: str) -> None:
    """None is shown by its code, and each is explained."""
    shown = decision_words(replace(MADE, action=action, field="date", value="2024-05-01"))
    assert action not in shown
    assert f"depesche judge {action}" in "\n".join(judging_lines(Record(), lambda event: []))


@pytest.mark.parametrize(
    ("because", "shown"),
    [
        ("undone by d2", "zurückgenommen durch d2"),
        ("no event names Ana", "zurückgenommen kein Ereignis nennt Ana"),
        ("the words in 07 tell no event any more", "zurückgenommen an der Stelle in 07 wird kein Ereignis mehr gelesen"),
        ("the words in 07 tell no event any more, the others do", "an den anderen schon"),
    ],
)
def test_what_became_of_it_is_said(because: str, shown: str) -> None:
    """Each reason of the record has its German words."""
    assert shown in state_words(replace(MADE, state="undone", because=because))


def test_what_settles_a_contradiction_is_named() -> None:
    """A decision by its id, a report by its outlet."""
    assert resolver_words("decision d1") == "Entscheidung d1"
    assert resolver_words("07", "Musterblatt") == "Musterblatt"


def test_only_what_is_open_and_thin_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Open contradictions and joinings without a firm reason; not what is settled, firm or decided on; the rest is counted."""
    record, _, readings = sample()
    event = record.events[0]
    thin = "b/2#0 joins a#0: kind meeting; sides CL, PL; told within 1 days"
    firm = f"{thin}; place Genf"

    def found(changed: JoinedEvent) -> tuple[int, int]:
        conflicts, weak = to_judge(Record(events=(changed,)))
        return len(conflicts), len(weak)

    assert found(replace(event, because=(thin,))) == (1, 1)
    assert found(replace(event, because=(firm,), conflicts=())) == (0, 0)
    assert found(replace(event, because=(thin,), decisions=("d1",))) == (1, 0)
    assert found(replace(event, conflicts=(replace(event.conflicts[0], resolved_by="07"),))) == (0, 0)
    monkeypatch.setattr(decisions, "LISTED", 1)
    many = Record(events=(replace(event, because=(thin,)), replace(event, id="ev-2")), decisions=(MADE,))
    lines = judging_lines(many, lambda event: [reading.events[0] for reading in readings])
    assert any("und 1 weitere" in line for line in lines)
    assert any("von Hand zusammengeführt" in line and "gilt" in line for line in lines)
    assert load("judging")["nothing"] in "\n".join(judging_lines(Record(), lambda event: []))
