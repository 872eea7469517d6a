"""`depesche extract`: takes files, folders or standard input, prints what the reports in them say; no archive is needed."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from depesche.commands.guard import SET_ASIDE, guarded, say
from depesche.commands.options import Out, Outlet, Paths, Published, check_paths, check_published
from depesche.commands.writing import write


class Format(StrEnum):
    """How readings are printed: `jsonl`, one a line, as in the exchange form; `table`, for people."""

    JSONL = "jsonl"
    TABLE = "table"


@guarded
def extract(
    paths: Paths,
    form: Annotated[Format, typer.Option("--format", help="One reading a line, or a table for people.")] = Format.JSONL,
    published: Published = None,
    outlet: Outlet = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Headline that stands for all.")] = None,
    out: Out = None,
) -> None:
    """Print what reports say, without an archive.

    Takes texts, and JSONL with the fields id, text, published, outlet and title.
    Ends with 1 when sources were set aside; they are named on standard error.
    """
    check_paths(paths)
    check_published(published)
    set_aside = found = 0

    def pieces() -> Iterator[str]:
        nonlocal set_aside, found
        from depesche.api import extract as readings_of
        from depesche.model.json import to_json
        from depesche.model.reading import Reading
        from depesche.output.tables import reading_lines

        for reading in readings_of([_as_path(path) for path in paths], published=published, outlet=outlet, title=title):
            if not isinstance(reading, Reading):
                set_aside += 1
                say(f"set aside: {reading.source}: {reading.reason}")
                continue
            found += 1
            yield to_json(reading) + "\n" if form is Format.JSONL else "\n".join(reading_lines(reading)) + "\n\n"

    write(pieces(), out)
    if not found and not set_aside:
        say(f"no reports in {', '.join(paths)}: name text files (.txt), JSONL files (.jsonl) or a folder that holds some")
    if set_aside or not found:
        raise typer.Exit(SET_ASIDE)


def _as_path(path: str) -> str | Path:
    return path if path == "-" else Path(path)
