"""Names are chosen by how likely a whole name is, with what lists and letters say of it."""

from __future__ import annotations

import numpy as np
import pytest

from depesche.language.known_names import Uses, known_uses
from depesche.language.naming import Naming, chosen, probability

LABELS = ["O", "B-LOC", "B-LOCderiv", "B-PER", "I-LOC", "I-PER"]


def scores(rows: list[dict[str, float]]) -> np.ndarray:
    """Logarithms of probabilities, what is not given shared out evenly."""
    table = np.zeros((len(rows), len(LABELS)))
    for at, row in enumerate(rows):
        rest = (1 - sum(row.values())) / (len(LABELS) - len(row))
        table[at] = [row.get(label, rest) for label in LABELS]
    return np.log(table).astype(np.float32)


def test_the_edge_is_part_of_the_name() -> None:
    """The probability is of the whole name: where its end is open, the mass is shared between the two ends."""
    masses = np.exp(scores([{"B-PER": 0.98}, {"I-PER": 0.6, "O": 0.38}])).astype(np.float64)
    found = {(first, end): mass for first, end, kind, mass in Naming(LABELS).candidates(masses) if kind == "PER"}
    assert found[0, 2] == pytest.approx(0.6, abs=0.02)
    assert found[0, 1] == pytest.approx(0.38, abs=0.02)


def test_nothing_goes_on_that_has_not_begun() -> None:
    """A word that can only go on with a name makes the beginning before it likelier."""
    masses = np.exp(scores([{"B-PER": 0.5, "O": 0.48}, {"I-PER": 0.9, "O": 0.09}])).astype(np.float64)
    (likeliest,) = [mass for first, end, kind, mass in Naming(LABELS).candidates(masses) if (first, end, kind) == (0, 2, "PER")]
    assert likeliest > 0.75


def test_a_guess_is_not_taken() -> None:
    """A name likelier than none but less likely right than wrong is left out; a likely one is labelled word by word."""
    naming = Naming(LABELS)
    words = ["Xilmorand", "Quevatz", "geht"]
    sure = scores([{"B-PER": 0.97}, {"I-PER": 0.97}, {"O": 0.999}])
    guess = scores([{"B-PER": 0.32, "B-LOC": 0.3, "O": 0.3}, {"I-PER": 0.4, "O": 0.3}, {"O": 0.999}])
    assert naming.labels(words, sure) == ("B-PER", "I-PER", "O")
    assert naming.labels(words, guess) == ("O", "O", "O")


def test_a_sentence_without_names() -> None:
    """No words, and words that are surely none, give no names."""
    naming = Naming(LABELS)
    assert naming.labels([], np.zeros((0, len(LABELS)), dtype=np.float32)) == ()
    assert naming.labels(["Ja", "."], scores([{"O": 0.999}, {"O": 0.999}])) == ("O", "O")


def test_names_do_not_overlap() -> None:
    """Of overlapping candidates the better set is kept: two names may beat one longer."""
    assert chosen([(0, 3, "PER", 0.6), (0, 1, "PER", 0.55), (2, 3, "LOC", 0.55)], 3) == [(0, 1, "PER"), (2, 3, "LOC")]
    assert chosen([(0, 3, "PER", 0.9), (0, 1, "PER", 0.55), (2, 3, "LOC", 0.55)], 3) == [(0, 3, "PER")]
    assert chosen([(0, 1, "PER", 0.1)], 1) == []


def test_what_is_known_shifts_the_odds() -> None:
    """With the same score a town is likelier a place than a person, a given name a person's, a word of the dictionary none."""
    assert probability(["Bremen"], 0, 1, "LOC", 0.5) > probability(["Bremen"], 0, 1, "PER", 0.5)
    assert probability(["Gudrun", "Xilmorand"], 0, 2, "PER", 0.5) > probability(["Quevatz", "Xilmorand"], 0, 2, "PER", 0.5)
    assert probability(["Treppe"], 0, 1, "LOC", 0.5) < probability(["Quevatz"], 0, 1, "LOC", 0.5)
    assert probability(["Quevatz", "Xilmorand"], 0, 1, "LOC", 0.5) < probability(["Quevatz", "liegt"], 0, 1, "LOC", 0.5)


def test_forms_of_known_names() -> None:
    """The genitive and the endings of adjectives are the same name; an unknown word has no uses."""
    assert known_uses("Bremens", "LOC").same > 0
    assert known_uses("deutschem", "LOCderiv").same > 0.5
    assert known_uses("Xilmorand", "PER") == Uses(0.0, 0.0, 0.0, 0.0)
    assert 0.5 < sum(known_uses("Berlin", "LOC")) < 1
