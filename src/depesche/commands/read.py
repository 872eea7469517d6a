"""`depesche read`: takes files, folders, addresses or standard input, reads them into an archive, ends with a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from depesche.commands.guard import SET_ASIDE, guarded, say
from depesche.commands.options import (
    DEFAULT_ARCHIVE,
    AllowPrivate,
    ArchivePath,
    Columns,
    Outlet,
    Paths,
    Published,
    RulesOnly,
    check_paths,
    check_published,
    options_of,
)

if TYPE_CHECKING:
    from depesche.archive.batch import Outcome


@guarded
def read(
    paths: Paths,
    archive: ArchivePath = DEFAULT_ARCHIVE,
    published: Published = None,
    outlet: Outlet = None,
    columns: Columns = None,
    allow_private: AllowPrivate = False,
    rules_only: RulesOnly = False,
) -> None:
    """Read reports into an archive: text, web pages, PDF, mails, feeds, tables, archives of any of these (docs/intake.md).

    What is there already stays as it is, so that a stopped run is completed by the same command.
    Ends with 1 when sources were set aside, with 3 when the archive cannot be used.
    """
    check_paths(paths)
    check_published(published)
    options = options_of(columns, allow_private)
    from depesche.archive.store import open_archive
    from depesche.output.tables import printable, summary_lines
    from depesche.reading import reader

    seen = 0

    def count(outcome: Outcome) -> None:
        nonlocal seen
        seen += outcome.what != "rejected"

    with open_archive(archive) as store, reader.rules_only() if rules_only else nullcontext():
        try:
            with _progress(paths) as show:
                summary = store.read(paths, published=published, outlet=outlet, options=options, progress=_both(count, show))
        except KeyboardInterrupt:
            say(f"{seen} reports are in {archive}; the same command reads the rest")
            raise
    for line in summary_lines(summary):
        typer.echo(line)
    for notice in summary.notices:
        say(printable(notice))
    if summary.rejected:
        raise typer.Exit(SET_ASIDE)


@contextmanager
def _progress(paths: list[str]) -> Iterator[Callable[[Outcome], None]]:
    """Show a bar on standard error while the sources go by, when somebody looks at it."""
    import sys

    if not sys.stderr.isatty():
        yield lambda outcome: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=_expected(paths))
        yield lambda outcome: bar.update(task, advance=1, description=outcome.id or "")


def _expected(paths: list[str]) -> int | None:
    """Count the sources ahead; `None` where tables, archives, addresses or standard input may hold any number of reports."""
    from depesche.intake.paths import files_of, holds_many

    found = list(files_of(paths))
    many = any(entry is None or isinstance(entry, str) or (isinstance(entry, Path) and holds_many(entry)) for entry in found)
    return None if many else len(found)


def _both(first: Callable[[Outcome], None], second: Callable[[Outcome], None]) -> Callable[[Outcome], None]:
    def call(outcome: Outcome) -> None:
        first(outcome)
        second(outcome)

    return call
