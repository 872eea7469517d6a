"""`depesche extract`: takes files, folders, addresses or standard input, prints what reports say; no archive is needed."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer

from depesche.commands.guard import SET_ASIDE, guarded, say
from depesche.commands.options import (
    AllowPrivate,
    Columns,
    Out,
    Outlet,
    Paths,
    Published,
    RulesOnly,
    check_paths,
    check_published,
    options_of,
)
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
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="Headline; of several reports: of those that print none.")
    ] = None,
    columns: Columns = None,
    allow_private: AllowPrivate = False,
    rules_only: RulesOnly = False,
    out: Out = None,
) -> None:
    """Print what reports say, without an archive; takes what `depesche read` takes.

    Ends with 1 when sources were set aside; they are named on standard error.
    """
    check_paths(paths)
    check_published(published)
    options = options_of(columns, allow_private)
    set_aside = 0

    def pieces() -> Iterator[str]:
        nonlocal set_aside
        from depesche.archive.attempt import attempts, given_values
        from depesche.intake.paths import Rejected
        from depesche.model.json import to_json
        from depesche.output.tables import printable, reading_lines

        offered = given_values(published=published, outlet=outlet, title=title)
        for made in attempts(paths, offered, options=options, model=not rules_only):
            if isinstance(made, Rejected):
                set_aside += 1
                say(printable(f"set aside: {made}"))
                continue
            for notice in made.notices:
                say(printable(notice))
            yield to_json(made.reading) + "\n" if form is Format.JSONL else "\n".join(reading_lines(made.reading)) + "\n\n"

    write(pieces(), out)
    if set_aside:
        raise typer.Exit(SET_ASIDE)
