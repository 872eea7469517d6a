"""Takes a line of the head, gives the dates and times printed in it and which of them is the day of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from depesche.language.lexicon import fold, load

_ZONES = {"mez": "+01:00", "cet": "+01:00", "mesz": "+02:00", "cest": "+02:00", "utc": "+00:00", "gmt": "+00:00", "z": "+00:00"}
_FIRST_YEAR, _LAST_YEAR = 1945, 2100


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A date as printed in the head.

    Attributes:
        start: first character in the line, label and weekday included.
        end: character after the last one, time and zone included.
        label: `published`, `updated`, `as_of` or `None` where nothing is said.
        day: ISO day; `None` where only a time is printed ("aktualisiert um 18:52 Uhr").
        clock: `HH:MM`, with the offset where a zone is printed; `None` where no time is.
    """

    start: int
    end: int
    label: str | None
    day: str | None
    clock: str | None

    @property
    def iso(self) -> str | None:
        """Day, or day and time; `None` without a day."""
        return None if self.day is None else f"{self.day}T{self.clock}" if self.clock else self.day


def dates_in(line: str) -> list[Printed]:
    """Find all printed dates of a line, with their labels and times, in order."""
    found: list[Printed] = []
    for match in _pattern().finditer(line):
        day = _day(match)
        clock = _clock(match)
        if day is None and clock is None:
            continue
        if day is None and not (match["label"] or match["lone_uhr"] or found):
            continue
        label = _labels().get(fold(match["label"]).strip(" :")) if match["label"] else None
        found.append(Printed(start=match.start(), end=match.end(), label=label, day=day, clock=clock))
    return found


def published_of(dates: list[Printed]) -> tuple[str | None, str | None]:
    """Choose the moment of publication and that of the last change among the dates of the head.

    A time without a day ("aktualisiert um 18:52") belongs to the day before it. Where only the state of the text is dated
    ("Stand: ..."), that date is taken for both: it is the earliest and the latest that the page knows of itself.
    """
    published: str | None = None
    updated: str | None = None
    as_of: str | None = None
    day: str | None = None
    for printed in dates:
        day = printed.day or day
        moment = printed.iso or (f"{day}T{printed.clock}" if day and printed.clock else None)
        if moment is None:
            continue
        if printed.label == "updated":
            updated = moment
        elif printed.label == "as_of":
            as_of = as_of or moment
        elif published is None or ("T" not in published and moment.startswith(published) and "T" in moment):
            published = moment
        elif printed.day is None and "T" not in published and printed.clock:
            published = f"{published}T{printed.clock}"
    if published is None:
        published = as_of or updated
    return published, updated or as_of


def _day(match: re.Match[str]) -> str | None:
    try:
        if match["iso"]:
            year, month, number = (int(part) for part in match["iso"].split("-"))
        elif match["y1"]:
            year, month, number = int(match["y1"]), int(match["m1"]), int(match["d1"])
        elif match["y2"]:
            year, month, number = int(match["y2"]), _months()[fold(match["m2"])], int(match["d2"])
        elif match["y3"]:
            year, month, number = int(match["y3"]), _months()[fold(match["m3"])], int(match["d3"])
        else:
            return None
        if year < 100:
            year += 2000
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            return None
        return date(year, month, number).isoformat()
    except ValueError:
        return None


def _clock(match: re.Match[str]) -> str | None:
    for name in ("", "lone_", "first_"):
        hour, minute = match[f"{name}hour"], match[f"{name}minute"]
        if hour and int(hour) < 24 and int(minute) < 60:
            zone = (match["zone"] or match["lone_zone"] or "").strip("()")
            offset = _ZONES.get(zone.lower()) or (zone if zone[:1] in ("+", "-") else "")
            return f"{int(hour):02d}:{minute}{offset}"
    return None


def _clock_pattern(name: str) -> str:
    return (
        rf"(?P<{name}hour>\d{{1,2}})[:.](?P<{name}minute>\d\d)(?::\d\d(?:\.\d+)?)?(?!\d|\.\d)(?P<{name}uhr>\s*(?:Uhr|h)\b)?"
        rf"(?:\s*(?P<{name}zone>\(?(?:MEZ|MESZ|CET|CEST|UTC|GMT)\)?|Z\b|[+-]\d\d:\d\d))?"
    )


@cache
def _pattern() -> re.Pattern[str]:
    head = load("head")

    def choice(words: list[str]) -> str:
        return "|".join(re.escape(word).replace("ss", "(?:ss|ß)") for word in sorted(words, key=len, reverse=True))

    months = choice(list(head["months"]))
    # A name may stand close to it, where the page parts the two by colour only; so may the next date.
    free = r"(?<![\d.:/])(?<!\d,)"
    label = choice([word for words in head["labels"].values() for word in words])
    day = (
        r"(?:\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?!\d)"
        rf"|{free}(?P<d1>\d{{1,2}})[./]\s?(?P<m1>\d{{1,2}})[./]\s?(?P<y1>(?:19|20)\d\d(?=\d\d?\.)|(?:19|20)\d\d(?![\d:])|\d\d(?![\d:]))"
        rf"|{free}(?P<d2>\d{{1,2}})\.?\s?(?P<m2>{months})\b\.?,?\s?(?P<y2>(?:19|20)\d\d)(?:\b|(?=\d\d?\.))"
        rf"|\b(?P<m3>{months})\b\.?\s(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,\s?(?P<y3>(?:19|20)\d\d)\b)"
    )
    first = r"(?:(?P<first_hour>\d{1,2})[:.](?P<first_minute>\d\d)(?:\s*Uhr)?,\s+(?=\d{1,2}\.\s?(?:\d|[A-ZÄ])))?"
    gap = r"(?:\s*[,|·/–—@-]?\s*(?:um\s+|ab\s+)?|T)"
    return re.compile(
        rf"(?:\b(?P<label>{label})\b\s*:?\s*(?:am\s+|vom\s+|um\s+)?)?(?:\b(?:{choice(head['weekdays'])})\b\.?,?\s*(?:den\s+)?)?{first}"
        rf"(?:{day}(?:{gap}{_clock_pattern('')})?|(?<![\d.:]){_clock_pattern('lone_')})",
        re.IGNORECASE,
    )


@cache
def _months() -> dict[str, int]:
    months: dict[str, int] = load("head")["months"]
    return months


@cache
def _labels() -> dict[str, str]:
    return {word: name for name in ("published", "updated", "as_of") for word in load("head")["labels"][name]}
