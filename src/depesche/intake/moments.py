"""Takes a moment as machines write it (ISO 8601, RFC 822), gives it as `published` needs it, on the day of the readers."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from depesche.model.moment import is_moment

_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?", re.ASCII
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(?:\d{2})?(Z|[+-]\d{4})?)?", re.ASCII)
_NUMERIC = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:,?\s+(\d{1,2}:\d{2})(?::\d{2})?(?: Uhr)?)?", re.ASCII)
SUMMER_TIME_SINCE = 1981
"""First year in which Germany, Austria and Switzerland all had summer time, from the last Sunday of March on."""
OCTOBER_SINCE = 1996
"""First year in which it lasted until the last Sunday of October (Directive 94/21/EC); before, until that of September."""


def moment_of(words: str) -> str | None:
    """Give a day or a day and time in ISO 8601, or `None` where the words are none.

    Read are ISO 8601 (also without its signs), the form of mails and RSS ("Tue, 07 May 2024 10:15:00 +0200") and German days in
    digits ("7.5.2024, 10:15"). A moment in universal time is given in the zone of the readers, as half past eleven in the evening
    there is the next day here.
    """
    words = words.strip()[:80]
    moment = _iso(words) or _mail(words)
    return moment if moment is not None and is_moment(moment) else None


def local_moment(moment: str) -> str:
    """Give a moment in universal time (`Z`, `+00:00`) in Central European time; any other as it is."""
    if not moment.endswith(("Z", "+00:00", "+0000")) or not is_moment(moment):
        return moment
    there = datetime.fromisoformat(moment)
    hours = 2 if _summer(there) else 1
    return there.astimezone(timezone(timedelta(hours=hours))).isoformat(timespec="minutes")


def _iso(words: str) -> str | None:
    if match := _ISO.fullmatch(words):
        day, clock, zone = match.groups()
    elif match := _COMPACT.fullmatch(words):
        day, zone = "-".join(match.group(1, 2, 3)), match[6]
        clock = f"{match[4]}:{match[5]}" if match[4] else None
    elif match := _NUMERIC.fullmatch(words):
        day, zone = f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}", None
        clock = match[4].rjust(5, "0") if match[4] else None
    else:
        return None
    if clock is None:
        return day
    if zone in ("Z", "UTC", "GMT"):
        zone = "+00:00"
    elif zone and len(zone) == 3:
        zone += ":00"
    elif zone and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return local_moment(f"{day}T{clock}{zone or ''}")


def _mail(words: str) -> str | None:
    try:
        moment = parsedate_to_datetime(words)
    except (ValueError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:  # "-0000": universal time, the sender's zone is not told
        moment = moment.replace(tzinfo=UTC)
    return local_moment(moment.isoformat(timespec="minutes"))


def _summer(moment: datetime) -> bool:
    if moment.year < SUMMER_TIME_SINCE:
        return False
    begin = datetime(moment.year, 3, _last_sunday(moment.year, 3), 1, tzinfo=UTC)
    month = 10 if moment.year >= OCTOBER_SINCE else 9
    return begin <= moment < datetime(moment.year, month, _last_sunday(moment.year, month), 1, tzinfo=UTC)


def _last_sunday(year: int, month: int) -> int:
    last = date(year, month, 30 if month == 9 else 31)
    return last.day - (last.weekday() + 1) % 7
