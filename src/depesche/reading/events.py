"""Takes an analysed report and its statements, gives its events: what happened, what is announced, what is excluded."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.model.reading import Event, Statement
from depesche.reading.analysis import Analysis


def find_events(analysis: Analysis, statements: Sequence[Statement]) -> tuple[Event, ...]:
    """Find the events, by first evidence."""
    return ()
