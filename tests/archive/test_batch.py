"""What becomes of sources that are read into an archive."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as for_all
from hypothesis import strategies as st

from depesche.archive.batch import Outcome
from depesche.archive.store import Archive, open_archive
from depesche.intake.paths import Rejected
from depesche.intake.sources import Source
from depesche.model.json import to_json
from tests.archive.sources import source

pytestmark = pytest.mark.usefixtures("quick_reader")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path / "a.sqlite") as opened:
        yield opened


def exported(archive: Archive) -> str:
    return "\n".join(map(to_json, archive.readings()))


def test_new_then_unchanged(archive: Archive) -> None:
    """The first run reads, the second finds everything there and changes nothing."""
    sources = [source("01"), source("02", "Anders lautet dieser Text.")]
    first = archive.read_sources(sources)
    assert (first.new, first.unchanged, first.read) == (2, 0, 2)
    assert first.notices == ()
    before = exported(archive)
    second = archive.read_sources(sources)
    assert (second.new, second.unchanged, second.read) == (0, 2, 2)
    assert exported(archive) == before


def test_changed_text_keeps_both(archive: Archive) -> None:
    """A file that has other words on the second run is kept twice, the older day of publication first."""
    archive.read_sources([source("01", "Alt ist der Text.", published="2024-05-07")])
    summary = archive.read_sources([source("01", "Neu ist der Text.", published="2024-05-08")])
    assert (summary.new, summary.changed) == (0, 1)
    assert archive.ids() == ["01", "01@2"]
    assert archive.report("01").text == "Alt ist der Text."
    assert archive.reading("01@2").report.id == "01@2"
    assert archive.reading("01@2").persons[0].name == "Anna Neu"


def test_same_name_in_another_folder_is_new(archive: Archive) -> None:
    """Two files of one name in two folders are two reports, and none is called a change of the other."""
    summary = archive.read_sources([source("01", "Eins hier.", at="a/01.txt"), source("01", "Zwei dort.", at="b/01.txt")])
    assert (summary.new, summary.changed) == (2, 0)
    assert archive.ids() == ["01", "01@2"]


def test_same_words_under_another_name_are_kept(archive: Archive) -> None:
    """The same words under another name are a report of their own: it may be a copy in another outlet."""
    assert archive.read_sources([source("01"), source("02")]).new == 2


def test_given_head_fills_what_was_missing(archive: Archive) -> None:
    """An outlet given on the second run is added to the report that is there; leaving it out again changes nothing."""
    archive.read_sources([source("01", published=None)])
    assert archive.report("01").outlet is None
    assert archive.read_sources([source("01", published=None, outlet="Nordblatt")]).changed == 1
    assert archive.read_sources([source("01", published=None)]).unchanged == 1
    assert archive.read_sources([source("01", published="2024-05-07")]).changed == 1
    assert archive.read_sources([source("01", published=None)]).unchanged == 1
    assert archive.ids() == ["01"]
    assert (archive.report("01").outlet, archive.reading("01").report.published) == ("Nordblatt", "2024-05-07")


def test_command_line_fills_and_corrects(archive: Archive) -> None:
    """A day of the command line fills what a report lacks, a later one corrects it; a day that the source brings stands."""
    sources = [source("01", "Eins hier.", published=None), source("02", "Zwei dort.", published="2024-05-01")]
    assert archive.read_sources(sources).new == 2
    assert archive.read_sources(sources, offered={"published": "2024-05-06"}).changed == 1
    assert archive.read_sources(sources, offered={"published": "2024-05-07"}).changed == 1
    assert archive.read_sources(sources, offered={"published": "2024-05-07"}).unchanged == 2
    assert archive.read_sources(sources).unchanged == 2
    assert archive.read_sources(sources, offered={"outlet": "Nordblatt"}).changed == 2
    heads = [(report.id, report.published, report.outlet) for report in archive.reports()]
    assert heads == [("01", "2024-05-07", "Nordblatt"), ("02", "2024-05-01", "Nordblatt")]


def test_value_for_one_report_stands(archive: Archive) -> None:
    """A day offered with the path of one report stands for it, also when the next run offers nothing, or reads it with others."""
    one = source("01", "Eins hier.", published="2024-05-01")
    archive.read_sources([one])
    offered = {"published": "2024-05-07"}
    assert archive.read_sources([one], offered=offered, paths=["reports"]).unchanged == 1
    assert archive.read_sources([one], offered=offered, paths=["reports/01.txt"]).changed == 1
    assert archive.read_sources([one], offered=offered, paths=["reports/01.txt"]).unchanged == 1
    assert archive.read_sources([one, source("02")], offered={"outlet": "Nordblatt"}).changed == 1
    assert archive.ids() == ["01", "02"]
    assert (archive.report("01").published, archive.report("01").outlet) == ("2024-05-07", "Nordblatt")


def test_file_that_got_a_folder_in_its_name(archive: Archive) -> None:
    """A file is the same report when its folder stands before its stem, as another file of that stem is read with it."""
    archive.read_sources([source("01", "Eins hier.", at="a/01.txt")])
    summary = archive.read_sources([source("a/01", "Eins hier.", at="a/01.txt"), source("b/01", "Eins hier.", at="b/01.txt")])
    assert (summary.unchanged, summary.new) == (1, 1)
    assert archive.ids() == ["01", "b/01"]


def test_contradicting_head_makes_two_reports(archive: Archive) -> None:
    """The same words under the same name from two outlets are two reports."""
    summary = archive.read_sources([source("01", outlet="Nordblatt", at="x:1"), source("01", outlet="Südblatt", at="x:2")])
    assert summary.new == 2
    assert [report.outlet for report in archive.reports()] == ["Nordblatt", "Südblatt"]


def test_name_that_looks_like_a_numbered_id(archive: Archive) -> None:
    """A report that is really called `01@2` gets that id, whatever stood there before."""
    archive.read_sources(
        [source("01", "Eins hier.", at="a"), source("01", "Zwei dort.", at="b"), source("01@2", "Drei dort.", at="c")]
    )
    assert archive.ids() == ["01", "01@2", "01@3"]
    assert archive.report("01@2").text == "Drei dort."


def test_rejected_sources_are_kept_with_their_reason(archive: Archive) -> None:
    """What cannot be read is set aside with its reason, and forgotten when it can be read later."""
    summary = archive.read_sources(
        [Rejected(source="b.bin", reason="binary", advice="leave it out"), source("01", "unlesbar"), source("02")]
    )
    assert summary.new == 1
    assert summary.rejected == (
        Rejected(source="b.bin", reason="binary", advice="leave it out"),
        Rejected(source="reports/01.txt", reason="not to be read", advice="leave it out"),
    )
    assert [entry.source for entry in archive.rejected()] == ["b.bin", "reports/01.txt"]
    archive.read_sources([source("01", "Nun lesbar.")])
    assert [entry.source for entry in archive.rejected()] == ["b.bin"]
    archive.read_sources([source("02", at="b.bin")])
    assert archive.rejected() == []


def test_half_a_character_is_set_aside(archive: Archive) -> None:
    """A text that cannot be written as UTF-8 is set aside, and the next one is read."""
    summary = archive.read_sources([source("01", "Kaputt \ud800."), source("02")])
    assert (summary.new, len(summary.rejected)) == (1, 1)


def test_progress_hears_of_each_source(archive: Archive) -> None:
    """The caller is told what became of each source, in their order."""
    heard: list[Outcome] = []
    archive.read_sources([source("01"), source("01"), source("02", "unlesbar")], progress=heard.append)
    assert [(outcome.what, outcome.id) for outcome in heard] == [("new", "01"), ("unchanged", "01"), ("rejected", None)]


def test_other_extractor_reads_again(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Readings of another version of Depesche are made again on the next run, whatever that run reads."""
    archive.read_sources([source("01"), source("02")])
    monkeypatch.setattr("depesche.archive.batch.reader_stamp", lambda: "depesche other")
    summary = archive.read_sources([source("01")])
    assert (summary.unchanged, summary.reread) == (1, 2)


