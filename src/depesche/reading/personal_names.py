"""Takes a sentence, gives the names of persons in it, each with the title that stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import simplemma

from depesche.language.lexicon import fold, load
from depesche.language.sentences import Sentence
from depesche.language.tokens import Token
from depesche.model.span import Span
from depesche.reading.namings import Naming, namings_of
from depesche.reading.places import is_locative, span_of
from depesche.reading.titles import Title, office_of, title_around

_BLOCKING = ("state", "organisation", "organ", "metonym", "compound", "people", "adjective", "city_adjective", "region", "city")
_ROMAN = re.compile(r"[IVX]{1,5}$")
_NOUN_ENDINGS = (
    "ung", "ungen", "heit", "keit", "schaft", "tion", "tionen", "tät", "nis", "ismus", "ministerium", "ministeriums", "gespräche", "gesprächen", "gipfel",
    "treffen", "abkommen", "krieg", "politik", "regierung", "präsidentschaft", "staaten", "verhandlungen", "minister", "ministern", "konferenz", "partei",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMention:
    """A name of a person at one place.

    Attributes:
        sentence: number of the sentence.
        first: place of the first token of the name in the sentence.
        stop: place after the last one.
        span: the words of the name.
        title: what stands around it; `None` where nothing does.
        codes: sides said beside the name without a title ("(Ecuador)", "von der SPÖ"); empty: none.
        party: true where a party in parentheses follows.
        strength: 3 with a title, 2 with a known given name, 1 by its form alone.
    """

    sentence: int
    first: int
    stop: int
    span: Span
    title: Title | None
    codes: tuple[str, ...] = ()
    party: bool = False
    strength: int = 1


def names_in(sentence: Sentence, number: int) -> Iterator[NameMention]:
    """Find the names of persons in one sentence, in the order of the text."""
    tokens = sentence.tokens
    namings = {naming.first: naming for naming in namings_of(sentence)}
    blocked = _blocked(tokens, namings)
    breaks = _line_breaks(sentence)
    place = 0
    while place < len(tokens):
        if not _can_open(tokens, place, blocked):
            place += 1
            continue
        stop = _run_end(tokens, place, blocked, breaks)
        mention = _name_in_run(sentence, number, place, stop, namings)
        if mention is None:
            place = max(place + 1, stop if not _title_inside(tokens, place, stop) else place + 1)
            continue
        yield mention
        place = mention.stop


def _blocked(tokens: Sequence[Token], namings: dict[int, Naming]) -> frozenset[int]:
    """Give the places of tokens that name a state, an organisation or a town and so are no person's name."""
    places: set[int] = set()
    for naming in namings.values():
        if naming.kind == "compound" and office_of(tokens[naming.first].text) is not None:
            continue
        if naming.kind in ("city", "region") and not is_locative(tokens, naming):
            before = naming.first - 1
            after_given = before >= 0 and is_given_name(tokens[before].text)
            gives = (
                naming.stop < len(tokens) and is_given_name(tokens[naming.first].text) and tokens[naming.stop].text[0].isupper()
            )
            if after_given or gives or naming.careful:
                continue
        places.update(range(naming.first, naming.stop))
    return frozenset(places)


def _line_breaks(sentence: Sentence) -> frozenset[int]:
    """Give the places of tokens that begin a line: no name runs over one."""
    if "\n" not in sentence.text:
        return frozenset()
    return frozenset(
        place
        for place in range(1, len(sentence.tokens))
        if "\n" in sentence.text[sentence.tokens[place - 1].end - sentence.start : sentence.tokens[place].start - sentence.start]
    )


