"""Takes the units of a page with the kinds known so far, marks the captions and credits of pictures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from depesche.intake.dates import dates_in
from depesche.intake.lines import Unit
from depesche.intake.tags import credit_at

LONGEST_CREDIT = 60
"""Characters of a credit alone; a longer line tells what the picture shows, too."""
LONGEST_CAPTION = 300
"""Characters of a caption that is told by its own words."""
_YEAR_MARK = re.compile(r"^(?:©|\(c\)|copyright)\s*(?:\d{4}|by\b)")
_MARK = re.compile(r"^[-–\s]*(?:©|\(c\))\s*(?:bild|foto)?\s*:?\s*[^\W\d_]", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_LABEL = re.compile(
    r"^(?:(?:abb(?:ildung|\.)|fig(?:ur|\.)|grafik|tab(?:elle|\.)|schaubild|bild|foto)\s*\d{1,3}\s*[a-z]?\s*[.:)–-]"
    r"|(?:abb(?:ildung|\.)|grafik|schaubild|screenshot|symbolbild|archivbild|titelbild|bildunterschrift|bildbeschreibung)\s*:)"
)
_PLACED = re.compile(
    r"\((?:l|r|m|2\.\s?v\.\s?l|v\.\s?l)\.[^)]{0,30}\)|\bv\.\s?l\.(?:\s?n\.\s?r\.)?|von links nach rechts"
    r"|^im bild\b|\((?:symbol|archiv)(?:bild|foto)\)|\((?:im bild|auf dem bild|bild)\b[^)]{0,20}\)"
    r"|\((?:oben|unten|linkes bild|rechtes bild|bild (?:links|rechts|oben|unten))\)"
)


def mark_captions(units: Sequence[Unit], kinds: list[str | None]) -> None:
    """A line that ends in the credit of a picture is a caption, and so is the short line above it that says the same."""
    sizes = Counter(unit.block for unit in units)
    for number, unit in enumerate(units):
        at = credit_at(unit.text)
        if at is None or _YEAR_MARK.match(unit.folded) or kinds[number] in ("legal", "teaser", "byline", "note"):
            continue
        if (at == 0 and kinds[number] is not None) or (_DIGIT.match(unit.text) and _is_dated(unit)):
            continue  # "Facebook" in a share bar; a line of date, time and agency
        kinds[number] = "caption" if at > 0 or len(unit.text) > LONGEST_CREDIT else "credit"
        above = units[number - 1] if number else None
        if above is not None and above.block == unit.block and kinds[number - 1] is None and not _is_dated(above):
            whole_sentence = above.prose or (above.sentence and at > 0)
            # A sentence above a lone credit is its caption where both stand alone between blank lines.
            own = not whole_sentence or (at == 0 and sizes[unit.block] <= 3 and _one_sentence(above))
            if own and above.words <= 30 and len(above.text) <= 250:
                kinds[number - 1] = "caption"
                continue
        below = units[number + 1] if number + 1 < len(units) else None
        free = below is not None and below.block == unit.block and kinds[number + 1] is None
        if free and below is not None and at == 0 and ":" in unit.text and 3 <= below.words <= 30 and not below.closed:
            kinds[number + 1] = "caption"
    for number in range(len(units) - 1):
        here, below = units[number], units[number + 1]
        if (
            kinds[number] is None
            and not here.closed
            and here.words >= 2
            and below.block == here.block
            and kinds[number + 1] is None
        ):
            same = below.folded.startswith(here.folded)
            if same and len(below.folded) > len(here.folded) + 3 and not here.prose and below.closed:
                kinds[number] = kinds[number + 1] = "caption"
    _mark_told(units, kinds)


def _mark_told(units: Sequence[Unit], kinds: list[str | None]) -> None:
    """Captions that betray themselves ("Abb. 3:", "(l.)"), and those beside a lone mark of copyright within the page."""
    prose = [number for number, unit in enumerate(units) if unit.prose and kinds[number] is None]
    for number, unit in enumerate(units):
        if kinds[number] is None and len(unit.text) <= LONGEST_CAPTION:
            if _LABEL.match(unit.folded) or (_places(unit.folded) and _one_sentence(unit, LONGEST_CAPTION)):
                kinds[number] = "caption"
        elif (
            kinds[number] == "legal"
            and prose
            and number < prose[-1]
            and len(unit.text) <= LONGEST_CREDIT
            and _MARK.match(unit.text)
        ):
            kinds[number] = "credit"
            for near in (number - 1, number + 1):
                if (
                    0 <= near < len(units)
                    and kinds[near] is None
                    and units[near].block == unit.block
                    and _one_sentence(units[near], 140)
                ):
                    kinds[near] = "caption"
                    break


def _places(folded: str) -> bool:
    """Say whether words tell where somebody stands in a picture."""
    if "(" not in folded and "links" not in folded and "l." not in folded and not folded.startswith("im bild"):
        return False
    return _PLACED.search(folded) is not None


def _is_dated(unit: Unit) -> bool:
    return _DIGIT.search(unit.text) is not None and any(printed.day for printed in dates_in(unit.text[:120]))


def _one_sentence(unit: Unit, longest: int = 140) -> bool:
    return len(unit.text) <= longest and re.search(r"[.!?]\s", unit.text) is None
