"""Every entry of the word lists of states, organisations, towns, titles, media and office-holders is found in a sentence."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from depesche.language.lexicon import load
from depesche.language.sentences import sentences_of
from depesche.model.edtf import parse_edtf
from depesche.model.vocabulary import FUNCTIONS
from depesche.reading.people.actors import find_actors
from depesche.reading.people.given_names import is_given_name
from depesche.reading.people.names import find_persons
from depesche.reading.people.namings import namings_of
from depesche.reading.people.office_holders import Tenure, tenures
from depesche.reading.people.offices import office_of
from depesche.reading.people.places import find_places

EXAMPLES = load("actor_examples")
STATES = load("states")
HIGHEST = ("head_of_state", "head_of_government", "foreign_minister")


def codes_in(sentence: str, kinds: tuple[str, ...]) -> set[str]:
    """Give the codes of the namings of some kinds in a sentence."""
    return {code for one in sentences_of(sentence) for naming in namings_of(one) if naming.kind in kinds for code in naming.codes}


@pytest.mark.parametrize("code", STATES)
def test_a_state_is_found_by_name_adjective_and_people(code: str) -> None:
    """All names of a state, the inflected adjective and its inhabitants stand for it."""
    state = STATES[code]
    for name in state["names"]:
        assert code in codes_in(f"Das betrifft auch {name} sehr.", ("state",)), name
    for stem in state["adj"]:
        assert code in codes_in(f"Man hörte die {stem}e Seite.", ("adjective",)), stem
    for people in state["people"]:
        assert code in codes_in(f"Viele {people} kamen.", ("people",)), people
    for name in state.get("metonyms", ()):
        assert codes_in(f"Dazu schwieg {name} lange.", ("metonym", "state", "body", "organ")), name


@pytest.mark.parametrize("code", STATES)
def test_a_capital_is_a_place_of_its_state(code: str) -> None:
    """ "nach Bern" is a place in Switzerland; a capital of the same name as its state is the state."""
    for name in STATES[code]["capital"]:
        found = find_places(sentences_of(f"Sie reiste nach {name} weiter."))
        assert found, name
        assert found[0].country == code, name
        assert found[0].locative


@pytest.mark.parametrize("code", load("organisations"))
def test_an_organisation_is_found_by_its_names_and_organs(code: str) -> None:
    """All names of an organisation and of its organs stand for it."""
    organisation = load("organisations")[code]
    for name in (*organisation["names"], *organisation.get("organs", ())):
        assert code in codes_in(f"Das betrifft auch {name} sehr.", ("organisation", "organ")), name


@pytest.mark.parametrize("file", ["cities", "regions"])
def test_a_town_or_region_lies_in_its_state(file: str) -> None:
    """Each entry is found after a preposition of place, with the state it lies in."""
    for code, names in load(file).items():
        if code == "careful":
            continue
        for name in re.split(r"[;|]", names):
            found = find_places(sentences_of(f"Sie war in {name.strip()} zu sehen."))
            assert found, name
            named_twice = {place.country for place in found}
            assert (None if code == "~" else code) in named_twice or len(found[0].span.quote) == len(name.strip()), name


@pytest.mark.parametrize("function", [*FUNCTIONS, "special"])
def test_a_title_has_the_function_of_its_list(function: str) -> None:
    """Each title is read as an office; its feminine and plural forms too, where the rule makes them."""
    for title in load("titles")[function]:
        if " " in title or title.endswith(".") or len(title) < 4:
            continue
        office = office_of(title)
        assert office is not None, title
        assert office.function == function or office.former, title


def test_the_media_are_found_in_quotation_marks() -> None:
    """Each outlet is found, and those of a state act for it."""
    lists: list[tuple[str | None, list[str]]] = [(None, load("media")["names"]), *load("media")["state"].items()]
    for code, names in lists:
        for name in names:
            found = find_actors(sentences_of(f"Das meldete „{name}“ am Montag."), (), ())
            media = [mention for mention in found if mention.type == "medium"]
            assert media, name
            if code is not None and name not in load("media")["names"]:
                assert media[0].sides == (code,), name


def test_given_names_are_words_of_their_own() -> None:
    """The lists hold single words, and a double name counts by both parts."""
    assert is_given_name("Annalena")
    assert is_given_name("Hans-Dietrich")
    assert not is_given_name("Außenminister")
    for file in ("given_names", "given_names_by_hand"):
        for names in load(file).values():
            assert all(name[0].isupper() for name in names.split())


# Two heads of state at once: the Leader beside the president in Iran, two who both claimed the office in Kyrgyzstan.
JOINT = {("IR", "Ali Chamenei"), ("KG", "Rosa Otunbajewa")}


def test_the_office_holders_are_dated_and_known() -> None:
    """At least 400 tenures since 2014 in the three highest offices; each of a known side and function, in order, sourced."""
    recent = 0
    known = {*STATES, *load("organisations"), *load("bodies")["fixed"]}
    for tenure in tenures():
        assert tenure.side in known
        assert tenure.function in FUNCTIONS
        assert tenure.name == tenure.name.strip() != ""
        assert parse_edtf(tenure.start)
        assert tenure.end is None or (parse_edtf(tenure.end) and tenure.start <= tenure.end), tenure
        assert set(tenure.sources) <= {"cia-2019", "phoenix-2014", "public-record"}, tenure
        assert tenure.sources
        recent += tenure.function in HIGHEST and (tenure.end or "9") >= "2014"
    assert recent >= 400


def test_an_office_of_a_state_has_one_holder_at_a_time() -> None:
    """Heads of state and government and foreign ministers follow each other; who left on a day makes room on that day."""
    held: dict[tuple[str, str], list[Tenure]] = {}
    for tenure in tenures():
        if tenure.function in HIGHEST and (tenure.side, tenure.name) not in JOINT:
            held.setdefault((tenure.side, tenure.function), []).append(tenure)
    for followers in held.values():
        followers.sort(key=lambda tenure: tenure.start)
        for first, second in pairwise(followers):
            length = min(len(first.end or ""), len(second.start))
            assert first.end is not None, first
            assert first.end[:length] <= second.start[:length], (first, second)


@pytest.mark.parametrize("group", EXAMPLES["titles"])
def test_the_person_of_an_example_is_read(group: str) -> None:
    """The example of a list of titles gives the person with side and function."""
    sentence, name, side, function = EXAMPLES["titles"][group]
    sentences = sentences_of(sentence)
    persons = find_persons(sentences, find_places(sentences))
    found = {person.name: (person.side, person.function) for person in persons}
    assert found.get(name) == (side, function)


@pytest.mark.parametrize("group", EXAMPLES["places"])
def test_the_place_of_an_example_is_read(group: str) -> None:
    """The example of a list of places gives the words, the country and whether something is there."""
    sentence, words, country, locative = EXAMPLES["places"][group]
    found = {place.span.quote: (place.country, place.locative) for place in find_places(sentences_of(sentence))}
    assert found.get(words) == (country, locative)


@pytest.mark.parametrize("group", EXAMPLES["actors"])
def test_the_actor_of_an_example_is_read(group: str) -> None:
    """The example of a list of actors gives the mention with type, sides and name."""
    sentence, words, kind, sides, name = EXAMPLES["actors"][group]
    sentences = sentences_of(sentence)
    places = find_places(sentences)
    mentions: list[Any] = [
        (mention.type, list(mention.sides), mention.name)
        for mention in find_actors(sentences, find_persons(sentences, places), places)
        if mention.span.quote == words
    ]
    assert [kind, sides, name] in [list(mention) for mention in mentions]
