"""Takes the place of a name in a sentence, gives the titles that stand before and behind it, and what else says its side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.language.tokens import Token
from depesche.reading.people.name_words import name_words
from depesche.reading.people.namings import Naming, parties, states_of_party
from depesche.reading.people.offices import office_of
from depesche.reading.people.titles import Title, title_around
from depesche.reading.people.titles_behind import BREAKS, in_charge, inside_organisation, plural_form, titles_behind

_QUOTES = frozenset("„“”«»\"‚‘’'›‹")
_COPULAS = frozenset(["ist", "war", "wird", "wurde", "bleibt", "heisst", "heißt", "hiess", "hieß", "sei", "werde"])
_ACADEMIC = frozenset(["dr", "prof", "mag", "h.c", "dipl", "ing", "phil"])


def titles_of(tokens: Sequence[Token], first: int, stop: int, namings: dict[int, Naming]) -> tuple[Title, ...]:
    """Find the titles around a name, the nearest before it first."""
    before = tuple(_before(tokens, first, namings))
    told = (_predicate(tokens, first, namings),)
    return (*before, *titles_behind(tokens, first, stop, namings), *(title for title in told if title is not None))


def _before(tokens: Sequence[Token], first: int, namings: dict[int, Naming]) -> Iterator[Title]:
    """Walk left from a name: "der Vertreter der EU im Rat, der dänische Diplomat NAME" has two titles."""
    place = first - 1
    for _ in range(3):
        place = _skip_people(tokens, _skip_back(tokens, place), namings)
        comma = place >= 0 and tokens[place].text == ","
        if comma:
            place -= 1
            if place >= 0 and tokens[place].text == ")":
                place = _open_bracket(tokens, place) - 1
        title = _ending_at(tokens, place, namings, comma=comma) or (None if comma else _in_charge(tokens, place, namings))
        if title is None:
            return
        yield title
        place = title.first - 1
        if place >= 0 and tokens[place].lower in _articles():
            place -= 1
        elif place >= 0 and fold(title.office.base) in name_words("of_respect") and office_of(tokens[place].text) is not None:
            continue  # "der saudische Chefdiplomat Prinz NAME"
        if place < 0 or not (tokens[place].text == "," or (tokens[place].lower in ("und", "sowie") and not comma)):
            return
        if tokens[place].text != ",":
            place -= 1
            if place >= 0 and office_of(tokens[place].text) is None:
                return


def _in_charge(tokens: Sequence[Token], place: int, namings: dict[int, Naming]) -> Title | None:
    """Read "der im Außenministerium für Ostasien zuständige NAME"."""
    if place < 3 or not tokens[place].lower.startswith(("zuständige", "verantwortliche")):
        return None
    for first in range(place - 3, max(0, place - 11), -1):
        if tokens[first].lower in ("im", "in", "beim") and tokens[first - 1].lower in _articles():
            return in_charge(tokens, first, place, namings)
    return None


def _predicate(tokens: Sequence[Token], first: int, namings: dict[int, Naming]) -> Title | None:
    """Find the title at the head of a clause whose subject the name is: "Neuer Botschafter ist der Berner NAME"."""
    verb = first - 1
    while verb > first - 5 and verb > 0 and tokens[verb].lower not in _COPULAS:
        if not (tokens[verb].lower in _articles() or tokens[verb].text[0].isalpha()) or tokens[verb].form == "Fin":
            return None
        verb -= 1
    if verb < 1 or tokens[verb].lower not in _COPULAS:
        return None
    title = _ending_at(tokens, verb - 1, namings, comma=False)
    if title is None:
        return None
    opening = title.first - 1
    named = tokens[title.stop - 1].text[0].isupper() and title.office.function not in ("other", "special")
    if opening >= 0 and tokens[opening].lower in ("zum", "zur", "als"):
        rest = [token.lower for token in tokens[first : first + 12]]
        return title if named and any(word in name_words("appointed") for word in rest) else None
    if opening >= 0 and tokens[opening].lower in ("der", "die", "ihr", "sein", "ihre", "seine"):
        opening -= 1
    new = any(
        token.lower.endswith(("er", "e", "in")) and token.text[0].isalpha() for token in tokens[title.first : title.first + 1]
    )
    if not named or not new or (opening >= 0 and tokens[opening].text not in (",", ":", "„", "«", "–")):
        return None
    past = any(token.lower.startswith(("bisherig", "früher", "ehemalig", "letzt")) for token in tokens[title.first : title.stop])
    return replace(title, former=title.former or (past and tokens[verb].lower == "war"))


def _skip_back(tokens: Sequence[Token], place: int) -> int:
    """Leave out academic titles, forms of address, quotation marks and "in spe" before a name."""
    while place >= 0:
        word = tokens[place].lower
        if word in _ACADEMIC or tokens[place].text in _QUOTES or word in ("sir", "lord"):
            place -= 1
        elif (tokens[place].text == "." and place > 0 and tokens[place - 1].lower in _ACADEMIC) or (
            word == "spe" and place > 0 and tokens[place - 1].lower == "in"
        ):
            place -= 2
        elif tokens[place].text == ")" and place > 1:
            place = _open_bracket(tokens, place) - 1
        else:
            break
    return place


def _skip_people(tokens: Sequence[Token], place: int, namings: dict[int, Naming]) -> int:
    """Leave out where somebody comes from, between office and name: "der Gesandte in Haiti, der Tunesier NAME"."""
    naming = next((n for n in namings.values() if n.kind == "people" and n.stop == place + 1), None)
    if naming is None:
        return place
    before = naming.first - 1
    if before >= 0 and tokens[before].lower in _articles():
        before -= 1
    return before if before >= 0 and (tokens[before].text == "," or tokens[before].lower in ("war", "ist")) else place


def _open_bracket(tokens: Sequence[Token], place: int) -> int:
    while place > 0 and tokens[place].text != "(":
        place -= 1
    return place


def _ending_at(tokens: Sequence[Token], place: int, namings: dict[int, Naming], *, comma: bool) -> Title | None:
    """Find a title whose words end at `place`: the noun itself, or the noun with its genitive behind it."""
    place = _skip_back(tokens, place)
    if place < 0:
        return None
    if office_of(tokens[place].text) is not None and not inside_organisation(place, namings):
        outer = _outer(tokens, place) if comma else None
        if outer is not None and not inside_organisation(outer, namings):
            return title_around(tokens, outer, namings, place + 1)
        return None if comma and plural_form(tokens, place) else title_around(tokens, place, namings, place + 1)
    limit = place + 1
    for back in range(place, max(-1, place - 12), -1):
        token = tokens[back]
        if office_of(token.text) is not None and not inside_organisation(back, namings):
            title = title_around(tokens, back, namings, limit)
            if title is not None and title.stop >= limit and not (comma and plural_form(tokens, back)):
                outer = _outer(tokens, back) if comma else None
                whole = title_around(tokens, outer, namings, limit) if outer is not None else None
                return whole if whole is not None and whole.stop >= limit else title
            return _of_the_named(tokens, back, limit, namings) if comma else None
        if (
            token.text in BREAKS
            or token.text == ","
            or token.text in _QUOTES
            or (token.tag in ("VERB", "AUX") and token.form == "Fin")
        ):
            return None
    return None


def _of_the_named(tokens: Sequence[Token], place: int, limit: int, namings: dict[int, Naming]) -> Title | None:
    """Read "der Sprecher von Präsident OTHER, NAME": the office of somebody who belongs to the other one."""
    outer = _outer(tokens, place)
    named = all(token.text[0].isupper() and token.text[0].isalpha() for token in tokens[place + 1 : limit])
    if outer is None or not named or limit == place + 1:
        return None
    title = title_around(tokens, outer, namings, outer + 1)
    return None if title is None else replace(title, stop=limit, owner_name=None if title.codes else tokens[limit - 1].text)


def _outer(tokens: Sequence[Token], place: int) -> int | None:
    """Give the place of the office that the noun behind it belongs to: "die Beauftragte des Generalsekretärs, NAME", "der
    Hochkommissar für Flüchtlinge, NAME"."""
    back = place - 1
    while back > 0 and tokens[back].text[0].islower() and tokens[back].tag == "ADJ":
        back -= 1
    if back < 1 or tokens[back].lower not in ("des", "der", "von", "für"):
        return None
    return back - 1 if office_of(tokens[back - 1].text) is not None else None