def test_failing_again_keeps_the_older_reading(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a newer version cannot read a report any more, the older reading stays and the user hears of it."""
    archive.read_sources([source("01")])
    before = exported(archive)
    monkeypatch.setattr("depesche.archive.batch.reader_stamp", lambda: "depesche other")
    monkeypatch.setattr(
        "depesche.archive.batch.attempt", lambda source, **head: Rejected(source=source.source, reason="not now", advice="wait")
    )
    summary = archive.read_sources([])
    assert str(summary.rejected[0]) == "reports/01.txt: not now; wait (its older reading is kept)"
    assert exported(archive) == before


texts = st.sampled_from(["Eins hier.", "Zwei dort.", "Drei da.", "unlesbar"])
some_sources = st.lists(
    st.builds(
        source,
        st.sampled_from(["01", "02", "01@2"]),
        texts,
        at=st.sampled_from(["a", "b"]),
        published=st.sampled_from(["2024-05-07", "2024-05-08"]),
    ),
    max_size=7,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@for_all(some_sources, st.randoms(use_true_random=False))
def test_order_does_not_change_the_export(sources: list[Source], random: object) -> None:
    """The same sources in another order give the same bytes, and reading them again changes nothing."""
    shuffled = list(sources)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    with (
        tempfile.TemporaryDirectory() as folder,
        open_archive(Path(folder) / "a.sqlite") as one,
        open_archive(Path(folder) / "b.sqlite") as other,
    ):
        one.read_sources(sources)
        other.read_sources(shuffled)
        assert exported(one) == exported(other)
        assert to_json(one.record()) == to_json(other.record())
        again = one.read_sources(shuffled)
        assert (again.new, again.changed, again.reread) == (0, 0, 0)
        assert exported(one) == exported(other)


def test_an_id_given_twice_loses_no_report(tmp_path: Path) -> None:
    """Both reports are kept, under the same ids in either order, and the user is told."""
    sources = [source("r1", "Eins hier.", at="a.jsonl:1"), source("r1", "Zwei dort.", at="a.jsonl:2")]
    exports = []
    for number, order in enumerate((sources, sources[::-1])):
        with open_archive(tmp_path / f"{number}.sqlite") as opened:
            summary = opened.read_sources(order)
            assert summary.new == 2
            assert "'r1' was given before" in summary.notices[0]
            exports.append(exported(opened))
    assert exports[0] == exports[1]
