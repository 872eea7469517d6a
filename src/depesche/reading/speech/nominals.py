"""Takes tokens, gives the noun phrase that begins at a place: its end, its head, its case as far as the article tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from depesche.language.lexicon import load
from depesche.language.morphology import is_known, lemma_of
from depesche.language.tokens import Token

# Two words that are one adverb.
SET_PHRASES = frozenset([("unter", "anderem"), ("unter", "anderen"), ("vor", "allem"), ("zum", "beispiel")])
_QUOTE_MARKS = '„“”"«»‚‘›‹'
_ATTRIBUTE_PREPOSITIONS = frozenset(
    ["von", "vom", "für", "aus", "in", "im", "bei", "beim", "zur", "gegen", "zwischen", "am", "über", "an"]
)
_LOCAL = frozenset(["in", "im", "am", "an", "bei", "beim"])
_PARTITIVE = frozenset(
    ["einer", "eine", "keiner", "keine", "jeder", "jede", "viele", "einige", "mehrere", "zwei", "drei", "beide"]
)
_POSSESSIVE = frozenset(["seinem", "ihrem", "seiner", "ihrer", "seinen", "ihren"])
# Endings of nouns that name a thing done or thought, never a person.
_ABSTRACT = ("ung", "ungen", "keit", "heit", "schaft", "ion", "ionen", "tät", "nis", "bruch", "ismus")
_NEVER_IN_NAMES = ("er", "in", "ung", "ium", "schaft", "heit", "keit", "rat", "tag")


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominal:
    """A noun phrase; numbers are places in the list of tokens.

    Attributes:
        start: first token, the article included, the preposition not.
        end: place after the last one, attributes included.
        head: place of the head noun; of "Außenminister Sergej Lawrow" the last word of the name.
        core_end: place after the head, attributes left out.
        pronoun: true for "er", "sie", "man".
        preposition: place of the preposition before it, `None` where there is none.
    """

    start: int
    end: int
    head: int
    core_end: int
    pronoun: bool = False
    preposition: int | None = None


def nominal_at(tokens: Sequence[Token], start: int, end: int) -> Nominal | None:
    """Read the noun phrase that begins at `start`, with its attributes; `None` where none begins there."""
    place = start
    preposition = None
    if place + 1 < end and (tokens[place].lower, tokens[place + 1].lower) in SET_PHRASES:
        place += 2
    elif place < end and tokens[place].tag == "ADP":
        preposition = place
        place += 1
    while place < end and tokens[place].lower in _table("focus"):
        place += 1
    first = place
    if place >= end:
        return None
    if _bare_pronoun(tokens, place, end):
        return Nominal(start=first, end=place + 1, head=place, core_end=place + 1, pronoun=True, preposition=preposition)
    stop = _core(tokens, place, end)
    if stop is None or stop == first:
        return None
    place = stop
    head = max((k for k in range(first, place) if tokens[k].tag in ("NOUN", "PROPN")), default=None)
    if head is None:
        return None
    return Nominal(start=first, end=_attributes(tokens, place, end), head=head, core_end=place, preposition=preposition)


def _bare_pronoun(tokens: Sequence[Token], place: int, end: int) -> bool:
    word = tokens[place].lower
    following = tokens[place + 1] if place + 1 < end else None
    if word in ("dieser", "diese") and following is not None and following.text in state_names():
        # "beschuldigte dieser Israel": states have no article here.
        return True
    noun_follows = following is not None and following.tag in ("NOUN", "ADJ", "PROPN", "NUM")
    if word in _table("personal"):
        return True
    if word in _PARTITIVE and place + 2 < end and following is not None and following.lower == "der":
        return not any(tokens[k].tag == "NOUN" for k in range(place + 2, min(place + 6, end)))
    return word in _table("standing_alone") and not noun_follows


def _core(tokens: Sequence[Token], place: int, end: int) -> int | None:
    """Give the place after article, adjectives and nouns; `None` where there is no noun."""
    first = place
    nouns = False
    while place < end:
        token = tokens[place]
        opens = tokens[first].tag == "DET" or tokens[first].lower in ("deren", "dessen")
        if not nouns and place == first + 1 and opens and (token.tag in ("ADP", "ADV", "PART")):
            # "der noch im Amt befindliche Minister": all that stands before the adjective belongs to it.
            inner = _extended(tokens, place, end)
            if inner is not None:
                place = inner
                continue
        if not nouns and place + 1 < end and tokens[place + 1].lower == "und" and _two_adjectives(tokens, place + 1, end):
            # "Arabische und iranische Medien": at the beginning of a sentence the first may look like a noun.
            place += 1
        elif token.tag in ("NOUN", "PROPN"):
            if nouns and not any(tokens[k].text in _QUOTE_MARKS for k in range(first, place)) and _another_noun(tokens, place):
                break
            nouns = True
        elif (
            nouns
            and token.text in "„«"
            and place + 1 < end
            and tokens[place + 1].tag in ("ADJ", "ADV", "VERB")
            and tokens[place + 1].text.islower()
            and tokens[place + 1].text not in _agencies()
        ):
            # "äußerten die Richter „schwere Bedenken“"
            break
        elif token.text in "„«" and _closing(tokens, place, end) is not None:
            # A name in marks ("«NZZ am Sonntag»") is one piece, whatever words it holds.
            place = _closing(tokens, place, end) or place
            nouns = True
        elif token.text in "’'" and nouns and _apostrophe(tokens, place, end):
            # "Honduras’ Präsidentin"
            pass
        elif token.tag == "PUNCT" and token.text in _QUOTE_MARKS:
            if nouns and not _opened(tokens, first, place):
                break
        elif not nouns and token.lower == "und" and _two_adjectives(tokens, place, end):
            pass
        elif place == first and token.lower in ("deren", "dessen"):
            # "Deren Vorsitzende"
            pass
        elif not nouns and (token.tag in ("DET", "ADJ", "NUM") or _before_adjective(tokens, place, end)):
            if (
                token.tag == "DET"
                and place > first
                and tokens[place - 1].tag in ("DET", "NUM", "ADJ")
                and token.lower not in ("beiden", "seinen", "ihren")
                and not _partitive(tokens, place, end)
            ):
                break
        elif nouns and place == first + 1 and token.tag == "ADJ" and _owner_before(tokens, place, end):
            pass
        elif nouns and _name_particle(tokens, place, end):
            while tokens[place + 1].tag not in ("NOUN", "PROPN"):
                place += 1
        elif nouns and (
            _arabic_article(token)
            or _hyphened(tokens, place, end)
            or _slash(tokens, place, end)
            or (token.lower in ("ohne", "grenzen") and place + 1 < end and "Grenzen" in (token.text, tokens[place + 1].text))
            or _initial_stop(tokens, place, end)
        ):
            pass
        else:
            break
        place += 1
    return place if nouns else None


def _apostrophe(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Say whether a mark is the genitive of a name that ends in s."""
    joined = tokens[place].start == tokens[place - 1].end and tokens[place - 1].text[-1] in "sxzß"
    return joined and place + 1 < end and tokens[place + 1].tag in ("NOUN", "ADJ")