def _can_open(tokens: Sequence[Token], place: int, blocked: frozenset[int]) -> bool:
    token = tokens[place]
    if place in blocked or not token.text[0].isalpha():
        return False
    if token.text[0].isupper():
        return office_of(token.text) is None or is_given_name(token.text)
    return bool(re.match(r"(?:al|el|as|ad|at|an|ar|ash|asch|bin|de|d)[-’'][A-ZÀ-Þ]", token.text)) or (
        token.text in ("al", "van", "von", "bin", "de")
        and place + 1 < len(tokens)
        and tokens[place + 1].text[0].isupper()
        and place > 0
        and (office := office_of(tokens[place - 1].text)) is not None
        and token.text != "von"
        and office.function != "other"
    )


def _run_end(tokens: Sequence[Token], place: int, blocked: frozenset[int], breaks: frozenset[int]) -> int:
    """Give the end of the capitalised words that begin at `place`, particles inside included."""
    particles = _words("particles")
    stop = place + 1
    while stop < len(tokens):
        text = tokens[stop].text
        if stop in blocked or (stop in breaks):
            break
        if text[0].isupper() and text[0].isalpha():
            if text.isupper() and len(text) > 1 and not _ROMAN.match(text) and not tokens[place].text.isupper():
                break
            if fold(text) in _words("name_stops") or (
                office_of(text) is not None and not (is_given_name(tokens[stop - 1].text) and _singular_surname(text))
            ):
                break
            stop += 1
        elif (
            text == "."
            and (len(tokens[stop - 1].text) == 1 or _ROMAN.match(tokens[stop - 1].text))
            and stop + 1 < len(tokens)
            and (
                tokens[stop + 1].text[0].isupper()
                or (_ROMAN.match(tokens[stop - 1].text) is not None and tokens[stop].start == tokens[stop - 1].end)
            )
        ):
            stop += 1
        elif text.lower() in particles or re.match(r"(?:al|el|as|ad|at|an|ar|ash|asch|ul)[-’']\w", text):
            ahead = stop + 1
            if re.match(r"(?:al|el|as|ad|at|an|ar|ash|asch|ul)[-’']\w", text):
                stop += 1
                continue
            while ahead < len(tokens) and tokens[ahead].lower in particles and ahead < stop + 2:
                ahead += 1
            if (
                text.lower() in ("der", "den", "ten", "die", "das", "zu", "zur", "vom", "do", "da", "e", "y", "i")
                and tokens[stop - 1].lower not in particles
            ):
                if text.lower() not in ("da", "e", "y", "do"):
                    break
                if (
                    text.lower() == "da"
                    and not is_given_name(tokens[stop - 1].text)
                    and not (ahead < len(tokens) and tokens[ahead].text == "Silva")
                ):
                    break
            if text.lower() in ("von", "in", "an") and not (stop >= 1 and is_given_name(tokens[stop - 1].text)):
                break
            if (
                ahead < len(tokens)
                and ahead not in blocked
                and tokens[ahead].text[0].isupper()
                and office_of(tokens[ahead].text) is None
            ):
                stop = ahead + 1
            else:
                break
        else:
            break
    return stop


def _title_inside(tokens: Sequence[Token], place: int, stop: int) -> bool:
    return any(office_of(tokens[n].text) is not None for n in range(place, stop))


def _name_in_run(sentence: Sentence, number: int, first: int, stop: int, namings: dict[int, Naming]) -> NameMention | None:
    """Read a run of capitalised words as a name; `None` where it is something else."""
    tokens = sentence.tokens
    before = first - 1
    if before >= 0 and tokens[before].text == "." and before >= 1 and tokens[before - 1].lower in ("dr", "prof", "mag"):
        before -= 2
    titled = before >= 0 and office_of(tokens[before].text) is not None and not _plural_office(tokens, before)
    if not titled:
        first = _skip_nouns(tokens, first, stop)
    if first >= stop:
        return None
    stop = _cut_tail(tokens, first, stop)
    words = [tokens[n].text for n in range(first, stop) if tokens[n].text[0].isalpha()]
    if not words or _is_other_name(words):
        return None
    given = is_given_name(words[0]) or (len(words) > 2 and is_given_name(words[1]))
    title = _title_of(tokens, first, stop, namings)
    codes, party = _beside(tokens, stop, namings)
    strength = 0
    if (titled and (len(words) > 1 or _may_be_surname(words[0], given))) or (
        len(words) > 1 and title is not None and (given or not _is_noun(words[0]) or not _is_noun(words[-1]))
    ):
        strength = 3
    elif (len(words) > 1 and given and not _is_place_context(tokens, first)) or (
        len(words) > 1 and (codes or party) and not _is_noun(words[-1])
    ):
        strength = 2
    elif (len(words) in (2, 3) and all(_foreign(word) for word in words) and not _is_place_context(tokens, first)) or (
        len(words) == 1 and known_person(words[0]) is not None
    ):
        strength = 1
    if strength == 0:
        return None
    return NameMention(
        sentence=number,
        first=first,
        stop=stop,
        span=span_of(sentence, first, stop),
        title=title,
        codes=codes,
        party=party,
        strength=strength,
    )


