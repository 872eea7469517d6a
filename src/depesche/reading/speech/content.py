"""Takes a block and a cue in it, gives what is said: the stretches of the text, and whether they are quoted, rendered or told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from depesche.language.lexicon import load
from depesche.language.tokens import Token
from depesche.reading.speech.blocks import Block
from depesche.reading.speech.clauses import Clause
from depesche.reading.speech.cues import VerbCue, verb_cue
from depesche.reading.speech.nominals import can_be_subject, nominal_at

Stretch = tuple[int, int]
_QUOTE_MARKS = frozenset('„“”"«»‚‘›‹')


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
    if _parted(tokens, clause) and following:
        # "Die Frist, sagte die Ministerin, laufe am Freitag ab": both halves are what is said.
        ahead_piece = (clause.pieces[0][0], clause.pieces[0][1])
        if following[0].kind == "quote":
            return Content(form="direct", stretches=(within_marks(tokens, ahead_piece), (following[0].start, following[0].end)))
        tail = _continuation(block, clause, following)
        if tail is not None:
            return Content(form="indirect", stretches=(ahead_piece, tail))
    quoted_before = _quote_before(tokens, clause, floor)
    first = _verb_first(tokens, clause)
    postponed = (
        first
        and _own_subject(tokens, clause)
        and clause.shares is None
        and clause.start > floor
        and clause.mark in (",", "”", "–", ")", "?", "!", "…")
    )
    if quoted_before is not None and (postponed or clause.mark == "”"):
        stretches = [(quoted_before, quoted_before + 1)]
        more = _quote_after(tokens, clause, following)
        if more is not None:
            stretches.append((more, more + 1))
        return Content(form="direct", stretches=tuple(stretches))
    after = _after(block, cue, following)
    if after is not None and _goes_on(tokens, clause):
        return after
    if postponed and not (after is None and _goes_on(tokens, clause)):
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


def _own_subject(tokens: Sequence[Token], clause: Clause) -> bool:
    """Say whether somebody stands behind the verb: in "Er nahm den Befehl zurück, sprach von einem Versehen und ging" nobody."""
    assert clause.finite is not None
    if tokens[clause.finite + 1].tag != "ADP" if clause.finite + 1 < clause.end else True:
        return True
    place = clause.finite + 1
    while place < clause.end:
        nominal = nominal_at(tokens, place, clause.end)
        if nominal is None:
            place += 1
            continue
        if nominal.preposition is None and can_be_subject(tokens, nominal):
            return True
        place = nominal.core_end
    return False


def _goes_on(tokens: Sequence[Token], clause: Clause) -> bool:
    """ "Die Vereinten Nationen bestätigten das, teilten jedoch mit, ...": a second verb of the same subject."""
    place = clause.finite
    if place is None or clause.mark != "," or place != clause.start or place + 1 >= clause.end:
        return False
    return tokens[place + 1].lower in ("jedoch", "aber", "zugleich", "allerdings", "dabei", "zudem", "gleichzeitig", "ausserdem")


def _parted(tokens: Sequence[Token], clause: Clause) -> bool:
    if clause.kind != "main" or clause.finite is None or len(clause.pieces) < 2:
        return False
    first, second = clause.pieces[0], clause.pieces[1]
    return clause.finite == second[0] and all(tokens[k].tag == "PUNCT" for k in range(first[1], second[0]))


def within_marks(tokens: Sequence[Token], stretch: Stretch) -> Stretch:
    """Give a stretch without the marks at its ends."""
    start, end = stretch
    while start < end - 1 and tokens[start].text in _QUOTE_MARKS:
        start += 1
    while end > start + 1 and tokens[end - 1].text in _QUOTE_MARKS:
        end -= 1
    return start, end


def _following(tokens: Sequence[Token], clauses: Sequence[Clause], clause: Clause) -> list[Clause]:
    """Clauses after the cue's own; appositions and relative clauses on its last noun are passed over when more comes."""
    rest = [c for c in clauses if c.start >= clause.end and not c.paren]
    skipped = 0
    rest = [c for c in rest if not (c.kind == "inf" and tokens[c.start].lower in ("ohne", "anstatt", "statt"))] or rest
    while len(rest) > 1 and skipped < 2 and rest[0].kind in ("frag", "rel") and rest[0].mark in (",", "–", ")"):
        later = next((c for c in rest[1:3] if c.kind in ("sub", "inf", "main", "quote")), None)
        if later is None or (later.kind == "main" and _verb_first(tokens, later)) or later.mark in ("und", "aber"):
            break
        if rest[0].kind == "rel" and later.kind == "sub" and clause.kind == "rel":
            break
        ahead = next((c for c in rest[1:4] if c.kind == "main" and c.finite == c.start), None)
        if (
            rest[0].kind == "frag"
            and ahead is not None
            and tokens[ahead.start].mood == "Sub1"
            and tokens[rest[0].start].tag == "DET"
        ):
            # "erklärte, das Ziel, den Beschuss zu beenden, sei erreicht": the subject of what is said.
            return rest
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
    if clause.kind == "sub" and clause.intro is not None and clause.intro < clause.start:
        # "dass A wartet und B geht": the second half hangs on what stands before, not on the cue.
        return None
    if clause.kind == "sub" and clause.intro is not None:
        word = tokens[clause.intro].lower
        if word == "wie" and verb_cue(tokens, clause) is not None:
            return None
        if word in _words("relative_questions") and tokens[cue.clause.end - 1].tag in ("NOUN", "PROPN", "NUM"):
            return None
        if frames <= {"als", "object", "in"}:
            # "begriff, wie ernst die Lage ist": no verb of saying with a clause.
            return None
        if word in _words("complement"):
            return Content(form="indirect", stretches=((clause.start, end),))
        main = next((c for c in following[1:] if c.kind == "main"), None)
        if (
            word in _words("condition")
            and main is not None
            and main.start < end
            and "clause" in frames
            and _subjunctive(tokens, main)
        ):
            return Content(form="indirect", stretches=((clause.start, end),))
        return None
    if clause.kind == "inf" and clause.mark == ",":
        if tokens[clause.start].lower in ("um", "ohne", "anstatt", "statt"):
            return None
        if "zu" not in frames and any(tokens[k].text in _words("infinitive_nouns") for k in cue.clause.places()):
            # "sprach über das Verbot, Personal zu beschäftigen": it hangs on the noun.
            return None
        if frames & {"zu", "clause", "zu_prep", "um", "auf", "mit", "vor"}:
            return Content(form="indirect", stretches=((clause.start, end),))
        return None
    if tokens[clause.start].lower in ("und", "aber", "doch", "sondern", "denn", "sowie", "oder") and clause.kind != "sub":
        return None
    if clause.kind in ("main", "rel") and clause.mark == "," and "clause" in frames:
        if clause.kind == "rel" and not (
            clause.finite is not None
            and (
                (tokens[clause.finite].mood in ("Sub1", "Sub2") and not _belongs(tokens, clause))
                # "..., sagte, die Kinder litten": no noun stands before that it could hang on.
                or tokens[clause.start - 2].form == "Fin"
            )
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
        main_after = next((c for c in following[1:3] if c.kind == "main"), None)
        if (
            main_after is not None
            and main_after.finite is not None
            and tokens[main_after.finite].mood in ("Sub1", "Sub2")
            and main_after.mark == ","
        ):
            return Content(form="indirect", stretches=((clause.start, end),))
    return None


def _belongs(tokens: Sequence[Token], clause: Clause) -> bool:
    """A relative clause in the Konjunktiv that does hang on a noun: its verb stands last and nothing in it can be a subject
    with an article.
    """
    assert clause.finite is not None
    return clause.finite == clause.end - 1


def _content_end(block: Block, following: Sequence[Clause], cue: VerbCue) -> int:
    """Give the place where the content that begins with the first following clause ends."""
    tokens = block.tokens
    first = following[0]
    rendered_mood = next((tokens[c.finite].mood for c in following if c.finite is not None and c.kind in ("main", "sub")), None)
    end = first.end
    for clause in following[1:]:
        if (clause.kind == "quote" and clause.mark in (":",)) or (clause.mark == ";" and first.kind == "inf"):
            break
        if clause.kind == "main" and clause.finite is not None:
            ruled = verb_cue(tokens, clause)
            v1 = _verb_first(tokens, clause)
            opening = tokens[clause.start].lower
            mark = opening if clause.mark == "," and opening in ("und", "aber", "doch", "sowie") else clause.mark
            indicative = tokens[clause.finite].mood == "Ind"
            if v1 and ruled is not None and not ruled.entries[0].quoting and indicative:
                break
            if tokens[clause.finite].lower in ("sollte", "sollten"):
                end = max(end, clause.end)
                continue
            if v1 and indicative and mark in ("und", "aber", "doch", "sowie", ",") and first.kind in ("inf", "sub"):
                break
            if indicative and mark in ("und", "aber", "doch", ";", "–") and rendered_mood in ("Sub1", "Sub2"):
                break
            if (
                indicative
                and first.kind == "sub"
                and mark in ("und", "aber", "doch", ";", ",", "–")
                and not _final(tokens, clause)
            ):
                break
            if indicative and first.kind == "inf" and mark in ("und", "aber", "doch", ";", "–"):
                break
        if (
            clause.kind == "sub"
            and clause.intro is not None
            and tokens[clause.intro].lower == "wie"
            and (ruled := verb_cue(tokens, clause)) is not None
            and ruled.modal is None
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
            or (
                text in ".!?"
                and tokens[place].tag == "PUNCT"
                and not tokens[place - 1].text[-1].isdigit()
                and len(tokens[place - 1].text) > 2
                and place + 2 < position
                and tokens[place + 1].text[0].isupper()
            )
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
        (c.kind == "main" and c.finite is not None and not (_final(tokens, c) and tokens[c.finite].mood == "Ind"))
        or (c.kind == "sub" and c.intro is not None and tokens[c.intro].lower in ("dass", "ob", "wer", "was"))
        for c in before
    ) and any(c.kind in ("sub", "main", "rel") for c in before)


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
        inverted = _verb_first(tokens, first) and first.finite is not None and tokens[first.finite].mood in ("Sub1", "Sub2")
        if first.kind == "main" and (first.shares is not None or (_verb_first(tokens, first) and not inverted)):
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


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("clauses")[name])


def relative_questions() -> frozenset[str]:
    """Question words that hang on a noun as often as they are what is said."""
    return _words("relative_questions")
