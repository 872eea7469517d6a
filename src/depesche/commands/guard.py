"""Takes a command, gives the same command with its errors turned into a sentence on standard error and an exit code."""

from __future__ import annotations

import functools
import logging
import os
import sys
from collections.abc import Callable
from typing import ParamSpec

import typer

from depesche.errors import ArchiveError, DepescheError

SET_ASIDE = 1
"""Exit code: done, but some sources were set aside, or there was nothing to do it with."""
USAGE = 2
"""Exit code: the command cannot be carried out as it was given."""
ARCHIVE = 3
"""Exit code: the archive cannot be used."""
FAULT = 70
"""Exit code: an error that nobody expected (EX_SOFTWARE of sysexits.h)."""
STOPPED = 130
"""Exit code: stopped with Ctrl-C (128 and the number of the signal, as shells do)."""

TRACEBACK = "DEPESCHE_TRACEBACK"
"""Environment variable: when set, faults of the program show where they come from."""

P = ParamSpec("P")


class UsageError(Exception):
    """The command cannot be carried out as it was given; the message says why and what to do."""


def guarded(command: Callable[P, None]) -> Callable[P, None]:
    """Wrap a command: no error of ours, no Ctrl-C and no closed pipe shows a traceback."""

    @functools.wraps(command)
    def wrapped(*arguments: P.args, **options: P.kwargs) -> None:
        if os.environ.get(TRACEBACK):
            logging.basicConfig()  # to standard error, with what is behind each fault
        try:
            command(*arguments, **options)
            sys.stdout.flush()
        except UsageError as error:
            _end(str(error), USAGE)
        except ArchiveError as error:
            _end(str(error), ARCHIVE)
        except DepescheError as error:
            _end(str(error), SET_ASIDE)
        except KeyboardInterrupt:
            _end("stopped", STOPPED)
        except BrokenPipeError:
            _drop_output()  # the reader of our output has what it wanted (`| head`)
            raise typer.Exit(0) from None
        except OSError as error:
            _drop_output()
            _end(f"{error.filename or 'the output'} cannot be read or written ({error.strerror}): check disk and rights", USAGE)
        except (typer.Exit, typer.Abort):
            raise
        except Exception as error:
            if os.environ.get(TRACEBACK):
                raise
            fault = f"{type(error).__name__}: {error}"
            _end(
                f"this is a fault of the program ({fault}): run it again with {TRACEBACK}=1 and report what it prints",
                FAULT,
            )

    return wrapped


def say(message: str) -> None:
    """Write one message to standard error."""
    print(f"depesche: {message}", file=sys.stderr)  # noqa: T201 - a command speaks to its user


def _drop_output() -> None:
    """Send what is still in the buffer of standard output nowhere: it would fail again when the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _end(message: str, code: int) -> None:
    say(message)
    raise typer.Exit(code) from None
