"""Markdown: what a reader sees of it, with title, day and outlet from its front matter."""

from __future__ import annotations

import time
from pathlib import Path

from depesche.intake.formats.markdown import plain_text
from tests.intake.formats.made import report, sources

NOTE = """---
title: "Treffen in Bern"
date: 2024-05-07
outlet: Auenland-Bote
tags: [a, b]
---
# Treffen in Bern

Die **Außenministerin** hat am Montag in [Bern](https://bote.example/bern "Stadt") ihren Kollegen aus *Chile* empfangen.
Die beiden sprachen nach Angaben des Ministeriums zwei Stunden lang über den Handel und über die Sicherheit der Seewege.

![Die Ministerin vor dem Rathaus](bild.jpg)

> „Wir haben offen geredet“, sagte sie danach vor der Presse. Der Gast sei ein Freund, und das werde auch so bleiben.

- Der Gast lud sie zu einem Gegenbesuch nach Santiago ein.
- Ein Termin für die Reise steht aber noch nicht fest.

[1]: https://bote.example
"""


def test_note(tmp_path: Path) -> None:
    """No sign of the form stays in the report; the head comes from the front matter."""
    (tmp_path / "notiz.md").write_text(NOTE, encoding="utf-8")
    (source,) = sources(tmp_path)
    made = report(source)
    assert (made.title, made.published, made.outlet) == ("Treffen in Bern", "2024-05-07", "Auenland-Bote")
    assert "Die Außenministerin hat am Montag in Bern ihren Kollegen aus Chile empfangen." in made.text
    assert "„Wir haben offen geredet“, sagte sie" in made.text
    assert "Der Gast lud sie zu einem Gegenbesuch nach Santiago ein." in source.text.split("\n\n")
    assert not set("*[]#>") & set(made.text)


def test_plain_text_stays_as_it_is() -> None:
    """Text that was pasted into such a file loses nothing: single stars, underscores in names, numbers at the start."""
    text = "Der Minister* sprach am\n7. Mai mit a_b_c über 2 * 3.\n\n* Name geändert und 5 * 4\n\n1. Mai in Berlin"
    assert plain_text(text) == text.replace("* Name", "Name")


def test_hostile_markdown_takes_no_time() -> None:
    """Signs that open without end."""
    began = time.process_time()
    for sign in ("[", "*", "_a", "![a](", "<!--", "> ", "# ", "`", "- "):
        plain_text(sign * 5_000)
        plain_text((sign + "\n") * 2_500)
    assert time.process_time() - began < 5
