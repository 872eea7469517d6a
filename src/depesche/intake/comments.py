"""Takes the units of a page with their cues, finds where the comments of its readers begin and marks them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from depesche.intake.cues import Cue, is_reaction
from depesche.intake.dates import dates_in
from depesche.intake.lines import Unit

NEAR = 8
"""Lines below the heading of a comments section in which the first comment shows."""
BEGUN = 200
"""Characters of prose that must stand above a heading which no comment follows."""
BEGUN_SHARE = 0.45
"""Share of the prose of the page that must stand above it."""
_CLOCK = re.compile(r"\d[:.]\d\d|\bvor \d|\bvor eine[rm]\b")
_AGO = re.compile(r"^(?:\W*\w[^.!?]{0,40}\s)?vor (?:\d+|eine[rm]) (?:minute|stunde|tag|woche|monat|jahr)\w{0,2}\W*$")
LONGEST_HEADING = 14
"""Words of a line that can be the heading of a comments section."""
APART = 40
"""Lines from one comment to the next at most."""
STAMPED = 4
"""Lines from the stamp of a comment to its text at most."""
ROW = 3
"""Comments without a heading that make a section."""


def mark_comments(units: Sequence[Unit], cues: Sequence[Cue | None], kinds: list[str | None]) -> int:
    """Mark the comments section up to its end, give the number of its first unit (the count of units where there is none)."""
    total = sum(len(unit.text) for unit in units if unit.prose)
    before = 0
    stamps = [is_stamp(unit) for unit in units]
    series = _series(units, cues, stamps)
    for number, unit in enumerate(units):
        cue = cues[number]
        if number == series and before > BEGUN:
            _mark_section(units, cues, kinds, number)
            return number
        if cue is not None and cue.kind == "comments":
            after = range(number + 1, min(number + 1 + NEAR, len(units)))
            reactions = sum(is_reaction(units[other]) or stamps[other] for other in after) + sum(
                1 for other in after if (near := cues[other]) is not None and near.kind == "comments" and not near.opens
            )
            opens = (cue.opens and (reactions > 0 or (before > BEGUN and before >= BEGUN_SHARE * total))) or (
                not cue.opens
                and before > 0
                and (
                    (is_reaction(unit) and reactions > 0)
                    or (unit.words <= LONGEST_HEADING and any(stamps[other] for other in after))
                )
            )
            if opens and before > 0:
                _mark_section(units, cues, kinds, number)
                return number
            kinds[number] = "comments" if not cue.opens else "share" if before > 0 or unit.words > 1 else None
        elif unit.prose and kinds[number] is None:
            before += len(unit.text)
    return len(units)


def is_stamp(unit: Unit) -> bool:
    """Say whether a line is the stamp of a comment: day and time, or how long ago, with at most a name beside them."""
    if unit.prose or unit.words > 14 or len(unit.text) > 90 or not _CLOCK.search(unit.folded):
        return False
    return _AGO.match(unit.folded) is not None or any(printed.day and printed.clock for printed in dates_in(unit.text))


def _series(units: Sequence[Unit], cues: Sequence[Cue | None], stamps: Sequence[bool]) -> int:
    """Give the first line of a row of comments without a heading; -1 where there is none.

    Comments are stamped, signed by one short line above or below the stamp, and most have a link to answer them. (The items of a
    live ticker are stamped, but not signed.)
    """
    begins: list[int] = []
    for number, stamp in enumerate(stamps):
        if not stamp:
            continue
        text = next((other for other in range(number + 1, min(number + 1 + STAMPED, len(units))) if units[other].prose), None)
        above = number > 0 and _signs(units[number - 1]) and not stamps[number - 1]
        if text is None or not (above or _signs(units[number + 1])):
            continue
        if begins and number - begins[-1] > APART:
            begins = []
        begins.append(number - above)
        if len(begins) >= ROW:
            near = range(max(0, begins[-ROW] - 2), min(number + STAMPED * ROW, len(units)))
            if sum(is_reaction(units[other]) and not stamps[other] for other in near) >= 2:
                return begins[-ROW]
    return -1


def _signs(unit: Unit) -> bool:
    return unit.words <= 4 and not unit.closed and len(unit.text) <= 40


def _mark_section(units: Sequence[Unit], cues: Sequence[Cue | None], kinds: list[str | None], start: int) -> None:
    kind = "comments"
    for number in range(start, len(units)):
        cue = cues[number]
        if cue is not None and (cue.opens or cue.kind in ("teaser", "legal", "newsletter")) and number > start:
            if cue.kind == "teaser" or (cue.opens and cue.kind == "comments"):
                kind = cue.kind
            kinds[number] = cue.kind
        elif cue is not None and cue.kind in ("navigation", "share", "cookie", "advert", "tags"):
            kinds[number] = cue.kind
        else:
            kinds[number] = kind
