"""Behaviour of the exchange form."""

import json

import pytest

from depesche.errors import FormatError
from depesche.model.json import json_schema, reading_from_json, record_from_json, to_json
from depesche.model.reading import Event, Participant, Person, Place, Proof, Reading, ReportHead, Statement
from depesche.model.record import Conflict, JoinedEvent, Record, ReportOrigin
from depesche.model.span import Span

READING = Reading(
    report=ReportHead(id="a", outlet="Musterblatt", published="2025-04-10", language="de"),
    persons=(Person(name="Ana Muster", side="CH", function="envoy", mentions=(Span(0, 4, "Ana "),)),),
    events=(
        Event(
            kind="meeting",
            status="held",
            date="2025-04-10",
            place=Place(country="CH", city="Genf"),
            participants=(Participant(side="CH", name="Ana Muster", part="head"),),
            evidence=(Span(0, 3, "Ana"),),
            proofs=(Proof(field="date", span=Span(0, 3, "Ana"), anchor="2025-04-11", rule="weekday"),),
        ),
    ),
    statements=(Statement(speaker="Ana Muster", content=(Span(0, 3, "Ana"),)),),
)


def test_a_reading_survives_the_round_trip() -> None:
    """Out and in again gives the same reading, and the same bytes."""
    text = to_json(READING)
    assert reading_from_json(text) == READING
    assert to_json(reading_from_json(text)) == text


def test_spans_are_lists_and_unknown_is_null() -> None:
    """The form is the one of record.md: `[start, end, quote]`, `null`, fixed field order."""
    event = json.loads(to_json(READING))["events"][0]
    assert event["evidence"] == [[0, 3, "Ana"]]
    assert event["direction"] is None
    assert list(event)[:11] == [
        "kind", "status", "date", "direction", "place", "participants", "level", "topics", "excluded", "holder", "evidence",
    ]  # fmt: skip


def test_a_record_survives_the_round_trip() -> None:
    """Conflicts keep their values with the reports that give them."""
    conflict = Conflict(field="duration", values={"sechs Stunden": ("a",), "fünf Stunden": ("b",)})
    record = Record(
        events=(JoinedEvent(id="ev-1", kind="meeting", status="held", conflicts=(conflict,)),),
        reports=(ReportOrigin(id="a", because=("agency tag",)),),
    )
    assert record_from_json(to_json(record)) == record


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"report": {}}', '{"report": {"id": "a"}, "events": [{"kind": "party"}]}'])
def test_what_is_no_reading_is_refused_with_its_place(broken: str) -> None:
    """The message says where."""
    with pytest.raises(FormatError, match="not a reading"):
        reading_from_json(broken)


def test_the_schema_names_every_field() -> None:
    """JSON Schema comes from the same classes."""
    assert set(json_schema(Reading)["properties"]) == {"report", "persons", "events", "statements", "extractor"}
    assert set(json_schema(Record)["properties"]) == {"events", "reports", "processes", "relations", "decisions"}
