"""Takes a word or a stretch of tokens, gives the office it names: function, side, former or deputy, the words as printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from depesche.language.lexicon import fold, load
from depesche.language.tokens import Token
from depesche.model.vocabulary import FUNCTIONS
from depesche.reading.namings import Naming, adjective_codes, code_of_prefix

_ADJECTIVAL = (
    "gesandter", "abgeordneter", "beauftragter", "vorsitzender", "vertrauter", "oppositioneller", "gefangener", "deputierter",
    "bevollmächtigter", "beamter", "kommandierender", "angehöriger", "geschäftsführender",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office-noun.

    Attributes:
        base: the entry of the lexicon it was found by ("Minister" for "Energieministerin").
        function: a term of `FUNCTIONS`, or `special` (Amtskollege, Vorgänger).
        prefix: what stands before the base in a compound ("Energie", "SPD-"); empty where nothing does.
        codes: sides said by the prefix ("US-Präsident").
        former: true for "Ex-".
        deputy: true for "Vize-".
        female: true for a feminine form.
    """

    base: str
    function: str
    prefix: str = ""
    codes: tuple[str, ...] = ()
    former: bool = False
    deputy: bool = False
    female: bool = False


@lru_cache(maxsize=50_000)
def office_of(word: str) -> Office | None:
    """Give the office that a noun names, through inflection and compounds; `None` where it names none."""
    if len(word) < 4 or not word[0].isupper():
        return None
    folded = fold(word)
    forms = _forms()
    if folded in forms:
        base, function, female = forms[folded]
        head, hyphen, _ = word.rpartition("-")
        code = code_of_prefix(head) if hyphen else _glued_code(folded)
        return _with_prefix(Office(base=base, function=function, female=female, codes=(code,) if code else ()), folded)
    head, hyphen, rest = word.rpartition("-")
    if hyphen and len(rest) > 2:
        inner = office_of(rest[0].upper() + rest[1:])
        if inner is not None:
            return _hyphenated(inner, head)
    for start in range(3, len(folded) - 3):
        tail = folded[start:]
        if (
            tail in forms
            and len(tail) >= 5
            and forms[tail][1] not in ("special",)
            and folded[:start] not in ("stell", "ver", "ge")
        ):
            base, function, female = forms[tail]
            if base in (
                "Frau",
                "Vater",
                "Mutter",
                "Geisel",
                "Opfer",
                "Führer",
                "Agent",
                "Gast",
                "General",
                "Major",
                "Prinz",
                "Arzt",
                "Autor",
            ):
                continue
            code = _glued_code(folded)
            return _with_prefix(
                Office(base=base, function=function, prefix=word[:start], female=female, codes=(code,) if code else ()), folded
            )
    return None


def _glued_code(folded: str) -> str | None:
    """Give the side that is written together with an office ("Kremlsprecher", "Europaratsgeneralsekretär")."""
    for stem in load("titles")["glued"]:
        if folded.startswith(stem):
            return str(load("titles")["glued"][stem])
    return None


def _hyphenated(inner: Office, head: str) -> Office:
    words = load("titles")
    prefix = head + "-" + inner.prefix
    if fold(head) in ("ex", "alt"):
        return replace(inner, prefix=prefix, former=True)
    if fold(head) == "vize":
        return replace(inner, prefix=prefix, deputy=True)
    if fold(head).startswith("ex-"):
        return replace(_hyphenated(inner, head[3:]), former=True, prefix=prefix)
    code = code_of_prefix(head)
    function = inner.function
    for found, bodies in words["president_of"].items():
        if head in bodies and inner.base in (
            "Chef",
            "Vize",
            "Vizechef",
            "Präsident",
            "Führer",
            "Vorsitzender",
            "Direktor",
            "Leiter",
            "Mitglied",
        ):
            function = found
    if code is None and inner.base == "Präsident" and function == "head_of_state":
        function = "other"
    return replace(inner, prefix=prefix, codes=(code,) if code else inner.codes, function=function)


def _with_prefix(office: Office, folded: str) -> Office:
    prefix = fold(office.prefix)
    if prefix in ("ex", "alt") or folded.startswith(("altkanzler", "altbundes", "altpräsident")):
        return replace(office, former=True)
    if prefix.startswith("ex") and len(prefix) > 4:
        return replace(office, former=True)
    if prefix.startswith("vize") or folded.startswith("vize"):
        return replace(office, deputy=True)
    if office.base == "Präsident" and prefix:
        return replace(office, function="official" if office.function == "head_of_state" else office.function)
    return office


@cache
def _forms() -> dict[str, tuple[str, str, bool]]:
    """Index every form of every title: folded form to (title, function, feminine)."""
    table: dict[str, tuple[str, str, bool]] = {}
    titles = load("titles")
    for function in (*FUNCTIONS, "special"):
        for title in titles.get(function, ()):
            for form, female in inflected(title):
                table.setdefault(fold(form), (title, function, female))
    return table


