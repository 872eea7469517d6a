"""Takes sentences and the day of publication, gives the times that are named: how "am Donnerstag" becomes a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from depesche.language.sentences import Sentence
from depesche.model.span import Span
from depesche.reading.analysis import TimeMention
from depesche.reading.time.grammar import drafts_of
from depesche.reading.time.match import Draft, Scene
from depesche.reading.time.words import Word, words_of

_BOUNDS = {"since": "since", "ab": "since", "until": "until", "vor": "before", "nach": "after"}
_SIMPLE = re.compile(r"\d{4}(-\d\d){0,2}")
_TILL = re.compile(r",?\s*(?:bis|–|-)\s+(?:(?:zum|zur|an|am|in|Ende)\s+)?(?:den\s+|dem\s+|einschliesslich\s+)?|\s*[–-]\s*")
_AND = re.compile(r"\s+und\s+(?:dem\s+|dem\s+)?")
_BETWEEN = re.compile(r"\bzwischen\s+(?:dem\s+)?$", re.IGNORECASE)
# Words of reports that come out daily.
_DAILY = frozenset([("day", "-1"), ("dayadj", "-1")])
_SMALL_WORDS = frozenset(["article", "zum", "in", "an", "about", "hedge"])


def find_times(sentences: Sequence[Sentence], published: str | None) -> tuple[TimeMention, ...]:
    """Find the times.

    Args:
        sentences: of one report, in order.
        published: ISO 8601 day or moment of publication; `None` leaves relative dates open (value with `X`, `edtf` `None`).

    Raises:
        ValueError: when `published` does not begin with an ISO 8601 day.
    """
    day = date.fromisoformat(published[:10]) if published else None
    named: list[str] = []
    found: list[TimeMention] = []
    undecided: set[int] = set()
    words_by_sentence = [words_of(sentence.tokens) for sentence in sentences]
    daily = any((word.kind, word.value) in _DAILY for words in words_by_sentence for word in words)
    for sentence, words in zip(sentences, words_by_sentence, strict=True):
        scene = Scene(tokens=sentence.tokens, words=words, published=day, named=named, daily=daily)
        here: list[TimeMention] = []
        for rule, draft in drafts_of(scene):
            here.append(_mention(rule, draft, words, sentence))
            if draft.undecided:
                undecided.add(here[-1].span.start)
        found += joined(here, sentence)
    return tuple(_decided(found, undecided))


def _decided(mentions: list[TimeMention], undecided: set[int]) -> list[TimeMention]:
    """Give a weekday of a headline the day that a sentence with a verb tells for the same weekday, when there is one."""
    if not undecided:
        return mentions
    told = {
        mention.alternatives[0]: mention
        for mention in reversed(mentions)
        if mention.rule == "weekday" and mention.alternatives and mention.span.start not in undecided
    }
    done = []
    for mention in mentions:
        other = told.get(mention.edtf or "")
        if mention.span.start in undecided and other and mention.value and other.edtf and mention.edtf:
            value = mention.value.replace(mention.edtf, other.edtf)
            mention = replace(mention, value=value, edtf=other.edtf, alternatives=(mention.edtf,))
        done.append(mention)
    return done


def joined(mentions: Sequence[TimeMention], sentence: Sentence) -> list[TimeMention]:
    """Make "vom 30. Mai bis zum 2. Juni", "zwischen 2004 und 2010" one stretch: both mentions get its EDTF, the values stay."""
    done = list(mentions)
    for place in range(1, len(done)):
        if done[place].edtf == done[place - 1].edtf and "/" in (done[place].edtf or ""):
            done[place] = replace(done[place], bound=None)
    for place in range(1, len(done)):
        first, second = done[place - 1], done[place]
        between = sentence.text[first.span.end - sentence.start : second.span.start - sentence.start]
        before = sentence.text[max(0, first.span.start - sentence.start - 20) : first.span.start - sentence.start]
        if not (first.edtf and second.edtf and _SIMPLE.fullmatch(first.edtf) and _SIMPLE.fullmatch(second.edtf)):
            continue
        if len(first.edtf) != len(second.edtf) or first.edtf >= second.edtf or first.type == "DURATION":
            continue
        if _TILL.fullmatch(between) or (_AND.fullmatch(between) and _BETWEEN.search(before)):
            stretch = f"{first.edtf}/{second.edtf}"
            done[place - 1] = replace(first, edtf=stretch, alternatives=())
            done[place] = replace(second, edtf=stretch, alternatives=(), bound=None)
    return done


def _mention(rule: str, draft: Draft, words: Sequence[Word], sentence: Sentence) -> TimeMention:
    first = draft.first
    # "Gespräche, die vergangene Woche stattfanden": this article is a relative pronoun.
    if words[first].kind == "article" and first > 0 and words[first - 1].kind == "comma":
        first += 1
    start, end = words[first].start, words[draft.last].end
    return TimeMention(
        span=Span(start, end, sentence.text[start - sentence.start : end - sentence.start]),
        type=draft.type,
        value=draft.value,
        edtf=draft.edtf,
        anchor=draft.anchor,
        rule=rule,
        alternatives=draft.alternatives,
        bound=draft.bound or _bound(draft, words),
    )


def _bound(draft: Draft, words: Sequence[Word]) -> str | None:
    """Read the word before the span: `seit`, `bis`, `vor`, `nach`. `Vor` before a length is no bound but a distance."""
    place = draft.first - 1
    while place >= 0 and words[place].kind in _SMALL_WORDS:
        place -= 1
    if place < 0:
        return None
    bound = _BOUNDS.get(words[place].kind)
    if words[place].kind in ("von", "vom") and draft.last + 1 < len(words) and words[draft.last + 1].kind == "an":
        bound = "since"
    if bound in ("before", "after") and draft.type == "DURATION":
        return None
    return bound
