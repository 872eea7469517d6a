"""Behaviour of German wording for dates."""

import pytest

from depesche.output.wording import day_words, moment_words, sort_day


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-02-27", "27. Februar 2025"),
        ("2025-02", "Februar 2025"),
        ("2025", "2025"),
        ("2025-02-17/2025-02-23", "17.–23. Februar 2025"),
        ("2025-02-26/2025-03-01", "26. Februar 2025 bis 1. März 2025"),
        ("2014-06~", "etwa Juni 2014"),
        ("2015-09-22/..", "seit 22. September 2015"),
        (None, "ohne Datum"),
    ],
)
def test_dates_are_written_in_german(edtf: str | None, words: str) -> None:
    """As a German reader writes them; vague dates stay vague."""
    assert day_words(edtf) == words


def test_moments_keep_their_time() -> None:
    """A time of publication is shown where it is known."""
    assert moment_words("2025-02-26T15:42") == "26. Februar 2025, 15:42 Uhr"
    assert moment_words("2025-02-26") == "26. Februar 2025"
    assert moment_words(None) == "ohne Datum"


def test_unknown_dates_sort_last() -> None:
    """A chronology begins with what is dated."""
    assert sorted([None, "2025-03", "2025-02-27", "2024"], key=sort_day) == ["2024", "2025-02-27", "2025-03", None]
