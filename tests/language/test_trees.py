"""The best tree is a tree, no tree is better, and lines cross only where that gains much."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.language.projective import crosses, projective_tree
from depesche.language.trees import TWIST, best_tree


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
    best = max(total(scores, heads) for heads in every)
    straight = max(total(scores, heads) for heads in every if not crosses(list(heads)))
    wanted = best if best - straight > TWIST else straight
    assert total(scores, found) == pytest.approx(wanted, abs=1e-4)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 5), st.integers(0, 10_000))
def test_no_straight_tree_is_better(count: int, seed: int) -> None:
    """Among trees without crossing lines none has a higher sum; every tree of up to five words is compared."""
    scores = np.random.default_rng(seed).normal(size=(count, count + 1))
    every = [heads for heads in product(range(-1, count), repeat=count) if is_tree(heads) and not crosses(list(heads))]
    found = projective_tree(scores)
    assert is_tree(found)
    assert not crosses(found)
    assert total(scores, found) == pytest.approx(max(total(scores, heads) for heads in every))


def test_lines_cross_for_good_reason() -> None:
    """A crossing line stays when the scores speak for it by far, and is straightened when they hardly do."""
    scores = np.full((4, 5), -20.0, dtype=np.float32)
    scores[1, 0] = scores[0, 3] = scores[3, 2] = scores[2, 2] = 0.0  # word 0 on word 2, word 3 on the root, word 1
    scores[2, 4] = -30.0
    assert crosses([2, -1, 1, 1])
    assert best_tree(scores) == [2, -1, 1, 1]
    scores[0, 2] = -1.0
    assert best_tree(scores) == [1, -1, 1, 1]


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 40), st.integers(0, 10_000))
def test_always_a_tree(count: int, seed: int) -> None:
    """Whatever the scores, the result has one root and no circle."""
    scores = np.random.default_rng(seed).normal(size=(count, count + 1)).astype(np.float32)
    assert is_tree(best_tree(scores))


def test_no_words_no_tree() -> None:
    """A sentence without words has no heads."""
    assert best_tree(np.zeros((0, 1), dtype=np.float32)) == []
