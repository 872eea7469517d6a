"""Takes the units of a page and the body as read so far, gives where the list of other articles begins with which the body ends.

A list of teasers has a rhythm: headline and one sentence, headline and one sentence, often with a day, a department or a text
that breaks off; an article has paragraphs of several sentences one after the other. Each line gets a weight for the rhythm of
lists, and the list is the end with the greatest sum. The weights are set by hand from what a teaser is; they were tried on half
of the pages of `benchmarks.pages`, the other half was only measured.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from depesche.intake.cues import Cue
from depesche.intake.lines import Unit

LEAST = 1.5
"""Least sum of a list."""
LINE = 0.4
"""What each line of a list costs: weak signs over many lines are no sign."""
BEGUN = 300
"""Characters of prose that stand above a list."""
SHARE = 1.0
"""Prose above a list for one of prose in it, unless the heading of a box opens it."""
OVER = 2
"""Short lines over the first teaser (department, name) that are of the list; more are a list of the article."""
OPENED = 3
"""Lines above the heading of a box that may belong to its list."""
BROKEN_OFF = 3.0
"""Weight of a text that breaks off: "... teilte die Polizei mit […]"."""
OPENING = 2.5
"""Weight of the heading of a box of other articles."""
MARKED = {"teaser": 1.0, "navigation": 1.0, "tags": 1.0, "newsletter": 1.0, "comments": 1.0, "paywall": 1.0, "byline": 1.0}
"""Weights of lines whose words betray them; `byline` is a day alone."""
FAINT = {"share": 0.5, "advert": 0.3}
"""The same for kinds that stand within articles, too."""
SHORT, REPEATED = 0.5, 0.5
"""Weights of a second or third short line in a row (department above headline), and of one that comes thrice on the page."""
LONE, LONE_LONGER, SENTENCE = 1.2, 0.3, 0.3
"""Weights of a paragraph alone between short lines: one sentence; several; a short closed line."""
LONG, VERY_LONG = -0.7, -3.0
"""The same for one longer than `LONG_FROM` and `VERY_LONG_FROM` characters."""
LONE_TO, LONG_FROM, VERY_LONG_FROM = 220, 330, 450
BESIDE, BESIDE_SHORT = -2.0, -1.0
"""Weights of a paragraph beside another one, and of one shorter than `BESIDE_FROM` characters."""
BESIDE_FROM = 150
LEADING = 2.0
"""Sum that the lines above the heading of a box need to belong to its list."""

_BROKEN_OFF = re.compile(
    r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*"
    r"(?:(?:(?:Jetzt )?[Ww]eiter ?lesen|[Mm]ehr(?: [a-zäöü]{3,12})?|Zum Artikel|Artikel lesen)\W*)?$"
)
_SEVERAL = re.compile(r"\w\w[.!?…][»“”\"«]?\s+[„«»\"‚]?[A-ZÄÖÜ]")
_BULLET = re.compile(r"^[•·‣●▪■–*-]\s")


def before_list(units: Sequence[Unit], kinds: Sequence[str | None], cues: Sequence[Cue | None], first: int, last: int) -> int:
    """Give the number of the last unit of the body above a list of other articles; `last` where there is none."""
    if last - first < 2:
        return last
    weights = _weights(units, kinds, cues, first, last)
    lengths = [_length(units[number], kinds[number]) for number in range(first, last + 1)]
    headings = [_opens(cue) for cue in cues[first : last + 1]]
    total = behind = 0.0
    before, whole = float(sum(lengths)), sum(weights)
    best, cut, opened = 0.0, last + 1, last + 2 * OPENED
    for number in range(last, first, -1):
        place = number - first
        total += weights[place]
        behind += lengths[place]
        before -= lengths[place]
        if headings[place]:
            opened = number
        if before < BEGUN or (before < SHARE * behind and opened > number + OPENED):
            continue
        # Where what stands above has the same rhythm, it is that of the article: a list of products, of dates.
        if total > best and whole - total <= total and (kinds[number] is not None or not units[number].prose):
            best, cut = total, number
    if best < LEAST:
        return last
    run = 0.0
    for number in range(cut, last + 1):
        if headings[number - first]:
            return (number if run < LEADING else cut) - 1
        run += weights[number - first] + LINE
    above = cut
    while above > first and kinds[above - 1] is None and not (units[above - 1].prose or units[above - 1].closed):
        above -= 1
    return (above if cut - above <= OVER else cut) - 1


def _opens(cue: Cue | None) -> bool:
    return cue is not None and cue.opens and cue.kind == "teaser"


def _length(unit: Unit, kind: str | None) -> int:
    return len(unit.text) if kind is None and (unit.prose or unit.sentence) else 0


def _weights(
    units: Sequence[Unit], kinds: Sequence[str | None], cues: Sequence[Cue | None], first: int, last: int
) -> list[float]:
    repeats, sizes = Counter(unit.folded for unit in units), Counter(unit.block for unit in units)
    weights: list[float] = []
    short = 0
    for number in range(first, last + 1):
        unit, kind = units[number], kinds[number]
        if kind is not None:
            weight = OPENING if kind == "teaser" and _opens(cues[number]) else MARKED.get(kind, FAINT.get(kind, 0.0))
        elif unit.prose or unit.sentence:
            weight, short = _running(units, kinds, number), 0
        elif unit.words > 8 and _BROKEN_OFF.search(unit.text):
            weight = BROKEN_OFF
        else:
            weight = 0.0
            if not _BULLET.match(unit.text):
                weight += SHORT if 1 <= short <= 2 and sizes[unit.block] <= 3 else 0.0
                weight += REPEATED if repeats[unit.folded] > 2 else 0.0
            short += 1
        weights.append(weight - LINE)
    return weights


def _running(units: Sequence[Unit], kinds: Sequence[str | None], number: int) -> float:
    unit = units[number]
    length = len(unit.text)
    if _BROKEN_OFF.search(unit.text):
        return BROKEN_OFF
    if not unit.prose:
        return SENTENCE
    if any(units[near].prose and kinds[near] is None for near in (number - 1, number + 1) if 0 <= near < len(units)):
        return BESIDE_SHORT if length < BESIDE_FROM else BESIDE
    if length > LONG_FROM:
        return VERY_LONG if length > VERY_LONG_FROM else LONG
    return LONE_LONGER if length > LONE_TO or _SEVERAL.search(unit.text) else LONE
