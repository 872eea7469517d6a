"""Behaviour of the way back from clean text to raw input."""

from depesche.model.report import Report
from depesche.model.span import Span


def test_a_span_of_the_clean_text_leads_to_the_raw_input() -> None:
    """Furniture between two paragraphs moves the offsets, not the words."""
    raw = "Erster Satz.\n\nAnzeige\n\nZweiter Satz."
    text = "Erster Satz.\n\nZweiter Satz."
    report = Report(id="a", text=text, raw=raw, offsets=((0, 0), (14, 23)))
    start = text.index("Zweiter")
    assert report.raw_span(Span.of(text, start, start + 7)) == Span(23, 30, "Zweiter")
    assert report.raw_span(Span.of(text, 0, 6)) == Span(0, 6, "Erster")


def test_a_span_over_furniture_gives_the_whole_raw_stretch() -> None:
    """Nothing between the first and the last character is hidden."""
    raw = "A B\n\nX\n\nC D"
    text = "A B\n\nC D"
    report = Report(id="a", text=text, raw=raw, offsets=((0, 0), (5, 8)))
    assert report.raw_span(Span.of(text, 2, 6)).quote == "B\n\nX\n\nC"
