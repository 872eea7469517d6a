"""Days, countries and towns of the events in fifty short passages of our own, with what a careful reader writes down.

Each passage of `event_passages.txt` begins with `# number day weekday`; each line `> kind; word; date; country; city` is an
event that the passage tells in a sentence with that word; `|` parts what is right as well, `None` is what it does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from depesche.intake.report import report_from_text
from depesche.model.reading import Event
from depesche.reading.reader import read

_FILE = Path(__file__).with_name("event_passages.txt")
# Shares of the events that are found, and right among these; lower them only with a reason.
_FOUND, _DATE, _COUNTRY, _CITY = 0.76, 0.92, 0.89, 0.89


def _passages() -> Iterator[tuple[str, str, str, list[list[str]]]]:
    for block in re.split(r"^# ", _FILE.read_text(encoding="utf-8"), flags=re.M)[1:]:
        head, *lines = block.strip().split("\n")
        number, published, _ = head.split()
        wanted = [[part.strip() for part in line[1:].split(";")] for line in lines if line.startswith(">")]
        yield number, published, "\n".join(line for line in lines if not line.startswith(">")), wanted


def _telling(events: list[Event], kinds: str, word: str) -> Event | None:
    for event in events:
        if event.kind in kinds.split("|") and any(word in span.quote for span in event.evidence):
            return event
    return None


def test_days_and_places_of_the_passages() -> None:
    """Most events are found, and nearly all of them with the right day, country and town."""
    found: list[tuple[bool, bool, bool]] = []
    count = 0
    for number, published, text, wanted in _passages():
        events = list(read(report_from_text(text, report_id=number, published=published, outlet="Blatt", title="Titel")).events)
        for kinds, word, dates, countries, cities in wanted:
            count += 1
            event = _telling(events, kinds, word)
            if event is None:
                continue
            events.remove(event)
            country = str(event.place.country if event.place else None)
            city = str(event.place.city if event.place else None)
            found.append((str(event.date) in dates.split("|"), country in countries.split("|"), city in cities.split("|")))
    assert len(found) / count >= _FOUND
    date, country_share, city_share = (sum(column) / len(found) for column in zip(*found, strict=True))
    assert date >= _DATE
    assert country_share >= _COUNTRY
    assert city_share >= _CITY
