"""Who takes part: sides and names of the events of our own passages, told in one sentence or over several."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from depesche.intake.report import report_from_text
from depesche.model.reading import Event
from depesche.reading.reader import read

_FILE = Path(__file__).with_name("participant_sentences.tsv")
_RIGHT = 0.95
"""Share of the passages that must be read with just these sides and names."""


def _events(text: str) -> tuple[Event, ...]:
    return read(report_from_text(text, report_id="probe", published="2024-05-15"), gate=False).events


def _has(event: Event, kind: str, sides: str, names: list[str]) -> bool:
    found = [participant.name for participant in event.participants if participant.name]
    return (
        event.kind == kind
        and ",".join(sorted({participant.side for participant in event.participants if participant.side})) == sides
        and len(found) == len(names)
        and all(any(set(re.findall(r"\w+", name)) & set(re.findall(r"\w+", other)) for other in found) for name in names)
    )


def test_participants_of_passages() -> None:
    """Nearly every passage gives its event with just the sides and persons that take part, none more."""
    rows = [line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    wrong = []
    for kind, sides, names, text in rows:
        wanted = [] if names == "-" else names.split("; ")
        if not any(_has(event, kind, sides, wanted) for event in _events(text)):
            wrong.append((kind, sides, names, text))
    assert len(rows) >= 70
    assert len(wrong) <= (1 - _RIGHT) * len(rows), wrong


def _names(text: str, kind: str) -> set[str]:
    return {one.name for event in _events(text) if event.kind == kind for one in event.participants if one.name}


def _sides(text: str, kind: str) -> set[str]:
    return {one.side for event in _events(text) if event.kind == kind for one in event.participants if one.side}


@pytest.mark.parametrize(
    ("passage", "name"),
    [
        (
            "Omans Außenminister Badr Albusaidi traf seinen irischen Kollegen Simon Harris. "
            "Der Botschafter Eamonn Hickey nahm an dem Gespräch nicht teil.",
            "Eamonn Hickey",
        ),
        (
            "Omans Außenminister Badr Albusaidi traf seinen irischen Kollegen Simon Harris. "
            "Am Sonntag nimmt Präsident Michael D. Higgins an einer Messe teil.",
            "Michael D. Higgins",
        ),
        (
            "Omans Außenminister Badr Albusaidi traf seinen irischen Kollegen Simon Harris. "
            "Die Sprecherin Maeve Doyle blieb dabei, dass nichts vereinbart sei.",
            "Maeve Doyle",
        ),
        (
            "Vor der Begegnung der Präsidenten Malis und Nigers 1994 in Gao hatte es Gefechte gegeben. "
            "Malis Präsident Assimi Goïta schwieg dazu.",
            "Assimi Goïta",
        ),
    ],
    ids=["not there", "a mass is no talk", "sticks to it", "years ago"],
)
def test_who_was_not_there_takes_no_part(passage: str, name: str) -> None:
    """Who stays away, is elsewhere, only speaks, or holds the office today, is no participant."""
    assert name not in _names(passage, "meeting")


@pytest.mark.parametrize(
    ("passage", "kind", "side"),
    [
        ("Unbekannte haben einen Anschlag auf die französische Botschaft in Bamako verübt.", "incident", "ML"),
        ("Das Freihandelsabkommen mit Indonesien stößt in der Schweiz auf Widerstand.", "agreement", "CH"),
        (
            "Kenias Präsident William Ruto traf beim G20-Gipfel in Delhi mit Japans Premier Ishiba zusammen.",
            "meeting",
            "G20",
        ),
        ("Nach Angaben des Präsidialamts in Dakar haben sich die Außenminister Gambias und Guineas getroffen.", "meeting", "SN"),
    ],
    ids=["where the embassy stands", "where one speaks of it", "only the frame", "the source"],
)
def test_places_and_sources_are_no_sides(passage: str, kind: str, side: str) -> None:
    """The state where a thing happened to stand, the source of the news and the summit around a talk take no part."""
    assert side not in _sides(passage, kind)


@pytest.mark.parametrize(
    ("passage", "sides"),
    [
        ("Der EU-Westbalkan-Gipfel ist vertagt, der EU-Japan-Gipfel in Tokio beginnt am Montag.", {"EU", "JP"}),
        ("Der Nato-Georgien-Rat tritt am Dienstag in Batumi zusammen.", {"NATO", "GE"}),
    ],
)
def test_a_compound_names_both(passage: str, sides: set[str]) -> None:
    """Of a compound of two names both take part."""
    assert sides <= _sides(passage, "meeting")
