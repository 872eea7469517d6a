"""Whole stories, from text to record: what several invented papers tell of real talks and expulsions comes together.

Each folder of `stories/` holds reports in words of our own (`NN.txt`, the papers are invented) and `gold.json`: for each report
the events it tells, with the words that tell them. The form is that of the story sets of `benchmarks.record`.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from depesche.intake.report import report_from_text
from depesche.linking.join import join
from depesche.model.record import Record
from depesche.reading.reader import read

_FOLDER = Path(__file__).with_name("stories")
# Floors of the share of tellings that are found, and of B-cubed F1 over those that are; lower them only with a reason.
_FLOORS = {
    "armenien-tuerkei": (0.72, 0.85),
    "aukus-frankreich": (0.75, 0.70),
    "indien-kanada": (0.70, 0.82),
    "nil-damm": (0.84, 0.88),
    "tschechien-russland": (0.78, 0.82),
}


@cache
def _story(name: str) -> tuple[dict[str, Any], dict[str, str], Record]:
    gold = json.loads((_FOLDER / name / "gold.json").read_text(encoding="utf-8"))
    texts = {entry["id"]: (_FOLDER / name / f"{entry['id']}.txt").read_text(encoding="utf-8") for entry in gold["reports"]}
    reports = [report_from_text(text, report_id=report) for report, text in texts.items()]
    return gold, texts, join(reports, [read(report) for report in reports])


def _found(name: str) -> dict[tuple[str, str, int], str]:
    """For each annotated telling (report, event, place) the joined event that has most of its words."""
    gold, texts, record = _story(name)
    told = defaultdict(list)
    for event in record.events:
        for mention in event.mentions:
            for span in mention.evidence:
                start = texts[mention.report].find(span.quote)
                told[mention.report].append((start, start + len(span.quote), event))
    kinds = {event["id"]: event["kind"] for event in gold["events"]}
    found: dict[tuple[str, str, int], str] = {}
    for entry in gold["reports"]:
        for place, mention in enumerate(entry["events"]):
            start = texts[entry["id"]].find(mention["quote"])
            end = start + len(mention["quote"])
            best: tuple[bool, float, str] | None = None
            for begin, stop, event in told[entry["id"]]:
                shared = min(end, stop) - max(start, begin)
                if shared * 2 >= min(end - start, stop - begin) and shared > 0:
                    rank = (event.kind == kinds[mention["event"]], shared / (max(end, stop) - min(start, begin)), event.id)
                    best = max(best, rank) if best else rank
            if best:
                found[entry["id"], mention["event"], place] = best[2]
    return found


@pytest.mark.parametrize("name", sorted(_FLOORS))
def test_tellings_are_found_and_joined(name: str) -> None:
    """Most tellings of a story are found; those of one event come together, those of two stay apart."""
    gold, _, _ = _story(name)
    found = _found(name)
    tellings = sum(len(entry["events"]) for entry in gold["reports"])
    by_event = Counter(event for _, event, _ in found)
    by_joined = Counter(found.values())
    both = Counter((event, joined) for (_, event, _), joined in found.items())
    precision = sum(count * count / by_joined[joined] for (_, joined), count in both.items()) / len(found)
    recall = sum(count * count / by_event[event] for (event, _), count in both.items()) / len(found)
    assert len(found) / tellings >= _FLOORS[name][0]
    assert 2 * precision * recall / (precision + recall) >= _FLOORS[name][1]


@pytest.mark.parametrize("name", sorted(_FLOORS))
def test_other_matters_stay_out(name: str) -> None:
    """What happens between others at the same time is in no process with an event of the story."""
    gold, _, record = _story(name)
    found = _found(name)
    about = {entry["id"]: entry["about"] for entry in gold["reports"]}
    matter = {joined for (report, _, _), joined in found.items() if about[report]}
    other = {joined for (report, _, _), joined in found.items() if not about[report]} - matter
    assert not any(set(process.events) & matter and set(process.events) & other for process in record.processes)


def test_a_copy_is_known_by_its_agency_and_words() -> None:
    """The shortened agency text is a copy with the agency's origin."""
    _, _, record = _story("tschechien-russland")
    reports = {report.id: report for report in record.reports}
    assert reports["06"].copy_of == "05"
    assert reports["06"].origin == reports["05"].origin
    assert len({report.origin for report in record.reports}) == len(record.reports) - 1


def test_what_reports_contradict_stands_side_by_side() -> None:
    """Another day, experts for ministers, another number of days, a meeting that one side denies: each is a contradiction."""
    _, _, record = _story("nil-damm")
    fields = sorted(conflict.field for event in record.events for conflict in event.conflicts)
    assert {"date", "level", "status"} <= set(fields)
    assert len(fields) <= 5
