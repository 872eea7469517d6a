"""Takes the words of a sentence, gives the times that its rules find: the list of the rules and how they are tried.

A pattern is a regular expression over the classes of `timewords`. The match is the span; context before it stands in a
lookbehind, context after it in a lookahead. Of the matches at one place the longest is tried first, of equal ones the earlier
rule; a rule that gives nothing leaves the place to the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from depesche.reading.time import days as timedays
from depesche.reading.time import periods as timeperiods
from depesche.reading.time import portions as timeportions
from depesche.reading.time import spans as timespans
from depesche.reading.time import weekdays as timeweekdays
from depesche.reading.time import years as timeyears
from depesche.reading.time.match import Draft, Hit, Scene
from depesche.reading.time.value import day_of
from depesche.reading.time.words import letters

# Pieces that many patterns share.
_PIECES = {
    "TURN": "(?:(?P<n>{next})|(?P<l>{last})|(?P<t>{this})|(?P<v>{preceding})|(?P<f>{following}))",
    # "dieses Jahres", "des Vorjahres", "des Jahres 2014", "2014"
    "OF": "(?:{article}? (?:(?P<on>{next})|(?P<ol>{last})|(?P<ot>{this})) (?P<ou>{unit})|{article} (?P<or>{relative})"
    "|(?P<ow>{same}) {unit}|(?P<od>{article}) (?P<os>{unit}) (?P<oy>{year})?|(?P<y>{year}))",
    "MONTH": "(?:{month}|{monthabbr})",
    "BETWEEN": "(?:{filler}|{adjective}|{newyear})?",
    "BEFORE_AFTER": "(?:{before}|{after})",
    "AMOUNT": "(?:{number}|{small}|{amount}|{one}|{some}|{year})",
    "WD": "(?:{weekday}|{weekdaypart})",
    "JOINT": "(?P<j>{and}|{until}|{dash}|{slash}|{auf})",
}

_RULES: tuple[tuple[str, str, Callable[[Hit], Sequence[Draft]]], ...] = (
    ("full_date", "(?:{article}|{WD} {comma}? {article}?)? (?P<f>{full})", timedays.full_date),
    ("iso_date", "(?P<y>{year}) {dash} (?P<m>{small}) {dash} (?P<d>{small})", timedays.day_month),
    (
        "day_month",
        "(?:(?P<w>{WD}) {comma}? )?{article}? (?P<d>{small}) {dot} (?P<m>{MONTH}) (?:{dot} (?={year}))? (?P<y>{year})?",
        timedays.day_month,
    ),
    ("day_month", "(?:(?P<w>{WD}) {comma}? )?{article}? (?P<d>{small}) {dot} (?P<m>{MONTH}) {OF}", timedays.day_month_of),
    (
        "day_month",
        "(?:(?P<w>{WD}) {comma}? )?{article}? (?P<d>{small}) {dot} (?P<m>{small}) {dot} (?P<y>{year})",
        timedays.day_month,
    ),
    ("day_month", "{article}? (?P<d>{ordinal}) (?P<m>{month}) (?P<y>{year})?", timedays.day_month),
    (
        "dotted_day",
        "(?<={an}|{vom}|{until}|{zum}|{open}|{dash}|{since}|{article}|{ab}) (?P<s>{dotted}) {dot}",
        timedays.dotted_day,
    ),
    ("dotted_day", "(?P<s>{dotted}) {dot} (?={until}|{dash})", timedays.dotted_day),
    ("dotted_day", "{WD} {comma}? {article}? (?P<s>{dotted}) {dot}", timedays.dotted_day),
    ("bare_day", "(?<={hedge}) {article}? (?P<d>{small}) {dot}", timedays.bare_day_of_limit),
    (
        "numbered",
        "{article}? (?P<o>{small} {dot}) "
        "(?= (?:{until}|{and}|{dash}|{slash}) {in}? {zum}? {article}? {small} {dot} (?P<u>{unit}))",
        timeperiods.numbered,
    ),
    ("bare_day", "(?<={an}|{vom}|{zum}|{until}|{since}|{ab}) (?P<d>{small}) {dot}", timedays.bare_day),
    (
        "bare_day",
        "(?<={an}|{vom}|{until}|{since}|{ab}|{for}) {article} (?P<d>{small}) {dot} (?! {comma}|{and}|{until}|{dash}|{slash})",
        timedays.bare_day,
    ),
    (
        "day_of_month",
        "{article}? (?P<d>{small}) {dot} (?:(?P<n>{next})|(?P<l>{last})|(?P<t>{this})) {unit}",
        timedays.day_of_month,
    ),
    ("day_of_month", "{article}? (?P<d>{small}) {dot} {article} (?P<u>{unit})", timedays.day_of_this_month),
    (
        "day_list",
        "(?P<d>{small}) (?P<dd>{dot}) (?:(?:{comma}|{and}|{slash}|{comma}{and}) (?:{an}|{article})? {small} {dot} )* "
        "{comma}? {JOINT} (?:{zum}|{article}|{an}|{vom})? "
        "(?P<e>{small}) {dot} (?P<m>{MONTH}) (?:{dot} (?={year}))? (?P<y>{year})?",
        timedays.day_list,
    ),
    ("day_list", "(?P<d>{small}) (?P<dd>{dot})? {dash} (?P<e>{small}) {dot} (?P<m>{MONTH}) (?P<y>{year})?", timedays.day_list),
    ("set", "(?:(?<={each})|(?<={each}{an})) (?P<u>{WD})", timespans.every),
    ("set", "{article}? (?:{ordinal}|{last}) {weekday} {in} (?P<u>{unit})", timespans.every),
    ("weekday", "{article}? {TURN}? (?P<w>{WD}) (?P<p>{part}|{parts})?", timeweekdays.weekday),
    ("weekday", "{article}? (?P<g>{dayadj}) (?P<w>{WD}) (?P<p>{part}|{parts})?", timeweekdays.weekday),
    ("weekday", "(?P<w>{WD}) (?P<p>{part})? {OF}", timeweekdays.weekday_of_week),
    (
        "weekday",
        "{article}? (?:(?P<on>{next})|(?P<ol>{last})|(?P<ot>{this})) (?P<ou>{unit}) (?P<w>{WD})",
        timeweekdays.weekday_of_week,
    ),
    ("weekday", "(?P<w>{WD}) (?:{vor}|(?P<i>{in})) (?P<q>{AMOUNT}) (?P<u>{unit})", timeweekdays.weekday_ago),
    ("weekday_pair", "(?P<a>{weekday}) {JOINT} (?P<b>{weekday}) {OF}", timeweekdays.weekday_pair),
    (
        "weekday_pair",
        "(?:{article}? (?:(?P<n>{next})|(?P<l>{last})))? (?P<a>{weekday}) {JOINT} (?:{zum})? (?P<b>{weekday})",
        timeweekdays.weekday_pair,
    ),
    ("day_weekday", "(?P<g>{day}) {comma}? (?P<w>{weekday})", timedays.day_weekday),
    ("weekday_date", "(?P<w>{WD}) {open} (?P<d>{small}) {dot} (?P<m>{MONTH}|{small})", timedays.weekday_with_date),
    ("night_to", "{article}? (?P<p>{part}) (?:{zum}|{auf}|{zu}) {article}? (?P<w>{weekday})", timedays.night_to),
    (
        "night_to",
        "{article}? (?P<p>{part}) (?:{zum}|{auf}|{zu}) {article}? (?:(?P<w>{weekday}) {comma}? {article}? )?"
        "(?P<d>{small}) {dot} (?P<m>{MONTH}) (?P<y>{year})?",
        timedays.night_to,
    ),
    ("night_to", "{article}? (?P<p>{part}) (?:{zum}|{auf}) (?P<g>{day})", timedays.night_to),
    (
        "night_to",
        "{article}? (?P<p>{part}) (?:{von}|{vom}) {weekday} (?:{zum}|{auf}) {article}? (?P<w>{weekday})",
        timedays.night_to,
    ),
    (
        "night_to",
        "{article}? (?P<p>{part}) (?:{von}|{vom}) {small} {dot} {month}? (?:{zum}|{auf}) {article}? "
        "(?P<d>{small}) {dot} (?P<m>{MONTH}) (?P<y>{year})?",
        timedays.night_to,
    ),
    (
        "part_of_date",
        "(?:{article}? {same})? (?P<p>{part}) {article} (?P<d>{small}) {dot} (?P<m>{MONTH}) (?P<y>{year})?",
        timedays.part_of_date,
    ),
    ("part_of_date", "(?P<p>{part}) {article} (?P<w>{weekday})", timedays.part_of_date),
    ("part_of_date", "(?P<p>{part}) {article}? (?:{same}|{this}) (?P<u>{unit})", timeportions.part_of_same_day),
    ("part_of_date", "(?P<p>{vorabend})", timeportions.evening_before),
    ("today", "(?P<g>{day}) (?:{vor}|(?P<i>{in})) {about}? (?P<q>{AMOUNT}) (?P<u>{unit})", timedays.today_ago),
    ("past_night", "{article}? (?:(?P<l>{last})|(?P<n>{next})|(?P<t>{this})) (?P<p>{part})", timedays.night_of_turn),
    ("today", "(?P<g>{day}) (?P<p>{part}|{parts})?", timedays.today),
    ("today", "{article}? (?P<g>{dayadj}) (?P<p>{part}|{unit})", timedays.today),
    ("today", "{article}? (?P<g>{dayadj}) (?P<z>{times})", timedays.today),
    ("today", "(?P<g>{dayadj})", timedays.today),
    ("month_pair", "(?P<a>{month}) {JOINT} (?P<b>{month}) (?P<y>{year})?", timeperiods.month_pair),
    ("month", "(?:{edge} {slash})? (?P<e>{edge})? (?:{article}? {TURN})? (?P<m>{month}) (?P<y>{year})?", timeperiods.month),
    ("week_of_month", "{article}? (?P<o>{ordinal}|{last}) (?P<m>{monthweek}) (?P<y>{year})?", timeportions.week_of_month),
    ("half_month", "{article}? (?P<o>{ordinal}) (?P<m>{monthhalf}) (?P<y>{year})?", timeperiods.half_month),
    ("month", "(?P<e>{edge})? (?P<m>{monthabbr}) {dot}? (?P<y>{year})", timeperiods.month),
    ("month", "(?P<e>{edge})? (?P<m>{month}) {OF}", timeperiods.month_of_year),
    ("season", "(?P<e>{edge})? {article}? (?:{TURN} {adjective}?)? (?P<s>{season}) (?P<y>{year})?", timeperiods.season),
    ("season", "(?P<e>{edge})? (?P<s>{season}) {OF}", timeperiods.season_of_year),
    ("season", "(?P<s>{season}) (?P<y>{year}) {slash} {small}", timeperiods.season),
    ("feast", "{article}? (?P<s>{feast}) (?P<y>{year})?", timedays.feast),
    ("year", "(?P<e>{edge})? {article}? (?P<u>{unit}) (?P<y>{year})", timeyears.year),
    ("year", "(?P<e>{edge})? (?P<y>{year})", timeyears.year),
    ("year_pair", "(?P<y>{year}) (?P<j>{until}|{dash}|{slash}|{and}) (?P<z>{year}|{small})", timeyears.year_pair),
    ("year_pair", "{article}? {yearnoun} (?P<y>{year}) (?:(?P<j>{slash}|{dash}) (?P<z>{year}|{small}))?", timeyears.named_year),
    ("decade", "(?P<e>{edge})? {article}? {early}? (?P<d>{decade}) {unit}?", timeyears.decade),
    ("turned_year", "(?P<e>{edge})? {article}? (?P<x>{newyear}|{age}) (?P<u>{unit})", timeportions.turned_year),
    ("length", "(?<={in}) {article}? (?P<x>{early}|{age}) (?P<u>{unit})", timeportions.years_of_life),
    ("kind_of_year", "(?<={in}) {yearkind}", timeportions.kind_of_year),
    ("term", "{article}? {TURN} (?P<u>{yearnoun})", timeportions.turned_term),
    ("first_of", "{article} (?P<o>{ordinal}) (?P<u>{unit})", timeportions.first_units),
    ("event_day", "{article}? (?:{ordinal}|{last}) (?P<u>{unit})", timeportions.day_of_event),
    ("numbered", "(?P<e>{edge})? {article}? (?P<o>{small} {dot}|{ordinal}) (?P<u>{unit}) {OF}?", timeperiods.numbered),
    ("numbered", "{article}? {ordinal} {unit} {article} (?P<o>{small} {dot}|{ordinal}) (?P<u>{unit})", timeperiods.numbered),
    ("numbered", "(?P<q>{quarter}) (?P<y>{year})?", timeperiods.quarter),
    ("unit", "(?P<e>{edge})? {article}? {TURN} (?P<u>{unit})", timeperiods.unit),
    ("unit", "(?P<e>{edge}) {article} (?P<u>{unit}) (?P<y>{year})?", timeperiods.unit),
    ("unit", "(?P<e>{edge}) (?P<u>{unit})", timeperiods.unit),
    ("unit", "(?<={course}) {article} (?P<u>{unit})", timeperiods.unit),
    ("running_year", "{article} (?P<u>{unit})", timeportions.running_year),
    ("edge_unit", "(?P<k>{edgeunit}) (?P<y>{year})?", timeperiods.edge_unit),
    ("weekend", "(?<={in}|{an}|{article}|{zum}|{vom}|{over}) (?P<u>{unit})", timeperiods.weekend),
    ("relative", "(?P<e>{edge})? {article}? (?P<r>{relative})", timeperiods.relative),
    ("heuer", "(?P<h>{heuer})", timeperiods.heuer),
    ("same", "{article}? {same} (?P<u>{unit}|{part})", timeperiods.same),
    ("year_ago", "{article}? {same} {period} {article} (?P<r>{relative})", timeperiods.year_ago),
    ("year_ago", "{article}? {yearago}", timeperiods.year_ago),
    ("year_ago", "{article}? {same} (?P<u>{unit}) {article} (?P<r>{relative})", timeportions.same_unit_of_year),
    ("same", "{that} (?P<u>{unit})", timeperiods.same),
    ("step", "(?P<u>{unit}) (?P<z>{before}|{after})", timeperiods.step),
    ("step", "{article}? (?P<v>{following}|{preceding}|{next}) (?P<u>{part})", timeperiods.step),
    (
        "distance",
        "(?:{article} {filler}?)? {about}? (?P<q>{AMOUNT}) {BETWEEN} (?P<u>{unit}) (?:{before}|{after})?",
        timespans.duration,
    ),
    (
        "distance",
        "{article}? {about}? (?P<a>{AMOUNT}) (?:{until}|{and}|{dash}) (?P<q>{AMOUNT}) {BETWEEN} (?P<u>{unit}) {BEFORE_AFTER}?",
        timespans.duration,
    ),
    ("distance", "(?:{one})? (?P<h>{half}) (?P<u>{unit}) (?:{before}|{after})?", timespans.duration),
    (
        "window",
        "{article}? (?:(?P<n>{next})|(?P<l>{last})|{following}|{preceding}|{ordinal}) (?:{AMOUNT} (?:{until}|{dash}|{and}))? "
        "(?P<q>{number}|{small}|{amount}|{some}) (?P<u>{unit})",
        timespans.window,
    ),
    ("length", "(?<={since}|{vor}|{over}|{nach}|{within}) (?P<u>{unit})", timespans.bare_length),
    ("length", "(?P<u>{unit}) (?={lang}|{vor}|{nach})", timespans.bare_length),
    ("length", "{article} (?P<u>{unit})", timespans.bare_length),
    ("window", "{article}? (?:(?P<n>{next})|(?P<l>{last})) (?P<q>{half}) (?P<u>{unit})", timespans.window),
    ("length", "(?P<v>{long}|{lasting})", timespans.long_lasting),
    ("length", "(?P<q>{small}|{amount}) {dash} (?P<v>{lasting})", timespans.long_lasting),
    ("set", "(?P<v>{every}) {ordinal}? (?P<u>{unit}|{WD}|{part}|{month}|{season})", timespans.every),
    ("set", "{every} (?:{ordinal}|{last}) {weekday} {in} (?P<u>{unit})", timespans.every),
    ("set", "(?:{per}|{each}) (?P<q>{number}|{small}) {BETWEEN} (?P<u>{unit})", timespans.every),
    ("set", "(?<={in}|{an}) (?P<u>{unit})", timespans.rate),
    ("set", "(?P<v>{all}) (?P<q>{number}|{small}) (?P<u>{unit})", timespans.every),
    ("set", "(?:{times_a} )?(?P<v>{per}) (?P<u>{unit})", timespans.every),
    ("set", "{times_a} {in} {article}? (?P<u>{unit})", timespans.every),
    ("set", "(?P<u>{unit}) (?:{um}|{for}) {unit}", timespans.every),
    ("set", "{times_a}? (?P<v>{weekdays}|{parts}|{often})", timespans.repeated),
    ("set", "(?P<u>{weekday}) (?P<v>{parts})", timespans.repeated),
    ("clock", "(?P<c>{dotted}|{small}|{number}|{one}) {clock} (?P<s>{small})? (?P<p>{parts})?", timespans.clock),
    ("clock", "(?P<c>{dotted}|{small}) (?= (?:{until}|{dash}|{and}|{slash}) (?:{dotted}|{small}) {clock})", timespans.clock),
    ("clock", "(?<={um}) (?P<c>{dotted}) (?! {unit})", timespans.clock),
    ("clock", "(?P<c>{dotted})", timespans.clock_with_colon),
    ("part_of_day", "(?P<p>{part})", timespans.part_of_day),
    ("reference", "(?P<r>{present}|{past}|{future})", timespans.reference),
    ("reference", "(?<={von}) (?P<r>{nun}) (?={an})", timespans.reference),
    ("reference", "(?<={in}) {article}? {adjective}? (?P<r>{pastnoun}|{futurenoun})", timespans.reference),
    ("reference", "{article}? (?P<r>{last}|{former}) {times}", timespans.reference),
    ("reference", "(?P<r>{this}) {adjective}? {times}", timespans.reference),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of the grammar: its name, its pattern over the letters of a sentence, and what reads a match."""

    name: str
    pattern: re.Pattern[str]
    read: Callable[[Hit], Sequence[Draft]]


