"""Takes a tagged sentence, gives its clauses with verb groups and noun phrases: the frame in which events are read."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from depesche.language.conjugation import PREFIXES, VerbForm
from depesche.language.lexicon import fold, load
from depesche.language.sentences import Sentence
from depesche.language.tokens import Token
from depesche.language.verbs import readings as verb_readings
from depesche.reading.events.phrases import Phrase, looks_like_adjective, phrases_of
from depesche.reading.events.series import COORDINATORS, in_series, shares_subject
from depesche.reading.events.verbforms import AUXILIARIES, MODALS, known_forms

_SUBORDINATORS = frozenset(load("conjugation")["subordinators"])
_RELATIVES = frozenset(
    [
        "der",
        "die",
        "das",
        "den",
        "dem",
        "dessen",
        "deren",
        "denen",
        "welcher",
        "welche",
        "welches",
        "welchen",
        "welchem",
        "was",
        "wer",
    ]
)
_OPENERS = _SUBORDINATORS | _RELATIVES | {"um", "ohne"}
_SUBJECTS = frozenset(["ich", "wir", "er", "man", "es"])
_BREAKS = frozenset(",;:–—-()[]|")
_QUOTES = frozenset("„«»“”\"‚‹›‘’'")
_NEGATION = re.compile(r"nicht|nie|niemals|kein(?:e[nmrs]?)?|weder|keinesfalls|keineswegs")
_PREFIX_SET = frozenset(PREFIXES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause.

    Attributes:
        tokens: places of its tokens in the sentence, ascending; with holes where other clauses stand inside.
        type: `main`, `sub` (with conjunction), `relative`, `infinitive` or `fragment` (no verb).
        opener: folded conjunction, relative word or "um"/"ohne"/"statt"; "" for none.
        finite: place of the finite verb; `None`: none.
        verbs: folded dictionary forms of the full verbs, prefix included, in the order of the text.
        modal: folded modal verb as a dictionary form ("sollen"); "" for none.
        passive: true for werden with a participle.
        tense: `past`, `pluperfect`, `present`, `future` or "" (no finite verb).
        mood: of the finite verb: `Ind`, `Sub1`, `Sub2`, `Amb` or "".
        negated: true where "nicht", "kein" or "nie" stands in it.
        phrases: its noun phrases.
        parent: place of the clause it depends on in the sentence's list; `None` for main clauses.
        heir: place of the clause before it whose subject it shares ("und sprach mit"); `None`: it has its own.
    """

    tokens: tuple[int, ...]
    type: str
    opener: str
    finite: int | None
    verbs: tuple[str, ...]
    modal: str
    passive: bool
    tense: str
    mood: str
    negated: bool
    phrases: tuple[Phrase, ...]
    parent: int | None = None
    heir: int | None = None


@dataclass(slots=True, kw_only=True)
class _Draft:
    tokens: list[int]
    opener: str = ""
    type: str = "main"
    finite: int | None = None
    parent: int | None = None
    heir: int | None = None


_Readings = Sequence[VerbForm | None]


def clauses_of(sentence: Sentence) -> tuple[Clause, ...]:
    """Cut a sentence into clauses, in the order of their first tokens."""
    tokens = sentence.tokens
    readings = [_reading(token, place, tokens) for place, token in enumerate(tokens)]
    drafts: list[_Draft] = []
    current: _Draft | None = None
    pending: _Draft | None = None
    for segment, mark in _segments(tokens, readings):
        finite = next((place for place in segment if _is(readings[place], "Fin")), None)
        if mark == "(" and current is not None:
            drafts.append(_Draft(tokens=list(segment), finite=finite, type="main" if finite is not None else "fragment"))
            continue
        opener, kind = _opening(segment, tokens, readings, finite, mark)
        if kind == "relative" and pending is not None and pending.finite is None and _lists_on(segment, tokens):
            opener = kind = ""
        if kind:
            draft = _Draft(tokens=list(segment), opener=opener, type=kind, finite=finite)
            draft.parent = _index(drafts, drafts[-1] if drafts and kind == "infinitive" else current)
            drafts.append(draft)
            if finite is None and kind != "infinitive":
                pending = draft
            elif pending is not None and pending.finite is not None:
                pending = None
        elif pending is not None and (finite is None or pending.finite is None):
            pending.tokens += segment
            if finite is not None:
                pending.finite, pending = finite, None
        elif finite is None and current is not None and _awaits(current, readings) and _completes(segment, readings):
            current.tokens += segment
        elif finite is None:
            if mark and mark in ";:–—" and current is not None and current.finite is not None:
                drafts.append(_Draft(tokens=list(segment)))
                continue
            inner = drafts and drafts[-1] is not current and mark not in ";:–—)" and not _closed(drafts[-1], readings)
            target = drafts[-1] if inner else current
            if target is None:
                current = _Draft(tokens=list(segment))
                drafts.append(current)
            else:
                target.tokens += segment
        elif current is not None and current.finite is None:
            current.tokens += segment
            current.finite = finite
        else:
            follower = _Draft(tokens=list(segment), finite=finite)
            if current is not None and (
                shares_subject(segment, tokens, readings)
                or (current.type == "main" and in_series(segment, current.finite, tokens, readings))
            ):
                follower.heir = _index(drafts, current)
            drafts.append(follower)
            current = follower
    return tuple(_finished(draft, tokens, readings) for draft in drafts)


