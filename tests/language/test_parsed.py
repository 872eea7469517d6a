"""What the model reads is laid over the tokens of the rules: places lead to the words of the report."""

from __future__ import annotations

import pytest

from depesche.language.parsed import Parsed, ParsedSentences, parse
from depesche.language.sentences import Sentence, sentences_of
from depesche.language.shipped import shipped

TEXT = (
    "Am 3. Juni traf Dr. Erika Muster in Bern den Außenminister Estlands. "
    "Die Ministerin sagte, man habe z. B. über Visa gesprochen.\n\n"
    "Kein Ergebnis"
)


def read() -> tuple[tuple[Sentence, ...], tuple[Parsed, ...]]:
    """The sentences, and what the model reads in them."""
    sentences = sentences_of(TEXT)
    return sentences, parse(sentences)


def printed(sentence: Sentence, first: int, end: int) -> str:
    """The words of a stretch of tokens, by their offsets."""
    return TEXT[sentence.tokens[first].start : sentence.tokens[end - 1].end]


def test_one_entry_a_token() -> None:
    """Every field that goes by token has as many entries as the sentence has tokens, and heads are tokens of it."""
    for sentence, parsed in zip(*read(), strict=True):
        count = len(sentence.tokens)
        for field in (parsed.upos, parsed.features, parsed.mood, parsed.lemma, parsed.head, parsed.relation):
            assert len(field) == count
        assert parsed.head.count(-1) == 1
        assert all(-1 <= head < count for head in parsed.head)


def test_names_lead_to_the_text() -> None:
    """The names are words of the report, titles with a full stop before them do not shift them."""
    sentences, found = read()
    names = {printed(s, n.first, n.end): n.type for s, p in zip(sentences, found, strict=True) for n in p.names}
    assert names["Erika Muster"] == "PER"
    assert names["Bern"] == "LOC"


def test_speech_and_mood() -> None:
    """Cue, speaker, Konjunktiv and subject of a sentence of speech."""
    sentence, parsed = read()[0][1], read()[1][1]
    words = [token.text for token in sentence.tokens]
    (cue,) = [cue for cue in parsed.cues if words[cue.token] == "sagte"]
    assert [words[at] for at in cue.source] == ["Die", "Ministerin"]
    assert parsed.mood[words.index("habe")] == "Sub1"
    assert parsed.lemma[words.index("habe")] == "haben"
    assert parsed.relation[words.index("Ministerin")] == "nsubj"
    assert words.index("habe") in parsed.below(words.index("sagte"))


def test_the_model_is_loaded_once() -> None:
    """All readings of a process share one model."""
    assert shipped() is shipped()


@pytest.mark.parametrize("size", [1, 2, 3])
def test_company_changes_nothing(size: int) -> None:
    """However many sentences are read at a time, each is read alike."""
    sentences, together = read()
    parts = [parse(sentences[at : at + size]) for at in range(0, len(sentences), size)]
    assert tuple(parsed for part in parts for parsed in part) == together


def test_sentences_are_read_when_asked_for() -> None:
    """One at a time or all, by number or as a stretch, a sentence is read alike; there is none past the last."""
    sentences, together = read()
    asked = ParsedSentences(sentences)
    assert asked[2] == together[2]
    assert asked[-1] == together[-1]
    assert tuple(asked[0:2]) == together[0:2]
    assert tuple(asked) == together
    with pytest.raises(IndexError):
        asked[len(sentences)]
