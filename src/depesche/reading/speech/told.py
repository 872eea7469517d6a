"""Takes a verb of saying without a clause or quotation, gives what it tells of.

Examples: "forderte Verhandlungen", "warnte vor einem Krieg".
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from depesche.language.tokens import Token
from depesche.reading.speech.blocks import Block
from depesche.reading.speech.clauses import Clause
from depesche.reading.speech.content import Content, Stretch
from depesche.reading.speech.cues import VerbCue, act_nouns
from depesche.reading.speech.nominals import SET_PHRASES, Nominal, is_time, nominal_at, state_names
from depesche.reading.speech.speakers import people_noun

# Frames of a verb that takes an object without a preposition.
_OBJECTS = frozenset(["object", "dative", "genitive"])
# Prepositions that have swallowed an article.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a verb of saying tells of.

    Attributes:
        content: the words, as a told content.
        to: the one addressed, as printed; `None` where nobody is.
        frames: the frames of the verb that fit, so that "sprach sich gegen ... aus" is not "sprach sich für ... aus".
    """

    content: Content
    to: str | None = None
    frames: frozenset[str] = _OBJECTS


def told(block: Block, cue: VerbCue, subjects: Sequence[Nominal], aside: Collection[int] = ()) -> Told | None:
    """Find what a verb of saying tells of without rendering it: "forderte Verhandlungen", "warnte vor einem Krieg".

    `aside` are places of the clause that name a source ("laut Tass") and belong to nothing that is told.
    """
    tokens, clause = block.tokens, cue.clause
    if cue.passive:
        return _told_passive(block, cue, subjects)
    taken = {k for nominal in subjects for k in range(nominal.start, nominal.end)}
    taken |= {
        k for nominal in subjects for k in (nominal.start - 1, nominal.end) if 0 <= k < len(tokens) and tokens[k].tag == "PUNCT"
    }
    taken.update(aside)
    stop_words = {cue.verb, clause.finite, clause.prefix, *clause.nonfinite}
    field = [k for k in clause.places() if k not in taken and k not in stop_words]
    ahead = [k for k in field if clause.finite is not None and k < clause.finite and clause.kind == "main"]
    behind = [k for k in field if k not in ahead and (clause.intro is None or k > clause.intro)]
    found = _by_preposition(block, cue, behind, ahead)
    if found is not None:
        return _apart(found, aside)
    takes_object = any(set(entry.frames) & _OBJECTS for entry in cue.entries)
    if not takes_object and any("als" in entry.frames for entry in cue.entries):
        takes_object = any(tokens[k].lower == "als" for k in field)
    found = _by_object(block, cue, behind, ahead) if takes_object else None
    if found is None and cue.entries[0].lemma in ("begründen", "rechtfertigen", "erklären"):
        reason = next((k for k in behind if tokens[k].lower == "mit" and tokens[k].tag == "ADP"), None)
        if reason is not None:
            stretch = _with_tail(block, clause, reason, behind, cue)
            found = Told(content=Content(form="reported", stretches=(stretch,)))
    return _apart(found, aside) if found is not None else None


def _apart(found: Told, aside: Collection[int]) -> Told:
    """Cut out of what is told the words that only say through whom: "bezeichnete die Reise in einem Interview als nützlich"."""
    stretches: list[Stretch] = []
    for start, end in found.content.stretches:
        begin = start
        for place in range(start, end + 1):
            if place == end or place in aside:
                if place > begin:
                    stretches.append((begin, place))
                begin = place + 1
    if not stretches:
        return found
    return replace(found, content=replace(found.content, stretches=tuple(stretches)))


