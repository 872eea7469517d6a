"""Takes the place of a name in a sentence, gives the titles behind it: in an apposition, as a predicate, after "als"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.language.tokens import Token
from depesche.reading.people.name_words import name_words
from depesche.reading.people.namings import Naming
from depesche.reading.people.offices import Office, office_of
from depesche.reading.people.titles import Title, is_capital_adjective, title_around

BREAKS = frozenset([".", ":", ";", "?", "!", "–", "—"])
_ARTICLES = frozenset(["der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer"])


def titles_behind(tokens: Sequence[Token], first: int, stop: int, namings: dict[int, Naming]) -> tuple[Title, ...]:
    """Find the titles behind the name `first:stop`; the second of "der frühere X und heutige Y" behind the first."""
    title = (
        _after(tokens, stop, namings)
        or _charged(tokens, stop, namings)
        or _behind_the_verb(tokens, stop, namings)
        or _sent_as(tokens, first, stop, namings)
        or _as_office(tokens, stop, namings)
    )
    if title is None:
        return ()
    second = _second(tokens, title, namings)
    if second is None and title.stop < len(tokens) and tokens[title.stop].text == ",":
        second = _as_office(tokens, title.stop + 1, namings)
    return (title,) if second is None else (title, second)


def _second(tokens: Sequence[Token], title: Title, namings: dict[int, Naming]) -> Title | None:
    """Read the second of two offices of one person ("einst Verteidigungsminister und nun Sekretär des Sicherheitsrates")."""
    und = title.stop
    if und + 1 >= len(tokens) or tokens[und].lower not in ("und", "sowie"):
        return None
    now = any(token.lower.startswith(_words("now")) for token in tokens[und + 1 : und + 3])
    for place in range(und + 1, min(und + 5, len(tokens))):
        if office_of(tokens[place].text) is not None and not inside_organisation(place, namings):
            second = _read_after(tokens, place, namings, tokens[und])
            if second is None or plural_form(tokens, place):
                return None
            second = second if second.codes or not title.codes else second.with_side(title.codes)
            return replace(second, former=second.former or (title.former and not now))
        if tokens[place].text[0].isupper() or tokens[place].form == "Fin":
            return None
    return None


def _charged(tokens: Sequence[Token], stop: int, namings: dict[int, Naming]) -> Title | None:
    """Read "NAME, im State Department für Lateinamerika zuständig,": somebody of that body."""
    if stop + 3 >= len(tokens) or tokens[stop].text != "," or tokens[stop + 1].lower not in ("im", "in", "beim", "bei"):
        return None
    for end in range(stop + 2, min(stop + 16, len(tokens))):
        if tokens[end].text in (",", *BREAKS):
            return None
        if tokens[end].lower in ("zuständig", "verantwortlich"):
            return in_charge(tokens, stop + 1, end, namings)
    return None


def in_charge(tokens: Sequence[Token], first: int, end: int, namings: dict[int, Naming]) -> Title | None:
    """Make the title of who is in charge of something in a body named right at `first` ("im", "in der"); `None`: no body."""
    place = first + 1 + (tokens[first + 1].lower in _ARTICLES)
    body = next((n for n in namings.values() if n.first in (place, place + 1) and n.codes and n.kind != "people"), None)
    if body is None or any(token.lower == "für" for token in tokens[first : body.first]):
        return None
    stop = body.stop + (body.kind in ("adjective", "city_adjective"))
    return Title(
        first=first,
        stop=end + 1,
        anchor=tokens[first].start,
        office=Office(base="Beamter", function="official"),
        function="official",
        codes=body.codes[:1],
        body=" ".join(token.text for token in tokens[place:stop]),
    )


def _behind_the_verb(tokens: Sequence[Token], stop: int, namings: dict[int, Naming]) -> Title | None:
    """Read "kündigte NAME an, die südafrikanische Außenministerin", "sagte NAME am Montag, der Sprecher des Ministeriums"."""
    comma = next((place for place in range(stop, min(stop + 6, len(tokens))) if tokens[place].text == ","), None)
    if comma is None or comma == stop or comma + 2 >= len(tokens):
        return None
    if any(token.form == "Fin" or token.text in BREAKS or token.lower in ("und", "oder") for token in tokens[stop:comma]):
        return None
    spoken = any(token.form == "Fin" for token in tokens[max(0, stop - 6) : stop])
    if not spoken or tokens[comma + 1].lower not in ("der", "die", "ein", "eine"):
        return None
    for place in range(comma + 2, min(comma + 7, len(tokens))):
        if office_of(tokens[place].text) is not None and not inside_organisation(place, namings):
            title = _read_after(tokens, place, namings, tokens[comma])
            # A relative clause ("der Sprecher ablehnte") has no side or body and a verb at its end.
            return title if title is not None and (title.codes or title.body is not None) else None
        inside = any(n.first <= place < n.stop for n in namings.values())
        if tokens[place].text == "," or tokens[place].form == "Fin" or (tokens[place].text[0].isupper() and not inside):
            return None
    return None


def _sent_as(tokens: Sequence[Token], first: int, stop: int, namings: dict[int, Naming]) -> Title | None:
    """Read "Peking schickte mit NAME einen Vizeminister": whose office it is, is who sends."""
    if first < 1 or tokens[first - 1].lower != "mit" or stop + 1 >= len(tokens):
        return None
    if tokens[stop].lower not in ("einen", "eine", "den", "die", "ihren", "seinen"):
        return None
    for place in range(stop + 1, min(stop + 5, len(tokens))):
        if office_of(tokens[place].text) is not None and not inside_organisation(place, namings):
            title = title_around(tokens, place, namings, len(tokens))
            return None if title is None else replace(title, owner="male")
        if tokens[place].text[0].isupper() and place not in namings:
            return None
    return None


def _as_office(tokens: Sequence[Token], stop: int, namings: dict[int, Naming]) -> Title | None:
    """Read "NAME reiste 2005 als Chef der Kuomintang nach Peking": an office with a body, behind the verb."""
    for place in range(stop, min(stop + 5, len(tokens) - 1)):
        token = tokens[place]
        if token.lower == "als":
            if office_of(tokens[place + 1].text) is None or inside_organisation(place + 1, namings):
                return None
            title = title_around(tokens, place + 1, namings, len(tokens))
            return title if title is not None and title.body is not None and title.function != "other" else None
        if token.text[0].isupper() or token.text in (",", *BREAKS) or token.lower in ("und", "oder"):
            return None
    return None


def _time_end(tokens: Sequence[Token], place: int) -> tuple[int, bool]:
    """Leave out when an office was held ("bis Januar", "von 2007 bis 2010", "seit Mai"): where that ends, whether it is past."""
    end = place
    while end < len(tokens) and (tokens[end].text.isdecimal() or tokens[end].lower in _time_words()):
        end += 1
    said = {token.lower for token in tokens[place:end]}
    past, now = bool(said & name_words("time_past")), bool(said & name_words("time_now"))
    return (end, past and not now) if past or now else (place, False)


def inside_organisation(place: int, namings: dict[int, Naming]) -> bool:
    """Say whether a word is part of the name of an organisation or body."""
    return any(
        naming.first <= place < naming.stop and naming.kind in ("organisation", "organ", "body") for naming in namings.values()
    )


def plural_form(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a noun is plural by its form: "-innen", "-leute", dative "-ern" of a noun in "-er"."""
    word = tokens[place].lower
    return word.endswith(("innen", "leute", "leuten")) or (
        word.endswith("ern") and office_of(tokens[place].text[:-1]) is not None
    )


