"""Takes the raw text of a page, gives its lines as units with what their shape tells: length, function words, end mark.

A unit is one line, or one paragraph where the text is wrapped by hand, as in e-mail.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from depesche.language.lexicon import fold, load

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BLANK = re.compile(r"(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])[^\S\n]*(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])")
_SPACE = " \t\xa0\u200b\u200c\ufeff\u202f\u2009\u3000\u00ad"
_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
# An agency tag or initials may stand behind the end mark: "... ausgewiesen. dpa", "... vorausgegangen. (res)".
_CLOSED = re.compile(
    r"(?:[.!?…:]|\.\.\.)[\s\"”“«»’‘'›‹)\]]*(?:\s\([^()]{2,40}\)\.?|\s(?:[a-z]{2,5}|[A-Z]{2,6})(?:[/-][A-Za-z]{2,8}){0,3})?$"
)
_INNER_END = re.compile(
    r"(?:(?<=\w\w\w\w)|(?<=[^\w][a-zäöüß]{2})|(?<=[^\w][a-zäöüß]{3})|(?<=[)»“”\"]))"
    r"[.!?][»“”\"«]?\s+[„«»\"‚]?[A-ZÄÖÜ0-9]"
)

WRAP_WIDTHS = (50, 120)
"""Narrowest and widest line, in characters, of a text that counts as wrapped by hand (e-mail: 72 to 80)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A line of the page, or a paragraph of wrapped lines.

    Attributes:
        start: first code point in the raw text, white space left out.
        end: code point after the last one.
        text: the words.
        folded: the same in lower case with ß as ss and single spaces.
        block: number of the stretch between blank lines in which it stands.
        words: number of words and numbers.
        functions: number of function words among them (articles, prepositions, pronouns, conjunctions, auxiliaries).
        closed: it ends in an end mark of a sentence or a colon.
        prose: running text beyond doubt: a long closed sentence, or several.
    """

    start: int
    end: int
    text: str
    folded: str
    block: int
    words: int
    functions: int
    closed: bool
    prose: bool

    @property
    def sentence(self) -> bool:
        """A closed sentence, however short."""
        return self.closed and self.words >= 3 and not self.text.endswith(":")


def units_of(raw: str) -> list[Unit]:
    """Cut a raw text into units, in order."""
    spans: list[tuple[int, int, int]] = []
    block, last = 0, 0
    for match in _LINE.finditer(raw):
        start, end = match.span()
        while start < end and (raw[start] in _SPACE or raw[start].isspace()):
            start += 1
        while end > start and (raw[end - 1] in _SPACE or raw[end - 1].isspace()):
            end -= 1
        if start == end:
            continue
        if spans and _BLANK.search(raw, last, start):
            block += 1
        spans.append((start, end, block))
        last = end
    return [unit(raw, *span) for span in _joined(raw, spans)]


def unit(raw: str, start: int, end: int, block: int) -> Unit:
    """Measure the stretch `start:end` of a raw text."""
    text = raw[start:end]
    words = _WORD.findall(text)
    functions = sum(1 for word in words if word.lower() in _function_words())
    closed = _CLOSED.search(text[-90:]) is not None
    count = len(words)
    inner = len(text) > 60 and _INNER_END.search(text) is not None
    prose = (
        (closed and count >= 7 and functions >= 2)
        or (count >= 14 and inner and functions >= 3)
        or (count >= 18 and functions >= 0.2 * count)
    )
    return Unit(
        start=start,
        end=end,
        text=text,
        folded=" ".join(fold(text).split()),
        block=block,
        words=count,
        functions=functions,
        closed=closed,
        prose=prose,
    )


def _joined(raw: str, spans: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Join the lines of wrapped paragraphs: where the next word would not have fitted, the break is a wrap."""
    width = _wrap_width(raw, spans)
    narrow = _wrapped_blocks(raw, spans) if width is None else {}
    joined: list[tuple[int, int, int]] = []
    last_line = 0
    for start, end, block in spans:
        if joined and joined[-1][2] == block and _runs_on(raw, last_line, joined[-1][1], start, end, width or narrow.get(block)):
            joined[-1] = (joined[-1][0], end, block)
        else:
            joined.append((start, end, block))
        last_line = start
    return joined


def _runs_on(raw: str, last_start: int, last_end: int, start: int, end: int, width: int | None) -> bool:
    first_word = raw[start:end].split(maxsplit=1)[0]
    if width is not None:
        return last_end - last_start + 1 + len(first_word) > width and last_end - last_start >= 0.6 * width
    # A break before a small letter within a block, in the middle of a sentence: the wrap of a PDF.
    line = raw[last_start:last_end]
    return (
        first_word[0].islower()
        and len(first_word) > 1
        and first_word.lower() not in ("von", "aus", "by")
        and 40 <= len(line) <= 120
        and end - start >= 25
        and line[-1] not in ".!?:…|"
    )


def _wrap_width(raw: str, spans: Sequence[tuple[int, int, int]]) -> int | None:
    """The width at which a text is wrapped by hand; `None` where each line is a paragraph of its own."""
    lengths = [end - start for start, end, _ in spans]
    if len(spans) < 4 or not WRAP_WIDTHS[0] <= max(lengths) <= WRAP_WIDTHS[1]:
        return None
    width = max(lengths)
    breaks = full = 0
    for (start, end, block), (after, after_end, next_block) in itertools.pairwise(spans):
        if block != next_block or end - start < 0.5 * width:
            continue
        breaks += 1
        full += end - start + 1 + len(raw[after:after_end].split(maxsplit=1)[0]) > width
    return width if breaks >= 3 and full >= 0.8 * breaks else None


def _wrapped_blocks(raw: str, spans: Sequence[tuple[int, int, int]]) -> dict[int, int]:
    """Give the widths of single paragraphs that are wrapped by hand, by block, where the whole text has too few lines to tell.

    No line would have had room for the first word of the next one, and at least one breaks off behind a comma or a word that
    needs another ("... sprachen über die"). A headline over a subtitle does not.
    """
    widths: dict[int, int] = {}
    for block, group in itertools.groupby(spans, key=lambda span: span[2]):
        lines = [raw[start:end] for start, end, _ in group]
        width = max(map(len, lines))
        if len(lines) < 2 or not WRAP_WIDTHS[0] <= width <= WRAP_WIDTHS[1]:
            continue
        broken = [(line, after.split(maxsplit=1)[0]) for line, after in itertools.pairwise(lines)]
        full = all(len(line) >= 0.6 * width and len(line) + 1 + len(word) > width for line, word in broken)
        if full and any(line.endswith(",") or is_function(line.rsplit(maxsplit=1)[-1]) for line, _ in broken):
            widths[block] = width
    return widths


def is_function(word: str) -> bool:
    """Say whether a word is an article, preposition, pronoun, conjunction, particle, auxiliary or adverb."""
    return word.lower() in _function_words()


@cache
def _function_words() -> frozenset[str]:
    words = load("words")
    return frozenset(word for name in ("DET", "PRON", "ADP", "CCONJ", "SCONJ", "PART", "AUX", "ADV") for word in words[name])
