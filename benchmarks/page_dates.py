"""Takes a folder of web pages with annotated dates, gives those dates that the page itself decides, and how many we find.

usage: python -m benchmarks.page_dates --data FOLDER [--write] [--json] [--misses N]

A date counts when it is annotated in `evaldata.json` and the page decides it: trafilatura gives the same day, or the day
is printed in the visible text. Annotations that neither confirms are slips, or cannot be known. `--write` puts the list
into `benchmarks/page_dates.tsv` (file of the page, day); a page in that list has the day given there, others are decided anew, so
that the command measures on parts that are kept back, too.
"""

from __future__ import annotations

import argparse
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.pages import pages_of
from depesche.intake.html import read_page
from depesche.intake.report import report_from_text
from depesche.intake.visible import visible_text

LIST = Path(__file__).with_suffix(".tsv")
_MONTHS = (
    ("Januar", "Jänner", "Jan"),
    ("Februar", "Feber", "Feb"),
    ("März", "Mär", "Mrz"),
    ("April", "Apr"),
    ("Mai",),
    ("Juni", "Jun"),
    ("Juli", "Jul"),
    ("August", "Aug"),
    ("September", "Sept", "Sep"),
    ("Oktober", "Okt", "Oct"),
    ("November", "Nov"),
    ("Dezember", "Dez", "Dec"),
)


def is_printed(text: str, day: date) -> bool:
    """Say whether a text prints a day in one of the usual forms."""
    names = "|".join(_MONTHS[day.month - 1])
    forms = (
        rf"(?<!\d)0?{day.day}\.\s?0?{day.month}\.\s?(?:{day.year}|{day.year % 100:02})(?!\d)",
        rf"(?<!\d)0?{day.day}\.?\s?(?:{names})\w*\.?,?\s?{day.year}",
        rf"(?:{names})\w*\.? 0?{day.day}, {day.year}",
        rf"(?<!\d)0?{day.day}/0?{day.month}/{day.year}",
        day.isoformat(),
    )
    return re.search("|".join(forms), text) is not None


def decided(address: str, wanted: dict[str, Any], markup: str) -> str | None:
    """Give the annotated day of a page where trafilatura's metadata or the visible text confirm it."""
    try:
        day = date.fromisoformat(wanted.get("date") or "")
    except ValueError:
        return None
    if is_printed(visible_text(markup), day):
        return day.isoformat()
    from trafilatura import extract_metadata

    found = extract_metadata(markup, default_url=address)
    return day.isoformat() if found is not None and found.date == day.isoformat() else None


def main() -> None:
    """Decide, read, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", type=int, default=0)
    arguments = parser.parse_args()
    listed = dict(line.split("\t") for line in LIST.read_text(encoding="utf-8").splitlines()) if LIST.exists() else {}
    days: dict[str, str] = {}
    right = {"html": 0, "pasted": 0}
    unknown = {"html": 0, "pasted": 0}
    misses = []
    for address, wanted, markup in pages_of(arguments.data):
        name = wanted["file"]
        day = listed.get(name) if name in listed and not arguments.write else decided(address, wanted, markup)
        if day is None:
            continue
        days[name] = day
        reports = {
            "html": read_page(markup, report_id=name, url=address),
            "pasted": report_from_text(visible_text(markup), report_id=name),
        }
        for mode, report in reports.items():
            found = (report.published or "")[:10]
            right[mode] += found == day
            unknown[mode] += not found
            if mode == "html" and found != day:
                misses.append(f"{name}: {day}, found {found or 'none'}")
    if arguments.write:
        LIST.write_text("".join(f"{name}\t{day}\n" for name, day in sorted(days.items())), encoding="utf-8")
    table = {
        mode: {
            "right": right[mode],
            "none": unknown[mode],
            "pages": len(days),
            "share": round(right[mode] / max(1, len(days)), 4),
        }
        for mode in right
    }
    if arguments.json:
        print(json.dumps(table))
        return
    for mode, row in table.items():
        print(
            f"{mode:8} publication date right on {row['right']} of {row['pages']} pages ({row['share']:.3f}), none {row['none']}"
        )
    for miss in misses[: arguments.misses]:
        print(miss)


if __name__ == "__main__":
    main()
