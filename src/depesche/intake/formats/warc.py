"""Takes a web archive (WARC, packed or not), gives the pages in it one by one, in memory for one page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from depesche.intake.addresses import cleaned, name_of
from depesche.intake.formats.opening import open_member
from depesche.intake.limits import ARCHIVE_DEPTH, PAGE_BYTES, WARC_RECORD_BYTES
from depesche.intake.source import Found, Member, Options

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_KINDS = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
_PACKED, _PLAIN = b"\x1f\x8b\x08", b"WARC/1."
"""What a record begins with."""
_SEARCH = 1_000_000
MOST_BREAKS = 1_000
"""Broken places of one archive after which the search for the next whole record is given up."""


def read_warc(member: Member, options: Options) -> Found:
    """Read the pages that were answered with success; pictures, scripts, redirects and errors are passed over.

    A broken record is set aside, and reading goes on with the next whole one where the archive is a file.
    """
    if member.depth >= ARCHIVE_DEPTH:
        yield member.rejected(
            f"archives stand in each other more than {ARCHIVE_DEPTH} deep", "unpack the inner one and give that"
        )
        return
    size, packed = _shape(member)
    count = breaks = start = 0
    while True:
        position, claimed = start, 0
        try:
            for record in _records(member, start):
                position = start + record.stream_pos
                claimed = record.content_length
                if not packed and size is not None and claimed > size - position:
                    raise OSError("a record is longer than the archive")
                for found in _page(record, member, options):
                    count += 1
                    yield found
            if claimed <= WARC_RECORD_BYTES:
                break
            # A packed record that claims too much has swallowed what stands behind it.
        except (OSError, ValueError) as error:
            breaks += 1
            where = replace(member, source=f"{member.source}!{position}")
            yield where.rejected(
                f"the web archive is broken behind byte {position:,} ({error})", "what can be read of it is read"
            )
        following = _next(member, position + 1, _PACKED if packed else _PLAIN) if breaks < MOST_BREAKS else None
        if following is None:
            return
        start = following
    if count == 0 and breaks == 0:
        yield member.rejected("the web archive holds no pages", "give one that holds answers with HTML, text or PDF")


def _shape(member: Member) -> tuple[int | None, bool]:
    """Give the bytes of the archive, where they can be known, and whether its records are packed."""
    if member.file is None:
        return None, False
    size = member.file.seek(0, io.SEEK_END)
    member.file.seek(0)
    return size, member.file.read(len(_PACKED)) == _PACKED


def _records(member: Member, start: int) -> Iterator[WarcRecord]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    stream: Any = _Counted(member.stream if member.file is None else member.file)
    if member.file is not None:
        member.file.seek(start)
    wanted: Any = WarcRecordType.response | WarcRecordType.resource
    yield from ArchiveIterator(stream, record_types=wanted, auto_decode="all", parse_http=True)


class _Counted:
    """A stream whose positions count from where it is read first; the library asks for them."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._position = stream, 0

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size)
        self._position += len(piece)
        return piece

    def tell(self) -> int:
        return self._position


def _page(record: WarcRecord, member: Member, options: Options) -> Found:
    address = record.headers.get("WARC-Target-URI") or ""
    url = cleaned(address.strip("<>"))
    status = record.http_headers.status_code if record.http_headers is not None else 200
    kind = (record.http_content_type or (record.headers.get("Content-Type") or "").partition(";")[0]).strip().lower()
    if url is None or status != 200 or kind not in _KINDS or record.content_length > WARC_RECORD_BYTES:
        return
    inner = replace(
        member,
        name=name_of(url) or url,
        source=f"{member.source}!{url}",
        suffix="",
        content_type=kind,
        charset=record.http_charset,
        url=url,
        depth=ARCHIVE_DEPTH,  # nothing that a page brings is unpacked
        file=None,
    )
    content = record.reader.read(PAGE_BYTES + 1)
    if content.strip():
        yield from open_member(replace(inner, stream=cast(BinaryIO, io.BytesIO(content))), options)


def _next(member: Member, start: int, mark: bytes) -> int | None:
    """Find where the next record may begin; `None`: nowhere, or the archive is no file."""
    if member.file is None:
        return None
    member.file.seek(start)
    tail = b""
    while piece := member.file.read(_SEARCH):
        found = (tail + piece).find(mark)
        if found >= 0:
            return start - len(tail) + found
        start += len(piece)
        tail = (tail + piece)[1 - len(mark) :]
    return None