def _awaits(draft: _Draft, readings: _Readings) -> bool:
    """Say whether a clause has an auxiliary or modal verb whose participle or infinitive is still to come."""
    head = readings[draft.finite] if draft.finite is not None else None
    return (
        head is not None
        and (head.lemma in AUXILIARIES or head.lemma in MODALS)
        and all(place == draft.finite or readings[place] is None for place in draft.tokens)
    )


def _closed(draft: _Draft, readings: _Readings) -> bool:
    """Say whether a subordinate clause has ended with its verb, so that what follows belongs to the clause around it."""
    return draft.type == "fragment" or (draft.type != "main" and readings[max(draft.tokens)] is not None)


def _completes(segment: Sequence[int], readings: _Readings) -> bool:
    return _is(readings[segment[-1]], "Part") or _is(readings[segment[-1]], "Inf")


def _lists_on(segment: Sequence[int], tokens: Sequence[Token]) -> bool:
    """Say whether a stretch inside an open clause goes on with a list: an article with its noun, and no relative pronoun."""
    return len(segment) > 1 and tokens[segment[1]].text[0].isupper()


def _is(reading: VerbForm | None, form: str) -> bool:
    return reading is not None and reading.form == form


def _index(drafts: list[_Draft], draft: _Draft | None) -> int | None:
    return next((place for place, known in enumerate(drafts) if known is draft), None) if draft else None


def _segments(tokens: Sequence[Token], readings: _Readings) -> Iterator[tuple[list[int], str]]:
    """Give stretches between commas, dashes and brackets; a stretch with two finite verbs is cut at the "und" between them."""
    segment: list[int] = []
    mark = ""
    inside = False
    for place, token in enumerate(tokens):
        if token.text in "([":
            inside = True
        elif token.text in ")]":
            inside = False
        if token.text in _BREAKS and not (inside and token.text not in "([" and mark in ("(", "[")):
            if segment:
                yield from _at_conjunctions(segment, tokens, readings, mark)
                segment = []
            mark = token.text
        elif token.text not in _QUOTES and token.text not in ".!?…":
            segment.append(place)
    if segment:
        yield from _at_conjunctions(segment, tokens, readings, mark)


def _at_conjunctions(
    segment: list[int], tokens: Sequence[Token], readings: _Readings, mark: str
) -> Iterator[tuple[list[int], str]]:
    finite = [place for place in segment if _is(readings[place], "Fin")]
    for first, second in itertools.pairwise(finite):
        joints = [place for place in segment if first < place < second and tokens[place].lower in COORDINATORS]
        if not joints:
            continue
        best = next((place for place in joints if place + 1 == second or place - 1 == first), joints[-1])
        yield from _at_conjunctions([place for place in segment if place < best], tokens, readings, mark)
        yield from _at_conjunctions([place for place in segment if place > best], tokens, readings, tokens[best].lower)
        return
    if segment:
        yield segment, mark


