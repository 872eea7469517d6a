"""What an archive gives back."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from depesche.archive.attempt import Made
from depesche.archive.store import Archive, open_archive
from depesche.errors import ArchiveError, NotFound
from depesche.model.reading import Reading
from depesche.model.record import JoinedEvent, Process, Record, ReportOrigin
from depesche.model.report import Furniture, Report
from tests.archive.sources import source

pytestmark = pytest.mark.usefixtures("quick_reader")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path / "a.sqlite") as opened:
        opened.read_sources([source("b", "Berg hier."), source("a", "Anna dort."), source("C", "Groß da.")])
        yield opened


def test_lists_are_in_the_order_of_the_ids(archive: Archive) -> None:
    """Reports and readings come in the same order, that of the code points of their ids."""
    assert archive.ids() == ["C", "a", "b"]
    assert [report.id for report in archive.reports()] == ["C", "a", "b"]
    assert [reading.report.id for reading in archive.readings()] == ["C", "a", "b"]
    assert "a" in archive
    assert "x" not in archive


def test_report_comes_back_whole(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every field of a report that was put in comes out, with tuples as tuples."""
    report = Report(
        id="whole",
        text="Kern – «ß» 😀",
        raw="Kopf\r\nKern – «ß» 😀",
        offsets=((0, 6), (3, 9)),
        title="T",
        lead="L",
        outlet="O",
        authors=("A", "B"),
        agency=("dpa",),
        own_lines=True,
        dateline="Bern",
        published="2025-02-27T15:42",
        updated="2025-02-28",
        section="S",
        url="https://example.org/1",
        language="de",
        furniture=(Furniture(kind="title", start=0, end=4, quote="Kopf"),),
        source="whole.txt",
    )
    reading = archive.reading("a")
    reading = dataclasses.replace(reading, report=dataclasses.replace(reading.report, id="whole"))
    made = Made(report=report, reading=reading, filled={}, stamp="depesche test 0")
    monkeypatch.setattr("depesche.archive.batch.attempt", lambda source, **head: made)
    archive.read_sources([source("whole", report.raw, at="whole.txt")])
    kept = archive.report("whole")
    assert kept == report
    assert kept.source == report.source
    assert archive.reading("whole") == reading


def test_not_found_says_what_is_there(archive: Archive) -> None:
    """A wrong id is an error that names the id and the archive."""
    for ask in (archive.report, archive.reading, archive.event, archive.process, archive.persons):
        with pytest.raises(NotFound, match=r"nix.*depesche export"):
            ask("nix")


def test_persons_are_found_by_last_name_and_spelling(archive: Archive) -> None:
    """A person is found by the whole name or its last words, whatever the case, with ss for ß."""
    assert [reading.report.id for reading, _ in archive.persons("anna GROSS")] == ["C"]
    assert [reading.report.id for reading, _ in archive.persons("gross")] == ["C"]
    with pytest.raises(NotFound):
        archive.persons("oß")


def test_record_is_derived_once_for_one_state(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """The record is joined from all reports in order, kept while nothing changes, and made anew when a report comes in."""
    calls: list[list[str]] = []

    def join(reports: list[Report], readings: list[Reading], **_: object) -> Record:
        calls.append([report.id for report in reports])
        assert [reading.report.id for reading in readings] == calls[-1]
        event = JoinedEvent(id="ev-1", kind="meeting", status="held", process="pr-1")
        origins = tuple(ReportOrigin(id=report.id) for report in reports)
        return Record(events=(event,), reports=origins, processes=(Process(id="pr-1", events=("ev-1",)),))

    monkeypatch.setattr("depesche.archive.joining.join", join)
    monkeypatch.setattr("depesche.archive.joining._archives", {})
    assert archive.record() is archive.record()
    with open_archive(archive.path, readonly=True) as other:
        assert other.record() is archive.record()
    assert calls == [["C", "a", "b"]]
    archive.read_sources([source("d", "Dora dort.")])
    assert archive.event("ev-1").process == archive.process("pr-1").id
    assert calls[1:] == [["C", "a", "b", "d"]]


def test_readonly_archive_is_not_written(archive: Archive) -> None:
    """An archive opened for reading refuses to read reports in, and says how to."""
    with open_archive(archive.path, readonly=True) as other, pytest.raises(ArchiveError, match="reading only"):
        other.read_sources([source("e")])


def test_reader_sees_one_state_while_another_writes(archive: Archive) -> None:
    """A walk through the reports is not disturbed by reports that come in meanwhile; the next walk sees them."""
    with open_archive(archive.path, readonly=True) as other:
        walk = other.reports()
        next(walk)
        archive.read_sources([source("d", "Dora dort.")])
        assert [report.id for report in walk] == ["a", "b"]
        assert other.ids() == ["C", "a", "b", "d"]


def test_archive_serves_several_threads(archive: Archive) -> None:
    """The desk asks from several threads at once."""
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(len(list(archive.reports())))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [3, 3, 3, 3]
