"""Takes a block, gives the drafts of what nouns tell.

Examples: "laut X", "nach Angaben von X", "die Forderung nach", "die von X geforderte Aufnahme".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from depesche.language.lexicon import load
from depesche.language.tokens import Token
from depesche.reading.speech import content as contents
from depesche.reading.speech.actnouns import nouns_of_speech
from depesche.reading.speech.blocks import Block
from depesche.reading.speech.cast import NOBODY, Cast, Speaker
from depesche.reading.speech.chain import links_of
from depesche.reading.speech.clauses import Clause
from depesche.reading.speech.cues import NounCue, act_nouns, after_nach, folded, verb_cue
from depesche.reading.speech.draft import Draft, can_speak, spans_of
from depesche.reading.speech.nominals import is_time, nominal_at
from depesche.reading.speech.nouncues import attribute_cues
from depesche.reading.speech.speakers import resolve
from depesche.reading.speech.subjects import subject_of


def by_noun_cue(
    block: Block, number: int, cue: NounCue, cast: Cast, cues: Sequence[NounCue], *, headline: bool = False
) -> list[Draft]:
    """Make the statement of "laut X" and the like: the clause around it."""
    tokens = block.tokens
    speaker: Speaker
    if cue.speaker is not None:
        speaker = _noun_speaker(tokens, cue, cast)
    elif cue.nobody:
        speaker = NOBODY
    elif cue.own:
        clause = next((c for c in block.clauses if any(a <= cue.start < b for a, b in c.pieces)), None)
        subjects = subject_of(tokens, clause, block.clauses, cast) if clause is not None else []
        speaker = resolve(tokens, subjects[0], cast, position=tokens[cue.start].start) if subjects else NOBODY
    else:
        recent = next((s for s in reversed(cast.spoken) if s.name), None)
        if recent is None:
            return []
        speaker = recent
    if tokens[cue.start].lower == "so" and cue.speaker is not None and tokens[cue.speaker[1] - 1].text in act_nouns():
        # "so der Vorwurf": the noun says what is done, not who speaks.
        return []
    stretches = _noun_content(block, cue)
    if headline and stretches and (dash := _dash(tokens, stretches[0][0] + 1)) is not None:
        # "Seoul: Torpedo kam aus dem Norden – Pjöngjang spricht von Lüge"
        stretches = [(stretches[0][0], dash)]
    quotes = [k for a, b in stretches for k in range(a, b) if tokens[k].tag == "QUOTE"]
    form = "indirect"
    if quotes and all(tokens[k].tag in ("QUOTE", "PUNCT") for a, b in stretches for k in range(a, b)):
        form, stretches = "direct", [(k, k + 1) for k in quotes]
    spans = spans_of(block, tuple(stretches))
    if not spans:
        return []
    links = links_of(tokens, range(cue.speaker[1] if cue.speaker else cue.end, cue.end), (), cast)
    if not cue.nobody:
        cast.spoken.append(speaker)
    act, open_cue = _act_of_cue(block, cue)
    return [
        Draft(
            speaker=speaker,
            act=act,
            form=form,
            content=spans,
            cue=(tokens[cue.cue[0]].start, tokens[cue.cue[1] - 1].end),
            frame=(tokens[cue.start].start, tokens[cue.end - 1].end),
            block=number,
            open_cue=open_cue,
            links=links,
            nominal_cue=True,
        )
    ]


def _act_of_cue(block: Block, cue: NounCue) -> tuple[str, bool]:
    """Give the act of "nach Angaben von X", and whether the words decide it: an estimate of what was is told as news, an opinion
    of what shall be is a demand.
    """
    tokens = block.tokens
    clause = next((c for c in block.clauses if any(a <= cue.start < b for a, b in c.pieces)), None)
    finite = tokens[clause.finite] if clause is not None and clause.finite is not None else None
    words = {tokens[k].text for k in range(*cue.cue)}
    if cue.act == "expect" and finite is not None and finite.mood == "Ind":
        perfect = (
            finite.lemma in ("haben", "sein") and clause is not None and any(tokens[k].form == "Part" for k in clause.nonfinite)
        )
        if finite.tense == "Past" or perfect:
            return "inform", False
    if finite is not None and finite.lemma == "sollen" and finite.mood == "Ind" and words & _opinion_nouns():
        return "demand", False
    if finite is not None and finite.lower in ("soll", "sollen") and finite.mood in ("Ind", "Amb") and cue.act == "inform":
        # "Nach Angaben aus Kampala sollen die Gespräche am Montag beginnen": what others plan is news.
        return "inform", False
    return cue.act, cue.act == "inform"


@cache
def _opinion_nouns() -> frozenset[str]:
    return frozenset(load("speech_nouns")["after_nach"]["opinion"])


def _dash(tokens: Sequence[Token], start: int) -> int | None:
    """Give the place of a dash that parts a headline."""
    return next(
        (k for k in range(start, len(tokens) - 1) if tokens[k].text in ("–", "—", "-") and tokens[k].tag == "PUNCT"), None
    )


def _noun_speaker(tokens: Sequence[Token], cue: NounCue, cast: Cast) -> Speaker:
    assert cue.speaker is not None
    start, end = cue.speaker
    nominal = nominal_at(tokens, start, end)
    position = tokens[start].start
    if nominal is not None and not nominal.pronoun:
        if end - start == 1 and tokens[start].text.endswith("s"):
            persons = cast.persons_in(tokens[start].start, tokens[start].end)
            if persons:
                person = cast.analysis.persons[persons[0][2]]
                return Speaker(name=person.name, side=person.side, person=persons[0][2], start=persons[0][0], end=persons[0][1])
        adjective = next((a for a in cast.actors_in(tokens[start].start, tokens[end - 1].end) if a.type == "adjective"), None)
        bare = end == cue.end == cue.cue[1] or (tokens[nominal.head].text in after_nach() and nominal.end == nominal.core_end)
        if tokens[start].tag == "ADJ" and adjective is not None and adjective.sides and bare:
            return Speaker(
                name=_state_name(adjective.sides[0]) or adjective.name,
                side=adjective.sides[0],
                start=tokens[start].start,
                end=tokens[start].end,
            )
        return resolve(tokens, nominal, cast, position=position)
    recent = next((s for s in reversed(cast.spoken) if s.name and not s.medium), None)
    if recent is not None:
        return Speaker(
            name=recent.name, side=recent.side, person=recent.person, start=tokens[start].start, end=tokens[end - 1].end
        )
    return NOBODY


def _state_name(side: str) -> str | None:
    entry = load("states").get(side)
    return str(entry["names"][0]) if entry else None


def _noun_content(block: Block, cue: NounCue) -> list[tuple[int, int]]:
    """The sentence without the cue; the clause alone where the cue stands in a subordinate clause or after a colon."""
    tokens = block.tokens
    clause = next((c for c in block.clauses if any(a <= cue.start < b for a, b in c.pieces)), None)
    begin, end = contents.begin_of(block, cue.start, 0), len(tokens)
    if clause is not None and clause.kind in ("sub", "rel") and cue.start > clause.start:
        begin, end = clause.start, clause.end
        for later in block.clauses:
            if later.start == end + 1 and later.kind == "rel" and later.mark == ",":
                end = later.end
    if tokens[cue.start].lower == "so" and tokens[cue.cue[0]].lower == "so":
        begin = contents.begin_of(block, cue.start, 0)
    for later in block.clauses:
        if (
            later.start >= cue.end
            and later.kind == "main"
            and later.mark in ("und", ";", "aber", "doch")
            and clause is not None
            and later.start < end
            and later.finite is not None
            and later.finite < later.end - 1
            and tokens[later.finite].mood == "Ind"
            and verb_cue(tokens, later) is not None
        ):
            end = later.start
            break
        if later.start > cue.end and tokens[later.start].text == ":":
            end = later.start
            break
    if tokens[cue.start].lower in ("demnach", "demzufolge"):
        return [(begin, end)]
    pieces = []
    if cue.start > begin:
        pieces.append((begin, cue.start))
    if cue.end < end:
        rest = next((c for c in block.clauses if c.start >= cue.end and not c.paren), None)
        follows_relative = (
            rest is not None
            and rest.kind in ("rel", "frag")
            and pieces
            and rest.start <= cue.end + 1
            and tokens[cue.start].lower in ("so",)
        )
        # "Er wolle, so Orban, keinen Bruch": the verb before still waits for its object.
        open_end = any(
            c.kind == "main" and c.finite is not None and tokens[c.finite].tag == "AUX" and not c.nonfinite and c.end <= cue.start
            for c in block.clauses
        )
        if not follows_relative or open_end:
            pieces.append((cue.end, end))
    return pieces


def by_attributes(block: Block, number: int, cast: Cast) -> list[Draft]:
    """ "die von Kiew geforderte Aufnahme": a statement told in an attribute."""
    tokens = block.tokens
    found = []
    for agent, act, place, thing in attribute_cues(block):
        if not can_speak(tokens, agent, cast):
            continue
        speaker = resolve(tokens, agent, cast, position=tokens[agent.start].start)
        spans = spans_of(block, (thing,))
        if speaker.name and spans:
            word = tokens[place]
            frame = (tokens[agent.start].start, word.end)
            found.append(
                Draft(
                    speaker=speaker,
                    act=act,
                    form="reported",
                    content=spans,
                    cue=(word.start, word.end),
                    frame=frame,
                    block=number,
                    open_cue=False,
                    passing=True,
                )
            )
    return found


def by_act_nouns(block: Block, number: int, found: Sequence[Draft], cast: Cast) -> list[Draft]:
    """Make the statements of nouns of speech; where a verb of saying has made one already, the noun only tells its act."""
    tokens = block.tokens
    made = []
    for noun in nouns_of_speech(block):
        word = tokens[noun.noun]
        span = spans_of(block, (noun.content,))
        if not span:
            continue
        same = [d for d in found if any(a < span[0][1] and span[0][0] < b for a, b in d.content)]
        if same:
            for draft in same:
                leads = draft.content[0][0] <= word.start < draft.content[0][0] + 30 and draft.form == "reported"
                hangs = noun.rendered and draft.content[0][0] == span[0][0]
                if (
                    (draft.open_cue or (hangs and noun.owner is None))
                    and draft.frame is not None
                    and draft.frame[0] <= word.start < draft.frame[1]
                    and (noun.support or leads or hangs)
                ):
                    draft.act, draft.open_cue = noun.act, False
            owns = noun.owner is not None and noun.rendered and all(draft.act in ("deny", "refuse") for draft in same)
            if not owns:
                continue
        if noun.genitive and noun.owner is not None and can_speak(tokens, noun.owner, cast):
            continue
        owned = noun.owner if not noun.genitive else None
        subjects = [owned] if owned is not None else subject_of(tokens, noun.clause, block.clauses, cast)
        if any(nominal.start <= noun.noun < nominal.end for nominal in subjects):
            continue
        speakers = [resolve(tokens, n, cast, position=word.start) for n in subjects if can_speak(tokens, n, cast)]
        for speaker in speakers:
            if not speaker.name or speaker.medium:
                continue
            made.append(
                Draft(
                    speaker=speaker,
                    act=noun.act,
                    form="indirect" if noun.rendered else "reported",
                    content=list(span),
                    cue=(word.start, word.end),
                    frame=(tokens[noun.clause.start].start, tokens[noun.clause.end - 1].end),
                    block=number,
                    open_cue=noun.act == "inform",
                    passing=noun.owner is not None,
                )
            )
    return made


def by_coming(block: Block, number: int, found: Sequence[Draft], cast: Cast) -> list[Draft]:
    """ "Scharfe Kritik kam aus Moskau", "Lob gab es von der Kommission": a noun of speech comes from somebody."""
    tokens = block.tokens
    made = []
    for clause in block.clauses:
        if clause.kind != "main" or clause.finite is None or clause.paren or tokens[clause.finite].mood != "Ind":
            continue
        places = clause.places()
        words = {tokens[k].lower for k in places}
        verbs = {folded(tokens[k].lemma) for k in (clause.finite, *clause.nonfinite)}
        comes = verbs & _coming("verbs") or ("laut" in words and "werden" in verbs)
        noun = next((k for k in places if tokens[k].text in _coming("nouns")), None)
        if noun is not None and tokens[noun - 1].lower in ("der", "des", "einer"):
            continue
        if not comes or noun is None or words & {"kein", "keine", "keinen", "nicht"}:
            continue
        if any(
            draft.block == number and draft.frame and draft.frame[0] <= tokens[noun].start < draft.frame[1] for draft in found
        ):
            continue
        source = next((k for k in places if tokens[k].tag == "ADP" and tokens[k].lower in ("von", "vom", "aus", "seitens")), None)
        nominal = nominal_at(tokens, source, clause.end) if source is not None else None
        if nominal is None or is_time(tokens, nominal):
            continue
        if tokens[nominal.head].text in ("Seiten", "Seite") and nominal.end > nominal.core_end:
            nominal = nominal_at(tokens, nominal.core_end, nominal.end) or nominal
        if not can_speak(tokens, nominal, cast):
            continue
        speaker = resolve(tokens, nominal, cast, position=tokens[nominal.start].start)
        led = next((c for c in block.clauses if c.start >= clause.end and not c.paren), None)
        behind = led is not None and led.mark == ":" and tokens[led.start].tag != "QUOTE"
        told = led is not None and led.finite is not None and tokens[led.finite].mood not in ("Sub1", "Sub2")
        if behind and told:
            # "Kritik kam aus Jerusalem: Minister Muster nannte ...": who speaks comes after the colon.
            continue
        # "Aus Baku kam Protest: Paris gieße Öl ins Feuer": what follows the colon is said.
        spans = spans_of(block, ((led.start, len(tokens)) if led is not None and behind else (clause.start, clause.end),))
        if not speaker.name or speaker.medium or not spans:
            continue
        cast.spoken.append(speaker)
        made.append(
            Draft(
                speaker=speaker,
                act=act_nouns().get(tokens[noun].text, _coming_acts().get(tokens[noun].text, "inform")),
                form="indirect" if behind else "reported",
                content=spans,
                cue=(tokens[noun].start, tokens[noun].end),
                frame=(tokens[clause.start].start, tokens[clause.end - 1].end),
                block=number,
                open_cue=False,
                leads=not behind,
            )
        )
    return made


@cache
def _coming(name: str) -> frozenset[str]:
    return frozenset(folded(word) if name == "verbs" else word for word in load("speech_nouns")["coming"][name])


@cache
def _coming_acts() -> dict[str, str]:
    """Acts of such nouns where no other list has them."""
    return dict(load("speech_nouns")["coming"]["acts"])


def _finite_clauses(block: Block) -> Iterator[tuple[Clause, set[str]]]:
    """Give the clauses with a finite verb that stand in no brackets, each with its verbs, folded dictionary forms."""
    for clause in block.clauses:
        if clause.kind in ("main", "sub", "rel") and clause.finite is not None and not clause.paren:
            yield clause, {folded(block.tokens[k].lemma) for k in (clause.finite, *clause.nonfinite)}


def by_meeting(block: Block, number: int, cast: Cast) -> list[Draft]:
    """ "Der Plan stößt in Wien auf Kritik", "traf bei der Opposition auf Ablehnung": how somebody takes what is planned."""
    tokens = block.tokens
    made = []
    for clause, verbs in _finite_clauses(block):
        places = clause.places()
        words = {tokens[k].lower for k in places}
        noun = next((k for k in places if tokens[k].text in _received() and _with_auf(tokens, k)), None)
        if not verbs & _coming("receiving") or noun is None or words & _NO:
            continue
        where = next(
            (k for k in places if tokens[k].lower in ("in", "im", "bei", "beim", "unter") and tokens[k].tag == "ADP"), None
        )
        nominal = nominal_at(tokens, where, clause.end) if where is not None else None
        things = subject_of(tokens, clause, block.clauses, cast)
        if nominal is None or not things or things[0].pronoun or not can_speak(tokens, nominal, cast):
            continue
        speaker = resolve(tokens, nominal, cast, position=tokens[nominal.start].start)
        spans = spans_of(block, ((things[0].start, things[-1].end),))
        if speaker.name and spans and not speaker.medium:
            made.append(
                Draft(
                    speaker=speaker,
                    act=_received()[tokens[noun].text],
                    form="reported",
                    content=spans,
                    cue=(tokens[noun].start, tokens[noun].end),
                    frame=(tokens[clause.start].start, tokens[clause.end - 1].end),
                    block=number,
                    open_cue=False,
                    passing=True,
                )
            )
    return made


_NO = frozenset(["kein", "keine", "keinen", "keinem", "keiner", "nicht"])


def _with_auf(tokens: Sequence[Token], noun: int) -> bool:
    return any(tokens[k].lower == "auf" for k in range(max(0, noun - 3), noun))


@cache
def _received() -> dict[str, str]:
    """Nouns of "stößt auf Kritik" with their act."""
    acts = load("speech_nouns")["coming"]["received"]
    return {noun: act for act, nouns in acts.items() for noun in nouns}


def by_rede(block: Block, number: int, cast: Cast) -> list[Draft]:
    """ "In dem Papier ist von Fehlern die Rede", "aus Washington war von einem Treffen die Rede"."""
    tokens = block.tokens
    made = []
    for clause, verbs in _finite_clauses(block):
        places = clause.places()
        rede = next((k for k in places if tokens[k].text == "Rede" and tokens[k - 1].lower == "die"), None)
        about = next((k for k in places if tokens[k].lower in ("von", "vom") and tokens[k].tag == "ADP"), None)
        source = next((k for k in places if tokens[k].lower in ("aus", "in", "im") and tokens[k].tag == "ADP"), None)
        if (
            rede is None
            or "sein" not in verbs
            or about is None
            or source is None
            or any(tokens[k].lower == "keine" for k in places)
        ):
            continue
        thing, nominal = nominal_at(tokens, about, clause.end), nominal_at(tokens, source, clause.end)
        if thing is None or nominal is None or is_time(tokens, nominal):
            continue
        if not can_speak(tokens, nominal, cast) and not tokens[nominal.head].text.endswith(("meldungen", "berichten")):
            continue
        speaker = resolve(tokens, nominal, cast, position=tokens[nominal.start].start)
        end = max(thing.end, rede - 1) if rede > about else thing.end
        spans = spans_of(block, ((about, end),))
        if speaker.name and spans:
            cue = (tokens[rede].start, tokens[rede].end)
            frame = (tokens[clause.start].start, tokens[clause.end - 1].end)
            cast.spoken.append(speaker)
            made.append(
                Draft(
                    speaker=speaker,
                    act="inform",
                    form="reported",
                    content=spans,
                    cue=cue,
                    frame=frame,
                    block=number,
                    open_cue=True,
                )
            )
    return made
