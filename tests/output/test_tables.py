"""What people see at a terminal."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given as for_all
from hypothesis import strategies as st

from depesche.archive.batch import Summary
from depesche.intake.paths import Rejected
from depesche.model.reading import Event, Participant, Person, Reading, ReportHead, Statement
from depesche.model.record import Claim, Record, ReportOrigin
from depesche.model.span import Span
from depesche.output.tables import (
    event_lines,
    marked_text,
    person_lines,
    printable,
    process_lines,
    reading_lines,
    report_lines,
    summary_lines,
)
from tests.output.sample import sample

TEXT = "Anna Groß traf am Montag in Oslo ihren Kollegen, sagte ein Sprecher."


def span(quote: str, text: str = TEXT) -> Span:
    start = text.index(quote)
    return Span.of(text, start, start + len(quote))


def test_marks_nest() -> None:
    """A person inside an event is marked inside it, with the numbers of the lists below the text."""
    reading = Reading(
        report=ReportHead(id="n1"),
        persons=(Person(name="Anna Groß", mentions=(span("Anna Groß"),)),),
        events=(Event(kind="meeting", status="held", evidence=(span("Anna Groß traf am Montag in Oslo ihren Kollegen"),)),),
    )
    assert marked_text(TEXT, reading) == "[E1 [P1 Anna Groß] traf am Montag in Oslo ihren Kollegen], sagte ein Sprecher."


def test_crossing_marks_are_cut_in_pieces() -> None:
    """Where two marks cross, the later one is closed and opened again, so that every bracket has its partner."""
    reading = Reading(
        report=ReportHead(id="n1"),
        events=(Event(kind="meeting", status="held", evidence=(span("Anna Groß traf am Montag"),)),),
        statements=(Statement(content=(span("am Montag in Oslo"),)),),
    )
    assert marked_text(TEXT, reading).startswith("[E1 Anna Groß traf [A1 am Montag]][A1  in Oslo] ihren Kollegen")


spans = st.tuples(st.integers(0, 19), st.integers(1, 20)).map(
    lambda pair: Span.of("abcdefghijklmnopqrst", min(pair[0], pair[1] - 1), pair[1])
)


@for_all(st.lists(spans, max_size=4), st.lists(spans, max_size=4), st.lists(spans, max_size=4))
def test_marks_change_no_word(mentions: list[Span], evidence: list[Span], content: list[Span]) -> None:
    """However the marks lie, they are balanced, and without them the text is the same."""
    text = "abcdefghijklmnopqrst"
    reading = Reading(
        report=ReportHead(id="n1"),
        persons=(Person(name="A", mentions=tuple(mentions)),),
        events=(Event(kind="meeting", status="held", evidence=tuple(evidence)),),
        statements=(Statement(content=tuple(content)),),
    )
    marked = marked_text(text, reading)
    assert re.sub(r"\[[PEA]1 |\]", "", marked) == text
    assert marked.count("[") == marked.count("]")


def test_control_characters_do_not_reach_the_terminal() -> None:
    """Escape sequences and characters that turn the direction of writing are made visible."""
    assert printable("rot \x1b[31m\u202eAnna\n\tOslo") == "rot \N{REPLACEMENT CHARACTER}[31m\N{REPLACEMENT CHARACTER}Anna\n\tOslo"


def test_summary_names_what_was_set_aside() -> None:
    """The counts stand in one column; each source set aside has a line with its reason."""
    summary = Summary(new=2, unchanged=1, rejected=(Rejected(source="x.bin", reason="binary", advice="leave it out"),))
    lines = summary_lines(summary)
    assert [line.split()[-1] for line in lines[:5]] == ["3", "2", "1", "0", "1"]
    assert lines[5] == "  x.bin: binary; leave it out"
    assert any(line.startswith("read again") for line in summary_lines(Summary(reread=1)))


def test_report_shows_words_reading_and_furniture() -> None:
    """A report is shown with its head, its marked words, what was found, and how much was set aside."""
    _, reports, readings = sample()
    shown = "\n".join(report_lines(reports[0], readings[0]))
    for words in (
        "Musterblatt",
        "8. April 2025",
        "[A1 Wir <b>reden</b> weiter]",
        "Treffen · stattgefunden",
        "Ana Muster (Chile)",
        "Werbung 1",
    ):
        assert words in shown
    assert "alert(1)" not in shown


def test_reading_without_finds_says_so() -> None:
    """An empty reading is said to be empty."""
    assert "nichts gefunden" in reading_lines(Reading(report=ReportHead(id="n1")))


def origins_of(record: Record) -> dict[str, ReportOrigin]:
    return {origin.id: origin for origin in record.reports}


def test_event_shows_claims_and_conflicts() -> None:
    """An event names its tellings with the proving words and their origins, its claims, and values that differ side by side."""
    record, _, readings = sample()
    shown = "\n".join(event_lines(record.events[0], {reading.report.id: reading for reading in readings}, origins_of(record)))
    for words in (
        "ev-1",
        "pr-1",
        "a (Musterblatt)",
        "„drei Stunden“",
        "Dauer: drei Stunden (a); vier Stunden (b/2)",
        "Erzählt von: 2 Berichte, 1 Ursprung, 1 unklar",
        "same kind",
    ):
        assert words in shown


def test_claims_of_one_value_stand_together() -> None:
    """A value that several reports give stands once, with holders and reports; long proving words are cut outside the quote."""
    record, _, readings = sample()
    long = Span(0, 299, "Wort " * 59 + "Wort")
    oslo = span("Oslo")
    claims = (
        Claim(field="title Ana Muster", value="Ministerin", report="a", evidence=(long,)),
        Claim(field="country", value="CH", holder="Ana Muster", via=("Funkwelt",), report="a", evidence=(oslo,)),
        Claim(field="country", value="CH", holder="Ana Muster", via=("Funkwelt",), report="b/2", evidence=(oslo,)),
    )
    event = replace(record.events[0], claims=claims, conflicts=())
    shown = event_lines(event, {reading.report.id: reading for reading in readings}, origins_of(record))
    assert "  Land: Schweiz · laut Ana Muster ← Funkwelt: a, b/2 · 2 Berichte, 1 Ursprung, 1 unklar" in shown
    assert shown.count("      „Oslo“") == 1
    assert "  Amt Ana Muster: Ministerin · a" in shown
    assert any(line.endswith("Wort“ […]") and len(line) < 120 for line in shown)


def test_process_shows_rounds_and_what_is_open() -> None:
    """A process lists its events with the number of the round, and its open questions with their words."""
    record, _, readings = sample()
    tellings = [reading.events[0] for reading in readings]
    shown = "\n".join(process_lines(record.processes[0], [(record.events[0], tellings)]))
    for words in ("Chile – Polen: Gespräche", "Runde 1", "ev-1", "Termin der nächsten Runde", "a: „Montag“"):
        assert words in shown


def test_person_shows_office_events_and_words() -> None:
    """A person is shown report by report, with side, office as printed, events and statements."""
    person = Person(name="Anna Groß", side="NO", title="Aussenministerin", former=True, mentions=(span("Anna Groß"),))
    meeting = Event(kind="meeting", status="held", participants=(Participant(name="Anna Groß", side="NO"),))
    other = Event(kind="visit", status="held", participants=(Participant(name="Ana Muster"),))
    statement = Statement(speaker="Anna Groß", form="direct", via=("Funkwelt",), content=(span("in Oslo"),))
    head = ReportHead(id="n1", outlet="Nordblatt", published="2024-05-07")
    reading = Reading(report=head, persons=(person,), events=(meeting, other), statements=(statement, Statement(speaker="B")))
    assert person_lines([(reading, person)]) == [
        "Nordblatt · Bericht n1 · 7. Mai 2024",
        "  Anna Groß (Norwegen), Aussenministerin (ehemals) · 0–9",
        "  Treffen · stattgefunden · ohne Datum · Anna Groß (Norwegen)",
        "  sagt, wörtlich · über Funkwelt: „in Oslo“",
        "",
    ]
