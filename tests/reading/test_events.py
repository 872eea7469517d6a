"""What the reports tell is read as events: kind, status, sides, date, place, agenda, and what is no event."""

from __future__ import annotations

import pytest

from depesche.intake.report import report_from_text
from depesche.model.reading import Event
from depesche.reading.reader import read


def events_of(text: str, published: str = "2024-05-15") -> tuple[Event, ...]:
    """Read an invented report of an invented outlet, published on a Wednesday."""
    return read(report_from_text(text, report_id="t", published=published, outlet="Postbote", title="Ohne Titel")).events


def only(text: str, kind: str, published: str = "2024-05-15") -> Event:
    """Give the one event of a kind."""
    found = [event for event in events_of(text, published) if event.kind == kind]
    assert len(found) == 1, found
    return found[0]


def sides(event: Event) -> set[str]:
    """Give the sides that take part."""
    return {participant.side for participant in event.participants if participant.side}


def names(event: Event) -> set[str]:
    """Give the persons who take part."""
    return {participant.name for participant in event.participants if participant.name}


def test_a_meeting_has_its_people_day_and_place() -> None:
    """A verb in two parts tells a meeting; subject and partner take part, the clause gives day and city."""
    event = only(
        "Der norwegische Außenminister Espen Barth Eide traf am Montag in Helsinki die finnische Außenministerin Elina Valtonen.",
        "meeting",
    )
    assert (event.status, event.date) == ("held", "2024-05-13")
    assert event.place is not None
    assert (event.place.country, event.place.city) == ("FI", "Helsinki")
    assert sides(event) == {"NO", "FI"}
    assert event.level == "minister"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Deutschland und Polen sagten das Treffen in Breslau ab.", "cancelled"),
        ("Das Treffen zwischen Deutschland und Polen wurde auf Juni verschoben.", "postponed"),
        ("Polen lehnt ein Treffen mit Belarus ab.", "refused"),
        ("Der polnische Außenminister schlug ein Treffen mit der Ukraine vor.", "proposed"),
        ("Ein Treffen zwischen Polen und der Ukraine wird für Juni erwartet.", "expected"),
        ("Polen und die Ukraine kündigten ein Treffen an.", "announced"),
        ("Polen dementierte ein Treffen mit Vertretern von Belarus.", "denied"),
        ("Polen und die Ukraine verhandeln derzeit in Rom.", "under_way"),
    ],
)
def test_the_verb_around_a_meeting_gives_its_status(sentence: str, status: str) -> None:
    """Status is read from the words, not from the calendar."""
    assert only(sentence, "meeting").status == status


def test_a_summit_called_off_in_one_word() -> None:
    """A compound may turn its event: "Gipfelabsage"."""
    event = only("Die Gipfelabsage zwischen Indien und Pakistan überraschte in Neu-Delhi niemanden.", "meeting")
    assert event.status == "cancelled"


def test_one_meeting_told_in_several_sentences_is_one_event() -> None:
    """ "Das Treffen", "es" and a delegation go on about the meeting of the first sentence."""
    event = only(
        "Diplomaten aus Armenien und Aserbaidschan kamen am Dienstag in Tiflis zusammen. Das Treffen dauerte vier Stunden. "
        "Die armenische Delegation wurde von Ararat Mirsojan geleitet. "
        "Im Mittelpunkt standen die gemeinsame Grenze und der Handel.",
        "meeting",
    )
    assert len(event.evidence) >= 3
    assert sides(event) == {"AM", "AZ"}
    assert "Ararat Mirsojan" in names(event)
    assert any("Grenze" in topic for topic in event.topics)


@pytest.mark.parametrize(
    ("text", "topics", "excluded"),
    [
        ("Cassis sprach in Wien mit der österreichischen Aussenministerin über den Transitverkehr.", ("Transitverkehr",), ()),
        ("Bern und Wien haben verhandelt. Die Neutralität sei kein Thema gewesen, sagte Cassis.", (), ("Neutralität",)),
        ("Norwegen und Finnland haben verhandelt. Nicht auf der Tagesordnung stand die Fischerei.", (), ("Fischerei",)),
    ],
)
def test_matters_as_they_are_told(text: str, topics: tuple[str, ...], excluded: tuple[str, ...]) -> None:
    """Behind the one talked to, with the perfect tense of "sein", and with the negation at the head."""
    (event,) = events_of(text)
    assert (event.topics, event.excluded) == (topics, excluded)


def test_what_is_not_on_the_agenda_is_excluded() -> None:
    """A negated agenda gives exclusions, a plain one topics."""
    event = only(
        "In Wien trafen sich die Außenminister Serbiens und Kroatiens. Es ging um den Bahnverkehr, "
        "nicht um die Grenze an der Donau. "
        "Das Kosovo stand nicht auf der Tagesordnung.",
        "meeting",
    )
    assert any("Bahnverkehr" in topic for topic in event.topics)
    assert any("Grenze" in topic for topic in event.excluded)
    assert any("Kosovo" in topic for topic in event.excluded)


