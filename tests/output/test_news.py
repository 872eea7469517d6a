"""What is new, as sentences with sources."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from depesche.archive.store import open_archive
from depesche.output.markdown import briefing_markdown
from depesche.output.news import news_json, news_of, run_lines

EXAMPLES = Path(__file__).parents[2] / "examples/botschaften"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that got the first examples in three runs."""
    path = tmp_path_factory.mktemp("news") / "a.sqlite"
    with open_archive(path) as archive:
        for names in (["01-angekuendigt", "02-beginn"], ["03-agentur-nord"], ["06-fuenf-stunden"]):
            archive.read([EXAMPLES / f"{name}.txt" for name in names])
    return path


def _written(path: Path, since: str, until: str | None = None) -> str:
    with open_archive(path, readonly=True) as archive:
        old, new, start, end = archive.record_since(since, until)
        return briefing_markdown(news_of(old, new, list(archive.reports()), list(archive.readings()), start, end))


def test_every_sentence_has_its_source(path: Path) -> None:
    """Each line of what is new ends in a note, and a run that brought a contradiction tells it."""
    text = _written(path, "last")
    lines = text.partition("## Quellen")[0].splitlines()
    told = [line for line in lines if line.lstrip().startswith("- ")]
    assert told
    assert all(line.endswith("]") and "[^" in line for line in told)
    assert "### Neue Widersprüche" in text
    assert "gegen" in text
    assert "seit Lauf 3" in text


def test_a_run_alone_and_a_day(path: Path) -> None:
    """`until` ends with its own run; a day counts by publication; the same asked twice is the same text."""
    assert "Neue Widersprüche" not in _written(path, "2", "2")
    assert "bis Lauf 2" in _written(path, "2", "2")
    assert "Berichte ab dem 28. Februar 2025" in _written(path, "2025-02-28")
    assert _written(path, "1") == _written(path, "1")


def test_the_json_has_the_same(path: Path) -> None:
    """One object with the reports that came and the changes, each with its words."""
    with open_archive(path, readonly=True) as archive:
        old, new, *_ = archive.record_since("last")
        news = json.loads(news_json(old, new))
        assert run_lines(archive.runs())[0].endswith("2 neue Berichte")
    assert news["reports"] == ["06-fuenf-stunden"]
    assert {change["what"] for change in news["changes"]} >= {"event", "conflict"}
    assert all(change["evidence"] for change in news["changes"])
