"""Takes reports, readings and their copies and versions, gives the independent source behind each report, with the reasons.

The evidence is taken in this order: agency tag or desk line, words shared with another report, another outlet or agency named as
the source, own byline. Where there is none, the origin is unclear. Independence can be disproved, never proved.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from depesche.language.lexicon import fold
from depesche.linking.copies import Relation, order_of, outlet_key
from depesche.linking.mentions import day_of
from depesche.linking.values import folded_words, words
from depesche.model.reading import Reading
from depesche.model.record import ReportOrigin
from depesche.model.report import Report

# Share of a report's statements that must have come through one source for the report to rest on it.
_RESTS_ON = 0.5
# Share of the longer words that two reports on the same news have in common at least.
_LIKE_WORDS = 0.3
# How far down in a report the source of its news is named, in characters.
_LEAD = 700


def origins_of(
    reports: Sequence[Report], readings: Mapping[str, Reading], relations: Mapping[str, Relation]
) -> dict[str, ReportOrigin]:
    """Find the origin of every report."""
    ordered = sorted(reports, key=order_of)
    outlets = _outlets(ordered)
    base: dict[str, tuple[str | None, list[str]]] = {}
    counts: Counter[str] = Counter()
    through: dict[str, tuple[Report, str]] = {}
    for report in ordered:
        relation = relations[report.id]
        reasons = list(relation.because)
        parent = relation.version_of or relation.copy_of
        source = None if parent else _source(report, readings.get(report.id), outlets)
        if parent is None and isinstance(source, Report):
            reasons.append(f"rests on {source.id}: names {source.outlet} as its source")
            parent = source.id
        if parent is not None and parent in base:
            name, why = base[parent]
            reasons += _desk_line(report)
            if name is None:
                # Unclear alone, but two reports with the same words have one origin, whoever it is.
                name = f"own-{parent}"
                base[parent] = (name, [*why, f"shares its words with {report.id}"])
        else:
            medium = source if isinstance(source, str) else None
            known = through.get(_slug(medium)) if medium else None
            if medium and known and _same_news(report, known[0]):
                name, why = known[1], [f"names {medium} as its source, as {known[0].id} does at the same time"]
            else:
                name, why = _own(report, medium, counts)
            if medium and name:
                through[_slug(medium)] = (report, name)
            reasons += why
        base[report.id] = (name, reasons)
    return {
        report.id: ReportOrigin(
            id=report.id,
            outlet=report.outlet,
            published=report.published,
            title=report.title,
            copy_of=relations[report.id].copy_of,
            version_of=relations[report.id].version_of,
            origin=base[report.id][0],
            because=tuple(base[report.id][1]),
        )
        for report in ordered
    }


def _own(report: Report, source: str | None, counts: Counter[str]) -> tuple[str | None, list[str]]:
    """The origin of a report that repeats no other one."""
    if source is not None:
        slug = _slug(source)
        counts[slug] += 1
        return f"{slug}-{counts[slug]}", [f"names {source} as its source", *_desk_line(report)]
    agency = _agency(report)
    if agency:
        slug = _slug(agency)
        counts[slug] += 1
        return f"{slug}-{counts[slug]}", _desk_line(report)
    if report.authors:
        return f"own-{report.id}", [f"own author: {', '.join(report.authors)}"]
    if report.outlet:
        return f"own-{report.id}", ["no agency, no shared words, no other source named: taken as the outlet's own"]
    return None, ["no agency, no author, no outlet, no shared words: unclear"]


def _same_news(report: Report, earlier: Report) -> bool:
    """Say whether two reports that rest on one medium tell the same: a day apart at most, in like words."""
    day, before = day_of(report.published), day_of(earlier.published)
    if day is None or before is None or abs((day - before).days) > 1:
        return False
    own, other = ({word[:8] for word in folded_words(text) if len(word) >= 6} for text in (report.text, earlier.text))
    return len(own & other) >= _LIKE_WORDS * min(len(own), len(other), 60)


def _agency(report: Report) -> str | None:
    """The agencies of the desk line as one name; `None` where there is none."""
    return "-".join(dict.fromkeys(_slug(agency) for agency in report.agency)) or None


def _desk_line(report: Report) -> list[str]:
    if not report.agency:
        return []
    names = ", ".join(report.agency)
    return [f"agency tag ({names})"] + (["own lines beside it"] if report.own_lines else [])


def _slug(name: str) -> str:
    return re.sub(r"[^\w]+", "", fold(name)) or "source"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outlet:
    """An outlet of the archive: its bare `name` in small letters, and its reports in order with their places in time."""

    name: str
    reports: list[Report]
    times: list[tuple[date, str, int, int, str]]


def _outlets(ordered: Sequence[Report]) -> dict[str, list[_Outlet]]:
    """The outlets by the first word of their name, so that a text is looked through once."""
    found: dict[str, _Outlet] = {}
    for report in ordered:
        key = outlet_key(report.outlet)
        if len(key) >= 4:
            name = re.sub(r"\.(at|ch|de|com|net|org)$", "", fold(report.outlet or ""))
            outlet = found.setdefault(key, _Outlet(name=name, reports=[], times=[]))
            outlet.reports.append(report)
            outlet.times.append(order_of(report))
    table: dict[str, list[_Outlet]] = defaultdict(list)
    for key in sorted(found):
        first = folded_words(found[key].name)[:1]
        if first:
            table[first[0]].append(found[key])
    return table


def _source(report: Report, reading: Reading | None, outlets: Mapping[str, list[_Outlet]]) -> Report | str | None:
    """Another report that this one names as its source, else a medium through which most of it comes; `None` for neither.

    An outlet is looked for in the lead beside a word of reporting; the report meant is its latest one before this one.
    """
    lead = fold(report.text[:_LEAD])
    own = outlet_key(report.outlet)
    inflected = {form for word in folded_words(lead) for form in (word, word.removesuffix("s"))}
    for outlet in [outlet for word in sorted(inflected) for outlet in outlets.get(word, ())]:
        if outlet.name not in lead or outlet_key(outlet.reports[0].outlet) == own:
            continue
        place = bisect_left(outlet.times, order_of(report))
        if place and _cited(lead, outlet.name):
            return outlet.reports[place - 1]
    return _medium(reading, report)


def _cited(lead: str, name: str) -> bool:
    """Say whether a name stands in the lead as that of a source."""
    before, after = _citing()
    return any(
        before.search(lead[max(0, match.start() - 60) : match.start()]) or after.match(lead[match.end() : match.end() + 60])
        for match in re.finditer(rf"\b{re.escape(name)}s?\b", lead)
    )


@cache
def _citing() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words of citing that end the text before a name, or begin the one after it, with four words between at most."""
    table = words()["citing"]
    before = "|".join(re.escape(fold(word)) for word in table["before"])
    after = "|".join(re.escape(fold(word)) for word in table["after"])
    return (
        re.compile(rf"\b(?:{before})\b[\s,:„“\"«»]+(?:[\w-]+[\s„“\"«»]+){{0,4}}$"),
        re.compile(rf"[“\"»«]?[\s,]+(?:[\w-]+[\s„“\"«»]+){{0,4}}?(?:{after})\b"),
    )


def _medium(reading: Reading | None, report: Report) -> str | None:
    """The medium through which most statements of a report came, when it stands in the lead."""
    if reading is None or not reading.statements:
        return None
    via = Counter(statement.via[-1] for statement in reading.statements if statement.via)
    if not via:
        return None
    name, count = min(via.items(), key=lambda pair: (-pair[1], pair[0]))
    if count < _RESTS_ON * len(reading.statements) or count < 2 or fold(name) not in fold(report.text[:_LEAD]):
        return None
    return name
