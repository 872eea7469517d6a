"""Takes a request, gives the decisions of people as a page, and keeps the decision that a form on an event's page sends.

Only forms of this very desk are heard: each carries a secret that is made when the desk opens and that no other page can read.
"""

from __future__ import annotations

from hmac import compare_digest
from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from depesche.archive.store import open_archive
from depesche.desk.pages import event_address, page
from depesche.errors import DecisionError, NotFound
from depesche.language.lexicon import load
from depesche.output.decisions import LISTED, decision_words, state_words, to_judge
from depesche.output.wording import day_words, event_words, field_words, value_words

router = APIRouter()

_LARGEST = 20_000  # bytes of a form: a reason in words, no more


@router.get("/entscheidungen")
def decisions(request: Request) -> HTMLResponse:
    """Show the decisions so far with what became of each, and what a person should look at."""
    with open_archive(request.app.state.archive, readonly=True) as archive:
        record = archive.record()
        conflicts, thin = to_judge(record)
        listed = (*conflicts[:LISTED], *thin[:LISTED])
        words = {event.id: event_words(event, archive.tellings(event)) for event, _ in listed}
    return page(
        "decisions.html",
        decisions=record.decisions,
        conflicts=conflicts,
        thin=thin,
        listed=LISTED,
        more=load("judging")["more"],
        words=words,
        events={event.id for event in record.events},
        outlets={report.id: report.outlet or report.id for report in record.reports},
        token=request.app.state.token,
        decision_words=decision_words,
        state_words=state_words,
        day_words=day_words,
        field_words=field_words,
        value_words=value_words,
    )


@router.post("/entscheiden")
async def decide(request: Request) -> Response:
    """Keep a decision, then show the event it is about, or the list of decisions."""
    body = await request.body() if int(request.headers.get("content-length") or _LARGEST + 1) <= _LARGEST else b""
    form = {name: values[0] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}
    foreign = request.headers.get("sec-fetch-site", "same-origin") != "same-origin"
    if foreign or not compare_digest(form.get("token", "").encode(), request.app.state.token.encode()):
        return page(
            "message.html", status=403, title="Nicht angenommen", message="Bitte die Seite neu laden und noch einmal senden."
        )
    action, event = form.get("action", ""), form.get("event", "")
    on = [part for part in (event, form.get("field", ""), form.get("value", "")) if part.strip()]
    try:
        if not form.get("why", "").strip():
            raise DecisionError("Eine Entscheidung braucht eine Begründung.")
        with open_archive(request.app.state.archive) as archive:
            made = archive.judge(action, on, by=form.get("who", ""), why=form["why"])
            now = next(decided for decided in archive.record().decisions if decided.id == made.id).events
    except (DecisionError, NotFound) as error:
        return page("message.html", status=400, title="Nicht angenommen", message=str(error))
    # Answered with another address, so that loading the page again sends nothing again.
    return RedirectResponse(event_address(now[0]) if now else "/entscheidungen", status_code=303)
