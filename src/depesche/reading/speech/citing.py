"""Takes a block, gives the drafts of quotations that no verb of saying rules: cited by a medium, or led by a colon alone."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.reading.speech import content as contents
from depesche.reading.speech.blocks import Block
from depesche.reading.speech.cast import NOBODY, Cast, Speaker
from depesche.reading.speech.chain import links_of
from depesche.reading.speech.cues import VerbCue
from depesche.reading.speech.draft import Draft, can_speak, draft_of, spans_of
from depesche.reading.speech.nominals import nominal_at
from depesche.reading.speech.speakers import resolve
from depesche.reading.speech.subjects import subject_of
from depesche.reading.speech.told import agent_of


def orphans(block: Block, number: int, found: Sequence[Draft], cast: Cast) -> list[Draft]:
    """Quotations after a colon that no verb of saying rules: "Er schloss sich dem mit den Worten an: ..."."""
    tokens = block.tokens
    quotes = [k for k, token in enumerate(tokens) if token.tag == "QUOTE"]
    free = [k for k in quotes if not any(a <= tokens[k].start < b for draft in found for a, b in draft.content)]
    if not free or len(free) == len(tokens):
        return []
    ahead = [c for c in block.clauses if c.kind in ("main", "rel") and c.finite is not None and c.end <= free[0]]
    if ahead and ahead[-1].finite is not None and tokens[ahead[-1].finite].mood == "Sub1":
        # The sentence itself is rendered: who speaks stands before it.
        return []
    after = [c for c in block.clauses if c.kind == "main" and c.finite is not None and c.start > free[0]]
    colon = any(tokens[k].text == ":" for k in range(free[0]))
    for clause in ([ahead[-1]] if ahead and colon else []) + after[:1]:
        for nominal in subject_of(tokens, clause, block.clauses, cast)[:1]:
            if not can_speak(tokens, nominal, cast):
                continue
            speaker = resolve(tokens, nominal, cast, position=tokens[nominal.start].start)
            if not speaker.name or speaker.medium:
                continue
            cast.spoken.append(speaker)
            word = next((k for k in clause.places() if tokens[k].text in ("Worten", "Satz")), clause.finite)
            assert word is not None
            return [
                Draft(
                    speaker=speaker,
                    act="inform",
                    form="direct",
                    content=[(tokens[k].start, tokens[k].end) for k in free],
                    cue=(tokens[word].start, tokens[word].end),
                    frame=(tokens[clause.start].start, tokens[clause.end - 1].end),
                    block=number,
                    open_cue=True,
                    links=links_of(tokens, clause.places(), [nominal], cast),
                )
            ]
    return []


def citing(block: Block, number: int, cue: VerbCue, cast: Cast, floor: int, media: list[Speaker]) -> list[Draft]:
    """ "Die Agentur zitiert den Minister mit den Worten: ...": the one who is cited speaks, the medium passes it on.

    In "…, zitiert ihn die Zeitung" the words belong to a statement that stands before: a link is left for it in `cites`.
    """
    tokens, clause = block.tokens, cue.clause
    links = [(medium.name, medium.start, medium.end) for medium in media if medium.name] if not cue.passive else []
    said = contents.rendered(block, cue, floor)
    if cue.passive and media and media[0].name:
        agent = agent_of(tokens, clause)
        source = resolve(tokens, agent, cast, position=tokens[clause.start].start) if agent is not None else None
        links = [(source.name, source.start, source.end)] if source is not None and source.name else []
        if said is not None and said.form == "indirect":
            draft = draft_of(block, number, cue, media[0], "inform", "indirect", spans_of(block, said.stretches))
            draft.open_cue, draft.links = True, links
            return [draft] if draft.content else []
    place = (tokens[cue.verb].start, tokens[cue.verb].end)
    if said is None or said.form != "direct" or clause.kind == "rel":
        if not links:
            return []
        draft = draft_of(block, number, cue, NOBODY, "inform", "indirect", [place])
        draft.cites = links
        return [draft]
    taken = {k for nominal in subject_of(tokens, clause, block.clauses, cast) for k in range(nominal.start, nominal.end)}
    cited: Speaker | None = media[0] if cue.passive and media else None
    for k in clause.places() if cited is None else ():
        if k in taken or tokens[k].tag in ("VERB", "AUX", "ADV", "PUNCT"):
            continue
        nominal = nominal_at(tokens, k, clause.end)
        if nominal is not None and nominal.preposition is None:
            cited = resolve(tokens, nominal, cast, position=tokens[k].start)
            if cited.name:
                break
    speaker = cited if cited is not None and cited.name else (media[0] if media else NOBODY)
    draft = draft_of(block, number, cue, speaker, "inform", "direct", spans_of(block, said.stretches))
    draft.open_cue = True
    draft.links = [link for link in links if link[0] != speaker.name]
    return [draft]