def _opening(
    segment: Sequence[int], tokens: Sequence[Token], readings: _Readings, finite: int | None, mark: str
) -> tuple[str, str]:
    """Say whether a stretch opens a subordinate clause: (opener, type); ("", "") for none."""
    words = [tokens[place].lower for place in segment[:4]]
    begins = bool(mark) or segment[0] == 0
    verb_late = finite is not None and all(readings[place] is not None for place in segment if place > finite)
    if words[0] in ("um", "ohne", "statt", "anstatt") and any(_izu(readings, tokens, place) for place in segment):
        return words[0], "infinitive"
    if words[0] in _SUBORDINATORS and begins and (verb_late or words[0] not in ("als", "wie", "da", "während")):
        return words[0], "sub"
    if mark in (",", "–", "—", "und", "oder", "(", "-"):
        open_relative = finite is None and _bare_relative(segment, tokens)
        if words[0] in _RELATIVES and mark != "und" and (verb_late or open_relative):
            return words[0], "relative"
        if len(words) > 1 and tokens[segment[0]].tag == "ADP" and words[1] in _RELATIVES and verb_late:
            return words[1], "relative"
        if mark == "und" and verb_late and finite is not None and sum(place < finite for place in segment) > 1:
            return "und", "sub"
    if finite is None and mark in (",", "–", "—", ":") and any(_izu(readings, tokens, place) for place in segment[-2:]):
        return "", "infinitive"
    return "", ""


def _bare_relative(segment: Sequence[int], tokens: Sequence[Token]) -> bool:
    """Say whether "der ..." without a finite verb opens a relative clause with an insertion, and is no apposition."""
    if len(segment) < 2:
        return False
    following = tokens[segment[1]]
    return following.tag in ("ADP", "PRON", "ADV", "DET")


def _izu(readings: _Readings, tokens: Sequence[Token], place: int) -> bool:
    reading = readings[place]
    if reading is None:
        return tokens[place].form == "Izu"
    return reading.form == "Izu" or (reading.form in ("Inf", "Fin") and place > 0 and tokens[place - 1].lower == "zu")


def _reading(token: Token, place: int, tokens: Sequence[Token]) -> VerbForm | None:
    """Read a token as a verb form, as its place allows; `None` for other words."""
    text = token.text
    if not text[0].isalpha():
        return None
    if (
        text[0].isupper()
        and not _leads_with_participle(place, tokens)
        and (token.tag in ("NOUN", "PROPN", "DET", "ADP", "PRON") or (place and tokens[place - 1].text[0].isalnum()))
    ):
        return None
    if _attributive(place, tokens):
        return None
    candidates = known_forms(token.lower)
    if not candidates:
        if token.lower in _PREFIX_SET or token.tag not in ("VERB", "AUX") or not token.form or looks_like_adjective(token):
            return None
        candidates = tuple(
            VerbForm(fold(reading.lemma), reading.form, reading.tense, bool(reading.prefix))
            for reading in verb_readings(token.lower)
        )
        if len({form.form for form in candidates}) < 2:
            return VerbForm(fold(token.lemma), token.form, token.tense, False)
    if _ends_as_infinitive(place, tokens) and any(form.form == "Inf" for form in candidates):
        if place and tokens[place - 1].lower == "zu":
            return next(form for form in candidates if form.form == "Inf")._replace(form="Izu")
        return _chosen(candidates, place, tokens) if len({form.form for form in candidates}) > 1 else candidates[0]
    if token.tag in ("DET", "ADP", "PRON") or (token.tag == "ADJ" and len(candidates) == 1 and candidates[0].form == "Inf"):
        return None
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if before is not None and before.lower == "zu" and any(form.form == "Inf" for form in candidates):
        return next(form for form in candidates if form.form == "Inf")._replace(form="Izu")
    if (
        before is not None
        and after is not None
        and after.tag == "NOUN"
        and before.tag in ("DET", "ADP", "ADJ")
        and all(form.form != "Fin" for form in candidates)
    ):
        return None
    if len({form.form for form in candidates}) > 1:
        return _chosen(candidates, place, tokens)
    return candidates[0]


def _leads_with_participle(place: int, tokens: Sequence[Token]) -> bool:
    """Say whether a participle leads the sentence: "Begonnen hatte der Dialog ..."."""
    if place or len(tokens) < 2 or not any(form.form == "Part" for form in known_forms(tokens[0].lower)):
        return False
    return any(form.form == "Fin" and form.lemma in AUXILIARIES for form in known_forms(tokens[1].lower))


def _ends_as_infinitive(place: int, tokens: Sequence[Token]) -> bool:
    """Say whether a word that may be an article or adjective ends a clause, as neither can: "konnten sich nicht einigen"."""
    if tokens[place].tag not in ("DET", "PRON", "ADJ") or not tokens[place].lower.endswith("en"):
        return False
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return after is None or after.text in ".,;:!?"


