"""The house rules are kept: every file opens with its sentence and stays short, word lists load and stand in no module."""

import ast
from pathlib import Path

import pytest

from depesche.language.lexicon import load

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))
LEXICONS = sorted((ROOT / "src/depesche/language/de").glob("*.yaml"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_opens_with_its_sentence_and_stays_short(path: Path) -> None:
    """One sentence says what the file is for; none has more than 500 lines; none is a drawer for odds and ends."""
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 500
    assert path.stem not in {"utils", "helpers", "common", "misc"}
    if source.strip() and path.name != "__init__.py":
        assert ast.get_docstring(ast.parse(source))


@pytest.mark.parametrize("path", LEXICONS, ids=lambda path: path.name)
def test_every_word_list_loads(path: Path) -> None:
    """Unique keys, Unicode form NFC, readable YAML."""
    assert load(path.stem)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_word_list_hides_in_code(path: Path) -> None:
    """A collection of many German words belongs into a YAML file: none of more than 40 words stands in a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Set | ast.List | ast.Tuple):
            words = [part for part in node.elts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
            assert len(words) <= 40, f"line {node.lineno}"
