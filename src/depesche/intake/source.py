"""What intake takes and gives: a `Member`, bytes that may hold reports; a `Source`, one report as it came."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import BinaryIO, Literal

from depesche.intake.limits import TEXT_BYTES, megabytes
from depesche.intake.paths import Rejected
from depesche.model.report import Report

Form = Literal["text", "html"]
"""What the text of a source is: `text`, as a reader would copy it; `html`, the markup of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The text of one report, decoded, and what was given with it.

    Attributes:
        report_id: stem of the file (with the folder before it where two files share a stem), or the given id.
        text: decoded text as it came.
        source: path, `path:line`, `archive!member`, address or `-`.
        published, outlet, title: given values, which stand; `None` where not given.
        url: address of the page, where it is known from outside of the page.
        form: what `text` is.
        offered: head values for what the report neither brings nor prints, as a feed says them of its pages.
        cleaned: its whole report, where it was made on the way, to see whether it is a live ticker; used only while the head
            values are those with which it was made.
    """

    report_id: str
    text: str
    source: str
    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    form: Form = "text"
    offered: Mapping[str, str] = field(default_factory=dict)
    cleaned: Report | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How sources are read.

    Attributes:
        limit: bytes of one report as text above which it is set aside.
        columns: where the fields of a report stand in JSON and CSV: field (`id`, `text`, `title`, `published`, `outlet`, `url`)
            to the name of the column; in JSON, `a.b` is the field `b` of the object `a`.
        allow_private: whether addresses of this machine and its network may be fetched.
    """

    limit: int = TEXT_BYTES
    columns: Mapping[str, str] = field(default_factory=dict)
    allow_private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Bytes that may hold reports: a file, a member of an archive, an attachment, a page from the web.

    Attributes:
        stream: the bytes, read from the front.
        name: id of the report in it; where there are several, what their ids begin with.
        source: where the bytes are.
        suffix: of the file name, in lower case, with its dot; empty where there is none.
        content_type: as a server or mail names it, in lower case, without its parameters; `None`: not named.
        charset: likewise.
        url, published, outlet, title: of the report, where they are known from outside of it.
        depth: archives that were opened around it.
        file: the stream as a file in which one can go back; `None` where there is none.
    """

    stream: BinaryIO
    name: str
    source: str
    suffix: str = ""
    content_type: str | None = None
    charset: str | None = None
    url: str | None = None
    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    depth: int = 0
    file: BinaryIO | None = None

    def content(self, limit: int) -> bytes | Rejected:
        """Read all bytes, or say that they are more than the limit, or cannot be read."""
        pieces = io.BytesIO()
        try:
            if self.file is not None and (size := os.fstat(self.file.fileno()).st_size) > limit:
                return too_large(self.source, size, limit)
            while pieces.tell() <= limit and (piece := self.stream.read(min(1_000_000, limit + 1 - pieces.tell()))):
                pieces.write(piece)
        except (OSError, EOFError, ValueError) as error:
            return self.rejected(f"cannot be read ({error})", "check that it is whole")
        if pieces.tell() > limit:
            return too_large(self.source, None, limit)
        return pieces.getvalue()

    def rejected(self, reason: str, advice: str) -> Rejected:
        """Set it aside."""
        return Rejected(source=self.source, reason=reason, advice=advice)

    def report(self, text: str, form: Form = "text") -> Source:
        """Make its one source."""
        return Source(
            report_id=self.name,
            text=text,
            source=self.source,
            published=self.published,
            outlet=self.outlet,
            title=self.title,
            url=self.url,
            form=form,
        )

    def with_stream(self, stream: BinaryIO, *, suffix: str) -> Member:
        """Give the same member with other bytes, as after unpacking."""
        return replace(self, stream=stream, suffix=suffix, depth=self.depth + 1, file=None)


Found = Iterator[Source | Rejected]
"""What is found in a member: sources, and what was set aside, in the order of the member."""


def too_large(source: str, size: int | None, limit: int) -> Rejected:
    """Set a source aside for its size in bytes; `None`: more than the limit."""
    known = megabytes(size) if size is not None else f"more than {megabytes(limit)}"
    return Rejected(
        source=source,
        reason=f"too large: {known}, the limit is {megabytes(limit)}",
        advice="split it into one file a report",
    )
