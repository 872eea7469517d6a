"""Takes paths of files and folders, gives the reports in them one by one, and what was set aside with the reason."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from depesche.errors import InputError
from depesche.intake.decode import decode
from depesche.intake.paths import LINE_SUFFIXES, Rejected, files_of, names_of, shown
from depesche.intake.report import report_from_text
from depesche.model.report import Report

DEFAULT_LIMIT = 2_000_000
"""Bytes of one report above which it is set aside unread: a long newspaper page has 50,000."""
_FIELDS = ("id", "text", "published", "outlet", "title")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The text of one report, decoded, and what was given with it.

    Attributes:
        report_id: stem of the file (with the folder before it where two files share a stem), or the given id.
        text: decoded text as it came.
        source: path, `path:line` or `-`.
        published, outlet, title: given values, which stand; `None` where not given.
    """

    report_id: str
    text: str
    source: str
    published: str | None = None
    outlet: str | None = None
    title: str | None = None


def read_reports(
    paths: Iterable[str | Path],
    *,
    published: str | None = None,
    outlet: str | None = None,
    limit: int = DEFAULT_LIMIT,
    stdin: BinaryIO | None = None,
) -> Iterator[Report | Rejected]:
    """Give the reports of files, folders and standard input (`-`), one at a time, each read only when it is asked for.

    Args:
        paths: files, folders (searched through, in order of their names, hidden files left out) and `-`.
        published: day or moment of publication for reports that neither bring nor print one.
        outlet: name of the outlet for reports that neither bring nor print one.
        limit: bytes of one report above which it is set aside.
        stdin: stream that `-` stands for, by default standard input.
    """
    for source in read_sources(paths, limit=limit, stdin=stdin):
        yield source if isinstance(source, Rejected) else report_of(source, published=published, outlet=outlet)


def report_of(source: Source, *, published: str | None = None, outlet: str | None = None) -> Report | Rejected:
    """Clean a source. A text that is not German, or holds no words, is set aside."""
    report = report_from_text(
        source.text,
        report_id=source.report_id,
        published=source.published,
        outlet=source.outlet,
        title=source.title,
        source=source.source,
    )
    if not any(sign.isalpha() for sign in report.text):
        return Rejected(
            source=source.source, reason="no running text was found", advice="paste the article itself, not only its menu"
        )
    if report.language not in ("de", None):
        return Rejected(
            source=source.source,
            reason=f"the text is not German (it looks like {report.language!r})",
            advice="Depesche reads German reports; leave this one out",
        )
    if (published and report.published is None) or (outlet and report.outlet is None):
        return report_from_text(
            source.text,
            report_id=source.report_id,
            published=report.published or published,
            outlet=report.outlet or outlet,
            title=source.title,
            source=source.source,
        )
    return report


def notices_of(report: Report) -> tuple[str, ...]:
    """Say what a user should know of a report that was read all the same."""
    if report.published is None:
        where = report.source or report.id
        return (f"{where}: no publication date was found: relative dates stay open; give --published",)
    return ()


def read_sources(
    paths: Iterable[str | Path], *, limit: int = DEFAULT_LIMIT, stdin: BinaryIO | None = None
) -> Iterator[Source | Rejected]:
    """Give the texts of files, folders and standard input one at a time; what cannot be read comes as `Rejected`.

    An id that is given twice in JSON lines is passed on as it is: nothing is lost, and who keeps the reports tells them apart.
    """
    found = list(files_of(paths))
    names = names_of([path for path in found if isinstance(path, Path) and path.suffix.lower() not in LINE_SUFFIXES])
    for entry in found:
        if isinstance(entry, Rejected):
            yield entry
            continue
        if entry is None:
            yield from _stream(stdin or sys.stdin.buffer, limit)
        elif entry.suffix.lower() in LINE_SUFFIXES:
            yield from _lines(entry, limit)
        else:
            yield _file(entry, names[entry], limit)


def _file(path: Path, name: str, limit: int) -> Source | Rejected:
    try:
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            if size > limit:
                return _too_large(shown(path), size, limit)
            content = stream.read(limit + 1)
    except OSError as error:
        return _unreadable(path, error)
    return _source(content, name, shown(path), limit)


