"""robots.txt as RFC 9309 has it: groups, the longest pattern, wildcards, and files that are none."""

from __future__ import annotations

import time

import pytest

from depesche.intake.robots import robots_of

RULES = b"""# comment
User-agent: andere
Disallow: /

User-agent: Depesche
User-agent: noch-einer
Disallow: /archiv
Allow: /archiv/frei
Disallow: /*.pdf$
Disallow: /suche?*sort=
Crawl-delay: 2.5

User-agent: *
Disallow: /
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/archiv/1.html", False),
        ("/archiv/frei/1.html", True),
        ("/a/b.pdf", False),
        ("/a/b.pdf.html", True),
        ("/suche?q=x&sort=neu", False),
        ("/suche?q=x", True),
        ("/%61rchiv/1.html", False),
    ],
)
def test_the_longest_pattern_decides(path: str, allowed: bool) -> None:
    """Of the group for us."""
    assert robots_of(RULES, "Depesche").allows(f"https://bote.example{path}") is allowed


def test_groups() -> None:
    """Ours, else that for everybody, else all is allowed; an empty `Disallow` forbids nothing."""
    assert robots_of(RULES, "Depesche").delay == 2.5
    assert not robots_of(RULES, "Fremde").allows("https://bote.example/")
    assert robots_of(b"User-agent: andere\nDisallow: /", "Depesche").allows("https://bote.example/")
    assert robots_of(b"User-agent: *\nDisallow:", "Depesche").allows("https://bote.example/")
    assert robots_of(b"<html>nicht gefunden</html>", "Depesche").allows("https://bote.example/")


def test_hostile_files_take_no_time() -> None:
    """Very many rules, patterns of wildcards only."""
    began = time.process_time()
    rules = b"User-agent: *\n" + b"Disallow: /" + b"a*" * 200_000 + b"b\n" + b"Disallow: /x\n" * 20_000
    assert robots_of(rules, "Depesche").allows("https://bote.example/" + "a" * 2000)
    assert time.process_time() - began < 2
