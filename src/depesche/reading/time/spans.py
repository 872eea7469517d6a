"""Takes matches of lengths, repetitions, clock times and vague words, gives their values."""

from __future__ import annotations

from collections.abc import Sequence

from depesche.reading.time.match import Draft, Hit
from depesche.reading.time.tense import stands_unreal
from depesche.reading.time.value import day_of, first_day, moved, unit_value
from depesche.reading.time.words import Word

# "Vor einigen Wochen" is counted as three weeks and marked as about.
_SOME = 3
# "Wer 26 Jahre vollendet hat": behind a length in years it is an age.
_COMPLETED = frozenset(["vollendet", "vollendete", "vollendeten"])
_CLOCK = ("TH", "TM", "TS")
# "Zwei Stunden zuvor": a time of day that nothing tells.
_SOME_HOUR = "XXXX-XX-XXTXX:XX"
_GRADING = frozenset(["ziemlich", "recht"])
_PLURAL = ("tage", "tagen", "wochen", "monate", "monaten", "jahre", "jahren")
_ONE = frozenset(["ein", "eine", "einen", "eines"])
_PLURAL_ENDS = ("tage", "wochen", "monate", "jahre", "jahrzehnte", "jahrhunderte", "stunden", "minuten", "sekunden")
# What opens the clause that tells which day is meant.
_OPENERS = frozenset(["als", "an", "in", "da", "nachdem", "bevor", "wo"])
_PARTICLES = frozenset(["jetzt", "aktuell"])
_DEGREES = frozenset(["ganz", "sehr", "höchst", "besonders", "so", "wieder"])
_BEING = frozenset(["sein", "ist", "war", "bleiben", "bleibt", "werden"])
# Units that are so many of another one.
_MADE_OF = {"TQ": ("TM", 15), "TD": ("TM", 45), "Q": ("M", 3), "YQ": ("M", 3), "CQ": ("Y", 25)}
_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365, "DE": 3650}


def duration(hit: Hit) -> Sequence[Draft]:
    """`zwei Tagen`, `rund fünf Jahre`, `drei Tage zuvor`, `zwei bis drei Wochen`: a length; behind `vor` and before `zuvor` or
    `später` also a place in the calendar."""
    code = hit.value("u")
    if code in ("H", "T", "HF") or _is_age(hit):
        return ()
    tail = hit.scene.words[hit.last].kind
    if code in _CLOCK and tail in ("before", "after") and not _compared(hit):
        return hit.draft(_SOME_HOUR, type="TIME", names_date=False)
    if hit.has("h"):
        amount = "0.5"
    else:
        word = hit.word("q")
        if word.kind == "year" and code not in ("Y", "D", "TH"):
            return ()
        amount = "1" if word.kind == "one" else word.value
        if word.text.lower() in _ONE and hit.word("u").text.lower().endswith(_PLURAL_ENDS):
            return ()  # "ein Jahrzehnte altes Bild"
    code, amount = _made_of(code, amount)
    edtf, anchor = _distance(hit, amount, code)
    # "ziemlich genau ein Jahr": what itself is graded stays outside.
    before = hit.before()
    graded = hit.is_kind(hit.first, "about") and before is not None and before.text.lower() in _GRADING
    return (
        Draft(
            first=hit.first + graded,
            last=hit.last,
            type="DURATION",
            value=length(amount, code),
            edtf=edtf,
            anchor=anchor,
            names_date=False,
        ),
    )


def _made_of(code: str, amount: str) -> tuple[str, str]:
    """Write `Viertelstunde`, `Quartal`, `Vierteljahrhundert` in the units that TIMEX3 has."""
    if code not in _MADE_OF:
        return code, amount
    code, times = _MADE_OF[code]
    return code, amount if amount == "X" else f"{float(amount) * times:g}"


def _is_age(hit: Hit) -> bool:
    """`31 Jahre alt`, `im Alter von 31 Jahren`, `Kinder zwischen sechs und elf Jahren`, `mit elf Wochen`."""
    before, after = hit.before(), hit.after()
    if hit.value("u") in ("W", "M"):
        bare = hit.is_kind(hit.first, "small") or hit.is_kind(hit.first, "number")
        counted = after is not None and after.text[:1].isupper()
        return bare and before is not None and before.text.lower() == "mit" and not counted
    if hit.value("u") != "Y":
        return False
    if any(word.kind == "age" for word in (after,) if word) or any(word.text in _COMPLETED for word in _following(hit)):
        return True
    if before is None:
        return False
    earlier = hit.before(2)
    between = hit.before(3)
    if before.kind == "and" and earlier is not None and earlier.kind in ("number", "small") and between is not None:
        return between.kind == "between"
    return (
        before.kind in ("von", "between") and (before.kind == "between" or (earlier is not None and earlier.kind == "agenoun"))
    ) or (before.text.lower() in ("mit", "ab") and hit.scene.words[hit.first].kind in ("small", "number"))


