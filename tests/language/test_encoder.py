"""The model reads what its weights were made for: code and weights fit, and a sentence is read alike in any company."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from depesche.language.analysed import Analysed
from depesche.language.encoder import Encoder
from depesche.language.shipped import WEIGHTS, weights_version

SENTENCES = [
    sentence.split(" ")
    for sentence in (
        "Außenminister Lawrow sagte am Dienstag in Genf , Moskau habe dem Vorschlag der EU nicht zugestimmt .",
        "Die deutsche Botschaft in Kiew bleibt geschlossen .",
        "„ Wir werden reden “ , erklärte Präsident Macron .",
        "Ja .",
    )
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The model of the package."""
    return Encoder.load()


def check_form(words: list[str], analysed: Analysed) -> None:
    """Every tuple has one entry a word, one word is the root, roles fit the words."""
    for part in (analysed.upos, analysed.features, analysed.head, analysed.relation, analysed.name, analysed.newswire):
        assert len(part) == len(words)
    assert [word for word, head in enumerate(analysed.head) if head == -1] == [
        word for word, relation in enumerate(analysed.relation) if relation == "root"
    ]
    assert analysed.head.count(-1) == (1 if words else 0)
    for labels in (analysed.name, analysed.newswire):
        for before, label in zip(("O", *labels), labels, strict=False):
            assert not label.startswith("I-") or before[2:] == label[2:]
    for cue in analysed.cues:
        assert len(cue.roles) == len(words)
        assert cue.roles[cue.word] == "cue"
        assert 0.5 < cue.score <= 1


def test_reads_a_news_sentence(encoder: Encoder) -> None:
    """Name, place, speaker and subject of a plain sentence are found."""
    words = SENTENCES[0]
    analysed = encoder.analyse([words])[0]
    assert analysed.name[words.index("Lawrow")] == "B-PER"
    assert analysed.name[words.index("Genf")] == "B-LOC"
    assert analysed.upos[words.index("sagte")] == "VERB"
    assert analysed.head[words.index("Außenminister")] == words.index("sagte")
    assert analysed.features[words.index("sagte")].tense == "Past"
    (cue,) = [cue for cue in analysed.cues if words[cue.word] == "sagte"]
    assert cue.roles[words.index("Lawrow")] == "source"
    assert cue.roles[words.index("zugestimmt")] == "message"


def test_company_changes_nothing(encoder: Encoder) -> None:
    """The same sentence gives the same result alone, among others, and again."""
    together = encoder.analyse(SENTENCES)
    assert together == [encoder.analyse([words])[0] for words in SENTENCES]
    assert together[::-1] == encoder.analyse(SENTENCES[::-1])


@pytest.mark.parametrize(
    "words",
    [[], ["."], ["x" * 5000], [""], ["\u00a0"], ["🙂", "東京", "Москва"], ["Wort"] * 1500, ["l'" * 40] * 60],
    ids=["empty", "mark", "long word", "no letters", "space", "other scripts", "very long", "many pieces"],
)
def test_odd_input(encoder: Encoder, words: list[str]) -> None:
    """Nothing a report may hold breaks the reading, and every word gets its labels."""
    check_form(words, encoder.analyse([words])[0])


def test_form_of_results(encoder: Encoder) -> None:
    """Results are aligned with the words."""
    for words, analysed in zip(SENTENCES, encoder.analyse(SENTENCES), strict=True):
        check_form(words, analysed)


def test_weights_are_known(encoder: Encoder) -> None:
    """The weights name their version, are hashed, and stay small."""
    assert encoder.version.startswith("german-")
    assert encoder.version == weights_version()
    assert len(encoder.digest) == 64
    assert WEIGHTS.stat().st_size < 40_000_000


def test_missing_weights(tmp_path: Path) -> None:
    """Without weights the message says what to do."""
    with pytest.raises(ValueError, match="make model"):
        Encoder.load(tmp_path / "none.zip")


def test_damaged_weights() -> None:
    """A file that is no zip, or lacks a part, is refused."""
    with pytest.raises(ValueError, match="damaged"):
        Encoder(b"nothing")


def test_other_form() -> None:
    """Weights of another form are refused by number."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("card.json", json.dumps({"form": 99}))
    with pytest.raises(ValueError, match="form 99"):
        Encoder(content.getvalue())
