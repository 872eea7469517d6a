"""Takes the participants of a talk and where it was, gives a partner whose side nobody says the side of the host."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depesche.model.reading import Participant, Person, Place
from depesche.reading.analysis import Analysis
from depesche.reading.events.merging import Mention
from depesche.reading.events.participants import organisations

_TALKS = frozenset(["meeting", "agreement"])
_RANKS = frozenset(["head_of_state", "head_of_government", "foreign_minister", "minister", "deputy_minister"])
_REACH = 2
"""Sentences behind a visit within which the guest talks to people of his host."""


def with_host(
    participants: tuple[Participant, ...],
    kind: str,
    place: Place | None,
    number: int,
    told: Sequence[Mention],
    analysis: Analysis,
) -> tuple[Participant, ...]:
    """Give the partner of a guest the side of the country: "reiste nach Colombo. Dort sprach er mit Präsident X".

    Only one partner in office whose side the report does not say, or whose side was taken from the guest's own; other
    participants stay as they are.
    """
    if kind not in _TALKS:
        return participants
    country = place.country if place and place.country else _visited(number, told)
    named = [one for one in participants if one.name]
    if country is None or len(named) < 2 or country in {one.side for one in named}:
        return participants
    people = {person.name: person for person in analysis.persons}
    guests = {one.side for one in named if one.side and one.side not in organisations() and _told(people.get(one.name or ""))}
    unsaid = [
        one
        for one in named
        if (person := people.get(one.name or "")) is not None
        and person.function in _RANKS
        and (one.side is None or (not _told(person) and one.side in guests))
    ]
    if len(unsaid) != 1 or not guests - {country}:
        return participants
    return tuple(
        replace(one, side=country) if one is unsaid[0] else one for one in participants if one.name or one.side != country
    )


def _told(person: Person | None) -> bool:
    """Say whether the report itself says for whom a person acts."""
    return person is not None and all(proof.rule != "side_nearby" for proof in person.proofs)


def _visited(number: int, told: Sequence[Mention]) -> str | None:
    for mention in reversed(told):
        if number - mention.sentence > _REACH:
            break
        if mention.kind == "visit" and mention.place is not None:
            return mention.place.country
    return None
