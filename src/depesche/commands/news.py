"""`depesche news`: takes an archive and a run or a day, tells what has been added, changed or contradicted since then."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from depesche.commands.guard import guarded
from depesche.commands.options import DEFAULT_ARCHIVE, ArchivePath, Out
from depesche.commands.writing import write


class Format(StrEnum):
    """How the news are written: `md`, Markdown with footnotes; `html`, one self-contained file."""

    MARKDOWN = "md"
    HTML = "html"


@guarded
def news(
    since: Annotated[
        str,
        typer.Option("--since", metavar="RUN|DATE", help="From this run on (a number, or last), or reports from this day on."),
    ] = "last",
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="RUN|DATE", help="Up to this run or day, itself included.", show_default="now"),
    ] = None,
    form: Annotated[
        Format | None, typer.Option("--format", help="Markdown or HTML; by default as the name of --out says.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead.")] = False,
    runs: Annotated[bool, typer.Option("--runs", help="List the runs that brought reports.")] = False,
    archive: ArchivePath = DEFAULT_ARCHIVE,
    out: Out = None,
) -> None:
    """Tell what a run or a day added, changed or contradicted: events, status, claims, contradictions, relations, decisions.

    Runs are counted when `depesche read` brings a report; a day is the day of publication.
    """
    from depesche.archive.store import open_archive
    from depesche.output.news import news_json, news_of, run_lines

    with open_archive(archive, readonly=True) as store:
        if runs:
            write([line + "\n" for line in run_lines(store.runs())], out)
            return
        old, new, start, end = store.record_since(since, until)
        if as_json:
            write([news_json(old, new)], out)
            return
        content = news_of(old, new, list(store.reports()), list(store.readings()), start, end)
    if form is Format.HTML or (form is None and out is not None and out.suffix in (".html", ".htm")):
        from depesche.output.html import briefing_html

        write([briefing_html(content)], out)
        return
    from depesche.output.markdown import briefing_markdown

    write([briefing_markdown(content)], out)
