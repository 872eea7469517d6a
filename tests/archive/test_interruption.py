"""Runs that are stopped in the middle: the archive opens again, and a second run completes it without doubles."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from depesche.archive.store import Archive, open_archive
from depesche.model.json import to_json

KILLED = """
import os, signal, sys
from depesche.archive import rows
from depesche.archive.store import open_archive

path, folder, place, after = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
calls = 0
original = getattr(rows, place)

def stop(*arguments, **options):
    global calls
    calls += 1
    if calls > after:
        os.kill(os.getpid(), signal.SIGKILL)
    return original(*arguments, **options)

setattr(rows, place, stop)
with open_archive(path) as archive:
    archive.read(folder)
"""


def exported(archive: Archive) -> str:
    return "\n".join(map(to_json, archive.readings()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    for part in ("a", "b"):
        (folder / part).mkdir(parents=True)
        for number in range(4):
            text = f"Die Außenminister von Norwegen und Schweden trafen sich am {number + 1}. März 2024 in Oslo, Saal {part}."
            (folder / part / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


# Before the row of the report is written, after it but before its reading, and between the reading and the ids.
@pytest.mark.parametrize(("place", "after"), [("_row", 0), ("_put_reading", 3), ("_settle_ids", 6)])
def test_killed_run_is_completed(tmp_path: Path, folder: Path, place: str, after: int) -> None:
    """After kill -9 within a transaction every report in the archive has its reading; the same command adds the rest."""
    path = tmp_path / "killed.sqlite"
    arguments = [sys.executable, "-c", KILLED, str(path), str(folder), place, str(after)]
    assert subprocess.run(arguments, check=False, timeout=60).returncode == -signal.SIGKILL
    with open_archive(path, readonly=True) as archive:
        assert len(archive.ids()) == len(list(archive.readings())) == after
    with open_archive(path) as archive, open_archive(tmp_path / "whole.sqlite") as whole:
        summary = archive.read(folder)
        assert (summary.unchanged, summary.new) == (after, 8 - after)
        whole.read(folder)
        assert exported(archive) == exported(whole)


def test_ctrl_c_keeps_what_was_read(tmp_path: Path, folder: Path) -> None:
    """A run stopped by Ctrl-C keeps the reports before it."""
    path = tmp_path / "stopped.sqlite"

    def stop(outcome: object) -> None:
        raise KeyboardInterrupt

    with open_archive(path) as archive:
        with pytest.raises(KeyboardInterrupt):
            archive.read(folder, progress=stop)
        assert len(archive.ids()) == 1
        assert archive.read(folder).new == 7
