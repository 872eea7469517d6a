"""Takes sentences and persons, gives every mention of somebody who can act or speak: persons, states, bodies, groups, media."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.language.sentences import Sentence
from depesche.language.tokens import Token, tokenize
from depesche.model.reading import Person
from depesche.model.span import Span
from depesche.reading.analysis import ActorMention, PlaceMention
from depesche.reading.namings import Naming, adjective_codes, namings_of
from depesche.reading.offices import Office, inflected, office_of
from depesche.reading.places import is_dateline, is_locative, span_of
from depesche.reading.pronouns import Focus


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
        for finder in (_media, _bodies, _namings, _nouns):
            for mention in finder(sentence, taken, focus):
                mentions.append(mention)
                taken.append(mention.span)
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
        while first > 0 and (office_of(tokens[first - 1].text) is not None or (_adjective(tokens[first - 1]) and first < place)):
            first -= 1
        first = _with_article(tokens, first)
        start = tokens[first].start
        yield ActorMention(
            span=span,
            phrase=_span(sentence, start, span.end),
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
                yield _span(sentence, start, start + len(title))


def _span(sentence: Sentence, start: int, end: int) -> Span:
    return Span(start, end, sentence.text[start - sentence.start : end - sentence.start])


def _media(sentence: Sentence, taken: Sequence[Span], focus: Focus) -> Iterator[ActorMention]:
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
        if best and _free(tokens[place], taken):
            span = span_of(sentence, place, place + best)
            first = place
            while first > 0 and (
                _adjective(tokens[first - 1]) or tokens[first - 1].text in _media_nouns() or tokens[first - 1].text in '„«»"“'
            ):
                first -= 1
            start = tokens[_with_article(tokens, first)].start
            yield ActorMention(
                span=span,
                phrase=_span(sentence, start, span.end),
                type="medium",
                sides=(state,) if state else (),
                name=" ".join(span.quote.split()),
            )
            place += best
            continue
        if tokens[place].text in _media_nouns() and _free(tokens[place], taken) and not _names_medium(tokens, place):
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
    while first > 0 and _adjective(tokens[first - 1]):
        first -= 1
        codes = codes or adjective_codes(tokens[first].text)
    for naming in namings_of(sentence):
        if naming.stop == first and naming.kind in ("city_adjective", "state") and naming.codes:
            first, codes = naming.first, codes or naming.codes
    of_state = tokens[place].text.startswith("Staats") or any(
        token.lower.startswith("staatlich") for token in tokens[first:place]
    )
    start = tokens[_with_article(tokens, first)].start
    end = tokens[place].end
    return ActorMention(
        span=span_of(sentence, place, place + 1),
        phrase=_span(sentence, start, end),
        type="medium",
        sides=codes if of_state else (),
        name=" ".join(_span(sentence, tokens[first].start, end).quote.split()),
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


def _bodies(sentence: Sentence, taken: Sequence[Span], focus: Focus) -> Iterator[ActorMention]:
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
        if not token.text[0].isupper() or not _free(token, taken) or place in covered:
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
            _adjective(tokens[first - 1])
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
        after = _genitive_after(tokens, stop, namings)
        if after is not None:
            stop, more = after
            codes = codes or more
        if kind == "side" and not codes:
            continue
        if not codes and _report_word(token.text) is not None:
            codes = focus.side_by_report(by_report()[_report_word(token.text) or ""])
            if not codes:
                continue
        if not codes:
            codes = focus.side_of_body(sentence, token.start)
        yield _body(sentence, place, first, stop, codes, namings)


def _body(
    sentence: Sentence, place: int, first: int, stop: int, codes: tuple[str, ...], namings: dict[int, Naming]
) -> ActorMention:
    tokens = sentence.tokens
    start = tokens[_with_article(tokens, first)].start
    end = tokens[stop - 1].end
    name = " ".join(_span(sentence, tokens[first].start, end).quote.split())
    if first == place and stop == place + 1 and tokens[max(0, first - 1)].lower == "des":
        name = (
            name.removesuffix("s").removesuffix("e") if name.lower().endswith(("tes", "umes", "ses")) else name.removesuffix("s")
        )
    return ActorMention(
        span=span_of(sentence, place, place + 1 if stop == place + 1 else stop),
        phrase=_span(sentence, start, end),
        type="body",
        sides=codes,
        name=name,
    )


def _genitive_after(tokens: Sequence[Token], stop: int, namings: dict[int, Naming]) -> tuple[int, tuple[str, ...]] | None:
    """Read "in Kiew", "der Vereinigten Staaten", "Österreichs" behind a body."""
    naming = namings.get(stop)
    if naming is not None and naming.kind == "state" and tokens[naming.stop - 1].text.endswith("s"):
        return naming.stop, naming.codes
    if stop + 1 < len(tokens) and tokens[stop].lower in ("in", "der", "des", "von", "im"):
        place = stop + 1
        naming = namings.get(place)
        if naming is not None and naming.kind in ("state", "organisation", "city", "region") and naming.codes:
            if tokens[stop].lower in ("in", "im") and tokens[stop - 1].lower.endswith(
                ("botschaft", "konsulat", "vertretung", "mission")
            ):
                return naming.stop, ()
            if naming.kind == "city" and not naming.capital:
                return naming.stop, naming.codes
            return naming.stop, naming.codes
    return None


def _namings(sentence: Sentence, taken: Sequence[Span], focus: Focus) -> Iterator[ActorMention]:
    """States, organisations, towns that stand for a government, inhabitants and adjectives."""
    tokens = sentence.tokens
    for naming in namings_of(sentence):
        if not _free(tokens[naming.first], taken):
            continue
        span = span_of(sentence, naming.first, naming.stop)
        kind = None
        name = span.quote
        if naming.kind == "state":
            kind = "state"
            name = _nominative(span.quote, naming)
        elif naming.kind == "organisation":
            kind, name = "organisation", _nominative(span.quote, naming)
        elif naming.kind in ("organ", "metonym", "body"):
            kind, name = "body", _nominative(span.quote, naming)
        elif naming.kind == "city" and naming.capital:
            if is_locative(tokens, naming) or is_dateline(tokens, naming):
                continue
            kind, name = "state", _nominative(span.quote, naming)
        elif naming.kind == "people":
            kind = "group"
        elif naming.kind == "adjective":
            kind = "adjective"
        elif naming.kind == "compound":
            kind = "group" if fold(naming.name).endswith(("staaten", "länder", "ländern", "mitglieder")) else "adjective"
        if kind is None or not naming.codes:
            continue
        first = _with_article(tokens, naming.first)
        yield ActorMention(
            span=span,
            phrase=_span(sentence, tokens[first].start, span.end),
            type=kind,
            sides=naming.codes,
            name=" ".join(name.split()),
        )


def _nominative(printed: str, naming: Naming) -> str:
    base = naming.name.split()[-1]
    last = printed.split()[-1]
    if len(last) > len(base) and fold(last).startswith(fold(base)):
        return printed[: len(printed) - (len(last) - len(base))]
    return printed


def _nouns(sentence: Sentence, taken: Sequence[Span], focus: Focus) -> Iterator[ActorMention]:
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
        while first > 0 and _adjective(tokens[first - 1]):
            first -= 1
            codes = codes or adjective_codes(tokens[first].text)
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
        start = _with_article(tokens, first)
        both = tokens[start].lower in ("beide", "beiden", "beider")
        if (both or (first > 0 and tokens[first].lower in ("beide", "beiden", "beider"))) and fold(token.text) in _side_words():
            yield ActorMention(
                span=span_of(sentence, place, place + 1),
                phrase=_span(sentence, tokens[start].start, token.end),
                type="group",
                sides=focus.two_sides(),
                name=" ".join(_span(sentence, tokens[first].start if not both else tokens[start].start, token.end).quote.split()),
            )
            continue
        stop = place + 1
        after = _genitive_after(tokens, stop, namings)
        if after is not None and not codes:
            stop, codes = after
        group = fold(token.text) in _groups() or fold(token.text).endswith(("kreise", "kreisen"))
        office = office_of(token.text)
        if (office is None and not group) or (office is not None and fold(office.base) in _no_office()):
            continue
        if any(span.start == tokens[stop].start for span in taken) if stop < len(tokens) else False:
            continue
        phrase = _span(sentence, tokens[start].start, tokens[stop - 1].end)
        span = span_of(sentence, place, place + 1)
        name = " ".join(_span(sentence, tokens[first].start, tokens[stop - 1].end).quote.split())
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
            yield ActorMention(span=span, phrase=phrase, type="group", sides=codes, name=name)


def _is_plural(
    tokens: Sequence[Token], start: int, first: int, place: int, office: Office | None, *, codes: tuple[str, ...], group: bool
) -> bool:
    """Say whether an office-noun stands for several people: by its article, or bare and in a plural form."""
    article = tokens[start].lower if start < first else ""
    if office is None or article in _words("plural_articles") or tokens[first].lower in _words("plural_articles"):
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


def _free(token: Token, taken: Sequence[Span]) -> bool:
    return not any(span.start <= token.start < span.end for span in taken)


def _adjective(token: Token) -> bool:
    return (token.text[0].islower() and (token.tag == "ADJ" or adjective_codes(token.text) != ())) or (
        adjective_codes(token.text) != () and token.lower.endswith(("e", "en", "er", "es", "em"))
    )


def _with_article(tokens: Sequence[Token], first: int) -> int:
    return first - 1 if first > 0 and tokens[first - 1].lower in _words("articles") else first


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
def _no_office() -> frozenset[str]:
    return frozenset(fold(noun) for noun in load("bodies")["no_office"])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("bodies")[name])


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


@cache
def _side_words() -> frozenset[str]:
    return frozenset(fold(word) for word in load("bodies")["sides"])


@cache
def _groups() -> frozenset[str]:
    return frozenset(fold(form) for noun in load("bodies")["groups"] for form in (noun, *(word for word, _ in inflected(noun))))


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
