"""Decisions of people in an archive: kept, anchored on words, undone, reported when lost; and the record as it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import depesche
from depesche.archive.store import Archive, open_archive
from depesche.errors import ArchiveError, DecisionError, NotFound
from tests.archive.sources import source

MEETING = "Die Außenminister von Norwegen und Schweden trafen sich am Montag in Oslo. Schweden wies drei Diplomaten aus."
OTHER = "Die Außenminister von Chile und Peru trafen sich am Dienstag in Lima. Ein weiteres Treffen ist geplant."


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path / "a.sqlite") as opened:
        opened.read_sources([source("n", MEETING)])
        opened.read_sources([source("c", OTHER, published="2024-05-09")])
        yield opened


def _event(archive: Archive, report: str, kind: str = "meeting") -> str:
    return next(e.id for e in archive.record().events if e.kind == kind and any(m.report == report for m in e.mentions))


def test_a_decision_is_kept_with_who_when_and_why(archive: Archive) -> None:
    """It comes back from the file as it was made, and stands in the record."""
    meeting = _event(archive, "n")
    made = archive.judge("correct", [meeting, "city", "Bergen"], by="Ada", why="Agentur", at="2024-06-01T10:00:00+00:00")
    assert archive.decisions() == [made]
    (decided,) = archive.record().decisions
    assert (decided.id, decided.by, decided.why, decided.state, decided.events) == ("d1", "Ada", "Agentur", "holds", (meeting,))
    event = archive.event(meeting)
    assert event.place is not None
    assert event.place.city == "Bergen"
    assert event.decisions == ("d1",)


def test_a_decision_holds_when_reports_come_and_ids_move(archive: Archive) -> None:
    """A report of the same name that goes before takes the id `n`; the decision stays with its words."""
    archive.judge("correct", [_event(archive, "n"), "city", "Bergen"], by="Ada", why="Agentur")
    archive.read_sources([source("n", OTHER.replace("Lima", "Cusco"), at="elsewhere/n.txt", published="2024-05-01")])
    assert archive.report("n@2").text == MEETING
    event = archive.event(_event(archive, "n@2"))
    assert event.place is not None
    assert event.place.city == "Bergen"
    assert archive.record().decisions[0].state == "holds"


def test_merge_split_and_undo(archive: Archive) -> None:
    """Two events become one, found under both ids; the undoing brings them back."""
    first, second = _event(archive, "n"), _event(archive, "c")
    archive.judge("merge", [first, second], by="Ada", why="eins")
    whole = archive.event(second)
    assert {mention.report for mention in whole.mentions} == {"n", "c"}
    assert archive.event(first) == whole
    archive.judge("undo", ["d1"], by="Ada", why="doch nicht")
    assert _event(archive, "c") == second
    assert [decided.state for decided in archive.record().decisions] == ["undone", "holds"]
    archive.judge("merge", [first, second], by="Ada", why="eins")
    archive.judge("split", [archive.event(first).id, "c"], by="Bo", why="zwei")
    assert _event(archive, "n") != _event(archive, "c")


def test_a_rejected_event_is_gone_and_the_decision_says_so(archive: Archive) -> None:
    """The record does not have it; the decision shows the words."""
    archive.judge("reject", [_event(archive, "c")], by="Ada", why="Probe")
    (decided,) = archive.record().decisions
    assert (decided.state, decided.evidence[0][0]) == ("holds", "c")
    assert not any(
        m.report == "c" and e.kind == "meeting" and e.status == "held" for e in archive.record().events for m in e.mentions
    )


def test_processes_and_persons_are_renamed(archive: Archive) -> None:
    """A person who is nowhere named is a decision without effect, and is reported as such."""
    archive.judge("rename", ["Anna Groß", "Anna Grosz"], by="Ada", why="Schreibung")
    assert archive.record().decisions[0].state == "lost"
    with pytest.raises(NotFound, match="pr-none"):
        archive.judge("rename", ["pr-none", "Runde"], by="Ada", why="x")


@pytest.mark.parametrize(
    ("action", "on", "message"),
    [
        ("merge", ["EVENT"], "two events"),
        ("split", ["EVENT"], "reports that tell another"),
        ("split", ["EVENT", "n"], "all that tell"),
        ("correct", ["EVENT", "mood", "good"], "cannot be corrected"),
        ("correct", ["EVENT", "date", "gestern"], "EDTF"),
        ("correct", ["EVENT", "sides", "NO,XX"], "XX"),
        ("correct", ["EVENT", "status", "-"], "cannot be unknown"),
        ("rename", ["Anna"], "right one"),
        ("undo", [], "one decision"),
        ("praise", ["EVENT"], "no decision"),
    ],
)
def test_what_cannot_be_decided_is_refused(archive: Archive, action: str, on: list[str], message: str) -> None:
    """Nothing is kept, and the message says what is missing."""
    event = _event(archive, "n")
    with pytest.raises(DecisionError, match=message):
        archive.judge(action, [event if part == "EVENT" else part for part in on], by="Ada", why="x")
    assert archive.decisions() == []


@pytest.mark.parametrize(("action", "on"), [("confirm", ["ev-none"]), ("undo", ["d7"]), ("reject", ["EVENT", "c"])])
def test_what_is_not_there_is_named(archive: Archive, action: str, on: list[str]) -> None:
    """A wrong id is an error that names it."""
    event = _event(archive, "n")
    with pytest.raises(NotFound):
        archive.judge(action, [event if part == "EVENT" else part for part in on], by="Ada", why="x")


def test_a_readonly_archive_keeps_no_decision(archive: Archive) -> None:
    """It says to open it for writing."""
    with open_archive(archive.path, readonly=True) as other, pytest.raises(ArchiveError, match="readonly=False"):
        other.judge("confirm", [_event(archive, "n")], by="Ada", why="x")


def test_runs_and_the_record_before_them(archive: Archive) -> None:
    """Each run that brings a report counts; the record before a run or a day lacks what came with it."""
    assert [run.reports for run in archive.runs()] == [1, 1]
    archive.read_sources([source("c", OTHER, published="2024-05-09")])
    assert len(archive.runs()) == 2  # nothing new: no run
    for since in ("last", "2", "2024-05-08"):
        old, new, *_ = archive.record_since(since)
        assert [report.id for report in old.reports] == ["n"]
        assert new == archive.record()
    old, new, *_ = archive.record_since("1", "1")
    assert (old.reports, [report.id for report in new.reports]) == ((), ["n"])
    for wrong in ("3", "bald", "2024-02-30"):
        with pytest.raises(NotFound, match="last runs"):
            archive.record_since(wrong)


def test_decisions_are_public() -> None:
    """The type of a decision and its error can be imported."""
    assert depesche.Decision is not None
    assert issubclass(depesche.DecisionError, depesche.DepescheError)


def test_a_program_that_stays_open_joins_as_a_new_one(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was joined before does not change the record: not with more reports, nor decisions, nor past the limit."""
    before = archive.record()
    archive.read_sources([source("d", MEETING.replace("Oslo", "Bergen"), published="2024-05-08")])
    archive.judge("confirm", [before.events[0].id], by="Ada", why="x")
    kept = archive.record()
    monkeypatch.setattr("depesche.archive.joining._archives", {})
    monkeypatch.setattr("depesche.archive.joining.REMEMBERED", 1)
    assert archive.record() == kept


