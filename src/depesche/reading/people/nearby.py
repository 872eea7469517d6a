"""Takes an office without a side in its words, gives the state or organisation that the text around it is speaking of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.language.sentences import Sentence
from depesche.reading.people.name_mention import NameMention
from depesche.reading.people.name_words import exact_words, is_noun, is_plain_noun, name_words
from depesche.reading.people.namings import Naming, namings_of, organisations, parties
from depesche.reading.people.offices import office_of
from depesche.reading.people.places import is_dateline, is_locative
from depesche.reading.people.titles import Title

_SPOKEN = frozenset(["spokesperson"])
_MAY_BE_PRIVATE = frozenset(["official", "other", "spokesperson", "military", "head_of_state"])
# Offices whose holders are met abroad: the city where they speak says nothing of their side.
_TRAVELLING = frozenset(["ambassador", "envoy", "consul"])
_ACCORDING = frozenset(["laut", "gemäss", "gemäß", "nach"])
_BODY_ENDINGS = ("ministerium", "amt", "departement", "regierung", "botschaft", "behörde", "delegation", "vertretung", "konsulat")
_MEETINGS = (
    "gipfel",
    "gipfels",
    "treffen",
    "treffens",
    "konferenz",
    "gespräche",
    "gesprächen",
    "verhandlungen",
    "tagung",
    "forum",
)
# Who comes to a capital is of another state than the town's.
_ARRIVING = ("reis", "eintraf", "eingetroffen", "traf", "besuch", "lande", "angekommen", "ankunft", "visite", "gereist")
_WHERE = frozenset(["in", "im", "aus"])


def side_nearby(mention: NameMention, title: Title, sentences: Sequence[Sentence], *, organisation: bool) -> str | None:
    """Give the state (or organisation) that a bare office belongs to, but not that of the holder's colleague named with it."""
    here = sentences[min(mention.sentence, len(sentences) - 1)]
    if _shares_its_title(here, mention, title):
        return None
    side = _side_nearby(mention, title, sentences, organisation=organisation)
    return None if side is not None and _of_a_colleague(here, side, mention) else side


def _side_nearby(mention: NameMention, title: Title, sentences: Sequence[Sentence], *, organisation: bool) -> str | None:
    """Give the state (or organisation) that a bare office belongs to; `None` where the text leaves it open.

    In this order: offices that only few states have ("Bundeskanzler"), who is spoken of in the sentence, the seat of government
    where it is spoken, who the sentences before speak of, who the whole report mostly speaks of.
    """
    if _of_something_else(title):
        return None
    if _of_rebels(title):
        return _rebels_before(mention, sentences)
    few = few_states(title)
    if few:
        return _of_few(few, mention, sentences)
    number = min(mention.sentence, len(sentences) - 1)
    here = sentences[number]
    spoken = title.function in _SPOKEN
    before = [n for n in _speaking_of(here, organisation=organisation) if n.first < mention.first]
    if title.function == "ambassador" and _is_done_to(here, title):
        return None
    if title.function == "envoy":
        before = [n for n in before if not (n.kind == "people" and n.stop == mention.first)]
    beside = [
        n.codes[0]
        for n in before
        if n.kind == "state" and title.first - 1 <= n.stop <= title.first and n.codes and _governing(here, n) is None
    ]
    if beside:
        return beside[-1]
    before = [n for n in before if not _of_another(here, n, mention)]
    if fold(title.office.base) in name_words("local") and (seat := _region_before(here, mention)) is not None:
        return seat
    free = [n for n in before if _governing(here, n) is None]
    found = _one_of(free or ([] if spoken else [n for n in before if _governing(here, n) in _WHERE]), spoken=spoken)
    if found is None and not organisation and title.function not in _TRAVELLING:
        found = seat_of(here, mention)
    if found is not None:
        return found
    if title.function == "envoy":
        return _organisation_before(number, sentences)
    if free and spoken:
        return None
    for back in range(number - 1, max(-1, number - (2 if spoken else 4)), -1):
        namings = list(_speaking_of(sentences[back], organisation=organisation))
        if namings:
            free = [n for n in namings if _governing(sentences[back], n) is None]
            if spoken and free and _opens_with_body(sentences[back], free[0]):
                return free[0].codes[0]
            found = _one_of(free, spoken=True) or (None if spoken else _one_of((free or namings)[:1], spoken=False))
            break
    behind = _told_behind(here, mention) if found is None and not organisation else None
    if behind is not None:
        return behind
    common = _common(sentences, organisation=organisation)
    if found is None or spoken:
        return common if found is None or found == common else None
    return found


