"""Takes a block, gives the cues of speech in it that are no verbs.

Examples: "laut X", "X zufolge", "nach Angaben von X", ", so X", "X: ...".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from depesche.language.lexicon import load
from depesche.language.tokens import Token
from depesche.language.verbs import readings
from depesche.reading.speech.blocks import Block
from depesche.reading.speech.cues import NounCue, act_of_participle, after_nach
from depesche.reading.speech.nominals import Nominal, nominal_at


def noun_cues(block: Block) -> list[NounCue]:
    """Find the cues, in the order of the text."""
    tokens = block.tokens
    found: list[NounCue] = []
    for place, token in enumerate(tokens):
        cue: NounCue | None = None
        if token.lower == "laut" and token.tag == "ADP":
            cue = _laut(tokens, place)
        elif token.lower in ("zufolge", "gemäss"):
            cue = _zufolge(tokens, place)
        elif token.lower == "nach" and token.tag == "ADP":
            cue = _nach(tokens, place) or _meinung_nach(tokens, place)
        elif token.lower == "so" and (
            place == 0 or tokens[place - 1].text in (",", "”", "–", "“", "»", '"') or tokens[place - 1].tag == "QUOTE"
        ):
            cue = _so(block, place)
        elif token.lower in ("demnach", "demzufolge", "danach") and token.lower != "danach":
            cue = NounCue(start=place, end=place + 1, cue=(place, place + 1), speaker=None, act="inform")
        elif token.lower in ("für", "aus") and place + 1 < len(tokens) and tokens[place + 1].text == "Sicht":
            cue = _sicht(tokens, place + 1)
        if cue is not None and (not found or cue.start >= found[-1].end):
            found.append(cue)
    if any(cue.speaker is not None for cue in found):
        # "Nach Angaben der Polizei ..., 20 flohen demnach": who speaks is said already.
        found = [cue for cue in found if cue.speaker is not None or cue.own or cue.nobody]
    return found


def _laut(tokens: Sequence[Token], place: int) -> NounCue | None:
    nominal = nominal_at(tokens, place + 1, len(tokens))
    if nominal is None or nominal.preposition is not None:
        return None
    if (
        place
        and tokens[place - 1].text == ","
        and tokens[place + 1].lower in ("der", "dem", "denen")
        and nominal.core_end > place + 2
    ):
        # "ein Bericht, laut dem Belgrad ..."
        return None
    head = tokens[nominal.head].text
    inner = _speaker_within(tokens, nominal.core_end, nominal.end) if head in after_nach() else None
    return NounCue(
        start=place, end=nominal.end, cue=(place, place + 1), speaker=inner or (nominal.start, nominal.end), act="inform"
    )


def _zufolge(tokens: Sequence[Token], place: int) -> NounCue | None:
    for start in range(max(0, place - 10), place):
        nominal = nominal_at(tokens, start, place)
        if (
            nominal is not None
            and nominal.end == place
            and nominal.preposition is None
            and tokens[start].tag in ("DET", "NOUN", "ADJ", "NUM")
        ):
            inner = _speaker_within(tokens, nominal.core_end, nominal.end) if tokens[nominal.head].text in after_nach() else None
            before = [tokens[k] for k in range(start, nominal.head)]
            if (
                before
                and tokens[start].lower in ("seinen", "ihren", "seinem", "ihrem")
                and tokens[nominal.head].text in after_nach()
            ):
                return NounCue(start=start, end=place + 1, cue=(place, place + 1), speaker=(start, start + 1), act="inform")
            if before and tokens[nominal.head].text in after_nach() and all(token.lower in _first_words() for token in before):
                return NounCue(start=start, end=place + 1, cue=(place, place + 1), speaker=None, act="inform", nobody=True)
            return NounCue(start=start, end=place + 1, cue=(place, place + 1), speaker=inner or (start, place), act="inform")
    return None


def _nach(tokens: Sequence[Token], place: int) -> NounCue | None:
    """ "nach Angaben des Ministeriums", "nach Lawrows Worten", "nach pakistanischer Darstellung", "nach eigenen Angaben"."""
    if place and tokens[place - 1].text in load("clauses")["time_nouns"]:
        # "zwei Monate nach dem Urteil"
        return None
    for at in range(place + 1, min(place + 6, len(tokens))):
        token = tokens[at]
        if token.text in after_nach() and token.tag in ("NOUN", "PROPN"):
            break
        if token.tag not in ("DET", "ADJ", "NOUN", "PROPN", "ADV") or token.text in ",.":
            return None
    else:
        return None
    act = after_nach()[tokens[at].text]
    if at + 1 < len(tokens) and tokens[at + 1].lower in ("über", "zu", "zum", "zur", "mit"):
        return None
    between = range(place + 1, at)
    if any(tokens[k].lower in ("eigenen", "eigener", "eigenem") for k in between):
        return NounCue(start=place, end=at + 1, cue=(place, at + 1), speaker=None, act=act, own=True)
    lands = [k for k in between if tokens[k].tag == "ADJ" and tokens[k].lower.endswith(("ischen", "ischer", "ischem"))]
    if lands and tokens[lands[0]].text[0].islower() and not any(tokens[k].tag in ("NOUN", "PROPN") for k in between):
        # "nach russischen Angaben": whose words they are is said, what follows is none of it.
        return NounCue(start=place, end=at + 1, cue=(place, at + 1), speaker=(lands[0], at + 1), act=act)
    names = [k for k in between if tokens[k].tag in ("NOUN", "PROPN")]
    if names:
        return NounCue(start=place, end=at + 1, cue=(place, at + 1), speaker=(names[0], names[-1] + 1), act=act)
    speaker = _speaker_within(tokens, at + 1, len(tokens))
    if speaker is not None and _of_a_day(tokens, at + 1):
        # "nach Angaben vom Sonntag"
        speaker = None
    if speaker is not None:
        end = speaker[1]
        if _of_a_day(tokens, end):
            # "nach Angaben der Polizei vom Montag"
            end += 2
        return NounCue(start=place, end=end, cue=(place, at + 1), speaker=speaker, act=act)
    owners = [k for k in between if tokens[k].lower in ("seiner", "seinen", "ihrer", "ihren", "deren", "dessen")]
    adjectives = [k for k in between if tokens[k].tag == "ADJ"]
    if owners:
        return NounCue(start=place, end=at + 1, cue=(place, at + 1), speaker=(owners[0], owners[0] + 1), act=act)
    if adjectives and all(tokens[k].lower in _first_words() for k in adjectives):
        return NounCue(start=place, end=at + 1, cue=(place, at + 1), speaker=None, act=act, nobody=True)
    if adjectives and tokens[at].text in after_nach():
        return NounCue(start=place, end=at + 1, cue=(place, at + 1), speaker=(adjectives[0], at + 1), act=act)
    if tokens[at].text in _unnamed() or "-" in tokens[at].text:
        # "nach UN-Angaben"
        return NounCue(start=place, end=at + 1, cue=(place, at + 1), speaker=(at, at + 1), act=act)
    return None


def _of_a_day(tokens: Sequence[Token], place: int) -> bool:
    days = load("clauses")["time_nouns"]
    return place + 1 < len(tokens) and tokens[place].lower in ("vom", "von") and tokens[place + 1].text in days


def _speaker_within(tokens: Sequence[Token], place: int, end: int) -> tuple[int, int] | None:
    """Give the genitive or the phrase with "von" or "aus" that names whose words they are."""
    if place >= end:
        return None
    token = tokens[place]
    if token.lower in ("von", "vom", "aus", "durch") and token.tag == "ADP":
        nominal = nominal_at(tokens, place, end)
        return (nominal.start, nominal.end) if nominal is not None else None
    if token.tag in ("DET", "NOUN", "PROPN", "ADJ") and token.lower not in ("die", "den", "dem", "das", "einen", "ein", "eine"):
        nominal = nominal_at(tokens, place, end)
        if nominal is not None and (token.tag != "ADJ" or token.lower.endswith("er")):
            return (nominal.start, nominal.end)
    if token.lower in ("zweier", "dreier", "mehrerer", "einiger", "vieler", "beider", "aller"):
        # "nach Angaben zweier Mitarbeiter des Ministeriums"
        nominal = nominal_at(tokens, place + 1, end)
        return (place, nominal.end) if nominal is not None else None
    return None


def _meinung_nach(tokens: Sequence[Token], place: int) -> NounCue | None:
    """ "Seiner Meinung nach", "meiner Ansicht nach"."""
    if place >= 2 and tokens[place - 1].text in _opinions() and tokens[place - 2].tag in ("DET", "NOUN", "ADJ"):
        return NounCue(start=place - 2, end=place + 1, cue=(place - 2, place + 1), speaker=(place - 2, place - 1), act="inform")
    return None


def _so(block: Block, place: int) -> NounCue | None:
    """ ", so der Minister": no verb of its own up to the next mark."""
    tokens = block.tokens
    nominal = nominal_at(tokens, place + 1, len(tokens))
    if nominal is None or nominal.preposition is not None or nominal.pronoun:
        return None
    if tokens[place + 1].lower.startswith(("genannt", "gross", "viel", "wenig", "hoh")):
        # ", so genannte Effekte", ", so viele Menschen"
        return None
    end = nominal.end
    stop = end
    while stop < len(tokens) and tokens[stop].text not in (",", ".", ":", "–", "!", "?") and tokens[stop].tag != "QUOTE":
        if tokens[stop].form == "Fin":
            return None
        stop += 1
    return NounCue(start=place, end=stop, cue=(place, place + 1), speaker=(nominal.start, nominal.end), act="inform")


def _sicht(tokens: Sequence[Token], place: int) -> NounCue | None:
    speaker = _speaker_within(tokens, place + 1, len(tokens))
    return (
        NounCue(start=place - 1, end=speaker[1], cue=(place - 1, place + 1), speaker=speaker, act="inform")
        if speaker is not None
        else None
    )


def headline_cue(block: Block) -> NounCue | None:
    """ "Lawrow: Fortschritte bei Gesprächen": a name, a colon, and no verb before it."""
    tokens = block.tokens
    for place, token in enumerate(tokens):
        if token.text == ":" and token.tag == "PUNCT":
            first = 0
            for k in range(place):
                if tokens[k].text in ("–", "—"):
                    first = k + 1
            nominal = nominal_at(tokens, first, place)
            nominal = _with_title_behind(tokens, nominal, place) if nominal is not None else None
            if (
                nominal is None
                or nominal.pronoun
                or nominal.preposition is not None
                or nominal.end != place
                or place + 1 >= len(tokens)
            ):
                return None
            if tokens[place + 1].text[0].isdigit() and not any(t.form == "Fin" for t in tokens[place + 1 :]):
                # A line of a table: "Partei A: 28,5 %".
                return None
            return NounCue(
                start=first, end=place + 1, cue=(nominal.start, nominal.end), speaker=(nominal.start, nominal.end), act="inform"
            )
        if token.form == "Fin" or place > 10:
            return None
    return None


def _with_title_behind(tokens: Sequence[Token], nominal: Nominal, colon: int) -> Nominal:
    """ "Erkki Muster, Präsident des Rates: „...“": take the title along that stands between the name and the colon."""
    following = tokens[colon + 1] if colon + 1 < len(tokens) else None
    if following is None or nominal.end >= colon or tokens[nominal.end].text != "," or nominal.pronoun:
        return nominal
    quoted = following.tag == "QUOTE" or following.text in '„«»“"'
    title = nominal_at(tokens, nominal.end + 1, colon) if quoted else None
    return replace(nominal, end=colon) if title is not None and title.end == colon else nominal


def attribute_cues(block: Block) -> list[tuple[Nominal, str, int, tuple[int, int]]]:
    """Find "die von Kiew geforderte Aufnahme": who, the act, the place of the participle, and the noun phrase asked for."""
    tokens = block.tokens
    found = []
    for place, token in enumerate(tokens):
        if (
            token.tag not in ("ADJ", "VERB")
            or place < 2
            or not token.lower.endswith(("te", "ten", "ter", "tes", "tem", "ene", "enen", "ener", "enes", "enem"))
        ):
            continue
        act = _participle_act(token.lower)
        if act is None:
            continue
        agent = None
        for start in range(place - 1, max(0, place - 9), -1):
            if tokens[start].tag == "ADP" and tokens[start].lower in ("von", "vom", "seitens"):
                agent = nominal_at(tokens, start, place)
                break
        if agent is None or agent.end != place:
            continue
        thing = nominal_at(tokens, place + 1, len(tokens))
        if thing is None or thing.preposition is not None or thing.start != place + 1:
            continue
        found.append((agent, act, place, (thing.start, thing.end)))
    return found


@cache
def _participle_act(word: str) -> str | None:
    """Give the act of an inflected participle ("geforderte": demand), `None` for other words."""
    for ending in ("en", "er", "es", "em", "e"):
        bare = word.removesuffix(ending)
        if bare != word:
            for reading in readings(bare):
                if reading.form == "Part":
                    return act_of_participle(reading.lemma)
    return None


@cache
def _unnamed() -> frozenset[str]:
    """Nouns that stand for a source whom nobody names ("nach Medienberichten")."""
    return frozenset(load("speech_nouns")["unnamed"]["nouns"])


@cache
def _first_words() -> frozenset[str]:
    """Adjectives that name no source ("nach ersten Erkenntnissen")."""
    return frozenset(load("speech_nouns")["no_source"]["words"])


@cache
def _opinions() -> frozenset[str]:
    """Nouns of "seiner Meinung nach"."""
    return frozenset(load("speech_nouns")["after_nach"]["opinion"])
