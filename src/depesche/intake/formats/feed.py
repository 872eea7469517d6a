"""Takes a feed (RSS, Atom, RDF), gives its entries: as reports with the text that they carry, or as addresses to fetch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from html.entities import html5
from typing import Any

from lxml import etree

from depesche.errors import InputError
from depesche.intake.addresses import cleaned, name_of
from depesche.intake.decode import decode_markup
from depesche.intake.formats.fields import plain
from depesche.intake.limits import FEED_BYTES, FEED_ENTRIES
from depesche.intake.moments import moment_of
from depesche.intake.paths import Rejected, rejected_by
from depesche.intake.source import Found, Member, Options

_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_ENTITY = re.compile(r"&(?!amp;|lt;|gt;|quot;|apos;|#)([A-Za-z][A-Za-z0-9]{0,31});")
_SIGNS = re.compile(r"[^\w.-]+")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One entry of a feed, as it is printed there; `None` where it is not.

    Attributes:
        key: what the feed itself tells its entries apart by (guid, id), else the address.
        url: address of the page, cleaned.
        title, published, updated: as said there; moments in ISO 8601.
        text: what the entry carries, HTML or plain: the whole article in some feeds, the first sentence in most.
    """

    key: str
    url: str | None = None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: its title and its entries, in their order."""

    title: str | None
    entries: tuple[FeedEntry, ...]


def read_feed(member: Member, options: Options) -> Found:
    """Read the entries of a feed as they stand there; nothing is fetched."""
    content = member.content(FEED_BYTES)
    if isinstance(content, Rejected):
        yield content
        return
    try:
        feed = feed_of(content, charset=member.charset, url=member.url)
    except InputError as error:
        yield rejected_by(member.source, error)
        return
    if not feed.entries:
        yield member.rejected("the feed has no entries", "fetch it again later")
    for number, entry in enumerate(feed.entries, 1):
        inner = replace(member, source=f"{member.source}:{number}")
        try:
            text, form = plain(entry.text)
        except InputError as error:
            yield rejected_by(inner.source, error)
            continue
        if not text.strip():
            yield inner.rejected("the entry carries no text", "`depesche watch` fetches the pages of a feed")
            continue
        name = name_of(entry.url) if entry.url else None
        yield replace(
            inner.report(text, form),
            report_id=name or f"{member.name}/{_SIGNS.sub('-', entry.key)[:80]}",
            published=entry.published or entry.updated,
            outlet=member.outlet or feed.title,
            title=entry.title,
            url=entry.url,
        )


def feed_of(content: bytes, *, charset: str | None = None, url: str | None = None) -> Feed:
    """Read a feed.

    Args:
        content: its bytes.
        charset: encoding as the server says.
        url: where it came from, for addresses that it prints in short.

    Raises:
        InputError: it is no feed.
    """
    root = root_of(decode_markup(content, charset))
    if _name(root) not in ("rss", "feed", "RDF"):
        raise InputError(f"this is XML, but no feed (its root is {_name(root)!r}); give RSS, Atom or OPML")
    channel = next((child for child in root if _name(child) == "channel"), root)
    entries = (node for node in root.iter() if isinstance(node.tag, str) and _name(node) in ("item", "entry"))
    found = tuple(_entry(node, url) for _, node in zip(range(FEED_ENTRIES), entries, strict=False))
    return Feed(title=_words(_text(channel, "title")), entries=found)


def root_of(markup: str) -> Any:
    """Parse XML of strangers: no entity is declared, nothing is loaded, what is broken is mended where possible.

    Raises:
        InputError: nothing of it can be read.
    """
    if len(markup) > FEED_BYTES:
        raise InputError("the feed is too large; leave it out")
    markup = _NO_XML.sub("", markup)
    # The names of HTML (`&nbsp;`) become signs; with the declarations gone, an entity that unfolds to gigabytes means nothing.
    markup = _DOCTYPE.sub("", _DECLARATION.sub("", markup), count=1)
    markup = _ENTITY.sub(lambda match: html5.get(f"{match[1]};", ""), markup)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError, RecursionError) as error:
        raise InputError(f"this is not XML that can be read ({str(error)[:100]}); fetch it again") from error
    if root is None:
        raise InputError("this is not XML that can be read; fetch it again")
    return root


def _entry(node: Any, base: str | None) -> FeedEntry:
    url = _link(node, base)
    key = _words(_text(node, "guid", "id")) or url or _words(_text(node, "title")) or ""
    if url is None and key.startswith(("http://", "https://")):
        url = cleaned(key)
    texts = (_text(node, "encoded"), _text(node, "content"), _text(node, "description"), _text(node, "summary"))
    return FeedEntry(
        key=key,
        url=url,
        title=_words(_text(node, "title")),
        published=moment_of(_text(node, "pubDate", "published", "date", "issued").strip()),
        updated=moment_of(_text(node, "updated", "modified").strip()),
        text=max(texts, key=len),
    )


def _link(node: Any, base: str | None) -> str | None:
    for child in _children(node, "link"):
        if child.get("rel", "alternate") == "alternate" and (address := child.get("href") or "".join(child.itertext()).strip()):
            return cleaned(address, base)
    return None


def _text(node: Any, *names: str) -> str:
    """Give the text of the first child of one of these names; markup that stands there unescaped (XHTML) as it is."""
    for name in names:
        for child in _children(node, name):
            if len(child):
                inner = "".join(etree.tostring(part, encoding="unicode", method="html") for part in child)
                return f"{child.text or ''}{inner}"
            if (child.text or "").strip():
                return str(child.text)
    return ""


def _children(node: Any, name: str) -> Iterator[Any]:
    return (child for child in node if isinstance(child.tag, str) and _name(child) == name)


def _name(node: Any) -> str:
    """Give the name of an element without its namespace: feeds mix them freely."""
    return str(node.tag).rpartition("}")[2]


def _words(text: str) -> str | None:
    """Give a text on one line; titles are escaped twice in many feeds, and carry tags in some."""
    return " ".join(unescape(re.sub(r"<[^>]{1,200}>", "", unescape(text))).split()) or None
