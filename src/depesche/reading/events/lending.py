"""Takes the events of a report, gives those told without a day or place the day and place of what they are told within.

Who talks in the course of a visit talks where and when the visit is; what is agreed at a meeting is agreed that day; what is done
"zugleich" is done on the day of what was told before it. Nothing is lent over more than a few sentences, and nothing that would
contradict what the event's own words say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeVar

from depesche.model.reading import Place, Proof
from depesche.reading.analysis import Analysis, PlaceMention, TimeMention
from depesche.reading.events.continuing import ARRIVING
from depesche.reading.events.merging import Group, Mention
from depesche.reading.events.participants import organisations

_REACH = 3
"""Sentences between an event and the visit or meeting that it belongs to."""
_AT_ONCE = re.compile(r"\b(?:zugleich|gleichzeitig|im selben Zug|im gleichen Atemzug|im Gegenzug am selben Tag)\b", re.IGNORECASE)
_OUTCOME = re.compile(
    r"\b(?:[Dd]abei|[Dd]arin|[Ii]n einer gemeinsamen (?:Erklärung|Mitteilung)|[Ii]n (?:einem|der) (?:Abschluss|Schluss)\w+"
    r"|[Zz]um (?:Abschluss|Ende|Schluss)|[Aa]m Ende|[Mm]ünde(?:te|n|ten) in|[Bb]eide Seiten|[Dd]ie beiden|[Dd]ie (?:drei|vier)\b"
    r"|[Ss]ie (?:einigten|verständigten|vereinbarten|unterzeichneten|beschlossen)|[Vv]ereinbart wurde|[Mm]an einigte)\b"
)
_DONE = frozenset(["held", "under_way"])
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def lend(groups: Sequence[Group], analysis: Analysis) -> None:
    """Give the groups that lack a day or a place those of what they are told within; the groups are changed in place."""
    told = sorted(
        ((mention.start, place, mention, group) for place, group in enumerate(groups) for mention in group.mentions),
        key=lambda one: one[:2],
    )
    starts = [one[0] for one in told]
    for group in groups:
        first = min(group.mentions, key=lambda mention: mention.start)
        _at_the_host(group, first)
        if first.judgement.status not in _DONE:
            continue
        floor = analysis.sentences[max(0, first.sentence - _REACH)].start
        near = [one[2:] for one in told[bisect_left(starts, floor) : bisect_left(starts, first.start)] if one[3] is not group]
        if not group.date and re.search(r"\b[Dd]amals\b", first.evidence.quote):
            _of_then(group, first, analysis)
        if first.kind == "meeting" and not (group.date and group.place):
            _of_visit(group, first, near, analysis)
            if first.setting and not group.date and not group.place:
                _of_scene(group, first, analysis)
        if not group.date and first.kind == "agreement":
            _of_talks(group, first, near)
        if not group.date and _AT_ONCE.search(analysis.sentences[first.sentence].text):
            _of_last(group, first, near)


def _at_the_host(group: Group, first: Mention) -> None:
    """Place a visit at its host, and a summons to a ministry in the state that summons."""
    country = group.place.country if group.place else None
    if country is not None:
        return
    if first.kind == "visit":
        at_home = {one.side for one in group.participants if one.side and one.part == "host"}
    elif first.kind == "summons" and group.place is not None and group.place.venue:
        at_home = {one.side for one in group.participants if one.side and one.part == "initiator"}
    else:
        return
    states = sorted(side for side in at_home - organisations() if len(side) == 2)
    if len(states) == 1 and len(at_home) == 1:
        known = group.place or Place()
        group.place = Place(country=states[0], city=known.city, venue=known.venue)


def _of_then(group: Group, first: Mention, analysis: Analysis) -> None:
    """Date what happened "damals" by the last day, month or year told in the two sentences before."""
    floor = analysis.sentences[max(0, first.sentence - 2)].start
    stop = analysis.sentences[first.sentence].start
    told = [time for time in _between(analysis.times, floor, stop) if time.type == "DATE" and time.edtf]
    if told:
        group.date = told[-1].edtf
        group.lent = (Proof(field="date", span=told[-1].span, anchor=told[-1].anchor, rule="damals"),)


def _before(near: Sequence[tuple[Mention, Group]], kinds: tuple[str, ...]) -> Iterator[tuple[Group, Mention]]:
    """Give the events of some kinds (none: of all) told shortly before, the latest first, each with its last mention."""
    seen: set[int] = set()
    for mention, group in reversed(near):
        if id(group) not in seen and (not kinds or mention.kind in kinds):
            seen.add(id(group))
            yield group, mention


def _of_visit(group: Group, first: Mention, near: Sequence[tuple[Mention, Group]], analysis: Analysis) -> None:
    """Place a meeting in the visit of one who takes part: "Am Mittwoch traf er in Wien ein. Nach einem Gespräch mit ..."."""
    for visit, telling in _before(near, ("visit",)):
        if telling.judgement.status not in _DONE or visit.place is None or visit.place.country is None:
            continue
        if not _takes_part(group, visit) or _past_before(first, telling, analysis):
            continue
        host = visit.place.country
        if group.sides - organisations() and host not in group.sides and len(group.sides - organisations()) > 1:
            continue
        if group.place is not None and group.place.country not in (None, host):
            return
        if group.date is not None and visit.date is not None and group.date != visit.date:
            return
        if group.place is None:
            group.place = Place(country=host, city=visit.place.city)
        if group.date is None and visit.date and _DAY.fullmatch(visit.date) and telling.head not in ARRIVING:
            _date(group, visit)
        return


def _takes_part(group: Group, visit: Group) -> bool:
    travellers = {one.name for one in visit.participants if one.name and one.part != "host"}
    return bool(travellers & group.names)


def _past_before(first: Mention, telling: Mention, analysis: Analysis) -> bool:
    """Say whether a meeting lies before the visit: it is told in the Plusquamperfekt, the visit is not."""
    return _is_before(first, analysis) and not _is_before(telling, analysis)


def _is_before(mention: Mention, analysis: Analysis) -> bool:
    return re.search(r"\b(?:hatten?|waren?)\b", mention.evidence.quote) is not None and mention.judgement.status == "held"


def _of_talks(group: Group, first: Mention, near: Sequence[tuple[Mention, Group]]) -> None:
    """Date what was agreed at a meeting told just before, where the words say that it came of it."""
    if not _OUTCOME.search(first.evidence.quote):
        return
    for talks, telling in _before(near, ("meeting", "visit")):
        if first.sentence - telling.sentence > 1 or telling.judgement.status != "held" or not talks.date:
            continue
        if group.sides and not group.sides <= talks.sides and not talks.sides <= group.sides:
            continue
        _date(group, talks)
        return


def _of_last(group: Group, first: Mention, near: Sequence[tuple[Mention, Group]]) -> None:
    """Date what was done at once with what was told last before it."""
    for other, telling in _before(near, ()):
        if telling.sentence < first.sentence and other.date and _DAY.fullmatch(other.date) and telling.judgement.status in _DONE:
            _date(group, other)
            return


def _of_scene(group: Group, first: Mention, analysis: Analysis) -> None:
    """Place a meeting that only sets the scene of what was said where the one who said it was told of right before."""
    if first.sentence == 0:
        return
    before = analysis.sentences[first.sentence - 1]
    gap = analysis.report.text[before.end : analysis.sentences[first.sentence].start]
    if "\n" in gap:
        return
    here = [person for person in analysis.persons if person.name in group.names]
    if not any(before.start <= span.start < before.end for person in here for span in person.mentions):
        return
    times = [
        time
        for time in _between(analysis.times, before.start, before.end)
        if time.type in ("DATE", "TIME") and time.edtf and time.bound is None
    ]
    places = [place for place in _between(analysis.places, before.start, before.end) if place.locative and place.city]
    if len(times) != 1 or len(places) != 1 or not _DAY.fullmatch(times[0].edtf or ""):
        return
    group.date, group.place = times[0].edtf, Place(country=places[0].country, city=places[0].city)
    group.lent = (Proof(field="date", span=times[0].span, anchor=times[0].anchor, rule="scene"),)


_Named = TypeVar("_Named", TimeMention, PlaceMention)


def _between(named: Sequence[_Named], start: int, stop: int) -> Sequence[_Named]:
    """Give the times or places that begin between two places of the text."""
    first = bisect_left(named, start, key=lambda one: one.span.start)
    return named[first : bisect_left(named, stop, key=lambda one: one.span.start)]


def _date(group: Group, giver: Group) -> None:
    """Give a group the date of another one, with its proof."""
    group.date = giver.date
    proofs = [proof for mention in giver.mentions if mention.date == giver.date for proof in mention.proofs] + list(giver.lent)
    group.lent = tuple(proofs[:1])