def _by_preposition(block: Block, cue: VerbCue, behind: Sequence[int], ahead: Sequence[int]) -> Told | None:
    """ "warnte vor einem Krieg": the phrase with the preposition that the verb asks for."""
    tokens = block.tokens
    wanted = {frame: frame for entry in cue.entries for frame in entry.frames if frame not in _OBJECTS | {"clause", "zu", "als"}}
    wanted |= {short: frame for frame in tuple(wanted) for short in _SHORT.get(frame, ())}
    for places in (behind, ahead):
        for index, place in enumerate(places):
            if tokens[place].lower in wanted and tokens[place].tag in ("ADP", "PART") and index + 1 < len(places):
                to = _before_phrase(tokens, places[:index], cue)
                stretch = _with_tail(block, cue.clause, place, places, cue)
                frame = wanted[tokens[place].lower]
                if cue.entries[0].lemma == "halten":
                    held = _held(tokens, cue, places[:index], ahead)
                    if held is None:
                        return None
                    if held == _IT:
                        return Told(content=Content(form="reported", stretches=(stretch,)), frames=frozenset([frame]))
                    whole = ((held[0], stretch[1]),) if held[1] == stretch[0] else (held, stretch)
                    return Told(content=Content(form="reported", stretches=whole), frames=frozenset([frame]))
                return Told(content=Content(form="reported", stretches=(stretch,)), to=to, frames=frozenset([frame]))
    return None


def _held(tokens: Sequence[Token], cue: VerbCue, before: Sequence[int], ahead: Sequence[int]) -> Stretch | None:
    """Give the object of "hält einen Krieg für möglich", "einen Krieg hält er für möglich"; `None`: there is none ("hielt für
    einen Augenblick inne").
    """
    start = _object_start(tokens, before, cue.clause)
    if start is not None:
        end = start
        while end + 1 in before:
            end += 1
        return start, end + 1
    front = nominal_at(tokens, ahead[0], ahead[-1] + 1) if ahead else None
    pointer = next((k for k in before if tokens[k].lower in ("es", "dies", "das", "ihn", "sie")), None)
    if front is not None and front.preposition is None and not is_time(tokens, front):
        return ahead[0], ahead[-1] + 1
    return _IT if pointer is not None else None


# Stands for "es" in "hält es für sinnvoll, dass ...".
_IT = (-1, -1)


def _by_object(block: Block, cue: VerbCue, behind: list[int], ahead: list[int]) -> Told | None:
    """ "forderte Verhandlungen", "warf Washington Verrat vor", "nannte das Vorgehen einen Fehler": the object of the verb."""
    tokens, clause = block.tokens, cue.clause
    addressed = next((entry.to for entry in cue.entries if entry.to), None)
    start = _object_start(tokens, behind, clause)
    to = None
    if (
        start is not None
        and cue.entries[0].lemma == "erklären"
        and any(tokens[k].lower in ("zu", "zum", "zur") and tokens[k].tag in ("ADP", "PART") for k in behind)
    ):
        # "erklärte 60 Russen zu unerwünschten Personen" does it, it does not say it.
        return None
    bare = start is not None and tokens[start].text in state_names() and {e.act for e in cue.entries} & _TO_STATES
    if (
        start is not None
        and addressed == "dative"
        and ("accuse" in {e.act for e in cue.entries} or bare or _dative(tokens, start))
    ):
        to, start = _after_dative(tokens, behind, clause, start)
    if start is not None and addressed == "accusative" and "genitive" in {f for e in cue.entries for f in e.frames}:
        nominal = nominal_at(tokens, start, clause.end)
        to = _printed(tokens, nominal) if nominal is not None else None
    between = next((k for k in behind if tokens[k].lower == "zwischen"), None)
    if start is not None and between is not None and between < start and cue.entries[0].lemma == "sehen":
        start = between
    if start is not None and tokens[start - 1].lower == "als" and ahead and start - 1 in behind:
        # "Das Vorgehen bezeichnete er als Fehler": what is judged stands before the verb.
        front = nominal_at(tokens, ahead[0], ahead[-1] + 1)
        if front is not None and front.preposition is None and not front.pronoun and not is_time(tokens, front):
            judged = _with_tail(block, clause, start - 1, behind, cue)
            return Told(content=Content(form="reported", stretches=((ahead[0], ahead[-1] + 1), judged)), to=to)
    if start is not None and ahead and cue.entries[0].lemma in ("nennen", "schelten", "titulieren"):
        front = nominal_at(tokens, ahead[0], ahead[-1] + 1)
        if front is not None and front.preposition is None and not is_time(tokens, front):
            # "Die Berichte nannte er Hirngespinste"
            judged = _with_tail(block, clause, start, behind, cue)
            return Told(content=Content(form="reported", stretches=((ahead[0], ahead[-1] + 1), judged)), to=to)
    if start is not None:
        return Told(content=Content(form="reported", stretches=(_with_tail(block, clause, start, behind, cue),)), to=to)
    if ahead:
        nominal = nominal_at(tokens, ahead[0], ahead[-1] + 1)
        if nominal is not None and nominal.preposition is None and not nominal.pronoun and not is_time(tokens, nominal):
            stretches = [(ahead[0], ahead[-1] + 1)]
            judged_at = next((k for k in behind if tokens[k].lower in ("als", "für")), None)
            if judged_at is not None:
                # "Eine Verschiebung nannte er als fatal": the adjective belongs to what is told.
                stretches.append(_with_tail(block, clause, judged_at, behind, cue))
            return Told(content=Content(form="reported", stretches=tuple(stretches)))
    pointer = next((k for k in behind if tokens[k].lower in ("dies", "das", "es") and tokens[k].tag in ("PRON", "DET")), None)
    if pointer is not None and cue.entries[0].act in ("deny", "confirm", "refuse"):
        # "Moskau weist dies zurück": what was said before, by a word that points to it.
        return Told(content=Content(form="reported", stretches=((pointer, pointer + 1),)))
    return None


