"""Takes joined events, gives which are parts of another: of a joint act the single ones, of a round what was agreed there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

from depesche.linking.cluster import Cluster
from depesche.linking.mentions import Mention
from depesche.linking.sides import DIRECTED
from depesche.model.record import JoinedEvent

# Days by which a single act may lie off the joint one; a joint plan (to reopen the embassies) comes about within a year.
_NEAR, _PLAN = 3, 365


def parts_of(events: Mapping[str, JoinedEvent], clusters: Mapping[str, Cluster]) -> dict[str, str]:
    """Give for each single act the joint one it is a part of, for each outcome its round; what has none is not named."""
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
    return {**_outcomes(events, clusters), **found}


def _outcomes(events: Mapping[str, JoinedEvent], clusters: Mapping[str, Cluster]) -> dict[str, str]:
    """For each agreement the meeting where most of its reports have it: told in the same words, or on the day of the round."""
    rounds: dict[str, list[tuple[str, Mention]]] = defaultdict(list)
    for name, event in sorted(events.items()):
        if event.kind == "meeting":
            for member in clusters[name].members:
                if not member.planned:
                    rounds[member.report].append((name, member))
    found: dict[str, str] = {}
    for name, event in sorted(events.items()):
        if event.kind != "agreement":
            continue
        votes: Counter[str] = Counter()
        for member in clusters[name].members:
            if not member.planned:
                votes.update(
                    {meeting for meeting, other in rounds[member.report] if _agreed_at(member, other, clusters[meeting])}
                )
        best = min(votes, key=lambda meeting: (-votes[meeting], meeting), default=None)
        if best and len(set(event.sides) & set(events[best].sides)) >= 2:
            found[name] = best
    return found


def _agreed_at(agreement: Mention, meeting: Mention, cluster: Cluster) -> bool:
    """Say whether a report has the agreement made at the meeting."""
    if any(span.overlaps(other) for span in agreement.event.evidence for other in meeting.event.evidence):
        days = agreement.interval
        return days is None or cluster.core is None or days.overlaps(cluster.core)
    hint = agreement.hint if agreement.interval is None else None
    return hint is not None and meeting.interval is not None and (meeting.days or 99) <= 3 and hint.overlaps(meeting.interval)


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