def _extended(tokens: Sequence[Token], place: int, end: int) -> int | None:
    """Give the place of the participle that closes what stands between an article and its noun, `None` where there is none."""
    phrase = tokens[place].tag == "ADP"
    inner: int | None = None
    for k in range(place + 1, min(place + 9, end - 1)):
        token = tokens[k]
        phrase = phrase or token.tag == "ADP"
        if token.form == "Fin" or token.text in ",;:." or (token.tag == "NOUN" and not phrase):
            return inner
        if tokens[k - 1].tag in ("ADP", "DET") and token.tag == "ADJ":
            # "des nach eigenen Angaben entführten Mannes": this one belongs to the phrase within.
            inner = inner if inner is not None or tokens[k + 1].tag != "NOUN" else k
            continue
        closing = token.lower.endswith(
            ("ende", "enden", "ender", "endes", "te", "ten", "ter", "tes", "liche", "lichen", "ene", "enen")
        )
        if token.tag == "ADJ" and closing and tokens[k + 1].tag in ("NOUN", "PROPN", "ADJ"):
            return k
    return inner


def _partitive(tokens: Sequence[Token], place: int, end: int) -> bool:
    """ "einer der Putschisten", but not "einer der Agentur vorliegenden Liste"."""
    if tokens[place].lower != "der" or tokens[place - 1].lower not in _PARTITIVE:
        return False
    noun = next((k for k in range(place + 1, end) if tokens[k].tag == "NOUN"), None)
    return noun is not None and not (noun + 1 < end and tokens[noun + 1].tag == "ADJ")


