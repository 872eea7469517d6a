"""Takes a report, gives its reading: the visible list of steps."""

from __future__ import annotations

from importlib.metadata import version

from depesche.language.parsed import parse, shipped
from depesche.language.sentences import Sentence, sentences_of
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


def read(report: Report, *, gate: bool = True, model: bool = False) -> Reading:
    """Read one report. Same report, same version: same reading.

    Args:
        report: the report.
        gate: leave out the heavy reading of a report that names nothing of foreign affairs; its reading is then empty and says
            "gate" in `extractor`.
        model: let the trained model of the package read the sentences beside the rules; its version stands in `extractor`.
    """
    head = ReportHead(
        id=report.id,
        outlet=report.outlet,
        title=report.title,
        published=report.published,
        language=report.language,
    )
    sentences = sentences_of(report.text)
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


def stopped(reading: Reading) -> bool:
    """Say whether the gate left out the heavy reading."""
    return (reading.extractor or "").endswith(_GATE)


def analyse(report: Report, sentences: tuple[Sentence, ...], *, model: bool = False) -> Analysis:
    """Find what stands in the words themselves: times, places, persons, actors."""
    parsed = parse(sentences) if model else None
    times = find_times(sentences, report.published)
    places = find_places(sentences)
    persons = find_persons(sentences, places, report.published, parsed)
    actors = find_actors(sentences, persons, places)
    return Analysis(
        report=report, sentences=sentences, times=times, persons=persons, actors=actors, places=places, parsed=parsed
    )


def extractor(*, model: bool = False) -> str:
    """Name and version of what makes the readings, with the model's where it is used; stands in every reading."""
    return f"depesche {version('depesche')} rules" + (f", {shipped().version}" if model else "")
