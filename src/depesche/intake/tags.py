"""Takes a paragraph or line, gives the dateline, agency tag or picture credit at its edges, and what desk it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from depesche.intake.datelines import dateline_towns
from depesche.intake.dates import Printed, dates_in
from depesche.language.lexicon import fold, load

_NAME = r"[A-ZÄÖÜÉ][\w’'.]*(?:-[\w’']+)*"
_PLACE = rf"{_NAME}(?:\s(?:am\s|an\sder\s|im\s|el-|al-|de\s|la\s|del\s|bei\s)?{_NAME}){{0,2}}"
_PLACES = rf"{_PLACE}(?:\s?[/,]\s?{_PLACE}){{0,3}}"
_TAG = r"\(\s*(?P<tag>[^()\n]{2,40}?)\s*\)"
_DAY = r"(?:,?\s+(?:den\s)?\d{1,2}\.\s?(?:[A-ZÄ][a-zä]+\.?|\d{1,2}\.)(?:\s?\d{4})?)?"
_GO = r"(?=[A-ZÄÖÜ„«»\"“‚'\d])"
_TAGGED = re.compile(rf"(?P<places>{_PLACES}){_DAY}[,.]?\s*{_TAG}\s*[.:,]?\s*(?:[-–—]{{1,2}}\s*)?{_GO}")
_LAND = r"(?:\s\([A-ZÄÖÜ][\w .-]{2,30}\))?"
_DASHED = re.compile(rf"(?P<places>{_PLACES}){_LAND}{_DAY}\.?,?\s+[-–—]{{1,2}}\s+{_GO}")
_STOPPED = re.compile(rf"(?P<places>{_PLACES}(?:\s?/\s?{_PLACE})*)[.:]\s+{_GO}")
_LEADING_TAG = re.compile(rf"{_TAG}\s*[.:,]?\s*(?:[-–—]{{1,2}}\s*)?{_GO}")
_INNER = re.compile(rf"[.!?][»“”\"«]?\s+(?P<all>(?P<places>{_PLACES})\s*(?:{_TAG}\s*)?[-–—]{{1,2}}\s+){_GO}")
_CLOSING_TAG = re.compile(r"\s*[\[(]\s*(?P<tag>[^()\[\]\n]{2,80}?)\s*[\])]\.?$")
_CLOSING_BARE = re.compile(r"(?<=[.!?…»“”\"«)])\s+(?:[-–—/]\s*)?(?P<tag>[A-Za-z][\w/-]{1,20}(?:\s?/\s?[\w-]{2,20})*)$")
_INITIALS = re.compile(r"[a-zäöü]{2,5}(?:\s?[/,]\s?[a-zäöü]{2,5})*")
_SPLIT = re.compile(r"\s*[/,;+&]\s*|\s+und\s+|\s+mit\s+|\s+")
_CREDIT_LABEL = re.compile(
    r"(?:^|(?<=[.!?…»“”\"«)\]])\s+|\s*[(\[|–—/]\s*|\s-\s|\s{2,})(?:Foto|Fotos|Photo|Beitragsbild|Titelbild|Aufmacherbild|Teaserbild|Bild|Bilder|Grafik|Infografik|Illustration|Symbolbild|Archivbild|Archivfoto|Bildquelle|Bildrechte|Fotomontage|Montage"
    r"|Credit|Copyright|Screenshot|Karte|Video)\s?[:/©]\s*.{2,80}$",
    re.IGNORECASE,
)
_CREDIT_SOURCE = re.compile(r"\s*[(\[|]\s*(?:Quelle|Bildquelle|Foto-Quelle)\s?:\s*[^()]{2,80}[)\]]?\.?$")
_COPYRIGHT = re.compile(r"[\s(\[]*©\s?.{2,80}$")
_CREDIT_DASH = re.compile(
    r"\s+[-–—|]\s*(?P<sources>[^.!?]{2,60})$|\s*\[(?P<boxed>[^\]]{2,60})\]$|\s*\((?P<braced>[^)]{2,60})\)\.?$"
)
_SIGNS = re.compile(r"[:/©|(\[–—-]")
_CREDIT_END = re.compile(r"(?<=[.!?»“”\"«])\s+(?P<sources>[A-Z][^.!?]{2,50})$")

LONGEST_OPENING = 300
"""Characters within which a dateline must end, the first sign of the sentence included."""
LONGEST_CAPTION = 450
"""Characters above which a paragraph with a credit at its end is no caption."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Who wrote or sent a text, as a tag or desk line says.

    Attributes:
        agencies: names of agencies as the record writes them, in the order of the tag.
        own: true where the outlet's own desk or an author's initials stand in the tag too.
    """

    agencies: tuple[str, ...] = ()
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A dateline or tag at the edge of a paragraph, as offsets; `dates`: the days it prints ("Genf, 3. März 2025 – ...")."""

    start: int
    end: int
    places: str | None = None
    desk: Desk = Desk()
    dates: tuple[Printed, ...] = ()


