"""Takes what a person decided on an archive's events, gives the rows that keep the decisions, and back.

A row names each report by the digest of its raw text, since ids may move when reports of one name are added.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from depesche.archive.schema import decisions, reports
from depesche.errors import DecisionError, DepescheError, NotFound
from depesche.linking.anchors import Words, words_at
from depesche.linking.decisions import ACTIONS, CORRECTABLE, Action, Decision, check
from depesche.model.reading import Event
from depesche.model.record import JoinedEvent, Process, Record

UNKNOWN = "-"
"""The value that corrects a field to "not known"."""

Telling = Callable[[str, int], Event]
"""Gives the event of a reading by report id and place."""


def decision_on(
    record: Record, telling: Telling, action: str, on: Sequence[str], *, by: str, why: str | None, at: str | None = None
) -> Decision:
    """Make a decision out of what a person names; it has no id yet.

    Args:
        record: in which the person saw the events.
        telling: gives the event of a reading.
        action: see `Decision`.
        on: what it is on: `merge` two events or more; `split` and `reject` an event, then reports (or `REPORT#2` for the second
            event of a report), for `reject` none to reject all of it; `confirm` events; `correct` an event, a field and a value;
            `rename` a person's printed name and the right one, or a process and its title; `undo` a decision.
        by: who decides.
        why: the reason in words.
        at: when, ISO 8601, without a zone in UTC; `None`: now.

    Raises:
        DecisionError: when something is missing or not allowed.
        NotFound: when there is no such event, process or decision.
    """
    name = next((known for known in ACTIONS if known == action), None)
    if name is None:
        raise DecisionError(f"{action!r} is no decision: there are {', '.join(ACTIONS)}")
    if not by.strip():
        raise DecisionError("a decision needs a name: say who decides")
    made = Decision(id="new", action=name, by=by.strip(), at=_moment(at), why=(why or "").strip() or None)
    made = _MAKERS[name](made, record, telling, list(on))
    try:
        check(made)
    except (ValueError, DepescheError) as error:
        raise DecisionError(str(error).removeprefix("decision new: ")) from error
    return made


def _moment(at: str | None) -> str:
    """Write a moment in UTC, so that moments sort as texts."""
    if at is None:
        return datetime.now(UTC).isoformat(timespec="seconds")
    try:
        moment = datetime.fromisoformat(at)
    except ValueError as error:
        raise DecisionError(f"at={at!r} is no moment: write it as 2025-02-27T15:42:00+01:00") from error
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="seconds")


def _event(record: Record, name: str) -> JoinedEvent:
    for event in record.events:
        if event.id == name:
            return event
    raise NotFound(f"there is no event {name!r}: `depesche judge` lists what can be judged, `depesche show` shows an event")


def _words(event: JoinedEvent, telling: Telling, group: int = 0) -> tuple[Words, ...]:
    told = ((mention.report, telling(mention.report, mention.index)) for mention in event.mentions)
    return tuple(words for report, said in told if (words := words_at(report, said, group)))


def _merge(made: Decision, record: Record, telling: Telling, on: list[str]) -> Decision:
    names = list(dict.fromkeys(on))
    if len(names) < 2:
        raise DecisionError("merge needs two events or more: depesche judge merge ev-... ev-...")
    groups = [_words(_event(record, name), telling, number) for number, name in enumerate(names)]
    return replace(made, named=tuple(names), words=tuple(words for group in groups for words in group))


def _split(made: Decision, record: Record, telling: Telling, on: list[str]) -> Decision:
    if len(on) < 2:
        raise DecisionError("split needs an event and the reports that tell another one: depesche judge split ev-... REPORT...")
    event = _event(record, on[0])
    goes = _chosen(event, on[1:])
    words = tuple(
        found
        for mention in event.mentions
        if (said := telling(mention.report, mention.index))
        and (found := words_at(mention.report, said, 0 if (mention.report, mention.index) in goes else 1))
    )
    if len(goes) == len(event.mentions):
        raise DecisionError(f"all that tell {event.id} would go: name only the reports that tell another event")
    return replace(made, named=(event.id,), words=words)


def _reject(made: Decision, record: Record, telling: Telling, on: list[str]) -> Decision:
    if not on:
        raise DecisionError("reject needs an event: depesche judge reject ev-...")
    event = _event(record, on[0])
    goes = _chosen(event, on[1:]) if on[1:] else {(mention.report, mention.index) for mention in event.mentions}
    kept = tuple(mention for mention in event.mentions if (mention.report, mention.index) in goes)
    return replace(made, named=(event.id,), words=_words(replace(event, mentions=kept), telling))


def _confirm(made: Decision, record: Record, telling: Telling, on: list[str]) -> Decision:
    if len(on) != 1:
        raise DecisionError("confirm needs one event: depesche judge confirm ev-...")
    return replace(made, named=(on[0],), words=_words(_event(record, on[0]), telling))


def _correct(made: Decision, record: Record, telling: Telling, on: list[str]) -> Decision:
    if len(on) != 3:
        fields = ", ".join(CORRECTABLE)
        raise DecisionError(
            f"correct needs an event, a field ({fields}) and a value: depesche judge correct ev-... date 2025-02-27"
        )
    event = _event(record, on[0])
    value = None if on[2] == UNKNOWN else on[2]
    return replace(made, named=(event.id,), words=_words(event, telling), field=on[1], value=value)


def _rename(made: Decision, record: Record, telling: Telling, on: list[str]) -> Decision:
    if len(on) != 2:
        raise DecisionError("rename needs a name and the right one: depesche judge rename NAME NAME, or pr-... TITLE")
    if not on[0].startswith("pr-"):
        return replace(made, field=on[0], value=on[1])
    process = _process(record, on[0])
    words = tuple(words for name in process.events for words in _words(_event(record, name), telling))
    return replace(made, named=(process.id,), words=words, value=on[1])


def _process(record: Record, name: str) -> Process:
    for process in record.processes:
        if process.id == name:
            return process
    raise NotFound(f"there is no process {name!r}")


def _undo(made: Decision, record: Record, telling: Telling, on: list[str]) -> Decision:
    if len(on) != 1:
        raise DecisionError("undo needs one decision: depesche judge undo d1")
    if on[0] not in {decision.id for decision in record.decisions}:
        raise NotFound(f"there is no decision {on[0]!r}: `depesche judge` lists them")
    return replace(made, value=on[0])


_MAKERS: Mapping[Action, Callable[[Decision, Record, Telling, list[str]], Decision]] = {
    "merge": _merge, "split": _split, "reject": _reject, "confirm": _confirm, "correct": _correct, "rename": _rename,
    "undo": _undo,
}  # fmt: skip


def _chosen(event: JoinedEvent, places: Sequence[str]) -> set[tuple[str, int]]:
    """The mentions that reports, or reports with the number of an event in them, name."""
    chosen: set[tuple[str, int]] = set()
    for place in places:
        keys = {(m.report, m.index) for m in event.mentions if m.report == place or f"{m.report}#{m.index + 1}" == place}
        if not keys:
            told = ", ".join(f"{m.report}#{m.index + 1}" for m in event.mentions)
            raise NotFound(f"{place} does not tell of {event.id}: it is told by {told}")
        chosen |= keys
    return chosen


def keep(connection: Connection, decision: Decision) -> Decision:
    """Keep a decision as a new row; give it with the id that it gets."""
    names = {words.report for words in decision.words}
    found = connection.execute(select(reports.c.id, reports.c.number, reports.c.raw_digest).where(reports.c.id.in_(names)))
    known = {row.id: (row.number, row.raw_digest) for row in found}
    fields: dict[str, Any] = {"field": decision.field, "value": decision.value, "why": decision.why, "named": decision.named}
    fields["words"] = [
        asdict(words) | dict(zip(("number", "digest"), known.get(words.report, (None, None)), strict=True))
        for words in decision.words
    ]
    row = {
        "made": decision.at,
        "person": decision.by,
        "kind": decision.action,
        "decision": json.dumps(fields, ensure_ascii=False),
    }
    number = connection.execute(insert(decisions).values(row).returning(decisions.c.number)).scalar_one()
    return replace(decision, id=f"d{number}")


def rows_of(connection: Connection) -> list[dict[str, Any]]:
    """Give the rows of all decisions, oldest first, for another archive."""
    return [dict(row) for row in connection.execute(select(decisions).order_by(decisions.c.number)).mappings()]


def take(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> int:
    """Keep the decisions of another archive under the ids that they have there; gives how many.

    Raises:
        DecisionError: when there are decisions already, whose ids would clash.
    """
    if connection.execute(select(decisions.c.number)).first() is not None:
        raise DecisionError("there are decisions already: take those of another archive into one that has none")
    for row in rows:
        fields = json.loads(row["decision"])
        # Reports are found by the digests of their words: their numbers are those of the other archive.
        words = [{**place, "number": None} for place in fields["words"]]
        text = json.dumps({**fields, "words": words}, ensure_ascii=False)
        connection.execute(insert(decisions).values({**row, "decision": text}))
    return len(rows)


def kept(connection: Connection) -> list[Decision]:
    """Give all decisions, oldest first, with the ids that their reports have now."""
    rows = connection.execute(select(decisions).order_by(decisions.c.number)).all()
    if not rows:
        return []
    listing = connection.execute(select(reports.c.number, reports.c.id, reports.c.raw_digest).order_by(reports.c.number)).all()
    numbers = {(row.number, row.raw_digest): row.id for row in listing}
    digests: dict[str, str] = {}
    for row in listing:
        digests.setdefault(row.raw_digest, row.id)
    found = []
    for row in rows:
        fields = json.loads(row.decision)
        words = []
        for place in fields["words"]:
            digest, number = place.pop("digest"), place.pop("number")
            report = numbers.get((number, digest)) or digests.get(digest) or place["report"]
            words.append(Words(**{**place, "report": report, "sides": tuple(place["sides"])}))
        found.append(
            Decision(
                id=f"d{row.number}",
                action=row.kind,
                words=tuple(words),
                field=fields["field"],
                value=fields["value"],
                by=row.person or "",
                at=row.made,
                why=fields["why"],
                named=tuple(fields["named"]),
            )
        )
    return found
