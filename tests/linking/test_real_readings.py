"""Joining holds against what readings get wrong: sides turned round or borrowed, dates missing, two kinds for one."""

from __future__ import annotations

from depesche.model.reading import Statement
from depesche.model.span import Span


def test_a_trip_is_not_the_meeting_of_which_the_traveller_took_part(desk, event_of):
    """ "Auf der Rückreise" without a place does not join the talks in Bern, though the traveller was there."""
    desk.tell(
        "a",
        "2023-05-05",
        "Die Minister Arm und Reich sprachen am Donnerstag in Bern.",
        {"quote": "sprachen am Donnerstag in Bern", "date": "2023-05-04", "city": "Bern", "heads": {"AM": "Arm", "AZ": "Reich"}},
    )
    desk.tell(
        "b",
        "2023-05-08",
        "Das sagte Minister Arm auf einer Reise. Armenien und Aserbaidschan hatten in Bern geredet.",
        {"quote": "auf einer Reise", "kind": "visit", "heads": {"AM": "Arm"}},
        {"quote": "hatten in Bern geredet", "sides": "AM AZ", "city": "Bern"},
    )
    record = desk.join()
    assert event_of(record, "b", 0) != event_of(record, "a", 0)
    assert event_of(record, "b", 1) == event_of(record, "a", 0)


def test_what_a_report_leads_with_is_new(desk, event_of):
    """An undated lead is yesterday's round, though only the round of March had the same head of delegation."""
    desk.tell(
        "a",
        "2023-03-03",
        "In Bern verhandelten Anna Lund und die andere Seite am Donnerstag.",
        {"quote": "verhandelten Anna Lund", "sides": "AZ", "date": "2023-03-02", "city": "Bern", "heads": {"AM": "Anna Lund"}},
    )
    desk.tell(
        "b",
        "2023-05-05",
        "Am Donnerstag wurde in Bern erneut verhandelt.",
        {"quote": "wurde in Bern erneut verhandelt", "sides": "AM AZ", "date": "2023-05-04", "city": "Bern"},
    )
    desk.tell(
        "c",
        "2023-05-05",
        "Drinnen saßen Anna Lund und die andere Seite. " + "Draußen regnete es. " * 40,
        {"quote": "Drinnen saßen Anna Lund", "sides": "AZ", "heads": {"AM": "Anna Lund"}},
    )
    record = desk.join()
    assert event_of(record, "c", 0) == event_of(record, "b", 0)
    assert event_of(record, "c", 0) != event_of(record, "a", 0)


def test_what_is_called_off_is_what_was_to_take_place(desk, event_of):
    """ "Das Treffen ist abgesagt. Die dritte Runde sollte in Wien stattfinden": one event, cancelled, with its place."""
    desk.tell(
        "a",
        "2023-06-02",
        "Die nächste Runde soll in Wien stattfinden.",
        {"quote": "Die nächste Runde soll in Wien stattfinden", "sides": "AM AZ", "status": "announced", "city": "Wien"},
    )
    desk.tell(
        "b",
        "2023-06-06",
        "Baku hat das geplante Treffen abgesagt. Die dritte Runde sollte in Wien stattfinden.",
        {"quote": "das geplante Treffen abgesagt", "sides": "AM AZ", "status": "cancelled"},
        {
            "quote": "Die dritte Runde sollte in Wien stattfinden",
            "sides": "AM AZ",
            "status": "proposed",
            "city": "Wien",
            "ordinal": 3,
        },
    )
    joined = event_of(desk.join(), "b", 0)
    assert len(joined.mentions) == 3
    assert (joined.status, joined.ordinal) == ("cancelled", 3)
    assert joined.place is not None
    assert joined.place.city == "Wien"


def test_who_is_expelled_stands_in_the_words(desk, event_of):
    """A reading that lets the expelled side act is set right: "fünf tschechische Diplomaten" are sent home, not sending."""
    desk.tell(
        "a",
        "2021-04-20",
        "Fünf tschechische Diplomaten hätten das Land zu verlassen.",
        {
            "quote": "Fünf tschechische Diplomaten hätten das Land zu verlassen",
            "kind": "expulsion",
            "by": "CZ",
            "on": "RU",
            "number": 5,
        },
    )
    desk.tell(
        "b",
        "2021-04-20",
        "Russland hat am Dienstag fünf Tschechen ausgewiesen. Prag hatte am Montag fünf Russen ausgewiesen.",
        {
            "quote": "Russland hat am Dienstag fünf Tschechen ausgewiesen",
            "kind": "expulsion",
            "by": "RU",
            "on": "CZ",
            "date": "2021-04-20",
            "number": 5,
        },
        {
            "quote": "Prag hatte am Montag fünf Russen ausgewiesen",
            "kind": "expulsion",
            "by": "CZ",
            "on": "RU",
            "date": "2021-04-19",
            "number": 5,
        },
    )
    record = desk.join()
    assert event_of(record, "a", 0) == event_of(record, "b", 0)
    assert event_of(record, "a", 0) != event_of(record, "b", 1)


def test_both_countries_are_those_of_the_report(desk, event_of):
    """ "Unterhändler beider Länder" read with a side of the sentence before are the two that the report is about."""
    talks = {"quote": "verhandelten sie in Bern", "sides": "AM AZ", "date": "2023-05-04", "city": "Bern"}
    desk.tell("a", "2023-05-05", "Am Donnerstag verhandelten sie in Bern.", talks)
    desk.tell(
        "b",
        "2023-06-05",
        "Armenien und Aserbaidschan reden wieder. Am 4. Mai hatten Unterhändler beider Länder in Bern gesprochen.",
        {"quote": "reden wieder", "sides": "AM AZ", "date": "2023-06-05"},
        {"quote": "hatten Unterhändler beider Länder in Bern gesprochen", "sides": "GE AM", "date": "2023-05-04", "city": "Bern"},
    )
    joined = event_of(desk.join(), "b", 1)
    assert joined == event_of(desk.join(), "a", 0)
    assert joined.sides == ("AM", "AZ")


