"""Takes sentences, gives the persons they name, with side, function and title as printed, one person across spellings."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.language.sentences import Sentence
from depesche.model.reading import Person
from depesche.reading.analysis import PlaceMention
from depesche.reading.coreference import persons_of
from depesche.reading.personal_names import NameMention, names_in


def find_persons(sentences: Sequence[Sentence], places: Sequence[PlaceMention]) -> tuple[Person, ...]:
    """Find the persons, by first mention."""
    mentions: list[NameMention] = []
    for number, sentence in enumerate(sentences):
        mentions.extend(names_in(sentence, number))
    return persons_of(sentences, mentions)