def inflected(title: str) -> Iterator[tuple[str, bool]]:
    """Give the forms of a masculine title with their gender (true: feminine)."""
    low = title.lower()
    yield (
        title,
        low.endswith(("in", "frau", "tochter", "schwester", "mutter", "witwe", "gattin", "lady")) and low not in ("muezzin",),
    )
    if low.endswith(_ADJECTIVAL):
        for ending in ("e", "en", "em", "es"):
            yield title[:-2] + ending, ending == "e"
    elif low.endswith("er"):
        yield from ((title + "s", False), (title + "n", False), (title + "in", True), (title + "innen", True))
    elif low.endswith("e"):
        yield from ((title + "n", False), (title[:-1] + "in", True), (title[:-1] + "innen", True), (title + "r", False))
    elif low.endswith("rat"):
        stem = title[:-3]
        for form in ("rates", "rats", "räte", "räten"):
            yield stem + form, False
        yield from ((stem + "rätin", True), (stem + "rätinnen", True))
    elif low.endswith("anwalt"):
        stem = title[:-6]
        for form in ("anwalts", "anwaltes", "anwälte", "anwälten"):
            yield stem + form, False
        yield from ((stem + "anwältin", True), (stem + "anwältinnen", True))
    elif low.endswith("mann"):
        stem = title[:-4]
        yield from ((stem + "mannes", False), (stem + "manns", False), (stem + "frau", True), (stem + "leute", False))
    elif low.endswith("arzt"):
        yield from ((title + "es", False), (title[:-4] + "ärztin", True), (title[:-4] + "Ärztin", True))
    elif low in ("herr",):
        yield title + "n", False
    elif low.endswith("general"):
        yield from ((title + "s", False), (title[:-2] + "äle", False), (title + "in", True))
    elif low.endswith("könig") or not low.endswith("in"):
        for ending in ("s", "es", "en", "e", "ens"):
            yield title + ending, False
        yield from ((title + "in", True), (title + "innen", True))
    else:
        yield title + "nen", True


def is_rank(function: str) -> bool:
    """Say whether a function is an office of government or diplomacy."""
    return function in FUNCTIONS and function not in ("other", "expert")


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What the words around a name say of the person's office.

    Attributes:
        first: place of the first token in the sentence.
        stop: place after the last one.
        anchor: offset of the office-noun in the clean text.
        office: the office-noun.
        owner: `male` for "sein Amtskollege", `female` for "ihr Amtskollege", else `None`.
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
    first, codes, former, deputy = _left(tokens, place, namings)
    if first <= place - 2 and tokens[place - 1].lower == "und" and tokens[place - 2].text.endswith("-"):
        office = _paired(tokens[place - 2].text[:-1], tokens[place].text) or office
    stop, after_codes, body, body_words = _right(tokens, place, namings, limit)
    function = _function(office, deputy or office.deputy, body_words)
    ordered = tuple(dict.fromkeys((*office.codes, *codes, *after_codes)))
    if office.base == "Vertreter" and len(ordered) > 1:
        function = "envoy"
    if function == "ambassador" and (codes or office.codes):
        ordered = tuple(dict.fromkeys((*codes, *office.codes)))
        if len(ordered) > 1 and ordered[-1] in ("UN", "EU", "NATO", "OSCE"):
            ordered = ordered[:1]
    article = tokens[first - 1].lower if first else ""
    owner = "male" if article.startswith("sein") else "female" if article.startswith("ihr") else None
    return Title(
        first=first,
        stop=stop,
        anchor=tokens[place].start,
        office=office,
        function=function,
        owner=owner,
        codes=ordered,
        former=former or office.former,
        body=body,
    )


def _paired(head: str, noun: str) -> Office | None:
    """Read "Staats- und Parteichef": the first office of the two counts when it is the higher one."""
    for length in range(len(noun) - 3, 3, -1):
        office = office_of(head + noun[-length:].lower())
        if office is not None and office.prefix == "":
            return office if office.function in FUNCTIONS[:5] else None
    return None


