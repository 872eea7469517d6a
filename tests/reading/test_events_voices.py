"""Events inside statements: who "es", "man", "sein Land" are, what the act of a statement makes of them, what is mere opinion."""

from __future__ import annotations

import pytest

from depesche.intake.report import report_from_text
from depesche.model.reading import Event
from depesche.reading.reader import read


def _events(text: str) -> tuple[Event, ...]:
    return read(report_from_text(text, report_id="probe", published="2024-05-15"), gate=False).events


def _sides(event: Event, part: str) -> set[str]:
    return {one.side for one in event.participants if one.side and one.part == part}


@pytest.mark.parametrize(
    ("text", "kind", "acting", "done_to"),
    [
        ("Japan erklärte am Dienstag, es habe seine Wirtschaftshilfe für Fidschi eingestellt.", "aid", "JP", "FJ"),
        ("Kubas Minister Jan Soler sagte, sein Land habe Sanktionen gegen Peru verhängt.", "sanction", "CU", "PE"),
        ("Die dänische Regierung bestätigte, dass sie Peru eine Protestnote übergab.", "note", "DK", "PE"),
    ],
)
def test_who_speaks_acts(text: str, kind: str, acting: str, done_to: str) -> None:
    """A pronoun or "sein Land" in a statement is the side that speaks."""
    (event,) = [event for event in _events(text) if event.kind == kind]
    assert _sides(event, "initiator") == {acting}
    assert done_to in {one.side for one in event.participants}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ghana kündigte an, es ziehe seine Soldaten aus Mali ab.", "announced"),
        ("Ein Sprecher Perus dementierte, man habe mit Chile verhandelt.", "denied"),
        ("Togo stellt seine Hilfe für Niger ein, kündigte der Präsident Togos an.", "cancelled"),
    ],
)
def test_the_act_of_the_statement_is_the_status(text: str, status: str) -> None:
    """What is announced, denied or demanded in a clause without its own word for it is announced, denied or demanded."""
    assert [event.status for event in _events(text)] == [status]


def test_an_opinion_of_an_agreement_is_no_agreement() -> None:
    """Who calls "die Einigung" a mistake tells of none that the report does not tell."""
    assert _events("Die Ministerin Norwegens nannte die Einigung einen schweren Fehler.") == ()
    text = "Norwegen und Island unterzeichneten ein Fischereiabkommen. Die Ministerin Norwegens nannte die Einigung einen Erfolg."
    assert [event.kind for event in _events(text)] == ["agreement"]


def test_a_list_of_sources_is_no_part_of_the_report() -> None:
    """Headlines of other reports behind "Quellen" tell no event of this one."""
    text = (
        "Norwegen und Island unterzeichneten am Montag in Oslo ein Abkommen über den Fischfang. Es gilt für fünf Jahre.\n\n"
        "Quellen\n\n• Der Beispielbote: Gipfel zwischen Norwegen und Schweden in Bergen"
    )
    assert [event.kind for event in _events(text)] == ["agreement"]


def test_not_only_denies_nothing() -> None:
    """After "nicht nur" comes what happens."""
    (event,) = _events(
        "Am Dienstag wird Perus Präsidentin nicht nur Chiles Präsidenten Gabriel Boric treffen, sondern auch baden."
    )
    assert event.status == "announced"


def test_a_time_behind_seit_is_that_of_something_else() -> None:
    """ "Zum ersten Mal seit dem Ende des Krieges 1974" does not date the meeting."""
    (event,) = _events(
        "Zum ersten Mal seit dem Ende des Krieges 1974 sind die Präsidenten Portugals und Angolas zusammengekommen."
    )
    assert event.date is None
