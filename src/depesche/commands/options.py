"""The arguments and options that several commands share, and the checks on them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from depesche.commands.guard import UsageError
from depesche.intake.addresses import is_address
from depesche.model.moment import is_moment

if TYPE_CHECKING:
    from depesche.intake.source import Options

DEFAULT_ARCHIVE = Path("depesche.sqlite")

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Files, folders and addresses; - is standard input.", show_default=False)
]
ArchivePath = Annotated[
    Path,
    # Whether it can be read is said where it is opened, as an error of the archive.
    typer.Option("--archive", metavar="FILE", readable=False, help="The archive, one SQLite file."),
]
Published = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        help="Day of publication (2025-02-27, or 2025-02-27T15:42); of several reports: of those that print none.",
    ),
]
Outlet = Annotated[
    str | None, typer.Option("--outlet", metavar="NAME", help="Name of the outlet; of several reports: of those that print none.")
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="FIELD=COLUMN",
        help="Where CSV and JSON hold a field (id, text, title, published, outlet, url): --map text=body --map published=date.",
    ),
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Fetch addresses of this machine and its network too, which are refused else.")
]
RulesOnly = Annotated[
    bool, typer.Option("--rules-only", help="Read by the rules alone, without the trained model of the package, for comparison.")
]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", dir_okay=False, help="Write to this file, not to standard output.")
]


def check_paths(paths: list[str]) -> None:
    """See that at least one of the paths is there.

    Raises:
        UsageError: when none is.
    """
    if not any(path == "-" or is_address(path) or _there(path) for path in paths):
        raise UsageError(f"there is no file or folder {', '.join(paths)}: check the spelling")


def _there(path: str) -> bool:
    """Say whether there is something at a path; what may not be looked at counts, and is set aside later with the reason."""
    try:
        Path(path).stat()
    except FileNotFoundError:
        return Path(path).is_symlink()
    except OSError:
        return True
    return True


def options_of(columns: list[str] | None, allow_private: bool) -> Options:
    """Make the options of intake of what stands on the command line.

    Raises:
        UsageError: a mapped column is not written as FIELD=COLUMN, or its field is none.
    """
    from depesche.intake.formats.fields import FIELDS
    from depesche.intake.source import Options

    mapped: dict[str, str] = {}
    for entry in columns or ():
        field, sign, column = entry.partition("=")
        if not sign or not column or field not in FIELDS:
            raise UsageError(f"--map {entry}: write FIELD=COLUMN, with one of the fields {', '.join(FIELDS)}")
        mapped[field] = column
    return Options(columns=mapped, allow_private=allow_private)


def check_published(published: str | None) -> None:
    """See that a given day is one.

    Raises:
        UsageError: when it is not written as in ISO 8601, or does not exist.
    """
    if published is not None and not is_moment(published):
        raise UsageError(f"--published {published}: not a day; write it as 2025-02-27 or 2025-02-27T15:42")
