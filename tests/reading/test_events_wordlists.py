"""Every list of `event_words.yaml` is folded and read by some rule; no rule asks for a list that is not there."""

import re
from pathlib import Path

import pytest

import depesche
from depesche.language.lexicon import fold, load
from depesche.reading.events.wordlists import parts_for, words_for

ASKED = re.compile(r'\b(words|parts)_for\("(\w+)"\)')
RULES = (Path(depesche.__file__).parent / "reading" / "events").glob("*.py")
CALLS = sorted({call for path in RULES for call in ASKED.findall(path.read_text(encoding="utf-8"))})


def test_every_list_is_asked_for() -> None:
    """A list that no rule names is dead, a rule that names no list fails only when it is reached."""
    assert {name for _, name in CALLS} == set(load("event_words"))


@pytest.mark.parametrize("name", load("event_words"))
def test_words_are_folded(name: str) -> None:
    """The rules compare them with folded words of the text."""
    assert [fold(word) for word in load("event_words")[name]] == load("event_words")[name]


def test_whole_words_and_parts() -> None:
    """Whole words come as a set, beginnings and ends as `str.startswith` takes them."""
    assert "beenden" in words_for("ended")
    assert "eröffneten".startswith(parts_for("begun"))
