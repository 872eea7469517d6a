"""Takes the bytes of a web page, gives its one source: the markup, decoded and within the limits of a page."""

from __future__ import annotations

import re

from depesche.errors import InputError
from depesche.intake.decode import decode_markup
from depesche.intake.limits import PAGE_BYTES, PAGE_DEPTH, PAGE_TAGS, PAGE_TEXT
from depesche.intake.paths import Rejected, rejected_by
from depesche.intake.source import Found, Member, Options, Source

_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)")
_OPAQUE = re.compile(r"<(?:(script|style)\b|!--)")
_NO_TEXT = re.compile(r"<[^<>]*>|\s+")
_EMPTY = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
_SELF_CLOSING = frozenset(("p", "li", "td", "tr", "th", "dt", "dd", "option", "tbody", "thead"))


def read_html(member: Member, options: Options) -> Found:
    """Read an HTML file."""
    content = member.content(PAGE_BYTES)
    yield content if isinstance(content, Rejected) else page_of(content, member)


def page_of(content: bytes, member: Member) -> Source | Rejected:
    """Make the source of a page, or set it aside where it is a bomb and no page."""
    try:
        markup = decode_markup(content, member.charset)
        check_markup(markup)
    except InputError as error:
        return rejected_by(member.source, error)
    return member.report(markup, "html")


def check_markup(markup: str) -> None:
    """See that a page has no more tags, no more of them in each other and no more text than pages have.

    Raises:
        InputError: it has.
    """
    count = depth = deepest = 0
    for closing, name in _TAG.findall(markup):
        count += 1
        tag = name.lower()
        if tag in _EMPTY or tag in _SELF_CLOSING:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    if len(markup) > PAGE_TEXT and (size := _text_size(markup)) > PAGE_TEXT:
        raise InputError(f"this is no page for readers: it has {size:,} signs of text, the limit is {PAGE_TEXT:,}; leave it out")
    if count > PAGE_TAGS:
        raise InputError(f"this is no page for readers: it has {count:,} tags, the limit is {PAGE_TAGS:,}; leave it out")
    if deepest > PAGE_DEPTH:
        raise InputError(
            f"this is no page for readers: {deepest:,} tags stand in each other, the limit is {PAGE_DEPTH:,}; leave it out"
        )


def _text_size(markup: str) -> int:
    """Count the signs outside of tags, scripts, styles and comments, without white space; in one pass, whatever is left open."""
    lowered = markup.lower()
    size = place = 0
    while opaque := _OPAQUE.search(lowered, place):
        size += len(_NO_TEXT.sub("", lowered[place : opaque.start()]))
        closing = f"</{opaque[1]}" if opaque[1] else "-->"
        place = lowered.find(closing, opaque.end())
        if place < 0:  # never closed: parsers differ on what is seen behind it
            place = opaque.end()
            break
    return size + len(_NO_TEXT.sub("", lowered[place:]))
