"""Takes the mentions of one event, gives what each report says of each field, and where not all can be right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache

from depesche.language.lexicon import fold
from depesche.linking.cluster import Cluster
from depesche.linking.mentions import PERSONAL, Mention, in_order
from depesche.linking.values import amount, duration, folded_words, same_person, same_place, same_venue, words
from depesche.model.edtf import Interval, parse_edtf
from depesche.model.reading import Event, Person, Proof, Reading
from depesche.model.record import Claim, Conflict, ReportOrigin
from depesche.model.span import Span
from depesche.model.vocabulary import LEVELS

# Offices that exclude one another when two reports give them to one person at one time; others (ambassador and head of
# department) are held one after the other or together.
_LADDER = {
    "head_of_state": 6,
    "head_of_government": 5,
    "foreign_minister": 4,
    "minister": 4,
    "deputy_minister": 3,
    "official": 2,
    "expert": 1,
}
# Days within which two reports speak of the same time: later ones name a person by a newer office.
_SAME_TIME = 7
# Fields whose values can exclude one another; others (topics, exclusions, level) only add up.
_COMPARED = ("date", "city", "country", "venue", "number", "number of states", "duration", "deadline", "status")


def claims_of(cluster: Cluster, readings: Mapping[str, Reading]) -> tuple[Claim, ...]:
    """Give the claims, by field, then by time of report."""
    found: list[Claim] = []
    for mention in in_order(cluster.members):
        found += _claims(mention, readings[mention.report])
    order = {name: place for place, name in enumerate(("status", *_COMPARED))}
    return tuple(sorted(dict.fromkeys(found), key=lambda claim: order.get(claim.field, 50)))


def _claims(mention: Mention, reading: Reading) -> list[Claim]:
    event = mention.event
    via = _via(event, reading)
    found: list[Claim] = []

    def claim(field: str, value: str | int | None, *proofs: str, evidence: tuple[Span, ...] = ()) -> None:
        if value is not None:
            spans = evidence or _proof(event, proofs or (field,)) or _holding(event.evidence, str(value)) or event.evidence
            found.append(
                Claim(field=field, value=str(value), holder=event.holder, via=via, report=mention.report, evidence=spans)
            )

    claim("status", mention.status)
    claim("date", event.date)
    if event.place:
        claim("city", event.place.city, "city", "place")
        claim("country", event.place.country, "country", "place")
        claim("venue", event.place.venue, "venue", "place")
    claim("level", event.level)
    claim("direction", event.direction)
    claim("number", event.number)
    claim("duration", event.duration)
    if event.deadline is None and mention.deadline:
        claim("deadline", mention.deadline[0], evidence=(mention.deadline[1],))
    claim("deadline", event.deadline)
    for count, span in _states_counted(event.evidence):
        claim("number of states", count, evidence=(span,))
    persons = {fold(person.name): person for person in reading.persons}
    for participant in event.participants:
        if not participant.name:
            continue
        part = (
            "target"
            if participant.part == "target" or (event.kind in PERSONAL and participant.part != "host")
            else participant.part
        )
        claim(f"{part} {participant.side}" if participant.side else part, participant.name, "participants")
        person = persons.get(fold(participant.name)) or _find(participant.name, reading.persons)
        if person is not None and person.title and participant.part in ("head", "member", "party"):
            claim(f"title {participant.name}", person.title, evidence=person.mentions[:1])
    for topic in event.topics:
        claim("topic", topic, "topics")
    for topic in event.excluded:
        claim("excluded", topic, "excluded")
    return found


def _find(name: str, persons: Sequence[Person]) -> Person | None:
    return next((person for person in persons if same_person(name, person.name)), None)


def _proof(event: Event, fields: Iterable[str]) -> tuple[Span, ...]:
    """The words that prove a field, where the reading names them."""
    wanted = tuple(fields)
    named: list[Proof] = [proof for proof in event.proofs if proof.span and proof.field.split(".")[0] in wanted]
    return tuple(dict.fromkeys(proof.span for proof in named if proof.span))


def _holding(evidence: Sequence[Span], value: str) -> tuple[Span, ...]:
    """Those of the spans in which the value stands as it is, or else its last word (a surname)."""
    for wanted in (value, value.split()[-1] if value.strip() else ""):
        pattern = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
        found = tuple(span for span in evidence if wanted and pattern.search(span.quote))
        if found:
            return found
    return ()


def _via(event: Event, reading: Reading) -> tuple[str, ...]:
    """Through whom the holder's word came: the chain of his statement that the evidence touches."""
    if event.holder is None:
        return ()
    for statement in reading.statements:
        if not statement.via or not statement.speaker or not same_person(statement.speaker, event.holder):
            continue
        spans = [*statement.content, *([statement.cue] if statement.cue else [])]
        if any(span.overlaps(other) for span in spans for other in event.evidence):
            return statement.via
    return ()


