"""Lists of expulsions: what a report counts without saying the deed again."""

from __future__ import annotations

import pytest

from depesche.intake.report import report_from_text
from depesche.reading.reader import read


def _expulsions(text: str) -> set[tuple[str, str, int | None]]:
    """Who expels, whose people, how many."""
    found = set()
    for event in read(report_from_text(text, report_id="probe", published="2024-05-15")).events:
        if event.kind == "expulsion":
            acting = ",".join(sorted(one.side for one in event.participants if one.side and one.part == "initiator"))
            acted = ",".join(sorted(one.side for one in event.participants if one.side and one.part != "initiator"))
            found.add((acting, acted, event.number))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Die USA erklärten am Montag neun Belarussen zu unerwünschten Personen. Norwegen und Island weisen ebenfalls je zwei "
            "Diplomaten aus, Kanada drei.",
            {("US", "BY", 9), ("NO", "BY", 2), ("IS", "BY", 2), ("CA", "BY", 3)},
        ),
        (
            "Norwegen hat drei chinesische Diplomaten ausgewiesen. Auch Island (1), Kanada (4) und Dänemark machen mit.",
            {("NO", "CN", 3), ("IS", "CN", 1), ("CA", "CN", 4)},
        ),
        (
            "Am 14. Mai wies Belgien zwei iranische Diplomaten aus. Am 15. Mai folgten die Niederlande mit sechs und mehrere "
            "weitere Staaten, darunter Spanien und Portugal mit je fünf.",
            {("BE", "IR", 2), ("NL", "IR", 6), ("ES", "IR", 5), ("PT", "IR", 5)},
        ),
        (
            "Lettland wies einen belarussischen Diplomaten aus, Minsk im Gegenzug zwei Letten.",
            {("LV", "BY", 1), ("BY", "LV", 2)},
        ),
        (
            "Schweden wies 5 iranische Diplomaten aus. Auch Litauen, Finnland und Estland schlossen sich an.",
            {("SE", "IR", 5), ("EE,FI,LT", "IR", None)},
        ),
        (
            "Schweden wies 5 iranische Diplomaten aus. Der Iran antwortete mit gleicher Münze.",
            {("SE", "IR", 5), ("IR", "SE", None)},
        ),
        (
            "Kenia hatte am Montag drei ugandische Diplomaten ausgewiesen, Uganda ebenso viele Kenianer.",
            {("KE", "UG", 3), ("UG", "KE", 3)},
        ),
        (
            "Schweden wies 5 iranische Diplomaten aus. Österreich schließt sich dem nicht an.",
            {("SE", "IR", 5)},
        ),
        (
            "Deutschland wies vier iranische Diplomaten aus. Spanien ist mit 3 Titeln Rekordsieger, Frankreich hat zwei.",
            {("DE", "IR", 4)},
        ),
        (
            "Syrien weist als Antwort Diplomaten aus elf Ländern aus, teilte Syrien mit. Syrien habe keine Wahl. Am härtesten "
            "trifft es Italien mit 7. Auf Deutschland entfallen vier.",
            {("SY", "", None), ("SY", "IT", 7), ("SY", "DE", 4)},
        ),
    ],
)
def test_lists(text: str, expected: set[tuple[str, str, int | None]]) -> None:
    """Each state that is counted stands for itself; who only joins in is one; sport and refusals give none."""
    assert _expulsions(text) == expected
