"""Takes a request, gives an event as a page: who tells of it, field by field, with contradictions side by side."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from depesche.archive.store import open_archive
from depesche.desk.pages import page
from depesche.errors import NotFound
from depesche.language.lexicon import load
from depesche.language.sides import side_name
from depesche.model.vocabulary import german
from depesche.output.wording import day_words, event_words, moment_words

router = APIRouter()


@router.get("/ereignis/{event_id}")
def event_page(request: Request, event_id: str) -> HTMLResponse:
    """Show an event with its claims; each claim leads to the marked words."""
    with open_archive(request.app.state.archive, readonly=True) as archive:
        record = archive.record()
        event = next((event for event in record.events if event.id == event_id), None)
        if event is None:
            raise NotFound(f"Kein Ereignis {event_id} in diesem Archiv. Die Ereignisse stehen im Lagebild.")
        readings = {reading.report.id: reading for reading in archive.readings()}
        outlets = {report.id: report for report in archive.reports()}
    tellings = [readings[mention.report].events[mention.index] for mention in event.mentions if mention.report in readings]
    process = next((process for process in record.processes if process.id == event.process), None)
    return page(
        "event.html",
        event=event,
        words=event_words(event, tellings),
        tellings=tellings,
        outlets=outlets,
        process=process,
        fields=load("briefing")["fields"],
        german=german,
        side_name=side_name,
        day_words=day_words,
        moment_words=moment_words,
    )
