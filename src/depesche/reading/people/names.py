"""Takes sentences, gives the persons they name, with side, function and title as printed, one person across spellings."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.language.parsed import Parsed
from depesche.language.sentences import Sentence
from depesche.model.reading import Person
from depesche.reading.analysis import PlaceMention
from depesche.reading.people.coreference import clusters_of
from depesche.reading.people.distributed import distributed, other_of_two
from depesche.reading.people.name_mention import NameMention
from depesche.reading.people.namings import namings_of
from depesche.reading.people.person_facts import settle
from depesche.reading.people.personal_names import names_in
from depesche.reading.people.unlisted_names import unlisted_names


def find_persons(
    sentences: Sequence[Sentence],
    places: Sequence[PlaceMention],
    published: str | None = None,
    parsed: Sequence[Parsed] | None = None,
) -> tuple[Person, ...]:
    """Find the persons, by first mention.

    `published` (ISO 8601) lets the knowledge of office-holders add what the report leaves unsaid; `None`: their last office.
    `parsed`, the sentences as the trained model reads them, adds names that the rules miss; `None`: the rules alone.
    """
    del places
    mentions: list[NameMention] = []
    for number, sentence in enumerate(sentences):
        mentions.extend(names_in(sentence, number))
    if parsed is not None:
        mentions.extend(unlisted_names(sentences, parsed, mentions))
    mentions = [mention for mention in distributed(sentences, mentions) if not _is_byline(sentences[mention.sentence], mention)]
    clusters = clusters_of(sentences, mentions)
    persons = [settle(cluster, clusters, sentences, published[:10] if published else None) for cluster in clusters]
    return tuple(other_of_two(sentences, clusters, persons))


def _is_byline(sentence: Sentence, mention: NameMention) -> bool:
    """Say whether a line holds nothing but a name and the town it is written from ("Anna Muster, Nairobi")."""
    tokens = sentence.tokens
    if mention.first or mention.stop + 1 >= len(tokens) or tokens[mention.stop].text not in (",", "/", "("):
        return False
    rest = [token for token in tokens[mention.stop :] if token.text[0].isalpha() and token.lower not in ("und", "in")]
    towns = sum(
        naming.stop - naming.first for naming in namings_of(sentence) if naming.kind == "city" and naming.first > mention.first
    )
    return bool(rest) and towns == len(rest)
