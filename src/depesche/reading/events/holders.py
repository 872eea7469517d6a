"""Takes the actors of an event that are named by their office alone, gives the persons of the report who hold it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depesche.language.lexicon import fold, load
from depesche.language.sentences import Sentence
from depesche.reading.analysis import ActorMention, Analysis
from depesche.reading.events.frames import Clause
from depesche.reading.people.offices import office_of

_LONG_AGO = 2
"""Years after which an office may have another holder than the one the report names."""

_CLOSE = 700
"""Characters within which the holder of an office is named."""


def holders(actor: ActorMention, noun: str | None, sentence: Sentence, analysis: Analysis) -> tuple[ActorMention, ...]:
    """Give an actor as the persons it means: "die Präsidenten Malis und Nigers" once their names stand in the report.

    Args:
        noun: the office-noun on which a state hangs as a genitive; `None`: the words of the actor itself name the office.

    The actor itself comes back where the report names nobody of its side in that office, or several, or tells of years ago.
    """
    if actor.person is not None or not actor.sides or actor.type not in ("office", "group", "state"):
        return (actor,)
    functions = functions_of(actor.span.quote) if actor.type != "state" else ()
    if functions and "beide" in actor.phrase.quote.lower():
        return (actor,)  # those who were named last, whatever their office
    functions = functions or tuple(function for function in functions_of(noun) if function != "ambassador")
    if not functions or _is_past(sentence, analysis):
        return (actor,)
    found: list[ActorMention] = []
    for side in actor.sides:
        number = _holder(side, functions, actor.span.start, analysis)
        if number is None:
            return (actor,)
        found.append(replace(actor, type="person", sides=(side,), name=analysis.persons[number].name, person=number))
    return tuple(found)


def functions_of(words: str | None) -> tuple[str, ...]:
    """Give the functions that an office-noun can mean, the closest first; none where no word of them is an office."""
    for word in (words or "").split():
        folded = fold(word.strip(",.;:"))
        office = office_of(word.strip(",.;:"))
        if folded.endswith(tuple(fold(noun) for noun in load("event_people")["heads_of_both"])):
            return ("head_of_state", "head_of_government")
        if office is None or office.former or office.deputy:
            continue
        if office.base == "Minister" and not office.prefix:
            return ("foreign_minister", "minister")
        if office.function in ("head_of_state", "head_of_government", "foreign_minister", "ambassador"):
            return (office.function,)
    return ()


def _holder(side: str, functions: Sequence[str], position: int, analysis: Analysis) -> int | None:
    """Find the one holder of an office who is named close by."""
    for function in functions:
        fitting = [
            number
            for number, person in enumerate(analysis.persons)
            if person.side == side
            and person.function == function
            and not person.former
            and any(abs(span.start - position) <= _CLOSE for span in person.mentions)
        ]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _is_past(sentence: Sentence, analysis: Analysis) -> bool:
    """Say whether a sentence tells of a year long before the report."""
    published = analysis.report.published
    if not published or "seit " in sentence.text:
        return False  # "zum ersten Mal seit 1949"
    years = [time.edtf[:4] for time in analysis.times if time.edtf and sentence.start <= time.span.start < sentence.end]
    return any(year.isdecimal() and int(year) + _LONG_AGO < int(published[:4]) for year in years)


def office_above(number: int | None, clause: Clause, sentence: Sentence) -> str | None:
    """Give the noun on which the phrase of a state hangs: "Außenminister" of "die Außenminister Chinas und der USA"."""
    if number is None:
        return None
    phrase = clause.phrases[number]
    mate = clause.phrases[phrase.coordinated] if phrase.coordinated is not None else phrase
    inside = [sentence.tokens[place].text for place in range(mate.first, mate.last)]
    office = next((word for word in inside if functions_of(word)), None)
    if office is not None and sentence.tokens[mate.last].text.endswith("s"):
        return office  # "die Präsidenten Frankreichs und Ägyptens" are one phrase and its mate
    if phrase.parent is None or not (phrase.genitive or phrase.preposition in ("von", "aus")):
        return None
    return sentence.tokens[clause.phrases[phrase.parent].last].text
