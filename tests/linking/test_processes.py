"""Rounds of one matter, what is open, and what stays out."""

from __future__ import annotations


def _talks(desk):
    desk.tell(
        "a",
        "2023-05-05",
        "Über die Grenze redeten Armenien und Aserbaidschan in Bern. Eine weitere Runde zur Grenze folgt in Wien.",
        {
            "quote": "redeten Armenien und Aserbaidschan in Bern",
            "sides": "AM AZ",
            "date": "2023-05-04",
            "city": "Bern",
            "topics": ("Verlauf der Grenze",),
            "excluded": ("Gefangene",),
        },
        {"quote": "Eine weitere Runde zur Grenze folgt in Wien", "sides": "AM AZ", "status": "announced", "city": "Wien"},
    )
    desk.tell(
        "b",
        "2023-06-03",
        "In Wien redeten Armenien und Aserbaidschan am Freitag über die Grenze, nach der Runde in Bern im Mai. "
        "Ein drittes Treffen ist geplant. Baku äußerte sich dazu vorerst nicht.",
        {
            "quote": "In Wien redeten Armenien und Aserbaidschan am Freitag",
            "sides": "AM AZ",
            "date": "2023-06-02",
            "city": "Wien",
            "topics": ("Verlauf der Grenze",),
        },
        {"quote": "nach der Runde in Bern im Mai", "sides": "AM AZ", "date": "2023-05", "city": "Bern"},
        {"quote": "Ein drittes Treffen ist geplant", "sides": "AM AZ", "status": "announced"},
    )


def test_rounds_stand_in_order_with_agenda_and_exclusions(desk, event_of):
    """Three meetings on one matter make one process."""
    _talks(desk)
    record = desk.join()
    (process,) = record.processes
    assert process.sides == ("AM", "AZ")
    assert process.rounds == tuple(event_of(record, *key).id for key in (("a", 0), ("b", 0), ("b", 2)))
    assert process.agenda == ("Verlauf der Grenze",)
    assert process.excluded == ("Gefangene",)
    assert process.title == "Armenien – Aserbaidschan: Verlauf der Grenze"
    assert all(event.process == process.id for event in record.events)


def test_open_questions_lead_to_words(desk, event_of):
    """No date, no place, no word from the other side: three questions, each with its evidence."""
    _talks(desk)
    record = desk.join()
    (process,) = record.processes
    questions = [question for question in process.open if question.event == event_of(record, "b", 2).id]
    assert [question.question.split(":")[0] for question in questions] == ["Termin", "Ort", "Bestätigung durch die andere Seite"]
    texts = {report.id: report.text for report in desk.reports}
    for question in process.open:
        assert question.evidence
        assert all(texts[report][span.start : span.end] == span.quote for report, span in question.evidence)


def test_another_matter_of_the_same_sides_is_another_process_or_none(desk, event_of):
    """A prisoner exchange told by a report of its own stays out of the talks."""
    _talks(desk)
    desk.tell(
        "c",
        "2023-06-03",
        "Auf dem Flugplatz von Kutaissi kamen am Freitag neun Soldaten frei, nach vier Jahren Haft.",
        {
            "quote": "kamen am Freitag neun Soldaten frei",
            "kind": "release",
            "sides": "AM AZ",
            "date": "2023-06-02",
            "city": "Kutaissi",
        },
    )
    record = desk.join()
    assert event_of(record, "c", 0).process is None


def test_answers_to_measures_are_the_rounds_of_a_quarrel(desk, event_of):
    """Expulsion and counter-expulsion follow each other."""
    desk.tell(
        "a",
        "2021-04-18",
        "Prag weist achtzehn russische Diplomaten aus, wegen der Explosion im Munitionslager.",
        {
            "quote": "Prag weist achtzehn russische Diplomaten aus",
            "kind": "expulsion",
            "by": "CZ",
            "on": "RU",
            "date": "2021-04-18",
            "number": 18,
        },
    )
    desk.tell(
        "b",
        "2021-04-19",
        "Moskau weist zwanzig tschechische Diplomaten aus. Prag hatte nach der Explosion achtzehn Russen ausgewiesen.",
        {
            "quote": "Moskau weist zwanzig tschechische Diplomaten aus",
            "kind": "expulsion",
            "by": "RU",
            "on": "CZ",
            "date": "2021-04-19",
            "number": 20,
        },
        {"quote": "achtzehn Russen ausgewiesen", "kind": "expulsion", "by": "CZ", "on": "RU", "date": "2021-04-18", "number": 18},
    )
    record = desk.join()
    (process,) = record.processes
    assert process.rounds == (event_of(record, "a", 0).id, event_of(record, "b", 0).id)


def test_single_acts_are_parts_of_the_joint_one(desk, event_of):
    """Three states expel together; what one of them does is a part, not the whole."""
    from depesche.model.reading import Participant

    joint = (
        *tuple(Participant(side=side, part="initiator") for side in ("EE", "LV", "LT")),
        Participant(side="RU", part="target"),
    )
    desk.tell(
        "a",
        "2021-04-23",
        "Estland, Lettland und Litauen weisen Russen aus. Litauen verwies zwei des Landes.",
        {
            "quote": "Estland, Lettland und Litauen weisen Russen aus",
            "kind": "expulsion",
            "participants": joint,
            "date": "2021-04-23",
        },
        {
            "quote": "Litauen verwies zwei des Landes",
            "kind": "expulsion",
            "by": "LT",
            "on": "RU",
            "date": "2021-04-23",
            "number": 2,
        },
    )
    record = desk.join()
    assert event_of(record, "a", 1).part_of == event_of(record, "a", 0).id
    assert event_of(record, "a", 0).part_of is None


def test_the_next_round_joins_by_its_subject(desk, event_of):
    """A report that does not speak of the round before goes on with its matter: same sides and subject, a word of rounds."""
    text = (
        "Über den Verlauf der Grenze im Süden haben Armenien und Aserbaidschan in {} beraten, teilten die Gastgeber am Abend mit."
    )
    for name, day, city, ordinal in (("a", "04", "Bern", None), ("b", "24", "Wien", 2)):
        told = {
            "quote": f"haben Armenien und Aserbaidschan in {city} beraten",
            "sides": "AM AZ",
            "date": f"2023-05-{day}",
            "city": city,
        }
        desk.tell(name, f"2023-05-{day}", text.format(city), {**told, "topics": ("Verlauf der Grenze",), "ordinal": ordinal})
    (process,) = desk.join().processes
    assert len(process.rounds) == 2


def test_talks_on_another_subject_are_another_matter(desk):
    """The same sides talk of the price of gas: no round of the talks on the border."""
    _talks(desk)
    desk.tell(
        "c",
        "2023-06-20",
        "Über den Preis für Erdgas haben Armenien und Aserbaidschan in Tiflis geredet, wie die Energieministerien mitteilten.",
        {
            "quote": "haben Armenien und Aserbaidschan in Tiflis geredet",
            "sides": "AM AZ",
            "date": "2023-06-20",
            "city": "Tiflis",
            "topics": ("Preis für Erdgas",),
        },
    )
    (process,) = desk.join().processes
    assert len(process.rounds) == 3
