"""Takes the tokens of a clause, gives its noun phrases: what governs them, and which hangs on which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.language.tokens import Token
from depesche.reading.people.namings import towns

_PHRASE_TAGS = frozenset(["NOUN", "PROPN"])
_BEFORE_NOUN = frozenset(["DET", "ADJ", "NUM"])
_POSSESSIVES = frozenset(
    ["sein", "seine", "seinem", "seinen", "seiner", "seines", "ihr", "ihre", "ihrem", "ihren", "ihrer", "ihres"]
)
_CONTRACTED = frozenset(["zum", "zur", "beim", "im", "am", "vom", "ins", "ans"])
_GENITIVE = re.compile(
    r"des|der|eines|einer|dieser|dieses|seiner|seines|ihrer|ihres|beider|aller|deren|dessen|mehrerer|zweier|dreier|unserer"
)
_HANGING = frozenset(
    [
        "von",
        "vom",
        "zwischen",
        "aus",
        "gegen",
        "mit",
        "für",
        "über",
        "durch",
        "um",
        "zur",
        "zum",
        "zu",
        "in",
        "im",
        "an",
        "am",
        "nach",
        "bei",
        "gegenüber",
        "auf",
        "seit",
        "vor",
        "beim",
        "unter",
    ]
)
_LOOSE = frozenset(["in", "im", "an", "am", "nach", "bei", "beim", "auf", "seit", "vor", "unter", "zu", "zum", "zur"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase of a clause.

    Attributes:
        first: place of its first token in the sentence (article or adjective, without preposition).
        last: place of its last token.
        preposition: folded preposition that governs it, of coordinated phrases that of the first; "" for none.
        parent: place of the phrase it hangs on in the clause's list (genitive, "von", ...); `None`: it hangs on the verb.
        genitive: true where it hangs on its parent as a genitive.
        coordinated: place of the phrase it is coordinated with; `None`: it is the first.
        loose: true where it may as well hang on the verb ("in", "bei", "nach" behind a noun).
    """

    first: int
    last: int
    preposition: str = ""
    parent: int | None = None
    genitive: bool = False
    coordinated: int | None = None
    loose: bool = False


_ADJECTIVE = re.compile(r"\w+(?:isch|ig|lich|sam|bar|haft|iell|iv|ell|al|är|los)(?:e[nmrs]?|er[enm]?)")


def looks_like_adjective(token: Token) -> bool:
    """Say whether a lower-case word is an inflected adjective, by its tag or its ending."""
    return token.tag == "ADJ" or (
        token.text[0].islower() and bool(_ADJECTIVE.fullmatch(token.lower)) and token.tag in ("VERB", "ADV", "X")
    )


def phrases_of(places: Sequence[int], tokens: Sequence[Token], verbal: Sequence[bool], relative: str) -> tuple[Phrase, ...]:
    """Cut the noun phrases of a clause and hang genitives and prepositional phrases on the noun before them.

    Args:
        places: places of the tokens of the clause in the sentence.
        verbal: for each token of the sentence, whether it is a verb.
        relative: relative pronoun that opens the clause; "" for none.
    """
    phrases: list[Phrase] = []
    preposition = ""
    start: int | None = None
    joint = False
    apart = True
    for order, place in enumerate(places):
        token = tokens[place]
        if order and places[order - 1] != place - 1:
            gap = tokens[places[order - 1] + 1 : place]
            comma = [other.text for other in gap] == [","]
            if comma and start is not None and token.tag == "DET":
                start, preposition, comma = None, "", False  # "..., für die Region zuständig, die Freilassung"
            joint = joint or comma
            apart = apart or any(other.text[0].isalnum() or other.text in ",;:()–" for other in gap)
        if verbal[place]:
            start, preposition, joint, apart = None, "", False, True
        elif relative and order < 2 and token.lower == relative:
            continue
        elif token.lower == "während":
            preposition, start, joint = "während", None, False
        elif token.tag == "ADP" and _ends_verb(tokens, place):
            preposition, start = "", None
        elif (
            token.tag == "ADP"
            or token.lower in _CONTRACTED
            or (token.lower == "während" and place + 1 < len(tokens) and _GENITIVE_ARTICLE.fullmatch(tokens[place + 1].lower))
            or (token.lower == "zu" and not (place + 1 < len(tokens) and verbal[place + 1]))
        ):
            preposition, start, joint = token.lower, None, joint and token.tag == "ADP"
        elif token.tag == "CCONJ" and start is not None and _goes_on(tokens, place + 1):
            continue
        elif token.tag == "CCONJ":
            joint, start = not (order and verbal[places[order - 1]]), None
        elif token.tag in _BEFORE_NOUN or token.lower in _POSSESSIVES or looks_like_adjective(token):
            start = place if start is None else start
        elif token.tag in _PHRASE_TAGS or (token.text[0].isupper() and token.tag not in ("PRON", "ADV", "SCONJ")):
            last = phrases[-1] if phrases else None
            if (
                last
                and last.last == place - 1
                and start is None
                and not preposition
                and not joint
                and not names_time(last, tokens)
                and not (_is_bare_name(last, tokens) and token.tag == "NOUN")
            ):
                leads = last.genitive and last.first == last.last  # "traf in Lomé Togos Staatschef": no genitive of the town
                phrases[-1] = Phrase(
                    first=last.first,
                    last=place,
                    preposition=last.preposition,
                    parent=None if leads else last.parent,
                    genitive=last.genitive and not leads,
                    coordinated=last.coordinated,
                    loose=last.loose,
                )
            else:
                phrases.append(
                    _hung(phrases, place if start is None else start, place, preposition, tokens, joint=joint, adjacent=not apart)
                )
            start, preposition, joint, apart = None, "", False, False
        elif token.tag not in ("ADV", "PART", "X", "ADJ"):
            start, preposition = None, ""
    return tuple(phrases)


