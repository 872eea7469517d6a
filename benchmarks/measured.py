"""Takes the folder of the data sets, gives docs/measured.md: every benchmark with its command and what it printed.

usage: python -m benchmarks.measured --data FOLDER [--out FILE]

FOLDER is laid out as `../shared` is; a set that is not there is named as not measured.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

# Benchmark, its data below FOLDER, what it measures.
BENCHMARKS = (
    ("readings", "gold", "Readings against 29 annotated reports: page texts, Wikinews, Der Standard (without quotation marks)."),
    ("record", "gold/stories-dev", "The joined record against three story sets, through our own intake and reading."),
    ("readings", "benchmarks/own/reports", "The same against 35 reports of our own; how unseen they are, their README says."),
    ("record", "benchmarks/own/stories", "The same against a story of our own that nobody who works on the rules has read."),
    ("time", "data/time", "Times against KRAUTS (TIMEX3), with HeidelTime's output on the same texts."),
    ("quotes", "data/speech/wikinews-quotes-dev.jsonl", "Quotations in Wikinews, by the protocol of the data set's authors."),
    ("pages", "data/pages", "Furniture of pages: 346 German pages, as HTML and as select-all pastes them, beside other systems."),
    ("page_dates", "data/pages", "The day of publication, on the pages where it is declared or printed."),
    ("intake_speed", "data/pages", "Pages a minute without the heavy reading; memory for web archives of two sizes."),
    ("counterset", "data/speech", "Events found in Wikinews texts that have nothing to do with foreign affairs."),
    ("gate", "gold", "The gate before the heavy reading: reports with events that it lets through, and the time it saves."),
    ("gate", "data/speech", "The same on 700 Wikinews reports of all kinds; which carry events is our own reading's word."),
    ("plover", "data/events", "The PLOVER type derived on export, on 165 German renderings of PLOVER's gold sentences."),
    ("names", "data", "The trained model: names, GermEval 2014 development set, outer level, strict."),
    ("syntax", "data", "The trained model: tags and trees, news part of UD German GSD."),
    ("speech_roles", "data", "The trained model: speech cues and roles, SpkAtt development set."),
)
HEAD = """# What is measured

Written by `make bench`. Each table is what the command above it printed. The annotated sets but our own are not part of the
project (their licences forbid it); each command works on any folder of the same form. These are development sets: the rules were
written with them in view, so expect less on texts that nobody has seen.
"""


def main() -> None:
    """Run all, print or write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    parts = [HEAD]
    for name, folder, what in BENCHMARKS:
        data = Path(folder) if folder.startswith("benchmarks/") else arguments.data / folder
        command = ["-m", f"benchmarks.{name}", "--data", str(data)]
        parts.append(f"## {name}\n\n{what}\n\n    python {' '.join(command)}\n")
        if not data.exists():
            parts.append(f"Not measured: {data} is not there.\n")
            continue
        run = subprocess.run([sys.executable, *command], check=True, capture_output=True, text=True)
        parts.append(f"```\n{run.stdout.rstrip()}\n```\n")
    page = "\n".join(parts)
    if arguments.out:
        arguments.out.write_text(page, encoding="utf-8")
    else:
        print(page)


if __name__ == "__main__":
    main()
