"""Sentences of everyday news of our own, each with the statements it makes: speaker, side, act, form, chain, words."""

from __future__ import annotations

from pathlib import Path

import pytest

from depesche.language.sentences import sentences_of
from depesche.model.reading import Statement
from depesche.model.report import Report
from depesche.reading.reader import analyse
from depesche.reading.speech.statements import find_statements

Expected = tuple[str, ...]


def cases() -> list[tuple[str, list[Expected]]]:
    """Read the table: a text with the statements that are expected of it; an empty list: none."""
    found: list[tuple[str, list[Expected]]] = []
    table = Path(__file__).with_name("statement_sentences.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if not line or line.startswith("#"):
            continue
        *columns, text = line.split("\t")
        if text != "=":
            found.append((text, []))
        if columns[0] != "none":
            found[-1][1].append(tuple(columns))
    return found


def statements(text: str) -> tuple[Statement, ...]:
    report = Report(id="x", text=text, raw=text, offsets=((0, 0),), published="2024-05-15", outlet="Beispielblatt", language="de")
    return find_statements(analyse(report, sentences_of(report.text)))


def fits(statement: Statement, expected: Expected) -> bool:
    speaker, side, act, form, via, words = expected
    told = " … ".join(span.quote for span in statement.content)
    return (
        (statement.speaker or "null") in speaker.split("|")
        and side in ("-", statement.side or "null")
        and act in ("-", statement.act)
        and form in ("-", statement.form)
        and via in ("-", "; ".join(statement.via))
        and (words == "-" or told.lower().startswith(words.lower()))
    )


@pytest.mark.parametrize(("text", "expected"), cases())
def test_statements_of_a_sentence(text: str, expected: list[Expected]) -> None:
    """A sentence makes the statements expected of it, and no other ones."""
    found = statements(text)
    printed = [(s.speaker, s.side, s.act, s.form, s.via, [span.quote for span in s.content]) for s in found]
    assert len(found) == len(expected), printed
    for one in expected:
        assert any(fits(statement, one) for statement in found), (one, printed)