def _left(tokens: Sequence[Token], place: int, namings: dict[int, Naming]) -> tuple[int, tuple[str, ...], bool, bool]:
    """Walk from the noun to the left over adjectives and a genitive of a state."""
    first = place
    codes: list[str] = []
    former = deputy = False
    if place >= 2 and tokens[place - 1].lower == "und" and tokens[place - 2].text.endswith("-"):
        first = place - 2
    while first > 0:
        token = tokens[first - 1]
        naming = namings.get(first - 1)
        if naming is not None and naming.kind == "adjective":
            codes[:0] = naming.codes
        elif naming is not None and naming.kind in ("state", "city") and first == naming.stop and token.text.endswith("s"):
            if naming.kind == "state" or naming.capital:
                codes[:0] = naming.codes
                first = naming.first
            break
        elif naming is not None and naming.kind in ("city_adjective",):
            if naming.capital:
                codes[:0] = naming.codes
        elif naming is not None and naming.kind in ("organisation", "organ", "body") and tokens[first].text[0].isupper():
            break
        elif token.text[0].islower() and _is_adjective(token):
            stem = _stem(token.lower)
            former = former or stem in _folded("former")
            deputy = deputy or stem in _folded("deputy")
        elif token.text in (",",) and first >= 2 and _is_adjective(tokens[first - 2]) and tokens[first - 2].text[0].islower():
            pass
        elif first == 1 and token.text[0].isupper() and _is_adjective(token) and fold(token.text).endswith(("e", "er", "en")):
            stem = _stem(token.lower)
            former = former or stem in _folded("former")
            deputy = deputy or stem in _folded("deputy")
        else:
            break
        first -= 1
    return first, tuple(codes), former, deputy


def _right(
    tokens: Sequence[Token], place: int, namings: dict[int, Naming], limit: int
) -> tuple[int, tuple[str, ...], str | None, frozenset[str]]:
    """Walk from the noun to the right over a genitive or a phrase with "im", "für": where the office belongs."""
    links = (
        "der",
        "des",
        "im",
        "in",
        "für",
        "von",
        "bei",
        "beim",
        "vom",
        "am",
        "aus",
        "den",
        "dem",
        "das",
        "die",
        "zur",
        "zum",
        "fuer",
        "an",
        "of",
    )
    stop = place + 1
    codes: list[str] = []
    nouns: list[str] = []
    body: str | None = None
    while stop < min(limit, len(tokens)) and stop < place + 12:
        token = tokens[stop]
        naming = namings.get(stop)
        if naming is not None:
            inside = tokens[stop - 1].lower
            if naming.kind in ("state", "organisation", "organ", "body", "adjective", "metonym", "region") or (
                naming.kind in ("city", "city_adjective") and naming.capital
            ):
                if inside not in ("aus",) or not codes:
                    codes.extend(naming.codes)
            if naming.kind == "compound":
                codes.extend(naming.codes)
            nouns.extend(part for t in tokens[naming.first : naming.stop] for part in (t.text, t.text.rpartition("-")[2]))
            if naming.kind in ("compound", "organ", "organisation", "body") and body is None:
                body = " ".join(t.text for t in tokens[naming.first : naming.stop])
            stop = naming.stop
            continue
        if token.lower in links or (token.text[0].islower() and _is_adjective(token)):
            stop += 1
        elif token.text[0].isupper() and token.text[0].isalpha() and tokens[stop - 1].text != "," and stop > place + 0:
            if stop == place + 1:
                break
            nouns.extend((token.text, token.text.rpartition("-")[2]))
            body = token.text
            stop += 1
        elif token.text == "(" and (inner := _in_brackets(tokens, stop, namings)) is not None:
            codes[:0] = inner.codes
            stop = inner.stop + 1
        elif token.text in ("/",) or (token.lower == "und" and stop + 1 < limit and tokens[stop + 1].text[0].isupper()):
            stop += 1
        else:
            break
    while stop > place + 1 and tokens[stop - 1].lower in (*links, "und", "/"):
        stop -= 1
    return stop, tuple(dict.fromkeys(codes)), body, frozenset(nouns)


def _in_brackets(tokens: Sequence[Token], place: int, namings: dict[int, Naming]) -> Naming | None:
    """Give the naming that stands alone in the brackets that open at `place` ("(PMF)")."""
    naming = namings.get(place + 1)
    return naming if naming is not None and naming.stop < len(tokens) and tokens[naming.stop].text == ")" else None


def _function(office: Office, deputy: bool, body: frozenset[str]) -> str:
    """Work out the function of noun, "stellvertretend" and body."""
    function = office.function
    heads = ("Präsident", "Chef", "Direktor", "Sprecher", "Führer", "Vorsitzender", "Generalsekretär", "Leiter", "Vertreter", "Mitglied", "Sekretär",
             "Kommandant", "Abgeordneter", "Vizepräsident", "Stellvertreter", "Vize", "Vizechef")  # fmt: skip
    if office.base in heads and body:
        for found, bodies in load("titles")["president_of"].items():
            if body & frozenset(bodies):
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
                if found == "head_of_state" and office.base in ("Generalsekretär", "Sekretär", "Sprecher"):
                    continue
                return found
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
            token.tag not in ("DET", "ADP", "CCONJ", "PRON", "AUX", "PUNCT", "SCONJ")
            and word.endswith(("er", "en", "e", "em", "es"))
            and len(word) > 4
            and token.form != "Fin"
        )
    )


def _stem(word: str) -> str:
    for ending in ("en", "er", "em", "es", "e"):
        if word.endswith(ending):
            return word[: -len(ending)]
    return word


@cache
def _folded(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in load("titles")[name])
