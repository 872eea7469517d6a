"""Takes a trigger in its clause, gives the status that the words around it tell, and how firmly they tell it."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.language.sentences import Sentence
from depesche.model.vocabulary import Act, Kind, Status
from depesche.reading.events.frames import Clause
from depesche.reading.events.governing import (
    asks_for,
    idioms,
    listed,
    of_adjective,
    of_outer,
    statuses_of,
    statuses_of_verbs,
    told_of,
    words_of,
)
from depesche.reading.events.judgement import Judgement as Judgement
from depesche.reading.events.participants import root_of
from depesche.reading.events.tensed import MEASURES, by_date, by_tense
from depesche.reading.events.triggers import Trigger
from depesche.reading.events.wordlists import words_for

_TAKING_PLACE = frozenset(["stattfinden", "beginnen", "starten", "weiterreisen"])
_ABOUT = frozenset(["gegenstand", "thema", "teil", "inhalt"])
_CUTS: tuple[Kind, ...] = ("relations_cut", "relations_opened", "expulsion", "recall", "recognition")
_DECIDING = frozenset(["beschliessen", "billigen", "genehmigen", "zustimmen", "absegnen"])
_STOPPED = frozenset(["scheitern", "blockieren", "verhindern"])
_TURNING = ("cancelled", "postponed", "refused", "denied")


def judge(
    trigger: Trigger,
    clauses: Sequence[Clause],
    sentence: Sentence,
    date: str | None,
    published: str | None,
    *,
    relative: Clause | None = None,
    act: Act | None = None,
) -> Judgement:
    """Tell the status of the event of a trigger.

    Args:
        date: its EDTF date; `None`: not said.
        published: day of the report; `None`: not known.
        act: act of the statement in which the event is told, where the Konjunktiv is that of indirect speech; `None`: in none.
        relative: the relative clause that goes on about the noun ("das Abkommen, das 1902 unterzeichnet wurde"); `None`: none.
    """
    clause = clauses[trigger.clause]
    hypothetical = _hypothetical(clause, clauses)
    found = _by_relative(relative, sentence, date, published) if relative is not None else None
    if found is None and trigger.noun:
        found = _by_idiom(trigger, clause, sentence)
    if found is None and trigger.noun:
        found = _by_noun(trigger, clause, sentence)
    if found is None:
        found = _by_verbs(trigger, clause, clauses, sentence, date, published, act=act)
    return Judgement(status=found.status, firmness=found.firmness, rule=found.rule, hypothetical=hypothetical)


def _by_relative(clause: Clause, sentence: Sentence, date: str | None, published: str | None) -> Judgement | None:
    """Read the status from a relative clause whose verb tells of the coming about of its noun."""
    own = told_of(clause, "")
    if own is None:
        return None
    if own in _TURNING:
        return Judgement(status=own, firmness=3, rule="relative clause")
    if clause.modal and (status := _modal(clause, sentence)):
        return Judgement(status=status, firmness=3, rule="relative clause, modal")
    if own == "held" and clause.tense in ("past", "pluperfect"):
        begun = {"beginnen", "starten", "antreten", "eröffnen"}.intersection(clause.verbs)
        recent = bool(begun) and by_date(date, published, "held", same="under_way") == "under_way"
        return Judgement(status="under_way" if recent else "held", firmness=3, rule="relative clause")
    if own == "held":
        return Judgement(status=by_date(date, published, "announced"), firmness=2, rule="relative clause")
    return Judgement(status=own, firmness=2, rule="relative clause")


def _hypothetical(clause: Clause, clauses: Sequence[Clause]) -> bool:
    at: Clause | None = clause
    for _ in range(4):
        if at is None:
            return False
        if at.opener in ("falls", "sofern", "wenn") or (at.type == "infinitive" and at.opener in ("ohne", "statt", "anstatt")):
            return True
        at = clauses[at.parent] if at.parent is not None and clauses[at.parent] is not at else None
    return False


_ASKED_BY = ("auf", "nach", "zu", "zum", "zur")
_HANGS_BY = ("", "auf", "an", "zu", "zum", "zur", "für", "von", "vom", "mit", "über", "gegenüber", "als")


def _by_idiom(trigger: Trigger, clause: Clause, sentence: Sentence) -> Judgement | None:
    """Read a set phrase of the clause: "stellte ein Treffen in Aussicht", "kommt nicht in Frage"."""
    if root_of(trigger, clause).preposition not in _HANGS_BY:
        return None
    words = " ".join(sentence.tokens[place].text for place in clause.tokens)
    for status, idiom in idioms():
        if idiom.search(words):
            return Judgement(status=status, firmness=3, rule="set phrase")
    return None


_PROCLAIMED = frozenset(["agreement", "expulsion", "recall", "mission_closed"])
_PROCLAIMING = frozenset(["verkünden", "ausrufen", "bekanntgeben", "vorstellen"])


def _by_noun(trigger: Trigger, clause: Clause, sentence: Sentence) -> Judgement | None:
    """Read the adjectives before the noun, the nouns it hangs on and the preposition that governs it."""
    assert trigger.phrase is not None
    if trigger.turned:
        against = told_of(clause, clause.phrases[trigger.phrase].preposition)
        if against in ("refused", "cancelled", "denied"):
            return Judgement(status=against, firmness=3, rule="verb")
        return Judgement(status=trigger.turned, firmness=3, rule="compound")
    phrase = clause.phrases[trigger.phrase]
    told = trigger.group.kind in _PROCLAIMED and clause.tense in ("past", "pluperfect") and not clause.modal
    if told and not phrase.preposition and _PROCLAIMING.intersection(clause.verbs):
        return Judgement(status="held", firmness=2, rule="proclaimed")
    if clause.negated and "stattfinden" in clause.verbs and not phrase.preposition:
        never = _NEVER.intersection(_spoken(clause, sentence)) and clause.tense in ("past", "pluperfect")
        return Judgement(status="denied" if never else "cancelled", firmness=3, rule="does not take place")
    said: list[Status] = []
    indefinite = sentence.tokens[phrase.first].lower.startswith("ein")
    for place in range(phrase.first, trigger.token):
        word = sentence.tokens[place].lower
        ahead = sentence.tokens[place - 1].lower if place else ""
        if not (indefinite and word.startswith("erst")) and ahead not in ("nicht", "nie"):
            said.extend(of_adjective(word))  # but not "zu einem ersten Gespräch" (it may still be to come), "nicht angekündigten"
    parent = clause.phrases[phrase.parent] if phrase.parent is not None else None
    if parent is not None and sentence.tokens[parent.last].lower == "rande":
        return Judgement(status="held", firmness=2, rule="am Rande")
    inner = [status for status in said if status != "announced"] or said
    done = clause.tense in ("past", "pluperfect") and told_of(clause, phrase.preposition) == "held" and not clause.modal
    if done and inner and inner[0] in ("announced", "proposed"):
        inner = []
    if trigger.group.kind == "vote" and clause.tense in ("past", "pluperfect") and _STOPPED.intersection(clause.verbs):
        return Judgement(status="held", firmness=2, rule="voted down")
    at = phrase
    seen = 0
    while at.parent is not None and seen < 5:
        above = clause.phrases[at.parent]
        while at.loose and above.genitive and above.parent is not None:
            above = clause.phrases[above.parent]
        if at.loose and not (at.preposition in _ASKED_BY and asks_for(sentence.tokens[above.last].lower)):
            break
        at = above
        seen += 1
        head = sentence.tokens[at.last].lower
        for status, nouns in statuses_of("nouns"):
            if status == "under_way" and told_of(clause, at.preposition) in ("proposed", *_TURNING):
                continue  # "forderte die Wiederaufnahme der Gespräche"
            if head in nouns and status in ("proposed", "announced", "expected"):
                turned = told_of(clause, at.preposition)
                if turned in ("refused", "denied", "cancelled"):  # "lehnte die Forderung nach einer Waffenruhe ab"
                    turned = "refused" if "zurückweisen" in clause.verbs else turned
                    return Judgement(status=turned, firmness=3, rule="governing noun, verb")
            if head in nouns and not (status == "held" and (inner or told_of(clause, "") not in (None, "held"))):
                return Judgement(status=status, firmness=3, rule="governing noun")
    if inner == ["held"] and clause.modal in ("sollen", "wollen") and _TAKING_PLACE.intersection(clause.verbs):
        inner = []  # "die ersten Gespräche sollen im Mai beginnen"
    if inner and inner[0] in ("proposed", "expected") and told_of(clause, at.preposition) in _TURNING:
        inner = []  # "lehnte die geforderten Verhandlungen ab"
    if inner and inner[0] in ("cancelled", "postponed", "denied", "refused", "proposed", "expected", "under_way"):
        return Judgement(status=inner[0], firmness=3, rule="adjective")
    if at.preposition in ("nach", "infolge") and not said:
        return Judgement(status="held", firmness=2, rule="nach")
    governing = told_of(clause, at.preposition)
    if governing == "cancelled" and trigger.group.kind in ("sanction", "entry_measure"):
        return None  # who strikes somebody off a list has lifted the measure
    if governing == "denied" and "zurückweisen" in clause.verbs and trigger.group.kind in ("agreement", "mediation", "accession"):
        governing = "refused"
    if governing == "refused" and clause.negated and not phrase.preposition:
        return Judgement(status="expected", firmness=3, rule="not excluded")  # "lehnte einen Dialog nicht ab"
    if governing in _TURNING:
        blamed = trigger.group.kind == "incident" and phrase.parent is not None
        return Judgement(status="held" if blamed else governing, firmness=1 if blamed else 3, rule="verb")
    if inner == ["announced"] and governing in ("expected", "proposed"):
        return Judgement(status=governing, firmness=3, rule="verb")  # "mit einem baldigen Treffen wird gerechnet"
    if inner:
        return Judgement(status=inner[0], firmness=2, rule="adjective")
    return None


def _by_verbs(
    trigger: Trigger,
    clause: Clause,
    clauses: Sequence[Clause],
    sentence: Sentence,
    date: str | None,
    published: str | None,
    *,
    act: Act | None,
) -> Judgement:
    """Read the verb group of the clause, and of the clause that governs it."""
    preposition = ""
    if trigger.phrase is not None:
        preposition = root_of(trigger, clause).preposition
    serving = trigger.group.phrases is not None and trigger.group.kind == "mediation"  # "bot ihre guten Dienste an"
    own = told_of(clause, preposition) if trigger.noun or serving else None
    if own == "cancelled" and trigger.group.kind in ("sanction", "entry_measure"):
        own = None
    if trigger.group.frame == "ordered_out" and clause.parent is not None and not clauses[clause.parent].modal:
        done = clauses[clause.parent].tense in ("past", "pluperfect")
        return Judgement(status="held" if done else "announced", firmness=2, rule="ordered")
    if trigger.group.phrases is not None and trigger.head.lower().startswith(("kandidat", "künftige")):
        return Judgement(status="expected", firmness=2, rule="candidate")
    if trigger.group.phrases is not None and (
        trigger.head.lower().startswith(("wird ", "werde ")) or trigger.head.lower().endswith(" wird")
    ):
        return Judgement(status="announced", firmness=2, rule="wird neuer")
    words = {sentence.tokens[place].lower for place in clause.tokens}
    if trigger.noun and "offen" in words and {"bleiben", "sein"}.intersection(clause.verbs) and preposition == "":
        return Judgement(status="proposed", firmness=2, rule="open")
    if trigger.noun and trigger.head.startswith("einladung") and own not in _TURNING:
        return Judgement(status="proposed", firmness=3, rule="invitation")
    if "aussicht" in words and "stellen" in clause.verbs:
        return Judgement(status="announced", firmness=3, rule="in Aussicht")
    if trigger.noun and trigger.group.kind in _CUTS and "bekanntgeben" in clause.verbs and clause.tense == "past":
        return Judgement(status="held", firmness=2, rule="made known")
    if trigger.noun and preposition == "vor" and "warnen" in clause.verbs:
        return Judgement(status="expected", firmness=3, rule="warned of")
    if trigger.noun and preposition == "gegen" and words_for("opposing").intersection(clause.verbs):
        return Judgement(status="refused", firmness=3, rule="against")
    if trigger.noun and preposition == "für" and "aussprechen" in clause.verbs:
        return Judgement(status="proposed", firmness=3, rule="for")
    if trigger.noun and preposition == "vor" and clause.tense == "present" and "stehen" in clause.verbs:
        return Judgement(status="announced", firmness=2, rule="about to")
    consents = trigger.noun and not clause.negated and _consented(trigger, clause, sentence)
    if (
        trigger.noun
        and consents
        and trigger.group.kind in ("meeting", "visit", "mediation", "deployment", "withdrawal", "release")
    ):
        return Judgement(status="announced", firmness=3, rule="consented to")
    if trigger.noun and preposition == "auf" and clause.negated and {"einigen", "verständigen"}.intersection(clause.verbs):
        return Judgement(status="refused", firmness=3, rule="not agreed on")
    agreed = {"vereinbaren", "verabreden"}.intersection(clause.verbs)
    if trigger.noun and agreed and trigger.group.kind in ("meeting", "visit", "call") and preposition in ("", "auf"):
        return Judgement(status=by_date(date, published, "announced"), firmness=3, rule="agreed on")
    if trigger.noun and preposition == "mit" and {"drohen", "androhen"}.intersection(clause.verbs):
        return Judgement(status="proposed", firmness=3, rule="threatened")
    if trigger.noun and trigger.group.kind in ("meeting", "mediation") and _is_resumed(clause, sentence):
        return Judgement(status="held", firmness=3, rule="resumed")
    if trigger.head == "einladen" or (
        not trigger.noun and trigger.group.kind == "appointment" and trigger.head in statuses_of_verbs("proposed")
    ):
        return Judgement(status="proposed", firmness=3, rule="verb")
    if trigger.noun and trigger.head.endswith(("antrag", "gesuch", "angebot", "angebote")) and own in (None, "held"):
        return Judgement(status="proposed", firmness=3, rule="application")
    if trigger.group.attributes:
        return Judgement(status="held", firmness=2, rule="participle")
    if trigger.group.needs == "relations_ended" or ("pledged" in trigger.group.classes and clause.negated):
        return Judgement(
            status="held", firmness=2, rule="told as it is"
        )  # the "kein" belongs to the phrase, or to what is pledged
    if trigger.group.negated:
        return Judgement(status="held" if clause.tense != "future" else "announced", firmness=2, rule="not allowed")
    if _is_process(trigger) and own not in ("cancelled", "postponed", "refused", "announced", "proposed"):
        return Judgement(status="under_way", firmness=2, rule="process")
    if (
        own in ("announced", "proposed")
        and trigger.group.kind in ("vote", "agreement", "sanction")
        and _is_subject(trigger, clause, sentence)
    ):
        return Judgement(status="held", firmness=1, rule="text that provides")
    if (
        trigger.noun
        and (
            trigger.group.kind in ("meeting", "call", "visit", "release", "deployment")
            or (trigger.group.kind == "aid" and not clause.modal)
        )
        and not preposition
        and listed("suspending") & set(clause.verbs)
    ):
        return Judgement(status="cancelled", firmness=3, rule="suspended")
    if trigger.noun and preposition in ("zu", "zum", "zur", "für") and words & words_of("proposed"):
        return Judgement(status="proposed", firmness=3, rule="ready for")
    if trigger.noun and preposition == "an" and {"arbeiten", "feilen"}.intersection(clause.verbs):
        return Judgement(status="under_way", firmness=3, rule="worked at")
    if trigger.noun and trigger.group.kind == "deployment" and _DECIDING.intersection(clause.verbs) and not preposition:
        return Judgement(status="announced", firmness=3, rule="decided")
    if listed("failing").intersection(clause.verbs) and trigger.group.kind in MEASURES:
        return Judgement(status="refused", firmness=3, rule="failed")
    if not trigger.noun and trigger.group.kind == "recognition" and trigger.head != "anerkennen":
        return Judgement(status="refused", firmness=3, rule="verb")
    if not trigger.noun and trigger.head in statuses_of_verbs("announced") and trigger.group.kind in ("aid", "meeting", "visit"):
        return Judgement(status="announced", firmness=3, rule="verb")
    naming = trigger.noun and trigger.group.kind == "agreement" and {"nennen", "bezeichnen"}.intersection(clause.verbs)
    if naming and clause.negated:
        return Judgement(status="held", firmness=1, rule="named")  # "nannte den Vertrag nicht annehmbar"
    topic = trigger.phrase is not None and sentence.tokens[root_of(trigger, clause).last].lower in _ABOUT
    if (
        trigger.noun
        and clause.negated
        and not topic
        and not _of_another_noun(trigger, clause, sentence)
        and trigger.group.kind != "incident"
        and own in ("held", "announced", None)
        and preposition in ("", "zu", "zum", "zur")
    ):
        if clause.tense in ("past", "pluperfect") and {"stattfinden", "geben"}.intersection(clause.verbs):
            if _NEVER.intersection(_spoken(clause, sentence)):
                return Judgement(status="denied", firmness=3, rule="never")
            if "stattfinden" in clause.verbs:
                return Judgement(status="cancelled", firmness=3, rule="negated")
        return Judgement(status="refused", firmness=2, rule="negated")
    if trigger.noun and clause.negated and preposition == "an" and "denken" in clause.verbs:
        return Judgement(status="refused", firmness=3, rule="not thought of")
    if own == "refused" and clause.negated:
        return Judgement(status="expected", firmness=3, rule="not excluded")
    if own == "denied" and "zurückweisen" in clause.verbs and trigger.group.kind in ("agreement", "mediation", "accession"):
        return Judgement(status="refused", firmness=3, rule="verb")
    if own in ("cancelled", "postponed", "refused", "denied") or (own == "proposed" and preposition not in ("von", "mit", "an")):
        return Judgement(status=own, firmness=3, rule="verb")
    if not trigger.noun and clause.negated:
        return Judgement(status="refused", firmness=3, rule="negated verb")
    telling = not trigger.noun or preposition in ("", "zu", "zum", "zur", "bei", "beim", "auf", "in", "im")
    if clause.modal and telling:
        status = _modal(clause, sentence, ordered=trigger.group.kind in ("expulsion", "mission_closed", "mission_reduced"))
        if status and (not trigger.noun or own is not None or trigger.group.verbs.intersection(clause.verbs)):
            return Judgement(status=status, firmness=3, rule="modal")
        if status in ("announced", "proposed"):
            return Judgement(status=by_date(date, published, status), firmness=1, rule="modal of another verb")
    outer = of_outer(clause, clauses, sentence)
    if outer == "announced" and trigger.group.kind in ("sanction", "entry_measure", "expulsion", "mission_closed"):
        ordering = clauses[clause.parent] if clause.parent is not None else clause
        if "beschliessen" in ordering.verbs and ordering.tense in ("past", "pluperfect"):
            outer = "held"  # a measure is done once it is decided
    if outer is not None and (clause.tense in ("", "present", "future") or outer == "denied"):
        return Judgement(status=outer, firmness=3, rule="governing clause")
    if clause.type == "infinitive" and not trigger.noun:
        return Judgement(status="announced", firmness=1, rule="infinitive")
    said = _by_act(act, clause) if not trigger.noun or preposition in ("", "zu", "zum", "zur") else None
    if said is not None:
        return Judgement(status=said, firmness=3, rule="act of the statement")
    if _as_announced(trigger.clause, clauses) and telling and clause.tense in ("present", "future"):
        return Judgement(status="announced", firmness=3, rule="as announced")
    if own == "announced" and telling:
        return Judgement(status="announced", firmness=3, rule="verb")
    if own == "expected" and (telling or preposition in ("mit", "auf", "von", "um")):
        return Judgement(status="expected", firmness=3, rule="verb")
    if clause.opener in ("ob", "wann") and clause.tense in ("present", "future"):
        return Judgement(status="expected", firmness=2, rule="open question")
    if clause.mood == "Sub2" and clause.tense == "present" and act is not None:
        if clause.passive and trigger.group.kind in ("recall", "expulsion", "summons"):
            return Judgement(status="held", firmness=2, rule="ordered")
        return Judgement(status="announced", firmness=2, rule="Konjunktiv II of speech")
    if clause.mood == "Sub2" and clause.tense == "present":
        return Judgement(status="expected", firmness=2, rule="Konjunktiv II")
    if words & words_of("expected") and clause.tense in ("future", "present") and telling:
        return Judgement(status="expected", firmness=3, rule="adverb")
    return by_tense(trigger, clause, sentence, date, published, own=own, preposition=preposition, telling=telling)


_BY_ACT: dict[Act, Status] = {
    "announce": "announced", "promise": "announced", "demand": "proposed", "propose": "proposed", "threaten": "proposed",
    "deny": "denied", "refuse": "refused", "expect": "expected",
}  # fmt: skip


def _by_act(act: Act | None, clause: Clause) -> Status | None:
    """Read the act of a statement that the clause is: "kündigte an, man ziehe ... ab", "dementierte, es habe ... gegeben"."""
    if act == "deny" and clause.type == "sub" and clause.opener == "dass":
        return "denied"
    if act is None or clause.type != "main" or clause.parent is not None:
        return None
    status = _BY_ACT.get(act)
    return status if status == "denied" or clause.tense in ("present", "future") else None


def _as_announced(order: int, clauses: Sequence[Clause]) -> bool:
    """Say whether a clause behind it says that it is announced: "..., wie die Regierung ankündigte"."""
    return any(
        other.opener == "wie" and other.parent == order and statuses_of_verbs("announced").intersection(other.verbs)
        for other in clauses
    )


def _is_resumed(clause: Clause, sentence: Sentence) -> bool:
    """Say whether what was suspended goes on: "wurden ausgesetzt und im März wieder aufgenommen"."""
    words = [sentence.tokens[place].lower for place in clause.tokens]
    again = "wiederaufnehmen" in clause.verbs or ("aufnehmen" in clause.verbs and "wieder" in words)
    return again and clause.tense in ("past", "pluperfect") and not clause.negated and not clause.modal


def _consented(trigger: Trigger, clause: Clause, sentence: Sentence) -> bool:
    """Say whether a side has said yes to the event: "stimmte der Vermittlung zu", "akzeptierte die Vermittlung"."""
    if "zustimmen" in clause.verbs:
        return _in_dative(trigger, clause, sentence)
    return trigger.group.kind == "mediation" and {"akzeptieren", "annehmen", "begrüssen"}.intersection(clause.verbs) != set()


def _in_dative(trigger: Trigger, clause: Clause, sentence: Sentence) -> bool:
    """Say whether an article in the dative, or none, stands before the noun, which hangs on the verb without a preposition."""
    root = root_of(trigger, clause)
    return not root.preposition and sentence.tokens[root.first].lower.endswith(("em", "er", "en"))


def _is_subject(trigger: Trigger, clause: Clause, sentence: Sentence) -> bool:
    """Say whether the noun is the subject of its clause: the first free phrase, before an active verb."""
    if trigger.phrase is None or clause.passive or clause.finite is None:
        return False
    free = [order for order, phrase in enumerate(clause.phrases) if not phrase.preposition and phrase.parent is None]
    return (
        bool(free)
        and free[0] == trigger.phrase
        and sentence.tokens[clause.phrases[free[0]].first].lower in ("die", "der", "das", "diese", "dieses", "dieser")
    )


def _is_process(trigger: Trigger) -> bool:
    """Say whether the word names a process of years ("Beitrittsverhandlungen") and no single sitting."""
    return trigger.head.startswith("beitritts") and trigger.head.endswith(("verhandlungen", "gespräche", "gesprächen", "prozess"))


def _spoken(clause: Clause, sentence: Sentence) -> frozenset[str]:
    """Give the folded words of a clause."""
    return frozenset(sentence.tokens[place].lower for place in clause.tokens)


_NEVER = frozenset(["nie", "niemals", "nirgends"])


def _of_another_noun(trigger: Trigger, clause: Clause, sentence: Sentence) -> bool:
    """Say whether only another noun is denied: "Das Treffen brachte keine Einigung" was held."""
    words = [(place, sentence.tokens[place].lower) for place in clause.tokens]
    denied = [place for place, word in words if word.startswith("kein") or word in ("nicht", "nichts", "nie", "niemals", "weder")]
    if not denied or not all(sentence.tokens[place].lower.startswith("kein") for place in denied) or trigger.phrase is None:
        return False
    phrase = clause.phrases[trigger.phrase]
    return not any(phrase.first - 1 <= place <= phrase.last for place in denied) and bool(
        words_for("yielding").intersection(clause.verbs)
    )


def _modal(clause: Clause, sentence: Sentence, *, ordered: bool = False) -> Status | None:
    finite = sentence.tokens[clause.finite].lower if clause.finite is not None else ""
    if clause.negated and clause.modal in ("wollen", "sollen", "können", "dürfen"):
        return "refused"
    if finite in ("könnte", "könnten", "dürfte", "dürften"):
        return "expected"
    if clause.modal == "sollen" and any(sentence.tokens[place].lower in ("hätte", "hätten") for place in clause.tokens):
        return "cancelled"  # "hätten am Montag zusammenkommen sollen"
    if clause.modal in ("sollen", "wollen"):
        perfect = clause.finite is not None and any(
            sentence.tokens[place].lower in ("haben", "sein") for place in clause.tokens[-2:]
        )
        planned = _TAKING_PLACE.intersection(clause.verbs)  # "sollte in Moskau stattfinden": it was planned so
        if finite in ("sollte", "sollten") and not clause.passive and not planned:
            return "proposed"
        return "held" if perfect and clause.modal == "sollen" else "announced"
    if clause.modal == "müssen" and ordered:
        return "held"
    if clause.modal == "müssen":
        return "proposed" if clause.mood.startswith("Sub") else None
    if clause.modal == "mögen":
        return "announced"
    if clause.modal == "können":
        return None if finite in ("konnte", "konnten") else "expected"
    return None
