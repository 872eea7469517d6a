"""The gate lets every report through that may tell of foreign affairs, and stops what names one side and nobody abroad."""

import pytest

from depesche.intake.report import report_from_text
from depesche.language.sentences import sentences_of
from depesche.reading.gate import is_foreign
from depesche.reading.reader import read, stopped

REST = " Mehr war am Abend nicht bekannt. Es regnete. Der Abend war kühl. Die Züge fuhren. Es war still. Niemand kam."
FOREIGN = [
    "Der Bundespräsident ist am Montag in Warschau eingetroffen.",
    "Die Schweiz hat zwei Diplomaten ausgewiesen.",
    "Bern: Der Botschafter wurde einbestellt.",
    "Merz empfängt am Freitag Macron.",
    "Österreichs Kanzler reist zum ersten Auslandsbesuch ab.",
]
DOMESTIC = [
    "Die Feuerwehr löschte am Abend einen Brand in einem Lagerhaus.",
    "Der Bundestag beriet über die Rente. In Deutschland steigen die Beiträge.",
    "Der Verein gewann das Derby mit drei zu eins.",
]


@pytest.mark.parametrize("text", FOREIGN)
def test_lets_foreign_affairs_through(text: str) -> None:
    """Two sides, or one and a word or an office-holder of foreign affairs."""
    assert is_foreign(sentences_of(text + REST), "2025-06-02")


@pytest.mark.parametrize("text", DOMESTIC)
def test_stops_what_stays_at_home(text: str) -> None:
    """One side alone, or none."""
    assert not is_foreign(sentences_of(text + REST), "2025-06-02")


def test_a_short_item_passes() -> None:
    """Up to five sentences are read whatever they name."""
    assert is_foreign(sentences_of("König Charles reist nach Übersee."), "2025-06-02")


def test_a_stopped_report_says_so() -> None:
    """Its reading is empty, and `extractor` names the gate; without the gate it is read."""
    report = report_from_text(DOMESTIC[1] + REST, report_id="a", published="2025-06-02")
    assert stopped(read(report))
    assert not stopped(read(report, gate=False))
    assert read(report).statements == ()
