"""Reading of everyday news sentences of our own: kind and status of each, for a part of them sides, date, country and level."""

from __future__ import annotations

from pathlib import Path

from depesche.intake.report import report_from_text
from depesche.model.reading import Event
from depesche.reading.reader import read

_FILE = Path(__file__).with_name("event_sentences.tsv")
_RIGHT, _FIELDS, _FALSE = 0.94, 0.90, 0.04
"""Shares that must be reached; the sentences that are still read wrongly stand in the file all the same."""


def _rows() -> list[list[str]]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _events(text: str) -> tuple[Event, ...]:
    return read(report_from_text(text, report_id="probe", published="2024-05-15"), gate=False).events


def _shown(event: Event) -> dict[str, str | None]:
    sides = sorted({participant.side for participant in event.participants if participant.side})
    country = event.place.country if event.place else None
    return {"sides": ",".join(sides), "date": event.date, "country": country, "level": event.level}


def test_kinds_and_status_of_everyday_sentences() -> None:
    """Nearly every sentence that tells an event gives that kind with that status."""
    rows = [row for row in _rows() if row[0] != "none"]
    wrong = [row[-1] for row in rows if (row[0], row[1]) not in [(event.kind, event.status) for event in _events(row[-1])]]
    assert len(rows) >= 190
    assert len({row[0] for row in rows}) == 27
    assert len(wrong) <= (1 - _RIGHT) * len(rows), wrong


def test_fields_of_everyday_sentences() -> None:
    """Sides, date, country and level stand as the sentence tells them, where the file names them."""
    asked, faults = 0, []
    for kind, status, sides, date, country, level, text in _rows():
        event = next((event for event in _events(text) if (event.kind, event.status) == (kind, status)), None)
        if event is None:
            continue
        shown = _shown(event)
        for name, wanted in {"sides": sides, "date": date, "country": country, "level": level}.items():
            if wanted == "-":
                continue
            asked += 1
            choices = [",".join(sorted(choice.split(","))) if name == "sides" else choice for choice in wanted.split("|")]
            if shown[name] not in choices:
                faults.append((name, wanted, shown[name], text))
    assert asked >= 200
    assert len(faults) <= (1 - _FIELDS) * asked, faults


def test_sentences_of_other_matters_tell_no_event() -> None:
    """Sport, business, domestic politics and talk give no event."""
    rows = [row for row in _rows() if row[0] == "none"]
    false = [row[-1] for row in rows if _events(row[-1])]
    assert len(rows) >= 60
    assert len(false) <= _FALSE * len(rows), false
