"""Takes joined events, gives which single acts are parts of a joint one: fourteen states expel, and each of them does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

from depesche.linking.matching import Cluster
from depesche.linking.sides import DIRECTED
from depesche.model.record import JoinedEvent

# Days by which a single act may lie off the joint one; a joint plan (to reopen the embassies) comes about within a year.
_NEAR, _PLAN = 3, 365


def parts_of(events: Mapping[str, JoinedEvent], clusters: Mapping[str, Cluster]) -> dict[str, str]:
    """Give for each single act the joint one it is a part of; acts without one are not named."""
    by_kind: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, event in sorted(events.items()):
        if event.kind in DIRECTED and event.kind != "visit":
            for side in event.sides:
                by_kind[event.kind, side].append(name)
    found: dict[str, str] = {}
    for (_, side), names in sorted(by_kind.items()):
        joint = [name for name in names if _joint(clusters[name])]
        for parent in joint:
            for child in names:
                if child != parent and child not in found and _is_part(clusters[child], clusters[parent], side):
                    found[child] = parent
    return found


def _joint(cluster: Cluster) -> bool:
    return len(cluster.initiators) >= 2 or len(cluster.targets) >= 2 or any(member.several for member in cluster.members)


def _is_part(child: Cluster, parent: Cluster, side: str) -> bool:
    """Say whether the one acts among those of the other, at the same time."""
    if not child.initiators or _joint(child):
        return False
    start, other = _start(child), _start(parent)
    several = any(member.several for member in parent.members)
    if start is None or other is None:
        return False
    if several and child.initiators <= (parent.initiators | parent.known_sides) and child.known_sides <= parent.known_sides:
        return timedelta(0) <= start - other <= timedelta(days=_PLAN) and not any(member.several for member in child.members)
    if abs((start - other).days) > _NEAR:
        return False
    if len(parent.initiators) >= 2 and child.initiators < parent.initiators:
        return not child.targets or not parent.targets or bool(child.targets & parent.targets)
    return (
        child.initiators == parent.initiators
        and bool(child.targets)
        and child.targets < parent.targets
        and side in parent.targets
    )


def _start(cluster: Cluster) -> date | None:
    return cluster.core.start if cluster.core and cluster.core.start else cluster.first_day
