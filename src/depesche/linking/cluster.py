"""Takes event mentions one by one, keeps what they say together: the `Cluster` of mentions that tell of one event."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from depesche.linking.mentions import Mention
from depesche.model.edtf import Interval


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
