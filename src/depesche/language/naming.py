"""Takes the scores of the name labels for the words of a sentence, gives the labels by which most names should be right.

The likeliest sequence of labels holds every name that is likelier than none, also one of which the edge or the class is a
guess. Here each stretch of words gets its probability as a whole; what `known_names.yaml` says of it shifts that; and names
are taken while more right than wrong ones are to be expected of them by the measure (strict F1).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np
import simplemma
from numpy.typing import NDArray

from depesche.language.known_names import Uses, given_names, known_uses

QUIET = 0.03
"""A word with less probability than this of being in a name is none, without further questions."""
LIKELY = 0.05
"""Names with less probability than this are not looked at."""
LONGEST = 12
"""Words of a name."""
WORTH = 0.40
"""A name is taken when its probability is higher: about half of the F1 that is reached, as theory has it."""
# Fitted by training/name_odds.py on GermEval's development set: what the logarithm of the odds is made of.
CONSTANT, SCORED = -0.32, 0.64
WHOLE = Uses(same=1.87, none=0.38, inside=0.25, other=-0.50)
"""Weights of the uses of the whole stretch in GermEval's training part."""
WORDS = Uses(same=0.44, none=-1.45, inside=-0.24, other=-0.39)
"""Weights of the uses of its words, the mean over them."""
GIVEN = 1.01
"""A person's name that begins with a known given name."""
COMMON = -0.74
"""A single word that the dictionary has: "Sonne", "Schloss"."""
CAPITAL_BEHIND = -0.97
"""A plain name (no derived word, no compound) with a capital behind it: nouns are written so, but also the rest of the
name."""
PLAIN = frozenset({"PER", "LOC", "ORG", "OTH"})

Scores = NDArray[np.float32]
Masses = NDArray[np.float64]


class Naming:
    """The labels of the task (`O`, `B-PER`, `I-PER`, ...) made ready for reading."""

    def __init__(self, labels: Sequence[str]) -> None:
        """`labels` in the order of the scores; the first is `O`."""
        self.types = sorted(label[2:] for label in labels if label.startswith("B-"))
        at = {label: place for place, label in enumerate(labels)}
        self._begins = np.array([at["B-" + kind] for kind in self.types])
        self._goes_on = np.array([at.get("I-" + kind, 0) for kind in self.types])
        self._can_go_on = np.array(["I-" + kind in at for kind in self.types], dtype=np.float64)

    def labels(self, words: Sequence[str], scores: Scores) -> tuple[str, ...]:
        """The labels of the words; `scores[word, label]` are logarithms of probabilities."""
        found = ["O"] * len(scores)
        for first, end in _stretches(scores[:, 0]):
            masses = np.exp(scores[first:end].astype(np.float64))
            names = [
                (a, b, kind, probability(words, first + a, first + b, kind, mass)) for a, b, kind, mass in self.candidates(masses)
            ]
            for begin, stop, kind in chosen(names, end - first):
                found[first + begin] = "B-" + kind
                for place in range(first + begin + 1, first + stop):
                    found[place] = "I-" + kind
        return tuple(found)

    def candidates(self, masses: Masses) -> Iterator[tuple[int, int, str, float]]:
        """First word, word after the last, class and probability of every likely name of a stretch.

        `masses[word, label]` are probabilities; a sequence in which a name goes on that has not begun counts for nothing.
        """
        count = len(masses)
        if count == 1:
            yield from self._single(masses[0])
            return
        begins, goes_on = masses[:, self._begins], masses[:, self._goes_on] * self._can_go_on
        outside = masses[:, 0]
        before, free = [1.0], [1.0] * (count + 1)
        within = np.zeros(len(self.types))
        for word in range(count):
            within = before[word] * begins[word] + within * goes_on[word]
            before.append(before[word] * float(outside[word]) + float(within.sum()))
        after = np.ones(len(self.types))
        for word in range(count - 1, -1, -1):
            free[word] = float(outside[word]) * free[word + 1] + float(begins[word] @ after)
            after = free[word] + goes_on[word] * after
        whole = before[count]
        for word, kind in np.argwhere(begins > LIKELY / 2).tolist():
            mass = before[word] * float(begins[word, kind]) / whole
            for end in range(word + 1, min(count, word + LONGEST) + 1):
                name = mass * free[end]
                if name >= LIKELY:
                    yield word, end, self.types[kind], min(name, 0.9999)
                if end == count:
                    break
                mass *= float(goes_on[end, kind])
                if mass < LIKELY / 10:
                    break

    def _single(self, mass: Masses) -> Iterator[tuple[int, int, str, float]]:
        """The candidates of a stretch of one word: the same, at a third of the time."""
        begins = mass[self._begins]
        shares = begins / (float(mass[0]) + float(begins.sum()))
        for kind in np.flatnonzero(shares >= LIKELY).tolist():
            yield 0, 1, self.types[kind], min(float(shares[kind]), 0.9999)