@cache
def rules() -> tuple[Rule, ...]:
    """Give the rules with compiled patterns, in their order."""
    table = letters()
    pieces = {name: piece.format(**table) for name, piece in _PIECES.items()}
    return tuple(
        Rule(name=name, pattern=re.compile(pattern.format(**table, **pieces).replace(" ", "")), read=read)
        for name, pattern, read in _RULES
    )


def drafts_of(scene: Scene) -> list[tuple[str, Draft]]:
    """Find the times of a sentence in order, each with the name of its rule; keeps `scene.named` and `scene.here` up to date."""
    table = letters()
    other = table["other"]
    line = "".join(table[word.kind] for word in scene.words)
    found: list[tuple[str, Draft]] = []
    place = 0
    while place < len(line):
        drafts: Sequence[Draft] = ()
        if line[place] != other and line[place] in _first_letters():
            matches = [(match.end(), rule, match) for rule in rules() if (match := rule.pattern.match(line, place))]
            matches.sort(key=lambda candidate: -candidate[0])
            for _, rule, match in matches:
                drafts = rule.read(Hit(match=match, scene=scene))
                if drafts:
                    found += [(rule.name, draft) for draft in drafts]
                    break
        for draft in drafts:
            scene.repeats = _is_repeated_day(draft) or (scene.repeats and not draft.names_date)
            shown = draft.value is not None and draft.value[0].isdigit()
            named = draft.value if shown else (draft.edtf or "").partition("/")[0].rstrip("~")
            if draft.names_date and named:
                scene.here = named
                if not scene.is_inside_attribute(draft.first, draft.last):
                    scene.told = named
                scene.named.append(named)
                scene.single = len(drafts) == 1
        place = drafts[-1].last + 1 if drafts else place + 1
    return [_on_next_day(found, number, scene) for number in range(len(found))]


