"""Takes an event mention and a cluster of mentions, gives how well they fit as one event, with the reasons.

The weights were set by hand and checked on the three development story sets of the project.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from depesche.linking.mentions import MEASURES, PERSONAL, PLANNED, SINGULAR, Mention
from depesche.linking.sides import DIRECTED
from depesche.linking.values import folded_words, same_person, same_place, same_venue
from depesche.model.edtf import Interval
from depesche.model.vocabulary import LEVELS

# What a mention needs to join a cluster: the same kind and sides (2.5) and something that ties them in time or place.
THRESHOLD = 3.0
# Days by which two exact dates of one event may differ at most: reports contradict each other by a day or two.
NEAR = 2
# What another place takes away: only the same day, kind, sides and people outweigh it, and it is then a contradiction.
ELSEWHERE = -3.0
# What a report tells in its first part (share of its length) without a date is mostly news.
FRONT = 0.25
# Points for an undated event by its age in days at the time of the report: as news, and further down.
_NEWS = ((4, 1.6), (14, 0.8), (45, 0.0))
_BACKGROUND = ((4, 0.8), (14, 0.6), (60, 0.4), (250, 0.1), (4000, -0.3))
# How far ahead an announcement without a date may lie from its event, in days.
AHEAD = 200


@dataclass(slots=True, kw_only=True)
class Cluster:
    """Mentions of one event, with what they say together."""

    members: list[Mention] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    sides: Counter[str] = field(default_factory=Counter)
    initiators: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    core: Interval | None = None
    cities: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    ordinals: Counter[int] = field(default_factory=Counter)
    numbers: Counter[int] = field(default_factory=Counter)
    persons: dict[str, str | None] = field(default_factory=dict)
    reports: Counter[str] = field(default_factory=Counter)
    because: list[str] = field(default_factory=list)

    def add(self, mention: Mention, because: str | None = None) -> None:
        """Take a mention in."""
        event = mention.event
        self.members.append(mention)
        self.kinds[event.kind] += 1
        self.sides.update(mention.sides)
        self.initiators = self.initiators or mention.initiators
        self.targets = self.targets | mention.targets if not self.targets else self.targets
        if mention.city:
            self.cities[mention.city] += 1
        if mention.country:
            self.countries[mention.country] += 1
        if event.ordinal is not None:
            self.ordinals[event.ordinal] += 1
        if event.number is not None:
            self.numbers[event.number] += 1
        for participant in event.participants:
            if participant.name:
                self.persons.setdefault(participant.name, participant.side)
        self.reports[mention.report] += 1
        if because:
            self.because.append(because)
        self.core = _narrower(self.core, mention.interval)

    def without(self, mention: Mention) -> Cluster:
        """The cluster as it would be had the mention not joined."""
        rest = Cluster(because=[line for line in self.because if not line.startswith(f"{mention.report}#{mention.index} joins ")])
        for member in self.members:
            if member.key != mention.key:
                rest.add(member)
        if rest.members:
            first = f"{rest.members[0].report}#{rest.members[0].index} joins "
            rest.because = [line for line in rest.because if not line.startswith(first)]
        return rest

    @property
    def known_sides(self) -> frozenset[str]:
        """Sides of the first mention and those that two mentions name."""
        return self.members[0].sides | {side for side, count in self.sides.items() if count >= 2}

    @property
    def told_sides(self) -> frozenset[str]:
        """Likewise, of the sides that the mentions tell; what the record shows."""
        counts = Counter(side for mention in self.members for side in mention.told)
        return self.members[0].told | {side for side, count in counts.items() if count >= 2}

    @property
    def first_day(self) -> date | None:
        """Day of the earliest report."""
        return min((mention.day for mention in self.members if mention.day), default=None)


def _narrower(core: Interval | None, interval: Interval | None) -> Interval | None:
    """The days that both leave; the first one where they leave none, or the other is open."""
    if core is None or interval is None:
        return core or interval
    starts = [side.start for side in (core, interval) if side.start]
    ends = [side.end for side in (core, interval) if side.end]
    start, end = max(starts, default=None), min(ends, default=None)
    if start and end and start >= end:
        return core
    return Interval(start=start, end=end, approximate=core.approximate and interval.approximate)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How well a mention fits: `score`, and the `reasons` that speak for it."""

    score: float
    reasons: tuple[str, ...]


def fit(mention: Mention, cluster: Cluster) -> Fit | None:
    """Judge whether a mention tells of a cluster's event; `None` where something forbids it."""
    if _forbidden(mention, cluster):
        return None
    score, reasons = 0.0, []
    for part in (_kind, _sides, _time, _place, _people, _round, _words, _same_report):
        judged = part(mention, cluster)
        if judged is None:
            return None
        score += judged[0]
        if judged[1]:
            reasons.append(judged[1])
    if mention.event.kind not in cluster.kinds and mention.family not in MEASURES and not _tied(mention, cluster):
        return None
    return Fit(score=score, reasons=tuple(reasons))


