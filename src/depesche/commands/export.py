"""`depesche export` and `depesche schema`: take an archive, write its readings or its record as JSON, and the form they have."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from depesche.commands.guard import guarded
from depesche.commands.options import DEFAULT_ARCHIVE, ArchivePath, Out
from depesche.commands.writing import write


class Format(StrEnum):
    """What is exported: `jsonl`, the readings, one a line; `record`, what all reports say together; `plover`, rows of PLOVER."""

    JSONL = "jsonl"
    RECORD = "record"
    PLOVER = "plover"


class Form(StrEnum):
    """Whose JSON Schema is printed."""

    READING = "reading"
    RECORD = "record"


@guarded
def export(
    archive: ArchivePath = DEFAULT_ARCHIVE,
    form: Annotated[Format, typer.Option("--format", help="The readings, the record, or PLOVER rows.")] = Format.JSONL,
    out: Out = None,
) -> None:
    """Write readings or the record as JSON, in the order of the report ids: the same archive gives the same bytes."""
    from depesche.archive.store import open_archive
    from depesche.output.exchange import readings_jsonl, record_json
    from depesche.output.plover import plover_jsonl

    with open_archive(archive, readonly=True) as store:
        match form:
            case Format.JSONL:
                write(readings_jsonl(store.readings()), out)
            case Format.RECORD:
                write([record_json(store.record())], out)
            case Format.PLOVER:
                write(plover_jsonl(store.readings()), out)


@guarded
def schema(
    form: Annotated[Form, typer.Argument(metavar="reading|record", help="Whose JSON Schema to print.", show_default=False)],
    out: Out = None,
) -> None:
    """Print the JSON Schema of readings or of the record."""
    from depesche.model.reading import Reading
    from depesche.model.record import Record
    from depesche.output.exchange import schema_json

    write([schema_json(Reading if form is Form.READING else Record)], out)
