"""Takes the name, the text and the given head of reports, says which are the same report and under which id each is kept.

A report is known by its name (the id that its source gives, for a file the stem) and its raw text.

- Same name, same text: the same report, unless the sources bring head values that contradict each other.
- Same file, same text: the same report, also where its name now has a folder before it, as another file shares its stem.
- Same name, another text (a page that was changed, or a file of the same name in another folder): both are kept.
- Another name, same text: both are kept; it may be a copy in another outlet.

So an id that JSON lines give twice loses no report, whichever comes first: the user is told of it, and both are kept.

Where several reports share a name, they are put in order by day of publication and digest: the first keeps the name as its
id, the next are `name@2`, `name@3`. The order of reading has no part in this, so that it does not change an export.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

Given = Mapping[str, str]
"""Head values that stand beside a text: `published`, `outlet`, `title`, each only when there is one."""

STANDARD_INPUT = "-"

_NUMBERED = re.compile(r"(.+)@\d+", re.DOTALL)


class Entry(NamedTuple):
    """A report among those of its name, in the order in which they are numbered."""

    published: str
    raw_digest: str
    given: str
    number: int


def digest(*texts: str) -> str:
    """Give the SHA-256 of texts in UTF-8, one after the other with a zero between them.

    Raises:
        UnicodeEncodeError: when a text holds half a surrogate pair, which is no character.
    """
    return hashlib.sha256("\0".join(texts).encode("utf-8")).hexdigest()


def given_to_json(given: Given) -> str:
    """Write head values so that equal ones give equal text."""
    return json.dumps(dict(given), ensure_ascii=False, sort_keys=True)


def given_from_json(text: str) -> dict[str, str]:
    """Read what `given_to_json` wrote."""
    values: dict[str, str] = json.loads(text)
    return values


def contradict(one: Given, other: Given) -> bool:
    """Say whether two sets of head values have a field on which they differ."""
    return any(other.get(field, value) != value for field, value in one.items())


def same_name(one: str, other: str, *, same_source: bool) -> bool:
    """Say whether two names are of the same report, given that the texts are equal.

    A file is named by its stem, with its folder before it where another file shares the stem: `a/01` is `01` when the file is
    the same.
    """
    if one == other:
        return True
    return same_source and (one.endswith(f"/{other}") or other.endswith(f"/{one}"))


def ids_for(name: str, entries: Sequence[Entry], names: Collection[str]) -> dict[int, str]:
    """Give the id of each report of one name, by its number in the archive.

    Args:
        name: the name that they share.
        entries: the reports of that name, in any order.
        names: other names in the archive; an id that is the name of another report is passed over.
    """
    ids: dict[int, str] = {}
    count = 1
    for entry in sorted(entries):
        ids[entry.number] = name if count == 1 else f"{name}@{count}"
        count += 1
        while f"{name}@{count}" in names:
            count += 1
    return ids


def base_name(name: str) -> str | None:
    """Give the name without `@2`, where it has the form of a numbered id: a report of that name may have to make way."""
    match = _NUMBERED.fullmatch(name)
    return match[1] if match else None
