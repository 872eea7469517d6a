"""Takes a line of a page, gives the kind of furniture that its words betray, or none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from depesche.intake.lines import Unit
from depesche.language.lexicon import load

_LEAD_SIGNS = "→➔►▸▶•·‣●▪■◦–—-»›>*+|↗↑⟶☰✕× \t\xa0"
_TAIL_SIGNS = "→➔►▸▶•·‣●▪■◦–—-»›>*+|↗↑↓⟶ \t\xa0:….!"
_COUNT = re.compile(r"\s*[(\[]?\d[\d.'’]*[)\]]?$")
_WORD = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")
_ITEMS = re.compile(r"\s*[|·•›>/»]\s+|\s+[|·•›>»/]\s*|\s[–—-]\s|\t+|[ \xa0]{2,}|\n")
_SIGN_ITEM = re.compile(r"^\W*\w{0,2}\W*$")
_HARD_LIMIT = 600
LONGEST_HEADING = 70
"""Characters of a line that can be the heading of a box."""
MOST_WORDS = 9
"""Words of such a line."""
_STEM = 3
_ANCHOR = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What the words of a line betray.

    Attributes:
        kind: kind of furniture, as in `Furniture.kind`; `paywall` and `reaction` besides.
        opens: the lines after it belong to it too.
        whole: the line is nothing but the words.
    """

    kind: str
    opens: bool = False
    whole: bool = False


def cue_of(unit: Unit) -> Cue | None:
    """Find the cue of a line; a long sentence of running text has none, unless it speaks of cookies and the like."""
    if len(unit.text) > _HARD_LIMIT:
        return None
    bare = bare_of(unit.folded)
    whole = _whole().get(bare) or _whole().get(unit.folded.strip(_LEAD_SIGNS))
    if whole is None and _DIGIT.search(bare):
        counted = _COUNT.sub(" (#)", bare)
        whole = _whole().get(counted) or _whole().get(re.sub(r"^\d[\d.'’]*", "#", bare)) or _whole().get(_COUNT.sub("", bare))
    if whole is not None:
        return whole
    items = _items(unit)
    if items is not None:
        return items
    head = unit.folded.lstrip(_LEAD_SIGNS)
    heading = _heading(unit, head)
    if heading is not None:
        return heading
    likely = _likely(head, unit.folded)
    if not likely:
        return _shouted(unit)
    for kind, limit, begin, contains in _patterns():
        if kind not in likely or len(unit.text) > limit:
            continue
        if begin is not None and (begin.match(head) or begin.match(unit.folded)) and _speaks(kind, unit):
            return Cue(kind=kind)
        if contains is not None and contains.search(unit.folded) and (kind != "poll" or unit.words <= 6):
            return Cue(kind=kind)
    return _shouted(unit)


def _heading(unit: Unit, head: str) -> Cue | None:
    """The heading of a box, known by its first words: "Weitere Meldungen aus der Region"."""
    if len(unit.text) > LONGEST_HEADING or unit.words > MOST_WORDS or unit.text.endswith((".", ",")):
        return None
    first = _WORD.search(head)
    if first is None:
        return None
    for kind, begin in _headings().get(first[0][:_STEM], ()):
        if begin.match(head, first.start()):
            return Cue(kind=kind, opens=kind in ("teaser", "tags") and ":" not in bare_of(head))
    return None


def _shouted(unit: Unit) -> Cue | None:
    if unit.text.startswith("+++") and unit.text.endswith("+++") and unit.words > 1:
        return Cue(kind="teaser")
    return Cue(kind="advert") if unit.text.startswith(("ANZEIGE ", "WERBUNG ")) else None


def bare_of(folded: str) -> str:
    """Leave out arrows, bullets and a colon at the ends of a folded line."""
    return folded.strip().lstrip(_LEAD_SIGNS).rstrip(_TAIL_SIGNS)


def is_reaction(unit: Unit) -> bool:
    """Say whether a line looks like one of a comments section (name of a user, "Antworten", "vor 3 Stunden")."""
    if len(unit.text) > 400:
        return False
    whole, begin, contains = _reactions()
    return (
        bare_of(unit.folded) in whole
        or bool(begin.match(unit.folded))
        or (len(unit.text) < 100 and bool(contains.search(unit.folded)))
    )


def items_of(unit: Unit) -> list[str]:
    """Cut a line at bars, dots, arrows and wide gaps; a line without any is one item."""
    return [part for part in (item.strip() for item in _ITEMS.split(unit.text)) if part]


def _speaks(kind: str, unit: Unit) -> bool:
    """Running text may begin as a teaser does ("Mehr zu erwarten, wäre naiv."); a teaser does not end in a full stop."""
    if kind in ("teaser", "share", "navigation", "advert"):
        return not (unit.text.endswith(".") and unit.words > 8)
    return True


def _items(unit: Unit) -> Cue | None:
    """A line of several short items is a menu, a share bar or the options of a poll."""
    if (unit.closed and unit.functions > 2) or not _ITEMS.search(unit.text):
        return None
    items = items_of(unit)
    if len(items) < 2:
        return None
    if len(items) >= 3 and all(_SIGN_ITEM.match(item) for item in items):
        return None if all(item.isdigit() for item in items) else Cue(kind="share")
    kinds = [_whole().get(bare_of(" ".join(item.lower().replace("ß", "ss").split()))) for item in items]
    kinds = [
        cue or _whole().get(_COUNT.sub(" (#)", bare_of(item.lower().replace("ß", "ss"))))
        for cue, item in zip(kinds, items, strict=True)
    ]
    known = [cue.kind for cue in kinds if cue is not None]
    short = all(len(item) <= 32 and item.count(" ") <= 3 for item in items)
    if known and short and (len(known) * 2 >= len(items) or len(known) >= 3):
        names = [name if name != "comments" else "share" for name in known]
        best = max(sorted(set(names)), key=names.count)
        return Cue(kind=best)
    return None