def _after(tokens: Sequence[Token], stop: int, namings: dict[int, Naming]) -> Title | None:
    """Find the title that follows a name after a comma ("X, Sprecher des Y,"), or as "war/ist/als ... Sprecher"."""
    place = stop
    if place < len(tokens) and tokens[place].text == "(":
        while place < len(tokens) and tokens[place].text != ")":
            place += 1
        place += 1
    if place + 1 < len(tokens) and tokens[place].form == "Part" and tokens[place + 1].text == ",":
        place += 1
    if place + 1 >= len(tokens):
        return None
    if tokens[place].lower in ("vom", "von") and (verb := _verb_behind(tokens, place)) is not None:
        place = verb
    opener = tokens[place]
    becomes = opener.lower in ("wird", "bleibt", "werde") and _opens_predicate(tokens, place + 1)
    if opener.text not in (",", "–") and opener.lower not in ("war", "ist", "wurde", "als", "zum", "zur") and not becomes:
        return None
    begin, past = _time_end(tokens, place + 1) if opener.text == "," else (place + 1, False)
    for ahead in range(begin, min(begin + 10, len(tokens))):
        token = tokens[ahead]
        if office_of(token.text) is not None and not inside_organisation(ahead, namings):
            title = _read_after(tokens, ahead, namings, opener)
            return replace(title, former=True) if title is not None and past else title
        if (
            token.text in BREAKS
            or token.text in (",", ")")
            or token.lower in ("und", "sagte", "dass", "weil", "wie", "nach", "laut")
        ):
            return None
        if (
            token.tag in ("VERB", "AUX")
            and token.form == "Fin"
            and not token.lower.endswith(("ende", "enden", "ender", "ete", "ige"))
        ):
            return None
        inside = any(n.first <= ahead < n.stop for n in namings.values())
        owner = ahead == place + 1 and opener.text == "," and token.text.endswith("s") and token.text[0].isupper()
        adjective = is_capital_adjective(token) or token.lower.endswith(("jährige", "jähriger"))
        if token.text[0].isupper() and not inside and not owner and not adjective:
            return None
    return None


