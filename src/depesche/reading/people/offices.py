"""Takes a noun, gives the office it names, through inflection and compounds: function, side, former or deputy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from depesche.language.lexicon import fold, load
from depesche.model.vocabulary import FUNCTIONS
from depesche.reading.people.namings import code_of_body, code_of_prefix, code_of_sender, organisations, parties

_ADJECTIVAL = (
    "gesandter", "abgeordneter", "beauftragter", "vorsitzender", "vertrauter", "oppositioneller", "gefangener", "deputierter",
    "bevollmächtigter", "beamter", "kommandierender", "angehöriger", "geschäftsführender",
)  # fmt: skip
STATE_OFFICES = ("head_of_state", "head_of_government", "foreign_minister", "minister", "deputy_minister", "ambassador")
"""Functions of those who speak and act for a state."""


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
        code = _code_of_head(head, base) if hyphen else _glued_code(folded)
        return _with_prefix(Office(base=base, function=function, female=female, codes=(code,) if code else ()), folded)
    head, hyphen, rest = word.rpartition("-")
    if hyphen and len(rest) > 2:
        inner = office_of(rest[0].upper() + rest[1:])
        if inner is not None:
            return _hyphenated(inner, head)
    for start in range(2 if folded.startswith("öl") else 3, len(folded) - 3):
        tail = folded[start:]
        if (
            tail in forms
            and len(tail) >= 5
            and forms[tail][1] not in ("special",)
            and folded[:start] not in ("stell", "ver", "ge")
        ):
            base, function, female = forms[tail]
            code = _glued_code(folded)
            if base in load("titles")["never_second"] and code is None:
                continue
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


def _code_of_head(head: str, base: str) -> str | None:
    """Give the side of a hyphened head; before an envoy's noun a state is what he deals with ("Syrien-Beauftragter").

    A body or a party that is no state sends its own negotiators ("EDA-Sondergesandte", "Farc-Unterhändler").
    """
    if not fold(base).endswith(tuple(load("titles")["topical"])):
        return code_of_prefix(head)
    code = code_of_sender(head)
    own = code_of_body(head) if code is None else None
    return code if own is None or (own.islower() and not fold(base).endswith(tuple(load("titles")["of_one_side"]))) else own


@cache
def _led_by() -> frozenset[str]:
    return frozenset(fold(base) for base in load("titles")["leaders"])


def _hyphenated(inner: Office, head: str) -> Office:
    words = load("titles")
    prefix = head + "-" + inner.prefix
    if fold(head) in ("ex", "alt"):
        return replace(inner, prefix=prefix, former=True)
    if fold(head) == "vize":
        return replace(inner, prefix=prefix, deputy=True)
    outer, _, last = head.rpartition("-")
    if fold(last) in ("co", "ko", "interims", "übergangs"):
        return _hyphenated(inner, outer) if outer else inner
    if outer and fold(last) in ("vize", "ex"):
        whole = _hyphenated(inner, outer)
        return replace(
            whole, prefix=prefix, deputy=whole.deputy or fold(last) == "vize", former=whole.former or fold(last) == "ex"
        )
    if fold(head).startswith("ex-"):
        return replace(_hyphenated(inner, head[3:]), former=True, prefix=prefix)
    code = _code_of_head(head, inner.base)
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
    if inner.base == "Generalsekretär" and code is not None:
        party = code.islower() or head in parties()
        function = "party_figure" if party else "official" if code not in organisations() else function
    if ((code is not None and code.islower()) or head in parties()) and fold(inner.base) in _led_by():
        function = "party_figure"
    if code is None and inner.base == "Präsident" and function == "head_of_state":
        function = "other"
    return replace(inner, prefix=prefix, codes=(code,) if code else inner.codes, function=function)


def _with_prefix(office: Office, folded: str) -> Office:
    prefix = fold(office.prefix)
    if prefix in ("ex", "alt") or folded.startswith(("altkanzler", "altbundes", "altpräsident")):
        return replace(office, former=True)
    if prefix.startswith("ex") and len(prefix) > 4:
        return replace(office, former=True)
    if prefix.startswith("vize"):
        return replace(office, deputy=True)
    if office.base == "Vorsitzender" and prefix and not prefix.endswith("-") and not office.codes:
        return replace(office, function="other")
    if office.base == "Führer" and office.codes:
        return replace(office, function="party_figure")
    if office.base == "Präsident" and prefix and not office.codes:
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
