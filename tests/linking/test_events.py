"""Which mentions are one event, and which are not."""

from __future__ import annotations


def test_an_announced_meeting_and_the_one_held_on_that_day_are_one(desk, event_of):
    """Announced on Tuesday for Thursday, held on Thursday: one event, and it is held."""
    desk.tell(
        "a",
        "2023-05-02",
        "Am Donnerstag treffen sich beide in Bern.",
        {
            "quote": "treffen sich beide in Bern",
            "status": "announced",
            "sides": "AM AZ",
            "date": "2023-05-04",
            "city": "Bern",
            "country": "CH",
        },
    )
    desk.tell(
        "b",
        "2023-05-05",
        "In Bern sprachen sie am Donnerstag vier Stunden.",
        {"quote": "In Bern sprachen sie am Donnerstag", "sides": "AM AZ", "date": "2023-05-04", "city": "Bern", "country": "CH"},
    )
    record = desk.join()
    assert event_of(record, "a", 0) == event_of(record, "b", 0)
    assert event_of(record, "a", 0).status == "held"


def test_a_week_holds_the_day_that_lies_in_it(desk, event_of):
    """ "Vergangene Woche" and the exact day are one event, without a contradiction; the record takes the day."""
    desk.tell(
        "a",
        "2023-05-05",
        "In Bern trafen sie sich am 4. Mai.",
        {"quote": "trafen sie sich am 4. Mai", "sides": "AM AZ", "date": "2023-05-04", "city": "Bern"},
    )
    desk.tell(
        "b",
        "2023-05-09",
        "Vergangene Woche hatten beide in Bern geredet.",
        {
            "quote": "Vergangene Woche hatten beide in Bern geredet",
            "sides": "AM AZ",
            "date": "2023-05-01/2023-05-07",
            "city": "Bern",
        },
    )
    record = desk.join()
    joined = event_of(record, "a", 0)
    assert joined == event_of(record, "b", 0)
    assert joined.date == "2023-05-04"
    assert joined.conflicts == ()


def test_the_next_round_is_another_event(desk, event_of):
    """ "Ein weiteres Treffen" is not the meeting the report has just told of, and joins the round that follows."""
    text = "In Bern redeten beide Seiten am Donnerstag. Ein weiteres Treffen soll folgen."
    desk.tell(
        "a",
        "2023-05-05",
        text,
        {"quote": "In Bern redeten beide Seiten", "sides": "AM AZ", "date": "2023-05-04", "city": "Bern"},
        {"quote": "Ein weiteres Treffen soll folgen", "sides": "AM AZ", "status": "announced"},
    )
    desk.tell(
        "b",
        "2023-06-02",
        "In Wien kamen beide am Freitag erneut zusammen.",
        {"quote": "kamen beide am Freitag erneut zusammen", "sides": "AM AZ", "date": "2023-06-02", "city": "Wien"},
    )
    record = desk.join()
    assert event_of(record, "a", 0) != event_of(record, "a", 1)
    assert event_of(record, "a", 1) == event_of(record, "b", 0)


def test_two_rounds_with_numbers_never_join(desk, event_of):
    """The second round is not the third, whatever else agrees."""
    desk.tell(
        "a",
        "2023-05-05",
        "Die zweite Runde fand in Bern statt.",
        {"quote": "Die zweite Runde", "sides": "AM AZ", "ordinal": 2, "city": "Bern"},
    )
    desk.tell(
        "b",
        "2023-05-06",
        "Die dritte Runde fand in Bern statt.",
        {"quote": "Die dritte Runde", "sides": "AM AZ", "ordinal": 3, "city": "Bern"},
    )
    record = desk.join()
    assert event_of(record, "a", 0) != event_of(record, "b", 0)


