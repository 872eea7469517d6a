"""Gives sources for the tests of the archive: short invented reports."""

from __future__ import annotations

from depesche.intake.sources import Source

TEXT = "Die Außenminister von Norwegen und Schweden trafen sich am Montag in Oslo. „Wir sind zufrieden“, sagte ein Sprecher."


def source(
    name: str, text: str = TEXT, *, at: str | None = None, published: str | None = "2024-05-07", outlet: str | None = None
) -> Source:
    """Give a source as it would come from a file of that name."""
    return Source(report_id=name, text=text, source=at or f"reports/{name}.txt", published=published, outlet=outlet)
