"""Takes clusters and the decisions of people, gives the clusters and events as people decided; a re-run keeps every decision.

A decision names mentions by report and words, not by the ids of events: ids may change when earlier reports join, words do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from depesche.linking.cluster import Cluster
from depesche.linking.mentions import Mention, in_order
from depesche.model.edtf import parse_edtf
from depesche.model.reading import Place
from depesche.model.record import Claim, JoinedEvent
from depesche.model.vocabulary import KINDS, STATUSES

Action = Literal["merge", "split", "reject", "confirm", "rename", "correct", "undo"]
# Fields of an event that people can correct.
CORRECTABLE = ("kind", "status", "date", "city", "country", "venue", "ordinal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A place of a report that a decision is about: `start` to `end` in its clean text, in code points."""

    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided; decisions are only ever added.

    Attributes:
        id: name of the decision.
        action: `merge` (the words tell one event), `split` (they tell another event than what they are joined with), `reject`
            (they tell no event), `confirm` (the event is right), `correct` (a `field` of the event has this `value`), `rename` (a
            person printed as `field` is called `value`), `undo` (the decision of the id `value` no longer holds).
        words: what it is about; for `rename` and `undo` empty.
        field: for `correct` one of `CORRECTABLE`; for `rename` the printed name; else `None`.
        value: see `action`; `None` where the action has none, and to correct a field to "not known".
        by: who decided.
        at: when, ISO 8601.
        why: the reason in words; `None`: none given.
    """

    id: str
    action: Action
    words: tuple[Words, ...] = ()
    field: str | None = None
    value: str | None = None
    by: str
    at: str
    why: str | None = None

    @property
    def line(self) -> str:
        """The line by which it shows itself in `because`."""
        what = f"{self.action} {self.field} = {self.value}" if self.field else self.action
        return f"decision {self.id}: {what}, by {self.by} on {self.at}" + (f": {self.why}" if self.why else "")


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that hold, oldest first: those that a later `undo` took back are left out, and undone undoings count again.

    Raises:
        ValueError: when a correction names a field or value that an event cannot have.
    """
    ordered = sorted(decisions, key=lambda decision: (decision.at, decision.id))
    undone: set[str] = set()
    for decision in reversed(ordered):
        if decision.action == "undo" and decision.id not in undone and decision.value:
            undone.add(decision.value)
    kept = [decision for decision in ordered if decision.action != "undo" and decision.id not in undone]
    for decision in kept:
        if decision.action == "correct":
            _check(decision)
    return kept


def _check(decision: Decision) -> None:
    if decision.field not in CORRECTABLE:
        raise ValueError(f"decision {decision.id}: {decision.field!r} cannot be corrected, only {', '.join(CORRECTABLE)}")
    allowed = {"kind": KINDS, "status": STATUSES}.get(decision.field)
    if allowed is not None and decision.value not in allowed:
        raise ValueError(f"decision {decision.id}: {decision.value!r} is no {decision.field}; there are {', '.join(allowed)}")
    if decision.field == "date" and decision.value is not None:
        parse_edtf(decision.value)
    if decision.field == "ordinal" and decision.value is not None and not decision.value.isdigit():
        raise ValueError(f"decision {decision.id}: {decision.value!r} is no number of a round")


def without_rejected(mentions: Sequence[Mention], decisions: Sequence[Decision]) -> list[Mention]:
    """Leave out the mentions that people rejected."""
    rejected = [words for decision in decisions if decision.action == "reject" for words in decision.words]
    return [mention for mention in mentions if not any(_tells(mention, words) for words in rejected)]


def rearranged(clusters: Sequence[Cluster], decisions: Sequence[Decision]) -> list[Cluster]:
    """Merge and split clusters as people decided, in the order of the decisions."""
    current = list(clusters)
    for decision in decisions:
        if decision.action == "merge":
            current = _merged(current, decision)
        elif decision.action == "split":
            current = _split(current, decision)
    return current


def _merged(clusters: list[Cluster], decision: Decision) -> list[Cluster]:
    chosen: list[Cluster] = []
    rest: list[Cluster] = []
    for cluster in clusters:
        named = any(_tells(member, words) for member in cluster.members for words in decision.words)
        (chosen if named else rest).append(cluster)
    if len(chosen) < 2:
        return clusters
    members = in_order([member for cluster in chosen for member in cluster.members])
    whole = _cluster(members, [line for cluster in chosen for line in cluster.because] + [decision.line])
    return [*rest, whole]


def _split(clusters: list[Cluster], decision: Decision) -> list[Cluster]:
    found: list[Cluster] = []
    for cluster in clusters:
        out = [member for member in cluster.members if any(_tells(member, words) for words in decision.words)]
        if not out or len(out) == len(cluster.members):
            found.append(cluster)
            continue
        gone = tuple(f"{member.report}#{member.index} joins " for member in out)
        keys = {member.key for member in out}
        rest = [member for member in cluster.members if member.key not in keys]
        found.append(_cluster(rest, [line for line in cluster.because if not line.startswith(gone)] + [decision.line]))
        found.append(_cluster(out, [decision.line]))
    return found


def _cluster(members: Sequence[Mention], because: Sequence[str]) -> Cluster:
    cluster = Cluster(because=list(because))
    for member in members:
        cluster.add(member)
    return cluster


def corrected(event: JoinedEvent, cluster: Cluster, decisions: Sequence[Decision]) -> JoinedEvent:
    """Set the fields that people corrected, each with a claim whose holder is the person; add a line for each decision."""
    renamed = {decision.field: decision for decision in decisions if decision.action == "rename" and decision.field}
    claims = tuple(replace(c, value=renamed[c.value].value or c.value) if c.value in renamed else c for c in event.claims)
    lines = [renamed[name].line for name in sorted({claim.value for claim in event.claims} & set(renamed))]
    event = replace(event, claims=claims, because=(*event.because, *lines))
    for decision in decisions:
        if decision.action not in ("confirm", "correct"):
            continue
        if not any(_tells(member, words) for member in cluster.members for words in decision.words):
            continue
        event = replace(event, because=(*event.because, decision.line))
        if decision.action == "correct":
            event = _set(event, decision)
    return event


def _set(event: JoinedEvent, decision: Decision) -> JoinedEvent:
    field, value = decision.field, decision.value
    claim = Claim(field=field or "", value=value or "", holder=decision.by, via=(f"decision {decision.id}",))
    settled = tuple(replace(c, resolved_by=f"decision {decision.id}") if c.field == field else c for c in event.conflicts)
    event = replace(event, claims=(*event.claims, claim), conflicts=settled)
    if field in ("city", "country", "venue"):
        place = replace(event.place or Place(), **{field: value})
        return replace(event, place=place if place != Place() else None)
    if field == "ordinal":
        return replace(event, ordinal=int(value) if value else None)
    if field == "date":
        return replace(event, date=value)
    if field == "kind":
        return replace(event, kind=next(kind for kind in KINDS if kind == value))
    return replace(event, status=next(status for status in STATUSES if status == value))


def _tells(mention: Mention, words: Words) -> bool:
    """Say whether a mention's evidence shares half of the shorter of the two with the words of a decision."""
    if mention.report != words.report:
        return False
    for span in mention.event.evidence:
        shared = min(span.end, words.end) - max(span.start, words.start)
        if shared > 0 and shared * 2 >= min(span.end - span.start, words.end - words.start):
            return True
    return False