def _after_dative(tokens: Sequence[Token], behind: Sequence[int], clause: Clause, start: int) -> tuple[str | None, int]:
    """Give the one addressed and the begin of the object behind: "warf Washington und London Druck vor"."""
    nominal = nominal_at(tokens, start, clause.end)
    if nominal is None:
        return None, start
    later = [k for k in behind if k >= nominal.core_end]
    while later and tokens[later[0]].lower in ("und", "sowie") and len(later) > 1:
        second = nominal_at(tokens, later[1], clause.end)
        rest = [k for k in later if second is not None and k >= second.core_end]
        if second is None or _object_start(tokens, rest, clause) is None:
            break
        later = rest
    follow = _object_start(tokens, later, clause)
    if follow is not None and tokens[follow].lower not in ("der", "des", "von", "vom"):
        return _printed(tokens, nominal), follow
    return None, start


def addressed(block: Block, cue: VerbCue, subjects: Sequence[Nominal], aside: Collection[int] = ()) -> Nominal | None:
    """Give the phrase that names the one addressed beside a clause: "forderte die Regierung auf, ...", "sagte dem Rat, ...".

    `None` where nobody is named, or the verb takes no addressee.
    """
    tokens, clause = block.tokens, cue.clause
    kinds = {entry.to for entry in cue.entries} & {"accusative", "dative"}
    if not kinds or cue.passive:
        return None
    taken = {k for nominal in subjects for k in range(nominal.start, nominal.end)} | set(aside)
    verbs = {cue.verb, clause.finite, clause.prefix, *clause.nonfinite}
    field = [k for k in clause.places() if k not in taken and k not in verbs and (clause.intro is None or k > clause.intro)]
    start = _object_start(tokens, field, clause)
    if start is None:
        return None
    nominal = nominal_at(tokens, start, clause.end)
    if nominal is None or nominal.start > start + 1:
        return None
    if tokens[nominal.start].lower in ("im", "am", "in", "bei", "nach", "zum", "zur"):
        # "Im Streit um ..." behind a dateline: the tagger takes it for a noun.
        return None
    acts = {entry.act for entry in cue.entries}
    asked = bool(acts & _TO_SOMEBODY) or ("propose" in acts and _dative(tokens, start))
    if not asked and not _acts(tokens, nominal):
        return None
    if "accusative" not in kinds and not asked and not _dative(tokens, start):
        return None
    return nominal


# Acts with which a bare name of a state is the one addressed: "bot Serbien ein Treffen an".
_TO_STATES = frozenset(["promise", "propose", "accuse", "threaten"])
# Acts that are done to somebody: the object beside their clause is the one addressed, whoever it is.
_TO_SOMEBODY = frozenset(["accuse", "demand", "warn", "promise"])


def has_object(block: Block, cue: VerbCue, subjects: Sequence[Nominal]) -> bool:
    """Say whether an accusative stands beside a verb of saying that takes none."""
    tokens, clause = block.tokens, cue.clause
    if any(set(entry.frames) & _OBJECTS for entry in cue.entries):
        return False
    taken = {k for nominal in subjects for k in range(nominal.start, nominal.end)}
    verbs = {cue.verb, clause.finite, clause.prefix, *clause.nonfinite}
    start = _object_start(tokens, [k for k in clause.places() if k not in taken and k not in verbs], clause)
    return (
        start is not None and tokens[start].lower in ("den", "einen", "das", "die", "eine", "ein") and not _dative(tokens, start)
    )


