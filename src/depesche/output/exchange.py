"""Takes readings or a record, gives their exchange form piece by piece: JSONL with one reading a line, or one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from depesche.model.json import json_schema, to_json
from depesche.model.reading import Reading
from depesche.model.record import Record


def readings_jsonl(readings: Iterable[Reading]) -> Iterator[str]:
    """Write one reading a line, each line with its end; nothing is held back, so that any number may pass."""
    for reading in readings:
        yield to_json(reading) + "\n"


def record_json(record: Record) -> str:
    """Write the record as one indented object, with a line end."""
    return to_json(record, indent=2) + "\n"


def schema_json(model: type[Reading] | type[Record]) -> str:
    """Write the JSON Schema of readings or records, indented, with a line end."""
    return json.dumps(json_schema(model), ensure_ascii=False, indent=2) + "\n"
