"""Takes a block and a cue in it, gives what is said: the stretches of the text, and whether they are quoted, rendered or told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from depesche.language.lexicon import load
from depesche.language.tokens import Token
from depesche.reading.blocks import Block
from depesche.reading.clauses import Clause
from depesche.reading.cues import VerbCue, verb_cue
from depesche.reading.nominals import Nominal, is_time, nominal_at

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is said: `stretches` are places in the block's tokens, half-open; `form` as in the record."""

    form: str
    stretches: tuple[Stretch, ...]


def rendered(block: Block, cue: VerbCue, floor: int) -> Content | None:
    """Find the quotation or clause that a verb of saying rules; `floor` is the first token that no earlier cue has taken."""
    tokens, clauses, clause = block.tokens, block.clauses, cue.clause
    if clause.kind == "sub" and clause.intro is not None and tokens[clause.intro].lower == "wie":
        return _around(block, clause, floor)
    following = _following(tokens, clauses, clause)
    quoted_before = _quote_before(tokens, clause, floor)
    first = _verb_first(tokens, clause)
    postponed = first and clause.shares is None and clause.start > floor and clause.mark in (",", "”", "–", ")", "?", "!", "…")
    if quoted_before is not None and (postponed or clause.mark == "”"):
        stretches = [(quoted_before, quoted_before + 1)]
        more = _quote_after(tokens, clause, following)
        if more is not None:
            stretches.append((more, more + 1))
        return Content(form="direct", stretches=tuple(stretches))
    after = _after(block, cue, following)
    if postponed:
        ahead = _ahead(block, clause, floor)
        if ahead is not None and not _adverbial(tokens, clauses, clause, floor):
            stretches = [ahead]
            if (following and after is None) or (after is not None and following and following[0].mark == ","):
                tail = _continuation(block, clause, following)
                if tail is not None:
                    stretches.append(tail)
            return Content(form="indirect", stretches=tuple(stretches))
    if after is not None:
        return after
    inner = [k for k in clause.places() if tokens[k].tag == "QUOTE"]
    if inner:
        return Content(form="direct", stretches=tuple((k, k + 1) for k in inner))
    return None


def _following(tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause) -> list[Clause]:
    """Clauses after the cue's own; appositions and relative clauses on its last noun are passed over when more comes."""
    rest = [c for c in clauses if c.start >= clause.end and not c.paren]
    skipped = 0
    while len(rest) > 1 and rest[0].kind == "inf" and tokens[rest[0].start].lower in ("ohne", "um", "anstatt", "statt"):
        rest.pop(0)
    while len(rest) > 1 and skipped < 2 and rest[0].kind in ("frag", "rel") and rest[0].mark in (",", "–", ")"):
        later = next((c for c in rest[1:3] if c.kind in ("sub", "inf", "main", "quote")), None)
        if later is None or (later.kind == "main" and _verb_first(tokens, later)) or later.mark in ("und", "aber"):
            break
        if rest[0].kind == "rel" and later.kind == "sub" and clause.kind == "rel":
            break
        rest.pop(0)
        skipped += 1
    return rest


