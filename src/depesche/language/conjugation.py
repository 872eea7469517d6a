"""Takes a German verb in its dictionary form, gives its written forms; and the way back from a form to verb and use."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from depesche.language.lexicon import fold, load

PREFIXES: tuple[str, ...] = tuple(load("conjugation")["separable"])
"""Prefixes that part from the verb, longest first: function words of the grammar, not of any subject."""


class VerbForm(NamedTuple):
    """One reading of a written form.

    Attributes:
        lemma: dictionary form, folded (ß as ss).
        form: `Fin`, `Part`, `Inf` or `Izu`.
        tense: `Pres` or `Past` for `Fin`, else `None`.
        joined: true where a separable prefix stands joined to the form ("zusammenkam", "zusammengekommen").
    """

    lemma: str
    form: str
    tense: str | None
    joined: bool


def forms_of(verb: str) -> dict[str, list[VerbForm]]:
    """Give the written forms of a verb, folded, each with its readings. A prefixed verb gives its joined forms only."""
    verb = fold(verb)
    prefix, base = _parted(verb)
    forms: dict[str, list[VerbForm]] = {}

    def add(written: str, form: str, tense: str | None = None) -> None:
        reading = VerbForm(verb, form, tense, bool(prefix))
        known = forms.setdefault(prefix + written, [])
        if reading not in known:
            known.append(reading)

    inseparable, root = _inseparable(base)
    strong = _strong().get(root)
    stem = base[:-2] if base.endswith("en") else base[:-1]
    link = "e" if stem.endswith(("t", "d", "chn", "ffn", "gn", "dm", "tm")) else ""
    ge = "" if inseparable or base.endswith("ieren") else "ge"
    add(base, "Inf")
    add(base, "Fin", "Pres")
    add("zu" + base, "Izu")
    add(stem + "e", "Fin", "Pres")
    add(stem + link + "t", "Fin", "Pres")
    if strong:
        past, participle, *third = strong
        add(inseparable + past, "Fin", "Past")
        add(inseparable + past + ("n" if past.endswith("e") else "en"), "Fin", "Past")
        add(inseparable + participle.removeprefix("ge") if inseparable else participle, "Part")
        for present in third:
            add(inseparable + present, "Fin", "Pres")
    if not strong or root in load("conjugation")["both"]:
        add(stem + link + "te", "Fin", "Past")
        add(stem + link + "ten", "Fin", "Past")
        add(ge + stem + link + "t", "Part")
    if not prefix:
        forms.pop("zu" + base)
    return forms


def table_of(verbs: Iterable[str]) -> dict[str, tuple[VerbForm, ...]]:
    """Give the way back for a set of verbs: written form to readings. Of a prefixed verb the bare base is known too."""
    table: dict[str, list[VerbForm]] = {}
    everything: set[str] = set()
    for verb in verbs:
        folded = fold(verb)
        everything.add(folded)
        prefix, base = _parted(folded)
        if prefix:
            everything.add(base)
    for verb in sorted(everything):
        for written, readings in forms_of(verb).items():
            table.setdefault(written, []).extend(readings)
    return {written: tuple(readings) for written, readings in table.items()}


@cache
def _parted(verb: str) -> tuple[str, str]:
    """Cut a separable prefix off a folded verb: ("zusammen", "kommen"); no prefix: ("", verb)."""
    if verb in _joined():
        return "", verb
    for prefix in PREFIXES:
        base = verb.removeprefix(fold(prefix))
        if base != verb and len(base) >= 4 and base.endswith("n"):
            return (fold(prefix), base) if _is_verb(base) else ("", verb)
    return "", verb


def _is_verb(base: str) -> bool:
    return _inseparable(base)[1] in _strong() or base.endswith(("en", "eln", "ern"))


@cache
def _inseparable(base: str) -> tuple[str, str]:
    """Cut an inseparable prefix off: ("be", "kommen"); none: ("", base)."""
    if base in _strong():
        return "", base
    for prefix in (*_prefixes(), "unter", "über", "durch"):
        root = base.removeprefix(prefix)
        if root != base and len(root) >= 4 and (prefix in _prefixes() or base in _joined()):
            return prefix, root
    return "", base


@cache
def _strong() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = load("conjugation")["strong"]
    return {fold(verb): tuple(fold(form) for form in forms) for verb, forms in table.items()}


@cache
def _joined() -> frozenset[str]:
    return frozenset(fold(verb) for verb in load("conjugation")["joined"])


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple(load("conjugation")["inseparable"])
