"""Takes a lower-case German word, gives every way to read it as a form of a verb: form, mood, tense and lemma."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

import simplemma

from depesche.language.lexicon import load


class VerbReading(NamedTuple):
    """One way to read a word as a verb: fields as in `Token`; `prefix`: the separable prefix joined to it, or empty."""

    form: str
    mood: str | None
    tense: str | None
    lemma: str
    prefix: str = ""


@lru_cache(maxsize=50_000)
def readings(word: str) -> tuple[VerbReading, ...]:
    """Give the readings of a lower-case word, likeliest first; empty when it is no verb.

    A form that is both infinitive and plural ("kommen") has two readings, one that is finite and participle ("erklärt") too.
    """
    if len(word) < 3 or word in _never() or not word[0].isalpha():
        return ()
    known = (
        _strong_forms().get(word) or _strong_forms().get(word.replace("ss", "ß")) or _strong_forms().get(word.replace("ß", "ss"))
    )
    found = known or _prefixed(word)
    if not found or _doubtful(found):
        # "führen" is a verb of its own before it is "fahren" in the Konjunktiv, "belegen" before it is a participle.
        return (*_weak(word), *found)
    return found


def _doubtful(found: tuple[VerbReading, ...]) -> bool:
    return all(reading.mood == "Sub2" for reading in found) or all(
        reading.form == "Part" and reading.lemma.endswith("liegen") for reading in found
    )


@cache
def separable() -> frozenset[str]:
    """The prefixes that may stand apart from their verb."""
    return frozenset(load("strong_verbs")["separable"])


@cache
def _weak_infinitives() -> frozenset[str]:
    return frozenset(load("strong_verbs")["weak"])


@cache
def _never() -> frozenset[str]:
    return frozenset(load("strong_verbs")["never"])


@cache
def _prefixes() -> tuple[tuple[str, bool], ...]:
    """All prefixes, longest first, with whether they part."""
    table = load("strong_verbs")
    both = [(prefix, True) for prefix in table["separable"]] + [(prefix, False) for prefix in table["inseparable"]]
    return tuple(sorted(both, key=lambda pair: (-len(pair[0]), not pair[1], pair[0])))


@cache
def _strong_forms() -> dict[str, tuple[VerbReading, ...]]:
    table: dict[str, list[VerbReading]] = {}
    for lemma, principal in load("strong_verbs")["verbs"].items():
        for word, reading in _paradigm(lemma, principal.split()):
            if reading not in table.setdefault(word, []):
                table[word].append(reading)
    return {word: tuple(found) for word, found in table.items()}


def _paradigm(lemma: str, principal: list[str]) -> list[tuple[str, VerbReading]]:
    present, past, sub2, participle = principal
    stem = lemma.removesuffix("en") if lemma.endswith("en") else lemma.removesuffix("n")
    weak_past = past.endswith("te")
    forms = [
        (past, VerbReading("Fin", "Ind", "Past", lemma)),
        (past + ("n" if weak_past else "en"), VerbReading("Fin", "Ind", "Past", lemma)),
        (present, VerbReading("Fin", "Ind", "Pres", lemma)),
        (stem + "t", VerbReading("Fin", "Ind", "Pres", lemma)),
        (stem + "e", VerbReading("Fin", "Sub1", "Pres", lemma)),
        (participle, VerbReading("Part", None, None, lemma)),
        (lemma, VerbReading("Inf", None, None, lemma)),
        (lemma, VerbReading("Fin", "Amb", "Pres", lemma)),
    ]
    if sub2 != "-":
        forms += [(sub2, VerbReading("Fin", "Sub2", "Past", lemma)), (sub2 + "n", VerbReading("Fin", "Sub2", "Past", lemma))]
        if sub2.startswith("stünd"):
            forms += [("stände", forms[-1][1]), ("ständen", forms[-1][1])]
    # "liefen", "stiege": past plural and Konjunktiv II fall together; the indicative is by far the commoner one in the plural.
    return forms


def _prefixed(word: str) -> tuple[VerbReading, ...]:
    """Read a word as prefix and strong verb: "ankam", "anzukommen", "angekommen", "vergab", "vergeben"."""
    for prefix, parts in _prefixes():
        rest = word.removeprefix(prefix)
        if rest == word or len(rest) < 3:
            continue
        if parts and rest.startswith("zu") and _strong_forms().get(rest[2:]):
            found = tuple(r for r in _strong_forms()[rest[2:]] if r.form == "Inf")
            if found:
                return (VerbReading("Izu", None, None, prefix + found[0].lemma, prefix),)
        base = _strong_forms().get(rest) or _strong_forms().get(rest.replace("ss", "ß")) or ()
        if parts and not base and prefix in ("wieder", "mit", "vor", "weiter", "zurück", "herab", "über"):
            base = tuple(r for r in _prefixed(rest) if r.prefix)
        if parts:
            if base:
                return tuple(VerbReading(r.form, r.mood, r.tense, prefix + r.lemma, prefix) for r in base)
        else:
            found = tuple(VerbReading(r.form, r.mood, r.tense, prefix + r.lemma) for r in base if r.form != "Part")
            bare = _strong_forms().get("ge" + rest, ())
            found += tuple(VerbReading("Part", None, None, prefix + r.lemma) for r in bare if r.form == "Part")
            if found:
                return found
    return ()


def _weak(word: str) -> tuple[VerbReading, ...]:
    """Read a word as a form of a weak verb, whose lemma the dictionary gives."""
    lemma = word if word in _weak_infinitives() else _lemma(word)
    if "ß" in lemma and "ss" in word:
        word = word.replace("ss", "ß")
    if not lemma.endswith(("en", "ern", "eln")) or lemma[:1].isupper():
        for prefix, parts in _prefixes():
            if parts and word.startswith(prefix) and len(word) - len(prefix) > 3:
                return tuple(
                    VerbReading(r.form, r.mood, r.tense, prefix + r.lemma, prefix)
                    for r in _plain_weak(word.removeprefix(prefix).removeprefix("ge" if word.endswith("t") else ""))
                    if r.form != "Inf" or word == prefix + r.lemma
                )
        return ()
    return _forms_of(word, lemma)


def _plain_weak(word: str) -> tuple[VerbReading, ...]:
    lemma = _lemma(word)
    if not lemma.endswith(("en", "ern", "eln")) or lemma[:1].isupper() or word in _never():
        return ()
    return _forms_of(word, lemma)


def _forms_of(word: str, lemma: str) -> tuple[VerbReading, ...]:
    stem = lemma[:-2] if lemma.endswith("en") else lemma[:-1]
    joint = "e" if stem.endswith(("t", "d", "chn", "ffn", "gn", "dm", "dn", "tm", "ckn")) else ""
    prefix = _separable_prefix(word, lemma)
    if word == lemma:
        return (VerbReading("Inf", None, None, lemma, prefix), VerbReading("Fin", "Amb", "Pres", lemma, prefix))
    plain, root = word.removeprefix(prefix), stem.removeprefix(prefix)
    if prefix and plain.startswith("zu") and plain.removeprefix("zu") == lemma.removeprefix(prefix):
        return (VerbReading("Izu", None, None, lemma, prefix),)
    if plain == "ge" + root + joint + "t":
        return (VerbReading("Part", None, None, lemma, prefix),)
    if plain == root + joint + "t":
        finite = VerbReading("Fin", "Ind", "Pres", lemma, prefix)
        without_ge = not prefix and (
            root.endswith("ier") or any(root.startswith(p) and len(root) > len(p) + 2 for p, parts in _prefixes() if not parts)
        )
        return (finite, VerbReading("Part", None, None, lemma)) if without_ge else (finite,)
    if plain in (root + joint + "te", root + joint + "ten"):
        return (VerbReading("Fin", "Ind", "Past", lemma, prefix),)
    if plain in (root + "e", root.removesuffix("el") + "le", root.removesuffix("er") + "re"):
        return (VerbReading("Fin", "Sub1", "Pres", lemma, prefix),)
    return ()


def _separable_prefix(word: str, lemma: str) -> str:
    """Give the separable prefix of a weak verb as the word shows it, empty when none."""
    for prefix, parts in _prefixes():
        if parts and lemma.startswith(prefix) and word.startswith(prefix) and len(lemma) - len(prefix) > 4:
            rest = word.removeprefix(prefix)
            if rest.startswith(("ge", "zu")) and not lemma.removeprefix(prefix).startswith(("ge", "zu")):
                return prefix
            if prefix in ("über", "unter", "um", "durch", "wider", "wieder"):
                continue
            base = _lemma(rest)
            if base.endswith("n") and lemma == prefix + base:
                return prefix
    return ""


@lru_cache(maxsize=50_000)
def _lemma(word: str) -> str:
    lemma: str = simplemma.lemmatize(word, lang="de")
    if lemma == word and "ss" in word:
        other: str = simplemma.lemmatize(word.replace("ss", "ß"), lang="de")
        return word if other == word.replace("ss", "ß") else other
    return lemma if lemma.endswith(("en", "ern", "eln")) else _listed().get(word, lemma)


@cache
def _listed() -> dict[str, str]:
    """Forms of weak verbs of saying, with their infinitive: the dictionary knows "kritisiert" but not "entgegnet"."""
    table: dict[str, str] = {}
    for group in load("speech_verbs")["groups"]:
        for verb in group["verbs"]:
            lemma = verb.split()[-1].split("|")[-1]
            if lemma in load("strong_verbs")["verbs"] or not lemma.endswith(("en", "ern", "eln")):
                continue
            stem = lemma[:-2] if lemma.endswith("en") else lemma[:-1]
            joint = "e" if stem.endswith(("t", "d", "chn", "ffn", "gn", "dm", "dn", "tm", "ckn")) else ""
            for form in (f"{stem}{joint}t", f"{stem}{joint}te", f"{stem}{joint}ten", f"ge{stem}{joint}t"):
                table.setdefault(form, lemma)
    return table
