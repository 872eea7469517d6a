"""`depesche brief`: takes an archive, writes the briefing (Lagebild) in which every sentence ends in its sources."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from depesche.commands.guard import SET_ASIDE, guarded, say
from depesche.commands.options import DEFAULT_ARCHIVE, ArchivePath, Out
from depesche.commands.writing import write


class Format(StrEnum):
    """How the briefing is written: `md`, Markdown with footnotes; `html`, one self-contained file."""

    MARKDOWN = "md"
    HTML = "html"


@guarded
def brief(
    archive: ArchivePath = DEFAULT_ARCHIVE,
    form: Annotated[
        Format | None, typer.Option("--format", help="Markdown or one HTML file; by default as the name of --out says, else md.")
    ] = None,
    out: Out = None,
) -> None:
    """Write the briefing: what happened, what is announced, who said what through whom, what is open, with sources."""
    from depesche.archive.store import open_archive
    from depesche.output.briefing import briefing_of

    with open_archive(archive, readonly=True) as store:
        reports = list(store.reports())
        content = briefing_of(store.record(), reports, list(store.readings()))
    if form is None:
        form = Format.HTML if out is not None and out.suffix in (".html", ".htm") else Format.MARKDOWN
    if form is Format.HTML:
        from depesche.output.html import briefing_html

        text = briefing_html(content)
    else:
        from depesche.output.markdown import briefing_markdown

        text = briefing_markdown(content)
    write([text], out)
    if not reports:
        say(f"the archive {archive} holds no reports: read some with `depesche read PATH... --archive {archive}`")
        raise typer.Exit(SET_ASIDE)
