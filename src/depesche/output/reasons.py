"""Takes a reason or the name of an origin, as the record exports them in English, gives them in German."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from depesche.language.lexicon import load
from depesche.language.sides import side_name
from depesche.model.record import ReportOrigin
from depesche.model.vocabulary import german
from depesche.output.wording import day_words

_JOINS = re.compile(r"(?P<one>.+)#\d+ joins (?P<other>.+)#\d+: (?P<reasons>.+)", re.DOTALL)


def reason_words(reason: str) -> str:
    """Write a reason in German; one that the word list does not know stands as it is.

    "01#0 joins 02#1: kind meeting; shared words" becomes "01 und 02: gleiche Art (Treffen); gleiche Wörter".
    """
    joins = _JOINS.fullmatch(reason)
    if joins is None:
        return _single(reason)
    reasons = "; ".join(_single(single) for single in joins["reasons"].split("; "))
    return f"{joins['one']} und {joins['other']}: {reasons}"


def origin_words(origin: ReportOrigin) -> str:
    """Name the origin behind a report in German; reports of one origin share the name of the first ("eigener Bericht 01")."""
    if origin.origin is None:
        return str(load("listing")["words"]["origin_unclear"])
    own = origin.origin.removeprefix("own-")
    words = origin.origin if own == origin.origin else f"{load('listing')['words']['own_report']} {own}"
    return f"{load('listing')['words']['origin']}: {words}"


def counted_words(reports: Iterable[str], origins: Mapping[str, ReportOrigin]) -> str:
    """Count reports and the origins behind them: "5 Berichte, 2 Ursprünge, 1 unklar"."""
    told = list(dict.fromkeys(report for report in reports if report in origins))
    known = {origins[report].origin for report in told if origins[report].origin is not None}
    unclear = sum(1 for report in told if origins[report].origin is None)
    words = load("listing")["counts"]
    counts = [(len(told), "reports"), *([(len(known), "origins")] if known or not unclear else [])]
    counted = [f"{count} {words[name][count != 1]}" for count, name in counts]
    return ", ".join([*counted, *([f"{unclear} {words['unclear']}"] if unclear else [])])


def origin_lines(reports: Iterable[str], origins: Mapping[str, ReportOrigin]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Name the origins behind reports, each with its reports and why they count to it; unclear ones last."""
    found: dict[str | None, list[tuple[str, str]]] = {}
    for report in dict.fromkeys(reports):
        if report in origins:
            reasons = "; ".join(reason_words(reason) for reason in origins[report].because)
            found.setdefault(origins[report].origin, []).append((report, reasons))
    ordered = sorted(found.items(), key=lambda pair: (pair[0] is None, -len(pair[1]), pair[0] or ""))
    return [(origin_words(origins[told[0][0]]), told) for _, told in ordered]


def _single(reason: str) -> str:
    for pattern, words in _patterns():
        match = pattern.fullmatch(reason)
        if match is not None:
            return words.format(**{name: _german(name, value) for name, value in match.groupdict().items()})
    return reason


def _german(name: str, value: str) -> str:
    if name.startswith("kind"):
        return german("kinds", value)
    if name in ("sides", "country"):
        return ", ".join(map(side_name, value.split(", ")))
    return day_words(value) if name == "date" else value


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(entry["pattern"]), entry["words"]) for entry in load("reasons"))
