"""Takes the decisions of people as the record has them, gives them in German, and lists what a person should look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from depesche.language.lexicon import load
from depesche.linking.decisions import CORRECTABLE
from depesche.model.reading import Event
from depesche.model.record import Conflict, Decided, JoinedEvent, Record
from depesche.output.reasons import reason_words
from depesche.output.wording import day_words, event_words, field_words, stamp_words, value_words

Tellings = Callable[[JoinedEvent], list[Event]]

LISTED = 50
"""So many events of each kind are listed for judging, the most told first; the others come up when these are decided."""

_MADE = "decision "  # begins the lines that decisions leave among the reasons of an event


def machine_reasons(event: JoinedEvent) -> list[str]:
    """The reasons of the machine in German, one line each; those of people stand with their decisions."""
    return [reason_words(reason) for reason in event.because if not reason.startswith(_MADE)]


def decisions_on(event: JoinedEvent, record: Record) -> list[Decided]:
    """The decisions that shaped an event, oldest first."""
    return [decided for decided in record.decisions if decided.id in event.decisions]


def decision_words(decided: Decided) -> str:
    """Write a decision: "von Hand zusammengeführt (d1, Ada, 22. November 2026, 00:50 Uhr UTC: Tippfehler im Datum)"."""
    words = load("judging")
    action = "retitle" if decided.action == "rename" and decided.field is None else decided.action
    if decided.action == "correct":
        field, value = decided.field or "", decided.value
        said = value_words(field, value) if value is not None else words["unknown"]
        done = words["actions"]["correct"].format(field=field_words(field), value=said)
    else:
        done = words["actions"][action].format(field=decided.field, value=decided.value)
    why = f": {decided.why}" if decided.why else ""
    return f"{words['by_hand']} {done} ({decided.id}, {decided.by}, {stamp_words(decided.at)}{why})"


def state_words(decided: Decided) -> str:
    """Write what became of a decision: "gilt", "greift nicht mehr: ..."."""
    words = load("judging")
    state = str(words["states"][decided.state])
    if decided.because is None:
        return state
    for entry in words["because"]:
        match = re.fullmatch(entry["pattern"], decided.because)
        if match and not (" any more, " in decided.because and "others" not in entry["pattern"]):
            said = entry["words"].format(**match.groupdict())
            return f"{state} {said}" if decided.state == "undone" else f"{state}: {said}"
    return f"{state}: {decided.because}"


def resolver_words(resolved_by: str, outlet: str | None = None) -> str:
    """Name what settled a contradiction: the outlet of the report, or the decision of a person."""
    if resolved_by.startswith(_MADE):
        return f"Entscheidung {resolved_by.removeprefix(_MADE)}"
    return outlet or resolved_by


def judging_lines(record: Record, tellings: Tellings) -> list[str]:
    """List the decisions so far, what a person should look at, and what can be decided."""
    words = load("judging")
    lines: list[str] = []
    if record.decisions:
        lines += [words["headings"]["decisions"]]
        for decided in record.decisions:
            events = f" · {', '.join(decided.events)}" if decided.events else ""
            lines.append(f"  {decision_words(decided)} · {state_words(decided)}{events}")
        lines.append("")
    open_fields, thin_joins = to_judge(record)
    conflicts = [line for event, found in open_fields[:LISTED] for line in _conflict_lines(event, found, tellings)]
    thin = [
        line
        for event, why in thin_joins[:LISTED]
        for line in (f"  {_title(event, tellings)}", *(f"      {reason}" for reason in why))
    ]
    for shown, count in ((conflicts, len(open_fields)), (thin, len(thin_joins))):
        if count > LISTED:
            shown.append(f"  {words['more'].format(count=count - LISTED)}")
    for heading, found in (("conflicts", conflicts), ("thin", thin)):
        lines += [words["headings"][heading], *found, ""] if found else []
    if not conflicts and not thin:
        lines += [words["nothing"], ""]
    how = [f"  {line.format(fields=', '.join(CORRECTABLE))}" for line in words["how"].values()]
    return [*lines, words["headings"]["actions"], *how]


def _title(event: JoinedEvent, tellings: Tellings) -> str:
    return f"{event.id} · {event_words(event, tellings(event))} · {day_words(event.date)}"


def _conflict_lines(event: JoinedEvent, found: Sequence[Conflict], tellings: Tellings) -> list[str]:
    lines = [f"  {_title(event, tellings)}"]
    for conflict in found:
        sides = (f"{value_words(conflict.field, value)} ({', '.join(told)})" for value, told in conflict.values.items())
        lines.append(f"      {field_words(conflict.field)}: {'; '.join(sides)}")
    return lines


def to_judge(record: Record) -> tuple[list[tuple[JoinedEvent, list[Conflict]]], list[tuple[JoinedEvent, list[str]]]]:
    """Find what a person should look at: events with contradictions that nothing has settled, and events that were joined without
    a firm reason, with these reasons in German; the most told first. What people have decided on is not among the second.
    """
    firm = tuple(load("judging")["firm"])
    conflicts, thin = [], []
    for event in sorted(record.events, key=lambda event: -len(event.mentions)):
        still = [conflict for conflict in event.conflicts if conflict.resolved_by is None]
        if still:
            conflicts.append((event, still))
        weak = [
            reason_words(reason)
            for reason in event.because
            if " joins " in reason and not any(part.startswith(firm) for part in reason.partition(": ")[2].split("; "))
        ]
        if weak and not event.decisions:
            thin.append((event, weak))
    return conflicts, thin
