"""Takes JSON lines or a JSON file, gives its reports one by one; a bad line is set aside alone."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from depesche.intake.formats.fields import source_of
from depesche.intake.limits import BAD_IN_A_ROW, JSON_BYTES
from depesche.intake.paths import Rejected
from depesche.intake.source import Found, Member, Options, Source, too_large

_DECODER = json.JSONDecoder()
_CHUNK = 65_536
_WINDOWS = "depesche.windows"
_SPACE = " \t\r\n"


def read_lines(member: Member, options: Options) -> Found:
    """Read one JSON object a line."""
    number = count = bad = 0
    while line := member.stream.readline(options.limit + 1):
        number += 1
        where = f"{member.source}:{number}"
        bad += 1
        if bad > BAD_IN_A_ROW:
            yield member.rejected(
                f"{BAD_IN_A_ROW:,} lines in a row are no reports", "the rest of the file is not read: check what it is"
            )
            return
        if len(line) > options.limit and not line.endswith(b"\n"):
            while (rest := member.stream.readline(1_000_000)) and not rest.endswith(b"\n"):
                pass
            count += 1
            yield too_large(where, None, options.limit)
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            count += 1
            found = _line(line, where, member, options)
            bad = 0 if isinstance(found, Source) else bad
            yield found
    if count == 0:
        yield member.rejected("the file is empty", "give one JSON object a line with id and text")


def read_json(member: Member, options: Options) -> Found:
    """Read a JSON file: a list of objects piece by piece; else an object that is a report, or that holds a list of them."""
    words = _text(member.stream)
    start = ""
    while not start and (piece := next(words, "")):
        start = piece.lstrip(_SPACE + "\ufeff")
    if start.startswith("["):
        yield from _list(start[1:], words, member, options)
        return
    pieces, size = [start], len(start)
    for piece in words:
        pieces.append(piece)
        size += len(piece)
        if size > JSON_BYTES:
            yield too_large(member.source, None, JSON_BYTES)
            return
    try:
        whole: Any = json.loads("".join(pieces))
    except (ValueError, RecursionError) as error:
        yield member.rejected(f"not JSON ({_short(error)})", "check that the file is whole")
        return
    column = options.columns.get("text", "text")
    for number, row in enumerate(_rows(whole, column), 1):
        yield _row(row, f"{member.source}:{number}", member, options)


def _rows(whole: Any, column: str) -> list[Any]:
    """Find the reports in an object: itself where it has the column, else the longest list of objects in or below it."""
    if not isinstance(whole, dict) or column.partition(".")[0] in whole:
        return [whole]
    values = list(whole.values())
    lists = [value for value in values if isinstance(value, list)]
    lists += [value for inner in values if isinstance(inner, dict) for value in inner.values() if isinstance(value, list)]
    lists = [rows for rows in lists if any(isinstance(row, dict) for row in rows)]
    return max(lists, key=len) if lists else [whole]


def _list(buffer: str, words: Iterator[str], member: Member, options: Options) -> Found:
    """Read the elements of a list one by one; the buffer never holds more than one element and a chunk."""
    number = bad = 0
    ended = False
    wanted = _CHUNK
    while True:
        buffer = buffer.lstrip(_SPACE + ",")
        if buffer.startswith("]"):
            break
        try:
            row, end = _DECODER.raw_decode(buffer)
            if end == len(buffer) and not ended:
                raise json.JSONDecodeError("more may follow", buffer, end)
        except (ValueError, RecursionError) as error:
            if isinstance(error, RecursionError) or ended or len(buffer) > 2 * options.limit:
                reason = f"not JSON from element {number + 1} on ({_short(error)})"
                yield member.rejected(reason, "what stands before it is read; mend it, or give JSON lines")
                return
            # Ever more at a time: an element of a million signs is tried a few times, not a hundred.
            size = len(buffer)
            while len(buffer) - size < wanted and not ended:
                piece = next(words, "")
                buffer += piece
                ended = not piece
            wanted *= 2
            continue
        number += 1
        wanted = _CHUNK
        buffer = buffer[end:]
        found = _row(row, f"{member.source}:{number}", member, options)
        bad = 0 if isinstance(found, Source) else bad + 1
        yield found
        if bad > BAD_IN_A_ROW:
            yield member.rejected(f"{BAD_IN_A_ROW:,} elements in a row are no reports", "the rest is not read: check what it is")
            return
    if number == 0:
        yield member.rejected("the list is empty", "give a list of objects with id and text")


def _line(line: bytes, where: str, member: Member, options: Options) -> Source | Rejected:
    try:
        row: Any = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Rejected(source=where, reason="wrong encoding: JSON lines must be UTF-8", advice="save the file again in UTF-8")
    except (ValueError, RecursionError) as error:
        advice = "write one object a line with id and text"
        return Rejected(source=where, reason=f"not a JSON object ({_short(error)})", advice=advice)
    return _row(row, where, member, options)


def _row(row: Any, where: str, member: Member, options: Options) -> Source | Rejected:
    if not isinstance(row, dict):
        return Rejected(source=where, reason="not a JSON object", advice="write one object a line with id and text")
    return source_of(row, where=where, prefix=member.name, options=options)


def _text(stream: BinaryIO) -> Iterator[str]:
    """Decode UTF-8 (or UTF-16 with a mark) piece by piece; a byte that is neither is read as Windows-1252."""
    first = stream.read(_CHUNK)
    marked = first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    decoder = codecs.getincrementaldecoder("utf-16" if marked else "utf-8-sig")("replace" if marked else _WINDOWS)
    piece = first
    while piece:
        if text := decoder.decode(piece):
            yield text
        piece = stream.read(_CHUNK)
    if rest := decoder.decode(b"", final=True):
        yield rest


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes at which the decoding of UTF-8 stopped as Windows-1252."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("windows-1252", "replace"), error.end


codecs.register_error(_WINDOWS, _as_windows)


def _short(error: Exception) -> str:
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error)[:100]