def opening_of(text: str, *, first: bool) -> Edge | None:
    """Find the dateline at the beginning of a paragraph.

    One with an agency's tag counts in every paragraph; a bare one ("Genf – ...", "Istanbul/Wien. ...") only in the `first`.
    """
    match = _TAGGED.match(text, 0, LONGEST_OPENING)
    if match and not _is_function(match["places"]) and (desk := desk_of(match["tag"], initials=True)):
        return Edge(start=0, end=match.end(), places=match["places"].strip(" ,."), desk=desk, dates=_days(match[0]))
    match = _LEADING_TAG.match(text, 0, LONGEST_OPENING)
    if match and (desk := desk_of(match["tag"])):
        return Edge(start=0, end=match.end(), desk=desk)
    if not first:
        return None
    match = _DASHED.match(text, 0, LONGEST_OPENING)
    # A country in brackets needs the day behind it: "Tiflis (Georgien), 18.03.2025 – ..." but "Putin (CDU) – ...".
    if match and _bare_places(match["places"], dash=True) and ("(" not in match[0] or _days(match[0])):
        return Edge(start=0, end=match.end(), places=match["places"].strip(" ,."), dates=_days(match[0]))
    match = _STOPPED.match(text, 0, LONGEST_OPENING)
    if match and _bare_places(match["places"], dash=False):
        return Edge(start=0, end=match.end(), places=match["places"].strip(" ,."), dates=_days(match[0]))
    return None


def inner_opening_of(text: str) -> Edge | None:
    """Find the dateline that stands behind a teaser sentence in the same paragraph ("... gewarnt. Genf – Russland hat ...")."""
    for count, match in enumerate(_INNER.finditer(text, 0, 400)):
        if count == 3:
            break
        places = match["places"]
        if not _bare_places(places, dash=True) and not (match["tag"] and desk_of(match["tag"])):
            continue
        desk = desk_of(match["tag"]) if match["tag"] else None
        return Edge(start=match.start("all"), end=match.end("all"), places=places, desk=desk or Desk())
    return None


def closing_of(text: str, *, last: bool) -> Edge | None:
    """Find the agency tag at the end of a paragraph; initials of an author ("(res)") count at the `last` one only."""
    match = _CLOSING_TAG.search(text, max(0, len(text) - 120))
    if match and (desk := desk_of(match["tag"], initials=last and text[: match.start()].rstrip()[-1:] in '.!?…»“”"«')):
        return Edge(start=match.start(), end=len(text), desk=desk, dates=_days(match["tag"]))
    match = _CLOSING_BARE.search(text, max(0, len(text) - 120))
    if match and (desk := desk_of(match["tag"])) and desk.agencies:
        return Edge(start=match.start(), end=len(text), desk=desk)
    return None


def _days(words: str) -> tuple[Printed, ...]:
    if not any(sign.isdigit() for sign in words):
        return ()
    return tuple(printed for printed in dates_in(words) if printed.day)


