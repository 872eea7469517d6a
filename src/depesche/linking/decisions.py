"""Takes clusters and the decisions of people, gives the clusters and events as people decided; a re-run keeps every decision.

A decision names words of reports, not ids of events; see `anchors.py`. What no longer applies is reported, never dropped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from depesche.language.lexicon import load
from depesche.linking.anchors import Key, Words, by_report, located, mention_of, span_of
from depesche.linking.cluster import Cluster
from depesche.linking.matching import fit
from depesche.linking.mentions import Mention, in_order
from depesche.model.edtf import parse_edtf
from depesche.model.report import Report
from depesche.model.span import Span
from depesche.model.vocabulary import KINDS, LEVELS, STATUSES

Action = Literal["merge", "split", "reject", "confirm", "rename", "correct", "undo"]
ACTIONS: tuple[Action, ...] = ("merge", "split", "reject", "confirm", "correct", "rename", "undo")
# Fields of an event that people can correct; the last four are kept as claims.
CORRECTABLE = (
    "kind",
    "status",
    "date",
    "city",
    "country",
    "venue",
    "ordinal",
    "sides",
    "level",
    "number",
    "duration",
    "deadline",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided; decisions are only ever added.

    Attributes:
        id: name of the decision.
        action: `merge` (the groups of words tell one event), `split` (the words of group 0 tell another event than what they
            are joined with), `reject` (they tell no event), `confirm` (they tell one event, and it is right), `correct` (a
            `field` of the event has this `value`), `rename` (a person printed as `field` is called `value`; with words: the
            process that holds them is titled `value`), `undo` (the decision of the id `value` no longer holds).
        words: what it is about; empty for `undo`, and to rename a person.
        field: for `correct` one of `CORRECTABLE`; for `rename` the printed name; else `None`.
        value: see `action`; `None` where the action has none, and to correct a field to "not known".
        by: who decided.
        at: when, ISO 8601.
        why: the reason in words; `None`: none given.
        named: the ids of the events, as the person named them.
    """

    id: str
    action: Action
    words: tuple[Words, ...] = ()
    field: str | None = None
    value: str | None = None
    by: str
    at: str
    why: str | None = None
    named: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The line by which it shows itself in `because`."""
        what = f"{self.action} {self.field} = {self.value}" if self.field else self.action
        return f"decision {self.id}: {what}, by {self.by} on {self.at}" + (f": {self.why}" if self.why else "")


def check(decision: Decision) -> None:
    """See that a decision is one that can be carried out.

    Raises:
        ValueError: when a correction names a field or value that an event cannot have, or something is missing.
    """
    name, value = decision.field, decision.value
    if decision.action in ("rename", "undo") and not value:
        raise ValueError(f"decision {decision.id}: {decision.action} needs a name")
    if decision.action != "correct":
        return
    if name not in CORRECTABLE:
        raise ValueError(f"decision {decision.id}: {name!r} cannot be corrected, only {', '.join(CORRECTABLE)}")
    if value is None:
        if name in ("kind", "status"):
            raise ValueError(f"decision {decision.id}: an event has a {name}, it cannot be unknown")
        return
    allowed = {"kind": KINDS, "status": STATUSES, "level": LEVELS}.get(name)
    if allowed is not None and value not in allowed:
        raise ValueError(f"decision {decision.id}: {value!r} is no {name}; there are {', '.join(allowed)}")
    if name == "date":
        parse_edtf(value)
    if name == "ordinal" and not value.isdigit():
        raise ValueError(f"decision {decision.id}: {value!r} is no number of a round")
    for code in codes_of(value) if name == "sides" else (value,) if name == "country" else ():
        if code not in load("states") and (name == "country" or code not in load("organisations")) and not code.islower():
            raise ValueError(f"decision {decision.id}: {code!r} is no code of a side (as RU, EU, hamas)")


def codes_of(value: str) -> list[str]:
    """The codes of sides in a text, with commas or spaces between them; sorted, each once."""
    return sorted(set(value.replace(",", " ").split()))


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that hold, oldest first: those that a later `undo` took back are left out, and undone undoings count again.

    Raises:
        ValueError: see `check`.
    """
    ordered = in_time(decisions)
    undone = _undone(ordered)
    kept = [decision for decision in ordered if decision.action != "undo" and decision.id not in undone]
    for decision in kept:
        check(decision)
    return kept


