"""Takes the tokens around an office-noun, gives the whole title: function, sides, former, body, the words as printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.language.tokens import Token
from depesche.model.vocabulary import FUNCTIONS
from depesche.reading.people.given_names import is_given_name
from depesche.reading.people.name_words import is_foreign, is_plain_noun
from depesche.reading.people.namings import Naming, adjective_codes, parties, state_of_name, states_of_party
from depesche.reading.people.office_holders import is_known_surname
from depesche.reading.people.offices import Office, office_of

_OPENING = frozenset('„“«»"‚‘›‹')


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What the words around a name say of the person's office.

    Attributes:
        first: place of the first token in the sentence.
        stop: place after the last one.
        anchor: offset of the office-noun in the clean text.
        office: the office-noun.
        owner: `male` for "sein Amtskollege", `female` for "ihr Amtskollege", `group` for "deren Chef", else `None`.
        owner_name: the name of whose office it is, as printed ("Lawrows Stellvertreter"); `None` where none is.
        function: the function worked out of noun, modifiers and body.
        codes: sides that the words name.
        former: true for "frühere", "Ex-".
        body: the body as printed; `None` where none is.
    """

    first: int
    stop: int
    anchor: int
    office: Office
    function: str
    owner: str | None = None
    owner_name: str | None = None
    codes: tuple[str, ...] = ()
    former: bool = False
    body: str | None = None

    def with_side(self, codes: tuple[str, ...]) -> Title:
        """Give the title with sides that are said farther off."""
        return replace(self, codes=codes)

    def without_side(self) -> Title:
        """Give the title without the side its words name, for a name in a list that has its own."""
        return replace(self, codes=())


def title_around(tokens: Sequence[Token], place: int, namings: dict[int, Naming], limit: int) -> Title | None:
    """Read the whole title whose office-noun stands at `place`; the words after it are read up to `limit` (exclusive)."""
    office = office_of(tokens[place].text)
    if office is None:
        return None
    local = fold(office.base) in _folded("local")
    first, codes, former, deputy = _left(tokens, place, namings, local=local)
    if first <= place - 2 and tokens[place - 1].lower == "und" and tokens[place - 2].text.endswith("-"):
        office = _paired(tokens[place - 2].text[:-1], tokens[place].text) or office
    article = tokens[first - 1].lower if first else ""
    # "Seinen Vertreter in Managua" has whoever sends him.
    envoy = office.function in ("ambassador", "envoy", "consul") or (
        article.startswith(("sein", "ihr")) and fold(office.base) in _folded("sent_abroad")
    )
    stop, after_codes, body, body_words = _right(tokens, place, namings, limit, envoy=envoy, local=local)
    function = _function(office, deputy or office.deputy, body_words, body)
    ordered = tuple(dict.fromkeys((*office.codes, *codes, *after_codes)))
    if office.base == "Vertreter" and len(ordered) > 1:
        function = "envoy"
    if fold(office.base) in _folded("commonwealth") and codes and "UN" not in ordered:
        function = "ambassador"
    region = _region_state(tokens, first, min(stop, place + 5), namings) if function in FUNCTIONS[:5] else None
    if region is not None:
        function, ordered = ("official", region) if not region or region[0].isupper() else (function, region)
    if body in _no_body():
        codes_of_body = after_codes
        ordered = tuple(code for code in ordered if code not in codes_of_body or code in (*office.codes, *codes))
    of_party = _states_of_parties(body_words)
    if of_party and function in ("other", "official", "party_figure"):
        function, ordered = "party_figure", ordered or of_party
    elif office.base == "Vorsitzender" and function == "party_figure" and body_words and not _of_a_party(body_words, body):
        function = "official" if ordered else "other"
    if function == "ambassador" and (codes or office.codes):
        ordered = tuple(dict.fromkeys((*codes, *office.codes)))
        if len(ordered) > 1 and ordered[-1] in ("UN", "EU", "NATO", "OSCE"):
            ordered = ordered[:1]
    if not ordered and body == "Union" and function in ("ambassador", "envoy", "international_official"):
        ordered = ("EU",)
    if function == "legislator" and any(_stem(token.lower) in _folded("highest") for token in tokens[first:place]):
        function = "official"
    owner = "male" if article.startswith(("sein", "dessen")) else "female" if article.startswith("ihr") else None
    owner = "group" if article == "deren" else owner
    return Title(
        first=first,
        stop=stop,
        anchor=tokens[place].start,
        office=office,
        function=function,
        owner=owner,
        owner_name=None if ordered else _owner_name(tokens, first, namings) or _owner_in_compound(office),
        codes=ordered,
        former=former or office.former,
        body=body,
    )


