"""Takes a page that a browser saved as MHTML, gives its markup with the address it had."""

from __future__ import annotations

from dataclasses import replace

from depesche.intake.addresses import cleaned
from depesche.intake.formats.mail import header, opened_mail, payload
from depesche.intake.formats.page import page_of
from depesche.intake.paths import Rejected
from depesche.intake.source import Found, Member, Options


def read_mhtml(member: Member, options: Options) -> Found:
    """Read the page itself; its pictures, scripts and the pages in its frames are passed over."""
    opened = opened_mail(member)
    if isinstance(opened, Rejected):
        yield opened
        return
    message, parts = opened
    pages = [part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    root = (message.get_param("start") or "") if message.is_multipart() else ""
    page = next((part for part in pages if header(part, "Content-ID") == root), pages[0] if pages else None)
    if page is None:
        yield member.rejected("the saved page holds no HTML", "save it again in the browser, or copy its text")
        return
    address = header(message, "Snapshot-Content-Location") or header(page, "Content-Location") or ""
    url = member.url or cleaned(address)
    yield page_of(payload(page), replace(member, charset=page.get_content_charset(), url=url))
