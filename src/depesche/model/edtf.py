"""Takes an EDTF date string, gives an `Interval` of days with an exclusive end.

EDTF is ISO 8601-2. Used here: level 0 dates (`2025-02-27`, `2025-02`, `2025`), intervals (`a/b`, open ends `..`) and of
level 1 the marks `~` (about) and `?` (uncertain).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_PART = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A stretch of days.

    Attributes:
        start: first day, `None` where the beginning is open.
        end: day after the last one (exclusive), `None` where the end is open.
        approximate: true where the text says "about" (`~`, `%`).
        uncertain: true where the source itself doubts (`?`, `%`).
    """

    start: date | None
    end: date | None
    approximate: bool = False
    uncertain: bool = False

    def overlaps(self, other: Interval) -> bool:
        """Say whether the two stretches share a day."""
        after = self.end is not None and other.start is not None and self.end <= other.start
        before = other.end is not None and self.start is not None and other.end <= self.start
        return not (after or before)

    def contains(self, other: Interval) -> bool:
        """Say whether every day of the other stretch lies in this one."""
        begins = self.start is None or (other.start is not None and other.start >= self.start)
        ends = self.end is None or (other.end is not None and other.end <= self.end)
        return begins and ends

    @property
    def days(self) -> int | None:
        """Length in days; `None` where an end is open."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days


def parse_edtf(value: str) -> Interval:
    """Read an EDTF string.

    Raises:
        ValueError: when the string is not one of the supported forms or names a day that does not exist.
    """
    left, slash, right = value.partition("/")
    first = _part(left, value)
    if not slash:
        if first is None:
            raise ValueError(f"not an EDTF date: {value!r}")
        return first
    last = _part(right, value)
    start = first.start if first else None
    end = last.end if last else None
    if start is None and end is None:
        raise ValueError(f"not an EDTF date: {value!r}")
    if start is not None and end is not None and end <= start:
        raise ValueError(f"the interval ends before it begins: {value!r}")
    both = [part for part in (first, last) if part]
    return Interval(
        start=start,
        end=end,
        approximate=any(part.approximate for part in both),
        uncertain=any(part.uncertain for part in both),
    )


def format_edtf(first: date, last: date | None = None) -> str:
    """Write one day, or the stretch from the first to the last day (inclusive), as EDTF.

    Raises:
        ValueError: when the last day lies before the first.
    """
    if last is not None and last < first:
        raise ValueError(f"the interval ends before it begins: {first.isoformat()}/{last.isoformat()}")
    if last is None or last == first:
        return first.isoformat()
    return f"{first.isoformat()}/{last.isoformat()}"


def _part(part: str, whole: str) -> Interval | None:
    """Read one side of an interval; `None` for an open end (`..` or nothing)."""
    if part in ("", ".."):
        return None
    match = _PART.fullmatch(part)
    if match is None:
        raise ValueError(f"not an EDTF date: {whole!r}")
    year, month, day, mark = int(match[1]), match[2], match[3], match[4]
    try:
        start = date(year, int(month or 1), int(day or 1))
        if day:
            end = start + timedelta(days=1)
        elif month:
            end = date(year + (start.month == 12), start.month % 12 + 1, 1)
        else:
            end = date(year + 1, 1, 1)
    except (ValueError, OverflowError) as error:
        # The last days of 9999 have no day after them: the calendar of Python ends there.
        raise ValueError(f"no such date: {whole!r}") from error
    return Interval(start=start, end=end, approximate=mark in ("~", "%"), uncertain=mark in ("?", "%"))
