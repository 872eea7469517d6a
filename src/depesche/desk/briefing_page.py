"""Takes a request, gives the briefing as a page."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from depesche.archive.store import open_archive
from depesche.desk.pages import page
from depesche.output.briefing import briefing_of

router = APIRouter()


@router.get("/")
def briefing(request: Request) -> HTMLResponse:
    """Show the briefing of the whole archive; every note leads to the marked words."""
    with open_archive(request.app.state.archive, readonly=True) as archive:
        content = briefing_of(archive.record(), list(archive.reports()), list(archive.readings()))
    return page("desk.html", briefing=content)
