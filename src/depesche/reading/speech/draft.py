"""Takes what was found of one statement, gives its `Draft`: a statement in the making, before runs and nesting are settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from depesche.language.lexicon import load
from depesche.language.morphology import is_known
from depesche.language.tokens import Token
from depesche.reading.speech.blocks import Block
from depesche.reading.speech.cast import Cast, Speaker
from depesche.reading.speech.chain import Link
from depesche.reading.speech.clauses import Clause
from depesche.reading.speech.content import Stretch
from depesche.reading.speech.cues import VerbCue
from depesche.reading.speech.nominals import Nominal
from depesche.reading.speech.speakers import people_noun


@dataclass(slots=True)
class Draft:
    """A statement in the making. `content`, `cue` and `frame` are code points of the text, half-open.

    Attributes:
        frame: the clause of the cue; `None` where nothing but the words before carries it.
        open_cue: true where the cue leaves the act open ("sagte").
        subjunctive: true where the cue stands itself in the Konjunktiv.
        cites: links that belong to a statement nearby.
        nominal_cue: true for "laut X" and the like.
        foreign: true where the clause of the cue is not plainly told by the report.
        passing: true where no run goes on from it.
        hearsay: true where its clause itself is only said to be so ("sollen verbreitet haben").
        day: the clause of an earlier cue whose day goes on to hold.
        rendered: true where the verb of the cue, or its "habe", is a Konjunktiv of a main clause, no "werde", "wolle", "solle".
        leads: true where it only says that the next sentence speaks ("wurde Kritik laut").
    """

    speaker: Speaker
    act: str
    form: str
    content: list[tuple[int, int]]
    cue: tuple[int, int] | None
    frame: tuple[int, int] | None
    block: int
    open_cue: bool
    links: list[Link] = field(default_factory=list)
    addressee: str | None = None
    addressee_span: tuple[int, int] | None = None
    subjunctive: bool = False
    cites: list[Link] = field(default_factory=list)
    nominal_cue: bool = False
    foreign: bool = False
    passing: bool = False
    stance: bool = False
    hearsay: bool = False
    day: tuple[int, int] | None = None
    leads: bool = False
    rendered: bool = False


def draft_of(
    block: Block, number: int, cue: VerbCue, speaker: Speaker, act: str, form: str, spans: list[tuple[int, int]]
) -> Draft:
    """Give the draft of what a verb of saying brings; `spans` are offsets of what is said."""
    tokens, clause = block.tokens, cue.clause
    word = tokens[cue.verb]
    mood = tokens[clause.finite].mood if clause.finite is not None else None
    return Draft(
        speaker=speaker,
        act=act,
        form=form,
        content=list(spans),
        cue=(word.start, word.end),
        frame=(frame_start(tokens, clause), tokens[clause.end - 1].end),
        block=number,
        open_cue=False,
        subjunctive=mood in ("Sub1", "Sub2") and clause.kind == "main",
        rendered=clause.finite is not None
        and clause.kind == "main"
        and mood == "Sub1"
        and (tokens[clause.finite].tag != "AUX" or tokens[clause.finite].lemma == "haben"),
        hearsay=clause.finite is not None and tokens[clause.finite].lemma == "sollen",
        foreign=mood != "Ind" or tokens[clause.finite].lemma in ("werden", "wollen", "sollen")
        if clause.finite is not None
        else True,
    )


def frame_start(tokens: Sequence[Token], clause: Clause) -> int:
    """Give the offset at which the clause of a cue begins."""
    return tokens[clause.start].start


def spans_of(block: Block, stretches: Sequence[Stretch]) -> list[tuple[int, int]]:
    """Turn places of tokens into code points; marks at the ends fall away."""
    tokens = block.tokens
    spans = []
    for start, end in stretches:
        while start < end and tokens[start].tag == "PUNCT" and tokens[start].text in ",;:–—-.)":
            start += 1
        while end > start and tokens[end - 1].tag == "PUNCT" and tokens[end - 1].text in ",;:–—-.(":
            end -= 1
        if start < end and any(tokens[k].tag != "PUNCT" for k in range(start, end)):
            spans.append((tokens[start].start, tokens[end - 1].end))
    return spans


def span_of(block: Block, start: int, end: int) -> tuple[int, int]:
    """Turn places of tokens into code points, marks at the ends left out."""
    spans = spans_of(block, ((start, end),))
    return spans[0] if spans else (block.start, block.end)


def can_speak(tokens: Sequence[Token], nominal: Nominal, cast: Cast) -> bool:
    """Say whether a phrase names somebody: a person, body, side, group or medium, or a noun of people."""
    if nominal.pronoun:
        return tokens[nominal.start].lower not in ("es", "dies", "dieses", "was")
    start, end = tokens[nominal.start].start, tokens[nominal.core_end - 1].end
    if (
        cast.by_part(tokens[nominal.head].text) is not None
        or cast.persons_in(start, end)
        or any(actor.type != "adjective" for actor in cast.actors_from(start, end))
    ):
        return True
    if (
        _bare_name(tokens, nominal)
        or " ".join(tokens[k].text for k in range(nominal.start, nominal.core_end)) in _organisations()
    ):
        return True
    if people_noun(tokens[nominal.head].text) or speaking_paper(tokens[nominal.head].text):
        return True
    # 'Die „Kampagne für ein freies Land“': the first noun of a name in marks says what it is.
    nouns = [tokens[k].text for k in range(nominal.start, nominal.core_end) if tokens[k].tag in ("NOUN", "PROPN")]
    marked = any(tokens[k].text in "„«" for k in range(nominal.start, nominal.head))
    named = marked and tokens[nominal.core_end - 1].text in "“»" and tokens[nominal.start].lower in ("die", "der")
    return marked and (people_noun(nouns[0]) or (named and nominal.start + 1 < nominal.core_end <= nominal.start + 6))


def _bare_name(tokens: Sequence[Token], nominal: Nominal) -> bool:
    """Say whether a phrase is one word that no dictionary knows, without an article: a surname whose bearer the text has
    introduced elsewhere ("Laurien machte keine Angaben").
    """
    word = tokens[nominal.head]
    words = [tokens[k].text for k in range(nominal.start, nominal.core_end)]
    if 2 <= len(words) <= 4 and all(part[0].isupper() and part.isalpha() for part in words) and nominal.preposition is None:
        # "Amnesty International", "Human Rights Watch"
        return sum(not is_known(part) for part in words) * 2 >= len(words)
    if len(words) != 1 or not word.text[0].isupper() or word.text[1:] != word.text[1:].lower():
        return False
    return len(word.text) > 3 and word.text.isalpha() and not is_known(word.text) and not word.lower.endswith(_NO_SURNAMES)


@cache
def _organisations() -> frozenset[str]:
    return frozenset(load("speech_chain")["organisations"]["names"])


# Endings of compounds that a dictionary may lack, and that no surname has.
_NO_SURNAMES = (
    "ung",
    "ungen",
    "heit",
    "keit",
    "schaft",
    "ion",
    "ionen",
    "ismus",
    "tät",
    "politik",
    "hilfe",
    "zahlen",
    "kosten",
    "preise",
    "kurse",
)


def speaking_paper(word: str) -> bool:
    """Say whether a noun names a paper that itself demands or judges ("die Resolution fordert ...")."""
    papers = load("speech_nouns")["speaking_papers"]
    return word in papers["words"] or word.lower().endswith(tuple(papers["endings"]))
