"""The stamp of what makes the readings."""

from __future__ import annotations

from pathlib import Path

import pytest

from depesche.archive.stamp import package_digest, reader_stamp
from depesche.reading.reader import extractor


def test_stamp_is_repeatable_and_changes_with_the_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same package gives the same stamp; a changed word list or rule gives another; compiled files do not count."""

    def stamp() -> str:
        package_digest.cache_clear()
        return reader_stamp()

    words = tmp_path / "language" / "de" / "words.yaml"
    words.parent.mkdir(parents=True)
    words.write_text("a: b", encoding="utf-8")
    monkeypatch.setattr("depesche.archive.stamp.depesche.__file__", str(tmp_path / "__init__.py"))
    first = stamp()
    (tmp_path / "language" / "__pycache__").mkdir()
    (tmp_path / "language" / "__pycache__" / "x.py").touch()
    assert stamp() == first
    words.write_text("a: c", encoding="utf-8")
    assert stamp() != first
    monkeypatch.undo()
    assert stamp().startswith(f"{extractor()} ")
