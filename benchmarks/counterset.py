"""Takes reports that have nothing to do with foreign affairs, gives how many events are read in them: almost none, it is hoped.

usage: python -m benchmarks.counterset --data FILE_OR_FOLDER [--list IDS] [--json] [--show N]

FILE is a JSONL with `id`, `title`, `published` and `originalText` (or `text`) a line, as the Wikinews quotations in
../shared/data/speech/wikinews-quotes-train.jsonl; a folder is searched for that name. IDS lists the ids that count, one a line
(`benchmarks/counterset.txt` unless given; `-` for all lines of FILE).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from depesche.intake.report import report_from_text
from depesche.reading.reader import read

LIST = Path(__file__).with_suffix(".txt")


def rows(data: Path, ids: frozenset[str] | None) -> Iterator[dict[str, Any]]:
    """Give the reports of a file, or of the first file of the known name in a folder; `ids` `None`: all.

    Raises:
        SystemExit: when no such file is there.
    """
    path = data if data.is_file() else next(iter(sorted(data.rglob("wikinews-quotes-train.jsonl"))), None)
    if path is None:
        raise SystemExit(f"{data}: no wikinews-quotes-train.jsonl; name the JSONL itself")
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if ids is None or row["id"] in ids:
            yield row


def listed(path: str) -> frozenset[str] | None:
    """Read the ids that count; `-`: all."""
    if path == "-":
        return None
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def main() -> None:
    """Read, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--list", default=str(LIST))
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--show", type=int, default=0, help="print so many of the events")
    arguments = parser.parse_args()
    reports = events = with_events = 0
    kinds: Counter[str] = Counter()
    shown: list[str] = []
    for row in rows(arguments.data, listed(arguments.list)):
        text = row.get("originalText") or row["text"]
        report = report_from_text(text, report_id=row["id"], published=row.get("published"), title=row.get("title"))
        found = read(report).events
        reports += 1
        events += len(found)
        with_events += bool(found)
        kinds.update(event.kind for event in found)
        shown += [f"{row['id']} | {event.kind} | {event.status} | {event.evidence[0].quote}" for event in found]
    table = {
        "reports": reports,
        "events": events,
        "events a report": round(events / reports, 4) if reports else 0.0,
        "reports with events": with_events,
        "kinds": dict(sorted(kinds.items())),
    }
    if arguments.json:
        print(json.dumps(table, ensure_ascii=False, indent=1))
        return
    for name, value in table.items():
        print(f"{name:28} {value}")
    for line in shown[: arguments.show]:
        print(line)


if __name__ == "__main__":
    main()
