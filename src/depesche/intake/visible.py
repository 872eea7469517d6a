"""Takes the markup of a page, gives the text that a reader sees, block by block, with what the markup says of each block."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_HIDDEN = _names("script style noscript template head title svg iframe object textarea select datalist audio video canvas math")
_PARAGRAPHS = _names("p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre figure hr")
_LINES = _names(
    "div li section article header footer nav aside main form fieldset address tr dt dd figcaption body center details summary"
    " legend caption button option noframes tbody thead"
)
_BLOCKS = _PARAGRAPHS | _LINES | {"td", "th"}
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{4000,}>")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_HINTS = re.compile(
    r"(?<!\S)(?:(?P<comments>comment|kommentar|disqus|respond\b|replies|antworten)"
    r"|(?P<newsletter>newsletter|subscri|abonn)"
    r"|(?P<cookie>cookie|consent|gdpr|dsgvo)"
    r"|(?P<share>shar(?:e|ing)|social|teilen|addtoany|shariff)"
    r"|(?P<advert>ad[sv]?\b|advert|anzeige|werbung|sponsor|promo)"
    r"|(?P<teaser>relat(?:ed|iert)|teaser|recommend|empfehl|aehnlich|mehr-?zum|most-?read|meistgelesen|popular|trending"
    r"|latest|recent|weitere|verwandt)"
    r"|(?P<navigation>nav|menu|menue|breadcrumb|sidebar|footer|topbar|pagination|pager|widget|skip-?link|toolbar|offcanvas)"
    r"|(?P<tags>tags?\b|tag-?(?:list|cloud)|schlagw|keywords)"
    r"|(?P<caption>(?:wp-|image-|img-)?caption|bildunter|credit|copyright)"
    r"|(?P<byline>byline|author|autor\b|meta\b|date\b|datum))",
    re.IGNORECASE,
)
_TAG_HINTS = {
    "nav": "navigation",
    "footer": "navigation",
    "aside": "aside",
    "figcaption": "caption",
    "form": "form",
    "button": "button",
    "menu": "navigation",
    "dialog": "cookie",
}
LONG_BLOCK, MOST_LINKS = 80, 0.3
"""Characters of a block of running text, and the share of them that may be the words of links."""
_SPACES = re.compile(r"[^\S\t]+")
_BESIDE_TAB = re.compile(r" ?\t[ \t]*")
_FRAMING = _BLOCKS | _HIDDEN | frozenset(_TAG_HINTS) | {"a", "article", "main"}
"""Elements that change what they hand down, even without attributes."""
MOST_ATTRIBUTES = 400
"""Words within one tag above which its attributes are dropped: parsing them takes quadratic time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One line of the visible text.

    Attributes:
        start: first code point in the visible text.
        end: code point after the last one.
        tag: the block element in which the line begins.
        links: share of the characters that are the words of links, 0 to 1.
        hint: what the nearest telling element around it is by its tag, class or id (`navigation`, `comments`, `teaser`, `share`,
            `newsletter`, `cookie`, `advert`, `tags`, `caption`, `byline`, `aside`, `form`, `button`); `None` where none tells.
        article: it stands within `article`, `main` or what the markup declares as the body of the article.
    """

    start: int
    end: int
    tag: str
    links: float
    hint: str | None
    article: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Visible:
    """The visible text of a page: its lines joined by a line break, a blank line around paragraphs, headings, lists, tables."""

    text: str
    blocks: tuple[Block, ...]


def parse(markup: str | bytes) -> HtmlElement | None:
    """Parse a page; `None` where there is nothing to parse. Never raises for broken markup."""
    text = markup if isinstance(markup, str) else decoded(markup)
    text = _LONG_TAG.sub(_shortened, _DECLARATION.sub("", text, count=1)).replace("\x00", "")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    # One class for all elements: lxml.html asks a function of Python for each, every time that it comes by.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    try:
        return document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def decoded(markup: bytes) -> str:
    """Decode a page: by its byte order mark, as UTF-8 where it is valid, by its declared charset, else as Windows-1252."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if markup.startswith(mark):
            return markup.decode(encoding, "replace")
    try:
        return markup.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(markup[:4096])
    name = declared[1].decode("ascii", "replace").lower() if declared else "windows-1252"
    if name in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "utf-8", "utf8"):
        name = "windows-1252"  # as browsers do
    try:
        return markup.decode(name, "replace")
    except LookupError:
        return markup.decode("windows-1252", "replace")


def visible_text(markup: str | bytes) -> str:
    """Give the text that a reader sees: the visible blocks of a page or fragment in order."""
    tree = parse(markup)
    return "" if tree is None else visible_of(tree).text


