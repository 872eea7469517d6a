"""Takes joined events and the decisions of people, gives the events as corrected, and what became of each decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from depesche.language.lexicon import fold
from depesche.linking.cluster import Cluster
from depesche.linking.decisions import Decision, Judged, codes_of, grouped
from depesche.model.edtf import parse_edtf
from depesche.model.reading import Place
from depesche.model.record import Claim, Decided, JoinedEvent, Process
from depesche.model.vocabulary import KINDS, STATUSES

# What shapes the members of an event, what its fields.
_SHAPING = ("merge", "split", "confirm", "correct")


def owners(clusters: Mapping[str, Cluster], decided: Judged) -> dict[str, list[Decision]]:
    """For each event the decisions that shape it, oldest first; notes in `decided` which events each decision shapes.

    What confirms or corrects an event goes to the one that holds most of its mentions.
    """
    where = {member.key: name for name, cluster in clusters.items() for member in cluster.members}
    found: dict[str, list[Decision]] = {}
    for decision in decided.holding:
        if decision.action not in _SHAPING:
            continue
        groups = decided.keys[decision.id]
        names = [where[key] for group in groups for key in group if key in where]
        if decision.action in ("confirm", "correct"):
            names = sorted(names, key=lambda name: (-names.count(name), name))[:1]
        decided.events[decision.id] = list(dict.fromkeys(names))
        for name in decided.events[decision.id]:
            found.setdefault(name, []).append(decision)
    return found


def corrected(event: JoinedEvent, cluster: Cluster, own: Sequence[Decision], decided: Judged) -> JoinedEvent:
    """Set the fields that people corrected, each with a claim whose holder is the person; add a line for each decision.

    Args:
        event: as the machine joined it.
        cluster: its mentions; a corrected date becomes the date by which it is put in order.
        own: the decisions that shape the event, oldest first.
        decided: all decisions; persons are renamed in every event.
    """
    shaping = list(own)
    for decision in decided.holding:
        if decision.action == "rename" and not decision.words:
            claims = tuple(_renamed(claim, decision) for claim in event.claims)
            if claims != event.claims:
                event = replace(event, claims=claims)
                shaping.append(decision)
                decided.persons.add(decision.id)
    for decision in shaping:
        if decision.line not in event.because:
            event = replace(event, because=(*event.because, decision.line))
        if decision.action == "correct":
            event = _set(event, cluster, decision)
    return replace(event, decisions=tuple(decision.id for decision in shaping)) if shaping else event


def _renamed(claim: Claim, decision: Decision) -> Claim:
    """A person is renamed as holder, as participant and where a field bears the name."""
    printed, name = decision.field or "", decision.value or ""
    value = name if _is(claim.value, printed) and claim.field.split()[0] not in ("topic", "excluded") else claim.value
    holder = name if claim.holder and _is(claim.holder, printed) else claim.holder
    title = f"title {name}" if _is(claim.field, f"title {printed}") else claim.field
    return (
        claim
        if (value, holder, title) == (claim.value, claim.holder, claim.field)
        else replace(claim, value=value, holder=holder, field=title)
    )


def _is(one: str, other: str) -> bool:
    return fold(one) == fold(other)


def _set(event: JoinedEvent, cluster: Cluster, decision: Decision) -> JoinedEvent:
    field, value = decision.field or "", decision.value
    claim = Claim(field=field, value=value or "", holder=decision.by, via=(f"decision {decision.id}",))
    settled = tuple(replace(c, resolved_by=f"decision {decision.id}") if c.field == field else c for c in event.conflicts)
    event = replace(event, claims=(*event.claims, claim), conflicts=settled)
    if field in ("city", "country", "venue"):
        place = replace(event.place or Place(), **{field: value})
        return replace(event, place=place if place != Place() else None)
    if field == "ordinal":
        return replace(event, ordinal=int(value) if value else None)
    if field == "sides":
        return replace(event, sides=tuple(codes_of(value or "")))
    if field == "date":
        cluster.core = parse_edtf(value) if value else None
        return replace(event, date=value)
    if field == "kind":
        return replace(event, kind=next(kind for kind in KINDS if kind == value))
    if field == "status":
        return replace(event, status=next(status for status in STATUSES if status == value))
    return event


def retitled(processes: Sequence[Process], clusters: Mapping[str, Cluster], decided: Judged) -> tuple[Process, ...]:
    """Give processes the titles that people gave them: each to the one that holds most of the words of the decision."""
    where = {member.key: name for name, cluster in clusters.items() for member in cluster.members}
    home = {event: process.id for process in processes for event in process.events}
    titles: dict[str, Decision] = {}
    for decision in decided.holding:
        if decision.action == "rename" and decision.words:
            keys = [key for group in decided.keys[decision.id] for key in group if key in where]
            names = [home[where[key]] for key in keys if where[key] in home]
            if names:
                name = min(names, key=lambda name: (-names.count(name), name))
                titles[name] = decision
                decided.processes[decision.id] = name
    return tuple(replace(p, title=titles[p.id].value or p.title) if p.id in titles else p for p in processes)


def outcomes(decided: Judged) -> tuple[Decided, ...]:
    """What became of each decision, oldest first; asked when all else is joined."""
    undoing = {d.value: d.id for d in decided.all if d.action == "undo"}
    known = {decision.id for decision in decided.all}
    holding = {decision.id for decision in decided.holding}
    found = []
    for decision in decided.all:
        lost = _lost(decision, decided, known)
        undone = decision.id in undoing and decision.id not in holding and decision.action != "undo"
        because = f"undone by {undoing[decision.id]}" if undone else lost[1]
        found.append(
            Decided(
                id=decision.id,
                action=decision.action,
                state="undone" if undone else "lost" if lost[0] else "holds",
                field=decision.field,
                value=decision.value,
                by=decision.by,
                at=decision.at,
                why=decision.why,
                events=tuple(decided.events.get(decision.id, ())),
                named=decision.named,
                because=because,
                evidence=tuple(decided.evidence[decision.id]),
            )
        )
    return tuple(found)


def _lost(decision: Decision, decided: Judged, known: set[str]) -> tuple[bool, str | None]:
    """Say whether nothing is left of what a decision is about, and what is missing."""
    if decision.action == "undo":
        return (True, f"there is no decision {decision.value}") if decision.value not in known else (False, None)
    if not decision.words:
        missing = decision.action == "rename" and decision.id not in decided.persons
        return (missing, f"no event names {decision.field}" if missing else None)
    gone = decided.lost[decision.id]
    groups = decided.keys[decision.id]
    reports = ", ".join(dict.fromkeys(words.report for words in gone))
    if decision.action == "rename" and groups and decision.id not in decided.processes:
        return True, "its events are in no process"
    parts = len(groups) if grouped(decision) else sum(map(len, groups))
    if parts < (2 if decision.action == "merge" else 1):
        return True, f"the words in {reports} tell no event any more"
    return False, f"the words in {reports} tell no event any more, the others do" if gone else None
