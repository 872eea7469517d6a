"""Takes a text, says whether it is a day, or a day and time, of ISO 8601 as `published` needs it."""

from __future__ import annotations

import re
from datetime import date, datetime

_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(:\d{2}(?:\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})?)?", re.ASCII)


def is_moment(text: str) -> bool:
    """Say whether a text is a day (`2025-02-27`) or a day and time (`2025-02-27T15:42`, with or without zone) that exists."""
    match = _MOMENT.fullmatch(text)
    if match is None:
        return False
    try:
        date.fromisoformat(match[1])
        datetime.strptime(match[2] or "00:00", "%H:%M")
    except ValueError:
        return False
    return True
