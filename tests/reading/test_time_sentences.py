"""Times in sentences of news that were written down with their meaning before the grammar was tried on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from depesche.language.sentences import sentences_of
from depesche.reading.analysis import TimeMention
from depesche.reading.time.timeml import marks_of
from depesche.reading.time.times import find_times

_LINES = [
    line.split("\t")
    for line in Path(__file__).with_name("time_sentences.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def times_in(text: str, published: str) -> tuple[TimeMention, ...]:
    """Find the times of a text."""
    return find_times(sentences_of(text), published)


@pytest.mark.parametrize("line", [pytest.param(line, id=line[1][:60]) for line in _LINES])
def test_sentence_means_what_stands_beside_it(line: list[str]) -> None:
    """The words are found with type, value, EDTF date and bound; a sentence with a dash names no time."""
    day, text, find, type_, value, edtf, bound = (*line, *[""] * 7)[:7]
    found = times_in(text, day)
    if find == "-":
        assert [mention.span.quote for mention in found] == []
        return
    named = [mention for mention in found if mention.span.quote == find]
    assert named, [mention.span.quote for mention in found]
    mention = named[-1]
    assert (mention.type, mention.edtf or "") == (type_, edtf)
    if value != "*":
        assert mention.value == value
    if bound:
        assert mention.bound == bound


def marks_in(text: str) -> list[tuple[str, str, str | None]]:
    """Give the TimeML marks of a text as words, type and value."""
    return [(mark.span.quote, mark.type, mark.value) for mark in marks_of(times_in(text, "2025-02-27"))]


def test_term_over_two_years_has_no_value_of_its_own() -> None:
    """Of "der Saison 2023/24" the mark keeps the words, the record the years."""
    text = "In der Spielzeit 2023/24 leitete sie das Haus."
    assert marks_in(text) == [("der Spielzeit 2023/24", "DATE", "XXXX-XX-XX")]
    assert [mention.edtf for mention in times_in(text, "2025-02-27")] == ["2023/2024"]


def test_day_of_two_figures_without_month_is_marked_without_dot() -> None:
    """Of "am 14. und 15. März" the marks are "14" and "15. März"; one figure keeps its dot."""
    assert [mark[0] for mark in marks_in("Am 14. und 15. März wird getagt.")] == ["14", "15. März"]
    assert [mark[0] for mark in marks_in("Am 4. und 5. März wird getagt.")] == ["4.", "5. März"]


def test_joined_lengths_are_two_marks() -> None:
    """Of "höchstens zwei bis drei Wochen" the marks are "zwei" and "drei Wochen", each with its own value."""
    marks = marks_in("Das dauert höchstens zwei bis drei Wochen.")
    assert marks == [("zwei", "DURATION", "P2W"), ("drei Wochen", "DURATION", "P3W")]


def test_marks_are_words_of_the_text() -> None:
    """Every mark is equal to the text between its offsets."""
    text = "Am 14. und 15. März, in der Saison 2023/24 und 10-12 Tage lang; höchstens 15 oder 20 Minuten."
    for mark in marks_of(times_in(text, "2025-02-27")):
        assert text[mark.span.start : mark.span.end] == mark.span.quote
