"""Takes paths of files and folders, gives the files that may hold reports, in order, with a name for each."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from depesche.errors import InputError
from depesche.intake.addresses import is_address

READ_SUFFIXES = (
    *(".txt", ".text", ".md", ".markdown"),
    *(".html", ".htm", ".xhtml", ".mhtml", ".mht", ".pdf", ".eml"),
    *(".jsonl", ".ndjson", ".json", ".csv", ".tsv"),
    *(".xml", ".rss", ".atom", ".rdf"),
    *(".warc", ".gz", ".zip"),
)
"""Files of a folder that are read."""
MANY_SUFFIXES = (".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".xml", ".rss", ".atom", ".rdf", ".warc", ".zip", ".opml")
"""Files that may hold any number of reports, each with a name of its own."""
LATER_SUFFIXES = (".docx", ".doc", ".odt", ".rtf", ".epub", ".opml")
"""Files of a folder in a form that is not read, or that lead to the web: set aside by name; others are passed over."""
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


def rejected_by(source: str, error: InputError) -> Rejected:
    """Set a source aside by an error whose message is "what is wrong; what to do"."""
    reason, _, advice = str(error).rpartition("; ")
    return Rejected(source=source, reason=reason, advice=advice)


def suffix_of(path: Path) -> str:
    """Give the suffix that tells the kind of a file, in lower case; of a packed one that of the file inside."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    return suffixes[-2] if len(suffixes) > 1 and suffixes[-1] == ".gz" else (suffixes or [""])[-1]


def holds_many(path: Path) -> bool:
    """Say whether a file may hold any number of reports."""
    return suffix_of(path) in MANY_SUFFIXES


def shown(path: str | Path) -> str:
    """Write a path as text; bytes of its name that are not UTF-8 are written as `\\xe4`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def files_of(paths: Iterable[str | Path]) -> Iterator[Path | str | Rejected | None]:
    """List the files of paths and folders and the addresses, in order; `None` stands for standard input. No file twice."""
    seen: set[str] = set()
    for given in paths:
        if str(given) == "-":
            yield None
            continue
        if isinstance(given, str) and is_address(given):
            if given not in seen:
                seen.add(given)
                yield given
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
            elif suffix in READ_SUFFIXES and (path.is_file() or entry.is_symlink()):
                count += 1
                yield path
            elif suffix in LATER_SUFFIXES:
                problems += 1
                yield _not_read(path, suffix)
        waiting.extend(reversed(folders))
    if count == 0 and problems == 0:
        yield Rejected(
            source=shown(folder),
            reason="the folder holds no reports",
            advice="put files in it that hold reports: text, web pages, PDF, mails, tables, archives",
        )


def _not_read(path: Path, suffix: str) -> Rejected:
    if suffix == ".opml":
        advice = "give it by itself, or watch it: `depesche watch FILE`"
        return Rejected(source=shown(path), reason="it names feeds of the web, and a folder does not lead there", advice=advice)
    advice = "save it as PDF, or copy the text of the report into a .txt file"
    return Rejected(source=shown(path), reason=f"{suffix} files are not read", advice=advice)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def names_of(paths: Sequence[Path]) -> dict[Path, str]:
    """Name each file by its stem; doubled stems get their suffix within one folder, else the folders above them."""
    stems = {path: stem_of(path) for path in paths}
    twins = Counter((path.parent, stem) for path, stem in stems.items())
    leaves = {path: shown(path.name if twins[path.parent, stem] > 1 else stem) for path, stem in stems.items()}
    counts = Counter(stems.values())
    names = {path: leaves[path] if counts[stem] == twins[path.parent, stem] else "" for path, stem in stems.items()}
    depth = 0
    while doubled := [path for path, name in names.items() if not name]:
        depth += 1
        longer = {path: "/".join((*map(shown, _folders(path)[-depth:]), leaves[path])) for path in doubled}
        again = Counter(longer.values())
        for path, name in longer.items():
            if again[name] == 1 or depth > len(path.parts):
                names[path] = name
    return names


def stem_of(path: Path) -> str:
    """Give the name of a file without its suffix, and without ".gz" behind it."""
    return Path(path.stem).stem if path.suffix.lower() == ".gz" else path.stem


def _folders(path: Path) -> tuple[str, ...]:
    """The folders above a file, from the top; a file named without its folder stands in the working folder."""
    return tuple(part for part in path.absolute().parent.parts if part != path.anchor and part != "/")
