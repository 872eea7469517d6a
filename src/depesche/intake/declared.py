"""Takes a parsed page, gives what its markup declares of the report: head fields, whether it is cut off behind a pay-wall."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from depesche.intake.byline import is_name, part_names, parts_of
from depesche.intake.moments import moment_of
from depesche.intake.tags import desk_of
from depesche.language.lexicon import fold

_ARTICLES = re.compile(r"Article|BlogPosting|Report(?!age)|LiveBlog|Reportage|NewsArticle|Review$|WebPage$|SocialMediaPosting")
_TITLE_END = re.compile(r"\s+(?:[|·•–—»«:]|-|::)\s+")
_AUTHOR_SPLIT = re.compile(r"\s*[,;/|]\s*|\s+(?:und|and|&)\s+")
_BY = re.compile(r"^(?:von|by|text:?)\s+", re.IGNORECASE)
DEEPEST = 6
"""Levels of a data block that are looked through."""
LONGEST_BLOCK = 2_000_000
"""Characters of a data block above which it is not read."""
MOST_NODES = 400
"""Nodes of the data blocks of a page that are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What the markup says of the report; unknown is `None`, or empty.

    Attributes:
        title, lead, outlet, section, url, language, authors, agencies: as in `Report`.
        published, updated: ISO day or moment, in the zone as declared; universal time is given in Central European time.
        paywall: the data block of the page says that the article is not free to read.
        body: text of the article as the data block has it.
        items: the dated items of a live ticker as (moment or `None`, headline or `None`, text).
    """

    title: str | None = None
    lead: str | None = None
    outlet: str | None = None
    section: str | None = None
    url: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    paywall: bool = False
    body: str | None = None


def declared_of(tree: HtmlElement, *, url: str | None = None) -> Declared:
    """Read the data blocks (JSON-LD), the meta elements, and the elements that carry a date or author for machines."""
    metas = _metas(tree)
    nodes = list(_nodes(tree))
    article = _article(nodes)
    publisher = article.get("publisher")
    names = [
        *_names(article.get("author")),
        *metas.get("author", ()),
        *metas.get("article:author", ()),
        *metas.get("dc.creator", ()),
    ]
    authors, agencies = _authors(names[:8])
    outlet = _first(metas, "og:site_name", "application-name") or next(iter(_names(publisher)), None)
    return Declared(
        title=_title(tree, _text(article.get("headline")) or _first(metas, "og:title", "twitter:title", "dc.title"), outlet),
        lead=_first(metas, "og:description", "description") or _text(article.get("description")),
        outlet=outlet if outlet is None or len(outlet) <= 60 else None,
        section=next(iter(_texts(article.get("articleSection"))), None) or _first(metas, "article:section"),
        url=_canonical(tree, metas, url),
        language=_language(tree, article, metas),
        authors=authors,
        agencies=agencies,
        published=_moment(_texts(article.get("datePublished")), metas, _PUBLISHED) or _timed(tree, "datePublished"),
        updated=_moment(_texts(article.get("dateModified")), metas, _UPDATED) or _timed(tree, "dateModified"),
        paywall=_closed(article.get("isAccessibleForFree"))
        or _first(metas, "article:content_tier", "og:article:content_tier") == "locked",
        body=_text(article.get("articleBody")),
    )


_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "sailthru.date",
    "parsely-pub-date",
    "publish-date",
    "publish_date",
    "pubdate",
    "publication_date",
    "last-published",
    "date",
    "dc.date",
    "dcterms.date",
)
_UPDATED = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
)


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        if content and name:
            metas.setdefault(name, []).append(" ".join(content.split()))
    return metas


def _first(metas: dict[str, list[str]], *names: str) -> str | None:
    return next((metas[name][0] for name in names if name in metas), None)


def _nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Give the nodes of all data blocks, the outer ones first."""
    seen = 0
    for script in tree.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        words = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip().removesuffix(";")
        if not words or len(words) > LONGEST_BLOCK:
            continue
        try:
            block = json.loads(words, strict=False)
        except (ValueError, RecursionError):
            continue
        layer = [block]
        for _ in range(DEEPEST):
            below: list[Any] = []
            for node in layer:
                if isinstance(node, list):
                    below.extend(node)
                elif isinstance(node, dict):
                    seen += 1
                    if seen > MOST_NODES:
                        return
                    yield node
                    below.extend(node[name] for name in ("@graph", "mainEntity", "mainEntityOfPage") if name in node)
            layer = below


