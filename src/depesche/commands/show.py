"""`depesche show`: takes a report, event or process id, two sides or a person's name, prints what the archive has on it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from depesche.commands.guard import guarded
from depesche.commands.options import DEFAULT_ARCHIVE, ArchivePath
from depesche.commands.writing import write
from depesche.errors import NotFound

if TYPE_CHECKING:
    from depesche.archive.store import Archive

_COLOURS = {"P": "cyan", "E": "yellow", "A": "green"}


@guarded
def show(
    key: Annotated[
        str,
        typer.Argument(metavar="ID", help="A report, event (ev-...), process (pr-...), two sides (RU-US) or a person's name."),
    ],
    archive: ArchivePath = DEFAULT_ARCHIVE,
) -> None:
    """Show a report with its marked words, an event with its claims, a process, a relation or a person."""
    from depesche.archive.store import open_archive

    with open_archive(archive, readonly=True) as store:
        lines = _lines(store, key)
    write([line + "\n" for line in lines], None)


def _lines(store: Archive, key: str) -> list[str]:
    from depesche.output.decisions import decisions_on
    from depesche.output.relations import relation_lines
    from depesche.output.tables import event_lines, person_lines, process_lines, report_lines

    if key in store:
        return report_lines(store.report(key), store.reading(key), _paint if sys.stdout.isatty() else _plain)
    if key.startswith("ev-"):
        event = store.event(key)
        readings = {mention.report: store.reading(mention.report) for mention in event.mentions}
        record = store.record()
        return event_lines(event, readings, {origin.id: origin for origin in record.reports}, decisions_on(event, record))
    if key.startswith("pr-"):
        process = store.process(key)
        events = [store.event(event) for event in process.events]
        return process_lines(process, [(event, store.tellings(event)) for event in events])
    sides = key.split("-")
    if len(sides) == 2 and all(sides):
        for relation in store.record().relations:
            if set(relation.sides) == set(sides):
                return relation_lines(relation)
    try:
        return person_lines(store.persons(key))
    except NotFound:
        some = ", ".join(store.ids()[:5]) or "none"
        raise NotFound(
            f"the archive {store.path} has no report {key!r} and no person of that name; some of its reports: {some}. "
            f"`depesche export --archive {store.path}` prints all of them"
        ) from None


def _plain(letter: str, words: str) -> str:
    return words


def _paint(letter: str, words: str) -> str:
    return typer.style(words, fg=_COLOURS[letter])
