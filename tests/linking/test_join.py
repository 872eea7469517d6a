"""The record as a whole: order, identity, the word lists."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from depesche.language.lexicon import fold
from depesche.linking.join import join
from depesche.linking.mentions import _round, phrases
from depesche.linking.values import words
from depesche.model.json import record_from_json, to_json
from depesche.model.reading import Event, Participant, Place, Reading, ReportHead
from depesche.model.record import Record
from depesche.model.report import Report
from depesche.model.span import Span

SENTENCE = (
    "In der Stadt redeten die Vertreter beider Länder lange über die Öffnung der Grenze und über die Rückkehr der Menschen."
)


@st.composite
def archives(draw):
    """Small archives of reports about few sides, days and cities, so that much of it joins."""
    reports, readings = [], []
    for number in range(draw(st.integers(2, 7))):
        day = draw(st.one_of(st.none(), st.integers(1, 28).map(lambda day: f"2023-05-{day:02}")))
        text = f"{SENTENCE} Bericht {draw(st.integers(1, 3))}. {SENTENCE[::-1]}"
        name = f"r{number}"
        events = tuple(
            Event(
                kind=draw(st.sampled_from(["meeting", "visit", "expulsion", "mission_closed", "appointment"])),
                status=draw(st.sampled_from(["held", "announced", "cancelled", "expected"])),
                date=draw(
                    st.sampled_from(
                        [None, "2023-05-04", "2023-05-05", "2023-05", "2023~", "2023-05-01/..", "../2023-06", "2021/2023"]
                    )
                ),
                place=draw(st.sampled_from([None, Place(city="Bern", country="CH"), Place(city="Wien", country="AT")])),
                participants=tuple(
                    Participant(side=side, part=draw(st.sampled_from(["party", "initiator", "target"])))
                    for side in draw(st.lists(st.sampled_from(["AM", "AZ", "GE"]), unique=True))
                ),
                number=draw(st.sampled_from([None, 3, 4])),
                evidence=(Span.of(text, start, start + 40),),
            )
            for start in draw(st.lists(st.integers(0, 100), max_size=3, unique=True))
        )
        reports.append(
            Report(id=name, text=text, raw=text, offsets=((0, 0),), published=day, outlet=draw(st.sampled_from(["A", "B", None])))
        )
        readings.append(Reading(report=ReportHead(id=name, published=day), events=events))
    return reports, readings


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(archives(), st.randoms(use_true_random=False))
def test_the_order_of_the_reports_does_not_matter(archive, random):
    """The same reports in any order give the same bytes; every mention is in exactly one event; the record reads back."""
    reports, readings = archive
    record = join(reports, readings)
    order = list(range(len(reports)))
    random.shuffle(order)
    again = join([reports[place] for place in order], [readings[place] for place in order])
    assert to_json(record) == to_json(again)
    told = sorted((mention.report, mention.index) for event in record.events for mention in event.mentions)
    assert told == sorted((reading.report.id, place) for reading in readings for place in range(len(reading.events)))
    assert len({event.id for event in record.events}) == len(record.events)
    assert record_from_json(to_json(record)) == record


def test_nothing_gives_an_empty_record():
    """No reports: an empty record."""
    assert join([], []) == Record()


def test_two_reports_of_one_id_are_refused(desk):
    """An id names one report."""
    desk.tell("a", "2023-05-05", "Nichts.")
    desk.tell("a", "2023-05-06", "Auch nichts.")
    with pytest.raises(ValueError, match="one id"):
        desk.join()


def test_an_event_keeps_its_id_when_later_reports_join(desk, event_of):
    """The id comes from the first mention in time."""
    talks = {"sides": "AM AZ", "date": "2023-05-04", "city": "Bern"}
    desk.tell("a", "2023-05-05", "In Bern redeten beide.", dict(quote="redeten beide", **talks))
    before = desk.join().events[0].id
    desk.tell("0", "2023-05-06", "Beide redeten in Bern.", dict(quote="redeten in Bern", **talks))
    (event,) = desk.join().events
    assert event.id == before


@pytest.mark.parametrize("group", [name for name, table in words().items() if isinstance(table, dict) and "examples" in table])
def test_the_examples_of_the_word_lists_are_found(group):
    """Each group of phrases finds its own example sentences."""
    table = words()[group]
    for example in table["examples"]:
        told = fold(example)
        if group in ("next_round", "former_round"):
            assert _round(group).search(told), example
        elif group == "citing":
            assert any(fold(word) in told for word in [*table["before"], *table["after"]]), example
        else:
            assert phrases(group).search(told), example