def test_an_answer_with_the_same_number_is_another_event(desk, event_of):
    """Five diplomats each way on one day: two expulsions."""
    desk.tell(
        "a",
        "2021-04-20",
        "Prag weist fünf Russen aus. Moskau weist fünf Tschechen aus.",
        {"quote": "Prag weist fünf Russen aus", "kind": "expulsion", "by": "CZ", "on": "RU", "date": "2021-04-20", "number": 5},
        {
            "quote": "Moskau weist fünf Tschechen aus",
            "kind": "expulsion",
            "by": "RU",
            "on": "CZ",
            "date": "2021-04-20",
            "number": 5,
        },
    )
    desk.tell(
        "b",
        "2021-04-21",
        "Am Dienstag hat Tschechien fünf Russen ausgewiesen.",
        {
            "quote": "hat Tschechien fünf Russen ausgewiesen",
            "kind": "expulsion",
            "by": "CZ",
            "on": "RU",
            "date": "2021-04-20",
            "number": 5,
        },
    )
    record = desk.join()
    assert event_of(record, "a", 0) != event_of(record, "a", 1)
    assert event_of(record, "a", 0) == event_of(record, "b", 0)


def test_other_matters_of_the_same_sides_stay_apart(desk, event_of):
    """A prisoner exchange on the day of the talks is not the talks."""
    desk.tell(
        "a",
        "2023-05-05",
        "In Bern redeten beide. In Genf tauschten sie Gefangene.",
        {"quote": "In Bern redeten beide", "sides": "AM AZ", "date": "2023-05-04", "city": "Bern"},
        {"quote": "tauschten sie Gefangene", "kind": "release", "sides": "AM AZ", "date": "2023-05-04", "city": "Genf"},
    )
    desk.tell(
        "b",
        "2023-05-05",
        "Gefangene kamen am Donnerstag frei.",
        {"quote": "Gefangene kamen am Donnerstag frei", "kind": "release", "sides": "AM AZ", "date": "2023-05-04"},
    )
    record = desk.join()
    assert event_of(record, "b", 0) == event_of(record, "a", 1)
    assert event_of(record, "b", 0) != event_of(record, "a", 0)


def test_a_vague_mention_does_not_chain_two_days_together(desk, event_of):
    """ "Im Mai" fits both meetings; they stay two."""
    desk.tell(
        "a",
        "2023-05-05",
        "Am 4. Mai trafen sie sich in Bern.",
        {"quote": "Am 4. Mai trafen sie sich", "sides": "AM AZ", "date": "2023-05-04", "city": "Bern"},
    )
    desk.tell(
        "b",
        "2023-05-25",
        "Am 24. Mai trafen sie sich in Bern.",
        {"quote": "Am 24. Mai trafen sie sich", "sides": "AM AZ", "date": "2023-05-24", "city": "Bern"},
    )
    desk.tell(
        "c",
        "2023-06-20",
        "Im Mai hatten sie sich in Bern getroffen.",
        {"quote": "Im Mai hatten sie sich in Bern getroffen", "sides": "AM AZ", "date": "2023-05", "city": "Bern"},
    )
    record = desk.join()
    assert event_of(record, "a", 0) != event_of(record, "b", 0)
    assert len(record.events) == 2


def test_merges_explain_themselves(desk, event_of):
    """Every joined mention has a line that says why."""
    desk.tell(
        "a",
        "2023-05-05",
        "In Bern sprachen sie am Donnerstag.",
        {"quote": "sprachen sie am Donnerstag", "sides": "AM AZ", "date": "2023-05-04", "city": "Bern"},
    )
    desk.tell(
        "b",
        "2023-05-06",
        "Am Donnerstag hatten beide in Bern verhandelt.",
        {"quote": "hatten beide in Bern verhandelt", "sides": "AM AZ", "date": "2023-05-04", "city": "Bern"},
    )
    joined = event_of(desk.join(), "a", 0)
    assert len(joined.because) == len(joined.mentions) - 1
    assert "Bern" in joined.because[0]


def test_a_cancelled_meeting_is_cancelled(desk, event_of):
    """Announced first, called off later: the last word counts; what took place stays held."""
    desk.tell(
        "a",
        "2023-05-02",
        "Am 9. Mai wollen beide in Bern reden.",
        {"quote": "wollen beide in Bern reden", "status": "announced", "sides": "AM AZ", "date": "2023-05-09", "city": "Bern"},
    )
    desk.tell(
        "b",
        "2023-05-07",
        "Das Treffen am 9. Mai in Bern ist abgesagt.",
        {
            "quote": "Das Treffen am 9. Mai in Bern ist abgesagt",
            "status": "cancelled",
            "sides": "AM AZ",
            "date": "2023-05-09",
            "city": "Bern",
        },
    )
    assert event_of(desk.join(), "a", 0).status == "cancelled"
