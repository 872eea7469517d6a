"""Takes paths, gives the sources in them or why they were set aside.

STUB written by the archive helper so that the command line runs (22:15): the intake helper replaces all of it. The archive
and the commands use these names: Source(id, text, source, published, outlet, title), Rejected(source, reason),
read_sources(paths, *, published, outlet, title).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Decoded text of one report with what was given beside it."""

    id: str
    text: str
    source: str
    published: str | None = None
    outlet: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A source that was set aside, with the reason in words."""

    source: str
    reason: str


def read_sources(
    paths: Sequence[str | Path],
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
) -> Iterator[Source | Rejected]:
    """Give the sources one after the other."""
    for path in paths:
        if str(path) == "-":
            yield Source(id="stdin", text=sys.stdin.read(), source="-", published=published, outlet=outlet, title=title)
            continue
        path = Path(path)
        if not path.exists():
            yield Rejected(source=str(path), reason="there is no such file or folder: check the spelling")
            continue
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.suffix == ".jsonl":
                for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                    row = json.loads(line)
                    yield Source(
                        id=row.get("id") or f"{file.stem}-{number}",
                        text=row["text"],
                        source=f"{file}:{number}",
                        published=published or row.get("published"),
                        outlet=outlet or row.get("outlet"),
                        title=title or row.get("title"),
                    )
            elif file.suffix == ".txt":
                text = file.read_text(encoding="utf-8", errors="replace")
                yield Source(id=file.stem, text=text, source=str(file), published=published, outlet=outlet, title=title)
