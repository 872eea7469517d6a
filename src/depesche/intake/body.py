"""Takes the units of a page with the kinds of furniture known so far, gives the stretch of units that is the article."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from depesche.intake.cues import is_menu
from depesche.intake.lines import Unit

LONGEST_PROSE = 700
"""Characters of one paragraph that count for the body: no single long text may outweigh a whole article."""
COST = {"navigation": 50, "legal": 200, "tags": 100, "teaser": 35, "comments": 60, "paywall": 30}
"""What a line of furniture costs the stretch it stands in, in characters of prose; others cost `SMALL_COST`."""
SMALL_COST = 6
SHORT_COST = 30
"""Cost of a short line without an end mark and without a cue: a headline within the text, or an entry of a menu."""
ALONE_SHARE = 0.5
"""Share of its length that a paragraph counts which stands between two short lines."""
PART_SHARE = 0.3
"""Share of the sum of the best stretch from which another stretch of the page counts as a part of the same article."""
PART_GAP = 60
"""Lines between two such parts at most."""
PART_LEAST = 300.0
"""The least sum of such a part."""
READINESS = 3.0
"""Added to the log-odds of a line: the pages of training have more furniture to a line of article than most of those pasted."""
DOUBT = 1.0
"""Share of its length that a paragraph costs the stretch when it certainly is none of an article."""

_BULLET = re.compile(r"^[•·‣●▪■–*-]\s")


def body_of(
    units: Sequence[Unit], kinds: list[str | None], boxes: dict[int, int], comments: int, like: Sequence[float] | None
) -> tuple[int, int]:
    """Find the stretches of units with the greatest sums of prose less furniture; mark what lies between them.

    The best stretch is the body, and so is every other one that has a good share of its sum: an article may be cut in two by a
    large box. (All maximal stretches by the algorithm of Ruzzo and Tompa, in one pass.) `like` are the log-odds of each unit to
    be of an article, `None` for a text without furniture.
    """
    alone = _alone(units, kinds)
    weights = [
        _weight(units[number], kinds[number], alone[number], like[number] if like is not None else None) - boxes.get(number, 0)
        for number in range(min(comments, len(units)))
    ]
    stretches = _stretches(weights)
    if not stretches:
        return len(units), len(units) - 1
    best = max(total for total, _, _ in stretches)
    parts = [(first, last, total) for total, first, last in stretches if total >= max(PART_SHARE * best, min(PART_LEAST, best))]
    core = next(place for place, part in enumerate(parts) if part[2] == best)
    low = high = core
    while low > 0 and parts[low][0] - parts[low - 1][1] <= PART_GAP:
        low -= 1
    while high + 1 < len(parts) and parts[high + 1][0] - parts[high][1] <= PART_GAP:
        high += 1
    kept = [(first, last) for first, last, _ in parts[low : high + 1]]
    kept[-1] = (kept[-1][0], _extended(units, kinds, boxes, kept[-1][1], len(weights)))
    inside = {number for first, last in kept for number in range(first, last + 1)}
    first, last = kept[0][0], kept[-1][1]
    for number in range(first, last + 1):
        if number not in inside and kinds[number] is None:
            kinds[number] = "navigation" if is_menu(units[number]) else "other"
    return first, last


def _extended(units: Sequence[Unit], kinds: Sequence[str | None], boxes: dict[int, int], last: int, stop: int) -> int:
    """Go on from the end of the body over sentences that follow at once, or under one headline, with no menu or box between.

    A single line that points to another article stands in the middle of many articles and ends none.
    """
    end, headings, pointers = last, 0, 0
    for number in range(last + 1, stop):
        unit, kind = units[number], kinds[number]
        if kind == "teaser" and number not in boxes and pointers == 0:
            pointers += 1
            continue
        if kind in COST:
            break
        if kind is not None:
            continue
        if unit.prose or unit.sentence:
            end, headings = number, 0
        elif headings or is_menu(unit) or unit.words > 12:
            break
        else:
            headings = 1
    return end


def _stretches(weights: Sequence[float]) -> list[tuple[float, int, int]]:
    """Give all maximal stretches with a positive sum, as (sum, first, last), in order."""
    found: list[tuple[float, float, int, int]] = []  # sum before, sum through, first, last
    total = 0.0
    for number, weight in enumerate(weights):
        before, total = total, total + weight
        if weight <= 0:
            continue
        low, high, first, last = before, total, number, number
        while found:
            place = len(found) - 1
            while place >= 0 and found[place][0] >= low:
                place -= 1
            if place < 0 or found[place][1] >= high:
                break
            low, first = found[place][0], found[place][2]
            del found[place:]
        found.append((low, high, first, last))
    return [(high - low, first, last) for low, high, first, last in found]


def _alone(units: Sequence[Unit], kinds: Sequence[str | None]) -> list[bool]:
    """Say of each unit whether it stands between two short lines, as the text of a teaser does between its headlines."""
    running = [kind is None and (unit.prose or unit.sentence) for unit, kind in zip(units, kinds, strict=True)]
    skipped = [number for number, kind in enumerate(kinds) if kind is None or kind in ("teaser", "navigation", "legal", "tags")]
    alone = [False] * len(units)
    for place, number in enumerate(skipped):
        before = place > 0 and running[skipped[place - 1]]
        after = place + 1 < len(skipped) and running[skipped[place + 1]]
        alone[number] = running[number] and not before and not after
    return alone


def _weight(unit: Unit, kind: str | None, alone: bool, like: float | None) -> float:
    weight = _plain_weight(unit, kind, alone)
    if kind is not None or like is None:
        return weight
    chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, like + READINESS))))
    return weight * (chance * (1 + DOUBT) - DOUBT) if weight > 0 else weight * (1 - chance)


def _plain_weight(unit: Unit, kind: str | None, alone: bool) -> float:
    if kind is not None:
        return -COST.get(kind, SMALL_COST)
    length = min(len(unit.text), LONGEST_PROSE)
    if unit.prose:
        return float(length) if not alone else ALONE_SHARE * length
    if unit.sentence:
        return 0.5 * length if not alone else 0.5 * ALONE_SHARE * length
    if _BULLET.match(unit.text):
        return 0.0
    return -2.0 * SHORT_COST if is_menu(unit) else -float(SHORT_COST)
