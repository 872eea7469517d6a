"""Made pages: the same seed gives the same page, every line has its label."""

from __future__ import annotations

import json
from pathlib import Path

from training.pages import ARTICLE, FURNITURE, TITLE, Maker, sources_of


def test_made_pages(tmp_path: Path) -> None:
    """Lines of the article come from the texts; a page is drawn by its seed alone."""
    path = tmp_path / "texts.jsonl"
    sentence = "Der Minister sprach am Abend in Wien lange über den Vertrag."
    row = {"title": "Minister in Wien", "originalText": f"{sentence} {sentence}\n\n{sentence}"}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    sources = sources_of(path)
    page = Maker(sources, seed=4).page()
    assert page == Maker(sources, seed=4).page()
    assert {label for words, label in page if words} <= {ARTICLE, FURNITURE, TITLE}
    assert all(label == -1 for words, label in page if not words)
    assert any(label == ARTICLE and "Minister" in words for words, label in page)
