"""Takes a list of feeds (OPML), gives their addresses, or what the feeds there carry."""

from __future__ import annotations

from depesche.errors import InputError
from depesche.intake.addresses import cleaned
from depesche.intake.decode import decode_markup
from depesche.intake.formats.feed import root_of
from depesche.intake.limits import FEED_BYTES, FEED_ENTRIES
from depesche.intake.paths import Rejected, rejected_by
from depesche.intake.source import Found, Member, Options


def read_opml(member: Member, options: Options) -> Found:
    """Read the entries of every feed of the list, as the feeds carry them.

    A list inside an archive, a mail or a page is set aside: what strangers packed leads nobody into the web.
    """
    if member.depth or member.url is not None:
        yield member.rejected(
            "it names feeds of the web, and what is packed does not lead there", "unpack it and give it by itself"
        )
        return
    content = member.content(FEED_BYTES)
    if isinstance(content, Rejected):
        yield content
        return
    try:
        addresses = feeds_of(content)
    except InputError as error:
        yield rejected_by(member.source, error)
        return
    from depesche.intake.formats.web import read_url

    for address in addresses:
        yield from read_url(address, options)


def feeds_of(content: bytes) -> list[str]:
    """Give the addresses of the feeds of a list, in their order, each once.

    Raises:
        InputError: it is no list of feeds, or names none.
    """
    root = root_of(decode_markup(content))
    if str(root.tag).lower() != "opml":
        raise InputError(f"this is XML, but no OPML (its root is {str(root.tag)[:60]!r}); export the list of feeds again")
    addresses = (cleaned(str(node.get("xmlUrl") or node.get("xmlurl") or "")) for node in root.iter("outline"))
    found = list(dict.fromkeys(address for address in addresses if address is not None))[:FEED_ENTRIES]
    if not found:
        raise InputError("the list names no feeds; export it again from the reader")
    return found