def test_decisions_go_along_into_a_new_archive(archive: Archive, tmp_path: Path) -> None:
    """The same reports read into a new archive in another order take the decisions, the undone ones too; twice they do not."""
    archive.judge("correct", [_event(archive, "n"), "city", "Bergen"], by="Ada", why="Agentur")
    archive.judge("reject", [_event(archive, "c")], by="Ada", why="Probe")
    archive.judge("undo", ["d2"], by="Bo", why="doch")
    with open_archive(tmp_path / "new.sqlite") as new:
        new.read_sources([source("c", OTHER, published="2024-05-09"), source("n", MEETING)])
        assert new.take_decisions(archive.path) == 3
        assert new.record() == archive.record()
        with pytest.raises(DecisionError, match="already"):
            new.take_decisions(archive.path)


def test_moments_are_kept_in_utc(archive: Archive) -> None:
    """So that they sort with those of runs; what is no moment is refused."""
    event = _event(archive, "n")
    for at, kept in (("2024-06-01T10:00:00+02:00", "2024-06-01T08:00:00+00:00"), ("2024-06-01", "2024-06-01T00:00:00+00:00")):
        assert archive.judge("confirm", [event], by="Ada", why="x", at=at).at == kept
    with pytest.raises(DecisionError, match="moment"):
        archive.judge("confirm", [event], by="Ada", why="x", at="gestern")
