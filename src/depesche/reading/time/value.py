"""Takes TIMEX3 values (`2014-06`, `2014-W08`, `2014-SU`), gives them moved, cut and as EDTF."""

from __future__ import annotations

import re
from datetime import date, timedelta

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?")
_NAMED = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|T[1-3]|H[12])")
# Months of the seasons as the weather service counts them; a winter is named after the year in which it begins.
_STRETCHES = {
    "SP": (3, 3),
    "SU": (6, 3),
    "FA": (9, 3),
    "WI": (12, 3),
    "Q1": (1, 3),
    "Q2": (4, 3),
    "Q3": (7, 3),
    "Q4": (10, 3),
    "T1": (1, 4),
    "T2": (5, 4),
    "T3": (9, 4),
    "H1": (1, 6),
    "H2": (7, 6),
}


def edtf_of(value: str) -> str | None:
    """Give the stretch of days of a TIMEX3 date as EDTF; `None` where the value is not a place in the calendar."""
    if match := _DAY.fullmatch(value):
        return "-".join(match.groups())
    if _MONTH.fullmatch(value) or _YEAR.fullmatch(value):
        return value
    if match := _WEEK.fullmatch(value):
        monday = monday_of(int(match[1]), int(match[2]))
        first = monday + timedelta(days=5) if match[3] else monday
        return f"{first.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if match := _NAMED.fullmatch(value):
        month, length = _STRETCHES[match[2]]
        return f"{month_value(int(match[1]), month)}/{month_value(int(match[1]), month + length - 1)}"
    if value.isdigit() and len(value) in (2, 3):
        rest = 4 - len(value)
        return f"{value}{'0' * rest}/{value}{'9' * rest}"
    return None


def day_of(value: str | None) -> date | None:
    """Give the day of a value that names one day (or a part of it)."""
    match = _DAY.fullmatch(value or "")
    return date(int(match[1]), int(match[2]), int(match[3])) if match else None


def first_day(value: str | None) -> date | None:
    """Give the first day of a TIMEX3 date of any width; `None` for other values."""
    edtf = edtf_of(value) if value else None
    if edtf is None:
        return None
    first = edtf.partition("/")[0]
    return date.fromisoformat(first + "-01" * ((10 - len(first)) // 3)) if len(first) >= 4 else None


def monday_of(year: int, week: int) -> date:
    """Give the Monday of an ISO week."""
    return date.fromisocalendar(year, week, 1)


def week_value(day: date) -> str:
    """Name the ISO week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def month_value(year: int, month: int) -> str:
    """Name a month; a month beyond December or before January runs into the next or last year."""
    year += (month - 1) // 12
    return f"{year:04}-{(month - 1) % 12 + 1:02}"


def safe_day(year: int, month: int, day: int) -> date | None:
    """Make a date; `None` when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def unit_value(day: date, unit: str) -> str:
    """Name the stretch of a unit (`D`, `W`, `WE`, `M`, `Q`, `H`, `Y`, `DE`, `CE`) that a day lies in."""
    if unit == "D":
        return day.isoformat()
    if unit == "W":
        return week_value(day)
    if unit == "WE":
        return week_value(day) + "-WE"
    if unit == "M":
        return month_value(day.year, day.month)
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit == "H":
        return f"{day.year:04}-H{1 if day.month < 7 else 2}"
    return f"{day.year:04}"[: {"Y": 4, "DE": 3, "CE": 2}[unit]]


def moved(day: date, unit: str, distance: int) -> date | None:
    """Move a day by so many units; `None` when that leaves the calendar. Days a month lacks become its last one."""
    try:
        if unit in ("D", "W", "WE"):
            return day + timedelta(days=distance * (1 if unit == "D" else 7))
        months = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}[unit] * distance
        first = date.fromisoformat(month_value(day.year, day.month + months) + "-01")
    except (ValueError, OverflowError, KeyError):
        return None
    for last in range(day.day, 27, -1):
        found = safe_day(first.year, first.month, last)
        if found:
            return found
    return first.replace(day=min(day.day, 28))


def nearest_weekday(start: date, weekday: int, direction: int) -> date:
    """Give the weekday (1 to 7) on or before (-1), on or after (+1) a day; the day itself when it is that weekday."""
    distance = (weekday - start.isoweekday()) % 7
    if direction < 0 and distance:
        distance -= 7
    return start + timedelta(days=distance)
