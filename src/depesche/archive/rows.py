"""Takes reports and readings, gives the rows that hold them, and back."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, RowMapping, bindparam, delete, insert, select, update

from depesche.archive.identity import Entry, Given, base_name, digest, given_to_json, ids_for
from depesche.archive.schema import originals, readings, reports, runs
from depesche.model.json import reading_from_json, to_json
from depesche.model.reading import Reading
from depesche.model.report import Report

if TYPE_CHECKING:
    from depesche.archive.attempt import Made

_OWN_COLUMNS = ("id", "source", "raw", "text", "published", "outlet", "title")
REPORT_COLUMNS = (*(reports.c[name] for name in _OWN_COLUMNS), reports.c.head)
"""What `report_from_row` needs."""

READING_COLUMNS = (reports.c.id, readings.c.reading)
"""What `reading_from_row` needs."""

_PASSING = "\0"  # begins the ids of the moment before the final ones are set; names hold no control characters


def report_from_row(row: RowMapping) -> Report:
    """Build the report that a row holds."""
    fields: dict[str, Any] = json.loads(row["head"])
    fields.update({name: row[name] for name in _OWN_COLUMNS})
    report: Report = _report_adapter().validate_python(fields)
    return report


def reading_from_row(row: RowMapping) -> Reading:
    """Build the reading that a row holds, under the id that its report has now."""
    reading = reading_from_json(row["reading"])
    if reading.report.id == row["id"]:
        return reading
    return replace(reading, report=replace(reading.report, id=row["id"]))


def insert_report(connection: Connection, made: Made, *, name: str, given: Given, run: int) -> str:
    """Keep a report and its reading as a new row of each table; give the id that it gets there."""
    row = _row(made, given)
    row |= {"id": f"{_PASSING}new", "name": name, "raw_digest": digest(made.markup or made.report.raw), "run": run}
    number = connection.execute(insert(reports).values(row).returning(reports.c.number)).scalar_one()
    _put_reading(connection, number, made)
    if made.markup is not None:
        packed = zlib.compress(made.markup.encode("utf-8"))
        connection.execute(insert(originals).values(report=number, markup=packed))
    return _settle_ids(connection, name)[number]


def markup_of(connection: Connection, number: int) -> str | None:
    """Give the markup of which the report of that number was made; `None`: it was made of its raw text."""
    packed = connection.execute(select(originals.c.markup).where(originals.c.report == number)).scalar_one_or_none()
    return None if packed is None else zlib.decompress(packed).decode("utf-8")


def begin_run(connection: Connection) -> int:
    """Keep that a run began now; give its number."""
    begun = datetime.now(UTC).isoformat(timespec="seconds")
    return int(connection.execute(insert(runs).values(begun=begun).returning(runs.c.number)).scalar_one())


def update_report(connection: Connection, number: int, made: Made, *, given: Given) -> str:
    """Put a report that was made again, and its reading, in the place of the older ones; give its id."""
    name = connection.execute(
        update(reports).where(reports.c.number == number).values(_row(made, given)).returning(reports.c.name)
    ).scalar_one()
    _put_reading(connection, number, made)
    return _settle_ids(connection, name)[number]


def _row(made: Made, given: Given) -> dict[str, Any]:
    report = made.report
    fields: dict[str, Any] = _report_adapter().dump_python(report, mode="json")
    row = {name: fields.pop(name) for name in _OWN_COLUMNS}
    row.pop("id")
    head = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    row |= {"given": given_to_json(given), "filled": given_to_json(made.filled), "head": head}
    return row | {
        "digest": digest(report.raw, report.text, head, report.published or "", report.outlet or "", report.title or "")
    }


def _put_reading(connection: Connection, number: int, made: Made) -> None:
    connection.execute(delete(readings).where(readings.c.report == number))
    text = to_json(made.reading)
    row = {"report": number, "stamp": made.stamp, "reading": text, "digest": digest(text)}
    connection.execute(insert(readings).values(row))


def _settle_ids(connection: Connection, name: str) -> dict[int, str]:
    """Give each report of a name its id, by number; make way where the name has the form of another report's numbered id."""
    affected = [name]
    base = base_name(name)
    if base is not None:
        affected.append(base)
    wanted: dict[int, str] = {}
    before: dict[int, str] = {}
    for one in affected:
        columns = (reports.c.number, reports.c.id, reports.c.published, reports.c.raw_digest, reports.c.given)
        rows = connection.execute(select(*columns).where(reports.c.name == one)).all()
        # "A" is the character after "@": the names that begin with "name@", found by the index.
        between = (reports.c.name >= f"{one}@", reports.c.name < f"{one}A")
        others = set(connection.execute(select(reports.c.name).where(*between)).scalars())
        wanted |= ids_for(one, [Entry(row.published or "", row.raw_digest, row.given, row.number) for row in rows], others)
        before |= {row.number: row.id for row in rows}
    moved = {number: report_id for number, report_id in wanted.items() if before[number] != report_id}
    if moved:
        # In two steps, as an id may go from one report to the other.
        rename = update(reports).where(reports.c.number == bindparam("moved")).values(id=bindparam("to"))
        connection.execute(rename, [{"moved": number, "to": f"{_PASSING}{number}"} for number in moved])
        connection.execute(rename, [{"moved": number, "to": report_id} for number, report_id in moved.items()])
    return wanted


@cache
def _report_adapter() -> TypeAdapter[Any]:
    return TypeAdapter(Report)
