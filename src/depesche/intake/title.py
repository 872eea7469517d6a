"""Takes the lines of the head that are nothing else, gives the title and the lead, and tells the kicker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from depesche.intake.byline import author_line, is_name, part_names, parts_of
from depesche.intake.cues import cue_of, items_of
from depesche.intake.furniture import Layout
from depesche.intake.lines import Unit
from depesche.language.lexicon import fold

SAME_TITLE_SHARE = 0.4
"""Share of the longer words of a given title that a printed line must have to be the same title in other words."""
LONGEST_LEAD = 400
"""Characters of a lead that stands over the byline."""
TICKER_ITEM = re.compile(r"^(?:\+{2,3}\s*)?(?:\d{1,2}[.:]\d\d)(?:\s*Uhr)?\s*(?:\+{2,3}|[:–—|-])?\s+(?P<title>\S.*)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Numbers of the units that are the title, and the line or sentence under it that stays in the text; `None` for none."""

    title: int | None = None
    lead: int | None = None


def find_title(
    units: Sequence[Unit], kinds: list[str | None], candidates: Sequence[int], given: str | None, layout: Layout
) -> Found:
    """Find the title among the lines of the head left over; mark it in `kinds`, with kicker above it and repetitions.

    Args:
        units: the lines of the page.
        kinds: kind of furniture of each, changed in place.
        candidates: numbers of the lines that are nothing else.
        given: the title, where known from elsewhere: only a printed line of (nearly) the same words is taken for it then.
        layout: where the body begins and ends.
    """
    if given:
        wanted = plain(given)
        same = [number for number, unit in enumerate(units) if plain(unit.text) == wanted]
        if same:
            for number in same:
                kinds[number] = "title" if number == same[0] else "repeat"
            return _with_neighbours(units, kinds, [number for number in candidates if number not in same], same[0], layout)
        words = {word for word in wanted.split() if len(word) > 3}
        candidates = [
            number
            for number in candidates
            if len(words & set(plain(units[number].text).split())) >= SAME_TITLE_SHARE * len(words)
        ]
    body = next((number for number in range(layout.first, layout.last + 1) if units[number].prose), len(units))
    open_lines = [number for number in candidates if _may_be_title(units[number], kinds[number])]
    chosen = _choose(units, [number for number in open_lines if number < body or _signed(units, kinds, number)], kinds, layout)
    if chosen is None:
        return Found()
    if TICKER_ITEM.match(units[chosen].text):
        return Found(title=chosen)  # the heading of an item of a ticker stays in the text
    kinds[chosen] = "title"
    for number in candidates:
        if number != chosen and units[number].folded == units[chosen].folded:
            kinds[number] = "repeat"
    return _with_neighbours(units, kinds, [number for number in candidates if kinds[number] is None], chosen, layout)


def _signed(units: Sequence[Unit], kinds: Sequence[str | None], number: int) -> bool:
    """Say whether the line is a headline although running text stands above it: a byline or date follows."""
    return number + 1 < len(units) and (kinds[number + 1] == "byline" or author_line(units[number + 1].text) is not None)


def _may_be_title(unit: Unit, kind: str | None) -> bool:
    if kind is not None or not 2 <= unit.words <= 26 or len(unit.text) > 200:
        return False
    if unit.text.endswith((".", ":", ",")) and not unit.text.endswith("..."):
        return False
    if len(items_of(unit)) > 2 and any(sign in unit.text for sign in "›»>|"):
        return False
    return author_line(unit.text) is None and cue_of(unit) is None


def _choose(units: Sequence[Unit], lines: list[int], kinds: Sequence[str | None], layout: Layout) -> int | None:
    texts = [units[number].folded for number in lines]
    for number, text in zip(lines, texts, strict=True):
        if texts.count(text) > 1 and units[number].words >= 4:
            return number
    best, best_score = None, 2.5
    for number in lines:
        unit = units[number]
        if is_name(unit.text) and best is not None and number - best <= 3:
            continue
        if is_masthead(unit) and number != lines[-1]:
            continue
        below = range(number + 1, min(number + 4, len(units)))
        score = (
            min(unit.words, 7)
            + (2 if unit.functions else 0)
            + (1.5 if ":" in unit.text[:-1] else 0)
            + (1.5 if _low(unit.text) else -2)
            + (2 if _says(unit) else 0)
            + (2 if any(kinds[other] == "byline" or author_line(units[other].text) for other in below) else 0)
            - 0.1 * min(60, max(0, layout.first - number))
        )
        if score > best_score:
            best, best_score = number, score
    # The line above the best one, in the same block, is the title, and the best one its subtitle.
    if best is not None and best - 1 in lines and units[best - 1].block == units[best].block and units[best - 1].words >= 4:
        best -= 1
    return best


def _says(unit: Unit) -> bool:
    """Say whether a line holds a small word that is no function word: in a headline mostly the verb."""
    return sum(1 for word in re.findall(r"[^\W\d_]+", unit.text) if word[0].islower()) > unit.functions


def _low(text: str) -> bool:
    return any(word[0].islower() for word in text.split() if word[0].isalpha())


def _with_neighbours(
    units: Sequence[Unit], kinds: list[str | None], candidates: Sequence[int], title: int, layout: Layout
) -> Found:
    """The short line over the title is the kicker; the line under it, or the sentence between it and the body, is the lead."""
    lead: int | None = None
    for number in candidates:
        unit = units[number]
        if author_line(unit.text) is not None:
            continue
        if number == title - 1 and unit.words <= 6 and not unit.closed and not is_masthead(unit) and number > 0:
            kinds[number] = "kicker"
        elif number == title + 1 and unit.words >= 4 and not is_name(unit.text):
            lead = number
    near = (*range(title + 1, min(title + 6, layout.first)), *range(layout.first - 1, max(title, layout.first - 4), -1))
    for number in near:
        unit = units[number]
        open_line = unit.words >= 6 and unit.functions >= 1 and author_line(unit.text) is None and number >= layout.first - 3
        if lead is None and kinds[number] is None and (unit.sentence or unit.prose or open_line):
            lead = number
    begin = layout.first if layout.first < len(units) else title
    if lead is None and title < begin <= title + 3 and (units[layout.first].sentence or units[layout.first].prose):
        # The first sentence of the body is the lead where byline, date or picture part it from the rest.
        below = range(layout.first + 1, min(layout.first + 4, len(units)))
        parted = next((number for number in below if kinds[number] in ("byline", "share", "caption") or _by(units[number])), None)
        if parted == layout.first + 1 and len(units[layout.first].text) <= LONGEST_LEAD:
            lead = layout.first
    return Found(title=title, lead=lead)


def _by(unit: Unit) -> bool:
    return unit.folded in ("von", "von:", "by") or author_line(unit.text) is not None


def is_masthead(unit: Unit) -> bool:
    """Say whether a line names an outlet by its own words."""
    names = part_names(parts_of(unit.text))
    return bool(names.outlets) and names.certain


def plain(text: str) -> str:
    """Fold a line to its words, so that a headline is known again whatever its signs."""
    return re.sub(r"[^\w]+", " ", fold(text)).strip()
