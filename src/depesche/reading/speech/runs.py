"""Takes the statements of a block and those before it, gives them with what has no cue of its own.

That is the Konjunktiv that runs on, hearsay ("soll ... sein"), bare quotations, and what a colon leads into the next paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from depesche.language.lexicon import load
from depesche.reading.speech.acts import act_of
from depesche.reading.speech.blocks import Block
from depesche.reading.speech.cast import NOBODY, Cast, Speaker
from depesche.reading.speech.chain import Link, addressee_of, links_of
from depesche.reading.speech.clauses import Clause
from depesche.reading.speech.content import begin_of, rendered
from depesche.reading.speech.cues import verb_cue
from depesche.reading.speech.draft import Draft, can_speak, span_of
from depesche.reading.speech.drafts import from_circumstance
from depesche.reading.speech.speakers import resolve
from depesche.reading.speech.subjects import subject_of

# How many blocks may lie between a statement and the sentence that carries it on.
_REACH = 2
# Over more sentences than this a new paragraph does not know who speaks.
_FAR = 4


def carry_on(
    text: str, blocks: Sequence[Block], number: int, made: list[Draft], earlier: Sequence[Draft], cast: Cast
) -> list[Draft]:
    """Give the drafts of a block: its own, and a free or bare one where the words before it still speak. May lengthen the
    last one.
    """
    block = blocks[number]
    if any(draft.block >= number for draft in earlier):
        return []
    before = blocks[number - 1] if number else None
    pointing = _pointing_back(blocks, number, cast)
    if pointing is not None:
        told = [d for d in earlier if d.block == number - 1 and d.speaker.name == pointing.speaker.name]
        echo = any(a < pointing.content[0][1] and pointing.content[0][0] < b for d in told for a, b in d.content)
        return [] if echo else [pointing]
    if (
        before is not None
        and before.colon
        and before.paragraph != block.paragraph
        and not any(d.block >= number for d in earlier)
    ):
        led = _after_colon(text, blocks, number, cast)
        if led:
            return led
    _give_reason(made, blocks, number, cast)
    _mark_chain(made, earlier, blocks, number)
    if made and not all(draft.subjunctive and (draft.form == "reported" or draft.speaker.name is None) for draft in made):
        return _with_second_half(block, number, made)
    for draft in made:
        draft.passing = True
    if made and _subjunctive(block) == 3 and all(draft.speaker.name is None for draft in made):
        # "Man habe Gespräche angeboten": within the run "man" is the one who speaks.
        made = []
    last = _last(earlier)
    near = last is not None and number - last.block <= _REACH + 1
    if block.whole_quote and not made:
        quotes = [token for token in block.tokens if token.tag == "QUOTE"]
        if last is None or not near:
            return []
        return [_free(last, number, [(token.start, token.end) for token in quotes], "direct")]
    if (
        not made
        and last is not None
        and last.block == number - 1
        and _verbless(block)
        and block.paragraph == blocks[last.block].paragraph
    ):
        if last.form != "reported" and last.speaker.name is not None:
            last.content.append((block.start, block.end))
            last.block = number
        return made
    strength = _subjunctive(block)
    if (
        strength == 2
        and last is not None
        and block.paragraph != blocks[last.block].paragraph
        and not _rendered_mood(blocks, last)
    ):
        strength = 0
    if strength == 1 and last is not None and (not _rendered_mood(blocks, last) or _dated(block)):
        strength = 0
    if strength == 0 and last is not None and _hearsay(block) and number - last.block == 1:
        strength = 1
    if strength == 0 or (strength < 3 and not (near and last is not None and number - last.block == 1)):
        return made
    if last is None:
        return made
    span = (block.start, block.end)
    if last.form == "free" and last.block == number - 1 and _same_act(text, last, span):
        last.content.append(span)
        last.block = number
        return made
    free = _free(last, number, [span], "free")
    if number - last.block > 1:
        doer = _doer(blocks[number - 1], cast)
        if doer is not None and doer.name != last.speaker.name:
            # "... Die Prüfer fanden 53 Tote. Einige seien gefesselt gewesen": who did it tells it.
            free.speaker, free.links = doer, []
        elif number - last.block > _FAR and block.paragraph != blocks[last.block].paragraph:
            free.speaker, free.links = NOBODY, []
    return [*made, free]


def _same_act(text: str, last: Draft, span: tuple[int, int]) -> bool:
    """Say whether a further sentence of a run does what those before it do; where it demands or threatens anew it stands for
    itself.
    """
    if not last.open_cue:
        return True
    before = " ".join(text[start:end] for start, end in last.content)
    act = act_of(last.act, text[span[0] : span[1]], open_cue=True)
    return act not in ("threaten", "refuse", "promise") or act == act_of(last.act, before, open_cue=True)


def _doer(block: Block, cast: Cast) -> Speaker | None:
    """Give the person or body that the main clause of a sentence speaks of; `None`: it speaks of a thing."""
    for clause in block.clauses:
        if clause.kind == "main" and clause.finite is not None and not clause.paren:
            subjects = subject_of(block.tokens, clause, block.clauses, cast)
            if block.tokens[clause.finite].lemma in ("sollen", "werden") or block.tokens[clause.finite].mood != "Ind":
                # Hearsay and what is done to somebody: no one speaks.
                return None
            if not subjects or subjects[0].pronoun or not can_speak(block.tokens, subjects[0], cast):
                return None
            return resolve(block.tokens, subjects[0], cast, position=block.tokens[subjects[0].start].start)
    return None


def _give_reason(made: Sequence[Draft], blocks: Sequence[Block], number: int, cast: Cast) -> None:
    """ "Das Amt schloss das Konsulat. Es liege zu nah am Hafen, hieß es zur Begründung": the reason of who did it."""
    block = blocks[number]
    if not number or not any(token.text == "Begründung" for token in block.tokens):
        return
    for draft in made:
        if draft.speaker.name not in (None, "Begründung"):
            continue
        before = blocks[number - 1]
        for clause in reversed([c for c in before.clauses if c.kind == "main" and c.finite is not None]):
            subjects = [n for n in subject_of(before.tokens, clause, before.clauses, cast) if can_speak(before.tokens, n, cast)]
            if subjects:
                draft.speaker = resolve(before.tokens, subjects[0], cast, position=before.tokens[subjects[0].start].start)
                break


def _with_second_half(block: Block, number: int, made: list[Draft]) -> list[Draft]:
    """Add the half after a semicolon that runs on in the Konjunktiv: "Er kündigte ein Treffen an; der Ort sei noch offen"."""
    said = max((draft.content[-1][1] for draft in made), default=0)
    for clause in block.clauses:
        if clause.kind != "main" or clause.mark not in (";", "–") or clause.finite is None or clause.paren:
            continue
        token = block.tokens[clause.finite]
        if token.mood == "Sub1" and block.tokens[clause.start].start >= said and not _speaks(block, clause):
            span = span_of(block, clause.start, len(block.tokens))
            speaking = max(made, key=lambda draft: draft.content[-1][1])
            return [*made, _free(speaking, number, [span], "free")] if speaking.speaker.name else made
    return made


def _verbless(block: Block) -> bool:
    """Say whether a sentence has no main verb and goes on with the one before: "Nämlich dass ...", "Auch die Zölle."."""
    if len(block.tokens) < 4 or block.colon or any(token.tag == "QUOTE" for token in block.tokens):
        return False
    for word, following in pairwise(block.tokens):
        verb = word.tag in ("ADJ", "ADV", "X") and word.text.islower() and len(word.text) > 5
        if verb and word.lower.endswith(("t", "te", "ten")) and following.tag in ("DET", "ADP", "PRON"):
            # "Dabei subduziert die Platte": a verb that the word list does not know.
            return False
    return block.tokens[-1].text == "." and not any(c.kind == "main" and c.finite is not None for c in block.clauses)


def _speaks(block: Block, clause: Clause) -> bool:
    cue = verb_cue(block.tokens, clause)
    return cue is not None and not cue.passive


def _last(earlier: Sequence[Draft]) -> Draft | None:
    """The statement that a run carries on: the last one of the last block with any, an outer one before what stands in it."""
    earlier = [draft for draft in earlier if not draft.passing]
    if not earlier:
        return None
    block = max(draft.block for draft in earlier)
    candidates = [draft for draft in earlier if draft.block == block and draft.speaker.name is not None] or [
        d for d in earlier if d.block == block
    ]
    if all(draft.act == "no_comment" for draft in candidates):
        # Silence between two answers: the run goes on from the answer before it.
        names = {draft.speaker.name for draft in candidates}
        spoken = [d for d in earlier if d.block >= block - _REACH and d.act != "no_comment" and d.speaker.name in names]
        candidates = spoken or candidates
    rendered = [draft for draft in candidates if draft.form != "reported"] or candidates
    return max(rendered, key=lambda draft: (draft.content[-1][1], -draft.content[0][0]))


def _free(last: Draft, number: int, spans: list[tuple[int, int]], form: str) -> Draft:
    led = last.leads and number - last.block == 1
    if led:
        # "Auch in Wien wurde Kritik laut. Es sei zu früh": the second sentence is what is said.
        last.content = []
    return Draft(
        day=last.day or last.frame,
        speaker=last.speaker,
        act=last.act if led else "inform" if last.act not in ("announce", "inform") else last.act,
        form=form,
        content=spans,
        cue=last.cue if led else None,
        frame=None,
        block=number,
        open_cue=not led,
        links=list(last.links),
        addressee=None,
    )


def _subjunctive(block: Block) -> int:
    """Weigh the mood of the main clauses: 3 Konjunktiv I, 2 Konjunktiv II, 1 a past plural that may be one, 0 none."""
    mains = [c for c in block.clauses if c.kind == "main" and c.finite is not None and not c.paren]
    if not mains or block.tokens[-1].text == "?":
        return 0
    weight = 0
    told = any(block.tokens[c.finite].mood == "Ind" for c in mains[1:] if c.finite is not None)
    if told and mains[0].start > 0 and mains[0].mark == ",":
        # "Die Formulierung, Moskau stecke dahinter, unterschrieb er": the sentence itself is told.
        return 0
    for clause in mains:
        assert clause.finite is not None
        token = block.tokens[clause.finite]
        if token.mood == "Sub1" and not _set_phrase(block, clause):
            return 3
        if token.mood == "Sub2" and token.lower not in ("könnte", "könnten", "dürfte", "dürften"):
            weight = max(weight, 2)
        elif token.mood == "Sub2":
            continue
        elif token.tense == "Past" and token.text.endswith("ten") and token.lemma + "te" and _weak(token.lower, token.lemma):
            weight = max(weight, 1)
        else:
            return weight if weight else 0
    return weight


def _set_phrase(block: Block, clause: Clause) -> bool:
    """ "Es sei denn", "sei es", "es lebe": Konjunktiv that nobody says."""
    assert clause.finite is not None
    following = block.tokens[clause.finite + 1].lower if clause.finite + 1 < len(block.tokens) else ""
    return (block.tokens[clause.finite].lower == "sei" and following in ("denn", "dank")) or block.tokens[
        clause.finite
    ].lower in ("lebe", "gelinge")


def _rendered_mood(blocks: Sequence[Block], last: Draft) -> bool:
    """Say whether the statement before is itself in the Konjunktiv, so that a doubtful form may go on with it."""
    block = blocks[last.block]
    inside = [t for t in block.tokens if any(a <= t.start < b for a, b in last.content)]
    return any(token.mood in ("Sub1", "Sub2") for token in inside)


def _dated(block: Block) -> bool:
    """Say whether a time stands in the block: then a doubtful past is one."""
    words = load("clauses")
    return any(token.text in words["time_nouns"] or token.lower in words["time_adverbs"] for token in block.tokens)


def _hearsay(block: Block) -> bool:
    """ "Die Hallen sollen abgebrannt sein": hearsay, of the one who spoke before."""
    mains = [c for c in block.clauses if c.kind == "main" and c.finite is not None and not c.paren]
    if not mains:
        return False
    clause = mains[0]
    assert clause.finite is not None
    token = block.tokens[clause.finite]
    if token.lemma != "sollen" or (token.tense == "Past" and token.lower != "sollte"):
        return False
    perfect = any(block.tokens[k].form == "Part" for k in clause.nonfinite) and any(
        block.tokens[k].lower in ("haben", "sein") for k in clause.places() if k > clause.finite
    )
    opening = block.tokens[clause.start].lower
    return perfect or opening in ("weiter", "ausserdem", "zudem", "ferner", "weiterhin", "darüber", "zugleich")


def _weak(word: str, lemma: str) -> bool:
    """Say whether a past plural in "-ten" may as well be a Konjunktiv: weak verbs, "sollten" and "wollten"."""
    stem = lemma.removesuffix("en").removesuffix("n")
    return word in (stem + "ten", stem + "eten") or word in ("sollten", "wollten")


def _pointing_back(blocks: Sequence[Block], number: int, cast: Cast) -> Draft | None:
    """ "Das sagte der Minister am Freitag": what is said is the sentence before."""
    block = blocks[number]
    tokens = block.tokens
    if not number or len(tokens) < 4 or blocks[number - 1].paragraph < block.paragraph - 1:
        return None
    clause = next((c for c in block.clauses if c.kind == "main" and c.start == 0), None)
    if clause is not None and [t.lower for t in tokens[:3]] == ["mit", "diesen", "worten"]:
        return _with_these_words(blocks, number, clause, cast)
    if clause is None or clause.finite != 1 or tokens[0].lower not in ("das", "dies", "davon", "dieses"):
        return None
    cue = verb_cue(tokens, clause)
    if cue is None or cue.passive or not any("clause" in entry.frames for entry in cue.entries):
        return None
    if (tokens[0].lower == "davon") != (cue.entries[0].lemma == "ausgehen") or rendered(block, cue, 0) is not None:
        return None
    subjects = subject_of(tokens, clause, block.clauses, cast)
    paper = from_circumstance(tokens, clause, cast, ("aus",)) if cue.entries[0].lemma == "hervorgehen" else None
    if not subjects and paper is None:
        return None
    speaker = paper or resolve(tokens, subjects[0], cast, position=tokens[0].start)
    if speaker.name is None:
        return None
    before = blocks[number - 1]
    start, end = span_of(before, begin_of(before, len(before.tokens), 0), len(before.tokens))
    cast.spoken.append(speaker)
    quotes = [token for token in before.tokens if token.tag == "QUOTE"]
    content = [(token.start, token.end) for token in quotes] if before.whole_quote else [(start, end)]
    return Draft(
        speaker=speaker,
        act=cue.entries[0].act,
        form="direct" if before.whole_quote else "indirect",
        content=content,
        cue=(tokens[cue.verb].start, tokens[cue.verb].end),
        frame=(block.start, block.end),
        block=number,
        open_cue=cue.entries[0].act == "inform",
        links=links_of(tokens, clause.places(), subjects[:1], cast) + _as_reported(block, cast),
    )


def _as_reported(block: Block, cast: Cast) -> list[Link]:
    """ "Das teilte das Komitee mit, wie die Agentur KCNA meldete": the medium behind it."""
    tokens = block.tokens
    for clause in block.clauses:
        if clause.kind == "sub" and clause.intro is not None and tokens[clause.intro].lower == "wie":
            for nominal in subject_of(tokens, clause, block.clauses, cast):
                speaker = resolve(tokens, nominal, cast, position=tokens[nominal.start].start)
                if speaker.medium and speaker.name:
                    return [(speaker.name, speaker.start, speaker.end)]
    return []


def _with_these_words(blocks: Sequence[Block], number: int, clause: Clause, cast: Cast) -> Draft | None:
    """ "Mit diesen Worten reagierte der Premier": the quotation before."""
    before, block = blocks[number - 1], blocks[number]
    quotes = [token for token in before.tokens if token.tag == "QUOTE"]
    subjects = subject_of(block.tokens, clause, block.clauses, cast)
    if not quotes or not subjects:
        return None
    speaker = resolve(block.tokens, subjects[0], cast, position=block.start)
    if speaker.name is None:
        return None
    word = block.tokens[2]
    cast.spoken.append(speaker)
    return Draft(
        speaker=speaker,
        act="inform",
        form="direct",
        content=[(token.start, token.end) for token in quotes],
        cue=(word.start, word.end),
        frame=(block.start, block.end),
        block=number,
        open_cue=True,
    )


def _after_colon(text: str, blocks: Sequence[Block], number: int, cast: Cast) -> list[Draft]:
    """What stands in the paragraph after "... sagte auf Twitter:"."""
    lead, block = blocks[number - 1], blocks[number]
    tokens = lead.tokens
    clause = next((c for c in reversed(lead.clauses) if c.kind in ("main", "rel", "sub") and c.finite is not None), None)
    cue = verb_cue(tokens, clause) if clause is not None else None
    if clause is None or cue is None or cue.passive:
        return []
    subjects = subject_of(tokens, clause, lead.clauses, cast)
    speakers = [resolve(tokens, nominal, cast, position=tokens[nominal.start].start) for nominal in subjects]
    if not speakers or speakers[0].name is None:
        return []
    last = number
    while last + 1 < len(blocks) and blocks[last + 1].paragraph == block.paragraph and not block.whole_quote:
        last += 1
    content = []
    for k in range(number, last + 1):
        quotes = [token for token in blocks[k].tokens if token.tag == "QUOTE"]
        content += [(token.start, token.end) for token in quotes] if quotes else [(blocks[k].start, blocks[k].end)]
    address = addressee_of(tokens, clause.places())
    return [
        Draft(
            speaker=speakers[0],
            act=cue.entries[0].act,
            form="direct",
            content=content,
            cue=(tokens[cue.verb].start, tokens[cue.verb].end),
            frame=(lead.start, lead.end),
            block=last,
            open_cue=cue.entries[0].act == "inform",
            links=links_of(tokens, clause.places(), subjects[:1], cast),
            addressee=address[0] if address else None,
        )
    ]


def _mark_chain(made: Sequence[Draft], earlier: Sequence[Draft], blocks: Sequence[Block], number: int) -> None:
    """A cue that stands itself in the Konjunktiv is told by the one who spoke before: "Merkel sei überzeugt, dass ..."."""
    last = _last(earlier)
    if last is None or last.block < number - _REACH or last.speaker.name is None:
        return
    for draft in made:
        if draft.subjunctive and draft.speaker.name != last.speaker.name:
            draft.links.append((last.speaker.name, last.speaker.start, last.speaker.end))