def _after(block: Block, cue: VerbCue, following: Sequence[Clause]) -> Content | None:
    """The clause or quotation after the cue."""
    tokens = block.tokens
    if not following:
        return None
    clause = following[0]
    frames = {frame for entry in cue.entries for frame in entry.frames}
    if clause.kind == "quote":
        quotes = [clause.start]
        for later in following[1:]:
            if later.kind == "quote" and later.mark in ("”", "und"):
                quotes.append(later.start)
        return Content(form="direct", stretches=tuple((k, k + 1) for k in quotes))
    if clause.mark == ":":
        if any(tokens[k].tag == "QUOTE" for k in range(clause.start, len(tokens))):
            quotes = [k for k in range(clause.start, len(tokens)) if tokens[k].tag == "QUOTE"]
            return Content(form="direct", stretches=tuple((k, k + 1) for k in quotes))
        return Content(form="indirect", stretches=((clause.start, len(tokens)),))
    end = _content_end(block, following, cue)
    if clause.kind == "sub" and clause.intro is not None:
        word = tokens[clause.intro].lower
        if word == "wie" and verb_cue(tokens, clause) is not None:
            return None
        if word in _words("relative_questions") and tokens[cue.clause.end - 1].tag in ("NOUN", "PROPN", "NUM"):
            return None
        if word in _words("complement"):
            return Content(form="indirect", stretches=((clause.start, end),))
        later = next((c for c in following[1:] if c.kind == "main"), None)
        if (
            word in _words("condition")
            and later is not None
            and later.start < end
            and "clause" in frames
            and _subjunctive(tokens, later)
        ):
            return Content(form="indirect", stretches=((clause.start, end),))
        return None
    if clause.kind == "inf" and clause.mark == ",":
        if tokens[clause.start].lower in ("um", "ohne", "anstatt", "statt"):
            return None
        if frames & {"zu", "clause", "zu_prep", "um", "auf", "mit", "vor"}:
            return Content(form="indirect", stretches=((clause.start, end),))
        return None
    if tokens[clause.start].lower in ("und", "aber", "doch", "sondern", "denn", "sowie", "oder") and clause.kind != "sub":
        return None
    if clause.kind in ("main", "rel") and clause.mark == "," and "clause" in frames:
        if clause.kind == "rel" and not (
            clause.finite is not None and tokens[clause.finite].mood in ("Sub1", "Sub2") and not _belongs(tokens, clause)
        ):
            return None
        if _verb_first(tokens, clause) and clause.finite is not None and verb_cue(tokens, clause) is not None:
            return None
        if clause.shares is not None or clause.finite is None or cue.entries[0].quoting:
            return None
        if _verb_first(tokens, clause) and tokens[clause.finite].mood not in ("Sub1", "Sub2"):
            return None
        return Content(form="indirect", stretches=((clause.start, end),))
    if clause.kind == "frag" and clause.mark == "," and "clause" in frames:
        later = next((c for c in following[1:3] if c.kind == "main"), None)
        if later is not None and later.finite is not None and tokens[later.finite].mood in ("Sub1", "Sub2") and later.mark == ",":
            return Content(form="indirect", stretches=((clause.start, end),))
    return None


def _belongs(tokens: Sequence[Token], clause: Clause) -> bool:
    """A relative clause in the Konjunktiv that does hang on a noun: its verb stands last and nothing in it can be a subject with an article."""
    assert clause.finite is not None
    return clause.finite == clause.end - 1


def _content_end(block: Block, following: Sequence[Clause], cue: VerbCue) -> int:
    """Give the place where the content that begins with the first following clause ends."""
    tokens = block.tokens
    first = following[0]
    rendered_mood = next((tokens[c.finite].mood for c in following if c.finite is not None and c.kind in ("main", "sub")), None)
    end = first.end
    for clause in following[1:]:
        if clause.kind == "quote" and clause.mark in (":",):
            break
        if clause.kind == "main" and clause.finite is not None:
            ruled = verb_cue(tokens, clause)
            v1 = _verb_first(tokens, clause)
            indicative = tokens[clause.finite].mood == "Ind"
            if v1 and ruled is not None and not ruled.entries[0].quoting and indicative:
                break
            if v1 and indicative and clause.mark in ("und", "aber", "doch", "sowie", ",") and first.kind in ("inf", "sub"):
                break
            if indicative and clause.mark in ("und", "aber", "doch", ";", "–") and rendered_mood in ("Sub1", "Sub2"):
                break
            if (
                indicative
                and first.kind == "sub"
                and clause.mark in ("und", "aber", "doch", ";", ",", "–")
                and not _final(tokens, clause)
            ):
                break
            if indicative and first.kind == "inf" and clause.mark in ("und", "aber", "doch", ";", "–"):
                break
        if (
            clause.kind == "sub"
            and clause.intro is not None
            and tokens[clause.intro].lower == "wie"
            and verb_cue(tokens, clause) is not None
        ):
            break
        if tokens[clause.start].lower == "so" and clause.finite is None and clause.kind == "frag":
            break
        end = max(end, clause.end)
    return end


def _verb_first(tokens: Sequence[Token], clause: Clause) -> bool:
    if clause.finite is None:
        return False
    return all(tokens[k].tag in ("CCONJ", "PUNCT") for k in range(clause.start, clause.finite))


def _final(tokens: Sequence[Token], clause: Clause) -> bool:
    return clause.finite is not None and clause.finite == clause.end - 1 and clause.end - clause.start > 2


def _subjunctive(tokens: Sequence[Token], clause: Clause) -> bool:
    return clause.finite is not None and tokens[clause.finite].mood in ("Sub1", "Sub2", "Amb")


