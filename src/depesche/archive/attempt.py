"""Takes one source, gives its report and reading, or the reason why it is set aside: no fault stops a batch."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from depesche.errors import ArchiveError, DepescheError
from depesche.intake.report import report_from_text
from depesche.intake.sources import Rejected, Source
from depesche.model.reading import Reading
from depesche.model.report import Report
from depesche.reading.reader import read

_log = logging.getLogger(__name__)


def given_head(source: Source) -> dict[str, str]:
    """Give the head values that were given beside the text of a source, without those that were not."""
    values = {"published": source.published, "outlet": source.outlet, "title": source.title}
    return {field: value for field, value in values.items() if value is not None}


def attempt(raw: str, *, report_id: str, source: str | None, given: Mapping[str, str]) -> tuple[Report, Reading] | Rejected:
    """Read one text under the given head values; whatever is wrong with it becomes a reason in words.

    A fault that the reader does not know by name is a fault of the program: the log gets all of it.
    """
    try:
        report = report_from_text(raw, report_id=report_id, source=source, **given)
        return report, read(report)
    except ArchiveError:
        raise
    except DepescheError as error:
        reason = str(error)
    except Exception as error:
        _log.error("reading %s failed", source or report_id, exc_info=error)
        reason = (
            f"Depesche failed on it ({type(error).__name__}: {error}): please report this fault of the program, with the text"
        )
    return Rejected(source=source or report_id, reason=reason)