def _stretches(outside: Scores) -> Iterator[tuple[int, int]]:
    """First word and word after the last of the runs of words that may be in names."""
    loud = np.flatnonzero(outside < math.log(1 - QUIET)).tolist()
    first = 0
    for at, word in enumerate(loud):
        if at + 1 == len(loud) or loud[at + 1] != word + 1:
            yield loud[first], word + 1
            first = at + 1


def signs(words: Sequence[str], first: int, end: int, kind: str) -> tuple[bool, bool, bool]:
    """Whether GIVEN, COMMON and CAPITAL_BEHIND hold of the words from `first` to before `end` as a name of that class."""
    given = kind == "PER" and words[first] in given_names()
    common = end - first == 1 and _in_dictionary(words[first])
    return given, common, kind in PLAIN and end < len(words) and words[end][:1].isupper()


def probability(words: Sequence[str], first: int, end: int, kind: str, scored: float) -> float:
    """How likely the words from `first` to before `end` are a name: by the model's probability and by what is known of
    them."""
    own = words[first:end]
    odds = CONSTANT + SCORED * math.log(scored / (1 - scored)) + _known(" ".join(own), kind, WHOLE)
    odds += sum(_known(word, kind, WORDS) for word in own) / len(own)
    given, common, capital_behind = signs(words, first, end, kind)
    odds += GIVEN * given + COMMON * common + CAPITAL_BEHIND * capital_behind
    return 1 / (1 + math.exp(-odds))


@lru_cache(maxsize=50_000)
def _in_dictionary(word: str) -> bool:
    """True when the dictionary of lemmas has the word, in whatever case."""
    return bool(simplemma.is_known(word, lang="de"))


@lru_cache(maxsize=50_000)
def _known(text: str, kind: str, weights: Uses) -> float:
    """What the known uses of a text say for a class, 0 of a text that is not known."""
    uses = known_uses(text, kind)
    return weights.same * uses.same + weights.none * uses.none + weights.inside * uses.inside + weights.other * uses.other


def chosen(names: Sequence[tuple[int, int, str, float]], count: int, worth: float = WORTH) -> list[tuple[int, int, str]]:
    """Of the candidates those that do not overlap and together gain most over `worth`, in order."""
    ending: Mapping[int, list[tuple[int, str, float]]] = {end: [] for end in range(count + 1)}
    for first, end, kind, likely in names:
        ending[end].append((first, kind, likely - worth))
    gains = [0.0]
    kept: list[tuple[int, str] | None] = [None]
    for end in range(1, count + 1):
        best, choice = gains[end - 1], None
        for first, kind, gain in ending[end]:
            if gains[first] + gain > best:
                best, choice = gains[first] + gain, (first, kind)
        gains.append(best)
        kept.append(choice)
    found, end = [], count
    while end:
        choice = kept[end]
        if choice is None:
            end -= 1
        else:
            found.append((choice[0], end, choice[1]))
            end = choice[0]
    return found[::-1]
