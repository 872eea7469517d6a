"""Takes a sentence, gives every naming of a state, organisation, city or region in it, with the sides it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from depesche.language.lexicon import fold, load
from depesche.language.sentences import Sentence
from depesche.language.tokens import Token, tokenize


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A naming of a state, organisation, city or region in one sentence.

    Attributes:
        first: place of its first token in the sentence.
        stop: place after its last token.
        kind: `state`, `organisation`, `organ`, `body` (Auswärtiges Amt, Hamas), `metonym` (Kreml), `city`, `region`,
            `people` (Amerikaner), `adjective` (russisch), `city_adjective` (Kiewer) or `compound` (US-Delegation, Nato-Staaten).
        codes: of states or organisations; for a city or region the state it lies in; empty where it lies in none.
        name: its usual name, in the dictionary form; for a compound the part after the hyphen.
        capital: true for a city that is a seat of government.
        careful: true for a name that is also a common word.
    """

    first: int
    stop: int
    kind: str
    codes: tuple[str, ...]
    name: str
    capital: bool = False
    careful: bool = False


@lru_cache(maxsize=1024)
def namings_of(sentence: Sentence) -> tuple[Naming, ...]:
    """Find the namings of one sentence, the longest at each place, in the order of the text."""
    tokens = sentence.tokens
    found: list[Naming] = []
    place = 0
    while place < len(tokens):
        naming = _phrase_at(tokens, place) or _word_at(tokens, place)
        if naming is None:
            place += 1
            continue
        found.append(naming)
        place = naming.stop
    return tuple(found)


def state_of_name(name: str) -> str | None:
    """Give the code of a state by one of its names in any case ("Russland", "Russlands"); `None` where it is none."""
    words = tuple(fold(token.text) for token in tokenize(name))
    for entry in _phrases().get(words[0], ()) if words else ():
        if entry[0] == words and entry[1].kind == "state":
            return entry[1].codes[0]
    return None


def adjective_codes(word: str) -> tuple[str, ...]:
    """Give the states an adjective stands for: ("RU", "US") for "russisch-amerikanischen"; empty where it stands for none."""
    whole = _adjective(fold(word), inflected=True)
    if whole is not None:
        return (whole,)
    parts = fold(word).split("-")
    codes: list[str] = []
    for number, part in enumerate(parts):
        code = _adjective(part, inflected=number == len(parts) - 1)
        if code is None:
            code = _prefixes().get(part) if number == 0 and len(parts) > 1 else None
            if code is None:
                return ()
        if code not in codes:
            codes.append(code)
    return tuple(codes)


def _adjective(word: str, *, inflected: bool) -> str | None:
    stems = _adjectives()
    if word in stems:
        return stems[word]
    if inflected:
        for ending in ("en", "er", "es", "em", "e"):
            if word.endswith(ending) and word[: -len(ending)] in stems:
                return stems[word[: -len(ending)]]
    return None


def _phrase_at(tokens: Sequence[Token], place: int) -> Naming | None:
    text = tokens[place].text
    if not text[0].isupper():
        return None
    best: Naming | None = None
    for words, entry in _phrases().get(tokens[place].lower, ()):
        stop = place + len(words)
        if best is not None and stop <= best.stop:
            continue
        if stop > len(tokens) or any(tokens[place + n].lower != word for n, word in enumerate(words)):
            continue
        if entry.name == "Sicherheitsrat" and place and tokens[place - 1].lower.startswith(("national", "oberst")):
            continue
        if entry.name in load("bodies")["national_too"] and _is_of_a_state(tokens, place, stop):
            continue
        if entry.kind == "people" and not tokens[stop - 1].text[0].isupper():
            continue
        if len(text) <= 3 and text.isupper() != entry.name.split()[0].isupper() and text not in _short_names():
            continue
        if len(words) == 1 and len(text) > 1 and entry.name.isupper() and text.isupper() and len(text) != len(entry.name):
            continue
        before_noun = stop < len(tokens) and tokens[stop].text[0].isupper() and tokens[stop].text[0].isalpha()
        best = Naming(
            first=place,
            stop=stop,
            kind="adjective" if before_noun and entry.kind == "people" and tokens[place].lower in _adjectives() else entry.kind,
            codes=entry.codes,
            name=entry.name,
            capital=entry.capital,
            careful=entry.careful,
        )
    return best


def _is_of_a_state(tokens: Sequence[Token], place: int, stop: int) -> bool:
    """Say whether a body is a state's own ("die iranische Atomenergiebehörde", "der Sicherheitsrat der Ukraine")."""
    if place and any(code not in organisations() for code in adjective_codes(tokens[place - 1].text)):
        return True
    article = stop + 1 < len(tokens) and tokens[stop].lower in ("der", "des")
    owner = tokens[stop + article].lower if stop + article < len(tokens) else ""
    return (article and owner in _state_words()) or (owner.endswith("s") and owner[:-1] in _state_words())


