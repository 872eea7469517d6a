"""Takes an analysed report, gives the two states that it is about, the one it speaks of most, and whom "beide Länder" means."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import Counter

from depesche.reading.analysis import Analysis
from depesche.reading.events.participants import organisations

SPOKEN_OF = 3
"""How often the second of two states must be named for a report to be about the two."""
_SHORTLY = 200
"""Characters before "beide Länder" within which two others than those of the report are meant by it."""
_TOGETHER = 1.5
"""How many times as often as any other pair two states are named in one sentence, where a third one is named as often as they."""


def focus_pair(analysis: Analysis) -> tuple[str, ...]:
    """Give the two states that a report is about; none where no two stand out from the others."""
    counts = Counter(
        side for actor in analysis.actors if actor.type != "medium" for side in set(actor.sides) if side not in organisations()
    )
    leading = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:3]
    if len(leading) < 2 or leading[1][1] < SPOKEN_OF or (len(leading) == 3 and leading[2][1] * 3 > leading[1][1] * 2):
        return _named_together(analysis)
    return tuple(side for side, _ in leading[:2])


def _named_together(analysis: Analysis) -> tuple[str, ...]:
    """Give the two states named in one sentence far more often than any others: a third one is host or mediator."""
    starts = [sentence.start for sentence in analysis.sentences]
    named: dict[int, set[str]] = {}
    for actor in analysis.actors:
        if actor.type != "medium":
            states = {side for side in actor.sides if side not in organisations()}
            named.setdefault(bisect_right(starts, actor.span.start), set()).update(states)
    pairs = Counter(pair for states in named.values() for pair in itertools.combinations(sorted(states), 2))
    leading = sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))[:2]
    if not leading or leading[0][1] < SPOKEN_OF or (len(leading) == 2 and leading[1][1] * _TOGETHER > leading[0][1]):
        return ()
    return leading[0][0]


def spoken_of_most(analysis: Analysis) -> str | None:
    """Give the state that a report names most; `None` where it names none three times."""
    counts = Counter(
        side for actor in analysis.actors if actor.type != "medium" for side in set(actor.sides) if side not in organisations()
    )
    side, count = min(counts.items(), key=lambda pair: (-pair[1], pair[0]), default=("", 0))
    return side if count >= SPOKEN_OF else None


def both_sides(position: int, analysis: Analysis) -> tuple[str, ...]:
    """Give whom "beide Länder" means: two named just before in the sentence or the one before it, else the two of the report."""
    last, focus = pair_before(position, analysis), focus_pair(analysis)
    if not focus or set(last) == set(focus):
        return last
    near = set(last) & set(focus)
    return last if not near and _just_named(last, position, analysis) else focus


def _just_named(sides: tuple[str, ...], position: int, analysis: Analysis) -> bool:
    """Say whether both of two sides are named as such, and not by a person, shortly before a position."""
    found = {
        side
        for actor in analysis.actors
        if position - _SHORTLY <= actor.span.start < position and actor.type in ("state", "body", "group")
        for side in actor.sides
    }
    return bool(sides) and set(sides) <= found


def pair_before(position: int, analysis: Analysis) -> tuple[str, ...]:
    """Give the two sides of which the report spoke last before a position; fewer than two: none."""
    found: list[str] = []
    for actor in reversed(analysis.actors):
        if actor.span.start >= position or actor.type in ("medium", "adjective"):
            continue
        for side in actor.sides:
            if side not in found and side not in organisations():
                found.append(side)
        if len(found) >= 2:
            return tuple(reversed(found[:2]))
    return ()
