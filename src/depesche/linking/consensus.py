"""Takes a cluster of mentions, gives the one date, place and round number that most independent origins give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from depesche.linking.cluster import Cluster
from depesche.linking.mentions import Mention, in_order
from depesche.linking.values import same_place, same_venue
from depesche.model.edtf import Interval, parse_edtf
from depesche.model.reading import Place
from depesche.model.record import ReportOrigin


def date_of(cluster: Cluster, origins: Mapping[str, ReportOrigin]) -> str | None:
    """The narrowest date that most origins support; of dates that are told as held before those that are planned.

    A day that half of the origins allow goes before a month that all allow: where days contradict each other, the month tells
    less than either.
    """
    dated = [mention for mention in in_order(cluster.members) if mention.event.date and mention.interval]
    if not dated:
        return None
    best = None
    everyone = {_origin(mention, origins) for mention in dated}
    for mention in dated:
        interval = _exact(mention)
        if interval is None:
            continue
        support = {_origin(other, origins) for other in dated if other.interval and other.interval.overlaps(interval)}
        held = any(not other.planned for other in dated if other.event.date == mention.event.date)
        same = {_origin(other, origins) for other in dated if other.event.date == mention.event.date}
        rank = (
            not held,
            not ((interval.days or 99) <= 3 and 2 * len(support) >= len(everyone)),
            -len(support),
            interval.days if interval.days is not None else 100_000,
            -len(same),
            mention.event.date or "",
        )
        if best is None or rank < best:
            best = rank
    return best[5] if best else None


def place_of(cluster: Cluster, origins: Mapping[str, ReportOrigin]) -> Place | None:
    """Country, city and venue, each as most origins give it; `None` where no report names any."""
    city = _most(cluster.members, origins, lambda mention: mention.city, same_place)
    country = _most(cluster.members, origins, lambda mention: mention.country, lambda left, right: left == right)
    venue = _most(cluster.members, origins, _venue, same_venue)
    if not (city or country or venue):
        return None
    return Place(country=country, city=city, venue=venue)


def ordinal_of(cluster: Cluster, origins: Mapping[str, ReportOrigin]) -> int | None:
    """Number of the round."""
    value = _most(cluster.members, origins, _ordinal, lambda left, right: left == right)
    return int(value) if value else None


def _ordinal(mention: Mention) -> str | None:
    return None if mention.event.ordinal is None else str(mention.event.ordinal)


def _venue(mention: Mention) -> str | None:
    return mention.event.place.venue if mention.event.place else None


def _origin(mention: Mention, origins: Mapping[str, ReportOrigin]) -> str:
    return origins[mention.report].origin or f"unclear {mention.report}"


def _most(
    mentions: Sequence[Mention],
    origins: Mapping[str, ReportOrigin],
    value_of: Callable[[Mention], str | None],
    agree: Callable[[str, str], bool],
) -> str | None:
    """The value with most origins behind it and behind what agrees with it; held before planned, then the first told."""
    told = [(mention, value) for mention in in_order(mentions) if (value := value_of(mention))]
    ranked: dict[str, set[str]] = defaultdict(set)
    held: dict[str, bool] = defaultdict(bool)
    for value in dict.fromkeys(value for _, value in told):
        for mention, other in told:
            if agree(value, other):
                ranked[value].add(_origin(mention, origins))
                held[value] = held[value] or not mention.planned
    return min(ranked, key=lambda value: (not held[value], -len(ranked[value])), default=None)


def _exact(mention: Mention) -> Interval | None:
    """The date without the room that an "about" gives."""
    try:
        return parse_edtf(mention.event.date or "")
    except ValueError:
        return None
