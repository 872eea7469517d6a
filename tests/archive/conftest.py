"""A reader for the tests of the archive that takes no time: they are about keeping, not about reading."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from depesche.intake.sources import Rejected
from depesche.model.reading import Person, Reading, ReportHead
from depesche.model.report import Report
from depesche.model.span import Span


def _attempt(raw: str, *, report_id: str, source: str | None, given: Mapping[str, str]) -> tuple[Report, Reading] | Rejected:
    if "unlesbar" in raw:
        return Rejected(source=source or report_id, reason="not to be read")
    report = Report(id=report_id, text=raw, raw=raw, offsets=((0, 0),), source=source, **given)
    head = ReportHead(id=report_id, outlet=report.outlet, title=report.title, published=report.published)
    word = raw.split()[0]
    person = Person(name=f"Anna {word}", side="NO", mentions=(Span.of(raw, 0, len(word)),))
    return report, Reading(report=head, persons=(person,), extractor="depesche test")


@pytest.fixture
def quick_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a quick reader in the place of the real one."""
    monkeypatch.setattr("depesche.archive.batch.attempt", _attempt)
    monkeypatch.setattr("depesche.archive.batch.extractor", lambda: "depesche test")
