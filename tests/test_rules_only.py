"""Without the model, by choice: the same call from Python and the shell, and a reading that says so."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

import depesche
from depesche.cli import app
from depesche.language.shipped import weights_version

TEXT = (
    "Außenministerin Erika Muster ist am Montag in Bern mit ihrem estnischen Amtskollegen zusammengekommen. "
    "Das teilte das Außenministerium in Tallinn mit. Man habe über Visa gesprochen, sagte Muster nach dem Treffen."
)


def test_a_reading_says_whether_the_model_took_part() -> None:
    """From Python, with and without."""
    assert weights_version() in (depesche.read_text(TEXT).extractor or "")
    assert weights_version() not in (depesche.read_text(TEXT, model=False).extractor or "")


def test_extract_by_the_rules_alone(tmp_path: Path) -> None:
    """From the shell, and from Python for several files."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    run = CliRunner().invoke(app, ["extract", str(tmp_path), "--rules-only"])
    assert run.exit_code == 0, run.output
    (line,) = run.stdout.splitlines()
    assert json.loads(line)["report"]["id"] == "a"
    (reading,) = depesche.extract(tmp_path, model=False)
    assert isinstance(reading, depesche.Reading)
    assert weights_version() not in (reading.extractor or "")


def test_an_archive_is_read_again_the_other_way(tmp_path: Path) -> None:
    """An archive holds readings of one way: what was read the other way is read again."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    archive = tmp_path / "archive.sqlite"
    assert CliRunner().invoke(app, ["read", str(tmp_path / "a.txt"), "--archive", str(archive), "--rules-only"]).exit_code == 0
    with depesche.open_archive(archive, readonly=True) as store:
        assert weights_version() not in (store.reading("a").extractor or "")
    assert depesche.read(tmp_path / "a.txt", archive=archive).reread == 1
    with depesche.open_archive(archive, readonly=True) as store:
        assert weights_version() in (store.reading("a").extractor or "")