def desk_of(words: str, *, initials: bool = False) -> Desk | None:
    """Read the words of a tag or desk line ("dpa/Reuters", "red/APA", "mit Material von AFP"); `None` for other words."""
    folded = fold(words).strip(" .:()[]")
    if not folded or len(folded) > 60:
        return None
    agencies, desks, material = _desk_words()
    own = False
    for phrase in material:
        if folded.startswith(phrase + " ") or (f" {phrase} ") in folded:
            own = True
            folded = folded.replace(phrase + " ", " ").strip()
            break
    if folded in agencies:
        return Desk(agencies=(agencies[folded],), own=own)
    names: list[str] = []
    unknown = 0
    parts = [part for part in _SPLIT.split(folded) if part and not part[0].isdigit()]
    for part in parts:
        if part in agencies:
            names.append(agencies[part])
        elif part in desks:
            own = True
        else:
            unknown += 1
    if names:
        if unknown > len(names) and unknown > 1:
            return None
        return Desk(agencies=tuple(dict.fromkeys(names)), own=own or unknown > 0)
    if parts and all(part in desks for part in parts):
        return Desk(own=True)
    if initials and _INITIALS.fullmatch(words.strip()):
        return Desk(own=True)
    return None


def credit_at(text: str) -> int | None:
    """Find where the credit of a picture begins in a caption; `None` when the line has none."""
    if len(text) > LONGEST_CAPTION:
        return None
    signs = _SIGNS.findall(text)
    if ":" in signs or "/" in signs or "©" in signs:
        for pattern in (_CREDIT_LABEL, _CREDIT_SOURCE, _COPYRIGHT):
            match = pattern.search(text)
            if match:
                return match.start()
    for pattern in (_CREDIT_DASH, _CREDIT_END):
        match = pattern.search(text, max(0, len(text) - 90)) if signs or pattern is _CREDIT_END else None
        if match is None:
            continue
        sources = next(group for group in match.groups() if group)
        braced = pattern is _CREDIT_DASH and match["braced"] is not None
        if _is_picture_credit(sources, strict=braced or pattern is _CREDIT_END):
            return match.start()
    return 0 if _is_picture_credit(text, strict=False) and len(text) <= 60 and not _only_agency(text) else None


def _only_agency(text: str) -> bool:
    return desk_of(text) is not None and fold(text) not in ("keystone",)


def _is_picture_credit(words: str, *, strict: bool) -> bool:
    """Say whether words name sources of pictures; `strict` (in brackets, after a sentence): agencies alone are a tag."""
    folded = fold(words).strip(" .")
    agencies, pictures = _desk_words()[0], _pictures()
    if folded in pictures:
        return not (strict and folded in agencies)
    parts = [part.strip() for part in re.split(r"[/,|]| via | und ", folded) if part.strip()]
    if len(parts) < 2:
        return False
    known = [part for part in parts if part in pictures or part in agencies]
    if strict and all(part in agencies for part in known):
        return False
    return bool(known) and (len(known) * 2 >= len(parts))


def _bare_places(places: str, *, dash: bool) -> bool:
    """Say whether words may be a dateline without a tag: joined by a slash, in capitals, a known city, or one word and a dash."""
    if _is_function(places) or len(places) > 60:
        return False
    parts = [part.strip() for part in re.split(r"/|,", places)]
    if any(fold(part) in dateline_towns() for part in parts):
        return True
    if "/" in places:
        return all(len(part) > 2 for part in parts)
    letters = [sign for sign in places if sign.isalpha()]
    if len(letters) > 3 and all(sign.isupper() for sign in letters) and places.count(" ") < 2:
        return True
    return dash and places.count(" ") == 0 and "," not in places and len(places) > 2


def _is_function(words: str) -> bool:
    if fold(words.strip()) in dateline_towns():
        return False
    first = re.split(r"[\s/,.]", words, maxsplit=1)[0].lower()
    return any(first in load("words")[name] for name in ("DET", "PRON", "ADP", "CCONJ", "SCONJ", "PART", "AUX", "ADV"))


@cache
def _desk_words() -> tuple[dict[str, str], frozenset[str], tuple[str, ...]]:
    lexicon = load("agencies")
    agencies: dict[str, str] = {}
    for name, entry in lexicon["agencies"].items():
        for form in (name, *entry["forms"]):
            agencies.setdefault(fold(form), name)
    material = tuple(sorted((words for words in lexicon["with_material"]), key=len, reverse=True))
    return agencies, frozenset(fold(word).rstrip(".") for word in lexicon["desk"]), material


@cache
def _pictures() -> frozenset[str]:
    return frozenset(fold(word) for word in load("agencies")["pictures"])
