"""Takes the words of a sentence, gives the sub-word pieces that the trained model reads.

Training and reading share this file, so that a word is always cut in the same way.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence

from tokenizers import Tokenizer
from tokenizers.models import Unigram

WORD_START = "▁"
# Written without a space before, or after: the base model has seen "Haus," and not "Haus ,".
CLOSING = frozenset(".,;:!?)]}%“»…") | {"''", "..."}
OPENING = frozenset("([{„«")
KNOWN_WORDS = 200_000
"""Words kept in memory with their pieces; the memory is emptied when it is full."""


class Pieces:
    """The pruned vocabulary of the model, with a memory of the words that were cut before."""

    def __init__(self, vocabulary: Sequence[tuple[str, float]], *, begin: int, end: int, unknown: int) -> None:
        """`vocabulary` holds pieces and log scores in the order of their ids; the other three are ids in it."""
        self.vocabulary = list(vocabulary)
        self.begin, self.end, self.unknown = begin, end, unknown
        self._tokenizer = Tokenizer(Unigram(self.vocabulary, unk_id=unknown, byte_fallback=False))
        self._known: dict[tuple[str, bool], tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self.vocabulary)

    def word(self, form: str, *, spaced: bool) -> tuple[int, ...]:
        """Ids of the pieces of one word, never empty; `spaced` tells that a space stands before it."""
        key = (form, spaced)
        ids = self._known.get(key)
        if ids is None:
            text = unicodedata.normalize("NFKC", form).replace(" ", WORD_START)
            ids = tuple(self._tokenizer.encode(WORD_START + text if spaced else text).ids) or (self.unknown,)
            if len(self._known) >= KNOWN_WORDS:
                self._known.clear()
            self._known[key] = ids
        return ids

    def sentence(self, words: Sequence[str], *, limit: int) -> tuple[list[int], list[int], list[int]]:
        """Ids with begin and end mark, and for each word the positions of its first and last piece.

        At most `limit` ids are given; words that do not fit are left out, so the lists of positions may be shorter
        than `words`. A single word of more than 16 pieces (an address, a hash) is cut to its first 16.
        """
        ids, first, last = [self.begin], [], []
        spaced = True
        for form in words:
            cut = self.word(form, spaced=spaced and form not in CLOSING)[:16]
            if len(ids) + len(cut) >= limit:
                break
            first.append(len(ids))
            ids.extend(cut)
            last.append(len(ids) - 1)
            spaced = form not in OPENING
        ids.append(self.end)
        return ids, first, last

    def to_json(self) -> str:
        """The vocabulary as text, read back by `from_json`."""
        return json.dumps(
            {"begin": self.begin, "end": self.end, "unknown": self.unknown, "vocabulary": self.vocabulary},
            ensure_ascii=False,
        )

    @classmethod
    def from_json(cls, text: str) -> Pieces:
        """Read what `to_json` wrote; raises ValueError when the text has another form."""
        try:
            stored = json.loads(text)
            vocabulary = [(str(piece), float(score)) for piece, score in stored["vocabulary"]]
            marks = {name: int(stored[name]) for name in ("begin", "end", "unknown")}
        except (KeyError, TypeError) as error:
            raise ValueError(f"the vocabulary of the model cannot be read: {error!r}") from error
        return cls(vocabulary, **marks)
