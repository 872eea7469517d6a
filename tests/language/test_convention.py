"""Trees come in one convention: opening marks, verbs of saying behind what is said, lists."""

from __future__ import annotations

import pytest

from depesche.language.convention import hang_opening_marks, level_lists, raise_saying
from depesche.language.encoder import Encoder


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The model of the package."""
    return Encoder.load()


def test_opening_marks_hang_on_the_next_word() -> None:
    """The mark that opens hangs on the word behind it, the one that closes stays; straight and French marks go by turns."""
    for opening, closing in (("„", "“"), ('"', '"'), ("«", "»"), ("»", "«"), ("``", "''")):
        words = [opening, "Wir", "gehen", closing, ",", "sagte", "Lie", "."]
        heads = [2, 2, 5, 2, 2, -1, 5, 5]
        hang_opening_marks(words, heads)
        assert heads == [1, 2, 5, 2, 2, -1, 5, 5]


def test_a_mark_alone_stays() -> None:
    """A mark without a word behind it, or the root, keeps its place."""
    heads = [-1]
    hang_opening_marks(["„"], heads)
    assert heads == [-1]


def test_saying_is_the_root() -> None:
    """What is said hangs on the verb of saying behind it; without the verb's `parataxis` nothing moves."""
    words = ["Es", "eilt", ",", "sagte", "Lie", "."]
    tags = ["PRON", "VERB", "PUNCT", "VERB", "PROPN", "PUNCT"]
    relations = ["nsubj", "root", "punct", "parataxis", "nsubj", "punct"]
    heads = [1, -1, 1, 1, 3, 1]
    assert raise_saying(words, tags, heads, relations)
    assert heads == [1, 3, 1, -1, 3, 3]
    heads = [1, -1, 1, 1, 3, 1]
    assert not raise_saying(words, tags, heads, [*relations[:3], "conj", *relations[4:]])
    assert heads == [1, -1, 1, 1, 3, 1]


def test_members_of_a_list_hang_on_the_first() -> None:
    """A third member on the second is moved to the first; a list within a list is left."""
    heads = [-1, 2, 0, 4, 2]
    level_lists(heads, ["root", "punct", "conj", "cc", "conj"])
    assert heads == [-1, 2, 0, 4, 0]
    heads = [-1, 2, 0, 4, 2]
    level_lists(heads, ["root", "cc", "conj", "punct", "conj"])
    assert heads == [-1, 2, 0, 4, 2]


def test_a_quotation_with_its_speaker(encoder: Encoder) -> None:
    """In a whole sentence the verb of saying is the root and the quotation its clause."""
    first = ["„", "Die", "Gespräche", "waren", "schwierig", ",", "aber", "nützlich", "“", ","]
    words = [*first, "sagte", "Generalsekretär", "Lie", "am", "Montag", "in", "Oslo", "."]
    (analysed,) = encoder.analyse([words])
    saying = words.index("sagte")
    assert analysed.head[saying] == -1
    assert analysed.relation[saying] == "root"
    assert analysed.head[words.index("schwierig")] == saying
    assert analysed.relation[words.index("schwierig")] == "ccomp"
