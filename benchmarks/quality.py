"""Takes the annotated sets, gives a pass or a failure: the quality gate with its pinned floors.

usage: python -m benchmarks.quality --data FOLDER [--pin] [--lower]

FOLDER is laid out as `../shared` is. The floors stand in `benchmarks/floors.json` with a digest of the set they were measured
on; where the set is absent or is another one, the gate says so and passes. `--pin` writes what is measured now as the floors, and
refuses to lower one unless `--lower` is given too.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.json")
# What the gate watches: benchmark, folder below --data, options, and the measures of its table with the figure that counts.
WATCHED: dict[str, tuple[str, list[str], tuple[tuple[str, str], ...]]] = {
    "readings": (
        "gold",
        [],
        (
            ("persons", "f1"),
            ("events", "f1"),
            ("events, any kind", "f1"),
            ("events.status", "accuracy"),
            ("events.date", "accuracy"),
            ("events.country", "accuracy"),
            ("events.sides", "f1"),
            ("statements", "f1"),
            ("statements with speaker", "f1"),
        ),
    ),
    "seeds": (
        "gold",
        ["--only", "seed"],
        (("persons", "f1"), ("events", "f1"), ("events.date", "accuracy"), ("events.sides", "f1"), ("statements", "f1")),
    ),
    "record": (
        "gold/stories-dev",
        [],
        (
            ("mentions found", ""),
            ("events B-cubed F1", ""),
            ("copies F1", ""),
            ("origins", ""),
            ("conflicts recall", ""),
            ("conflicts precision", ""),
            ("rounds", ""),
            ("final status", ""),
        ),
    ),
}
# Floors leave room for what a change elsewhere may cost without harm; a larger loss is a fault.
ROOM = 0.01


def main() -> None:
    """Measure, compare, print; exit 1 below a floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pin", action="store_true")
    parser.add_argument("--lower", action="store_true")
    arguments = parser.parse_args()
    floors: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    failed = False
    for name, (folder, options, measures) in WATCHED.items():
        data = arguments.data / folder
        if not data.is_dir():
            print(f"{name}: skipped, {data} is not there")
            continue
        digest = digest_of(data)
        pinned = floors.get(name, {})
        if not arguments.pin and pinned.get("digest") != digest:
            print(f"{name}: skipped, {data} is not the set that the floors were pinned on")
            continue
        table = measure("readings" if name == "seeds" else name, data, options)
        now = {
            f"{measure} {figure}".strip(): table[measure][figure] if figure else table[measure] for measure, figure in measures
        }
        for key, value in now.items():
            floor = pinned.get("floors", {}).get(key)
            below = floor is not None and value < floor
            failed |= below and not (arguments.pin and arguments.lower)
            print(f"{name}: {key:36} {value:.3f}  floor {'-' if floor is None else f'{floor:.3f}'}{'  BELOW' if below else ''}")
        reached = {key: round(max(0.0, value - ROOM), 3) for key, value in now.items()}
        if pinned.get("digest") == digest and not arguments.lower:
            # The room below a figure is no leave to lower its floor little by little.
            reached = {key: max(floor, pinned["floors"].get(key, 0.0)) for key, floor in reached.items()}
        floors[name] = {"digest": digest, "floors": reached}
    if failed:
        raise SystemExit("quality gate: below a floor")
    if arguments.pin:
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")


def measure(benchmark: str, data: Path, options: list[str]) -> dict[str, Any]:
    """Run a benchmark and read its table; a story set gives its mean."""
    command = [sys.executable, "-m", f"benchmarks.{benchmark}", "--data", str(data), "--json", *options]
    table: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    mean: dict[str, Any] = table.get("mean", table)
    return mean


def digest_of(folder: Path) -> str:
    """Give a digest of the names and bytes of all files below a folder."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(str(path.relative_to(folder)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


if __name__ == "__main__":
    main()
