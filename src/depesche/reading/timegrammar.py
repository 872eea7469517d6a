"""Takes the words of a sentence, gives the rule matches that are to be tried: the list of the time rules.

A pattern is a regular expression over the classes of `timewords`; `(?P<x>...)` is the span, words outside it are context.
Among overlapping matches the one that begins first wins, then the longest, then the earlier rule; a rule that gives nothing leaves
the place to the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from depesche.reading import timedates, timespans
from depesche.reading.timematch import Draft, Hit, Scene
from depesche.reading.timewords import letters

_DAY = "(?:{small} {dot})"
_YEAR = "(?:{year})"

RULES: tuple[tuple[str, str, Callable[[Hit], Sequence[Draft]]], ...] = (
    ("full_date", r"(?P<x>(?:{article} )?(?P<f>{full}))", timedates.full_date),
    ("iso_date", r"(?P<x>(?P<y>{year}) {dash} (?P<m>{small}) {dash} (?P<d>{small}))", timedates.day_month),
    (
        "day_month",
        r"(?P<x>(?:(?P<w>{weekday}|{weekdaypart}) {comma}? )?{article}? (?P<d>{small}) {dot} (?P<m>{month}|{small} {dot}) {dot}? (?P<y>{year})?)",
        timedates.day_month,
    ),
    ("day_month", r"(?P<x>{article}? (?P<d>{ordinal}) (?P<m>{month}) (?P<y>{year})?)", timedates.day_month),
    ("day_month", r"(?<={an}|{vom}|{until}|{zum})(?P<x>(?P<s>{dotted}) {dot})", timedates.dotted_day),
    (
        "day_list",
        r"(?P<x>(?P<d>{small}) {dot} (?:{comma} {small} {dot} )* (?P<j>{and}|{until}|{dash}|{slash}) (?:{zum}|{article}|{vom})? (?P<e>{small}) {dot} (?P<m>{month}) (?P<y>{year})?)",
        timedates.day_list,
    ),
    (
        "month_days",
        r"(?P<x>(?P<a>{month}) (?P<j>{and}|{until}|{dash}|{slash}) (?P<b>{month}) (?P<y>{year})?)",
        timedates.month_pair,
    ),
    (
        "month",
        r"(?P<x>(?P<e>{edge})? (?:(?P<n>{next})|(?P<l>{last})|(?P<t>{this}))? (?P<m>{month}) {dot}? (?P<y>{year})?)",
        timedates.month,
    ),
    (
        "month",
        r"(?P<x>(?P<e>{edge})? (?P<m>{month}) (?:(?P<t>{this})|(?P<n>{next})|(?P<l>{last})) {unit})",
        timedates.month_of_year,
    ),
    (
        "month",
        r"(?P<x>(?P<e>{edge})? (?P<m>{month}) {article} (?:(?P<n>{next})|(?P<l>{last})|(?P<r>{relative})) {unit}?)",
        timedates.month_of_year,
    ),
    (
        "weekday",
        r"(?P<x>(?:{article})? (?:(?P<n>{next})|(?P<l>{last})|(?P<t>{this})|(?P<g>{dayadj}))? (?P<w>{weekday}|{weekdaypart}) (?P<p>{part}|{parts})?)",
        timedates.weekday,
    ),
    (
        "weekday_week",
        r"(?P<x>(?P<w>{weekday}|{weekdaypart}) (?:(?P<t>{this})|(?P<n>{next})|(?P<l>{last})) {unit})",
        timedates.weekday,
    ),
    ("weekday_range", r"(?P<x>(?P<a>{weekday}) (?P<j>{until}|{and}|{dash}) (?:{zum})? (?P<b>{weekday}))", timedates.weekday_pair),
    ("night_to", r"(?P<x>{article}? (?P<p>{part}) (?:{zum}|{auf}) {article}? (?P<w>{weekday}))", timedates.night_to),
    (
        "night_to",
        r"(?P<x>{article}? (?P<p>{part}) (?:{zum}|{auf}) {article}? (?P<d>{small}) {dot} (?P<m>{month})? (?P<y>{year})?)",
        timedates.night_to,
    ),
    ("today", r"(?P<x>(?P<g>{day}) (?P<p>{part}|{parts})?)", timedates.today),
    ("today", r"(?P<x>{article}? (?P<g>{dayadj}) (?P<p>{part}|{unit})?)", timedates.today),
    ("year", r"(?P<x>(?P<e>{edge})? {article}? (?:(?P<u>{unit}))? (?P<y>{year}))", timedates.year),
    ("year_range", r"(?P<x>(?P<y>{year}) (?P<j>{until}|{dash}|{slash}|{and}) (?P<z>{year}|{small}))", timedates.year_pair),
    ("decade", r"(?P<x>{article}? (?P<d>{decade}) {unit}?)", timedates.decade),
    ("century", r"(?P<x>{article}? (?P<o>{small} {dot}|{ordinal}) (?P<u>{unit}))", timedates.numbered_unit),
    (
        "numbered_unit",
        r"(?P<x>{article}? (?P<o>{small} {dot}|{ordinal}) (?P<u>{unit}) (?:(?P<y>{year})|(?P<t>{this}) {unit})?)",
        timedates.numbered_unit,
    ),
    (
        "season",
        r"(?P<x>(?P<e>{edge})? {article}? (?:(?P<n>{next})|(?P<l>{last})|(?P<t>{this}))? (?P<s>{season}) (?P<y>{year})?)",
        timedates.season,
    ),
    ("unit", r"(?P<x>(?P<e>{edge})? {article}? (?:(?P<n>{next})|(?P<l>{last})|(?P<t>{this})) (?P<u>{unit}))", timedates.unit),
    ("unit", r"(?P<x>(?P<e>{edge}) {article} (?P<u>{unit}))", timedates.unit),
    ("weekend", r"(?<={in}|{an}|{article}|{zum}|{vom})(?P<x>(?P<u>{unit}))", timedates.bare_weekend),
    ("relative", r"(?P<x>{article}? (?P<r>{relative}))", timedates.relative),
    ("heuer", r"(?P<x>(?P<h>{heuer}))", timedates.heuer),
    ("same", r"(?P<x>{article}? (?P<s>{same}) (?P<u>{unit}|{part}))", timedates.same),
    ("same", r"(?P<x>(?P<t>{this}) (?P<u>{unit}))", timedates.unit),
    (
        "duration",
        r"(?P<x>{about}? (?P<q>{number}|{small}|{amount}|{one}|{some}|{half}|{year}) (?P<h>{half})? (?P<u>{unit}))(?P<z>{before}|{after})?",
        timespans.duration,
    ),
    (
        "duration",
        r"(?P<x>{article}? (?:(?P<n>{next})|(?P<l>{last})) (?P<q>{number}|{small}|{amount}|{some}) (?P<u>{unit}))",
        timespans.window,
    ),
    ("duration", r"(?<={since}|{vor})(?P<x>(?P<u>{unit}))", timespans.bare_duration),
    ("set", r"(?P<x>(?P<v>{every}) (?P<u>{unit}|{weekday}|{part}|{month}))", timespans.every),
    ("set", r"(?P<x>(?P<v>{weekdays}|{parts}|{often}))", timespans.repeated),
    ("clock", r"(?P<x>(?P<c>{dotted}|{small}) {clock} (?P<s>{small})?)", timespans.clock),
    ("part_of_day", r"(?<={an}|{article}|{zum})(?P<x>(?P<p>{part}))", timespans.part_of_day),
    ("now", r"(?P<x>(?P<r>{present}))", timespans.reference),
    ("vague", r"(?P<x>(?P<r>{past}|{future}))", timespans.reference),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of the grammar: its name, its pattern over the letters of a sentence, and what reads a match."""

    name: str
    pattern: re.Pattern[str]
    read: Callable[[Hit], Sequence[Draft]]
    order: int


@cache
def rules() -> tuple[Rule, ...]:
    """Give the rules with compiled patterns."""
    table = letters()
    return tuple(
        Rule(name=name, pattern=re.compile(pattern.format(**table), re.VERBOSE), read=read, order=order)
        for order, (name, pattern, read) in enumerate(RULES)
    )


def drafts_of(scene: Scene) -> list[tuple[str, Draft]]:
    """Find the times of a sentence in order, each with the name of its rule; keeps `scene.last` and `scene.here` up to date."""
    table = letters()
    line = "".join(table[word.kind] for word in scene.words)
    if line.strip(table["other"]) == "":
        return []
    candidates = [
        (match.start("x"), -match.end("x"), rule.order, rule, match) for rule in rules() for match in rule.pattern.finditer(line)
    ]
    candidates.sort(key=lambda candidate: candidate[:3])
    found: list[tuple[str, Draft]] = []
    free = 0
    for start, _, _, rule, match in candidates:
        if start < free:
            continue
        drafts = rule.read(Hit(match=match, scene=scene))
        for draft in drafts:
            found.append((rule.name, draft))
            free = draft.last + 1
            if draft.names_date and draft.value:
                scene.last = scene.here = draft.value
    return found
