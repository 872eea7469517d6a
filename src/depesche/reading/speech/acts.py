"""Takes what is said and the act that its cue stands for, gives the act of the statement.

A cue like "sagte" alone tells nothing, the words do.
"""

from __future__ import annotations

import re
from functools import cache

from depesche.language.lexicon import fold, load


def act_of(cue_act: str, words: str, *, open_cue: bool, judged: bool = False) -> str:
    """Give the act.

    `open_cue` is true for cues that can stand for any act ("sagte", "laut"), `judged` where the words are a judgement that is
    only told ("bezeichnete ... als"). A cue with an act of its own ("forderte") keeps it.
    """
    plain = fold(words)
    if cue_act == "confirm" and _MUST.search(plain):
        return "demand"
    if cue_act == "confirm" and _WILL.search(plain):
        return "promise"
    if cue_act == "demand" and _CAUTION.search(plain):
        return "warn"
    if not open_cue:
        return cue_act
    for act, patterns in _signs(judged):
        if any(pattern.search(plain) for pattern in patterns):
            return act
    return cue_act


# "Er bekräftigte, Libyen müsse ...": what is said once more is a demand.
_MUST = re.compile(r"\b(?:müsse|müssten|muesse|muessten|solle)\b")


# "Er mahnte zur Vorsicht".
_CAUTION = re.compile(r"^(?:zur|zu) (?:\w+ )?(?:vorsicht|wachsamkeit)\b")
# "Er bekräftigte, man werde alles tun".
_WILL = re.compile(
    r"\b(?:man|wir|sein land|ihr land|seine regierung|ihre regierung) (?:werde|werden)\b|\b(?:werde|werden) (?:man|wir)\b"
)


def turned_down(cue: str, words: str) -> bool:
    """Say whether a cue of denial turns down an offer or a demand, which is to refuse it: "wies den Vorschlag zurück".

    What is turned down besides (reports, accusations) is denied.
    """
    return _TURNING.search(fold(cue)) is not None and _offers().search(fold(words)) is not None


_TURNING = re.compile(r"\b(?:wies|weis|zurückwies|zurückweis|zurückgewies)")


@cache
def _offers() -> re.Pattern[str]:
    return re.compile(rf"\b(?:\w+-)?\w*(?:{'|'.join(fold(noun) for noun in load('speech_acts')['offers'])})\w{{0,2}}\b")


@cache
def _signs(judged: bool) -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    """The signs of each act in the order in which they are tried: whole turns first, weak signs last."""
    lists = [("speech_signs", "before"), ("speech_acts", "groups"), ("speech_signs", "after")]
    if judged:
        lists.insert(0, ("speech_acts", "judgements"))
    return tuple(
        (group["act"], tuple(re.compile(rf"(?<!\w)(?:{fold(sign)})(?!\w)") for sign in group["signs"]))
        for lexicon, name in lists
        for group in load(lexicon)[name]
    )