def _following(hit: Hit) -> Sequence[Word]:
    return hit.scene.words[hit.last + 1 : hit.last + 4]


def _compared(hit: Hit) -> bool:
    following = hit.after()
    return following is not None and following.text == "als"


def length(amount: str, code: str) -> str:
    """Write a length in TIMEX3: `P2D`, `PT30M`, `PXY`."""
    return f"PT{amount}{code[1]}" if code in ("TH", "TM", "TS") else f"P{amount}{code}"


def _distance(hit: Hit, amount: str, code: str) -> tuple[str | None, str | None]:
    """Give the date so far from now or from the last date, and what it was counted from.

    Days are exact, weeks are days marked as about, months and years are that month or year marked as about.
    """
    before, tail = hit.before(), hit.scene.words[hit.last]
    above = before is not None and before.kind == "over"  # "vor über einer Woche"
    if before is not None and (above or before.text.lower() in _GRADING):
        before = hit.before(2)
    scene = hit.scene
    if tail.kind in ("before", "after") and not _compared(hit):
        base = first_day(hit.base(code if code in ("D", "W", "M", "Y") else "Y"))
        sign = -1 if tail.kind == "before" else 1
    elif before and before.kind == "vor":
        base, sign = scene.published, -1
    elif before and before.text.lower() == "in" and hit.direction() != "past":
        base, sign = scene.published, 1
    else:
        return None, None
    vague = amount == "X"
    if base is None or code not in _DAYS or (vague and code in ("Y", "DE")):
        return None, None
    count = float(_SOME if vague else amount)
    if count * _DAYS[code] > 800_000:
        return None, None
    about = above or vague or any(word.kind in ("about", "filler") for word in scene.words[hit.first : hit.last]) or hit.has("a")
    if count != int(count):
        day = moved(base, "D", sign * int(count * _DAYS[code]))
        code, about = {"W": "D", "D": "D"}.get(code, "M"), True
    else:
        day = moved(base, code, sign * int(count))
    if day is None:
        return None, None
    anchor = base.isoformat()
    if code in ("D", "W") and not vague:
        return day.isoformat() + "~" * (about or code == "W"), anchor
    return unit_value(day, "Y" if code in ("Y", "DE") else "M") + "~", anchor


def window(hit: Hit) -> Sequence[Draft]:
    """`den vergangenen drei Jahren`, `den kommenden zwei Wochen`: a length that ends or begins with the day of publication."""
    code, amount = _made_of(hit.value("u"), hit.value("q"))
    if code in ("H", "T", "HF"):
        return ()
    published, turn = hit.scene.published, hit.turn()
    edtf = None
    if published and turn and amount.isdigit() and code in ("D", "W", "M", "Y") and int(amount) < 1000:
        far = moved(published, code, turn * int(amount))
        if far:
            wide = "D" if code in ("D", "W") else code
            edtf = "/".join(unit_value(end, wide) for end in sorted((far, published)))
    anchor = published.isoformat() if edtf and published else None
    return hit.draft(length(amount, code), edtf=edtf, type="DURATION", anchor=anchor, names_date=False)


def bare_length(hit: Hit) -> Sequence[Draft]:
    """`seit Jahren`, `vor Monaten`: a length of unknown measure."""
    word = hit.word("u")
    if hit.is_kind(hit.first, "article") and _told_by_clause(hit):
        amount = "X" if word.text.lower().endswith(_PLURAL) else "1"
        return hit.vague(length(amount, hit.value("u")), type="DURATION")
    if hit.is_kind(hit.first, "article"):
        if word.text.lower() not in ("jahre", "jahren", "jahrzehnte", "jahrzehnten") or hit.scene.words[
            hit.first
        ].text.lower() in ("das", "dem"):
            return ()
    elif not word.text.endswith(("n", "N", "re", "te", "ge")) or _is_counted(hit):
        return ()
    return hit.vague(length("X", hit.value("u")), type="DURATION")


