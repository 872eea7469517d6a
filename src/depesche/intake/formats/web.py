"""Takes an address of the web, gives what is found in the page, feed or file that its server sends."""

from __future__ import annotations

import io
from typing import BinaryIO, cast

from depesche.intake.addresses import cleaned, name_of
from depesche.intake.fetching import Answer, Fetcher, FetchError
from depesche.intake.formats.opening import open_member
from depesche.intake.paths import Rejected
from depesche.intake.source import Found, Member, Options


def read_url(address: str, options: Options) -> Found:
    """Fetch an address once, as a browser would for its user, and read what comes."""
    with Fetcher(allow_private=options.allow_private) as fetcher:
        try:
            answer = fetcher.fetch(address)
        except FetchError as error:
            yield Rejected(source=address, reason=error.reason, advice=error.advice)
            return
    yield from open_answer(answer, address, options)


def open_answer(answer: Answer, address: str, options: Options) -> Found:
    """Read what a server answered; the report is named by the address that was asked for, which stays when redirects change."""
    path = answer.url.partition("?")[0].rpartition("/")[2]
    member = Member(
        stream=cast(BinaryIO, io.BytesIO(answer.content)),
        name=name_of(address) or address,
        source=address,
        suffix="" if answer.content_type not in (None, "application/octet-stream") else "." + path.rpartition(".")[2].lower(),
        content_type=answer.content_type,
        charset=answer.charset,
        url=cleaned(answer.url),
    )
    yield from open_member(member, options)
