"""Actors: who can act or speak, for which sides, and who is meant by an office, a pronoun or "beide Seiten"."""

from __future__ import annotations

import pytest

from depesche.language.sentences import sentences_of
from depesche.reading.analysis import ActorMention
from depesche.reading.people.actors import find_actors
from depesche.reading.people.names import find_persons
from depesche.reading.people.places import find_places


def actors_in(text: str) -> list[ActorMention]:
    """Give the actors of a text."""
    sentences = sentences_of(text)
    places = find_places(sentences)
    return list(find_actors(sentences, find_persons(sentences, places), places))


def actor(text: str, words: str) -> ActorMention:
    """Give the first actor of a text with these words."""
    return next(mention for mention in actors_in(text) if mention.span.quote == words)


def test_the_phrase_holds_article_and_title_the_span_the_name() -> None:
    """A speaker is shown as printed, a person is marked by the name alone."""
    mention = actor("Der russische Außenminister Sergej Lawrow sprach.", "Sergej Lawrow")
    assert mention.phrase.quote == "Der russische Außenminister Sergej Lawrow"
    assert (mention.type, mention.sides, mention.person) == ("person", ("RU",), 0)


@pytest.mark.parametrize(
    ("text", "words", "sides", "name"),
    [
        ("Das russische Außenministerium protestierte.", "Außenministerium", ("RU",), "russische Außenministerium"),
        ("Das US-Außenministerium protestierte.", "US-Außenministerium", ("US",), "US-Außenministerium"),
        ("Die Regierung Österreichs zögerte.", "Regierung Österreichs", ("AT",), "Regierung Österreichs"),
        ("Chinas Botschaft in Bern schwieg.", "Botschaft in Bern", ("CN",), "Chinas Botschaft in Bern"),
        ("Das Weiße Haus schwieg.", "Weiße Haus", ("US",), "Weiße Haus"),
        ("Wien – Das Außenministerium bestätigte das.", "Außenministerium", ("AT",), "Außenministerium"),
    ],
)
def test_bodies_have_side_and_name(text: str, words: str, sides: tuple[str, ...], name: str) -> None:
    """Adjective, prefix, genitive, town or the report's home say whose a body is; the name goes without article."""
    mention = actor(text, words)
    assert (mention.type, mention.sides, mention.name) == ("body", sides, name)


def test_both_sides_are_the_two_spoken_of() -> None:
    """ "Beide Länder" are the two states that were named last; with one state named they are nobody's."""
    assert actor("Iran und Saudi-Arabien verhandelten. Beide Länder lobten das.", "Länder").sides == ("IR", "SA")
    assert actor("Es wurde verhandelt. Beide Länder lobten das.", "Länder").sides == ()


def test_an_office_without_a_name_is_its_holder() -> None:
    """ "der Minister" is the minister who was named, not the ambassador; "ein Minister" is nobody in particular."""
    text = "Der polnische Außenminister Jan Muster traf den russischen Botschafter Igor Exempel. Der Minister dankte. "
    text += "Ein Minister lachte."
    found = [mention for mention in actors_in(text) if mention.span.quote == "Minister"]
    assert [mention.person for mention in found] == [0, None]
    assert found[0].name == "Jan Muster"


def test_an_ambassador_at_an_organisation_is_his_states() -> None:
    """ "Der finnische UNO-Botschafter" acts for Finland, whatever the organisation before the hyphen."""
    actors = actors_in("Der finnische UNO-Botschafter blieb der Sitzung fern.")
    assert [(actor.type, actor.sides) for actor in actors if actor.type == "office"] == [("office", ("FI",))]


def test_a_plural_office_is_a_group() -> None:
    """ "Die EU-Außenminister" are several; nobody is resolved."""
    mention = actor("Die EU-Außenminister berieten.", "EU-Außenminister")
    assert (mention.type, mention.sides, mention.person) == ("group", ("EU",), None)


