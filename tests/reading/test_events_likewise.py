"""What others do too, states called the first ones, sides that a town stands for, and series of clauses with one subject."""

from __future__ import annotations

from depesche.intake.report import report_from_text
from depesche.language.sentences import sentences_of
from depesche.model.reading import Event
from depesche.reading.events.frames import clauses_of
from depesche.reading.reader import read


def _events(text: str) -> tuple[Event, ...]:
    return read(report_from_text(text, report_id="probe", published="2024-05-15"), gate=False).events


def _sides(event: Event) -> set[str | None]:
    return {participant.side for participant in event.participants}


def test_those_who_follow_do_the_same() -> None:
    """ "Am Dienstag folgten ..." is the act told before, by others and with a date of its own."""
    events = _events("Norwegen hat am Montag den Staat Kosovo anerkannt. Am Dienstag folgten Island und Dänemark.")
    recognitions = [event for event in events if event.kind == "recognition"]
    assert [event.date for event in recognitions] == ["2024-05-13", "2024-05-14"]
    assert {"IS", "DK", "XK"} <= _sides(recognitions[1])


def test_who_only_follows_an_event_follows_nobody() -> None:
    """ "auf ... folgte" tells no second act."""
    events = _events("Norwegen hat am Montag seinen Botschafter aus Minsk zurückgerufen. Auf den Schritt folgte Kritik.")
    assert [event.kind for event in events] == ["recall"]


def test_the_states_called_the_first_ones_are_those_who_do_it() -> None:
    """The relative clause about "die ersten Länder" has the subject of its main clause."""
    events = _events(
        "Das Kosovo hat am Sonntag seine Unabhängigkeit ausgerufen. "
        "Peru und Chile waren die ersten Länder, die den neuen Staat anerkannten."
    )
    assert any(event.kind == "recognition" and {"PE", "CL"} <= _sides(event) for event in events)


def test_a_government_is_named_by_its_town() -> None:
    """ "die Regierung in Lima" is the other side of a note."""
    (event,) = _events("Bolivien ließ der Regierung in Lima am Montag eine Protestnote zukommen.")
    assert (event.kind, _sides(event)) == ("note", {"BO", "PE"})


def test_clauses_in_a_series_share_their_subject() -> None:
    """The clause between two others has the subject of the first."""
    (sentence,) = sentences_of("Tripolis zog seine Diplomaten aus Bern ab, drosselte die Öllieferungen und hob Guthaben ab.")
    assert [clause.heir for clause in clauses_of(sentence)] == [None, 0, 1]


def test_what_stands_behind_words_is_no_series() -> None:
    """A verb of saying behind a comma has its own subject."""
    (sentence,) = sentences_of("Die Lage bleibt ernst, sagte Minister Jan Holm am Montag.")
    assert [clause.heir for clause in clauses_of(sentence)] == [None, None]
