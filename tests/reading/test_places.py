"""Places: what is named, in which state it lies, and whether the words say that something is there."""

from __future__ import annotations

import pytest

from depesche.language.sentences import sentences_of
from depesche.reading.analysis import PlaceMention
from depesche.reading.people.places import find_places


def places_in(text: str) -> dict[str, PlaceMention]:
    """Give the places of a text by their words."""
    return {place.span.quote: place for place in find_places(sentences_of(text))}


def test_a_metonym_is_named_but_nothing_is_there() -> None:
    """ "Moskau" as a government is a place that nothing happened in."""
    places = places_in("Moskau warf London Einmischung vor und lud nach Sotschi ein.")
    assert not places["Moskau"].locative
    assert not places["London"].locative
    assert places["Sotschi"].locative


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Das Treffen in der türkischen Hauptstadt war kurz.", "türkischen Hauptstadt", "TR"),
        ("Er flog ins thailändische Phuket.", "Phuket", "TH"),
        ("Sie trafen sich in Jalta, Ukraine.", "Ukraine", "UA"),
        ("Auf Zypern tagten die Minister.", "Zypern", "CY"),
        ("Unweit von Basel liegt der Ort.", "Basel", "CH"),
        ("In den Vereinigten Arabischen Emiraten wurde verhandelt.", "Vereinigten Arabischen Emiraten", "AE"),
    ],
)
def test_the_state_of_a_place_is_known(text: str, words: str, country: str) -> None:
    """Towns, islands and states in any case lead to their state."""
    assert places_in(text)[words].country == country


def test_the_capital_of_a_state_is_one_city() -> None:
    """ "in der polnischen Hauptstadt" says which city it is; "in der polnischen Hafenstadt" says the country alone."""
    place = places_in("Sie verhandelten in der polnischen Hauptstadt.")["polnischen Hauptstadt"]
    assert (place.country, place.city, place.locative) == ("PL", "Warschau", True)
    place = places_in("Sie verhandelten in der polnischen Hafenstadt.")["polnischen Hafenstadt"]
    assert (place.country, place.city, place.locative) == ("PL", None, True)


def test_a_genitive_is_no_place_of_an_event() -> None:
    """ "Prags" belongs to somebody; the city is given without the ending."""
    place = places_in("Prags Haltung blieb unklar.")["Prags"]
    assert (place.city, place.locative) == ("Prag", False)


def test_a_dateline_is_a_place() -> None:
    """The words before the dash that opens a report are where it was written."""
    places = places_in("Wien/Berlin (dpa) – Die Minister sprachen miteinander.")
    assert places["Wien"].locative
    assert places["Berlin"].locative


def test_a_common_word_is_no_place_without_a_preposition() -> None:
    """ "Essen" is a meal unless something is "in Essen"."""
    assert "Essen" not in places_in("Das Essen war gut.")


def test_the_ministry_of_an_office_is_no_venue() -> None:
    """ "Abteilungsleiter im Außenministerium" says whose he is; "im Außenministerium" after a verb says where."""
    assert not [place for place in places_in("Er ist Abteilungsleiter im Außenministerium.").values() if place.venue]
    assert places_in("Er wurde im Außenministerium empfangen.")["Außenministerium"].venue == "Außenministerium"


def test_every_span_is_its_words() -> None:
    """The quote is the text at the offsets, also across double blanks and lines."""
    text = "Genf –  Das Treffen\nin der  Residenz des Botschafters in Rom endete."
    for place in find_places(sentences_of(text)):
        assert text[place.span.start : place.span.end] == place.span.quote
