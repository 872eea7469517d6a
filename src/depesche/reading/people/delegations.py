"""Takes the mentions of a person without office, gives the side of the delegation that the person leads or is sent with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from depesche.language.lexicon import load
from depesche.language.sentences import Sentence
from depesche.reading.people.coreference import Cluster
from depesche.reading.people.name_mention import NameMention
from depesche.reading.people.namings import Naming, namings_of


def delegation_side(cluster: Cluster, sentences: Sequence[Sentence]) -> str | None:
    """Read "an der Spitze der finnischen Abordnung stand X", "die US-Delegation leitete X", "für Iran verhandelte X".

    `None` where no sentence that names the person says so.
    """
    for mention in cluster.mentions:
        sentence = sentences[mention.sentence]
        side = on_side(sentence, mention) or _led(sentence, mention) or _sent(sentence, mention) or represented(sentence, mention)
        if side is not None:
            return side
    return None


def on_side(sentence: Sentence, mention: NameMention) -> str | None:
    """Read "auf russischer Seite nahm X teil, auf amerikanischer Y": the side that was named last before the name.

    "Für die Ukraine verhandelten X und Y" says it of all names behind. `None` where the sentence says neither.
    """
    tokens = sentence.tokens
    sides = any(token.text in ("Seite", "Seiten") for token in tokens)
    found: str | None = None
    sent = False
    for naming in namings_of(sentence):
        if naming.first >= mention.first or not naming.first or len(naming.codes) != 1:
            continue
        before = next((token.lower for token in reversed(tokens[: naming.first]) if token.tag != "DET"), "")
        if naming.kind == "adjective" and before == "auf" and sides:
            found = naming.codes[0]
        if (naming.kind in ("state", "organisation") or (naming.kind == "city" and naming.capital)) and before == "für":
            verb = tokens[naming.stop].lower if naming.stop < len(tokens) else ""
            sent = sent or (naming.first <= 2 and verb.startswith(_words("sending")))
            found = naming.codes[0] if sent else found
    return found


def _led(sentence: Sentence, mention: NameMention) -> str | None:
    """Give the side of the delegation nearest to the name, in a sentence that speaks of leading."""
    tokens = sentence.tokens
    if not any(token.lower.startswith(_words("leading")) for token in tokens):
        return None
    best: tuple[int, str] | None = None
    for naming in namings_of(sentence):
        noun = naming.first if naming.kind == "compound" else naming.stop
        if naming.kind == "people" and any(token.lower.startswith("angeführt") for token in tokens):
            best = best or (abs(naming.first - mention.first), naming.codes[0])
            continue
        if naming.kind not in ("adjective", "compound", "city_adjective") or len(naming.codes) != 1 or noun >= len(tokens):
            continue
        if not tokens[noun].lower.removesuffix("en").endswith(_words("delegations")):
            continue
        distance = abs(noun - mention.first)
        if best is None or distance < best[0]:
            best = (distance, naming.codes[0])
    return best[1] if best is not None else None


def _sent(sentence: Sentence, mention: NameMention) -> str | None:
    """Read "für den Iran verhandelte X" and "Russland entsendet X": state, verb and name in this order, close together."""
    tokens = sentence.tokens
    state: Naming | None = None
    for naming in namings_of(sentence):
        if naming.kind in ("state", "organisation") and naming.stop <= mention.first and mention.first - naming.stop <= 4:
            state = naming
    if state is None:
        return None
    between = tokens[state.stop : mention.first]
    opens = state.first == 0 or any(token.lower == "für" for token in tokens[max(0, state.first - 2) : state.first])
    if opens and any(token.lower.startswith(_words("sending")) for token in between):
        return state.codes[0]
    return None


def represented(sentence: Sentence, mention: NameMention) -> str | None:
    """Read "NAME vertrat die Schweiz", "NAME verhandelte für die USA", "NAME, der für die Huthis im Ausschuss sitzt".

    `None` where no verb of acting for somebody follows, or another name stands between.
    """
    tokens = sentence.tokens
    namings = {naming.first: naming for naming in namings_of(sentence)}
    opens = mention.stop
    if opens + 1 < len(tokens) and tokens[opens].text == "," and tokens[opens + 1].lower in ("der", "die"):
        opens += 2
    acting = _words("acting_for")
    for place in range(opens, min(opens + 7, len(tokens) - 1)):
        word = tokens[place].lower
        after = place + 1 + (tokens[place + 1].lower in ("die", "den", "der", "das"))
        naming = namings.get(after)
        told = naming is not None and len(naming.codes) == 1 and naming.kind in ("state", "organisation", "body", "organ")
        if word == "für" and naming is not None and told:
            near = (*tokens[opens:place], *tokens[naming.stop : naming.stop + 6])
            return naming.codes[0] if any(token.lower.startswith(acting) for token in near) else None
        if word.startswith(_words("representing")) and naming is not None and told:
            return naming.codes[0]
        if tokens[place].text in (",", ".", ";", ":") or (tokens[place].text[0].isupper() and place not in namings):
            return None
    return None


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(load("titles")[name])
