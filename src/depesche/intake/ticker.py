"""Takes the report of a page, gives the dated items of a live ticker as reports of their own; none where the page is no ticker.

An item is read for itself, as "heute" and "am Abend" in it mean the day on which it was written, not that of the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice, pairwise

from depesche.intake.dates import dates_in
from depesche.intake.report import SEPARATOR
from depesche.intake.title import TICKER_ITEM
from depesche.language.lexicon import fold, load
from depesche.model.report import Furniture, Report
from depesche.model.span import Span

LEAST_ITEMS = 3
"""Dated items from which a page is a ticker."""
ORDERED_SHARE = 0.8
"""Share of neighbouring items whose times must run in one direction."""
NIGHT = 360
"""Minutes from which a step against the direction is one past midnight."""
LONGEST_HEADLINE = 160
"""Characters of the headline of an item."""
BEFORE = 200
"""Characters above the first paragraph of a page from which on the time of an item may stand."""
CALLED = 400
"""Characters of the text in which a page calls itself a live ticker."""
_ALONE = re.compile(r"\W*(\d{1,2}[.:]\d\d)(?:\s*(?:Uhr|h))?\W*")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_TIME = re.compile(r"(?<![\d.:])\d{1,2}[.:]\d\d(?![\d.:])")
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


def may_be_ticker(text: str) -> bool:
    """Say whether a text or markup has enough times of the day to be a live ticker at all; most pages have not."""
    return sum(1 for _ in islice(_TIME.finditer(text), LEAST_ITEMS)) == LEAST_ITEMS


def items_of_ticker(report: Report) -> tuple[Report, ...]:
    """Give the items of a live ticker in the order of the page; none for any other page.

    An item is named by its day and time: `ID#2024-05-07-1540`, where two share a minute `-2` for the later one; without the day
    where none is known. A ticker that grows keeps these names. `published` is that day and time: the day is the one printed with
    the item, else that of the page, counted on where the times pass midnight. `raw` is its stretch of the page, and its headline
    stands in `title` alone. Outlet, authors, agencies and address are those of the page.
    """
    paragraphs = _paragraphs(report)
    found = _ordered(report, paragraphs)
    if found is None:
        return ()
    marks, falling = found
    days = _days(marks, (report.updated or report.published) if falling else report.published, falling)
    ends = [mark.start for mark in marks[1:]] + [_end(report, paragraphs)]
    items = [(mark, _item(report, paragraphs, mark, end, day)) for mark, end, day in zip(marks, ends, days, strict=True)]
    kept = [(mark, item) for mark, item in items if item is not None]
    if len(kept) < LEAST_ITEMS:
        return ()
    named: list[Report] = []
    counts: Counter[str] = Counter()
    for mark, item in reversed(kept) if falling else kept:  # the oldest first: it keeps its name when another comes in its minute
        day = f"{item.published[:10]}-" if item.published else ""
        key = f"{day}{mark.minutes // 60:02}{mark.minutes % 60:02}"
        counts[key] += 1
        named.append(replace(item, id=f"{report.id}#{key}" + (f"-{counts[key]}" if counts[key] > 1 else "")))
    return tuple(named[::-1] if falling else named)


def page_of_ticker(report: Report) -> Report:
    """Give the report of a live ticker without its items: with what stands above them, or with its title; others unchanged.

    The raw text stays whole; the items stand among the furniture, as `other`.
    """
    paragraphs = _paragraphs(report)
    found = _ordered(report, paragraphs)
    if found is None or not items_of_ticker(report):
        return report
    begin = found[0][0].start
    above = [paragraph for paragraph in paragraphs if paragraph.raw < begin]
    end = above[-1].end if above else 0
    offsets = tuple((clean, raw) for clean, raw in report.offsets if clean < end)
    text, furniture = report.text[:end], report.furniture
    if not above:
        at = report.raw.find(report.title or "\0")
        if at < 0:
            return report
        text, offsets = report.title or "", ((0, at),)
        furniture = tuple(part for part in furniture if part.start != at)
    stop = _end(report, paragraphs)
    items = Furniture(kind="other", start=begin, end=stop, quote=report.raw[begin:stop])
    around = [part for part in furniture if part.end <= begin or part.start >= stop]
    return replace(report, text=text, offsets=offsets, furniture=tuple(sorted([*around, items], key=lambda part: part.start)))


def _ordered(report: Report, paragraphs: Sequence[_Paragraph]) -> tuple[list[_Mark], bool] | None:
    """Give the marks of the items and whether the newest stands first; `None` where the page is no ticker."""
    marks = _marks(report, paragraphs)
    if len(marks) < LEAST_ITEMS:
        return None
    if sum(mark.day is not None for mark in marks) * 2 > len(marks) and not _calls_itself(report):
        return None
    steps = [later.minutes - earlier.minutes for earlier, later in pairwise(marks)]
    down = sum(step <= 0 or step >= NIGHT for step in steps)
    up = sum(step >= 0 or step <= -NIGHT for step in steps)
    return (marks, down >= up) if max(down, up) >= ORDERED_SHARE * len(steps) else None


def _calls_itself(report: Report) -> bool:
    """Say whether a page calls itself a live ticker."""
    names = fold(f"{report.title or ''} {report.url or ''} {report.section or ''} {report.text[:CALLED]}")
    return any(word in names for word in load("head")["ticker_words"])


def _paragraphs(report: Report) -> list[_Paragraph]:
    starts = dict(report.offsets)
    found, at = [], 0
    for part in report.text.split(SEPARATOR):
        if part and at in starts:
            found.append(_Paragraph(start=at, end=at + len(part), raw=starts[at]))
        at += len(part) + len(SEPARATOR)
    return found


def _marks(report: Report, paragraphs: Sequence[_Paragraph]) -> list[_Mark]:
    """Find lines that are a time alone ("14:35 Uhr"), and those that begin with one ("+++ 14:35 Lawrow reist ab +++").

    The moment of the page itself, which stands over its first paragraph, is none.
    """
    marks: list[_Mark] = []
    if not paragraphs:
        return marks
    begin, stop = paragraphs[0].raw - BEFORE, paragraphs[-1].raw
    for part in report.furniture:
        if len(part.quote) > LONGEST_HEADLINE or not begin <= part.start <= stop or not _TIME.search(part.quote):
            continue
        mark = _headed(part.quote, part.start) or _alone(part.quote, part.start)
        if mark is None and part.kind in ("byline", "other"):
            mark = _timed(part, (report.published, report.updated))
        if mark is not None:
            marks.append(mark)
    for paragraph in paragraphs:
        line = report.text[paragraph.start : paragraph.end]
        mark = _headed(line, paragraph.raw) or _alone(line, paragraph.raw)
        if mark is not None:
            marks.append(mark)
    return sorted((mark for mark in marks if 0 <= mark.minutes < 1440), key=lambda mark: mark.start)


def _headed(line: str, start: int) -> _Mark | None:
    """Read a line that begins with a time; a headline is what no full stop ends."""
    match = TICKER_ITEM.match(line)
    clock = _CLOCK.search(line[: match.start("title")]) if match is not None else None
    if match is None or clock is None:
        return None
    title = match["title"].strip(" +")
    headline = title if len(title) <= LONGEST_HEADLINE and not title.endswith(".") else None
    return _Mark(start=start, minutes=_minutes(clock[0]), day=None, title=headline)


def _alone(line: str, start: int) -> _Mark | None:
    """Read a line that is a time alone."""
    match = _ALONE.fullmatch(line)
    return _Mark(start=start, minutes=_minutes(match[1]), day=None, title=None) if match else None


def _timed(part: Furniture, of_page: tuple[str | None, str | None]) -> _Mark | None:
    """Read a line that is a moment alone, with one word beside it at most."""
    dates = [printed for printed in dates_in(part.quote) if printed.clock]
    rest = part.quote
    for printed in reversed(dates):
        rest = rest[: printed.start] + rest[printed.end :]
    if (
        any(printed.iso is not None and printed.iso in of_page for printed in dates)
        or len(dates) != 1
        or dates[0].label is not None
        or len(_LETTERS.findall(rest)) > 1
    ):
        return None
    return _Mark(start=part.start, minutes=_minutes(dates[0].clock or ""), day=dates[0].day, title=None)


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


def _item(report: Report, paragraphs: Sequence[_Paragraph], mark: _Mark, end: int, day: str | None) -> Report | None:
    inside = [paragraph for paragraph in paragraphs if mark.start <= paragraph.raw < end]
    if not inside:
        return None
    low, high, title = inside[0].start, inside[-1].end, mark.title
    furniture = [part for part in report.furniture if mark.start <= part.start and part.end <= end]
    if inside[0].raw == mark.start and _ALONE.fullmatch(report.text[low : inside[0].end]):
        furniture.insert(0, _aside(report, inside[0], "byline"))
        inside = inside[1:]
        if not inside:
            return None
        low = inside[0].start
    line = TICKER_ITEM.match(report.text[low : inside[0].end])
    if line is not None and inside[0].raw == mark.start:
        if mark.title is not None and len(inside) > 1:
            furniture.insert(0, _aside(report, inside[0], "title"))
            low = inside[1].start
        else:  # the whole item is one paragraph behind its time
            low += line.start("title")
    elif title is None and len(inside) > 1 and _is_headline(report.text[low : inside[0].end]):
        title = report.text[low : inside[0].end]
        furniture = sorted([*furniture, _aside(report, inside[0], "title")], key=lambda part: part.start)
        low = inside[1].start
    offsets = [(clean - low, raw - mark.start) for clean, raw in report.offsets if low < clean < high]
    first = next(raw for clean, raw in reversed(report.offsets) if clean <= low)
    began = next(clean for clean, raw in reversed(report.offsets) if clean <= low)
    clock = f"{mark.minutes // 60:02}:{mark.minutes % 60:02}"
    return replace(
        report,
        text=report.text[low:high],
        raw=report.raw[mark.start : end],
        offsets=((0, first + low - began - mark.start), *offsets),
        title=title or report.title,
        lead=None,
        dateline=None,
        published=f"{day}T{clock}" if day is not None else None,
        updated=None,
        furniture=tuple(replace(part, start=part.start - mark.start, end=part.end - mark.start) for part in furniture),
    )


def _aside(report: Report, paragraph: _Paragraph, kind: str) -> Furniture:
    """Set a paragraph of the page aside."""
    line = Span(paragraph.start, paragraph.end, report.text[paragraph.start : paragraph.end])
    raw = report.raw_span(line)
    return Furniture(kind=kind, start=raw.start, end=raw.end, quote=report.raw[raw.start : raw.end])


def _is_headline(line: str) -> bool:
    return len(line) <= LONGEST_HEADLINE and not line.rstrip(' »“"”').endswith((".", "!", "…", ":"))
