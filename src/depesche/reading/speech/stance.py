"""Takes a clause, gives the drafts of a stance told in it: "zeigte sich besorgt über ...", "ist überzeugt, dass ..."."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from depesche.language.lexicon import load
from depesche.language.tokens import Token
from depesche.reading.speech.blocks import Block
from depesche.reading.speech.cast import Cast, Speaker
from depesche.reading.speech.chain import links_of
from depesche.reading.speech.clauses import Clause
from depesche.reading.speech.content import begin_of
from depesche.reading.speech.cues import VerbCue, folded, stances, standing_stances, verb_cue
from depesche.reading.speech.draft import Draft, can_speak, draft_of, spans_of
from depesche.reading.speech.nominals import is_time, nominal_at
from depesche.reading.speech.speakers import resolve
from depesche.reading.speech.subjects import subject_of

_NO = frozenset(["nicht", "kein", "keine", "keinen", "keinem", "keiner", "keinerlei"])


def by_stance(block: Block, number: int, clause: Clause, cast: Cast) -> list[Draft]:
    """ "zeigte sich besorgt über ...", "ist überzeugt, dass ...", "äußerte sich zuversichtlich"."""
    tokens = block.tokens
    if clause.kind not in ("main", "rel", "sub") or clause.finite is None:
        return []
    places = clause.places()
    at = next((k for k in places if tokens[k].lower in stances() and tokens[k].tag in ("ADJ", "ADV", "VERB")), None)
    if at is None:
        return []
    verb = tokens[clause.finite]
    lemmas = {folded(verb.lemma), *(folded(tokens[k].lemma) for k in clause.nonfinite)}
    if not (lemmas & {"zeigen", "äussern", "geben"} and any(tokens[k].lower == "sich" for k in places)) and not (
        lemmas & {"sein"} and tokens[at].lower in standing_stances()
    ):
        return []
    subjects = subject_of(tokens, clause, block.clauses, cast)
    speakers = [resolve(tokens, nominal, cast, position=tokens[nominal.start].start) for nominal in subjects]
    if not speakers or speakers[0].name is None:
        return []
    cue = VerbCue(clause=clause, verb=at, entries=(), passive=False, negated=False, modal=None)
    following = [c for c in block.clauses if c.start >= clause.end and not c.paren]
    form, stretch = "reported", None
    postponed = clause.kind == "main" and clause.mark in (",", "”") and clause.shares is None and clause.start > 0
    if postponed and all(tokens[k].tag in ("CCONJ", "PUNCT") for k in range(clause.start, clause.finite)):
        # "Die Lage werde sich bessern, zeigte sie sich überzeugt"
        begin, end = begin_of(block, clause.start, 0), clause.start
        while end > begin and tokens[end - 1].tag == "PUNCT":
            end -= 1
        whole = end == begin + 1 and tokens[begin].tag == "QUOTE"
        if end > begin + 1 or whole:
            form, stretch = ("direct" if whole else "indirect"), (begin, end)
    if stretch is not None:
        pass
    elif following and following[0].kind == "quote":
        form, stretch = "direct", (following[0].start, following[0].end)
    elif (
        following
        and following[0].kind in ("sub", "inf", "main")
        and following[0].mark in (",",)
        and (following[0].kind != "sub" or tokens[following[0].intro or 0].lower in ("dass", "ob", "wie"))
    ):
        last = following[0]
        for later in following[1:]:
            if later.mark in (":", ";"):
                break
            if later.kind == "frag" and tokens[later.start].lower == "so":
                break
            if later.kind == "main" and later.finite == later.start and verb_cue(tokens, later) is not None:
                break
            if (
                later.kind == "main"
                and later.mark in ("und", "aber")
                and later.finite is not None
                and tokens[later.finite].mood == "Ind"
            ):
                break
            last = later
        form, stretch = "indirect", (following[0].start, max(last.end, following[0].end))
    else:
        about = next((k for k in places if tokens[k].lower in ("über", "durch", "wegen") and tokens[k].tag == "ADP"), None)
        if lemmas & {"sein"} and about is not None:
            nominal = nominal_at(tokens, about, clause.end)
            stretch = (about, nominal.end) if nominal is not None else None
        if "geben" in lemmas and not any(k > at for k in places):
            # "gab sich zuversichtlich": the adjective is all that is told.
            stretch = (at, at + 1)
        behind = [k for k in places if k > at] or [k for k in places if clause.finite < k < at]
        if behind and lemmas & {"zeigen", "äussern"}:
            first = max(clause.finite + 1, min(at, behind[0]))
            while first < at and tokens[first].lower in ("sich", "mich", "uns"):
                first += 1
            behind_subject = [n.end for n in subjects if first <= n.start < n.end <= at]
            first = max([first, *behind_subject])
            opened = next((k for k in range(first - 1, clause.finite, -1) if tokens[k].text in ("«", "„", "“", '"', "»")), None)
            if opened is not None and first - opened <= 3:
                # "zeigte sich «tief besorgt» über ...": the mark belongs to it.
                first = opened
            stop = max(p[1] for p in clause.pieces)
            while stop > first and (tokens[stop - 1].form in ("Part", "Inf") and stop - 1 != at):
                stop -= 1
            stretch = (first, stop)
    if stretch is None:
        return []
    spans = spans_of(block, (stretch,))
    act = stances()[tokens[at].lower]
    made = [draft_of(block, number, cue, speaker, act, form, spans) for speaker in speakers] if spans else []
    for draft in made:
        draft.stance = True
        draft.links = links_of(tokens, places, subjects, cast)
    return made


def by_attitude(block: Block, number: int, clause: Clause, cast: Cast) -> list[Draft]:
    """ "verfolgt die Lage mit Sorge", "reagierte empört auf den Entscheid": how somebody takes something."""
    tokens = block.tokens
    if clause.kind not in ("main", "rel", "sub") or clause.finite is None or clause.paren:
        return []
    places = clause.places()
    verbs = {folded(tokens[k].lemma) for k in (clause.finite, *clause.nonfinite)}
    if clause.prefix is not None:
        verbs |= {tokens[clause.prefix].lower + verb for verb in verbs}
    if not verbs & _attitude_verbs():
        return []
    at = next((k for k in places if tokens[k].text in _attitudes() and _with_mit(tokens, k)), None)
    if at is None and "reagieren" in verbs:
        at = next((k for k in places if tokens[k].lower in stances() and tokens[k].tag in ("ADJ", "ADV", "VERB")), None)
    if at is None:
        return []
    subjects = [n for n in subject_of(tokens, clause, block.clauses, cast) if can_speak(tokens, n, cast)]
    speakers = [resolve(tokens, nominal, cast, position=tokens[nominal.start].start) for nominal in subjects]
    taken = {k for nominal in subjects for k in range(nominal.start, nominal.end)}
    thing = next(
        (
            nominal
            for k in places
            if k not in taken and (nominal := nominal_at(tokens, k, clause.end)) is not None
            if (tokens[k].lower == "auf" if "reagieren" in verbs else nominal.preposition is None)
            and not nominal.pronoun
            and not nominal.start <= at < nominal.end
            and not is_time(tokens, nominal)
        ),
        None,
    )
    if thing is None and "reagieren" in verbs and tokens[at].text.islower():
        return _reacted(block, number, clause, cast, at, speakers)
    if not speakers or speakers[0].name is None or thing is None:
        return []
    first = thing.preposition if thing.preposition is not None else thing.start
    # What hangs on the object runs on to "mit Sorge": "betrachtet den Streit der Nachbarn um die Inseln mit Sorge".
    end = thing.end
    if at > thing.end:
        with_at = next((k for k in range(at - 1, thing.end - 1, -1) if tokens[k].lower == "mit"), thing.end)
        piece = next((b for a, b in clause.pieces if a <= thing.start < b), thing.end)
        end = max(end, min(with_at, piece))
    spans = spans_of(block, ((first, end),))
    cue = VerbCue(clause=clause, verb=at, entries=(), passive=False, negated=False, modal=None)
    act = _attitudes().get(tokens[at].text) or stances()[tokens[at].lower]
    made = [draft_of(block, number, cue, speaker, act, "reported", spans) for speaker in speakers] if spans else []
    for draft in made:
        draft.stance = True
    return made


def _reacted(block: Block, number: int, clause: Clause, cast: Cast, at: int, speakers: list[Speaker]) -> list[Draft]:
    """ "Die Opposition reagierte empört", "in Berlin reagierte man enttäuscht": the adjective is all that is told."""
    tokens = block.tokens
    if not speakers or speakers[0].name is None:
        place = next((k for k in clause.places() if tokens[k].lower in ("in", "im") and tokens[k].tag == "ADP"), None)
        nominal = nominal_at(tokens, place, clause.end) if place is not None else None
        if nominal is None or not any(tokens[k].lower == "man" for k in clause.places()) or not can_speak(tokens, nominal, cast):
            return []
        speakers = [resolve(tokens, nominal, cast, position=tokens[nominal.start].start)]
    spans = spans_of(block, ((at, at + 1),))
    cue = VerbCue(clause=clause, verb=clause.finite or at, entries=(), passive=False, negated=False, modal=None)
    made = [draft_of(block, number, cue, s, stances()[tokens[at].lower], "reported", spans) for s in speakers if s.name]
    for draft in made:
        draft.stance = True
    return made


def by_refusal(block: Block, number: int, clause: Clause, cast: Cast) -> list[Draft]:
    """ "Paris will keine Truppen entsenden": not to want is to refuse."""
    tokens = block.tokens
    if clause.kind not in ("main", "rel", "sub") or clause.finite is None or clause.paren or not clause.nonfinite:
        return []
    if tokens[clause.finite].lemma != "wollen" or tokens[clause.finite].mood == "Sub1":
        return []
    if clause.kind == "sub" and clause.intro is not None and tokens[clause.intro].lower not in ("dass", "weil", "da", "während"):
        return []
    places = clause.places()
    no = next((k for k in places if tokens[k].lower in _NO), None)
    if no is None or any(tokens[k].lower == "nur" for k in places) or tokens[clause.nonfinite[-1]].form != "Inf":
        return []
    if tokens[clause.nonfinite[-1]].lemma in ("haben", "sein", "werden"):
        return []
    subjects = [n for n in subject_of(tokens, clause, block.clauses, cast) if can_speak(tokens, n, cast)]
    speakers = [resolve(tokens, nominal, cast, position=tokens[nominal.start].start) for nominal in subjects]
    if not speakers or speakers[0].name is None:
        return []
    taken = {k for nominal in subjects for k in range(nominal.start, nominal.end)}
    rest = [k for k in places if k > (clause.finite if clause.kind == "main" else clause.start) and k not in taken]
    rest = [k for k in rest if k != clause.finite]
    if not rest:
        return []
    spans = spans_of(block, ((rest[0], rest[-1] + 1),))
    cue = VerbCue(clause=clause, verb=clause.finite, entries=(), passive=False, negated=True, modal="wollen")
    return [draft_of(block, number, cue, speaker, "refuse", "reported", spans) for speaker in speakers] if spans else []


def _with_mit(tokens: Sequence[Token], noun: int) -> bool:
    """Say whether "mit" stands before a noun, an adjective between at most ("mit wachsender Sorge")."""
    return any(tokens[k].lower == "mit" for k in range(max(0, noun - 3), noun))


@cache
def _attitude_verbs() -> frozenset[str]:
    return frozenset(folded(verb) for verb in load("speech_nouns")["attitudes"]["verbs"])


@cache
def _attitudes() -> dict[str, str]:
    """Nouns of an attitude with their act."""
    group = load("speech_nouns")["attitudes"]
    return {noun: act for act in ("criticise", "praise", "expect", "threaten") for noun in group[act]}