def _forbidden(mention: Mention, cluster: Cluster) -> bool:
    event = mention.event
    if event.ordinal is not None and cluster.ordinals and event.ordinal not in cluster.ordinals:
        return True
    elsewhere = mention.city and cluster.cities and not any(same_place(mention.city, city) for city in cluster.cities)
    if elsewhere and event.kind.startswith("mission"):
        return True
    first = cluster.members[0]
    if event.direction and first.event.direction:
        softer = ("eased", "lifted")
        if (event.direction in softer) != (first.event.direction in softer):
            return True
    if event.kind in DIRECTED and mention.several != first.several and event.kind.startswith("mission"):
        return True
    if event.kind not in DIRECTED or event.kind not in cluster.kinds:
        return False
    if event.kind.startswith("mission"):
        return False  # who closes and who is closed out: reports tell it from both sides, the place tells
    if mention.initiators and cluster.initiators and mention.initiators != cluster.initiators:
        return True
    return bool(mention.targets and cluster.targets) and not mention.targets & cluster.targets


def _tied(mention: Mention, cluster: Cluster) -> bool:
    """A visit is the meeting it led to where the place, the day or the words say so; sides and a traveller are not enough."""
    if mention.city and any(same_place(mention.city, city) for city in cluster.cities):
        return True
    if mention.interval and cluster.core and mention.interval.overlaps(cluster.core) and (mention.days or 99) <= 3:
        return True
    return any(member.sentence == mention.sentence for member in cluster.members[-20:] if member.report != mention.report)


def _kind(mention: Mention, cluster: Cluster) -> tuple[float, str]:
    if mention.event.kind in cluster.kinds:
        told = mention.event.kind.startswith("mission") and mention.initiators and cluster.initiators and not mention.city
        return (0.0 if told and mention.initiators != cluster.initiators else 1.0), f"kind {mention.event.kind}"
    return 0.3, f"kinds {mention.event.kind} and {min(cluster.kinds)} are near"


def _sides(mention: Mention, cluster: Cluster) -> tuple[float, str] | None:
    own, other = mention.sides, cluster.known_sides
    shared, event_kind = own & other, mention.event.kind
    names = "sides " + ", ".join(sorted(shared))
    if not shared:
        return None if own and other else (0.2, "")
    if mention.given and not mention.given & other:
        return 0.5, names  # the side that is named is another one; only the report as a whole speaks for it
    if len(mention.given) == 1 and not (own <= other or other <= own):
        own, shared = mention.given, mention.given & other
    if own == other:
        return (1.5 if len(shared) >= 2 else 0.7), names
    if own <= other or other <= own:
        if mention.event.kind in DIRECTED and mention.event.kind != "visit" and len(own ^ other) >= 2 and len(shared) >= 2:
            return None
        return (1.4 if len(shared) >= 2 else 0.4), names
    if len(shared) >= 2:
        return 0.6, names
    # "Die Vereinbarung von Peking" between Teheran and others: the side too many is the state where it was.
    beside = own - other
    if event_kind not in DIRECTED and beside <= set(cluster.countries) and other <= own | mention.about:
        return 0.9, names
    return None


def _time(mention: Mention, cluster: Cluster) -> tuple[float, str] | None:
    if mention.interval is None:
        return _undated(mention, cluster)
    if cluster.core is None:
        return _undated_cluster(mention, cluster)
    if mention.interval.overlaps(cluster.core):
        length = max(mention.days or 4000, cluster.core.days or 4000)
        for days, points in ((3, 2.5), (10, 1.5), (35, 1.0), (100, 0.7), (370, 0.5)):
            if length <= days:
                return points, f"dates meet ({mention.event.date})"
        return -0.3, f"dates meet ({mention.event.date})"
    gap = _gap(mention.interval, cluster.core)
    exact = (mention.days or 99) <= 3 and (cluster.core.days or 99) <= 3
    if (
        not exact
        or gap > NEAR
        or mention.planned
        or not mention.city
        or not any(same_place(mention.city, city) for city in cluster.cities)
    ):
        return None
    if mention.report in cluster.reports:
        return None
    return 0.3, f"dates differ by {gap} days, place and sides agree"


def _gap(first: Interval, second: Interval) -> int:
    """Days from the end of the one to the beginning of the other; one for days that follow each other."""
    if first.end and second.start and first.end <= second.start:
        return (second.start - first.end).days + 1
    if second.end and first.start:
        return (first.start - second.end).days + 1
    return 10_000


