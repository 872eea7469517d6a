"""Takes joined events, gives processes: events on one matter between the same sides, with rounds, agenda and open questions.

What the reports of a matter tell besides belongs to it, unless it leads in reports of another matter or is told as an aside.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from depesche.language.lexicon import fold
from depesche.language.sides import side_name
from depesche.linking.cluster import Cluster
from depesche.linking.matters import MEASURES, Episode, matters_of
from depesche.linking.memory import Memory
from depesche.linking.mentions import Mention
from depesche.linking.questions import questions_of
from depesche.linking.values import folded_words, topic_key
from depesche.model.reading import Reading
from depesche.model.record import JoinedEvent, Process, ReportOrigin
from depesche.model.report import Report
from depesche.model.vocabulary import german

_ROUND_KINDS = frozenset(["meeting", "visit"])
_ROUND_STATUSES = frozenset(["held", "under_way", "announced", "postponed", "cancelled"])
# Measures that stand beside others and make no chain of their own.
_BESIDE = frozenset(["incident", "departure", "note"])
# A topic longer than this (in characters) does not stand in a title.
_TITLE_TOPIC = 50


def processes_of(
    events: Mapping[str, JoinedEvent],
    clusters: Mapping[str, Cluster],
    reports: Mapping[str, Report],
    readings: Mapping[str, Reading],
    origins: Mapping[str, ReportOrigin],
    memory: Memory | None = None,
) -> tuple[Process, ...]:
    """Find the processes, in order of their ids. A single event makes none."""
    told = _told(clusters)
    matters = matters_of(told, events, reports, memory)
    home = _homes(matters)
    found = []
    for number, matter in enumerate(matters):
        process = _process(number, matter, home, events, clusters, reports, readings, origins, told)
        if process is not None:
            found.append(process)
    return tuple(sorted(found, key=lambda process: process.id))


def _homes(matters: Sequence[Sequence[Episode]]) -> dict[str, int]:
    """The matter of each event: the one whose reports lead with it, else the one that tells it most, the first among equals."""
    weight: dict[str, Counter[int]] = defaultdict(Counter)
    for number, matter in enumerate(matters):
        for episode in matter:
            for name in episode.told | episode.leads:
                weight[name][number] += len(episode.reports) + (1000 if name in episode.leads else 0)
    return {name: min(counts, key=lambda number: (-counts[number], number)) for name, counts in weight.items()}


def _told(clusters: Mapping[str, Cluster]) -> dict[str, list[tuple[str, Mention]]]:
    """For each report its events with their mentions, in the order of the text."""
    told: dict[str, list[tuple[str, Mention]]] = defaultdict(list)
    for name, cluster in clusters.items():
        for mention in cluster.members:
            told[mention.report].append((name, mention))
    return {report: sorted(told[report], key=lambda pair: (pair[1].share, pair[1].index)) for report in sorted(told)}


def _process(
    number: int,
    matter: Sequence[Episode],
    home: Mapping[str, int],
    events: Mapping[str, JoinedEvent],
    clusters: Mapping[str, Cluster],
    reports: Mapping[str, Report],
    readings: Mapping[str, Reading],
    origins: Mapping[str, ReportOrigin],
    told: Mapping[str, Sequence[tuple[str, Mention]]],
) -> Process | None:
    quarrel = _quarrel([events[name] for episode in matter for name in sorted(episode.leads)])
    main = _partners(matter, events, quarrel)
    names = {
        name for episode in matter for name in episode.told if home[name] == number and _belongs(events[name], main, quarrel)
    }
    ordered = sorted(names, key=lambda name: _when(events[name], clusters[name]))
    sources = {origins[report].origin or report for episode in matter for report in episode.reports}
    rounds = _rounds(ordered, events, quarrel, wide=len(sources) >= 2)
    # One report with what it tells besides is no chain yet, unless it tells the rounds of one.
    if len(ordered) < 2 or (len(sources) < 2 and len(rounds) < 2):
        return None
    agenda = _topics([claim.value for name in ordered for claim in events[name].claims if claim.field == "topic"])
    excluded = _topics([claim.value for name in ordered for claim in events[name].claims if claim.field == "excluded"])
    weight = Counter(side for name in ordered for side in events[name].sides if side in main)
    hubs = sorted(weight, key=lambda side: (-weight[side], side))
    lead = min(
        (name for episode in matter for name in episode.leads if name in names),
        key=lambda name: _when(events[name], clusters[name]),
        default=ordered[0],
    )
    return Process(
        id="pr-" + hashlib.sha256(lead.encode()).hexdigest()[:12],
        sides=tuple(sorted(hubs)),
        title=_title(hubs, agenda, [events[name] for name in rounds or ordered]),
        events=tuple(ordered),
        rounds=tuple(rounds),
        agenda=tuple(agenda),
        excluded=tuple(excluded),
        open=questions_of([events[name] for name in ordered], clusters, hubs, reports, readings),
    )


def _when(event: JoinedEvent, cluster: Cluster) -> tuple[date, bool, str]:
    """By what an event stands in a chronology: its own day, else that of the last report, for what is still to come."""
    planned = all(member.planned for member in cluster.members)
    if cluster.core and cluster.core.start:
        return (cluster.core.start, planned, event.id)
    days = [member.day for member in cluster.members if member.day]
    return (max(days, default=date.max) if planned else min(days, default=date.max), planned, event.id)


def _rounds(ordered: Sequence[str], events: Mapping[str, JoinedEvent], quarrel: bool, *, wide: bool) -> list[str]:
    """The meetings in order, in a quarrel the measures and what was talked; single acts stand for nothing beside the joint one.

    A matter without two of these takes what it has most of (calls, agreements, votes), where it is `wide`: told by two sources.
    """
    whole = {name: events.get(events[name].part_of or "") for name in ordered}
    single = {name for name, parent in whole.items() if parent and parent.id in ordered and parent.kind == events[name].kind}
    told = [events[name] for name in ordered if name not in single and len(events[name].sides) >= 2]
    steps = [event.id for event in told if event.status in _ROUND_STATUSES]
    kinds = MEASURES - _BESIDE | _ROUND_KINDS if quarrel else _ROUND_KINDS
    rounds = [name for name in steps if events[name].kind in kinds]
    if len(rounds) >= 2 or quarrel or not wide:
        return rounds
    counts = Counter(events[name].kind for name in steps if events[name].kind not in _BESIDE)
    main = min(counts, key=lambda kind: (-counts[kind], kind), default=None)
    return [name for name in steps if events[name].kind == main] if main and counts[main] >= 2 else rounds


def _quarrel(leads: Sequence[JoinedEvent]) -> bool:
    """Say whether the reports lead with measures that answer one another more than with meetings."""
    talks = sum(len(event.mentions) for event in leads if event.kind in _ROUND_KINDS)
    return sum(len(event.mentions) for event in leads if event.kind in MEASURES - _BESIDE) > talks


def _partners(matter: Sequence[Episode], events: Mapping[str, JoinedEvent], quarrel: bool) -> set[str]:
    """The sides of a matter: those of half of what the reports lead with; in a quarrel all that took measures."""
    counts: Counter[str] = Counter()
    for episode in matter:
        for name in episode.leads:
            for side in events[name].sides:
                counts[side] += len(events[name].mentions)
    most = max(counts.values(), default=0)
    main = {side for side, count in counts.items() if count * 2 >= most}
    if not quarrel or not main:
        return main
    hub = min(counts, key=lambda side: (-counts[side], side))
    return {
        side
        for episode in matter
        for name in episode.told
        if hub in events[name].sides and events[name].kind in MEASURES
        for side in events[name].sides
    }


def _belongs(event: JoinedEvent, main: set[str], quarrel: bool) -> bool:
    """Say whether an event is between the sides of a matter; of a quarrel with many, no meetings with others besides."""
    shared = set(event.sides) & main
    if len(shared) >= 2:
        return not quarrel or len(main) <= 3 or event.kind in MEASURES or len(shared) == len(event.sides)
    return len(event.sides) == 1 and len(shared) == 1 and len(main) == 2


def _topics(values: Sequence[str]) -> list[str]:
    """Topics by how often they are named, each in its shortest form: "der Botschaften", not "ihrer Botschaften"."""
    forms: dict[str, list[str]] = defaultdict(list)
    for value in values:
        forms[topic_key(value)].append(value)
    return [min(forms[key], key=len) for key in sorted(forms, key=lambda key: (-len(forms[key]), key))]


def _like(one: str, other: str) -> bool:
    """Say whether two topics share a long word: "Arbeit der Botschaften" and "ihre Botschaften" are one in a title."""
    left, right = ({word for word in folded_words(topic) if len(word) > 4} for topic in (one, other))
    return bool(left & right)


def _title(sides: Sequence[str], agenda: Sequence[str], events: Sequence[JoinedEvent]) -> str:
    """Sides (of many the one that all have to do with and the next two) and the first topics; without topics the main kind."""
    names = " – ".join(sorted((side_name(side) for side in sides), key=fold))
    if len(sides) > 3:
        names = f"{side_name(sides[0])} – {', '.join(side_name(side) for side in sides[1:3])} u. a."
    short: list[str] = []
    for topic in agenda:
        if len(topic) <= _TITLE_TOPIC and not any(_like(topic, other) for other in short):
            short.append(topic)
    if short:
        return f"{names}: {', '.join(short[:2])}"
    kinds = Counter(event.kind for event in events)
    main = min(kinds, key=lambda kind: (-kinds[kind], kind))
    return f"{names}: {german('kinds', main)}"
