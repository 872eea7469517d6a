"""Web pages: main text, furniture by kind, declared head, broken and hostile markup."""

from __future__ import annotations

import time

import pytest

from depesche.intake.html import read_page
from depesche.intake.visible import parse, visible_of, visible_text
from depesche.model.span import Span

BODY = (
    "<p>London (dpa) - Der Unterhändler Michel Barnier ist am Freitag nach London gereist. Dort trifft er Theresa May.</p>"
    "<p>Das Treffen war erst am Mittwoch vereinbart worden. «Wir müssen reden», sagte eine Sprecherin am Abend.</p>"
    "<p>Ein neues Angebot bringt Barnier nach ihren Worten nicht mit. Der Vertrag werde nicht aufgeschnürt.</p>"
)
PAGE = f"""<!doctype html><html lang="de-CH"><head><title>Barnier reist nach London | Tageskurier</title>
<link rel="canonical" href="/ausland/barnier">
<meta property="og:site_name" content="Tageskurier">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{{"@type": "WebPage", "name": "x"}},
{{"@type": "NewsArticle", "headline": "Barnier reist nach London", "datePublished": "2019-03-14T23:30:00Z",
"dateModified": "2019-03-15T09:00:00+01:00", "articleSection": "Ausland", "isAccessibleForFree": false,
"author": [{{"@type": "Person", "name": "Anna Beispiel"}}, {{"@type": "Organization", "name": "dpa"}}]}}]}}</script></head>
<body><nav><ul><li><a href="/">Start</a></li><li><a href="/ausland">Ausland</a></li></ul></nav>
<article><h1>Barnier reist nach London</h1>{BODY}</article>
<aside class="related"><h2>Mehr zum Thema</h2><a href="/b">Brexit: Neue Abstimmung im April</a></aside>
<footer>© Tageskurier AG</footer></body></html>"""


def test_main_text_and_furniture() -> None:
    """The article is the text; menu, box and footer are set aside by kind; every part leads back to the visible text."""
    report = read_page(PAGE, report_id="a", url="https://tageskurier.example/ausland/barnier?x=1")
    assert report.text.startswith("Der Unterhändler Michel Barnier")
    assert report.text.endswith("nicht aufgeschnürt.")
    aside = {part.quote: part.kind for part in report.furniture}
    assert aside["Mehr zum Thema"] == "teaser"
    assert aside["© Tageskurier AG"] == "legal"
    assert aside["London (dpa) -"] == "dateline"
    assert all(report.raw[part.start : part.end] == part.quote for part in report.furniture)
    at = report.text.index("Mittwoch")
    assert report.raw_span(Span(at, at + 8, "Mittwoch")).quote == "Mittwoch"


def test_declared_head() -> None:
    """Data block and meta elements give the head; universal time is told as the readers' clocks do."""
    report = read_page(PAGE, report_id="a", url="https://tageskurier.example/ausland/barnier?x=1")
    assert (report.title, report.outlet, report.section) == ("Barnier reist nach London", "Tageskurier", "Ausland")
    assert (report.published, report.updated) == ("2019-03-15T00:30+01:00", "2019-03-15T09:00+01:00")
    assert (report.authors, report.agency, report.dateline) == (("Anna Beispiel",), ("dpa",), "London")
    assert (report.url, report.language) == ("https://tageskurier.example/ausland/barnier", "de")
    assert report.paywall


def test_given_values_stand() -> None:
    """What the caller knows goes over what the page declares."""
    report = read_page(PAGE, report_id="a", published="2019-03-13", outlet="Morgenblatt", title="Eigener Titel")
    assert (report.published, report.outlet, report.title) == ("2019-03-13", "Morgenblatt", "Eigener Titel")


def test_article_in_the_data_block_only() -> None:
    """A page that shows a frame alone has its article from the data block, behind the visible text."""
    body = " ".join(f"Die Minister sprachen am {day}. März über den Vertrag und seine Folgen." for day in range(1, 12))
    page = (
        '<html lang="de"><body><div>Menü</div><div>Bitte JavaScript aktivieren</div>'
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "H", "articleBody": "{body}"}}</script></body>'
    )
    report = read_page(page, report_id="a")
    assert report.text == body
    assert report.raw.startswith("Menü")


@pytest.mark.parametrize("markup", ["", "   ", "<!-- -->", b"", "<", "kein Markup", "<html><body></body></html>", "<p>\x00\x01"])
def test_markup_without_words(markup: str | bytes) -> None:
    """Empty and broken markup gives a report, never an exception."""
    assert read_page(markup, report_id="a").id == "a"


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 50_000 + "Text" + "</div>" * 50_000,
        "<" * 300_000,
        "<p " + " ".join(f"a{number}=1" for number in range(50_000)) + ">Text",
        '<script type="application/ld+json">' + "[" * 100_000 + "</script><p>Text</p>",
    ],
    ids=["nested", "signs", "attributes", "data block"],
)
def test_hostile_markup_takes_no_time(markup: str) -> None:
    """Deep nesting, endless tags and data blocks cost seconds at most and raise nothing."""
    begin = time.process_time()
    read_page(markup, report_id="a")
    assert time.process_time() - begin < 10


def test_visible_text() -> None:
    """Blocks stand on lines of their own, with a blank line around paragraphs; what is hidden is left out."""
    markup = (
        "<style>x</style><h1>Titel</h1><div>Eins <b>zwei</b></div><div>drei</div><p>vier<br>fünf</p>"
        '<p style="display: none">sechs</p><table><tr><td>a</td><td>b</td></tr></table>'
    )
    assert visible_text(markup) == "Titel\n\nEins zwei\ndrei\n\nvier\nfünf\n\na\tb"


def test_blocks_count_in_the_visible_text() -> None:
    """Each block is one line of the visible text, and says what the markup calls it."""
    tree = parse(PAGE)
    assert tree is not None
    visible = visible_of(tree)
    lines = [line for line in visible.text.split("\n") if line]
    assert [visible.text[block.start : block.end] for block in visible.blocks] == lines
    hints = {visible.text[block.start : block.end]: block.hint for block in visible.blocks}
    assert hints["Start"] == "navigation"
    assert hints["Mehr zum Thema"] == "teaser"
    assert hints["Barnier reist nach London"] is None


def test_bytes_are_decoded() -> None:
    """Windows-1252 under the name of ISO 8859-1, UTF-8 whatever is declared."""
    declared = '<meta charset="iso-8859-1">'
    assert "für 5 €" in visible_text(f"{declared}<p>für 5 €</p>".encode("windows-1252"))
    assert "für 5 €" in visible_text(f"{declared}<p>für 5 €</p>".encode())
