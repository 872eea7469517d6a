"""Takes a sentence, gives the names of persons in it, each with the titles that stand around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from depesche.language.lexicon import fold
from depesche.language.morphology import lemma_of
from depesche.language.sentences import Sentence
from depesche.language.tokens import Token
from depesche.reading.people.given_names import is_given_name
from depesche.reading.people.listed_names import listed
from depesche.reading.people.name_mention import NameMention
from depesche.reading.people.name_weight import strength_of
from depesche.reading.people.name_words import (
    ARABIC_ARTICLE,
    ROMAN,
    ends_like_noun,
    family_names,
    is_compound,
    is_eastern_given,
    is_foreign,
    is_noun,
    is_other_name,
    is_plain_noun,
    name_words,
)
from depesche.reading.people.namings import Naming, namings_of, parties
from depesche.reading.people.office_holders import is_known_surname
from depesche.reading.people.offices import office_of
from depesche.reading.people.places import is_locative, span_of
from depesche.reading.people.title_context import beside, titles_of
from depesche.reading.people.titles import Title

# "Miguel d’Escoto", "Giovanni dell’Orto".
_ELIDED = re.compile(r"(?:d|l|dell|dall|degl)['’][A-ZÄÖÜÉ]")
_OPENING, _CLOSING = frozenset('„“«»"‚‘›‹'), frozenset('“”»«"‘’‹›')
# Small words of other languages before a capital: inside the name of a party or a book.
_FOREIGN_WORDS = frozenset(["pour", "of", "for", "the", "and", "et", "un", "une", "para", "por", "per"])
_FUNCTION_TAGS = ("DET", "ADP", "PRON", "ADV", "CCONJ", "SCONJ", "AUX", "PART")


def names_in(sentence: Sentence, number: int) -> Iterator[NameMention]:
    """Find the names of persons in one sentence, in the order of the text."""
    tokens = sentence.tokens
    namings = {naming.first: naming for naming in namings_of(sentence)}
    blocked = _blocked(tokens, namings)
    breaks = _line_breaks(sentence)
    previous: NameMention | None = None
    place = 0
    while place < len(tokens):
        if not _can_open(tokens, place, blocked):
            place += 1
            continue
        stop = _run_end(tokens, place, blocked, breaks)
        mention = _name_in_run(sentence, number, place, stop, namings)
        if mention is None:
            place = max(place + 1, stop)
            continue
        if not mention.titles and previous is not None:
            mention = listed(tokens, previous, mention)
        yield mention
        previous = mention
        place = mention.stop


def mention_at(sentence: Sentence, number: int, first: int, stop: int, *, genitive: bool = False) -> NameMention:
    """Make the mention of a name that is known already, with what stands around it here.

    A name in the genitive (`genitive`) belongs to the office before it ("Stellvertreter Johnsons"): that is somebody else's.
    """
    namings = {naming.first: naming for naming in namings_of(sentence)}
    titles = titles_of(sentence.tokens, first, stop, namings)
    if genitive:
        titles = tuple(title for title in titles if sentence.tokens[title.stop - 1].text.endswith("s") and title.stop <= first)
    codes, party = beside(sentence.tokens, first, stop, namings)
    return NameMention(
        sentence=number,
        first=first,
        stop=stop,
        span=span_of(sentence, first, stop),
        titles=titles,
        codes=codes,
        party=party,
        strength=0,
    )


def _blocked(tokens: Sequence[Token], namings: dict[int, Naming]) -> frozenset[int]:
    """Give the places of tokens that name a state, an organisation or a town and so are no person's name."""
    places: set[int] = set()
    for naming in namings.values():
        if naming.kind == "compound" and office_of(tokens[naming.first].text) is not None:
            continue
        if naming.kind == "state" and _state_is_given_name(tokens, naming):
            continue
        if naming.kind in ("city", "region", "people") and not is_locative(tokens, naming):
            before = naming.first - 1
            opens = before < 1 or not tokens[before - 1].text[0].isupper() or office_of(tokens[before - 1].text) is not None
            opens = opens and not (before >= 2 and tokens[before - 1].lower in name_words("particles"))
            after_given = before >= 0 and is_given_name(tokens[before].text) and opens
            gives = (
                naming.stop < len(tokens)
                and is_given_name(tokens[naming.first].text)
                and tokens[naming.stop].text[0].isupper()
                and office_of(tokens[naming.stop].text) is None
            )
            if after_given or gives or naming.careful:
                continue
        places.update(range(naming.first, naming.stop))
    return frozenset(places)