def visible_of(tree: HtmlElement) -> Visible:
    """Render the visible text of a parsed page."""
    lines = _Lines()
    frames: list[_Frame] = [_Frame("body", False, False, None, False)]
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if event == "start":
            if tag == "br":
                lines.end(blank=False)
            elif tag in _BLOCKS:
                lines.edge(tag)
            frame = _framed(element, tag, frames[-1])
            frames.append(frame)
            if not frame.hidden and (words := element.text):
                lines.add(words, frame)
        else:
            frames.pop()
            if tag in _BLOCKS:
                lines.edge(tag)
            outer = frames[-1]
            if not outer.hidden and len(frames) > 1 and (words := element.tail):
                lines.add(words, outer)
    lines.end(blank=False)
    return Visible(text="\n".join(lines.texts), blocks=tuple(lines.blocks))


def prose_of(visible: Visible) -> int:
    """Give the length of the running text: of the long blocks that are no links and stand in no telling part of the page."""
    lengths = (block.end - block.start for block in visible.blocks if block.links < MOST_LINKS and block.hint in (None, "byline"))
    return sum(length for length in lengths if length >= LONG_BLOCK)


def with_paragraphs(visible: Visible, words: str) -> Visible:
    """Put paragraphs that the markup holds, but does not show, behind the visible text; markup within them is left out."""
    if "<" in words and (tree := parse(words)) is not None:
        words = visible_of(tree).text
    texts, blocks = [visible.text], list(visible.blocks)
    length = len(visible.text)
    for line in words.splitlines():
        if not (paragraph := " ".join(line.split())):
            continue
        start = length + 2
        length = start + len(paragraph)
        texts.append(paragraph)
        blocks.append(Block(start=start, end=length, tag="p", links=0.0, hint=None, article=True))
    return Visible(text="\n\n".join(texts), blocks=tuple(blocks))


@dataclass(slots=True)
class _Frame:
    """What an element hands down to all within it."""

    block: str
    hidden: bool
    link: bool
    hint: str | None
    article: bool


def _framed(element: HtmlElement, tag: str, outer: _Frame) -> _Frame:
    """Give the frame of an element: that of the outer one where nothing changes."""
    attributes = element.attrib if element.keys() else None
    if tag not in _FRAMING and (attributes is None or outer.hidden):
        return outer
    hint, article, hidden = outer.hint, outer.article, outer.hidden or tag in _HIDDEN
    if attributes is not None and not hidden:
        style = attributes.get("style")
        hidden = "hidden" in attributes or (style is not None and _INVISIBLE.search(style) is not None)
    block = tag if tag in _BLOCKS else outer.block
    if tag in ("article", "main"):
        article, hint = True, None
    hint = _TAG_HINTS.get(tag, hint)
    if attributes is not None and tag in _BLOCKS and tag != "body":
        names = f"{attributes.get('id', '')} {attributes.get('class', '')} {attributes.get('role', '')}"
        if len(names) > 2:
            hint = _hint(names[:300]) or hint
        if attributes.get("itemprop") == "articleBody":
            article = True
    return _Frame(block, hidden, outer.link or tag == "a", hint, article)


@lru_cache(maxsize=20_000)
def _hint(names: str) -> str | None:
    """Say which part of a page an element is by its names; the elements of one site have few of them."""
    match = _HINTS.search(names)
    return match.lastgroup if match else None


class _Lines:
    """Lines as they come to be."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.blocks: list[Block] = []
        self.length = 0
        self.pieces: list[str] = []
        self.linked = 0
        self.total = 0
        self.frame: _Frame | None = None
        self.gap = False

    def add(self, words: str, frame: _Frame) -> None:
        self.pieces.append(words)
        count = len(words) if not words.isspace() else 0
        if count:
            self.total += count
            self.linked += count if frame.link else 0
            self.frame = self.frame or frame

    def edge(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self.end(blank=True)
        elif tag in _LINES:
            self.end(blank=False)
        else:
            self.pieces.append("\t")

    def end(self, *, blank: bool) -> None:
        if not self.pieces:
            self.gap = self.gap or blank
            return
        words = "".join(self.pieces)
        if "\t" in words:
            words = _BESIDE_TAB.sub("\t", _SPACES.sub(" ", words).strip())
        else:
            words = " ".join(words.split())
        if words:
            if self.gap and self.texts:
                self.texts.append("")
                self.length += 1
            frame = self.frame
            self.blocks.append(
                Block(
                    start=self.length,
                    end=self.length + len(words),
                    tag=frame.block if frame else "body",
                    links=self.linked / max(1, self.total),
                    hint=frame.hint if frame else None,
                    article=frame.article if frame else False,
                )
            )
            self.texts.append(words)
            self.length += len(words) + 1
            self.gap = False
        self.pieces, self.linked, self.total, self.frame = [], 0, 0, None
        self.gap = self.gap or blank


def _shortened(tag: re.Match[str]) -> str:
    words = tag[0][1:-1].split(None, MOST_ATTRIBUTES)
    return f"<{words[0]}>" if len(words) > MOST_ATTRIBUTES else tag[0]
