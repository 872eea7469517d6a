"""Takes paths of files and folders, gives the files that may hold reports, in order, with a name for each."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

TEXT_SUFFIXES = (".txt", ".text", ".md", ".markdown")
LINE_SUFFIXES = (".jsonl", ".ndjson")
LATER_SUFFIXES = (
    ".html",
    ".htm",
    ".mhtml",
    ".pdf",
    ".docx",
    ".doc",
    ".odt",
    ".rtf",
    ".eml",
    ".warc",
    ".gz",
    ".zip",
    ".xml",
    ".rss",
)
"""Files in a folder that hold reports in a form that cannot be read yet: these are set aside by name, others are passed over."""
ABOUT_FOLDERS = ("readme", "license", "licence", "changelog", "contributing")
"""Stems of files that say something of the folder in which they stand: passed over there, and read when they are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A source that was set aside.

    Attributes:
        source: path, `path:line` or `-`.
        reason: what is wrong with it.
        advice: what to do.
    """

    source: str
    reason: str
    advice: str

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}; {self.advice}"


def shown(path: str | Path) -> str:
    """Write a path as text; bytes of its name that are not UTF-8 are written as `\\xe4`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def files_of(paths: Iterable[str | Path]) -> Iterator[Path | Rejected | None]:
    """List the files of paths and folders, in order; `None` stands for standard input. No file twice."""
    seen: set[str] = set()
    for given in paths:
        if str(given) == "-":
            yield None
            continue
        path = Path(given)
        try:
            mode = path.stat().st_mode
        except FileNotFoundError:
            reason = "the link leads nowhere" if path.is_symlink() else "there is no such file or folder"
            yield Rejected(source=shown(path), reason=reason, advice="check the path")
            continue
        except OSError as error:
            yield Rejected(
                source=shown(path), reason=f"cannot be opened ({error.strerror})", advice="check the path and its rights"
            )
            continue
        for entry in _folder(path) if stat.S_ISDIR(mode) else (path,):
            real = os.path.realpath(entry) if isinstance(entry, Path) else ""
            if real in seen:
                continue
            if real:
                seen.add(real)
            yield entry


def _folder(folder: Path) -> Iterator[Path | Rejected]:
    """List the readable files of a folder and its folders, by name; no folder is entered twice (a link to itself)."""
    count, problems = 0, 0
    visited: set[tuple[int, int]] = set()
    waiting: list[Path] = [folder]
    while waiting:
        here = waiting.pop()
        try:
            status = here.stat()
            if (status.st_dev, status.st_ino) in visited:
                continue
            visited.add((status.st_dev, status.st_ino))
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as error:
            problems += 1
            reason = f"the folder cannot be opened ({error.strerror})"
            yield Rejected(source=shown(here), reason=reason, advice="check its rights")
            continue
        folders: list[Path] = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = here / entry.name
            suffix = path.suffix.lower()
            if _is_folder(entry):
                folders.append(path)
            elif path.stem.lower() in ABOUT_FOLDERS:
                continue
            elif suffix in TEXT_SUFFIXES + LINE_SUFFIXES and (path.is_file() or entry.is_symlink()):
                count += 1
                yield path
            elif suffix in LATER_SUFFIXES:
                problems += 1
                yield Rejected(
                    source=shown(path),
                    reason=f"{suffix} files are not read yet",
                    advice="copy the text of the report into a .txt file",
                )
        waiting.extend(reversed(folders))
    if count == 0 and problems == 0:
        yield Rejected(
            source=shown(folder),
            reason="the folder holds no reports",
            advice="put .txt or .md files in it, one report a file, or .jsonl, one report a line",
        )


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def names_of(paths: Sequence[Path]) -> dict[Path, str]:
    """Name each file by its stem; doubled stems get their suffix within one folder, else the folders above them."""
    twins = Counter((path.parent, path.stem) for path in paths)
    leaves = {path: shown(path.name if twins[path.parent, path.stem] > 1 else path.stem) for path in paths}
    counts = Counter(path.stem for path in paths)
    names = {path: leaves[path] if counts[path.stem] == twins[path.parent, path.stem] else "" for path in paths}
    depth = 0
    while doubled := [path for path, name in names.items() if not name]:
        depth += 1
        longer = {path: "/".join((*map(shown, _folders(path)[-depth:]), leaves[path])) for path in doubled}
        again = Counter(longer.values())
        for path, name in longer.items():
            if again[name] == 1 or depth > len(path.parts):
                names[path] = name
    return names


def _folders(path: Path) -> tuple[str, ...]:
    """The folders above a file, from the top; a file named without its folder stands in the working folder."""
    return tuple(part for part in path.absolute().parent.parts if part != path.anchor and part != "/")
