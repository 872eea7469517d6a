"""Takes the tokens of a sentence, gives its clauses: main, subordinate, relative, infinitive, with their verbs.

Quotations that are speech come in folded to one token (tag `QUOTE`), so that a sentence is read through its frame. The cutting is
shallow: marks and conjunctions cut, the place of the finite verb tells the kind, interrupted clauses are joined again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from depesche.language.lexicon import load
from depesche.language.tokens import Token
from depesche.language.verbs import readings, separable

_MARKS = frozenset(",;:–—()[].!?…")
_COORDINATORS = frozenset(["und", "oder", "aber", "sondern", "denn", "doch", "sowie"])
_NONFINITE = ("Part", "Inf", "Izu")


@dataclass(slots=True)
class Clause:
    """A clause of a sentence; all numbers are places in the list of tokens.

    Attributes:
        kind: `main`, `sub` (with a conjunction or question word), `rel`, `inf`, `frag` (no verb) or `quote` (a folded
        quotation alone).
        pieces: its stretches, half-open; more than one where another clause interrupts it.
        mark: the mark or conjunction before it ("" at the beginning).
        finite: place of the finite verb, `None` where there is none.
        intro: place of the conjunction, question word or relative pronoun.
        nonfinite: places of participles and infinitives.
        prefix: place of a separable prefix that stands apart.
        paren: true within round brackets.
        shares: the clause whose subject this one shares ("und kündigte an").
    """

    kind: str
    pieces: list[tuple[int, int]]
    mark: str
    finite: int | None = None
    intro: int | None = None
    nonfinite: list[int] = field(default_factory=list)
    prefix: int | None = None
    paren: bool = False
    shares: Clause | None = None

    @property
    def start(self) -> int:
        """Place of the first token."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Place after the last token."""
        return self.pieces[-1][1]

    def places(self) -> list[int]:
        """All places of the clause, interruptions left out."""
        return [place for start, end in self.pieces for place in range(start, end)]


def clauses_of(tokens: Sequence[Token]) -> list[Clause]:
    """Cut a sentence into clauses, by their first token."""
    found: list[Clause] = []
    pending: Clause | None = None
    for segment in _segments(tokens):
        if segment.paren:
            found.append(segment)
            continue
        _reread_participle(tokens, segment, found)
        opened = next((c for c in reversed(found) if c.kind in ("sub", "rel") and c.finite is None and not c.paren), None)
        if opened is not None and _completes(tokens, segment):
            opened.pieces.append(segment.pieces[0])
            opened.finite = segment.finite
            opened.nonfinite += segment.nonfinite
            continue
        if pending is not None and segment.kind == "main" and segment.finite == _first_word(tokens, segment):
            start = pending.pieces[0]
            found = [c for c in found if c is not pending and not (c.kind == "frag" and c.start > pending.start)]
            segment.pieces = [start, *segment.pieces]
            segment.mark = pending.mark
            found.append(segment)
            pending = None
            continue
        tail = _tail_of(tokens, segment, found)
        if tail is not None:
            tail.pieces.append(segment.pieces[0])
            tail.nonfinite += segment.nonfinite
            tail.prefix = segment.prefix if tail.prefix is None else tail.prefix
            continue
        if segment.kind == "frag" and pending is None and segment.mark in ("", ":", ";", "–", "und", "aber", "doch", "denn"):
            pending = segment
        elif segment.kind in ("main", "quote"):
            pending = None
        opening = tokens[segment.start].lower
        if segment.kind == "main" and (segment.mark in _COORDINATORS or (segment.mark == "," and opening in _COORDINATORS)):
            earlier = _ruler(tokens, found, segment)
            first = _first_word(tokens, segment)
            if earlier is not None and (segment.finite == first or segment.finite is None):
                segment.shares = earlier
        found.append(segment)
    return sorted(found, key=lambda clause: clause.start)


def _ruler(tokens: Sequence[Token], found: Sequence[Clause], segment: Clause) -> Clause | None:
    """Give the main clause that "und kündigte an" goes on with: in the indicative as it is, not what was said between."""
    mains = [c for c in reversed(found) if c.kind == "main" and not c.paren]
    if segment.finite is not None and tokens[segment.finite].mood == "Ind":
        told = [c for c in mains if c.finite is not None and tokens[c.finite].mood in ("Ind", "Amb")]
        mains = told or mains
    return mains[0] if mains else None


