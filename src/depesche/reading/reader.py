"""Takes a report, gives its reading: the visible list of steps."""

from __future__ import annotations

from importlib.metadata import version

from depesche.language.sentences import sentences_of
from depesche.model.reading import Reading, ReportHead
from depesche.model.report import Report
from depesche.reading.analysis import Analysis
from depesche.reading.events.events import find_events
from depesche.reading.people.actors import find_actors
from depesche.reading.people.names import find_persons
from depesche.reading.people.places import find_places
from depesche.reading.speech.statements import find_statements
from depesche.reading.time.times import find_times


def read(report: Report) -> Reading:
    """Read one report. Same report, same version: same reading."""
    analysis = analyse(report)
    statements = find_statements(analysis)
    return Reading(
        report=ReportHead(
            id=report.id,
            outlet=report.outlet,
            title=report.title,
            published=report.published,
            language=report.language,
        ),
        persons=analysis.persons,
        events=find_events(analysis, statements),
        statements=statements,
        extractor=extractor(),
    )


def analyse(report: Report) -> Analysis:
    """Find what stands in the words themselves: sentences, times, places, persons, actors."""
    sentences = sentences_of(report.text)
    times = find_times(sentences, report.published)
    places = find_places(sentences)
    persons = find_persons(sentences, places, report.published)
    actors = find_actors(sentences, persons, places)
    return Analysis(report=report, sentences=sentences, times=times, persons=persons, actors=actors, places=places)


def extractor() -> str:
    """Name and version of what makes the readings; stands in every reading."""
    return f"depesche {version('depesche')} rules"
