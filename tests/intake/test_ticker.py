"""Live tickers: each dated item is a report of its own."""

from __future__ import annotations

from depesche.intake.report import report_from_text
from depesche.intake.ticker import items_of_ticker

TICKER = """Startseite
Politik
Stand: 14.03.2019, 16:10 Uhr

15:40 Uhr: May will am Abend vor das Parlament treten
Die Premierministerin will heute Abend im Unterhaus sprechen. Das sagte ein Sprecher in London.

14:05 Uhr: Barnier ist in der Downing Street
Der Unterhändler der EU ist am Sitz der Premierministerin eingetroffen. Ein Gespräch soll sofort beginnen.

23:30 Uhr: Unterhaus lehnt den Vertrag ab
Die Abgeordneten haben den Vertrag am Abend zum zweiten Mal abgelehnt. Das Ergebnis war deutlich.

Teilen
Impressum
"""


def test_items_have_their_own_time() -> None:
    """The newest item stands first; a later time below an earlier one is of the day before."""
    page = report_from_text(TICKER, report_id="t")
    items = items_of_ticker(page)
    assert [item.id for item in items] == ["t#1", "t#2", "t#3"]
    assert [item.published for item in items] == ["2019-03-14T15:40", "2019-03-14T14:05", "2019-03-13T23:30"]
    assert items[1].title == "Barnier ist in der Downing Street"
    assert "Unterhändler" in items[1].text
    assert "Premierministerin will" not in items[1].text


def test_items_map_back() -> None:
    """Every character of an item's paragraphs stands in its stretch of the page."""
    for item in items_of_ticker(report_from_text(TICKER, report_id="t")):
        for clean, raw in item.offsets:
            line = item.text[clean:].split("\n")[0]
            assert item.raw[raw : raw + len(line)] == line
        assert item.raw in TICKER


def test_an_article_is_no_ticker() -> None:
    """A page whose text names times within sentences has no items."""
    text = "Maas in Kairo\n\nDer Minister traf um 14:05 Uhr ein. Um 15:40 Uhr begann das Gespräch mit seinem Kollegen.\n"
    assert items_of_ticker(report_from_text(text, report_id="a")) == ()
