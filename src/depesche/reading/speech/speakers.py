"""Takes clauses and the persons and actors of a report, gives who speaks.

A pronoun, a role ("der Minister") or a name is led back to the person or body it means, named as the report names it best.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.language.morphology import lemma_of
from depesche.language.tokens import Token
from depesche.reading.analysis import ActorMention, Analysis
from depesche.reading.speech.nominals import Nominal, nominal_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who says something.

    Attributes:
        name: full name of a person, else the noun as printed; `None`: the report names nobody.
        side: code of the side; `None`: none, or not said.
        person: place in `Analysis.persons`; `None` for others.
        start: first code point of the words that name the speaker, -1 where there are none.
        end: code point after them.
        medium: true for newspapers, agencies and broadcasters.
        plural: true for "sie" of several, groups and bodies named in the plural.
    """

    name: str | None
    side: str | None = None
    person: int | None = None
    start: int = -1
    end: int = -1
    medium: bool = False
    plural: bool = False


# Within so many characters "er" is the one who spoke last, whoever else was named between.
_NEAR = 400
NOBODY = Speaker(name=None)


@dataclass(slots=True)
class Cast:
    """The persons and actors of a report by place, and who has spoken so far."""

    analysis: Analysis
    mentions: list[tuple[int, int, int]] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    spoken: list[Speaker] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, analysis: Analysis) -> Cast:
        """Put the mentions in order."""
        mentions = sorted((m.start, m.end, number) for number, person in enumerate(analysis.persons) for m in person.mentions)
        actors = sorted(analysis.actors, key=lambda actor: (actor.span.start, -actor.span.end))
        return cls(analysis=analysis, mentions=mentions, actors=actors, _starts=[actor.span.start for actor in actors])

    def persons_in(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Mentions of persons within a stretch of the text."""
        return [m for m in self.mentions if start <= m[0] < end]

    def actors_in(self, start: int, end: int) -> list[ActorMention]:
        """Mentions of actors within a stretch of the text."""
        at = bisect_left(self._starts, start)
        found = []
        while at < len(self.actors) and self.actors[at].span.start < end:
            if self.actors[at].span.end <= end:
                found.append(self.actors[at])
            at += 1
        return found

    def actors_from(self, start: int, end: int) -> list[ActorMention]:
        """Mentions of actors that begin within a stretch of the text."""
        at = bisect_left(self._starts, start)
        found = []
        while at < len(self.actors) and self.actors[at].span.start < end:
            found.append(self.actors[at])
            at += 1
        return found

    def last_person_before(self, position: int) -> int | None:
        """The person named last before a place."""
        earlier = [m for m in self.mentions if m[1] <= position]
        return earlier[-1][2] if earlier else None


def resolve(tokens: Sequence[Token], nominal: Nominal, cast: Cast, *, position: int) -> Speaker:
    """Name the speaker whom a phrase means: a person of the report, an actor, or the words as printed."""
    start, end = tokens[nominal.start].start, tokens[nominal.core_end - 1].end
    if nominal.pronoun:
        found = _pronoun(tokens[nominal.start], cast, position)
        if found.person is not None and tokens[nominal.start].lower == "sie" and _of_several(tokens, nominal.start):
            return Speaker(name=None, start=start, end=end)
        return found
    apposition = _apposition(tokens, nominal, cast)
    persons = cast.persons_in(start, end) or _titled(tokens, nominal, cast)
    before = [] if persons else _named_before(tokens, nominal, cast)
    if before:
        person = cast.analysis.persons[before[-1][2]]
        return Speaker(name=person.name, side=person.side, person=before[-1][2], start=before[-1][0], end=end)
    if not persons and apposition is not None:
        persons = [apposition]
    if persons and not _genitive_owner(tokens, nominal, persons[-1], cast):
        number = persons[-1][2]
        person = cast.analysis.persons[number]
        stop = max(tokens[nominal.core_end - 1].end, persons[-1][1])
        return Speaker(name=person.name, side=person.side, person=number, start=start, end=stop)
    role = _role(tokens, nominal, cast)
    if role is not None:
        return role
    return _named(tokens, nominal, cast)


def _of_several(tokens: Sequence[Token], place: int) -> bool:
    """Say whether the verb beside "sie" is a plural: then it is no single person."""
    for k in (place - 1, place + 1):
        if 0 <= k < len(tokens) and tokens[k].form == "Fin":
            return tokens[k].lower.endswith("en") or tokens[k].lower in ("sind", "seien")
    return False


def _named_before(tokens: Sequence[Token], nominal: Nominal, cast: Cast) -> list[tuple[int, int, int]]:
    """A name with its title behind: "Hans Muster, Vorsitzender der Grünen, der sagte, ..."."""
    first = nominal.start
    if (
        first < 2
        or tokens[first - 1].text != ","
        or tokens[first].tag not in ("NOUN", "ADJ")
        or not people_noun(tokens[nominal.head].text)
    ):
        return []
    end = tokens[first - 2].end
    return [mention for mention in cast.persons_in(end - 60, end) if mention[1] == end]


def _titled(tokens: Sequence[Token], nominal: Nominal, cast: Cast) -> list[tuple[int, int, int]]:
    """A name at the end of a long title: "die Vorsitzende der Partei Vera Muster" is one person."""
    head = tokens[nominal.head]
    found = []
    for mention in cast.persons_in(head.end, tokens[nominal.end - 1].end):
        title = fold(cast.analysis.persons[mention[2]].title or "")
        if mention[1] == tokens[nominal.end - 1].end and fold(head.text) in title:
            found.append(mention)
    return found


def _genitive_owner(tokens: Sequence[Token], nominal: Nominal, mention: tuple[int, int, int], cast: Cast) -> bool:
    """Say whether the name only owns the head ("Putins Sprecher")."""
    head = tokens[nominal.head]
    return mention[1] <= head.start and tokens[nominal.head].text not in cast.analysis.persons[mention[2]].name


def _apposition(tokens: Sequence[Token], nominal: Nominal, cast: Cast) -> tuple[int, int, int] | None:
    """A name in apposition: "der Sprecher der Miliz, Ahmed al-Assadi, ..."."""
    place = nominal.end
    if place >= len(tokens) or tokens[place].text not in (",", "–", "("):
        return None
    following = nominal_at(tokens, place + 1, len(tokens))
    if following is None or following.preposition is not None:
        return None
    # A name right after the comma, or after a title of its own, and the comma that closes it.
    persons = cast.persons_in(tokens[following.start].start, tokens[following.core_end - 1].end)
    closes = following.end < len(tokens) and tokens[following.end].text in (",", "–", ")", ".")
    return persons[0] if persons and closes else None


def _pronoun(token: Token, cast: Cast, position: int) -> Speaker:
    word = token.lower
    place = (token.start, token.end)
    if word in ("es", "man", "wer", "niemand", "dies", "dieses"):
        return Speaker(name=None, start=place[0], end=place[1])
    guess = next((a for a in cast.actors_in(*place) if a.type == "pronoun" and a.name), None)
    recent = next((speaker for speaker in reversed(cast.spoken) if speaker.name and not speaker.medium), None)
    closer = (
        word == "er"
        and recent is not None
        and recent.person is not None
        and token.start - recent.end < _NEAR
        and guess is not None
        and guess.person != recent.person
    ) or (word == "sie" and recent is not None and guess is not None and _she_is_body(recent, guess.person, cast, position))
    if guess is not None and not closer:
        side = guess.sides[0] if guess.sides else None
        return Speaker(name=guess.name, side=side, person=guess.person, start=place[0], end=place[1])
    if word in ("er", "dieser", "letzterer", "jener", "sie", "diese", "beide"):
        last = cast.last_person_before(position)
        if word in ("er", "dieser", "letzterer", "jener"):
            if recent is not None and recent.person is not None and position - recent.start < 1500:
                return Speaker(name=recent.name, side=recent.side, person=recent.person, start=place[0], end=place[1])
            if last is not None:
                person = cast.analysis.persons[last]
                return Speaker(name=person.name, side=person.side, person=last, start=place[0], end=place[1])
        if recent is not None:
            return Speaker(
                name=recent.name, side=recent.side, person=recent.person, start=place[0], end=place[1], plural=recent.plural
            )
        if last is not None:
            person = cast.analysis.persons[last]
            return Speaker(name=person.name, side=person.side, person=last, start=place[0], end=place[1])
        return Speaker(name=None, start=place[0], end=place[1])
    return Speaker(name=token.text, start=place[0], end=place[1])


def _she_is_body(recent: Speaker, guessed: int | None, cast: Cast, position: int) -> bool:
    """Say whether "sie" is the body that spoke last ("die US-Seite"), named after the woman whom the name would suggest."""
    if recent.person is not None or recent.name is None or guessed is None or position - recent.end > _NEAR:
        return False
    if not recent.name.lower().endswith(_feminine_bodies()):
        return False
    last = max((end for start, end, number in cast.mentions if number == guessed and end <= position), default=-1)
    return last < recent.start


@cache
def _feminine_bodies() -> tuple[str, ...]:
    return tuple(load("speech_chain")["feminine_bodies"]["endings"])


def _role(tokens: Sequence[Token], nominal: Nominal, cast: Cast) -> Speaker | None:
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
    if head.rpartition("-")[2] not in _roles() and not head.endswith(_role_endings()):
        return None
    position = tokens[nominal.start].start
    if head.lower().endswith(("sprecher", "sprecherin", "vertreter")) and nominal.end > nominal.core_end:
        return None
    if article == "die" and head.endswith(("er", "en")) and not head.endswith("in"):
        # "die Amerikaner": several.
        return None
    if tokens[nominal.start].tag == "ADJ" and not tokens[nominal.start].lower.endswith(("er", "-")):
        # "nationalistische Politiker": several, named nowhere.
        return None
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
        plain_role = head.rpartition("-")[2] in _roles() and not head.endswith(("sprecher", "sprecherin"))
        number_of = recent.person if recent is not None else (earlier[-1] if earlier else None)
        if plain_role and number_of is not None:
            person = cast.analysis.persons[number_of]
            return Speaker(name=person.name, side=person.side, person=number_of, start=position, end=end)
    return None


def _indefinite(tokens: Sequence[Token], nominal: Nominal) -> bool:
    return any(
        tokens[k].lower in ("ein", "eine", "einige", "mehrere", "viele", "ehemalige", "ehemaliger")
        for k in range(nominal.start, nominal.head)
    )


def _named(tokens: Sequence[Token], nominal: Nominal, cast: Cast) -> Speaker:
    first = nominal.start
    while first < nominal.head and tokens[first].tag == "DET" and tokens[first].lower in _articles():
        first += 1
    start, end = tokens[first].start, tokens[nominal.end - 1].end
    core = tokens[nominal.core_end - 1].end
    actors = [a for a in cast.actors_from(tokens[nominal.start].start, core) if a.type not in ("adjective", "pronoun")]
    head = tokens[nominal.head]
    main = next((a for a in actors if a.span.start <= head.start and a.span.end >= head.end), None)
    wide = cast.actors_from(tokens[nominal.start].start, end)
    side = next((s for a in ([main] if main is not None else []) + wide for s in a.sides[:1]), None)
    words = [tokens[k] for k in range(first, nominal.end)]
    name = " ".join(_pieces(words))
    if name[:1] in '„«»"' and name[-1:] in '“”«»"':
        name = name[1:-1].strip() or name
    if tokens[nominal.start].lower in ("des", "eines") and head.text.endswith("s") and nominal.head + 1 == nominal.core_end:
        bare = lemma_of(head.text)
        if bare[:1].isupper() and head.text.startswith(bare[:4]):
            name = name.replace(head.text, bare, 1)
    medium = medium_name(words)
    if main is not None and main.type == "medium" and (medium is None or len(medium) < len(main.name)):
        medium = main.name
    if medium is not None:
        named = next((a for a in cast.actors_from(head.end, head.end + 2) if a.type == "medium"), None)
        # "das Nachrichtenportal al-Arabiya": the name follows the noun.
        medium, end = (named.name, named.span.end) if named is not None else (medium, end)
        return Speaker(name=medium, side=side, start=start, end=end, medium=True)
    attribute = (
        main is not None
        and main.type in ("state", "organisation")
        and any(tokens[k].tag == "NOUN" and tokens[k].end <= main.span.start for k in range(first, nominal.core_end))
    )
    if (
        main is not None
        and main.type in ("state", "organisation")
        and not attribute
        and fold(main.name)[:4] == fold(head.text)[:4]
    ):
        return Speaker(name=main.name, side=side, start=main.span.start, end=main.span.end)
    plural = tokens[nominal.start].tag != "DET" or tokens[nominal.start].lower in ("die", "viele", "mehrere", "einige", "beide")
    return Speaker(name=name, side=side, person=main.person if main is not None else None, start=start, end=end, plural=plural)


def _pieces(words: Iterable[Token]) -> list[str]:
    """Join words with the white space they have: none before a mark that follows closely."""
    found: list[str] = []
    last = -1
    for word in words:
        if word.start == last and found:
            found[-1] += word.text
        else:
            found.append(word.text)
        last = word.end
    return found


def medium_name(words: Sequence[Token]) -> str | None:
    """Name the medium that a phrase speaks of, its own name where it has one ("die Zeitung «Blick»": Blick); `None`: no
    medium.
    """
    cut = next((k for k, word in enumerate(words) if k and word.tag == "ADP" and word.text.islower()), len(words))
    if words and any(word.tag in ("NOUN", "PROPN") for word in words[:cut]):
        # "die Zeitung in ihrer Ausgabe": the name stands before the preposition.
        words = words[:cut]
    text = " ".join(_pieces(words))
    plain = text.strip('„“”"«»‚‘›‹ ')
    nouns = [word.text for word in words if word.tag in ("NOUN", "PROPN") or any(letter.isupper() for letter in word.text[1:])]
    is_noun = any(noun in _media_nouns() or noun.lower().endswith(_media_endings()) for noun in nouns)
    for name in _media_names():
        if plain == name or plain.endswith((" " + name, " " + name.upper())) or (is_noun and name in nouns):
            return name
    if not is_noun:
        return None
    quoted = _quoted(text)
    if quoted:
        return quoted
    at = max(
        (k for k, noun in enumerate(nouns) if noun in _media_nouns() or noun.lower().endswith(_media_endings())),
        default=None,
    )
    if at is not None and nouns[at] in ("Radio", "TV") and at + 1 < len(nouns):
        return " ".join(nouns[at:])
    if at is not None and at + 1 < len(nouns):
        return " ".join(nouns[at + 1 :])
    return plain


def _quoted(text: str) -> str | None:
    for opening, closing in (("„", "“"), ("«", "»"), ('"', '"'), ("»", "«"), ("„", "”")):
        left = text.find(opening)
        right = text.find(closing, left + 1)
        if 0 <= left < right:
            return text[left + 1 : right].strip()
    return None


@cache
def _media_nouns() -> frozenset[str]:
    return frozenset(load("speech_chain")["media"]["words"])


@cache
def _media_names() -> tuple[str, ...]:
    return tuple(sorted(load("speech_chain")["media"]["names"], key=lambda name: (-len(name), name)))


@cache
def _roles() -> frozenset[str]:
    return frozenset(load("speech_chain")["roles"]["words"])


@cache
def _generic_roles() -> frozenset[str]:
    """Words that only say what somebody is, so that the last one who spoke is meant ("der Diplomat", "der Sozialdemokrat")."""
    return frozenset(load("speech_chain")["generic_roles"]["words"])


@cache
def _articles() -> frozenset[str]:
    return frozenset(["der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines"])


@cache
def relay_nouns() -> frozenset[str]:
    """ "unter Berufung auf", "mit Verweis auf": the nouns."""
    return frozenset(load("speech_chain")["relay"]["nouns"])


def people_noun(word: str) -> bool:
    """Say whether a noun names people or bodies by its form or by the list."""
    return word in _people() or (word.isupper() and len(word) > 1) or word.lower().endswith(_people_endings())


@cache
def _people() -> frozenset[str]:
    return frozenset(load("speech_chain")["people"]["words"]) | _roles() | frozenset(load("speech_chain")["media"]["words"])


@cache
def _people_endings() -> tuple[str, ...]:
    return tuple(load("speech_chain")["people"]["endings"])


@cache
def _media_endings() -> tuple[str, ...]:
    return tuple(load("speech_chain")["media"]["endings"])


@cache
def _role_endings() -> tuple[str, ...]:
    return tuple(load("speech_chain")["roles"]["endings"])
