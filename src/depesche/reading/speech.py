"""Takes an analysed report, gives its statements: who says what, in what form, through whom."""

from __future__ import annotations

from depesche.model.reading import Statement
from depesche.reading.analysis import Analysis


def find_statements(analysis: Analysis) -> tuple[Statement, ...]:
    """Find the statements, by first content."""
    return ()
