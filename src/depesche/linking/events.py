"""Takes event mentions of many reports, gives clusters: mentions that tell of one event.

Mentions are taken in an order of their own (exact dates first, the richest first, undated last), each into the best cluster that
all its members allow, so the clusters do not depend on the order of the input. Clusters are found by family of kinds, sides and
month, so the work grows with the number of mentions and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from depesche.linking.cluster import Cluster
from depesche.linking.matching import THRESHOLD, Fit, fit
from depesche.linking.memory import Memory
from depesche.linking.mentions import SINGULAR, Mention
from depesche.linking.timing import FRONT

# An event with a longer interval is looked for in the bucket of the long ones.
_LONG_DAYS = 400
# How many months around its report an undated mention is looked for: back when it was held, ahead when it is planned.
_BACK, _AHEAD = 84, 7
# What happens once between two sides is told again for longer, in months.
_BACK_ONCE = 360
# Days within which an event is news.
_FRESH = 5
_LONG = "long"
# A cluster with more members than this has its mentions for good.
_SETTLED = 12

_Index = dict[tuple[str, str, str], set[int]]


def cluster_mentions(mentions: Sequence[Mention], memory: Memory | None = None) -> list[Cluster]:
    """Join mentions to clusters. `memory`: of earlier joinings; it changes the time that it takes, and nothing else."""
    index: _Index = defaultdict(set)
    clusters: list[Cluster] = []
    ordered = sorted(mentions, key=_precedence)
    where = {mention.key: _place(mention, clusters, index, memory) for mention in ordered}
    for mention in ordered:
        # What has no date was placed before all was known: it may move once, now that it is.
        if mention.interval is None and len(clusters[where[mention.key]].members) <= _SETTLED:
            old = where[mention.key]
            clusters[old] = clusters[old].without(mention)
            where[mention.key] = _place(mention, clusters, index, memory, fallback=old)
    return [cluster for cluster in clusters if cluster.members]


def _place(mention: Mention, clusters: list[Cluster], index: _Index, memory: Memory | None, fallback: int | None = None) -> int:
    """Put a mention into the cluster that fits best, else into a new one (or the empty one it came from); gives its number."""
    best = _best(mention, clusters, index, memory)
    if best is not None:
        number, found = best
        clusters[number].add(mention, _because(mention, clusters[number], found))
    elif fallback is not None and not clusters[fallback].members:
        number = fallback
        clusters[number].add(mention)
    else:
        number = len(clusters)
        clusters.append(Cluster())
        clusters[number].add(mention)
    for key in _own_keys(mention, clusters[number]):
        index[key].add(number)
    return number


def _precedence(mention: Mention) -> tuple[int, int, date, str, int]:
    """What goes first: exact dates, then wider ones, then none; within these what says most."""
    days = mention.days
    if mention.interval is None:
        stage = 4 if mention.planned else 3
    else:
        stage = next((stage for stage, limit in enumerate((3, 45, 400)) if days is not None and days <= limit), 2)
    richness = 0 if stage == 4 else len(mention.given) + bool(mention.city) + bool(mention.heads) + (not mention.planned)
    return (stage, -min(richness, 4), mention.day or date.max, mention.report, mention.index)


def _best(mention: Mention, clusters: Sequence[Cluster], index: _Index, memory: Memory | None) -> tuple[int, Fit] | None:
    """The cluster that fits best; among equals the most told, the nearest, the first. `None`: none fits well enough."""
    candidates = sorted({number for key in _searched(mention, memory) for number in index.get(key, ())})
    judged = ((number, _fit(mention, clusters[number], memory)) for number in candidates if clusters[number].members)
    fits = [(number, found) for number, found in judged if found]
    fits = _fresh(mention, clusters, _before_the_next(mention, clusters, fits))
    if not fits:
        return None
    number, found = min(
        fits,
        key=lambda pair: (
            -round(pair[1].score, 1),
            -len(clusters[pair[0]].reports),
            _distance(mention, clusters[pair[0]]),
            pair[0],
        ),
    )
    alone = 0.5 if len(fits) == 1 else 0.0
    return (number, found) if found.score + alone >= THRESHOLD else None


def _fit(mention: Mention, cluster: Cluster, memory: Memory | None) -> Fit | None:
    if memory is None:
        return fit(mention, cluster)
    found = memory.fits.get((memory.mention(mention), memory.members(cluster)), lambda: fit(mention, cluster))
    return found if isinstance(found, Fit) else None


def _searched(mention: Mention, memory: Memory | None) -> Iterable[tuple[str, str, str]]:
    if memory is None:
        return _search_keys(mention)
    return memory.searches.get(memory.mention(mention), lambda: tuple(_search_keys(mention)))


def _before_the_next(mention: Mention, clusters: Sequence[Cluster], fits: list[tuple[int, Fit]]) -> list[tuple[int, Fit]]:
    """What was announced before a meeting is not the one that was announced only after it: leave out what comes too late."""
    day = mention.day
    if not mention.planned or mention.status == "proposed" or mention.interval is not None or day is None:
        return fits  # an invitation stays open while other meetings pass
    starts = [core.start for number, found in fits if found.score >= THRESHOLD and (core := clusters[number].core) and core.start]
    soonest = min((start for start in starts if start > day), default=None)
    if soonest is None:
        return fits

    def in_time(cluster: Cluster) -> bool:
        if cluster.core:
            return cluster.core.start is None or cluster.core.start <= soonest
        return cluster.first_day is None or cluster.first_day < soonest

    return [(number, found) for number, found in fits if in_time(clusters[number])]


def _fresh(mention: Mention, clusters: Sequence[Cluster], fits: list[tuple[int, Fit]]) -> list[tuple[int, Fit]]:
    """What a report leads with is new: where an event of the last days fits, leave out the older ones."""
    day = mention.day
    background = mention.share >= FRONT or mention.former or mention.later or mention.hint or mention.announced_before
    if mention.planned or mention.interval is not None or day is None or background:
        return fits

    def age(cluster: Cluster) -> int:
        return (day - cluster.core.start).days if cluster.core and cluster.core.start else 0

    dated = [number for number, found in fits if found.score >= THRESHOLD and clusters[number].core]
    if not any(-1 <= age(clusters[number]) <= _FRESH for number in dated):
        return fits
    return [(number, found) for number, found in fits if age(clusters[number]) <= 3 * _FRESH]


def _distance(mention: Mention, cluster: Cluster) -> int:
    """Days between the report (or the event, where dated) and the cluster."""
    own = mention.interval.start if mention.interval else mention.day
    other = cluster.core.start if cluster.core else cluster.first_day
    return abs((own - other).days) if own and other else 100_000


def _because(mention: Mention, cluster: Cluster, found: Fit) -> str:
    first = cluster.members[0]
    return f"{mention.report}#{mention.index} joins {first.report}#{first.index}: {'; '.join(found.reasons)}"


def _side_keys(mention: Mention) -> list[str]:
    """Pairs of sides; the sides alone where fewer than two are known."""
    sides = sorted(mention.sides)[:6]
    if len(sides) < 2:
        return sides or [""]
    return [f"{left} {right}" for place, left in enumerate(sides) for right in sides[place + 1 :]]


def _own_keys(mention: Mention, cluster: Cluster) -> Iterator[tuple[str, str, str]]:
    """Under what a cluster is found from now on."""
    sides = _side_keys(mention) + sorted(mention.sides)
    for side in dict.fromkeys(sides):
        for month in _months_of(cluster):
            yield (mention.family, side, month)


def _months_of(cluster: Cluster) -> Iterable[str]:
    core = cluster.core
    if core is not None:
        if core.start is None or core.end is None or (core.end - core.start).days > _LONG_DAYS:
            return [_LONG]
        return _months(core.start, core.end)
    day = cluster.members[-1].day
    return [f"undated {day:%Y-%m}" if day else _LONG]


def _search_keys(mention: Mention) -> Iterator[tuple[str, str, str]]:
    months: list[str] = [_LONG]
    interval, day = mention.interval, mention.day
    if interval and interval.start and interval.end:
        near = timedelta(days=3)
        end = min(interval.end + near, interval.start + timedelta(days=2 * _LONG_DAYS))
        months += _months(interval.start - near, end)
        if day:
            first = min(interval.start, day) - timedelta(days=220)
            months += [f"undated {month}" for month in _months(first, day + timedelta(days=31))]
    elif day:
        if mention.planned:
            months += _months(day - timedelta(days=3), day + timedelta(days=31 * _AHEAD))
            months += [f"undated {month}" for month in _months(day - timedelta(days=150), day + timedelta(days=150))]
        if not mention.planned or mention.announced_before or mention.status in ("refused", "denied"):
            months += _months(
                day - timedelta(days=30 * (_BACK_ONCE if mention.event.kind in SINGULAR else _BACK)), day + timedelta(days=2)
            )
            months += [f"undated {month}" for month in _months(day - timedelta(days=800), day + timedelta(days=31))]
    if mention.hint and mention.hint.start and mention.hint.end and (mention.hint.days or _LONG_DAYS) < _LONG_DAYS:
        months += _months(mention.hint.start, mention.hint.end)
    alone = sorted(mention.given) if len(mention.given) == 1 else []
    for side in dict.fromkeys([*_side_keys(mention), *alone]):
        for month in dict.fromkeys(months):
            yield (mention.family, side, month)


def _months(start: date, end: date) -> list[str]:
    """The months from the first day to the last one (exclusive), as `YYYY-MM`."""
    year, month = start.year, start.month
    found = []
    last = end - timedelta(days=1)
    while (year, month) <= (last.year, last.month):
        found.append(f"{year:04}-{month:02}")
        year, month = year + month // 12, month % 12 + 1
    return found
