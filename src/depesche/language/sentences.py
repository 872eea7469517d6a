"""Takes a clean text, gives its sentences with tagged tokens; survives abbreviations, ordinals and quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from depesche.language.lexicon import load
from depesche.language.morphology import tag
from depesche.language.tokens import Token, tokenize

_CLOSING = "“”\"»«’‘'›‹)]"
_END = re.compile(rf"(?:[.!?…]+|\.\.\.)[{re.escape(_CLOSING)}]*(?=\s|$)")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_LAST_WORD = re.compile(r"[\w.’'-]+$")
_LONGEST = 40
_NEXT_WORD = re.compile(r"\s*[„“”\"»«‚‘’'›‹(\[]*([^\W_]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, or a headline within the text.

    Attributes:
        start: first code point in the report's clean text.
        end: code point after the last one, the full stop and closing quotation marks included.
        text: the words.
        tokens: with offsets into the clean text.
        paragraph: number of its paragraph, from 0.
        heading: true for a paragraph without an end mark, as headlines within the text are.
    """

    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    paragraph: int
    heading: bool = False

    def __hash__(self) -> int:
        """Hash place and words only: the tokens follow from them, and hashing each of them would cost more than it tells."""
        return hash((self.start, self.text))


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Cut a clean text into sentences; paragraphs are parted by a blank line, and no sentence crosses one."""
    found: list[Sentence] = []
    for number, paragraph in enumerate(_PARAGRAPH.finditer(text)):
        bounds = list(_bounds(text, paragraph.start(), paragraph.end()))
        for start, end in bounds:
            alone = len(bounds) == 1 and end - start < 120 and text[end - 1] not in ".!?…:" + _CLOSING
            found.append(
                Sentence(
                    start=start,
                    end=end,
                    text=text[start:end],
                    tokens=tag(tokenize(text, start, end)),
                    paragraph=number,
                    heading=alone,
                )
            )
    return tuple(found)


def _bounds(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the sentences of the paragraph `start:end` as offsets, white space at the ends left out."""
    begin = start
    for match in _END.finditer(text, start, end):
        if match.end() < end and not _ends_sentence(text, begin, match, end):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield start, end


def _ends_sentence(text: str, begin: int, mark: re.Match[str], end: int) -> bool:
    """Say whether an end mark inside a paragraph closes a sentence."""
    following = _NEXT_WORD.match(text, mark.end(), end)
    if following is None:
        return True
    word = following[1]
    if not (word[0].isupper() or word[0].isdigit()):
        return False
    if mark.group() != ".":
        return True
    # A word that matters here is short; looking no further back keeps an endless line from costing the square of its length.
    before = _LAST_WORD.search(text, max(begin, mark.start() - _LONGEST), mark.start())
    if before is None:
        return True
    last = before.group()
    if last in _words("words") or re.fullmatch(r"[A-ZÄÖÜ]|(?:[^\W\d_]\.)+[^\W\d_]", last):
        return False
    if last.isdigit() and len(last) <= 2:
        return word in _words("starters") and word not in _words("after_ordinal")
    return True


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("abbreviations")[name])
