"""Takes sentences and the day of publication, gives the times that are named: how "am Donnerstag" becomes a date."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.language.sentences import Sentence
from depesche.reading.analysis import TimeMention


def find_times(sentences: Sequence[Sentence], published: str | None) -> tuple[TimeMention, ...]:
    """Find the times. `published` is ISO 8601; `None` leaves relative dates without a value."""
    return ()
