"""Takes the persons of a report and its mentions as they come, gives who "er", "der Minister" and "beide Seiten" are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from depesche.language.lexicon import load
from depesche.language.sentences import Sentence
from depesche.language.tokens import Token
from depesche.model.reading import Person
from depesche.reading.analysis import ActorMention
from depesche.reading.people.given_names import gender_of
from depesche.reading.people.namings import namings_of, organisations
from depesche.reading.people.noun_phrases import span_between
from depesche.reading.people.offices import Office, office_of
from depesche.reading.people.places import is_dateline, is_locative

_MALE = frozenset(["er", "ihn", "ihm"])
# "Die 63-Jährige": a person by her age.
_AGED = re.compile(r"Jährige[nrm]?$")
_FEMALE = frozenset(["sie"])


class Focus:
    """What is being talked about at the present place of the text."""

    def __init__(self, persons: Sequence[Person], sentences: Sequence[Sentence]) -> None:
        self.persons = persons
        self._named = Counter(code for sentence in sentences for naming in namings_of(sentence) for code in naming.codes)
        self._home = _home_of(sentences[:3])
        told = {
            naming.codes[0] for sentence in sentences for naming in namings_of(sentence) if naming.codes and naming.kind != "city"
        }
        self._of_state = told - organisations()
        self._sided = {span.start: person.side for person in persons if person.side for span in person.mentions}
        self._last: list[int] = []
        self._sides: Counter[str] = Counter()
        self._recent: list[str] = []
        self._genders = [gender_of_person(person) for person in persons]
        for person in persons:
            if person.side:
                self._sides[person.side] += len(person.mentions)

    def after(self, sentence: Sentence, mentions: Sequence[ActorMention]) -> None:
        """Take note of the mentions of a sentence that has been read."""
        first = [mention.person for mention in mentions if mention.person is not None]
        for number in reversed(first):
            if number in self._last:
                self._last.remove(number)
            self._last.insert(0, number)
        for mention in mentions:
            if mention.type in ("state", "organisation", "body", "person", "adjective", "group"):
                for code in mention.sides:
                    self._sides[code] += 1
                    self._recent.append(code)

    def two_sides(self, *, states: bool = False) -> tuple[str, ...]:
        """Give the two sides that the text has spoken of last, on demand states alone; empty where there are not two."""
        found: list[str] = []
        for code in reversed(self._recent[-14:]):
            if code not in found and (len(code) == 2 or not states):
                found.append(code)
            if len(found) == 2:
                return tuple(sorted(found))
        return ()

    def last_sides(self, count: int) -> tuple[str, ...]:
        """Give the sides that the text has spoken of last, as many as it counts; empty where there are not so many."""
        found = list(dict.fromkeys(code for code in reversed(self._recent[-14:]) if len(code) == 2))
        return tuple(sorted(found[:count])) if len(found) == count else ()

    def side_of_seat(self, name: str, code: str) -> str:
        """Give the side of a city that is the seat of organisations too: Brussels is the Union's unless Belgium is spoken of,
        and the alliance's where only that is."""
        seated = load("titles")["seated"].get(name, ())
        if not seated or code in self._of_state:
            return code
        return str(max(seated, key=lambda organisation: (self._named[organisation], -seated.index(organisation))))

    def side_by_report(self, codes: Sequence[str]) -> tuple[str, ...]:
        """Give the side among several that the report names most; empty where it names none of them."""
        named = [code for code in codes if self._named[code]]
        return (max(named, key=lambda code: self._named[code]),) if named else ()

    def side_of_body(self, sentence: Sentence, position: int) -> tuple[str, ...]:
        """Give the side of a body without adjective: of whom its sentence speaks first, else of whom was spoken last."""
        for place, token in enumerate(sentence.tokens):
            if token.start >= position:
                break
            side = self._sided.get(token.start)
            if side is not None and side not in organisations():
                return (side,)
            naming = next((one for one in namings_of(sentence) if one.first == place), None)
            if naming is None or naming.kind not in ("state", "people", "metonym"):
                continue
            if naming.codes[0].isupper() and not is_locative(sentence.tokens, naming):
                return naming.codes
        if self._home is not None:
            return (self._home,)
        states = [code for code in self._recent if len(code) == 2 and code not in organisations()]
        return (states[-1],) if states else ()

    def person_of_office(self, office: Office, codes: tuple[str, ...], article: str) -> int | None:
        """Give the person that "der Minister" means: the last one named whose office fits; `None`: the text does not decide."""
        if article in ("ein", "eine", "einem", "einen", "einer", "kein", "keine") or article[:4] in ("sein", "ihre"):
            return None
        if office.function == "special":
            return None
        for number in self._last[:4]:
            person = self.persons[number]
            if codes and person.side not in codes:
                continue
            if _fits(office, person):
                return number
        codes = codes or office.codes
        if office.base == "Politiker" and codes and article in ("der", "die", "dem", "den"):
            gender = "female" if office.female else "male"
            of_side = [number for number in self._last[:4] if self.persons[number].side in codes]
            return next((number for number in of_side if self._genders[number] == gender), None)
        return None

    def pronouns(self, sentence: Sentence, mentions: Sequence[ActorMention]) -> Iterator[ActorMention]:
        """Find the pronouns of a sentence that stand for a person: the last one named of their gender."""
        tokens = sentence.tokens
        for place, token in enumerate(tokens):
            word = token.lower
            aged = place >= 3 and tokens[place - 1].text == "-" and _AGED.match(token.text) and tokens[place - 2].text.isdecimal()
            article = tokens[place - 3].lower if aged else ""
            aged_woman = article == "die" and not _names_more(tokens, place)
            if word in _MALE or article in ("der", "dem", "den"):
                gender = "male"
            elif aged_woman or (word in _FEMALE and _singular_verb(sentence, place)):
                gender = "female"
            else:
                continue
            before = [mention.person for mention in mentions if mention.person is not None and mention.span.end <= token.start]
            order = list(dict.fromkeys([*reversed(before), *self._last])) if before else self._last
            if before and len(set(before)) > 1:
                order = list(dict.fromkeys([*before, *self._last]))
            number = next((one for one in order if self._genders[one] in (gender, None)), None)
            if number is None:
                continue
            person = self.persons[number]
            opens = tokens[place - 2] if aged else token
            span = span_between(sentence, opens.start, token.end)
            yield ActorMention(
                span=span,
                phrase=span,
                type="pronoun",
                sides=(person.side,) if person.side else (),
                name=person.name,
                person=number,
            )


