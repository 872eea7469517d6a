"""Takes one source, gives its report and reading, or the reason why it is set aside: no fault stops a batch."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from depesche.archive.stamp import reader_stamp
from depesche.errors import DepescheError
from depesche.intake.paths import Rejected, shown
from depesche.intake.source import Options, Source
from depesche.intake.sources import notices_of, read_sources, report_of
from depesche.model.moment import is_moment
from depesche.model.reading import Reading
from depesche.model.report import Report
from depesche.reading.reader import read, stopped

_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())  # without a handler of the program that uses us, nothing goes to standard error


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What was made of one source.

    Attributes:
        report: the report.
        reading: its reading.
        filled: the head values that came from outside of the source, as from the command line.
        stamp: of the reader.
        notices: what the user should know of the source.
        markup: of the page, where the source is one: the report can be made of it again; `None` where its raw text is the source.
    """

    report: Report
    reading: Reading
    filled: dict[str, str]
    stamp: str
    notices: tuple[str, ...] = ()
    markup: str | None = None


def given_head(source: Source) -> dict[str, str]:
    """Give the head values that a source brings beside its text, without those that it does not."""
    return given_values(published=source.published, outlet=source.outlet, title=source.title, url=source.url)


def with_head(source: Source, values: Mapping[str, str]) -> Source:
    """Give a source with head values in the place of its own."""
    return replace(
        source,
        published=values.get("published", source.published),
        outlet=values.get("outlet", source.outlet),
        title=values.get("title", source.title),
        url=values.get("url", source.url),
    )


def attempt(
    source: Source,
    *,
    fill: Mapping[str, str] | None = None,
    stand: Mapping[str, str] | None = None,
    model: bool | None = None,
) -> Made | Rejected:
    """Read one source; whatever is wrong with it becomes a reason in words.

    A fault that the reader does not know by name is a fault of the program: the log gets all of it.

    Args:
        source: the text and the head values that it brings.
        fill: values for the fields of the head that the source neither brings nor prints.
        stand: values that stand, whatever the source brings or prints.
        model: whether the trained model reads too; `None`: as `depesche.reading.reader.read` has it.
    """
    broken = unsound(source)
    if broken is not None:
        return broken
    try:
        filled = dict(stand or {})
        report = report_of(with_head(source, filled))
        if isinstance(report, Rejected):
            return report
        missing = {field: value for field, value in (fill or {}).items() if getattr(report, field) is None}
        if missing:
            filled |= missing
            whole = report_of(with_head(source, filled))
            report = report if isinstance(whole, Rejected) else whole
        markup = source.text if source.form == "html" else None
        reading = read(report, model=model)
        return Made(
            report=report,
            reading=reading,
            filled=filled,
            stamp=reader_stamp(),
            markup=markup,
            notices=(*notices_of(report), *_left_out(report, reading)),
        )
    except DepescheError as error:
        reason, _, advice = str(error).partition(": ")
        return Rejected(source=source.source, reason=reason, advice=advice or "leave it out")
    except Exception as error:
        _log.error("reading %s failed", source.source, exc_info=error)
        fault = f"{type(error).__name__}: {error}"
        return Rejected(
            source=source.source,
            reason=f"Depesche failed on it ({fault})",
            advice="this is a fault of the program: please report it with the text",
        )


def _left_out(report: Report, reading: Reading) -> tuple[str, ...]:
    """Say that the gate stopped a report: its empty reading must not look like one of a report that says nothing."""
    if not stopped(reading):
        return ()
    return (f"{report.source or report.id}: names one side at most and nothing of foreign affairs: kept, but not read further",)


def unsound(source: Source) -> Rejected | None:
    """Say what is wrong with the text or the head values that a source brings; `None`: nothing."""
    try:
        for value in (source.report_id, source.text, *given_head(source).values()):
            value.encode("utf-8")
    except UnicodeEncodeError:
        reason = "it holds half a character (a lone surrogate)"
        return Rejected(source=source.source, reason=reason, advice="save it again in UTF-8, without that character")
    if source.published is not None and not is_moment(source.published):
        reason = f"'published' is not a day: {source.published!r}"
        return Rejected(source=source.source, reason=reason, advice="write it as 2025-02-27 or 2025-02-27T15:42")
    return None


def attempts(
    paths: Sequence[str | Path], offered: Mapping[str, str], *, options: Options | None = None, model: bool | None = None
) -> Iterator[Made | Rejected]:
    """Read files, folders and addresses (`-`: standard input) one after the other; see `stands` for the head values offered."""
    seen: dict[str, str] = {}
    for source in read_sources(paths, options=options):
        if isinstance(source, Rejected):
            yield source
            continue
        fill = {**offered, **source.offered}
        stood = stands(source, paths)
        made = attempt(source, fill=source.offered if stood else fill, stand=offered if stood else None, model=model)
        yield made if isinstance(made, Rejected) else replace(made, notices=(*made.notices, *doubled(source, seen)))


def doubled(source: Source, seen: dict[str, str]) -> tuple[str, ...]:
    """Say that another source of the batch has the same id; nothing is left out for it.

    Args:
        source: the text with its id.
        seen: where each id of the batch was seen first; the source is added to it.
    """
    first = seen.setdefault(source.report_id, source.source)
    if first == source.source:
        return ()
    return (
        f"{source.source}: the id {source.report_id!r} was given before ({first}): both are read; give each report its own id",
    )


def stands(source: Source, paths: Sequence[str | Path]) -> bool:
    """Say whether head values that are offered with these paths stand for the source.

    They do where the paths name this one report: then somebody speaks of it. For the reports of a folder, of JSON lines or of
    several files they only fill what is not brought or printed.
    """
    return len(paths) == 1 and source.source in (str(paths[0]), shown(Path(paths[0])))


def given_values(**values: str | None) -> dict[str, str]:
    """Give those of the values that are there."""
    return {field: value for field, value in values.items() if value is not None}