def test_a_pronoun_is_the_last_person_of_its_gender() -> None:
    """ "er" and "sie" go to the man and the woman."""
    text = "Kanzlerin Angela Muster traf Präsident Peter Exempel. Er lobte das Treffen, sie schwieg."
    pronouns = {mention.span.quote: mention.name for mention in actors_in(text) if mention.type == "pronoun"}
    assert pronouns == {"Er": "Peter Exempel", "sie": "Angela Muster"}


def test_a_plural_sie_is_nobody() -> None:
    """ "sie" with a plural verb is several."""
    text = "Kanzlerin Angela Muster kam. Die Minister sagten, sie seien zufrieden."
    assert [mention for mention in actors_in(text) if mention.type == "pronoun"] == []


def test_a_medium_of_a_state_acts_for_it() -> None:
    """State agencies have the side of their state, other outlets none."""
    assert actor("Laut der Agentur Tass kam er.", "Tass").sides == ("RU",)
    assert actor("Laut Reuters kam er.", "Reuters").sides == ()
    assert actor("Belgrader Staatsfernsehen meldete das.", "Staatsfernsehen").sides == ("RS",)


def test_a_place_is_no_actor() -> None:
    """ "in Genf" and a dateline are places; "Genf" is no capital anyway, "in Moskau" is not the government."""
    assert not [mention for mention in actors_in("Moskau – In Paris begann das Treffen.") if mention.type == "state"]


def test_everything_comes_in_the_order_of_the_text() -> None:
    """Mentions ascend, spans equal the text, a person points into the list of persons."""
    text = "Der Kreml schwieg. US-Präsident John Muster und die EU forderten in Rom, Russland müsse handeln. Er drohte."
    found = actors_in(text)
    assert [mention.span.start for mention in found] == sorted(mention.span.start for mention in found)
    assert all(text[mention.span.start : mention.span.end] == mention.span.quote for mention in found)
    assert all(text[mention.phrase.start : mention.phrase.end] == mention.phrase.quote for mention in found)


def test_a_person_is_meant_by_age_or_party() -> None:
    """ "Die 63-Jährige" and "die SPD-Politikerin" are the woman named last, "der 44-Jährige" the man."""
    text = "Die finnische Ministerin Eva Kramer traf Jens Roth. Die 63-Jährige lobte ihn. Der 44-Jährige schwieg."
    found = {mention.span.quote: mention.person for mention in actors_in(text) if mention.type == "pronoun"}
    assert found["63-Jährige"] == 0
    assert found["44-Jährige"] == 1
    text = "Aussenministerin Eva Kramer (SPD) traf den Botschafter. Das sei falsch, sagte die SPD-Politikerin."
    assert actor(text, "SPD-Politikerin").person == 0
    assert actor("Der Minister Jens Roth kam. Die 63-jährige Botschafterin fehlte.", "Botschafterin").person is None


def test_counted_states_are_those_named() -> None:
    """ "Die Aussenminister der drei Staaten" stand for the three states named before, and for nobody where it were four."""
    text = "Polen, Deutschland und Frankreich beraten. Die Aussenminister der {} Staaten kommen nach Weimar."
    assert actor(text.format("drei"), "Aussenminister").sides == ("DE", "FR", "PL")
    assert actor(text.format("vier"), "Aussenminister").sides == ()


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Brüssel verhängt Sanktionen gegen Minsk.", "EU"),
        ("Die Nato berät. Brüssel will mehr Truppen schicken.", "NATO"),
        ("Die belgische Regierung berief den Botschafter ein. Brüssel protestierte.", "BE"),
    ],
)
def test_brussels_is_the_union_the_alliance_or_belgium(text: str, side: str) -> None:
    """Brussels acts for the Union, for the alliance where only that is spoken of, for Belgium where the report speaks of it."""
    assert actor(text, "Brüssel").sides == (side,)
