"""Addresses of the web: kinds told, private networks refused however they are named, size and time bounded."""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from depesche.intake.addresses import cleaned, name_of
from depesche.intake.fetching import Fetcher, FetchError, is_public
from depesche.intake.paths import Rejected
from depesche.intake.source import Options
from tests.intake.formats.made import LEAD, TEXT, found, page, pdf, report, sources
from tests.intake.server import Page, Site, serving

PRIVATE = Options(allow_private=True)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def why(address: str, **settings: Any) -> str:
    with Fetcher(**settings) as fetcher, pytest.raises(FetchError) as caught:
        fetcher.fetch(address)
    return str(caught.value)


def test_a_page_from_the_web(site: Site) -> None:
    """It is read as a file would be, named by its address, with who asked said to the server."""
    site.put("/politik/treffen.html", page().encode("windows-1252"), kind="text/html; charset=ISO-8859-1")
    (source,) = sources(f"{site.address}/politik/treffen.html", PRIVATE)
    made = report(source)
    assert LEAD in made.text
    assert made.id.endswith("/politik/treffen")
    assert made.source == f"{site.address}/politik/treffen.html"
    assert site.visits[0].headers["user-agent"].startswith("Depesche/")


def test_other_kinds_from_the_web(site: Site) -> None:
    """PDF, text and packed answers, by what the server says or by what they are."""
    site.put("/a", pdf([[(50, 700, 10, LEAD)]]), kind="application/octet-stream")
    site.put("/b.txt", TEXT, kind="text/plain; charset=utf-8")
    site.pages["/c"] = Page(
        content=gzip.compress(page().encode()), headers={"Content-Type": "text/html", "Content-Encoding": "gzip"}
    )
    for path in ("/a", "/b.txt", "/c"):
        (source,) = sources(site.address + path, PRIVATE)
        assert LEAD in report(source).text


def test_private_addresses_are_refused(site: Site) -> None:
    """Whether by number, by name or in other writings of a number; nothing is asked."""
    port = site.address.rpartition(":")[2]
    for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "10.0.0.1", "169.254.169.254"):
        (only,) = found(f"http://{host}:{port}/")
        assert isinstance(only, Rejected)
        assert "--allow-private" in only.advice or "cannot be reached" in only.reason, host
    assert site.visits == []


