"""Takes the relation of two sides, gives it in German: its state, and the measures on the ladder that led to it."""

from __future__ import annotations

from depesche.language.lexicon import load
from depesche.language.sides import side_name
from depesche.model.record import Measure, Relation, Step
from depesche.output.wording import day_words


def measure_words(measure: Measure) -> str:
    """Name a rung of the ladder: "Ausweisung"."""
    table = load("relations")
    return str((table["rungs"].get(measure) or table["down"][measure])["german"])


def relation_words(relation: Relation) -> str:
    """Say how two sides stand: "Großbritannien – Russland: Ausweisung, seit 14. März 2018"."""
    words = load("relations")["words"]
    names = " – ".join(side_name(side) for side in relation.sides)
    if relation.state is None:
        planned = all(step.status == "announced" for step in relation.steps)
        return f"{names}: {words['only_announced' if planned else 'none']}"
    since = f", {words['since']} {day_words(relation.since)}" if relation.since else ""
    return f"{names}: {measure_words(relation.state)}{since}"


def step_words(relation: Relation, step: Step) -> str:
    """Tell one measure: "14. März 2018: Ausweisung, Großbritannien → Russland, als Antwort auf ... (12. März 2018)".

    A measure without a date of its own is told with the day of its first report, as what it is.
    """
    words = load("relations")["words"]
    day = day_words(step.date)
    if step.date is None and step.reported:
        day = f"{day} ({words['reported']} {day_words(step.reported)})"
    parts = [f"{day}: {measure_words(step.measure)}"]
    if step.by:
        other = next(side for side in relation.sides if side != step.by)
        parts.append(f"{side_name(step.by)} → {side_name(other)}")
    if step.status == "announced":
        parts.append(words["announced"])
    answered = next((earlier for earlier in relation.steps if earlier.event == step.answers), None)
    if answered is not None:
        parts.append(f"{words['answers']} {measure_words(answered.measure)} ({day_words(answered.date or answered.reported)})")
    return ", ".join(parts)


def relation_lines(relation: Relation) -> list[str]:
    """Show a relation at a terminal: its state, then step by step the measures with the state after each and their words."""
    words = load("relations")["words"]
    lines = [relation_words(relation), ""]
    for step in relation.steps:
        after = measure_words(step.state) if step.state else words["none"]
        lines.append(f"  {step_words(relation, step)} · {words['after']}: {after} · {step.event}")
        lines += [f"      {report}: „{' '.join(span.quote.split())}“" for report, span in step.evidence]
    return lines
