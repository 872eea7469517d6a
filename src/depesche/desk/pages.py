"""Takes a template and its values, gives a page of the desk; gives the addresses of reports, events and marked words."""

from __future__ import annotations

from functools import cache
from urllib.parse import quote, urlencode

from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from depesche.model.span import Span
from depesche.output.notes import Note


def page(template: str, *, status: int = 200, **values: object) -> HTMLResponse:
    """Fill a template; all text of reports is escaped."""
    return HTMLResponse(_environment().get_template(template).render(**values), status_code=status)


def report_address(report: str, span: Span | None = None) -> str:
    """Give the address of a report, or of marked words in it."""
    base = f"/bericht/{quote(report, safe='')}"
    return f"{base}?{urlencode({'von': span.start, 'bis': span.end})}#stelle" if span else base


def note_address(note: Note) -> str:
    """Give the address of the words behind a note of the briefing."""
    return report_address(note.report, note.span)


def event_address(event: str) -> str:
    """Give the address of an event."""
    return f"/ereignis/{quote(event, safe='')}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("depesche.desk", "templates"), PackageLoader("depesche.output", "templates")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(report_address=report_address, note_address=note_address, event_address=event_address)
    return environment
