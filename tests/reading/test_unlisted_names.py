"""Names of persons that no list knows: the model adds them, the word lists keep what they know."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from depesche.intake.report import report_from_text
from depesche.language.parsed import Cue, NameSpan, Parsed, ParsedSentences
from depesche.language.sentences import sentences_of
from depesche.language.shipped import weights_version
from depesche.reading.people.names import find_persons
from depesche.reading.people.places import find_places
from depesche.reading.reader import extractor, read, rules_only


@dataclass
class Told:
    """A stand-in for the model: it sees the given names in each sentence, each as subject or not."""

    names: list[list[tuple[str, str]]]
    subject: bool = True
    asked: set[int] = field(default_factory=set)

    def of(self, text: str) -> list[Parsed]:
        """The sentences of the text as the stand-in reads them."""
        found = []
        for sentence, told in zip(sentences_of(text), self.names, strict=True):
            words = [token.text for token in sentence.tokens]
            spans = []
            for name, kind in told:
                first = words.index(name.split()[0])
                spans.append(NameSpan(first=first, end=first + len(name.split()), type=kind))
            count = len(words)
            cues: tuple[Cue, ...] = ()
            found.append(
                Parsed(
                    upos=("X",) * count,
                    features=(),
                    mood=(None,) * count,
                    lemma=tuple(words),
                    head=(-1,) * count,
                    relation=("nsubj" if self.subject else "obl",) * count,
                    names=tuple(spans),
                    cues=cues,
                )
            )
        return found


def persons(text: str, told: Told) -> list[str]:
    """The names of the persons of a text, with what the model is told to see."""
    sentences = sentences_of(text)
    return [person.name for person in find_persons(sentences, find_places(sentences), "2024-05-15", told.of(text))]


def test_a_whole_name_is_taken() -> None:
    """A name that looks German and is on no list is a person's where the model sees one."""
    text = "Nach der Sitzung trat Hilkeline Brunkhorst vor die Presse."
    sentences = sentences_of(text)
    assert not find_persons(sentences, find_places(sentences))
    assert persons(text, Told([[("Hilkeline Brunkhorst", "PER")]])) == ["Hilkeline Brunkhorst"]


def test_nouns_before_a_name_are_left_out() -> None:
    """What stands before the name is no part of it."""
    text = "Der Vorschlag Hilkeline Brunkhorst fand Beifall."
    assert persons(text, Told([[("Vorschlag Hilkeline Brunkhorst", "PER")]])) == ["Hilkeline Brunkhorst"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sie sprach in Kopenhagen darüber.", "Kopenhagen"),
        ("Der Sturm „Brunkhorst Mulda“ zog ab.", "Brunkhorst Mulda"),
        ("Die Partei Brunkhorst Mulda (BMP) stimmte zu.", "Brunkhorst Mulda"),
        ("Das Bild zeigt Hilkeline Brunkhorst25px vorn.", "Hilkeline Brunkhorst25px"),
        ("Gestern kam Brunkhorst an.", "Brunkhorst"),
    ],
    ids=["a town of the lists", "in quotation marks", "a short form follows", "with a number", "one word, once"],
)
def test_what_is_no_person(text: str, name: str) -> None:
    """Here the model is not believed."""
    assert persons(text, Told([[(name, "PER")]])) == []


def test_a_single_word_that_acts_twice() -> None:
    """One word is a person when it is one wherever it stands, and acts; a town or paper may be named as often."""
    text = "Ziarkowe wies das zurück. Am Abend reiste Ziarkowe ab."
    seen = [[("Ziarkowe", "PER")], [("Ziarkowe", "PER")]]
    assert persons(text, Told(seen)) == ["Ziarkowe"]
    assert persons(text, Told(seen, subject=False)) == []
    assert persons(text, Told([[("Ziarkowe", "PER")], [("Ziarkowe", "LOC")]])) == []


def test_a_first_name_is_nobody_new() -> None:
    """A single word that is part of a name found by rule makes no second person."""
    text = "Außenminister Ziarkowe Muster kam. Das sagte Ziarkowe. Am Abend reiste Ziarkowe ab."
    seen = [[], [("Ziarkowe", "PER")], [("Ziarkowe", "PER")]]
    assert persons(text, Told(seen)) == ["Ziarkowe Muster"]


def test_only_sentences_with_an_unlisted_word_are_read() -> None:
    """The model is slow: it is not asked where every word is known."""
    text = "Die Gespräche in Genf dauern an. Am Abend trat Hilkeline Brunkhorst vor die Presse. Mehr ist nicht bekannt."
    sentences = sentences_of(text)
    parsed = ParsedSentences(sentences)
    find_persons(sentences, find_places(sentences), None, parsed)
    assert parsed.been_read == (1,)


def test_the_version_stands_in_the_reading() -> None:
    """A reading says whether the model took part, and which."""
    report = report_from_text(
        "Außenminister Jan Muster aus Tschechien traf am Montag in Genf Diplomaten aus Polen.", report_id="a"
    )
    assert (read(report, model=True).extractor or "").endswith(weights_version())
    assert weights_version() not in (read(report, model=False).extractor or "")
    with rules_only():
        assert read(report) == read(report, model=False)
        assert weights_version() not in extractor()
