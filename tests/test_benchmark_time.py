"""The benchmark of times reads TimeML and counts as it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.time import Mark, corpora_of, counts_of, our_marks, read_timeml, scores_of

TIMEML = """<?xml version="1.0" ?>
<TimeML><DOCID>1</DOCID>
<DCT><TIMEX3 type="DATE" value="2025-02-27" functionInDocument="CREATION_TIME">27.02.2025</TIMEX3></DCT>
<TEXT>Am <TIMEX3 type="DATE" value="2025-02-24">Montag</TIMEX3> traf A &amp; B <SIGNAL sid="s1">vor</SIGNAL>
<TIMEX3 type="DURATION" value="P2D">zwei Tagen</TIMEX3><TIMEX3 tid="t3" type="DATE" value="2025-02-25"/> ein.</TEXT></TimeML>
"""


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    path = tmp_path / "corpus" / "one.tml"
    path.parent.mkdir()
    path.write_text(TIMEML, encoding="utf-8")
    return path


def test_marks_stand_in_the_plain_text(marked: Path) -> None:
    """Marks keep their words, entities are resolved, empty marks are left out, the day of publication is read."""
    read = read_timeml(marked)
    assert read.published == "2025-02-27"
    assert [(mark.quote, mark.value) for mark in read.marks] == [
        ("Montag", "2025-02-24"),
        ("zwei Tagen", "P2D"),
    ]
    assert "A & B vor" in read.text


def test_our_marks_are_scored(marked: Path) -> None:
    """What is found in the same place with the same value counts everywhere."""
    read = read_timeml(marked)
    assert set(scores_of(counts_of(read.marks, our_marks(read))).values()) == {1.0}


def test_relaxed_counts_each_mark_once() -> None:
    """One wide mark cannot satisfy two."""
    gold = [Mark(start=0, end=2, type="DATE", value="1", quote="ab"), Mark(start=3, end=5, type="DATE", value="2", quote="cd")]
    wide = [Mark(start=0, end=5, type="DATE", value="1", quote="ab cd")]
    counts = counts_of(gold, wide)
    assert (counts["span_relaxed"], counts["span_strict"], counts["span_value"]) == (1, 0, 0)


def test_file_corpus_and_parent_are_taken(marked: Path) -> None:
    """A file, its folder and the folder above are all read; an empty folder is refused."""
    assert list(corpora_of(marked)) == [marked]
    assert list(corpora_of(marked.parent)) == [marked.parent]
    assert list(corpora_of(marked.parent.parent)) == [marked.parent]
    (marked.parent.parent / "empty").mkdir()
    with pytest.raises(SystemExit, match=r"no \.tml files"):
        list(corpora_of(marked.parent.parent / "empty"))