def _organisation_before(number: int, sentences: Sequence[Sentence]) -> str | None:
    """Give the organisation that a bare envoy is sent by: the one that the sentence before begins with ("Die UNO drängt ...")."""
    for back in range(number, max(-1, number - 3), -1):
        opens = [
            n for n in namings_of(sentences[back]) if n.kind in ("organisation", "organ") and n.codes and n.codes[0].isupper()
        ]
        if opens and (opens[0].first <= 2 or _is_behind_dateline(sentences[back], opens[0])):
            return opens[0].codes[0]
    return None


def _is_behind_dateline(sentence: Sentence, naming: Naming) -> bool:
    """Say whether nothing but a dateline and an article stands before a naming ("Genf – Die UNO ...")."""
    before = [token for token in sentence.tokens[: naming.first] if token.text in ("–", "-", "—")]
    return bool(before) and naming.first <= 8 and sentence.tokens[naming.first - 1].lower in ("die", "der", "das", "–", "-")


def _is_done_to(sentence: Sentence, title: Title) -> bool:
    """Say whether a bare ambassador is acted on by a host ("bestellte Botschafter NAME ein", "bot dem Botschafter NAME an")."""
    words = [token.lower for token in sentence.tokens]
    if any(word.startswith(tuple(name_words("called_home"))) for word in words):
        return False
    article = words[title.first - 1] if title.first else ""
    return article in ("dem", "den") or any(word.startswith(tuple(name_words("called_in"))) for word in words)


def _of_rebels(title: Title) -> bool:
    """Say whether the office is one among rebels ("Rebellensprecher", "Milizenführer"): they are of no state."""
    return fold(title.office.prefix + title.office.base).startswith(tuple(name_words("of_rebels")))


def _rebels_before(mention: NameMention, sentences: Sequence[Sentence]) -> str | None:
    """Give the party that is no state which was named last up to a leader or spokesman of rebels; `None`: none was."""
    for number in range(mention.sentence, max(-1, mention.sentence - 4), -1):
        for naming in reversed(namings_of(sentences[number])):
            if naming.codes and naming.codes[0].islower() and (number < mention.sentence or naming.first < mention.first):
                return naming.codes[0]
    return None


def _region_before(sentence: Sentence, mention: NameMention) -> str | None:
    """Give the state of the region or town named last before a governor or mayor ("in Hawaii den Gouverneur NAME")."""
    places = [n for n in namings_of(sentence) if n.kind in ("region", "city") and n.codes and n.first < mention.first]
    return places[-1].codes[0] if places else None


def _shares_its_title(sentence: Sentence, mention: NameMention, title: Title) -> bool:
    """Say whether "die Außenminister A und B" stands here: they are of two sides, and no place tells which."""
    tokens = sentence.tokens
    if title.office.female or not title.first or tokens[title.first - 1].lower not in ("die", "beiden"):
        return False
    beside = (*tokens[mention.first - 1 : mention.first], *tokens[mention.stop : mention.stop + 1])
    return any(token.lower == "und" for token in beside)


def _opens_with_body(sentence: Sentence, naming: Naming) -> bool:
    """Say whether a sentence begins with a state or its body ("Das dänische Aussenministerium"): the spokesman behind is its."""
    if naming.first <= 1 and naming.kind in ("city", "state", "metonym", "body"):
        return True
    if naming.kind == "city" and naming.first <= 5 and _seat_of_body(sentence, naming):
        return True
    noun = naming.first if naming.kind == "compound" else naming.stop
    return naming.first <= 2 and noun < len(sentence.tokens) and sentence.tokens[noun].lower.endswith(_BODY_ENDINGS)


def _of_a_colleague(sentence: Sentence, code: str, mention: NameMention) -> bool:
    """Say whether the sentence gives this side to a colleague of the named ("traf seinen österreichischen Amtskollegen")."""
    tokens = sentence.tokens
    for naming in namings_of(sentence):
        if naming.kind == "adjective" and code in naming.codes and mention.stop <= naming.first and naming.stop < len(tokens):
            office = office_of(tokens[naming.stop].text)
            if office is not None and office.function == "special" and tokens[naming.first - 1].lower.startswith(("sein", "ihr")):
                return True
    return False


def _of_something_else(title: Title) -> bool:
    """Say whether the office is one of a firm or group ("VW-Sprecher", "Amtrak-Präsident")."""
    prefix = title.office.prefix
    if not prefix and title.body is None and fold(title.office.base) in name_words("bare_private"):
        return True
    head = prefix.rstrip("-").rpartition("-")[2]
    last = title.body.split()[-1] if title.body else ""
    if last and last[0].isupper() and not is_noun(last) and not is_noun(last.removesuffix("s")) and last not in _bodies():
        return True
    words = fold(prefix + " " + (title.body or ""))
    if title.function in _MAY_BE_PRIVATE and any(stem in words for stem in _private()):
        return True
    named = prefix.endswith("-") and not title.office.codes and not title.office.former
    if named and head.isupper():
        return True
    return named and (head in exact_words("not_person") or not is_plain_noun(head))


