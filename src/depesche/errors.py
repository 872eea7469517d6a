"""The errors of Depesche, as a tree.

    DepescheError
    ├── InputError          a source cannot be read: empty, binary, wrong encoding, too large, not German
    ├── FormatError         JSON or EDTF that does not have the expected form
    ├── LexiconError        a word list of the package is broken
    ├── ArchiveError        an archive cannot be used
    │   ├── ArchiveLocked   another process is writing to it
    │   ├── ArchiveTooNew   a newer version of Depesche wrote it
    │   └── NotAnArchive    the file is something else
    ├── DecisionError       a decision cannot be taken as it was given
    └── NotFound            no report, event or person of that id

A message says what, where (report, span, path) and what to do.
"""

from __future__ import annotations


class DepescheError(Exception):
    """Root of the tree; catch this to catch all."""


class InputError(DepescheError):
    """A source cannot be read. The rest of the batch goes on."""


class FormatError(DepescheError):
    """A text does not have the form it should have."""


class LexiconError(DepescheError):
    """A word list of the package is broken; the message names file and entry."""


class ArchiveError(DepescheError):
    """An archive cannot be used."""


class ArchiveLocked(ArchiveError):  # noqa: N818 - named as the state it reports
    """Another process is writing to the archive."""


class ArchiveTooNew(ArchiveError):  # noqa: N818 - named as the state it reports
    """A newer version of Depesche wrote the archive."""


class NotAnArchive(ArchiveError):  # noqa: N818 - named as the state it reports
    """The file is not an archive of Depesche."""


class DecisionError(DepescheError):
    """A decision of a person cannot be taken as it was given; the message says what is missing or not allowed."""


class NotFound(DepescheError):  # noqa: N818 - named as the state it reports
    """There is no report, event or person of that id."""