def is_menu(unit: Unit) -> bool:
    """Say whether a line is three or more short items parted by signs or wide gaps."""
    items = items_of(unit)
    return len(items) >= 3 and not unit.closed and all(len(item) <= 30 and item.count(" ") <= 2 for item in items)


@cache
def _whole() -> dict[str, Cue]:
    table: dict[str, Cue] = {}
    for kind, entry in load("furniture").items():
        if kind == "reaction":
            continue
        for words in entry.get("opens", ()):
            table.setdefault(bare_of(words), Cue(kind=kind, opens=True, whole=True))
        for words in entry.get("whole", ()):
            table.setdefault(bare_of(words), Cue(kind=kind, whole=True))
    table.pop("", None)
    return table


@cache
def _patterns() -> tuple[tuple[str, int, re.Pattern[str] | None, re.Pattern[str] | None], ...]:
    return tuple(
        (
            kind,
            entry.get("limit", 160),
            _pattern(entry.get("begin", ()), tail=True),
            _pattern(entry.get("contains", ()), tail=False),
        )
        for kind, entry in load("furniture").items()
        if kind != "reaction"
    )


@cache
def _headings() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    """Patterns of `heads` by the first letters of their first word; a last word of five letters or more may go on."""
    found: dict[str, dict[str, list[str]]] = {}
    for kind, entry in load("furniture").items():
        for words in entry.get("heads", ()):
            found.setdefault(words[:_STEM].strip(), {}).setdefault(kind, []).append(words)
    return {
        first: [
            (
                kind,
                re.compile(
                    "|".join(
                        re.escape(words) + ("" if len(words.split()[-1]) >= 5 else r"\b")
                        for words in sorted(heads, key=len, reverse=True)
                    )
                ),
            )
            for kind, heads in kinds.items()
        ]
        for first, kinds in found.items()
    }


def _likely(head: str, folded: str) -> frozenset[str]:
    """Give the kinds of which a line has the first or the rarest word of a cue: most have none, and that is quick to tell."""
    first_words, first_signs, anchors, stems = _anchors()
    found: list[frozenset[str]] = []
    for sign in {head[:1], folded[:1]}:
        if sign in first_signs:
            found.append(first_signs[sign])
    words = _WORD.findall(folded)
    if words:
        first = "#" if words[0].isdigit() else words[0]
        if first in first_words:
            found.append(first_words[first])
        for word in words:
            if word in anchors:
                found.append(anchors[word])
            if word[:_ANCHOR] in stems:
                found.append(stems[word[:_ANCHOR]])
    return _none if not found else found[0] if len(found) == 1 else _none.union(*found)


_none: frozenset[str] = frozenset()
_Kinds = dict[str, frozenset[str]]


@cache
def _anchors() -> tuple[_Kinds, _Kinds, _Kinds, _Kinds]:
    """Kinds by the first words of their `begin` cues, by the first signs of those that begin with a sign, and by `contains` cues.

    Of such a cue stands the longest word; the last word may be the beginning of a longer one ("cookies zu": "zulassen"), so it
    stands with its first letters.
    """
    words: dict[str, set[str]] = {}
    signs: dict[str, set[str]] = {}
    anchors: dict[str, set[str]] = {}
    stems: dict[str, set[str]] = {}
    for kind, entry in load("furniture").items():
        if kind == "reaction":
            continue
        for cue in entry.get("begin", ()):
            first = cue.split()[0]
            if first[0] == "#":
                words.setdefault("#", set()).add(kind)
            elif first[0].isalnum():
                words.setdefault(_WORD.findall(first)[0], set()).add(kind)
            else:
                signs.setdefault(first[0], set()).add(kind)
        for cue in entry.get("contains", ()):
            found = [word for word in _WORD.findall(cue) if not word.isdigit()]
            longest = max(found[:-1] or found, key=len)
            if len(found[-1]) >= max(_ANCHOR, len(longest)):
                stems.setdefault(found[-1][:_ANCHOR], set()).add(kind)
            else:
                anchors.setdefault(longest, set()).add(kind)
    first_words, first_signs, whole, begun = (
        {word: frozenset(kinds) for word, kinds in table.items()} for table in (words, signs, anchors, stems)
    )
    return first_words, first_signs, whole, begun


@cache
def _reactions() -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str]]:
    entry = load("furniture")["reaction"]
    begin, contains = _pattern(entry["begin"], tail=False), _pattern(entry["contains"], tail=False)
    assert begin is not None
    assert contains is not None
    return frozenset(entry["whole"]), begin, contains


def _pattern(words: list[str], *, tail: bool) -> re.Pattern[str] | None:
    """Make one pattern of many cues: "#" is a number, "…" a gap; with `tail` a cue ends where a word ends."""
    if not words:
        return None
    parts = []
    for cue in sorted(words, key=len, reverse=True):
        part = re.escape(cue).replace(r"\#", r"\d[\d.'’]*").replace(r"\ …\ ", r"\b.{0,40}?\b").replace("…", ".{0,40}?")
        parts.append(part + (r"\b" if tail and cue[-1].isalnum() else ""))
    return re.compile("|".join(parts))
