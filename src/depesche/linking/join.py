"""Takes the reports and readings of an archive, gives the record: the visible list of steps."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.model.reading import Reading
from depesche.model.record import Record
from depesche.model.report import Report


def join(reports: Sequence[Report], readings: Sequence[Reading]) -> Record:
    """Join reports and their readings (in the same order). The order of the reports does not change the record."""
    return Record()