def _is_counted(hit: Hit) -> bool:
    """Say whether words before "Jahre nach dem Krieg" count or tell them, or something else is between."""
    before, following = hit.before(), hit.after()
    if before is None or following is None or following.kind not in ("vor", "nach"):
        return False
    return before.kind not in ("hedge", "comma", "in", "about") and before.text.lower() not in ("nur", "selbst", "auch")


def _told_by_clause(hit: Hit) -> bool:
    """`der Tag, an dem`, `an dem Tag, als`, `in den Tagen um den 9. November`: what follows tells which."""
    if hit.value("u") not in ("D", "W", "M", "Y"):
        return False
    comma, opener = hit.after(), hit.after(2)
    if comma is None or opener is None:
        return False
    if comma.kind == "comma":
        return opener.text in _OPENERS
    plural = hit.word("u").text.lower().endswith(_PLURAL)
    return plural and comma.text in ("um", "vor", "nach", "rund") and hit.scene.words[hit.first].text.lower() != "das"


def long_lasting(hit: Hit) -> Sequence[Draft]:
    """`jahrelang`, `zweitägigen`; years in figures are mostly ages ("27-jährige") and are left out."""
    word = hit.word("v")
    if word.kind == "long":
        edtf, anchor = _distance(hit, "1", word.value[-1]) if word.value[1] == "1" else (None, None)
        return hit.draft(word.value, edtf=edtf, type="DURATION", anchor=anchor, names_date=False)
    amount, _, code = word.value.partition(" ")
    amount = amount or hit.value("q")  # "48-stündige"
    if not amount or (code == "Y" and amount != "X"):
        return ()
    return hit.vague(length(amount, code), type="DURATION")


def every(hit: Hit) -> Sequence[Draft]:
    """`jeden Montag`, `jedes Jahr`, `alle zwei Jahre`, `pro Tag`, `Jahr um Jahr`."""
    word = hit.word("u")
    if word.kind in ("weekday", "weekdaypart"):
        part = f"T{word.value[1:]}" if word.value[1:] else ""
        value = f"XXXX-WXX-{word.value[0]}{part}"
    elif word.kind == "month":
        value = f"XXXX-{int(word.value):02}"
    elif word.kind == "season":
        value = f"XXXX-{word.value}"
    elif word.kind == "part":
        value = f"XXXX-XX-XXT{word.value}"
    else:
        value = length(hit.value("q") or "1", word.value)
    return hit.vague(value, type="SET")


def rate(hit: Hit) -> Sequence[Draft]:
    """`400 Euro im Monat`, `200 Reisende am Tag`: so much in each."""
    words = hit.scene.words
    if hit.value("u") not in ("D", "W", "M", "Y") or not hit.word("u").text.endswith(("Tag", "Woche", "Monat", "Jahr")):
        return ()
    if any(word.kind in ("number", "small", "amount") for word in words[max(0, hit.first - 4) : hit.first - 2]):
        counted = words[hit.first - 2]
        if counted.kind == "other" and (counted.text[:1].isupper() or not counted.text[0].isalpha()):
            return (
                Draft(
                    first=hit.first - (words[hit.first - 1].kind == "in"),
                    last=hit.last,
                    type="SET",
                    value=length("1", hit.value("u")),
                    edtf=None,
                    names_date=False,
                ),
            )
    return ()


def repeated(hit: Hit) -> Sequence[Draft]:
    """`montags`, `abends`, `täglich`, `zweimal wöchentlich`, `Mittwoch vormittags`."""
    word = hit.word("v")
    counted = hit.before()
    if word.kind == "weekdays" and counted is not None and counted.kind in ("small", "number", "some"):
        return ()
    if word.kind == "parts":
        if word.text.lower() in ("früh", "frühmorgens"):
            return ()
        if hit.has("u"):
            return hit.vague(f"XXXX-WXX-{hit.value('u')}T{word.value}", type="SET")
        day = day_of(hit.scene.here)
        if day and word.value in ("EV", "NI"):
            return hit.day(day, part=word.value, anchor=day.isoformat())
        return hit.vague(f"XXXX-XX-XXT{word.value}", type="SET")
    return hit.vague(f"XXXX-WXX-{word.value}" if word.kind == "weekdays" else word.value, type="SET")


