"""Takes a CSV table with a line of column names, gives a report a row; a bad row is set aside alone."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from depesche.intake.formats.chained import Chained
from depesche.intake.formats.fields import FIELDS, source_of
from depesche.intake.limits import BAD_IN_A_ROW, JSON_BYTES
from depesche.intake.paths import Rejected
from depesche.intake.source import Found, Member, Options, Source, too_large

_SEPARATORS = ",;\t|"


class _TooLongError(Exception):
    """A row, or a line, is longer than the limit."""


class _Lines:
    """The lines of a table, decoded; counts what went into the present row, as an open quotation mark would swallow the rest.

    Attributes:
        number: lines read so far.
        size: signs since the row began; set to 0 by the reader of the table when a row is complete.
    """

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self.number = self.size = 0
        self._stream, self._limit = stream, limit

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._stream.readline(self._limit + 1)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) > self._limit and not line.endswith(b"\n"):
            while (rest := self._stream.readline(1_000_000)) and not rest.endswith(b"\n"):
                pass
            raise _TooLongError
        self.size += len(line)
        if self.size > self._limit:
            raise _TooLongError
        return _decoded(line, first=self.number == 1)


def read_table(member: Member, options: Options) -> Found:
    """Read CSV, parted by comma, semicolon, tab or bar; UTF-8, lines that are not in Windows-1252, or UTF-16 with a mark."""
    # The module keeps one limit for the whole process, lower than that of a report.
    csv.field_size_limit(max(csv.field_size_limit(), options.limit))
    stream = _as_utf_8(member)
    if isinstance(stream, Rejected):
        yield stream
        return
    lines = _Lines(stream, options.limit)
    try:
        head = next(lines, "")
    except _TooLongError:
        yield member.rejected("the first line is longer than a line of column names", "give the names of the columns first")
        return
    if not head.strip():
        yield member.rejected("the file is empty", "give a table with a line of column names")
        return
    separator = max(_SEPARATORS, key=head.count)
    columns = [name.strip() for name in next(csv.reader([head.replace("\r", " ")], delimiter=separator))]
    if problem := _missing(columns, options):
        yield member.rejected(*problem)
        return
    rows = csv.reader(lines, delimiter=separator)
    wanted = _folded(columns, options)
    count = bad = 0
    while True:
        bad += 1
        if bad > BAD_IN_A_ROW:
            yield member.rejected(
                f"{BAD_IN_A_ROW:,} rows in a row are no reports", "the rest of the table is not read: check what it is"
            )
            return
        lines.size, where = 0, f"{member.source}:{lines.number + 1}"
        try:
            row = next(rows)
        except StopIteration:
            break
        except _TooLongError:
            yield too_large(where, None, options.limit)
            count += 1
            continue
        except csv.Error as error:
            yield Rejected(source=where, reason=f"not a row of a table ({error})", advice="mend the row, or leave it out")
            count += 1
            continue
        if any(value.strip() for value in row):
            count += 1
            fields = dict(zip(wanted, row, strict=False))
            found = source_of(fields, where=where, prefix=member.name, options=options, loose_dates=True)
            bad = 0 if isinstance(found, Source) else bad
            yield found
    if count == 0:
        yield member.rejected("the table has no rows", "give one report a row below the names of the columns")


def _missing(columns: list[str], options: Options) -> tuple[str, str] | None:
    """Say which column is not there."""
    known = {name.casefold() for name in columns}
    for field, column in (("text", "text"), *options.columns.items()):
        wanted = options.columns.get(field, column)
        if wanted.casefold() not in known:
            listing = ", ".join(columns[:20])[:300]
            return f"there is no column {wanted!r}", f"the columns are {listing}: name the right one with --map {field}=COLUMN"
    return None


def _folded(columns: list[str], options: Options) -> list[str]:
    """Give the columns under the names by which they are looked up: "Text" is `text`."""
    wanted = {name.casefold(): name for name in (*FIELDS, *options.columns.values())}
    return [name if name in options.columns.values() else wanted.get(name.casefold(), name) for name in columns]


def _as_utf_8(member: Member) -> BinaryIO | Rejected:
    """Give the table as bytes that can be cut into lines: UTF-16 is decoded as a whole."""
    first = member.stream.read(2)
    stream = io.BufferedReader(Chained(first, member.stream))
    if first not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return stream
    content = member.with_stream(stream, suffix=member.suffix).content(JSON_BYTES)
    return content if isinstance(content, Rejected) else io.BytesIO(content.decode("utf-16", "replace").encode())


def _decoded(line: bytes, *, first: bool) -> str:
    try:
        text = line.decode("utf-8-sig" if first else "utf-8")
    except UnicodeDecodeError:
        text = line.decode("windows-1252", "replace")
    return text.replace("\0", "")
