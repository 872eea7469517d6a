"""Takes sentences, gives the persons they name, with side, function and title as printed, one person across spellings."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.language.sentences import Sentence
from depesche.model.reading import Person
from depesche.reading.analysis import PlaceMention


def find_persons(sentences: Sequence[Sentence], places: Sequence[PlaceMention]) -> tuple[Person, ...]:
    """Find the persons."""
    return ()