@cache
def _states() -> re.Pattern[str]:
    table = words()
    numbers = "|".join(sorted((word for word in table["numbers"] if len(word) > 3), key=len, reverse=True))
    about = "|".join(re.escape(word) for word in table["about"])
    count = rf"((?:(?:{about})\s+)?(?:\d{{1,3}}|{numbers}))"
    nouns = "|".join(table["states"])
    return re.compile(rf"\b{count}\s+(?:(?!weiter|ander)\w+e[nrs]?\s+)?(?:\w+-)?(?:{nouns})\b", re.IGNORECASE)


def _states_counted(evidence: Sequence[Span]) -> list[tuple[str, Span]]:
    """How many states the evidence says took part ("14 EU-Staaten"), with the words."""
    found = []
    for span in evidence:
        for match in _states().finditer(span.quote):
            start = span.start + match.start()
            found.append((match[1], Span(start, start + len(match.group()), match.group())))
    return found


def conflicts_of(
    cluster: Cluster,
    claims: Sequence[Claim],
    readings: Mapping[str, Reading],
    origins: Mapping[str, ReportOrigin],
) -> tuple[Conflict, ...]:
    """Find fields with values that cannot all be true, told by different origins or by two versions of one report."""
    by_field: dict[str, list[Claim]] = defaultdict(list)
    planned = {report for report in cluster.reports if all(m.planned for m in cluster.members if m.report == report)}
    for claim in claims:
        by_field[claim.field].append(claim)
    found: list[Conflict] = []
    for field in (*_COMPARED, *sorted(name for name in by_field if name.startswith("head "))):
        told = [claim for claim in by_field.get(field, ()) if not (field in ("date", "venue") and claim.report in planned)]
        if field == "number":
            # "Ein" is an article as often as a number.
            told = [claim for claim in told if claim.value not in ("0", "1")]
        if field == "status":
            # Who denies an attack mostly denies having done it, not that it happened.
            told = [claim for claim in told if claim.value in ("held", "denied") and "incident" not in cluster.kinds]
        conflict = _conflict(field, told, cluster, origins)
        if conflict and not (field == "country" and any(known.field == "city" for known in found)):
            found.append(conflict)
    found += _ranks(cluster, readings, origins)
    levels = _levels(cluster, by_field.get("level", ()), planned, origins)
    if levels is not None and not any(known.field.startswith("title ") for known in found):
        found.append(levels)
    return tuple(found)


def _levels(
    cluster: Cluster, told: Sequence[Claim], planned: Collection[str], origins: Mapping[str, ReportOrigin]
) -> Conflict | None:
    """Levels far apart, of a meeting that took place: ministers here, experts there."""
    if not {"meeting", "call"} & set(cluster.kinds):
        return None
    by_value: dict[str, list[str]] = {}
    for claim in told:
        if claim.report not in planned:
            by_value.setdefault(claim.value, []).append(claim.report)
    ranks = {value: LEVELS.index(value) for value in by_value if value in LEVELS}
    if not ranks:
        return None
    low, high = max(ranks, key=lambda value: ranks[value]), min(ranks, key=lambda value: ranks[value])
    if low != "expert" or ranks[low] - ranks[high] < _FAR or set(by_value[low]) & set(by_value[high]):
        return None  # only experts are always told as such; the level of others may be that of somebody named beside
    table: dict[str, tuple[str, ...]] = {value: tuple(sorted(set(by_value[value]))) for value in (high, low)}
    return Conflict(field="level", values=table, resolved_by=_resolved(table, origins)) if _independent(table, origins) else None


