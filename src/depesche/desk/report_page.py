"""Takes a request, gives a report as a page: its words marked by what the reading found, its furniture folded away."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from depesche.archive.store import open_archive
from depesche.desk.pages import page
from depesche.errors import NotFound
from depesche.language.lexicon import load
from depesche.language.sides import side_name
from depesche.model.reading import Reading
from depesche.model.report import Report
from depesche.model.span import Span
from depesche.model.vocabulary import german
from depesche.output.reasons import origin_words, reason_words
from depesche.output.wording import day_words, moment_words, office_words

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a paragraph with one set of marks.

    Attributes:
        text: the words.
        kind: `event` or `speech`, and `person` where one is named in it, as classes of the style sheet; may be empty.
        title: what the mark stands for, shown on pointing at it.
        here: true for the words that a note points at; `first_here` for the first piece of them.
    """

    text: str
    kind: str = ""
    title: str = ""
    here: bool = False
    first_here: bool = False


@router.get("/bericht/{report_id:path}")
def report_page(request: Request, report_id: str, von: int | None = None, bis: int | None = None) -> HTMLResponse:
    """Show a report; `von` and `bis` mark the words that a note points at."""
    with open_archive(request.app.state.archive, readonly=True) as archive:
        try:
            report = archive.report(report_id)
        except NotFound:
            raise NotFound(f"Kein Bericht {report_id} in diesem Archiv. Die Berichte stehen am Ende des Lagebilds.") from None
        reading = archive.reading(report_id)
        record = archive.record()
    marked = (
        Span(von, bis, report.text[von:bis])
        if von is not None and bis is not None and 0 <= von < bis <= len(report.text)
        else None
    )
    return page(
        "report.html",
        report=report,
        reading=reading,
        origin=next((origin for origin in record.reports if origin.id == report_id), None),
        joined={mention.index: event.id for event in record.events for mention in event.mentions if mention.report == report_id},
        furniture_words=load("listing")["furniture"],
        reason_words=reason_words,
        origin_words=origin_words,
        paragraphs=paragraphs(report, reading, marked),
        published=moment_words(report.published),
        german=german,
        side_name=side_name,
        day_words=day_words,
    )


def paragraphs(report: Report, reading: Reading, here: Span | None) -> list[list[Piece]]:
    """Cut the clean text into paragraphs, and these into pieces at every beginning and end of a mark."""
    marks = _marks(reading)
    edges = sorted({0, len(report.text), *(edge for span, _, _ in marks for edge in span[:2]), *(here[:2] if here else ())})
    result: list[list[Piece]] = [[]]
    first = True
    for start, end in pairwise(edges):
        covering = [(kind, title) for span, kind, title in marks if span.start <= start and end <= span.end]
        inside = here is not None and here.start <= start and end <= here.end
        kinds = {kind for kind, _ in covering}
        kind = " ".join(name for name in _KINDS if name in kinds and not (name == "event" and "speech" in kinds))
        title = " · ".join(dict.fromkeys(title for _, title in covering))
        for number, part in enumerate(report.text[start:end].split("\n\n")):
            if number:
                result.append([])
            if part:
                result[-1].append(Piece(text=part, kind=kind, title=title, here=inside, first_here=inside and first))
                first = first and not inside
    return [pieces for pieces in result if pieces]


_KINDS = ("speech", "event", "person")  # words of somebody inside of an event are shown as words of somebody


def _marks(reading: Reading) -> list[tuple[Span, str, str]]:
    """Give all marked spans with their kind and what they stand for."""
    found: list[tuple[Span, str, str]] = []
    for event in reading.events:
        title = f"{german('kinds', event.kind)}: {german('statuses', event.status)}, {day_words(event.date)}"
        found.extend((span, "event", title) for span in event.evidence)
    for statement in reading.statements:
        title = f"{statement.speaker or 'ohne Quelle'}: {german('acts', statement.act)} ({german('forms', statement.form)})"
        found.extend((span, "speech", title) for span in statement.content)
    for person in reading.persons:
        words = ", ".join(filter(None, (person.name, office_words(person))))
        found.extend((span, "person", words) for span in person.mentions)
    return found
