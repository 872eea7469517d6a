"""Takes the mentions of one sentence, gives them without those that tell an event once more in the words of another one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depesche.reading.events.merging import Mention

_TWO_IN_ONE = ({"vote", "appointment"}, {"appointment", "departure"})
_SETTLING = frozenset(["einigen", "verständigen", "vereinbaren", "übereinkommen"])
_SETTLED = frozenset(["sanction", "appointment", "vote"])
_KILLING = frozenset(["töten", "ermorden", "massakrieren"])


def one_each(own: Sequence[Mention]) -> list[Mention]:
    """Drop what tells an event once more in the words of another one.

    A verb tells one event, that of the first group it fits; who agree on sanctions impose them; who are killed in an attack are
    killed by it; whom a release frees was once arrested, of which the report does not tell.
    """
    found: list[Mention] = []
    freed = any(mention.kind == "release" for mention in own)
    for mention in own:
        others = [other for other in own if other.clause == mention.clause and other is not mention]
        if mention.head == "empfangen" and any(other.kind == "meeting" and other.noun and other.setting for other in others):
            continue  # "empfing ihn zu einem Gespräch"
        if any(other.start == mention.start and not other.noun and other.kind == mention.kind for other in found):
            continue
        if mention.kind == "meeting" and mention.noun:
            verb = next((other for other in others if other.kind == "meeting" and not other.noun), None)
            if verb is not None:  # "kommen zu ihrem ersten Gipfel zusammen"
                mention = replace(mention, fresh=False, judgement=verb.judgement)
        if not mention.noun and any(
            other.start == mention.start and not other.noun and {other.kind, mention.kind} not in _TWO_IN_ONE for other in found
        ):
            continue
        if mention.head in _SETTLING and any(other.kind in _SETTLED and other.noun for other in others):
            continue
        if mention.head in _KILLING and any(other.kind == "incident" and other.noun for other in others):
            continue
        if mention.kind == "visit" and mention.noun and any(other.kind == "entry_measure" for other in others):
            continue  # "verbot ihm die Reise nach Tibet"
        if (
            mention.kind == "agreement"
            and mention.noun
            and any(other.kind == "withdrawal" and other.head != "ausschliessen" for other in others)
        ):
            continue  # "setzte den Vertrag aus"
        if mention.kind == "incident" and freed and mention.head.startswith(("inhaftier", "festgenommen", "entführ")):
            continue
        found.append(mention)
    return found
