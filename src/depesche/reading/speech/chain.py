"""Takes the clause of a cue, gives the way from the speaker to the report.

The way is occasion, platform and medium; it also gives whom the words are addressed to.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from depesche.language.lexicon import load
from depesche.language.morphology import lemma_of
from depesche.language.tokens import Token
from depesche.reading.speech.cast import Cast
from depesche.reading.speech.clauses import Clause
from depesche.reading.speech.media import medium_name, pieces
from depesche.reading.speech.nominals import Nominal, nominal_at
from depesche.reading.speech.speakers import as_printed

Link = tuple[str, int, int]


def links_of(tokens: Sequence[Token], places: Sequence[int], taken: Sequence[Nominal], cast: Cast) -> list[Link]:
    """Find occasions, platforms and media in a clause, as printed, with their places in the text."""
    found: list[Link] = []
    blocked = {k for nominal in taken for k in range(nominal.start, nominal.core_end)}
    index = 0
    allowed = set(places)
    while index < len(places):
        place = places[index]
        index += 1
        if place in blocked:
            continue
        token = tokens[place]
        if (
            token.text.islower()
            and token.text in _agencies()
            and index > 1
            and tokens[place - 1].lower in ("der", "zur", "gegenüber")
        ):
            # "sagte er der dpa"
            found.append((token.text, token.start, token.end))
            continue
        marked = _in_marks(tokens, place) if token.lower in ("der", "dem", "zur", "zum", "gegenüber") else None
        if marked is not None:
            found.append(marked)
            continue
        stop = place
        while stop in allowed and stop not in blocked and tokens[stop].form != "Fin":
            stop += 1
        if token.tag == "ADP" or token.lower == "zur":
            nominal = nominal_at(tokens, place, stop)
            if nominal is None:
                continue
            link = _in_phrase(tokens, token.lower, nominal, cast)
            if link is not None:
                found += link
            while index < len(places) and places[index] < nominal.core_end:
                index += 1
        elif token.tag in ("DET", "NOUN", "PROPN"):
            nominal = nominal_at(tokens, place, stop)
            if nominal is None:
                continue
            named = as_printed(tokens, nominal, cast)
            article = tokens[nominal.start].lower if tokens[nominal.start].tag == "DET" else ""
            if named.medium and named.name and article in ("", "der", "dem"):
                found.append((named.name, named.start, named.end))
            while index < len(places) and places[index] < nominal.end:
                index += 1
    return found


def _in_phrase(tokens: Sequence[Token], preposition: str, nominal: Nominal, cast: Cast) -> list[Link] | None:
    """Read "in einem Interview mit der Zeitung", "auf Twitter", "im ZDF", "zur APA"."""
    head = tokens[nominal.head]
    core = [tokens[k] for k in range(nominal.start, nominal.core_end)]
    if head.text in _margins():
        core = [tokens[k] for k in range(nominal.start, nominal.end)]
    words = [token.text for token in core if token.tag in ("NOUN", "PROPN")]
    start, end = tokens[nominal.start].start, tokens[nominal.end - 1].end
    platform = next((w for w in words if w in _table("platforms")), None)
    if platform is not None and preposition in ("auf", "via", "per", "über", "bei", "in", "im"):
        title = words[words.index(platform) + 1 :] if platform in ("Plattform", "Kurznachrichtendienst", "Onlinedienst") else []
        return [(" ".join(title) or platform, start, end)]
    occasion = next(
        (w for w in words if w in _table("occasions") or w.endswith(_occasion_endings())),
        None,
    )
    found: list[Link] = []
    if head.text in ("Anfrage", "Frage", "Nachfrage", "Fragen"):
        asking = nominal_at(tokens, nominal.core_end, len(tokens)) if nominal.core_end < len(tokens) else None
        asked = medium_name([tokens[k] for k in range(asking.start, asking.end)]) if asking is not None else None
        return [(asked, tokens[asking.start].start, tokens[asking.end - 1].end)] if asking is not None and asked else None
    if head.text == "Gespräch" and preposition in ("in", "im") and nominal.core_end < len(tokens):
        # "im Gespräch mit der APA": with anybody else it is no link.
        partner = nominal_at(tokens, nominal.core_end, len(tokens))
        name = medium_name([tokens[k] for k in range(partner.start, partner.core_end)]) if partner is not None else None
        if partner is not None and name is not None and tokens[nominal.core_end].lower == "mit":
            return [(name, tokens[partner.start].start, tokens[partner.core_end - 1].end)]
    if occasion is not None and preposition in _prepositions():
        if preposition in ("mit",) and words[0] not in ("Interview",):
            return None
        if not head.text.endswith(("botschaft",)) or head.text.endswith(("Videobotschaft", "Neujahrsbotschaft")):
            printed = occasion if occasion == head.text or not occasion.endswith("s") else lemma_of(occasion)
            found.append((printed, head.start, head.end))
        rest = (
            nominal_at(tokens, nominal.core_end, nominal.end + 8 if nominal.end + 8 < len(tokens) else len(tokens))
            if nominal.core_end < len(tokens)
            else None
        )
        if rest is not None:
            named = medium_name([tokens[k] for k in range(rest.start, rest.end)])
            if named is not None:
                found.append((named, tokens[rest.start].start, tokens[rest.end - 1].end))
        return found
    if preposition in ("zu", "zur", "zum", "gegenüber", "in", "im", "bei", "mit", "via", "auf", "laut"):
        named_speaker = as_printed(tokens, nominal, cast)
        if named_speaker.medium and named_speaker.name and (preposition not in ("mit",)):
            return [(named_speaker.name, named_speaker.start, named_speaker.end)]
    return None


def _in_marks(tokens: Sequence[Token], place: int) -> Link | None:
    """Read the name in marks of "sagte er der «Rheinischen Post»": a medium, known or not, its own noun before it at most."""
    first = place + 1
    if first < len(tokens) and tokens[first].tag == "NOUN" and medium_name([tokens[first]]) is not None:
        first += 1
    if first + 2 >= len(tokens) or tokens[first].text not in '„«»"“' or not tokens[first + 1].text[0].isupper():
        return None
    for close in range(first + 2, min(first + 7, len(tokens))):
        if tokens[close].text in '“”»«"':
            inner = tokens[first + 1 : close]
            titled = any(token.text[0].isupper() for token in inner) and not any(token.form == "Fin" for token in inner)
            name = " ".join(pieces(inner))
            return (name, tokens[first + 1].start, tokens[close - 1].end) if titled else None
        if tokens[close].text in ",.;:":
            return None
    return None


def occasion_before(tokens: Sequence[Token], clause: Clause, clauses: Sequence[Clause]) -> list[Link]:
    """Read the noun that "in dem" points to: "ein Interview des Senders, in dem der Minister sagte, ..."."""
    if clause.kind != "rel" or clause.intro is None or tokens[clause.intro - 1].lower not in ("in", "bei", "mit", "auf"):
        return []
    start = max((c.start for c in clauses if c.start < clause.start and not c.paren), default=0)
    found: list[Link] = []
    for place in range(start, clause.start):
        if tokens[place].tag == "NOUN" and tokens[place].text in _table("occasions"):
            found = [(tokens[place].text, tokens[place].start, tokens[place].end)]
            rest = nominal_at(tokens, place + 1, clause.start)
            named = medium_name([tokens[k] for k in range(rest.start, rest.end)]) if rest is not None else None
            if rest is not None and named is not None:
                found.append((named, tokens[rest.start].start, tokens[rest.end - 1].end))
    return found


def addressee_of(tokens: Sequence[Token], places: Sequence[int]) -> tuple[str, int, int] | None:
    """Find "gegenüber Reportern" and "vor Journalisten"."""
    for place in places:
        if tokens[place].lower in ("gegenüber", "vor") and tokens[place].tag == "ADP":
            nominal = nominal_at(tokens, place, places[-1] + 1)
            if nominal is None or nominal.pronoun:
                continue
            head = tokens[nominal.head].text
            if medium_name([tokens[k] for k in range(nominal.start, nominal.core_end)]) is not None and head not in _table(
                "addressees"
            ):
                continue
            if (
                tokens[place].lower == "gegenüber"
                or head in _table("addressees")
                or head.endswith(("journalisten", "korrespondenten", "rat", "vertretern"))
            ):
                first = nominal.start + (tokens[nominal.start].tag == "DET" and nominal.end - nominal.start > 1)
                words = " ".join(tokens[k].text for k in range(first, nominal.end))
                return words, tokens[first].start, tokens[nominal.end - 1].end
    return None


def talks_with(tokens: Sequence[Token], clause: Clause) -> frozenset[int]:
    """Give the places of "in einem Interview mit der Zeitung": they say through whom, not what."""
    found: set[int] = set()
    for place in clause.places():
        if tokens[place].lower not in ("in", "im") or tokens[place].tag != "ADP":
            continue
        nominal = nominal_at(tokens, place, clause.end)
        if nominal is not None and nominal.end < clause.end and medium_name(tokens[nominal.start : nominal.core_end]) is not None:
            # "nannte den Plan im Fernsehsender Imedi wertlos"
            found.update(range(place, nominal.core_end))
            continue
        if nominal is None or not tokens[nominal.head].text.lower().endswith(("interview", "gespräch")):
            continue
        end = nominal.end
        if end < clause.end and tokens[end].lower == "mit":
            partner = nominal_at(tokens, end, clause.end)
            if partner is None or medium_name([tokens[k] for k in range(partner.start, partner.core_end)]) is None:
                continue
            end = partner.core_end
        elif not tokens[nominal.head].text.lower().endswith("interview"):
            continue
        found.update(range(place, end))
    return frozenset(found)


@cache
def _agencies() -> frozenset[str]:
    """Names of agencies and papers that are written small ("dpa")."""
    return frozenset(name for name in load("speech_chain")["media"]["names"] if name.islower())


@cache
def _margins() -> frozenset[str]:
    return frozenset(load("speech_chain")["occasions"]["margins"])


@cache
def _occasion_endings() -> tuple[str, ...]:
    return tuple(load("speech_chain")["occasions"]["endings"])


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(load("speech_chain")[name]["words"])


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(load("speech_chain")["occasions"]["prepositions"])
