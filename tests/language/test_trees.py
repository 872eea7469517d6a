"""The best tree is a tree, and no tree is better."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.language.trees import best_tree


def is_tree(heads: tuple[int, ...] | list[int]) -> bool:
    """One root, and from every word a way to it."""
    if list(heads).count(-1) != 1:
        return False
    for word in range(len(heads)):
        steps = 0
        while word != -1:
            word, steps = heads[word], steps + 1
            if steps > len(heads):
                return False
    return True


def total(scores: np.ndarray, heads: tuple[int, ...] | list[int]) -> float:
    """Sum of the scores of a tree."""
    return float(sum(scores[word, head + 1] for word, head in enumerate(heads)))


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 4), st.integers(0, 10_000))
def test_no_tree_is_better(count: int, seed: int) -> None:
    """On short sentences the result is compared with every tree there is (all roots are tried: three of at most four)."""
    scores = np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32)
    scores[:, 0] -= np.arange(count) * (50 if count > 3 else 0)  # with four words the last is never the best root
    found = best_tree(scores)
    every = [heads for heads in product(range(-1, count), repeat=count) if is_tree(heads)]
    assert is_tree(found)
    assert total(scores, found) == pytest.approx(max(total(scores, heads) for heads in every), abs=1e-4)


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 40), st.integers(0, 10_000))
def test_always_a_tree(count: int, seed: int) -> None:
    """Whatever the scores, the result has one root and no circle."""
    scores = np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32)
    assert is_tree(best_tree(scores))


def test_no_words_no_tree() -> None:
    """A sentence without words has no heads."""
    assert best_tree(np.zeros((0, 1), dtype=np.float32)) == []
