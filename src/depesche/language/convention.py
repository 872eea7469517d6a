"""Takes the heads and relations of a sentence as the model chose them, gives them in the one convention of UD German GSD.

The treebanks that the model learned from differ: HDT hangs "sagte Maurer" on what Maurer said, GSD and PUD hang what is said
on the verb of saying; a reader of trees wants one of the two. Each rule holds for German as GSD writes it, whatever the
sentence; how far the gold trees agree is said with it.
"""

from __future__ import annotations

from collections.abc import Sequence

ALWAYS_OPENS = frozenset({"„", "``", "‚"})
ALWAYS_CLOSES = frozenset({"“", "”", "''", "‘"})
EITHER = frozenset({'"', "«", "»"})


def hang_opening_marks(words: Sequence[str], heads: list[int]) -> None:
    """An opening quotation mark hangs on the word that it opens, so that the line from it never crosses another.

    GSD's gold trees: 27 of 46 in half of the news, 7 of 8 in the reviews; the head of the quoted phrase, as UD has it, 14 of
    46. PUD has the head of the phrase.
    """
    inside = False
    for at, word in enumerate(words):
        opens = word in ALWAYS_OPENS or (word in EITHER and not inside)
        if opens and at + 1 < len(words) and heads[at] >= 0 and at not in heads:
            heads[at] = at + 1
        if opens or word in EITHER or word in ALWAYS_CLOSES:
            inside = opens


def raise_saying(words: Sequence[str], tags: Sequence[str], heads: list[int], relations: Sequence[str]) -> bool:
    """The verb right behind the quotation or the reported clause ("..., sagte Maurer") is the root, what is said hangs on it.

    Only where the model hung that verb on the root before it as `parataxis`. True when heads were changed: the relations have
    to be named anew. Of the gold trees of GSD and PUD the verb is the root in 39 of 40 with a quotation and in all 17 with a
    clause of speech.
    """
    for comma in range(1, len(words) - 2):
        verb = comma + 1
        said = heads[verb]
        if (
            words[comma] == ","
            and tags[verb] == "VERB"
            and relations[verb] == "parataxis"
            and 0 <= said < comma
            and heads[said] == -1
        ):
            for at in range(verb + 1, len(words)):
                if heads[at] == said:
                    heads[at] = verb
            heads[verb], heads[said] = -1, verb
            return True
    return False


def level_lists(heads: list[int], relations: Sequence[str]) -> None:
    """In "A, B und C" both B and C hang on A: the third member is moved up where the model hung it on the second.

    Universal Dependencies hang all members of one list on the first; a member with a conjunction of its own ("A und B, C")
    may begin a list within the list, and what hangs on it stays.
    """
    for at in range(len(heads)):
        second = heads[at]
        if second < 0 or relations[at] != "conj" or relations[second] != "conj" or not heads[second] < second < at:
            continue
        first = heads[second]
        if first >= 0 and not any(heads[place] == second and relations[place] == "cc" for place in range(first, second)):
            heads[at] = first
