"""Behaviour of the vocabularies."""

import pytest

from depesche.model import vocabulary

NAMES = ("kinds", "statuses", "directions", "levels", "functions", "parts", "forms", "acts")


@pytest.mark.parametrize("name", NAMES)
def test_types_and_definitions_name_the_same_terms(name: str) -> None:
    """A term has a type and a definition, in the same order, each with a German word and an example."""
    table = vocabulary.terms(name)
    assert tuple(table) == getattr(vocabulary, name.upper())
    assert all(term.german and term.definition.endswith(".") and term.example.endswith(".") for term in table.values())


@pytest.mark.parametrize("name", NAMES)
def test_german_words_tell_the_terms_apart(name: str) -> None:
    """Two terms of one vocabulary are never shown with the same word."""
    words = [term.german for term in vocabulary.terms(name).values()]
    assert len(words) == len(set(words))


def test_every_kind_has_an_export_code_or_says_that_it_has_none() -> None:
    """PLOVER knows all kinds but statehood."""
    assert [code for code, term in vocabulary.terms("kinds").items() if term.plover is None] == ["statehood"]
