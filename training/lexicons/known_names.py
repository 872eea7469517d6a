"""Takes GermEval 2014's training part (CC BY 4.0), gives `known_names.yaml`: how its names and their words are used.

usage: python -m training.lexicons.known_names GERMEVAL_TRAIN.tsv OUT.yaml

Counted are the names (with their class), the words within longer names (`in`) and the same words outside names (`O`); of more
than nine uses the shares are kept in ninths. Texts of forty or more characters are left out, as are words that are no name
anywhere.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from benchmarks.names import sentences, spans

from depesche.language.known_names import INSIDE, NONE

LONGEST = 39
MOST = 9
WIDTH = 150


def count(path: Path) -> dict[str, Counter[str]]:
    """Uses by text."""
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    for rows in sentences(path):
        words = [form for form, _ in rows]
        names = spans([label for _, label in rows])
        within: dict[int, str] = {}
        for first, end, kind in names:
            uses[" ".join(words[first:end])][kind] += 1
            within |= dict.fromkeys(range(first, end), INSIDE if end - first > 1 else "")
        for at, form in enumerate(words):
            if within.get(at, NONE):
                uses[form][within.get(at, NONE)] += 1
    return uses


def signature(uses: Counter[str]) -> str:
    """The uses as the key of the file: "LOC 3, O 1"."""
    whole = sum(uses.values())
    scaled = {kind: number if whole <= MOST else round(MOST * number / whole) for kind, number in uses.items()}
    return ", ".join(f"{kind} {number}" for kind, number in sorted(scaled.items()) if number)


def main() -> None:
    """Build the file."""
    source, out = Path(sys.argv[1]), Path(sys.argv[2])
    texts: dict[str, list[str]] = defaultdict(list)
    for text, uses in count(source).items():
        clean = unicodedata.normalize("NFC", text)
        if set(uses) != {NONE} and len(text) <= LONGEST and clean == text and clean.isprintable() and ";" not in clean:
            texts[signature(uses)].append(text)
    lines = [
        "# Names and their words with the uses counted in the training part of GermEval 2014 (Benikova, Biemann, Reznicek 2014,",
        "# CC BY 4.0), built by training/lexicons/known_names.py.",
        "# Key: how often a name of which class, within a longer name (in), no name (O).",
    ]
    for key in sorted(texts):
        lines.append(f'"{key}": >-')
        line = " "
        for text in sorted(texts[key]):
            if len(line) + len(text) > WIDTH:
                lines.append(line)
                line = " "
            line += f" {text};"
        lines.append(line.rstrip(";"))
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
