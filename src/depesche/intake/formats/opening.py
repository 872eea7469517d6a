"""Takes bytes that may hold reports, tells their kind by beginning and name, gives what the reader of that kind finds."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import cast

from depesche.errors import InputError
from depesche.intake.decode import decode
from depesche.intake.formats.chained import peeked
from depesche.intake.paths import Rejected, rejected_by
from depesche.intake.source import Found, Member, Options

_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())  # without a handler of the program that uses us, nothing goes to standard error

Reader = Callable[[Member, Options], Found]

READERS = {
    "html": "page.read_html",
    "mhtml": "mhtml.read_mhtml",
    "pdf": "pdf.read_pdf",
    "warc": "warc.read_warc",
    "feed": "feed.read_feed",
    "opml": "opml.read_opml",
    "csv": "tables.read_table",
    "jsonl": "objects.read_lines",
    "json": "objects.read_json",
    "mail": "mail.read_mail",
    "markdown": "markdown.read_markdown",
    "zip": "zip.read_zip",
    "gzip": "gzipped.read_gzip",
}
"""Kinds that are more than text, with the module of this package and the function that reads them."""

_SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".md": "markdown",
    ".markdown": "markdown",
    ".pdf": "pdf",
    ".warc": "warc",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".opml": "opml",
    ".csv": "csv",
    ".tsv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".eml": "mail",
    ".zip": "zip",
    ".gz": "gzip",
}
_CONTENT_TYPES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "multipart/related": "mhtml",
    "application/pdf": "pdf",
    "application/xml": "feed",
    "text/xml": "feed",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "text/x-opml": "opml",
    "text/markdown": "markdown",
    "text/csv": "csv",
    "application/json": "json",
    "application/x-ndjson": "jsonl",
    "application/warc": "warc",
    "message/rfc822": "mail",
    "application/zip": "zip",
    "application/gzip": "gzip",
}
_XML_ROOTS = ((re.compile(rb"<(?:rss|feed|rdf:rdf)\b", re.IGNORECASE), "feed"), (re.compile(rb"<opml\b", re.IGNORECASE), "opml"))
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,1000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_XML = re.compile(rb"\s*(?:<\?xml\b|<!doctype\s+(?!html)|<(?:rss|feed|rdf:rdf|opml)\b)", re.IGNORECASE)
_SAVED_PAGE = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_MAIL = re.compile(rb"(?:[!-9;-~]{1,60}:[^\n]{0,998}\r?\n(?:[ \t][^\n]*\r?\n)*){3}", re.DOTALL)
_MAIL_FIELD = re.compile(rb"^(?:message-id|mime-version|received|return-path):", re.IGNORECASE | re.MULTILINE)


def open_member(member: Member, options: Options) -> Found:
    """Read what is in the bytes; what cannot be read is given as `Rejected`."""
    try:
        first, stream = peeked(member.stream)
    except (OSError, EOFError, ValueError) as error:
        yield member.rejected(f"cannot be read ({error})", "check that it is whole")
        return
    member = replace(member, stream=stream)
    kind = kind_of(first, member)
    if kind == "text":
        yield from read_text(member, options)
        return
    module, _, function = READERS[kind].rpartition(".")
    reader = cast(Reader, getattr(import_module(f"depesche.intake.formats.{module}"), function))
    try:
        yield from reader(member, options)
    except Exception as error:
        # What nobody expected in a file of strangers must not cost the others; the log gets all of it.
        _log.error("opening %s failed", member.source, exc_info=error)
        fault = f"{type(error).__name__}: {error}"
        yield member.rejected(
            f"Depesche failed on it ({fault})", "this is a fault of the program: please report it with the file"
        )


def kind_of(first: bytes, member: Member) -> str:
    """Tell the kind: by what the bytes begin with where that is sure, else by the suffix, else by what a server says.

    Args:
        first: the first bytes.
        member: for its suffix and content type.
    """
    start = first.removeprefix(b"\xef\xbb\xbf")
    named = _SUFFIXES.get(member.suffix) or _CONTENT_TYPES.get(member.content_type or "")
    for magic, kind in (
        (b"%PDF-", "pdf"),
        (b"PK\x03\x04", "zip"),
        (b"PK\x05\x06", "zip"),
        (b"\x1f\x8b", "gzip"),
        (b"WARC/", "warc"),
    ):
        if start.startswith(magic):
            # A web archive is packed record by record: its own reader unpacks it.
            return "warc" if kind == "gzip" and (member.source.lower().endswith(".warc.gz") or named == "warc") else kind
    if _HTML.match(start):
        return "html"
    if _XML.match(start):
        for root, kind in _XML_ROOTS:
            if root.search(start):
                return kind
        return named or "feed"
    if named in ("pdf", "zip", "gzip", "warc"):
        return named
    if named == "mail" or (named is None and _MAIL.match(start) and _MAIL_FIELD.search(start)):
        return "mhtml" if _SAVED_PAGE.search(start) else "mail"
    return named or "text"


def read_text(member: Member, options: Options) -> Found:
    """Read pasted text or Markdown."""
    content = member.content(options.limit)
    if isinstance(content, Rejected):
        yield content
        return
    try:
        yield member.report(decode(content))
    except InputError as error:
        yield rejected_by(member.source, error)