def few_states(title: Title) -> tuple[str, ...]:
    """Give the states that have such an office, or one that it belongs to ("Berater des Kanzlers"); empty: any state may."""
    words = [fold(title.office.prefix + title.office.base), fold(title.body or "")]
    for start, codes in load("titles")["few_states"].items():
        if any(word.startswith(fold(start)) for word in words):
            return tuple(codes)
    return ()


def _of_few(few: Sequence[str], mention: NameMention, sentences: Sequence[Sentence]) -> str:
    """Give the one of a few states that was named last up to the office, else the one named anywhere, else the first."""
    for number in range(mention.sentence, -1, -1):
        for naming in reversed(namings_of(sentences[number])):
            if naming.codes and naming.codes[0] in few and (number < mention.sentence or naming.first < mention.first):
                return naming.codes[0]
    counts = Counter(n.codes[0] for sentence in sentences for n in namings_of(sentence) if n.codes and n.codes[0] in few)
    if counts:
        return counts.most_common(1)[0][0]
    return next((code for code in _by_other_offices(sentences) if code in few), few[0])


def side_of_party(states: Sequence[str], sentences: Sequence[Sentence], title: Title | None) -> str:
    """Give the state of a party that several have: of those that have the office, the one the report speaks of most."""
    few = few_states(title) if title is not None else ()
    fitting = [code for code in states if not few or code in few] or list(few)
    if len(fitting) == 1:
        return fitting[0]
    counts = Counter(n.codes[0] for sentence in sentences for n in namings_of(sentence) if n.codes and n.name not in parties())
    named = max(fitting, key=lambda code: counts[code])
    told = next((code for code in _by_other_offices(sentences) if code in fitting), fitting[0])
    return named if counts[named] and len({counts[code] for code in fitting}) > 1 else told


def _by_other_offices(sentences: Sequence[Sentence]) -> Iterator[str]:
    """Give the states that other offices of the report speak for, of the rarest first ("Bundesrat": Switzerland)."""
    lists = load("titles")["few_states"]
    found = {
        start: tuple(lists[start])
        for sentence in sentences
        for token in sentence.tokens
        if token.text[0].isupper() and len(token.text) > 7
        for start in lists
        if token.lower.startswith(fold(start))
    }
    for _, codes in sorted(found.items(), key=lambda entry: (len(entry[1]), entry[0])):
        yield from codes


def _speaking_of(sentence: Sentence, *, organisation: bool) -> Iterator[Naming]:
    """Give the namings in a sentence that may be whose office it is."""
    for naming in namings_of(sentence):
        if not naming.codes or (naming.codes[0] in organisations()) != organisation or not naming.codes[0].isupper():
            continue
        if naming.kind == "city" and not (naming.capital and not is_locative(sentence.tokens, naming)):
            if naming.capital and _seat_of_body(sentence, naming):
                yield naming
            continue
        if naming.kind == "people" and _one_person(sentence, naming):
            continue
        if naming.kind == "city" and naming.name in exact_words("seats_of_many"):
            continue
        if naming.kind == "city" and naming.first and sentence.tokens[naming.first - 1].lower == "von":
            continue  # "das Abkommen von Peking"
        following = sentence.tokens[naming.stop].text if naming.stop < len(sentence.tokens) else ""
        if naming.kind == "adjective" and following in exact_words("no_body"):
            continue
        if naming.kind in ("state", "adjective", "people", "metonym", "compound", "organisation", "organ", "body", "city"):
            yield naming


def _told_behind(sentence: Sentence, mention: NameMention) -> str | None:
    """Give the state of the one body behind a name ("traf Verteidigungsminister NAME ein, wie das Pentagon mitteilte")."""
    kinds = ("metonym", "body")
    codes = {n.codes[0] for n in namings_of(sentence) if n.first > mention.first and n.kind in kinds and n.codes}
    code = next(iter(codes)) if len(codes) == 1 else None
    return code if code is not None and code.isupper() else None


def _seat_of_body(sentence: Sentence, naming: Naming) -> bool:
    """Say whether a capital tells whose body stands before it ("Aus dem Außenministerium in Baku")."""
    before = sentence.tokens[naming.first - 2].lower if naming.first > 1 else ""
    return sentence.tokens[naming.first - 1].lower == "in" and before.endswith(_BODY_ENDINGS)


