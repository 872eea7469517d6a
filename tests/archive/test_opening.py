"""Files that are archives, and files that are not."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from depesche.archive.schema import APPLICATION_ID, SCHEMA_VERSION
from depesche.archive.store import open_archive
from depesche.errors import ArchiveError, ArchiveLocked, ArchiveTooNew, NotAnArchive
from tests.archive.sources import source

pytestmark = pytest.mark.usefixtures("quick_reader")


def make(path: Path) -> Path:
    with open_archive(path) as archive:
        archive.read_sources([source("01")])
    return path


def test_archive_carries_its_marks(tmp_path: Path) -> None:
    """The file names the program and the version of its tables, writes ahead, and leaves nothing beside it when closed."""
    path = make(tmp_path / "a.sqlite")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.sqlite"]
    connection = sqlite3.connect(path)
    marks = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version", "journal_mode")]
    connection.close()
    assert marks == [APPLICATION_ID, SCHEMA_VERSION, "wal"]


@pytest.mark.parametrize("name", ["mit leer.sqlite", "frage?.sqlite", "raute#.sqlite", "prozent%20.sqlite", "größe.sqlite"])
def test_any_file_name(tmp_path: Path, name: str) -> None:
    """Characters that mean something in an address mean nothing in the name of an archive."""
    make(tmp_path / name)
    assert (tmp_path / name).is_file()
    with open_archive(tmp_path / name, readonly=True) as archive:
        assert archive.ids() == ["01"]


def test_no_archive_to_read(tmp_path: Path) -> None:
    """Reading from a path where nothing is makes no file, and says how to make one."""
    with pytest.raises(ArchiveError, match="depesche read"):
        open_archive(tmp_path / "none.sqlite", readonly=True)
    assert list(tmp_path.iterdir()) == []


def test_folder_does_not_exist(tmp_path: Path) -> None:
    """A folder that does not exist is named."""
    with pytest.raises(ArchiveError, match="does not exist"):
        open_archive(tmp_path / "none" / "a.sqlite")


@pytest.mark.parametrize("readonly", [True, False])
def test_folder_is_no_archive(tmp_path: Path, readonly: bool) -> None:
    """A folder is not an archive."""
    with pytest.raises(NotAnArchive, match="folder"):
        open_archive(tmp_path, readonly=readonly)


@pytest.mark.parametrize("readonly", [True, False])
def test_text_file_is_no_archive(tmp_path: Path, readonly: bool) -> None:
    """A file of another kind is refused and stays as it is."""
    path = tmp_path / "report.txt"
    path.write_text("Kein Archiv, sondern ein Bericht. " * 40, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(NotAnArchive, match=r"report\.txt"):
        open_archive(path, readonly=readonly)
    assert path.read_bytes() == before


@pytest.mark.parametrize("readonly", [True, False])
def test_foreign_database_is_no_archive(tmp_path: Path, readonly: bool) -> None:
    """A database of another program is refused and gets no tables of ours."""
    path = tmp_path / "other.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE reports (number INTEGER)")
    connection.close()
    with pytest.raises(NotAnArchive, match="not an archive"):
        open_archive(path, readonly=readonly)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (1,)
    connection.close()


@pytest.mark.parametrize("readonly", [True, False])
def test_newer_archive_is_refused(tmp_path: Path, readonly: bool) -> None:
    """An archive of a newer version is not touched; the message says to update."""
    path = make(tmp_path / "a.sqlite")
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    with pytest.raises(ArchiveTooNew, match="update Depesche"):
        open_archive(path, readonly=readonly)


def test_older_archive_is_named(tmp_path: Path) -> None:
    """An archive of an older version is called that, and stays as it is."""
    path = make(tmp_path / "a.sqlite")
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 0")
    connection.close()
    with pytest.raises(ArchiveError, match="older version"):
        open_archive(path)


@pytest.mark.parametrize("readonly", [True, False])
def test_an_archive_of_the_version_before_is_brought_up_to_date(tmp_path: Path, readonly: bool) -> None:
    """The tables of version 1 get what is new, and keep their reports; to open it for reading is enough."""
    path = make(tmp_path / "a.sqlite")
    connection = sqlite3.connect(path)
    connection.execute("ALTER TABLE reports DROP COLUMN run")
    connection.execute("DROP TABLE runs")
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    with open_archive(path, readonly=readonly) as archive:
        assert archive.ids() == ["01"]
        assert archive.runs() == []
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    connection.close()


def test_damaged_archive(tmp_path: Path) -> None:
    """A file whose pages were overwritten is called damaged, not crashed on."""
    path = make(tmp_path / "a.sqlite")
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(ArchiveError, match="damaged"), open_archive(path, readonly=True) as archive:
        list(archive.reports())


def test_empty_file_becomes_an_archive(tmp_path: Path) -> None:
    """An empty file, as a run killed at its start may leave, is filled by the next run; reading from it says that it is empty."""
    path = tmp_path / "a.sqlite"
    path.touch()
    with pytest.raises(ArchiveError, match="empty"):
        open_archive(path, readonly=True)
    make(path)


def test_locked_archive(tmp_path: Path) -> None:
    """Where another process keeps the archive locked, the writer gives up after its wait; readers go on."""
    path = make(tmp_path / "a.sqlite")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_archive(path, wait=0.05) as archive:
        with pytest.raises(ArchiveLocked, match="another process"):
            archive.read_sources([source("02")])
        assert archive.ids() == ["01"]
    other.execute("ROLLBACK")
    other.close()


def test_an_archive_where_nothing_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive on a disc, or in a folder of somebody else, is read all the same, and nothing is laid beside it."""
    path = make(tmp_path / "a.sqlite")
    tmp_path.chmod(0o555)
    monkeypatch.setattr("os.access", lambda *_: False)  # root may write everywhere
    try:
        with open_archive(path, readonly=True) as archive:
            assert archive.ids() == ["01"]
            assert [entry.name for entry in tmp_path.iterdir()] == ["a.sqlite"]
    finally:
        tmp_path.chmod(0o755)
