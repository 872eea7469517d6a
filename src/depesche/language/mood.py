"""Takes a word with the model's tag and features, gives the mood of a finite verb: form tables first, then the model.

The treebanks that the model learned from carry few and automatic marks of Konjunktiv, so the model alone is weak at it. The form
decides nearly always ("sei", "habe", "käme"); the model tells finite verbs from infinitives, the first person from the third
("ich habe", "er habe") and, where indicative and Konjunktiv II look alike ("erhielten"), which is meant.
"""

from __future__ import annotations

from depesche.language.analysed import Features
from depesche.language.lexicon import load
from depesche.language.verbs import readings

FIRST_PERSON_ENDING = "e"


def mood_of(form: str, upos: str, features: Features) -> str | None:
    """Mood of a word: `Ind`, `Imp`, `Sub1` (Konjunktiv I), `Sub2` (Konjunktiv II); None for what is no finite verb.

    A plural that is indicative or Konjunktiv I ("haben") is `Ind`.
    """
    if upos not in ("VERB", "AUX"):
        return None
    lower = form.lower().replace("ß", "ss")
    found = _moods(lower)
    # "käme", "sei" and "war" are finite whatever the model says; "führen" (of fahren) may be an infinitive of another verb.
    certain = bool(found) and "None" not in found and (upos == "AUX" or not lower.endswith(("en", "t")))
    if features.verbform != "Fin" and not certain:
        return None
    if features.mood == "Imp" and "Sub2" not in found:
        return "Imp"
    if found == {"Sub2"}:
        return "Sub2"
    if "Sub1" in found:
        first = features.person == "1" and lower.endswith(FIRST_PERSON_ENDING)
        return "Ind" if first else "Sub1"
    if features.mood == "Sub" and "Past" in found:
        return "Sub2"
    if not found and features.mood == "Sub":
        return "Sub1" if features.tense == "Pres" else "Sub2"
    return "Ind"


def _moods(lower: str) -> set[str]:
    """What the form alone allows: `Sub1`, `Sub2`, `Ind`, and `Past` for past indicatives that may be Konjunktiv II.

    Only a set of one member is certain; empty where the form is unknown.
    """
    table = load("auxiliaries")
    for mood in ("sub1", "sub2"):
        if lower in table[mood]:
            return {mood.capitalize()}
    if lower in table["past"]:
        # "sollte" and "wollte" are both; the Konjunktiv of the others has an umlaut.
        return {"Past"} if lower.startswith(("soll", "woll")) else {"Ind"}
    if lower in table["infinitive"] or lower in table["participle"]:
        return {"Ind", "None"}
    if any(lower in forms for forms in table["lemmas"].values()):
        return {"Ind"}
    found = set()
    for reading in readings(lower):
        if reading.form != "Fin":
            found.add("None")
        elif reading.mood in ("Sub1", "Sub2"):
            found.add(reading.mood)
        else:
            found.add("Past" if reading.tense == "Past" and lower.endswith(("te", "ten", "en")) else "Ind")
    return found
