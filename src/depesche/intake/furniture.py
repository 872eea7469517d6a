"""Takes the units of a page, says of each whether it is the report or furniture, and of which kind, by words, shape and place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from depesche.intake.body import COST, body_of
from depesche.intake.captions import mark_captions
from depesche.intake.comments import mark_comments
from depesche.intake.cues import Cue, bare_of, cue_of, is_menu
from depesche.intake.dates import dates_in
from depesche.intake.ends import end_of, is_form
from depesche.intake.leads import ends_of, lead_of
from depesche.intake.likeness import likeness
from depesche.intake.lines import Unit
from depesche.intake.lists import before_list
from depesche.intake.tags import closing_of
from depesche.language.lexicon import fold, load

PAGE_KINDS = frozenset(
    [
        "navigation",
        "cookie",
        "comments",
        "share",
        "newsletter",
        "advert",
        "legal",
        "tags",
        "poll",
        "teaser",
        "caption",
        "credit",
        "note",
    ]
)
"""Kinds of furniture that tell a page from a bare text."""
COOKIE_SHARE = 0.2
"""Share of the paragraphs of a page above which talk of cookies is the matter of the report."""
FORM_SHARE = 0.34
"""The same for the paragraphs of forms: a page may ask much of its readers."""
OPENER_COST = 220
"""Cost of the heading of a box of other articles, when the article does not soon go on."""
BOX_COST = 60
"""The same for a small box within the article."""
RESUMED_COST = 10
"""The same where several sentences follow: the text of a teaser mostly is a single one."""

WALL_LINES = 8
"""Lines behind the body in which the words of a pay-wall are looked for; farther down, an offer of the outlet stands."""
LONGEST_STUB = 2500
"""Characters of running text up to which an article with such words is cut off."""
SIGNED_LINES = 10
"""Lines behind the body in which a paragraph with an agency's tag is looked for."""
_SENTENCES = re.compile(r"\w[.!?]»?\s+[«„]?[A-ZÄÖÜ]")
_ARROW = re.compile(r"(?:>{2,3}|>|→|➔|➜|►|▶|☞|⇒)\s*\w")
_ADDRESS = re.compile(r"\s(?:du|Sie|Ihnen|Ihr|Ihre[rnms]?|dich|dir|euch)\b")
_DIGIT = re.compile(r"\d")
_DAY_LEFTOVER = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What the page is made of.

    Attributes:
        kinds: for each unit the kind of furniture, `None` for the report (and for lines of the head not yet read).
        first: number of the unit with which the body begins.
        last: number of the unit with which it ends; `first - 1` where the page has no running text.
        paywall: the page says that the rest is for subscribers, at the end of a short body.
    """

    kinds: list[str | None]
    first: int
    last: int
    paywall: bool = False


def layout_of(units: Sequence[Unit]) -> Layout:
    """Tell furniture from report."""
    kinds, cues, boxes, comments = marked(units)
    page = any(kind in PAGE_KINDS for kind in kinds)
    first, last = body_of(units, kinds, boxes, comments, likeness(units, kinds, cues) if page else None)
    if first <= last and not any(kind in PAGE_KINDS for kind in kinds):
        last = len(units) - 1  # a bare text, no page: a list or table at its end belongs to it
    elif first <= last:
        last = _signed(units, kinds, end_of(units, kinds, first, last), comments)
        last = before_list(units, kinds, cues, first, last)
        start, last = ends_of(units, kinds, first, last)
        for number in range(first, start):
            kinds[number] = kinds[number] or "other"
        first = start
        lead = lead_of(units, kinds, first, last)
        for number in range(lead + 1, first):
            if kinds[number] is None and not units[number].prose:
                kinds[number] = "other"
        first = lead
    _mark_tail(units, kinds, cues, last)
    return Layout(
        kinds=["note" if kind == "paywall" else kind for kind in kinds],
        first=first,
        last=last,
        paywall=is_stub(units, kinds, first, last),
    )


def is_stub(units: Sequence[Unit], kinds: Sequence[str | None], first: int, last: int) -> bool:
    """Say whether the words of a pay-wall stand in or right behind a short body."""
    near = range(first, min(last + 1 + WALL_LINES, len(units)))
    length = sum(len(units[number].text) for number in range(first, last + 1) if kinds[number] is None and units[number].prose)
    return length <= LONGEST_STUB and any(kinds[number] == "paywall" for number in near)


def _signed(units: Sequence[Unit], kinds: list[str | None], last: int, comments: int) -> int:
    """Move the end of the body down to a paragraph that ends in an agency's tag: nothing but an article does."""
    for number in range(last + 1, min(comments, last + SIGNED_LINES, len(units))):
        unit = units[number]
        tag = closing_of(unit.text, last=False) if unit.prose and kinds[number] is None else None
        if tag is not None and tag.desk.agencies:
            for between in range(last + 1, number):
                if kinds[between] is None and not units[between].prose:
                    kinds[between] = "other"
            return number
    return last