def _verb_behind(tokens: Sequence[Token], place: int) -> int | None:
    """Give the verb behind "vom BÜNDNIS" between a name and its predicate; `None` where none is near."""
    for ahead in range(place + 1, min(place + 6, len(tokens) - 1)):
        if tokens[ahead].lower in ("ist", "war", "wird", "bleibt"):
            return ahead
        if tokens[ahead].text in (",", ".") or tokens[ahead].form == "Fin":
            return None
    return None


def _opens_predicate(tokens: Sequence[Token], place: int) -> bool:
    """Say whether what follows "wird" is an office and no object: "neuer Botschafter", "Botschafter", not "den Botschafter"."""
    if place >= len(tokens):
        return False
    if tokens[place].lower in ("der", "die", "das") and place + 1 < len(tokens):
        return tokens[place + 1].lower.startswith(("neue", "nächste", "künftige", "erste"))
    return tokens[place].lower not in _ARTICLES and (tokens[place].lower.endswith(("er", "e")) or tokens[place].text[0].isupper())


def _read_after(tokens: Sequence[Token], place: int, namings: dict[int, Naming], opener: Token) -> Title | None:
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if following is not None and following.text[0].isupper() and following.text[0].isalpha() and place + 1 not in namings:
        return None
    limit = len(tokens)
    for end in range(place + 1, len(tokens)):
        opened = any(token.text == "(" for token in tokens[place:end])
        if tokens[end].text == "," or (tokens[end].text == ")" and not opened) or tokens[end].text in BREAKS:
            limit = end
            break
    title = title_around(tokens, place, namings, limit)
    if title is None or plural_form(tokens, place):
        return None
    if not title.codes and title.stop < limit and title.stop > place + 1 and office_of(tokens[title.stop - 1].text) is not None:
        # "ein Berater von Außenminister OTHER"
        named = [n for n in range(title.stop, limit) if tokens[n].text[0].isupper()]
        title = replace(title, stop=named[-1] + 1, owner_name=tokens[named[-1]].text) if named else title
    if opener.text == "," and any(token.lower in name_words("former_adverbs") for token in _opening(tokens, opener, title)):
        title = replace(title, former=True)
    if (
        opener.text not in (",", "–")
        and title.office.function in ("other", "special")
        and title.office.base not in ("Vizepräsident", "Mitglied")
    ):
        return None
    if not title.codes and opener.text == ",":
        last = next(
            (n for n in sorted(namings.values(), key=lambda n: -n.first) if place < n.first < limit and n.kind == "adjective"),
            None,
        )
        title = title if last is None else title.with_side(last.codes)
    if opener.lower in ("als", "wurde") and title.function == title.office.function and not title.codes and title.body is None:
        return None
    return title


def _opening(tokens: Sequence[Token], opener: Token, title: Title) -> Sequence[Token]:
    """Give the tokens between the comma and the noun of a title."""
    return [token for token in tokens if opener.end <= token.start < title.anchor]


@cache
def _time_words() -> frozenset[str]:
    words = load("titles")
    return frozenset(fold(word) for name in ("time_now", "time_past", "time_units") for word in words[name])


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in load("titles")[name])
