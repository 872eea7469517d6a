"""Takes a sentence, gives groups and office-holders without a name in it: "Beobachter", "der Kremlsprecher", "beide Seiten"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.language.sentences import Sentence
from depesche.language.tokens import Token
from depesche.model.span import Span
from depesche.reading.analysis import ActorMention
from depesche.reading.people.namings import adjective_codes, namings_of
from depesche.reading.people.noun_phrases import body_words, genitive_after, is_adjective, span_between, with_article
from depesche.reading.people.offices import Office, inflected, office_of
from depesche.reading.people.places import span_of
from depesche.reading.people.pronouns import Focus


def groups_in(sentence: Sentence, taken: Sequence[Span], focus: Focus) -> Iterator[ActorMention]:
    """Groups and offices without a name: "Beobachter", "der Kremlsprecher", "beide Seiten"."""
    tokens = sentence.tokens
    namings = {naming.first: naming for naming in namings_of(sentence)}
    for place, token in enumerate(tokens):
        if not token.text[0].isupper() or any(
            span.start <= token.start < span.end for span in taken if span.quote != token.text or office_of(token.text) is None
        ):
            continue
        first = place
        codes: tuple[str, ...] = namings[place].codes if place in namings and namings[place].kind == "compound" else ()
        # "Der israelische UNO-Botschafter" is Israel's.
        sent = codes != () and (envoy := office_of(token.text)) is not None and envoy.function in ("ambassador", "envoy")
        while first > 0 and is_adjective(tokens[first - 1]):
            first -= 1
            of_state = adjective_codes(tokens[first].text)
            codes = of_state if sent and of_state else codes or of_state
        if first > 0:
            genitive = next(
                (
                    naming
                    for naming in namings.values()
                    if naming.stop == first and naming.kind in ("state", "city") and tokens[first - 1].text.endswith("s")
                ),
                None,
            )
            if genitive is not None:
                first = genitive.first
                codes = codes or genitive.codes
        start = with_article(tokens, first)
        both = tokens[start].lower in ("beide", "beiden", "beider")
        if (both or (first > 0 and tokens[first].lower in ("beide", "beiden", "beider"))) and fold(token.text) in _side_words():
            yield ActorMention(
                span=span_of(sentence, place, place + 1),
                phrase=span_between(sentence, tokens[start].start, token.end),
                type="group",
                sides=focus.two_sides(states=fold(token.text).startswith(("länder", "staaten", "nationen"))),
                name=" ".join(
                    span_between(sentence, tokens[first].start if not both else tokens[start].start, token.end).quote.split()
                ),
            )
            continue
        stop = place + 1
        after = genitive_after(tokens, stop, namings)
        if after is not None and not codes:
            stop, codes = after
        group = fold(token.text) in _groups() or fold(token.text).endswith(("kreise", "kreisen"))
        office = office_of(token.text)
        if (office is None and not group) or (office is not None and fold(office.base) in _no_office()):
            continue
        if any(span.start == tokens[stop].start for span in taken) if stop < len(tokens) else False:
            continue
        phrase = span_between(sentence, tokens[start].start, tokens[stop - 1].end)
        span = span_of(sentence, place, place + 1)
        if span in taken and fold(token.text) in _by_report():
            continue
        name = " ".join(span_between(sentence, tokens[first].start, tokens[stop - 1].end).quote.split())
        plural = _is_plural(tokens, start, first, place, office, codes=codes, group=group)
        if office is not None and not plural:
            person = focus.person_of_office(office, codes, tokens[start].lower)
            if person is not None:
                holder = focus.persons[person]
                yield ActorMention(
                    span=span,
                    phrase=phrase,
                    type="office",
                    sides=(holder.side,) if holder.side else codes,
                    name=holder.name,
                    person=person,
                )
                continue
            yield ActorMention(span=span, phrase=phrase, type="office", sides=codes or office.codes, name=name)
        else:
            if not codes and (counted := _counted_states(tokens, place)) is not None:
                stop, count = counted
                phrase = span_between(sentence, tokens[start].start, tokens[stop - 1].end)
                codes = focus.last_sides(count)
            yield ActorMention(span=span, phrase=phrase, type="group", sides=codes, name=name)


def _counted_states(tokens: Sequence[Token], place: int) -> tuple[int, int] | None:
    """Read "(die Außenminister) der drei Staaten": where it ends and how many; `None` where nothing is counted."""
    if place + 3 >= len(tokens) or tokens[place + 1].lower not in ("der", "aus", "dieser"):
        return None
    if fold(tokens[place + 3].text) not in _side_words():
        return None
    count = load("bodies")["counted"].get(tokens[place + 2].lower)
    return None if count is None else (place + 4, int(count))


def _is_plural(
    tokens: Sequence[Token], start: int, first: int, place: int, office: Office | None, *, codes: tuple[str, ...], group: bool
) -> bool:
    """Say whether an office-noun stands for several people: by its article, or bare and in a plural form."""
    article = tokens[start].lower if start < first else ""
    if office is None or article in body_words("plural_articles") or tokens[first].lower in body_words("plural_articles"):
        return True
    if article == "die" and not office.female:
        return True
    bare = article == "" and first == place and not codes and tokens[place].lower.endswith(("en", "ern", "er", "e", "s", "leute"))
    return bare or (group and not _singular_article(tokens, start))


def _singular_article(tokens: Sequence[Token], place: int) -> bool:
    return tokens[place].lower in (
        "der",
        "ein",
        "eine",
        "einem",
        "einer",
        "dem",
        "des",
        "den",
        "dieser",
        "sein",
        "seinem",
        "seinen",
        "die",
    )


@cache
def _no_office() -> frozenset[str]:
    return frozenset(fold(noun) for noun in load("bodies")["no_office"])


@cache
def _by_report() -> frozenset[str]:
    return frozenset(fold(word) for word in load("bodies")["by_report"])


@cache
def _side_words() -> frozenset[str]:
    return frozenset(fold(word) for word in load("bodies")["sides"])


@cache
def _groups() -> frozenset[str]:
    return frozenset(fold(form) for noun in load("bodies")["groups"] for form in (noun, *(word for word, _ in inflected(noun))))
