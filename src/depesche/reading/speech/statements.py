"""Takes an analysed report, gives its statements: who says what, in what form, through whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast as typed

from depesche.model.reading import Proof, Statement
from depesche.model.span import Span
from depesche.model.vocabulary import Act, Form
from depesche.reading.analysis import Analysis
from depesche.reading.speech.acts import act_of, turned_down
from depesche.reading.speech.blocks import Block, blocks_of
from depesche.reading.speech.cast import Cast
from depesche.reading.speech.draft import Draft
from depesche.reading.speech.drafts import drafts_of
from depesche.reading.speech.quotes import quotations
from depesche.reading.speech.runs import carry_on


def find_statements(analysis: Analysis) -> tuple[Statement, ...]:
    """Find the statements, by first content."""
    text = analysis.report.text
    quotes = quotations(text)
    blocks = blocks_of(text, analysis.sentences, quotes)
    cast = Cast.of(analysis)
    drafts: list[Draft] = []
    for number, block in enumerate(blocks):
        made = carry_on(text, blocks, number, _relayed(drafts_of(block, number, cast)), drafts, cast)
        drafts += made
        if made or (drafts and drafts[-1].block == number):
            cast.heard = block.end
    drafts = [draft for draft in drafts if draft.content]
    drafts = _without_echoes(_relayed(_cited(drafts)))
    drafts.sort(key=lambda draft: (draft.content[0][0], -draft.content[-1][1], draft.speaker.start))
    return tuple(_statement(analysis, draft, place, drafts, blocks) for place, draft in enumerate(drafts))


def _cited(drafts: Sequence[Draft]) -> list[Draft]:
    """Give "zitiert ihn die Zeitung" to the statement it belongs to: the nearest one of its sentence, else the one before."""
    kept = [draft for draft in drafts if not draft.cites]
    for draft in drafts:
        if not draft.cites:
            continue
        near = [other for other in kept if other.block in (draft.block, draft.block - 1)]
        near.sort(key=lambda other: (-other.block, abs(other.content[-1][1] - draft.content[0][0])))
        if near:
            near[0].links += [link for link in draft.cites if link not in near[0].links]
    return kept


def _relayed(drafts: Sequence[Draft]) -> list[Draft]:
    """Turn a medium that passes on somebody's words into a link of the chain: "Laut BBC sagte der Minister, ..."."""
    kept: list[Draft] = []
    # "Laut Reuters sollen die Rebellen Gerüchte verbreitet haben": Reuters says it, the rebels are only said to.
    drafts = [
        d for d in drafts if not (d.hearsay and any(o.nominal_cue and o.block == d.block and _covers(o, d) for o in drafts))
    ]
    for draft in drafts:
        inner = [
            other
            for other in drafts
            if other is not draft
            and other.block == draft.block
            and other.cue is not None
            and _covers(draft, other)
            and other.speaker.name != draft.speaker.name
        ]
        best = max(inner, key=_length, default=None)
        if (
            draft.nominal_cue
            and best is None
            and any(other is not draft and other.block == draft.block and _covers(draft, other) for other in drafts)
        ):
            continue
        passes_on = draft.nominal_cue or (
            draft.speaker.medium and best is not None and (best.form != "reported" or _length(best) > 0.4 * _length(draft))
        )
        if best is not None and passes_on and draft.form != "direct" and draft.speaker.name:
            if draft.speaker.name not in [name for name, _, _ in best.links]:
                best.links.append((draft.speaker.name, draft.speaker.start, draft.speaker.end))
            if _length(best) > 0.4 * _length(draft) or draft.nominal_cue:
                continue
        kept.append(draft)
    return kept


