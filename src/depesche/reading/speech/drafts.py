"""Takes one block, gives drafts of the statements that its cues make, before runs and nesting are settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from depesche.language.lexicon import load
from depesche.language.tokens import Token
from depesche.reading.people.pronouns import gender_of_person
from depesche.reading.speech import content as contents
from depesche.reading.speech.blocks import Block
from depesche.reading.speech.cast import NOBODY, Cast, Speaker
from depesche.reading.speech.chain import Link, addressee_of, links_of, occasion_before, talks_with
from depesche.reading.speech.citing import citing, orphans
from depesche.reading.speech.clauses import Clause
from depesche.reading.speech.cues import Entry, NounCue, VerbCue, act_nouns, folded, verb_cue, wish_cue
from depesche.reading.speech.draft import Draft, can_speak, draft_of, spans_of, speaking_paper
from depesche.reading.speech.nominals import Nominal, nominal_at, state_names
from depesche.reading.speech.nouncues import headline_cue, noun_cues
from depesche.reading.speech.nounspeech import by_act_nouns, by_attributes, by_coming, by_meeting, by_noun_cue, by_rede
from depesche.reading.speech.silence import silent_cue, silent_nouns
from depesche.reading.speech.speakers import relay_nouns, resolve
from depesche.reading.speech.stance import by_attitude, by_refusal, by_stance
from depesche.reading.speech.subjects import all_joined, subject_of
from depesche.reading.speech.told import addressed, agent_of, has_object, told

# What a verb stands for when it is denied.
_NEGATED = {"ausschliessen": "expect", "anerkennen": "refuse", "bestätigen": "no_comment", "akzeptieren": "refuse"}


def drafts_of(block: Block, number: int, cast: Cast) -> list[Draft]:
    """Read the cues of one block, in the order of the text."""
    tokens = block.tokens
    found: list[Draft] = []
    nouns = noun_cues(block)
    headline = headline_cue(block)
    floor = 0
    if headline is not None and not _somebody(tokens, headline, cast):
        headline = None
    if headline is not None:
        found += by_noun_cue(block, number, headline, cast, nouns, headline=True)
    for clause in block.clauses:
        if headline is not None and clause.start < headline.end:
            continue
        cue = verb_cue(tokens, clause) or wish_cue(tokens, clause)
        made = _from_silence(block, number, clause, cue, cast)
        if not made:
            made = by_stance(block, number, clause, cast)
        if not made:
            made = by_attitude(block, number, clause, cast)
        if not made and cue is not None:
            made = _from_verb(block, number, cue, cast, floor, nouns)
        if not made and (cue is None or cue.modal == "wollen"):
            made = by_refusal(block, number, clause, cast)
        if made and cue is not None and made[0].content[0][0] < tokens[clause.start].start:
            floor = clause.end
        found += made
        for draft in made:
            cast.spoken.append(draft.speaker)
    for noun in nouns:
        found += by_noun_cue(block, number, noun, cast, nouns)
    found += by_attributes(block, number, cast)
    found += by_act_nouns(block, number, found, cast)
    found += by_coming(block, number, found, cast)
    found += by_meeting(block, number, cast)
    found += by_rede(block, number, cast)
    found += orphans(block, number, found, cast)
    return sorted(found, key=lambda draft: (draft.content[0][0], -draft.content[-1][1]))


def _somebody(tokens: Sequence[Token], cue: NounCue, cast: Cast) -> bool:
    """Say whether a word before a colon names somebody ("Lawrow: ..."), not a rubric ("Korrektur: ...")."""
    nominal = nominal_at(tokens, cue.speaker[0], cue.speaker[1]) if cue.speaker is not None else None
    return nominal is not None and can_speak(tokens, nominal, cast)


def _from_verb(block: Block, number: int, cue: VerbCue, cast: Cast, floor: int, nouns: Sequence[NounCue] = ()) -> list[Draft]:
    """Make the statements of one verb of saying; `nouns` are the cues of the block that are no verbs."""
    tokens, clause = block.tokens, cue.clause
    within = frozenset(clause.places())
    aside = (frozenset(k for noun in nouns for k in range(noun.start, noun.end)) & within) | talks_with(tokens, clause)
    entries = cue.entries
    if entries[0].lemma == "ausschliessen" and any(tokens[k].lower == "aus" and k != clause.prefix for k in clause.places()):
        return []
    claimed = cue.modal == "wollen" and any(tokens[k].lemma == "haben" for k in clause.nonfinite)
    if cue.modal in ("wollen", "können", "müssen", "dürfen", "werden", "mögen") and not (cue.negated or claimed):
        return []
    if cue.modal == "sollen" and not any(tokens[k].lemma == "haben" for k in clause.nonfinite):
        return []
    subjects = subject_of(tokens, clause, block.clauses, cast)
    speakers: list[Speaker]
    if entries[0].lemma == "zitieren":
        media = [resolve(tokens, nominal, cast, position=tokens[nominal.start].start) for nominal in subjects]
        return citing(block, number, cue, cast, floor, media)
    if cue.passive:
        agent = agent_of(tokens, clause)
        agents = all_joined(tokens, agent, clause.end, cast) if agent is not None else []
        speakers = [resolve(tokens, nominal, cast, position=tokens[clause.start].start) for nominal in agents]
        paper = _paper_of_passive(tokens, clause, cast) if not speakers else None
        if not speakers and paper is None:
            return []
        speakers = speakers or [paper or NOBODY]
    else:
        speakers = [resolve(tokens, nominal, cast, position=tokens[nominal.start].start) for nominal in subjects]
    if entries[0].lemma in ("heissen", "hervorgehen") and "willkommen" not in entries[0].words:
        speakers = []
    if subjects and subjects[0].pronoun and tokens[subjects[0].start].lower in ("ich", "wir"):
        return []
    to: str | None = None
    settled: str | None = None
    said = contents.rendered(block, cue, floor)
    speakers = _not_of_himself(tokens, subjects, speakers, said, cast)
    if entries[0].lemma == "wollen" and (said is None or tokens[said.stretches[0][0]].lower != "dass"):
        said = None
    if said is not None and _plain_main(block, cue, said) and not cue.passive:
        outcome = told(block, cue, subjects, aside)
        said = None if outcome is not None and any(can_speak(tokens, nominal, cast) for nominal in subjects) else said
        if said is not None and has_object(block, cue, subjects):
            # "Er schrieb den Großteil der Lieder, zwei andere stellten sie fertig"
            return []
    if said is not None and _hangs_on_noun(block, cue, said):
        said = None
    entry = _entry_for(cue, said)
    if said is not None and entry.loose and _plain_main(block, cue, said) and said.stretches[0][0] >= clause.end:
        return []
    act = entry.act
    if said is None:
        if entry.loose or entry.quoting or (speakers and speakers[0].name is None) or not speakers:
            return []
        if clause.kind == "inf" or (not any(can_speak(tokens, nominal, cast) for nominal in subjects) and not cue.passive):
            return []
        outcome = told(block, cue, subjects, aside)
        if outcome is None:
            return []
        said, to = outcome.content, outcome.to
        entry = _entry_for(cue, None, outcome.frames)
        act = entry.act
        if to in act_nouns():
            # "äußerte Sorge über das Verbot": the noun belongs to what is told.
            first, last = said.stretches[0]
            noun = next((k for k in range(first - 1, clause.start, -1) if tokens[k].text == to), first)
            while noun - 1 > clause.start and (tokens[noun - 1].tag == "ADJ" or tokens[noun - 1].text in "„«"):
                noun -= 1
            settled = act_nouns()[to]
            said, to = contents.Content(form=said.form, stretches=((noun, last), *said.stretches[1:])), None
        if act in ("announce", "inform", "confirm") and tokens[said.stretches[0][0]].lower.startswith("kein"):
            # "gab keine Entscheidung bekannt": nothing was said.
            return []
        repeated = next((k for k in range(*said.stretches[0]) if tokens[k].text in act_nouns()), None)
        if act == "confirm" and repeated is not None and repeated <= said.stretches[0][0] + 2:
            # "bekräftigte ihre Forderung nach Wiedergutmachung": what is said once more is a demand.
            act = act_nouns()[tokens[repeated].text]
    elif entry.quoting and said.form != "direct":
        return []
    if cue.negated:
        act = _NEGATED.get(entry.lemma, act)
    assured = (
        entry.lemma in ("versichern", "beteuern")
        and said.form == "indirect"
        and any(
            tokens[k].lemma == "werden" and tokens[k].mood in ("Sub1", "Sub2") for a, b in said.stretches for k in range(a, b)
        )
    )
    if assured:
        # "versicherte, das Gesetz werde umgesetzt"
        settled = "promise"
    act = settled or act
    if not speakers and entry.lemma == "hervorgehen":
        source = from_circumstance(tokens, clause, cast, ("aus",))
        speakers = [source] if source is not None else []
    if entry.loose and (not speakers or speakers[0].name is None):
        return []
    if (
        entry.lemma in ("zeigen", "beweisen", "bedeuten")
        and subjects
        and not any(can_speak(tokens, nominal, cast) for nominal in subjects)
    ):
        # "der Zwischenfall zeige, wie ernst die Lage sei"
        return []
    if speakers and speakers[0].name is None and tokens[subjects[0].start].lower == "man" and not cue.passive:
        # "In Helsinki geht man davon aus": the place stands for those who think so.
        place = from_circumstance(tokens, clause, cast, ("in", "im", "bei", "beim"))
        if place is not None and place.name is not None and (place.side is not None or place.name in state_names()):
            side = next((code for code, entry in load("states").items() if place.name in entry.get("capital", [])), place.side)
            speakers = [replace(place, side=side)]
    if not speakers:
        speakers = [from_circumstance(tokens, clause, cast) or _goes_on_saying(block, cue, cast) or NOBODY]
    nobody = not subjects or tokens[subjects[0].start].lower in ("es", "dies", "dieses", "das", "was")
    if speakers[0].name is None and nobody and entry.lemma not in _without_subject():
        return []
    spans = spans_of(block, said.stretches)
    if not spans:
        return []
    speakers, relays = _relay(tokens, clause, block, speakers, cast)
    taken = list(subjects)
    places = clause.places() + _behind_name(tokens, clause, block.clauses)
    links = occasion_before(tokens, clause, block.clauses) + links_of(
        tokens, [k for k in places if not any(a <= k < b for a, b in said.stretches)], taken, cast
    )
    address = addressee_of(tokens, places)
    whom = addressed(block, cue, subjects, aside) if address is None and said.form != "reported" else None
    if whom is not None and not any(link[1] >= tokens[whom.start].start and link[1] < tokens[whom.end - 1].end for link in links):
        article = tokens[whom.start].lower in ("der", "die", "das", "dem", "den", "einen", "eine", "einem", "einer")
        first = whom.start + (article and whom.core_end - whom.start > 1)
        words = " ".join(token.text for token in tokens[first : whom.core_end])
        meant = resolve(tokens, whom, cast, position=tokens[whom.start].start)
        if meant.person is not None and meant.name is not None:
            # "warf der Ministerin vor, ...": she has a name.
            words = meant.name
        address = (words, tokens[first].start, tokens[whom.core_end - 1].end)
    if address is None and to is None and ("von" in {e.to for e in cue.entries} or entry.lemma == "erwarten"):
        address = _asked_of(tokens, places, said, cast)
    drafts: list[Draft] = []
    if (said.form == "direct" and entry.act != "inform") or (
        said.form == "direct" and entry.lemma in ("rechtfertigen", "beschreiben", "kommentieren")
    ):
        beside = told(block, cue, subjects, aside) if _colon_after(tokens, said) else None
        spans_beside = spans_of(block, beside.content.stretches) if beside is not None else []
        if spans_beside and spans_beside[0][1] <= spans[0][0] and spans_beside[0][1] - spans_beside[0][0] > 8:
            drafts += [draft_of(block, number, cue, speaker, act, "reported", spans_beside) for speaker in speakers[:1]]
            drafts[0].links = relays + links
    form = said.form
    if form == "indirect" and not cue.passive and _lost_marks(tokens, said):
        form = "direct"
    if form == "direct":
        spans = spans_of(block, tuple(contents.within_marks(tokens, stretch) for stretch in said.stretches))
    for speaker in speakers:
        if any(speaker.name == other.speaker.name and other.form == form for other in drafts):
            continue
        draft = draft_of(block, number, cue, speaker, act, form, spans)
        draft.open_cue = (entry.act == "inform" and settled is None) or (entry.act == "announce" and said.form != "reported")
        draft.links = relays + [link for link in links if not (speaker.start <= link[1] < speaker.end)]
        draft.addressee = address[0] if address is not None else to
        draft.addressee_span = (address[1], address[2]) if address is not None else None
        drafts.append(draft)
    return drafts


def _hangs_on_noun(block: Block, cue: VerbCue, said: contents.Content) -> bool:
    """ "wies die Forderung Perus zurück, die Posten abzubauen": the infinitive tells what was asked, not what is answered."""
    tokens, clause = block.tokens, cue.clause
    if cue.entries[0].act not in ("deny", "refuse") or said.form != "indirect" or said.stretches[0][0] < clause.end:
        return False
    following = next((c for c in block.clauses if c.start == said.stretches[0][0]), None)
    if following is None or following.kind != "inf":
        return False
    return any(tokens[k].text in act_nouns() and tokens[k + 1].text[0].isupper() for k in clause.places() if k + 1 < clause.end)


def _goes_on_saying(block: Block, cue: VerbCue, cast: Cast) -> Speaker | None:
    """ "A lehnte den Plan ab; das sei zu teuer, hieß es", "hieß es weiter": the words of the one who spoke just before."""
    tokens, clause = block.tokens, cue.clause
    if cue.entries[0].lemma != "heissen":
        return None
    further = any(tokens[k].lower in ("weiter", "dazu", "zudem", "ausserdem", "ergänzend") for k in clause.places())
    recent = next((speaker for speaker in reversed(cast.spoken) if speaker.name), None)
    if recent is None or recent.medium or recent.person is not None or recent.start < 0:
        return None
    same = block.start <= recent.start < tokens[clause.start].start
    return replace(recent, start=-1, end=-1) if same or (further and block.start - recent.end < 400) else None


def _not_of_himself(
    tokens: Sequence[Token],
    subjects: Sequence[Nominal],
    speakers: list[Speaker],
    said: contents.Content | None,
    cast: Cast,
) -> list[Speaker]:
    """ "Muster müsse zurücktreten, verlangte er": nobody names himself in his own rendered words, another man speaks."""
    if said is None or said.form != "indirect" or len(subjects) != 1 or not subjects[0].pronoun:
        return speakers
    if not speakers or speakers[0].person is None:
        return speakers
    word = tokens[subjects[0].start]
    begin, end = tokens[said.stretches[0][0]].start, tokens[said.stretches[-1][1] - 1].end
    if word.lower not in ("er", "sie") or begin > word.start:
        return speakers
    named = {mention[2] for mention in cast.persons_in(begin, end)}
    if speakers[0].person not in named:
        return speakers
    gender = gender_of_person(cast.analysis.persons[speakers[0].person])
    for _, _, number in reversed([mention for mention in cast.mentions if mention[1] <= begin]):
        person = cast.analysis.persons[number]
        if number not in named and gender_of_person(person) == gender:
            return [replace(speakers[0], name=person.name, side=person.side, person=number)]
    return speakers


def _asked_of(tokens: Sequence[Token], places: Sequence[int], said: contents.Content, cast: Cast) -> tuple[str, int, int] | None:
    """ "verlangte von Canberra eine Entschuldigung", "erwartet von Litauen, dass ...": the one of whom it is asked."""
    for place in places:
        if tokens[place].lower not in ("von", "vom") or tokens[place].tag != "ADP" or tokens[place - 1].tag in ("NOUN", "PROPN"):
            continue
        nominal = nominal_at(tokens, place, places[-1] + 1)
        if nominal is None or nominal.pronoun or any(a < nominal.end and nominal.start < b for a, b in said.stretches):
            continue
        if can_speak(tokens, nominal, cast):
            first = nominal.start + (tokens[nominal.start].tag == "DET" and nominal.core_end - nominal.start > 1)
            words = " ".join(token.text for token in tokens[first : nominal.core_end])
            return words, tokens[first].start, tokens[nominal.core_end - 1].end
    return None


def _behind_name(tokens: Sequence[Token], clause: Clause, clauses: Sequence[Clause]) -> list[int]:
    """Give the places of "der Agentur Tass" in "sagte der Botschafter, Hans Muster, der Agentur Tass"."""
    behind = [c for c in clauses if c.start > clause.end and c.kind == "frag" and c.mark == "," and not c.paren][:2]
    if not behind or behind[0].start != clause.end + 1 or len(behind) < 2 or behind[1].start != behind[0].end + 1:
        return []
    opening = tokens[behind[1].start].lower
    return behind[1].places() if opening in ("der", "dem", "in", "im", "am", "laut", "auf") else []


def _paper_of_passive(tokens: Sequence[Token], clause: Clause, cast: Cast) -> Speaker | None:
    """ "Die Lage wird in dem Bericht als ernst bezeichnet": the paper speaks."""
    for place in clause.places():
        if tokens[place].lower in ("in", "im") and tokens[place].tag == "ADP":
            nominal = nominal_at(tokens, place, clause.end)
            if nominal is not None and speaking_paper(tokens[nominal.head].text):
                return resolve(tokens, nominal, cast, position=tokens[place].start)
    return None


def _colon_after(tokens: Sequence[Token], said: contents.Content) -> bool:
    place = said.stretches[0][0] - 1
    return place >= 0 and tokens[place].text == ":"


def _plain_main(block: Block, cue: VerbCue, said: contents.Content) -> bool:
    """Say whether what follows the cue is a main clause in the indicative: it may as well stand for itself ("A lobte B, C
    schwieg").
    """
    start = said.stretches[0][0]
    if said.form != "indirect" or start < cue.clause.end:
        return False
    clause = next((c for c in block.clauses if c.start <= start < c.end and not c.paren), None)
    if clause is not None and clause.kind == "sub" and clause.intro is not None:
        return block.tokens[clause.intro].lower in contents.relative_questions()
    return (
        clause is not None
        and clause.kind == "main"
        and clause.mark == ","
        and clause.finite is not None
        and (block.tokens[clause.finite].mood == "Ind")
    )


def _lost_marks(tokens: Sequence[Token], said: contents.Content) -> bool:
    """Say whether a rendered clause speaks as "wir" or "ich" in the indicative: a quotation whose marks a feed has lost."""
    places = [k for a, b in said.stretches for k in range(a, b)]
    if not places or tokens[places[0]].lower in ("dass", "ob"):
        return False
    first = any(tokens[k].lower in ("wir", "ich", "uns", "unser", "unsere", "unseren", "mein", "meine") for k in places)
    finite = [tokens[k] for k in places if tokens[k].form == "Fin"]
    return first and bool(finite) and not any(token.mood == "Sub1" for token in finite)


def _relay(
    tokens: Sequence[Token], clause: Clause, block: Block, speakers: list[Speaker], cast: Cast
) -> tuple[list[Speaker], list[Link]]:
    """ "Die Agentur meldete unter Berufung auf den Kreml": the Kremlin speaks, the agency passes it on."""
    places = clause.places()
    stop = min(len(tokens), clause.end + 8)
    for place in range(clause.start, clause.end):
        if (
            place not in places
            or tokens[place].text not in relay_nouns()
            or place + 2 >= stop
            or tokens[place + 1].lower != "auf"
            or not {tokens[k].lower for k in range(max(0, place - 2), place)} & {"unter", "mit"}
        ):
            continue
        nominal = nominal_at(tokens, place + 1, stop) or _with_attribute(tokens, place + 2, stop)
        if nominal is None:
            continue
        source = resolve(tokens, nominal, cast, position=tokens[place].start)
        if source.name and speakers and speakers[0].name:
            return [source], [(speaker.name, speaker.start, speaker.end) for speaker in speakers if speaker.name]
    return speakers, []


def _with_attribute(tokens: Sequence[Token], start: int, stop: int) -> Nominal | None:
    """Read "zwei mit dem Vorgang vertraute Personen": what the adjective rules stands between the number and the noun."""
    for place in range(start + 1, min(stop + 4, len(tokens)) - 1):
        if tokens[place].tag == "ADJ" and tokens[place].lower.endswith(
            ("te", "ten", "ene", "enen", "nde", "nden", "che", "chen")
        ):
            head = place + 1
            if tokens[head].tag == "NOUN" and not any(tokens[k].text in ",;:." for k in range(start, head)):
                return Nominal(start=start, end=head + 1, head=head, core_end=head + 1)
    return None


def _entry_for(cue: VerbCue, said: contents.Content | None, frames: frozenset[str] = frozenset()) -> Entry:
    """Give the use of the verb that fits what it rules: a clause, or the frames that were found filled."""
    if said is not None:
        return next((entry for entry in cue.entries if "clause" in entry.frames or "zu" in entry.frames), cue.entries[0])
    fitting = (entry for entry in cue.entries if set(entry.frames) & frames)
    return next(fitting, next((entry for entry in cue.entries if set(entry.frames) - {"clause", "zu"}), cue.entries[0]))


@cache
def _without_subject() -> frozenset[str]:
    """Verbs that need nobody who speaks ("heißt es")."""
    return frozenset(folded(verb.replace("|", "")) for verb in load("speech_verbs")["without_subject"]["verbs"])


def _owner_of_silence(block: Block, clause: Clause, cast: Cast) -> Speaker | None:
    """ "Eine Bestätigung der Regierung gab es nicht": the genitive after the noun."""
    tokens = block.tokens
    for place in clause.places()[:-1]:
        if tokens[place].text in silent_nouns() and tokens[place + 1].lower in ("der", "des"):
            nominal = nominal_at(tokens, place + 1, clause.end)
            if nominal is not None and can_speak(tokens, nominal, cast):
                return resolve(tokens, nominal, cast, position=tokens[place].start)
    return None


def _from_silence(block: Block, number: int, clause: Clause, cue: VerbCue | None, cast: Cast) -> list[Draft]:
    """ "Das Ministerium äußerte sich nicht": the whole clause is what is told, with the question that stays open."""
    tokens = block.tokens
    silence = silent_cue(block, clause, cue)
    if silence is None:
        return []
    subjects = [n for n in subject_of(tokens, clause, block.clauses, cast) if can_speak(tokens, n, cast)]
    subjects = [nominal for nominal in subjects if tokens[nominal.head].text not in silent_nouns()]
    speakers = [resolve(tokens, nominal, cast, position=tokens[nominal.start].start) for nominal in subjects]
    if silence.passive or not speakers:
        owner = from_circumstance(tokens, clause, cast, ("aus", "von", "vom", "seitens"))
        owner = owner or _owner_of_silence(block, clause, cast)
        speakers = [owner] if owner is not None else []
    first, last = clause.start, clause.end
    for other in block.clauses:
        question = other.kind == "sub" and not other.paren
        if question and other.end <= first and first - other.end <= 2:
            first = other.start
        elif question and other.start >= last and other.start - last <= 2:
            last = other.end
    spans = spans_of(block, ((first, last),))
    return [draft_of(block, number, silence, speaker, "no_comment", "reported", spans) for speaker in speakers if speaker.name]


def from_circumstance(
    tokens: Sequence[Token],
    clause: Clause,
    cast: Cast,
    prepositions: Sequence[str] = ("aus", "in", "im", "bei", "beim", "von", "vom", "seitens"),
) -> Speaker | None:
    """ "Aus dem Ministerium hieß es", "in dem Papier heißt es": who speaks stands with a preposition."""
    places = [k for k in clause.places() if tokens[k].lower in prepositions and tokens[k].tag == "ADP"]
    if len(places) > 1 and not any(tokens[k].lower in ("in", "im") and _says(tokens, k, clause) for k in places):
        # "In Tripolis hieß es aus Regierungskreisen": the source is what words come from, the place only where.
        places.sort(key=lambda k: tokens[k].lower not in ("aus", "seitens"))
    for place in places:
        nominal = nominal_at(tokens, place, clause.end)
        if nominal is None or nominal.pronoun:
            continue
        words = tokens[nominal.head].text
        if words in ("Seiten", "Seite") and nominal.end > nominal.core_end:
            inner = nominal_at(tokens, nominal.core_end, nominal.end)
            if inner is not None:
                return resolve(tokens, inner, cast, position=tokens[place].start)
        if words in ("Fassung", "Version"):
            continue
        speaker = resolve(tokens, nominal, cast, position=tokens[place].start)
        if words.endswith(("interview", "Interview", "Kreisen")) or speaker.name:
            return speaker
    return None


def _says(tokens: Sequence[Token], place: int, clause: Clause) -> bool:
    """Say whether the phrase with "in" names a paper ("in der Erklärung"), whose words they are then."""
    nominal = nominal_at(tokens, place, clause.end)
    return nominal is not None and (tokens[nominal.head].text in _papers() or speaking_paper(tokens[nominal.head].text))


@cache
def _papers() -> frozenset[str]:
    return frozenset(load("speech_nouns")["papers"]["words"])
