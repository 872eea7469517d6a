"""Takes sentences with the mood of every finite verb, gives precision, recall and F1 of Konjunktiv I and II.

usage: python -m benchmarks.konjunktiv [--data FILE_OR_FOLDER] [--weights FILE] [--json] [--misses]

Without --data the project's own annotation (wikinews.tsv beside this file) is measured. Words are given as in the file.
`both` counts Konjunktiv I and II together, the right one of the two being wanted; `finite` counts finite verbs of any mood.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from benchmarks.names import f1, sentences
from depesche.language.encoder import Encoder
from depesche.language.mood import mood_of

OWN = Path(__file__).parent / "wikinews.tsv"


def main() -> None:
    """Measure, print a table or JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=OWN)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", action="store_true", help="print every wrong mood")
    options = parser.parse_args()
    files = [options.data] if options.data.is_file() else sorted(options.data.rglob("konjunktiv*/*.tsv"))
    gold = [rows for path in files for rows in sentences(path)]
    if not gold:
        raise SystemExit(f"{options.data}: no sentences with moods")
    encoder = Encoder.load(options.weights)
    hits: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for rows, analysed in zip(gold, encoder.analyse([[form for form, _ in rows] for rows in gold]), strict=True):
        for (form, mood), upos, features in zip(rows, analysed.upos, analysed.features, strict=True):
            ours = mood_of(form, upos, features)
            if options.misses and (ours or "_") != mood and "Sub" in f"{ours}{mood}":
                print(f"{form}: {ours}, not {mood} | {' '.join(word for word, _ in rows)}")
            for label, yes in (("finite", mood != "_"), (mood, mood != "_"), ("both", mood.startswith("Sub"))):
                wanted[label] += yes
            for label, yes in (
                ("finite", ours is not None),
                (str(ours), ours is not None),
                ("both", str(ours).startswith("Sub")),
            ):
                given[label] += yes
            hits["finite"] += ours is not None and mood != "_"
            hits["both"] += ours == mood and mood.startswith("Sub")
            hits[mood] += ours == mood
    table = {label: f1(hits[label], given[label], wanted[label]) for label in ("both", "Sub1", "Sub2", "Ind", "finite")}
    if options.json:
        print(json.dumps({"weights": encoder.version, "konjunktiv": table}))
        return
    print(f"weights {encoder.version}")
    for label, row in table.items():
        print(f"  {label:8} P {row['precision']:.4f}  R {row['recall']:.4f}  F1 {row['f1']:.4f}  ({row['gold']})")


if __name__ == "__main__":
    main()