def _plural_office(tokens: Sequence[Token], place: int) -> bool:
    """Say whether an office-noun before a name is a plural that does not name the person ("die Außenminister Lawrow und ...": it does)."""
    word = tokens[place].lower
    return word.endswith(("innen", "leute", "diplomaten", "experten", "soldaten", "vertretern", "politikern", "journalisten"))


def _skip_nouns(tokens: Sequence[Token], first: int, stop: int) -> int:
    """Leave out nouns before a name in one run of capitals ("Kremlgegner Alexej Nawalny", "Nach Angaben ...")."""
    place = first
    while place < stop:
        text = tokens[place].text
        if is_given_name(text) and place + 1 < stop:
            return place
        if (
            _is_noun(text)
            or tokens[place].tag in ("DET", "ADP", "PRON", "ADV", "CCONJ", "SCONJ", "AUX", "PART", "VERB")
            or fold(text) in _words("name_stops")
        ):
            place += 1
            continue
        if any(is_given_name(tokens[n].text) for n in range(place + 1, min(place + 3, stop - 1))) and _compound_noun(text):
            place += 1
            continue
        return place
    return place


def _cut_tail(tokens: Sequence[Token], first: int, stop: int) -> int:
    """Cut nouns that follow a name without a comma ("sagte Lawrow Journalisten")."""
    for place in range(first + 1, stop):
        text = tokens[place].text
        if not text[0].isupper():
            continue
        if fold(text) in _words("name_stops") or (
            place > first + 1
            and _is_noun(text)
            and not is_given_name(text)
            and text.endswith(("en", "er", "ung", "s"))
            and _noun_only(text)
        ):
            return place
        if fold(text).endswith(_NOUN_ENDINGS) and _is_noun(text):
            return place
    return stop


def _title_of(tokens: Sequence[Token], first: int, stop: int, namings: dict[int, Naming]) -> Title | None:
    return _title_before(tokens, first, namings) or _title_after(tokens, stop, namings)


def _title_before(tokens: Sequence[Token], first: int, namings: dict[int, Naming]) -> Title | None:
    """Find the title that leads up to a name: adjacent, or parted by its own genitive or a comma."""
    place = first - 1
    while place >= 1 and (
        tokens[place].lower in ("dr", "prof", "mag", "h.c", "sir", "lord")
        or (tokens[place].text == "." and tokens[place - 1].lower in ("dr", "prof", "mag"))
    ):
        place -= 1
    comma = place >= 0 and tokens[place].text == ","
    quoted = place >= 0 and tokens[place].text in '„“«»"'
    if comma or quoted:
        place -= 1
    if place >= 0 and tokens[place].text == ")":
        while place > 0 and tokens[place].text != "(":
            place -= 1
        place -= 1
    if place < 0:
        return None
    if not comma and office_of(tokens[place].text) is not None:
        return title_around(tokens, place, namings, place + 1)
    limit = place + 1
    for back in range(place, max(-1, place - 10), -1):
        token = tokens[back]
        if office_of(token.text) is not None:
            found = title_around(tokens, back, namings, limit)
            if found is not None and found.stop >= limit and (back < place or comma):
                return found
            if found is not None and back == place and comma:
                return found
            if not any(naming.first <= back < naming.stop for naming in namings.values()) or found is None or found.stop < limit:
                return None
        if token.text in (".", ":", ";", ",", "“", "„", "»", "«") or token.tag in ("VERB", "AUX"):
            return None
    return None


