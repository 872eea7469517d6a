"""Takes dates, sides and events of the record, gives German words for them: "27. Februar 2025", "USA", "Treffen in Istanbul"."""

from __future__ import annotations

import re

from depesche.language.lexicon import load
from depesche.language.sides import side_name
from depesche.model.edtf import parse_edtf
from depesche.model.reading import Event, Participant, Person
from depesche.model.record import JoinedEvent
from depesche.model.vocabulary import german
from depesche.output.standing import standing_alone

_VOCABULARIES = {"kind": "kinds", "status": "statuses", "level": "levels", "direction": "directions"}
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def day_words(edtf: str | None) -> str:
    """Write an EDTF date in German; `None` becomes "ohne Datum"."""
    if edtf is None:
        return "ohne Datum"
    words = _interval_words(edtf.rstrip("~?%"))
    return f"etwa {words}" if edtf.endswith(("~", "%")) else words


def moment_words(moment: str | None) -> str:
    """Write a day or a day with time (ISO 8601) in German; `None` becomes "ohne Datum"."""
    if moment is None:
        return "ohne Datum"
    day, _, clock = moment.partition("T")
    return f"{day_words(day)}, {clock[:5]} Uhr" if clock else day_words(day)


def stamp_words(moment: str) -> str:
    """Write a moment that Depesche itself noted, which is in UTC: "22. November 2026, 00:50 Uhr UTC"."""
    return f"{moment_words(moment)} UTC" if "T" in moment else day_words(moment)


def office_words(person: Person) -> str:
    """Give the office of a person as printed, or else its kind; empty where the report tells of none."""
    return person.title or ("" if person.function == "other" else german("functions", person.function))


def field_words(field: str) -> str:
    """Name a field of claims in German; what follows its first word is a side or a name ("Leitung USA")."""
    names = {**load("listing")["fields"], **load("briefing")["fields"]}
    if field in names:
        return str(names[field])
    name, _, whose = field.partition(" ")
    return f"{names.get(name, name)} {side_name(whose)}".rstrip()


def value_words(field: str, value: str) -> str:
    """Give the value of a claim in German, where it is a code, a date, a state or a venue; others stand as printed."""
    if field in _VOCABULARIES:
        return german(_VOCABULARIES[field], value)
    if field == "date":
        return day_words(value)
    if field == "venue":
        return standing_alone(value)
    return side_name(value) if field == "country" else value


def sort_day(edtf: str | None) -> str:
    """Give a text that sorts dates by their first day; unknown dates come last, open beginnings first."""
    if edtf is None:
        return "9999-99"
    start = parse_edtf(edtf).start
    return start.isoformat() if start else "0000"


def event_words(event: JoinedEvent, tellings: list[Event]) -> str:
    """Name an event in one phrase: kind, sides, place ("Treffen USA – Russland in Istanbul, Residenz der US-Generalkonsulin")."""
    parts = [_kind_words(event, tellings), _sides_words(event, tellings)]
    if event.place:
        city, venue, country = event.place.city, event.place.venue, event.place.country
        if city:
            parts.append(f"in {city}")
        elif country and country not in event.sides:
            parts.append(f"({side_name(country)})")
        if venue:
            parts.append(f"({standing_alone(venue)})")
    return " ".join(part for part in parts if part)


def _kind_words(event: JoinedEvent, tellings: list[Event]) -> str:
    kind = german("kinds", event.kind)
    direction = next((telling.direction for telling in tellings if telling.direction), None)
    number = next((telling.number for telling in tellings if telling.number), None)
    if event.ordinal and event.kind == "meeting":
        kind = f"{event.ordinal}. Runde"
    if number and event.kind in ("expulsion", "release", "mission_closed", "mission_reduced"):
        kind = f"{kind} ({number})"
    return f"{kind}, {german('directions', direction)}:" if direction else kind


def _sides_words(event: JoinedEvent, tellings: list[Event]) -> str:
    doers = _sides_with(tellings, ("initiator",))
    targets = [side for side in _sides_with(tellings, ("target", "host")) if side not in doers]
    if doers and targets:
        return f"{_listed(doers)} → {_listed(targets)}"
    return " – ".join(side_name(side) for side in event.sides)


def _sides_with(tellings: list[Event], parts: tuple[str, ...]) -> list[str]:
    """Give the sides that most tellings see in one of the parts, in the order of their first telling."""
    seen: list[str] = []
    for telling in tellings:
        for participant in telling.participants:
            if participant.part in parts and participant.side and participant.side not in seen:
                seen.append(participant.side)
    return seen


def person_words(participant: Participant) -> str:
    """Name a participant: "Sonata Coulter (USA)", "USA" where no person is named."""
    if participant.name is None:
        return side_name(participant.side) if participant.side else ""
    return f"{participant.name} ({side_name(participant.side)})" if participant.side else participant.name


def _listed(codes: list[str]) -> str:
    names = [side_name(code) for code in codes]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " und " + names[-1]


def _interval_words(edtf: str) -> str:
    first, slash, last = edtf.partition("/")
    if not slash:
        return _date_words(first)
    if last in ("", ".."):
        return f"seit {_date_words(first)}"
    if first in ("", ".."):
        return f"bis {_date_words(last)}"
    left, right = first, _date_words(last)
    if _DAY.fullmatch(first) and _DAY.fullmatch(last) and first[:7] == last[:7]:
        return f"{int(left[8:])}.–{right}"
    return f"{_date_words(left)} bis {right}"


def _date_words(edtf: str) -> str:
    months = load("briefing")["months"]
    year, *rest = edtf.strip("~?%").split("-")
    if not rest:
        return year
    month = months[int(rest[0]) - 1]
    return f"{month} {year}" if len(rest) == 1 else f"{int(rest[1])}. {month} {year}"
