"""Takes a text, says whether it is a day, or a day and time, of ISO 8601 as `published` needs it."""

from __future__ import annotations

import re
from datetime import date, datetime

_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(:\d{2}(?:\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})?)?", re.ASCII)

YEARS = (1600, 2400)
"""First and last year of publication: the first newspaper is of 1605, and times are counted from the day in both directions."""


def is_moment(text: str) -> bool:
    """Say whether a text is a day (`2025-02-27`) or a day and time (`2025-02-27T15:42`, with or without zone) that exists.

    Days on which no newspaper can have been printed are none.
    """
    match = _MOMENT.fullmatch(text)
    if match is None or not YEARS[0] <= int(text[:4]) <= YEARS[1]:
        return False
    try:
        date.fromisoformat(match[1])
        datetime.strptime(match[2] or "00:00", "%H:%M")
    except ValueError:
        return False
    return True