def _owner_name(tokens: Sequence[Token], first: int, namings: dict[int, Naming]) -> str | None:
    """Give the name in the genitive right before an office ("Lawrows Stellvertreter", "Griffiths’ Vorgänger"); `None`: none."""
    place = first - 1
    if place > 0 and tokens[place].text in ("'", "’") and tokens[place].start == tokens[place - 1].end:
        place -= 1
    elif place < 0 or not tokens[place].text.endswith(("s", "'", "’")):
        return None
    text = tokens[place].text.rstrip("'’")
    named = any(naming.first <= place < naming.stop for naming in namings.values())
    if named or len(text) < 3 or not text[0].isupper() or not text.isalpha() or office_of(text) is not None:
        return None
    return None if is_plain_noun(text) and not is_given_name(text) and not is_known_surname(text) else text


def _owner_in_compound(office: Office) -> str | None:
    """Give the name before a hyphen ("Khamenei-Berater", "Putin-Vertrauter"); `None` where another kind of word stands there."""
    head = office.prefix.removesuffix("-")
    if head == office.prefix or not head[:1].isupper() or head.isupper() or not head.isalpha() or len(head) < 4:
        return None
    return head if is_known_surname(head) or (is_foreign(head) and fold(office.base) in _folded("of_a_person")) else None


def _paired(head: str, noun: str) -> Office | None:
    """Read "Staats- und Parteichef": the first office of the two counts when it is the higher one."""
    for length in range(len(noun) - 3, 3, -1):
        office = office_of(head + noun[-length:].lower())
        if office is not None and office.prefix == "":
            return office if office.function in FUNCTIONS[:5] else None
    return None


def _region_state(tokens: Sequence[Token], first: int, stop: int, namings: dict[int, Naming]) -> tuple[str, ...] | None:
    """Give the state of an office of a region ("Hessens Ministerpräsident", "der bayerische ..."); `None`: of no region."""
    for naming in namings.values():
        if naming.kind == "region" and first <= naming.first < stop:
            return (_breakaway()[fold(naming.name)],) if fold(naming.name) in _breakaway() else naming.codes
    codes = [_regional()[_stem(token.lower)] for token in tokens[first:stop] if _stem(token.lower) in _regional()]
    return tuple(codes[:1]) if codes else None


@cache
def _breakaway() -> dict[str, str]:
    return {fold(name): side for side, names in load("titles")["breakaway"].items() for name in names}


@cache
def _regional() -> dict[str, str]:
    table = {fold(word): code for code, words in load("titles")["regional"].items() for word in words}
    return table | _breakaway()


def _left(
    tokens: Sequence[Token], place: int, namings: dict[int, Naming], *, local: bool
) -> tuple[int, tuple[str, ...], bool, bool]:
    """Walk from the noun to the left over adjectives and a genitive of a state."""
    first = place
    codes: list[str] = []
    former = deputy = False
    if place >= 2 and tokens[place - 1].lower == "und" and tokens[place - 2].text.endswith("-"):
        first = place - 2
    if place >= 2 and tokens[place - 1].text in _OPENING and tokens[place - 2].text[-1].isalpha():
        first = place - 1  # Abchasiens «Aussenminister»
    while first > 0:
        token = tokens[first - 1]
        naming = namings.get(first - 1)
        if naming is not None and naming.kind == "adjective":
            codes[:0] = naming.codes
        elif (
            naming is not None
            and naming.kind in ("state", "city", "region")
            and first == naming.stop
            and token.text.endswith("s")
        ):
            if naming.kind != "city" or naming.capital or local:
                codes[:0] = naming.codes
                first = naming.first
            break
        elif naming is not None and naming.kind in ("city_adjective",):
            if naming.capital:
                codes[:0] = naming.codes
        elif token.text[0].isupper() and _stem(token.lower) in _folded("capital_adjectives"):
            deputy = deputy or _stem(token.lower) in _folded("deputy")
        elif naming is not None and naming.kind in ("organisation", "organ", "body") and tokens[first].text[0].isupper():
            break
        elif token.lower == "alt" and first == place:
            former = True
        elif token.text[0].islower() and _is_adjective(token):
            stem = _stem(token.lower)
            former = former or stem in _folded("former")
            deputy = deputy or stem in _folded("deputy")
        elif token.text == "," and first >= 2 and tokens[first - 2].tag == "ADJ" and tokens[first - 2].text[0].islower():
            pass
        elif first == 1 and token.text[0].isupper() and _is_adjective(token) and fold(token.text).endswith(("e", "er", "en")):
            stem = _stem(token.lower)
            former = former or stem in _folded("former")
            deputy = deputy or stem in _folded("deputy")
        else:
            break
        first -= 1
    if 0 < first < place and tokens[first].lower.endswith("te") and namings.get(first) is None:
        first += tokens[first - 1].lower in ("das", "dies", "es", "er", "sie", "so", "wie") or tokens[first - 1].tag in (
            "NOUN",
            "PROPN",
        )
    if 0 < first < place and tokens[first].lower.endswith(("ende", "enden", "ender", "endem")):
        before = tokens[first - 1]
        first += before.text[0].isalpha() and before.tag in ("NOUN", "PROPN", "ADV", "VERB")
    return first, tuple(codes), former, deputy