def _quote_before(tokens: Sequence[Token], clause: Clause, floor: int) -> int | None:
    place = clause.start - 1
    while place >= floor and tokens[place].tag == "PUNCT" and tokens[place].text in ',–-;“”"»«':
        place -= 1
    return place if place >= floor and tokens[place].tag == "QUOTE" else None


def _quote_after(tokens: Sequence[Token], clause: Clause, following: Sequence[Clause]) -> int | None:
    if following and following[0].kind == "quote" and following[0].mark in (",", ":", ".", "–", ""):
        return following[0].start
    return None


def begin_of(block: Block, position: int, floor: int) -> int:
    """Give the first token of what stands before `position` and belongs together: after a dateline, a colon or a semicolon."""
    tokens = block.tokens
    begin = floor
    for place in range(floor, position):
        text = tokens[place].text
        if (
            (text in (":", ";") and place + 1 < position)
            or (text in ".!?" and tokens[place].tag == "PUNCT" and not tokens[place - 1].text[-1].isdigit() and place + 2 < position and tokens[place + 1].text[0].isupper())
            or (text in "–—" and place - floor <= 5 and not any(tokens[k].form == "Fin" for k in range(floor, place)))
        ):
            begin = place + 1
    while begin < position and tokens[begin].tag == "PUNCT" and tokens[begin].text in ",;:–—-.":
        begin += 1
    return begin


def _ahead(block: Block, clause: Clause, floor: int) -> Stretch | None:
    """What stands before a cue that comes after: "Die Lage sei ernst, sagte er"."""
    begin = begin_of(block, clause.start, floor)
    end = clause.start
    while end > begin and block.tokens[end - 1].tag == "PUNCT" and block.tokens[end - 1].text in ",–-":
        end -= 1
    return (begin, end) if end > begin + 1 else None


def _adverbial(tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause, floor: int) -> bool:
    """Say whether only "als er ankam" or "um ... zu" stands before the cue: circumstances, not what is said."""
    before = [c for c in clauses if floor <= c.start and c.end <= clause.start and not c.paren]
    return not any(
        (c.kind == "main" and c.finite is not None)
        or (c.kind == "sub" and c.intro is not None and tokens[c.intro].lower in ("dass", "ob", "wer", "was"))
        for c in before
    ) and any(c.kind == "sub" for c in before)


def _continuation(block: Block, clause: Clause, following: Sequence[Clause]) -> Stretch | None:
    """The second half after an insertion: "Das Problem sei, so der Präsident, dass ..."."""
    tokens = block.tokens
    for first in following[:1]:
        if first.kind in ("rel", "frag", "quote") or first.mark not in (",", "–"):
            return None
        if (
            first.kind == "sub"
            and first.intro is not None
            and tokens[first.intro].lower in ("nachdem", "als", "während", "wobei", "wie")
        ):
            return None
        if first.kind == "main" and (first.shares is not None or _verb_first(tokens, first)):
            return None
        if first.kind == "main" and verb_cue(tokens, first) is not None:
            return None
        if first.kind == "inf" and tokens[first.start].lower not in ("um",):
            return None
        end = first.end
        for clause_after in following[1:]:
            if clause_after.kind == "main" and verb_cue(tokens, clause_after) is not None:
                break
            end = max(end, clause_after.end)
        return (first.start, end)
    return None


def _around(block: Block, clause: Clause, floor: int) -> Content | None:
    """What "wie X berichtet" vouches for: the sentence without it."""
    quote = _quote_before(block.tokens, clause, floor)
    if quote is not None:
        return Content(form="direct", stretches=((quote, quote + 1),))
    ahead = _ahead(block, clause, floor)
    stretches = [ahead] if ahead is not None and clause.start > floor else []
    rest = [c for c in block.clauses if c.start >= clause.end and not c.paren]
    if rest and (not stretches or rest[0].kind not in ("rel", "frag")):
        end = rest[-1].end
        for later in rest:
            if later.kind == "main" and later.mark in ("und", ";", "aber") and verb_cue(block.tokens, later) is not None:
                end = later.start
                break
        stretches.append((rest[0].start, end))
    return Content(form="indirect", stretches=tuple(stretches)) if stretches else None


