"""Takes the statements of a block and those before it, gives them with what has no cue of its own: the Konjunktiv that runs on, bare quotations."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.reading.blocks import Block
from depesche.reading.clauses import Clause
from depesche.reading.drafts import Draft
from depesche.reading.speakers import NOBODY, Cast, Speaker

# How many blocks may lie between a statement and the sentence that carries it on.
_REACH = 2


def carry_on(
    text: str, blocks: Sequence[Block], number: int, made: list[Draft], earlier: Sequence[Draft], cast: Cast
) -> list[Draft]:
    """Give the drafts of a block: its own, and a free or bare one where the words before it still speak. May lengthen the last one."""
    block = blocks[number]
    before = blocks[number - 1] if number else None
    pointing = _pointing_back(blocks, number, made)
    if pointing:
        made = pointing
    if before is not None and before.colon and not made:
        led = _after_colon(text, blocks, number, earlier, cast)
        if led:
            return led
    _mark_chain(made, earlier, blocks, number)
    if made:
        return made + _first_half(block, number, made, earlier)
    last = _last(earlier)
    near = last is not None and number - last.block <= _REACH
    if block.whole_quote:
        quotes = [token for token in block.tokens if token.tag == "QUOTE"]
        if last is None or not near:
            return []
        return [_free(last, number, [(token.start, token.end) for token in quotes], "direct")]
    strength = _subjunctive(block)
    if strength == 0 or (strength == 1 and not (near and last is not None and number - last.block == 1)):
        return []
    if last is None:
        return []
    span = (block.start, block.end)
    if last.form == "free" and last.block == number - 1:
        last.content.append(span)
        last.block = number
        return []
    return [_free(last, number, [span], "free")]


def _last(earlier: Sequence[Draft]) -> Draft | None:
    """The statement that a run carries on: the last one of the last block with any, an outer one before what stands in it."""
    if not earlier:
        return None
    block = max(draft.block for draft in earlier)
    candidates = [draft for draft in earlier if draft.block == block and draft.speaker.name is not None] or [
        d for d in earlier if d.block == block
    ]
    rendered = [draft for draft in candidates if draft.form != "reported"] or candidates
    return max(rendered, key=lambda draft: (draft.content[-1][1], -draft.content[0][0]))


def _free(last: Draft, number: int, spans: list[tuple[int, int]], form: str) -> Draft:
    return Draft(
        speaker=last.speaker,
        act="inform" if last.act not in ("announce", "inform") else last.act,
        form=form,
        content=spans,
        cue=None,
        frame=None,
        block=number,
        open_cue=True,
        links=list(last.links),
        addressee=None,
    )


def _subjunctive(block: Block) -> int:
    """Weigh the mood of the main clauses: 2 Konjunktiv I or "würde" beyond doubt, 1 may be, 0 none."""
    mains = [c for c in block.clauses if c.kind == "main" and c.finite is not None and not c.paren]
    if not mains or block.tokens[-1].text == "?":
        return 0
    weight = 0
    for clause in mains:
        assert clause.finite is not None
        token = block.tokens[clause.finite]
        if token.mood == "Sub1" and not _set_phrase(block, clause):
            return 2
        if token.mood == "Sub2" and token.lower not in ("könnte", "könnten", "dürfte", "dürften"):
            weight = max(weight, 1)
        elif token.mood == "Sub2" or (token.tense == "Past" and token.text.endswith("ten") and token.tag == "VERB"):
            weight = max(weight, 0)
        else:
            return weight if weight else 0
    return weight


def _set_phrase(block: Block, clause: Clause) -> bool:
    """ "Es sei denn", "sei es", "es lebe": Konjunktiv that nobody says."""
    assert clause.finite is not None
    following = block.tokens[clause.finite + 1].lower if clause.finite + 1 < len(block.tokens) else ""
    return (
        block.tokens[clause.finite].lower == "sei"
        and following in ("denn", "dank")
        or block.tokens[clause.finite].lower in ("lebe", "gelinge")
    )


def _pointing_back(blocks: Sequence[Block], number: int, made: list[Draft]) -> list[Draft]:
    """ "Das sagte der Minister am Freitag": what is said is the sentence before."""
    return made


def _after_colon(text: str, blocks: Sequence[Block], number: int, earlier: Sequence[Draft], cast: Cast) -> list[Draft]:
    return []


def _mark_chain(made: Sequence[Draft], earlier: Sequence[Draft], blocks: Sequence[Block], number: int) -> None:
    """A cue that stands itself in the Konjunktiv is told by the one who spoke before: "Merkel sei überzeugt, dass ..."."""
    last = _last(earlier)
    if last is None or last.block < number - _REACH or last.speaker.name is None:
        return
    for draft in made:
        if draft.subjunctive and draft.speaker.name != last.speaker.name:
            draft.links.append((last.speaker.name, last.speaker.start, last.speaker.end))


def _first_half(block: Block, number: int, made: Sequence[Draft], earlier: Sequence[Draft]) -> list[Draft]:
    return []


def nobody() -> Speaker:
    """A speaker whom the report does not name."""
    return NOBODY
