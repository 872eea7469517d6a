"""Values of claims as the joining compares them."""

from __future__ import annotations

from depesche.linking.values import topic_key


def test_topics_differ_by_their_words_and_not_by_articles() -> None:
    """Articles and possessives make no other topic; a negation does."""
    assert topic_key("Betrieb ihrer Botschaften") == topic_key("Betrieb der Botschaften")
    assert topic_key("keine Waffen") != topic_key("Waffen")
    assert topic_key("Der") == "der"
