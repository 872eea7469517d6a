"""Feeds and lists of feeds: RSS, Atom and RDF as they are out there, without ever unfolding or loading what they name."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from depesche.errors import InputError
from depesche.intake.formats.feed import feed_of
from depesche.intake.formats.opml import feeds_of
from tests.intake.formats.made import BODY, LEAD, TEXT, found, reason, report, sources

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Auenland-Bote: Politik</title>
<item><title>Treffen in Bern &amp;amp; Wien</title><link>https://www.bote.example/politik/treffen-7?utm_source=rss#top</link>
<guid isPermaLink="false">bote-7</guid><pubDate>Tue, 07 May 2024 22:30:00 GMT</pubDate>
<description>{LEAD}</description><content:encoded><![CDATA[<p>{LEAD}</p><p>{BODY}&nbsp;</p>]]></content:encoded></item>
<item><title>Ohne Text</title><link>/politik/kurz</link><guid>bote-8</guid></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">Bote &lt;b&gt;Ausland&lt;/b&gt;</title>
<entry><title>Treffen</title><id>tag:bote.example,2024:7</id><link rel="self" href="https://bote.example/api/7"/>
<link href="https://bote.example/7.html"/><published>2024-05-07T10:15:00+02:00</published><updated>2024-05-07T11:00:00+02:00</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{LEAD}</p><p>{BODY}</p></div></content></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Bote</title></channel>
<item><title>Treffen</title><link>https://bote.example/7</link><dc:date>2024-05-07T10:15Z</dc:date><description>{TEXT}</description></item>
</rdf:RDF>"""


def test_rss_file(tmp_path: Path) -> None:
    """An entry gives a report with the text that it carries, named by its address; one without text is set aside alone."""
    (tmp_path / "bote.xml").write_text(RSS, encoding="utf-8")
    source, empty = found(tmp_path)
    made = report(source)  # type: ignore[arg-type]
    assert made.id == "bote.example/politik/treffen-7"
    assert made.url == "https://www.bote.example/politik/treffen-7"
    assert (made.title, made.outlet) == ("Treffen in Bern & Wien", "Auenland-Bote: Politik")
    assert made.published == "2024-05-08T00:30+02:00"
    assert made.text == TEXT
    assert "depesche watch" in str(empty)


@pytest.mark.parametrize("content", [ATOM, RDF])
def test_atom_and_rdf(tmp_path: Path, content: str) -> None:
    """The other forms give the same."""
    (tmp_path / "a.xml").write_text(content, encoding="utf-8")
    (source,) = sources(tmp_path / "a.xml")
    assert source.report_id == "bote.example/7"
    assert source.text.split() == TEXT.split()
    assert (source.outlet or "").startswith("Bote")
    assert (source.published or "").startswith("2024-05-07T1")


def test_atom_knows_when_an_entry_was_changed() -> None:
    """Published and updated are told apart."""
    (entry,) = feed_of(ATOM.encode()).entries
    assert (entry.published, entry.updated) == ("2024-05-07T10:15+02:00", "2024-05-07T11:00+02:00")


def test_addresses_in_short_are_completed() -> None:
    """By the address of the feed."""
    entries = feed_of(RSS.encode(), url="https://www.bote.example/rss").entries
    assert entries[1].url == "https://www.bote.example/politik/kurz"


def test_entities_never_unfold(tmp_path: Path) -> None:
    """A billion laughs, a file of this machine, an address to load: none of it is in the text, none of it takes time."""
    (tmp_path / "secret.txt").write_text("GEHEIM", encoding="utf-8")
    laughs = '<!ENTITY a "haha">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 20}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    outside = f'<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt"><!ENTITY y SYSTEM "http://127.0.0.1:9/y">'
    entry = f"<item><title>Treffen &i; &x; &y;</title><description>{LEAD} &i;&x;&y;</description></item>"
    doctype = f"<!DOCTYPE rss SYSTEM 'http://127.0.0.1:9/rss.dtd' [{laughs}{outside}]>"
    (tmp_path / "a.rss").write_text(f'<?xml version="1.0"?>{doctype}<rss><channel>{entry}</channel></rss>', encoding="utf-8")
    began = time.process_time()
    for entry_found in found(tmp_path / "a.rss"):
        assert "GEHEIM" not in str(entry_found)
        assert "hahahaha" not in str(entry_found)
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<rss><channel><title>a</title></channel></rss>", "no entries"),
        ("<urlset><url/></urlset>", "no feed"),
        ("<rss" + "<a>" * 200_000, ""),
        ("<rss><channel>" + "<item>" * 200_000, ""),
        ("<?xml version='1.0'?>", "XML"),
        ("<rss>" + "x" * 11_000_000, "too large"),
        ("\0" * 5000 + "<rss>", ""),
    ],
)
def test_broken_and_hostile_feeds(tmp_path: Path, content: str, expected: str) -> None:
    """Each is named, in a moment."""
    began = time.process_time()
    (tmp_path / "a.xml").write_text(content, encoding="utf-8")
    everything = found(tmp_path / "a.xml")
    assert everything
    assert expected in str(everything[0])
    assert time.process_time() - began < 5


def test_a_feed_with_a_fault_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    """A bare ampersand, a control character, a tag that nobody closed: the entries are there."""
    broken = RSS.replace("Auenland-Bote: Politik", "Auenland & Bote \x07").replace("</channel></rss>", "")
    (tmp_path / "a.xml").write_text(broken, encoding="utf-8")
    assert getattr(found(tmp_path / "a.xml")[0], "text", "").split() == TEXT.split()


OPML = """<?xml version="1.0"?><opml version="2.0"><body><outline text="Presse">
<outline type="rss" text="Bote" xmlUrl="https://www.bote.example/rss"/><outline xmlUrl="javascript:alert(1)"/>
<outline xmlUrl="file:///etc/passwd"/><outline type="rss" xmlUrl="https://www.bote.example/rss"/></outline></body></opml>"""


def test_list_of_feeds() -> None:
    """Each address of the web once; other ones are none."""
    assert feeds_of(OPML.encode()) == ["https://www.bote.example/rss"]
    with pytest.raises(InputError, match="no feeds"):
        feeds_of(b"<opml><body/></opml>")
    with pytest.raises(InputError, match="no OPML"):
        feeds_of(b"<html/>")


def test_a_list_of_a_folder_leads_nowhere(tmp_path: Path) -> None:
    """Only who names it, or watches it, is led into the web."""
    (tmp_path / "feeds.opml").write_text(OPML, encoding="utf-8")
    assert "names feeds of the web" in reason(tmp_path)
