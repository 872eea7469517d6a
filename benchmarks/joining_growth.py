"""Takes a number of readings, gives how long their joining takes and how much memory: the growth table.

usage: python -m benchmarks.joining_growth [--sizes 10000,20000,40000] [--data FOLDER] [--json]

The readings are generated, the same ones for the same size: stories between pairs of 20 states over five years, rounds a few
weeks apart, each told by a handful of reports; four in ten reports reprint an agency's text, the others tell it in own words;
they retell the round before and announce the next one. `--data` names a folder of texts
(*.txt) whose words the reports are made of; without it words are made up.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from depesche.linking.join import join
from depesche.model.reading import Event, Participant, Place, Reading, ReportHead
from depesche.model.report import Report
from depesche.model.span import Span
from depesche.model.vocabulary import Kind, Status

_SIDES = ("DE", "FR", "GB", "US", "RU", "CN", "IN", "IR", "SA", "TR", "UA", "PL", "IL", "EG", "JP", "KR", "BR", "ZA", "AT", "CH")
_CITIES = [("Genf", "CH"), ("Wien", "AT"), ("Doha", "QA"), ("Oslo", "NO"), ("Kairo", "EG"), ("Berlin", "DE"), ("Baku", "AZ")]
_KINDS: tuple[Kind, ...] = ("meeting", "meeting", "visit", "call", "expulsion", "sanction", "agreement", "summons")
_FIRST = date(2020, 1, 1)


def archive(size: int, vocabulary: list[str]) -> tuple[list[Report], list[Reading]]:
    """Make `size` reports with their readings."""
    chance = random.Random(size)
    reports: list[Report] = []
    readings: list[Reading] = []
    for report, reading in _told(chance, vocabulary):
        reports.append(report)
        readings.append(reading)
        if len(reports) == size:
            break
    return reports, readings


def _told(chance: random.Random, vocabulary: list[str]) -> Iterator[tuple[Report, Reading]]:
    number = 0
    while True:
        sides = tuple(chance.sample(_SIDES, 2))
        kind = chance.choice(_KINDS)
        day = _FIRST + timedelta(days=chance.randrange(5 * 365))
        matter = chance.sample(vocabulary, 40)
        before: tuple[date, tuple[str, str]] | None = None
        for _ in range(chance.randrange(1, 6)):
            city = chance.choice(_CITIES)
            agency = _text(chance, matter, vocabulary)
            for _ in range(chance.randrange(2, 9)):
                number += 1
                copied = chance.random() < 0.4
                text = agency if copied else _text(chance, matter, vocabulary)
                yield _report(f"r{number:07}", text, copied, chance, kind, sides, day, city, before)
            before = (day, city)
            day += timedelta(days=chance.randrange(10, 60))


def _text(chance: random.Random, matter: list[str], vocabulary: list[str]) -> str:
    sentences = []
    for _ in range(8):
        words = [chance.choice(matter if chance.random() < 0.3 else vocabulary) for _ in range(14)]
        sentences.append(" ".join(words).capitalize() + ".")
    return " ".join(sentences)


def _report(
    name: str,
    text: str,
    copied: bool,
    chance: random.Random,
    kind: Kind,
    sides: tuple[str, ...],
    day: date,
    city: tuple[str, str],
    before: tuple[date, tuple[str, str]] | None,
) -> tuple[Report, Reading]:
    published = day + timedelta(days=chance.randrange(0, 3))
    report = Report(
        id=name,
        text=text,
        raw=text,
        offsets=((0, 0),),
        outlet=f"Blatt {chance.randrange(300)}",
        agency=("dpa",) if copied else (),
        published=published.isoformat(),
        language="de",
    )
    parties = (Participant(side=sides[0], part="initiator"), Participant(side=sides[1], part="target"))

    def event(start: int, status: Status, when: date | None, where: tuple[str, str] | None) -> Event:
        return Event(
            kind=kind,
            status=status,
            date=when.isoformat() if when else None,
            place=Place(city=where[0], country=where[1]) if where else None,
            participants=parties,
            evidence=(Span.of(text, start, start + 60),),
        )

    events = [event(0, "held", day, city)]
    if before and chance.random() < 0.6:
        events.append(event(200, "held", before[0], before[1] if chance.random() < 0.5 else None))
    if chance.random() < 0.3:
        events.append(event(400, "announced", None, None))
    return report, Reading(report=ReportHead(id=name, outlet=report.outlet, published=report.published), events=tuple(events))


def words_of(folder: Path | None) -> list[str]:
    """The words of the texts of a folder; made-up ones without a folder."""
    if folder is None:
        chance = random.Random(1)
        return sorted(
            {
                "".join(chance.choice(["ba", "tro", "lin", "kes", "mu", "fal", "gor", "ste"]) for _ in range(4))
                for _ in range(4000)
            }
        )
    found = {
        word for path in sorted(folder.rglob("*.txt")) for word in path.read_text(encoding="utf-8", errors="replace").split()
    }
    return sorted(word for word in found if word.isalpha())


def main() -> None:
    """Generate, join, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,20000,40000", help="numbers of readings, in ascending order")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    vocabulary = words_of(arguments.data)
    rows = []
    for size in (int(part) for part in arguments.sizes.split(",")):
        reports, readings = archive(size, vocabulary)
        begin = time.perf_counter()
        record = join(reports, readings)
        seconds = time.perf_counter() - begin
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2) / 1024
        row = {
            "readings": size,
            "seconds": round(seconds, 1),
            "µs per n·log n": round(seconds / (size * math.log2(size)) * 1e6, 2),
        }
        rows.append({**row, "peak GB": round(memory, 2), "events": len(record.events), "processes": len(record.processes)})
        if not arguments.json:
            print("  ".join(f"{name} {value}" for name, value in rows[-1].items()), flush=True)
    if arguments.json:
        print(json.dumps(rows, ensure_ascii=False))


if __name__ == "__main__":
    main()