def _word_at(tokens: Sequence[Token], place: int) -> Naming | None:
    token = tokens[place]
    text = token.text
    if not text[0].isalpha() or len(text) < 4:
        return None
    if text.endswith("-"):
        return _halved(tokens, place)
    codes = adjective_codes(text)
    if codes and (text[0].islower() or place == 0 or _inflected(text) or not tokens[place - 1].text[0].isalpha()):
        return Naming(first=place, stop=place + 1, kind="adjective", codes=codes, name=text)
    if not text[0].isupper():
        return None
    head, hyphen, rest = text.partition("-")
    if hyphen and rest:
        code = _prefixes().get(fold(head)) or _state_words().get(fold(head))
        if code is not None:
            return Naming(first=place, stop=place + 1, kind="compound", codes=(code,), name=rest)
    if text.endswith("er") and len(text) > 5:
        city = _city_adjectives().get(fold(text))
        if city is not None and place + 1 < len(tokens) and tokens[place + 1].text[0].isalpha():
            return Naming(first=place, stop=place + 1, kind="city_adjective", codes=(city[0],), name=city[1], capital=city[2])
    return None


_DIRECTION = re.compile(r"(?i:nord|süd|ost|west)")


def _halved(tokens: Sequence[Token], place: int) -> Naming | None:
    """Read "Nord-" of "Nord- und Südkorea", "süd-" of "süd- und nordsudanesische"; `None` where the whole names no state."""
    rest = tokens[place + 2].text if place + 2 < len(tokens) and tokens[place + 1].tag == "CCONJ" else ""
    half, other = _DIRECTION.fullmatch(tokens[place].text[:-1]), _DIRECTION.match(rest)
    if half is None or other is None:
        return None
    whole = half.group() + rest[other.end() :]
    code = state_of_name(whole)
    if code is not None:
        return Naming(first=place, stop=place + 1, kind="state", codes=(code,), name=whole)
    codes = adjective_codes(whole)
    return Naming(first=place, stop=place + 1, kind="adjective", codes=codes, name=whole) if codes else None


def _inflected(text: str) -> bool:
    return text.endswith(("en", "er", "es", "em", "e"))


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    codes: tuple[str, ...]
    name: str
    capital: bool = False
    careful: bool = False


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], _Entry]]]:
    """Index all names with their inflected forms by their first word; earlier entries win."""
    index: dict[str, list[tuple[tuple[str, ...], _Entry]]] = {}
    seen: set[tuple[str, ...]] = set()

    def add(name: str, entry: _Entry) -> None:
        for words in forms_of(name):
            if words not in seen:
                seen.add(words)
                index.setdefault(words[0], []).append((words, entry))

    for code, state in load("states").items():
        for name in state["names"]:
            add(name, _Entry("state", (code,), name))
        for name in state.get("metonyms", ()):
            add(name, _Entry("metonym", (code,), name))
    for code, organisation in load("organisations").items():
        for name in organisation["names"]:
            add(name, _Entry("organisation", (code,), name))
        for name in organisation.get("organs", ()):
            add(name, _Entry("organ", (code,), name))
    for code, names in load("bodies")["fixed"].items():
        for name in names:
            add(name, _Entry("body", (code,), name))
    for code, state in load("states").items():
        for name in state["capital"]:
            add(name, _Entry("city", (code,), name, capital=True, careful=name in _careful()))
        for name in state["people"]:
            for form in _people_forms(name):
                add(form, _Entry("people", (code,), name))
    for file, kind in (("cities", "city"), ("regions", "region"), ("gazetteer", "city")):
        for code, names in load(file).items():
            if code == "careful":
                continue
            for name in names.replace("|", ";").split(";"):
                name = name.strip()
                if name:
                    add(
                        name,
                        _Entry(kind, () if code == "~" else (code,), name, careful=file == "gazetteer" or name in _careful()),
                    )
    return index


@cache
def _short_names() -> frozenset[str]:
    """Give the names of up to three letters as they are written, so that "Uno" is one and "Su" is none."""
    names = [name for entries in (load("states"), load("organisations")) for entry in entries.values() for name in entry["names"]]
    return frozenset(name for name in names if len(name) <= 3)


@cache
def _careful() -> frozenset[str]:
    return frozenset(name.strip() for name in load("cities")["careful"].split(";"))


def forms_of(name: str) -> Iterator[tuple[str, ...]]:
    """Give the inflected forms of a name as folded words: adjectives in all endings, the last word in the genitive too."""
    words = [fold(token.text) for token in tokenize(name)]
    heads: list[list[str]] = [[]]
    for word, token in zip(words[:-1], tokenize(name)[:-1], strict=True):
        variants = [word]
        if token.text[0].isupper() and len(word) > 4 and word.endswith(("e", "er", "es")):
            stem = word[:-1] if word.endswith("e") else word[:-2]
            variants = [stem + ending for ending in ("e", "en", "er", "es", "em")]
        heads = [[*head, variant] for head in heads for variant in variants]
    last = words[-1]
    endings = ["s", "es"] if last.endswith(("t", "rat", "hof", "bund", "haus", "pakt", "fonds")) else ["s"]
    lasts = [last] + (
        [] if last.endswith(("s", "x", "z")) and not last.endswith("haus") else [last + ending for ending in endings]
    )
    if last.endswith("haus"):
        lasts += [last + "es"]
    if last.endswith("e") and len(words) > 1:
        lasts += [last + "n"]
    if last.endswith("s"):
        lasts += [last + "'", last + "’"]
    for head in heads:
        for word in lasts:
            yield (*head, word)