def _undated(mention: Mention, cluster: Cluster) -> tuple[float, str] | None:
    """The mention has no date: a held event lies before its report, an announced one after it."""
    day, core = mention.day, cluster.core
    if core is None:
        return _both_undated(mention, cluster)
    if day is None or core.start is None or core.end is None:
        return 0.0, ""
    if mention.planned and (mention.next_round or mention.status not in ("refused", "denied")):
        # A text announces on the day itself at most; the meeting it has just told of is not the next one.
        earliest = day + timedelta(days=1) if mention.next_round or mention.report in cluster.reports else day
        ahead = (core.start - day).days
        if core.end > earliest and ahead <= AHEAD:
            points = next((points for days, points in ((7, 1.3), (30, 1.2), (60, 1.1), (120, 0.6)) if ahead <= days), 0.0)
            return (points if mention.status != "proposed" else -0.3), f"announced {max(ahead, 0)} days before"
        ordered = mention.family in MEASURES and not mention.next_round and ahead >= -14 and mention.report not in cluster.reports
        if ordered and core.start <= day:
            return 0.5, f"ordered {-ahead} days before"
        if not mention.announced_before:
            return None
    if core.start > day + timedelta(days=1):
        # A closure with a time limit is told as done as soon as it is ordered.
        ordered = mention.family in MEASURES and cluster.first_day is not None and cluster.first_day <= day
        return (0.5, "ordered before") if ordered and (core.start - day).days <= 60 else None
    if mention.next_round and mention.status == "held" and core.end <= day - timedelta(days=30):
        return None
    if mention.hint and mention.hint.overlaps(core) and (core.days or 99) <= 35:
        return 1.0, "told beside what happened then"
    back = (day - core.start).days
    steps = _NEWS if mention.share < FRONT and not mention.former and not mention.later else _BACKGROUND
    points = next((points for days, points in steps if back <= days), -1.0)
    if mention.event.kind == "incident" and steps is _NEWS and 14 < back <= 45:
        points -= 0.4  # anything can be an incident, and what leads is new
    if mention.event.kind in SINGULAR and mention.given == cluster.known_sides:
        points = max(points, 0.6)
    return points, f"told {back} days after"


def _undated_cluster(mention: Mention, cluster: Cluster) -> tuple[float, str] | None:
    """The cluster has no date: it was announced, or told, around the days of its reports."""
    if mention.interval is None or mention.interval.start is None or mention.interval.end is None:
        return 0.0, ""
    days = [member.day for member in cluster.members if member.day]
    if not days:
        return 0.0, ""
    if all(member.planned for member in cluster.members):
        if mention.interval.end <= max(days) or (mention.interval.start - max(days)).days > AHEAD:
            return None
        return 0.6, "announced without a date"
    return (0.3, "told without a date") if mention.interval.start <= min(days) else None


def _both_undated(mention: Mention, cluster: Cluster) -> tuple[float, str] | None:
    days = [member.day for member in cluster.members if member.day]
    if mention.day is None or not days:
        return 0.0, ""
    if mention.family in ("meeting", "call") and any(_plan_after(first, other) for first, other in _pairs(mention, cluster)):
        return None
    if any(_before_hint(first, other) for first, other in _pairs(mention, cluster)):
        return None
    apart = min(abs((mention.day - day).days) for day in days)
    planned = mention.planned == any(member.planned for member in cluster.members)
    invited = mention.status == "proposed" or all(member.status == "proposed" for member in cluster.members)
    if invited and not planned and not mention.persons:
        return None  # an invitation, and somebody who came: nothing says that it was the one invited
    same = 0.3 if mention.planned and mention.status in {member.status for member in cluster.members} else 0.0
    for limit, points in ((3, 0.6), (21, 0.4), (70, 0.2)):
        if apart <= limit:
            return (points + same if planned else points - 0.3), f"told within {apart} days"
    if mention.planned and apart <= 200:
        return same, f"told within {apart} days"
    return (-0.3, "") if apart <= 800 and not mention.planned else None


def _pairs(mention: Mention, cluster: Cluster) -> list[tuple[Mention, Mention]]:
    """The mention with each of the members, either way round."""
    members = cluster.members[-20:]
    return [(mention, member) for member in members] + [(member, mention) for member in members]


def _before_hint(first: Mention, other: Mention) -> bool:
    """Say whether the one was told as held before the meeting at which the other came about, or at another meeting."""
    if first.planned or other.planned or other.hint is None or other.hint.start is None:
        return False
    if first.hint is not None and not first.hint.overlaps(other.hint):
        return True
    return first.day is not None and first.day < other.hint.start