def test_a_name_that_stands_for_a_private_address(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where a public address stands beside it, and where a name server changes its mind between two questions."""
    answers = iter([["93.184.216.34", "127.0.0.1"], ["127.0.0.1"], ["10.1.2.3"]])
    port = int(site.address.rpartition(":")[2])

    def lookup(host: str, *words: object, **settings: object) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in next(answers)]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    for _ in range(3):
        assert "no address of the open web" in why(f"http://bote.example:{port}/")
    assert site.visits == []


def test_redirects_are_followed_and_checked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few of them; not in a circle, not to other schemes, not into the private network."""
    site.put("/ziel", page())
    site.pages["/a"] = Page(status=302, headers={"Location": "/b"})
    site.pages["/b"] = Page(status=308, headers={"Location": f"{site.address}/ziel"})
    with Fetcher(allow_private=True) as fetcher:
        assert fetcher.fetch(f"{site.address}/a").url == f"{site.address}/ziel"
    site.pages["/kreis"] = Page(status=301, headers={"Location": "/kreis"})
    assert "sent on more than" in why(f"{site.address}/kreis", allow_private=True)
    for target in ("file:///etc/passwd", "javascript:1", "ftp://bote.example/"):
        site.pages["/c"] = Page(status=301, headers={"Location": target})
        assert "no address of the web" in why(f"{site.address}/c", allow_private=True)
    monkeypatch.setattr("depesche.intake.fetching.is_public", lambda number: number == "127.0.0.1")
    site.pages["/d"] = Page(status=301, headers={"Location": "http://169.254.169.254/latest"})
    assert "169.254.169.254" in why(f"{site.address}/d")


def test_size_is_bounded(site: Site) -> None:
    """An answer without end, one that says less than it sends, one that unfolds."""
    site.pages["/endlos"] = Page(content=b"a" * 100_000, endless=True)
    site.pages["/bombe"] = Page(content=gzip.compress(b"a" * 50_000_000), headers={"Content-Encoding": "gzip"})
    site.put("/gross", b"a" * 1_100_000)
    for path in ("/endlos", "/bombe", "/gross"):
        assert "larger than 1.0 MB" in why(site.address + path, allow_private=True, limit=1_000_000)
    site.pages["/kaputt"] = Page(content=b"kein gzip", headers={"Content-Encoding": "gzip"})
    assert "cannot be read" in why(f"{site.address}/kaputt", allow_private=True)
    site.pages["/fremd"] = Page(content=b"x", headers={"Content-Encoding": "br"})
    assert "nobody asked for" in why(f"{site.address}/fremd", allow_private=True)


def test_time_is_bounded(site: Site) -> None:
    """A server that sends a byte now and then gets no more time than one that sends none."""
    site.pages["/langsam"] = Page(content=b"<html>" * 1000, drip=0.05)
    began = time.monotonic()
    assert "too slow" in why(f"{site.address}/langsam", allow_private=True, seconds=0.5)
    assert time.monotonic() - began < 5


def test_who_does_not_speak_http() -> None:
    """A port where nobody listens, one that answers with noise, one that says nothing."""
    assert "cannot be reached" in why("http://127.0.0.1:9/", allow_private=True)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        address = f"http://127.0.0.1:{mute.getsockname()[1]}/"
        assert "too slow" in why(address, allow_private=True, seconds=0.3)


@pytest.mark.parametrize("status", [401, 404, 410, 500])
def test_refusals_of_servers(site: Site, status: int) -> None:
    """The status is said; whether it may pass is known."""
    site.pages["/x"] = Page(status=status)
    with Fetcher(allow_private=True) as fetcher, pytest.raises(FetchError) as caught:
        fetcher.fetch(f"{site.address}/x")
    assert str(status) in caught.value.reason
    assert caught.value.passing == (status == 500)


def test_a_list_of_feeds_is_fetched_when_it_is_named(site: Site, tmp_path: Path) -> None:
    """Each feed with what it carries; one that is not there costs no other."""
    item = f"<item><link>https://bote.example/7</link><description>{LEAD}</description></item>"
    site.put("/rss", f"<rss><channel><title>Bote</title>{item}</channel></rss>", kind="application/rss+xml")
    lines = "".join(f'<outline xmlUrl="{site.address}{path}"/>' for path in ("/weg", "/rss"))
    (tmp_path / "feeds.opml").write_text(f"<opml><body>{lines}</body></opml>", encoding="utf-8")
    gone, entry = found(tmp_path / "feeds.opml", PRIVATE)
    assert isinstance(gone, Rejected)
    assert getattr(entry, "text", "") == LEAD


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("192.168.1.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("nix", False),
    ],
)
def test_public_addresses(number: str, public: bool) -> None:
    """Only the open web is."""
    assert is_public(number) is public


@pytest.mark.parametrize(
    ("address", "name"),
    [
        (
            "https://www.bote.example/politik/treffen-in-bern-12.html?utm_source=rss#kommentare",
            "bote.example/politik/treffen-in-bern-12",
        ),
        ("http://bote.example:8080/?p=12", "bote.example-8080/p-12"),
        ("https://bote.example/", "bote.example"),
        ("https://bote.example/%2e%2e/%2e%2e/etc/passwd", "bote.example/etc/passwd"),
        ("https://börse.example/ä", "xn--brse-5qa.example/ä"),
        ("ftp://bote.example/", None),
        ("https://", None),
        ("https://bote.example:99999/", None),
    ],
)
def test_names_from_addresses(address: str, name: str | None) -> None:
    """Readable, the same for the same page, without a way out of a folder."""
    assert name_of(address) == name


def test_addresses_are_compared_without_what_counts_visitors() -> None:
    """A query that chooses the page stays."""
    assert cleaned("HTTPS://Bote.example:443/a?id=7&utm_campaign=x&fbclid=y#z") == "https://bote.example/a?id=7"
    assert cleaned("../b", "https://bote.example/a/c") == "https://bote.example/b"
    long = name_of("https://bote.example/" + "a" * 500)
    assert long is not None
    assert len(long) < 120
