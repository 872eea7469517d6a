"""Takes a few words about a report and its events, gives the report and a reading of it: test input for the joining."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from depesche.linking.join import join
from depesche.model.reading import Event, Participant, Person, Place, Reading, ReportHead
from depesche.model.record import JoinedEvent, Record
from depesche.model.report import Report
from depesche.model.span import Span


@dataclass
class Desk:
    """Collects reports and readings in the order in which they are told."""

    reports: list[Report] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)

    def tell(
        self, name: str, published: str, text: str, *events: dict[str, Any], persons: Sequence[Person] = (), **head: Any
    ) -> Report:
        """Add a report; each event names its words with `quote`, the rest are fields of `Event`, `sides` is short for parties."""
        head.setdefault("outlet", f"Blatt {name}")
        report = Report(id=name, text=text, raw=text, offsets=((0, 0),), published=published, language="de", **head)
        told = tuple(_event(text, **event) for event in events)
        self.reports.append(report)
        self.readings.append(
            Reading(report=ReportHead(id=name, outlet=report.outlet, published=published), persons=tuple(persons), events=told)
        )
        return report

    def join(self) -> Record:
        """Join what was told so far."""
        return join(self.reports, self.readings)


def _event(text: str, *, quote: str, kind: str = "meeting", status: str = "held", sides: str = "", **fields: Any) -> Event:
    start = text.index(quote)
    given = fields.pop("participants", tuple(Participant(side=side) for side in sides.split()))
    heads = fields.pop("heads", {})
    given = (*given, *(Participant(side=side, name=name, part="head") for side, name in heads.items()))
    acts, acted = fields.pop("by", None), fields.pop("on", None)
    given = (*given, *((Participant(side=acts, part="initiator"),) if acts else ()))
    given = (*given, *((Participant(side=acted, part="target"),) if acted else ()))
    place = fields.pop("place", None)
    if place or "city" in fields or "country" in fields or "venue" in fields:
        place = Place(**{key: fields.pop(key, None) for key in ("country", "city", "venue")})
    return Event(
        kind=kind,  # type: ignore[arg-type]
        status=status,  # type: ignore[arg-type]
        participants=given,
        place=place,
        evidence=(Span.of(text, start, start + len(quote)),),
        **fields,
    )


@pytest.fixture
def desk() -> Desk:
    """An empty desk."""
    return Desk()


@pytest.fixture
def event_of() -> Callable[[Record, str, int], JoinedEvent]:
    """Find the joined event that a mention (report, place in its reading) belongs to."""

    def find(record: Record, report: str, index: int = 0) -> JoinedEvent:
        return next(e for e in record.events if any(m.report == report and m.index == index for m in e.mentions))

    return find
