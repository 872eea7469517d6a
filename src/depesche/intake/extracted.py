"""Takes a parsed page, gives which of its lines are the main text, by trafilatura, and its day, by htmldate."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from copy import deepcopy

from lxml.html import HtmlElement

_SIGNS = re.compile(r"[\W_]+")
LONG = 25
"""Letters and digits of a line that is found again in the extracted text wherever it stands; a shorter one is looked for
between its neighbours only, as its words may stand in a menu too."""
MOST_ELEMENTS = 60_000
"""Elements of a page above which trafilatura is not asked: its search takes longer than the page is worth."""

LEAST, LEAST_SHARE = 500, 0.5
"""Characters of text, and share of the running text of the page, below which a first look does not do."""
LAST_DAY = "2099-12-31"
"""Day after which a date in a page is none of publication."""


def extracted_text(tree: HtmlElement, address: str | None, prose: int) -> str | None:
    """Give trafilatura's main text without comments; `None` where it finds none.

    Args:
        tree: the page; trafilatura works on copies of its own.
        address: where it came from.
        prose: length of the running text that the page shows. Where the first look finds little of it, trafilatura is asked to
            compare what its other methods find, which takes twice as long.
    """
    # Late: it takes a third of a second to load, and pasted text never needs it.
    from trafilatura import bare_extraction

    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        return None
    found = bare_extraction(tree, url=address, include_comments=False, fast=True)
    text: str = getattr(found, "text", None) or ""
    if len(text) < LEAST or len(text) < LEAST_SHARE * prose:
        text = getattr(bare_extraction(tree, url=address, include_comments=False), "text", None) or ""
    return text or None


def guessed_day(tree: HtmlElement, address: str | None) -> str | None:
    """Give the ISO day of publication that htmldate finds in markup, address or text; `None` where it finds none."""
    from htmldate import find_date

    # A fixed last day: without one, the same page would give another day next year. The extensive search asks a parser that knows
    # two hundred languages and today's date: seconds for the first page, and days that nobody printed.
    day: str | None = find_date(deepcopy(tree), url=address, original_date=True, extensive_search=False, max_date=LAST_DAY)
    return day


def kept_lines(lines: Sequence[str], extracted: str) -> list[bool]:
    """Say of each line whether its words stand in the extracted text, in the order of the page."""
    whole = _letters(extracted)
    bare = [_letters(line) for line in lines]
    anchors = _in_order([(number, whole.find(words), len(words)) for number, words in enumerate(bare) if len(words) >= LONG])
    kept = [False] * len(lines)
    at = 0
    places = iter([*anchors, (len(lines), len(whole), 0)])
    number, place, length = next(places)
    for here, words in enumerate(bare):
        if here == number:
            kept[here] = True
            at = place + length
            number, place, length = next(places)
        elif words and len(words) < LONG and (found := whole.find(words, at, place)) >= 0:
            kept[here] = True
            at = found + len(words)
        elif not words and here and kept[here - 1]:
            kept[here] = True
    return kept


def _letters(text: str) -> str:
    return _SIGNS.sub("", text).lower()


def _in_order(found: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Choose the lines (number, place, length) that stand in the same order in both texts and hold the most letters."""
    # Places and best sums of chains that end there, kept ascending in both.
    places: list[int] = [-1]
    sums: list[int] = [0]
    chains: list[int] = [-1]
    before: list[int] = []
    for number, (_, place, length) in enumerate(found):
        if place < 0:
            before.append(-2)
            continue
        at = bisect_right(places, place) - 1
        before.append(chains[at])
        total, end = sums[at] + length, place + length - 1
        at = bisect_right(places, end) - 1
        if sums[at] >= total:
            continue
        at += 1
        places.insert(at, end)
        sums.insert(at, total)
        chains.insert(at, number)
        stop = at + 1
        while stop < len(sums) and sums[stop] <= total:
            stop += 1
        del places[at + 1 : stop], sums[at + 1 : stop], chains[at + 1 : stop]
    chosen: list[tuple[int, int, int]] = []
    here = chains[-1]
    while here >= 0:
        chosen.append(found[here])
        here = before[here]
    return chosen[::-1]