# Steps on the ladder of levels from which one of two reports must be wrong: a minister brings his head of department.
_FAR = 3


def _conflict(field: str, told: Sequence[Claim], cluster: Cluster, origins: Mapping[str, ReportOrigin]) -> Conflict | None:
    by_value: dict[str, list[str]] = {}
    for claim in told:
        by_value.setdefault(claim.value, []).append(claim.report)
    if len(by_value) < 2:
        return None
    agree = _comparison(field, cluster)
    values = list(by_value)
    against = {value: [other for other in values if not agree(value, other)] for value in values}
    clashing = [value for value in values if against[value]]
    if field.startswith("head "):
        # A side that two reports let be led by several names has a delegation, not a contradiction.
        clashing = [value for value in clashing if _head_clashes(value, by_value, agree)]
    groups = _grouped([value for value in clashing if value in clashing], agree)
    if len(groups) < 2:
        return None
    table = {group[0]: tuple(sorted({report for value in group for report in by_value[value]})) for group in groups}
    if not _independent(table, origins):
        return None
    return Conflict(field=field, values=table, resolved_by=_resolved(table, origins))


def _head_clashes(value: str, by_value: Mapping[str, Sequence[str]], agree: Callable[[str, str], bool]) -> bool:
    own = set(by_value[value])
    return any(not agree(value, other) and not own & set(reports) for other, reports in by_value.items())


def _grouped(values: Sequence[str], agree: Callable[[str, str], bool]) -> list[list[str]]:
    """Values that agree with all of a group stand together; a value that agrees with two groups (too vague) is left out."""
    groups: list[list[str]] = []
    for value in sorted(values, key=lambda value: (len(value), value)):
        fitting = [group for group in groups if all(agree(value, other) for other in group)]
        if len(fitting) == 1:
            fitting[0].append(value)
        elif not fitting and all(not agree(value, other) for group in groups for other in group):
            groups.append([value])
    return groups


def _comparison(field: str, cluster: Cluster) -> Callable[[str, str], bool]:
    if field == "date":
        lasting = _lasting(cluster)
        return lambda left, right: _dates_agree(left, right, lasting)
    if field == "city":
        return lambda left, right: same_place(left, right) or _told_together(left, right, cluster)
    if field == "venue":
        return same_venue
    if field == "duration":
        return _durations_agree
    if field == "deadline":
        return lambda left, right: _deadlines_agree(left, right, cluster.core)
    if field == "number":
        return _counts_agree
    if field == "number of states":
        return _amounts_agree
    if field.startswith("head "):
        return same_person
    return lambda left, right: left == right


def _told_together(left: str, right: str, cluster: Cluster) -> bool:
    """Say whether a report names both cities in its words for the event: "in Quito und das Konsulat in Guayaquil"."""
    words = [" ".join(folded_words(city)) for city in (left, right)]
    return any(all(word in member.sentence for word in words) for member in cluster.members)


def _dates_agree(left: str, right: str, lasting: int) -> bool:
    """Say whether two dates can be of one event that lasts some days: one report gives its first day, one its last."""
    try:
        first, second = parse_edtf(left), parse_edtf(right)
    except ValueError:
        return True
    exact = (first.days or 99) <= 3 and (second.days or 99) <= 3 and not (first.approximate or second.approximate)
    if first.overlaps(second) or not exact:
        return True
    if first.start is None or second.start is None:
        return False
    return abs((first.start - second.start).days) < lasting


def _lasting(cluster: Cluster) -> int:
    """Days that an event lasts by the words of a report ("zwei Tage lang"); 1 where none says so."""
    told = [duration(member.event.duration) for member in cluster.members if member.event.duration]
    return max((round(known.high / 24) for known in told if known is not None and known.high >= 40), default=1)


def _durations_agree(left: str, right: str) -> bool:
    first, second = duration(left), duration(right)
    return first is None or second is None or first.agrees(second)


def _amounts_agree(left: str, right: str) -> bool:
    first, second = amount(left), amount(right)
    return first is None or second is None or first.agrees(second)


