"""Takes a sentence, gives the outlets and agencies in it, by name or as "die Zeitung", "iranische Staatsmedien"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from depesche.language.lexicon import load
from depesche.language.sentences import Sentence
from depesche.language.tokens import Token, tokenize
from depesche.model.span import Span
from depesche.reading.analysis import ActorMention
from depesche.reading.people.namings import adjective_codes, namings_of
from depesche.reading.people.noun_phrases import is_adjective, is_free, span_between, with_article
from depesche.reading.people.places import span_of
from depesche.reading.people.pronouns import Focus


def media_in(sentence: Sentence, taken: Sequence[Span], focus: Focus) -> Iterator[ActorMention]:
    """Find the outlets and agencies of a sentence outside the stretches that are taken."""
    tokens = sentence.tokens
    table = _media_names()
    place = 0
    while place < len(tokens):
        best = 0
        state: str | None = None
        for words, code in table.get(tokens[place].text, ()):
            stop = place + len(words)
            if stop - place > best and tuple(token.text for token in tokens[place:stop]) in (
                words,
                (*words[:-1], words[-1] + "s"),
            ):
                if len(words) == 1 and not _medium_context(tokens, place, words[0]):
                    continue
                best, state = stop - place, code
        if best and is_free(tokens[place], taken):
            span = span_of(sentence, place, place + best)
            first = place
            while first > 0 and (
                is_adjective(tokens[first - 1]) or tokens[first - 1].text in _media_nouns() or tokens[first - 1].text in '„«»"“'
            ):
                first -= 1
            start = tokens[with_article(tokens, first)].start
            yield ActorMention(
                span=span,
                phrase=span_between(sentence, start, span.end),
                type="medium",
                sides=(state,) if state else (),
                name=" ".join(span.quote.split()),
            )
            place += best
            continue
        if tokens[place].text in _media_nouns() and is_free(tokens[place], taken) and not _names_medium(tokens, place):
            yield _unnamed_medium(sentence, place)
        place += 1


def _names_medium(tokens: Sequence[Token], place: int) -> bool:
    """Say whether the name of a medium follows its noun."""
    ahead = place + 1
    while ahead < len(tokens) and tokens[ahead].text in '„“«»"‚':
        ahead += 1
    return ahead < len(tokens) and tokens[ahead].text[0].isupper() and tokens[ahead].text[0].isalpha()


def _unnamed_medium(sentence: Sentence, place: int) -> ActorMention:
    """A medium without a name: "chinesische Staatsmedien" (acts for its state), "Medien", "die Zeitung"."""
    tokens = sentence.tokens
    first = place
    codes: tuple[str, ...] = ()
    while first > 0 and is_adjective(tokens[first - 1]):
        first -= 1
        codes = codes or adjective_codes(tokens[first].text)
    for naming in namings_of(sentence):
        if naming.stop == first and naming.kind in ("city_adjective", "state") and naming.codes:
            first, codes = naming.first, codes or naming.codes
    of_state = tokens[place].text.startswith("Staats") or any(
        token.lower.startswith("staatlich") for token in tokens[first:place]
    )
    start = tokens[with_article(tokens, first)].start
    end = tokens[place].end
    return ActorMention(
        span=span_of(sentence, place, place + 1),
        phrase=span_between(sentence, start, end),
        type="medium",
        sides=codes if of_state else (),
        name=" ".join(span_between(sentence, tokens[first].start, end).quote.split()),
    )


def _medium_context(tokens: Sequence[Token], place: int, word: str) -> bool:
    """A word that is also a common noun ("Welt", "Bild") names an outlet only in quotation marks or after "der Zeitung"."""
    before = tokens[place - 1] if place else None
    quoted = before is not None and before.text in "„«»\"“‚'" and place + 1 < len(tokens) and tokens[place + 1].text in "“»«\"”'‘"
    after_noun = before is not None and (
        before.text in _media_nouns() or (before.text in '„«»"“' and place > 1 and tokens[place - 2].text in _media_nouns())
    )
    if quoted or after_noun:
        return True
    return word not in _common_media() and not (word.isupper() and len(word) <= 2)


@cache
def _media_names() -> dict[str, list[tuple[tuple[str, ...], str | None]]]:
    table: dict[str, list[tuple[tuple[str, ...], str | None]]] = {}
    lists: list[tuple[str | None, list[str]]] = [(None, load("media")["names"]), *load("media")["state"].items()]
    for code, names in lists:
        for name in names:
            words = tuple(token.text for token in tokenize(name))
            table.setdefault(words[0], []).append((words, code))
            if len(words) == 1:
                table.setdefault(words[0] + "s", []).append((words, code))
    return table


@cache
def _media_nouns() -> frozenset[str]:
    return frozenset(form for noun in load("media")["nouns"] for form in (noun, noun + "s", noun + "n", noun + "en"))


@cache
def _common_media() -> frozenset[str]:
    return frozenset(load("media")["common"])