def _one_person(sentence: Sentence, naming: Naming) -> bool:
    """Say whether the word for a people means one person by his origin ("ein Pole", "der Brite"), who may act for anybody."""
    place = naming.first - 1
    while place >= 0 and sentence.tokens[place].text[0].islower() and sentence.tokens[place].tag == "ADJ":
        place -= 1
    article = sentence.tokens[place].lower if place >= 0 else ""
    printed = sentence.tokens[naming.stop - 1].text
    if article in ("ein", "eine", "einem", "einen", "einer", "eines"):
        return True
    opens = place == 0 or (place > 0 and (sentence.tokens[place - 1].text in (",", "–", ":") or _is_verb(sentence, place - 1)))
    return (
        (article == "der" and printed == naming.name and opens)
        or (article == "die" and printed.endswith("in") and opens)
        or (
            article in ("dem", "den", "des")
            and printed in (naming.name, naming.name + "s", naming.name + "n")
            and article != "den"
        )
    )


def _is_verb(sentence: Sentence, place: int) -> bool:
    return sentence.tokens[place].form == "Fin"


def _one_of(namings: Sequence[Naming], *, spoken: bool) -> str | None:
    """Give the one side of the namings: the only one, else the one the sentence opens with; else the last one."""
    codes = list(dict.fromkeys(naming.codes[0] for naming in namings))
    if len(codes) <= 1:
        return codes[0] if codes else None
    if namings[0].first <= 2:
        return codes[0]
    return None if spoken else namings[-1].codes[0]


def _governing(sentence: Sentence, naming: Naming) -> str | None:
    """Give the preposition that governs a state ("in Syrien", "gegen die USA"), so that the sentence does not speak of it."""
    place = naming.first - 1
    while place >= 0 and sentence.tokens[place].tag in ("DET", "ADJ"):
        place -= 1
    if naming.kind == "state" and place > 0 and sentence.tokens[place].lower in ("und", "oder"):
        other = next((n for n in namings_of(sentence) if n.stop == place and n.kind == "state"), None)
        return None if other is None else _governing(sentence, other)
    governed = naming.kind == "state" and place >= 0 and sentence.tokens[place].tag == "ADP"
    return sentence.tokens[place].lower if governed else None


def _of_another(sentence: Sentence, naming: Naming, mention: NameMention) -> bool:
    """Say whether the naming is of somebody else's office ("US-Außenminister NAME traf ..."), without "und" before this one."""
    if naming.kind not in ("compound", "adjective"):
        return False
    tokens = sentence.tokens
    if any(token.lower in _ACCORDING for token in tokens[max(0, naming.first - 2) : naming.first]):
        return False
    noun = naming.first if naming.kind == "compound" else naming.stop
    if noun >= len(tokens) or office_of(tokens[noun].text) is None or noun + 1 >= len(tokens):
        return False
    between = tokens[noun + 1 : mention.first]
    joined = any(token.lower in ("und", "sowie") for token in between) and not any(token.form == "Fin" for token in between)
    return tokens[noun + 1].text[0].isupper() and not joined


def seat_of(sentence: Sentence, mention: NameMention, *, host: bool = False) -> str | None:
    """Give the state whose capital is the one place of the sentence ("sagte Außenminister NAME am Montag in Ankara").

    A sentence of arriving or visiting says it of the host alone (`host`).
    """
    places = [
        naming
        for naming in namings_of(sentence)
        if naming.kind == "city"
        and naming.codes
        and (is_locative(sentence.tokens, naming) or is_dateline(sentence.tokens, naming))
        and not mention.first <= naming.first < mention.stop
    ]
    inside = [n for n in places if n.first and sentence.tokens[n.first - 1].lower == "in" and not _of_a_meeting(sentence, n)]
    if not host and any(token.lower.startswith(_ARRIVING) for token in sentence.tokens):
        return None
    if len(places) != 1 or not inside or not inside[0].capital or inside[0].name in load("titles")["seats_of_many"]:
        return None
    return inside[0].codes[0]


def _of_a_meeting(sentence: Sentence, naming: Naming) -> bool:
    """Say whether a summit or conference is in a town ("bei einem Sondergipfel in Accra"): its guests are of other states."""
    return naming.first > 1 and sentence.tokens[naming.first - 2].lower.endswith(_MEETINGS)


def _common(sentences: Sequence[Sentence], *, organisation: bool) -> str | None:
    """Give the side that the report names clearly most often."""
    if organisation:
        namings = [n for sentence in sentences for n in _speaking_of(sentence, organisation=True)]
    else:
        namings = [
            n
            for sentence in sentences
            for n in namings_of(sentence)
            if not n.careful and not (n.kind == "people" and _one_person(sentence, n))
        ]
        namings = [n for n in namings if n.codes and n.codes[0] not in organisations() and n.codes[0].isupper()]
    common = [*Counter(n.codes[0] for n in namings).most_common(2), ("", 0), ("", 0)]
    return common[0][0] if common[0][1] > 1 and common[0][1] >= 1.5 * common[1][1] else None


@cache
def _private() -> frozenset[str]:
    return frozenset(fold(word) for word in load("titles")["private"])


@cache
def _bodies() -> frozenset[str]:
    return frozenset(name.split()[-1] for names in load("bodies")["fixed"].values() for name in names)
