"""Takes a clause of a statement, gives who "es", "man", "sein Land" in it are: the one who speaks, "es habe ... eingestellt"."""

from __future__ import annotations

import re

from depesche.model.reading import Statement
from depesche.reading.analysis import ActorMention
from depesche.reading.events.frames import Clause
from depesche.reading.events.scene import Scene
from depesche.reading.events.wordlists import words_for

_OWN = re.compile(r"\b(?:sein|ihr|unser|mein)e? (?:Land|Regierung|Staat|Bündnis|Organisation|Ministerium)\b")
_SELF = frozenset(["es", "man", "sie", "er", "wir", "ich"])


def voice(order: int, scene: Scene, statement: Statement | None) -> tuple[ActorMention, ...]:
    """Give the speaker, as mentioned last before the clause, where the clause speaks of him or his state as its subject.

    Args:
        statement: the innermost statement that the clause stands in; `None`: in none.
    """
    if statement is None or statement.side is None or statement.form == "reported":
        return ()
    if not _speaks_of_itself(scene.clauses[order], scene, scene.span(order).quote):
        return ()
    begin = scene.span(order).start
    known = [
        actor for actor in scene.analysis.actors if statement.side in actor.sides and actor.type not in ("medium", "adjective")
    ]
    before = [actor for actor in known if actor.span.end <= begin]
    behind = [actor for actor in known if actor.span.start > begin]
    return tuple(before[-1:] or behind[:1])


def _speaks_of_itself(clause: Clause, scene: Scene, words: str) -> bool:
    if clause.finite is None or clause.type == "relative":
        return False
    if _OWN.search(words):
        return True
    at = clause.tokens.index(clause.finite) if clause.finite in clause.tokens else -1
    beside = {scene.sentence.tokens[place].lower for place in (*clause.tokens[:2], *clause.tokens[max(0, at) : at + 2])}
    selves = beside & _SELF
    if not selves or (selves == {"es"} and words_for("es_is_nobody").intersection(clause.verbs)):
        return False
    return clause.mood in ("Sub1", "Sub2", "Amb") or clause.opener == "dass" or bool(selves & {"wir", "ich", "man"})
