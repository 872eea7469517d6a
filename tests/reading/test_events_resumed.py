"""Talks that a report goes on about without naming the sides again: the next round, the rounds before, those at the table."""

from __future__ import annotations

import pytest

from depesche.intake.report import report_from_text
from depesche.language.lexicon import load
from depesche.model.reading import Event
from depesche.reading.reader import read

_LEAD = (
    "Kenia und Somalia haben am Montag in Nairobi über die Seegrenze verhandelt. "
    "Das Treffen der Minister brachte keine Einigung. "
)


def _events(text: str) -> tuple[Event, ...]:
    return read(report_from_text(text, report_id="x", published="2023-03-14", outlet="Blatt", title="Titel")).events


@pytest.mark.parametrize(
    ("sentence", "status", "date", "country"),
    [
        ("Die Unterhändler wollen sich im Oktober in Kampala wiedersehen.", "announced", "2023-10", "UG"),
        ("Im September will man in Kampala weiterreden.", "announced", "2023-09", "UG"),
        ("Die nächste Sitzung ist für Dezember in Kampala geplant.", "announced", "2023-12", "UG"),
        (
            "Im Mai des vergangenen Jahres waren die Delegationen in Kampala ohne Ergebnis auseinandergegangen.",
            "held",
            "2022-05",
            "UG",
        ),
        ("Die Delegationen vertagten sich auf den 12. Mai.", "announced", "2023-05-12", None),
        ("Nächste Woche soll es in Kampala weitergehen.", "announced", "2023-03-20/2023-03-26", "UG"),
        ("Schon im Februar waren die Minister in Kampala zusammengekommen.", "held", "2023-02", "UG"),
    ],
)
def test_another_meeting_of_the_same_sides(sentence: str, status: str, date: str, country: str | None) -> None:
    """A clause that only names who sits at the table tells another meeting of the sides told before, with its day and place."""
    event = next(event for event in _events(_LEAD + sentence) if any(sentence[:30] in span.quote for span in event.evidence))
    assert (event.kind, event.status, event.date) == ("meeting", status, date)
    assert {participant.side for participant in event.participants} == {"KE", "SO"}
    assert (event.place.country if event.place else None) == country


def test_no_other_meeting() -> None:
    """Without a day or a town no other meeting is told."""
    sentence = "Die Delegationen beraten sich ungern mit Juristen."
    assert not any(sentence[:20] in span.quote for event in _events(_LEAD + sentence) for span in event.evidence)


def test_no_talks_before_no_meeting() -> None:
    """Where no talks were told, nobody knows who the delegations are."""
    assert not _events("Die Delegationen wollen sich im Oktober in Kampala wiedersehen.")


def test_talks_without_a_result_were_held() -> None:
    """What yielded no agreement took place."""
    meeting = next(event for event in _events(_LEAD) if event.kind == "meeting")
    assert meeting.status == "held"


@pytest.mark.parametrize("entry", ["sitting", "meeting", "one", "it", "sessions"])
def test_the_examples_of_the_list(entry: str) -> None:
    """Each group of the list reads its example as a meeting of the sides told before."""
    example = load("event_resumed")[entry]["example"]
    found = [event for event in _events(_LEAD + example) if any(example[:25] in span.quote for span in event.evidence)]
    assert [event.kind for event in found] == ["meeting"]
