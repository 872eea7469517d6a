"""Live tickers: each dated item is a report of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import depesche
from depesche.cli import app
from depesche.intake.paths import Rejected
from depesche.intake.report import report_from_text
from depesche.intake.ticker import items_of_ticker, page_of_ticker
from depesche.model.report import Report

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
    assert [item.id for item in items] == ["t#2019-03-14-1540", "t#2019-03-14-1405", "t#2019-03-13-2330"]
    assert [item.published for item in items] == ["2019-03-14T15:40", "2019-03-14T14:05", "2019-03-13T23:30"]
    assert items[1].title == "Barnier ist in der Downing Street"
    assert "Unterhändler" in items[1].text
    assert "Premierministerin will" not in items[1].text
    assert "Downing Street" not in items[1].text


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


def ticker(*items: tuple[str, str, str], intro: str = "", stand: str = "14. März 2019, 16:10 Uhr") -> str:
    """Give a page with items of (time, headline, words), the newest first."""
    blocks = "".join(f"<h3>{clock} Uhr: {head}</h3>\n<p>{words}</p>\n" for clock, head, words in items)
    return (
        "<html lang='de'><head><title>Liveticker zum Brexit</title></head><body><nav><a href='/'>Startseite</a></nav><main>"
        f"<h1>Liveticker zum Brexit</h1>\n<p>Stand: {stand}</p>\n{intro}{blocks}</main><footer>Impressum</footer></body></html>"
    )


MAY = (
    "15:40",
    "May spricht im Unterhaus",
    "Die Premierministerin will heute Abend vor die Abgeordneten treten, sagte ein Sprecher.",
)
BARNIER = (
    "14:05",
    "Barnier in London",
    "Der Unterhändler der EU ist in London eingetroffen und wird mit der Ministerin sprechen.",
)
VOTE = ("12:30", "Warten auf die Abstimmung", "Die Abgeordneten sollen am Abend über den Vertrag mit der EU abstimmen.")
LATER = ("15:40", "Auch Corbyn spricht", "Der Chef der Opposition hat für den Abend eine Rede im Unterhaus angekündigt.")
INTRO = "<p>Das Unterhaus ringt um den Vertrag mit der EU. In diesem Ticker stehen die Ereignisse des Tages.</p>"


def reports(path: Path) -> dict[str, Report]:
    found = list(depesche.reports(path))
    assert not [one for one in found if isinstance(one, Rejected)]
    return {one.id: one for one in found if isinstance(one, Report)}


def test_a_ticker_is_read_as_its_page_and_its_items(tmp_path: Path) -> None:
    """The page keeps what stands above the items; each item has its own time, headline, words and address."""
    path = tmp_path / "ticker.html"
    path.write_text(ticker(MAY, BARNIER, VOTE, intro=INTRO), encoding="utf-8")
    found = reports(path)
    assert list(found) == ["ticker", "ticker#2019-03-14-1540", "ticker#2019-03-14-1405", "ticker#2019-03-14-1230"]
    assert found["ticker"].text.startswith("Das Unterhaus ringt")
    assert "Unterhändler" not in found["ticker"].text
    assert "Unterhändler" in found["ticker"].raw
    item = found["ticker#2019-03-14-1405"]
    assert (item.title, item.published) == ("Barnier in London", "2019-03-14T14:05")
    assert item.text == BARNIER[2]


def test_a_page_of_items_alone_keeps_its_title() -> None:
    """Where nothing stands above the items, the title is what is left of the page; every word of it is in the raw text."""
    page = report_from_text(
        "Der Gipfel im Ticker\n\nStand: 14.03.2019, 16:10 Uhr\n\n" + TICKER.split("\n\n", 1)[1], report_id="t"
    )
    left = page_of_ticker(page)
    assert "Downing" not in left.text
    assert left.raw == page.raw
    for part in left.furniture:
        assert left.raw[part.start : part.end] == part.quote
    for clean, raw in left.offsets:
        assert left.text[clean:][:5] == left.raw[raw:][:5]


def test_a_ticker_that_grew_adds_its_new_items_only(tmp_path: Path) -> None:
    """Ids do not move: of two items in one minute the older one keeps its name; a changed item is another version."""
    path, archive = tmp_path / "ticker.html", tmp_path / "a.sqlite"
    path.write_text(ticker(MAY, BARNIER, VOTE, intro=INTRO), encoding="utf-8")
    assert depesche.read(path, archive=archive).new == 4
    path.write_text(ticker(LATER, MAY, BARNIER, VOTE, intro=INTRO), encoding="utf-8")
    grown = depesche.read(path, archive=archive)
    assert (grown.new, grown.changed, grown.unchanged) == (1, 0, 4)
    changed = (BARNIER[0], BARNIER[1], BARNIER[2].replace("London", "Dover"))
    path.write_text(ticker(LATER, MAY, changed, VOTE, intro=INTRO), encoding="utf-8")
    again = depesche.read(path, archive=archive)
    assert (again.new, again.changed, again.unchanged) == (0, 1, 4)
    with depesche.open_archive(archive, readonly=True) as opened:
        names = {report.id for report in opened.reports()}
    assert {"ticker#2019-03-14-1540", "ticker#2019-03-14-1540-2", "ticker#2019-03-14-1405@2"} <= names


def test_from_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`depesche read ticker.html` counts the page and its items."""
    monkeypatch.chdir(tmp_path)
    Path("ticker.html").write_text(ticker(MAY, BARNIER, VOTE, intro=INTRO), encoding="utf-8")
    done = CliRunner().invoke(app, ["read", "ticker.html"])
    assert done.exit_code == 0, done.output
    assert "4" in done.output


def test_read_text_gives_one_reading_of_all() -> None:
    """Who asks for the reading of one text gets one, with the items in it."""
    assert depesche.read_text(TICKER).report.id


@pytest.mark.parametrize("line", ["+++ {clock} {head} +++\n{words}", "{clock}\n{head}\n{words}", "{clock} Uhr: {head}\n{words}"])
def test_forms_of_items(line: str) -> None:
    """Times between plus signs, on a line of their own, and before the headline."""
    items = "\n\n".join(line.format(clock=clock, head=head, words=words) for clock, head, words in (MAY, BARNIER, VOTE))
    raw = f"Der Bote\nPolitik\nBrexit im Ticker\n14. März 2019, 16:10 Uhr\n\n{items}\n\nTeilen\nImpressum\n"
    found = items_of_ticker(report_from_text(raw, report_id="t"))
    assert [(item.title, item.published, item.text) for item in found] == [
        (head, f"2019-03-14T{clock}", words) for clock, head, words in (MAY, BARNIER, VOTE)
    ]


def test_posts_of_a_forum_are_no_ticker() -> None:
    """Where every part has its own day and time, the page must call itself a ticker."""
    posts = "\n\n".join(
        f"{number}. März 2019, {clock} Uhr\n{words}"
        for number, (clock, _, words) in zip((3, 5, 9), (VOTE, BARNIER, MAY), strict=True)
    )
    assert items_of_ticker(report_from_text(f"Meinungen zum Brexit\n\n{posts}\n\nImpressum\n", report_id="t")) == ()
