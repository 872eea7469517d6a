"""Takes a Markdown file, gives its text as a reader sees it, with what its front matter says of it."""

from __future__ import annotations

import re
from dataclasses import replace

from depesche.errors import InputError
from depesche.intake.decode import decode
from depesche.intake.moments import moment_of
from depesche.intake.paths import Rejected, rejected_by
from depesche.intake.source import Found, Member, Options

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_FIELD = re.compile(r"(\w[\w-]{0,40})[ \t]*:[ \t]*(.{1,1000})")
_FRONT_NAMES = {
    "title": "title",
    "date": "published",
    "published": "published",
    "outlet": "outlet",
    "source": "outlet",
    "publication": "outlet",
    "url": "url",
    "link": "url",
}
_FENCE = re.compile(r"^[ \t]{0,3}(?:```|~~~).*$", re.MULTILINE)
_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_UNDERLINE = re.compile(r"^[ \t]{0,3}(?:={3,}|-{3,}|\*{3,}|_{3,}|(?:[-*_][ \t]){2,}[-*_])[ \t]*$", re.MULTILINE)
_QUOTE = re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)", re.MULTILINE)
_NUMBERED = re.compile(r"^[ \t]*\d")
_IMAGE = re.compile(r"!\[([^\]\n]{0,500})\]\([^)\s]{0,500}(?:[ \t]+\"[^\"\n]{0,500}\")?\)")
_LINK = re.compile(r"\[([^\]\n]{1,500})\](?:\([^)\s]{0,500}(?:[ \t]+\"[^\"\n]{0,500}\")?\)|\[[^\]\n]{0,100}\])")
_REFERENCE = re.compile(r"^[ \t]{0,3}\[[^\]\n]{1,100}\]:[ \t]+\S+.*$", re.MULTILINE)
_ADDRESS = re.compile(r"<(https?://[^>\s]{1,2000})>")
_STRONG = re.compile(r"(\*\*|__|~~)(?=\S)([^\n]{1,2000}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^\n*_]{1,2000}?)(?<=\S)\1(?![\w*])")
_CODE = re.compile(r"`([^`\n]{1,1000})`")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")


def read_markdown(member: Member, options: Options) -> Found:
    """Read a Markdown file."""
    content = member.content(options.limit)
    if isinstance(content, Rejected):
        yield content
        return
    try:
        raw = decode(content)
    except InputError as error:
        yield rejected_by(member.source, error)
        return
    front = _FRONT.match(raw)
    fields = _fields(front[1]) if front else {}
    published = fields.get("published")
    yield replace(
        member.report(plain_text(raw[front.end() :] if front else raw)),
        title=member.title or fields.get("title"),
        published=member.published or (moment_of(published) if published else None),
        outlet=member.outlet or fields.get("outlet"),
        url=member.url or fields.get("url"),
    )


def plain_text(markdown: str) -> str:
    """Give what a reader sees: headings, paragraphs, items of lists and captions as lines, the words of links and of emphasis."""
    text = _uncommented(markdown.replace("\r\n", "\n"))
    text = _REFERENCE.sub("", _FENCE.sub("", text))
    text = _HEADING.sub(r"\n\1\n", _UNDERLINE.sub("\n", _QUOTE.sub("", text)))
    text = _ITEM.sub(lambda match: match[0].lstrip() if _NUMBERED.match(match[0]) else "\n", text)
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\n\1\n", text))
    text = _ADDRESS.sub(r"\1", text)
    text = _CODE.sub(r"\1", _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", text)))
    return re.sub(r"\n{3,}", "\n\n", _ESCAPED.sub(r"\1", text)).strip("\n")


def _uncommented(text: str) -> str:
    """Leave out comments; searched for, not matched, as thousands that are never closed would take minutes."""
    pieces: list[str] = []
    place = 0
    while (begin := text.find("<!--", place)) >= 0 and (end := text.find("-->", begin)) >= 0:
        pieces.append(text[place:begin])
        place = end + 3
    return "".join(pieces) + text[place:]


def _fields(front: str) -> dict[str, str]:
    """Read the plain fields of front matter; it is not parsed as YAML, as nothing else of it is wanted."""
    found: dict[str, str] = {}
    for name, value in _FIELD.findall(front):
        field = _FRONT_NAMES.get(name.lower())
        if field is not None and (words := value.strip().strip("\"'").strip()):
            found.setdefault(field, words)
    return found