def marked(units: Sequence[Unit]) -> tuple[list[str | None], list[Cue | None], dict[int, int], int]:
    """Give the kind of furniture that the words of each line betray, its cue, what boxes cost, and where the comments begin."""
    cues = [cue_of(unit) for unit in units]
    kinds: list[str | None] = [_kind(cue) for cue in cues]
    _mark_cookies(units, kinds)
    _mark_forms(units, kinds)
    _mark_dates(units, kinds)
    mark_captions(units, kinds)
    _mark_pointers(units, kinds)
    _mark_polls(units, kinds)
    comments = mark_comments(units, cues, kinds)
    return kinds, cues, _mark_boxes(units, cues, kinds, comments), comments


def _kind(cue: Cue | None) -> str | None:
    return None if cue is None or (cue.kind == "comments" and cue.opens) else cue.kind


def _mark_cookies(units: Sequence[Unit], kinds: list[str | None]) -> None:
    """The paragraphs of a cookie dialogue, unless the report itself is about cookies (then many paragraphs speak of them)."""
    about = [number for number, unit in enumerate(units) if unit.prose and "cookie" in unit.folded]
    if about and "cookie" in kinds and len(about) <= COOKIE_SHARE * sum(unit.prose for unit in units):
        for number in about:
            kinds[number] = "cookie"


def _mark_forms(units: Sequence[Unit], kinds: list[str | None]) -> None:
    """The paragraphs of forms, unless the page is about such things."""
    forms = [number for number, unit in enumerate(units) if kinds[number] is None and unit.words > 3 and is_form(unit)]
    running = sum(unit.prose for unit in units)
    if len(forms) <= FORM_SHARE * running or (len(forms) == 1 and running > 1):
        for number in forms:
            kinds[number] = "newsletter"


def _mark_pointers(units: Sequence[Unit], kinds: list[str | None]) -> None:
    """A line behind an arrow, without an end mark, points to another article."""
    for number, unit in enumerate(units):
        if kinds[number] is None and unit.words > 2 and len(unit.text) <= 200 and _ARROW.match(unit.text) and not unit.sentence:
            kinds[number] = "teaser"


def _mark_polls(units: Sequence[Unit], kinds: list[str | None]) -> None:
    """A question to the reader alone on a line, with options or votes after it, or the only one of its kind, is a poll."""
    questions = [number for number, unit in enumerate(units) if kinds[number] is None and _asks_reader(unit)]
    lone = sum(1 for unit in units if unit.text.endswith("?") and _ADDRESS.search(unit.text)) == 1
    for number, unit in enumerate(units):
        if kinds[number] not in (None, "poll") or not unit.text.endswith("?") or unit.words > 30:
            continue
        after = number + 1
        while after < len(units) and after < number + 8 and (kinds[after] == "poll" or _is_option(units[after])):
            after += 1
        if after > number + 1 or kinds[number] == "poll" or (lone and number in questions):
            kinds[number:after] = ["poll"] * (after - number)
    for number in range(1, len(units)):
        # options that no word list can know stand between the question and the count of votes
        if kinds[number] == "poll" and kinds[number - 1] is None and not units[number - 1].prose:
            back = number - 1
            while back > 0 and kinds[back] is None and not units[back].prose and units[back].words <= 12 and number - back <= 8:
                back -= 1
            if kinds[back] == "poll":
                for between in range(back + 1, number):
                    kinds[between] = "poll"
    for number, kind in enumerate(kinds):
        # a lone "Ja" or "Nein" that belongs to no poll is a line of an interview
        if (
            kind == "poll"
            and units[number].words <= 2
            and not any(kinds[near] == "poll" for near in (number - 1, number + 1) if 0 <= near < len(units))
        ):
            kinds[number] = None if units[number].closed else "poll"


