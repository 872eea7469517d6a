"""The limits of intake: how large, how deep and how slow what comes in may be, in one place, with the reason for each.

What exceeds a limit is set aside with a message that names the limit; what stands beside it is read.
"""

from __future__ import annotations

MEGABYTE = 1_000_000

TEXT_BYTES = 2 * MEGABYTE
"""Bytes of one report as text: a long newspaper page has 50,000."""
PAGE_BYTES = 10 * MEGABYTE
"""Bytes of one web page: pages with pictures and data written into them reach 5 million, articles of text alone 300,000."""
PAGE_TAGS = 100_000
"""Tags of one web page: a long article with its comments has 10,000."""
PAGE_DEPTH = 1_000
"""Tags of one web page that stand in each other: editors' nested quotations reach 60; from some thousands parsers fail."""
PAGE_TEXT = 400_000
"""Signs of one web page outside of its tags and scripts: a long article with its comments has 150,000."""
PDF_BYTES = 30 * MEGABYTE
"""Bytes of one PDF: a press release with pictures has 5 million."""
PDF_PAGES = 60
"""Pages of one PDF that are read: a press release has 1 to 5; longer ones are set aside, as they are no reports."""
PDF_SECONDS = 60.0
"""Seconds for one PDF, which is read in a process of its own: a page takes a tenth of one."""
PDF_MEMORY = 1_500 * MEGABYTE
"""Bytes of memory for the process that reads a PDF: its streams unfold a thousandfold. Not held on Windows."""
MAIL_BYTES = 30 * MEGABYTE
"""Bytes of one e-mail or saved page (MHTML), with its pictures and attachments."""
MAIL_PARTS = 1_000
"""Parts of one e-mail or saved page: a page of pictures has 200."""
MAIL_CONTAINERS = 100
"""Parts of one e-mail that hold parts: mails forwarded again and again reach 20; to part them takes the square of it."""
MAIL_HEADER = 2_000
"""Signs of a field of the head of a mail that are looked at."""
FEED_BYTES = 10 * MEGABYTE
"""Bytes of a feed or list of feeds: large feeds carry 500 whole articles, 3 million."""
FEED_ENTRIES = 5_000
"""Entries of a feed, or feeds of a list, that are looked at."""
JSON_BYTES = 50 * MEGABYTE
"""Bytes of a JSON file that is an object, which has to be read as a whole; lists and JSON lines are read piece by piece."""
BAD_IN_A_ROW = 10_000
"""Rows or lines in a row that are empty or no reports, after which the rest of a table or of JSON lines is not read."""
ARCHIVE_DEPTH = 2
"""Archives in each other: a ZIP in a ZIP is opened, one in that is not."""
ZIP_HELD = 100 * MEGABYTE
"""Bytes of a ZIP archive that is no file, but comes from a pipe, the web or another archive: it has to be held in memory."""
ZIP_MEMBERS = 100_000
"""Members of one ZIP archive: its list has to be held in memory."""
ZIP_RATIO = 200
"""Times that a compressed member may unfold, beyond its first megabyte: text and markup unfold 5 to 20 times."""
WARC_RECORD_BYTES = 10 * MEGABYTE
"""Bytes of one record of a web archive that is looked at; longer ones (films) are passed over."""

DOWNLOAD_BYTES = 10 * MEGABYTE
"""Bytes of one download, unfolded."""
DOWNLOAD_SECONDS = 60.0
"""Seconds for one download from the first connection to the last byte, redirects included: a slow server gets no more."""
WAIT_SECONDS = 15.0
"""Seconds to wait for a connection, or for the next bytes of an answer."""
REDIRECTS = 5
"""Redirects that are followed; each address is checked as the first one is."""
HEADER_BYTES = 65_536
"""Bytes of the head of one answer."""
ROBOTS_BYTES = 500_000
"""Bytes of a robots.txt that count (RFC 9309, section 2.5, asks for at least 500 kibibytes)."""

HOST_PAUSE = 2.0
"""Seconds between two requests to one host while watching; a `Crawl-delay` of the host's robots.txt makes it longer."""
HOST_PAUSE_MOST = 60.0
"""Seconds of a `Crawl-delay` that are honoured as they are; hosts that ask for more are asked once a minute."""
NEW_PAGES = 200
"""New pages of one feed that are fetched in one round; the rest comes in the next."""
BACK_OFF_FIRST, BACK_OFF_MOST = 300.0, 86_400.0
"""Seconds that a feed or page rests after its first failure; each further one doubles them, up to a day."""


def megabytes(count: float) -> str:
    """Write a number of bytes as people read it: "2.0 MB"."""
    return f"{count / MEGABYTE:.1f} MB"
