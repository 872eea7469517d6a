"""The exchange forms."""

from __future__ import annotations

import json

from depesche.model.json import reading_from_json, record_from_json
from depesche.model.reading import Reading
from depesche.model.record import Record
from depesche.output.exchange import readings_jsonl, record_json, schema_json
from tests.output.sample import sample


def test_readings_come_back() -> None:
    """One reading a line; what is read back equals what was written."""
    _, _, readings = sample()
    lines = list(readings_jsonl(readings))
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in lines)
    assert [reading_from_json(line) for line in lines] == readings


def test_record_comes_back() -> None:
    """What is read back equals what was written."""
    record, _, _ = sample()
    assert record_from_json(record_json(record)) == record


def test_schema_names_every_field() -> None:
    """The schemas describe the fields of readings and of records."""
    for model in (Reading, Record):
        schema = json.loads(schema_json(model))
        assert list(schema["properties"]) == list(model.__dataclass_fields__)
