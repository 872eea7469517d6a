"""Takes a folder of story sets, gives the score of our joined record against their annotation.

usage: python -m benchmarks.record --data FOLDER [--oracle] [--only PREFIX] [--json]

FOLDER is one story (NN.txt and gold.json) or holds several. Each story goes through reading and joining as a user's files would:
head and furniture are read from the texts. With `--oracle` the event readings are taken from the annotation instead (kind, sides,
quotation, status and claims of each mention), so that the joining is measured alone. The scorer is `tools/score_record.py` above
the folder (or `--scorer`).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from depesche.intake.report import report_from_text
from depesche.linking.join import join
from depesche.model.json import to_json
from depesche.model.reading import Event, Participant, Person, Place, Reading, ReportHead
from depesche.model.report import Report
from depesche.model.span import Span
from depesche.model.vocabulary import Part


def stories(data: Path) -> list[Path]:
    """Find the story folders.

    Raises:
        SystemExit: when there is none.
    """
    found = [data] if (data / "gold.json").is_file() else sorted(path.parent for path in data.glob("*/gold.json"))
    if not found:
        raise SystemExit(f"{data}: no story set (a folder with gold.json and NN.txt)")
    return found


def scorer_for(data: Path, given: Path | None) -> Path:
    """Find `score_record.py`: as given, else in a folder `tools` above the stories or in `../shared/tools`."""
    candidates = [given] if given else [parent / "tools" for parent in data.resolve().parents] + [Path("../shared/tools")]
    for candidate in candidates:
        path = candidate if candidate.suffix == ".py" else candidate / "score_record.py"
        if path.is_file():
            return path
    raise SystemExit("score_record.py was not found; name it with --scorer PATH")


def oracle(report: Report, gold: dict[str, Any], events: dict[str, dict[str, Any]]) -> Reading:
    """Make the reading that a perfect reader would give: what the annotation says of each mention, and no more."""
    found: list[Event] = []
    persons: dict[str, Person] = {}
    for mention in gold["events"]:
        event = _oracle_event(report, mention, events[mention["event"]])
        if event is not None:
            found.append(event)
        for field, name in mention["claims"].items():
            if field.startswith("head "):
                title = mention["claims"].get(f"title {field}")
                person = Person(name=name, side=field.split()[1], title=title)
                if title:
                    deputy = title.lower().startswith("vize")
                    person = replace(person, function="deputy_minister" if deputy else "official")
                persons.setdefault(name, person)
    head = ReportHead(id=report.id, outlet=report.outlet, title=report.title, published=report.published, language="de")
    return Reading(report=head, persons=tuple(persons.values()), events=tuple(found), extractor="annotation")


def _oracle_event(report: Report, mention: dict[str, Any], event: dict[str, Any]) -> Event | None:
    start = report.text.find(mention["quote"])
    if start < 0:
        return None
    claims, sides, kind = mention["claims"], event["sides"], event["kind"]
    participants = []
    joint = event["country"] is None and len(sides) > 2
    for place, side in enumerate(sides):
        acts = place == 0 or (joint and place < len(sides) - 1)
        directed = kind not in ("meeting", "call", "agreement", "release", "relations_opened", "vote", "mediation")
        name = claims.get(f"head {side}")
        part: Part = "head" if name else ("initiator" if acts else "target") if directed else "party"
        participants.append(Participant(side=side, name=name, part=part))
    if claims.get("name"):
        participants.append(Participant(side=None, name=claims["name"], part="target"))
    placed = claims.get("city") or claims.get("country")
    same_city = placed and (claims.get("city") in (None, event["city"]))
    number = claims.get("count", "")
    return Event(
        kind=kind,
        status=mention["status"],
        date=claims.get("date"),
        place=Place(
            country=claims.get("country") or (event["country"] if same_city else None),
            city=claims.get("city"),
            venue=claims.get("venue"),
        )
        if placed or claims.get("venue")
        else None,
        participants=tuple(participants),
        excluded=(claims["excluded"],) if "excluded" in claims else (),
        holder=claims.get("holder"),
        evidence=(Span.of(report.text, start, start + len(mention["quote"])),),
        number=int(number) if number.isdigit() else None,
        deadline=claims.get("deadline"),
        duration=claims.get("duration"),
    )


def _read(report: Report) -> Reading:
    from depesche.reading.reader import read  # late: the annotated readings need no reader

    return read(report)


def record_of(story: Path, *, annotated: bool) -> tuple[str, float]:
    """Read and join one story; gives the record as JSON and the seconds that the joining took."""
    gold = json.loads((story / "gold.json").read_text(encoding="utf-8"))
    events = {event["id"]: event for event in gold["events"]}
    reports, readings = [], []
    for entry in gold["reports"]:
        text = (story / f"{entry['id']}.txt").read_text(encoding="utf-8")
        report = report_from_text(text, report_id=entry["id"])
        if annotated and report.published is None:
            report = replace(report, published=entry["published"], outlet=report.outlet or entry["outlet"])
        reports.append(report)
        readings.append(oracle(report, entry, events) if annotated else _read(report))
    begin = time.perf_counter()
    record = join(reports, readings)
    return to_json(record), time.perf_counter() - begin


def score(story: Path, record: str, scorer: Path) -> dict[str, Any]:
    """Score one record."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "record.json"
        path.write_text(record, encoding="utf-8")
        command = [sys.executable, str(scorer), str(story), str(path), "--json"]
        scored: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return scored


def headline(scored: dict[str, Any]) -> dict[str, float]:
    """The figures of the targets."""
    b_cubed = scored["events B-cubed"]
    found = scored["mentions found"]["recall"]
    recall = b_cubed["recall"] / found if found else 0.0
    precision = b_cubed["precision"]
    return {
        "mentions found": found,
        "events B-cubed F1": b_cubed["f1"],
        "F1 over found": round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0,
        "copies F1": scored["copies and versions"]["f1"],
        "origins": scored["origins"]["accuracy"],
        "decoys joined": float(scored["decoys joined"]),
        "conflicts recall": scored["conflicts"]["recall"],
        "conflicts precision": scored["conflicts"]["precision"],
        "rounds": scored["rounds"]["accuracy"],
        "final status": scored["final status"]["accuracy"],
    }


def main() -> None:
    """Read, join, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", default="", help="only stories whose folder begins with this")
    parser.add_argument("--oracle", action="store_true", help="events as annotated, to measure the joining alone")
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--keep", type=Path, help="write the records to this folder")
    arguments = parser.parse_args()
    scorer = scorer_for(arguments.data, arguments.scorer)
    table: dict[str, dict[str, float]] = {}
    for story in stories(arguments.data):
        if not story.name.startswith(arguments.only):
            continue
        record, seconds = record_of(story, annotated=arguments.oracle)
        if arguments.keep:
            arguments.keep.mkdir(parents=True, exist_ok=True)
            (arguments.keep / f"{story.name}.json").write_text(record, encoding="utf-8")
        table[story.name] = {**headline(score(story, record, scorer)), "seconds to join": round(seconds, 3)}
    mean = {name: round(sum(row[name] for row in table.values()) / len(table), 4) for name in next(iter(table.values()))}
    if arguments.json:
        print(json.dumps({"stories": table, "mean": mean}, ensure_ascii=False, indent=1))
        return
    print(f"{'':22}" + "".join(f"{name[:18]:>20}" for name in [*table, "mean"]))
    for name in mean:
        print(f"{name:22}" + "".join(f"{row[name]:>20}" for row in [*table.values(), mean]))


if __name__ == "__main__":
    main()
