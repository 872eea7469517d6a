"""Takes a request, gives an event as a page: who tells of it, field by field, with contradictions side by side."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from depesche.archive.store import open_archive
from depesche.desk.pages import page
from depesche.errors import NotFound
from depesche.linking.decisions import CORRECTABLE
from depesche.model.record import Claim
from depesche.model.vocabulary import german
from depesche.output.decisions import decision_words, decisions_on, machine_reasons, resolver_words
from depesche.output.reasons import counted_words, origin_lines
from depesche.output.wording import day_words, event_words, field_words, moment_words, value_words

router = APIRouter()


@router.get("/ereignis/{event_id}")
def event_page(request: Request, event_id: str) -> HTMLResponse:
    """Show an event with its claims; each claim leads to the marked words."""
    with open_archive(request.app.state.archive, readonly=True) as archive:
        record = archive.record()
        try:
            event = archive.event(event_id)
        except NotFound:
            raise NotFound(f"Kein Ereignis {event_id} in diesem Archiv. Die Ereignisse stehen im Lagebild.") from None
        tellings = [archive.reading(mention.report).events[mention.index] for mention in event.mentions]
    origins = {origin.id: origin for origin in record.reports}
    outlets = {report.id: report.outlet or report.id for report in record.reports}
    process = next((process for process in record.processes if process.id == event.process), None)
    return page(
        "event.html",
        event=event,
        claims=claims_by_value(event.claims),
        counted=lambda reports: counted_words(reports, origins),
        origins=origin_lines([mention.report for mention in event.mentions], origins),
        reasons=machine_reasons(event),
        decisions=decisions_on(event, record),
        decision_words=decision_words,
        resolver_words=resolver_words,
        correctable=CORRECTABLE,
        token=request.app.state.token,
        words=event_words(event, tellings),
        outlets=outlets,
        published={report.id: report.published for report in record.reports},
        process=process,
        whole=next((other for other in record.events if other.id == event.part_of), None),
        field_words=field_words,
        value_words=value_words,
        german=german,
        day_words=day_words,
        moment_words=moment_words,
    )


def claims_by_value(claims: Sequence[Claim]) -> list[tuple[str, str, list[Claim]]]:
    """Put the claims of one value together: field, value, who makes them; in the order of the first of each."""
    values: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        values.setdefault((claim.field, claim.value), []).append(claim)
    return [(field, value, same) for (field, value), same in values.items()]
