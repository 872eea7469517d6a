"""What people decide holds over re-runs, shows itself, and can be undone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from depesche.linking.anchors import Words
from depesche.linking.decisions import Decision
from depesche.linking.join import join


@pytest.fixture
def told(desk):
    """Two meetings of two days in one city, told by three reports."""
    for name, day, words in (("a", "04", "redeten beide"), ("b", "04", "sprachen beide"), ("c", "24", "trafen sich beide")):
        talks = {"quote": words, "sides": "AM AZ", "date": f"2023-05-{day}", "city": "Bern", "country": "CH"}
        desk.tell(name, f"2023-05-{int(day) + 1:02}", f"In Bern {words}.", talks)
    return desk


def _decide(action, *reports, name="d1", **fields):
    words = tuple(Words(report=report, start=8, end=20) for report in reports)
    return Decision(id=name, action=action, words=words, by="Ada", at=f"2023-06-0{name[1:]}", **fields)


def _groups(desk, *decisions):
    record = join(desk.reports, desk.readings, decisions=decisions)
    return sorted(sorted(mention.report for mention in event.mentions) for event in record.events), record


def test_without_decisions_the_machine_joins(told):
    """Two events."""
    assert _groups(told)[0] == [["a", "b"], ["c"]]


def test_merge_and_split(told):
    """People join what the machine parts and part what it joins; the event says who did."""
    groups, record = _groups(told, _decide("merge", "a", "c", why="Tippfehler im Datum"))
    assert groups == [["a", "b", "c"]]
    assert any("Ada" in line and "Tippfehler" in line for line in record.events[0].because)
    assert _groups(told, _decide("split", "b"))[0] == [["a"], ["b"], ["c"]]


def test_a_later_decision_undoes_an_earlier_one(told):
    """The undone merge leaves two events; undoing the undoing brings it back."""
    merge = _decide("merge", "a", "c")
    undo = _decide("undo", name="d2", value="d1")
    assert _groups(told, merge, undo)[0] == [["a", "b"], ["c"]]
    assert _groups(told, merge, undo, _decide("undo", name="d3", value="d2"))[0] == [["a", "b", "c"]]


def test_rejected_words_tell_no_event(told):
    """A rejected mention is gone from the record."""
    assert _groups(told, _decide("reject", "c"))[0] == [["a", "b"]]


def test_a_corrected_field_is_shown_as_human(told):
    """The value of the person stands in the event, with a claim that names the person."""
    _, record = _groups(told, _decide("correct", "a", field="city", value="Thun"))
    event = next(event for event in record.events if len(event.mentions) == 2)
    assert event.place.city == "Thun"
    assert [claim.value for claim in event.claims if claim.holder == "Ada"] == ["Thun"]
    _, record = _groups(told, _decide("correct", "c", field="status", value="cancelled"), _decide("confirm", "a", name="d2"))
    assert {event.status for event in record.events} == {"held", "cancelled"}
    assert sum("decision" in line for event in record.events for line in event.because) == 2


@pytest.mark.parametrize(
    ("field", "value"), [("mood", "good"), ("kind", "party"), ("status", "maybe"), ("date", "gestern"), ("ordinal", "zwei")]
)
def test_corrections_that_no_event_can_have_are_refused(told, field, value):
    """A wrong field or value raises instead of being dropped."""
    with pytest.raises(ValueError, match=r"d1|EDTF"):
        _groups(told, _decide("correct", "a", field=field, value=value))


def test_decisions_outlive_new_reports(told, desk):
    """A report that comes later does not take a decision back."""
    merge = _decide("merge", "a", "c")
    desk.tell(
        "0",
        "2023-05-04",
        "In Bern begannen beide.",
        {"quote": "begannen beide", "sides": "AM AZ", "date": "2023-05-04", "city": "Bern", "status": "under_way"},
    )
    assert _groups(desk, merge)[0] == [["0", "a", "b", "c"]]


def test_words_are_found_again_where_the_text_has_changed(told, desk):
    """A report whose clean text lost its first words keeps its decision; with other words it is reported as lost."""
    merge = Decision(
        id="d1",
        action="merge",
        words=(
            Words(report="a", start=8, end=20, quote="redeten beide"),
            Words(report="c", start=8, end=25, quote="trafen sich beide"),
        ),
        by="Ada",
        at="2023-06-01",
    )
    for changed, state, count in (("Hier, in Bern, redeten beide.", "holds", 1), ("In Bern sprachen sie.", "lost", 2)):
        talks = {"sides": "AM AZ", "date": "2023-05-04", "city": "Bern", "country": "CH"}
        desk.reports.clear()
        desk.readings.clear()
        desk.tell("a", "2023-05-05", changed, {"quote": changed[-14:-1].strip(), **talks})
        desk.tell("c", "2023-05-25", "In Bern trafen sich beide.", {"quote": "trafen sich beide", **talks, "date": "2023-05-24"})
        record = join(desk.reports, desk.readings, decisions=[merge])
        assert (record.decisions[0].state, len(record.events)) == (state, count)
    assert "tell no event any more" in (record.decisions[0].because or "")


def test_of_two_events_in_one_sentence_the_one_that_was_meant_is_found(desk):
    """Kind and sides tell them apart; the other one stays."""
    text = "Polen und Chile wiesen je drei Diplomaten aus."
    ban = {"quote": "wiesen je drei Diplomaten aus", "kind": "expulsion", "on": "MW"}
    desk.tell("a", "2023-05-05", text, {"by": "PL", **ban}, {"by": "CL", **ban})
    start = text.index("wiesen")
    meant = Words(report="a", start=start, end=start + 29, quote=text[start : start + 29], kind="expulsion", sides=("CL", "MW"))
    record = join(desk.reports, desk.readings, decisions=[Decision(id="d1", action="reject", words=(meant,), by="A", at="2023")])
    assert [event.sides for event in record.events] == [("MW", "PL")]


def test_a_report_that_comes_after_a_split_goes_where_it_fits(desk):
    """The people parted b from a; a later report in the words of b joins b."""
    talks = {"sides": "AM AZ", "date": "2023-05-04", "city": "Bern", "country": "CH"}
    tellings = [("a", "redeten die Minister über Wasser"), ("b", "sprachen Gesandte lange über Grenzen")]
    for name, words in [*tellings, ("d", tellings[1][1])]:
        desk.tell(name, "2023-05-05", f"In Bern {words}.", {"quote": words, **talks})
    places = (Words(report="b", start=8, end=40, group=0), Words(report="a", start=8, end=40, group=1))
    groups, record = _groups(desk, Decision(id="d1", action="split", words=places, by="Ada", at="2023-06-01"))
    assert groups == [["a"], ["b", "d"]]
    assert [decided.state for decided in record.decisions] == ["holds"]


def test_persons_and_processes_get_other_names(desk):
    """A printed name is another one in every claim; the claim keeps its words."""
    talks = {"sides": "AM AZ", "date": "2023-05-04", "city": "Bern", "heads": {"AM": "Ara Toros"}}
    desk.tell("a", "2023-05-05", "In Bern redete Ara Toros.", {"quote": "redete Ara Toros", **talks})
    rename = Decision(id="d1", action="rename", field="Ara Toros", value="Ara Torosjan", by="Ada", at="2023-06-01")
    record = join(desk.reports, desk.readings, decisions=[rename])
    (head,) = [claim for claim in record.events[0].claims if claim.field == "head AM"]
    assert (head.value, head.evidence[0].quote) == ("Ara Torosjan", "redete Ara Toros")
    assert (record.events[0].decisions, record.decisions[0].state) == (("d1",), "holds")


def test_a_confirmed_event_stays_together(told):
    """What a person found right is not parted when a report is read otherwise later; a later split parts it."""
    confirm = _decide("confirm", "a", "b")
    telling = told.readings[1].events[0]
    other = replace(telling, date="2023-05-20", place=None)
    told.readings[1] = replace(told.readings[1], events=(other,))
    assert ["a", "b"] not in _groups(told)[0]
    assert ["a", "b"] in _groups(told, confirm)[0]
    assert ["a", "b"] not in _groups(told, confirm, _decide("split", "b", name="d2"))[0]
