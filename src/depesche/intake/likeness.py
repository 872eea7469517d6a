"""Takes the units of a page with the kinds known so far, gives for each how much it looks like a line of an article.

A logistic regression over the shape of the line, of the lines around it and of its place on the page. Its weights were fitted by
`python -m training.lines` on pages put together from Wikinews texts (CC BY 2.5) and furniture written for it; they stand in
`language/de/line_model.yaml`.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from depesche.intake.byline import is_name
from depesche.intake.cues import Cue, is_menu
from depesche.intake.ends import is_appeal
from depesche.intake.lines import Unit
from depesche.language.lexicon import load

GROUPS = {
    "navigation": "navigation",
    "cookie": "legal",
    "legal": "legal",
    "byline": "byline",
    "dateline": "byline",
    "caption": "caption",
    "credit": "caption",
    "poll": "poll",
    "comments": "comments",
    "teaser": "teaser",
    "share": "share",
    "newsletter": "newsletter",
    "advert": "newsletter",
    "tags": "tags",
    "note": "note",
    "paywall": "note",
}
"""Kinds of furniture by the part they have on a page."""
DECAYS = (0.5, 0.8, 0.95)
"""How much of what stands one line farther away counts: the next lines, a screen, the page."""
LONGEST = 600
"""Characters of one paragraph that count."""
_BEHIND = ("tags", "comments", "share", "legal")
_DIGIT = re.compile(r"\d")
_INNER = re.compile(r"\w[.!?]»?\s+[«„]?[A-ZÄÖÜ]")
_ADDRESS = re.compile(r"\b(?:du|dein\w*|dich|dir|euch|Ihr|Ihre|Ihren|Ihrem|Ihrer|Ihnen|Sie)\b")
_WE = re.compile(r"\b(?:wir|uns|unser\w*|ich|mein\w*|mich|mir)\b")
_GROUP_NAMES = tuple(sorted(set(GROUPS.values())))
_OWN = (
    *("prose", "sentence", "short", "length", "long", "functions", "capitals", "digits", "question", "exclamation", "colon"),
    *(
        "dots",
        "repeated",
        "alone",
        "block",
        "several",
        "menu",
        "address",
        "appeal",
        "we",
        "name",
        "opens",
        "kind",
        "quoted",
        "bullet",
    ),
    *(f"is {group}" for group in _GROUP_NAMES),
)
_AROUND = ("prose", "furniture", "behind", "other")
_NEXT = ("prose", "sentence", "short", "kind", "opens", "alone")
_PLACE = ("before", "after", "place", "since", "until", *(f"past {group}" for group in _BEHIND))
NAMES = (
    *_OWN,
    *(f"{side} {name} {decay}" for name in _AROUND for decay in DECAYS for side in ("left", "right")),
    *(f"{name} {step:+d}" for step in (-2, -1, 1, 2) for name in _NEXT),
    *_PLACE,
    *(f"{name} among {side}" for name in ("prose", "short") for side in ("left", "right")),
)
"""Names of the values of a line, in order."""


def likeness(units: Sequence[Unit], kinds: Sequence[str | None], cues: Sequence[Cue | None]) -> list[float]:
    """Give the log-odds that each line belongs to the article."""
    weights, bias = _weights()
    sums = [bias] * len(units)
    for weight, column in zip(weights, columns_of(units, kinds, cues), strict=True):
        for number, value in enumerate(column):
            if value:
                sums[number] += weight * value
    return sums


def columns_of(units: Sequence[Unit], kinds: Sequence[str | None], cues: Sequence[Cue | None]) -> list[Sequence[float]]:
    """Measure the lines of a page: for every name in `NAMES` the value of each line."""
    groups = [GROUPS.get(kind) if kind else None for kind in kinds]
    repeats, sizes = Counter(unit.folded for unit in units), Counter(unit.block for unit in units)
    own: list[Sequence[float]] = list(
        zip(
            *(
                _own(unit, group, cue, repeats[unit.folded], sizes[unit.block])
                for unit, group, cue in zip(units, groups, cues, strict=True)
            ),
            strict=True,
        )
    ) or [() for _ in _OWN]
    prose = [
        min(len(unit.text), LONGEST) / 300 if group is None and unit.prose else 0.0
        for unit, group in zip(units, groups, strict=True)
    ]
    behind = [1.0 if group in _BEHIND else 0.0 for group in groups]
    around = (
        prose,
        [1.0 if group else 0.0 for group in groups],
        behind,
        [1.0 if group in ("teaser", "newsletter", "navigation") else 0.0 for group in groups],
    )
    decayed = [side for values in around for decay in DECAYS for side in _decayed(values, decay)]
    at = 2 * DECAYS.index(0.8)
    return [
        *own,
        *decayed,
        *(_moved(own[_OWN.index(name)], step) for step in (-2, -1, 1, 2) for name in _NEXT),
        *_places(prose, behind, groups),
        *(
            [one * other for one, other in zip(own[_OWN.index(name)], side, strict=True)]
            for name in ("prose", "short")
            for side in (decayed[at], decayed[at + 1])
        ),
    ]


def _moved(values: Sequence[float], step: int) -> list[float]:
    """Give for each line the value of the one `step` lines behind it, 0 beyond the edge."""
    gap = [0.0] * min(abs(step), len(values))
    return [*values[step:], *gap] if step > 0 else [*gap, *values[: len(values) - len(gap)]]


def _own(unit: Unit, group: str | None, cue: Cue | None, repeats: int, size: int) -> list[float]:
    text = unit.text
    words = text.split()
    prose, sentence = unit.prose, unit.sentence and not unit.prose
    values = (
        prose,
        sentence,
        not prose and not sentence,
        math.log1p(len(text)) / 7,
        min(len(text), LONGEST) / LONGEST,
        unit.functions / max(1, unit.words),
        sum(word[0].isupper() for word in words) / max(1, len(words)),
        len(_DIGIT.findall(text, 0, LONGEST)) / max(1, min(len(text), LONGEST)),
        text.endswith("?"),
        text.endswith("!"),
        text.endswith(":"),
        text.endswith(("...", "…")),
        repeats > 1,
        size == 1,
        min(size, 12) / 12,
        len(text) > 30 and _INNER.search(text) is not None,
        not prose and is_menu(unit),
        unit.words > 2 and _ADDRESS.search(text) is not None,
        unit.words > 4 and is_appeal(unit),
        unit.words > 2 and _WE.search(unit.folded) is not None,
        unit.words <= 4 and is_name(text),
        cue is not None and cue.opens,
        group is not None,
        text[:1] in '„«»"“',
        text[:1] in "-–•·*►",
        *(group == name for name in _GROUP_NAMES),
    )
    return [float(value) for value in values]


def _decayed(values: Sequence[float], decay: float) -> tuple[list[float], list[float]]:
    """Sum up what stands before and behind each line, the farther the less."""
    sides: list[list[float]] = []
    for step in (1, -1):
        total, side = 0.0, []
        for value in values[::step]:
            side.append(min(total * (1 - decay), 1.5))
            total = total * decay + value
        sides.append(side[::step])
    return sides[0], sides[1]


def _places(prose: Sequence[float], behind: Sequence[float], groups: Sequence[str | None]) -> list[list[float]]:
    """Say how much of the prose stands before and behind each line, and how much since the last sign of an end."""
    total, count = sum(prose) + 1e-6, len(prose)
    until, gap = [0.0] * count, 0.0
    for number in range(count - 1, -1, -1):
        until[number] = min(gap, 4) / 4
        gap = (0.0 if behind[number] else gap) + prose[number]
    columns: list[list[float]] = [[] for _ in _PLACE]
    run = since = 0.0
    past = dict.fromkeys(_BEHIND, 0.0)
    for number in range(count):
        row = (run / total, 1 - (run + prose[number]) / total, number / count, min(since, 4) / 4, until[number], *past.values())
        for column, value in zip(columns, row, strict=True):
            column.append(value)
        group = groups[number]
        if group in past and run > 1:
            past[group] = 1.0
        since = (0.0 if behind[number] else since) + prose[number]
        run += prose[number]
    return columns


@cache
def _weights() -> tuple[tuple[float, ...], float]:
    model = load("line_model")
    return tuple(float(model["weights"][name]) for name in NAMES), float(model["bias"])
