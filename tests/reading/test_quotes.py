"""Quotation marks of all German kinds, whole and broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.reading.speech.quotes import quotations


def found(text: str) -> list[str]:
    return [text[quote.inner_start : quote.inner_end] for quote in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er sagte: „Wir bleiben.“", ["Wir bleiben."]),
        ("Er sagte: «Wir bleiben.»", ["Wir bleiben."]),
        ("Er sagte: »Wir bleiben.«", ["Wir bleiben."]),
        ('Er sagte: "Wir bleiben."', ["Wir bleiben."]),
        ("Er sagte: “Wir bleiben.”", ["Wir bleiben."]),
        ("Er sagte: „Wir bleiben.”", ["Wir bleiben."]),
        ("Er sagte: «  Wir bleiben. »", ["Wir bleiben."]),
        ('"Wir bleiben", sagte er. "Alle."', ["Wir bleiben", "Alle."]),
    ],
)
def test_every_kind_of_marks_is_read(text: str, expected: list[str]) -> None:
    """German, Swiss, Austrian, typewriter and English marks give the words between them, white space left out."""
    assert found(text) == expected


def test_nested_quotations_follow_the_one_that_holds_them() -> None:
    """A quotation in a quotation has a greater depth."""
    quotes = quotations("Sie sagte: „Er nannte es ‚einen Anfang‘ und ging.“")
    assert [quote.depth for quote in quotes] == [0, 1]


def test_apostrophes_open_nothing() -> None:
    """A mark within or after a word is an apostrophe."""
    assert found("D’Alema und Ha'aretz, Hans’ Rede, L'Aquila") == []


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    """A lost closing mark does not swallow the rest of the report."""
    text = "Er sagte: „Wir bleiben.\n\nDie Lage ist ruhig."
    quotes = quotations(text)
    assert [(text[q.inner_start : q.inner_end], q.closed) for q in quotes] == [("Wir bleiben.", False)]


def test_a_long_quotation_runs_over_paragraphs_that_open_with_its_mark() -> None:
    """Newspapers repeat the opening mark at each paragraph of a long quotation."""
    assert found("„Erster Absatz.\n\n„Zweiter Absatz.“ Ende.") == ["Erster Absatz.\n\n„Zweiter Absatz."]


@given(st.text(alphabet="ab .,\n„“”\"«»‚‘’'›‹", max_size=60))
def test_odd_marks_never_raise(text: str) -> None:
    """Whatever the marks, every quotation lies inside the text, in order."""
    quotes = quotations(text)
    assert all(0 <= q.start <= q.inner_start <= q.inner_end <= q.end <= len(text) for q in quotes)
    assert [q.start for q in quotes] == sorted(q.start for q in quotes)
