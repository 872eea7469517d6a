"""Groups of states that a region or format names, with their members."""

from __future__ import annotations

from typing import Any

import pytest

from depesche.intake.report import report_from_text
from depesche.language.lexicon import load
from depesche.language.sentences import sentences_of
from depesche.model.reading import Reading
from depesche.reading.people.actors import find_actors
from depesche.reading.people.names import find_persons
from depesche.reading.people.places import find_places
from depesche.reading.reader import read

GROUPS: dict[str, dict[str, Any]] = load("state_groups")["groups"]


def groups_in(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Give the groups of a text with their sides."""
    sentences = sentences_of(text)
    places = find_places(sentences)
    actors = find_actors(sentences, find_persons(sentences, places), places)
    return [(actor.name, actor.sides) for actor in actors if actor.type == "group"]


def reading_of(text: str) -> Reading:
    """Read a text as a report of 15 May 2024."""
    return read(report_from_text(text, report_id="one", outlet="Musterblatt", title=None, published="2024-05-15"))


@pytest.mark.parametrize("name", sorted(GROUPS))
def test_the_example_of_a_group_gives_its_members(name: str) -> None:
    """The example sentence of every entry names one group, with all its members, in the order of the list."""
    group = GROUPS[name]
    assert group["members"] == sorted(group["members"])
    assert tuple(group["members"]) in [sides for _, sides in groups_in(group["example"])]


def test_a_group_stands_in_all_its_cases() -> None:
    """Adjective, compound and name are found in other cases and with numbers between."""
    assert ("baltischen Republiken", ("EE", "LT", "LV")) in groups_in("Mit den drei baltischen Republiken wird verhandelt.")
    assert ("Benelux-Länder", ("BE", "LU", "NL")) in groups_in("Der Entwurf der Benelux-Länder fand Beifall.")
    assert ("Weimarer Dreiecks", ("DE", "FR", "PL")) in groups_in("Die Minister des Weimarer Dreiecks kamen nach Krakau.")


def test_other_words_are_no_group() -> None:
    """A sea, a championship and a town are none."""
    assert groups_in("Im baltischen Hafen lag ein Tanker, am Golf von Aden ein zweiter.") == []
    assert groups_in("Das Endspiel fand in Visegrad statt.") == []


def test_the_members_take_part_in_what_the_group_does() -> None:
    """Each member is a participant of the event; a statement of all has no one side."""
    reading = reading_of("Die drei baltischen Staaten wiesen am Montag vier russische Diplomaten aus.")
    assert [event.kind for event in reading.events] == ["expulsion"]
    sides = {(one.side, one.part) for one in reading.events[0].participants}
    assert sides == {("EE", "initiator"), ("LT", "initiator"), ("LV", "initiator"), ("RU", "target")}
    said = reading_of("Die Visegrád-Staaten lehnten den Vorschlag ab.").statements
    assert [(one.speaker, one.side) for one in said] == [("Visegrád-Staaten", None)]


def test_north_and_south_are_states_where_both_koreas_are_named() -> None:
    """ "Der Norden" acts for North Korea in a report of both Koreas, and is a point of the compass elsewhere."""
    text = "Nordkorea und Südkorea verhandeln. Der Norden lehnte ein Treffen mit dem Süden ab. Im Norden des Landes fiel Schnee."
    sentences = sentences_of(text)
    places = find_places(sentences)
    named = [(actor.name, actor.sides) for actor in find_actors(sentences, (), places) if actor.type == "body"]
    assert named == [("Norden", ("KP",)), ("Süden", ("KR",))]
    other = sentences_of("Im Irak regnet es. Der Norden ist umkämpft.")
    assert not [actor for actor in find_actors(other, (), find_places(other)) if actor.type == "body"]
