"""Takes the parts of a line of the head, gives what each names: department, agency, author, outlet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from depesche.intake.datelines import are_towns, dateline_towns
from depesche.intake.tags import desk_of
from depesche.language.lexicon import fold, load

_CAPITAL = r"[A-ZÄÖÜÉÈÁÀŠŽČĆŁØÅÇİ][\w’'.]*(?:-[A-ZÄÖÜÉ][\w’']*)*"
_NAME = re.compile(
    rf"(?:(?:Dr\.|Prof\.|Mag\.)\s)*{_CAPITAL}(?:\s(?:von|van|de|der|den|zu|al|el|da|di|del|le|la|ten|ter|bin|Mc)\b)*(?:\s(?:van\s|de\s|der\s|von\s|zu\s)*{_CAPITAL}){{1,3}}"
)
_BYLINE = re.compile(
    r"^(?P<label>von|VON|Von|By|by|Text|TEXT|Autor|Autorin|Autoren|Verfasst von|Geschrieben von|Bericht|Interview"
    r"|Ein\w* \w+ von|Aus [\w. ]{3,25} (?:von|berichtet|berichten)|Es berichtet|Es berichten)\s*:?\s+(?P<names>\S.{2,120})$"
)
_LIST = re.compile(
    r"\s*,\s*|\s+und\s+|\s*/\s*|\s*&\s*|\s+UND\s+|\s*[|·–—]\s*|\s+-\s+|\s*\(|\)\s*|\s+in\s+|\s+mit\s+(?=Material|Agentur|Informationen|Inhalten|[a-z]{3}\b|[A-Z]{2,})"
)
_PARTS = re.compile(r"\s*[|·•›>]\s*|\s+[–—/-]\s+|\s{2,}|\s*\+{2,}\s*|\t|(?<=[^\d\W]{3}),\s+(?=[A-ZÄÖÜ])|\s*\((?=[^()]*\)$)|\)$")
_DOMAIN = re.compile(r"^(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:de|at|ch|li|lu|com|org|net|eu|info|news|online|tv|it)$", re.IGNORECASE)
_PAGE = re.compile(
    r"^(?:Seite|S\.)\s?\w?\d+$|^Nr\.\s?\d+$|^(?:Lesezeit|Lesedauer)\b.*$|^\d+\s*(?:Min|Minuten)\b.*$", re.IGNORECASE
)


@dataclass(slots=True, kw_only=True)
class Names:
    """What the parts of a line name.

    `unknown_words` counts the words of parts that are none of these; `certain` tells that an outlet betrays itself by its words.
    """

    sections: list[str] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    own: bool = False
    unknown_words: int = 0
    certain: bool = False


def parts_of(text: str) -> list[str]:
    """Cut a line of the head at its separating signs."""
    return [part for part in (piece.strip(" \t\xa0,:;()|–—-·+/") for piece in _PARTS.split(text)) if part]


def part_names(parts: Sequence[str]) -> Names:
    """Say of each part of a line what it names. The answer is kept in memory: do not change it."""
    return _part_names(tuple(parts))


@lru_cache(maxsize=2000)
def _part_names(parts: tuple[str, ...]) -> Names:
    names = Names()
    for part in parts:
        folded = fold(part).strip(" .:")
        if not folded or folded in _clock() or _PAGE.match(part):
            continue
        if folded in _sections():
            names.sections.append(part)
        elif (desk := desk_of(part)) is not None:
            names.agencies.extend(desk.agencies)
            names.own = names.own or desk.own
        elif (line := author_line(part)) is not None:
            names.authors.extend(line.authors)
            names.agencies.extend(line.agencies)
            names.own = names.own or line.own
        elif folded in _offices():
            names.own = True
        elif are_towns(part):
            names.places.append(part)
        elif _masthead(part):
            names.outlets.append(part)
            names.certain = True
        elif all(piece in _sections() for piece in re.split(r"\s*[/&]\s*|\s+und\s+", folded)):
            names.sections.append(part)
        elif is_name(part) and parts.index(part) > 0:
            names.authors.append(part)
        else:
            words = part.split()
            glued = re.search(r"[a-zäöü][A-ZÄÖÜ]", part)
            if len(words) <= 3 and not glued and all(word[0].isupper() or word[0].isdigit() for word in words):
                names.outlets.append(part)
            names.unknown_words += len(words)
    return names


def author_line(text: str) -> Names | None:
    """Read a byline ("Von Anna Beispiel, Moskau, mit Material von dpa"); `None` when the line is none."""
    match = _BYLINE.match(text.strip())
    if match is None:
        return None
    names = Names()
    if (desk := desk_of(text)) is not None:
        names.agencies.extend(desk.agencies)
        names.own = desk.own
        return names
    for part in (piece.strip(" .") for piece in _LIST.split(match["names"])):
        if not part:
            continue
        stripped = re.sub(r"^(?:von|VON|mit)\s+", "", part)
        if (desk := desk_of(part)) is not None or (desk := desk_of(stripped)) is not None:
            names.agencies.extend(desk.agencies)
            names.own = True
        elif re.search(r"(?:[Ss]tudio|[Rr]edaktion|[Bb]üro|[Kk]orrespondent(?:in)?)\b", part):
            continue
        elif _NAME.fullmatch(stripped) and fold(stripped) not in dateline_towns():
            names.authors.append(stripped)
        elif (
            fold(part) in _offices()
            or fold(part) in dateline_towns()
            or (len(part.split()) <= 2 and (names.authors or part[0].isupper()))
        ):
            continue
        else:
            names.unknown_words += len(part.split())
    if not (names.authors or names.agencies) or names.unknown_words > 4:
        # "Von der Leyen reist nach Kiew" is a headline
        words = match["names"].split()
        single = len(words) == 1 and words[0][0].isupper() and match["label"] in ("Von", "VON", "von", "Text", "By")
        return Names(authors=[words[0]]) if single else None
    return names


def is_name(text: str) -> bool:
    """Say whether a line may be the name of a person alone: two to four capitalised words, none of an outlet or department."""
    if len(text) > 45 or not _NAME.fullmatch(text.strip()):
        return False
    words = [fold(word) for word in text.split()]
    if text.isupper() and len(words) < 2:
        return False
    return not (
        fold(text) in dateline_towns()
        or fold(text) in _sections()
        or any(word in _sections() or word in _outlet_words() for word in words)
    )


def _masthead(part: str) -> bool:
    words = [fold(word).strip(".,") for word in part.split()]
    if _DOMAIN.match(part.strip()):
        return True
    if not 1 <= len(words) <= 5 or not part[0].isupper():
        return False
    return any(
        word in _outlet_words() or any(word.endswith(end) and len(word) > len(end) + 2 for end in _outlet_ends())
        for word in words
    ) and all(
        word[0].isupper() or word in ("die", "der", "das", "am", "im", "für", "und", "unabhängige")
        for word in part.replace("«", "").replace("»", "").split()
        if word[0].isalpha()
    )


@cache
def _sections() -> frozenset[str]:
    return frozenset(fold(word) for word in load("head")["sections"])


@cache
def _offices() -> frozenset[str]:
    return frozenset(fold(word) for word in load("head")["offices"])


@cache
def _clock() -> frozenset[str]:
    return frozenset(load("head")["clock_words"])


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(load("head")["masthead"])


@cache
def _outlet_ends() -> tuple[str, ...]:
    return tuple(load("head")["masthead_ends"])
