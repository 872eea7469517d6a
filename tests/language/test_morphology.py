"""Word classes and verb forms, told by word lists, endings and the stretch between two marks."""

from __future__ import annotations

import pytest

from depesche.language.morphology import tag
from depesche.language.sentences import sentences_of
from depesche.language.tokens import Token, tokenize
from depesche.language.verbs import readings


def token_of(sentence: str, word: str) -> Token:
    return next(token for token in tag(tokenize(sentence)) if token.text == word)


@pytest.mark.parametrize(
    ("sentence", "word", "form", "mood", "lemma"),
    [
        ("Der Minister sagte nichts.", "sagte", "Fin", "Ind", "sagen"),
        ("Er sagte, die Lage sei ernst.", "sei", "Fin", "Sub1", "sein"),
        ("Er sagte, sie käme morgen.", "käme", "Fin", "Sub2", "kommen"),
        ("Man gehe davon aus.", "gehe", "Fin", "Sub1", "gehen"),
        ("Ich habe Zeit.", "habe", "Fin", "Ind", "haben"),
        ("Sie hat den Plan erklärt.", "erklärt", "Part", None, "erklären"),
        ("Sie erklärt den Plan.", "erklärt", "Fin", "Ind", "erklären"),
        ("Die Delegationen kommen am Montag.", "kommen", "Fin", "Amb", "kommen"),
        ("Die Delegationen sollen am Montag kommen.", "kommen", "Inf", None, "kommen"),
        ("Er hofft, bald anzukommen.", "anzukommen", "Izu", None, "ankommen"),
        ("Der Botschafter, der gestern abreiste, schwieg.", "abreiste", "Fin", "Ind", "abreisen"),
        ("Sie haben es vorgeschlagen.", "vorgeschlagen", "Part", None, "vorschlagen"),
    ],
)
def test_forms_of_verbs(sentence: str, word: str, form: str, mood: str | None, lemma: str) -> None:
    """Form, mood and lemma come from the word and from the verbs beside it."""
    token = token_of(sentence, word)
    assert (token.form, token.mood, token.lemma) == (form, mood, lemma)


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("Die verstärkte Zusammenarbeit geht weiter.", "verstärkte", "ADJ"),
        ("Die Minister treffen sich.", "Minister", "NOUN"),
        ("Polen bleibt dabei.", "Polen", "NOUN"),
        ("Seine Delegation will gehört werden und sein Land auch.", "Seine", "DET"),
    ],
)
def test_word_classes(sentence: str, word: str, expected: str) -> None:
    """Inflected participles before a noun are adjectives, names at the beginning of a sentence are nouns."""
    assert token_of(sentence, word).tag == expected


def test_strong_verbs_with_prefix_follow_their_base() -> None:
    """Prefix verbs are not listed; "widersprach" and "angeboten" are read through "sprechen" and "bieten"."""
    assert readings("widersprach")[0].lemma == "widersprechen"
    assert readings("angeboten")[0].lemma == "anbieten"
    assert readings("verboten")[0].lemma == "verbieten"


def test_old_and_swiss_spellings_are_read() -> None:
    """ss and ß are the same word."""
    assert readings("schloß")[0].lemma == readings("schloss")[0].lemma == "schließen"


def test_tagging_keeps_the_words() -> None:
    """Tags are added, nothing is moved."""
    bare = tokenize("Am 3. Juni kam die «Delegation» an.")
    assert [(t.start, t.end, t.text) for t in tag(bare)] == [(t.start, t.end, t.text) for t in bare]


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Geleitet wurden die Delegationen von Anna Muster.", "VERB"),
        ("Geplant ist ein Gipfel in Wien.", "VERB"),
        ("Verfahren wurden eingestellt.", "NOUN"),
        ("Gericht hat entschieden.", "NOUN"),
    ],
)
def test_a_fronted_participle_is_no_noun(text: str, tag: str) -> None:
    """A participle at the head of a sentence, before its auxiliary, is capitalised by its place alone."""
    assert sentences_of(text)[0].tokens[0].tag == tag
