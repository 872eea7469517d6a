"""What is new between two states of a record."""

from __future__ import annotations

import pytest

from depesche.linking.anchors import words_at
from depesche.linking.changes import Change, News, changes_of
from depesche.linking.decisions import Decision
from depesche.linking.join import join

TALKS = {"sides": "AM AZ", "city": "Bern", "country": "CH"}


def _news(desk, *, since: int, decisions=(), before=()) -> News:
    """What came after the first `since` reports."""
    old = join(desk.reports[:since], desk.readings[:since], decisions=before)
    return changes_of(old, join(desk.reports, desk.readings, decisions=decisions))


def _of(news: News, what: str) -> list[Change]:
    return [change for change in news.changes if change.what == what]


@pytest.fixture
def planned(desk):
    """A meeting that a first report announces."""
    text = "Am 4. Mai wollen sie in Bern reden."
    desk.tell("a", "2023-05-01", text, {"quote": "in Bern reden", "status": "announced", "date": "2023-05-04", **TALKS})
    return desk


def test_the_same_record_has_no_news(planned):
    """Nothing came, nothing changed."""
    assert _news(planned, since=1) == News(reports=(), changes=())


def test_what_is_told_for_the_first_time(planned):
    """All of a first run is new, with the words that tell it."""
    news = _news(planned, since=0)
    (change,) = _of(news, "event")
    assert (change.reports, change.evidence[0][1].quote) == (("a",), "in Bern reden")
    assert news.reports == ("a",)


def test_a_status_that_changed(planned):
    """Announced before, held now; the proof is in the new report; the event is not new."""
    planned.tell(
        "b",
        "2023-05-05",
        "Sie redeten in Bern lange.",
        {"quote": "redeten in Bern", "date": "2023-05-04", "duration": "zwei Tage", **TALKS},
    )
    news = _news(planned, since=1)
    (change,) = _of(news, "status")
    assert (change.old, change.new, change.evidence[0][0]) == ("announced", "held", "b")
    assert [(c.field, c.new) for c in _of(news, "claim")] == [("duration", "zwei Tage")]
    assert _of(news, "event") == []


def test_a_contradiction_comes_and_goes(planned):
    """A second duration contradicts the first one; a person's decision settles it."""
    said = [("b", "drei Stunden"), ("c", "sechs Stunden")]
    for name, duration in said:
        text = f"Sie redeten in Bern {duration} lang, schreibt {name}."
        planned.tell(name, "2023-05-05", text, {"quote": "redeten in Bern", "date": "2023-05-04", "duration": duration, **TALKS})
    (change,) = _of(_news(planned, since=2), "conflict")
    assert (change.field, set(change.values or {})) == ("duration", {"drei Stunden", "sechs Stunden"})
    assert change.reports == ("c",)
    told = words_at("b", planned.readings[1].events[0])
    settle = Decision(id="d1", action="correct", words=(told,), field="duration", value="drei Stunden", by="Ada", at="2023-06-01")
    news = _news(planned, since=3, decisions=[settle])
    assert [change.resolved_by for change in _of(news, "resolved")] == ["decision d1"]
    assert [(change.decision, change.new) for change in _of(news, "decision")] == [("d1", "holds")]


def test_what_people_part_join_and_reject_is_told(desk):
    """A split, a merge and a rejection are told as such, not as new events."""
    for name, day in (("a", "04"), ("b", "04"), ("c", "24")):
        text = f"Sie redeten in Bern, schreibt {name}."
        desk.tell(name, f"2023-05-{int(day) + 1:02}", text, {"quote": "redeten in Bern", "date": f"2023-05-{day}", **TALKS})
    words = [words_at(report.id, reading.events[0]) for report, reading in zip(desk.reports, desk.readings, strict=True)]

    def decided(action, *places):
        return [Decision(id="d1", action=action, words=places, by="Ada", at="2023-06-01")]

    def told(*decisions):
        return [change.what for change in _news(desk, since=3, decisions=list(decisions)).changes]

    assert told(*decided("merge", words[0], words[2])) == ["merged", "conflict", "decision"]  # the days contradict each other
    assert told(*decided("split", words[1])) == ["split", "decision"]
    assert told(*decided("reject", words[2])) == ["gone", "decision"]


def test_a_measure_is_told_with_its_relation(desk):
    """A step on the ladder is news; that an announced one was carried out is, too."""
    ban = {"kind": "expulsion", "by": "AL", "on": "IR"}
    desk.tell("a", "2021-03-01", "Tirana will Diplomaten ausweisen.", {"quote": "ausweisen", "status": "announced", **ban})
    desk.tell("b", "2021-03-03", "Tirana hat Diplomaten ausgewiesen.", {"quote": "ausgewiesen", "date": "2021-03-02", **ban})
    (change,) = _of(_news(desk, since=1), "measure")
    assert (change.field, change.new) == ("AL-IR", "expulsion")