def _state_is_given_name(tokens: Sequence[Token], naming: Naming) -> bool:
    """Say whether the name of a state is a person's here ("Außenminister Israel Katz")."""
    if naming.stop - naming.first != 1 or naming.stop >= len(tokens) or not is_given_name(tokens[naming.first].text):
        return False
    after = tokens[naming.stop].text
    if not after[0].isupper() or not after[0].isalpha() or office_of(after) is not None:
        return False
    titled = naming.first > 0 and office_of(tokens[naming.first - 1].text) is not None
    return is_known_surname(after) or titled


def _line_breaks(sentence: Sentence) -> frozenset[int]:
    """Give the places of tokens that begin a line: no name runs over one."""
    if "\n" not in sentence.text:
        return frozenset()
    return frozenset(
        place
        for place in range(1, len(sentence.tokens))
        if "\n" in sentence.text[sentence.tokens[place - 1].end - sentence.start : sentence.tokens[place].start - sentence.start]
    )


def _can_open(tokens: Sequence[Token], place: int, blocked: frozenset[int]) -> bool:
    token = tokens[place]
    if place in blocked or not token.text[0].isalpha():
        return False
    if token.text[0].isupper():
        return office_of(token.text) is None or (is_given_name(token.text) and not _followed_by_name(tokens, place, blocked))
    if ARABIC_ARTICLE.match(token.text) or token.text.startswith(("de-", "d’", "d'")):
        return any(letter.isupper() for letter in token.text)
    ahead = place + 1
    while ahead < min(place + 3, len(tokens)) and tokens[ahead].text in ("der", "den", "de", "la"):
        ahead += 1
    follows = ahead < len(tokens) and tokens[ahead].text[0].isupper() and ahead not in blocked
    if token.text not in ("al", "van", "bin", "de", "von") or not follows or place == 0:
        return False
    office = office_of(tokens[place - 1].text)
    if office is None or office.function in ("other", "special"):
        return False
    if token.text != "von":
        return True
    of_a_place = office.function == "head_of_state" or fold(office.base) in name_words("local")
    if is_known_surname(tokens[ahead].text):
        return True
    return not (is_noun(tokens[ahead].text) or of_a_place or fold(office.base) in name_words("heads"))


def _followed_by_name(tokens: Sequence[Token], place: int, blocked: frozenset[int]) -> bool:
    """Say whether a word that is both title and given name ("Imam", "Major") is the title of the name behind it."""
    after = place + 1
    return after < len(tokens) and after not in blocked and tokens[after].text[0].isupper() and tokens[after].text[0].isalpha()


def _run_end(tokens: Sequence[Token], place: int, blocked: frozenset[int], breaks: frozenset[int]) -> int:
    """Give the end of the capitalised words that begin at `place`, particles inside included."""
    stop = place + 1
    while stop < len(tokens) and stop not in blocked and stop not in breaks:
        text = tokens[stop].text
        if text[0].isupper() and text[0].isalpha():
            if _ends_run(tokens, place, stop):
                break
            stop += 1
        elif (text == "." and _dotted(tokens, stop)) or ARABIC_ARTICLE.match(text) or _ELIDED.match(text):
            stop += 1
        elif text in name_words("particles"):
            ahead = _after_particles(tokens, stop)
            if ahead is None or ahead in blocked or tokens[ahead].text in parties() or not _particle_fits(tokens, stop, ahead):
                break
            stop = ahead + 1
        else:
            break
    return stop


def _ends_run(tokens: Sequence[Token], place: int, stop: int) -> bool:
    text = tokens[stop].text
    if text.isupper() and len(text) > 1 and not ROMAN.match(text) and not tokens[place].text.isupper():
        return True
    if fold(text) in name_words("name_stops"):
        return True
    office = office_of(text)
    if office is None:
        return False
    surname = text == office.base and len(text) < 9 and not office.prefix
    return not (is_given_name(tokens[stop - 1].text) and surname)