def _stream(stream: BinaryIO, limit: int) -> Iterator[Source | Rejected]:
    """Read standard input: JSON lines when the first line is an object, else one report."""
    start = stream.read(1)
    while start and start.isspace():
        start = stream.read(1)
    if start == b"{":
        rest = stream.readline(limit + 1)
        yield from _objects(_chain(start + rest, stream), "-", limit)
        return
    yield _source(start + stream.read(limit + 1), "stdin", "-", limit)


def _chain(first: bytes, stream: BinaryIO) -> BinaryIO:
    """Put a first line back before a stream."""
    return _Chained(first, stream)  # type: ignore[return-value]


class _Chained:
    """A stream with its first line read already; only `readline` is there."""

    def __init__(self, first: bytes, stream: BinaryIO) -> None:
        self._first, self._stream = io.BytesIO(first), stream

    def readline(self, size: int) -> bytes:
        return self._first.readline(size) or self._stream.readline(size)


def _source(content: bytes, name: str, source: str, limit: int) -> Source | Rejected:
    if len(content) > limit:
        return _too_large(source, None, limit)
    try:
        return Source(report_id=name, text=decode(content), source=source)
    except InputError as error:
        reason, _, advice = str(error).rpartition("; ")
        return Rejected(source=source, reason=reason, advice=advice)


def _lines(path: Path, limit: int) -> Iterator[Source | Rejected]:
    try:
        with path.open("rb") as stream:
            yield from _objects(stream, shown(path), limit)
    except OSError as error:
        yield _unreadable(path, error)


def _objects(stream: BinaryIO, source: str, limit: int) -> Iterator[Source | Rejected]:
    """Read one JSON object a line; a bad line is set aside alone."""
    number = count = 0
    while line := stream.readline(limit + 1):
        number += 1
        where = f"{source}:{number}"
        if len(line) > limit and not line.endswith(b"\n"):
            while (rest := stream.readline(1_000_000)) and not rest.endswith(b"\n"):
                pass
            count += 1
            yield _too_large(where, None, limit)
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            count += 1
            yield _object(line, where)
    if count == 0:
        yield Rejected(source=source, reason="the file is empty", advice="give one JSON object a line with id and text")


def _object(line: bytes, where: str) -> Source | Rejected:
    try:
        fields: Any = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Rejected(source=where, reason="wrong encoding: JSON lines must be UTF-8", advice="save the file again in UTF-8")
    except (ValueError, RecursionError) as error:
        return Rejected(source=where, reason=f"not a JSON object ({error})", advice="write one object a line with id and text")
    if not isinstance(fields, dict):
        return Rejected(source=where, reason="not a JSON object", advice="write one object a line with id and text")
    for name in _FIELDS:
        if fields.get(name) is not None and not isinstance(fields[name], str):
            return Rejected(
                source=where, reason=f"{name!r} is not a string", advice=f"write {name!r} in quotation marks or leave it out"
            )
    if not fields.get("id"):
        return Rejected(source=where, reason="there is no 'id'", advice="give each report an id")
    if not (fields.get("text") or "").strip():
        return Rejected(source=where, reason=f"report {fields['id']!r} has no 'text'", advice="give the text of the report")
    return Source(
        report_id=fields["id"],
        text=fields["text"],
        source=where,
        published=fields.get("published") or None,
        outlet=fields.get("outlet") or None,
        title=fields.get("title") or None,
    )


def _too_large(source: str, size: int | None, limit: int) -> Rejected:
    known = f"{size / 1_000_000:.1f} MB" if size is not None else f"more than {limit / 1_000_000:.1f} MB"
    return Rejected(
        source=source,
        reason=f"too large for one report: {known}, the limit is {limit / 1_000_000:.1f} MB",
        advice="split it into one file a report, or give JSON lines",
    )


def _unreadable(path: Path, error: OSError) -> Rejected:
    reason = f"cannot be read ({error.strerror or error})"
    return Rejected(source=shown(path), reason=reason, advice="check that it is a file and that you may read it")


__all__ = ["DEFAULT_LIMIT", "Rejected", "Source", "notices_of", "read_reports", "read_sources", "report_of"]