def _title_after(tokens: Sequence[Token], stop: int, namings: dict[int, Naming]) -> Title | None:
    """Find the title that follows a name after a comma, or as "war/ist ... Sprecher"."""
    place = stop
    if place < len(tokens) and tokens[place].text == "(":
        while place < len(tokens) and tokens[place].text != ")":
            place += 1
        place += 1
    if place + 1 >= len(tokens):
        return None
    opener = tokens[place]
    if opener.text != "," and opener.lower not in ("war", "ist", "wurde", "als"):
        return None
    for ahead in range(place + 1, min(place + 9, len(tokens))):
        token = tokens[ahead]
        if office_of(token.text) is not None:
            following = tokens[ahead + 1] if ahead + 1 < len(tokens) else None
            if following is not None and following.text[0].isupper() and following.text[0].isalpha() and ahead + 1 not in namings:
                return None
            limit = len(tokens)
            for end in range(ahead + 1, len(tokens)):
                if tokens[end].text in (",", ".", ";", ")", "–", "-"):
                    limit = end
                    break
            found = title_around(tokens, ahead, namings, limit)
            if found is not None and found.office.base in ("Frau", "Mann", "Opfer", "Kandidat") and opener.text != ",":
                return None
            return found
        if token.tag in ("VERB", "AUX") and token.form == "Fin" and not token.lower.endswith(("ende", "enden", "ender", "ete")):
            return None
        if token.text in (",", ".", ";", ":", "–") or token.lower in ("und", "sagte", "dass", "weil"):
            return None
        if (
            token.text[0].isupper()
            and ahead not in namings
            and not _within(ahead, namings)
            and not token.lower.endswith("jährige")
        ):
            return None
    return None


def _within(place: int, namings: dict[int, Naming]) -> bool:
    return any(naming.first <= place < naming.stop for naming in namings.values())


def _beside(tokens: Sequence[Token], stop: int, namings: dict[int, Naming]) -> tuple[tuple[str, ...], bool]:
    """Read "(Ecuador)", "(SPÖ)", "von der Partei", "aus den USA" behind a name."""
    if stop + 1 >= len(tokens):
        return (), False
    if tokens[stop].text == "(":
        naming = namings.get(stop + 1)
        if (
            naming is not None
            and naming.kind in ("state", "organisation", "city")
            and naming.stop < len(tokens)
            and tokens[naming.stop].text == ")"
        ):
            return naming.codes, False
        party = _parties().get(tokens[stop + 1].text)
        if party is not None:
            return (party,), True
    if tokens[stop].lower in ("aus", "von"):
        place = stop + 1
        while place < len(tokens) and tokens[place].lower in ("den", "der", "dem"):
            place += 1
        naming = namings.get(place)
        if naming is not None and naming.kind == "state" and tokens[stop].lower == "aus":
            return naming.codes, False
        for ahead in range(place, min(place + 4, len(tokens))):
            text = tokens[ahead].text
            if text in _parties():
                return (_parties()[text],), True
            if fold(text).endswith("partei"):
                around = [
                    namings[n].codes for n in range(place, min(ahead + 3, len(tokens))) if n in namings and namings[n].codes
                ]
                return (around[0][:1] if around else ()), True
    return (), False


@cache
def _parties() -> dict[str, str]:
    return {name: code for code, names in load("parties").items() for name in names}


def _is_place_context(tokens: Sequence[Token], first: int) -> bool:
    return first > 0 and tokens[first - 1].lower in (
        "in",
        "im",
        "nach",
        "aus",
        "bei",
        "am",
        "region",
        "provinz",
        "stadt",
        "insel",
        "fluss",
        "dorf",
        "hotel",
        "schiff",
        "firma",
    )