def _dotted(tokens: Sequence[Token], stop: int) -> bool:
    """Say whether a full stop belongs to an initial ("George W. Bush") or a number ("Menelik II.")."""
    before, after = tokens[stop - 1], tokens[stop + 1] if stop + 1 < len(tokens) else None
    if ROMAN.match(before.text) is not None and stop >= 2 and is_given_name(tokens[stop - 2].text):
        return tokens[stop].start == before.end
    if len(before.text) == 1 and before.text.isupper():
        return after is not None and after.text[0].isupper()
    return ROMAN.match(before.text) is not None and stop >= 2 and tokens[stop].start == before.end


def _after_particles(tokens: Sequence[Token], stop: int) -> int | None:
    ahead = stop + 1
    while ahead < len(tokens) and tokens[ahead].text in name_words("particles") and ahead < stop + 2:
        ahead += 1
    if (
        ahead < len(tokens)
        and tokens[ahead].text[0].isupper()
        and tokens[ahead].text[0].isalpha()
        and office_of(tokens[ahead].text) is None
    ):
        return ahead
    return None


def _particle_fits(tokens: Sequence[Token], stop: int, ahead: int) -> bool:
    """Say whether a small word between capitals is a particle of a name rather than an article or preposition."""
    word, before, after = tokens[stop].text, tokens[stop - 1].text, tokens[ahead].text
    if word in ("der", "den", "die", "das", "zu", "zur", "vom", "in", "an", "ten", "ter", "as", "at"):
        return (word in ("ten", "ter") and is_given_name(before)) or (word in ("der", "den") and before.lower() in ("von", "van"))
    if word == "von" and ahead > stop + 1 and ahead + 1 < len(tokens) and is_noun(tokens[ahead + 1].text) and is_noun(after):
        return not tokens[ahead + 1].text[0].isupper()  # "NAME von der Demokratischen Partei"
    if word in ("von", "da", "do", "e", "y", "i", "ben", "san"):
        return is_given_name(before) and (word != "da" or is_foreign(after) or is_given_name(after))
    return True


def _name_in_run(sentence: Sentence, number: int, first: int, stop: int, namings: dict[int, Naming]) -> NameMention | None:
    """Read a run of capitalised words as a name; `None` where it is something else."""
    tokens = sentence.tokens
    titled = _has_title_before(tokens, first)
    if not titled and not _is_enclosed(tokens, first, stop, namings):
        first = _skip_nouns(tokens, first, stop)
    if first >= stop:
        return None
    stop = _cut_tail(tokens, first, stop)
    while stop > first + 1 and tokens[stop - 1].text in name_words("particles"):
        stop -= 1
    behind = [fold(token.text) for token in tokens[stop - 1 : stop + 1]]
    if any(word in name_words("things_after") for word in behind):
        return None
    words = [tokens[n].text for n in range(first, stop) if tokens[n].text[0].isalpha()]
    if not any(word[0].isupper() or ARABIC_ARTICLE.match(word) for word in words) or is_other_name(words, titled=titled):
        return None
    if not titled and (_is_quoted(tokens, first, stop) or (first and tokens[first - 1].lower in _FOREIGN_WORDS)):
        return None
    titles = tuple(title for title in titles_of(tokens, first, stop, namings) if not _is_of(tokens, title, words))
    codes, party = beside(tokens, first, stop, namings)
    strength = strength_of(tokens, first, words, titled=titled, titles=titles, said=bool(codes) or party)
    if strength == 0:
        return None
    return NameMention(
        sentence=number,
        first=first,
        stop=stop,
        span=span_of(sentence, first, stop),
        titles=titles,
        codes=codes,
        party=party,
        strength=strength,
    )


def _is_enclosed(tokens: Sequence[Token], first: int, stop: int, namings: dict[int, Naming]) -> bool:
    """Say whether two words alone between commas follow an office ("der Kopf der Allianz, Corneille Nangaa, ..."): they are a
    name, even where one of them is a German word too."""
    if stop - first != 2 or first < 2 or stop >= len(tokens) or tokens[first - 1].text != "," or tokens[stop].text != ",":
        return False
    if (is_noun(tokens[stop - 1].text) and tokens[first].text not in family_names()) or tokens[first].tag in _FUNCTION_TAGS:
        return False
    return any(title.stop <= first for title in titles_of(tokens, first, stop, namings))


