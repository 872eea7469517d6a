"""Takes a word with its part of speech, gives its dictionary form: the dictionary first, endings where it knows nothing.

The dictionary (simplemma) looks at the form alone. The tag decides where the form is two words: "Habe" is a noun or a verb at the
head of a sentence, "begeistert" an adjective or a participle.
"""

from __future__ import annotations

from functools import lru_cache

import simplemma

from depesche.language.lexicon import load
from depesche.language.morphology import auxiliary_lemma, lemma_of
from depesche.language.verbs import readings

_ADJECTIVE_ENDINGS = ("en", "er", "es", "em", "e")


@lru_cache(maxsize=100_000)
def lemma(form: str, upos: str) -> str:
    """The dictionary form of `form` read as `upos` (Universal Dependencies); the form itself where nothing better is known.

    A contraction has the lemma of its preposition: "im" is `in`.
    """
    if upos == "PUNCT" or not any(sign.isalpha() for sign in form):
        return form
    if upos == "PROPN":
        return _name(form)
    if upos in ("NOUN", "X"):
        found = lemma_of(form)
        return form if form[0].isupper() and found[0].islower() else found  # "Stress" is not "stressen"
    lower = form.lower()
    contraction = load("lemmas")["contractions"].get(lower)
    if upos == "ADP" and contraction:
        return str(contraction)
    if upos == "AUX":
        return auxiliary_lemma(lower.replace("ß", "ss"))
    if upos == "VERB":
        return _verb(lower)
    if upos == "ADJ":
        return _adjective(lower)
    return lemma_of(lower)


def _name(form: str) -> str:
    """A name as it is called: without the s of the genitive where the dictionary knows the name without it."""
    found = lemma_of(form)
    if found == form and form.endswith("s") and simplemma.is_known(form[:-1], lang="de"):
        return form[:-1]
    return found if found[:1].isupper() else form


def _verb(lower: str) -> str:
    """The infinitive: of the dictionary, else of the verb tables."""
    found = lemma_of(lower)
    if found != lower and found.endswith("n"):
        return found
    known = readings(lower.replace("ß", "ss"))
    return known[0].lemma if known else found


def _adjective(lower: str) -> str:
    """The bare adjective; a participle that stands as one keeps its form ("versammelten": `versammelt`)."""
    found = lemma_of(lower)
    if found.endswith("n") and lower != found:  # the dictionary took it for a form of a verb
        for ending in _ADJECTIVE_ENDINGS:
            if lower.endswith(ending) and lower[: -len(ending)].endswith(("t", "nd", "n")):
                return lower[: -len(ending)]
        return lower
    if found == lower:
        for ending in _ADJECTIVE_ENDINGS:
            bare = lower[: -len(ending)]
            if lower.endswith(ending) and bare.endswith(("ig", "isch", "lich", "sam", "bar", "los", "haft", "iert")):
                return bare
    return found
