"""Behaviour of the briefing: every sentence has its sources, quotes are quotes, and nothing of a report becomes markup."""

import re
from dataclasses import replace

from depesche.model.record import Record
from depesche.output.briefing import briefing_of
from depesche.output.html import briefing_html
from depesche.output.markdown import briefing_markdown
from tests.output.sample import sample


def test_every_line_has_a_source_note() -> None:
    """No sentence is written that no report proves."""
    content = briefing_of(*sample())
    lines = [line for chapter in content.chapters for section in chapter.sections for line in section.lines]
    assert lines
    assert all(line.notes for line in lines)
    assert {number for line in lines for number in line.notes} == {note.number for note in content.notes}


def test_notes_quote_the_report() -> None:
    """The words of a note are equal to the text of its report."""
    record, reports, readings = sample()
    texts = {report.id: report.text for report in reports}
    for note in briefing_of(record, reports, readings).notes:
        assert texts[note.report][note.span.start : note.span.end] == note.span.quote


def test_the_chronology_names_day_sides_place_level_and_persons() -> None:
    """The first line of an event can be read alone."""
    content = briefing_of(*sample())
    line = content.chapters[0].sections[0].lines[0]
    assert content.chapters[0].sections[0].heading == "Was geschah"
    assert line.text.startswith("7. April 2025: Treffen")
    for words in ("in Genf", "Beamtenebene", "Leitung: Ana Muster"):
        assert words in line.text


def test_contradictions_stand_side_by_side() -> None:
    """Both values are shown with their outlets, and neither stands alone elsewhere."""
    content = briefing_of(*sample())
    sections = {section.heading: section.lines for section in content.chapters[0].sections}
    assert "drei Stunden (Musterblatt) gegen vier Stunden (Beispielbote)" in sections["Widersprüche"][0].text
    assert not any("Dauer" in line.text for line in sections["Was geschah"])


def test_only_direct_speech_stands_in_quotation_marks() -> None:
    """The quote of a line is equal to the source; other forms have none."""
    content = briefing_of(*sample())
    quoted = [
        line.quoted for chapter in content.chapters for section in chapter.sections for line in section.lines if line.quoted
    ]
    assert quoted == ["Wir <b>reden</b> weiter"]


def test_open_questions_and_exclusions_are_told() -> None:
    """What is open and what was expressly not on the agenda has its own heading."""
    text = briefing_markdown(briefing_of(*sample()))
    assert "Termin der nächsten Runde" in text
    assert "Ausdrücklich nicht: Zölle" in text
    assert "2 Berichte, 1 Ursprung, 1 unklar" in text


def test_report_text_never_becomes_markup() -> None:
    """Tags in a report are shown, not obeyed."""
    content = briefing_of(*sample())
    assert "<b>" not in briefing_html(content)
    assert "&lt;b&gt;" in briefing_html(content)
    assert "\\<b\\>" in briefing_markdown(content)


def test_the_html_file_is_self_contained() -> None:
    """No script, no address outside the file, and every note link has its target."""
    html = briefing_html(briefing_of(*sample()))
    assert "<script" not in html
    assert "http://" not in html
    assert "https://" not in html
    assert set(re.findall(r'href="#(beleg-\d+)"', html)) == set(re.findall(r'id="(beleg-\d+)"', html))


def test_an_empty_record_gives_an_empty_briefing() -> None:
    """Nothing read, nothing claimed."""
    content = briefing_of(Record(), [], [])
    assert content.chapters == ()
    assert "0 Berichte" in content.summary
    assert "Quellen" not in briefing_markdown(content) + briefing_html(content)


def test_an_undated_part_names_the_day_of_its_round() -> None:
    """An agreement told with a round stands beside it, and is not given the round's day as its own."""
    record, reports, readings = sample()
    outcome = replace(record.events[0], id="ev-2", kind="agreement", date=None, part_of="ev-1", claims=(), conflicts=())
    process = replace(record.processes[0], events=("ev-1", "ev-2"))
    content = briefing_of(replace(record, events=(*record.events, outcome), processes=(process,)), reports, readings)
    lines = [line.text for line in content.chapters[0].sections[0].lines]
    assert lines[-1].startswith("ohne Datum (zur Runde vom 7. April 2025): Vereinbarung")
