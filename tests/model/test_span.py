"""Behaviour of spans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.model.span import Span


@given(st.text(min_size=1, max_size=60), st.data())
def test_a_span_quotes_its_text(text: str, data: st.DataObject) -> None:
    """Whatever the text, the quote is the text between the offsets."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span.of(text, start, end)
    assert span.quote == text[span.start : span.end]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 1), (0, 9)])
def test_offsets_outside_the_text_are_refused(start: int, end: int) -> None:
    """A span that does not lie in the text is an error, never a shorter span."""
    with pytest.raises(ValueError, match="does not lie inside"):
        Span.of("Genf", start, end)


def test_spans_know_how_they_lie_to_each_other() -> None:
    """Neighbours share no character; a part lies inside the whole."""
    text = "Treffen in Genf"
    whole, left, right = Span.of(text, 0, 15), Span.of(text, 0, 7), Span.of(text, 7, 15)
    assert not left.overlaps(right)
    assert left.overlaps(whole)
    assert whole.contains(right)
    assert not right.contains(whole)
