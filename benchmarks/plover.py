"""Takes the PLOVER gold standard records and our German renderings, gives how often the type derived on export is the coders'.

usage: python -m benchmarks.plover --data FILE_OR_FOLDER [--sentences TSV] [--json] [--misses N]

FILE is plover-gold-records.json (a folder is searched for it); the renderings are tests/output/plover_sentences.tsv: id, tab,
German. A sentence has one type in the gold; ours is that of its first record. Names of types of 2016 are read as those of the
manual 2.0: DEMAND is REQUEST, DISAPPROVE is ACCUSE.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from depesche.intake.report import report_from_text
from depesche.output.plover import typed
from depesche.reading.reader import read

SENTENCES = Path(__file__).parent.parent / "tests/output/plover_sentences.tsv"
RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE"}


def types_of_gold(data: Path) -> dict[str, str]:
    """Read the type of each record by the end of its id (`AGREE-0001`).

    Raises:
        SystemExit: when the file is not there.
    """
    path = data if data.is_file() else next(iter(sorted(data.rglob("plover-gold-records.json"))), None)
    if path is None:
        raise SystemExit(f"{data}: no plover-gold-records.json; name the file itself")
    records = json.loads(path.read_text(encoding="utf-8"))
    return {"-".join(record["id"].split("-")[-2:]): RENAMED.get(record["event"], record["event"]) for record in records}


def sentences_of(path: Path) -> dict[str, str]:
    """Read the renderings, by id."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if line and not line.startswith("#"))


def type_read(name: str, sentence: str) -> str | None:
    """Give the type of the first record of a sentence, which is no report for the gate; `None`: no record."""
    records = typed(read(report_from_text(sentence, report_id=name), gate=False))
    return records[0].type if records else None


def main() -> None:
    """Read, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sentences", type=Path, default=SENTENCES)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", type=int, default=0, help="print so many wrong ones")
    arguments = parser.parse_args()
    gold, right, every = types_of_gold(arguments.data), Counter[str](), Counter[str]()
    misses: list[str] = []
    for name, sentence in sentences_of(arguments.sentences).items():
        wanted, found = gold[name], type_read(name, sentence)
        every[wanted] += 1
        if wanted == found:
            right[wanted] += 1
        else:
            misses.append(f"{name} {found}: {sentence}")
    table = {name: {"sentences": count, "right": right[name]} for name, count in sorted(every.items())}
    accuracy = round(right.total() / every.total(), 3)
    if arguments.json:
        print(json.dumps({"accuracy": accuracy, "sentences": every.total(), "types": table}, indent=1))
        return
    for name, row in table.items():
        print(f"{name:10} {row['right']:3} of {row['sentences']:3}")
    print(f"accuracy   {accuracy} over {every.total()} sentences")
    print("\n".join(misses[: arguments.misses]))


if __name__ == "__main__":
    main()
