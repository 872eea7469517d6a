"""Takes a ZIP archive, gives what is found in its members, read one at a time and never unpacked to disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from depesche.intake.formats.opening import open_member
from depesche.intake.limits import ARCHIVE_DEPTH, MEGABYTE, ZIP_HELD, ZIP_MEMBERS, ZIP_RATIO
from depesche.intake.paths import ABOUT_FOLDERS, READ_SUFFIXES, Rejected
from depesche.intake.source import Found, Member, Options

_OFFICE = ("[Content_Types].xml", "mimetype")
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)


def read_zip(member: Member, options: Options) -> Found:
    """Read the members of kinds that hold reports, in the order of their names; others are passed over, as in a folder."""
    if member.depth >= ARCHIVE_DEPTH:
        yield member.rejected(
            f"archives stand in each other more than {ARCHIVE_DEPTH} deep", "unpack the inner one and give that"
        )
        return
    stream = _seekable(member)
    if isinstance(stream, Rejected):
        yield stream
        return
    try:
        with zipfile.ZipFile(stream) as archive:
            yield from _members(archive, member, options)
    except _BROKEN as error:
        yield member.rejected(f"the ZIP archive is broken ({error})", "fetch or pack it again")


def _seekable(member: Member) -> BinaryIO | Rejected:
    """Give the archive as a stream in which one can go back, as its list of members stands at its end.

    A file is used as it is; what comes from inside another archive, or from a pipe, is held in memory.
    """
    if member.depth == 0 and member.file is not None:
        member.file.seek(0)
        return member.file
    content = member.content(ZIP_HELD)
    if isinstance(content, Rejected):
        return member.rejected(f"{content.reason} (for an archive that is no file)", "unpack it, and give the files")
    return io.BytesIO(content)


def _members(archive: zipfile.ZipFile, member: Member, options: Options) -> Found:
    entries = archive.infolist()
    names = {entry.filename for entry in entries[:10]}
    if any(name in names for name in _OFFICE):
        yield member.rejected("this is an office file, which is not read", "save it as PDF or text")
        return
    if len(entries) > ZIP_MEMBERS:
        yield member.rejected(f"it has {len(entries):,} members, the limit is {ZIP_MEMBERS:,}", "split the archive")
        return
    wanted = sorted((entry for entry in entries if _holds_reports(entry)), key=lambda entry: entry.filename)
    stems = Counter(_stem(entry) for entry in wanted)
    seen: set[str] = set()
    for entry in wanted:
        name = _stem(entry) if stems[_stem(entry)] == 1 else _plain(entry.filename)
        source = f"{member.source}!{entry.filename}"
        inner = replace(
            member,
            name=f"{member.name}/{name}" if name else member.name,
            source=source,
            suffix=PurePosixPath(entry.filename).suffix.lower(),
            content_type=None,
            charset=None,
            url=None,
            file=None,
            depth=member.depth + 1,
        )
        if entry.filename in seen:
            yield inner.rejected("the archive has this member twice", "pack the archive again")
            continue
        seen.add(entry.filename)
        yield from _member(archive, entry, inner, options)
    if not wanted:
        yield member.rejected("the ZIP archive holds no reports", "pack files of the kinds that docs/intake.md names")


def _member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, member: Member, options: Options) -> Found:
    if entry.flag_bits & 1:
        yield member.rejected("it is locked with a password", "unpack the archive and give its folder")
        return
    try:
        with archive.open(entry) as stream:
            bounded = _Bounded(cast(BinaryIO, stream), entry)
            yield from open_member(replace(member, stream=cast(BinaryIO, io.BufferedReader(bounded))), options)
    except _BROKEN as error:
        yield member.rejected(f"cannot be unpacked ({error})", "pack the archive again")


class _Bounded(io.RawIOBase):
    """The bytes of a member, until they are so many more than the archive holds of it that it is a bomb."""

    def __init__(self, stream: BinaryIO, entry: zipfile.ZipInfo) -> None:
        super().__init__()
        self._stream, self._count = stream, 0
        self._limit = MEGABYTE + ZIP_RATIO * entry.compress_size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = self._stream.read(min(len(buffer), 65_536))
        self._count += len(piece)
        if self._count > self._limit:
            raise ValueError(f"it unfolds more than {ZIP_RATIO} times")
        buffer[: len(piece)] = piece
        return len(piece)


def _holds_reports(entry: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(entry.filename)
    hidden = any(part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in path.parts)
    return not entry.is_dir() and not hidden and path.stem.lower() not in ABOUT_FOLDERS and path.suffix.lower() in READ_SUFFIXES


def _stem(entry: zipfile.ZipInfo) -> str:
    plain = _plain(entry.filename)
    return plain.removesuffix(PurePosixPath(plain).suffix)


def _plain(path: str) -> str:
    """Give a path of an archive without steps that lead out of it: it becomes an id, nothing is written under it."""
    return "/".join(part for part in path.replace("\\", "/").split("/") if part not in ("", ".", ".."))