def clock(hit: Hit) -> Sequence[Draft]:
    """`10 Uhr`, `20.15 Uhr`: on the day named in the sentence or before; no day is made of the hour alone."""
    if "." in hit.value("c") and hit.word("c").kind == "number":
        return ()
    hours, _, minutes = hit.value("c").replace(":", ".").partition(".")
    minutes = hit.value("s") or minutes or "0"
    if hit.value("p") in ("AF", "EV") and int(hours) < 12:
        hours = str(int(hours) + 12)
    if int(hours) > 24 or int(minutes) > 59:
        return ()
    here = day_of(hit.scene.here) if hit.scene.single and not hit.scene.repeats else None
    before = hit.before()
    if here is None and (hit.scene.repeats or hit.in_hours() or (before is not None and before.kind == "each")):
        return hit.draft(
            f"T{int(hours):02}:{int(minutes):02}", edtf=here.isoformat() if here else None, type="TIME", names_date=False
        )
    shown = here or day_of(hit.base("D")) or hit.scene.published
    value = f"{shown.isoformat() if shown else ''}T{int(hours):02}:{int(minutes):02}"
    day = here.isoformat() if here else None
    return hit.draft(value, edtf=day, type="TIME", anchor=day, names_date=False)


def clock_with_colon(hit: Hit) -> Sequence[Draft]:
    """`heute, 07:45`, `zwischen 03:00 und 07:00`: figures with a colon are a time of day behind a date or a small word."""
    figures, before, earlier = hit.word("c").text, hit.before(), hit.before(2)
    if ":" not in figures or len(figures) != 5 or before is None:
        return ()
    after_date = hit.scene.here is not None and any(
        word is not None and word.kind in ("full", "day", "weekday", "year") for word in (before, earlier)
    )
    opening = ("ab", "until", "since", "between", "um", "von")
    begun = hit.before(3)
    second = before.kind in ("and", "dash", "until") and earlier is not None and ":" in earlier.text
    second = second and begun is not None and begun.kind in opening
    if not after_date and not second and before.kind not in opening:
        return ()
    return clock(hit)


def part_of_day(hit: Hit) -> Sequence[Draft]:
    """`am Abend`, `in der Nacht`: of the day named before; without one the day stays open."""
    before, earlier = hit.before(), hit.before(2)
    if before is not None and before.kind == "early":
        before, earlier = earlier, hit.before(3)
    if before is None:
        return ()
    if before.kind == "article":
        genitive = before.text == "des" and hit.word("p").text.endswith("s")
        if not genitive and (
            earlier is None or earlier.kind not in ("in", "until", "forthe", "since", "for", "ab", "nach", "over")
        ):
            return ()
    elif before.kind not in ("an", "zum", "um", "since", "until", "nach", "vor", "for") and before.text.lower() != "gegen":
        return ()
    day = day_of(hit.scene.here) or day_of(hit.base("D"))
    shown = day or hit.scene.published
    known = day.isoformat() if day else None
    value = f"{shown.isoformat() if shown else 'XXXX-XX-XX'}T{hit.value('p')}"
    return hit.draft(value, edtf=known, type="TIME", anchor=known, names_date=False)


def reference(hit: Hit) -> Sequence[Draft]:
    """`jetzt`, `kürzlich`, `demnächst`, `in Zukunft`: a time that no calendar shows."""
    kind = hit.word("r").kind
    if kind == "this":
        before = hit.before()
        if before is None or before.text.lower() not in ("in", "zu", "während", "seit", "bis", "nach", "vor"):
            return ()
        return hit.vague("PAST_REF" if hit.direction() == "past" else "PRESENT_REF")
    if kind == "present" and hit.word("r").text.lower() in _PARTICLES and _is_particle(hit):
        return ()
    names = {"present": "PRESENT_REF", "nun": "PRESENT_REF", "future": "FUTURE_REF", "futurenoun": "FUTURE_REF"}
    return hit.vague(names.get(kind, "PAST_REF"))


def _is_particle(hit: Hit) -> bool:
    """`was man jetzt trägt` as a headline, `das würde ich jetzt sagen`, `jetzt mal ehrlich`, `ganz aktuell`: it tells no time."""
    after, tokens = hit.after(), hit.scene.tokens
    if hit.word("r").text.lower() == "aktuell":
        before = hit.before()
        return (before is not None and before.text in _DEGREES) or (after is not None and after.text in _BEING)
    if after is not None and after.text.lower() in ("mal", "einmal"):
        return True
    if not tokens[-1].text[-1].isalnum():
        return stands_unreal(tokens, hit.scene.words[hit.first].token)
    return len(tokens) > 1
