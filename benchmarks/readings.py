"""Takes a folder of annotated readings and their texts, gives the score of our readings against them.

usage: python -m benchmarks.readings --data FOLDER [--only PREFIX] [--json] [--misses N]

FOLDER holds the annotated readings in one folder (`dev/ID.json`) and the texts in `texts/ID.txt`, as `../shared/gold` does; the
folder of the readings itself may be given too. The scorer is `tools/score_readings.py` beside the gold folder (or `--scorer`).
The reports are read as a user's JSONL would be: id, text, and the outlet, title and day of publication of the annotation.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from depesche.intake.report import report_from_text
from depesche.model.json import to_json
from depesche.reading.reader import read


def folders(data: Path) -> tuple[Path, Path]:
    """Find the folder of the readings and the folder of the texts.

    Raises:
        SystemExit: when the folder does not hold both.
    """
    for gold in (data, *sorted(path for path in data.glob("*") if path.is_dir()), *sorted(data.glob("gold/*"))):
        texts = gold.parent / "texts"
        if texts.is_dir() and gold != texts and any(gold.glob("*.json")):
            return gold, texts
    raise SystemExit(f"{data}: no folder of annotated readings (*.json) with a folder texts/ beside it")


def scorer_for(gold: Path, given: Path | None) -> Path:
    """Find `score_readings.py`: as given, else in a folder `tools` above the gold folder or in `../shared/tools`."""
    candidates = [given] if given else [parent / "tools" for parent in gold.resolve().parents] + [Path("../shared/tools")]
    for candidate in candidates:
        path = candidate if candidate.suffix == ".py" else candidate / "score_readings.py"
        if path.is_file():
            return path
    raise SystemExit("score_readings.py was not found; name it with --scorer PATH")


def main() -> None:
    """Read, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", default="", help="only readings whose id begins with this")
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="write our readings to this JSONL file")
    arguments = parser.parse_args()
    gold, texts = folders(arguments.data)
    with tempfile.TemporaryDirectory() as scratch:
        chosen = Path(scratch) / "gold"
        chosen.mkdir()
        lines = []
        seconds = 0.0
        for path in sorted(gold.glob(f"{arguments.only}*.json")):
            shutil.copy(path, chosen)
            head = json.loads(path.read_text(encoding="utf-8"))["report"]
            text = (texts / f"{path.stem}.txt").read_text(encoding="utf-8")
            begin = time.perf_counter()
            report = report_from_text(
                text, report_id=path.stem, published=head.get("published"), outlet=head.get("outlet"), title=head.get("title")
            )
            lines.append(to_json(read(report)))
            seconds += time.perf_counter() - begin
        system = arguments.keep or Path(scratch) / "system.jsonl"
        system.write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = [sys.executable, str(scorer_for(gold, arguments.scorer)), str(chosen), str(texts), str(system)]
        command += ["--json"] * arguments.json + ["--misses", str(arguments.misses)]
        sys.stdout.flush()
        subprocess.run(command, check=True)
        if not arguments.json:
            print(f"{'seconds a report':28} {seconds / max(1, len(lines)):.3f}")


if __name__ == "__main__":
    main()