def _people_forms(name: str) -> Iterator[str]:
    if name.endswith("e") and name in ("Deutsche",):
        yield from ("Deutsche", "Deutschen", "Deutscher")
    elif name.endswith("e"):
        stem = name[:-1]
        yield from (name, name + "n", stem + "in", stem + "innen")
    elif name.endswith(("er", "ar", "it")):
        yield from (name, name + "n", name + "en", name + "in", name + "innen")
    else:
        yield from (name, name + "s", name + "n")


@cache
def _adjectives() -> dict[str, str]:
    return {fold(stem): code for code, state in load("states").items() for stem in state["adj"]} | {
        "schweizer": "CH",
        "luxemburger": "LU",
        "liechtensteiner": "LI",
        "nordatlantisch": "NATO",
        "anglo": "GB",
        "franko": "FR",
        "sino": "CN",
        "sowjet": "SU",
        "austro": "AT",
    }


@cache
def _prefixes() -> dict[str, str]:
    table = {fold(stem): code for code, state in load("states").items() for stem in state.get("prefix", ())}
    return table | {fold(stem): code for code, body in load("organisations").items() for stem in body.get("prefix", ())}


@cache
def _state_words() -> dict[str, str]:
    return {fold(name): code for code, state in load("states").items() for name in state["names"] if " " not in name}


@cache
def _city_adjectives() -> dict[str, tuple[str, str, bool]]:
    table: dict[str, tuple[str, str, bool]] = {}
    special = {"bremen": "bremer", "zürich": "zürcher", "basel": "basler", "münchen": "münchner", "dresden": "dresdner"}

    def add(name: str, code: str, capital: bool) -> None:
        word = fold(name)
        if " " in word:
            return
        for stem in (word, word[:-1] if word.endswith(("a", "e", "o")) else word, word[:-2] if word.endswith("en") else word):
            table.setdefault(stem + "er", (code, name, capital))
        if word.endswith("er"):
            table.setdefault(word + "er", (code, name, capital))
        if word in special:
            table[special[word]] = (code, name, capital)

    for code, state in load("states").items():
        for name in state["capital"]:
            add(name, code, True)
    for code, names in load("cities").items():
        if code != "careful":
            for name in names.replace("|", ";").split(";"):
                if name.strip() not in _careful():
                    add(name.strip(), code, False)
    for word in ("leiter", "minister", "sprecher"):
        table.pop(word, None)
    return table


@cache
def towns() -> frozenset[str]:
    """Give the cities of one word that are no common words besides, folded."""
    found = {name for state in load("states").values() for name in state["capital"]}
    for code, names in load("cities").items():
        if code != "careful":
            found.update(name.strip() for name in names.replace("|", ";").split(";"))
    return frozenset(fold(name) for name in found if " " not in name and name not in _careful())


@cache
def organisations() -> frozenset[str]:
    """Give the codes of the sides that are no states."""
    return frozenset(load("organisations"))


@cache
def parties() -> dict[str, str]:
    """Give the parties as printed, each with its state."""
    return {name: code for code, names in load("parties").items() for name in names}


def states_of_party(name: str) -> tuple[str, ...]:
    """Give the states that have a party of this name, the likeliest first."""
    return tuple(load("titles")["party_of_several"].get(name) or (parties()[name],))


def people_codes(word: str) -> tuple[str, ...]:
    """Give the state whose people a word names ("Litauer"); empty where it names none."""
    for words, entry in _phrases().get(fold(word), ()):
        if len(words) == 1 and entry.kind == "people":
            return entry.codes
    return ()


def code_of_sender(head: str) -> str | None:
    """Give the side that the first part of a compound acts for ("US-Iran", "EU"), not what it is about ("Syrien")."""
    first = head.partition("-")[0]
    found = _prefixes().get(fold(first)) or parties().get(first)
    return found or next(
        (entry.codes[0] for words, entry in _phrases().get(fold(first), ()) if len(words) == 1 and entry.kind == "organisation"),
        None,
    )


def code_of_body(head: str) -> str | None:
    """Give the side of a body or party that the first part of a compound names ("EDA", "Farc"); `None`: it names none."""
    entries = _phrases().get(fold(head), ())
    return next((entry.codes[0] for words, entry in entries if len(words) == 1 and entry.kind == "body"), None)


def code_of_prefix(head: str) -> str | None:
    """Give the side that the first part of a compound names ("US", "Uno", "Russland", "Kreml", "SPD"); `None`: none."""
    word = fold(head)
    code = _prefixes().get(word) or _state_words().get(word)
    if code is not None:
        return code
    for words, entry in _phrases().get(word, ()):
        if len(words) == 1 and entry.kind in ("organisation", "organ", "body", "metonym"):
            return entry.codes[0]
    return None