def _without_echoes(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out what is only told within somebody's words in the Konjunktiv: "er sagte, Wien werde den Bericht zurückweisen"."""
    return [draft for draft in drafts if not _says_again(draft, drafts) and not _echo(draft, drafts)]


def _echo(draft: Draft, drafts: Sequence[Draft]) -> bool:
    if draft.form == "direct" or (draft.form != "reported" and draft.speaker.name is not None):
        stands = not (draft.stance and draft.foreign)
    else:
        stands = draft.form == "reported" and not draft.foreign
    if stands:
        return False
    outer = [other for other in drafts if other is not draft and other.block == draft.block and _covers(other, draft)]
    if draft.form == "reported" and draft.rendered and outer:
        # "Moskau halte den Einsatz für verfrüht, sagte ein Diplomat": a stance of another one, passed on.
        return any(other.speaker.name in (None, draft.speaker.name) or other.form == "direct" for other in outer)
    return bool(outer)


def _says_again(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "Sie teilte mit, sie hoffe, dass ...": the inner cue tells of the same speaker once more."""
    return (
        draft.form != "direct"
        and draft.subjunctive
        and any(
            other is not draft
            and other.block == draft.block
            and other.form == "indirect"
            and other.speaker.name == draft.speaker.name
            and _covers(other, draft)
            for other in drafts
        )
    )


def _covers(outer: Draft, inner: Draft) -> bool:
    """Say whether the words that make up the inner statement, its cue among them, stand in the content of the outer one."""
    place = inner.cue
    return place is not None and any(start <= place[0] < end for start, end in outer.content)


def _length(draft: Draft) -> int:
    return sum(end - start for start, end in draft.content)


def _statement(analysis: Analysis, draft: Draft, place: int, drafts: Sequence[Draft], blocks: Sequence[Block]) -> Statement:
    text = analysis.report.text
    within = _within(draft, place, drafts)
    links = list(draft.links)
    if within is not None:
        outer = drafts[within]
        if (
            outer.speaker.name
            and outer.speaker.name != draft.speaker.name
            and outer.speaker.name not in [name for name, _, _ in links]
        ):
            links.append((outer.speaker.name, outer.speaker.start, outer.speaker.end))
    proofs = []
    if draft.speaker.start >= 0:
        proofs.append(Proof(field="speaker", span=Span.of(text, draft.speaker.start, draft.speaker.end)))
    names: list[str] = []
    for name, start, end in links:
        if name in names or name == draft.speaker.name:
            continue
        if 0 <= start < end:
            proofs.append(Proof(field=f"via.{len(names)}", span=Span.of(text, start, end)))
        names.append(name)
    if draft.frame is not None and draft.cue is not None:
        proofs.append(Proof(field="frame", span=Span.of(text, *draft.frame)))
    if draft.addressee is not None and draft.addressee_span is not None:
        proofs.append(Proof(field="addressee", span=Span.of(text, *draft.addressee_span)))
    said, said_proof = _said(analysis, draft, blocks)
    if said_proof is not None:
        proofs.append(said_proof)
    words = " ".join(text[start:end] for start, end in draft.content)
    act = act_of(draft.act, words, open_cue=draft.open_cue, judged=draft.form == "reported")
    if act == "deny" and draft.cue is not None:
        block = blocks[draft.block]
        if turned_down(text[draft.cue[0] : draft.cue[1]], text[block.start : max(draft.cue[1], draft.content[-1][1])]):
            act = "refuse"
    owned = {"des", "der"} & set((draft.speaker.name or "").split())
    if draft.speaker.medium and not owned and draft.open_cue and act == "announce":
        # A newspaper tells of somebody's plans, it announces none; the press office of a ministry does.
        act = "inform"
    statement = Statement(
        speaker=draft.speaker.name,
        side=draft.speaker.side,
        act=typed(Act, act),
        form=typed(Form, draft.form),
        via=tuple(names),
        addressee=draft.addressee,
        cue=Span.of(text, *draft.cue) if draft.cue is not None else None,
        content=tuple(Span.of(text, start, end) for start, end in draft.content),
        said=said,
        within=within,
        proofs=tuple(proofs),
    )
    return replace(statement)


def _within(draft: Draft, place: int, drafts: Sequence[Draft]) -> int | None:
    """Give the statement in whose content this one's cue stands."""
    if draft.cue is None:
        return None
    for number, other in enumerate(drafts):
        if (
            number != place
            and other.block == draft.block
            and _covers(other, draft)
            and not (other.cue is not None and _covers(draft, other))
        ):
            return number
    return None


def _said(analysis: Analysis, draft: Draft, blocks: Sequence[Block]) -> tuple[str | None, Proof | None]:
    """The day that the clause of the cue names."""
    frame = draft.frame or draft.day
    if frame is None:
        return None, None
    for time in analysis.times:
        if time.span.start < frame[0] or time.span.end > frame[1] or time.edtf is None or time.type not in ("DATE", "TIME"):
            continue
        named = draft.speaker.start <= time.span.start < draft.speaker.end
        if named or time.bound is not None or any(start <= time.span.start < end for start, end in draft.content):
            continue
        return time.edtf, Proof(field="said", span=time.span, anchor=time.anchor, rule=time.rule)
    return None, None
