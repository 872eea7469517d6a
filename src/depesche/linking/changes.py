"""Takes two states of a record, gives what the later one adds to, changes in or contradicts of the earlier one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from depesche.linking.values import same_person
from depesche.model.record import Claim, Conflict, JoinedEvent, Record, Relation, Step
from depesche.model.span import Span

What = Literal[
    "event", "status", "date", "place", "claim", "conflict", "resolved", "merged", "split", "gone", "process", "question",
    "answered", "measure", "decision",
]  # fmt: skip
WHATS: tuple[What, ...] = get_args(What)
# Fields whose first telling is news by itself; the others are told with the event.
_TOLD = frozenset(["number", "number of states", "duration", "deadline", "venue", "topic", "excluded", "direction"])

Place = tuple[str, Span]
Key = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is new.

    Attributes:
        what: `event`: told for the first time; `status`, `date`, `place`: another one than before; `claim`: a value that nobody
            gave before; `conflict`: values that contradict one another; `resolved`: a contradiction that is settled or gone;
            `merged`, `split`: events that are one now, or several; `gone`: no event any more; `process`: events that make a
            process now; `question`: open now; `answered`: no longer open; `measure`: a step on the ladder between two sides;
            `decision`: of a person.
        event: id of the event in the later record (of one that is `gone`, in the earlier one); `None`: of none.
        process: id of the process; `None`: of none.
        field: which field of the event, or what is asked.
        old: the value before; `None`: none was known.
        new: the value now; `None`: none is known.
        values: of a contradiction, each value with the reports that give it.
        resolved_by: the report or decision that settled a contradiction; `None`: it is gone without one.
        decision: id of the decision.
        reports: the reports that brought it, new ones first; empty for what people decided.
        evidence: the words, as (report, span).
    """

    what: What
    event: str | None = None
    process: str | None = None
    field: str | None = None
    old: str | None = None
    new: str | None = None
    values: Mapping[str, tuple[str, ...]] | None = None
    resolved_by: str | None = None
    decision: str | None = None
    reports: tuple[str, ...] = ()
    evidence: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What is new between two states of a record: the `reports` that came, in order, and the `changes`."""

    reports: tuple[str, ...]
    changes: tuple[Change, ...]


def changes_of(old: Record, new: Record) -> News:
    """Find what is new, in the order of the events of the later record."""
    known = {report.id for report in old.reports}
    came = tuple(report.id for report in new.reports if report.id not in known)
    before = {(mention.report, mention.index): event for event in old.events for mention in event.mentions}
    after = {(mention.report, mention.index): event for event in new.events for mention in event.mentions}
    changes: list[Change] = []
    for event in new.events:
        changes += _of_event(event, before, after, frozenset(came))
    for event in old.events:
        now = _now(event, after)
        if not now:
            places = tuple((mention.report, span) for mention in event.mentions for span in mention.evidence[:1])
            changes.append(Change(what="gone", event=event.id, evidence=places))
        elif len(now) > 1:
            changes.append(Change(what="split", event=now[0], old=event.id, new=" ".join(now), evidence=_words(event)))
    changes += _of_processes(old, new, before)
    changes += _of_relations(old, new, before)
    changes += _of_decisions(old, new)
    return News(reports=came, changes=tuple(changes))


def _of_event(
    event: JoinedEvent, before: Mapping[Key, JoinedEvent], after: Mapping[Key, JoinedEvent], came: frozenset[str]
) -> Iterator[Change]:
    earlier = {was.id: was for mention in event.mentions if (was := before.get((mention.report, mention.index))) is not None}
    fresh = tuple(dict.fromkeys(mention.report for mention in event.mentions if mention.report in came))
    if not earlier:
        yield Change(what="event", event=event.id, new=event.status, reports=fresh, evidence=_words(event, came))
        yield from (_contradiction("conflict", event, conflict, came) for conflict in event.conflicts if not conflict.resolved_by)
        return
    first = next(iter(earlier.values()))
    if len(earlier) > 1:
        yield Change(what="merged", event=event.id, old=" ".join(sorted(earlier)), new=event.id, evidence=_words(event))
    if len(_now(first, after)) > 1 and first.id != event.id:
        first = event  # what parted from another event is told as a split; it has no earlier state of its own
    if event.status != first.status:
        proof = _telling(event, "status", event.status, came) or _words(event, came)
        yield Change(
            what="status", event=event.id, field="status", old=first.status, new=event.status, reports=fresh, evidence=proof
        )
    if event.date != first.date:
        proof = _telling(event, "date", event.date, came) or _words(event, came)
        yield Change(what="date", event=event.id, field="date", old=first.date, new=event.date, reports=fresh, evidence=proof)
    yield from _place(event, first, came, fresh)
    yield from _claims(event, list(earlier.values()), came)
    yield from _conflicts(event, list(earlier.values()), came)


def _place(event: JoinedEvent, first: JoinedEvent, came: frozenset[str], fresh: tuple[str, ...]) -> Iterator[Change]:
    for field in ("city", "country"):
        old, new = (getattr(known.place, field) if known.place else None for known in (first, event))
        if old != new:
            proof = _telling(event, field, new, came) or _words(event, came)
            yield Change(what="place", event=event.id, field=field, old=old, new=new, reports=fresh, evidence=proof)
            return  # another city mostly brings another country: one is told


def _claims(event: JoinedEvent, earlier: list[JoinedEvent], came: frozenset[str]) -> Iterator[Change]:
    known = {(claim.field, claim.value) for was in earlier for claim in was.claims}
    contested = {conflict.field for conflict in event.conflicts}
    fresh: dict[tuple[str, str], list[Claim]] = {}
    for claim in event.claims:
        if claim.report not in came or (claim.field, claim.value) in known:
            continue
        head = claim.field.split()[0] == "head"
        # Another spelling of a name that was given before is nothing new.
        if head and any(field == claim.field and same_person(claim.value, value) for field, value in known):
            continue
        if head or claim.field in _TOLD:
            fresh.setdefault((claim.field, claim.value), []).append(claim)
    for (field, value), claims in fresh.items():
        if field not in contested:
            places = tuple((claim.report, span) for claim in claims for span in claim.evidence[:1])
            reports = tuple(dict.fromkeys(claim.report for claim in claims))
            yield Change(what="claim", event=event.id, field=field, new=value, reports=reports, evidence=places)


def _conflicts(event: JoinedEvent, earlier: list[JoinedEvent], came: frozenset[str]) -> Iterator[Change]:
    before = {conflict.field: conflict for was in earlier for conflict in was.conflicts}
    now = {conflict.field: conflict for conflict in event.conflicts}
    for field, conflict in now.items():
        was = before.get(field)
        if conflict.resolved_by is None and (was is None or set(was.values) != set(conflict.values)):
            yield _contradiction("conflict", event, conflict, came)
        elif conflict.resolved_by and (was is None or was.resolved_by is None):
            yield _contradiction("resolved", event, conflict, came)
    for field, conflict in before.items():
        if field not in now and conflict.resolved_by is None:
            yield _contradiction("resolved", event, conflict, came)


def _contradiction(what: What, event: JoinedEvent, conflict: Conflict, came: frozenset[str]) -> Change:
    told = {report for reports in conflict.values.values() for report in reports}
    places = tuple(
        (claim.report, span)
        for claim in event.claims
        if claim.field == conflict.field and claim.report in told
        for span in claim.evidence[:1]
    )
    return Change(
        what=what,
        event=event.id,
        field=conflict.field,
        values=dict(conflict.values),
        resolved_by=conflict.resolved_by,
        reports=tuple(sorted(told & came)),
        evidence=places or _words(event, came),
    )


def _of_processes(old: Record, new: Record, before: Mapping[Key, JoinedEvent]) -> Iterator[Change]:
    """Processes that are new, and questions that came up or were answered; a question is known by its words and event."""
    events = {event.id: event for event in new.events}
    was_in = {name for process in old.processes for name in process.events}
    asked_before = {(_asked(q.question), q.event): q for process in old.processes for q in process.open}
    still: set[tuple[str, str | None]] = set()
    for process in new.processes:
        origins = {name: _was(events[name], before) for name in process.events if name in events}
        if not any(was in was_in for names in origins.values() for was in names):
            words = tuple(place for name in process.events[:3] for place in _words(events[name])[:1])
            yield Change(what="process", process=process.id, new=process.title, evidence=words)
        for question in process.open:
            names = origins.get(question.event or "", ())
            keys = {(_asked(question.question), name) for name in names}
            if keys & set(asked_before):
                still |= keys
            else:
                yield Change(
                    what="question",
                    event=question.event,
                    process=process.id,
                    field=_asked(question.question),
                    evidence=question.evidence,
                )
    after = {(mention.report, mention.index): event for event in new.events for mention in event.mentions}
    gone = {event.id: event for event in old.events}
    for key in asked_before:
        was = gone.get(key[1] or "")
        now = _now(was, after) if was is not None else ()
        if key not in still and now:
            yield Change(what="answered", event=now[0], field=key[0], evidence=_words(events[now[0]]))


def _asked(question: str) -> str:
    """What is asked, without the name of the event, which changes when its date or place is told."""
    return question.partition(":")[0]


def _of_relations(old: Record, new: Record, before: Mapping[Key, JoinedEvent]) -> Iterator[Change]:
    events = {event.id: event for event in new.events}
    known = {(relation.sides, step.event, step.status != "announced") for relation in old.relations for step in relation.steps}
    for relation in new.relations:
        for step in relation.steps:
            names = {*_was(events[step.event], before)} if step.event in events else set()
            if not any((relation.sides, name, step.status != "announced") in known for name in names):
                yield _measure(relation, step, next((r for r in old.relations if r.sides == relation.sides), None))


def _measure(relation: Relation, step: Step, was: Relation | None) -> Change:
    reports = tuple(dict.fromkeys(report for report, _ in step.evidence))
    return Change(
        what="measure",
        event=step.event,
        field="-".join(relation.sides),
        old=was.state if was else None,
        new=step.measure,
        reports=reports,
        evidence=step.evidence,
    )


def _of_decisions(old: Record, new: Record) -> Iterator[Change]:
    states = {decided.id: decided.state for decided in old.decisions}
    for decided in new.decisions:
        if states.get(decided.id) != decided.state:
            yield Change(
                what="decision",
                event=decided.events[0] if decided.events else None,
                decision=decided.id,
                old=states.get(decided.id),
                new=decided.state,
                evidence=decided.evidence,
            )


def _was(event: JoinedEvent, before: Mapping[Key, JoinedEvent]) -> tuple[str, ...]:
    """The ids that an event had before."""
    found = (before.get((mention.report, mention.index)) for mention in event.mentions)
    return tuple(dict.fromkeys(was.id for was in found if was is not None))


def _now(event: JoinedEvent, after: Mapping[Key, JoinedEvent]) -> tuple[str, ...]:
    """The ids that an earlier event has now."""
    found = (after.get((mention.report, mention.index)) for mention in event.mentions)
    return tuple(dict.fromkeys(now.id for now in found if now is not None))


def _words(event: JoinedEvent, came: frozenset[str] = frozenset()) -> tuple[Place, ...]:
    """The words that tell an event, those of new reports where there are any."""
    chosen = [mention for mention in event.mentions if mention.report in came] or list(event.mentions)
    return tuple((mention.report, span) for mention in chosen for span in mention.evidence[:1])


def _telling(event: JoinedEvent, field: str, value: str | None, came: frozenset[str]) -> tuple[Place, ...]:
    """The words of new reports that give a field this value; empty where none does."""
    claims = [claim for claim in event.claims if claim.field == field and claim.value == value and claim.report in came]
    return tuple((claim.report, span) for claim in claims for span in claim.evidence[:1])