def told(block: Block, cue: VerbCue, subjects: Sequence[Nominal]) -> tuple[Content, str | None] | None:
    """Find what a verb of saying tells of without rendering it: "forderte Verhandlungen", "warnte vor einem Krieg".

    Gives the content and the addressee as printed, where the verb takes one.
    """
    tokens, clause = block.tokens, cue.clause
    if cue.passive:
        return _told_passive(block, cue, subjects)
    taken = {k for nominal in subjects for k in range(nominal.start, nominal.end)}
    stop_words = {cue.verb, clause.finite, clause.prefix, *clause.nonfinite}
    field = [k for k in clause.places() if k not in taken and k not in stop_words]
    ahead = [k for k in field if clause.finite is not None and k < clause.finite and clause.kind == "main"]
    behind = [k for k in field if k not in ahead and (clause.intro is None or k > clause.intro)]
    prepositions = {
        frame for entry in cue.entries for frame in entry.frames if frame not in ("clause", "zu", "object", "dative", "genitive")
    }
    if "zu_prep" in prepositions:
        prepositions |= {"zu", "zum", "zur"}
    prepositions |= {short for word in prepositions for short in _SHORT.get(word, ())}
    if "als" in prepositions:
        prepositions.discard("als")
    for places in (behind, ahead):
        for index, place in enumerate(places):
            if tokens[place].lower in prepositions and tokens[place].tag in ("ADP", "PART") and index + 1 < len(places):
                to = _before_phrase(tokens, places[:index])
                stretch = _with_tail(block, clause, place, places, cue)
                return Content(form="reported", stretches=(stretch,)), to
    takes_object = any(set(entry.frames) & {"object", "dative", "genitive"} for entry in cue.entries)
    if not takes_object and any("als" in entry.frames for entry in cue.entries):
        takes_object = any(tokens[k].lower == "als" for k in field)
    if not takes_object:
        return None
    addressed = next((entry.to for entry in cue.entries if entry.to), None)
    start = _object_start(tokens, behind, clause)
    to = None
    if start is not None and addressed == "dative" and ("accuse" in {e.act for e in cue.entries} or _dative(tokens, start)):
        nominal = nominal_at(tokens, start, clause.end)
        if nominal is not None:
            later = [k for k in behind if k >= nominal.core_end]
            follow = _object_start(tokens, later, clause)
            if follow is not None and tokens[follow].lower not in ("der", "des", "von", "vom"):
                to, start = _printed(tokens, nominal), follow
    if start is not None and addressed == "accusative" and "genitive" in {f for e in cue.entries for f in e.frames}:
        nominal = nominal_at(tokens, start, clause.end)
        to = _printed(tokens, nominal) if nominal is not None else None
    if start is not None:
        return Content(form="reported", stretches=(_with_tail(block, clause, start, behind, cue),)), to
    if ahead:
        nominal = nominal_at(tokens, ahead[0], ahead[-1] + 1)
        if nominal is not None and nominal.preposition is None and not nominal.pronoun and not is_time(tokens, nominal):
            return Content(form="reported", stretches=((ahead[0], ahead[-1] + 1),)), None
    return None


_SHORT = {
    "zu_prep": ("zu", "zum", "zur"),
    "vor": ("vorm",),
    "für": ("fürs",),
    "an": ("am", "ans"),
    "in": ("im", "ins"),
    "um": ("ums",),
    "von": ("vom",),
    "auf": ("aufs",),
    "über": ("übers",),
}


def _told_passive(block: Block, cue: VerbCue, subjects: Sequence[Nominal]) -> tuple[Content, str | None] | None:
    """ "Der Alleingang wurde von dem Sprecher begrüßt": the subject of the passive is what is told."""
    if not subjects or not any(set(entry.frames) & {"object", "als"} for entry in cue.entries):
        return None
    first, last = subjects[0], subjects[-1]
    if first.pronoun:
        return None
    finite = cue.clause.finite
    piece = next((p for p in cue.clause.pieces if p[0] <= first.start < p[1]), None)
    tokens = block.tokens
    if any("als" in entry.frames for entry in cue.entries) and finite is not None:
        at = next((k for k in cue.clause.places() if k > finite and tokens[k].lower == "als"), None)
        if at is not None:
            end = max(k for k in cue.clause.places() if k < (cue.verb if cue.verb > at else cue.clause.end)) + 1
            return Content(form="reported", stretches=((at, end),)), None
    if finite is not None and piece is not None and first.start < finite < piece[1] and last.end < finite:
        return Content(form="reported", stretches=((first.start, finite),)), None
    return Content(form="reported", stretches=((first.start, last.end),)), None