def _is_other_name(words: Sequence[str]) -> bool:
    """Say whether the words are an outlet's, a firm's or a ship's name rather than a person's."""
    stop = _exact("not_person")
    if any(word in stop for word in words[:1]) and not (
        words[0] in ("Al", "El", "La", "Le", "San") and len(words) > 1 and is_given_name(words[-1])
    ):
        return True
    if any(word in stop for word in words[1:]):
        return True
    if all(word.isupper() and len(word) > 1 for word in words) and not _ROMAN.match(words[-1]):
        return True
    return any(name == tuple(words) for name in _outlets())


@cache
def _outlets() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(name.split()) for name in load("media")["names"])


def is_given_name(word: str) -> bool:
    """Say whether a word is a known given name, alone or as the first part of a double one ("Hans-Dietrich", "Ki-moon" is none)."""
    if word in _given():
        return True
    head, hyphen, rest = word.partition("-")
    return bool(hyphen) and head in _given() and (rest in _given() or rest[:1].islower())


def gender_of(word: str) -> str | None:
    """Give `male` or `female` for a given name; `None` where it is neither or both."""
    head = word.partition("-")[0]
    sex = _given().get(word) or _given().get(head)
    return sex if sex in ("male", "female") else None


@cache
def _given() -> dict[str, str]:
    table: dict[str, str] = {}
    for sex in ("unknown", "male", "female"):
        for name in load("given_names")[sex].split():
            table[name] = sex
    for sex, names in load("given_names_by_hand").items():
        for name in names.split():
            table[name] = sex
    return table


@lru_cache(maxsize=50_000)
def _is_noun(word: str) -> bool:
    """Say whether a capitalised word is a German dictionary word (or a compound of two)."""
    if simplemma.is_known(word, lang="de") or simplemma.is_known(word.lower(), lang="de"):
        return True
    tail = word.rpartition("-")[2] if "-" in word.rstrip("-") else word.rstrip("-")
    return _is_noun(tail) if tail and tail != word else _compound_noun(word)


@lru_cache(maxsize=50_000)
def _compound_noun(word: str) -> bool:
    if len(word) < 8:
        return False
    for cut in range(len(word) - 4, 3, -1):
        tail = word[cut:].capitalize()
        if len(tail) >= 4 and simplemma.is_known(tail, lang="de"):
            head = word[:cut]
            if simplemma.is_known(head, lang="de") or (head.endswith("s") and simplemma.is_known(head[:-1], lang="de")):
                return True
    return False


def _noun_only(word: str) -> bool:
    return simplemma.is_known(word, lang="de")


def _foreign(word: str) -> bool:
    """Say whether a word is neither German nor English."""
    return (
        word[0].isupper()
        and not word.isupper()
        and len(word) > 2
        and not _is_noun(word)
        and not simplemma.is_known(word.lower(), lang="en")
    )


def _may_be_surname(word: str, given: bool) -> bool:
    """Say whether a single word after a title can be the person's surname."""
    if fold(word) in _words("name_stops") or fold(word).endswith(_NOUN_ENDINGS):
        return False
    return not _noun_only(word) or _surname_like(word)


def _surname_like(word: str) -> bool:
    return word.endswith(
        ("mann", "meier", "mayer", "maier", "berg", "stein", "er", "ler", "ner", "ke", "el", "bach", "feld", "au", "ich", "sen")
    ) and not word.endswith(("en", "innen"))


def _singular_surname(word: str) -> bool:
    return not fold(word).endswith(("in", "innen", "minister", "präsident", "sprecher", "chef", "botschafter", "sekretär"))


def known_person(surname: str) -> str | None:
    """Give the full name that a bare surname stands for in the news; `None` where it stands for nobody in particular."""
    return None


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in load("titles")[name])


@cache
def _exact(name: str) -> frozenset[str]:
    return frozenset(load("titles")[name])
