"""Takes an e-mail (.eml), gives its text with subject, sender and day, and what is attached to it."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from email import policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr
from pathlib import PurePosixPath

from depesche.errors import InputError
from depesche.intake.decode import decode_markup
from depesche.intake.formats.opening import open_member
from depesche.intake.formats.page import check_markup
from depesche.intake.limits import ARCHIVE_DEPTH, MAIL_BYTES, MAIL_CONTAINERS, MAIL_HEADER, MAIL_PARTS
from depesche.intake.moments import moment_of
from depesche.intake.paths import READ_SUFFIXES, Rejected, rejected_by
from depesche.intake.source import Found, Member, Options, Source
from depesche.intake.visible import visible_text

_CONTAINER = re.compile(rb"content-type:\s*(?:multipart|message)/", re.IGNORECASE)
MEANT_FOR_READING = 200
"""Signs of plain text from which on it is taken before the HTML of the same mail: below, it says "open this in a browser"."""


def read_mail(member: Member, options: Options) -> Found:
    """Read a mail; attached files of the kinds that hold reports are read as reports of their own."""
    opened = opened_mail(member)
    if isinstance(opened, Rejected):
        yield opened
        return
    message, parts = opened
    text = _text(parts, member)
    attached = [part for part in parts if _attached(part)]
    if isinstance(text, Rejected) or text.strip() or not attached:
        yield text if isinstance(text, Rejected) else _source(message, text, member)
    if member.depth >= ARCHIVE_DEPTH:
        return
    for part in attached:
        name = PurePosixPath((part.get_filename() or "").replace("\\", "/")).name
        inner = replace(
            member.with_stream(io.BytesIO(payload(part)), suffix=PurePosixPath(name).suffix.lower()),
            name=f"{member.name}/{PurePosixPath(name).stem}",
            source=f"{member.source}!{name}",
            content_type=None,
            published=member.published or _day(message),
        )
        yield from open_member(inner, options)


def opened_mail(member: Member) -> tuple[Message, list[Message]] | Rejected:
    """Give a mail or saved page and those of its parts that are no containers."""
    message = _parsed(member)
    if isinstance(message, Rejected):
        return message
    parts = _parts_of(message)
    if len(parts) > MAIL_PARTS:
        return member.rejected(f"it has more than {MAIL_PARTS:,} parts", "leave it out, or save the text alone")
    return message, parts


def _parsed(member: Member) -> Message | Rejected:
    content = member.content(MAIL_BYTES)
    if isinstance(content, Rejected):
        return content
    # Counted before they are parted: the parser takes the square of the depth, and a moment for each part.
    if len(_CONTAINER.findall(content)) > MAIL_CONTAINERS or content.count(b"\n--") > 20 * MAIL_PARTS:
        return member.rejected(f"the mail has more than {MAIL_CONTAINERS} parts with parts, or far too many", "leave it out")
    try:
        return BytesParser(policy=policy.compat32).parsebytes(content)
    except (MessageError, ValueError, RecursionError, LookupError, AttributeError) as error:
        return member.rejected(f"it cannot be read as a mail ({type(error).__name__})", "save it again, or copy its text")


def _parts_of(message: Message) -> list[Message]:
    """Give the parts that are no containers, in order, without recursion; of very many only the first."""
    found: list[Message] = []
    waiting: list[Message] = [message]
    while waiting and len(found) <= MAIL_PARTS:
        part = waiting.pop()
        if part.is_multipart():
            waiting.extend(reversed(part.get_payload()))  # type: ignore[arg-type]
        else:
            found.append(part)
    return found


def payload(part: Message) -> bytes:
    """Give the bytes of a part, unpacked from base64 or quoted-printable."""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def header(message: Message, name: str) -> str | None:
    """Give a field of the head on one line, or `None` where it is not there."""
    return _decoded(str(message[name] or "")[:MAIL_HEADER])


def _sender(message: Message) -> str | None:
    """Give the name of the sender; taken apart before it is decoded, as a comma may hide in it."""
    name = parseaddr(str(message["From"] or "")[:MAIL_HEADER])[0]
    return (_decoded(name) or "").strip('" ') or None


def _decoded(raw: str) -> str | None:
    try:
        words = str(make_header(decode_header(raw)))
    except (ValueError, LookupError, MessageError):  # written in a code that nobody knows: as it stands there
        words = raw
    return " ".join(words.split()) or None


def _text(parts: list[Message], member: Member) -> str | Rejected:
    """Give the plain text; of a mail whose plain text only points to a browser, that of its HTML."""
    texts = {"text/plain": "", "text/html": ""}
    try:
        for part in parts:
            kind = part.get_content_type()
            if kind in texts and not texts[kind] and not _attached(part):
                content = payload(part)
                texts[kind] = decode_markup(content, part.get_content_charset()) if content.strip() else ""
        if len(texts["text/plain"].strip()) >= MEANT_FOR_READING or not texts["text/html"]:
            return texts["text/plain"]
        check_markup(texts["text/html"])
    except InputError as error:
        return rejected_by(member.source, error)
    shown = visible_text(texts["text/html"])
    return shown if len(shown) >= len(texts["text/plain"].strip()) else texts["text/plain"]


def _attached(part: Message) -> bool:
    name = part.get_filename()
    return name is not None and PurePosixPath(name.lower()).suffix in READ_SUFFIXES


def _source(message: Message, text: str, member: Member) -> Source:
    return replace(
        member.report(text),
        published=member.published or _day(message),
        title=member.title or header(message, "Subject"),
        outlet=member.outlet or _sender(message),
    )


def _day(message: Message) -> str | None:
    return moment_of(header(message, "Date") or "")