def beside(tokens: Sequence[Token], first: int, stop: int, namings: dict[int, Naming]) -> tuple[tuple[str, ...], bool]:
    """Read "(Ecuador)", "(SPÖ)", "von der SPÖ", "aus den USA" behind a name, "der Türkei unter NAME" before it.

    Gives the codes and whether they are a party's.
    """
    if stop + 1 < len(tokens) and tokens[stop].text == "(":
        naming = namings.get(stop + 1)
        party = tokens[stop + 1].text
        if party in parties():
            return states_of_party(party), True
        said = naming is not None and naming.kind in ("state", "organisation", "city", "body") and naming.stop < len(tokens)
        if said and naming is not None and tokens[naming.stop].text in (")", ",", "/"):
            return naming.codes, False
    if stop + 1 < len(tokens) and tokens[stop].lower in ("aus", "von", "vom"):
        found = _origin(tokens, stop, namings)
        if found is not None:
            return found
    if first >= 2 and tokens[first - 1].lower == "unter":
        kinds = ("state", "organisation", "body", "compound")
        naming = next((n for n in namings.values() if n.stop == first - 1 and n.kind in kinds), None)
        if naming is None and first >= 3 and tokens[first - 2].text[0].isupper():
            naming = next((n for n in namings.values() if n.stop == first - 2 and n.kind == "adjective"), None)
        if naming is not None:
            return naming.codes, False
    return (), False


def _origin(tokens: Sequence[Token], stop: int, namings: dict[int, Naming]) -> tuple[tuple[str, ...], bool] | None:
    place = stop + 1
    while place < len(tokens) and tokens[place].lower in ("den", "der", "dem"):
        place += 1
    naming = namings.get(place)
    if naming is not None and naming.kind == "state" and tokens[stop].lower == "aus":
        return naming.codes, False
    party = place < len(tokens) and tokens[place].text in parties()
    body = naming is not None and naming.kind in ("organisation", "organ", "compound", "body")
    if naming is not None and naming.kind == "adjective" and naming.stop < len(tokens) and tokens[stop].lower in ("vom", "von"):
        body = tokens[naming.stop].lower.endswith(("ministerium", "regierung", "botschaft", "departement", "amt"))
    if naming is not None and body and not party and tokens[stop].lower in ("vom", "von"):
        return naming.codes, False
    for ahead in range(place, min(place + 4, len(tokens))):
        text = tokens[ahead].text
        if tokens[ahead].text in (",", ".") or tokens[ahead].form == "Fin":
            return None
        if text in parties():
            return states_of_party(text), True
        if fold(text).endswith("partei"):
            around = [namings[n].codes for n in range(place, min(ahead + 3, len(tokens))) if n in namings and namings[n].codes]
            return (around[0][:1] if around else ()), True
    return None


@cache
def _articles() -> frozenset[str]:
    return frozenset(load("places")["articles"])
