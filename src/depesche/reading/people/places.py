"""Takes sentences, gives the places that are named: countries, cities, venues."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from depesche.language.lexicon import fold, load
from depesche.language.sentences import Sentence
from depesche.language.tokens import Token
from depesche.model.span import Span
from depesche.reading.analysis import PlaceMention
from depesche.reading.people.namings import Naming, adjective_codes, namings_of
from depesche.reading.people.offices import office_of
from depesche.reading.people.places_meant import with_taken_up

_DASHES = frozenset("-–—−")


def find_places(sentences: Sequence[Sentence]) -> tuple[PlaceMention, ...]:
    """Find the places, in the order of the text."""
    found: list[PlaceMention] = []
    for sentence in sentences:
        namings = namings_of(sentence)
        found.extend(_named(sentence, namings))
        found.extend(_venues(sentence, namings))
        found.extend(_capitals(sentence))
        found.extend(_said_to_be_towns(sentence, namings))
    return with_taken_up(sentences, sorted(found, key=lambda mention: (mention.span.start, -mention.span.end)))


def _named(sentence: Sentence, namings: Sequence[Naming]) -> Iterator[PlaceMention]:
    """Countries, cities and regions that are named in a sentence."""
    tokens, words = sentence.tokens, _words()
    before: Naming | None = None
    was_locative = False
    for naming in namings:
        if naming.kind not in ("state", "city", "region"):
            continue
        locative = is_locative(tokens, naming) or is_dateline(tokens, naming)
        if before is not None and was_locative and _joined(tokens, before, naming):
            locative = not is_genitive(tokens, naming)
        if naming.careful and not locative:
            continue
        yield PlaceMention(
            span=span_of(sentence, naming.first, naming.stop),
            country=naming.codes[0] if naming.codes else None,
            city=_ungenitive(sentence, naming) if naming.kind == "city" or fold(naming.name) in words["city_states"] else None,
            venue=None,
            locative=locative,
        )
        before, was_locative = naming, locative


def span_of(sentence: Sentence, first: int, stop: int) -> Span:
    """Give the span of the tokens `first:stop` of a sentence."""
    start, end = sentence.tokens[first].start, sentence.tokens[stop - 1].end
    return Span(start, end, sentence.text[start - sentence.start : end - sentence.start])


def _ungenitive(sentence: Sentence, naming: Naming) -> str:
    printed = span_of(sentence, naming.first, naming.stop).quote
    return printed[:-1] if is_genitive(sentence.tokens, naming) else printed


def is_genitive(tokens: Sequence[Token], naming: Naming) -> bool:
    """Say whether a name stands in the genitive by its ending ("Moskaus")."""
    last, base = tokens[naming.stop - 1].lower, fold(naming.name.split()[-1])
    return len(last) > len(base) and last[len(base) :] in ("s", "es")


def is_locative(tokens: Sequence[Token], naming: Naming) -> bool:
    """Say whether the words before a name say that something is there or goes there."""
    if is_genitive(tokens, naming) and naming.kind != "state":
        return False
    words = _words()
    place = naming.first - 1
    while place >= 0:
        word = tokens[place].lower
        if word in words["always"]:
            return True
        if word in words["with_land"]:
            return naming.kind == "region" or place < naming.first - 1 or naming.codes in ((), ("MT",), ("CY",), ("CU",), ("PH",))
        if (
            word in words["articles"]
            or is_town_noun(word)
            or word in words["between"]
            or (
                tokens[place].text[0].islower()
                and word.endswith(("e", "en", "er", "em", "es", "isch"))
                and word not in words["never"]
            )
            or adjective_codes(tokens[place].text)
        ):
            place -= 1
        else:
            return False
    return False


def is_dateline(tokens: Sequence[Token], naming: Naming) -> bool:
    """Say whether a city stands in the dateline that opens a text: "Genf – Die ...", "Wien/Berlin (dpa) -"."""
    if naming.kind not in ("city", "state", "region"):
        return False
    place = 0
    while place < len(tokens) and place < 12:
        text = tokens[place].text
        if text in _DASHES:
            return naming.stop <= place
        if not (text in "/,().:" or text[0].isupper() or (text.islower() and text in ("dpa", "apa", "sda", "afp", "epd"))):
            return False
        place += 1
    return False


def _joined(tokens: Sequence[Token], left: Naming, right: Naming) -> bool:
    """Say whether two names stand side by side: "in Riad, Saudi-Arabien", "in Libyen und im Jemen", "Prag/Wien"."""
    between = [token.lower for token in tokens[left.stop : right.first]]
    return (
        bool(between)
        and len(between) <= 3
        and all(word in (",", "/", "und", "oder", "sowie", "(", "der", "den", "dem", "die") for word in between)
    )


def _venues(sentence: Sentence, namings: Sequence[Naming]) -> Iterator[PlaceMention]:
    """Buildings and grounds: "in der Residenz des Botschafters in Prag", "in Schloss Bellevue"."""
    tokens = sentence.tokens
    words = _words()
    by_first = {naming.first: naming for naming in namings}
    for place, token in enumerate(tokens):
        if not token.text[0].isupper() or not _is_venue_noun(token.text):
            continue
        first = place
        while first > 0 and _describes(tokens[first - 1], by_first.get(first - 1)):
            first -= 1
        before = tokens[first - 1].lower if first > 0 else ""
        if before in words["articles"] and first > 1:
            before = tokens[first - 2].lower
        if before not in words["venue_prepositions"] or (before not in ("ins", "aufs") and _of_an_office(tokens, first)):
            continue
        stop = _venue_end(tokens, place)
        if stop - 1 in by_first and tokens[stop - 2].lower == "von":
            stop = by_first[stop - 1].stop
        countries = [by_first[n].codes[0] for n in range(first, stop) if n in by_first and by_first[n].kind == "city_adjective"]
        after = by_first.get(stop + 1)
        if (
            stop + 1 < len(tokens)
            and tokens[stop].lower in ("in", "bei")
            and after is not None
            and after.kind in ("city", "state")
            and after.codes
        ):
            countries = [after.codes[0]]
        inside = [by_first[n] for n in range(first, stop) if n in by_first and by_first[n].kind == "city" and by_first[n].codes]
        if not countries and inside:
            countries = [inside[0].codes[0]]
        span = span_of(sentence, first, stop)
        yield PlaceMention(
            span=span, country=countries[0] if countries else None, venue=" ".join(span.quote.split()), locative=True
        )


def _of_an_office(tokens: Sequence[Token], first: int) -> bool:
    """Say whether the phrase belongs to an office before it ("Staatssekretärin im Ministerium") and so is no venue."""
    place = first - 1
    while place >= 0 and not tokens[place].text[0].isupper():
        place -= 1
    near = first - place <= 3 and place >= 0 and place > 0
    return near and (office_of(tokens[place].text) is not None or tokens[place].lower.endswith("abteilung"))


def _describes(token: Token, naming: Naming | None) -> bool:
    """Say whether a word before a venue noun belongs to its name: an adjective, or "Genfer"."""
    if naming is not None and naming.kind in ("city_adjective", "adjective"):
        return True
    if token.lower in _words()["articles"] or token.lower in _words()["venue_prepositions"]:
        return False
    return token.tag == "ADJ" or (token.text[0].isupper() and token.text.endswith("en") and len(token.text) > 6)


def _venue_end(tokens: Sequence[Token], place: int) -> int:
    """Give the end of a venue's name: "Schloss Bellevue", "Residenz der US-Generalkonsulin", "Palais des Nations"."""
    stop = place + 1
    if stop < len(tokens) and tokens[stop].text[0].isupper() and tokens[stop].text[0].isalpha():
        while stop < len(tokens) and tokens[stop].text[0].isupper() and stop < place + 4:
            stop += 1
        return stop
    if stop + 1 < len(tokens) and tokens[stop].lower in ("der", "des", "de", "von"):
        end = stop + 1
        while end < len(tokens) and end < stop + 4 and tokens[end].tag == "ADJ" and tokens[end].text[0].islower():
            end += 1
        if end < len(tokens) and tokens[end].text[0].isupper():
            return end + 1
    return stop


