"""Takes two states of a record, gives what is new as sentences with their sources, or as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from depesche.archive.past import Point, Run
from depesche.language.lexicon import load
from depesche.language.sides import side_name
from depesche.linking.changes import Change, News, changes_of
from depesche.model.reading import Reading
from depesche.model.record import JoinedEvent, Record
from depesche.model.report import Report
from depesche.output.briefing import conflict_lines, event_lines
from depesche.output.decisions import decision_words, state_words
from depesche.output.notes import Briefing, Chapter, Line, Section, Writer, source_of
from depesche.output.relations import step_words
from depesche.output.wording import day_words, event_words, field_words, stamp_words, value_words

_Group = tuple[int, str]


def news_of(
    old: Record, new: Record, reports: Sequence[Report], readings: Sequence[Reading], since: Point, until: Point | None = None
) -> Briefing:
    """Write what is new between two states, grouped by process or by sides; same records, same words.

    Args:
        old: the record before.
        new: the record after.
        reports: of the archive, for the words and outlets.
        readings: likewise.
        since: the point that the old record stands before.
        until: the point that the new record stands after; `None`: now.
    """
    news = changes_of(old, new)
    writer = Writer(new, {report.id: report for report in reports}, {reading.report.id: reading for reading in readings})
    state = _State(new=new, events={event.id: event for event in (*old.events, *new.events)}, writer=writer)
    groups: dict[_Group, dict[str, list[Line]]] = {}
    for change in news.changes:
        under = load("news")["under"].get(change.what, change.what)
        lines = _lines(change, state)
        if lines:
            groups.setdefault(_group(change, state), {}).setdefault(under, []).extend(lines)
    headings = load("news")["headings"]
    chapters = [
        Chapter(
            title=title,
            sections=tuple(Section(heading=headings[u], lines=tuple(sections[u])) for u in headings if u in sections),
        )
        for (_, title), sections in sorted(groups.items(), key=lambda group: group[0])
    ]
    came = set(news.reports)
    listed = sorted((r for r in reports if r.id in came), key=lambda report: (report.published or "9999", report.id))
    return Briefing(
        title=f"{load('news')['title']}, {_period(since, until)}",
        summary=_summary(news),
        chapters=tuple(chapters),
        notes=tuple(writer.notes),
        sources=tuple(source_of(writer, report) for report in listed),
    )


def news_json(old: Record, new: Record) -> str:
    """Write what is new as one indented object, with a line end."""
    return _adapter().dump_json(changes_of(old, new), indent=2).decode("utf-8") + "\n"


def run_lines(runs: Sequence[Run]) -> list[str]:
    """List the runs of an archive, oldest first."""
    line = load("news")["run"]
    return [
        line.format(number=run.number, begun=stamp_words(run.begun), reports=_count(run.reports, "reports")) for run in runs
    ] or [load("news")["nothing"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """The later record, the events of both by their ids, and the writer that numbers the notes."""

    new: Record
    events: Mapping[str, JoinedEvent]
    writer: Writer


def _group(change: Change, state: _State) -> _Group:
    """The chapter of a change: its process, its sides, or one of the last chapters."""
    words = load("news")
    if change.what == "measure":
        return (2, words["relations"])
    if change.what == "decision":
        return (3, words["decisions"])
    event = state.events.get(change.event or "")
    name = change.process or (event.process if event else None)
    process = next((process for process in state.new.processes if process.id == name), None)
    if process is not None:
        return (0, process.title)
    return (1, " – ".join(map(side_name, event.sides)) if event and event.sides else words["joined"])


def _lines(change: Change, state: _State) -> list[Line]:
    event = state.events.get(change.event or "")
    if change.what == "event" and event:
        return event_lines(state.writer, event)
    if change.what in ("conflict", "resolved") and event:
        found = [conflict for conflict in event.conflicts if conflict.field == change.field]
        if found:
            return conflict_lines(state.writer, event, found[0])
    sentences = load("news")["sentences"]
    sentence = sentences["gone_conflict" if change.what == "resolved" else change.what]
    text = sentence.format(**_values(change, event, state))
    notes = state.writer.notes_for(list(change.evidence))
    if not notes and change.what != "decision":
        return []
    return [Line(text=f"{text[:1].upper()}{text[1:]}.", notes=notes, event=change.event if event else None)]


def _values(change: Change, event: JoinedEvent | None, state: _State) -> dict[str, Any]:
    unknown = load("news")["unknown"]
    named = event_words(event, state.writer.tellings(event)) if event else ""
    if event and change.what not in ("date", "gone"):
        named = f"{named} ({day_words(event.date)})"
    values: dict[str, Any] = {"event": named, "field": field_words(change.field or ""), "new": change.new, "old": change.old}
    if change.what in ("status", "date", "place", "claim"):
        for side in ("new", "old"):
            value = values[side]
            values[side] = value_words(change.field or "", value) if value else unknown
    elif change.what in ("merged", "split"):
        values["count"] = len(((change.old if change.what == "merged" else change.new) or "").split())
    elif change.what in ("question", "answered"):
        values["field"] = change.field
    elif change.what == "measure":
        values |= _measure(change, state)
    elif change.what == "decision":
        decided = next(decided for decided in state.new.decisions if decided.id == change.decision)
        values["new"] = f"{decision_words(decided)}: {state_words(decided)}"
    return values


def _measure(change: Change, state: _State) -> dict[str, str]:
    for relation in state.new.relations:
        if "-".join(relation.sides) == change.field:
            step = next(step for step in relation.steps if step.event == change.event and step.measure == change.new)
            return {"field": " – ".join(map(side_name, relation.sides)), "new": step_words(relation, step)}
    return {}


def _period(since: Point, until: Point | None) -> str:
    words = load("news")
    if since.run is not None:
        text = words["since_run"].format(number=since.run.number, begun=stamp_words(since.run.begun))
    else:
        text = words["since_day"].format(day=day_words(since.day))
    if until is not None and until.run is not None:
        return f"{text} {words['until_run'].format(number=until.run.number)}"
    return f"{text} {words['until_day'].format(day=day_words(until.day))}" if until is not None else str(text)


def _summary(news: News) -> str:
    counted = [_count(len(news.reports), "reports")]
    for what in ("event", "status", "conflict", "resolved"):
        counted.append(_count(sum(1 for change in news.changes if change.what == what), what))
    return ", ".join(counted)


def _count(number: int, what: str) -> str:
    one, many = load("news")["counts"][what]
    return f"{number} {one if number == 1 else many}"


@cache
def _adapter() -> TypeAdapter[News]:
    return TypeAdapter(News)
