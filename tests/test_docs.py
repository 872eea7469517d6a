"""The docs say what is: the codebook is current, commands and links exist, the Python of the docs runs."""

import re
from pathlib import Path

import pytest
from docs.generate import architecture, codebook
from typer.testing import CliRunner

import depesche
from depesche.cli import app
from depesche.output.briefing import briefing_of
from depesche.output.markdown import briefing_markdown

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")), ROOT / "examples/README.md"]


def test_the_codebook_is_generated_from_the_vocabularies() -> None:
    """`make docs` was run after the last change."""
    assert (ROOT / "docs/codebook.md").read_text(encoding="utf-8") == codebook()


def test_the_tree_of_the_architecture_is_generated_from_the_modules() -> None:
    """Every module stands there with its first sentence; `make docs` was run after the last change."""
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert page == architecture(page)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """No dead link inside the project."""
    for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_in_the_docs_exist(page: Path) -> None:
    """Every `depesche COMMAND` and `make TARGET` that a page names is there."""
    text = page.read_text(encoding="utf-8")
    helps = CliRunner().invoke(app, ["--help"]).output
    for command in re.findall(r"depesche ([a-z]+)(?![a-z.])", "\n".join(re.findall(r"`[^`\n]+`|^ {4}.*$", text, re.MULTILINE))):
        assert re.search(rf"\b{command}\b", helps), command
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for target in re.findall(r"`make ([a-z]+)`", text):
        assert target in targets, target


def test_every_command_is_documented() -> None:
    """docs/start.md has a row for each command."""
    page = (ROOT / "docs/start.md").read_text(encoding="utf-8")
    for command in app.registered_commands:
        name = command.name or (command.callback.__name__ if command.callback else "")
        assert f"`depesche {name}" in page, name


def test_the_python_of_the_docs_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The block of docs/start.md works as printed, in a folder that holds the examples."""
    block = re.search(r"```python\n(.*?)```", (ROOT / "docs/start.md").read_text(encoding="utf-8"), re.DOTALL)
    assert block
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    exec(compile(block[1], "docs/start.md", "exec"), {})
    day, events = capsys.readouterr().out.split()
    assert day == "2025-04-07"
    assert int(events) > 5


def test_the_excerpt_of_the_readme_is_what_the_demo_writes(tmp_path: Path) -> None:
    """Every line of the excerpt stands in the briefing of the examples."""
    with depesche.open_archive(tmp_path / "demo.sqlite") as archive:
        archive.read([ROOT / "examples/botschaften"])
        content = briefing_of(archive.record(), list(archive.reports()), list(archive.readings()))
    written = briefing_markdown(content).splitlines()
    excerpt = re.search(r"```markdown\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert excerpt
    assert [line for line in excerpt[1].splitlines() if line not in written] == []
