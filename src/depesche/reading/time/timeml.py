"""Takes the times of a report, gives them as TimeML marks in the conventions of texts that were marked by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from depesche.language.lexicon import load
from depesche.model.span import Span
from depesche.reading.analysis import TimeMention
from depesche.reading.time.words import classify

_DAY = re.compile(r"(\d{1,2})\.")
_TERM = re.compile(r"\d{4}\s*[/–-]\s*\d{2,4}")
_AMOUNT = re.compile(r"[\d.]+|X")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A TIMEX3 mark: its words, `type` (`DATE`, `TIME`, `DURATION`, `SET`) and `value`; `None` where it cannot be told."""

    span: Span
    type: str
    value: str | None


def marks_of(mentions: Sequence[TimeMention]) -> tuple[Timex, ...]:
    """Give the TimeML marks of times; the conventions stand in `times_marking.yaml`. The times themselves stay as they are."""
    return tuple(mark for mention in mentions for mark in _marks(mention))


def _marks(mention: TimeMention) -> tuple[Timex, ...]:
    span, value, quote = mention.span, mention.value, mention.span.quote
    day = _DAY.fullmatch(quote)
    if day and mention.type == "DATE" and len(day[1]) >= _convention("dotless_day_figures"):
        span = Span(span.start, span.end - 1, day[1])
    elif mention.rule == "year_pair" and not quote[0].isdigit() and _TERM.search(quote):
        value = _convention("term_over_years")
    elif mention.rule == "distance" and value is not None:
        joined = _joint().fullmatch(quote)
        amount = _amount(joined["first"]) if joined else None
        if joined and amount:
            first, second = joined.span("first"), joined.start("second")
            return (
                Timex(
                    span=Span(span.start + first[0], span.start + first[1], joined["first"]),
                    type=mention.type,
                    value=_AMOUNT.sub(amount, value, count=1),
                ),
                Timex(span=Span(span.start + second, span.end, joined["second"]), type=mention.type, value=value),
            )
    return (Timex(span=span, type=mention.type, value=value),)


def _amount(word: str) -> str | None:
    """Read the first number of "sechs bis acht Monate"; `None` where it is none."""
    kind, value = classify(word, True)
    return value if kind in ("number", "small", "amount") else None


def _convention(name: str) -> Any:
    return load("times_marking")[name]


@cache
def _joint() -> re.Pattern[str]:
    words = "|".join(
        rf"\s+{re.escape(word)}\s+" if word[0].isalpha() else rf"\s*{word}\s*" for word in _convention("joined_lengths")
    )
    return re.compile(rf"(?:.*\s)?(?P<first>[\w.,]+?)(?:{words})(?P<second>[\w.,]+\s.+)", re.DOTALL)
