"""Takes clauses and the persons and actors of a report, gives who speaks.

A pronoun, a role ("der Minister") or a name is led back to the person or body it means, named as the report names it best.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.language.morphology import lemma_of
from depesche.language.tokens import Token
from depesche.reading.speech.anaphora import body, pronoun, role, role_nouns
from depesche.reading.speech.cast import Cast, Speaker
from depesche.reading.speech.media import medium_name, pieces
from depesche.reading.speech.nominals import Nominal, nominal_at


def resolve(tokens: Sequence[Token], nominal: Nominal, cast: Cast, *, position: int) -> Speaker:
    """Name the speaker whom a phrase means: a person of the report, an actor, or the words as printed."""
    start, end = tokens[nominal.start].start, tokens[nominal.core_end - 1].end
    if nominal.pronoun:
        found = pronoun(tokens[nominal.start], cast, position)
        if found.person is not None and tokens[nominal.start].lower == "sie" and _of_several(tokens, nominal.start):
            return Speaker(name=None, start=start, end=end)
        return found
    apposition = _apposition(tokens, nominal, cast)
    persons = cast.persons_in(start, end) or _titled(tokens, nominal, cast)
    if persons and _of_owner(tokens, nominal, persons[-1], cast):
        return as_printed(tokens, nominal, cast)
    part = cast.by_part(tokens[nominal.head].text) if not persons and nominal.core_end - nominal.start <= 2 else None
    if part is not None:
        person = cast.analysis.persons[part]
        return Speaker(name=person.name, side=person.side, person=part, start=start, end=end)
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
    pointed = role(tokens, nominal, cast)
    pointed = pointed or body(tokens, nominal, cast)
    if pointed is not None:
        return pointed
    return as_printed(tokens, nominal, cast)


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


def _of_owner(tokens: Sequence[Token], nominal: Nominal, mention: tuple[int, int, int], cast: Cast) -> bool:
    """Say whether the name at the end only says whose somebody is ("die Anwältin Samanis")."""
    own = cast.analysis.persons[mention[2]].name.split()[-1]
    before = [tokens[k].text for k in range(nominal.start, nominal.core_end) if tokens[k].end <= mention[0]]
    return tokens[nominal.head].text == own + "s" and bool(before) and people_noun(before[-1])


def _genitive_owner(tokens: Sequence[Token], nominal: Nominal, mention: tuple[int, int, int], cast: Cast) -> bool:
    """Say whether the name only owns the head ("Putins Sprecher")."""
    head = tokens[nominal.head]
    return mention[1] <= head.start and tokens[nominal.head].text not in cast.analysis.persons[mention[2]].name


def _apposition(tokens: Sequence[Token], nominal: Nominal, cast: Cast) -> tuple[int, int, int] | None:
    """A name in apposition: "der Sprecher der Miliz, Ahmed al-Assadi, ..."."""
    place = nominal.end
    if people_noun(tokens[nominal.head].text) and not nominal.pronoun:
        # "der Botschafter bei den internationalen Organisationen in Wien, Hans Muster, sagte"
        while place < min(len(tokens), nominal.end + 12) and tokens[place].tag in ("ADP", "DET", "ADJ", "NOUN", "NUM"):
            place += 1
    if place < len(tokens) and tokens[place].text == "(":
        # "der Präsident des Instituts für Wirtschaft (IW), Hans Muster, ..."
        closing = next((k for k in range(place + 1, min(place + 5, len(tokens))) if tokens[k].text == ")"), None)
        if closing is not None and closing + 1 < len(tokens) and tokens[closing + 1].text == ",":
            place = closing + 1
    if place >= len(tokens) or tokens[place].text not in (",", "–", "("):
        return None
    following = nominal_at(tokens, place + 1, len(tokens))
    if following is None or following.preposition is not None:
        return None
    # A name right after the comma, or after a title of its own, and the comma that closes it.
    persons = cast.persons_in(tokens[following.start].start, tokens[following.core_end - 1].end)
    closes = following.end < len(tokens) and tokens[following.end].text in (",", "–", ")", ".")
    return persons[0] if persons and closes else None


def as_printed(tokens: Sequence[Token], nominal: Nominal, cast: Cast) -> Speaker:
    """Give the speaker whom a noun phrase names, in its words as printed after the article."""
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
    if side is None and head.text in side_names():
        side = side_names()[head.text]
    joined = any(tokens[k].lower in ("und", "sowie") for k in range(first, nominal.end))
    if any(tokens[k].lower in ("beide", "beiden", "beider") for k in range(nominal.start, nominal.head)):
        side = None
    if main is not None and main.type == "group" and len(main.sides) > 1:
        side = None  # "die baltischen Staaten": of several sides
    if joined and nominal.core_end == nominal.end and len({s for a in wide for s in a.sides[:1]}) > 1:
        # "die Regierungen von Mali und Niger": no one side.
        side = None
    words = [tokens[k] for k in range(first, nominal.end)]
    name = " ".join(pieces(words))
    land = next((a for a in wide if a.type == "adjective" and a.sides), None)
    if (
        head.text == "Seite"
        and land is not None
        and tokens[nominal.start].tag != "DET"
        and nominal.head + 1 == nominal.end
        and nominal.head - first == 1
    ):
        # "von pakistanischer Seite"
        state = load("states").get(land.sides[0])
        return Speaker(name=str(state["names"][0]) if state else name, side=land.sides[0], start=start, end=end)
    if words[0].lower in ("beider", "beiden") and len(words) > 1:
        # "nach Angaben beider Seiten"
        name = "beide " + " ".join(pieces(words[1:]))
    if name[:1] in '„«»"' and name[-1:] in '“”«»"':
        name = name[1:-1].strip() or name
    if tokens[nominal.start].lower in ("des", "eines") and head.text.endswith("s") and nominal.head + 1 == nominal.core_end:
        bare = lemma_of(head.text)
        if bare[:1].isupper() and head.text.startswith(bare[:4]):
            name = name.replace(head.text, bare, 1)
    lone = nominal.core_end - nominal.start == 1 and head.text[0].isupper()
    if nominal.end > nominal.core_end and tokens[nominal.core_end].lower == "der" and (people_noun(head.text) or lone):
        told_to = [tokens[k] for k in range(nominal.core_end + 1, nominal.end)]
        if medium_name(told_to) is not None and not medium_name(words[: nominal.core_end - first]):
            # "sagte ein Diplomat der Agentur AFP": the agency is the one told.
            name = " ".join(pieces(words[: nominal.core_end - first]))
            return Speaker(name=name, side=side, start=start, end=core)
    told = next(
        (k for k in range(nominal.core_end + 1, nominal.end) if tokens[k].lower in ("der", "dem") and tokens[k - 1].tag != "ADP"),
        None,
    )
    if told is not None and told + 1 < nominal.end and medium_name(tokens[told + 1 : nominal.end]) is not None:
        before = [tokens[k] for k in range(first, told)]
        if medium_name(before) is None:
            # "sagte ein Mitglied des Rates der Zeitung «Blick»": the paper is the one told.
            name = " ".join(pieces(before))
            return Speaker(name=name, side=side, start=start, end=tokens[told - 1].end)
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
    return frozenset(load("speech_chain")["people"]["words"]) | role_nouns() | frozenset(load("speech_chain")["media"]["words"])


@cache
def _people_endings() -> tuple[str, ...]:
    return tuple(load("speech_chain")["people"]["endings"])


@cache
def side_names() -> dict[str, str]:
    """Names of states with their codes."""
    return {name: code for code, entry in load("states").items() for name in entry["names"]}