def _on_next_day(found: list[tuple[str, Draft]], number: int, scene: Scene) -> tuple[str, Draft]:
    """Give an hour the day that follows at once: "gegen 7 Uhr am Morgen des 4. November", "um 20 Uhr am Montag"."""
    rule, draft = found[number]
    if rule != "clock" or draft.edtf is not None or draft.value is None or number + 1 == len(found):
        return rule, draft
    following = found[number + 1][1]
    between = [word.kind for word in scene.words[draft.last + 1 : following.first]]
    if between not in (["an"], ["an", "article"], ["comma"], ["comma", "an"]) or day_of(following.value) is None:
        return rule, draft
    day = (following.value or "")[:10]
    return rule, replace(draft, value=f"{day}T{draft.value.partition('T')[2]}", edtf=day, anchor=day)


def _is_repeated_day(draft: Draft) -> bool:
    """`wochentags`, `jeden Montag`; not `morgens um 9 Uhr`, which may be that of one day."""
    return draft.type == "SET" and draft.value is not None and not draft.value.startswith(("XXXX-XX-XXT", "PT"))


@cache
def _first_letters() -> frozenset[str]:
    """Letters of the classes that a time can begin with; all but the marks and the small words that are only context."""
    table = letters()
    marks = {"dot", "dash", "slash", "comma", "open", "close"}
    before = {"in", "an", "zum", "auf", "von", "vom", "bei", "nach", "vor", "since", "until", "ab", "for", "within"}
    never = marks | before | {"um", "zu", "between", "and", "adjective", "clock", "course", "over", "forthe"}
    return frozenset(letter for name, letter in table.items() if name not in never)
