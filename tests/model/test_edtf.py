"""EDTF dates as stretches of days with an exclusive end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.model.edtf import Interval, format_edtf, parse_edtf

days = st.dates(date(1, 1, 1), date(9998, 12, 31))
marks = st.sampled_from(["", "~", "?", "%"])


@st.composite
def parts(draw: st.DrawFn) -> str:
    """A day, month or year, with or without a mark."""
    return draw(days).isoformat()[: draw(st.sampled_from([4, 7, 10]))] + draw(marks)


@st.composite
def dates(draw: st.DrawFn) -> str:
    """Any EDTF string of the supported forms; an interval may have one open end."""
    first, last = sorted((draw(parts()), draw(parts())))
    return draw(st.sampled_from([first, f"{first}/..", f"../{last}", f"{first}/", f"{first}/{last}"]))


def parsed(value: str) -> Interval | None:
    """Read it, `None` where the ends are in the wrong order."""
    try:
        return parse_edtf(value)
    except ValueError:
        return None


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2025-02-27", "2025-02-27", "2025-02-28"),
        ("2025-02", "2025-02-01", "2025-03-01"),
        ("2024-12", "2024-12-01", "2025-01-01"),
        ("2025", "2025-01-01", "2026-01-01"),
        ("2025-02-17/2025-02-23", "2025-02-17", "2025-02-24"),
        ("2015-06/2015-08", "2015-06-01", "2015-09-01"),
        ("2020-12/2021-01-01", "2020-12-01", "2021-01-02"),
        ("2015-07-29/..", "2015-07-29", None),
        ("../2016", None, "2017-01-01"),
    ],
)
def test_end_is_exclusive(value: str, start: str | None, end: str | None) -> None:
    """The end is the day after the last one; an open end is `None`."""
    interval = parse_edtf(value)
    assert (interval.start, interval.end) == (start and date.fromisoformat(start), end and date.fromisoformat(end))


@pytest.mark.parametrize(
    ("value", "about", "doubt"), [("2014", False, False), ("2014~", True, False), ("2014?", False, True), ("2014%", True, True)]
)
def test_marks(value: str, about: bool, doubt: bool) -> None:
    """`~` is about, `?` is doubted, `%` is both."""
    interval = parse_edtf(value)
    assert (interval.approximate, interval.uncertain) == (about, doubt)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "/",
        "../..",
        "27.2.2025",
        "2025-13",
        "2025-02-30",
        "2025-2-7",
        "2025-02-27T10:00",
        "0000",
        "9999-12-31",
        "9999",
        "٢٠٢٥",
        " 2025",
        "2025/2024",
        "a/b",
        "2025//2026",
    ],
)
def test_other_strings_are_refused(value: str) -> None:
    """What is no supported date is a ValueError that shows the string, also at the ends of the calendar."""
    with pytest.raises(ValueError, match=r"date|interval"):
        parse_edtf(value)


@given(st.text(alphabet="0123456789-/.~?% ", max_size=24))
def test_nothing_but_value_errors(value: str) -> None:
    """No string breaks the reading in another way."""
    parsed(value)


@given(days, st.integers(0, 4000))
def test_written_dates_are_read_back(first: date, length: int) -> None:
    """What `format_edtf` writes from first to last day has that many days when read."""
    last = first + timedelta(days=min(length, (date(9998, 12, 31) - first).days))
    interval = parse_edtf(format_edtf(first, last))
    assert (interval.start, interval.days) == (first, (last - first).days + 1)


def test_backward_stretch_is_not_written() -> None:
    """A last day before the first is refused."""
    with pytest.raises(ValueError, match="ends before it begins"):
        format_edtf(date(2025, 2, 27), date(2025, 2, 26))


@given(dates(), dates())
def test_overlap_is_mutual_and_containing_is_overlapping(one: str, other: str) -> None:
    """Overlap holds both ways; a stretch that contains another overlaps it; each contains itself."""
    first, second = parsed(one), parsed(other)
    if first is None or second is None:
        return
    assert first.overlaps(second) == second.overlaps(first)
    assert first.contains(first)
    if first.contains(second):
        assert first.overlaps(second)


@given(days, days)
def test_days_overlap_only_themselves(one: date, other: date) -> None:
    """Two days share a day when they are the same."""
    assert parse_edtf(one.isoformat()).overlaps(parse_edtf(other.isoformat())) == (one == other)
