"""Takes the words of the command line, runs the command: one file a command in `commands/`, heavy imports inside the commands."""

from __future__ import annotations

from typing import Annotated

import typer

from depesche.commands.brief import brief
from depesche.commands.export import export, schema
from depesche.commands.extract import extract
from depesche.commands.guard import STOPPED, say
from depesche.commands.judge import judge
from depesche.commands.news import news
from depesche.commands.read import read
from depesche.commands.serve import serve
from depesche.commands.show import show
from depesche.commands.watch import watch

app = typer.Typer(
    name="depesche",
    help="Reads German news reports about diplomacy into a record in which every value leads to its source.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (read, watch, extract, brief, news, show, judge, export, schema, serve):
    app.command()(command)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"depesche {version('depesche')}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    pass


def main() -> None:
    """Run the command that the command line names; ends the process with its exit code."""
    try:
        app()
    except KeyboardInterrupt:
        say("stopped")
        raise SystemExit(STOPPED) from None
