"""`depesche judge`: takes what a person decided on an archive's events, keeps it, and says what became of it."""

from __future__ import annotations

import getpass
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from depesche.commands.guard import SET_ASIDE, UsageError, guarded, say
from depesche.commands.options import DEFAULT_ARCHIVE, ArchivePath
from depesche.errors import DecisionError

if TYPE_CHECKING:
    from depesche.archive.store import Archive

WHO = "DEPESCHE_WHO"
"""Environment variable: who judges, where `--who` does not say it."""


@guarded
def judge(
    action: Annotated[
        str | None,
        typer.Argument(metavar="[ACTION]", help="merge, split, reject, confirm, correct, rename or undo.", show_default=False),
    ] = None,
    on: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ON]...", help="What it is on: ids, a field and a value, names.", show_default=False),
    ] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="REASON", help="The reason, in words; needed to decide.")] = None,
    who: Annotated[
        str | None, typer.Option("--who", metavar="NAME", help=f"Who decides; else ${WHO}, else the name of the account.")
    ] = None,
    take_from: Annotated[
        Path | None,
        typer.Option(
            "--take-from", metavar="FILE", help="Keep the decisions of another archive in this one, which has none yet."
        ),
    ] = None,
    archive: ArchivePath = DEFAULT_ARCHIVE,
) -> None:
    """Decide on an event; without words: list the decisions so far and what should be looked at.

    merge EVENT EVENT...            they are one event
    split EVENT REPORT...           these reports tell of another one
    reject EVENT [REPORT...]        this is no event
    confirm EVENT                   it is right as it is
    correct EVENT FIELD VALUE       a field has this value; - is "not known"
    rename NAME NAME                a person's right name; or a process and its title
    undo DECISION                   take a decision back

    Decisions are only ever added, hold over every re-run, and are shown as made by hand. Ends with 1 when one no longer applies.
    """
    from depesche.archive.store import open_archive
    from depesche.output.decisions import decision_words, judging_lines, state_words
    from depesche.output.tables import printable

    with open_archive(archive, readonly=action is None and take_from is None) as store:
        if take_from is not None:
            _take(store, take_from)
        if action is None:
            record = store.record()
            for line in judging_lines(record, store.tellings):
                typer.echo(printable(line))
            if any(decided.state == "lost" for decided in record.decisions):
                say("some decisions no longer apply; see the list")
                raise typer.Exit(SET_ASIDE)
            return
        if not (why or "").strip():
            raise UsageError("a decision needs a reason: add --why '...'")
        try:
            made = store.judge(action, on or [], by=who or os.environ.get(WHO) or _account(), why=why)
        except DecisionError as error:
            raise UsageError(str(error)) from error
        decided = next(decided for decided in store.record().decisions if decided.id == made.id)
    events = f" · {', '.join(decided.events)}" if decided.events else ""
    typer.echo(printable(f"{decision_words(decided)} · {state_words(decided)}{events}"))


def _take(store: Archive, other: Path) -> None:
    try:
        say(f"{store.take_decisions(other)} decisions taken from {other}")
    except DecisionError as error:
        raise UsageError(str(error)) from error


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise UsageError("nobody is named: say who decides with --who NAME") from error