def _told_passive(block: Block, cue: VerbCue, subjects: Sequence[Nominal]) -> Told | None:
    """ "Der Alleingang wurde von dem Sprecher begrüßt": the subject of the passive is what is told."""
    if not subjects:
        # "In dem Bericht wird auf die Gefahren hingewiesen"
        behind = [k for k in cue.clause.places() if k not in (cue.verb, cue.clause.finite)]
        return _by_preposition(block, cue, behind, ())
    if not any(set(entry.frames) & {"object", "als"} for entry in cue.entries):
        return None
    first, last = subjects[0], subjects[-1]
    if first.pronoun:
        return None
    given = next((k for k in cue.clause.places() if block.tokens[k].lower == "mit"), None)
    if (
        given is not None
        and given < cue.verb
        and cue.entries[0].lemma in ("beschreiben", "begründen", "erklären", "rechtfertigen")
    ):
        # "wurde von Wien mit Bedenken begründet"
        return Told(content=Content(form="reported", stretches=((given + 1, cue.verb),)))
    finite = cue.clause.finite
    piece = next((p for p in cue.clause.pieces if p[0] <= first.start < p[1]), None)
    tokens = block.tokens
    if any("als" in entry.frames for entry in cue.entries) and finite is not None:
        at = next((k for k in cue.clause.places() if k > finite and tokens[k].lower == "als"), None)
        if at is not None:
            end = max(k for k in cue.clause.places() if k < (cue.verb if cue.verb > at else cue.clause.end)) + 1
            return Told(content=Content(form="reported", stretches=((at, end),)))
    if finite is not None:
        # "wurde von dem Minister als Fehler bezeichnet": the judgement belongs to what is told.
        judged = next((k for k in cue.clause.places() if finite < k < cue.verb and tokens[k].lower == "als"), None)
        if judged is not None and cue.verb > judged + 1:
            end = finite if piece is not None and first.start < finite < piece[1] else last.end
            return Told(content=Content(form="reported", stretches=((first.start, end), (judged, cue.verb))))
    if finite is not None and piece is not None and first.start < finite < piece[1] and last.end < finite:
        return Told(content=Content(form="reported", stretches=((first.start, finite),)))
    return Told(content=Content(form="reported", stretches=((first.start, last.end),)))


def agent_of(tokens: Sequence[Token], clause: Clause) -> Nominal | None:
    """Give the phrase after "von" or "durch" in a passive clause, `None` where no agent is named."""
    for place in clause.places():
        by = tokens[place].lower in ("von", "vom", "seitens")
        if (by or tokens[place].lower == "durch") and tokens[place].tag == "ADP":
            if (
                place > clause.start
                and tokens[place - 1].tag in ("NOUN", "PROPN")
                and clause.finite is not None
                and place < clause.finite
            ):
                continue
            nominal = nominal_at(tokens, place, clause.end)
            if nominal is not None and not is_time(tokens, nominal) and (by or _acts(tokens, nominal)):
                return nominal
    return None


def _acts(tokens: Sequence[Token], nominal: Nominal) -> bool:
    """Say whether a phrase after "durch" is somebody, not a means."""
    words = [tokens[k].text for k in range(nominal.start, nominal.core_end)]
    return people_noun(tokens[nominal.head].text) or any(word in state_names() for word in words)


def _object_start(tokens: Sequence[Token], places: Sequence[int], clause: Clause) -> int | None:
    """Give the first token of the object: adverbs, times, and phrases of place at the front are passed over."""
    index = 0
    while index < len(places):
        place = places[index]
        token = tokens[place]
        if index + 1 < len(places) and (token.lower, tokens[places[index + 1]].lower) in SET_PHRASES:
            index += 2
            continue
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
            if token.tag == "NUM" and (len(token.text) == 4 or tokens[place - 1].tag == "ADP" or tokens[place - 1].text == "."):
                index += 1
                continue
            if token.tag in ("ADJ", "DET", "NUM", "NOUN"):
                return place
            index += 1
            continue
        if nominal.preposition is not None or is_time(tokens, nominal) or nominal.pronoun:
            end = nominal.core_end if nominal.preposition is not None else nominal.end
            if tokens[nominal.start].tag == "DET" and end < len(tokens) and tokens[end].lower in ("der", "des", "einer", "eines"):
                # "mit den Sanktionen der Union": a genitive, no object.
                end = nominal.end
            while nominal.preposition is not None and end + 1 < clause.end and tokens[end].lower in ("und", "sowie"):
                # "sieht zwischen der Liste und dem Film einen Zusammenhang"
                joined = nominal_at(tokens, end + 1, clause.end)
                if joined is None or joined.preposition is not None or not _oblique(tokens, joined):
                    break
                end = joined.core_end
            while index < len(places) and places[index] < end:
                index += 1
            continue
        return nominal.start
    return None