def agent_of(tokens: Sequence[Token], clause: Clause) -> Nominal | None:
    """Give the phrase after "von" or "durch" in a passive clause, `None` where no agent is named."""
    for place in clause.places():
        if tokens[place].lower in ("von", "vom", "seitens") and tokens[place].tag == "ADP":
            if (
                place > clause.start
                and tokens[place - 1].tag in ("NOUN", "PROPN")
                and clause.finite is not None
                and place < clause.finite
            ):
                continue
            nominal = nominal_at(tokens, place, clause.end)
            if nominal is not None and not is_time(tokens, nominal):
                return nominal
    return None


def _object_start(tokens: Sequence[Token], places: Sequence[int], clause: Clause) -> int | None:
    """Give the first token of the object: adverbs, times, and phrases of place at the front are passed over."""
    index = 0
    while index < len(places):
        place = places[index]
        token = tokens[place]
        if token.tag in ("ADV", "PART", "PUNCT", "PRON", "SCONJ", "CCONJ") or (
            token.lower in ("sich", "es", "das", "dies") and token.tag != "DET"
        ):
            nominal = nominal_at(tokens, place, clause.end)
            if nominal is None or nominal.pronoun or (nominal.start == place and token.tag in ("PART", "SCONJ", "CCONJ")):
                index += 1
                continue
            if nominal.start > place:
                index += 1
                continue
        nominal = nominal_at(tokens, place, clause.end)
        if nominal is None:
            if token.tag in ("ADJ", "DET", "NUM", "NOUN"):
                return place
            index += 1
            continue
        if nominal.preposition is not None or is_time(tokens, nominal) or nominal.pronoun:
            end = nominal.core_end if nominal.preposition is not None else nominal.end
            while index < len(places) and places[index] < end:
                index += 1
            continue
        return nominal.start
    return None


def _dative(tokens: Sequence[Token], start: int) -> bool:
    return tokens[start].lower in (
        "dem",
        "den",
        "der",
        "einem",
        "einer",
        "ihrem",
        "seinem",
        "ihren",
        "seinen",
        "diesem",
        "dieser",
        "ihm",
        "ihnen",
        "ihr",
        "beiden",
    )


def _printed(tokens: Sequence[Token], nominal: Nominal) -> str:
    first = nominal.start
    if tokens[first].tag == "DET" and nominal.end - first > 1:
        first += 1
    return " ".join(tokens[k].text for k in range(first, nominal.end))


def _before_phrase(tokens: Sequence[Token], places: Sequence[int]) -> str | None:
    """Name the one addressed before a prepositional object: "forderte die Regierung zu Gesprächen auf"."""
    for place in places:
        nominal = nominal_at(tokens, place, places[-1] + 1)
        if nominal is not None and nominal.preposition is None and not nominal.pronoun and not is_time(tokens, nominal):
            return _printed(tokens, nominal)
    return None


def _with_tail(block: Block, clause: Clause, start: int, places: Sequence[int], cue: VerbCue) -> Stretch:
    """Run from the object to the end of its clause, relative and infinitive clauses that hang on it included."""
    tokens = block.tokens
    piece = next(p for p in clause.pieces if p[0] <= start < p[1])
    end = max((k for k in places if piece[0] <= k < piece[1]), default=start) + 1
    verbs = [k for k in (cue.verb, clause.prefix, *clause.nonfinite) if k is not None and k > start and k < piece[1]]
    if verbs and clause.kind == "main":
        end = min(end, max(verbs) if max(verbs) == piece[1] - 1 else end)
    if clause.kind in ("sub", "rel") and clause.finite is not None and clause.finite > start:
        end = min(end, clause.finite)
    while end > start + 1 and end - 1 in verbs:
        end -= 1
    for following in block.clauses:
        if following.start < piece[1] or following.paren:
            continue
        relative = (
            following.kind == "rel" or (following.kind == "inf") or (following.kind == "frag" and following.mark in (",", "–"))
        )
        because = (
            following.kind == "sub"
            and following.intro is not None
            and tokens[following.intro].lower in ("dass", "ob", "wenn", "falls", "sollte")
        )
        if not (relative or because) or clause.kind == "rel":
            break
        end = following.end
    return (start, end)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("clauses")[name])
