"""Which reports are the same, and under which ids they are kept."""

from __future__ import annotations

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from depesche.archive.identity import Entry, base_name, contradict, digest, given_from_json, given_to_json, ids_for

entries = st.lists(
    st.builds(
        Entry,
        st.sampled_from(["", "2025-02-27", "2025-03-01"]),
        st.text("0123456789abcdef", min_size=4, max_size=4),
        st.just("{}"),
        st.integers(1, 99),
    ),
    min_size=1,
    max_size=6,
    unique_by=(lambda entry: entry.raw_digest, lambda entry: entry.number),
)


@for_all(entries, st.randoms())
def test_ids_do_not_depend_on_the_order(found: list[Entry], random: object) -> None:
    """However the reports of a name come in, each gets the same id; no id is given twice; one report keeps the name."""
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    ids = ids_for("01", shuffled, set())
    assert ids == ids_for("01", found, set())
    assert len(set(ids.values())) == len(found)
    assert "01" in ids.values()


def test_numbered_ids_pass_over_names() -> None:
    """Where another report is called `01@2`, the second report called `01` becomes `01@3`."""
    found = [Entry("2025-02-27", "aa", "{}", 1), Entry("2025-02-28", "bb", "{}", 2)]
    assert ids_for("01", found, {"01@2"}) == {1: "01", 2: "01@3"}


@pytest.mark.parametrize(("name", "base"), [("01@2", "01"), ("a@2@3", "a@2"), ("01", None), ("@2", None), ("01@x", None)])
def test_base_name(name: str, base: str | None) -> None:
    """Only names that look like a numbered id have a base."""
    assert base_name(name) == base


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ({}, {"outlet": "A"}, False),
        ({"published": "2025-02-27"}, {"outlet": "A"}, False),
        ({"outlet": "A"}, {"outlet": "A"}, False),
        ({"outlet": "A"}, {"outlet": "B"}, True),
    ],
)
def test_only_two_given_values_contradict(one: dict[str, str], other: dict[str, str], differ: bool) -> None:
    """A value that was not given contradicts nothing."""
    assert contradict(one, other) is differ
    assert contradict(other, one) is differ


def test_given_values_come_back() -> None:
    """What is written is read again, and the order of the fields leaves no trace."""
    assert given_to_json({"title": "ß", "outlet": "A"}) == given_to_json({"outlet": "A", "title": "ß"})
    assert given_from_json(given_to_json({"title": "ß"})) == {"title": "ß"}


def test_digest_keeps_texts_apart() -> None:
    """Moving a letter from one text to the next gives another digest; half a character is refused."""
    assert digest("ab", "c") != digest("a", "bc")
    with pytest.raises(UnicodeEncodeError):
        digest("\ud800")
