"""Takes sentences and persons, gives every mention of somebody who can act or speak: persons, states, bodies, groups, media."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depesche.language.lexicon import fold
from depesche.language.sentences import Sentence
from depesche.model.reading import Person
from depesche.model.span import Span
from depesche.reading.analysis import ActorMention, PlaceMention
from depesche.reading.people.body_mentions import bodies_in
from depesche.reading.people.group_mentions import groups_in
from depesche.reading.people.media_mentions import media_in
from depesche.reading.people.namings import Naming, namings_of
from depesche.reading.people.noun_phrases import is_adjective, is_free, span_between, with_article
from depesche.reading.people.offices import office_of
from depesche.reading.people.places import is_dateline, is_locative, span_of
from depesche.reading.people.pronouns import Focus
from depesche.reading.people.state_groups import state_groups_in


def find_actors(
    sentences: Sequence[Sentence], persons: Sequence[Person], places: Sequence[PlaceMention]
) -> tuple[ActorMention, ...]:
    """Find the actors, in the order of the text."""
    focus = Focus(persons, sentences)
    by_start = {span.start: (number, span) for number, person in enumerate(persons) for span in person.mentions}
    titles = [person.title for person in persons]
    found: list[ActorMention] = []
    for sentence in sentences:
        taken: list[Span] = []
        mentions: list[ActorMention] = []
        for mention in _persons(sentence, persons, by_start):
            mentions.append(mention)
            taken.append(mention.span)
        taken.extend(_title_spans(sentence, mentions, titles))
        for finder in (media_in, state_groups_in, bodies_in, _namings, groups_in):
            for mention in finder(sentence, taken, focus):
                mentions.append(mention)
                taken.append(mention.span)
        doubled = {mention.span for mention in mentions if mention.type != "adjective"}
        mentions = [mention for mention in mentions if mention.type != "adjective" or mention.span not in doubled]
        mentions.sort(key=lambda mention: mention.span.start)
        mentions.extend(focus.pronouns(sentence, mentions))
        mentions.sort(key=lambda mention: mention.span.start)
        focus.after(sentence, mentions)
        found.extend(mentions)
    return tuple(found)


def _persons(sentence: Sentence, persons: Sequence[Person], by_start: dict[int, tuple[int, Span]]) -> Iterator[ActorMention]:
    tokens = sentence.tokens
    for place, token in enumerate(tokens):
        hit = by_start.get(token.start)
        if hit is None:
            continue
        number, span = hit
        person = persons[number]
        first = place
        while first > 0 and (
            office_of(tokens[first - 1].text) is not None or (is_adjective(tokens[first - 1]) and first < place)
        ):
            first -= 1
        first = with_article(tokens, first)
        start = tokens[first].start
        yield ActorMention(
            span=span,
            phrase=span_between(sentence, start, span.end),
            type="person",
            sides=(person.side,) if person.side else (),
            name=person.name,
            person=number,
        )


def _title_spans(sentence: Sentence, mentions: Sequence[ActorMention], titles: Sequence[str | None]) -> Iterator[Span]:
    """Give the stretches where the title of a person named in a sentence stands: no actor of its own."""
    flat = sentence.text.replace("\n", " ")
    for mention in mentions:
        title = titles[mention.person] if mention.person is not None else None
        if title is None:
            continue
        here = flat.find(title)
        if here >= 0:
            start = sentence.start + here
            if abs(start - mention.span.end) < 30 or abs(mention.span.start - start - len(title)) < 30:
                yield span_between(sentence, start, start + len(title))


def _namings(sentence: Sentence, taken: Sequence[Span], focus: Focus) -> Iterator[ActorMention]:
    """States, organisations, towns that stand for a government, inhabitants and adjectives."""
    tokens = sentence.tokens
    for naming in namings_of(sentence):
        if not is_free(tokens[naming.first], taken):
            continue
        span = span_of(sentence, naming.first, naming.stop)
        kind = None
        codes = naming.codes
        name = span.quote
        if naming.kind == "state":
            kind = "state"
            name = naming.name if span.quote.endswith("-") else _nominative(span.quote, naming)
        elif naming.kind == "organisation":
            kind, name = "organisation", _nominative(span.quote, naming)
        elif naming.kind in ("organ", "metonym", "body"):
            kind, name = "body", _nominative(span.quote, naming)
        elif naming.kind == "city" and naming.capital:
            if is_locative(tokens, naming) or is_dateline(tokens, naming):
                continue
            kind, name = "state", _nominative(span.quote, naming)
            side = focus.side_of_seat(naming.name, naming.codes[0])
            if side != naming.codes[0]:
                kind, codes = "organisation", (side,)
        elif naming.kind == "people":
            kind = "group"
        elif naming.kind == "adjective":
            kind = "adjective"
        elif naming.kind == "compound":
            kind = "group" if fold(naming.name).endswith(("staaten", "länder", "ländern", "mitglieder")) else "adjective"
        if kind is None or not naming.codes:
            continue
        first = with_article(tokens, naming.first)
        yield ActorMention(
            span=span,
            phrase=span_between(sentence, tokens[first].start, span.end),
            type=kind,
            sides=codes,
            name=" ".join(name.split()),
        )


def _nominative(printed: str, naming: Naming) -> str:
    base = naming.name.split()[-1]
    last = printed.split()[-1]
    if len(last) > len(base) and fold(last).startswith(fold(base)):
        return printed[: len(printed) - (len(last) - len(base))]
    return printed
