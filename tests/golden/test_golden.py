"""The golden readings: what we make of the example reports changes only when somebody has read the diff."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from depesche.model.span import Span
from tests.golden.rewrite import EXAMPLES, GOLDEN, golden_json, read_example


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_reading_equals_its_golden_one(path: Path) -> None:
    """`make golden` rewrites them."""
    assert golden_json(read_example(path)[1]) == (GOLDEN / f"{path.stem}.json").read_text(encoding="utf-8")


def test_there_is_a_golden_reading_for_every_example_and_no_other() -> None:
    """No example is left out, none is forgotten when it goes."""
    assert [path.stem for path in EXAMPLES] == sorted(path.stem for path in GOLDEN.glob("*.json"))


def _spans(value: Any) -> Iterator[list[Any]]:
    if isinstance(value, list) and len(value) == 3 and isinstance(value[0], int) and isinstance(value[2], str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _spans(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _spans(part)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_span_equals_its_source(path: Path) -> None:
    """Each `[start, end, quote]` is a piece of the clean text, and leads back to the same words of the raw input."""
    report, reading = read_example(path)
    spans = list(_spans(json.loads(golden_json(reading))))
    assert spans
    for start, end, quote in spans:
        assert report.text[start:end] == quote
        if "\n\n" not in quote:
            assert report.raw_span(Span(start, end, quote)).quote == quote


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_nothing_of_the_furniture_is_read(path: Path) -> None:
    """What was set aside stands outside the clean text, and no outlet's furniture speaks or meets."""
    report, _ = read_example(path)
    for furniture in report.furniture:
        assert report.raw[furniture.start : furniture.end] == furniture.quote
        if len(furniture.quote) > 30:
            assert furniture.quote not in report.text
