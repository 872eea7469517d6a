"""Takes a name and the one before it in a sentence, gives the name the title of a list they share: "die Minister A und B"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depesche.language.tokens import Token
from depesche.reading.people.name_mention import NameMention
from depesche.reading.people.name_words import exact_words
from depesche.reading.people.namings import people_codes, state_of_name
from depesche.reading.people.offices import STATE_OFFICES, office_of
from depesche.reading.people.titles import Title


def listed(tokens: Sequence[Token], previous: NameMention, mention: NameMention) -> NameMention:
    """Give a name the title of the one before it in a list: "die Präsidenten A (X), B (Y) und C", "die Außenminister A und B"."""
    if not previous.titles or mention.strength == 3:
        return mention
    title = previous.titles[0]
    between = [token.lower for token in tokens[previous.stop : mention.first]]
    joined = [word for word in between if word in (",", "und", "sowie", "oder")]
    bracket = "(" in between
    state = state_of_name(tokens[mention.first - 1].text) if tokens[mention.first - 1].text.endswith("s") else None
    if state is not None and len(between) == 2 and joined and title.function in STATE_OFFICES:
        return replace(mention, titles=(title.with_side((state,)),), strength=3)
    people = _people_before(tokens, mention.first)
    if people and joined == ["und"] and len(between) <= 3 and title.office.function == "special":
        return replace(mention, titles=(title.with_side(people),), strength=3)
    if len(joined) != 1 or (len(between) > 1 and not bracket) or len(between) > 6 or not _may_be_plural(tokens, title):
        return mention
    title = title.without_side() if mention.codes else title.with_side(title.codes[-1:])
    return replace(mention, titles=(title,), strength=3)


def _people_before(tokens: Sequence[Token], first: int) -> tuple[str, ...]:
    """Give the state of "dem Litauer NAME" from the word right before a name; empty where it is none."""
    word = tokens[first - 1].text if first else ""
    return people_codes(word) if word[:1].isupper() else ()


def _may_be_plural(tokens: Sequence[Token], title: Title) -> bool:
    """Say whether the noun of a title can be a plural here: an article that no masculine singular has, or a plural form."""
    noun = tokens[title.stop - 1] if title.body is None else tokens[title.first]
    for place in range(title.first, title.stop):
        if office_of(tokens[place].text) is not None:
            noun = tokens[place]
            break
    article = tokens[title.first - 1].lower if title.first else ""
    if title.office.female:
        return noun.lower.endswith("innen")
    plural = noun.lower.endswith(("en", "er", "ern", "e", "s")) and noun.text not in exact_words("address")
    return plural and (
        article in ("die", "beiden", "beide", "zwischen", "und", ",", "mit", "von")
        or (article in ("den", "der") and noun.lower.endswith(("en", "ern")))
    )
