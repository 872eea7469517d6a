"""Takes the names of a sentence, gives each its state where they are told in a row: "die Minister As und Bs, X und Y"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from depesche.language.lexicon import fold, load
from depesche.language.sentences import Sentence
from depesche.language.tokens import Token
from depesche.model.reading import Person, Proof
from depesche.model.vocabulary import FUNCTIONS
from depesche.reading.people.coreference import Cluster
from depesche.reading.people.name_mention import NameMention
from depesche.reading.people.namings import Naming, namings_of
from depesche.reading.people.offices import office_of
from depesche.reading.people.titles import Title, title_around

_JOINING = frozenset([",", "und", "sowie"])
_SMALL = frozenset(["von", "aus", "der", "des", "den", "dem"])
_BOTH = (("beider",), ("der", "beiden"), ("der", "zwei"))


def distributed(sentences: Sequence[Sentence], mentions: Sequence[NameMention]) -> list[NameMention]:
    """Give the mentions with the titles of such rows; all others as they are.

    Names and states must be equal in number: "die Außenminister Litauens und Polens, X und Y", "X und Y, die Botschafter von A
    und B", "seine Kollegen aus A und B, X und Y", "die Präsidenten beider Länder, X und Y".
    """
    given: dict[tuple[int, int], Title] = {}
    numbers = {mention.sentence for mention in mentions}
    for number in sorted(numbers):
        sentence = sentences[number]
        here = {mention.first: mention for mention in mentions if mention.sentence == number}
        if len(here) > 1:
            given.update({(number, first): title for first, title in _rows(sentence, here)})
    return [
        replace(mention, titles=(given[mention.sentence, mention.first],), strength=3)
        if (mention.sentence, mention.first) in given
        else mention
        for mention in mentions
    ]


def _rows(sentence: Sentence, here: dict[int, NameMention]) -> Iterator[tuple[int, Title]]:
    tokens = sentence.tokens
    namings = {naming.first: naming for naming in namings_of(sentence)}
    for place, token in enumerate(tokens):
        if office_of(token.text) is None:
            continue
        codes, end = _states(tokens, place + 1, namings)
        if end == place + 1 or (codes and len(codes) < 2):
            continue
        names = _names(tokens, end, here) or _names_before(tokens, place, here)
        title = title_around(tokens, place, namings, place + 1)
        if title is None or title.codes or len(names) != (len(codes) or 2):
            continue
        for index, name in enumerate(names):
            yield name.first, title.with_side((codes[index],)) if codes else title


def _states(tokens: Sequence[Token], place: int, namings: dict[int, Naming]) -> tuple[list[str], int]:
    """Read "Litauens und Polens", "von A, B und C", "beider Länder" at a place: the codes (none for both), and where it ends."""
    sides = frozenset(fold(word) for word in load("bodies")["sides"])
    for opening in _BOTH:
        stop = place + len(opening)
        if tuple(token.lower for token in tokens[place:stop]) == opening and stop < len(tokens):
            return ([], stop + 1) if fold(tokens[stop].text) in sides else ([], place)
    codes: list[str] = []
    end = place
    while place < len(tokens):
        while place < len(tokens) and tokens[place].lower in _SMALL:
            place += 1
        naming = namings.get(place)
        if naming is None or naming.kind not in ("state", "city") or len(naming.codes) != 1:
            return codes, end
        codes.append(naming.codes[0])
        end = place = naming.stop
        if place >= len(tokens) or tokens[place].lower not in _JOINING:
            break
        place += 1
    return codes, end


def _names(tokens: Sequence[Token], place: int, here: dict[int, NameMention]) -> list[NameMention]:
    """Give the names in a row that begin at a place, behind a comma or colon."""
    found: list[NameMention] = []
    if place < len(tokens) and tokens[place].text in (",", ":", "–"):
        place += 1
    while place in here:
        found.append(here[place])
        place = here[place].stop
        if place + 1 < len(tokens) and tokens[place].text == "(":
            while place < len(tokens) and tokens[place].text != ")":
                place += 1
            place += 1
        if place >= len(tokens) or tokens[place].lower not in _JOINING:
            break
        place += 1
    return found


def _names_before(tokens: Sequence[Token], place: int, here: dict[int, NameMention]) -> list[NameMention]:
    """Give the names in a row that end before "..., die Botschafter" at a place."""
    if place < 3 or tokens[place - 1].lower not in ("die", "den", "beide", "beiden") or tokens[place - 2].text != ",":
        return []
    ends = {mention.stop: mention for mention in here.values()}
    found: list[NameMention] = []
    place -= 2
    while place in ends:
        found.insert(0, ends[place])
        place = ends[place].first - 1
        if place < 1 or tokens[place].lower not in _JOINING:
            break
    return found


def other_of_two(sentences: Sequence[Sentence], clusters: Sequence[Cluster], persons: Sequence[Person]) -> list[Person]:
    """Give the persons, the second of two who share an office with the state that is left: "die Außenminister beider Länder, X
    und Y", where only the state of X is known and the report speaks of two."""
    shared: dict[int, list[int]] = {}
    for number, cluster in enumerate(clusters):
        for anchor in {
            title.anchor for mention in cluster.mentions for title in mention.titles if title.function in FUNCTIONS[:5]
        }:
            shared.setdefault(anchor, []).append(number)
    found = list(persons)
    for anchor, numbers in sorted(shared.items()):
        sides = [found[number].side for number in numbers]
        if len(numbers) != 2 or sides.count(None) != 1:
            continue
        known = sides[0] or sides[1]
        named = Counter(
            naming.codes[0]
            for sentence in sentences
            if sentence.start <= anchor
            for naming in namings_of(sentence)
            if len(naming.codes) == 1 and len(naming.codes[0]) == 2 and naming.kind in ("state", "adjective", "people", "city")
        )
        two = [code for code, _ in named.most_common(2)]
        if known in two and len(two) == 2:
            number = numbers[sides.index(None)]
            proofs = (*found[number].proofs, Proof(field="side", rule="side_nearby"))
            found[number] = replace(found[number], side=two[1 - two.index(known)], proofs=proofs)
    return found
