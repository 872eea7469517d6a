"""Takes the address of a page, gives it as it is compared and stored, and the id that a report from it gets."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit, urlunsplit

_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|wt_\w+|xtor|cmpid|at_\w+|pk_\w+|ref)", re.IGNORECASE)
_SUFFIX = re.compile(r"\.(?:html?|php|aspx?|jsp|shtml|xhtml|pdf|txt)$", re.IGNORECASE)
_SIGNS = re.compile(r"[^\w.~-]+")
NAME_LENGTH = 100
"""Signs of an id that is made from an address; longer ones are cut and told apart by a digest."""


def is_address(text: str) -> bool:
    """Say whether a text is meant as an address of the web."""
    return text.lower().startswith(("http://", "https://"))


def cleaned(address: str, base: str | None = None) -> str | None:
    """Give an address without fragment and without what only counts visitors; `None` where it is no address of the web.

    Args:
        address: as printed, maybe relative.
        base: address of the page that prints it.
    """
    try:
        parts = urlsplit(urljoin(base, address.strip()) if base else address.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii") if parts.hostname else ""
        port = parts.port
    except (ValueError, UnicodeError):
        return None
    scheme = parts.scheme.lower()
    if scheme not in ("http", "https") or not host or any(ord(sign) < 33 for sign in parts.netloc):
        return None
    if ":" in host:
        host = f"[{host}]"
    if port is not None and port != (443 if scheme == "https" else 80):
        host = f"{host}:{port}"
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _TRACKING.fullmatch(name)]
    query = parts.query if len(kept) == len(pairs) else urlencode(kept)
    return urlunsplit((scheme, host, parts.path or "/", query, ""))


def name_of(address: str) -> str | None:
    """Give the id of a report from an address: host and path in letters that any shell takes; `None` where it is no address."""
    whole = cleaned(address)
    if whole is None:
        return None
    parts = urlsplit(whole)
    host = parts.netloc.removeprefix("www.")
    path = [_SIGNS.sub("-", unquote(step)).strip("-.") for step in _SUFFIX.sub("", parts.path).split("/")]
    query = _SIGNS.sub("-", unquote(parts.query)).strip("-")
    name = "/".join(step for step in (host.replace(":", "-"), *path, query) if step)
    if len(name) <= NAME_LENGTH:
        return name
    return f"{name[:NAME_LENGTH]}-{hashlib.sha256(whole.encode()).hexdigest()[:8]}"
