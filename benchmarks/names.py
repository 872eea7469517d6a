"""Takes GermEval 2014 files, gives strict precision, recall and F1 of the model's names, outer level.

usage: python -m benchmarks.names --data FILE_OR_FOLDER [--weights FILE] [--json]

A name counts when its first and last word and its class are right. `official` has the twelve classes of the task (PER, LOC,
ORG, OTH, each also with deriv and part), `merged` only the four plain classes, deriv and part left out on both sides.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from depesche.language.encoder import Encoder

Row = tuple[str, str]


def files_in(data: Path) -> list[Path]:
    """The file itself, or every GermEval file of a folder that is not for training; raises SystemExit without one."""
    if data.is_file():
        return [data]
    found = [path for path in sorted(data.rglob("germeval2014-*.tsv")) if "train" not in path.name]
    if not found:
        raise SystemExit(f"{data}: no germeval2014-*.tsv to measure on")
    return found


def sentences(path: Path) -> Iterator[list[Row]]:
    """Words with their outer labels."""
    rows: list[Row] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        fields = line.split("\t")
        if line.strip() and not line.startswith("#"):
            # The task's own files begin each line with a number.
            offset = 1 if fields[0].isdigit() and len(fields) > 3 else 0
            rows.append((fields[offset], fields[offset + 1]))
        elif rows:
            yield rows
            rows = []


def spans(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    """First word, word after the last, class, of every name in BIO labels."""
    found: set[tuple[int, int, str]] = set()
    start, kind = 0, ""
    for at, label in enumerate([*labels, "O"]):
        if kind and label != "I-" + kind:
            found.add((start, at, kind))
            kind = ""
        if label.startswith("B-") or (label.startswith("I-") and not kind):
            start, kind = at, label[2:]
    return found


def f1(hits: int, given: int, wanted: int) -> dict[str, float]:
    """Precision, recall, F1 and the number wanted."""
    precision, recall = hits / max(1, given), hits / max(1, wanted)
    score = 2 * precision * recall / max(1e-9, precision + recall)
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(score, 4), "gold": wanted}


def measure(encoder: Encoder, gold: Sequence[Sequence[Row]]) -> dict[str, dict[str, float]]:
    """Scores by class, and over all."""
    hits: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for rows, analysed in zip(gold, encoder.analyse([[row[0] for row in rows] for rows in gold]), strict=True):
        theirs, ours = spans([row[1] for row in rows]), spans(analysed.name)
        hits.update(kind for _, _, kind in theirs & ours)
        given.update(kind for _, _, kind in ours)
        wanted.update(kind for _, _, kind in theirs)
    plain = [kind for kind in wanted if not kind.endswith(("deriv", "part"))]
    scores = {
        "official": f1(hits.total(), given.total(), wanted.total()),
        "merged": f1(sum(hits[k] for k in plain), sum(given[k] for k in plain), sum(wanted[k] for k in plain)),
    }
    return scores | {kind: f1(hits[kind], given[kind], wanted[kind]) for kind in sorted(wanted)}


def main() -> None:
    """Measure every file, print a table or JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    encoder = Encoder.load(options.weights)
    scores = {path.name: measure(encoder, list(sentences(path))) for path in files_in(options.data)}
    if options.json:
        print(json.dumps({"weights": encoder.version, "names": scores}, ensure_ascii=False))
        return
    print(f"weights {encoder.version}")
    for name, table in scores.items():
        print(name)
        for kind, row in table.items():
            print(f"  {kind:10} P {row['precision']:.4f}  R {row['recall']:.4f}  F1 {row['f1']:.4f}  ({row['gold']})")


if __name__ == "__main__":
    main()
