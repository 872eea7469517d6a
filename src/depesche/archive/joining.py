"""Takes the rows of an archive, gives the record that follows from them; an open program joins anew only what is new."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from sqlalchemy import ColumnElement, Connection, select

from depesche.archive.judging import kept
from depesche.archive.rows import REPORT_COLUMNS, reading_from_row, report_from_row
from depesche.archive.schema import decisions, readings, reports
from depesche.linking.decisions import Decision
from depesche.linking.join import join
from depesche.linking.memory import Memory
from depesche.model.reading import Reading
from depesche.model.record import Record
from depesche.model.report import Report

REMEMBERED = 2_000
"""Up to so many reports are kept beside the record, with what joining worked out of them: some 100 kB each."""

_AT_ONCE = 500  # ids in one question: SQLite allows a thousand of them at least


@dataclass(slots=True)
class _Kept:
    """What one archive was joined from, and to what."""

    path: Path
    digest: str = ""
    record: Record = field(default_factory=Record)
    memory: Memory = field(default_factory=Memory)
    pairs: dict[tuple[str, str, str], tuple[Report, Reading]] = field(default_factory=dict)


_lock = Lock()  # a desk answers several pages at a time
_archives: dict[Path, _Kept] = {}  # one is kept: a desk opens the same archive for every page


def record_of(connection: Connection, path: Path) -> Record:
    """Give the record of all reports, as people decided; the one of the last time where nothing has changed since."""
    digest = _digest(connection)
    path = path.absolute()
    with _lock:
        known = _archives.get(path)
        if known is None:
            _archives.clear()
            known = _archives[path] = _Kept(path)
        if known.digest != digest:
            known.record = _join_all(connection, known)
            known.digest = digest
        return known.record


def record_from(connection: Connection, chosen: ColumnElement[bool], judged: Sequence[Decision]) -> Record:
    """Join the reports that are chosen, as the given decisions say."""
    rows = select(*REPORT_COLUMNS, readings.c.reading).join_from(reports, readings).where(chosen).order_by(reports.c.id)
    pairs = [(report_from_row(row), reading_from_row(row)) for row in connection.execute(rows).mappings()]
    return join([report for report, _ in pairs], [reading for _, reading in pairs], decisions=judged)


def _join_all(connection: Connection, known: _Kept) -> Record:
    columns = (reports.c.id, reports.c.digest, readings.c.digest)
    keys = [tuple(row) for row in connection.execute(select(*columns).join_from(reports, readings).order_by(reports.c.id))]
    few = len(keys) <= REMEMBERED
    pairs = {key: known.pairs[key] for key in keys if key in known.pairs}
    missing = {key[0]: key for key in keys if key not in pairs}
    names = list(missing)
    for ids in (names[place : place + _AT_ONCE] for place in range(0, len(names), _AT_ONCE)):
        rows = select(*REPORT_COLUMNS, readings.c.reading).join_from(reports, readings).where(reports.c.id.in_(ids))
        for row in connection.execute(rows).mappings():
            pairs[missing[row["id"]]] = (report_from_row(row), reading_from_row(row))
    record = join(
        [pairs[key][0] for key in keys],
        [pairs[key][1] for key in keys],
        decisions=kept(connection),
        memory=known.memory if few else None,
    )
    known.pairs = pairs if few else {}
    if not few:
        known.memory = Memory()
    return record


def _digest(connection: Connection) -> str:
    """Give a digest of all that the record is derived from."""
    digest = hashlib.sha256()
    columns = (reports.c.id, reports.c.digest, readings.c.digest)
    for row in connection.execute(select(*columns).join_from(reports, readings).order_by(reports.c.id)):
        digest.update("\0".join(row).encode("utf-8"))
    for row in connection.execute(select(decisions).order_by(decisions.c.number)):
        digest.update("\0".join(map(str, row)).encode("utf-8"))
    return digest.hexdigest()
