"""Takes the base vocabulary of 250,000 pieces in a hundred languages, gives the pieces that German news needs.

Kept are: every piece that the training sentences use, every Latin letter, the pieces of the names of world leaders,
and then the pieces that the commonest German and English words use, commonest first, up to `SIZE`.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from depesche.language.pieces import WORD_START, Pieces
from training.base import Base

SIZE = 48_000
WORDS = {"de": 300_000, "en": 60_000}
"""Words of each language that vote; their frequencies come from the package wordfreq."""


def choose(base: Base, training_words: Iterable[str], leaders: Path, *, size: int = SIZE) -> list[int]:
    """Ids of the base vocabulary to keep, in ascending order; begin, end, padding and unknown are among them."""
    full = Pieces(list(zip(base.pieces, base.scores, strict=True)), begin=base.begin, end=base.end, unknown=base.unknown)
    kept = {base.begin, base.end, base.padding, base.unknown}
    kept.update(i for i, piece in enumerate(base.pieces) if len(piece.lstrip(WORD_START)) <= 1 and _is_latin(piece))
    for form, count in Counter(training_words).items():
        kept.update(full.word(form, spaced=True))
        if count > 1:
            kept.update(full.word(form, spaced=False))
    with leaders.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            for name in row["person"].split():
                kept.update(full.word(name.capitalize(), spaced=True))
    votes = _votes(full)
    for piece, _ in votes.most_common():
        if len(kept) >= size:
            break
        kept.add(piece)
    return sorted(kept)


def _is_latin(piece: str) -> bool:
    """Letters and signs up to Latin Extended-B, and general punctuation."""
    code = ord(piece[-1]) if piece else 0
    return code < 0x250 or 0x2000 <= code < 0x2070 or code in (0x20AC, 0x2581)


def _votes(full: Pieces) -> Counter[int]:
    """How often each piece is needed by common words, as frequencies per word of text; English counts a tenth."""
    from wordfreq import iter_wordlist, word_frequency

    votes: Counter[int] = Counter()
    for language, limit in WORDS.items():
        weight = 1.0 if language == "de" else 0.1
        for rank, form in enumerate(iter_wordlist(language, "large")):
            if rank >= limit:
                break
            frequency = word_frequency(form, language, "large") * weight
            for spelling in {form, form.capitalize()}:
                for piece in full.word(spelling, spaced=True):
                    votes[piece] += frequency  # type: ignore[assignment]
    return votes


def pruned(base: Base, kept: list[int]) -> Pieces:
    """The pieces of the pruned vocabulary, numbered anew."""
    place = {old: new for new, old in enumerate(kept)}
    return Pieces(
        [(base.pieces[old], base.scores[old]) for old in kept],
        begin=place[base.begin],
        end=place[base.end],
        unknown=place[base.unknown],
    )
