"""Takes texts and archives from Python, gives readings and records: the calls that are twins of the commands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from depesche.errors import InputError
from depesche.model.reading import Reading

if TYPE_CHECKING:
    from depesche.archive.batch import Summary
    from depesche.archive.store import Archive
    from depesche.intake.paths import Rejected
    from depesche.intake.source import Options
    from depesche.model.report import Report


def read_text(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    report_id: str = "text",
    model: bool = True,
) -> Reading:
    """Read one report.

    Args:
        text: the report as pasted, page furniture included.
        published: ISO day or day and time (`2025-02-27`, `2025-02-27T15:42`); `None`: read from the text, where it says so.
        outlet: name of the outlet; `None`: likewise.
        title: headline; `None`: likewise.
        report_id: how the reading names the report.
        model: let the trained model of the package read beside the rules; false: the rules alone, for comparison.

    Raises:
        InputError: when the text cannot be read, as it is empty or not German, or `published` is not a day.
    """
    from depesche.archive.attempt import unsound
    from depesche.intake.paths import Rejected
    from depesche.intake.sources import Source, report_of
    from depesche.model.moment import is_moment
    from depesche.reading.reader import read

    if published is not None and not is_moment(published):
        raise InputError(f"published={published!r} is not a day: write it as 2025-02-27 or 2025-02-27T15:42")
    source = Source(report_id=report_id, text=text, source=report_id, published=published, outlet=outlet, title=title)
    report = unsound(source) or report_of(source, whole=True)
    if isinstance(report, Rejected):
        raise InputError(str(report))
    return read(report, model=model)


def open_archive(path: str | Path, *, readonly: bool = False) -> Archive:
    """Open an archive, for use in a `with` block; for writing it is made when there is none.

    Args:
        path: the SQLite file.
        readonly: open it without the right to change it; several readers and one writer may use an archive at a time.

    Raises:
        ArchiveError: when it cannot be opened; `NotAnArchive`, `ArchiveTooNew` and `ArchiveLocked` say why where that is known.
    """
    from depesche.archive.store import open_archive as open_

    return open_(path, readonly=readonly)


def read(
    paths: str | Path | Sequence[str | Path],
    *,
    archive: str | Path = "depesche.sqlite",
    published: str | None = None,
    outlet: str | None = None,
    options: Options | None = None,
    model: bool = True,
) -> Summary:
    """Read files, folders and addresses (`-`: standard input) of any kind into an archive, as `depesche read` does.

    Args:
        paths: what to read; docs/intake.md has the kinds.
        archive: the SQLite file, made when there is none.
        published, outlet: as in `Archive.read`.
        options: how sources are read: mapped columns of tables, private addresses.
        model: as in `read_text`; reports of the archive that were read the other way are read again.

    Raises:
        ArchiveError: when the archive cannot be opened or written.
    """
    from contextlib import nullcontext

    from depesche.reading.reader import rules_only

    with open_archive(archive) as opened, nullcontext() if model else rules_only():
        return opened.read(paths, published=published, outlet=outlet, options=options)


def reports(
    paths: str | Path | Sequence[str | Path],
    *,
    published: str | None = None,
    outlet: str | None = None,
    options: Options | None = None,
) -> Iterator[Report | Rejected]:
    """Clean the reports in files, folders and addresses of any kind, one after the other, without reading what they say.

    Args:
        paths: what to take in.
        published, outlet: for reports that neither bring nor print one.
        options: how sources are read.
    """
    from depesche.intake.sources import read_reports

    several = [paths] if isinstance(paths, str | Path) else list(paths)
    yield from read_reports(several, published=published, outlet=outlet, options=options)


def extract(
    paths: str | Path | Sequence[str | Path],
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    options: Options | None = None,
    model: bool = True,
) -> Iterator[Reading | Rejected]:
    """Read files, folders and addresses (`-`: standard input) one after the other, without an archive.

    Gives the reading of each report, and for each source that cannot be read a `Rejected` with the reason.

    Args:
        paths: what to read.
        published: ISO day or day and time: it stands where the paths name one report (a file or `-`), and for several reports
            (a folder, JSON lines, several files) it fills what they neither bring nor print.
        outlet: name of the outlet, likewise.
        title: headline, likewise.
        options: how sources are read.
        model: as in `read_text`.
    """
    from depesche.archive.attempt import attempts, given_values
    from depesche.intake.paths import Rejected

    several = [paths] if isinstance(paths, str | Path) else list(paths)
    for made in attempts(several, given_values(published=published, outlet=outlet, title=title), options=options, model=model):
        yield made if isinstance(made, Rejected) else made.reading
