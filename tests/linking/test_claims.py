"""Claims side by side, and what counts as a contradiction."""

from __future__ import annotations

import pytest

from depesche.linking.values import duration, same_person, same_place, same_venue
from depesche.model.reading import Person

TALKS = {"sides": "AM AZ", "date": "2023-05-04", "city": "Bern", "country": "CH"}


def _two(desk, first, second, **heads):
    desk.tell("a", "2023-05-05", "In Bern redeten beide Seiten.", dict(quote="redeten beide Seiten", **TALKS, **first), **heads)
    desk.tell("b", "2023-05-05", "Beide haben in Bern verhandelt.", dict(quote="haben in Bern verhandelt", **TALKS, **second))
    (event,) = desk.join().events
    return {conflict.field: conflict for conflict in event.conflicts}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"duration": "fünf Stunden"}, {"duration": "sechs Stunden"}),
        ({"venue": "Hotel Bellevue"}, {"venue": "Residenz des Botschafters"}),
        ({"heads": {"AM": "Ararat Mirsojan"}}, {"heads": {"AM": "Mher Grigorjan"}}),
        ({"number": 12}, {"number": 14}),
        ({"deadline": "binnen einer Woche"}, {"deadline": "zehn Tage"}),
    ],
)
def test_values_that_cannot_both_be_true_stand_side_by_side(desk, first, second):
    """Two origins, two values: a conflict that names who says what."""
    found = _two(desk, first, second)
    (conflict,) = found.values()
    assert sorted(conflict.values.values()) == [("a",), ("b",)]
    assert conflict.resolved_by is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"duration": "gut sechs Stunden"}, {"duration": "rund sechs Stunden"}),
        ({"venue": "Residenz der US-Generalkonsulin"}, {"venue": "Residenz der amerikanischen Generalkonsulin"}),
        ({"heads": {"AM": "Ararat Mirsojan"}}, {"heads": {"AM": "Ararat Mirzoyan"}}),
        ({"deadline": "sieben Tage"}, {"deadline": "binnen einer Woche"}),
        ({"deadline": "2023-05-11"}, {"deadline": "eine Woche"}),
        ({"topics": ("Grenze",)}, {"topics": ("Gefangene",)}),
    ],
)
def test_two_ways_to_say_it_are_no_contradiction(desk, first, second):
    """Rounding, spelling and what merely adds up do not contradict."""
    assert _two(desk, first, second) == {}


def test_copies_of_one_text_do_not_contradict_themselves(desk):
    """Two reports of one origin: a slip of reading, not two voices."""
    text = (
        "In Bern redeten beide Seiten nach langem Streit um die Grenze erstmals wieder miteinander und ohne Vermittler am Tisch. "
    )
    text += "Die Gespräche an diesem Tag dauerten nach Angaben der Gastgeber ungewöhnlich lange und endeten erst spät am Abend."
    for name, length in (("a", "fünf Stunden"), ("b", "sechs Stunden")):
        desk.tell(name, "2023-05-05", text, dict(quote="In Bern redeten beide Seiten", duration=length, **TALKS), agency=("dpa",))
    (event,) = desk.join().events
    assert event.conflicts == ()


def test_a_later_version_settles_what_it_corrects(desk):
    """The outlet takes its own value back: the conflict is shown with the version that resolves it."""
    text = "In Bern redeten beide Seiten nach langem Streit erstmals wieder miteinander und ohne Vermittler. Es dauerte {}."
    for name, hour, length in (("a", "08", "fünf Stunden"), ("b", "18", "acht Stunden")):
        desk.tell(
            name,
            f"2023-05-05T{hour}:00",
            text.format(length),
            dict(quote="In Bern redeten beide Seiten", duration=length, **TALKS),
            outlet="Aarebote",
            title="Gespräche in Bern",
        )
    (event,) = desk.join().events
    (conflict,) = event.conflicts
    assert conflict.resolved_by == "b"


def test_an_outlet_takes_back_what_it_told_before(desk):
    """A later report of the same outlet gives the other's value: it settles the contradiction, though it is no version."""
    told = (
        ("a", "2023-05-05", "fünf Stunden", "Aarebote", "In Bern redeten beide Seiten nach langem Streit. Es dauerte {}."),
        (
            "b",
            "2023-05-05",
            "acht Stunden",
            "Inselbote",
            "Lang war der Tag: In Bern redeten beide Seiten. Erst nach {} war Schluss.",
        ),
        ("c", "2023-05-09", "acht Stunden", "Aarebote", "Nun steht fest: In Bern redeten beide Seiten am 5. Mai ganze {}."),
    )
    for name, day, length, outlet, text in told:
        quote = dict(quote="In Bern redeten beide Seiten", duration=length, **TALKS)
        desk.tell(name, day, text.format(length), quote, outlet=outlet, title=f"Gespräche {name}")
    (event,) = desk.join().events
    (conflict,) = event.conflicts
    assert conflict.resolved_by == "c"


