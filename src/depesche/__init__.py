"""Depesche reads German news reports about diplomacy into a record in which every value leads to its source.

    import depesche

    reading = depesche.read_text("Die Außenminister trafen sich am Montag in Wien.", published="2024-05-07")
    with depesche.open_archive("depesche.sqlite") as archive:
        archive.read("reports/")
        record = archive.record()

The names below are loaded when they are first used, so that the import itself takes no time.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from depesche.api import extract, open_archive, read, read_text, reports
    from depesche.archive.batch import Outcome, Summary
    from depesche.archive.store import Archive
    from depesche.errors import (
        ArchiveError,
        ArchiveLocked,
        ArchiveTooNew,
        DecisionError,
        DepescheError,
        FormatError,
        InputError,
        LexiconError,
        NotAnArchive,
        NotFound,
    )
    from depesche.intake.paths import Rejected
    from depesche.intake.source import Options
    from depesche.linking.decisions import Decision
    from depesche.model.json import reading_from_json, record_from_json, to_json
    from depesche.model.reading import Event, Person, Reading, Statement
    from depesche.model.record import Record
    from depesche.model.report import Report
    from depesche.model.span import Span

__all__ = [
    "Archive",
    "ArchiveError",
    "ArchiveLocked",
    "ArchiveTooNew",
    "Decision",
    "DecisionError",
    "DepescheError",
    "Event",
    "FormatError",
    "InputError",
    "LexiconError",
    "NotAnArchive",
    "NotFound",
    "Options",
    "Outcome",
    "Person",
    "Reading",
    "Record",
    "Rejected",
    "Report",
    "Span",
    "Statement",
    "Summary",
    "__version__",
    "extract",
    "open_archive",
    "read",
    "read_text",
    "reading_from_json",
    "record_from_json",
    "reports",
    "to_json",
]

_HOMES = {
    "Archive": "archive.store",
    "Decision": "linking.decisions",
    "Event": "model.reading",
    "Options": "intake.source",
    "Outcome": "archive.batch",
    "Person": "model.reading",
    "Reading": "model.reading",
    "Record": "model.record",
    "Rejected": "intake.paths",
    "Report": "model.report",
    "Span": "model.span",
    "Statement": "model.reading",
    "Summary": "archive.batch",
    "extract": "api",
    "open_archive": "api",
    "read": "api",
    "read_text": "api",
    "reading_from_json": "model.json",
    "record_from_json": "model.json",
    "reports": "api",
    "to_json": "model.json",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used."""
    if name == "__version__":
        return import_module("importlib.metadata").version("depesche")
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"depesche.{_HOMES.get(name, 'errors')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
