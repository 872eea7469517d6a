"""Takes a run of capitalised words with what stands before it, gives how much speaks for its being a person's name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from depesche.language.lexicon import fold
from depesche.language.tokens import Token
from depesche.reading.people.given_names import is_given_name
from depesche.reading.people.name_words import (
    ARABIC_ARTICLE,
    family_names,
    is_eastern_given,
    is_foreign,
    is_noun,
    is_plain_noun,
    may_be_surname,
    name_words,
)
from depesche.reading.people.office_holders import is_known_surname
from depesche.reading.people.offices import STATE_OFFICES, office_of
from depesche.reading.people.titles import Title

_INITIALS = re.compile(r"(?:[A-ZÄÖÜ]\.){2,3}")


def strength_of(
    tokens: Sequence[Token], first: int, words: Sequence[str], *, titled: bool, titles: Sequence[Title], said: bool
) -> int:
    """Weigh what speaks for a person: 3 a title, 2 a given name or a side beside it, 1 a foreign form, 0 nothing."""
    noun = tokens[first - 1].lower.rpartition("-")[2] if first else ""
    place = noun in name_words("place_words") or noun in name_words("things")
    article = first > 0 and tokens[first - 1].tag == "DET"
    if any(letter.isdigit() or _of_other_script(letter) for word in words for letter in word):
        return 0
    if len(words) == 1:
        if (
            titled
            and _rank_before(tokens, first)
            and not _plural_before(tokens, first)
            and may_be_surname(words[0], high=_high_before(tokens, first))
        ):
            return 3
        river = first > 0 and tokens[first - 1].lower in ("der", "die", "den", "dem", "das")
        return 1 if is_known_surname(words[0]) and not place and not river else 0
    given = is_given_name(words[0]) or (len(words) > 2 and is_given_name(words[1])) or _is_eastern(words) or _has_initials(words)
    if titled:
        return 3
    if (
        is_noun(words[0])
        and is_plain_noun(words[-1])
        and not may_be_surname(words[-1])
        and words[0].lower() in name_words("words_too")
    ):
        return 0
    if titles and (given or words[0] in family_names() or not is_noun(words[0]) or not is_noun(words[-1])):
        return 3
    if (given and not place) or (said and not is_noun(words[-1])):
        return 2
    if len(words) in (2, 3) and all(is_foreign(ARABIC_ARTICLE.sub("", word)) for word in words) and not place and not article:
        return 1
    return 0


def _has_initials(words: Sequence[str]) -> bool:
    """Say whether initials open a name ("H.R. McMaster"), not the letters of a state ("U.S. Steel")."""
    return _INITIALS.fullmatch(words[0]) is not None and words[0] not in ("U.S.", "U.N.", "E.U.") and not is_plain_noun(words[-1])


def _is_eastern(words: Sequence[str]) -> bool:
    """Say whether a family name leads and a given name follows in its form ("Koo Chen-fu", "Cao Jianming", "Choe Son Hui")."""
    if words[0] not in family_names() or len(words) not in (2, 3):
        return False
    return is_eastern_given(words[1]) or is_foreign(words[1]) or (len(words) == 3 and not is_plain_noun(words[1]))


def _of_other_script(letter: str) -> bool:
    """Say whether a letter is none of the Latin script: its last block ends at U+1EFF, Greek begins at U+0370."""
    return letter.isalpha() and ("\u0370" <= letter < "\u1e00" or letter > "\u1eff")


def _high_before(tokens: Sequence[Token], first: int) -> bool:
    office = office_of(tokens[first - 1].text) if first else None
    return office is not None and office.function in STATE_OFFICES


def _rank_before(tokens: Sequence[Token], first: int) -> bool:
    """Say whether the title before a single word is one that a bare surname follows ("Ehefrau Margit" has only a given name)."""
    office = office_of(tokens[first - 1].text) if first else None
    if office is None:
        return True
    if office.function in ("other", "special"):
        single = tokens[first].text
        if is_plain_noun(single) and fold(office.base) not in name_words("of_respect"):
            return False
        return fold(office.base) not in name_words("relations") or (
            office.base == "Frau" and not is_given_name(single) and tokens[first - 1].text == "Frau"
        )
    return True


def _plural_before(tokens: Sequence[Token], first: int) -> bool:
    """Say whether "die Politiker" stands before a word: several people, whose name it is not."""
    office = office_of(tokens[first - 1].text) if first >= 2 else None
    return office is not None and not office.female and tokens[first - 2].lower == "die"
