"""Takes an event mention and a cluster of mentions, gives how well they fit as one event, with the reasons.

The weights were set by hand and checked on the three development story sets of the project.
"""

from __future__ import annotations

from dataclasses import dataclass

from depesche.linking.cluster import Cluster
from depesche.linking.mentions import MEASURES, PERSONAL, PLANNED, Mention
from depesche.linking.sides import DIRECTED
from depesche.linking.timing import time_fit
from depesche.linking.values import folded_words, same_person, same_place, same_venue
from depesche.model.vocabulary import LEVELS

# What a mention needs to join a cluster: the same kind and sides (2.5) and something that ties them in time or place.
THRESHOLD = 3.0
# What another place takes away: only the same day, kind, sides and people outweigh it, and it is then a contradiction.
ELSEWHERE = -3.0
# Likewise, where the day is the same and the other town lies in the same country.
ELSEWHERE_NEAR = -1.2


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
    for part in (_kind, _sides, time_fit, _place, _people, _round, _words, _same_report):
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
    # Of a visit, whoever receives the guest may be read as acting too.
    alike = mention.initiators & cluster.initiators if event.kind == "visit" else mention.initiators == cluster.initiators
    if mention.initiators and cluster.initiators and not alike:
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


def _place(mention: Mention, cluster: Cluster) -> tuple[float, str]:
    score, reason = 0.0, ""
    if mention.city and cluster.cities:
        if any(same_place(mention.city, city) for city in cluster.cities):
            score, reason = 1.2, f"place {mention.city}"
        elif _beside(mention, cluster):
            score, reason = 0.4, "places told together"
        else:
            score = ELSEWHERE_NEAR if _same_day_and_country(mention, cluster) else ELSEWHERE
    elif mention.country and cluster.countries:
        score, reason = (0.5, f"country {mention.country}") if mention.country in cluster.countries else (ELSEWHERE, "")
    venue = mention.event.place.venue if mention.event.place else None
    venues = [member.event.place.venue for member in cluster.members[-20:] if member.event.place and member.event.place.venue]
    if venue and venues and any(same_venue(venue, other) for other in venues):
        score, reason = score + 0.8, f"{reason}, {venue}" if reason else f"place {venue}"
    return score, reason


def _same_day_and_country(mention: Mention, cluster: Cluster) -> bool:
    """Say whether two reports give one meeting to two towns of a country, on one day: one of them is wrong."""
    if mention.family != "meeting" or not mention.country or mention.country not in cluster.countries:
        return False
    exact = mention.interval is not None and cluster.core is not None and max(mention.days or 99, cluster.core.days or 99) <= 3
    return exact and mention.report not in cluster.reports and mention.given == cluster.members[0].given


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
        near = any(abs(event.number - number) * 8 <= max(event.number, number) for number in cluster.numbers)
        return (-0.4 if near else -1.2), ""  # 19 here and 20 there may be a contradiction
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
