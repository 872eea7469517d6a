"""Takes the code of a feast and a year, gives its first and last day: fixed, Christian, Jewish, Islamic and Chinese feasts.

Codes stand in `language/de/times.yaml`; two joined by `/` are a stretch of days:
`10-03` a day of our calendar, `E+50` days from Easter Sunday, `O+0` from that of the Eastern churches, `A+0` from the first
Sunday in Advent, `J+9` from the Jewish new year, `P+0` from the first day of Passover, `K+0` from the first day of Hanukkah,
`I09-01` month and day of the Islamic calendar (its arithmetic form: the feast may be a day off), `C+0` from the Chinese new year.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from depesche.language.lexicon import load
from depesche.reading.time.value import nearest_weekday

_APPROXIMATE = "I"
# Day 1 of both calendars, counted as `date.toordinal` does (Reingold and Dershowitz, Calendrical Calculations, chapters 7 and 8).
_ISLAMIC_EPOCH = 227015
_HEBREW_EPOCH = -1373427


def feast_days(code: str, year: int, *, near: date | None = None) -> tuple[date, date] | None:
    """Give first and last day of a feast in a year; `None` for a Chinese feast outside of the table of its new years.

    An Islamic feast may come twice in a year of ours: then the one nearer to `near` is meant, without it the first.
    """
    first, _, last = code.partition("/")
    if is_approximate(code):
        begin = _islamic_day(first, date(year, 1, 1))
        second = _islamic_day(first, begin + timedelta(days=1))
        if near is not None and second.year == year and abs((second - near).days) < abs((begin - near).days):
            begin = second
        return begin, _islamic_day(last or first, begin)
    start, stop = _feast_day(first, year), _feast_day(last or first, year)
    if start is None or stop is None:
        return None
    if stop < start:
        stop = _feast_day(last, year + 1) or start
    return start, stop


def is_approximate(code: str) -> bool:
    """Say whether a feast hangs on the sight of the moon, so that its day may be one off."""
    return code.startswith(_APPROXIMATE)


def _feast_day(code: str, year: int) -> date | None:
    kind = code[0]
    if kind.isdigit():
        return date(year, int(code[:2]), int(code[3:]))
    if kind == "C":
        day = _chinese_new_years().get(year)
    elif kind == "A":
        day = nearest_weekday(date(year, 12, 24), 7, -1) - timedelta(days=21)
        return day + timedelta(days=7 * int(code[1:]))
    else:
        day = {
            "E": easter,
            "O": orthodox_easter,
            "J": jewish_new_year,
            "P": lambda year: jewish_new_year(year) - timedelta(days=163),
            "K": hanukkah,
        }[kind](year)
    return day + timedelta(days=int(code[1:])) if day else None


def easter(year: int) -> date:
    """Give Easter Sunday (Gregorian; the anonymous computus, Nature 13, 1876)."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Give Easter Sunday of the Eastern churches in our calendar (Meeus' rule for the Julian calendar, 1900 to 2099: 13 days)."""
    moon = (19 * (year % 19) + 15) % 30
    week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + week + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def jewish_new_year(year: int) -> date:
    """Give the first day of Rosh Hashanah in the autumn of a year."""
    hebrew = year + 3761
    before, this, after = (_elapsed_days(hebrew + step) for step in (-1, 0, 1))
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return date.fromordinal(_HEBREW_EPOCH + this + delay)


def hanukkah(year: int) -> date:
    """Give the first day of Hanukkah, 25 Kislev, in a year: a month before it is a day longer in complete years."""
    begin = jewish_new_year(year)
    complete = (jewish_new_year(year + 1) - begin).days in (355, 385)
    return begin + timedelta(days=30 + (30 if complete else 29) + 24)


def _elapsed_days(hebrew: int) -> int:
    """Count the days from the Jewish epoch to the mean new moon of a new year, with the delay of certain weekdays."""
    months = (235 * hebrew - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + 1 if (3 * (days + 1)) % 7 < 3 else days


def _islamic_day(code: str, start: date) -> date:
    """Give the first day of the Islamic calendar with month and day of a code (`I09-01`) on or after a day."""
    month, day = int(code[1:3]), int(code[4:])
    islamic = (start.year - 622) * 33 // 32 - 1
    while True:
        ordinal = (
            _ISLAMIC_EPOCH - 1 + day + 29 * (month - 1) + (6 * month - 1) // 11 + 354 * (islamic - 1) + (3 + 11 * islamic) // 30
        )
        found = date.fromordinal(ordinal)
        if found >= start:
            return found
        islamic += 1


@cache
def _chinese_new_years() -> dict[int, date]:
    table: dict[int, str] = load("times_words")["chinese_new_years"]
    return {year: date(year, int(day[:2]), int(day[3:])) for year, day in table.items()}
