"""Takes a reading or record, gives JSON in the exchange form of the record, and back; gives their JSON Schema."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from depesche.errors import FormatError
from depesche.model.reading import Reading
from depesche.model.record import Record

T = TypeVar("T", Reading, Record)


def to_json(value: Reading | Record, *, indent: int | None = None) -> str:
    """Write JSON: fixed field order, unknown as `null`, characters unescaped. The same value gives the same bytes."""
    if isinstance(value, Reading):
        return _readings().dump_json(value, indent=indent).decode("utf-8")
    return _records().dump_json(value, indent=indent).decode("utf-8")


def reading_from_json(text: str | bytes) -> Reading:
    """Read a reading.

    Raises:
        FormatError: when the JSON is broken or does not have the form of a reading.
    """
    return _load(_readings(), "reading", text)


def record_from_json(text: str | bytes) -> Record:
    """Read a record.

    Raises:
        FormatError: when the JSON is broken or does not have the form of a record.
    """
    return _load(_records(), "record", text)


def json_schema(model: type[Reading] | type[Record]) -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of readings or records."""
    adapter = _readings() if model is Reading else _records()
    return adapter.json_schema(mode="serialization")


def _load(adapter: TypeAdapter[T], name: str, text: str | bytes) -> T:
    try:
        return adapter.validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"]) or "the whole"
        raise FormatError(f"not a {name}: {where}: {first['msg']}") from error


# Building an adapter takes a tenth of a second: once, and only when JSON is wanted.
@cache
def _readings() -> TypeAdapter[Reading]:
    return TypeAdapter(Reading)


@cache
def _records() -> TypeAdapter[Record]:
    return TypeAdapter(Record)