def _article(nodes: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Choose the node of the article: one that is dated, no mere page where there is a better one."""

    def rank(node: dict[str, Any]) -> tuple[int, int, int]:
        kinds = " ".join(_texts(node.get("@type")))
        return ("WebPage" not in kinds, "datePublished" in node, "headline" in node)

    fitting = [node for node in nodes if any(_ARTICLES.search(kind) for kind in _texts(node.get("@type")))]
    return max(fitting, key=rank, default={})


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [" ".join(one.split()) for one in values if isinstance(one, str) and one.strip()]


def _text(value: Any) -> str | None:
    return next(iter(_texts(value)), None)


def _names(value: Any) -> list[str]:
    names: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        names += _texts(one.get("name")) if isinstance(one, dict) else _texts(one)
    return names


def _authors(names: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tell persons from agencies among declared authors; leave out addresses, desks and names of sites."""
    authors: list[str] = []
    agencies: list[str] = []
    for given in names:
        if given.startswith(("http:", "https:", "www.")) or "@" in given or len(given) > 120:
            continue
        for name in (_BY.sub("", part).strip(" .") for part in _AUTHOR_SPLIT.split(given)):
            desk = desk_of(name)
            if desk is not None:
                agencies.extend(desk.agencies)
            elif is_name(name):
                authors.append(name)
    return tuple(dict.fromkeys(authors)), tuple(dict.fromkeys(agencies))


def _title(tree: HtmlElement, declared: str | None, outlet: str | None) -> str | None:
    """The declared headline without the name of the outlet behind it; else the title of the window likewise."""
    words = declared
    if words is None:
        element = tree.find(".//title")
        words = " ".join((element.text or "").split()) if element is not None else ""
    parts = _TITLE_END.split(words)
    while len(parts) > 1 and (
        (outlet is not None and fold(parts[-1]) == fold(outlet))
        or part_names(parts_of(parts[-1])).certain
        or part_names(parts_of(parts[-1])).sections
    ):
        words = words[: words.rfind(parts.pop())]
        words = re.sub(r"\s+(?:[|·•–—»«:]|-|::)\s*$", "", words)
    return words.strip() or None


def _canonical(tree: HtmlElement, metas: dict[str, list[str]], url: str | None) -> str | None:
    links = [element.get("href") for element in tree.iter("link") if "canonical" in (element.get("rel") or "").lower().split()]
    for given in (*links, _first(metas, "og:url"), url):
        if not given:
            continue
        try:
            address = urljoin(url or "", given.strip())
            parts = urlsplit(address)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.netloc:
            return str(address)
    return url


def _language(tree: HtmlElement, article: dict[str, Any], metas: dict[str, list[str]]) -> str | None:
    root = tree.get("lang") or tree.get("xml:lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    for given in (
        _text(article.get("inLanguage")),
        root,
        _first(metas, "og:locale", "language", "dc.language", "content-language"),
    ):
        code = re.match(r"([A-Za-z]{2})(?:[-_]|$)", given or "")
        if code:
            return code[1].lower()
    return None


def _moment(given: Sequence[str], metas: dict[str, list[str]], names: Sequence[str]) -> str | None:
    for words in (*given[:1], *(metas[name][0] for name in names if name in metas)):
        moment = moment_of(words)
        if moment is not None:
            return moment
    return None


def _timed(tree: HtmlElement, name: str) -> str | None:
    """Read the element that is marked as the date (`itemprop`, `pubdate`)."""
    for element in tree.iter("time", "span", "div", "p"):
        marked = name in (element.get("itemprop") or "").split()
        if not marked and not (name == "datePublished" and element.get("pubdate") is not None):
            continue
        moment = moment_of(element.get("datetime") or element.get("content") or element.text or "")
        if moment is not None:
            return moment
    return None


def _closed(value: Any) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower() == "false")
