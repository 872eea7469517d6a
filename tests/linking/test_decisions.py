"""What people decide holds over re-runs, shows itself, and can be undone."""

from __future__ import annotations

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
