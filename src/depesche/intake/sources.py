"""Takes paths of files and folders and addresses, gives the reports in them one by one, and what was set aside and why."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from depesche.intake.paths import Rejected, files_of, holds_many, names_of, shown, stem_of
from depesche.intake.report import report_from_text
from depesche.intake.source import Found, Member, Options, Source
from depesche.intake.ticker import items_of_ticker, may_be_ticker, page_of_ticker
from depesche.model.report import Report

_GIVEN = ("published", "outlet", "title")


def read_reports(
    paths: Iterable[str | Path],
    *,
    published: str | None = None,
    outlet: str | None = None,
    options: Options | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Report | Rejected]:
    """Give the reports of files, folders, addresses and standard input (`-`), one at a time, each read only when it is asked for.

    Args:
        paths: files, folders (searched through, in order of their names, hidden files left out), addresses and `-`.
        published: day or moment of publication for reports that neither bring nor print one.
        outlet: name of the outlet for reports that neither bring nor print one.
        options: how sources are read.
        stdin: stream that `-` stands for, by default standard input.
    """
    for source in read_sources(paths, options=options, stdin=stdin):
        yield source if isinstance(source, Rejected) else report_of(source, published=published, outlet=outlet)


def report_of(
    source: Source, *, published: str | None = None, outlet: str | None = None, whole: bool = False
) -> Report | Rejected:
    """Clean a source. A text that is not German, or holds no words, is set aside.

    Of a live ticker, what stands above its items is the report: the items are reports of their own (`parts_of`).

    Args:
        source: what to clean.
        published, outlet: for what the report neither brings nor prints.
        whole: leave the items of a live ticker in its text, as for one who asks for one report.
    """
    report = _cleaned(source)
    if (published and report.published is None) or (outlet and report.outlet is None):
        report = _cleaned(replace(source, published=report.published or published, outlet=report.outlet or outlet))
    if not any(sign.isalpha() for sign in report.text):
        return Rejected(
            source=source.source, reason="no running text was found", advice="paste the article itself, not only its menu"
        )
    if report.language not in ("de", None):
        return Rejected(
            source=source.source,
            reason=f"the text is not German (it looks like {report.language!r})",
            advice="Depesche reads German reports; leave this one out",
        )
    return report if whole else page_of_ticker(report)


def parts_of(source: Source | Rejected) -> Iterator[Source | Rejected]:
    """Give a source, and behind a live ticker each of its dated items as a source of its own.

    An item is named by its day and time (`ID#2024-05-07-1540`), so that a ticker that grew adds its new items only, and an item
    whose words changed is another version of the same. The page itself stays as it came, with what stands above the items.
    """
    if isinstance(source, Rejected) or not may_be_ticker(source.text):
        yield source
        return
    try:
        report = _cleaned(source)
    except Exception:  # whoever reads the source says what is wrong with it, and no fault of one stops the others
        yield source
        return
    source = replace(source, cleaned=report)
    dated = report if report.published is not None else replace(report, published=source.offered.get("published"))
    items = items_of_ticker(dated) if report.language in ("de", None) else ()
    yield source
    for item in items:
        key = item.id.removeprefix(report.id)
        yield Source(
            report_id=item.id,
            text=item.text,
            source=f"{source.source}{key}",
            published=item.published,
            outlet=report.outlet,
            title=item.title,
            url=f"{report.url}{key}" if report.url else None,
            offered=source.offered,
        )


def _cleaned(source: Source) -> Report:
    given = {field: getattr(source, field) for field in _GIVEN}
    made = source.cleaned
    if made is not None and (made.id, made.source) == (source.report_id, source.source) and _stands(made, given, source.url):
        return made
    if source.form == "html":
        from depesche.intake.html import read_page

        return read_page(source.text, report_id=source.report_id, url=source.url, source=source.source, **given)
    report = report_from_text(source.text, report_id=source.report_id, source=source.source, **given)
    return replace(report, url=source.url) if source.url is not None else report


def _stands(made: Report, given: Mapping[str, str | None], url: str | None) -> bool:
    """Say whether a report has the values that are given."""
    return all(value is None or getattr(made, field) == value for field, value in given.items()) and (
        url is None or made.url is not None
    )


def notices_of(report: Report) -> tuple[str, ...]:
    """Say what a user should know of a report that was read all the same."""
    if report.published is None:
        where = report.source or report.id
        return (f"{where}: no publication date was found: relative dates stay open; give --published",)
    return ()


def read_sources(
    paths: Iterable[str | Path], *, options: Options | None = None, stdin: BinaryIO | None = None
) -> Iterator[Source | Rejected]:
    """Give the texts of files, folders, addresses and standard input one at a time; what cannot be read comes as `Rejected`.

    An id that is given twice in JSON lines is passed on as it is: nothing is lost, and who keeps the reports tells them apart.
    """
    for source in _sources(paths, options or Options(), stdin):
        yield from parts_of(source)


def _sources(paths: Iterable[str | Path], options: Options, stdin: BinaryIO | None) -> Iterator[Source | Rejected]:
    found = list(files_of(paths))
    names = names_of([path for path in found if isinstance(path, Path) and not holds_many(path)])
    for entry in found:
        if isinstance(entry, Rejected):
            yield entry
        elif entry is None:
            yield from _stream(stdin or sys.stdin.buffer, options)
        elif isinstance(entry, str):
            from depesche.intake.formats.web import read_url

            yield from read_url(entry, options)
        else:
            yield from _file(entry, names.get(entry, shown(stem_of(entry))), options)


def _file(path: Path, name: str, options: Options) -> Found:
    from depesche.intake.formats.opening import open_member

    try:
        with path.open("rb") as stream:
            yield from open_member(
                Member(stream=stream, name=name, source=shown(path), suffix=path.suffix.lower(), file=stream), options
            )
    except OSError as error:
        reason = f"cannot be read ({error.strerror or error})"
        yield Rejected(source=shown(path), reason=reason, advice="check that it is a file and that you may read it")


def _stream(stream: BinaryIO, options: Options) -> Found:
    """Read standard input: JSON lines when it begins with an object, else whatever kind its first bytes tell."""
    from depesche.intake.formats.chained import begun
    from depesche.intake.formats.opening import open_member

    start = stream.read(1)
    while start and start.isspace():
        start = stream.read(1)
    suffix = {b"{": ".jsonl", b"[": ".json"}.get(start, "")
    yield from open_member(Member(stream=begun(start, stream), name="stdin", source="-", suffix=suffix), options)


__all__ = ["Options", "Rejected", "Source", "notices_of", "parts_of", "read_reports", "read_sources", "report_of"]
