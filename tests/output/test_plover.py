"""PLOVER rows: the type is derived from kind, status, direction and act; codes and days have the form of the manual."""

import json

import pytest

from depesche.intake.report import report_from_text
from depesche.model.reading import Event
from depesche.model.span import Span
from depesche.model.vocabulary import Direction, Kind, Status
from depesche.output.plover import QUADS, plover_jsonl, type_of, typed
from depesche.reading.reader import read

TYPES: list[tuple[Kind, Status, Direction | None, str, str | None]] = [
    ("meeting", "held", None, "trafen sich", "CONSULT"),
    ("meeting", "announced", None, "werden sich treffen", "AGREE"),
    ("meeting", "cancelled", None, "sagte das Treffen ab", "REJECT"),
    ("meeting", "denied", None, "dementierte ein Treffen", None),
    ("agreement", "held", None, "unterzeichneten ein Abkommen", "SUPPORT"),
    ("agreement", "held", None, "einigten sich", "AGREE"),
    ("expulsion", "held", None, "wies aus", "SANCTION"),
    ("expulsion", "expected", None, "will ausweisen", "THREATEN"),
    ("sanction", "held", "lifted", "hob die Sanktionen auf", "CONCEDE"),
    ("vote", "held", None, "legte sein Veto ein", "REJECT"),
    ("deployment", "held", None, "entsandte Blauhelme", "AID"),
    ("summons", "held", None, "bestellte ein", "ACCUSE"),
    ("statehood", "held", None, "rief die Unabhängigkeit aus", None),
    ("withdrawal", "held", None, "zog seine Truppen aus Mali ab", "RETREAT"),
    ("withdrawal", "announced", None, "kündigte den Abzug seiner Truppen an", "CONCEDE"),
    ("withdrawal", "announced", None, "will seine Blauhelme abziehen", "THREATEN"),
    ("withdrawal", "held", None, "trat aus dem Abkommen aus", "SANCTION"),
    ("agreement", "held", None, "erklärte einseitig eine Waffenruhe", "RETREAT"),
    ("mediation", "held", None, "beendete seine Vermittlung", "SANCTION"),
    ("meeting", "held", None, "brach die Gespräche ab", "SANCTION"),
    ("release", "held", None, "lieferte ihn an Peru aus, ausgeliefert am Montag", "COOPERATE"),
    ("release", "held", None, "liess drei Gefangene frei", "RETREAT"),
    ("deployment", "held", None, "begannen ein gemeinsames Manöver", "COOPERATE"),
    ("sanction", "held", "lifted", "die Armee hob die Blockade auf", "RETREAT"),
]


@pytest.mark.parametrize(("kind", "status", "direction", "words", "wanted"), TYPES)
def test_type_of_an_event(kind: Kind, status: Status, direction: Direction | None, words: str, wanted: str | None) -> None:
    """As the manual 2.0 has it, with the choices that output/plover.py names."""
    event = Event(kind=kind, status=status, direction=direction, evidence=(Span.of(words, 0, len(words)),))
    assert type_of(event) == wanted


def test_what_is_demanded_is_no_row_of_its_own() -> None:
    """A demand for a meeting is REQUEST once, not REQUEST and AGREE."""
    reading = read(report_from_text("Norwegen forderte Russland auf, einen Gipfel in Oslo abzuhalten.", report_id="a"))
    assert [one.type for one in typed(reading)] == ["REQUEST"]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Peru stellte Chile ein Ultimatum, die Grenze zu öffnen.", ["THREATEN", "THREATEN"]),
        ("Ghana sprach sich am Montag gegen die Resolution aus.", ["REJECT"]),
        ("Kenia rief die Nachbarn zu Sanktionen gegen Eritrea auf.", ["ACCUSE"]),
    ],
)
def test_types_of_statements(sentence: str, wanted: list[str]) -> None:
    """An ultimatum threatens, opposition rejects, and who calls others out against a third accuses it."""
    found = [one.type for one in typed(read(report_from_text(sentence, report_id="a"), gate=False))]
    assert found[:1] == wanted[:1]


def test_rows_have_the_form_of_the_manual() -> None:
    """Alpha-3 codes, one day, a quad code, the words and their place, and ours under one key."""
    report = report_from_text(
        "Polen hat am Montag drei russische Diplomaten ausgewiesen.",
        report_id="a",
        published="2025-06-03",
        outlet="Der Beispielbote",
    )
    (row,) = [json.loads(line) for line in plover_jsonl([read(report)])]
    assert (row["id"], row["date"], row["event"], row["mode"]) == ("a-001", "2025-06-02", ["SANCTION"], ["expel"])
    assert (row["actor"], row["recipient"]) == ([{"code": "POL"}], [{"code": "RUS"}])
    assert row["quad_code"] == QUADS["SANCTION"]
    assert report.text[row["text_info"]["start"] : row["text_info"]["end"]] == row["event_text"]
    assert row["depesche"]["kind"] == "expulsion"