def _right(
    tokens: Sequence[Token], place: int, namings: dict[int, Naming], limit: int, *, envoy: bool, local: bool = False
) -> tuple[int, tuple[str, ...], str | None, frozenset[str]]:
    """Walk from the noun to the right over a genitive or a phrase with "im", "für": where the office belongs.

    An ambassador "in Wien" or envoy "für Syrien" (`envoy`) acts for somebody else than where he is sent.
    """
    links = _folded("links")
    link = ""
    stop = place + 1
    codes: list[str] = []
    nouns: list[str] = []
    body: str | None = None
    while stop < min(limit, len(tokens)) and stop < place + 12:
        token = tokens[stop]
        naming = namings.get(stop)
        if naming is not None:
            capital = naming.kind in ("city", "city_adjective") and (naming.capital or local)
            after = namings.get(naming.stop)
            if naming.kind == "adjective" and after is not None and after.kind == "people":
                codes.append(load("titles")["people_of"].get(f"{naming.codes[0]} {after.codes[0]}", after.codes[0]))
                stop = after.stop
                continue
            acts = naming.kind in ("state", "organisation", "organ", "body", "adjective", "metonym", "region") or capital
            sent = envoy and link in ("in", "im", "für", "bei", "beim", "zu", "zur", "zum")
            if acts and not sent and (tokens[stop - 1].lower != "aus" or not codes):
                codes.extend(naming.codes)
            if naming.kind == "compound" and not _is_topical(tokens[stop].text):
                codes.extend(naming.codes)
            if naming.kind != "organisation" or naming.stop == naming.first + 1:
                nouns.extend(part for t in tokens[naming.first : naming.stop] for part in (t.text, t.text.rpartition("-")[2]))
            if naming.kind in ("compound", "organ", "organisation", "body") and body is None:
                body = " ".join(t.text for t in tokens[naming.first : naming.stop])
            stop = naming.stop
            continue
        if token.lower in ("das", "die", "den", "dem") and tokens[stop - 1].lower not in links:
            break
        if token.lower in links or (token.text[0].islower() and _is_adjective(token)):
            link = token.lower if token.lower in links and token.lower not in ("die", "den", "dem", "das") else link
            stop += 1
        elif token.text[0].isupper() and token.text[0].isalpha() and tokens[stop - 1].text != ",":
            if stop == place + 1 or fold(token.text) in _folded("name_stops") or _opens_name(tokens, stop):
                break
            nouns.extend((token.text, token.text.rpartition("-")[2]))
            body = token.text
            stop += 1
        elif token.text == "(" and (inner := _in_brackets(tokens, stop, namings)) is not None:
            codes[:0] = inner.codes
            stop = inner.stop + 1
        elif token.text == "/" or (
            token.lower == "und" and stop + 1 < limit and tokens[stop + 1].text[0].isupper() and not _opens_name(tokens, stop + 1)
        ):
            stop += 1
        else:
            break
    while stop > place + 1 and (tokens[stop - 1].text[0].islower() or tokens[stop - 1].text == "/"):
        stop -= 1
    return stop, tuple(dict.fromkeys(codes)), body, frozenset(nouns)


