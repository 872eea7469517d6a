"""Takes an event mention and a cluster of mentions, gives how well their times fit: dates that meet, news, background, plans."""

from __future__ import annotations

from datetime import timedelta

from depesche.linking.cluster import Cluster
from depesche.linking.mentions import MEASURES, SINGULAR, Mention
from depesche.linking.values import same_person, same_place
from depesche.model.edtf import Interval

# Days by which two exact dates of one event may differ at most: reports contradict each other by a day or two.
NEAR = 2
# What a report tells in its first part (share of its length) without a date is mostly news.
FRONT = 0.25
# Points for an undated event by its age in days at the time of the report: as news, and further down.
_NEWS = ((4, 1.6), (14, 0.8), (45, 0.0))
_BACKGROUND = ((4, 0.8), (14, 0.6), (60, 0.4), (250, 0.1), (4000, -0.3))
# How far ahead an announcement without a date may lie from its event, in days.
AHEAD = 200


def time_fit(mention: Mention, cluster: Cluster) -> tuple[float, str] | None:
    """Points and reason; `None` where the times forbid it."""
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
    if exact and gap == 1 and not mention.planned and mention.report not in cluster.reports and _same_people(mention, cluster):
        return 0.3, "dates differ by a day, the people are the same"
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


def _same_people(mention: Mention, cluster: Cluster) -> bool:
    """Say whether the news of a call names the two who call, and no other, as the cluster does."""
    if mention.family != "call" or mention.share >= FRONT or len(mention.persons) != 2:
        return False
    return all(any(same_person(name, other) for other in cluster.persons) for name in mention.persons)


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
