"""Takes a stretch of text, gives its tokens with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

# A word may hold hyphens, apostrophes and inner full stops ("z.B", "U.S"); a number its separators ("2.000", "12'408", "10.37").
_TOKEN = re.compile(
    r"\d+(?:[.,:'’]\d+)*"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[^\W_]+(?:[’'′`-][^\W_]+|[.](?=[^\W\d_][.]))*-?"
    r"|\.{3}|[^\w\s]|_+"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word, number or mark.

    Attributes:
        start: first code point in the report's clean text.
        end: code point after the last one.
        text: as printed.
        lemma: dictionary form; equal to `text` where none is known.
        tag: part of speech (UD: NOUN, PROPN, VERB, AUX, ADJ, ADV, ADP, DET, PRON, CCONJ, SCONJ, PART, NUM, PUNCT, X).
        form: of verbs `Fin`, `Inf`, `Part`, `Izu` (infinitive with inner zu); `None` for other words.
        mood: of finite verbs `Ind`, `Sub1` (Konjunktiv I), `Sub2` (Konjunktiv II) or `Amb` (one of them); else `None`.
        tense: of finite verbs `Pres` or `Past`; `None` where it cannot be told.
    """

    start: int
    end: int
    text: str
    lemma: str = ""
    tag: str = "X"
    form: str | None = None
    mood: str | None = None
    tense: str | None = None

    @property
    def lower(self) -> str:
        """The printed form in lower case, ß as ss."""
        return _lower(self.text)


@lru_cache(maxsize=65_536)  # the rules ask ten times for each word, and few words are new
def _lower(text: str) -> str:
    return text.lower().replace("ß", "ss")


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Cut `text[start:end]` into tokens; offsets count from the beginning of `text`."""
    stop = len(text) if end is None else end
    return [Token(start=m.start(), end=m.end(), text=m.group()) for m in _TOKEN.finditer(text, start, stop)]
