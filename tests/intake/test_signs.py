"""What nobody sees does not change what is read, and every piece leads back to the raw text."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.intake.report import report_from_text
from depesche.intake.signs import signs_of
from depesche.model.span import Span
from depesche.reading.reader import read

PAGE = (
    "Musterblatt\n12.03.2025, 10:20 Uhr\n\nGespräche über Übergänge\n\n"
    "Die österreichische Außenministerin Beate Mustergruber hat am Dienstag in Köln ihren ungarischen Kollegen Péter Szijjártó "
    "getroffen. „Wir öffnen die Übergänge“, sagte sie danach vor Journalisten.\n"
)


def hyphened(text: str) -> str:
    return "".join(f"{sign}\u00ad" if sign.isalpha() and place % 3 == 0 else sign for place, sign in enumerate(text))


VARIANTS = {
    "soft hyphens": hyphened(PAGE),
    "letters in pieces": unicodedata.normalize("NFD", PAGE),
    "zero-width spaces": PAGE.replace("ch", "c\u200bh").replace(" ", " \u200b"),
    "a mark of order and of direction": "\ufeff" + PAGE.replace("Köln", "\u200eKöln\u200f"),
    "both": unicodedata.normalize("NFD", hyphened(PAGE)),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_unseen_signs_change_no_reading(name: str) -> None:
    """A page with soft hyphens, zero-width spaces or ü in two pieces gives the very reading of the plain page."""
    plain, other = (report_from_text(page, report_id="a") for page in (PAGE, VARIANTS[name]))
    assert plain.published == "2025-03-12T10:20"
    assert len(read(plain).persons) == 2
    assert (other.text, other.title, other.outlet, other.published) == (plain.text, plain.title, plain.outlet, plain.published)
    assert read(other) == read(plain)


@pytest.mark.parametrize("name", VARIANTS)
def test_spans_lead_back_to_the_raw_text(name: str) -> None:
    """The raw stretch of a name is that name, with its dots and hyphens."""
    report = report_from_text(VARIANTS[name], report_id="a")
    for words in ("österreichische", "Köln", "Szijjártó", "Übergänge"):
        start = report.text.index(words)
        raw = report.raw_span(Span.of(report.text, start, start + len(words)))
        assert report.raw[raw.start : raw.end] == raw.quote
        assert signs_of(raw.quote).text == words
    for furniture in report.furniture:
        assert report.raw[furniture.start : furniture.end] == furniture.quote


def test_emoji_stay_whole() -> None:
    """The joiner between emoji is part of them."""
    family = "Die Familie 👩\u200d👩\u200d👧 war da."
    assert signs_of(family).text == family


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="aäuÜ \n\u0308\u0301\u00ad\u200b\u200d\ufeff👩e", max_size=40))
def test_every_character_has_its_place(raw: str) -> None:
    """Each character of the text stands in the raw text where the map says, alone or as the first piece of its letter."""
    signs = signs_of(raw)
    places = [signs.raw(position) for position in range(len(signs.text))]
    assert places == sorted(set(places))
    letters = [(sign, place) for sign, place in zip(signs.text, places, strict=True) if not unicodedata.combining(sign)]
    for sign, place in letters:
        assert unicodedata.normalize("NFD", raw[place])[0] == unicodedata.normalize("NFD", sign)[0]
