"""Takes a pronoun or a phrase that points back ("er", "der Minister", "die Behörde"), gives the speaker whom it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.language.tokens import Token
from depesche.reading.people.pronouns import gender_of_person
from depesche.reading.speech.cast import Cast, Speaker
from depesche.reading.speech.nominals import Nominal

# Within so many characters "er" is the one who spoke last, whoever else was named between.
_NEAR = 400


def pronoun(token: Token, cast: Cast, position: int) -> Speaker:
    """Say whom "er", "sie" or "dieser" means: the person that the names suggest, or the one who spoke last."""
    word = token.lower
    place = (token.start, token.end)
    if word in ("es", "man", "wer", "niemand", "dies", "dieses"):
        return Speaker(name=None, start=place[0], end=place[1])
    if word == "diese" and cast.analysis.report.text[place[0] : place[1]][:1].isupper():
        # "Sie warf der Opposition Gewalt vor. Diese wies das zurück": not the one who spoke.
        stop = cast.analysis.report.text.rfind(".", 0, position)
        bodies = cast.actors_from(max(0, stop - 80), stop) if stop > 0 else []
        last_body = next((a for a in reversed(bodies) if a.type in ("body", "organisation", "group")), None)
        if last_body is None:
            return Speaker(name=None, start=place[0], end=place[1])
        return Speaker(name=last_body.name, side=next(iter(last_body.sides), None), start=place[0], end=place[1])
    if word == "dieser":
        named = _just_named(cast, position)
        if named is not None:
            return replace(named, start=place[0], end=place[1])
    guess = next((a for a in cast.actors_in(*place) if a.type == "pronoun" and a.name), None)
    recent = next((speaker for speaker in reversed(cast.spoken) if speaker.name and not speaker.medium), None)
    if guess is not None and not (recent is not None and _rather_recent(word, recent, guess.person, cast, position)):
        side = guess.sides[0] if guess.sides else None
        return Speaker(name=guess.name, side=side, person=guess.person, start=place[0], end=place[1])
    if word not in ("er", "dieser", "letzterer", "jener", "sie", "diese", "beide"):
        return Speaker(name=token.text, start=place[0], end=place[1])
    last = cast.last_person_before(position)
    if word == "sie" and (recent is None or _man(recent, cast)):
        woman = _woman_before(cast, position)
        return (
            replace(woman, start=place[0], end=place[1])
            if woman is not None
            else Speaker(name=None, start=place[0], end=place[1])
        )
    if word == "dieser" and recent is not None and recent.person is not None and last not in (None, recent.person):
        recent = None
    male = word in ("er", "dieser", "letzterer", "jener")
    near = recent is not None and (recent.person is not None or _masculine(recent)) and position - recent.start < 1500
    if recent is not None and (near or not (male and last is not None)):
        return replace(recent, start=place[0], end=place[1], medium=False)
    if last is not None:
        person = cast.analysis.persons[last]
        return Speaker(name=person.name, side=person.side, person=last, start=place[0], end=place[1])
    return Speaker(name=None, start=place[0], end=place[1])


def _rather_recent(word: str, recent: Speaker, guessed: int | None, cast: Cast, position: int) -> bool:
    """Say whether the one who spoke last is meant, not the person whom names and gender suggest."""
    if word == "sie":
        return _she_is_body(recent, guessed, cast, position) or _she_spoke(recent, guessed, cast, position)
    if word != "er" or guessed is None or guessed == recent.person or position - recent.end >= _NEAR:
        return False
    named = max((start for start, end, number in cast.mentions if number == guessed and end <= position), default=-1)
    if recent.person is None:
        # "Ein Sprecher des Rates sagte, ... Er kündigte ... an".
        return _masculine(recent) and named < recent.start
    # A name that came after the last words of the speaker has taken his place.
    return named < cast.heard


def _masculine(speaker: Speaker) -> bool:
    """Say whether a speaker without a name is a man by the noun: "Sprecher des Rates", "hochrangiger Diplomat"."""
    if speaker.name is None or speaker.person is not None or speaker.plural:
        return False
    head = next((word for word in speaker.name.split() if people(word)), "")
    return head.lower().endswith(_role_endings_of_men()) or (head in role_nouns() and not head.endswith(("in", "e")))


def people(word: str) -> bool:
    """Say whether a noun is that of a role or office."""
    return word in role_nouns() or word.endswith(_role_endings()) or word.lower().endswith(_role_endings_of_men())


def _man(speaker: Speaker, cast: Cast) -> bool:
    return speaker.person is not None and gender_of_person(cast.analysis.persons[speaker.person]) == "male"


def _woman_before(cast: Cast, position: int) -> Speaker | None:
    """Give the office-holder or speaker named last by a feminine noun ("die Kanzlerin"); `None` where none is near."""
    for actor in reversed(cast.actors_from(position - _NEAR, position)):
        if actor.span.end <= position and actor.type == "office" and actor.name.endswith("in"):
            return Speaker(name=actor.name, side=actor.sides[0] if actor.sides else None, person=actor.person)
    return None


def _just_named(cast: Cast, position: int) -> Speaker | None:
    """Give whom "dieser" means: a man or a body of masculine gender that was named last before the full stop."""
    text = cast.analysis.report.text
    stop = text.rfind(".", 0, position)
    if stop < 0 or position - stop > 40:
        return None
    for actor in reversed(cast.actors_from(stop - 60, stop)):
        if actor.type == "body" and actor.name.lower().endswith(("rat", "hof", "bund", "verband", "kongress", "senat")):
            return Speaker(name=actor.name, side=actor.sides[0] if actor.sides else None)
        if actor.type == "medium":
            return Speaker(name=actor.name, side=actor.sides[0] if actor.sides else None, medium=True)
        if actor.type in ("person", "body", "state", "organisation"):
            return None
    return None


def _she_is_body(recent: Speaker, guessed: int | None, cast: Cast, position: int) -> bool:
    """Say whether "sie" is the body that spoke last ("die US-Seite"), named after the woman whom the name would suggest."""
    if recent.person is not None or recent.name is None or guessed is None or position - recent.end > _NEAR:
        return False
    if not recent.name.lower().endswith(_feminine_bodies()):
        return False
    last = max((end for start, end, number in cast.mentions if number == guessed and end <= position), default=-1)
    return last < recent.start


def _she_spoke(recent: Speaker, guessed: int | None, cast: Cast, position: int) -> bool:
    """Say whether "sie" is the woman who spoke in the sentence before, not one named earlier."""
    if recent.person is None or guessed is None or recent.person == guessed or position - recent.end > _NEAR:
        return False
    if gender_of_person(cast.analysis.persons[recent.person]) == "male":
        return False
    last = max((end for start, end, number in cast.mentions if number == guessed and end <= position), default=-1)
    return last < recent.start


@cache
def _feminine_bodies() -> tuple[str, ...]:
    return tuple(load("speech_chain")["feminine_bodies"]["endings"])


def role(tokens: Sequence[Token], nominal: Nominal, cast: Cast) -> Speaker | None:
    """Lead "der Minister" back to a person named before whose title holds the word, or who spoke last."""
    head = tokens[nominal.head].text
    article = tokens[nominal.start].lower
    start, end = tokens[nominal.start].start, tokens[nominal.end - 1].end
    word = tokens[nominal.head]
    actor = next(
        (
            a
            for a in cast.actors_in(start, end)
            if a.type == "office" and a.person is not None and a.span.start <= word.start < a.span.end
        ),
        None,
    )
    if (
        actor is not None
        and actor.person is not None
        and not (
            head.lower().endswith(("sprecher", "sprecherin"))
            and "sprecher" not in fold(cast.analysis.persons[actor.person].title or "")
            and cast.analysis.persons[actor.person].function != "spokesperson"
        )
    ):
        person = cast.analysis.persons[actor.person]
        return Speaker(name=person.name, side=person.side, person=actor.person, start=start, end=end)
    if _indefinite(tokens, nominal):
        return None
    if (
        article not in ("der", "die", "dieser", "diese", "sein", "ihr", "so")
        and tokens[nominal.start].tag not in ("ADJ", "NOUN")
        and nominal.end - nominal.start > 1
    ):
        return None
    words = [tokens[k].text for k in range(nominal.start, nominal.end) if tokens[k].tag in ("NOUN", "ADJ")]
    position = tokens[nominal.start].start
    if head.endswith("-Jährige") and head[:1].isdigit() and cast.last_person_before(position) is not None:
        number = cast.last_person_before(position)
        assert number is not None
        person = cast.analysis.persons[number]
        return Speaker(name=person.name, side=person.side, person=number, start=position, end=end)
    one = article == "der" or (article == "die" and head.endswith(("in", "sche")))
    if head in _natives() and one:
        return _native(head, cast, position, end)
    if head.rpartition("-")[2] not in role_nouns() and not head.endswith(_role_endings()):
        return None
    if head.lower().endswith(("sprecher", "sprecherin", "vertreter")) and nominal.end > nominal.core_end:
        return None
    if article == "die" and head.endswith(("er", "en")) and not head.endswith("in"):
        # "die Amerikaner": several.
        return None
    if tokens[nominal.start].tag == "ADJ" and not tokens[nominal.start].lower.endswith(("er", "-")):
        # "nationalistische Politiker": several, named nowhere.
        return None
    spoke = next((s for s in reversed(cast.spoken) if s.name and s.person is None and not s.medium), None)
    short = nominal.core_end - nominal.start <= 2 and article in ("der", "die")
    if spoke is not None and spoke.name and short and position - spoke.start < 1000 and spoke.name.split()[0] == head:
        # "Ein Sprecher der Regierung sagte ... Der Sprecher teilte mit"
        return replace(spoke, start=start, end=end)
    earlier = [m[2] for m in cast.mentions if m[1] <= position]
    for number in dict.fromkeys(reversed(earlier)):
        title = fold(cast.analysis.persons[number].title or "")
        if fold(head).removesuffix("in") in title and all(
            fold(word).rstrip("erns")[:6] in title for word in words if word != head and nominal.end - nominal.start <= 3
        ):
            person = cast.analysis.persons[number]
            return Speaker(name=person.name, side=person.side, person=number, start=position, end=end)
    sides = {code for a in cast.actors_in(start, end) for code in a.sides}
    later = [
        number
        for number, person in enumerate(cast.analysis.persons)
        if number not in earlier and person.side in sides and person.title and fold(head).removesuffix("in") in fold(person.title)
    ]
    if len(later) == 1 and not _indefinite(tokens, nominal):
        person = cast.analysis.persons[later[0]]
        return Speaker(name=person.name, side=person.side, person=later[0], start=position, end=end)
    if (
        head.rpartition("-")[2] in _generic_roles()
        and nominal.end - nominal.start <= 3
        and not any(tokens[k].lower in ("ein", "eine") for k in range(nominal.start, nominal.end))
    ):
        recent = next((speaker for speaker in reversed(cast.spoken) if speaker.person is not None), None)
        plain_role = head.rpartition("-")[2] in role_nouns() and not head.endswith(("sprecher", "sprecherin"))
        number_of = recent.person if recent is not None else (earlier[-1] if earlier else None)
        if plain_role and number_of is not None:
            person = cast.analysis.persons[number_of]
            return Speaker(name=person.name, side=person.side, person=number_of, start=position, end=end)
    return None


def _native(word: str, cast: Cast, position: int, end: int) -> Speaker | None:
    """Lead "der Argentinier" back to the one who spoke last and may be one: of that state, or of no state."""
    code = _natives()[word]
    for speaker in reversed(cast.spoken):
        if speaker.person is not None and position - speaker.start < 1500 and (speaker.side or code) not in _other_states(code):
            person = cast.analysis.persons[speaker.person]
            if gender_of_person(person) == ("male" if word.endswith("in") else "female"):
                continue
            return Speaker(name=person.name, side=person.side, person=speaker.person, start=position, end=end)
    return None


@cache
def _natives() -> dict[str, str]:
    """Words for the people of a state ("Argentinier") with its code."""
    return {word: code for code, entry in load("states").items() for word in entry.get("people", [])}


@cache
def _other_states(code: str) -> frozenset[str]:
    return frozenset(load("states")) - {code}


def _indefinite(tokens: Sequence[Token], nominal: Nominal) -> bool:
    return any(
        tokens[k].lower in ("ein", "eine", "einige", "mehrere", "viele", "ehemalige", "ehemaliger")
        for k in range(nominal.start, nominal.head)
    )


@cache
def role_nouns() -> frozenset[str]:
    """Give the nouns that point back to a person by what he is: "der Minister", "der Sprecher"."""
    return frozenset(load("speech_chain")["roles"]["words"])


@cache
def _generic_roles() -> frozenset[str]:
    """Words that only say what somebody is, so that the last one who spoke is meant ("der Diplomat", "der Sozialdemokrat")."""
    return frozenset(load("speech_chain")["generic_roles"]["words"])


@cache
def _role_endings() -> tuple[str, ...]:
    return tuple(load("speech_chain")["roles"]["endings"])


@cache
def _role_endings_of_men() -> tuple[str, ...]:
    return tuple(load("speech_chain")["roles"]["of_men"])


def body(tokens: Sequence[Token], nominal: Nominal, cast: Cast) -> Speaker | None:
    """Lead "das Ministerium", "die Agentur", "das Gremium" back to the body or medium named before; `None`: it says enough."""
    head = tokens[nominal.head]
    start, end = tokens[nominal.start].start, tokens[nominal.end - 1].end
    if tokens[nominal.start].lower not in ("der", "die", "das", "dem", "den", "des") or nominal.core_end != nominal.end:
        return None
    between = [tokens[k] for k in range(nominal.start + 1, nominal.head)]
    if any(token.tag not in ("ADJ", "NUM") for token in between) or nominal.head != nominal.core_end - 1:
        return None
    if any(actor.type == "adjective" for actor in cast.actors_in(start, end)):
        return None
    word = head.text.lower()
    bare = head.text.removesuffix("es").removesuffix("s") if tokens[nominal.start].lower == "des" else head.text
    if bare in _table("bodies") and not between:
        for speaker in reversed(cast.spoken):
            # "Der Branchenverband lobte ... Nach Berechnungen des Verbands"
            last = (speaker.name or "").split()[-1:]
            if speaker.person is None and last and last[0] != bare and last[0].lower().endswith(bare.lower()):
                return replace(speaker, start=start, end=end)
        for actor in reversed(cast.actors_from(0, start)):
            parts = actor.name.lower().split()
            if actor.type in ("body", "organisation") and parts != [word] and any(part.endswith(word) for part in parts):
                return Speaker(name=actor.name, side=actor.sides[0] if actor.sides else None, start=start, end=end)
    if head.text in _table("media"):
        medium = next((speaker for speaker in reversed(cast.spoken) if speaker.medium and speaker.name), None)
        return replace(medium, start=start, end=end) if medium is not None and start - medium.end < 1200 else None
    if head.text in _table("any"):
        recent = next((speaker for speaker in reversed(cast.spoken) if speaker.name and not speaker.medium), None)
        named = [actor for actor in cast.actors_from(start - 300, start) if actor.type == "organisation"]
        if named and (recent is None or named[-1].span.start > recent.end) and "isation" in word:
            return Speaker(name=named[-1].name, side=next(iter(named[-1].sides), None), start=start, end=end)
        if recent is not None and recent.person is None and start - recent.end < 800 and recent.start >= 0:
            whole = re.sub(r"^(?:Vertreter|Sprecher|Mitarbeiter)\w* (?:von|der|des) (?=[A-Z])", "", recent.name or "")
            return replace(recent, name=whole, start=start, end=end)
    return None


@cache
def _table(name: str) -> frozenset[str]:
    """Nouns that point back to a body: `bodies` by the end of its name, `media` to a medium, `any` to whichever spoke last."""
    return frozenset(load("speech_chain")["pointing"][name])
