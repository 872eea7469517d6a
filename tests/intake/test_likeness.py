"""Lines of pasted pages: likeness to an article, signs of its end, appeals to the reader."""

from __future__ import annotations

import pytest

from depesche.intake.ends import end_of, is_appeal
from depesche.intake.furniture import marked
from depesche.intake.likeness import NAMES, columns_of, likeness
from depesche.intake.lines import Unit, units_of
from depesche.intake.report import report_from_text
from depesche.language.lexicon import load
from tests.intake import pages

PARAGRAPH = (
    "Die Außenministerin ist am Montag nach Wien gereist. Sie sprach dort mit ihrem Kollegen über den Vertrag, der seit Jahren "
    "umstritten ist, und über die Lage an der Grenze. Ein Ergebnis gab es am Abend nicht."
)


def _unit(text: str) -> Unit:
    return units_of(text)[0]


@pytest.mark.parametrize("text", load("appeals")["examples"])
def test_appeals(text: str) -> None:
    """Words that ask the reader for something are an appeal."""
    assert is_appeal(_unit(text))


@pytest.mark.parametrize("text", load("appeals")["others"])
def test_others_are_no_appeal(text: str) -> None:
    """A sentence of a report is none, even if it says "sie" and "Berichterstattung"."""
    assert not is_appeal(_unit(text))


def test_every_weight_has_its_column() -> None:
    """The model and the measuring of lines name the same values, one for each line."""
    assert set(load("line_model")["weights"]) == set(NAMES)
    for text in ("", "Eine Zeile", pages.NEWS_SITE):
        units = units_of(text)
        kinds, cues, _, _ = marked(units)
        columns = columns_of(units, kinds, cues)
        assert [len(column) for column in columns] == [len(units)] * len(NAMES)


def test_paragraphs_are_likelier_than_menus() -> None:
    """Lines of the article have greater odds than those of the menu, on a page as on another."""
    units = units_of(
        f"Start\nPolitik\nSport\nKultur\n\nTitel der Meldung aus Wien\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n\nTeilen\nImpressum\n"
    )
    kinds, cues, _, _ = marked(units)
    odds = likeness(units, kinds, cues)
    assert min(odds[5:7]) > max(odds[:4])


def test_what_stands_behind_the_tags_is_no_article() -> None:
    """A paragraph about the site behind the line of tags is set aside, though it is running text."""
    about = "Das Portal Musterblick berichtet seit 2003 über Politik und Wirtschaft in der Region und darüber hinaus."
    text = "\n\n".join(
        ["Menü", "Titel der Meldung aus Wien", *[PARAGRAPH] * 4, "Schlagworte: Wien, Vertrag", "Musterblick", about]
    )
    report = report_from_text(text, report_id="a")
    assert report.text.count("umstritten") == 4
    assert "Musterblick" not in report.text


def test_what_goes_on_behind_a_share_bar_stays() -> None:
    """A share bar in the middle of an article is not its end."""
    units = units_of("\n\n".join([*[PARAGRAPH] * 3, "Teilen", "Facebook", *[PARAGRAPH] * 3]))
    kinds, _, _, _ = marked(units)
    assert end_of(units, kinds, 0, len(units) - 1) == len(units) - 1


def test_an_agency_tag_is_the_end_of_an_article() -> None:
    """The last paragraph with an agency's tag belongs to the article, though a box parts it from the rest."""
    report = report_from_text(pages.BYLINE_AND_BOX, report_id="h")
    assert report.text.endswith("wie geplant stattfinden.")
    assert report.agency == ("APA",)
