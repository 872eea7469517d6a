"""Times: every kind of expression means what its example says, and no day is invented."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depesche.language.lexicon import load
from depesche.language.sentences import sentences_of
from depesche.model.edtf import parse_edtf
from depesche.reading.analysis import TimeMention
from depesche.reading.time import words as timewords
from depesche.reading.time.feasts import easter, feast_days, hanukkah, jewish_new_year
from depesche.reading.time.grammar import rules
from depesche.reading.time.times import find_times
from depesche.reading.time.value import edtf_of, moved, unit_value


def examples() -> Iterator[tuple[str, dict[str, Any]]]:
    """All example lines with the name of their group."""
    for group, lines in load("times_examples").items():
        for line in lines:
            yield group, line


def times_in(text: str, published: str | None = "2025-02-27") -> tuple[TimeMention, ...]:
    """Find the times of a text."""
    return find_times(sentences_of(text), published)


def published_of(line: dict[str, Any]) -> str | None:
    return str(line["day"]) if line["day"] else None


@pytest.mark.parametrize(("group", "line"), [pytest.param(*pair, id=f"{pair[0]}: {pair[1]['text'][:40]}") for pair in examples()])
def test_example_means_what_it_says(group: str, line: dict[str, Any]) -> None:
    """Each example of the word list is found with the value, the EDTF date and the bound that stand beside it."""
    found = times_in(line["text"], published_of(line))
    if "find" not in line:
        assert [mention.span.quote for mention in found] == []
        return
    named = [mention for mention in found if mention.span.quote == str(line["find"])]
    assert named, [mention.span.quote for mention in found]
    mention = named[-1]
    assert mention.edtf == (str(line["edtf"]) if "edtf" in line else None)
    assert mention.type == line.get("type", "DATE")
    if "value" in line:
        assert mention.value == str(line["value"])
    if "bound" in line:
        assert mention.bound == line["bound"]


def test_every_rule_has_an_example() -> None:
    """No rule stands in the grammar that no example uses."""
    used = {mention.rule for _, line in examples() for mention in times_in(line["text"], published_of(line))}
    assert {rule.name for rule in rules()} - used == set()


def test_every_class_of_words_has_an_example() -> None:
    """No class of words stands in the lexicon that no example shows."""
    seen = {
        word.kind
        for _, line in examples()
        for sentence in sentences_of(line["text"])
        for word in timewords.words_of(sentence.tokens)
    }
    assert set(load("times")) - seen == set()


def test_no_form_stands_in_two_classes() -> None:
    """A printed form has one class and one value: a second would never be found."""
    seen: dict[str, tuple[str, str]] = {}
    doubled = []
    for form, kind, value in timewords._entries():
        if form in seen and seen[form] != (kind, value):
            doubled.append((form, seen[form], (kind, value)))
        seen[form] = (kind, value)
    assert doubled == []


def test_spans_are_words_of_the_text() -> None:
    """Every span is equal to the text, inside one sentence, in order, without overlap."""
    text = " ".join(line["text"] for _, line in examples())
    end = 0
    for mention in times_in(text):
        assert text[mention.span.start : mention.span.end] == mention.span.quote
        assert mention.span.start >= end
        end = mention.span.end


def test_every_date_can_be_read_back() -> None:
    """EDTF dates, anchors and alternatives are valid EDTF."""
    for _, line in examples():
        for mention in times_in(line["text"], published_of(line)):
            for value in (mention.edtf, mention.anchor, *mention.alternatives):
                if value is not None:
                    parse_edtf(value)


def test_relative_dates_name_their_anchor() -> None:
    """A date that was counted from the day of publication says so; a full date has no anchor."""
    relative, full = times_in("Am Montag war er da. Am 3. Mai 2014 nicht.")
    assert relative.anchor == "2025-02-27"
    assert full.anchor is None


def test_undecided_weekday_offers_the_other_one() -> None:
    """The day that was not chosen stands among the alternatives."""
    (mention,) = times_in("Am Montag sprach er in Wien.")
    assert (mention.edtf, mention.alternatives) == ("2025-02-24", ("2025-03-03",))


def test_time_of_day_of_publication_is_ignored() -> None:
    """A moment of publication with a time zone counts by its day."""
    (mention,) = times_in("Gestern war er da.", "2025-02-27T23:30:00+01:00")
    assert mention.edtf == "2025-02-26"


def test_without_publication_nothing_relative_gets_a_date() -> None:
    """No "now" is assumed."""
    text = "Am Montag, gestern, vergangene Woche, im Juni, diesen Sommer, vor zwei Tagen, zu Ostern, am Wochenende und heuer."
    mentions = times_in(text, None)
    assert len(mentions) >= 9
    assert all(mention.edtf is None for mention in mentions)


def test_unreadable_publication_is_refused() -> None:
    """A day of publication that is no ISO date is an error, not a guess."""
    with pytest.raises(ValueError, match="Invalid isoformat"):
        times_in("Gestern war er da.", "27. Februar 2025")


def test_impossible_days_are_no_dates() -> None:
    """The 31st of June is not found, nor corrected."""
    assert all(mention.edtf != "2025-06-31" for mention in times_in("Am 31. Juni 2025 war nichts."))
    assert times_in("Am 30.2.2025 war nichts.") == ()


@given(
    st.text(alphabet=st.sampled_from("0123456789.,-/ abUhrMontagJuniJahreTagenvorbisunddieszum()\n"), max_size=80),
    st.dates(date(20, 1, 1), date(9990, 12, 31)),
)
def test_odd_text_never_breaks_the_reading(text: str, published: date) -> None:
    """Whatever stands in a text, and whenever it was printed: no error, spans equal the text, dates can be read."""
    for mention in times_in(text, published.isoformat()):
        assert text[mention.span.start : mention.span.end] == mention.span.quote
        if mention.edtf:
            parse_edtf(mention.edtf)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["Montag", "Mittwoch", "Samstag", "Sonntag"]))
def test_weekday_lies_within_a_week(published: date, name: str) -> None:
    """A bare weekday is at most six days away, on the side that the tense tells."""
    (past,) = times_in(f"Am {name} war er in Wien.", published.isoformat())
    (coming,) = times_in(f"Am {name} wird er in Wien sein.", published.isoformat())
    assert timedelta(0) <= published - date.fromisoformat(past.edtf or "") < timedelta(7)
    assert timedelta(0) <= date.fromisoformat(coming.edtf or "") - published < timedelta(7)


@given(st.dates(date(1800, 1, 1), date(2200, 12, 31)), st.sampled_from(["D", "W", "WE", "M", "Q", "H", "Y", "DE"]))
def test_unit_holds_its_day(day: date, unit: str) -> None:
    """The stretch of a unit contains the day it was made from (the weekend: its week does)."""
    edtf = edtf_of(unit_value(day, unit))
    assert edtf is not None
    stretch = parse_edtf(edtf)
    if unit == "WE":
        assert stretch.days == 2
    else:
        assert stretch.contains(parse_edtf(day.isoformat()))


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(["D", "W", "M", "Y"]), st.integers(-500, 500))
def test_moving_keeps_the_order(day: date, unit: str, distance: int) -> None:
    """Moving by more units never goes the other way."""
    there = moved(day, unit, distance)
    assert there is not None
    assert (there > day) == (distance > 0)


@pytest.mark.parametrize(
    ("year", "day"), [(2014, "2014-04-20"), (2015, "2015-04-05"), (2024, "2024-03-31"), (2025, "2025-04-20")]
)
def test_easter(year: int, day: str) -> None:
    """Easter Sunday as the calendars have it."""
    assert easter(year).isoformat() == day


@pytest.mark.parametrize(
    ("year", "new_year", "lights"),
    [(2005, "2005-10-04", "2005-12-26"), (2020, "2020-09-19", "2020-12-11"), (2024, "2024-10-03", "2024-12-26")],
)
def test_jewish_feasts(year: int, new_year: str, lights: str) -> None:
    """Rosh Hashanah and Hanukkah as the calendars have them."""
    assert (jewish_new_year(year).isoformat(), hanukkah(year).isoformat()) == (new_year, lights)


@pytest.mark.parametrize(
    ("year", "day"), [(2006, "2006-09-24"), (2015, "2015-06-18"), (2020, "2020-04-24"), (2024, "2024-03-11")]
)
def test_ramadan_is_at_most_a_day_off(year: int, day: str) -> None:
    """The arithmetic Islamic calendar is within a day of the one that is announced."""
    days = feast_days("I09-01/I09-30", year)
    assert days is not None
    assert abs(days[0] - date.fromisoformat(day)).days <= 1
    assert (days[1] - days[0]).days == 29


def test_reading_is_fast() -> None:
    """A report of 400 words takes the temporal grammar less than 50 ms of processor time (the best of five)."""
    sentences = sentences_of(" ".join(line["text"] for _, line in list(examples())[:50]))

    def seconds() -> float:
        begin = time.process_time()
        find_times(sentences, "2025-02-27")
        return time.process_time() - begin

    assert min(seconds() for _ in range(5)) < 0.05
