"""Takes a report, gives its reading: the visible list of steps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from importlib.metadata import version

from depesche.language.parsed import ParsedSentences
from depesche.language.sentences import Sentence, sentences_of
from depesche.language.shipped import weights_version
from depesche.model.reading import Reading, ReportHead
from depesche.model.report import Report
from depesche.reading.analysis import Analysis
from depesche.reading.events.events import find_events
from depesche.reading.gate import is_foreign
from depesche.reading.people.actors import find_actors
from depesche.reading.people.names import find_persons
from depesche.reading.people.places import find_places
from depesche.reading.speech.statements import find_statements
from depesche.reading.time.times import find_times

_GATE = ", gate"
_MODEL = ContextVar("_MODEL", default=True)


def read(report: Report, *, gate: bool = True, model: bool | None = None) -> Reading:
    """Read one report. Same report, same version: same reading.

    Args:
        report: the report.
        gate: leave out the heavy reading of a report that names nothing of foreign affairs; its reading is then empty and says
            "gate" in `extractor`.
        model: let the trained model of the package read beside the rules, or the rules alone; `None`: with the model, unless
            `rules_only` says otherwise. The version of the model stands in `extractor`.
    """
    head = ReportHead(
        id=report.id,
        outlet=report.outlet,
        title=report.title,
        published=report.published,
        language=report.language,
    )
    sentences = sentences_of(report.text)
    if model is None:
        model = _MODEL.get()
    if gate and not is_foreign(sentences, report.published):
        return Reading(report=head, extractor=f"{extractor(model=model)}{_GATE}")
    analysis = analyse(report, sentences, model=model)
    statements = find_statements(analysis)
    return Reading(
        report=head,
        persons=analysis.persons,
        events=find_events(analysis, statements),
        statements=statements,
        extractor=extractor(model=model),
    )


@contextmanager
def rules_only() -> Iterator[None]:
    """Read by the rules alone, for comparison, in all that is called within the block."""
    before = _MODEL.set(False)
    try:
        yield
    finally:
        _MODEL.reset(before)


def stopped(reading: Reading) -> bool:
    """Say whether the gate left out the heavy reading."""
    return (reading.extractor or "").endswith(_GATE)


def analyse(report: Report, sentences: tuple[Sentence, ...], *, model: bool = False) -> Analysis:
    """Find what stands in the words themselves: times, places, persons, actors."""
    parsed = ParsedSentences(sentences) if model else None
    times = find_times(sentences, report.published)
    places = find_places(sentences)
    persons = find_persons(sentences, places, report.published, parsed)
    actors = find_actors(sentences, persons, places)
    return Analysis(report=report, sentences=sentences, times=times, persons=persons, actors=actors, places=places, parsed=parsed)


def extractor(*, model: bool | None = None) -> str:
    """Name and version of what makes the readings, with the model's where it reads too; stands in every reading.

    `model` as in `read`.
    """
    used = _MODEL.get() if model is None else model
    return f"depesche {version('depesche')} rules" + (f", {weights_version()}" if used else "")
