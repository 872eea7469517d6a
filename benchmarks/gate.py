"""Takes reports, gives what the gate lets through: how many of the reports with events, and how much reading it saves.

usage: python -m benchmarks.gate --data FILE_OR_FOLDER [--json] [--show N]

Below a folder, gold readings (`dev/*.json` with the texts in `texts/`) say which reports carry events. In a JSONL of reports
(`id`, `title`, `published`, `originalText` or `text` a line; the Wikinews quotations have this form) the reading without the gate
says it, which only shows what the gate loses of it.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.counterset import listed, rows
from benchmarks.readings import folders
from depesche.intake.report import report_from_text
from depesche.model.reading import Reading
from depesche.model.report import Report
from depesche.reading.reader import read, stopped


def reports(data: Path) -> Iterator[tuple[Report, bool | None]]:
    """Give reports, and whether they carry events by the gold (`None`: there is no gold)."""
    if data.is_dir() and not any(data.rglob("wikinews-quotes-train.jsonl")):
        gold, texts = folders(data)
        for path in sorted(gold.glob("*.json")):
            reading = json.loads(path.read_text(encoding="utf-8"))
            text = (texts / f"{path.stem}.txt").read_text(encoding="utf-8")
            yield report_from_text(text, report_id=path.stem, title=reading["report"].get("title")), bool(reading["events"])
        return
    for row in rows(data, listed("-")):
        text = row.get("originalText") or row["text"]
        yield report_from_text(text, report_id=row["id"], title=row.get("title"), published=row.get("published")), None


def main() -> None:
    """Read each report with and without the gate, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--show", type=int, default=0, help="print so many of the reports with events that are lost")
    arguments = parser.parse_args()
    count = passed = carrying = kept = 0
    seconds = {True: 0.0, False: 0.0}
    lost: list[str] = []
    for report, carries in reports(arguments.data):
        if not count:
            read(report, gate=False)  # dictionaries are loaded by whoever reads first: not the gate's saving
        readings: dict[bool, Reading] = {}
        for gate in (True, False) if count % 2 else (False, True):  # what is cached by the first helps the second: in turns
            started = time.process_time()
            readings[gate] = read(report, gate=gate)
            seconds[gate] += time.process_time() - started
        gated, whole = readings[True], readings[False]
        count += 1
        opened = not stopped(gated)
        passed += opened
        if carries if carries is not None else whole.events:
            carrying += 1
            kept += opened
            if not opened:
                lost.append(f"{report.id}: {report.title}")
    table = {
        "reports": count,
        "let through": passed,
        "with events": carrying,
        "kept of them": round(kept / carrying, 4) if carrying else None,
        "time with gate to time without": round(seconds[True] / seconds[False], 3) if count else None,
    }
    print(json.dumps(table, indent=1) if arguments.json else "\n".join(f"{name:32} {value}" for name, value in table.items()))
    if not arguments.json:
        print("\n".join(lost[: arguments.show]))


if __name__ == "__main__":
    main()
