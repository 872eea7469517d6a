"""Takes one block, gives drafts of the statements that its cues make, before runs and nesting are settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from depesche.language.lexicon import load
from depesche.language.tokens import Token
from depesche.reading import content as contents
from depesche.reading.actnouns import nouns_of_speech
from depesche.reading.blocks import Block
from depesche.reading.chain import Link, addressee_of, links_of
from depesche.reading.clauses import Clause
from depesche.reading.cues import NounCue, VerbCue, stances, verb_cue, wish_cue
from depesche.reading.nominals import Nominal, nominal_at
from depesche.reading.nouncues import attribute_cues, headline_cue, noun_cues
from depesche.reading.speakers import NOBODY, Cast, Speaker, people_noun, relay_nouns, resolve, subject_of

_NO_COMMENT_WORDS = (
    "stellungnahme",
    "kommentar",
    "angaben",
    "auskunft",
    "auskünfte",
    "einzelheiten",
    "äusserung",
    "äusserungen",
    "reaktion",
    "details",
    "kommentare",
    "stellungnahmen",
)


# What a verb stands for when it is denied.
_NEGATED = {"ausschliessen": "expect", "anerkennen": "refuse", "bestätigen": "no_comment", "akzeptieren": "refuse"}


@dataclass(slots=True)
class Draft:
    """A statement in the making. `content`, `cue` and `frame` are code points of the text, half-open.

    `frame` is the clause of the cue; `open_cue` says that the cue leaves the act open ("sagte").
    """

    speaker: Speaker
    act: str
    form: str
    content: list[tuple[int, int]]
    cue: tuple[int, int] | None
    frame: tuple[int, int] | None
    block: int
    open_cue: bool
    links: list[Link] = field(default_factory=list)
    addressee: str | None = None
    addressee_span: tuple[int, int] | None = None
    subjunctive: bool = False
    cites: list[Link] = field(default_factory=list)
    nominal_cue: bool = False
    foreign: bool = False
    passing: bool = False


def drafts_of(block: Block, number: int, cast: Cast) -> list[Draft]:
    """Read the cues of one block, in the order of the text."""
    tokens = block.tokens
    found: list[Draft] = []
    nouns = noun_cues(block)
    headline = headline_cue(block)
    floor = 0
    if headline is not None:
        found += _from_noun(block, number, headline, cast, nouns, headline=True)
    for clause in block.clauses:
        if headline is not None and clause.start < headline.end:
            continue
        cue = verb_cue(tokens, clause) or wish_cue(tokens, clause)
        made = _stance(block, number, clause, cast)
        if not made and cue is not None:
            made = _from_verb(block, number, cue, cast, floor)
        if made and cue is not None and made[0].content[0][0] < tokens[clause.start].start:
            floor = clause.end
        found += made
        for draft in made:
            cast.spoken.append(draft.speaker)
    for noun in nouns:
        found += _from_noun(block, number, noun, cast, nouns)
    found += _attributes(block, number, cast)
    found += _by_nouns(block, number, found, cast)
    found += _orphans(block, number, found, cast)
    return sorted(found, key=lambda draft: (draft.content[0][0], -draft.content[-1][1]))


def _from_verb(block: Block, number: int, cue: VerbCue, cast: Cast, floor: int) -> list[Draft]:
    """Make the statements of one verb of saying."""
    tokens, clause = block.tokens, cue.clause
    entries = cue.entries
    silent = _silence(tokens, cue)
    if entries[0].lemma == "ausschliessen" and any(tokens[k].lower == "aus" and k != clause.prefix for k in clause.places()):
        return []
    if not silent:
        if cue.modal in ("wollen", "können", "müssen", "dürfen", "werden", "mögen") and not cue.negated:
            return []
        if cue.modal == "sollen" and not any(tokens[k].lemma == "haben" for k in clause.nonfinite):
            return []
    subjects = subject_of(tokens, clause, block.clauses, cast)
    speakers: list[Speaker]
    if entries[0].lemma == "zitieren":
        media = [resolve(tokens, nominal, cast, position=tokens[nominal.start].start) for nominal in subjects]
        return _citing(block, number, cue, cast, floor, media)
    if cue.passive:
        agent = contents.agent_of(tokens, clause)
        if agent is None:
            return []
        speakers = [resolve(tokens, agent, cast, position=tokens[clause.start].start)]
    else:
        speakers = [resolve(tokens, nominal, cast, position=tokens[nominal.start].start) for nominal in subjects]
    if entries[0].lemma in ("heissen", "hervorgehen"):
        speakers = []
    if subjects and subjects[0].pronoun and tokens[subjects[0].start].lower in ("ich", "wir"):
        return []
    to: str | None = None
    if silent:
        span = (_places_start(tokens, clause), tokens[clause.end - 1].end)
        return [_draft(block, number, cue, speaker, "no_comment", "reported", [span]) for speaker in speakers or [NOBODY]]
    said = contents.rendered(block, cue, floor) if entries[0].lemma != "wollen" else None
    if said is not None and _plain_main(block, cue, said) and not cue.passive:
        outcome = contents.told(block, cue, subjects)
        said = None if outcome is not None and any(_can_speak(tokens, nominal, cast) for nominal in subjects) else said
    entry = _entry_for(cue, said)
    act = entry.act
    if said is None:
        if entry.loose or entry.quoting or (speakers and speakers[0].name is None) or not speakers:
            return []
        if clause.kind == "inf" or not any(_can_speak(tokens, nominal, cast) for nominal in subjects) and not cue.passive:
            return []
        outcome = contents.told(block, cue, subjects)
        if outcome is None:
            return []
        said, to = outcome
    elif entry.quoting and said.form != "direct":
        return []
    if cue.negated:
        act = _NEGATED.get(entry.lemma, act)
    if not speakers:
        speakers = [_from_circumstance(tokens, clause, cast) or NOBODY]
    spans = _spans(block, said)
    if not spans:
        return []
    speakers, relays = _relay(tokens, clause, block, speakers, cast)
    taken = list(subjects)
    places = clause.places()
    links = links_of(tokens, [k for k in places if not any(a <= k < b for a, b in said.stretches)], taken, cast)
    address = addressee_of(tokens, places)
    drafts: list[Draft] = []
    if said.form == "direct" and entry.act != "inform" or said.form == "direct" and entry.lemma in ("rechtfertigen", "beschreiben", "kommentieren"):
        beside = contents.told(block, cue, subjects) if _colon_after(tokens, said) else None
        spans_beside = _spans(block, beside[0]) if beside is not None else []
        if spans_beside and spans_beside[0][1] <= spans[0][0] and spans_beside[0][1] - spans_beside[0][0] > 8:
            drafts += [_draft(block, number, cue, speaker, act, "reported", spans_beside) for speaker in speakers[:1]]
            drafts[0].links = relays + links
    form = said.form
    if form == "indirect" and not cue.passive and _lost_marks(tokens, said):
        form = "direct"
    for speaker in speakers:
        if any(speaker.name == other.speaker.name and other.form == form for other in drafts):
            continue
        draft = _draft(block, number, cue, speaker, act, form, spans)
        draft.open_cue = entry.act == "inform" or entry.act == "announce" and said.form != "reported"
        draft.links = relays + [link for link in links if not (speaker.start <= link[1] < speaker.end)]
        draft.addressee = address[0] if address is not None else to
        draft.addressee_span = (address[1], address[2]) if address is not None else None
        drafts.append(draft)
    return drafts


def _attributes(block: Block, number: int, cast: Cast) -> list[Draft]:
    """"die von Kiew geforderte Aufnahme": a statement told in an attribute."""
    tokens = block.tokens
    found = []
    for agent, act, place, thing in attribute_cues(block):
        if not _can_speak(tokens, agent, cast):
            continue
        speaker = resolve(tokens, agent, cast, position=tokens[agent.start].start)
        spans = _spans(block, contents.Content(form="reported", stretches=(thing,)))
        if speaker.name and spans:
            word = tokens[place]
            frame = (tokens[agent.start].start, word.end)
            found.append(
                Draft(
                    speaker=speaker,
                    act=act,
                    form="reported",
                    content=spans,
                    cue=(word.start, word.end),
                    frame=frame,
                    block=number,
                    open_cue=False,
                    passing=True,
                )
            )
    return found


def _by_nouns(block: Block, number: int, found: Sequence[Draft], cast: Cast) -> list[Draft]:
    """Make the statements of nouns of speech; where a verb of saying has made one already, the noun only tells its act."""
    tokens = block.tokens
    made = []
    for noun in nouns_of_speech(block):
        word = tokens[noun.noun]
        span = _spans(block, contents.Content(form="indirect", stretches=(noun.content,)))
        if not span:
            continue
        same = [d for d in found if any(a < span[0][1] and span[0][0] < b for a, b in d.content)]
        if same:
            for draft in same:
                if draft.open_cue and draft.frame is not None and draft.frame[0] <= word.start < draft.frame[1] and noun.support:
                    draft.act, draft.open_cue = noun.act, False
            continue
        subjects = [noun.owner] if noun.owner is not None else subject_of(tokens, noun.clause, block.clauses, cast)
        if any(nominal.start <= noun.noun < nominal.end for nominal in subjects):
            continue
        speakers = [resolve(tokens, n, cast, position=word.start) for n in subjects if _can_speak(tokens, n, cast)]
        for speaker in speakers:
            if not speaker.name or speaker.medium:
                continue
            made.append(
                Draft(
                    speaker=speaker,
                    act=noun.act,
                    form="indirect" if noun.rendered else "reported",
                    content=list(span),
                    cue=(word.start, word.end),
                    frame=(tokens[noun.clause.start].start, tokens[noun.clause.end - 1].end),
                    block=number,
                    open_cue=False,
                    passing=noun.owner is not None,
                )
            )
    return made


def _orphans(block: Block, number: int, found: Sequence[Draft], cast: Cast) -> list[Draft]:
    """Quotations after a colon that no verb of saying rules: "Er schloss sich dem mit den Worten an: ..."."""
    tokens = block.tokens
    quotes = [k for k, token in enumerate(tokens) if token.tag == "QUOTE"]
    free = [k for k in quotes if not any(a <= tokens[k].start < b for draft in found for a, b in draft.content)]
    if not free or len(free) == len(tokens):
        return []
    ahead = [c for c in block.clauses if c.kind in ("main", "rel") and c.finite is not None and c.end <= free[0]]
    after = [c for c in block.clauses if c.kind == "main" and c.finite is not None and c.start > free[0]]
    colon = any(tokens[k].text == ":" for k in range(free[0]))
    for clause in ([ahead[-1]] if ahead and colon else []) + after[:1]:
        for nominal in subject_of(tokens, clause, block.clauses, cast)[:1]:
            if not _can_speak(tokens, nominal, cast):
                continue
            speaker = resolve(tokens, nominal, cast, position=tokens[nominal.start].start)
            if not speaker.name or speaker.medium:
                continue
            cast.spoken.append(speaker)
            word = next((k for k in clause.places() if tokens[k].text in ("Worten", "Satz")), clause.finite)
            assert word is not None
            return [
                Draft(
                    speaker=speaker,
                    act="inform",
                    form="direct",
                    content=[(tokens[k].start, tokens[k].end) for k in free],
                    cue=(tokens[word].start, tokens[word].end),
                    frame=(tokens[clause.start].start, tokens[clause.end - 1].end),
                    block=number,
                    open_cue=True,
                    links=links_of(tokens, clause.places(), [nominal], cast),
                )
            ]
    return []


def _colon_after(tokens: Sequence[Token], said: contents.Content) -> bool:
    place = said.stretches[0][0] - 1
    return place >= 0 and tokens[place].text == ":"


def _citing(block: Block, number: int, cue: VerbCue, cast: Cast, floor: int, media: list[Speaker]) -> list[Draft]:
    """"Die Agentur zitiert den Minister mit den Worten: ...": the one who is cited speaks, the medium passes it on.

    In "…, zitiert ihn die Zeitung" the words belong to a statement that stands before: a link is left for it in `cites`.
    """
    tokens, clause = block.tokens, cue.clause
    links = [(medium.name, medium.start, medium.end) for medium in media if medium.name] if not cue.passive else []
    said = contents.rendered(block, cue, floor)
    place = (tokens[cue.verb].start, tokens[cue.verb].end)
    if said is None or said.form != "direct" or clause.kind == "rel":
        if not links:
            return []
        draft = _draft(block, number, cue, NOBODY, "inform", "indirect", [place])
        draft.cites = links
        return [draft]
    taken = {k for nominal in subject_of(tokens, clause, block.clauses, cast) for k in range(nominal.start, nominal.end)}
    cited: Speaker | None = media[0] if cue.passive and media else None
    for k in clause.places() if cited is None else ():
        if k in taken or tokens[k].tag in ("VERB", "AUX", "ADV", "PUNCT"):
            continue
        nominal = nominal_at(tokens, k, clause.end)
        if nominal is not None and nominal.preposition is None:
            cited = resolve(tokens, nominal, cast, position=tokens[k].start)
            if cited.name:
                break
    speaker = cited if cited is not None and cited.name else (media[0] if media else NOBODY)
    draft = _draft(block, number, cue, speaker, "inform", "direct", _spans(block, said))
    draft.open_cue = True
    draft.links = [link for link in links if link[0] != speaker.name]
    return [draft]


def _plain_main(block: Block, cue: VerbCue, said: contents.Content) -> bool:
    """Say whether what follows the cue is a main clause in the indicative: it may as well stand for itself ("A lobte B, C schwieg")."""
    start = said.stretches[0][0]
    if said.form != "indirect" or start < cue.clause.end:
        return False
    clause = next((c for c in block.clauses if c.start <= start < c.end and not c.paren), None)
    return clause is not None and clause.kind == "main" and clause.mark == "," and clause.finite is not None and (
        block.tokens[clause.finite].mood == "Ind"
    )


def _lost_marks(tokens: Sequence[Token], said: contents.Content) -> bool:
    """Say whether a rendered clause speaks as "wir" or "ich" in the indicative: a quotation whose marks a feed has lost."""
    places = [k for a, b in said.stretches for k in range(a, b)]
    if not places or tokens[places[0]].lower in ("dass", "ob"):
        return False
    first = any(tokens[k].lower in ("wir", "ich", "uns", "unser", "unsere", "unseren", "mein", "meine") for k in places)
    finite = [tokens[k] for k in places if tokens[k].form == "Fin"]
    return first and bool(finite) and not any(token.mood == "Sub1" for token in finite)


def _can_speak(tokens: Sequence[Token], nominal: Nominal, cast: Cast) -> bool:
    """Say whether a phrase names somebody: a person, body, side, group or medium, or a noun of people."""
    if nominal.pronoun:
        return tokens[nominal.start].lower not in ("es", "dies", "dieses", "was")
    start, end = tokens[nominal.start].start, tokens[nominal.core_end - 1].end
    if cast.persons_in(start, end) or any(actor.type != "adjective" for actor in cast.actors_from(start, end)):
        return True
    return people_noun(tokens[nominal.head].text)


def _relay(
    tokens: Sequence[Token], clause: Clause, block: Block, speakers: list[Speaker], cast: Cast
) -> tuple[list[Speaker], list[Link]]:
    """"Die Agentur meldete unter Berufung auf den Kreml": the Kremlin speaks, the agency passes it on."""
    places = clause.places()
    stop = min(len(tokens), clause.end + 8)
    for place in range(clause.start, clause.end):
        if place not in places or tokens[place].text not in relay_nouns() or place + 2 >= stop or tokens[place + 1].lower != "auf":
            continue
        nominal = nominal_at(tokens, place + 1, stop)
        if nominal is None:
            continue
        source = resolve(tokens, nominal, cast, position=tokens[place].start)
        if source.name and speakers and speakers[0].name:
            return [source], [(speaker.name, speaker.start, speaker.end) for speaker in speakers if speaker.name]
    return speakers, []


def _entry_for(cue: VerbCue, said: contents.Content | None):  # type: ignore[no-untyped-def]
    if said is not None:
        return next((entry for entry in cue.entries if "clause" in entry.frames or "zu" in entry.frames), cue.entries[0])
    return next((entry for entry in cue.entries if set(entry.frames) - {"clause", "zu"}), cue.entries[0])


def _draft(block: Block, number: int, cue: VerbCue, speaker: Speaker, act: str, form: str, spans: list[tuple[int, int]]) -> Draft:
    tokens, clause = block.tokens, cue.clause
    word = tokens[cue.verb]
    mood = tokens[clause.finite].mood if clause.finite is not None else None
    return Draft(
        speaker=speaker,
        act=act,
        form=form,
        content=list(spans),
        cue=(word.start, word.end),
        frame=(_places_start(tokens, clause), tokens[clause.end - 1].end),
        block=number,
        open_cue=False,
        subjunctive=mood in ("Sub1", "Sub2") and clause.kind == "main",
        foreign=mood != "Ind" or tokens[clause.finite].lemma in ("werden", "wollen", "sollen") if clause.finite is not None else True,
    )


def _places_start(tokens: Sequence[Token], clause: Clause) -> int:
    return tokens[clause.start].start


def _spans(block: Block, said: contents.Content) -> list[tuple[int, int]]:
    """Turn places of tokens into code points; marks at the ends fall away."""
    tokens = block.tokens
    spans = []
    for start, end in said.stretches:
        while start < end and tokens[start].tag == "PUNCT" and tokens[start].text in ",;:–—-.)":
            start += 1
        while end > start and tokens[end - 1].tag == "PUNCT" and tokens[end - 1].text in ",;:–—-.(":
            end -= 1
        if start < end and any(tokens[k].tag != "PUNCT" for k in range(start, end)):
            spans.append((tokens[start].start, tokens[end - 1].end))
    return spans


def span_of(block: Block, start: int, end: int) -> tuple[int, int]:
    """Turn places of tokens into code points, marks at the ends left out."""
    spans = _spans(block, contents.Content(form="indirect", stretches=((start, end),)))
    return spans[0] if spans else (block.start, block.end)


def _silence(tokens: Sequence[Token], cue: VerbCue) -> bool:
    """Say whether the clause tells that somebody did not speak."""
    lemma = cue.entries[0].lemma
    places = cue.clause.places()
    words = {tokens[k].lower for k in places}
    if lemma in ("äussern", "kommentieren", "bestätigen") and cue.negated and "nur" not in words:
        return lemma != "bestätigen" or "nicht" in words
    if lemma in ("ablehnen", "verweigern") and words & set(_NO_COMMENT_WORDS):
        return True
    return bool("stellung" in words and "nicht" in words)


def _from_circumstance(tokens: Sequence[Token], clause: Clause, cast: Cast) -> Speaker | None:
    """ "Aus dem Ministerium hieß es", "in dem Papier heißt es": who speaks stands with a preposition."""
    for place in clause.places():
        if tokens[place].lower in ("aus", "in", "im", "bei", "beim", "von", "vom", "seitens") and tokens[place].tag == "ADP":
            nominal = nominal_at(tokens, place, clause.end)
            if nominal is not None and not nominal.pronoun:
                words = tokens[nominal.head].text
                if words in ("Seiten", "Seite") and nominal.end > nominal.core_end:
                    inner = nominal_at(tokens, nominal.core_end, nominal.end)
                    if inner is not None:
                        return resolve(tokens, inner, cast, position=tokens[place].start)
                speaker = resolve(tokens, nominal, cast, position=tokens[place].start)
                if words.endswith(("interview", "Interview", "Kreisen")) or speaker.name:
                    return speaker
    return None


def _stance(block: Block, number: int, clause: Clause, cast: Cast) -> list[Draft]:
    """ "zeigte sich besorgt über ...", "ist überzeugt, dass ...", "äußerte sich zuversichtlich"."""
    tokens = block.tokens
    if clause.kind not in ("main", "rel", "sub") or clause.finite is None:
        return []
    places = clause.places()
    at = next((k for k in places if tokens[k].lower in stances() and tokens[k].tag in ("ADJ", "ADV", "VERB")), None)
    if at is None:
        return []
    verb = tokens[clause.finite]
    lemmas = {verb.lemma, *(tokens[k].lemma for k in clause.nonfinite)}
    if not (lemmas & {"zeigen", "äußern", "geben"} and any(tokens[k].lower == "sich" for k in places)) and not (
        lemmas & {"sein"}
        and tokens[at].lower
        in ("überzeugt", "zuversichtlich", "besorgt", "bereit", "sicher", "optimistisch", "skeptisch", "enttäuscht")
    ):
        return []
    subjects = subject_of(tokens, clause, block.clauses, cast)
    speakers = [resolve(tokens, nominal, cast, position=tokens[nominal.start].start) for nominal in subjects]
    if not speakers or speakers[0].name is None:
        return []
    cue = VerbCue(clause=clause, verb=at, entries=(), passive=False, negated=False, modal=None)
    following = [c for c in block.clauses if c.start >= clause.end and not c.paren]
    form, stretch = "reported", None
    if following and following[0].kind == "quote":
        form, stretch = "direct", (following[0].start, following[0].end)
    elif (
        following
        and following[0].kind in ("sub", "inf", "main")
        and following[0].mark in (",",)
        and (following[0].kind != "sub" or tokens[following[0].intro or 0].lower in ("dass", "ob", "wie"))
    ):
        last = following[0]
        for later in following[1:]:
            if (
                later.kind == "main"
                and later.mark in ("und", "aber")
                and later.finite is not None
                and tokens[later.finite].mood == "Ind"
            ):
                break
            last = later
        form, stretch = "indirect", (following[0].start, max(last.end, following[0].end))
    else:
        behind = [k for k in places if k > at] or [k for k in places if clause.finite < k < at]
        if behind and lemmas & {"zeigen", "äußern"}:
            first = max(clause.finite + 1, min(at, behind[0]))
            while first < at and tokens[first].lower in ("sich", "mich", "uns"):
                first += 1
            stop = max(p[1] for p in clause.pieces)
            while stop > first and (tokens[stop - 1].form in ("Part", "Inf") and stop - 1 != at):
                stop -= 1
            stretch = (first, stop)
    if stretch is None:
        return []
    spans = _spans(block, contents.Content(form=form, stretches=(stretch,)))
    act = stances()[tokens[at].lower]
    made = [_draft(block, number, cue, speaker, act, form, spans) for speaker in speakers] if spans else []
    for draft in made:
        draft.links = links_of(tokens, places, subjects, cast)
    return made


def _from_noun(
    block: Block, number: int, cue: NounCue, cast: Cast, cues: Sequence[NounCue], *, headline: bool = False
) -> list[Draft]:
    """Make the statement of "laut X" and the like: the clause around it."""
    tokens = block.tokens
    speaker: Speaker
    if cue.speaker is not None:
        speaker = _noun_speaker(tokens, cue, cast)
    elif cue.own:
        clause = next((c for c in block.clauses if any(a <= cue.start < b for a, b in c.pieces)), None)
        subjects = subject_of(tokens, clause, block.clauses, cast) if clause is not None else []
        speaker = resolve(tokens, subjects[0], cast, position=tokens[cue.start].start) if subjects else NOBODY
    else:
        recent = next((s for s in reversed(cast.spoken) if s.name), None)
        if recent is None:
            return []
        speaker = recent
    stretches = _noun_content(block, cue)
    quotes = [k for a, b in stretches for k in range(a, b) if tokens[k].tag == "QUOTE"]
    form = "indirect"
    if quotes and all(tokens[k].tag in ("QUOTE", "PUNCT") for a, b in stretches for k in range(a, b)):
        form, stretches = "direct", [(k, k + 1) for k in quotes]
    spans = _spans(block, contents.Content(form=form, stretches=tuple(stretches)))
    if not spans:
        return []
    links = links_of(tokens, range(cue.speaker[1] if cue.speaker else cue.end, cue.end), (), cast)
    cast.spoken.append(speaker)
    return [
        Draft(
            speaker=speaker,
            act=cue.act,
            form=form,
            content=spans,
            cue=(tokens[cue.cue[0]].start, tokens[cue.cue[1] - 1].end),
            frame=(tokens[cue.start].start, tokens[cue.end - 1].end),
            block=number,
            open_cue=cue.act == "inform",
            links=links,
            nominal_cue=True,
        )
    ]


def _noun_speaker(tokens: Sequence[Token], cue: NounCue, cast: Cast) -> Speaker:
    assert cue.speaker is not None
    start, end = cue.speaker
    nominal = nominal_at(tokens, start, end)
    position = tokens[start].start
    if nominal is not None and not nominal.pronoun:
        if end - start == 1 and tokens[start].text.endswith("s"):
            persons = cast.persons_in(tokens[start].start, tokens[start].end)
            if persons:
                person = cast.analysis.persons[persons[0][2]]
                return Speaker(name=person.name, side=person.side, person=persons[0][2], start=persons[0][0], end=persons[0][1])
        adjective = next((a for a in cast.actors_in(tokens[start].start, tokens[end - 1].end) if a.type == "adjective"), None)
        if tokens[start].tag == "ADJ" and adjective is not None and adjective.sides and end == cue.end == cue.cue[1]:
            return Speaker(
                name=_state_name(adjective.sides[0]) or adjective.name,
                side=adjective.sides[0],
                start=tokens[start].start,
                end=tokens[start].end,
            )
        return resolve(tokens, nominal, cast, position=position)
    recent = next((s for s in reversed(cast.spoken) if s.name and not s.medium), None)
    if recent is not None:
        return Speaker(
            name=recent.name, side=recent.side, person=recent.person, start=tokens[start].start, end=tokens[end - 1].end
        )
    return NOBODY


def _state_name(side: str) -> str | None:
    entry = load("states").get(side)
    return str(entry["names"][0]) if entry else None


def _noun_content(block: Block, cue: NounCue) -> list[tuple[int, int]]:
    """The sentence without the cue; the clause alone where the cue stands in a subordinate clause or after a colon."""
    tokens = block.tokens
    clause = next((c for c in block.clauses if any(a <= cue.start < b for a, b in c.pieces)), None)
    begin, end = contents.begin_of(block, cue.start, 0), len(tokens)
    if clause is not None and clause.kind in ("sub", "rel") and cue.start > clause.start:
        begin, end = clause.start, clause.end
    if tokens[cue.start].lower == "so" and tokens[cue.cue[0]].lower == "so":
        begin = contents.begin_of(block, cue.start, 0)
    for later in block.clauses:
        if (
            later.start >= cue.end
            and later.kind == "main"
            and later.mark in ("und", ";", "aber", "doch")
            and clause is not None
            and later.start < end
        ):
            if later.finite is not None and verb_cue(tokens, later) is not None and tokens[later.finite].mood == "Ind":
                end = later.start
                break
        if later.start > cue.end and tokens[later.start].text == ":":
            end = later.start
            break
    if tokens[cue.start].lower in ("demnach", "demzufolge"):
        return [(begin, end)]
    pieces = []
    if cue.start > begin:
        pieces.append((begin, cue.start))
    if cue.end < end:
        rest = next((c for c in block.clauses if c.start >= cue.end and not c.paren), None)
        follows_relative = (
            rest is not None
            and rest.kind in ("rel", "frag")
            and pieces
            and rest.start <= cue.end + 1
            and tokens[cue.start].lower in ("so",)
        )
        if not follows_relative:
            pieces.append((cue.end, end))
    return pieces


def is_same(first: Nominal, second: Nominal) -> bool:
    """Say whether two phrases are the same place."""
    return (first.start, first.end) == (second.start, second.end)
