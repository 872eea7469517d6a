"""Takes a clause, gives its subject: one noun phrase, or several that are joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depesche.language.lexicon import load
from depesche.language.tokens import Token
from depesche.language.verbs import separable
from depesche.reading.speech.cast import Cast
from depesche.reading.speech.clauses import Clause
from depesche.reading.speech.cues import after_nach
from depesche.reading.speech.media import medium_name
from depesche.reading.speech.nominals import Nominal, can_be_subject, is_time, nominal_at, state_names
from depesche.reading.speech.speakers import people_noun

# Endings of nouns that are feminine.
_FEMININE = ("ung", "heit", "keit", "schaft", "ion", "tät", "enz", "anz", "rede")


def subject_of(tokens: Sequence[Token], clause: Clause, clauses: Sequence[Clause], cast: Cast) -> list[Nominal]:
    """Find the subject of a clause: one noun phrase, or several that are joined; empty where none was found."""
    if clause.kind == "main" and clause.shares is not None and _verb_first(tokens, clause):
        own = _after(tokens, clause, cast, strict=True)
        shared = subject_of(tokens, clause.shares, clauses, cast)
        clear = own and (own[0].pronoun or tokens[own[0].start].lower in ("der", "ein")) and _is_actor(tokens, own[0], cast)
        # "Die Frist, sagte die Ministerin, ...": nobody speaks but the one after the verb.
        bare = shared and not shared[0].pronoun and not _is_actor(tokens, shared[0], cast)
        clear = clear or (own and bare and _is_actor(tokens, own[0], cast))
        return own if own and (clear or not shared) else shared
    if clause.kind == "main":
        if _parted(tokens, clause):
            own = _after(tokens, clause, cast, strict=True)
            if own and (own[0].pronoun or _is_actor(tokens, own[0], cast)):
                return own
        before = _ahead(tokens, clause, clauses, cast)
        nominative = _after(tokens, clause, cast, strict=True) if before else []
        if nominative and nominative[0].pronoun and tokens[nominative[0].start].lower in ("er", "man"):
            # "Die Anhänger warnte er, ..."
            return nominative
        if before and not (before[0].pronoun and tokens[before[0].start].lower in ("es", "dies", "das")):
            after = _after(tokens, clause, cast, strict=True)
            part = tokens[before[0].start].lower in ("einige", "viele", "mehrere") and tokens[before[0].start + 1].lower == "der"
            sure = before[0].pronoun or part or tokens[before[0].start].lower in ("der", "ein")
            if after and _several_before_one(tokens, before[0], clause) and _is_actor(tokens, after[0], cast):
                # "Die Äußerungen des Kollegen nannte der Minister ...": the verb is no plural.
                return after
            if (
                after
                and not before[0].pronoun
                and clause.finite is not None
                and tokens[clause.finite].lemma != "zitieren"
                and tokens[after[0].start].lower not in ("den", "die", "das")
                and _is_medium(tokens, before[0], cast)
                and _is_person(tokens, after[0], cast)
            ):
                # "Der «Bild» sagte der Kanzler, ...": the medium is the one spoken to.
                return after
            if (
                after
                and not sure
                and (_is_actor(tokens, after[0], cast) or people_noun(tokens[after[0].head].text))
                and not (_is_actor(tokens, before[0], cast) or people_noun(tokens[before[0].head].text))
                and (tokens[after[0].start].lower != "die" or not _may_speak(tokens, before[0]))
            ):
                return after
            return before
        found = _after(tokens, clause, cast) or before
        if not found and clause.mark == "," and _verb_first(tokens, clause):
            earlier = next(
                (c for c in reversed(clauses) if c.kind == "main" and c.end < clause.start and c.finite is not None), None
            )
            return subject_of(tokens, earlier, clauses, cast) if earlier is not None else []
        return found
    if clause.kind in ("sub", "rel"):
        return _in_subordinate(tokens, clause, clauses, cast)
    if clause.kind == "inf":
        ruler = next(
            (
                c
                for c in reversed(clauses)
                if c.kind in ("main", "sub", "rel") and c.start < clause.start and c.finite is not None
            ),
            None,
        )
        return subject_of(tokens, ruler, clauses, cast) if ruler is not None else []
    return []


def _parted(tokens: Sequence[Token], clause: Clause) -> bool:
    """Say whether a mark alone parts what stands before the verb from it: "Die Frist, sagte die Ministerin, laufe ab"."""
    if clause.finite is None or len(clause.pieces) < 2:
        return False
    first, second = clause.pieces[0], clause.pieces[1]
    return clause.finite == second[0] and all(tokens[k].tag == "PUNCT" for k in range(first[1], second[0]))


def _verb_first(tokens: Sequence[Token], clause: Clause) -> bool:
    if clause.finite is None:
        return True
    return all(tokens[k].tag in ("CCONJ", "ADV", "PUNCT") for k in range(clause.start, clause.finite))


def _ahead(tokens: Sequence[Token], clause: Clause, clauses: Sequence[Clause], cast: Cast) -> list[Nominal]:
    """The phrases before the finite verb."""
    if clause.finite is None:
        return []
    places = [k for k in clause.places() if k < clause.finite]
    while places and (tokens[places[0]].tag == "CCONJ" or tokens[places[0]].tag == "PUNCT"):
        places.pop(0)
    if not places:
        return []
    stop = clause.pieces[0][1] if clause.pieces[0][1] <= clause.finite else clause.finite
    if tokens[places[0]].lower == "als":
        # "Als wichtigstes Ziel nannte der Minister ..."
        return []
    first = nominal_at(tokens, places[0], stop)
    if first is not None and first.preposition is not None and first.core_end < stop and tokens[first.core_end].tag == "ADJ":
        # "In Genf lebende Exilanten forderten": the phrase belongs to the participle.
        inner = nominal_at(tokens, first.core_end, stop)
        if (
            inner is not None
            and tokens[first.core_end].lower.endswith(("nde", "nden", "te", "ten", "ene", "enen"))
            and inner.end == stop
        ):
            first = inner
    if first is None or not can_be_subject(tokens, first) or is_time(tokens, first):
        return []
    if first.end < stop and tokens[first.end].lower in ("zufolge", "gegenüber", "zuliebe", "entgegen"):
        return []
    together = all_joined(tokens, first, stop, cast)
    if tokens[clause.start].lower in ("und", "sowie") and not _singular(tokens[clause.finite]):
        together = _first_of_two(tokens, clause, clauses, cast) + together
    if len(together) == 2 and _singular(tokens[clause.finite]) and _two_titles(tokens, together, cast):
        return [_as_one(together)]
    if len(together) == 2 and _singular(tokens[clause.finite]) and _of_one_name(tokens, together):
        # "Das Amt für Menschenrechte und Demokratie kritisiert": the verb knows but one.
        last = together[-1]
        return [Nominal(start=first.start, end=last.end, head=first.head, core_end=first.core_end)]
    listed = _listed(tokens, clause, clauses) if len(together) > 1 and together[0].start == clause.start else []
    if listed and _genitive_state(tokens, together[0]):
        # "Die Minister Frankreichs, Italiens und Spaniens": one phrase.
        last = together[-1]
        return [Nominal(start=listed[0].start, end=last.end, head=listed[0].head, core_end=last.core_end)]
    return listed + together


def _first_of_two(tokens: Sequence[Token], clause: Clause, clauses: Sequence[Clause], cast: Cast) -> list[Nominal]:
    """Give the first subject where a bracket or a name in apposition parts it from the second: "Minister A (SPD) und Minister B
    sagten", "der Sprecher, Hans Muster, und die Ministerin sagten".
    """
    before = [c for c in clauses if c.end < clause.start]
    if not before or any(c.kind != "frag" for c in before[-2:]) or clause.mark not in (")", ","):
        return []
    whole = [c for c in before if not c.paren]
    if len(whole) > 1 and not cast.persons_in(tokens[whole[-1].start].start, tokens[whole[-1].end - 1].end):
        return []
    opening = whole[-2] if len(whole) > 1 else whole[-1] if whole else None
    if opening is None or opening.mark not in ("", ":", ";", "–"):
        return []
    nominal = nominal_at(tokens, opening.start, opening.end)
    if nominal is None or nominal.end != opening.end or not can_be_subject(tokens, nominal) or nominal.pronoun:
        return []
    somebody = people_noun(tokens[nominal.head].text) or cast.persons_in(tokens[nominal.start].start, tokens[nominal.end - 1].end)
    return [nominal] if somebody else []


def _of_one_name(tokens: Sequence[Token], nominals: Sequence[Nominal]) -> bool:
    """Say whether "und" may stand within the first of two phrases: it has an attribute, the second no article and no name."""
    first, second = nominals
    bare = tokens[second.start].tag in ("NOUN", "ADJ") and tokens[second.head].text not in state_names()
    return first.end > first.core_end and bare and tokens[first.end].lower == "und"


def _two_titles(tokens: Sequence[Token], nominals: Sequence[Nominal], cast: Cast) -> bool:
    """Say whether two phrases are the titles of one: "der Ministerpräsident und Aufsichtsrat Hans Muster"."""
    first, second = nominals
    bare = first.end == first.core_end and not cast.persons_in(tokens[first.start].start, tokens[first.core_end - 1].end)
    named = cast.persons_in(tokens[second.start].start, tokens[second.core_end - 1].end)
    one = tokens[first.start].lower in ("der", "ein") or people_noun(tokens[first.head].text)
    return bool(bare and named) and tokens[second.start].tag != "DET" and one


def _as_one(nominals: Sequence[Nominal]) -> Nominal:
    first, second = nominals
    return replace(second, start=first.start)


def _singular(verb: Token) -> bool:
    """Say whether a finite verb is plainly a singular ("kritisiert", "hat", "sagte")."""
    word = verb.lower
    return word in ("hat", "ist", "wird", "war", "hatte", "wurde", "habe", "sei", "werde") or (
        word.endswith(("t", "te")) and not word.endswith("tt")
    )


def _listed(tokens: Sequence[Token], clause: Clause, clauses: Sequence[Clause]) -> list[Nominal]:
    """Give the first phrases of a list that commas cut into stretches of their own: "China, Indien, ..."."""
    found: list[Nominal] = []
    start, mark = clause.start, clause.mark
    for other in reversed([c for c in clauses if c.end <= clause.start and not c.paren]):
        if mark != "," or other.kind != "frag" or other.end + 1 != start:
            break
        nominal = nominal_at(tokens, other.start, other.end)
        if nominal is None or nominal.end != other.end or not can_be_subject(tokens, nominal) or nominal.pronoun:
            return []
        found.insert(0, nominal)
        start, mark = other.start, other.mark
    return found if mark in ("", ":", ";", "–", "”") else []


def _genitive_state(tokens: Sequence[Token], nominal: Nominal) -> bool:
    """Say whether a phrase is the bare genitive of a state ("Italiens")."""
    word = tokens[nominal.head].text
    return nominal.core_end - nominal.start == 1 and word.endswith("s") and word[:-1] in state_names()


def all_joined(tokens: Sequence[Token], first: Nominal, stop: int, cast: Cast) -> list[Nominal]:
    """Add the phrases that are joined to the first one with "und", "sowie", "als auch"."""
    found = [first]
    place = first.end
    while place < stop:
        if tokens[place].text == "(":
            # "Minister A (SPD) und Minister B (CDU)"
            closing = next((k for k in range(place + 1, min(place + 5, stop)) if tokens[k].text == ")"), None)
            if closing is None or closing + 1 >= stop or tokens[closing + 1].lower not in ("und", "sowie"):
                break
            place = closing + 1
            continue
        if tokens[place].lower in ("und", "sowie", "oder", ",") or (tokens[place].lower == "noch"):
            following = nominal_at(tokens, place + 1, stop)
        elif tokens[place].lower == "als" and place + 1 < stop and tokens[place + 1].lower == "auch":
            following = nominal_at(tokens, place + 2, stop)
        else:
            break
        if following is None or not can_be_subject(tokens, following):
            break
        if len(found) == 1 and first.end > first.core_end and _one_phrase(tokens, first, following, cast):
            found = [Nominal(start=first.start, end=following.end, head=following.head, core_end=following.core_end)]
            if tokens[following.head].text in state_names():
                found = [Nominal(start=first.start, end=following.end, head=first.head, core_end=following.end)]
            first = found[0]
        else:
            found.append(following)
        place = following.end
    return [_trimmed(tokens, nominal) for nominal in found]


def _trimmed(tokens: Sequence[Token], nominal: Nominal) -> Nominal:
    """Cut off what does not hang on a noun of people: "haben sich die Minister gegen einen Boykott ausgesprochen"."""
    if nominal.pronoun or not people_noun(tokens[nominal.head].text):
        return nominal
    cut = next((k for k in range(nominal.core_end, nominal.end) if tokens[k].lower in ("gegen", "über", "an", "am")), None)
    return replace(nominal, end=cut) if cut is not None else nominal


def _one_phrase(tokens: Sequence[Token], first: Nominal, second: Nominal, cast: Cast) -> bool:
    """Say whether the second half hangs on the first: "der Kommissar für Handel und Zölle Hans Muster", "die Regierungen von
    Mali und Niger".
    """
    if (
        tokens[first.end - 1].text in state_names()
        and tokens[second.head].text in state_names()
        and second.end == second.start + 1
    ):
        plural = tokens[first.start].lower == "die" or tokens[first.start].tag != "DET"
        return plural and tokens[first.head].text.endswith(("er", "en", "e"))
    start = tokens[second.start].start
    persons = cast.persons_in(start, tokens[second.core_end - 1].end)
    if not persons or not people_noun(tokens[first.head].text):
        return False
    between = [k for k in range(second.start, second.core_end) if tokens[k].end <= persons[0][0] and tokens[k].tag == "NOUN"]
    return bool(between) and not any(people_noun(tokens[k].text) for k in between)


def _after(tokens: Sequence[Token], clause: Clause, cast: Cast, *, strict: bool = False) -> list[Nominal]:
    """The first phrase after the finite verb that can be the subject; `strict`: only where it follows the verb directly."""
    if clause.finite is None:
        return []
    piece = next((p for p in clause.pieces if p[0] <= clause.finite < p[1]), clause.pieces[-1])
    place, stop = clause.finite + 1, piece[1]
    while place < stop:
        token = tokens[place]
        if token.lower in ("als", "wie") and place + 1 < stop:
            compared = nominal_at(tokens, place + 1, stop)
            place = compared.core_end if compared is not None else place + 1
            continue
        if token.lower in ("sich", "ihm", "ihr", "ihnen", "ihn", "uns", "dazu", "darauf", "es") or token.tag in (
            "ADV",
            "PART",
            "PUNCT",
            "SCONJ",
        ):
            nominal = nominal_at(tokens, place, stop) if token.tag == "ADV" else None
            if nominal is None or not can_be_subject(tokens, nominal):
                place += 1
                continue
        nominal = nominal_at(tokens, place, stop)
        if nominal is None:
            if strict or token.tag in ("VERB", "AUX"):
                return []
            place += 1
            continue
        if not can_be_subject(tokens, nominal) or is_time(tokens, nominal):
            if strict and nominal.preposition is None:
                return []
            source = tokens[nominal.head].text in after_nach()
            whole = nominal.preposition is None or is_time(tokens, nominal) or source
            place = max(nominal.end if whole else nominal.core_end, place + 1)
            while nominal.preposition is not None and place < stop and tokens[place].lower in ("und", "sowie", "oder"):
                # "über Konten und Röhren": the second noun hangs on the preposition too.
                joined = nominal_at(tokens, place + 1, stop)
                if joined is None:
                    break
                place = joined.core_end
            continue
        bracket = nominal.end < len(tokens) and tokens[nominal.end].text == "("
        together = all_joined(tokens, nominal, stop, cast)
        if len(together) == 2 and _singular(tokens[clause.finite]) and _two_titles(tokens, together, cast):
            return [_as_one(together)]
        return all_joined(tokens, nominal, clause.pieces[-1][1] if bracket else stop, cast)
    return []


def _in_subordinate(tokens: Sequence[Token], clause: Clause, clauses: Sequence[Clause], cast: Cast) -> list[Nominal]:
    intro = clause.intro if clause.intro is not None else clause.start
    stop = (
        clause.pieces[0][1]
        if clause.finite is None
        else (clause.finite if clause.pieces[0][1] > clause.finite else clause.pieces[0][1])
    )
    word = tokens[intro].lower
    place = intro + 1
    if word in ("dessen", "deren") and intro and tokens[intro - 1].tag == "ADP":
        # "in dessen Folge das Gericht ...": the noun hangs on the preposition.
        owned = nominal_at(tokens, place, stop)
        place = owned.core_end if owned is not None else place
    relative_subject = (
        clause.kind == "rel"
        and intro == clause.start
        and word in ("der", "die", "das", "welcher", "welche", "welches", "wer", "was")
    )
    while place < stop:
        nominal = nominal_at(tokens, place, stop)
        if nominal is None:
            place += 1
            continue
        if can_be_subject(tokens, nominal) and not is_time(tokens, nominal):
            certain = nominal.pronoun or _is_actor(tokens, nominal, cast) or tokens[nominal.start].lower in ("der", "ein", "eine")
            if not relative_subject or (word in ("die", "das", "welche", "welches", "was") and certain):
                return all_joined(tokens, nominal, stop, cast)
            break
        place = max(nominal.end, place + 1)
    if not relative_subject:
        return []
    return antecedent_of(tokens, clause, clauses)


def antecedent_of(tokens: Sequence[Token], clause: Clause, clauses: Sequence[Clause]) -> list[Nominal]:
    """Give the phrase that a relative clause belongs to: the last one before its comma."""
    stop = clause.start - 1
    while stop > 1 and (tokens[stop - 1].form is not None or tokens[stop - 1].lower in separable()):
        stop -= 1
    word = tokens[clause.intro].lower if clause.intro is not None else ""
    best: Nominal | None = None
    place = max(0, stop - 14)
    while place < stop:
        nominal = nominal_at(tokens, place, stop)
        if nominal is not None and not nominal.pronoun:
            if nominal.end >= stop or nominal.core_end >= stop:
                best = nominal
                break
            place = nominal.core_end
            continue
        place += 1
    if best is not None and best.core_end < stop and word == "der" and tokens[best.start].lower in ("die", "das"):
        inner = nominal_at(tokens, best.core_end, stop)
        best = inner if inner is not None and inner.end >= stop else best
    elif best is not None and best.core_end < stop and word == "das" and tokens[best.head].text.endswith(_FEMININE):
        # "auf der Sitzung der Agentur von Ägypten, das vorschlug": the last name, as the gender tells.
        last = nominal_at(tokens, stop - 1, stop)
        best = last if last is not None else best
    return [best] if best is not None else []


def _several_before_one(tokens: Sequence[Token], nominal: Nominal, clause: Clause) -> bool:
    """Say whether a phrase is a plural with "die" while the verb is none."""
    if clause.finite is None or tokens[nominal.start].lower != "die":
        return False
    noun = next((k for k in range(nominal.start + 1, nominal.core_end) if tokens[k].tag == "NOUN"), None)
    verb = tokens[clause.finite].lower
    return noun is not None and tokens[noun].lower.endswith("ungen") and not verb.endswith("en") and verb != "sind"


def _may_speak(tokens: Sequence[Token], nominal: Nominal) -> bool:
    """Say whether a noun is one of people or of a paper, so that it may be what speaks."""
    word = tokens[nominal.head].text
    papers = load("speech_nouns")["papers"]["words"]
    return people_noun(word) or word in papers or word.endswith(("bericht", "papier", "schreiben"))


def _is_person(tokens: Sequence[Token], nominal: Nominal, cast: Cast) -> bool:
    return bool(cast.persons_in(tokens[nominal.start].start, tokens[nominal.core_end - 1].end))


def _is_medium(tokens: Sequence[Token], nominal: Nominal, cast: Cast) -> bool:
    start, end = tokens[nominal.start].start, tokens[nominal.core_end - 1].end
    return any(actor.type == "medium" for actor in cast.actors_in(start, end)) or (
        medium_name([tokens[k] for k in range(nominal.start, nominal.core_end)]) is not None
    )


def _is_actor(tokens: Sequence[Token], nominal: Nominal, cast: Cast) -> bool:
    start, end = tokens[nominal.start].start, tokens[nominal.core_end - 1].end
    head = tokens[nominal.head]
    # "Obamas Einsatz" names somebody, and is nobody.
    stop = 0 if people_noun(head.text) else head.start
    return (
        cast.by_part(head.text) is not None
        or any(mention[1] > stop for mention in cast.persons_in(start, end))
        or any(actor.type != "adjective" and actor.span.end > stop for actor in cast.actors_from(start, end))
    )