def _plan_after(done: Mention, plan: Mention) -> bool:
    """Say whether the one is planned when the other has taken place, or called off: a plan for another meeting."""
    if plan.status == "cancelled" and not done.planned:
        return True
    ahead = plan.status in ("announced", "proposed", "expected", "postponed") and not plan.announced_before
    return ahead and not done.planned and done.day is not None and plan.day is not None and done.day <= plan.day


def _place(mention: Mention, cluster: Cluster) -> tuple[float, str]:
    score, reason = 0.0, ""
    if mention.city and cluster.cities:
        if any(same_place(mention.city, city) for city in cluster.cities):
            score, reason = 1.2, f"place {mention.city}"
        elif _beside(mention, cluster):
            score, reason = 0.4, "places told together"
        else:
            score = ELSEWHERE
    elif mention.country and cluster.countries:
        score, reason = (0.5, f"country {mention.country}") if mention.country in cluster.countries else (ELSEWHERE, "")
    venue = mention.event.place.venue if mention.event.place else None
    venues = [member.event.place.venue for member in cluster.members[-20:] if member.event.place and member.event.place.venue]
    if venue and venues and any(same_venue(venue, other) for other in venues):
        score, reason = score + 0.8, f"{reason}, {venue}" if reason else f"place {venue}"
    return score, reason


def _beside(mention: Mention, cluster: Cluster) -> bool:
    """Say whether the one city stands in the words of the other: of several places in a sentence each report takes one."""
    if any(" ".join(folded_words(city)) in mention.sentence for city in cluster.cities):
        return True
    city = " ".join(folded_words(mention.city or ""))
    return bool(city) and any(city in member.sentence for member in cluster.members[-20:])


def _people(mention: Mention, cluster: Cluster) -> tuple[float, str] | None:
    if not mention.persons or not cluster.persons:
        return _levels(mention, cluster), ""
    shared = [name for name in mention.persons if any(same_person(name, other) for other in cluster.persons)]
    if shared:
        return (1.2 if len(shared) == 1 else 1.8), "persons " + ", ".join(shared[:3])
    if mention.event.kind in PERSONAL and mention.event.kind in cluster.kinds:
        return None
    heads = {side for side, _ in mention.heads if side}
    other = {side for member in cluster.members for side, _ in member.heads if side}
    return (-1.0 if heads & other else -0.2) + _levels(mention, cluster), ""


def _levels(mention: Mention, cluster: Cluster) -> float:
    """A meeting of presidents is not one of experts: two steps apart speak against it."""
    ranks = [LEVELS.index(member.event.level) for member in cluster.members if member.event.level]
    own = mention.event.level
    return -1.5 if own and ranks and min(abs(LEVELS.index(own) - rank) for rank in ranks) >= 2 else 0.0


def _round(mention: Mention, cluster: Cluster) -> tuple[float, str]:
    event = mention.event
    if event.ordinal is not None and event.ordinal in cluster.ordinals:
        return 1.5, f"round {event.ordinal}"
    if event.number is not None and cluster.numbers:
        if event.number in cluster.numbers:
            return (1.0, f"number {event.number}") if event.number > 1 else (0.2, "")
        return -1.2, ""
    if mention.next_round and any(member.next_round for member in cluster.members):
        return 0.5, "the next round"
    return 0.0, ""


def _words(mention: Mention, cluster: Cluster) -> tuple[float, str]:
    """The same sentence is the same event; shared words speak for it."""
    best = 0.0
    for member in cluster.members[-20:]:
        if member.report == mention.report:
            continue
        if mention.sentence and mention.sentence == member.sentence and len(mention.words) >= 3:
            return 4.0, "the same sentence"
        if mention.words and member.words:
            shared = len(mention.words & member.words)
            best = max(best, shared / min(len(mention.words), len(member.words)) if shared >= 2 else 0.0)
    return 1.2 * best, "shared words" if best >= 0.4 else ""


def _same_report(mention: Mention, cluster: Cluster) -> tuple[float, str]:
    """One report tells an event once, save that it may have announced it before: what it tells twice is mostly two events."""
    if mention.report not in cluster.reports:
        return 0.0, ""
    statuses = {member.status for member in cluster.members if member.report == mention.report}
    off = ("cancelled", "postponed")
    if mention.planned and statuses <= PLANNED and (mention.status in off) != bool(statuses & set(off)):
        return 0.0, ""  # what is called off is what was to take place
    bare = mention.interval is None and not mention.city and not mention.planned and not mention.former and not mention.next_round
    if bare and mention.family not in MEASURES and mention.event.ordinal is None:
        # "Das Gespräch verlief sachlich": what has neither date nor place of its own goes on about the one told before.
        return 0.0, ""
    if mention.status in statuses:
        return (-2.5 if mention.family in MEASURES else -1.0), ""
    return (-0.5, "") if mention.planned == any(status != "held" for status in statuses) else (-0.3, "")