def _segments(tokens: Sequence[Token]) -> list[Clause]:
    """Cut at marks and at conjunctions between verbs."""
    found: list[Clause] = []
    start, mark, depth = 0, "", 0
    for place in range(len(tokens) + 1):
        text = tokens[place].text if place < len(tokens) else "."
        dash = text == "-" and 0 < place < len(tokens) and tokens[place - 1].end < tokens[place].start
        if place < len(tokens) and (text not in _MARKS or tokens[place].tag == "X") and not dash and tokens[place].tag != "QUOTE":
            continue
        if text == "." and 0 < place < len(tokens) - 1 and _inner_stop(tokens, place):
            continue
        if place > start:
            found += _coordinated(tokens, start, place, mark, depth > 0)
        if place < len(tokens) and tokens[place].tag == "QUOTE":
            found.append(Clause(kind="quote", pieces=[(place, place + 1)], mark=mark))
            mark = "”"
        else:
            mark = "–" if dash or text in "–—" else text
        depth += (text in "([") - (text in ")]")
        start = place + 1
    return found


def _inner_stop(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a full stop ends nothing: in an ordinal ("3. Juni") or a name ("news.example.org")."""
    following = tokens[place + 1]
    return tokens[place - 1].text[-1].isdigit() or (following.start == tokens[place].end and following.text[0].isalnum())


def _coordinated(tokens: Sequence[Token], start: int, end: int, mark: str, paren: bool) -> list[Clause]:
    """Cut one stretch between marks at conjunctions that part two verbs; classify what comes out."""
    cuts = [start]
    for place in range(start + 1, end):
        if tokens[place].lower not in _COORDINATORS or tokens[place].tag not in ("CCONJ", "ADV", "PART"):
            continue
        left = any(tokens[k].form == "Fin" for k in range(cuts[-1], place))
        right = any(tokens[k].form == "Fin" for k in range(place + 1, end))
        participles = (
            tokens[place - 1].form in ("Part", "Izu", "Inf") and tokens[end - 1].form == tokens[place - 1].form and not right
        )
        # "hoffte, das Buch zu verlegen und schrieb einen Brief": the infinitive ends, a verb begins.
        ended = (
            right and not left and place + 1 < end and tokens[place + 1].form == "Fin" and _infinitive_with_zu(tokens, place - 1)
        )
        if (left and right and not _within_names(tokens, place, end)) or participles or ended:
            cuts.append(place)
    found: list[Clause] = []
    for left_end, right_end in zip(cuts, [*cuts[1:], end], strict=True):
        segment = _classify(tokens, left_end, right_end, tokens[left_end].lower if left_end > start else mark, paren)
        if found and segment.kind == "main" and found[-1].kind in ("sub", "rel") and _final(tokens, segment):
            segment.kind, segment.intro = found[-1].kind, found[-1].intro
        if found and segment.finite is None and segment.kind == "frag" and segment.nonfinite and found[-1].finite is not None:
            segment.kind, segment.shares = "main", found[-1]
        found.append(segment)
    return found


def _within_names(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Say whether the conjunction joins two nouns before the next verb stands ("A und B kommen"): then it parts no clauses."""
    if tokens[place].lower not in ("und", "oder", "sowie") or place + 1 >= end:
        return False
    following = next((k for k in range(place + 1, end) if tokens[k].form == "Fin"), end)
    before = tokens[place - 1]
    if before.tag not in ("NOUN", "PROPN", "ADJ", "NUM") or following == place + 1:
        return False
    # "..., dass A und B kommen": no verb has come yet since the last cut that could have needed this noun as its end.
    verbs_after = [k for k in range(place + 1, end) if tokens[k].form == "Fin"]
    return len(verbs_after) == 1 and verbs_after[0] == end - 1 and tokens[place + 1].tag in ("NOUN", "ADJ")


def _classify(tokens: Sequence[Token], start: int, end: int, mark: str, paren: bool) -> Clause:
    first = start
    while first < end - 1 and (tokens[first].lower in _COORDINATORS or tokens[first].tag == "PUNCT"):
        first += 1
    finite = [k for k in range(start, end) if tokens[k].form == "Fin"]
    nonfinite = [k for k in range(start, end) if tokens[k].form in _NONFINITE]
    prefix = (
        end - 1
        if (end - start > 1 or mark == ",")
        and tokens[end - 1].lower in separable()
        and (tokens[end - 1].tag in ("ADP", "ADV", "ADJ", "VERB", "AUX", "PART") or tokens[end - 1].lower == "ein")
        else None
    )
    clause = Clause(kind="frag", pieces=[(start, end)], mark=mark, nonfinite=nonfinite, prefix=prefix, paren=paren)
    intro = _intro(tokens, first, end)
    relative = _relative(tokens, first, end) if mark in (",", "und", "oder", "sowie") and intro is None else None
    if not finite:
        if any(_infinitive_with_zu(tokens, k) for k in nonfinite):
            clause.kind = "inf"
        elif (intro is not None and end - first > 1 and mark != "" and tokens[intro].lower not in ("als", "wie", "bis")) or (
            intro is not None and mark == "" and end - first > 2
        ):
            clause.kind, clause.intro = "sub", intro
        elif relative is not None and end - first > 1 and _needs_verb(tokens, first, relative):
            clause.kind, clause.intro = "rel", relative
        return clause
    clause.finite = finite[0]
    clause.kind = "main"
    last = finite[-1]
    at_end = all(tokens[k].form in _NONFINITE or tokens[k].tag == "AUX" for k in range(last + 1, end))
    if intro is not None and tokens[intro].lower == "als" and tokens[intro + 1].tag == "NOUN" and not at_end:
        # "Als Reaktion darauf sagte der Minister": no clause of time.
        intro = None
    if intro is not None and last > intro and (last > first + 1 or at_end):
        clause.kind, clause.intro, clause.finite = "sub", intro, last
    elif relative is not None and last > relative and _is_relative(tokens, first, relative, finite, end):
        clause.kind, clause.intro, clause.finite = "rel", relative, last
    return clause


def _intro(tokens: Sequence[Token], first: int, end: int) -> int | None:
    """Give the place of the conjunction or question word that opens the stretch."""
    for place in range(first, min(first + 3, end)):
        token = tokens[place]
        if token.lower == "bis" and place + 1 < end and tokens[place + 1].lower in ("zu", "zum", "zur"):
            return None
        if token.lower == "als" and place > first and tokens[place - 1].lower in ("mehr", "weniger", "anders"):
            # "Mehr als 300 Menschen sind geflohen"
            return None
        if token.lower in _subordinators():
            return place
        if token.tag not in ("ADV", "PART", "ADP") or token.lower in ("so",):
            if token.lower == "so" and place + 1 < end and tokens[place + 1].lower == "dass":
                continue
            return None
    return None


def _relative(tokens: Sequence[Token], first: int, end: int) -> int | None:
    for place in range(first, min(first + 2, end)):
        if tokens[place].lower in _relatives():
            return place
        if tokens[place].tag != "ADP":
            return None
    return None


def _needs_verb(tokens: Sequence[Token], first: int, relative: int) -> bool:
    """Say whether a stretch without a verb begins as a relative clause ("den der Minister"), not as an apposition ("der
    Minister").
    """
    return relative > first or tokens[relative + 1].tag in ("DET", "PRON", "ADV", "ADP", "PART")


def _is_relative(tokens: Sequence[Token], first: int, relative: int, finite: Sequence[int], end: int) -> bool:
    """Tell "die Geschichtskenntnis zeigten" (relative) from "die Lage sei ernst" (a main clause that begins with an article)."""
    last = finite[-1]
    if relative > first and tokens[relative].lower not in ("dessen", "deren", "denen"):
        # "bei der Wahl seien Fehler gemacht worden": the verb of a relative clause stands last.
        return all(tokens[k].form in _NONFINITE or tokens[k].tag == "AUX" for k in range(last + 1, end))
    if relative > first or tokens[relative].lower in ("dessen", "deren", "denen", "wo", "wobei"):
        return True
    following = tokens[relative + 1] if relative + 1 < end else tokens[relative]
    article = following.tag in ("NOUN", "ADJ", "NUM", "PROPN") or (
        following.tag == "ADV" and relative + 2 < end and tokens[relative + 2].tag == "ADJ"
    )
    if last == end - 1 or (all(tokens[k].form in _NONFINITE for k in range(last + 1, end)) and not article):
        if last == relative + 1 and last < end - 1:
            return False
        if not article or last < end - 1:
            return last == end - 1 or not article
        noun_phrase = all(tokens[k].tag in ("ADJ", "NOUN", "NUM", "ADV", "PROPN") for k in range(relative + 1, last))
        return not (noun_phrase and tokens[last].mood in ("Sub1", "Sub2"))
    return not article and last > relative + 1


def _final(tokens: Sequence[Token], clause: Clause) -> bool:
    finite = clause.finite
    return (
        finite is not None
        and all(tokens[k].form in _NONFINITE for k in range(finite + 1, clause.end))
        and finite > clause.start + 1
    )


def _completes(tokens: Sequence[Token], segment: Clause) -> bool:
    """Say whether a stretch is the end of a subordinate clause that was interrupted: its finite verb stands last."""
    return (
        segment.kind in ("main", "sub")
        and segment.intro is None
        and segment.finite is not None
        and all(tokens[k].form in _NONFINITE or tokens[k].tag == "AUX" for k in range(segment.finite + 1, segment.end))
        and segment.mark in (",", "–", ")", "und")
    )


def _reread_participle(tokens: Sequence[Token], segment: Clause, found: Sequence[Clause]) -> None:
    """Read "begrüßt" in "hat den Plan, den Peking machte, begrüßt" as the participle that the clause before still needs."""
    if segment.kind != "main" or segment.finite is None or not found or segment.mark not in (",", ")", "–"):
        return
    earlier = next((c for c in reversed(found) if c.kind == "main" and not c.paren), None)
    if earlier is None or earlier.finite is None or earlier.nonfinite or tokens[earlier.finite].tag != "AUX":
        return
    word = tokens[segment.finite].lower
    wanted = "Part" if tokens[earlier.finite].lemma in ("haben", "sein") else "Inf"
    if segment.finite == segment.end - 1 and any(reading.form in ("Part", wanted) for reading in readings(word)):
        segment.nonfinite, segment.finite, segment.kind = [segment.finite], None, "frag"


def _tail_of(tokens: Sequence[Token], segment: Clause, found: Sequence[Clause]) -> Clause | None:
    """Give the main clause that goes on in this stretch after an interruption: "hat den Mann, der kam, begrüßt"."""
    if segment.kind != "frag" or segment.mark not in (",", "–", ")") or not found:
        return None
    earlier = next((c for c in reversed(found) if c.kind == "main" and not c.paren), None)
    if earlier is None or earlier.finite is None:
        return None
    if segment.mark == ")" and not segment.nonfinite and [c for c in found if not c.paren][-1] is earlier:
        return earlier
    if (
        segment.nonfinite
        and segment.nonfinite[-1] == segment.end - 1
        and tokens[earlier.finite].tag == "AUX"
        and not earlier.nonfinite
    ):
        return earlier
    if segment.prefix is not None and earlier.prefix is None and not earlier.nonfinite and segment.end - segment.start <= 4:
        return earlier
    return None


def _first_word(tokens: Sequence[Token], clause: Clause) -> int:
    place = clause.start
    while place < clause.end - 1 and (tokens[place].lower in _COORDINATORS or tokens[place].tag == "PUNCT"):
        place += 1
    return place


def _infinitive_with_zu(tokens: Sequence[Token], place: int) -> bool:
    if tokens[place].form == "Izu":
        return True
    before = place - 1
    if tokens[place].form == "Inf" and before >= 0 and tokens[before].lower == "zu":
        return True
    return tokens[place].form == "Part" and any(tokens[k].lower == "zu" for k in (place + 1,) if k < len(tokens))


@cache
def _subordinators() -> frozenset[str]:
    words = load("words")["SCONJ"]
    return frozenset(word.replace("ß", "ss") for word in words) | frozenset(load("clauses")["openers"])


@cache
def _relatives() -> frozenset[str]:
    return frozenset(load("clauses")["relatives"])
