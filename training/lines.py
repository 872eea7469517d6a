"""Takes pages made by `training.pages`, gives the weights by which pasted lines are told: `language/de/line_model.yaml`.

usage: python -m training.lines --data ../shared/data/speech/wikinews-quotes-train.jsonl [--pages 900] [--out FILE]

A logistic regression with a small ridge, fitted by Newton's method: the same data give the same weights.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import numpy.typing as npt

from depesche.intake.furniture import marked
from depesche.intake.likeness import NAMES, columns_of
from depesche.intake.lines import units_of
from training.pages import TITLE, Maker, sources_of

OUT = Path("src/depesche/language/de/line_model.yaml")
RIDGE = 3.0
STEPS = 12


def main() -> None:
    """Make pages, measure their lines, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=900)
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    values, labels = measured(Maker(sources_of(arguments.data), seed=1), arguments.pages)
    weights = fitted(values, labels)
    share = float(np.mean((values @ weights[:-1] + weights[-1] > 0) == labels))
    print(f"{len(labels)} lines of {arguments.pages} pages, {share:.4f} told rightly")
    lines = [f'  "{name}": {weight:.4f}' for name, weight in zip(NAMES, weights[:-1], strict=True)]
    head = "# Written by `python -m training.lines` from Wikinews texts (CC BY 2.5) and training/page_lines.yaml.\n"
    arguments.out.write_text(f"{head}bias: {weights[-1]:.4f}\nweights:\n" + "\n".join(lines) + "\n", encoding="utf-8")


def measured(maker: Maker, pages: int) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Give the values and labels of the lines of made pages; titles are left out."""
    values: list[list[float]] = []
    labels: list[int] = []
    for _ in range(pages):
        lines = maker.page()
        starts: dict[int, int] = {}
        at = 0
        for words, label in lines:
            starts[at] = label
            at += len(words) + 1
        units = units_of("\n".join(words for words, _ in lines))
        kinds, cues, _, _ = marked(units)
        for unit, row in zip(units, zip(*columns_of(units, kinds, cues), strict=True), strict=True):
            label = starts.get(unit.start, TITLE)
            if label in (0, 1):
                values.append(list(row))
                labels.append(label)
    return np.array(values), np.array(labels, dtype=float)


def fitted(values: npt.NDArray[np.float64], labels: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Fit a logistic regression; the last weight is the bias, which has no ridge."""
    table = np.hstack([values, np.ones((len(values), 1))])
    ridge = np.full(table.shape[1], RIDGE)
    ridge[-1] = 1e-6
    weights = np.zeros(table.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (chance - labels) + ridge * weights
        bend = (table * (chance * (1 - chance))[:, None]).T @ table + np.diag(ridge)
        weights = weights - np.linalg.solve(bend, slope)
    return weights


if __name__ == "__main__":
    main()
