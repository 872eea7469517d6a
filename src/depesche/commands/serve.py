"""`depesche serve`: takes an archive, opens the desk on it in the browsers of this machine only."""

from __future__ import annotations

from typing import Annotated

import typer

from depesche.commands.guard import UsageError, guarded, say
from depesche.commands.options import DEFAULT_ARCHIVE, ArchivePath

LOOPBACK = "127.0.0.1"
"""The desk knows no users and no passwords: nobody but this machine may reach it."""


@guarded
def serve(
    archive: ArchivePath = DEFAULT_ARCHIVE,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port on this machine; 0 takes a free one.")] = 8642,
) -> None:
    """Open the desk on the archive, for browsers on this machine. Ctrl-C ends it."""
    import socket

    import uvicorn

    from depesche.archive.store import open_archive
    from depesche.desk.app import create_app

    with open_archive(archive, readonly=True):
        pass  # an archive that cannot be used is said now, not on the first page
    server = uvicorn.Server(uvicorn.Config(create_app(archive), log_level="warning", access_log=False))
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((LOOPBACK, port))
            listener.listen()  # from here on a browser is kept waiting, not turned away, until the server has started
        except OSError as error:
            raise UsageError(f"port {port} is not free ({error.strerror}): choose another with --port") from error
        typer.echo(f"http://{LOOPBACK}:{listener.getsockname()[1]}/")
        say("the desk is open; Ctrl-C ends it")
        try:
            server.run(sockets=[listener])
        except KeyboardInterrupt:
            say("the desk is closed")