def _attributive(place: int, tokens: Sequence[Token]) -> bool:
    """Say whether a form like "erwähnten" stands between an article and its noun: "den bereits erwähnten Politikern"."""
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if after is None or not after.text[0].isupper() or not tokens[place].lower.endswith(("en", "te", "er", "es", "em")):
        return False
    if (
        after.tag in ("NOUN", "PROPN")
        and tokens[place].lower.endswith(("en", "te", "er", "es", "em"))
        and _inside_attribute(place, tokens)
    ):
        return True
    before = place - 1
    while before >= 0 and tokens[before].tag in ("ADV", "PART"):
        before -= 1
    return (before >= 0 and tokens[before].tag == "DET" and tokens[before].lower not in ("die", "der", "das", "den", "dem")) or (
        before >= 0 and before < place - 1 and tokens[before].tag == "DET"
    )


def _inside_attribute(place: int, tokens: Sequence[Token]) -> bool:
    """Say whether an article right before a preposition opens the attribute: "einer von der UNO vermittelten Abmachung"."""
    for at in range(place - 1, max(-1, place - 12), -1):
        if tokens[at].text in _BREAKS or tokens[at].tag in ("VERB", "AUX"):
            return False
        before = at - 1
        while before > 0 and tokens[before].tag == "ADV":
            before -= 1
        if (
            tokens[at].tag in ("ADP", "CCONJ", "ADV")
            and at
            and tokens[before].tag == "DET"
            and tokens[at].lower not in ("und", "oder")
        ):
            return True
    return False


def _chosen(candidates: tuple[VerbForm, ...], place: int, tokens: Sequence[Token]) -> VerbForm:
    """Choose between finite form, participle and infinitive by the auxiliaries around."""
    forms = {form.form: form for form in reversed(candidates)}
    before = [token.lower for token in tokens[max(0, place - 30) : place]]
    auxiliary = modal = other = False
    for at in range(len(before) - 1, -1, -1):
        word = before[at]
        if word == "," and at + 1 < len(before) and before[at + 1] in _SUBJECTS:
            break
        if word in _BREAKS and at + 1 < len(before) and before[at + 1] in _OPENERS:
            behind = tokens[place - len(before) + at + 2]
            if not (behind.tag in ("NUM", "NOUN", "PROPN") and before[at + 1] in _RELATIVES):
                break
        if word in ";:":
            break
        if tokens[place - len(before) + at].text[0].isupper() and place - len(before) + at:
            continue
        if at == len(before) - 1 and any(form.lemma in MODALS for form in candidates) and word.endswith("en"):
            continue  # "hätten zusammenkommen sollen"
        if word.endswith("en") and any(form.form == "Part" for form in known_forms(word)):
            continue  # "hat entzogen und verwiesen": both may be participles
        for form in known_forms(word):
            if form.form == "Fin":
                auxiliary |= form.lemma in AUXILIARIES
                modal |= form.lemma in MODALS or form.lemma == "lassen"
                other |= form.lemma not in AUXILIARIES and form.lemma not in MODALS and form.lemma != "lassen"
        if auxiliary or modal or other:
            break
    following = tokens[place + 1].lower if place + 1 < len(tokens) else ""
    closes = any(form.lemma in AUXILIARIES for form in known_forms(following))
    closes_modal = any(form.lemma in MODALS and form.form == "Fin" for form in known_forms(following))
    if "Part" in forms and (closes or (auxiliary and not other) or (modal and following in ("werden", "haben", "sein"))):
        return forms["Part"]
    if "Inf" in forms and (modal or closes_modal or (auxiliary and "Part" not in forms)):
        return forms["Inf"]
    return forms.get("Fin", candidates[0])


# "nicht nur in Wien": no denial.
_NO_DENIAL = frozenset(["nur", "bloss", "allein", "zuletzt", "minder", "ohne"])


def _of_attribute(tokens: Sequence[Token], place: int, readings: _Readings) -> bool:
    """Say whether a "nicht" belongs to an attribute and not to the clause: "zu einem nicht angekündigten Besuch"."""
    following = tokens[place + 1 : place + 3]
    if following and tokens[place].lower == "nicht" and following[0].lower in _NO_DENIAL:
        return True
    return (
        tokens[place].lower in ("nicht", "nie", "niemals")
        and len(following) == 2
        and readings[place + 1] is None
        and following[0].text[0].islower()
        and following[0].text.endswith(("en", "er", "es", "em", "e"))
        and following[1].text[0].isupper()
    )


