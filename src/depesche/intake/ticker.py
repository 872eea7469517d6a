"""Takes the report of a page, gives the dated items of a live ticker as reports of their own; none where the page is no ticker.

An item is read for itself, as "heute" and "am Abend" in it mean the day on which it was written, not that of the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from depesche.intake.dates import dates_in
from depesche.intake.report import SEPARATOR
from depesche.intake.title import TICKER_ITEM
from depesche.model.report import Report
from depesche.model.span import Span

LEAST_ITEMS = 3
"""Dated items from which a page is a ticker."""
ORDERED_SHARE = 0.8
"""Share of neighbouring items whose times must run in one direction."""
NIGHT = 360
"""Minutes from which a step against the direction is one past midnight."""
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_CLOCK = re.compile(r"(?P<hour>\d{1,2})[.:](?P<minute>\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """Where an item begins: place in the raw text, minutes of the day, its day and headline, `None` where not printed."""

    start: int
    minutes: int
    day: str | None
    title: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paragraph:
    start: int
    end: int
    raw: int


def items_of_ticker(report: Report) -> tuple[Report, ...]:
    """Give the items of a live ticker in the order of the page, named `ID#1`, `ID#2` and so on; none for any other page.

    `raw` of an item is its stretch of the page, `published` its day and time; the day is the one printed with it, else that of
    the page, counted on where the times pass midnight. Outlet, authors, agencies and address are those of the page.
    """
    paragraphs = _paragraphs(report)
    marks = _marks(report, paragraphs)
    if len(marks) < LEAST_ITEMS:
        return ()
    steps = [later.minutes - earlier.minutes for earlier, later in pairwise(marks)]
    down = sum(step <= 0 or step >= NIGHT for step in steps)
    up = sum(step >= 0 or step <= -NIGHT for step in steps)
    if max(down, up) < ORDERED_SHARE * len(steps):
        return ()
    falling = down >= up
    days = _days(marks, (report.updated or report.published) if falling else report.published, falling)
    ends = [mark.start for mark in marks[1:]] + [_end(report, paragraphs)]
    items = [
        _item(report, paragraphs, mark, end, f"{report.id}#{number}", day)
        for number, (mark, end, day) in enumerate(zip(marks, ends, days, strict=True), start=1)
    ]
    kept = [item for item in items if item is not None]
    return tuple(kept) if len(kept) >= LEAST_ITEMS else ()


def _paragraphs(report: Report) -> list[_Paragraph]:
    starts = dict(report.offsets)
    found, at = [], 0
    for part in report.text.split(SEPARATOR):
        if part and at in starts:
            found.append(_Paragraph(start=at, end=at + len(part), raw=starts[at]))
        at += len(part) + len(SEPARATOR)
    return found


def _marks(report: Report, paragraphs: Sequence[_Paragraph]) -> list[_Mark]:
    """Find lines that are a time alone, and paragraphs that begin with one ("14:35 Uhr: Lawrow reist ab")."""
    marks = []
    first = paragraphs[0].raw if paragraphs else 0
    for furniture in report.furniture:
        if furniture.kind != "byline" or len(furniture.quote) > 60 or furniture.start < first - 200:
            continue
        dates = [printed for printed in dates_in(furniture.quote) if printed.clock]
        rest = furniture.quote
        for printed in reversed(dates):
            rest = rest[: printed.start] + rest[printed.end :]
        if len(dates) == 1 and dates[0].label is None and len(_LETTERS.findall(rest)) <= 1:
            marks.append(_Mark(start=furniture.start, minutes=_minutes(dates[0].clock or ""), day=dates[0].day, title=None))
    for paragraph in paragraphs:
        line = report.text[paragraph.start : paragraph.end]
        match = TICKER_ITEM.match(line)
        if match is not None and (clock := _CLOCK.search(line[: match.start("title")])) is not None:
            title = match["title"] if len(match["title"]) <= 160 and not match["title"].endswith(".") else None
            marks.append(_Mark(start=paragraph.raw, minutes=_minutes(clock[0]), day=None, title=title))
    return sorted((mark for mark in marks if 0 <= mark.minutes < 1440), key=lambda mark: mark.start)


def _minutes(clock: str) -> int:
    match = _CLOCK.match(clock)
    return int(match["hour"]) * 60 + int(match["minute"]) if match else -1


def _days(marks: Sequence[_Mark], page: str | None, falling: bool) -> list[str | None]:
    """Give each item its day: printed, else that of the page, one less or more after each midnight that is passed."""
    day = date.fromisoformat(page[:10]) if page and len(page) >= 10 else None
    days: list[str | None] = []
    before: int | None = None
    for mark in marks:
        if mark.day is not None:
            day = date.fromisoformat(mark.day)
        elif day is not None and before is not None and mark.minutes != before and (mark.minutes > before) == falling:
            day += timedelta(days=-1 if falling else 1)
        before = mark.minutes
        days.append(day.isoformat() if day is not None else None)
    return days


def _end(report: Report, paragraphs: Sequence[_Paragraph]) -> int:
    last = paragraphs[-1]
    return report.raw_span(Span(last.start, last.end, report.text[last.start : last.end])).end


def _item(report: Report, paragraphs: Sequence[_Paragraph], mark: _Mark, end: int, name: str, day: str | None) -> Report | None:
    inside = [paragraph for paragraph in paragraphs if mark.start <= paragraph.raw < end]
    if not inside:
        return None
    low, high = inside[0].start, inside[-1].end
    raw = report.raw[mark.start : end]
    clock = f"{mark.minutes // 60:02}:{mark.minutes % 60:02}"
    return replace(
        report,
        id=name,
        text=report.text[low:high],
        raw=raw,
        offsets=tuple((clean - low, place - mark.start) for clean, place in report.offsets if low <= clean < high),
        title=mark.title or report.title,
        lead=None,
        dateline=None,
        published=f"{day}T{clock}" if day is not None else None,
        updated=None,
        furniture=tuple(
            replace(part, start=part.start - mark.start, end=part.end - mark.start)
            for part in report.furniture
            if mark.start <= part.start and part.end <= end
        ),
    )
