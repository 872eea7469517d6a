"""What all reports say together: the `Record` with events, reports and origins, processes, relations, decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from depesche.model.reading import Place
from depesche.model.span import Span
from depesche.model.vocabulary import Kind, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One report's telling of an event.

    Attributes:
        report: id of the report.
        status: what this report says of it.
        date: EDTF as this report gives it; `None`: not said.
        holder: who vouches for it there; `None`: the outlet itself.
        evidence: the words.
        index: place of the event in the reading of the report.
    """

    report: str
    status: Status
    date: str | None = None
    holder: str | None = None
    evidence: tuple[Span, ...] = ()
    index: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one report says of one field of an event.

    Attributes:
        field: `date`, `city`, `country`, `venue`, `level`, `number`, `duration`, `deadline`, `head RU`, `topic`, `excluded`, ...
        value: as printed, or the code of the vocabulary.
        holder: who vouches for it; `None`: the outlet itself.
        via: the chain between the holder and the report.
        report: id of the report.
        evidence: the words.
    """

    field: str
    value: str
    holder: str | None = None
    via: tuple[str, ...] = ()
    report: str = ""
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two or more values of one field that cannot all be true: `values` maps each to the reports that give it.

    `resolved_by` is the id of a later report that settles it (a correction), or `decision` and the id of a person's decision;
    `None`: open.
    """

    field: str
    values: dict[str, tuple[str, ...]]
    resolved_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedEvent:
    """One event, as all reports tell it.

    Attributes:
        id: `ev-` and a digest of its first mention; stays the same when reports are added that do not come before it.
        kind: a term of `KINDS`.
        status: the last status that the reports give, by their order in time.
        date: the EDTF date that most independent origins give, the narrower one where they agree; `None`: not known.
        place: likewise.
        sides: codes of all sides that take part, sorted.
        part_of: id of the joint event this one is a part of.
        process: id of the process it belongs to.
        ordinal: number of the round; `None`: not known.
        mentions: who tells of it.
        claims: field by field, who says what.
        conflicts: fields on which the reports differ.
        because: why mentions were joined, one line each.
        decisions: ids of the decisions of people that shaped it.
    """

    id: str
    kind: Kind
    status: Status
    date: str | None = None
    place: Place | None = None
    sides: tuple[str, ...] = ()
    part_of: str | None = None
    process: str | None = None
    ordinal: int | None = None
    mentions: tuple[EventMention, ...] = ()
    claims: tuple[Claim, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    because: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOrigin:
    """How a report stands to the others.

    Attributes:
        id: id of the report.
        outlet: as printed or given.
        published: as in the report.
        title: headline.
        copy_of: id of the earliest report with the same words elsewhere.
        version_of: id of the earlier form of the same article in the same outlet.
        origin: name of the independent source behind it; reports with the same name count once. `None`: unclear.
        because: the reasons, one line each.
    """

    id: str
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    copy_of: str | None = None
    version_of: str | None = None
    origin: str | None = None
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """What the reports leave open: `question` in words, the `event` it is about, the words that show it as (report, span)."""

    question: str
    event: str | None = None
    evidence: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """Events on the same matter between the same sides.

    Attributes:
        id: `pr-` and a digest.
        sides: codes, sorted.
        title: in words, from the sides and the agenda.
        events: ids in order of time.
        rounds: ids of the meetings that make the chain, in order.
        agenda: topics as printed.
        excluded: what was expressly not on it.
        open: what is open.
    """

    id: str
    sides: tuple[str, ...] = ()
    title: str = ""
    events: tuple[str, ...] = ()
    rounds: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    open: tuple[OpenQuestion, ...] = ()


Measure = Literal["invitation", "note", "summons", "recall", "expulsion", "closure", "break", "return", "reopening", "resumption"]
"""A rung of the ladder of diplomatic measures, up (`invitation` to `break`) or down again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One measure between two sides.

    Attributes:
        event: id of the event.
        measure: the rung.
        date: EDTF date of the event; `None`: not known.
        reported: day of the first report that tells it; `None`: not known.
        status: of the event; only what is `held` or `under_way` changes the state.
        by: side that takes the measure; `None`: not known.
        state: the highest measure that stands after it; `None`: none does.
        answers: id of the event of the other side that it answers; `None`: of none.
        evidence: the words that show it, as (report, span).
    """

    event: str
    measure: Measure
    date: str | None = None
    reported: str | None = None
    status: Status = "held"
    by: str | None = None
    state: Measure | None = None
    answers: str | None = None
    evidence: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """The relation of two sides over time, on the ladder of diplomatic measures.

    Attributes:
        sides: the two codes, sorted.
        state: the highest measure that stands after the last step; `None`: none does.
        since: EDTF date of the step that led to it; `None`: not known, or none stands.
        steps: the measures in order of time.
    """

    sides: tuple[str, str]
    state: Measure | None = None
    since: str | None = None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision of a person, and what became of it.

    Attributes:
        id: name of the decision.
        action: `merge`, `split`, `reject`, `confirm`, `correct`, `rename` or `undo`.
        state: `holds`; `undone` by a later decision; `lost`: what it was about is no longer there.
        field: what was corrected, or the printed name of a person who was renamed; `None` for other actions.
        value: to what; for `undo` the decision that was taken back.
        by: who decided.
        at: when, ISO 8601.
        why: the reason in words.
        events: ids of the events that it shaped, as they are now.
        named: ids of the events as they were when it was made.
        because: why it is undone or lost, or holds in part only; `None`: it holds in full.
        evidence: the words that it is about, where they still stand, as (report, span).
    """

    id: str
    action: str
    state: Literal["holds", "undone", "lost"]
    field: str | None = None
    value: str | None = None
    by: str
    at: str
    why: str | None = None
    events: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    because: str | None = None
    evidence: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All of it. Derived from readings and the decisions of people; drop it and it rebuilds.

    Attributes:
        events: in order of time.
        reports: likewise, each with the origin behind it.
        processes: by id.
        relations: of each two sides between which a measure was taken.
        decisions: what people decided, oldest first.
    """

    events: tuple[JoinedEvent, ...] = ()
    reports: tuple[ReportOrigin, ...] = ()
    processes: tuple[Process, ...] = ()
    relations: tuple[Relation, ...] = ()
    decisions: tuple[Decided, ...] = ()