def in_time(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions, oldest first; within a second by their number."""
    return sorted(decisions, key=lambda decision: (decision.at, len(decision.id), decision.id))


def _undone(ordered: Sequence[Decision]) -> dict[str, str]:
    """The decisions that were taken back, each with the one that did it."""
    undone: dict[str, str] = {}
    for decision in reversed(ordered):
        if decision.action == "undo" and decision.id not in undone and decision.value:
            undone[decision.value] = decision.id
    return undone


@dataclass(slots=True, kw_only=True)
class Judged:
    """The decisions on one record, and what becomes of each while it is joined.

    Attributes:
        all: every decision, oldest first.
        holding: those that hold.
        keys: for each decision the mentions of each group of its words.
        lost: for each decision the words of which nothing is left.
        evidence: for each decision its words, where they still stand.
        events: for each decision the events that it shaped.
        processes: likewise, of renamed processes.
        persons: ids of the renamings that met a name.
    """

    all: list[Decision]
    holding: list[Decision]
    keys: dict[str, list[list[Key]]] = field(default_factory=dict)
    lost: dict[str, list[Words]] = field(default_factory=dict)
    evidence: dict[str, list[tuple[str, Span]]] = field(default_factory=dict)
    events: dict[str, list[str]] = field(default_factory=dict)
    processes: dict[str, str] = field(default_factory=dict)
    persons: set[str] = field(default_factory=set)


def judged(decisions: Sequence[Decision], mentions: Sequence[Mention], reports: Mapping[str, Report]) -> Judged:
    """Find what each decision is about.

    Raises:
        ValueError: see `check`.
    """
    found = Judged(all=in_time(decisions), holding=standing(decisions))
    told = by_report(mentions) if decisions else {}
    for decision in found.all:
        groups: dict[int, list[Key]] = {}
        found.lost[decision.id], found.evidence[decision.id] = [], []
        for words in decision.words:
            here = located(words, reports)
            mention = mention_of(here, told) if here else None
            if here is not None:
                found.evidence[decision.id].append((here.report, span_of(here, reports)))
            if mention is None:
                found.lost[decision.id].append(words)
            else:
                groups.setdefault(words.group, []).append(mention.key)
        found.keys[decision.id] = [groups[number] for number in sorted(groups)]
        if decision.action == "split" and 0 not in groups:
            found.keys[decision.id] = []
    return found


def without_rejected(mentions: Sequence[Mention], decided: Judged) -> list[Mention]:
    """Leave out the mentions that people rejected."""
    rejected = {key for d in decided.holding if d.action == "reject" for group in decided.keys[d.id] for key in group}
    return [mention for mention in mentions if mention.key not in rejected] if rejected else list(mentions)


def rearranged(clusters: Sequence[Cluster], decided: Judged) -> list[Cluster]:
    """Merge and split clusters as people decided, in the order of the decisions."""
    current = list(clusters)
    for decision in decided.holding:
        if decision.action == "merge":
            current = _merged(current, decision, _groups(decision, decided))
        elif decision.action == "confirm":
            # What a person found right stays together, whatever later reports or rules make of it.
            current = _merged(current, decision, [[key] for group in decided.keys[decision.id] for key in group])
        elif decision.action == "split":
            groups = decided.keys[decision.id]
            current = (
                _split(current, decision, set(groups[0]), set(groups[1]) if len(groups) > 1 else set()) if groups else current
            )
    return current


def _groups(decision: Decision, decided: Judged) -> list[list[Key]]:
    """The groups of words of a merge; words without groups are each one of their own."""
    groups = decided.keys[decision.id]
    return groups if grouped(decision) else [[key] for group in groups for key in group]


def grouped(decision: Decision) -> bool:
    """Say whether the words of a merge stand in groups, one for each event."""
    return len({words.group for words in decision.words}) > 1


def _most(clusters: Sequence[Cluster], keys: Sequence[Key]) -> int | None:
    """The place of the cluster that holds most of the mentions, the first of them where several do; `None`: none."""
    where = {member.key: place for place, cluster in enumerate(clusters) for member in cluster.members}
    votes = Counter(where[key] for key in keys if key in where)
    most = max(votes.values(), default=0)
    return next((where[key] for key in keys if key in where and votes[where[key]] == most), None)


def _merged(clusters: list[Cluster], decision: Decision, groups: Sequence[Sequence[Key]]) -> list[Cluster]:
    chosen = sorted({place for group in groups if (place := _most(clusters, group)) is not None})
    if len(chosen) < 2:
        return clusters
    members = in_order([member for place in chosen for member in clusters[place].members])
    whole = _cluster(members, [line for place in chosen for line in clusters[place].because] + [decision.line])
    return [*(cluster for place, cluster in enumerate(clusters) if place not in chosen), whole]


def _split(clusters: list[Cluster], decision: Decision, goes: set[Key], stays: set[Key]) -> list[Cluster]:
    found: list[Cluster] = []
    for cluster in clusters:
        out = [member for member in cluster.members if member.key in goes]
        rest = [member for member in cluster.members if member.key not in goes]
        if not out or not rest:
            found.append(cluster)
            continue
        parted, left = _cluster(out, []), _cluster([m for m in rest if m.key in stays] or rest, [])
        for member in rest:
            # Reports that came after the decision go where they fit better.
            if stays and member.key not in stays and any(known.key in stays for known in rest):
                one, other = fit(member, parted), fit(member, left)
                nearer = one is not None and (other is None or one.score > other.score)
                (parted if nearer else left).add(member)
        for part in (left, parted):
            names = tuple(f"{member.report}#{member.index} joins " for member in part.members)
            heads = {f"{member.report}#{member.index}" for member in part.members}
            kept = [line for line in cluster.because if line.startswith(names) and _joined(line) in heads]
            found.append(_cluster(part.members, [*kept, decision.line]))
    return found


def _joined(line: str) -> str:
    return line.partition(" joins ")[2].partition(": ")[0]


def _cluster(members: Sequence[Mention], because: Sequence[str]) -> Cluster:
    cluster = Cluster(because=list(because))
    for member in members:
        cluster.add(member)
    return cluster
