"""Takes a GermEval file and the weights of the package, gives the constants of `naming.py`: what makes a likely name a name.

usage: python -m training.name_odds GERMEVAL_DEV.tsv

A logistic regression over the candidates of the sentences. Printed are the constants fitted on all sentences, and the F1 for
some thresholds on sentences that the fit did not see (each quarter with the constants of the others).
"""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.names import f1, sentences, spans
from numpy.typing import NDArray

from depesche.language import naming
from depesche.language.encoder import LIMIT, Encoder
from depesche.language.known_names import known_uses

STEADINESS = 1.0
"""Ridge on the constants: with 4,000 candidates it hardly matters."""
ROUNDS = 25
PARTS = 4
Candidate = tuple[int, int, int, str]


def scores(encoder: Encoder, words: Sequence[str]) -> NDArray[np.float32]:
    """The name scores of a sentence, straight from the graph."""
    ids, first, last = encoder._pieces.sentence(words, limit=LIMIT)
    given = {name: np.array(v, dtype=np.int64) for name, v in (("ids", ids), ("first", first), ("last", last))}
    found: dict[str, Any] = dict(zip(encoder._outputs, encoder._sentence.run(None, given), strict=True))
    return found["name"]  # type: ignore[no-any-return]


def features(words: Sequence[str], first: int, end: int, kind: str, scored: float) -> list[float]:
    """What the odds are made of, in the order of the constants: constant, score, whole, words, signs."""
    own = words[first:end]
    parts = np.mean([known_uses(word, kind) for word in own], axis=0)
    odds = math.log(scored / (1 - scored))
    return [1.0, odds, *known_uses(" ".join(own), kind), *parts, *(float(sign) for sign in naming.signs(words, first, end, kind))]


def fit(given: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logistic regression by Newton's way."""
    weights = np.zeros(given.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-given @ weights))
        bend = (given * (likely * (1 - likely))[:, None]).T @ given + STEADINESS * np.eye(len(weights))
        weights += np.linalg.solve(bend, given.T @ (right - likely) - STEADINESS * weights)
    return weights


def main() -> None:
    """Fit and print."""
    encoder = Encoder.load()
    gold = list(sentences(Path(sys.argv[1])))
    maker = naming.Naming(encoder._labels["name"])
    places: list[Candidate] = []
    rows, right = [], []
    for number, sentence in enumerate(gold):
        words = [form for form, _ in sentence]
        names = spans([label for _, label in sentence])
        found = scores(encoder, words)
        for first, end in naming._stretches(found[:, 0]):
            for a, b, kind, scored in maker.candidates(np.exp(found[first:end].astype(np.float64))):
                places.append((number, first + a, first + b, kind))
                rows.append(features(words, first + a, first + b, kind, scored))
                right.append(float((first + a, first + b, kind) in names))
    given, wanted = np.array(rows), np.array(right)
    print("constants", np.round(fit(given, wanted), 2).tolist())
    part = np.array([number % PARTS for number, *_ in places])
    likely = np.zeros(len(places))
    for own in range(PARTS):
        likely[part == own] = 1 / (1 + np.exp(-given[part == own] @ fit(given[part != own], wanted[part != own])))
    for worth in (0.34, 0.36, 0.38, 0.40, 0.42, 0.44, 0.46):
        print(worth, measure(gold, places, likely, worth))


def measure(gold: Sequence[Any], places: Sequence[Candidate], likely: NDArray[np.float64], worth: float) -> dict[str, float]:
    """The names chosen with that threshold against the file's."""
    by_sentence: dict[int, list[tuple[int, int, str, float]]] = {}
    for (number, first, end, kind), probability in zip(places, likely.tolist(), strict=True):
        by_sentence.setdefault(number, []).append((first, end, kind, probability))
    hits = given = wanted = 0
    for number, sentence in enumerate(gold):
        names = spans([label for _, label in sentence])
        found = set(naming.chosen(by_sentence.get(number, []), len(sentence), worth))
        hits, given, wanted = hits + len(found & names), given + len(found), wanted + len(names)
    return f1(hits, given, wanted)


if __name__ == "__main__":
    main()
