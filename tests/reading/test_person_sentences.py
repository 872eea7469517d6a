"""Reading of everyday news sentences of our own: who is named, for whom they act, in what office, and that nobody else is."""

from __future__ import annotations

from pathlib import Path

from depesche.language.sentences import sentences_of
from depesche.model.reading import Person
from depesche.reading.people.names import find_persons
from depesche.reading.people.places import find_places

_FILE = Path(__file__).with_name("person_sentences.tsv")
_RIGHT, _FIELDS, _FALSE = 0.98, 0.98, 0.03
"""Shares that must be reached; the sentences that are still read wrongly stand in the file all the same."""


def rows() -> list[tuple[list[list[str]], str]]:
    """Give the expected persons, each as name, side, function, former, and the text, of every line."""
    found: list[tuple[list[list[str]], str]] = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            wanted, text = line.split("\t")
            found.append(([] if wanted == "none" else [[*entry.split("|"), ""][:4] for entry in wanted.split("; ")], text))
    return found


def _persons(text: str) -> list[Person]:
    sentences = sentences_of(text)
    return list(find_persons(sentences, find_places(sentences), "2024-05-15"))


def test_all_persons_are_found_and_nobody_else() -> None:
    """Nearly every sentence gives the persons it names by their names, and no others."""
    wrong = []
    for wanted, text in rows():
        names = [person.name for person in _persons(text)]
        if wanted and sorted(names) != sorted(entry[0] for entry in wanted):
            wrong.append((names, text))
    assert len(wrong) <= (1 - _RIGHT) * len(rows()), wrong


def test_side_function_and_former() -> None:
    """Side, function and former stand as the sentence tells them, where the file names them."""
    asked, faults = 0, []
    for wanted, text in rows():
        persons = {person.name: person for person in _persons(text)}
        for name, side, function, former in wanted:
            person = persons.get(name)
            if person is None:
                continue
            shown = {"side": person.side or "-", "function": person.function, "former": "f" if person.former else ""}
            for key, value in {"side": side, "function": function, "former": former}.items():
                if value == "*":
                    continue
                asked += 1
                if shown[key] != value:
                    faults.append((key, value, shown[key], text))
    assert asked >= 550
    assert len(faults) <= (1 - _FIELDS) * asked, faults


def test_sentences_without_persons_give_none() -> None:
    """Places, treaties, ships, bodies and outlets are no persons."""
    texts = [text for wanted, text in rows() if not wanted]
    false = [(person.name, text) for text in texts for person in _persons(text)]
    assert len(texts) >= 30
    assert len(false) <= _FALSE * len(texts), false
