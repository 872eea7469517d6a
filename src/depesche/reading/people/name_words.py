"""Takes a word, says what speaks for and against its being part of a person's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

import simplemma

from depesche.language.lexicon import fold, load
from depesche.reading.people.given_names import is_given_name

ROMAN = re.compile(r"[IVX]{1,5}$")
ARABIC_ARTICLE = re.compile(r"(?:al|el|as|ad|at|an|ar|asch|ash|ul|es)[-’'](?=\w)", re.IGNORECASE)
_EASTERN = re.compile(r"[A-ZÄÖÜ][a-zäöüŏŭ'’]{0,5}-[a-zäöüŏŭ'’]{1,6}")
_NOUN_ENDINGS = (
    "ung", "ungen", "heit", "keit", "schaft", "tion", "tionen", "tät", "nis", "ismus", "ministerium", "ministeriums", "gespräche",
    "gesprächen", "gipfel", "treffen", "abkommen", "krieg", "politik", "regierung", "präsidentschaft", "staaten", "verhandlungen",
    "minister", "ministern", "handel", "verbrechen", "institut", "vertrag", "gesetz", "vorwürfe", "konferenz", "partei", "reise",
    "besuch", "rede",
)  # fmt: skip
_SURNAME_ENDINGS = (
    "mann", "meier", "mayer", "maier", "meyer", "berg", "stein", "er", "ke", "el", "bach", "feld", "au", "ich", "sen", "hardt",
    "hold", "ert", "heim",
    "kamp", "burg", "bauer", "huber", "i", "o", "u", "a", "ow", "ew", "sky", "itsch", "enko", "ez", "in", "é", "ć", "y",
)  # fmt: skip


@lru_cache(maxsize=50_000)
def is_noun(word: str) -> bool:
    """Say whether a capitalised word is a German dictionary word, or a compound of two."""
    if word[-1:] == "-":
        return True
    if simplemma.is_known(word, lang="de") or simplemma.is_known(word.lower(), lang="de"):
        return True
    tail = word.rpartition("-")[2]
    return is_noun(tail) if tail and tail != word else is_compound(word)


@lru_cache(maxsize=50_000)
def is_plain_noun(word: str) -> bool:
    """Say whether a word stands in the German dictionary as it is printed."""
    return bool(word) and simplemma.is_known(word, lang="de")


@lru_cache(maxsize=50_000)
def is_compound(word: str) -> bool:
    """Say whether a word is made of two German dictionary words ("Kremlgegner" is not, "Friedensgespräch" is)."""
    if len(word) < 8:
        return False
    for cut in range(len(word) - 4, 3, -1):
        head = word[:cut]
        if simplemma.is_known(word[cut:].capitalize(), lang="de") and (
            simplemma.is_known(head, lang="de") or (head.endswith("s") and simplemma.is_known(head[:-1], lang="de"))
        ):
            return True
    return False


@lru_cache(maxsize=50_000)
def is_foreign(word: str) -> bool:
    """Say whether a word is neither German nor English, as foreign names are."""
    return (
        word[0].isupper()
        and not word.isupper()
        and len(word) > 2
        and not is_noun(word)
        and not simplemma.is_known(word.lower(), lang="en")
    )


def may_be_surname(word: str, *, high: bool = False) -> bool:
    """Say whether a single word right after an office can be the holder's surname ("Minister Fischer", not "Minister Ende").

    After a high office (`high`) only what looks like an abstract noun or a plural is none ("Kanzler Kohl", "Präsident Bush").
    """
    folded = fold(word)
    if folded in name_words("name_stops") or folded.endswith(_NOUN_ENDINGS) or word.isupper():
        return False
    if word.rstrip("s") in exact_words("not_person") or ("-" in word and is_noun(word)):
        return False
    if is_plain_noun(word) and len(word) > 7 and is_compound(word):
        return False
    if high and not word.endswith(("en", "innen", "ern", "e")):
        return True
    return not is_plain_noun(word) or (word.endswith(_SURNAME_ENDINGS) and not word.endswith(("en", "innen", "ern")))


def ends_like_noun(word: str) -> bool:
    """Say whether a word has the ending of an abstract noun ("Erklärung")."""
    return len(word) > 5 and fold(word).endswith(_NOUN_ENDINGS)


def is_eastern_given(word: str) -> bool:
    """Say whether a word has the form of a given name of two syllables as Wade and Giles and Korea write it ("Tse-tung")."""
    return _EASTERN.fullmatch(word) is not None


def is_other_name(words: Sequence[str], *, titled: bool = False) -> bool:
    """Say whether the words are an outlet's, a firm's or a ship's name rather than a person's.

    Behind an office (`titled`) a given name with such a word is a person ("Anthony Lake"), so is a family name that leads.
    """
    if len(words) > 1 and ((titled and is_given_name(words[0])) or _is_eastern(words)):
        return tuple(words) in _outlets()
    stop = exact_words("not_person")
    openers = ("Al", "El", "La", "Le", "San", "Saint", "St", "Die", "Mark")
    if words[0] in stop and not (words[0] in openers and len(words) > 1 and is_given_name(words[-1])):
        return True
    if any(word in stop and len(word) > 3 for word in words[1:]):
        return True
    if all(word.isupper() and len(word) > 1 for word in words) and not ROMAN.match(words[-1]):
        return True
    return tuple(words) in _outlets()


def _is_eastern(words: Sequence[str]) -> bool:
    """Say whether a family name leads, as in "Park Geun-hye", "Sun Weidong"."""
    if words[0] not in family_names() or len(words) not in (2, 3):
        return False
    if len(words) == 3:
        return all(len(word) < 7 and word[0].isupper() and word.isalpha() for word in words)
    return is_eastern_given(words[1]) or is_foreign(words[1])


@cache
def _outlets() -> frozenset[tuple[str, ...]]:
    lists = [load("media")["names"], *load("media")["state"].values()]
    names = [name for entries in lists for name in entries]
    return frozenset(
        tuple(form.split())
        for name in names
        for form in (name, name + "s", name[0].lower() + name[1:], name[0].lower() + name[1:] + "s")
    )


@cache
def family_names() -> frozenset[str]:
    """Give the family names that come first ("Xi", "Mao")."""
    return frozenset(load("family_first")["names"])


@cache
def name_words(name: str) -> frozenset[str]:
    """Give a list of the titles lexicon, folded."""
    return frozenset(fold(word) for word in load("titles")[name])


@cache
def exact_words(name: str) -> frozenset[str]:
    """Give a list of the titles lexicon as printed."""
    return frozenset(load("titles")[name])
