"""The treebanks' sentences come out in one convention: contractions joined, relations alike, doubtful labels left open."""

from __future__ import annotations

from pathlib import Path

from training.sources import Labelled
from training.treebanks import lemma_features, tag_lines, trees

TREE = """\
# sent_id = 1
# text = Er war im Haus, das neu ist.
1\tEr\ter\tPRON\tPPER\tCase=Nom|Number=Sing|Person=3\t5\tnsubj\t_\t_
2\twar\tsein\tAUX\tVAFIN\tMood=Ind|Tense=Past|VerbForm=Fin\t5\tcop\t_\t_
3-4\tim\t_\t_\t_\t_\t_\t_\t_\t_
3\tin\tin\tADP\tAPPR\t_\t5\tcase\t_\t_
4\tdem\tder\tDET\tART\tCase=Dat\t5\tdet\t_\t_
5\tHaus\tHaus\tNOUN\tNN\tCase=Dat|Number=Sing\t0\troot\t_\t_
6\t,\t,\tPUNCT\t$,\t_\t9\tpunct\t_\t_
7\tdas\tder\tPRON\tPRELS\tCase=Nom\t8\tnsubj\t_\t_
8\tneu\tneu\tADJ\tADJD\t_\t5\tacl:relcl\t_\t_
9\tist\tsein\tAUX\tVAFIN\tMood=Ind|Tense=Pres|VerbForm=Fin\t8\tcop\t_\t_

"""


def written(folder: Path, text: str) -> Path:
    """The text as a file."""
    path = folder / "bank.conllu"
    path.write_text(text, encoding="utf-8")
    return path


def test_contraction_is_one_word(tmp_path: Path) -> None:
    """ "im" keeps the place of "in"; heads are counted anew, relations follow GSD."""
    (sentence,) = trees(written(tmp_path, TREE), bank="gsd")
    assert sentence.words == ("Er", "war", "im", "Haus", ",", "das", "neu", "ist")
    assert sentence.heads == (3, 3, 3, -1, 7, 6, 3, 6)
    assert sentence.tags["upos"][2] == "ADP"
    assert sentence.tags["relation"][6] == "acl"


def test_faulty_sentences_are_left_out(tmp_path: Path) -> None:
    """HDT marks sentences with a known fault."""
    assert list(trees(written(tmp_path, TREE.replace("\t_\t_\n6\t", "\t_\tBug=multi-obj\n6\t")), bank="hdt")) == []


def test_mood_of_hdt_is_not_trusted(tmp_path: Path) -> None:
    """HDT calls every finite verb indicative."""
    (sentence,) = trees(written(tmp_path, TREE), bank="hdt")
    assert sentence.tags["mood"][1] is None
    assert sentence.tags["tense"][1] == "Past"


def test_contraction_found_in_text(tmp_path: Path) -> None:
    """Sentences without ranges find their contractions in the text line."""
    rows = "# sent_id = 1\n# text = Er ging zum Haus.\n"
    for number, (form, tags) in enumerate(
        [
            ("Er", "3;SG;PRO;NOM"),
            ("ging", "IND;3;SG;PST;V;FIN"),
            ("zu", "ADP"),
            ("dem", "DAT;DET"),
            ("Haus", "N;SG;DAT"),
            (".", "_"),
        ],
        1,
    ):
        rows += f"{number}\t{form}\t{form}\t_\t_\t{tags}\t_\t_\t_\t_\n"
    (sentence,) = lemma_features(written(tmp_path, rows))
    assert sentence.words == ("Er", "ging", "zum", "Haus", ".")
    assert sentence.tags["mood"] == ("_", "Ind", "_", "_", "_")
    assert sentence.tags["case"][3] == "Dat"


def test_outdated_tags_are_open(tmp_path: Path) -> None:
    """Tags that today's release assigns otherwise are None; contractions lose their parts."""
    trusted = [Labelled(words=("die", "die"), tags={"upos": ("DET", "PRON")})]
    path = written(tmp_path, "Die##DET Kosten##NOUN sind##VERB im##_ in##ADP dem##DET Rahmen##NOUN\n")
    (sentence,) = tag_lines(path, trusted)
    assert sentence.words == ("Die", "Kosten", "sind", "im", "Rahmen")
    assert sentence.tags["upos"] == (None, "NOUN", None, "ADP", "NOUN")
