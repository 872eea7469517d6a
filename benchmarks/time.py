"""Takes a folder of TimeML files, gives the score of our times against theirs, and HeidelTime's beside it.

usage: python -m benchmarks.time --data PATH [--json] [--misses N] [--plain]

PATH is a `.tml` file (TimeML, `TIMEX3` marks), a corpus of them or the folder of several; a file's day of publication is its DCT.
Where a folder `NAME_heideltime` lies beside the corpus `NAME`, its marks are scored in the same way. Counted are marks that
hold words; strict: same begin and end; relaxed: at least one character in common, each mark used once. Our marks follow the
three conventions of KRAUTS that stand in `times_marking.yaml`; with --plain they are the times of the readings as they are.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from depesche.language.sentences import sentences_of
from depesche.reading.time.timeml import marks_of
from depesche.reading.time.times import find_times

_DCT = re.compile(r'<TIMEX3[^>]*functionInDocument="CREATION_TIME"[^>]*>')
_TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_PIECE = re.compile(r"<TIMEX3([^>]*?)(/?)>|(</TIMEX3>)|<[^>]+>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
METRICS = ("span_strict", "span_relaxed", "span_value", "span_type")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A time marked in a text: code points `start:end`, TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A TimeML file: its text without marks, its day of publication, its marks in order."""

    text: str
    published: str | None
    marks: tuple[Mark, ...]


def read_timeml(path: Path) -> Marked:
    """Read a TimeML file; marks without words are left out.

    Raises:
        ValueError: when the file has no `TEXT`.
    """
    source = path.read_text(encoding="utf-8")
    body = _TEXT.search(source)
    if body is None:
        raise ValueError(f"{path}: no TEXT element")
    created = _DCT.search(source)
    published = dict(_ATTRIBUTE.findall(created.group()))["value"][:10] if created else None
    parts: list[str] = []
    open_marks: list[tuple[int, dict[str, str]]] = []
    marks: list[Mark] = []
    length = place = 0
    for piece in _PIECE.finditer(body[1]):
        plain = unescape(body[1][place : piece.start()])
        parts.append(plain)
        length += len(plain)
        place = piece.end()
        if piece[3] and open_marks:
            start, attributes = open_marks.pop()
            if length > start:
                marks.append(
                    Mark(
                        start=start,
                        end=length,
                        type=attributes.get("type", ""),
                        value=attributes.get("value", "").strip(),
                        quote="".join(parts)[start:length],
                    )
                )
        elif piece[1] is not None and not piece[2]:
            open_marks.append((length, dict(_ATTRIBUTE.findall(piece[1]))))
    parts.append(unescape(body[1][place:]))
    return Marked(text="".join(parts), published=published, marks=tuple(sorted(marks, key=lambda mark: mark.start)))


def our_marks(gold: Marked, *, plain: bool = False) -> tuple[Mark, ...]:
    """Read the text of a file with our own grammar; `plain`: without the conventions of `times_marking.yaml`."""
    times = find_times(sentences_of(gold.text), gold.published)
    return tuple(
        Mark(start=mark.span.start, end=mark.span.end, type=mark.type, value=mark.value or "", quote=mark.span.quote)
        for mark in (times if plain else marks_of(times))
    )


def counts_of(gold: Sequence[Mark], system: Sequence[Mark]) -> Counter[str]:
    """Count the hits of one text for each metric, and the marks on both sides."""
    exact = {(mark.start, mark.end): mark for mark in system}
    counts = Counter(gold=len(gold), system=len(system))
    for mark in gold:
        same = exact.get((mark.start, mark.end))
        if same:
            counts["span_strict"] += 1
            counts["span_value"] += same.value == mark.value
            counts["span_type"] += same.type == mark.type
    free = list(system)
    for mark in gold:
        touching = next((other for other in free if other.start < mark.end and mark.start < other.end), None)
        if touching:
            free.remove(touching)
            counts["span_relaxed"] += 1
    return counts


def scores_of(counts: Counter[str]) -> dict[str, float]:
    """Give F1 for each metric."""
    both = counts["gold"] + counts["system"]
    return {name: round(2 * counts[name] / both, 4) if both else 0.0 for name in METRICS}


def corpora_of(data: Path) -> Iterator[Path]:
    """Give the corpus folders under a folder, or the folder or file itself.

    Raises:
        SystemExit: when there is no `.tml` file.
    """
    if data.is_file():
        yield data
        return
    if any(data.glob("*.tml")):
        yield data
        return
    found = [
        folder for folder in sorted(data.glob("*")) if folder.is_dir() and "_" not in folder.name and any(folder.glob("*.tml"))
    ]
    if not found:
        raise SystemExit(f"{data}: no .tml files here or one folder below")
    yield from found


def main() -> None:
    """Read, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", type=int, default=0, help="print so many kinds of misses")
    parser.add_argument("--plain", action="store_true", help="without the conventions of the marked texts")
    arguments = parser.parse_args()
    table: dict[str, dict[str, dict[str, float]]] = {}
    misses: Counter[str] = Counter()
    for corpus in corpora_of(arguments.data):
        ours, theirs = Counter[str](), Counter[str]()
        folder = corpus.parent if corpus.is_file() else corpus
        rival = folder.parent / f"{folder.name}_heideltime"
        seconds = 0.0
        for path in [corpus] if corpus.is_file() else sorted(corpus.glob("*.tml")):
            gold = read_timeml(path)
            begin = time.perf_counter()
            found = our_marks(gold, plain=arguments.plain)
            seconds += time.perf_counter() - begin
            ours += counts_of(gold.marks, found)
            misses += miss_kinds(gold.marks, found)
            other = next(
                (rival / name for name in (path.name, f"{path.stem}.txt.tml", f"{path.name}.tml") if (rival / name).is_file()),
                None,
            )
            if other:
                theirs += counts_of(gold.marks, read_timeml(other).marks)
        table[corpus.name] = {"depesche": scores_of(ours) | {"marks": ours["gold"], "seconds": round(seconds, 2)}}
        if theirs:
            table[corpus.name]["heideltime"] = scores_of(theirs) | {"marks": theirs["gold"]}
    if arguments.json:
        json.dump(table, sys.stdout, indent=2)
        print()
        return
    print(f"{'corpus':24} {'system':12}" + "".join(f"{name:>14}" for name in METRICS))
    for name, rows in table.items():
        for system, row in rows.items():
            print(f"{name:24} {system:12}" + "".join(f"{row[metric]:14.3f}" for metric in METRICS))
    for kind, count in misses.most_common(arguments.misses):
        print(f"{count:5} {kind}")


def miss_kinds(gold: Sequence[Mark], system: Sequence[Mark]) -> Counter[str]:
    """Sort the misses by the words of the mark with figures masked, without their text around."""
    kinds: Counter[str] = Counter()

    def mask(mark: Mark) -> str:
        return re.sub(r"\d", "9", f"{mark.quote} {mark.type} {mark.value}")

    exact = {(mark.start, mark.end): mark for mark in system}
    for mark in gold:
        same = exact.get((mark.start, mark.end))
        touching = next((other for other in system if other.start < mark.end and mark.start < other.end), None)
        if same is None:
            kinds[f"span   {mask(mark)} <> {mask(touching)}" if touching else f"absent {mask(mark)}"] += 1
        elif same.value != mark.value:
            kinds[f"value  {mask(mark)} <> {same.value if mark.value[:1] == 'P' else mask(same)}"] += 1
    for mark in system:
        if not any(other.start < mark.end and mark.start < other.end for other in gold):
            kinds[f"extra  {mask(mark)}"] += 1
    return kinds


if __name__ == "__main__":
    main()