def _finished(draft: _Draft, tokens: Sequence[Token], readings: _Readings) -> Clause:
    places = sorted(draft.tokens)
    verbal = [(place, reading) for place in places if (reading := readings[place]) is not None]
    finite = draft.finite
    head = readings[finite] if finite is not None else None
    particle = _particle(places, tokens, finite) if head and not head.joined else ""
    verbs = [particle + reading.lemma if place == finite else reading.lemma for place, reading in verbal]
    if any(reading.lemma == "erklären" for _, reading in verbal) and any(tokens[place].lower == "bereit" for place in places):
        verbs.append("bereiterklären")
    helping = any(reading.lemma != "sein" for _, reading in verbal)  # "ist gewesen" has no other verb
    full = [verb for verb in verbs if verb not in MODALS and not (verb in AUXILIARIES and (helping or verb != "sein"))]
    become = any(reading.lemma == "werden" for _, reading in verbal)
    phrases = phrases_of(places, tokens, [reading is not None for reading in readings], draft.opener)
    if become and head is not None and head.lemma == "werden":
        verbal = [(place, _with_object(reading, tokens[place], phrases)) for place, reading in verbal]
    participle = any(reading.form == "Part" and reading.lemma not in AUXILIARIES for _, reading in verbal)
    return Clause(
        tokens=tuple(places),
        type=draft.type if verbal or draft.type != "main" else "fragment",
        opener=draft.opener,
        finite=finite,
        verbs=tuple(full),
        modal=next((reading.lemma for _, reading in verbal if reading.lemma in MODALS), ""),
        passive=become and participle,
        tense=_tense(head, [reading for _, reading in verbal], tokens[finite] if finite is not None else None),
        mood=(tokens[finite].mood or "Ind") if finite is not None else "",
        negated=any(_NEGATION.fullmatch(tokens[place].lower) and not _of_attribute(tokens, place, readings) for place in places),
        phrases=phrases,
        parent=draft.parent,
        heir=draft.heir,
    )


def _with_object(reading: VerbForm, token: Token, phrases: Sequence[Phrase]) -> VerbForm:
    """Read a form that is participle and infinitive as infinitive beside an object: "wird die Organisation verlassen"."""
    if reading.form != "Part" or fold(reading.lemma) != token.lower:
        return reading
    free = [phrase for phrase in phrases if not phrase.preposition and phrase.parent is None and phrase.coordinated is None]
    return reading._replace(form="Inf") if len(free) >= 2 else reading


def _tense(head: VerbForm | None, verbal: Sequence[VerbForm], finite: Token | None) -> str:
    """Tell the tense of a verb group: its finite form and the participles and infinitives beside it."""
    if head is None or finite is None:
        return ""
    participle = any(reading.form == "Part" and reading.lemma not in AUXILIARIES for reading in verbal)
    infinitive = any(reading.form == "Inf" and reading.lemma not in AUXILIARIES for reading in verbal)
    become = any(reading.lemma == "werden" for reading in verbal)
    if head.lemma in AUXILIARIES and finite.lower[:2] in ("wä", "wü", "hä"):
        return "present" if head.lemma == "werden" or not participle else "past"
    if (
        head.lemma == "werden"
        and (infinitive or sum(reading.lemma in AUXILIARIES for reading in verbal) > 1)
        and head.tense != "Past"
    ):
        return "past" if finite.lower in ("ist", "sind") else "future"
    if head.tense == "Past" and head.lemma in ("haben", "sein") and participle:
        return "pluperfect"
    if head.tense == "Past" or (
        head.lemma in ("haben", "sein")
        and participle
        and (not become or any(reading.form == "Part" and reading.lemma == "werden" for reading in verbal))
    ):
        return "past"
    return "present"


def _particle(places: Sequence[int], tokens: Sequence[Token], finite: int | None) -> str:
    """Find the parted prefix of the finite verb at the end of its bracket ("trafen ... zusammen"); "" for none."""
    if finite is None:
        return ""
    after = [place for place in places if place > finite]
    for place in reversed(after):
        if tokens[place].lower not in _PREFIX_SET or tokens[place].text[0].isupper():
            continue
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        if place == after[-1] or following is None or not following.text[0].isalnum() or following.tag in ("CCONJ", "ADP"):
            return tokens[place].lower
    return ""
