"""What a reader pastes becomes a report: the article whole, the page set aside by kind, every character traceable."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.intake.report import report_from_text
from depesche.intake.signs import signs_of
from depesche.model.report import Report
from depesche.model.span import Span
from tests.intake import pages


def kinds(report: Report) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for furniture in report.furniture:
        found.setdefault(furniture.kind, []).append(furniture.quote)
    return found


def paragraphs(report: Report) -> list[str]:
    return report.text.split("\n\n")


def assert_traceable(report: Report) -> None:
    """Every kept and every set-aside stretch equals the raw text at its place, but for signs that nobody sees."""
    starts = [clean for clean, _ in report.offsets]
    assert starts == sorted(set(starts))
    if report.text:
        at = 0
        for paragraph in paragraphs(report):
            span = Span(at, at + len(paragraph), paragraph)
            assert signs_of(report.raw_span(span).quote).text == paragraph
            at += len(paragraph) + 2
    for furniture in report.furniture:
        assert report.raw[furniture.start : furniture.end] == furniture.quote
        assert furniture.quote


@pytest.mark.parametrize("name", pages.ALL)
def test_everything_leads_back_to_the_raw_text(name: str) -> None:
    """Kept paragraphs and furniture are equal to the raw text, and together they hold all of its words."""
    report = report_from_text(pages.ALL[name], report_id=name)
    assert_traceable(report)
    held = sorted(" ".join([report.text, *(furniture.quote for furniture in report.furniture)]).split())
    assert held == sorted(pages.ALL[name].split())


LINES = st.lists(
    st.one_of(
        st.sampled_from([line for page in pages.ALL.values() for line in page.split("\n")]),
        st.text(alphabet="abcäöüß ABC.,:!?«»„“-–()/|@#©\t\u00a0\u00ad12345", max_size=60),
        st.sampled_from(["", "Kommentare", "Weiterlesen", "(dpa)", "Werbung", "© dpa", "Von Anna Beispiel", "Berlin (dpa) - Ja"]),
    ),
    max_size=30,
)


@settings(max_examples=120, deadline=None)
@given(LINES, st.sampled_from(["\n", "\r\n", "\n\n", "\r"]))
def test_any_text_is_read_without_loss(lines: list[str], end: str) -> None:
    """Whatever is pasted, nothing raises, nothing is lost and every stretch leads back."""
    raw = end.join(lines)
    report = report_from_text(raw, report_id="any")
    assert_traceable(report)
    held = sorted(" ".join([report.text, *(furniture.quote for furniture in report.furniture)]).split())
    assert held == sorted(raw.replace("\u00ad", "\u00ad").split()) or "\u00ad" in raw or "\u00a0" in raw


def test_news_site() -> None:
    """Menus, byline, caption, poll, newsletter box, comments and teasers are set aside by kind; lead and inner heading stay."""
    report = report_from_text(pages.NEWS_SITE, report_id="a")
    aside = kinds(report)
    assert report.title == "Barnier reist nach London und trifft May"
    assert report.published == "2019-03-14T11:05"
    assert report.updated == "2019-03-14T13:40"
    assert report.authors == ("Anna Beispiel",)
    assert report.agency == ("SDA",)
    assert report.own_lines
    assert report.lead is not None
    assert report.lead.startswith("Der Unterhändler der EU will")
    assert len(aside["poll"]) == 4
    assert "Der Unterhändler Michel Barnier in Brüssel." in aside["caption"]
    assert "Polizei stoppt Raser auf der A1" in aside["teaser"]
    assert len(aside["newsletter"]) == 3
    assert "Kein neues Angebot" in paragraphs(report)
    assert paragraphs(report)[-1] == "Das britische Unterhaus stimmt am Abend über eine Verschiebung ab."


def test_agency_page() -> None:
    """Masthead, date, kicker, title, doubled caption, dateline, closing tag, box, comments and imprint are all told apart."""
    report = report_from_text(pages.AGENCY_PAGE, report_id="b")
    aside = kinds(report)
    assert report.outlet == "Heidetaler Bote"
    assert report.title == "Merkel empfängt Macron auf Schloss Meseberg"
    assert aside["kicker"] == ["Gipfeltreffen"]
    assert report.dateline == "Meseberg"
    assert report.agency == ("dpa",)
    assert not report.own_lines
    assert len(aside["caption"]) == 2
    assert aside["dateline"] == ["Meseberg (dpa) -", "dpa"]
    assert "Endlich reden sie miteinander. Das war überfällig, finde ich." in aside["comments"]
    assert aside["legal"] == ["Impressum | Datenschutz | AGB"]
    assert paragraphs(report) == [
        "Bundeskanzlerin Angela Merkel hat den französischen Präsidenten Emmanuel Macron empfangen. Beide wollen reden.",
        "Im Anschluss ist eine Pressekonferenz geplant, teilte das Bundespresseamt mit.",
    ]


def test_wrapped_lines_are_one_paragraph() -> None:
    """In a text wrapped by hand, as in e-mail, the lines of a paragraph stay together and the wraps stay in it."""
    report = report_from_text(pages.MAIL, report_id="c")
    assert len(paragraphs(report)) == 2
    assert "zweitägigen\nBesuch" in report.text
    assert report.furniture == ()


def test_ticker_items_keep_their_headings() -> None:
    """The headings of the items of a ticker stay in the text; the agency's dateline of an item is set aside."""
    report = report_from_text(pages.TICKER, report_id="d")
    assert report.outlet == "Inselmelder"
    assert report.published == "2022-03-02"
    assert "22.15 Uhr: UNO-Vollversammlung verurteilt Angriff" in paragraphs(report)
    assert "21.40 Uhr: Delegation für zweite Runde bereit" in paragraphs(report)
    assert report.agency == ("Reuters",)