def _counts_agree(left: str, right: str) -> bool:
    """As amounts; numbers that lie far apart count other things: a part of them, or all that several sides did."""
    first, second = amount(left), amount(right)
    if first is None or second is None or first.agrees(second):
        return True
    low, high = sorted((first, second), key=lambda count: count.high)
    return low.high * 2 < high.low


def _deadlines_agree(left: str, right: str, core: Interval | None) -> bool:
    """Two stretches of time agree as such; a stretch and a day by the day of the event."""
    hours = [duration(value) for value in (left, right)]
    if hours[0] is not None and hours[1] is not None:
        return hours[0].agrees(hours[1])
    days = []
    for value in (left, right):
        try:
            days.append(parse_edtf(value))
        except ValueError:
            continue
    if len(days) == 2:
        return days[0].overlaps(days[1])
    known = hours[0] or hours[1]
    if len(days) == 1 and known is not None and core is not None and core.start and core.days == 1 and days[0].start:
        distance = (days[0].start - core.start).days * 24
        return known.low - 48 <= distance <= known.high + 48
    return True


def _independent(table: Mapping[str, Sequence[str]], origins: Mapping[str, ReportOrigin]) -> bool:
    """Say whether two of the values come from different origins, or from two versions of one report."""
    groups = [set(reports) for reports in table.values()]
    for place, left in enumerate(groups):
        for right in groups[place + 1 :]:
            for first in left - right:
                for second in right - left:
                    one, two = origins[first], origins[second]
                    if one.origin is None or one.origin != two.origin or one.version_of == second or two.version_of == first:
                        return True
    return False


def _resolved(table: Mapping[str, Sequence[str]], origins: Mapping[str, ReportOrigin]) -> str | None:
    """The later report, or version, that takes back what its own outlet gave before, where that leaves one value."""
    corrected: dict[str, str] = {}
    for reports in table.values():
        others = [report for rest in table.values() if rest is not reports for report in rest]
        for report in reports:
            for earlier in others:
                if origins[report].version_of == earlier or _takes_back(origins[report], origins[earlier]):
                    corrected[earlier] = report
    left = [value for value, reports in table.items() if not all(report in corrected for report in reports)]
    return min(corrected.values()) if corrected and len(left) == 1 else None


def _takes_back(later: ReportOrigin, earlier: ReportOrigin) -> bool:
    """Say whether one report came after another of the same outlet; a copy of somebody's words is no correction of one's own."""
    return (
        later.outlet is not None
        and later.outlet == earlier.outlet
        and later.copy_of is None
        and bool(later.published and earlier.published and later.published[:10] > earlier.published[:10])
    )


def _ranks(cluster: Cluster, readings: Mapping[str, Reading], origins: Mapping[str, ReportOrigin]) -> list[Conflict]:
    """Offices of one delegate that exclude one another: "stellvertretende Abteilungsleiterin" and "Vizeministerin"."""
    heads: list[tuple[str | None, str, str, Mention]] = []
    for mention in in_order(cluster.members):
        if mention.planned or not _told_at_the_time(mention, cluster):
            continue
        for participant in mention.event.participants:
            if participant.name and participant.part in ("head", "member", "party", "target"):
                heads.append((participant.side, participant.name, participant.part, mention))
    found: dict[str, Conflict] = {}
    done: list[str] = []
    for side, name, part, _ in heads:
        if any(same_person(name, other) for other in done):
            continue
        done.append(name)
        table: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for _, other, _, mention in heads:
            person = _find(other, readings[mention.report].persons) if same_person(name, other) else None
            if person is not None and person.title and not person.former and person.function in _LADDER:
                table[_LADDER[person.function]].append((person.title, mention.report))
        values = {rows[0][0]: tuple(sorted({report for _, report in rows})) for _, rows in sorted(table.items())}
        field = f"title {part} {side}" if side else f"title {part}"
        if len(values) >= 2 and field not in found and _independent(values, origins):
            found[field] = Conflict(field=field, values=values, resolved_by=_resolved(values, origins))
    return [found[field] for field in sorted(found)]


def _told_at_the_time(mention: Mention, cluster: Cluster) -> bool:
    start = cluster.core.start if cluster.core else None
    return start is None or mention.day is None or abs((mention.day - start).days) <= _SAME_TIME
