"""Takes a sentence, gives the ministries, governments, embassies and other bodies in it, with their sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.language.sentences import Sentence
from depesche.language.tokens import Token
from depesche.model.span import Span
from depesche.reading.analysis import ActorMention
from depesche.reading.people.namings import Naming, namings_of
from depesche.reading.people.noun_phrases import genitive_after, is_adjective, is_free, span_between, with_article
from depesche.reading.people.places import span_of
from depesche.reading.people.pronouns import Focus

_HALVES = ("norden", "süden")


def bodies_in(sentence: Sentence, taken: Sequence[Span], focus: Focus) -> Iterator[ActorMention]:
    """Bodies: ministries, governments, embassies, delegations, parliaments, with their side."""
    tokens = sentence.tokens
    namings = {naming.first: naming for naming in namings_of(sentence)}
    covered = {
        n
        for naming in namings.values()
        if naming.kind not in ("adjective", "city_adjective", "compound")
        for n in range(naming.first, naming.stop)
    }
    for place, token in enumerate(tokens):
        if not token.text[0].isupper() or not is_free(token, taken) or place in covered:
            continue
        kind = _body_noun(token.text)
        if kind is None:
            continue
        if token.text.startswith(tuple(load("bodies")["not_before"])):
            continue
        codes: tuple[str, ...] = ()
        naming = namings.get(place)
        if naming is not None and naming.kind == "compound":
            codes = naming.codes
        first = place
        while first > 0 and (
            is_adjective(tokens[first - 1])
            or (namings.get(first - 1) is not None and namings[first - 1].kind in ("city_adjective", "adjective"))
        ):
            first -= 1
            before = namings.get(first)
            if before is not None and before.kind in ("adjective", "city_adjective"):
                codes = codes or before.codes
        genitive = next(
            (
                naming
                for naming in namings.values()
                if naming.stop == first and naming.kind in ("state", "city") and tokens[first - 1].text.endswith("s")
            ),
            None,
        )
        if genitive is not None and not codes:
            first, codes = genitive.first, genitive.codes
        stop = place + 1
        after = genitive_after(tokens, stop, namings)
        if after is not None:
            stop, more = after
            codes = codes or more
        if kind == "side" and not codes:
            continue
        if not codes and _report_word(token.text) is not None:
            codes = focus.side_by_report(by_report()[_report_word(token.text) or ""])
            if not codes or (fold(token.text).startswith(_HALVES) and not _is_half(tokens, place, focus)):
                continue
        if not codes:
            codes = focus.side_of_body(sentence, token.start)
        yield _body(sentence, place, first, stop, codes, namings)


def _is_half(tokens: Sequence[Token], place: int, focus: Focus) -> bool:
    """Say whether "der Norden" is a state here: both Koreas are named in the report, and the words around tell of no place."""
    article = tokens[place - 1].lower if place else ""
    follows = place + 1 < len(tokens) and tokens[place + 1].lower in ("der", "des", "von")
    both = bool(focus.side_by_report(["KP"])) and bool(focus.side_by_report(["KR"]))
    return both and article in ("der", "dem", "den", "des") and not follows


def _body(
    sentence: Sentence, place: int, first: int, stop: int, codes: tuple[str, ...], namings: dict[int, Naming]
) -> ActorMention:
    tokens = sentence.tokens
    start = tokens[with_article(tokens, first)].start
    end = tokens[stop - 1].end
    name = " ".join(span_between(sentence, tokens[first].start, end).quote.split())
    if first == place and stop == place + 1 and tokens[max(0, first - 1)].lower == "des":
        name = (
            name.removesuffix("s").removesuffix("e") if name.lower().endswith(("tes", "umes", "ses")) else name.removesuffix("s")
        )
    return ActorMention(
        span=span_of(sentence, place, place + 1 if stop == place + 1 else stop),
        phrase=span_between(sentence, start, end),
        type="body",
        sides=codes,
        name=name,
    )


def _body_noun(text: str) -> str | None:
    """Say whether a noun names a body (`body`) or one side (`side`: "die russische Seite"); `None`: neither."""
    word = fold(text.rpartition("-")[2])
    if word == "seite":
        return "side"
    if word in _body_nouns() and word.endswith("en") and word[:-2] in _body_nouns() and word not in _plural_bodies():
        return None
    if word in _body_nouns() or fold(text) in _body_nouns() or _report_word(text) is not None:
        return "body"
    if (
        word.endswith(
            (
                "ministerium",
                "ministeriums",
                "regierung",
                "botschaft",
                "behörde",
                "behörden",
                "delegation",
                "streitkräfte",
                "armee",
            )
        )
        and len(word) > 10
    ):
        return "body"
    return None


@cache
def _body_nouns() -> frozenset[str]:
    forms: set[str] = set()
    for noun in load("bodies")["nouns"]:
        word = fold(noun)
        forms |= {word, word + "s", word + "es", word + "n", word + "en"}
    return frozenset(forms)


@cache
def _plural_bodies() -> frozenset[str]:
    return frozenset(fold(noun) for noun in load("bodies")["plural"])


def _report_word(text: str) -> str | None:
    """Give the entry of `by_report` that a word is a form of; `None`: of none."""
    word = fold(text)
    return next(
        (form for form in (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("n")) if form in by_report()),
        None,
    )


@cache
def by_report() -> dict[str, tuple[str, ...]]:
    """Give the words that stand for a side only where the report speaks of it, with the sides in question."""
    return {fold(word): tuple(codes) for word, codes in load("bodies")["by_report"].items()}
