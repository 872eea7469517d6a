"""Takes the units of a page and the body as read so far, gives where the article begins and ends by its words.

The shares were set on half of the pages of `benchmarks.pages` and only measured on the other half.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from depesche.intake.lines import Unit, is_function

FARTHEST = 16
"""Lines above the body in which its lead is looked for: byline, day, share bar, caption and table of contents stand between."""
STRANGERS = 4
"""Short lines among them of which nothing is known."""
SHARE = 0.34
"""Share of the words of a lead that come again in the article."""
LEAST = 3
"""Number of such words."""
STEM = 6
"""Letters by which two words count as one."""
_BETWEEN = (
    "byline",
    "dateline",
    "share",
    "caption",
    "credit",
    "note",
    "advert",
    "legal",
    "poll",
    "paywall",
    "navigation",
    "teaser",
)
_WORD = re.compile(r"[^\W\d_]{4,}")


def lead_of(units: Sequence[Unit], kinds: Sequence[str | None], first: int, last: int) -> int:
    """Give the number of the first unit of the lead; `first` where none stands apart."""
    words = {
        stem
        for number in range(first, last + 1)
        if kinds[number] is None and units[number].prose
        for stem in stems_of(units[number])
    }
    strangers, found = 0, first
    for number in range(first - 1, max(-1, first - 1 - FARTHEST), -1):
        unit, kind = units[number], kinds[number]
        if kind is not None and kind not in _BETWEEN:
            break
        if kind is not None:
            continue
        if unit.prose:
            own = stems_of(unit)
            again = len(own & words)
            if again >= LEAST and again >= SHARE * len(own):
                found = number
                strangers = 0
                continue
            break
        strangers += 1
        if strangers > STRANGERS:
            break
    return found


def stems_of(unit: Unit) -> frozenset[str]:
    """Give the beginnings of the words of a line that carry its matter."""
    return frozenset(word.lower()[:STEM] for word in _WORD.findall(unit.text) if not is_function(word))


FOREIGN = 0.12
"""Share of the words of what stands above an article that come again in it, below which it is something else."""
SIGN_SHARE = 0.6
"""Share of the words of a title that come again in the article."""
ABOVE = 0.4
"""Share of the text of a page that may stand above the article and be told by its words alone."""
ISLAND = 0.15
"""Share of the text of a page that a paragraph beyond a gap has at most; more is a part of the article."""
GAP = 12
"""Short lines that make a gap."""
UNDER_TITLE = 8
"""Lines above the body in which its title is looked for."""


def ends_of(units: Sequence[Unit], kinds: Sequence[str | None], first: int, last: int) -> tuple[int, int]:
    """Give the first and the last unit of the article, when the body as read so far begins or ends with something else.

    Something else is text above a title whose words come again below it, but not those of the text; and a paragraph beyond a gap
    of short lines that has little in common with the rest.
    """
    running = [number for number in range(first, last + 1) if kinds[number] is None and units[number].prose]
    if len(running) < 3:
        return first, last
    stems = [stems_of(units[number]) for number in running]
    lengths = [len(units[number].text) for number in running]
    whole = sum(lengths)
    start, above, prefix = first, 0, frozenset[str]()
    rests = _rests(stems)
    over = range(max(0, first - UNDER_TITLE), first)
    titled = any(_names(units[number], rests[1]) and stems_of(units[number]) & stems[0] for number in over)
    for place in range(1, len(running)):
        above += lengths[place - 1]
        prefix |= stems[place - 1]
        if above > ABOVE * whole:
            break
        between = range(running[place - 1] + 1, running[place])
        again = len(prefix & rests[place])
        if above <= ISLAND * whole and _is_gap(units, kinds, between) and (again < LEAST or again < SHARE * len(prefix)):
            start = running[place]
        elif not titled and len(prefix) >= 6 and again < FOREIGN * len(prefix):
            titles = [number for number in between if kinds[number] is None and _names(units[number], rests[place])]
            start = titles[0] if titles else start
    end, below, suffix = last, 0, frozenset[str]()
    before = _rests(stems[::-1])[::-1]
    for place in range(len(running) - 1, 0, -1):
        below += lengths[place]
        suffix |= stems[place]
        if below > ISLAND * whole or running[place - 1] < start:
            break
        again = len(suffix & before[place - 1])
        if _is_gap(units, kinds, range(running[place - 1] + 1, running[place])) and (
            again < LEAST or again < SHARE * len(suffix)
        ):
            end = running[place - 1]
    return start, end


def _rests(stems: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """Give for each place the words from there on."""
    rests = [frozenset[str]()] * len(stems)
    rest = frozenset[str]()
    for place in range(len(stems) - 1, -1, -1):
        rest |= stems[place]
        rests[place] = rest
    return rests


def _is_gap(units: Sequence[Unit], kinds: Sequence[str | None], between: range) -> bool:
    return sum(kinds[number] is None and not units[number].sentence for number in between) >= GAP


def _names(unit: Unit, words: frozenset[str]) -> bool:
    """Say whether a short line names the matter of a text, as its title does."""
    if unit.prose or unit.words < 3:
        return False
    own = stems_of(unit)
    return len(own) >= 2 and len(own & words) >= SIGN_SHARE * len(own)
