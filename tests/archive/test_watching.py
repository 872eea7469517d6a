"""Watching feeds: new pages once, changed ones as versions, servers treated as a guest would, all of it remembered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from depesche.archive.batch import Summary
from depesche.archive.store import Archive, open_archive
from depesche.archive.watching import Round, rounds
from depesche.cli import app
from depesche.intake.source import Options
from tests.intake.formats.made import LEAD, TEXT, page
from tests.intake.server import Page, Site, serving
from tests.intake.test_ticker import BARNIER, INTRO, LATER, MAY, VOTE, ticker

HOUR = 3600.0


class Clock:
    """A clock that stands still but for those who sleep."""

    def __init__(self) -> None:
        self.now = 1_715_000_000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path / "a.sqlite") as archive:
        yield archive


@pytest.fixture
def clock() -> Clock:
    return Clock()


def feed(site: Site, *paths: str, updated: str = "", etag: str | None = None) -> None:
    """Put a feed that names pages."""
    items = "".join(
        f"<item><title>Treffen{updated}</title><link>{site.address}{path}</link>"
        "<pubDate>Tue, 07 May 2024 08:15:00 GMT</pubDate></item>"
        for path in paths
    )
    content = f"<rss><channel><title>Auenland-Bote</title>{items}</channel></rss>"
    site.put("/rss", content, kind="application/rss+xml", etag=etag)


def once(archive: Archive, site: Site, clock: Clock, *addresses: str, every: float = HOUR) -> tuple[Summary, Round]:
    """Do one round."""
    options = Options(allow_private=True)
    watched = [site.address + path for path in addresses or ("/rss",)]
    (done,) = rounds(
        archive._engine,
        archive.path,
        archive.read_sources,
        watched,
        every=every,
        once=True,
        options=options,
        clock=clock,
        sleep=clock.sleep,
    )
    return done


def test_new_pages_are_read_once(site: Site, archive: Archive, clock: Clock) -> None:
    """The second round asks for the feed alone, and the server need not send it again."""
    site.put("/1.html", page("Treffen in Bern"), etag='"1"')
    site.put("/2.html", page("Treffen in Wien", text=TEXT.replace("Bern", "Wien")))
    feed(site, "/1.html", "/2.html", etag='"f1"')
    summary, done = once(archive, site, clock)
    assert (summary.new, done.feeds, done.pages, done.trouble) == (2, 1, 2, [])
    assert site.paths() == ["/robots.txt", "/rss", "/1.html", "/2.html"]
    (first, _) = archive.reports()
    assert first.url == f"{site.address}/1.html"
    assert first.outlet == "Auenland-Bote"
    summary, done = once(archive, site, clock)
    assert (summary.read, done.quiet, done.pages) == (0, 1, 0)
    assert [visit.headers.get("if-none-match") for visit in site.visits if visit.path == "/rss"] == ['"f1"']


def test_a_page_that_changed_is_a_new_version(site: Site, archive: Archive, clock: Clock) -> None:
    """Asked for when its entry changed; both texts are kept under one name, and the record joins them as versions."""
    site.put("/1.html", page())
    feed(site, "/1.html")
    once(archive, site, clock)
    clock.now += 2 * HOUR
    later = TEXT.replace("zwei Stunden", "drei Stunden")
    site.put("/1.html", page(text=later, published="2024-05-07T12:15:00+02:00"))
    feed(site, "/1.html", updated=" (neu)")
    summary, _ = once(archive, site, clock)
    assert (summary.new, summary.changed) == (0, 1)
    ids = archive.ids()
    assert [report_id.rpartition("@")[2] for report_id in ids][1] == "2"
    versions = {report.id: report.version_of for report in archive.record().reports}
    assert sorted(versions.values(), key=str) == sorted([None, ids[0]], key=str)


def test_what_changes_around_the_report_is_no_version(site: Site, archive: Archive, clock: Clock) -> None:
    """Another advert, another menu: the same report."""
    site.put("/1.html", page())
    feed(site, "/1.html")
    once(archive, site, clock)
    site.put("/1.html", page().replace("Impressum", "Impressum Neu").replace("<nav>", "<nav data-x='7'><a>Heute</a>"))
    clock.now += 1.5 * HOUR
    feed(site, "/1.html", updated=" ")
    summary, done = once(archive, site, clock)
    assert (done.pages, summary.unchanged, summary.changed, summary.new) == (1, 1, 0, 0)


def test_a_live_ticker_that_grew_adds_its_new_items(site: Site, archive: Archive, clock: Clock) -> None:
    """The page and each item are reports; what was there keeps its name and is not read again."""
    site.put("/ticker.html", ticker(MAY, BARNIER, VOTE, intro=INTRO))
    feed(site, "/ticker.html")
    summary, _ = once(archive, site, clock)
    assert summary.new == 4
    site.put("/ticker.html", ticker(LATER, MAY, BARNIER, VOTE, intro=INTRO))
    clock.now += 1.5 * HOUR
    summary, _ = once(archive, site, clock)
    assert (summary.new, summary.changed, summary.unchanged) == (1, 0, 4)
    assert sum(report.url == f"{site.address}/ticker.html" for report in archive.reports()) == 1
    assert "#2019-03-14-1540-2" in " ".join(archive.ids())


def test_pages_are_looked_at_again_in_their_first_day(site: Site, archive: Archive, clock: Clock) -> None:
    """With the marks of the server, so that an unchanged page is not sent; after a day no more."""
    site.put("/1.html", page(), etag='"1"')
    feed(site, "/1.html")
    asked = []
    for _ in range(60):
        _, done = once(archive, site, clock)
        asked.append(done.pages)
        clock.now += HOUR
    assert sum(asked) == 4
    assert [visit.headers.get("if-none-match") for visit in site.visits if visit.path == "/1.html"] == [None, '"1"', '"1"', '"1"']
    assert len(archive.ids()) == 1


def test_pauses_and_robots(site: Site, archive: Archive, clock: Clock) -> None:
    """What robots.txt forbids is not asked for, and its pause is kept between all requests to the host."""
    site.put("/robots.txt", "User-agent: *\nDisallow: /privat\nCrawl-delay: 7\n", kind="text/plain")
    for path in ("/1.html", "/2.html", "/privat/3.html"):
        site.put(path, page(path))
    feed(site, "/1.html", "/2.html", "/privat/3.html")
    _, done = once(archive, site, clock)
    assert site.paths() == ["/robots.txt", "/rss", "/1.html", "/2.html"]
    assert [seconds > 6.9 for seconds in clock.slept] == [False, True, True][: len(clock.slept)] or sum(clock.slept) >= 21
    assert ["robots.txt" in trouble.reason for trouble in done.trouble] == [True]
    clock.now += 2 * HOUR
    once(archive, site, clock)
    assert "/privat/3.html" not in site.paths()


def test_robots_of_the_host_to_which_we_are_sent_on(site: Site, archive: Archive, clock: Clock) -> None:
    """A redirect leads to no page that the other host, or this one, does not want to be asked for."""
    with serving() as other:
        other.put("/robots.txt", "User-agent: *\nDisallow: /privat\n", kind="text/plain")
        for path in ("/offen/1.html", "/privat/2.html"):
            other.put(path, page(path))
        site.put("/robots.txt", "User-agent: *\nDisallow: /intern\n", kind="text/plain")
        site.put("/intern/3.html", page("Drei"))
        there = other.address.replace("127.0.0.1", "localhost")
        for path, onward in (("/1", f"{there}/offen/1.html"), ("/2", f"{there}/privat/2.html"), ("/3", "/intern/3.html")):
            site.pages[path] = Page(status=302, headers={"Location": onward})
        feed(site, "/1", "/2", "/3")
        summary, done = once(archive, site, clock)
        assert summary.new == 1
        assert ["robots.txt" in trouble.reason for trouble in done.trouble] == [True, True]
        assert other.paths() == ["/robots.txt", "/offen/1.html"]
        assert "/intern/3.html" not in site.paths()


def test_a_host_that_wants_rest_gets_it(site: Site, archive: Archive, clock: Clock) -> None:
    """After 429 no other page of it is asked for in the round, and none before the time that it named."""
    for path in ("/1.html", "/2.html"):
        site.put(path, page(path))
    site.pages["/1.html"] = Page(status=429, headers={"Retry-After": "5000"})
    feed(site, "/1.html", "/2.html")
    summary, done = once(archive, site, clock)
    assert summary.new == 0
    assert site.paths() == ["/robots.txt", "/rss", "/1.html"]
    assert len(done.trouble) == 2
    site.put("/1.html", page("Eins"))
    clock.now += 4000
    assert once(archive, site, clock)[0].new == 0
    clock.now += 1100
    assert once(archive, site, clock)[0].new == 2


def test_a_feed_that_fails_rests_ever_longer(site: Site, archive: Archive, clock: Clock) -> None:
    """Five minutes, ten, twenty; the other feeds go on."""
    site.pages["/kaputt"] = Page(status=500)
    site.put("/1.html", page())
    feed(site, "/1.html")
    summary, done = once(archive, site, clock, "/kaputt", "/rss")
    assert (summary.new, len(done.trouble)) == (1, 1)
    asked = []
    for _ in range(40):
        clock.now += 60
        site.paths()
        once(archive, site, clock, "/kaputt")
        asked.append("/kaputt" in site.paths())
    minutes = [minute for minute, was in enumerate(asked, 1) if was]
    assert minutes == [5, 15, 35]


def test_robots_that_cannot_be_had(site: Site, archive: Archive, clock: Clock) -> None:
    """Where a robots.txt is there but broken off, nothing is asked; where there is none, everything is allowed."""
    site.pages["/robots.txt"] = Page(status=503)
    feed(site, "/1.html")
    once(archive, site, clock)
    assert site.paths() == ["/robots.txt"]


def test_a_page_is_watched_itself(site: Site, archive: Archive, clock: Clock) -> None:
    """An address that is no feed is read, and read again when it changes."""
    site.put("/ticker.html", page())
    assert once(archive, site, clock, "/ticker.html")[0].new == 1
    site.put("/ticker.html", page(text=TEXT.replace("Chile", "Peru")))
    assert once(archive, site, clock, "/ticker.html")[0].changed == 1


def test_xml_that_is_no_feed(site: Site, archive: Archive, clock: Clock) -> None:
    """It is said, with its address."""
    site.put("/karte.xml", "<urlset><url/></urlset>", kind="application/xml")
    _, done = once(archive, site, clock, "/karte.xml")
    assert "no feed" in str(done.trouble[0])


def test_a_round_that_was_stopped_is_taken_up(site: Site, archive: Archive, clock: Clock) -> None:
    """A page counts as fetched only when it is kept."""
    for path in ("/1.html", "/2.html"):
        site.put(path, page(path, text=TEXT + path))
    feed(site, "/1.html", "/2.html")

    def stopped(found: Iterator[object]) -> Summary:
        next(iter(found))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(
            rounds(
                archive._engine,
                archive.path,
                stopped,  # type: ignore[arg-type]
                [f"{site.address}/rss"],
                every=HOUR,
                once=True,
                options=Options(allow_private=True),
                clock=clock,
                sleep=clock.sleep,
            )
        )
    assert once(archive, site, clock)[0].new == 2


def test_the_next_round_comes_when_something_is_due(site: Site, archive: Archive, clock: Clock) -> None:
    """Without `once`, rounds follow one another at the pace of the feed."""
    site.put("/1.html", page())
    feed(site, "/1.html")
    going = rounds(
        archive._engine,
        archive.path,
        archive.read_sources,
        [f"{site.address}/rss"],
        every=900.0,
        once=False,
        options=Options(allow_private=True),
        clock=clock,
        sleep=clock.sleep,
    )
    begun = clock.now
    for _ in range(3):
        next(going)
    assert 2 * 900 <= clock.now - begun < 2 * 900 + 60


def test_the_command(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of feeds, one round, the table, the codes; private addresses only when they are allowed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("depesche.archive.watching.HOST_PAUSE", 0.0)
    site.put("/1.html", page())
    feed(site, "/1.html")
    Path("feeds.opml").write_text(f'<opml><body><outline xmlUrl="{site.address}/rss"/></body></opml>', encoding="utf-8")
    refused = CliRunner().invoke(app, ["watch", "feeds.opml", "--once"])
    assert refused.exit_code == 1
    assert "--allow-private" in refused.stderr
    assert site.visits == []
    done = CliRunner().invoke(
        app, ["watch", "feeds.opml", "--once", "--allow-private", "--archive", "b.sqlite", "--contact", "a@b.c"]
    )
    assert done.exit_code == 0, done.output
    assert re.search(r"^new +1$", done.stdout, re.MULTILINE)
    assert "a@b.c" in site.visits[0].headers["user-agent"]
    with open_archive("b.sqlite") as archive:
        assert LEAD in next(archive.reports()).text
    for words in (["watch", "nix.opml", "--once"], ["watch", f"{site.address}/rss", "--every", "1s"], ["watch", "https://"]):
        assert CliRunner().invoke(app, words).exit_code == 2
