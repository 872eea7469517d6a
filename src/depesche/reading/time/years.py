"""Takes matches of years, pairs of years, terms and decades, gives their stretches; a number of four figures may be none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from depesche.language.lexicon import load
from depesche.reading.time.match import Draft, Hit
from depesche.reading.time.words import Word

# The month that "Anfang 2014", "Mitte 2014", "Ende 2014" stand for in the record, marked as about.
EDGE_MONTH = {"START": 1, "MID": 6, "END": 12}
# A number of four figures between these is taken for a year without further signs.
_YEARS = range(1900, 2051)
# So near to publication it is one even before a plural: "haben 2015 Schlagzeilen gemacht".
_NEAR = 2
# What is counted, not dated: "von 1800 auf 2500 Beamte".
_COUNTS = frozenset(["amount", "number", "small", "year"])
_BOTH = frozenset(["beide", "beiden"])


def year(hit: Hit) -> Sequence[Draft]:
    """`2014`, `Jahr 2014`, `Mitte 2014`; a bare number is a year only where nothing is counted by it."""
    number = hit.number("y")
    if hit.has("u"):
        if hit.value("u") != "Y":
            return ()
    elif not hit.has("e") and not _bare_year(hit, number):
        return ()
    return year_with_edge(hit, str(number), None)


def year_with_edge(hit: Hit, value: str, anchor: str | None) -> Sequence[Draft]:
    """Give a year; of `Ende 2014` the month for the record, marked as about, but of `bis Ende 2014` the whole year."""
    before = hit.before()
    whole = hit.value("e") == "END" and before is not None and before.kind == "until"
    edtf = f"{value}-{EDGE_MONTH[hit.value('e')]:02}~" if hit.has("e") and not whole else value
    return hit.draft(value, edtf=edtf, anchor=anchor)


def _bare_year(hit: Hit, number: int) -> bool:
    before, after, published = hit.before(), hit.after(), hit.scene.published
    in_range = number in _YEARS
    counting = before is not None and before.kind == "number" and before.text.lower() not in _BOTH
    if before and (counting or before.kind in ("amount", "some", "one", "full", "dotted") or before.text in "-§+"):
        return False
    if before and before.kind == "about" and before.text.lower() not in ("gegen", "etwa", "circa", "ca", "rund", "um"):
        return False
    if after and (after.kind in ("unit", "clock") or (after.kind == "number" and after.value != "X")):
        return False
    counted_to = hit.after(2)
    if after and after.kind == "auf" and any(word and word.kind in _COUNTS for word in (counted_to, hit.after(3))):
        return False
    joined = after is not None and after.kind in ("until", "dash") and counted_to is not None
    if joined and counted_to and counted_to.kind in ("small", "amount", "year") and _figure(counted_to) > number:
        # Two years in a row were read as a pair before: these figures count something ("2000 bis 3000 Grad").
        return False
    if before and before.text.lower().endswith(tuple(load("times_words")["numbered_nouns"])):
        return False
    if after and after.kind == "other" and after.text[:1].isupper():
        # "2014 Teilnehmer" or "2014 Präsident": what looks like a plural is counted, a name is not.
        counted = after.text.endswith(tuple(load("times_words")["counted_endings"]))
        noted = before is not None and before.kind == "hedge" and not counted
        return (in_range or noted) and (
            not counted
            or (before is not None and before.kind in ("since", "in", "von", "ab", "month", "season"))
            or (published is not None and abs(published.year - number) <= _NEAR)
        )
    if in_range:
        return True
    around = before is not None and before.kind in ("since", "until", "von", "um", "ab", "open", "season", "month", "hedge")
    return around or (after is not None and after.kind == "close")


def _figure(word: Word) -> float:
    return float(word.value) if re.fullmatch(r"\d+(\.\d+)?", word.value) else 0.0


def year_pair(hit: Hit) -> Sequence[Draft]:
    """`2004 bis 2010`, `2004-2010`, `2014/15`; of `2004 und 2010` each stands for itself unless `zwischen` stands before."""
    first, last = hit.number("y"), hit.value("z")
    second = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    kind = hit.word("j").kind
    before, after = hit.before(), hit.after()
    if (
        second <= first
        or first not in range(1000, 2051)
        or second - first > 400
        or (kind == "and" and len(last) != 4)
        or (len(last) != 4 and second - first > 30)
        or (len(last) != 4 and kind == "dash" and after is not None and after.kind in ("dash", "dot"))
        or (after is not None and after.kind in ("unit", "clock", "month"))
    ):
        return ()
    if kind == "slash" and len(last) != 4:
        return hit.draft(str(first), edtf=f"{first}/{second}")
    between = before is not None and before.kind == "between"
    span = f"{first}/{second}" if kind in ("until", "dash") or between else None
    return (
        Draft(first=hit.first, last=hit.first, type="DATE", value=str(first), edtf=span or str(first)),
        Draft(first=hit.last, last=hit.last, type="DATE", value=str(second), edtf=span or str(second)),
    )


def named_year(hit: Hit) -> Sequence[Draft]:
    """`Saison 2014/15`, `Geschäftsjahr 2013`."""
    first, last = hit.number("y"), hit.value("z")
    second = int(str(first)[: 4 - len(last)] + last)
    if last and not first < second <= first + 12:
        return ()
    return hit.draft(str(first), edtf=f"{first}/{second}" if last else str(first))


def decade(hit: Hit) -> Sequence[Draft]:
    """`neunziger Jahre`, `90er-Jahren`, `1990er Jahre`; without a century from 1930 on the last one, before it this one."""
    named = hit.has("e") or hit.is_kind(hit.last, "unit") or re.search("[Jj]ahre|[0-9]", hit.word("d").text)
    if not named and hit.preposition() not in ("in", "since", "until", "ab"):
        return ()
    figures = hit.value("d")
    if len(figures) == 1:
        figures = f"19{figures}" if int(figures) > 2 else f"20{figures}"
    return hit.named(figures)
