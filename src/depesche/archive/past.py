"""Takes a run or a day, gives which reports and decisions an archive held before it, or up to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, or_, select

from depesche.archive.schema import reports, runs
from depesche.errors import NotFound
from depesche.linking.decisions import Decision
from depesche.model.moment import is_moment

LAST = "last"
"""Names the last run that brought a report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of `depesche read` that brought reports: its `number`, when it `begun` (ISO 8601, UTC), how many `reports`."""

    number: int
    begun: str
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point in the history of an archive: a `run`, or a `day` of publication (ISO 8601). One of the two is `None`."""

    run: Run | None = None
    day: str | None = None


def runs_of(connection: Connection) -> list[Run]:
    """Give the runs, oldest first."""
    counted = select(runs.c.number, runs.c.begun, func.count(reports.c.number)).outerjoin(reports, reports.c.run == runs.c.number)
    rows = connection.execute(counted.group_by(runs.c.number).order_by(runs.c.number))
    return [Run(number=number, begun=begun, reports=count) for number, begun, count in rows]


def point_of(connection: Connection, text: str) -> Point:
    """Read a point: a number of a run, `last`, or a day.

    Raises:
        NotFound: when there is no such run, or the text is neither.
    """
    known = runs_of(connection)
    if text == LAST and not known:
        raise NotFound("no run has brought a report yet: name a day of publication, as 2025-02-27")
    listed = ", ".join(f"{run.number} ({run.begun[:10]})" for run in known[-5:]) or "none yet"
    if text == LAST:
        return Point(run=known[-1])
    if re.fullmatch(r"\d{1,7}", text):
        run = next((run for run in known if run.number == int(text)), None)
        if run is not None:
            return Point(run=run)
    elif is_moment(text):
        return Point(day=text[:10])
    raise NotFound(f"{text!r} is no run of this archive and no day as 2025-02-27; its last runs: {listed}")


def before(point: Point) -> ColumnElement[bool]:
    """The reports that were there before a run, or were published before a day; those without a day count as there."""
    if point.run is not None:
        return or_(reports.c.run.is_(None), reports.c.run < point.run.number)
    return or_(reports.c.published.is_(None), reports.c.published < (point.day or ""))


def up_to(point: Point) -> ColumnElement[bool]:
    """The reports that were there after a run, or published up to a day, the day itself included."""
    if point.run is not None:
        return or_(reports.c.run.is_(None), reports.c.run <= point.run.number)
    # "~" comes after the T of a day with its time.
    return or_(reports.c.published.is_(None), reports.c.published <= f"{point.day}~")


def decided_before(decisions: Sequence[Decision], point: Point) -> list[Decision]:
    """The decisions that were made before a run began, or before a day."""
    limit = point.run.begun if point.run is not None else point.day or ""
    return [decision for decision in decisions if decision.at < limit]


def decided_up_to(decisions: Sequence[Decision], point: Point, known: Sequence[Run]) -> list[Decision]:
    """The decisions that were made before the next run began, or up to a day."""
    if point.run is None:
        return [decision for decision in decisions if decision.at <= f"{point.day}~"]
    following = next((run.begun for run in known if run.number > (point.run.number if point.run else 0)), None)
    return [decision for decision in decisions if following is None or decision.at < following]
