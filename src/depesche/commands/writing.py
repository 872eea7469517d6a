"""Takes text that a command has made, writes it in UTF-8 to standard output or, as a whole or not at all, to a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from depesche.commands.guard import UsageError


def write(pieces: Iterable[str], out: Path | None) -> None:
    """Write the pieces one after the other; a file is put in place only when it is complete.

    Raises:
        UsageError: when the file cannot be written.
    """
    if out is None:
        for piece in pieces:
            _standard_output(piece)
        return
    part = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            for piece in pieces:
                file.write(piece)
        part.replace(out)
    except OSError as error:
        raise UsageError(f"{out} cannot be written ({error.strerror}): check the folder and the rights") from error
    finally:
        with suppress(OSError):
            part.unlink()


def _standard_output(piece: str) -> None:
    # Past the text layer: a shell with another encoding must not change what we write.
    sys.stdout.flush()
    sys.stdout.buffer.write(piece.encode("utf-8"))
    sys.stdout.buffer.flush()
