"""Sentences cut into clauses."""

from __future__ import annotations

from depesche.language.sentences import sentences_of
from depesche.reading.speech.clauses import Clause, clauses_of


def cut(sentence: str) -> list[tuple[str, str]]:
    tokens = sentences_of(sentence)[0].tokens
    return [(clause.kind, " ".join(tokens[k].text for k in clause.places())) for clause in clauses_of(tokens)]


def clause(sentence: str, place: int) -> Clause:
    return clauses_of(sentences_of(sentence)[0].tokens)[place]


def test_a_relative_clause_interrupts_the_main_clause() -> None:
    """The subject before and the verb after the interruption are one clause."""
    assert cut("Der Minister, der gestern ankam, sagte wenig.") == [
        ("main", "Der Minister sagte wenig"),
        ("rel", "der gestern ankam"),
    ]


def test_an_interrupted_subordinate_clause_is_joined() -> None:
    """The verb at the end belongs to the conjunction at the beginning."""
    kinds = cut("Er sagte, dass der Pilot, der krank war, keine Erlaubnis hatte.")
    assert ("sub", "dass der Pilot keine Erlaubnis hatte") in kinds


def test_a_joined_verb_shares_the_subject() -> None:
    """ "und kündigte an" has the subject of the clause before."""
    second = clause("Der Rat verurteilte die Tat und kündigte Hilfe an.", 1)
    assert second.shares is not None
    assert second.prefix is not None


def test_a_main_clause_that_begins_with_an_article_is_no_relative_clause() -> None:
    """The Konjunktiv and the place of the verb tell "die Lage sei ernst" from "die ernst ist"."""
    assert cut("Sie sagte, die Lage sei ernst.")[1] == ("main", "die Lage sei ernst")
    assert cut("Sie kennt die Lage, die ernst ist.")[1] == ("rel", "die ernst ist")


def test_infinitive_clauses() -> None:
    """An infinitive with "zu" without a finite verb is a clause of its own."""
    assert cut("Er bot an, nach Genf zu reisen.")[1] == ("inf", "nach Genf zu reisen")


def test_ordinals_cut_nothing() -> None:
    """The full stop of "3. Juni" is no mark between clauses."""
    assert len(cut("Am 3. Juni reiste sie ab.")) == 1
