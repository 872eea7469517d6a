"""Takes a request, gives the relations of sides over time as a page: the ladder of measures, step by step."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from depesche.archive.store import open_archive
from depesche.desk.pages import page
from depesche.language.lexicon import load
from depesche.output.relations import measure_words, relation_words, step_words

router = APIRouter()


@router.get("/beziehungen")
def relations(request: Request) -> HTMLResponse:
    """Show for each two sides the state of their relation, and each measure with its words."""
    with open_archive(request.app.state.archive, readonly=True) as archive:
        record = archive.record()
    table = load("relations")
    return page(
        "relations.html",
        relations=sorted(record.relations, key=lambda relation: (-len(relation.steps), relation.sides)),
        outlets={report.id: report.outlet or report.id for report in record.reports},
        rungs=[entry["german"] for entry in table["rungs"].values()],
        down=[entry["german"] for entry in table["down"].values()],
        words=table["words"],
        measure_words=measure_words,
        relation_words=relation_words,
        step_words=step_words,
    )