def _is_option(unit: Unit) -> bool:
    if unit.words > 9:
        return False
    words = " ".join(re.findall(r"\w+", unit.folded))
    return any(words == option or words.startswith(option + " ") for option in _poll_options())


def _asks_reader(unit: Unit) -> bool:
    if not unit.text.endswith("?") or not 4 <= unit.words <= 30 or unit.text.count(".") > 1:
        return False
    words = re.findall(r"\w+", unit.text)[:4]
    addressed = any(word in ("du", "Du", "Sie", "dir", "dich", "Ihnen", "euch") for word in words[1:])
    return addressed or (len(words) > 2 and words[1].lower() == "ihr" and words[2][0].islower())


def _mark_dates(units: Sequence[Unit], kinds: list[str | None]) -> None:
    """A line that is nothing but a date, a time and their labels."""
    for number, unit in enumerate(units):
        if kinds[number] is not None or len(unit.text) > 90 or not _DIGIT.search(unit.text):
            continue
        dates = dates_in(unit.text)
        if not dates:
            continue
        rest = unit.text
        for printed in reversed(dates):
            rest = rest[: printed.start] + " " + rest[printed.end :]
        if not _DAY_LEFTOVER.sub("", rest) or fold(rest).strip(" ,:|–-()") in _clock_words():
            kinds[number] = "byline"


def _mark_boxes(units: Sequence[Unit], cues: Sequence[Cue | None], kinds: list[str | None], stop: int) -> dict[int, int]:
    """Mark the lines of boxes of other articles; give what its heading (and each line of a small one) costs more than usual."""
    costs: dict[int, int] = {}
    for number in range(stop):
        cue = cues[number]
        if cue is None or not cue.opens or cue.kind not in ("teaser", "tags", "legal"):
            continue
        kinds[number] = cue.kind
        end = number + 1
        own_block = end < stop and units[end].block == units[number].block
        while end < stop and not units[end].prose and not (units[end].sentence and units[end].words > 9):
            following = cues[end]
            if following is not None and following.opens:
                break
            if own_block and units[end].block != units[number].block and cues[end] is None:
                break
            end += 1
        length = end - number - 1
        goes_on = end < stop and units[end].prose and kinds[end] is None
        heading = units[end - 1]
        short = heading.words <= 4 and ":" not in heading.text and cues[end - 1] is None
        if length >= 2 and goes_on and not own_block and short and heading.block not in (units[end].block, units[end - 2].block):
            end -= 1  # the headline of the section with which the article goes on
        for inner in range(number + 1, end):
            if kinds[inner] is None:
                kinds[inner] = cue.kind
        small = goes_on and length <= 5
        box = RESUMED_COST if small and _SENTENCES.search(units[end].text) else BOX_COST
        costs[number] = box - COST[cue.kind] if small else OPENER_COST
        if small:  # the price of the box stands for all of its lines
            costs.update({inner: -COST[cue.kind] for inner in range(number + 1, end) if kinds[inner] == cue.kind})
    return costs


def _mark_tail(units: Sequence[Unit], kinds: list[str | None], cues: Sequence[Cue | None], last: int) -> None:
    """What stands behind the body without a cue belongs to the box above it, else it is a menu or unknown."""
    if last < 0 or (last < len(units) and not any(unit.prose or unit.sentence for unit in units[: last + 1])):
        return
    kind = "other"
    for number in range(last + 1, len(units)):
        cue = cues[number]
        if cue is not None and cue.opens and cue.kind in ("teaser", "tags", "comments"):
            kind = cue.kind
        if kinds[number] is None:
            kinds[number] = "navigation" if kind == "other" and is_menu(units[number]) else kind


@cache
def _poll_options() -> tuple[str, ...]:
    return tuple(load("furniture")["poll"]["options"])


@cache
def _clock_words() -> frozenset[str]:
    return frozenset(load("head")["clock_words"]) | {""}


__all__ = ["LONGEST_STUB", "Layout", "bare_of", "is_stub", "layout_of", "marked"]
