"""Takes a file packed with gzip, gives what is found in the file inside."""

from __future__ import annotations

import gzip
import zlib
from pathlib import PurePath
from typing import BinaryIO, cast

from depesche.intake.formats.opening import open_member
from depesche.intake.limits import ARCHIVE_DEPTH
from depesche.intake.source import Found, Member, Options


def read_gzip(member: Member, options: Options) -> Found:
    """Unpack while reading; the limits of the kind inside hold for what is unpacked."""
    if member.depth >= ARCHIVE_DEPTH:
        yield member.rejected(
            f"archives stand in each other more than {ARCHIVE_DEPTH} deep", "unpack the inner one and give that"
        )
        return
    inner = PurePath(member.source.rpartition("!")[2]).with_suffix("")
    try:
        with gzip.GzipFile(fileobj=member.stream) as stream:
            yield from open_member(member.with_stream(cast(BinaryIO, stream), suffix=inner.suffix.lower()), options)
    except (OSError, EOFError, zlib.error) as error:
        yield member.rejected(f"the gzip archive is broken ({error})", "fetch or pack it again; what stands before is read")