def _two_adjectives(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Say whether "und" joins two adjectives of one noun ("arabische und iranische Medien")."""
    if place == 0 or place + 2 >= end:
        return False
    left, right = tokens[place - 1], tokens[place + 1]
    alike = left.lower[-2:] == right.lower[-2:] or left.lower[-1:] == right.lower[-1:] == "e"
    return right.tag == "ADJ" and tokens[place + 2].tag == "NOUN" and alike and left.lower.endswith(("e", "en", "er", "es", "em"))


def _another_noun(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a noun after a noun begins a phrase of its own ("den Behörden Spionage"): two words of the dictionary, the
    first no title.
    """
    before, word = tokens[place - 1], tokens[place]
    if word.text in _speech_nouns() and before.text not in _speech_nouns():
        # "erhob das Ministerium Kritik": no name is called so.
        return True
    if before.text.lower().endswith(_several_people()) and word.text.endswith(_ABSTRACT) and is_known(word.text):
        # "warf den Diplomaten Untätigkeit vor"
        return True
    if before.text in _table("time_nouns") and word.text not in _table("time_nouns"):
        # "sagte am Dienstag Marc Muster"
        return True
    if (
        before.text.lower().endswith(tuple(load("clauses")["nameless_bodies"]))
        and is_known(word.text)
        and word.text not in state_names()
        and word.text not in given_names()
        and len(word.text) > 3
        and not (word.text.endswith("s") and word.text[:-1] in state_names())
        and not (place + 1 < len(tokens) and tokens[place + 1].tag in ("NOUN", "PROPN"))
    ):
        return True
    if f"{before.text} {word.text}" in _media_words() or (before.text.isupper() and len(before.text) < 4):
        return False
    if (
        before.tag != "NOUN"
        or before.text.endswith("-")
        or len(word.text) < 4
        or not is_known(word.text)
        or not is_known(before.text)
    ):
        return False
    if word.text in state_names():
        # "die Regierung Georgien ... nannte": bodies carry no name of a state behind, "Republik" and "Partner" do.
        return before.text.lower().endswith(("regierung", "ministerium", "präsident", "präsidentin", "minister", "behörde"))
    lemma = lemma_of(before.text)
    adjective = before.text.endswith(("e", "en", "er", "es")) and lemma_of(before.text.lower())[:1].islower()
    # "dem Verbündeten Beistand": a noun made of an adjective, in the list of people.
    adjective = adjective and not (tokens[place - 2].tag == "DET" and before.text.lower().endswith(_people_of_adjectives()))
    if adjective and before.text not in state_names():
        return False
    inflected = lemma != before.text and lemma[:1].isupper() and not before.text.endswith("s")
    # "in seinem Bericht Morde": a plural of the dictionary is no name.
    plural = (
        lemma_of(word.text) != word.text and word.text.endswith(("e", "en", "er", "ungen")) and tokens[place - 2].tag == "DET"
    )
    # "in ihrem Bericht Folter": no name stands behind what is somebody's.
    plural = plural or tokens[place - 2].lower in _POSSESSIVE
    if not inflected and not plural and before.text not in state_names():
        return False
    endings = tuple(load("clauses")["before_names_endings"])
    if {before.text, lemma} & _table("before_names") or before.text.lower().endswith(endings) or lemma.lower().endswith(endings):
        return False
    if word.text.endswith("s") and word.text[:-1] in state_names():
        return False
    return (
        word.text[0].isupper() and not word.text.isupper() and word.text not in given_names() and before.text not in given_names()
    )


@cache
def state_names() -> frozenset[str]:
    """Names of states and their capitals."""
    return frozenset(name for entry in load("states").values() for name in (*entry["names"], *entry.get("capital", [])))


@cache
def _speech_nouns() -> frozenset[str]:
    """Nouns that stand for an act of speech ("Kritik")."""
    return frozenset(noun for group in load("speech_nouns")["act_nouns"].values() for noun in group["nouns"])


@cache
def _people_of_adjectives() -> tuple[str, ...]:
    """Endings of nouns of people that are adjectives by form ("Verbündeten")."""
    return tuple(
        word
        for word in load("speech_chain")["people"]["endings"]
        if word.endswith(("eten", "igen", "enden", "erten", "gten", "dten"))
    )


@cache
def _occasions() -> frozenset[str]:
    return frozenset(load("speech_chain")["occasions"]["words"])


@cache
def _several_people() -> tuple[str, ...]:
    """Endings of nouns of people in the plural or an oblique case ("Diplomaten")."""
    return tuple(word for word in load("speech_chain")["people"]["endings"] if word.endswith("n") and len(word) > 4)


@cache
def _agencies() -> frozenset[str]:
    """Names of media of one word ("Tass")."""
    return frozenset(name for name in load("speech_chain")["media"]["names"] if " " not in name)


@cache
def _media_words() -> frozenset[str]:
    """Two words that follow each other in the name of a medium ("Washington Post")."""
    names = [name.split() for name in load("speech_chain")["media"]["names"]]
    return frozenset(f"{left} {right}" for name in names for left, right in pairwise(name))


@cache
def given_names() -> frozenset[str]:
    """Given names, by which a name is told from two nouns in a row."""
    found: set[str] = set()
    for names in load("given_names").values():
        if isinstance(names, list):
            found.update(str(name) for name in names)
    return frozenset(found)


def _closing(tokens: Sequence[Token], place: int, end: int) -> int | None:
    """Give the place of the mark that closes a short quotation, `None` where none is near."""
    closers = '“”"' if tokens[place].text == "„" else "»"
    return next((k for k in range(place + 2, min(place + 7, end)) if tokens[k].text in closers), None)


def _owner_before(tokens: Sequence[Token], place: int, end: int) -> bool:
    """The adjective of "Chinas oberster Diplomat": a genitive before it, a noun after it."""
    return tokens[place - 1].text.endswith("s") and place + 1 < end and tokens[place + 1].tag in ("NOUN", "PROPN", "ADJ")


def _opened(tokens: Sequence[Token], first: int, place: int) -> bool:
    return any(tokens[k].text in _QUOTE_MARKS for k in range(first, place)) or tokens[place].text in "„«‚"


def _arabic_article(token: Token) -> bool:
    """ "al-Din", "as-Sisi": a name that begins with a small article."""
    head, dash, tail = token.text.partition("-")
    return bool(dash) and len(head) <= 3 and head.islower() and tail[:1].isupper()


def _hyphened(tokens: Sequence[Token], place: int, end: int) -> bool:
    """The "und" of "Staats- und Parteichef"."""
    return tokens[place].lower in ("und", "oder") and tokens[place - 1].text.endswith("-") and place + 1 < end


def _slash(tokens: Sequence[Token], place: int, end: int) -> bool:
    return tokens[place].text == "/" and place + 1 < end and tokens[place + 1].tag in ("NOUN", "PROPN")


def _initial_stop(tokens: Sequence[Token], place: int, end: int) -> bool:
    return (
        tokens[place].text == "."
        and len(tokens[place - 1].text) <= 2
        and place + 1 < end
        and tokens[place + 1].tag in ("NOUN", "PROPN")
    )


def _before_adjective(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Say whether a word belongs to the adjective or noun after it ("der weltweit größte Geber", "die geeinte Front")."""
    following = tokens[place + 1] if place + 1 < end else None
    if following is None:
        return False
    if tokens[place].tag in ("ADV", "PART"):
        return following.tag == "ADJ" or (
            tokens[place].tag == "ADV"
            and tokens[place].lower.endswith(("er", "en"))
            and following.tag == "NOUN"
            and tokens[place].lower not in ("aber", "daher", "bisher")
        )
    return (
        tokens[place].form == "Part"
        and following.tag in ("NOUN", "ADJ")
        and tokens[place].lower.endswith(("e", "en", "er", "es"))
    )


def _name_particle(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Say whether a small word stands within a name ("Jaap de Hoop Scheffer", "Ursula von der Leyen")."""
    word = tokens[place].text
    if word not in _table("name_particles") or place == 0:
        return False
    following = place + 1
    while following < end and tokens[following].text in _table("name_particles") and following < place + 3:
        following += 1
    if following >= end or tokens[following].tag not in ("NOUN", "PROPN"):
        return False
    if word in ("von", "zu"):
        # "Ursula von der Leyen" is a name, "Sprecher von Müller" and "Präsident von Chile" are not.
        before = tokens[place - 1].text
        return (
            following > place + 1
            and not is_known(tokens[following].text)
            and not (before.endswith(_NEVER_IN_NAMES) and len(before) > 6)
        )
    return word not in ("der", "den", "und", "das", "e")


def _attributes(tokens: Sequence[Token], place: int, end: int) -> int:
    """Give the place after genitive and prepositional attributes of the noun that ends at `place`.

    After a name ("Außenminister Lawrow in Genf") a preposition begins something else.
    """
    name = place >= 2 and all(tokens[k].tag in ("NOUN", "PROPN") for k in (place - 1, place - 2))
    if tokens[place - 1].text in _agencies() and (place < 2 or tokens[place - 2].lower != "der"):
        # "laut Tass von einem Missverständnis": nothing hangs on the name of an agency.
        return place
    placed = False
    while place < end:
        token = tokens[place]
        if token.lower in _LOCAL:
            # "der Gesandte in Genf im Amt": one place is enough.
            if placed or (place + 1 < end and tokens[place + 1].lower in _POSSESSIVE):
                break
            placed = True
        if token.lower in _table("genitive") and token.tag in ("DET", "PRON"):
            inner = _core(tokens, place, end)
        elif (token.tag == "ADP" and token.lower in _ATTRIBUTE_PREPOSITIONS and (not name or token.lower in ("von", "vom"))) or (
            token.lower in ("und", "sowie") and place + 1 < end and tokens[place + 1].lower in ("des", "eines")
        ):
            inner = _core(tokens, place + 1, end)
        else:
            break
        if inner is None or tokens[inner - 1].text in _table("time_nouns"):
            break
        if token.lower in _LOCAL and any(
            tokens[k].text in _occasions() and tokens[k - 1].tag in ("DET", "ADJ", "ADP") for k in range(place + 1, inner)
        ):
            # "forderte eine Gruppe von Firmen in einem Schreiben": that is where she says it.
            break
        place = inner
    return place


def can_be_subject(tokens: Sequence[Token], nominal: Nominal) -> bool:
    """Say whether the article, pronoun or adjective leaves room for the nominative."""
    if nominal.preposition is not None:
        return False
    token = tokens[nominal.start]
    if nominal.pronoun:
        return token.lower not in _table("oblique_pronouns")
    if token.lower == "der" and _oblique_adjective(tokens, nominal):
        return False
    if token.tag == "DET":
        return not token.lower.endswith(("en", "em", "es", "er")) or token.lower in _table("nominative")
    return not (token.tag == "ADJ" and token.lower.endswith("em"))


def _oblique_adjective(tokens: Sequence[Token], nominal: Nominal) -> bool:
    """Say whether "der" with an adjective in "-en" stands before the noun: "der russischen Seite" is no nominative."""
    following = tokens[nominal.start + 1]
    return (
        nominal.start + 1 < nominal.head
        and following.tag == "ADJ"
        and following.text.islower()
        and following.lower.endswith("en")
    )


def is_time(tokens: Sequence[Token], nominal: Nominal) -> bool:
    """Say whether the phrase names a time ("am Dienstag", "vergangene Woche")."""
    word = tokens[nominal.head].text
    if word in ("Ende", "Anfang", "Zeitpunkt") and tokens[nominal.start].tag == "DET" and nominal.preposition is None:
        # "forderte ein Ende der Gewalt"
        return False
    if all(
        tokens[k].tag in ("NUM", "PUNCT", "NOUN") and (tokens[k].tag != "NOUN" or tokens[k].text in _table("time_nouns"))
        for k in range(nominal.start, nominal.core_end)
    ):
        return True
    return word in _table("time_nouns") or (
        word.endswith(("tag", "abend", "morgen", "nacht", "mittag"))
        and word[:-3] != ""
        and any(word.startswith(day) for day in ("Mon", "Diens", "Mitt", "Donners", "Frei", "Sams", "Sonn"))
    )


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(load("clauses")[name])
