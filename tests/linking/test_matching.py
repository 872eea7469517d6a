"""What the words around a mention say about when its event was."""

from __future__ import annotations

from depesche.model.reading import Participant

CUT = {"kind": "relations_cut", "sides": "AM AZ"}


def test_what_happened_thereupon_has_the_date_of_the_sentence_before(desk, event_of):
    """ "Daraufhin" ties an undated event to what was told before it, even years later."""
    desk.tell(
        "a",
        "2016-02-01",
        "Am 20. Januar brach Eriwan die Beziehungen ab.",
        {**CUT, "quote": "brach Eriwan die Beziehungen ab", "date": "2016-01-20"},
    )
    filler = "Beide Regierungen hatten seit langem über Wasser und Weiden gestritten, ohne dass es zu einer Lösung kam. " * 4
    text = filler + "Im Januar 2016 stürmten Demonstranten das Konsulat. Eriwan kappte daraufhin die Beziehungen."
    desk.tell(
        "b",
        "2023-05-05",
        text,
        {"kind": "incident", "sides": "AM AZ", "quote": "Im Januar 2016 stürmten Demonstranten das Konsulat", "date": "2016-01"},
        {**CUT, "quote": "Eriwan kappte daraufhin die Beziehungen"},
    )
    record = desk.join()
    assert event_of(record, "a", 0) == event_of(record, "b", 1)


def test_what_leads_a_report_without_a_date_is_news(desk, event_of):
    """An agreement told at the top is not the one of half a year ago."""
    agreement = {"kind": "agreement", "sides": "AM AZ"}
    desk.tell(
        "a",
        "2023-03-11",
        "Am 10. März einigten sich beide auf ein Abkommen über die Grenze.",
        {**agreement, "quote": "einigten sich beide auf ein Abkommen", "date": "2023-03-10"},
    )
    desk.tell(
        "b",
        "2023-09-05",
        "Die Verbände beider Länder haben sich verständigt, wieder daheim zu spielen. Das freut die Vereine sehr.",
        {**agreement, "quote": "haben sich verständigt"},
    )
    record = desk.join()
    assert event_of(record, "a", 0) != event_of(record, "b", 0)


def test_places_told_in_one_sentence_do_not_part_an_event(desk, event_of):
    """Of two cities in a sentence one report takes the first, the other the second."""
    storm = {"kind": "incident", "sides": "AM AZ", "date": "2016-01"}
    desk.tell(
        "a",
        "2023-03-10",
        "Damals wurden die Konsulate in Gandscha und in Baku gestürmt.",
        {**storm, "quote": "wurden die Konsulate in Gandscha und in Baku gestürmt", "city": "Gandscha"},
    )
    desk.tell(
        "b",
        "2023-04-10",
        "Im Januar 2016 war das Haus in Baku verwüstet worden.",
        {**storm, "quote": "war das Haus in Baku verwüstet worden", "city": "Baku"},
    )
    record = desk.join()
    assert event_of(record, "a", 0) == event_of(record, "b", 0)


def test_consulates_in_two_cities_are_two_events(desk, event_of):
    """Opened on one day by one side, but in two cities."""
    opened = {"kind": "mission_opened", "by": "AM", "on": "AZ", "date": "2023-06-06"}
    desk.tell(
        "a",
        "2023-06-07",
        "In Baku hat Eriwan eine Botschaft eröffnet. In Gandscha eröffnete es ein Konsulat.",
        {**opened, "quote": "In Baku hat Eriwan eine Botschaft eröffnet", "city": "Baku"},
        {**opened, "quote": "In Gandscha eröffnete es ein Konsulat", "city": "Gandscha"},
    )
    record = desk.join()
    assert len(record.events) == 2


def test_the_announcement_before_a_meeting_is_not_the_one_after_it(desk, event_of):
    """What was announced in March is the meeting of April; what was announced in May is the next one."""
    meeting = {"sides": "AM AZ", "quote": "weiteres Treffen"}
    desk.tell("a", "2023-03-20", "Ein weiteres Treffen über die Grenze ist geplant.", {**meeting, "status": "announced"})
    desk.tell(
        "b", "2023-04-11", "Am 10. April trafen sich beide.", {**meeting, "quote": "trafen sich beide", "date": "2023-04-10"}
    )
    desk.tell("c", "2023-05-20", "Ein weiteres Treffen über die Grenze ist geplant.", {**meeting, "status": "announced"})
    record = desk.join()
    assert event_of(record, "a", 0) == event_of(record, "b", 0) != event_of(record, "c", 0)


def test_a_host_who_is_read_as_acting_does_not_part_two_tellings_of_a_visit(desk, event_of):
    """One paper has only the guest act, the other the guest and who received him: one visit."""
    desk.tell(
        "a",
        "2023-05-12",
        "Der Gast reiste am Donnerstag nach Bern.",
        {
            "quote": "Der Gast reiste am Donnerstag nach Bern",
            "kind": "visit",
            "date": "2023-05-11",
            "city": "Bern",
            "country": "CH",
            "by": "PE",
            "on": "CH",
        },
    )
    actors = (Participant(side="PE", part="initiator"), Participant(side="CH", part="initiator"))
    text = "Anfang Mai war er in Bern empfangen worden."
    desk.tell(
        "b",
        "2023-05-30",
        text,
        {
            "quote": "Anfang Mai war er in Bern empfangen worden",
            "kind": "visit",
            "date": "2023-05",
            "city": "Bern",
            "country": "CH",
            "participants": actors,
        },
    )
    assert {mention.report for mention in event_of(desk.join(), "a").mentions} == {"a", "b"}


def test_in_force_since_a_day_began_on_that_day(desk, event_of):
    """ "Seit dem 4. Mai gibt es keine Visa" is the measure of the month of May."""
    for name, day, told in (("a", "2023-05-20", "2023-05-04/.."), ("b", "2023-06-20", "2023-05")):
        text = f"Peru gibt seit Mai keine Visa an Kubaner aus, schreibt Blatt {name}."
        quote = "Peru gibt seit Mai keine Visa an Kubaner aus"
        desk.tell(name, day, text, {"quote": quote, "kind": "entry_measure", "by": "PE", "on": "CU", "date": told})
    assert {mention.report for mention in event_of(desk.join(), "a").mentions} == {"a", "b"}