def test_bare_text_comes_through_whole() -> None:
    """A text without any furniture loses nothing, its heading included."""
    report = report_from_text(pages.BARE, report_id="e")
    assert report.furniture == ()
    assert report.text == pages.BARE.strip()
    assert (report.title, report.outlet, report.published, report.authors) == (None, None, None, ())


def test_dateline_behind_a_teaser_sentence() -> None:
    """A teaser sentence and the dateline in one paragraph: the teaser stays, as a paragraph of its own."""
    report = report_from_text(pages.LEAD_BEFORE_PLACE, report_id="f")
    assert report.dateline == "Genf"
    assert len(paragraphs(report)) == 2
    assert paragraphs(report)[1].startswith("Der zyprische Außenminister")


def test_article_goes_on_after_a_box() -> None:
    """A box of other articles within the article is set aside, what follows stays, and so does a note of correction."""
    report = report_from_text(pages.BOX_WITHIN, report_id="g")
    assert report.title == "Steinmeier trifft Erdogan"
    assert any("Gaziantep" in paragraph for paragraph in paragraphs(report))
    assert paragraphs(report)[-1].startswith("Anmerkung: In einer früheren Fassung")
    assert len(kinds(report)["teaser"]) == 3


def test_given_values_stand() -> None:
    """Date, outlet and title that are given are not replaced by printed ones; a printed title is still set aside."""
    report = report_from_text(
        pages.AGENCY_PAGE,
        report_id="b",
        published="2018-06-20",
        outlet="Archiv",
        title="Merkel empfängt Macron auf Schloss Meseberg",
    )
    assert (report.published, report.outlet) == ("2018-06-20", "Archiv")
    assert kinds(report)["title"] == ["Merkel empfängt Macron auf Schloss Meseberg"]


def test_a_given_title_that_is_not_printed_takes_no_line() -> None:
    """With a title from elsewhere, a heading of the text is not taken for it."""
    raw = "Zum Hintergrund der Reise\n\n" + pages.BARE
    report = report_from_text(raw, report_id="x", title="Armenien und Aserbaidschan reden")
    assert report.title == "Armenien und Aserbaidschan reden"
    assert "title" not in kinds(report)


def test_questions_of_an_interview_stay() -> None:
    """Several questions to the person interviewed are no polls."""
    raw = """Herr Minister, wie bewerten Sie das Treffen in Wien?

Ich bin zufrieden mit dem Ergebnis. Wir haben uns auf eine Fortsetzung geeinigt.

Werden Sie selbst nach Teheran reisen?

Das ist noch nicht entschieden. Wir warten auf eine Antwort der iranischen Seite.
"""
    assert report_from_text(raw, report_id="i").furniture == ()


def test_same_input_same_report() -> None:
    """Reading is a pure function of its input, whatever was read before."""
    names = list(pages.ALL)
    first = {name: report_from_text(pages.ALL[name], report_id=name) for name in names}
    random.shuffle(names)
    assert {name: report_from_text(pages.ALL[name], report_id=name) for name in names} == first


def test_empty_text() -> None:
    """A text without words gives a report without text."""
    report = report_from_text(" \n \n", report_id="n")
    assert (report.text, report.furniture, report.language) == ("", (), None)


def test_byline_of_a_correspondent_and_a_tag_with_date() -> None:
    """A correspondent's line, a caption with two labels, a box and a tag with desk and date are read and set aside."""
    report = report_from_text(pages.BYLINE_AND_BOX, report_id="h")
    assert (report.outlet, report.section, report.published) == ("Abendkurier Linz", "Außenpolitik", "2019-03-12T14:03")
    assert report.authors == ("Jelena Muster",)
    assert (report.agency, report.own_lines, report.dateline) == (("APA",), True, "BELGRAD/ZAGREB")
    assert len(paragraphs(report)) == 3
    assert paragraphs(report)[-1].endswith("im April soll wie geplant stattfinden.")
    assert "Immer dasselbe mit den beiden." in kinds(report)["comments"]


def test_page_without_blank_lines() -> None:
    """Where each line is a paragraph, caption under its credit, pointer, tag and share bar are still told from the article."""
    report = report_from_text(pages.NO_BLANK_LINES, report_id="i")
    assert report.title == "Maas in Kairo: Deutschland will in Libyen vermitteln"
    assert (report.dateline, report.agency, report.published) == ("KAIRO", ("dpa",), "2019-10-29T08:30")
    assert [paragraph.split()[0] for paragraph in paragraphs(report)] == ["Außenminister", "Die", "„Wir"]
    assert kinds(report)["share"] == ["Artikel teilen", "Facebook", "Twitter", "WhatsApp"]


def test_a_byline_over_the_title_names_the_author() -> None:
    """Department, date and byline may all stand over the title."""
    raw = (
        "Musterblatt\nPolitik\n27.02.2025, 11:20 Uhr\nVon Ines Kortmann\n\nGespräche in Genf beginnen\n\n"
        + "Diplomaten aus Polen und Chile trafen sich am Montag in Genf. Sie sprachen über den Handel und über Visa."
    )
    report = report_from_text(raw, report_id="j")
    assert (report.authors, report.title) == (("Ines Kortmann",), "Gespräche in Genf beginnen")
    assert report.text.startswith("Diplomaten")
