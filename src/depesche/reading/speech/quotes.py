"""Takes a text, gives what stands in quotation marks of any German kind: nested, unbalanced or running over paragraphs.

A quotation never raises: an opening mark that is not closed ends with its paragraph (or runs on where the next paragraph opens
with the same mark), a closing mark without an opening one is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Opening mark -> the marks that may close it. “ opens in English and closes in German style; " and » can do both.
_CLOSERS = {
    "„": '“”"‟',
    "“": '”“"',
    "”": '”"',
    "‟": '”"',
    "«": "»",
    "»": "«»",
    '"': '"“”',
    "‚": "‘’'",
    "‹": "›",
    "›": "‹›",
    "‘": "’'",
    "'": "'",
}
_ALL = re.compile("[" + re.escape("".join(dict.fromkeys("".join(_CLOSERS) + "".join(_CLOSERS.values())))) + "]")
_OPENERS_BEFORE = " \t\n\r\u00a0\u202f([{–—-/:…"
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch in quotation marks.

    Attributes:
        start: place of the opening mark.
        end: place after the closing mark (after the last word, where it is not closed).
        inner_start: first character within the marks, white space left out.
        inner_end: place after the last character within the marks, white space left out.
        depth: 0 for the outermost, 1 for a quotation in a quotation, ...
        closed: false where the closing mark is missing.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    closed: bool


def quotations(text: str) -> tuple[Quotation, ...]:
    """Find all quotations, by start; nested ones follow the one that holds them."""
    found: list[Quotation] = []
    stack: list[tuple[int, str]] = []
    breaks = [match.start() for match in _PARAGRAPH_BREAK.finditer(text)] + [len(text)]
    next_break = 0
    for match in _ALL.finditer(text):
        at, mark = match.start(), match.group()
        while at > breaks[next_break]:
            if stack and not _runs_on(text, at, stack[0], breaks[next_break]):
                _give_up(text, stack, breaks[next_break], found)
            next_break += 1
        if _apostrophe(text, at, mark):
            continue
        level = _closes(text, at, mark, stack)
        if level is not None:
            start, _ = stack[level]
            found.append(_quotation(text, start, at + 1, depth=level, closed=True))
            del stack[level:]
        elif mark in _CLOSERS and _may_open(text, at, mark) and not _repeated(text, at, stack):
            stack.append((at, mark))
    if stack:
        _give_up(text, stack, breaks[next_break], found)
    return tuple(sorted(found, key=lambda quotation: (quotation.start, quotation.depth)))


def _closes(text: str, at: int, mark: str, stack: Sequence[tuple[int, str]]) -> int | None:
    """Say which of the open quotations this mark closes; `None`: none."""
    for level in range(len(stack) - 1, -1, -1):
        opener = stack[level][1]
        if mark not in _CLOSERS[opener]:
            continue
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        if mark == opener and before in _OPENERS_BEFORE and not after.isspace() and after.isalnum() and level + 1 == len(stack):
            return None
        if mark in "'’‘" and after.isalnum():
            continue
        return level
    return None


def _may_open(text: str, at: int, mark: str) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if after.isspace():
        # French spacing: « so ». A later mark of the other kind must be there to close it.
        return mark == "„" or (mark == "«" and before in _OPENERS_BEFORE and "»" in text[at : at + 1000])
    if after in ".,;:!?)":
        return False
    return mark in "„‚" or before in _OPENERS_BEFORE or _ALL.match(before) is not None


def _apostrophe(text: str, at: int, mark: str) -> bool:
    """Say whether the mark is an apostrophe within or after a word ("Ha'aretz", "D’Alema")."""
    if mark not in "'’‘":
        return False
    before = at > 0 and text[at - 1].isalnum()
    after = at + 1 < len(text) and text[at + 1].isalnum()
    return before and after


def _repeated(text: str, at: int, stack: Sequence[tuple[int, str]]) -> bool:
    """Say whether the mark only repeats the open one at the beginning of a paragraph, as long quotations do."""
    return bool(stack) and text[at] == stack[-1][1] and (at == 0 or text[at - 1] == "\n")


def _runs_on(text: str, at: int, opened: tuple[int, str], end: int) -> bool:
    """Say whether an open quotation runs on beyond the paragraph break at `end`: the next paragraph opens with its mark again."""
    following = text[end : at + 1].lstrip()
    return following[:1] == opened[1]


def _give_up(text: str, stack: list[tuple[int, str]], end: int, found: list[Quotation]) -> None:
    """End all open quotations at the end of the paragraph; single marks that stay open were no quotation."""
    for depth, (start, mark) in enumerate(stack):
        stop = len(text[:end].rstrip())
        if mark not in "'‘‚›‹" and stop > start + 1:
            found.append(_quotation(text, start, stop, depth=depth, closed=False))
    stack.clear()


def _quotation(text: str, start: int, end: int, *, depth: int, closed: bool) -> Quotation:
    first, last = start + 1, end - closed
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    return Quotation(start=start, end=end, inner_start=first, inner_end=last, depth=depth, closed=closed)
