"""Takes a request, gives what a run or a day added, changed or contradicted as a page."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from depesche.archive.past import LAST
from depesche.archive.store import open_archive
from depesche.desk.pages import page
from depesche.output.news import news_of
from depesche.output.wording import stamp_words

router = APIRouter()


@router.get("/neu")
def news(request: Request, seit: str = LAST) -> HTMLResponse:
    """Show what is new since a run (a number, or `last`) or a day."""
    with open_archive(request.app.state.archive, readonly=True) as archive:
        runs = archive.runs()
        if seit == LAST and not runs:
            return page("news.html", news=None, runs=runs, seit="", stamp_words=stamp_words)
        old, new, since, until = archive.record_since(seit)
        content = news_of(old, new, list(archive.reports()), list(archive.readings()), since, until)
    return page("news.html", news=content, runs=runs[::-1][:20], seit=since.day or "", stamp_words=stamp_words)
