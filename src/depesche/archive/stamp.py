"""Takes the installed package, gives a stamp that changes whenever the code, words or weights that make readings change."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import depesche
from depesche.reading.reader import extractor

_PACKAGES = ("intake", "language", "model", "reading")
_TEXTS = (".py", ".yaml")


def reader_stamp() -> str:
    """Give the extractor and a digest of what it is made of.

    The version alone would leave readings of yesterday's rules in an archive wherever Depesche runs from a working copy.
    """
    return f"{extractor()} {package_digest()}"


@cache
def package_digest() -> str:
    """Give the digest of all that makes readings."""
    root = Path(depesche.__file__).parent
    digest = hashlib.sha256()
    for package in _PACKAGES:
        for path in sorted((root / package).rglob("*")):
            if "__pycache__" in path.parts or not path.is_file():
                continue
            digest.update(f"{path.relative_to(root).as_posix()}\0{path.stat().st_size}\0".encode())
            if path.suffix in _TEXTS:  # weights are told apart by their size: they are large, and come with new code
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
