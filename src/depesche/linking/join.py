"""Takes the reports and readings of an archive, gives the record: the visible list of steps."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from depesche.linking.claims import claims_of, conflicts_of
from depesche.linking.cluster import Cluster
from depesche.linking.consensus import date_of, ordinal_of, place_of
from depesche.linking.copies import relations_of
from depesche.linking.corrections import corrected, outcomes, owners, retitled
from depesche.linking.decisions import Decision, judged, rearranged, without_rejected
from depesche.linking.events import cluster_mentions
from depesche.linking.lifecycle import last_status
from depesche.linking.memory import Memory
from depesche.linking.mentions import Mention, in_order, mentions_of
from depesche.linking.origins import origins_of
from depesche.linking.parts import parts_of
from depesche.linking.processes import processes_of
from depesche.linking.relations import ladder_of
from depesche.model.reading import Reading
from depesche.model.record import EventMention, JoinedEvent, Record, ReportOrigin
from depesche.model.report import Report


def join(
    reports: Sequence[Report],
    readings: Sequence[Reading],
    *,
    decisions: Sequence[Decision] = (),
    memory: Memory | None = None,
) -> Record:
    """Join reports and their readings (in the same order), as people decided. The order of the reports changes nothing.

    Args:
        reports: in any order.
        readings: of the reports, in the same order.
        decisions: of people.
        memory: what earlier joinings worked out; with it, only what new and changed reports touch is worked out anew.

    Raises:
        ValueError: when there are not as many readings as reports, two reports have one id, or a decision cannot be carried out.
    """
    if len(reports) != len(readings):
        raise ValueError(f"{len(reports)} reports, but {len(readings)} readings")
    by_id = {report.id: report for report in reports}
    if len(by_id) != len(reports):
        raise ValueError("two reports have one id")
    read = {report.id: reading for report, reading in zip(reports, readings, strict=True)}
    if memory is not None:
        memory.begin(reports, readings)
    relations = relations_of(reports, memory)
    origins = origins_of(reports, read, relations)
    mentions = [mention for name in sorted(by_id) for mention in _mentions(by_id[name], read[name], memory)]
    decided = judged(decisions, mentions, by_id)
    clusters = rearranged(cluster_mentions(without_rejected(mentions, decided), memory), decided)
    named = sorted(((identify(cluster), cluster) for cluster in clusters), key=lambda pair: pair[0])
    by_name = dict(named)
    own = owners(by_name, decided)
    joined = {name: _joined(name, cluster, read, origins, memory) for name, cluster in named}
    events = {name: corrected(event, by_name[name], own.get(name, ()), decided) for name, event in joined.items()}
    parts = parts_of(events, by_name)
    events = {name: replace(event, part_of=parts.get(name)) for name, event in events.items()}
    processes = retitled(processes_of(events, by_name, by_id, read, origins, memory), by_name, decided)
    member = {event: process.id for process in processes for event in process.events}
    whole = [replace(event, process=member.get(name)) for name, event in events.items()]
    return Record(
        events=tuple(sorted(whole, key=lambda event: (event.date or "9999", event.id))),
        reports=tuple(origins[name] for name in sorted(origins, key=lambda name: (origins[name].published or "9999", name))),
        processes=processes,
        relations=ladder_of(events, by_name, by_id),
        decisions=outcomes(decided),
    )


def identify(cluster: Cluster) -> str:
    """`ev-` and a digest of the first mention in time: it stays when later reports join."""
    first = in_order(cluster.members)[0]
    return "ev-" + hashlib.sha256(f"{first.report}\x1f{first.index}".encode()).hexdigest()[:12]


def _mentions(report: Report, reading: Reading, memory: Memory | None) -> list[Mention]:
    return memory.mentions(report, lambda: mentions_of(report, reading)) if memory else mentions_of(report, reading)


def _joined(
    name: str, cluster: Cluster, read: Mapping[str, Reading], origins: Mapping[str, ReportOrigin], memory: Memory | None
) -> JoinedEvent:
    if memory is None:
        return _event(name, cluster, read, origins)
    behind = [origins[member.report] for member in cluster.members]
    return memory.event(cluster, behind, lambda: _event(name, cluster, read, origins))


def _event(name: str, cluster: Cluster, read: Mapping[str, Reading], origins: Mapping[str, ReportOrigin]) -> JoinedEvent:
    mentions = in_order(cluster.members)
    claims = claims_of(cluster, read)
    kinds = sorted(cluster.kinds, key=lambda kind: (-cluster.kinds[kind], kind))
    return JoinedEvent(
        id=name,
        kind=next(mention.event.kind for mention in mentions if mention.event.kind == kinds[0]),
        status=last_status(mentions),
        date=date_of(cluster, origins),
        place=place_of(cluster, origins),
        sides=tuple(sorted(cluster.told_sides)),
        ordinal=ordinal_of(cluster, origins),
        mentions=tuple(_mention(mention) for mention in mentions),
        claims=claims,
        conflicts=conflicts_of(cluster, claims, read, origins),
        because=tuple(sorted(cluster.because)),
    )


def _mention(mention: Mention) -> EventMention:
    event = mention.event
    return EventMention(
        report=mention.report,
        status=event.status,
        date=event.date,
        holder=event.holder,
        evidence=event.evidence,
        index=mention.index,
    )