def _oblique(tokens: Sequence[Token], nominal: Nominal) -> bool:
    """Say whether a phrase stands plainly in the dative, as behind a preposition."""
    return tokens[nominal.start].lower in ("dem", "den", "der", "einem", "einer", "ihrem", "seinem", "ihrer", "seiner")


def _plain_adjective(token: Token) -> bool:
    """An adjective without ending before the verb is a manner ("scharf kritisiert"), no part of what is told."""
    return token.tag == "ADJ" and not token.lower.endswith(("e", "en", "er", "es", "em"))


def _dative(tokens: Sequence[Token], start: int) -> bool:
    if tokens[start].lower in ("den", "ihren", "seinen"):
        noun = next((token for token in tokens[start + 1 : start + 5] if token.tag in ("NOUN", "PROPN")), None)
        # "den Bericht" is an accusative; "den Vermittlern" a dative of several.
        if noun is None or not noun.text.endswith("n"):
            return False
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
        "allen",
        "vielen",
    )


def _printed(tokens: Sequence[Token], nominal: Nominal) -> str:
    first = nominal.start
    if tokens[first].tag == "DET" and nominal.end - first > 1:
        first += 1
    return " ".join(tokens[k].text for k in range(first, nominal.end))


def _before_phrase(tokens: Sequence[Token], places: Sequence[int], cue: VerbCue) -> str | None:
    """Name the one addressed before a prepositional object: "forderte die Regierung zu Gesprächen auf"."""
    asked = {entry.to for entry in cue.entries} & {"accusative", "dative"}
    passed = -1
    for place in places:
        nominal = nominal_at(tokens, place, places[-1] + 1)
        if nominal is None or place < passed:
            continue
        if nominal.preposition is None and not nominal.pronoun and not is_time(tokens, nominal):
            printed = _printed(tokens, nominal)
            if tokens[nominal.head].text in act_nouns() and not asked:
                # "äußerte „tiefes Bedauern“ über den Schritt"
                return tokens[nominal.head].text
            return printed if printed in act_nouns() or (asked and tokens[place - 1].lower != "als") else None
        passed = nominal.end if nominal.preposition is not None else nominal.core_end
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
    own = {word for entry in cue.entries for word in entry.words}
    while end > start + 1 and (end - 1 in verbs or tokens[end - 1].text in own) and tokens[end - 2].lower not in ("als", "für"):
        end -= 1
    while verbs and end > start + 1 and (tokens[end - 1].tag in ("ADV", "PART") or _plain_adjective(tokens[end - 1])):
        end -= 1
    if tokens[end - 1].lower in ("als", "für") and end < piece[1]:
        # "befand den Angriff als gerechtfertigt und ging": the judgement stays.
        end += 1
    for following in block.clauses:
        if following.start < piece[1] or following.paren:
            continue
        relative = (
            following.kind == "rel" or (following.kind == "inf") or (following.kind == "frag" and following.mark in (",", "–"))
        )
        because = (
            following.kind == "sub"
            and following.intro is not None
            and tokens[following.intro].lower in ("dass", "ob", "wenn", "falls", "sollte", "wonach")
        )
        if not (relative or because) or clause.kind == "rel":
            break
        goes_on = next((c for c in block.clauses if c.start >= following.end and not c.paren), None)
        if following.kind == "frag" and goes_on is not None and goes_on.finite == goes_on.start and goes_on.mark in (")", ","):
            # "kündigte Kürzungen an, die Firma (...) will abschalten": a sentence of its own.
            break
        end = following.end
    return (start, end)
