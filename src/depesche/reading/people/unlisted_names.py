"""Takes sentences as the trained model reads them and the names found by rule, gives the names of persons that the rules miss.

The rules need a title, a known given name or a foreign look; the model needs none of them. It is asked only where the rules found
nothing, and what the word lists know as something else (a town, a body, an outlet) stays that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from depesche.language.parsed import NameSpan, Parsed
from depesche.language.sentences import Sentence
from depesche.reading.people.given_names import is_given_name
from depesche.reading.people.name_mention import NameMention
from depesche.reading.people.name_words import ARABIC_ARTICLE, is_noun, is_other_name, name_words
from depesche.reading.people.namings import namings_of
from depesche.reading.people.offices import office_of
from depesche.reading.people.personal_names import mention_at

_SUBJECT = frozenset({"nsubj", "nsubj:pass"})
_FUNCTION_TAGS = frozenset({"DET", "ADP", "PRON", "ADV", "CCONJ", "SCONJ", "AUX", "PART", "VERB", "ADJ"})
_OPENING = frozenset("„“”»«\"'‚‘’")


@dataclass(frozen=True, slots=True)
class _Place:
    """A name of a person that the model sees, by number of the sentence."""

    number: int
    name: NameSpan
    words: tuple[str, ...]


def unlisted_names(
    sentences: Sequence[Sentence], parsed: Sequence[Parsed], known: Sequence[NameMention]
) -> Iterator[NameMention]:
    """Give the mentions that the model adds, in the order of the text.

    A name of several words is taken as it stands. A single word is taken when the model sees a person in it wherever it stands in
    the report, at least twice, and once as one who acts or is acted on: towns, storms and papers fail one of these.
    """
    taken = {(mention.sentence, place) for mention in known for place in range(mention.first, mention.stop)}
    surnames = {_bare(mention.span.quote.split()[-1]) for mention in known}
    parts = {_bare(part) for mention in known for part in mention.span.quote.split()}
    asked = [number for number, sentence in enumerate(sentences) if _has_unlisted_word(sentence, number, taken, surnames)]
    places = [
        place
        for number in asked
        for place in _places(sentences[number], number, parsed[number])
        # A surname that the report gives with another name before it is found again by the rules, whatever stands before it here.
        if not _is_taken(place, taken) and _bare(place.words[-1]) not in surnames
    ]
    others = {
        _bare(sentences[number].tokens[name.first].text)
        for number in asked
        for name in parsed[number].names
        if not name.type.startswith("PER")
    }
    single: dict[str, list[_Place]] = {}
    for place in places:
        if len(place.words) == 1:
            single.setdefault(_bare(place.words[0]), []).append(place)
    for place in places:
        if len(place.words) == 1:
            word = _bare(place.words[0])
            again = single[word]
            acts = any(parsed[at.number].relation[at.name.first] in _SUBJECT for at in again)
            # A first name may stand for the whole ("Karim"), and whose it is the rules tell better.
            if word in parts or word in others or len(again) < 2 or not acts or is_noun(place.words[0]):
                continue
        mention = mention_at(sentences[place.number], place.number, place.name.first, place.name.end)
        yield replace(mention, strength=3 if mention.titles else 2)


def _has_unlisted_word(sentence: Sentence, number: int, taken: set[tuple[int, int]], surnames: set[str]) -> bool:
    """Whether a word with a capital stands in the sentence that no list knows; only then is the model worth its time."""
    if sentence.heading:
        return False
    named: set[int] | None = None
    for place, token in enumerate(sentence.tokens):
        text = token.text
        if not text[0].isupper() or len(text) < 3 or text.isupper() or not text[-1].isalpha() or (number, place) in taken:
            continue
        if is_noun(text) or _bare(text) in surnames or office_of(text) is not None or token.tag in _FUNCTION_TAGS:
            continue
        if named is None:
            named = {at for naming in namings_of(sentence) for at in range(naming.first, naming.stop)}
        if place not in named:
            return True
    return False


def _places(sentence: Sentence, number: int, reading: Parsed) -> Iterator[_Place]:
    """The persons that the model sees in a sentence, without what the word lists know better."""
    named = {at for naming in namings_of(sentence) for at in range(naming.first, naming.stop)}
    for seen in reading.names:
        name = _without_nouns(sentence, seen)
        words = tuple(token.text for token in sentence.tokens[name.first : name.end])
        if seen.type != "PER" or not _looks_like_name(words) or is_other_name(words):
            continue
        if any(at in named for at in range(name.first, name.end)) or _is_quoted(sentence, name):
            continue
        if any(office_of(word) is not None for word in words) or _has_short_form(sentence, name):
            continue
        if name.first and sentence.tokens[name.first - 1].lower in name_words("things"):
            continue
        yield _Place(number, name, words)


def _without_nouns(sentence: Sentence, name: NameSpan) -> NameSpan:
    """The name without common nouns before it, which the model now and then takes for a part of it ("Dekan Berg")."""
    first = name.first
    while first + 1 < name.end and is_noun(sentence.tokens[first].text) and not is_given_name(sentence.tokens[first].text):
        first += 1
    return replace(name, first=first)


def _looks_like_name(words: Sequence[str]) -> bool:
    """Whether the words begin and end with a letter and a capital, and hold no number."""
    opens = words[0][0].isupper() or ARABIC_ARTICLE.match(words[0]) is not None
    return opens and words[-1][0].isupper() and not any(sign.isdigit() for word in words for sign in word)


def _has_short_form(sentence: Sentence, name: NameSpan) -> bool:
    """Whether capitals in brackets follow, as behind the name of a party ("Parti Mustère (PM)")."""
    after = [token.text for token in sentence.tokens[name.end : name.end + 2]]
    return len(after) == 2 and after[0] == "(" and after[1].isupper() and len(after[1]) > 1


def _is_taken(place: _Place, taken: set[tuple[int, int]]) -> bool:
    return any((place.number, at) in taken for at in range(place.name.first, place.name.end))


def _is_quoted(sentence: Sentence, name: NameSpan) -> bool:
    """Whether the name alone stands in quotation marks, as those of ships, storms and operations do."""
    before = sentence.tokens[name.first - 1].text if name.first else ""
    after = sentence.tokens[name.end].text if name.end < len(sentence.tokens) else ""
    return before in _OPENING and after in _OPENING


def _bare(word: str) -> str:
    """The word without the ending of a genitive."""
    return word[:-1] if word.endswith("s") and len(word) > 3 else word
