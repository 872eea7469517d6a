"""Joining with what earlier joinings worked out gives what joining from scratch gives, in any order and any batches."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import pytest
from benchmarks.joining_growth import archive, words_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from depesche.archive.attempt import attempts
from depesche.intake.paths import Rejected
from depesche.linking import copies
from depesche.linking.join import join
from depesche.linking.memory import Memory
from depesche.model.json import to_json
from depesche.model.reading import Reading
from depesche.model.report import Report

EXAMPLES = Path(__file__).parents[2] / "examples/botschaften"

Pairs = list[tuple[Report, Reading]]


@cache
def _examples() -> Pairs:
    made = attempts([EXAMPLES], {})
    return [(one.report, one.reading) for one in made if not isinstance(one, Rejected)]


@cache
def _generated() -> Pairs:
    return list(zip(*archive(150, words_of(None)), strict=True))


def _joined(pairs: Pairs, memory: Memory | None = None) -> str:
    return to_json(join([report for report, _ in pairs], [reading for _, reading in pairs], memory=memory))


@pytest.fixture(autouse=True)
def many_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the search for repeated words up again after a handful of reports already."""
    monkeypatch.setattr(copies, "_STOP", 5)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False), st.lists(st.integers(0, 16), max_size=4), st.booleans())
def test_batches_in_any_order_give_what_one_joining_gives(chance: random.Random, cuts: list[int], generated: bool) -> None:
    """After each batch the record is, byte by byte, the one from scratch; at the end it is that of all in any order."""
    pairs = list(_generated() if generated else _examples())
    whole = _joined(pairs)
    chance.shuffle(pairs)
    memory = Memory()
    scale = len(pairs) // 16
    for cut in sorted(cuts):
        assert _joined(pairs[: cut * scale], memory) == _joined(pairs[: cut * scale])
    assert _joined(pairs, memory) == whole


def test_in_order_of_time_only_what_is_touched_is_worked_out() -> None:
    """The last report of many asks for few fits and events anew; the same again asks for none."""
    pairs = sorted(_generated(), key=lambda pair: copies.order_of(pair[0]))
    memory = Memory()
    _joined(pairs[:-1], memory)
    all_fits = memory.fits.made
    assert _joined(pairs, memory) == _joined(pairs)
    assert memory.fits.made < all_fits / 5
    assert memory.mentions_made == 1
    _joined(pairs, memory)
    assert (memory.fits.made, memory.mentions_made) == (0, 0)


def test_a_report_that_was_read_anew_is_worked_out_anew() -> None:
    """Another reading of one report changes the record as it does from scratch."""
    pairs = list(_examples())
    memory = Memory()
    _joined(pairs, memory)
    report, reading = pairs[3]
    pairs[3] = (report, Reading(report=reading.report))
    assert _joined(pairs, memory) == _joined(pairs)
