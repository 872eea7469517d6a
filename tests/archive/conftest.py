"""A reader for the tests of the archive that takes no time: they are about keeping, not about reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from depesche.archive.attempt import Made, given_head
from depesche.intake.paths import Rejected
from depesche.intake.sources import Source
from depesche.model.reading import Person, Reading, ReportHead
from depesche.model.report import Report
from depesche.model.span import Span


def _attempt(source: Source, *, fill: Mapping[str, str] | None = None, stand: Mapping[str, str] | None = None) -> Made | Rejected:
    raw = source.text
    if "unlesbar" in raw:
        return Rejected(source=source.source, reason="not to be read", advice="leave it out")
    missing = {field: value for field, value in (fill or {}).items() if getattr(source, field) is None}
    filled = {**missing, **(stand or {})}
    given = given_head(replace(source, **filled))
    report = Report(id=source.report_id, text=raw, raw=raw, offsets=((0, 0),), source=source.source, **given)
    head = ReportHead(id=report.id, outlet=report.outlet, title=report.title, published=report.published)
    word = raw.split()[0]
    person = Person(name=f"Anna {word}", side="NO", mentions=(Span.of(raw, 0, len(word)),))
    reading = Reading(report=head, persons=(person,), extractor="depesche test")
    return Made(report=report, reading=reading, filled=filled, stamp="depesche test 0")


@pytest.fixture
def quick_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a quick reader in the place of the real one."""
    monkeypatch.setattr("depesche.archive.batch.attempt", _attempt)
    monkeypatch.setattr("depesche.archive.batch.reader_stamp", lambda: "depesche test 0")
