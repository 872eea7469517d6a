"""Takes sentences and persons, gives every mention of somebody who can act or speak: persons, states, bodies, groups, media."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.language.sentences import Sentence
from depesche.model.reading import Person
from depesche.reading.analysis import ActorMention, PlaceMention


def find_actors(
    sentences: Sequence[Sentence], persons: Sequence[Person], places: Sequence[PlaceMention]
) -> tuple[ActorMention, ...]:
    """Find the actors."""
    return ()
