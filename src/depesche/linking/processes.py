"""Takes joined events, gives processes: events on the same matter between the same sides."""

from __future__ import annotations

from collections.abc import Mapping

from depesche.linking.matching import Cluster
from depesche.model.reading import Reading
from depesche.model.record import JoinedEvent, Process, ReportOrigin
from depesche.model.report import Report


def parts_of(events: Mapping[str, JoinedEvent], clusters: Mapping[str, Cluster]) -> dict[str, str]:
    return {}


def processes_of(events, clusters, reports, readings, origins) -> tuple[Process, ...]:
    return ()
