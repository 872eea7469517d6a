"""Takes a clause, gives the drafts of a stance told in it: "zeigte sich besorgt über ...", "ist überzeugt, dass ..."."""

from __future__ import annotations

from depesche.reading.speech.blocks import Block
from depesche.reading.speech.cast import Cast
from depesche.reading.speech.chain import links_of
from depesche.reading.speech.clauses import Clause
from depesche.reading.speech.cues import VerbCue, folded, stances, standing_stances, verb_cue
from depesche.reading.speech.draft import Draft, draft_of, spans_of
from depesche.reading.speech.speakers import resolve
from depesche.reading.speech.subjects import subject_of


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
    if following and following[0].kind == "quote":
        form, stretch = "direct", (following[0].start, following[0].end)
    elif (
        following
        and following[0].kind in ("sub", "inf", "main")
        and following[0].mark in (",",)
        and (following[0].kind != "sub" or tokens[following[0].intro or 0].lower in ("dass", "ob", "wie"))
    ):
        last = following[0]
        for later in following[1:]:
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
        behind = [k for k in places if k > at] or [k for k in places if clause.finite < k < at]
        if behind and lemmas & {"zeigen", "äussern"}:
            first = max(clause.finite + 1, min(at, behind[0]))
            while first < at and tokens[first].lower in ("sich", "mich", "uns"):
                first += 1
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
