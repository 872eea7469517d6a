"""`depesche watch`: takes addresses of feeds and pages, or lists of feeds, and reads what is new there into an archive."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from depesche.commands.guard import SET_ASIDE, UsageError, guarded, say
from depesche.commands.options import DEFAULT_ARCHIVE, AllowPrivate, ArchivePath
from depesche.errors import InputError
from depesche.intake.addresses import cleaned, is_address

if TYPE_CHECKING:
    from depesche.archive.batch import Summary
    from depesche.archive.watching import Round

LEAST = 60.0
"""Seconds between two polls that nobody may go below."""
_LENGTH = re.compile(r"(\d+)([smhd])")
_SECONDS = {"s": 1.0, "m": 60.0, "h": 3_600.0, "d": 86_400.0}


@guarded
def watch(
    feeds: Annotated[
        list[str],
        typer.Argument(
            metavar="OPML|URL", help="Lists of feeds (OPML files), addresses of feeds or of pages.", show_default=False
        ),
    ],
    archive: ArchivePath = DEFAULT_ARCHIVE,
    once: Annotated[bool, typer.Option("--once", help="One round, then end: for cron.")] = False,
    every: Annotated[str, typer.Option("--every", metavar="TIME", help="Time between two polls of a feed: 15m, 2h, 1d.")] = "30m",
    contact: Annotated[
        str | None, typer.Option("--contact", metavar="TEXT", help="Mail or page for the owners of the servers, sent along.")
    ] = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Read new and changed pages of feeds into an archive, as their servers allow.

    Ends with 1 after a round (`--once`) in which something could not be fetched or read.
    """
    from depesche.archive.store import open_archive
    from depesche.intake.source import Options

    addresses = _addresses(feeds)
    seconds = _seconds(every)
    options = Options(allow_private=allow_private)
    with open_archive(archive) as store:
        for summary, done in store.watch(addresses, every=seconds, once=once, contact=contact, options=options):
            _show(summary, done)
            if once and (summary.rejected or done.trouble):
                raise typer.Exit(SET_ASIDE)


def _addresses(feeds: list[str]) -> list[str]:
    """Give the addresses to watch, each once."""
    from depesche.intake.formats.opml import feeds_of
    from depesche.intake.limits import FEED_BYTES

    found: list[str] = []
    for feed in feeds:
        if is_address(feed):
            address = cleaned(feed)
            if address is None:
                raise UsageError(f"{feed} is no address of the web")
            found.append(address)
            continue
        try:
            with Path(feed).open("rb") as file:
                found += feeds_of(file.read(FEED_BYTES + 1))
        except OSError as error:
            raise UsageError(f"{feed} is neither an address nor a file that can be read ({error.strerror})") from error
        except InputError as error:
            raise UsageError(f"{feed}: {error}") from error
    return list(dict.fromkeys(found))


def _seconds(text: str) -> float:
    match = _LENGTH.fullmatch(text)
    if match is None or int(match[1]) * _SECONDS[match[2]] < LEAST:
        raise UsageError(f"--every {text}: write a time of at least a minute as 15m, 2h or 1d")
    return int(match[1]) * _SECONDS[match[2]]


def _show(summary: Summary, done: Round) -> None:
    from depesche.output.tables import printable, summary_lines

    typer.echo(f"{done.feeds} polled, {done.quiet} of them unchanged; {done.pages} pages asked for")
    if summary.read or summary.reread or summary.rejected:
        for line in summary_lines(summary):
            typer.echo(line)
    for message in (*summary.notices, *map(str, done.trouble)):
        say(printable(message))