def test_an_office_that_cannot_be_is_a_contradiction(desk):
    """Head of a department in one report, deputy minister in the other, on the same day."""

    def anna(title, function):
        return [Person(name="Anna Wardanjan", side="AM", title=title, function=function)]

    event = dict(quote="Wardanjan sprach in Bern", heads={"AM": "Anna Wardanjan"}, **TALKS)
    desk.tell("a", "2023-05-05", "Wardanjan sprach in Bern.", event, persons=anna("Abteilungsleiterin", "official"))
    desk.tell("b", "2023-05-05", "Frau Wardanjan sprach in Bern.", event, persons=anna("Vizeministerin", "deputy_minister"))
    (joined,) = desk.join().events
    assert [conflict.field for conflict in joined.conflicts] == ["title head AM"]


def test_durations_are_read_from_words():
    """Numbers in words and figures, ranges and halves."""
    assert not duration("fünfeinhalb Stunden").agrees(duration("sieben Stunden"))
    assert duration("fünf bis sechs Stunden").agrees(duration("sechs Stunden"))
    assert duration("zwei Tage").agrees(duration("48 Stunden"))
    assert not duration("zwei Tage").agrees(duration("drei Tage"))
    assert duration("lange") is None


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Sergej Rjabkow", "Sergei Ryabkov", True),
        ("Alexander Nowak", "Alexandr Novak", True),
        ("Rjabkow", "Sergej Rjabkow", True),
        ("Sergej Lawrow", "Sergej Rjabkow", False),
        ("Maria Sacharowa", "Marija Sacharowa", True),
        ("Ali Bagheri Kani", "Ali Chamenei", False),
    ],
)
def test_one_name_in_many_spellings(left, right, same):
    """Transliterations are one person; other last names are not."""
    assert same_person(left, right) is same


def test_places_and_venues():
    """Spellings of a city agree, other cities and other houses do not."""
    assert same_place("Teheran", "Teheran")
    assert not same_place("Genf", "Bern")
    assert same_venue("US-Botschaft", "Botschaft der USA")
    assert not same_venue("US-Botschaft", "russische Botschaft")
    assert not same_venue("Hotel", "Kanzleramt")


def test_half_an_hour_is_not_an_hour():
    """ "Eine halbe Stunde" and "knapp eine Stunde" cannot both be true; "rund 30 Minuten" agrees with the first."""
    half, whole, minutes = duration("Eine halbe Stunde"), duration("knapp eine Stunde"), duration("rund 30 Minuten")
    assert half is not None
    assert whole is not None
    assert minutes is not None
    assert not half.agrees(whole)
    assert half.agrees(minutes)


def test_cities_that_one_report_names_together_are_no_contradiction(desk, event_of):
    """Of "die Botschaft in Quito und das Konsulat in Guayaquil" each report may take one city."""
    told = {"kind": "incident", "sides": "MX EC", "country": "EC", "date": "2023-05-01"}
    desk.tell(
        "a",
        "2023-05-02",
        "Eine Menge griff Mexikos Botschaft in Quito und das Konsulat in Guayaquil an.",
        {"quote": "griff Mexikos Botschaft in Quito und das Konsulat in Guayaquil an", "city": "Quito", **told},
    )
    desk.tell(
        "b",
        "2023-05-03",
        "Mexikos Vertretung in Guayaquil wurde angegriffen.",
        {"quote": "Mexikos Vertretung in Guayaquil wurde angegriffen", "city": "Guayaquil", **told},
    )
    event = event_of(desk.join(), "a")
    assert len(event.mentions) == 2
    assert not event.conflicts


def test_a_call_told_for_two_days_is_one_with_a_contradiction(desk, event_of):
    """Two papers lead with the call of the same two people, a day apart: one event, its date told in two ways."""
    people = {"heads": {"PE": "Ana Ríos", "CL": "Juan Soto"}}
    text = "Ana Ríos und Juan Soto haben miteinander telefoniert. " + "Es ging um die Grenze und um den Handel. " * 20
    for name, day, told in (("a", "2023-05-12", "2023-05-11"), ("b", "2023-05-13", "2023-05-10")):
        quote = "Ana Ríos und Juan Soto haben miteinander telefoniert"
        desk.tell(name, day, text + name, {"quote": quote, "kind": "call", "date": told, **people})
    event = event_of(desk.join(), "a")
    assert {mention.report for mention in event.mentions} == {"a", "b"}
    assert [conflict.field for conflict in event.conflicts] == ["date"]


def test_numbers_that_nearly_agree_may_be_a_contradiction(desk, event_of):
    """Nineteen here and twenty there, expelled by the same side at the same time: one event with a contradiction of numbers."""
    for name, day, number in (("a", "2023-05-12", 20), ("b", "2023-05-13", 19)):
        text = f"Kenia hat {number} ugandische Diplomaten ausgewiesen, berichtet Blatt {name}."
        quote = f"Kenia hat {number} ugandische Diplomaten ausgewiesen"
        desk.tell(name, day, text, {"quote": quote, "kind": "expulsion", "by": "KE", "on": "UG", "number": number})
    event = event_of(desk.join(), "a")
    assert len(event.mentions) == 2
    assert [conflict.field for conflict in event.conflicts] == ["number"]