def test_a_time_limit_of_the_next_sentence_is_claimed(desk, event_of):
    """ "Sie müssten binnen einer Woche gehen" sets the limit; another origin's ten days contradict it."""
    told = {"kind": "expulsion", "by": "RU", "on": "CZ", "date": "2021-04-20", "number": 5}
    desk.tell(
        "a",
        "2021-04-20",
        "Moskau weist fünf tschechische Diplomaten aus. Sie müssten binnen einer Woche gehen. Prag schwieg.",
        {"quote": "Moskau weist fünf tschechische Diplomaten aus", **told},
    )
    desk.tell(
        "b",
        "2021-04-20",
        "Russland erklärte am Dienstag fünf Tschechen für unerwünscht, die innerhalb von zehn Tagen ausreisen sollen.",
        {"quote": "Russland erklärte am Dienstag fünf Tschechen für unerwünscht", **told},
    )
    conflict = next(c for c in event_of(desk.join(), "a", 0).conflicts if c.field == "deadline")
    assert set(conflict.values) == {"einer Woche", "zehn Tagen"}


def test_a_part_of_a_number_is_no_contradiction(desk, event_of):
    """Sixty expelled, two of them from the consulate: nothing to set right; 60 and 58 are."""
    told = {"kind": "expulsion", "by": "RU", "on": "CZ", "date": "2021-04-20"}
    for name, words, count in (("a", "60 Leute", 60), ("b", "zwei Leute des Konsulats", 2), ("c", "58 Leute", 58)):
        desk.tell(
            name, "2021-04-20", f"Moskau weist {words} aus.", {"quote": f"Moskau weist {words} aus", "number": count, **told}
        )
    conflicts = [c for e in desk.join().events for c in e.conflicts if c.field == "number"]
    assert all("2" not in conflict.values for conflict in conflicts)


def test_agreements_of_two_rounds_stay_two(desk, event_of):
    """Undated, but each told with a round of its own, whose outcome it is."""
    for name, day, published in (("a", "2023-03-02", "2023-03-03"), ("b", "2023-04-06", "2023-04-07")):
        desk.tell(
            name,
            published,
            "Am Donnerstag redeten sie in Bern. Sie einigten sich auf Regeln für die Konsulate.",
            {"quote": "redeten sie in Bern", "sides": "AM AZ", "date": day, "city": "Bern"},
            {
                "quote": f"Sie einigten sich auf Regeln für die Konsulate{'.' if name == 'a' else ''}",
                "kind": "agreement",
                "sides": "AM AZ",
            },
        )
    record = desk.join()
    assert event_of(record, "a", 1) != event_of(record, "b", 1)
    assert event_of(record, "a", 1).part_of == event_of(record, "a", 0).id
    assert event_of(record, "b", 1).part_of == event_of(record, "b", 0).id


def test_an_invitation_is_not_the_arrival_of_others(desk, event_of):
    """A delegation has come; that the president is invited as well is another visit."""
    desk.tell(
        "a",
        "2023-05-05",
        "Eine Abordnung kam in Bern an. Auch der Präsident ist nach Bern eingeladen.",
        {"quote": "Eine Abordnung kam in Bern an", "kind": "visit", "by": "AM", "on": "CH", "city": "Bern"},
        {
            "quote": "der Präsident ist nach Bern eingeladen",
            "kind": "visit",
            "status": "proposed",
            "by": "AM",
            "on": "CH",
            "city": "Bern",
        },
    )
    record = desk.join()
    assert event_of(record, "a", 0) != event_of(record, "a", 1)


def _silence(report, words: str, side: str) -> Statement:
    start = report.text.index(words)
    return Statement(
        speaker=words.split()[0],
        side=side,
        act="no_comment",
        form="reported",
        content=(Span.of(report.text, start, start + len(words)),),
    )


def test_silence_counts_for_the_plan_it_follows(desk):
    """ "Baku schwieg" after the next round leaves it unconfirmed; after the appointment it says nothing on the round."""
    from dataclasses import replace

    def ask(text: str) -> list[str]:
        desk.reports.clear()
        desk.readings.clear()
        desk.tell(
            "a",
            "2023-05-05",
            "In Bern redeten sie am Donnerstag.",
            {"quote": "redeten sie am Donnerstag", "sides": "AM AZ", "date": "2023-05-04", "city": "Bern"},
        )
        report = desk.tell(
            "b",
            "2023-05-06",
            text,
            {"quote": "redeten sie", "sides": "AM AZ", "date": "2023-05-04", "city": "Bern"},
            {"quote": "Die nächste Runde soll in Wien sein", "sides": "AM AZ", "status": "announced", "city": "Wien"},
            {"quote": "Arm wurde Botschafter", "kind": "appointment", "sides": "AM"},
        )
        desk.readings[-1] = replace(desk.readings[-1], statements=(_silence(report, "Baku schwieg dazu", "AZ"),))
        return [question.question for process in desk.join().processes for question in process.open]

    begin = "Am Donnerstag redeten sie in Bern. "
    after_plan = ask(begin + "Arm wurde Botschafter. Die nächste Runde soll in Wien sein. Baku schwieg dazu.")
    after_post = ask(begin + "Die nächste Runde soll in Wien sein. Arm wurde Botschafter. Baku schwieg dazu.")
    assert any("Bestätigung" in question for question in after_plan)
    assert not any("Bestätigung" in question for question in after_post)