def _is_topical(compound: str) -> bool:
    """Say whether a compound names a body that deals with a state: "Taiwan-Büro", "Russland-Abteilung", not "US-Mission"."""
    head, _, noun = compound.partition("-")
    return state_of_name(head) is not None and not head.isupper() and fold(noun).startswith(tuple(_folded("topical_bodies")))


def _opens_name(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a person's name begins here: a given name with a capital behind it."""
    after = tokens[place + 1].text if place + 1 < len(tokens) else ""
    return is_given_name(tokens[place].text) and after[:1].isupper() and after[:1].isalpha()


def _of_a_party(body: frozenset[str], noun: str | None) -> bool:
    ends = tuple(load("titles")["president_of_end"]["party_figure"])
    listed = any(body & frozenset(bodies) for bodies in load("titles")["president_of"].values())
    return listed or (noun is not None and noun.lower().endswith(ends))


def _states_of_parties(body: frozenset[str]) -> tuple[str, ...]:
    """Give the state of a party among the words of a body ("Chef der Kuomintang"); empty: no party, or one of several states."""
    for word in sorted(body):
        if word in parties() and len(word) > 2 and len(states_of_party(word)) == 1:
            return states_of_party(word)
    return ()


def _in_brackets(tokens: Sequence[Token], place: int, namings: dict[int, Naming]) -> Naming | None:
    """Give the naming that stands alone in the brackets that open at `place` ("(PMF)")."""
    naming = namings.get(place + 1)
    return naming if naming is not None and naming.stop < len(tokens) and tokens[naming.stop].text == ")" else None


def _function(office: Office, deputy: bool, body: frozenset[str], body_noun: str | None) -> str:
    """Work out the function of noun, "stellvertretend" and body."""
    function = office.function
    if fold(office.base) in _folded("heads") and body:
        for found, bodies in load("titles")["president_of"].items():
            ends = tuple(load("titles")["president_of_end"].get(found, ()))
            if body & frozenset(bodies) or (ends and body_noun is not None and body_noun.endswith(ends)):
                if office.base == "Sprecher" and found != "legislator":
                    continue
                if office.base in ("Leiter", "Vertreter", "Direktor", "Abgeordneter") and found in (
                    "head_of_state",
                    "party_figure",
                    "legislator",
                    "head_of_government",
                ):
                    continue
                if office.base == "Mitglied" and found in ("head_of_state", "head_of_government"):
                    return "official"
                if office.base == "Präsident" and found == "head_of_state":
                    continue
                if (found == "official" and office.base in ("Sprecher", "Vertreter")) or (
                    found == "official" and office.function == "legislator"
                ):
                    continue
                if found == "head_of_state" and office.base in ("Generalsekretär", "Sekretär", "Sprecher"):
                    continue
                return str(found)
    if office.base == "Präsident" and not office.prefix and function == "head_of_state" and body_noun is not None:
        states = load("titles")["president_of"]["head_of_state"]
        if not body & frozenset(states) and not body_noun.lower().endswith(tuple(load("titles")["states_end"])):
            return "other"
    if office.base in ("Kopf", "Haupt") and body:
        return "party_figure"
    if office.base in ("Mitglied", "Mitarbeiter", "Chef") and body and function == "other":
        return "official"
    if deputy and function in ("foreign_minister", "minister"):
        return "deputy_minister"
    if deputy and function == "head_of_government":
        return "minister"
    if deputy and function == "head_of_state":
        return "other"
    return function


def _is_adjective(token: Token) -> bool:
    word = token.lower
    return (
        token.tag in ("ADJ", "NUM")
        or adjective_codes(token.text) != ()
        or (
            token.tag not in ("DET", "ADP", "CCONJ", "PRON", "AUX", "PUNCT", "SCONJ", "ADV", "PART")
            and word.endswith(("er", "en", "e", "em", "es"))
            and len(word) > 4
            and token.form != "Fin"
        )
    )


def is_capital_adjective(token: Token) -> bool:
    """Say whether a word is an adjective that is part of an office and so printed with a capital ("Nationaler")."""
    return token.text[0].isupper() and _stem(token.lower) in _folded("capital_adjectives")


def _stem(word: str) -> str:
    for ending in ("en", "er", "em", "es", "e"):
        if word.endswith(ending):
            return word[: -len(ending)]
    return word


@cache
def _no_body() -> frozenset[str]:
    return frozenset(load("titles")["no_body"])


@cache
def _folded(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in load("titles")[name])
