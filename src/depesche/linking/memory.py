"""Takes what a joining worked out, keeps it for the next one: what a new report touches is worked out anew, the rest looked up.

Every entry depends only on what stands in its key, so that a joining with a memory gives what one without gives. What a joining
did not ask for is forgotten after the next.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from depesche.linking.cluster import Cluster
from depesche.linking.mentions import Mention
from depesche.model.reading import Reading
from depesche.model.record import JoinedEvent, ReportOrigin
from depesche.model.report import Report

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Kept(Generic[K, V]):
    """Values by their keys, of this joining and the one before."""

    def __init__(self) -> None:
        self._new: dict[K, V] = {}
        self._old: dict[K, V] = {}
        self.made = 0

    def get(self, key: K, make: Callable[[], V]) -> V:
        """Give the value of a key; it is made where it is not kept."""
        if key in self._new:
            return self._new[key]
        if key in self._old:
            value = self._old[key]
        else:
            value = make()
            self.made += 1
        self._new[key] = value
        return value

    def turn(self) -> None:
        """Begin another joining."""
        self._old, self._new, self.made = self._new, {}, 0


class Memory:
    """What joinings of one archive worked out.

    Reports and readings are known by being the very same objects as before: give the same ones again where nothing changed.

    Attributes:
        fits: how mentions and clusters fit, by the numbers of the mention and of the members in their order.
        searches: under what a mention looks for clusters, by its number.
        sentences: the shingles of a text, by the number of its report.
        repeats: where the search for repeated words stood after some of the reports; of the last joining.
        contents: the content words of a report, likewise.
    """

    def __init__(self) -> None:
        self.fits: Kept[tuple[int, tuple[int, ...]], object] = Kept()
        self.searches: Kept[int, tuple[tuple[str, str, str], ...]] = Kept()
        self.sentences: Kept[int, object] = Kept()
        self.repeats: object = None
        self.contents: Kept[int, frozenset[str]] = Kept()
        self._events: Kept[tuple[object, ...], JoinedEvent] = Kept()
        self._mentions: Kept[int, list[Mention]] = Kept()
        self._seen: dict[str, tuple[Report, Reading, int]] = {}
        self._numbers: dict[tuple[str, int], int] = {}
        self._next = 0

    def begin(self, reports: Sequence[Report], readings: Sequence[Reading]) -> None:
        """Begin a joining of these reports and readings: reports that are not the same objects as before get a new number."""
        for kept in (self.fits, self.searches, self.sentences, self.contents, self._events, self._mentions):
            kept.turn()
        seen: dict[str, tuple[Report, Reading, int]] = {}
        for report, reading in zip(reports, readings, strict=True):
            before = self._seen.get(report.id)
            if before is None or before[0] is not report or before[1] is not reading:
                before = (report, reading, self._count())
            seen[report.id] = before
        self._seen = seen
        self._numbers = {}

    def number(self, report: str) -> int:
        """The number of a report; another one when it or its reading has changed."""
        return self._seen[report][2]

    def mentions(self, report: Report, make: Callable[[], list[Mention]]) -> list[Mention]:
        """The mentions of a report."""
        number = self.number(report.id)
        found = self._mentions.get(number, make)
        for mention in found:
            # Reports have less than a hundred thousand events.
            self._numbers[mention.key] = number * 100_000 + mention.index
        return found

    @property
    def mentions_made(self) -> int:
        """How many reports had their mentions worked out anew in this joining."""
        return self._mentions.made

    def mention(self, mention: Mention) -> int:
        """The number of a mention."""
        return self._numbers[mention.key]

    def members(self, cluster: Cluster) -> tuple[int, ...]:
        """The numbers of the members of a cluster, in their order: all that a cluster says follows from them."""
        return tuple(self._numbers[member.key] for member in cluster.members)

    def event(self, cluster: Cluster, origins: Sequence[ReportOrigin], make: Callable[[], JoinedEvent]) -> JoinedEvent:
        """The event of a cluster, given the origins of the reports that tell it."""
        # Which reports share an origin matters, not what it is called: names count up and move when reports are added.
        names: dict[str, int] = {}
        known = tuple(
            (None if origin.origin is None else names.setdefault(origin.origin, len(names)), origin.version_of)
            for origin in origins
        )
        return self._events.get((self.members(cluster), known, tuple(cluster.because)), make)

    def _count(self) -> int:
        self._next += 1
        return self._next
