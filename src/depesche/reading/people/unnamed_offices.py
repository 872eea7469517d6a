"""Takes a person without an office beside the name, gives the one told apart from it: "Seither hat der Premier ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depesche.language.sentences import Sentence
from depesche.model.vocabulary import FUNCTIONS
from depesche.reading.people.coreference import Cluster
from depesche.reading.people.name_mention import NameMention
from depesche.reading.people.namings import namings_of
from depesche.reading.people.offices import office_of
from depesche.reading.people.titles import Title, title_around

HIGH = frozenset(
    ["head_of_state", "head_of_government", "foreign_minister", "minister", "deputy_minister", "ambassador", "envoy", "consul"]
)
"""Functions that a report names by their office alone."""


def unnamed_office(
    cluster: Cluster, clusters: Sequence[Cluster], sentences: Sequence[Sentence], gender: str | None
) -> Iterator[tuple[NameMention, Title]]:
    """Find an office given apart from the name: "X ... Seither hat der Premier", "Der UNO-Berichterstatter ... sagte X"."""
    full = cluster.fullest
    mention = next(mention for mention in cluster.mentions if " ".join(mention.span.quote.split()) == full)
    starts = sorted(other.span.start for rival in clusters if rival is not cluster for other in rival.mentions)
    for number in range(mention.sentence + 1, min(mention.sentence + 3, len(sentences))):
        for title, start in _bare_offices(sentences[number]):
            sex = gender
            if sex is not None and title.office.female != (sex == "female"):
                continue
            if (
                (title.first == 1 or sentences[number].tokens[1].form == "Fin")
                and title.first <= 3
                and title.function in HIGH
                and not any(mention.span.start < other < start for other in starts)
            ):
                yield mention, title
                return
    for number in range(mention.sentence - 1, max(-1, mention.sentence - 3), -1):
        for title, start in _bare_offices(sentences[number]):
            first_words = title.first <= 6
            if (
                first_words
                and title.codes
                and title.function in FUNCTIONS
                and title.function not in ("other", "expert", "head_of_state", "head_of_government")
                and not any(start < other < mention.span.start for other in starts)
            ):
                yield mention, title
                return


def _bare_offices(sentence: Sentence) -> Iterator[tuple[Title, int]]:
    """Give the offices of a sentence that stand with a definite article and without a name behind them, with their offsets."""
    tokens = sentence.tokens
    namings = {naming.first: naming for naming in namings_of(sentence)}
    for place, token in enumerate(tokens):
        office = office_of(token.text) if token.text[0].isupper() else None
        if office is None or office.function in ("other", "special", "expert"):
            continue
        title = title_around(tokens, place, namings, len(tokens))
        if title is None or title.first == 0 or tokens[title.first - 1].lower not in ("der", "die", "dem", "des", "den"):
            continue
        if title.first > 1 and tokens[title.first - 2].text[0].isupper() and tokens[title.first - 1].lower in ("der", "des"):
            continue
        after = tokens[title.stop] if title.stop < len(tokens) else None
        if after is not None and after.text[0].isupper() and after.text[0].isalpha():
            continue
        if after is not None and after.text == "," and title.stop + 1 < len(tokens) and tokens[title.stop + 1].text[0].isupper():
            continue
        article = tokens[title.first - 1].lower
        if not office.female and (article == "die" or (article == "den" and token.lower.endswith(("ministern", "en")))):
            continue
        yield title, token.start