def test_another_round_is_another_event() -> None:
    """A past round and the next one are two meetings with their own status."""
    found = [
        event
        for event in events_of(
            "Japan und Nordkorea berieten am Montag in Peking über ein Abkommen. "
            "Ein weiteres Treffen ist für Juli in Stockholm geplant."
        )
        if event.kind == "meeting"
    ]
    assert [event.status for event in found] == ["held", "announced"]
    assert found[1].date == "2024-07"


def test_measures_in_one_list_are_events_of_their_kinds() -> None:
    """Each item of a list is an event; its words are the evidence."""
    found = events_of(
        "Der Streit zwischen Kanada und Indien führte zu Ausweisungen von Diplomaten, Visaverzögerungen und Einreiseverboten."
    )
    assert {event.kind for event in found} == {"expulsion", "entry_measure"}
    assert all(sides(event) == {"CA", "IN"} for event in found)


def test_an_expulsion_has_number_and_deadline() -> None:
    """How many and until when is kept as printed."""
    event = only(
        "Rumänien wies am Dienstag zehn russische Diplomaten aus. Sie müssen das Land binnen fünf Tagen verlassen.", "expulsion"
    )
    assert event.number == 10
    assert event.status == "held"
    assert sides(event) == {"RO", "RU"}


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("Die EU verhängte im April Sanktionen gegen Myanmar.", "imposed"),
        ("Die EU hob im April die Sanktionen gegen Myanmar auf.", "lifted"),
        ("Die EU verlängerte im April die Sanktionen gegen Myanmar.", "extended"),
        ("Die EU verschärfte im April die Sanktionen gegen Myanmar.", "tightened"),
        ("Die EU lockerte im April die Sanktionen gegen Myanmar.", "eased"),
    ],
)
def test_a_measure_has_a_direction(sentence: str, direction: str) -> None:
    """The verb tells which way a measure goes."""
    event = only(sentence, "sanction")
    assert event.direction == direction
    assert sides(event) == {"EU", "MM"}


def test_an_announcement_is_vouched_for_by_its_speaker() -> None:
    """Inside a statement the speaker holds the status."""
    event = only(
        "Der chilenische Außenminister Alberto van Klaveren sagte am Dienstag, "
        "Chile und Bolivien würden im Juni Gespräche aufnehmen.",
        "meeting",
    )
    assert event.holder == "Alberto van Klaveren"


def test_a_past_agreement_has_the_date_of_its_relative_clause() -> None:
    """ "das 1998 unterzeichnet wurde" dates the agreement, not the sentence around it."""
    event = only("Peru beruft sich auf ein Abkommen mit Ecuador, das 1998 in Brasília unterzeichnet wurde.", "agreement")
    assert (event.status, event.date) == ("held", "1998")


def test_nothing_is_made_up() -> None:
    """No date, place or level where the report says none."""
    event = only("Die Regierungen Ghanas und Togos haben miteinander verhandelt.", "meeting")
    assert (event.date, event.place, event.level) == (None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Beim Treffen der Fans vor dem Stadion flogen Böller. Die Polizei zählte 300 Anhänger.",
        "Der Friedensgipfel im Kabinett brachte der Koalition eine Atempause. Die Minister einigten sich auf den Haushalt.",
        "Die Beziehungen zwischen Frankreich und Algerien gelten seit Jahren als gespannt.",
        "Die Vereinigung der Imker lud zur Jahreshauptversammlung nach Graz. Die Honigpreise steigen.",
        "Für ihre Arbeit verdient die Trainerin aus Kuba die Anerkennung der Fans in Spanien.",
        "Die Bürgermeisterin sagte der Zeitung im Gespräch, die Schule werde erweitert.",
    ],
)
def test_what_is_no_event(text: str) -> None:
    """Sport, domestic politics, states of affairs and interviews are no events between states."""
    assert events_of(text) == ()


def test_every_evidence_stands_in_the_text() -> None:
    """Evidence is equal to the words of the report at its offsets."""
    report = report_from_text(
        "Estland bestellte am Freitag den russischen Botschafter ein. "
        "Grund war eine Verletzung des Luftraums durch einen Hubschrauber.",
        report_id="t",
        published="2024-05-15",
    )
    found = read(report).events
    assert {event.kind for event in found} >= {"summons"}
    for event in found:
        for span in event.evidence:
            assert report.text[span.start : span.end] == span.quote


def test_groups_without_a_side_take_part_under_their_own_words() -> None:
    """Kidnappers and rebels stand for no state: they take part by name, and no side is guessed in their place."""
    event = only("Kolumbien verhandelte am Dienstag in Havanna mit den Rebellen über eine Rückkehr der Bauern.", "meeting")
    assert names(event) == {"Rebellen"}
    assert sides(event) == {"CO"}


def test_a_rejected_demand_is_refused() -> None:
    """What is told of the noun that asks is told of the event: who turns down the demand refuses the event."""
    event = only("Die Forderung der EU nach einer Waffenruhe lehnte Israel am Montag ab.", "agreement")
    assert event.status == "refused"


def test_a_planned_day_is_the_day_of_the_talks() -> None:
    """The day beside "geplant" is that of the event, not that of the planning."""
    event = only("Für Freitag ist ein Treffen zwischen Norwegen und Russland in Oslo geplant.", "meeting")
    assert (event.status, event.date) == ("announced", "2024-05-17")
