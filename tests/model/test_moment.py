"""Days and moments of publication."""

from __future__ import annotations

import pytest

from depesche.model.moment import is_moment


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-02-27", True),
        ("2025-02-27T15:42", True),
        ("2025-02-27T15:42:01", True),
        ("2025-02-27T15:42:01.123Z", True),
        ("2025-02-27T15:42+01:00", True),
        ("2024-02-29", True),
        ("2025-02-29", False),
        ("0001-01-01", False),
        ("9999-12-31", False),
        ("2025-02-27T25:00", False),
        ("27.02.2025", False),
        ("2025-02", False),
        ("2025-02-27 15:42", False),
        ("gestern", False),
        ("٢٠٢٥-٠٢-٢٧", False),
        ("", False),
    ],
)
def test_is_moment(text: str, expected: bool) -> None:
    """Only whole days that exist, with or without a time that exists."""
    assert is_moment(text) is expected