def _names_more(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a capital follows, so that "die 63-Jährige" is part of a longer naming."""
    return place + 1 < len(tokens) and tokens[place + 1].text[0].isupper()


def _home_of(sentences: Sequence[Sentence]) -> str | None:
    """Give the state whose capital stands first in the dateline: its bodies need no adjective; `None`: no such dateline."""
    for sentence in sentences:
        for naming in namings_of(sentence):
            if naming.kind == "city" and naming.capital and is_dateline(sentence.tokens, naming):
                return naming.codes[0]
    return None


def _singular_verb(sentence: Sentence, place: int) -> bool:
    """Say whether the verb beside a "sie" is singular, so that it is one woman."""
    tokens = sentence.tokens
    for near in (place - 1, place + 1):
        if 0 <= near < len(tokens) and tokens[near].form == "Fin":
            return not tokens[near].lower.endswith(("en", "ind"))
    return False


def gender_of_person(person: Person) -> str | None:
    """Give `male` or `female` by a feminine title, by given name, else by title; `None` where none tells."""
    offices = [office for word in (person.title or "").split() if (office := office_of(word)) is not None]
    if offices and offices[0].female:
        # "Sprecherin Jiang Yu": the title knows more than the lists of names.
        return "female"
    for word in person.name.split():
        gender = gender_of(word)
        if gender is not None:
            return gender
    return "male" if offices else None


def _fits(office: Office, person: Person) -> bool:
    """Say whether an office-noun can stand for a person: the same office in the person's title, or the same function."""
    for word in (person.title or "").replace(",", " ").split():
        own = office_of(word)
        if own is not None and (own.base == office.base or own.base.lower().endswith(office.base.lower())):
            return True
    if office.function in ("other", "official", "expert") and office.base not in ("Diplomat",):
        return False
    if office.base == "Diplomat":
        return person.function in ("ambassador", "envoy", "official", "consul")
    if office.base == "Politiker":
        return person.function in ("legislator", "party_figure")
    if office.base == "Minister":
        return person.function in ("minister", "foreign_minister")
    return office.function == person.function
