"""Takes a number of readings, gives how long their joining takes and how much memory: the growth table.

usage: python -m benchmarks.joining_growth [--sizes 10000,20000,40000] [--added 0] [--data FOLDER] [--json]

The readings are generated, the same ones for the same size: stories between pairs of 20 states over five years, rounds a few
weeks apart, each told by a handful of reports. Four in ten reports reprint an agency's text (whole, shortened, or with another
lead), one in twenty is a newer version of one in the same outlet, the others tell it in own words; six in ten retell the round
before, three in ten announce the next one. `--data` names a folder of texts (*.txt) whose words the reports are made of; without
it words are made up. Reports have some 110 words.

`--added N` measures besides what it takes to join the last N reports in time one by one to the rest, with the memory of the
joinings before. Seconds are those of the processor, so that other work on the machine does not count; `elapsed` is the clock.
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

from depesche.linking.copies import order_of
from depesche.linking.join import join
from depesche.linking.memory import Memory
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
            printed: tuple[str, str] | None = None
            for _ in range(chance.randrange(2, 9)):
                number += 1
                copied = chance.random() < 0.4
                outlet = f"Blatt {chance.randrange(300)}"
                if printed and chance.random() < 0.05:
                    text, outlet = f"{printed[0]} {_text(chance, matter, vocabulary, 1)}", printed[1]
                elif copied:
                    text = _reprint(chance, agency, matter, vocabulary)
                else:
                    text = _text(chance, matter, vocabulary)
                printed = (text, outlet)
                yield _report(f"r{number:07}", text, outlet, copied, chance, kind, sides, day, city, before)
            before = (day, city)
            day += timedelta(days=chance.randrange(10, 60))


def _reprint(chance: random.Random, agency: str, matter: list[str], vocabulary: list[str]) -> str:
    """An agency's text as outlets print it: whole, without its end, or with a lead of their own."""
    how = chance.random()
    if how < 0.4:
        return agency
    sentences = agency.split(". ")
    if how < 0.8:
        return ". ".join(sentences[: chance.randrange(4, 8)]).rstrip(".") + "."
    return f"{_text(chance, matter, vocabulary, 1)} {'. '.join(sentences[1:])}"


def _text(chance: random.Random, matter: list[str], vocabulary: list[str], length: int = 8) -> str:
    sentences = []
    for _ in range(length):
        words = [chance.choice(matter if chance.random() < 0.3 else vocabulary) for _ in range(14)]
        sentences.append(" ".join(words).capitalize() + ".")
    return " ".join(sentences)


def _report(
    name: str,
    text: str,
    outlet: str,
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
        outlet=outlet,
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


def added(reports: list[Report], readings: list[Reading], count: int) -> float:
    """Seconds of the processor that it takes to join one more report, of the last ones in time."""
    order = sorted(range(len(reports)), key=lambda place: order_of(reports[place]))
    memory = Memory()
    begin = 0.0
    for last in range(len(order) - count, len(order) + 1):
        chosen = order[:last]
        join([reports[place] for place in chosen], [readings[place] for place in chosen], memory=memory)
        begin = begin or time.process_time()  # the first joining has nothing to look up
    return (time.process_time() - begin) / count


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
    parser.add_argument("--added", type=int, default=0, help="how many reports to add one by one")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    vocabulary = words_of(arguments.data)
    rows = []
    for size in (int(part) for part in arguments.sizes.split(",")):
        reports, readings = archive(size, vocabulary)
        clock, begin = time.perf_counter(), time.process_time()
        record = join(reports, readings)
        seconds, elapsed = time.process_time() - begin, time.perf_counter() - clock
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2) / 1024
        row = {
            "readings": size,
            "seconds": round(seconds, 1),
            "elapsed": round(elapsed, 1),
            "µs per n·log n": round(seconds / (size * math.log2(size)) * 1e6, 2),
        }
        if arguments.added:
            row["seconds per added report"] = round(added(reports, readings, arguments.added), 2)
        rows.append({**row, "peak GB": round(memory, 2), "events": len(record.events), "processes": len(record.processes)})
        if not arguments.json:
            print("  ".join(f"{name} {value}" for name, value in rows[-1].items()), flush=True)
    if arguments.json:
        print(json.dumps(rows, ensure_ascii=False))


if __name__ == "__main__":
    main()