def _ends_verb(tokens: Sequence[Token], place: int) -> bool:
    """Say whether what looks like a preposition ends a verb: "wies sechs Kanadier aus, darunter den Konsul"."""
    following = [token.lower for token in tokens[place + 1 : place + 4]]
    return following[:1] == [","] and bool({"darunter", "unter", "allen", "namentlich"} & set(following[1:2]))


def _goes_on(tokens: Sequence[Token], place: int) -> bool:
    """Say whether another adjective follows: "sudanesischen und äthiopischen", "dem polnischen und dem ungarischen"."""
    if place < len(tokens) and tokens[place].tag == "DET":
        place += 1
    return place + 1 < len(tokens) and looks_like_adjective(tokens[place])


_GENITIVE_ARTICLE = re.compile(r"des|(?:ein|sein|ihr|dies|jen)(?:es|er)")


def names_time(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Say whether a noun phrase is a time ("wenige Stunden", "Elf Tage") and no subject."""
    return _TIME_NOUN.search(tokens[phrase.last].lower) is not None


def _hung(
    phrases: list[Phrase], first: int, last: int, preposition: str, tokens: Sequence[Token], *, joint: bool, adjacent: bool
) -> Phrase:
    """Place a new noun phrase: coordinated with the one before, hanging on it, or free."""
    before = len(phrases) - 1
    if before < 0:
        return Phrase(first=first, last=last, preposition=preposition)
    if joint and (not preposition or preposition == phrases[before].preposition):
        mate = phrases[before]
        return Phrase(
            first=first,
            last=last,
            preposition=mate.preposition,
            parent=mate.parent,
            genitive=mate.genitive,
            coordinated=before,
            loose=mate.loose,
        )
    opening = tokens[first].lower
    genitive = (
        _GENITIVE.fullmatch(opening)
        or (first == last and tokens[first].text.endswith("s"))
        or (tokens[first].tag == "ADJ" and opening.endswith("er"))
    )
    if adjacent and not preposition and genitive and not _dates(phrases[before], tokens):
        return Phrase(first=first, last=last, parent=before, genitive=True)
    if adjacent and preposition in _HANGING:
        bearer = _bearer(phrases, before, tokens)
        if preposition == "mit" and any(other.parent == bearer and other.preposition == "mit" for other in phrases):
            bearer = None  # "im Streit mit A am Montag mit B"
        return Phrase(first=first, last=last, preposition=preposition, parent=bearer, loose=preposition in _LOOSE)
    return Phrase(first=first, last=last, preposition=preposition)


@cache
def relations() -> tuple[str, ...]:
    """Give the folded nouns behind which "mit" names no partner of a talk: "im Streit mit", "in Zusammenarbeit mit"."""
    return tuple(fold(word) for word in load("event_people")["relations"])


_SETTING = frozenset(["in", "im", "am", "an", "nach", "bei", "seit", "um", "ab", "vor", "auf", "während"])


def _bearer(phrases: Sequence[Phrase], before: int, tokens: Sequence[Token]) -> int | None:
    """Find the noun that can bear a prepositional phrase: time and place settings ("in der Türkei") cannot."""
    at: int | None = before
    if phrases[before].preposition == "ohne" or names_source(phrases[before], tokens):
        return None
    last = tokens[phrases[before].last].lower
    bare = phrases[before].first == phrases[before].last and phrases[before].preposition in ("in", "nach", "aus", "am", "im")
    if bare and not last.endswith(
        ("gesprächen", "verhandlungen", "beratungen", "konsultationen", "kontakt", "treffen", "rahmen", *relations())
    ):
        return phrases[before].parent  # "verhandelte in Dschidda mit ...": a place bears nothing
    while at is not None and (
        (
            phrases[at].preposition in _SETTING
            and not (phrases[at].preposition == "auf" and tokens[phrases[at].first].lower.startswith("ein"))
            and (
                phrases[at].parent is not None
                or _TIME_NOUN.search(tokens[phrases[at].last].lower)
                or _is_bare_name(phrases[at], tokens)
            )
        )
        or _TIME_NOUN.search(tokens[phrases[at].last].lower)
    ):
        at = phrases[at].parent
    return at


def names_source(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Say whether a phrase only names who says it, and bears nothing: "nach Angaben Warschaus", "laut Berichten"."""
    if phrase.preposition not in ("nach", "laut"):
        return False
    return any(_SOURCE.fullmatch(tokens[place].lower) for place in range(phrase.first, phrase.last + 1))


_SOURCE = re.compile(r"angaben|aussagen|ansicht|meinung|worten|darstellung|einschätzung|informationen|\w*berichten?|auffassung")


def _is_bare_name(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Say whether a phrase is "in Dschidda": a name alone, which bears nothing."""
    return phrase.preposition in ("in", "nach") and phrase.first == phrase.last and tokens[phrase.last].lower in towns()


def _dates(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Say whether a phrase is a weekday or a part of a day, which no genitive follows ("am Mittwoch Chinas Präsidenten")."""
    return _DAY_NAME.fullmatch(tokens[phrase.last].lower) is not None


_DAY_NAME = re.compile(
    r"(?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend)(?:abend|morgen|nacht|nachmittag|vormittag|mittag)?|(?:vor|nach)?mittag|abend|nacht"
)
_TIME_NOUN = re.compile(
    r"(?:^mals?$|^(?:abend|nacht|nachmittag|vormittag|mittag)$|^(?:mon|diens|donners|frei|sams|sonn)tag|^mittwoch|^sonnabend|^(?:januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)$"
    r"|(?:^|\w)(?:jahr|woche|monat|tag|stunde|wochenende)(?:e?[nrs])?$)"
)
