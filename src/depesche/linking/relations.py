"""Takes joined events, gives for each two sides their relation over time on the ladder of diplomatic measures.

The state after a step is the highest measure that was taken and not taken back; what is only announced changes nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import get_args

from depesche.language.lexicon import fold, load
from depesche.linking.cluster import Cluster
from depesche.linking.mentions import Mention, in_order
from depesche.model.record import JoinedEvent, Measure, Relation, Step
from depesche.model.report import Report
from depesche.model.span import Span

_STATUSES = frozenset(["held", "under_way", "announced"])
# Days within which a like measure of the other side counts as an answer, and one that words call an answer.
_ALIKE, _TOLD = 45, 120
# Reports whose words are shown with a step, and looked at for what they say of it.
_SHOWN, _READ = 2, 6
# Characters at the beginning of a report in which its first clause, its own news, begins.
_HEAD = 60
_SENTENCE_ENDS = ("\n", ". ", "! ", "? ")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Act:
    """A measure of one side against another, before the pairs are put in order."""

    step: Step
    target: str
    day: date
    told: bool  # in words of an answer
    current: bool  # of a known day, or told at the head of a report: what is only looked back on, without a day, is no state


def ladder_of(
    events: Mapping[str, JoinedEvent], clusters: Mapping[str, Cluster], reports: Mapping[str, Report]
) -> tuple[Relation, ...]:
    """Find the relations, in the order of their sides. Two sides between which no measure was taken have none."""
    pairs: dict[tuple[str, str], list[_Act]] = defaultdict(list)
    single: set[tuple[str, frozenset[str]]] = set()
    for name in sorted(events):
        parent = events[name].part_of
        if parent and parent in events and events[parent].kind == events[name].kind:
            single |= {(parent, frozenset(pair)) for pair in _pairs(events[name], clusters[name])}
    for name in sorted(events):
        event, cluster = events[name], clusters[name]
        measure, told = _measure(event, cluster, reports)
        if measure is None or event.status not in _STATUSES:
            continue
        day = cluster.core.start if cluster.core and cluster.core.start else cluster.first_day
        for by, target in _pairs(event, cluster):
            if (name, frozenset((by, target))) in single:
                continue  # the act of this pair stands by itself, as a part of the joint one
            known = by if by in cluster.initiators else None
            step = Step(
                event=name,
                measure=measure,
                date=event.date,
                reported=cluster.first_day.isoformat() if cluster.first_day else None,
                status=event.status,
                by=known,
                evidence=_evidence(event, cluster),
            )
            first, second = sorted((by, target))
            current = event.date is not None or _at_head(cluster)
            pairs[first, second].append(_Act(step=step, target=target, day=day or date.max, told=told, current=current))
    return tuple(_relation(sides, pairs[sides]) for sides in sorted(pairs))


def _pairs(event: JoinedEvent, cluster: Cluster) -> Iterator[tuple[str, str]]:
    """Who acts on whom; two sides without a doer act on each other."""
    doers = sorted(cluster.initiators & set(event.sides))
    targets = sorted((cluster.targets & set(event.sides)) - set(doers))
    if doers and targets:
        yield from ((by, target) for by in doers for target in targets)
    elif len(event.sides) == 2:
        by = doers[0] if len(doers) == 1 else event.sides[0]
        yield by, next(side for side in event.sides if side != by)


def _measure(event: JoinedEvent, cluster: Cluster, reports: Mapping[str, Report]) -> tuple[Measure | None, bool]:
    """The rung that an event is, and whether its words call it an answer."""
    if event.kind not in _kinds():
        return None, False
    sentences = [fold(_sentence(member, reports)) for member in in_order(cluster.members)[:_READ]]
    found: Measure | None = None
    for measure, kinds, pattern, unless in _rungs():
        fits = pattern is None or any(pattern.search(words) for words in sentences)
        if event.kind in kinds and fits and not (unless and any(unless.search(words) for words in sentences)):
            found = measure
            break
    return found, found is not None and any(_answering().search(words) for words in sentences)


def _sentence(mention: Mention, reports: Mapping[str, Report]) -> str:
    """The sentences in which the first words of a mention stand."""
    text = reports[mention.report].text
    for span in mention.event.evidence[:1]:
        begin = max(text.rfind(mark, 0, span.start) for mark in _SENTENCE_ENDS)
        ends = [place for mark in _SENTENCE_ENDS if (place := text.find(mark, max(span.start, span.end - 1))) >= 0]
        return text[begin + 1 : min(ends, default=len(text))]
    return ""


def _at_head(cluster: Cluster) -> bool:
    """Say whether a report begins with it."""
    return any(span.start < _HEAD for member in cluster.members for span in member.event.evidence[:1])


def _evidence(event: JoinedEvent, cluster: Cluster) -> tuple[tuple[str, Span], ...]:
    """The words of the first reports that tell it as it stands."""
    members = in_order(cluster.members)
    chosen = [member for member in members if member.status == event.status] or members
    return tuple((member.report, span) for member in chosen[:_SHOWN] for span in member.event.evidence[:1])


def _relation(sides: tuple[str, str], acts: Sequence[_Act]) -> Relation:
    """Put the measures between two sides in order, with the state after each and what each answers."""
    ordered = sorted(acts, key=lambda act: (act.day, act.step.status == "announced", act.step.event))
    standing: dict[Measure, str | None] = {}
    answers: dict[str, str] = {}  # an answer -> what it answers
    steps: list[Step] = []
    since: str | None = None
    state: Measure | None = None
    for place, act in enumerate(ordered):
        step = act.step
        answered = _answered(act, ordered[:place], answers)
        if answered is not None:
            answers[step.event] = answered
        if step.status != "announced" and act.current:
            if step.measure in _down():
                limit = _order().index(_down()[step.measure])
                standing = {rung: day for rung, day in standing.items() if _order().index(rung) > limit}
            else:
                standing[step.measure] = step.date
            highest = max(standing, key=_order().index, default=None)
            if highest != state:
                since = step.date
            state = highest
        steps.append(replace(step, state=state, answers=answered))
    return Relation(sides=sides, state=state, since=since if state else None, steps=tuple(steps))


def _answered(act: _Act, earlier: Sequence[_Act], answers: Mapping[str, str]) -> str | None:
    """The latest measure of the other side that this one answers: a like one soon before, else any where the words say so.

    What is itself an answer is answered only where the words say so, and nothing is answered twice.
    """
    if act.step.by is None or act.step.measure in _down():
        return None
    open_acts = [
        other
        for other in reversed(earlier)
        if other.step.by == act.target and other.step.event not in answers.values() and other.step.measure not in _down()
    ]
    for other in open_acts:
        beginning = act.told or other.step.event not in answers
        if act.step.measure == other.step.measure and beginning and (act.day - other.day).days <= _ALIKE:
            return other.step.event
    if act.told:
        return next((other.step.event for other in open_acts if (act.day - other.day).days <= _TOLD), None)
    return None


@cache
def _rungs() -> tuple[tuple[Measure, frozenset[str], re.Pattern[str] | None, re.Pattern[str] | None], ...]:
    """Each measure with its kinds, the words it needs and those it must not have; those that need words first, as narrower."""
    table = load("relations")
    found = []
    for measure in get_args(Measure):
        entry = table["rungs"].get(measure) or table["down"][measure]
        patterns = [re.compile("|".join(map(fold, entry[group]))) if group in entry else None for group in ("words", "unless")]
        found.append((measure, frozenset(entry["kinds"]), *patterns))
    return tuple(sorted(found, key=lambda row: row[2] is None))


@cache
def _kinds() -> frozenset[str]:
    return frozenset(kind for _, kinds, _, _ in _rungs() for kind in kinds)


@cache
def _order() -> tuple[Measure, ...]:
    """The rungs from the lowest to the highest."""
    return tuple(measure for measure in get_args(Measure) if measure in load("relations")["rungs"])


@cache
def _down() -> Mapping[Measure, Measure]:
    """The ways down, each with the highest rung that it takes back."""
    table = load("relations")["down"]
    return {measure: table[measure]["clears"] for measure in get_args(Measure) if measure in table}


@cache
def _answering() -> re.Pattern[str]:
    return re.compile("|".join(fold(word) for word in load("relations")["answers"]["words"]))