def _is_quoted(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Say whether the words alone stand in quotation marks behind a noun, as names of things do (Mission „Sea Guardian“)."""
    if first < 2 or stop >= len(tokens) or tokens[first - 1].text not in _OPENING or tokens[stop].text not in _CLOSING:
        return False
    noun = tokens[first - 2].text
    return noun[0].isupper() and noun[0].isalpha() and office_of(noun) is None


def _is_of(tokens: Sequence[Token], title: Title, words: Sequence[str]) -> bool:
    """Say whether a name in the genitive is a relation's ("der Tochter John F. Kennedys"): the word is somebody else's."""
    genitive = len(words) > 1 and words[-1].endswith("s") and not is_given_name(words[-1])
    article = title.first > 0 and tokens[title.first - 1].lower in ("der", "die", "dem", "den", "des")
    return genitive and article and fold(title.office.base) in name_words("relations")


def _has_title_before(tokens: Sequence[Token], first: int) -> bool:
    before = first - 1
    while before > 0 and (tokens[before].text == "." or tokens[before].lower in ("dr", "prof", "mag")):
        before -= 1
    if before < 0 or office_of(tokens[before].text) is None:
        return False
    return not tokens[before].lower.endswith(
        ("innen", "leute", "diplomaten", "experten", "soldaten", "politikern", "journalisten", "vertretern", "anhänger")
    )


def _skip_nouns(tokens: Sequence[Token], first: int, stop: int) -> int:
    """Leave out nouns before a name in one run of capitals ("Kremlgegner Alexej Nawalny", "Nach Angaben ...")."""
    place = first
    while place < stop:
        text = tokens[place].text
        ahead = place + 1 < stop
        if fold(text) in name_words("name_stops"):
            place += 1
            continue
        article = text.endswith("e") and is_plain_noun(text) and lemma_of(text) != text
        if is_given_name(text) and ahead and tokens[place].tag not in _FUNCTION_TAGS and not article:
            return place
        if text.isupper() and 1 < len(text) < 4 and ahead and is_given_name(tokens[place + 1].text):
            place += 1
            continue
        if is_known_surname(text):
            return place
        family = text in family_names() and ahead and tokens[place].tag not in _FUNCTION_TAGS
        if family and (is_eastern_given(tokens[place + 1].text) or is_foreign(tokens[place + 1].text)):
            return place
        from_a_town = place > 0 and tokens[place - 1].tag == "DET" and place + 2 < stop and text.endswith("er")
        if from_a_town and not is_given_name(text) and is_given_name(tokens[place + 1].text):
            place += 1
            continue
        if is_noun(text) or tokens[place].tag in (*_FUNCTION_TAGS, "VERB") or fold(text) in name_words("name_stops"):
            place += 1
            continue
        if is_compound(text) and any(is_given_name(tokens[n].text) for n in range(place + 1, min(place + 3, stop - 1))):
            place += 1
            continue
        return place
    return place


def _cut_tail(tokens: Sequence[Token], first: int, stop: int) -> int:
    """Cut nouns that follow a name without a comma ("sagte Lawrow Journalisten", "Obamas Wunsch")."""
    for place in range(first + 1, stop):
        text = tokens[place].text
        if not text[0].isupper() or is_given_name(text) or is_eastern_given(text):
            continue
        if fold(text) in name_words("name_stops") or (ends_like_noun(text) and is_noun(text)):
            return place
        genitive = tokens[place - 1].text.endswith("s") and len(tokens[place - 1].text) > 3
        if place > first + 1 and genitive and is_known_surname(tokens[place - 1].text[:-1]):
            return place
        if ARABIC_ARTICLE.match(tokens[place - 1].text) and place == first + 2 and not genitive:
            continue
        if tokens[place - 1].text == "." or tokens[place - 1].text in name_words("particles") or is_known_surname(text):
            continue
        if (
            place > first + 1
            and is_plain_noun(text)
            and (genitive or (len(text) > 4 and text.endswith(("en", "er", "ung", "s"))))
        ):
            return place
        if place == first + 1 and genitive and is_noun(text) and is_known_surname(tokens[first].text[:-1]):
            return place
    return stop