@lru_cache(maxsize=20_000)
def _is_venue_noun(text: str) -> bool:
    """Say whether a noun, also in the genitive, names a building or ground by itself or by its ending."""
    word = fold(text)
    nouns, endings = _words()["venue_nouns"], _words()["venue_endings"]
    return any(
        form in nouns or (len(form) > 8 and form.endswith(tuple(sorted(endings)))) for form in (word, word.removesuffix("s"))
    )


def _capitals(sentence: Sentence) -> Iterator[PlaceMention]:
    """ "in der litauischen Hauptstadt" says which city it is; "in der türkischen Hafenstadt" says the country alone."""
    tokens = sentence.tokens
    for place in range(2, len(tokens)):
        if tokens[place].lower in ("hauptstadt", "hafenstadt", "kurstadt", "stadt"):
            codes = adjective_codes(tokens[place - 1].text)
            follows = place + 1 < len(tokens) and tokens[place + 1].text[0].isupper() and tokens[place + 1].text[0].isalpha()
            if len(codes) == 1 and not follows and tokens[place - 2].lower in ("der", "die"):
                locative = place > 2 and tokens[place - 3].lower in _words()["always"]
                city = _capital_of(codes[0]) if tokens[place].lower == "hauptstadt" else None
                yield PlaceMention(span=span_of(sentence, place - 1, place + 1), country=codes[0], city=city, locative=locative)


