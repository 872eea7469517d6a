"""The words of furniture, and the rules of place around them."""

from typing import Any

import pytest

from depesche.intake.cues import cue_of, is_reaction
from depesche.intake.furniture import layout_of
from depesche.intake.lines import unit, units_of
from depesche.language.lexicon import load

LEXICON: dict[str, dict[str, Any]] = load("furniture")
EXAMPLES = [(kind, example) for kind, entry in LEXICON.items() for example in entry["examples"]]
FIELDS = {"whole", "opens", "begin", "contains", "limit", "heads", "options", "examples"}
KINDS = {
    "navigation",
    "cookie",
    "poll",
    "comments",
    "teaser",
    "share",
    "newsletter",
    "advert",
    "tags",
    "note",
    "legal",
    "paywall",
    "reaction",
}


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_examples_are_recognised(kind: str, example: str) -> None:
    """Each example of the word list is recognised as the kind under which it stands."""
    line = unit(example, 0, len(example), 0)
    if kind == "reaction":
        assert is_reaction(line)
    else:
        cue = cue_of(line)
        assert cue is not None
        assert cue.kind == kind


def test_lexicon_has_the_form_it_describes() -> None:
    """Known kinds and fields only; cues are folded (small letters, ss), so that they can ever match."""
    assert set(LEXICON) == KINDS
    for kind, entry in LEXICON.items():
        assert set(entry) <= FIELDS, kind
        for field in FIELDS - {"limit", "examples"}:
            words = entry.get(field, [])
            assert len(words) == len(set(words)), (kind, field)
            for cue in words:
                assert cue == cue.lower().replace("ß", "ss"), (kind, cue)


@pytest.mark.parametrize(
    "sentence",
    [
        "Mehr zu erwarten, wäre naiv, sagte der Diplomat nach dem Treffen in Bern.",
        "Die Regierung wirbt für das Abkommen und hofft auf eine rasche Ratifizierung durch das Parlament.",
        "Der Minister kündigte an, dass die Botschaft im Sommer wieder öffnen werde.",
        "Videos zeigten, wie die Delegation das Hotel verliess.",
        "Kommentare zu dem Vorstoss lehnte das Aussenministerium in Wien am Montag ab.",
        "Kontakt zu den Geiseln habe man nicht, sagte ein Sprecher der Botschaft am Abend.",
    ],
)
def test_sentences_of_reports_are_no_furniture(sentence: str) -> None:
    """Words that begin a teaser or a menu may begin a sentence as well."""
    assert cue_of(unit(sentence, 0, len(sentence), 0)) is None


def kinds_of(raw: str) -> list[str | None]:
    return layout_of(units_of(raw)).kinds


BODY = (
    "Die Unterhändler beider Länder haben am Montag in Oslo über einen Austausch von Gefangenen gesprochen. "
    "Das teilte das norwegische Aussenministerium mit."
)


def test_caption_with_credit_takes_the_line_above() -> None:
    """The alternative text above a caption belongs to it; a paragraph of the article above does not."""
    raw = f"{BODY}\n\nHotel in Oslo\nTagungsort: ein Hotel am Fjord. - Keystone\n\n{BODY}\nFoto: Kay Beispiel"
    assert kinds_of(raw) == [None, "caption", "caption", None, "credit"]


def test_comments_run_to_the_end() -> None:
    """From the heading of the comments on, running text is no article, until imprint or other articles."""
    raw = f"{BODY}\n\nKommentare (2)\nGast\nDas ist ein Kommentar, der wie ein Artikel klingt.\nAntworten\n\nImpressum"
    assert kinds_of(raw)[1:] == ["comments", "comments", "comments", "comments", "legal"]


def test_count_of_comments_above_the_article_opens_nothing() -> None:
    """A link to the comments in the head does not swallow the article."""
    raw = f"Treffen in Oslo\n3 Kommentare\n{BODY}\n\n{BODY}"
    assert kinds_of(raw)[2:] == [None, None]


def test_poll_with_unknown_options() -> None:
    """Options that no list can know stand between the question and the count of votes."""
    raw = f"{BODY}\n\nUmfrage: Wer soll vermitteln?\nNorwegen\nDie Türkei\n2'345 Stimmen\n\n{BODY}"
    assert kinds_of(raw) == [None, "poll", "poll", "poll", "poll", None]


def test_headline_within_the_text_stays() -> None:
    """A short line between two paragraphs is a headline within the text, at its end too."""
    end = "Hintergrund\n\nBeide Staaten reden seit 2019 miteinander."
    raw = f"Teilen\n\n{BODY}\n\nStreit um den Ort\n\n{BODY}\n\n{end}\n\nImpressum"
    assert kinds_of(raw) == ["share", None, None, None, None, None, "legal"]


def test_page_without_running_text() -> None:
    """A page of menus alone has no body, and nothing raises."""
    layout = layout_of(units_of("Home\nPolitik\nSport\nImpressum"))
    assert layout.last < layout.first
