"""Takes the path of an archive, gives a connected and checked engine, or says in one sentence why it cannot."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from depesche.archive.schema import APPLICATION_ID, SCHEMA_VERSION, UPGRADES, metadata
from depesche.errors import ArchiveError, ArchiveLocked, ArchiveTooNew, NotAnArchive

WAIT = 5.0
"""Seconds to wait for another process that is writing. A transaction holds one report, so that a wait this long means trouble."""

_BEGIN_WRITING = "depesche_begin_writing"


def open_engine(path: Path, *, readonly: bool, wait: float = WAIT) -> Engine:
    """Open an archive; make it first where there is none and it is opened for writing.

    Raises:
        NotAnArchive: when the path is a folder, or a file that is something else.
        ArchiveTooNew: when a newer version of Depesche wrote the file.
        ArchiveLocked: when another process keeps the file locked for longer than `wait` seconds.
        ArchiveError: when there is no such file to read, or the file cannot be opened.
    """
    if path.is_dir():
        raise NotAnArchive(f"{path} is a folder, not an archive: name a file, for example {path / 'depesche.sqlite'}")
    if readonly and not path.exists():
        raise ArchiveError(f"there is no archive {path}: make one with `depesche read PATH... --archive {path}`")
    if not path.parent.is_dir():
        raise ArchiveError(f"the archive {path} cannot be made: the folder {path.parent} does not exist; make it first")
    engine = _engine(path, readonly=readonly, wait=wait)
    try:
        with archive_errors(path):
            if readonly and _older(engine):
                open_engine(path, readonly=False, wait=wait).dispose()  # tables that are missing are made first
            _check(engine, path, readonly=readonly)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def writing(engine: Engine, path: Path) -> Iterator[Connection]:
    """Open a transaction that writes: it takes the only place for a writer at once, and is kept as a whole or not at all."""
    with archive_errors(path), engine.execution_options(**{_BEGIN_WRITING: True}).begin() as connection:
        yield connection


@contextmanager
def reading(engine: Engine, path: Path) -> Iterator[Connection]:
    """Open a transaction that reads: it sees one state of the archive, whatever others write meanwhile."""
    with archive_errors(path), engine.begin() as connection:
        yield connection


@contextmanager
def archive_errors(path: Path) -> Iterator[None]:
    """Turn the errors of the database into those of the archive, with what to do."""
    try:
        yield
    except DBAPIError as error:
        raise _archive_error(path, error.orig) from error


def _engine(path: Path, *, readonly: bool, wait: float) -> Engine:
    address = f"{path.absolute().as_uri()}?mode={'ro' if readonly else 'rwc'}"
    if readonly and _still(path):
        address += "&immutable=1"

    def connect() -> sqlite3.Connection:
        # Transactions are begun by the listener below: the driver's own handling would begin them too late for one writer.
        connection = sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        return connection

    engine = create_engine("sqlite+pysqlite:///archive", creator=connect)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().get(_BEGIN_WRITING, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


def _still(path: Path) -> bool:
    """Say whether an archive lies where nothing can be written, as on a disc, and nobody is at work on it.

    SQLite would want to make its file of locks beside it, and fail.
    """
    return not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()


def _check(engine: Engine, path: Path, *, readonly: bool) -> None:
    """See that the file is an archive of this version; a file without any table becomes one when it may be written."""
    with engine.begin() as connection:
        application, version, tables = _marks(connection)
    if application == APPLICATION_ID and version == SCHEMA_VERSION:
        return
    if application == APPLICATION_ID and version > SCHEMA_VERSION:
        raise ArchiveTooNew(
            f"the archive {path} was written by a newer version of Depesche (tables {version}, this one knows {SCHEMA_VERSION}): "
            "update Depesche (pip install -U depesche), or choose another archive"
        )
    if application == APPLICATION_ID and version in UPGRADES and not readonly:
        _upgrade(engine, path)
        return
    if application == APPLICATION_ID:
        raise ArchiveError(
            f"the archive {path} is of an older version of Depesche (tables {version}, this one knows {SCHEMA_VERSION}): "
            "read the reports into a new one"
        )
    if application != 0 or tables != 0:
        raise NotAnArchive(f"{path} is a database, but not an archive of Depesche: choose another file with --archive")
    if readonly:
        raise ArchiveError(f"the archive {path} is empty: read reports into it with `depesche read PATH... --archive {path}`")
    _make(engine, path)


def _older(engine: Engine) -> bool:
    """Say whether a file is an archive of an older version that can be brought up to date."""
    with engine.begin() as connection:
        application, version, _ = _marks(connection)
    return application == APPLICATION_ID and version in UPGRADES


def _upgrade(engine: Engine, path: Path) -> None:
    """Bring the tables of an older archive up to date, in one transaction."""
    with writing(engine, path) as transaction:
        version = _marks(transaction)[1]
        while version in UPGRADES:  # another process may have been faster
            for statement in UPGRADES[version]:
                transaction.exec_driver_sql(statement)
            version += 1
        metadata.create_all(transaction)
        transaction.exec_driver_sql(f"PRAGMA user_version = {version}")


def _make(engine: Engine, path: Path) -> None:
    """Make the tables and marks in one transaction, so that a file never holds half of them."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()
    with writing(engine, path) as transaction:
        if _marks(transaction)[0] == APPLICATION_ID:  # another process was faster
            return
        metadata.create_all(transaction)
        transaction.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        transaction.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _marks(connection: Connection) -> tuple[int, int, int]:
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    return int(application), int(version), int(tables)


def _archive_error(path: Path, error: BaseException | None) -> ArchiveError:
    message = str(error)
    if "locked" in message or "busy" in message:
        return ArchiveLocked(
            f"the archive {path} is locked by another process: wait until it has finished, then run the command again"
        )
    if "not a database" in message:
        return NotAnArchive(f"{path} is not an archive of Depesche: choose another file with --archive")
    if "malformed" in message or "corrupt" in message:
        return ArchiveError(
            f"the archive {path} is damaged ({message}): put back a copy of it, or move it away and read the reports again"
        )
    if "full" in message:
        return ArchiveError(f"the archive {path} cannot grow, the disk is full: make room, then run the command again")
    if "readonly" in message or "unable to open" in message:
        return ArchiveError(
            f"the archive {path} cannot be opened or written here ({message}): check the rights of file and folder"
        )
    return ArchiveError(f"the archive {path} cannot be used: {message}")