@cache
def _capital_of(code: str) -> str | None:
    """Give the capital of a state in German; `None` where a state has several seats, or none is listed."""
    named = load("states")[code].get("capital", ()) if code in load("states") else ()
    return str(named[0]) if named and code not in ("ZA", "BO") else None


def _said_to_be_towns(sentence: Sentence, namings: Sequence[Naming]) -> Iterator[PlaceMention]:
    """ "in der Oasenstadt Al-Dschauf", "im Grenzort Gmünd": by the noun the name behind it, that no list knows, is a town's."""
    tokens, words = sentence.tokens, _words()
    known = {place for naming in namings for place in range(naming.first, naming.stop)}
    for place in range(1, len(tokens) - 1):
        name = tokens[place + 1]
        if place + 1 in known or not is_town_noun(tokens[place].lower) or not _NAME.fullmatch(name.text):
            continue
        first = place
        while first > 0 and (tokens[first - 1].tag == "ADJ" or tokens[first - 1].lower in words["articles"]):
            first -= 1
        if not first or tokens[first - 1].lower not in words["always"]:
            continue
        codes = [codes for token in tokens[first:place] if len(codes := adjective_codes(token.text)) == 1]
        city = name.text[:-1] if name.text.endswith("'") else name.text
        yield PlaceMention(
            span=span_of(sentence, place + 1, place + 2), country=codes[0][0] if codes else None, city=city, locative=True
        )


_NAME = re.compile(r"(?:[Aa]l-|[Ee]l-|[Aa]sch-)?[A-ZÄÖÜÁÉÇŠŽ][\w’'-]{2,}")


@lru_cache(maxsize=20_000)
def is_town_noun(word: str) -> bool:
    """Say whether a folded noun says that the name behind it is that of a place: "Hafenstadt", "Grenzort", "Oasenstadt"."""
    return word in _words()["town_nouns"] or (
        len(word) > 6 and word.endswith(_TOWNLIKE) and word not in _words()["no_town_nouns"]
    )


_TOWNLIKE = ("stadt", "ort", "dorf", "städtchen", "örtchen", "metropole", "insel", "oase")


@cache
def _words() -> dict[str, Any]:
    return {name: frozenset(fold(word) for word in words) for name, words in load("places").items()}
