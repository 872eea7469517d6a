"""Takes matches of weeks, months, seasons, years and longer, gives their stretches."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from depesche.language.lexicon import fold, load
from depesche.reading.time import spans as timespans
from depesche.reading.time.match import Draft, Hit
from depesche.reading.time.value import day_of, edtf_of, first_day, month_value, moved, unit_value, week_value
from depesche.reading.time.years import EDGE_MONTH, year_with_edge

_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
# Before this month "Ende des Jahres" in the past tense is not that of the running year.
_LATE = 11
_SINGULAR_ARTICLES = frozenset(["das", "des", "dem"])
# "Soll bis Jahresende ernannt sein" lies ahead.
_DUE = frozenset(["soll", "sollen", "muss", "müssen", "will", "wollen"])
_COMPARING = frozenset(["gegenüber", "vergleich", "verglichen", "als"])
_LETZT = frozenset(["letzte", "letzten", "letzter"])
# Small words before which a bare month or a bare season stands.
_BEFORE_MONTH = frozenset(
    [
        *("in", "since", "until", "vom", "von", "ab", "for", "article", "over", "forthe", "zum", "nach", "vor", "and", "between"),
        *("comma", "hedge", "filler", "unit", "auf", "slash", "dash", "open", "edge", "um", "dot"),
    ]
)
_BEFORE_SEASON = _BEFORE_MONTH - {"comma", "dot", "unit"}


def month(hit: Hit) -> Sequence[Draft]:
    """`Juni 2014`, `Anfang Juni`, `kommenden Mai`; no day is made of `Anfang`. Without a year the tense decides."""
    number, published = hit.number("m"), hit.scene.published
    if hit.has("y"):
        return hit.named(month_value(hit.number("y"), number))
    before = hit.before()
    known = before is not None and (before.kind in _BEFORE_MONTH or before.text == "aus")
    if not hit.has("e") and hit.turn() is None and (not known or _is_first_name(hit)):
        return ()
    if published is None:
        return hit.draft(f"XXXX-{number:02}")
    anchor = published.isoformat()
    if hit.has("f") or hit.has("v"):
        return ()
    inherited = hit.inherited_year() or _year_just_named(hit) or _year_running_on(hit, number)
    if inherited:
        return hit.named(month_value(inherited, number), anchor=str(inherited))
    this_year = published.year
    earlier = this_year if number <= published.month else this_year - 1
    later = this_year if number >= published.month else this_year + 1
    turn, direction = hit.turn(), hit.direction()
    if turn is not None and turn < 0:
        chosen = (this_year if number < published.month else this_year - 1) + turn + 1
    elif turn is not None and turn > 0:
        chosen = (this_year if number > published.month else this_year + 1) + turn - 1
    elif turn == 0:
        chosen = this_year
    elif hit.starts_before() or (direction == "past" and not hit.points_ahead()) or (before and before.text == "aus"):
        chosen = earlier
    elif direction == "coming":
        chosen = later
    else:
        away, ago = (later - this_year) * 12 + number - published.month, (this_year - earlier) * 12 + published.month - number
        # In the present tense a month is ahead, unless it has just passed.
        chosen = later if away < ago or (direction == "present" and away < 11) else earlier
    other = later if chosen == earlier else earlier
    alternatives = (month_value(other, number),) if other != chosen and turn is None else ()
    return hit.named(month_value(chosen, number), anchor=anchor, alternatives=alternatives)


def _year_just_named(hit: Hit) -> int | None:
    """Give the year of `nächstes Jahr im Mai`: it stands right before the month."""
    here, before = hit.scene.here, hit.before(2)
    if here is None or not re.fullmatch(r"\d{4}", here) or before is None or before.kind not in ("unit", "year"):
        return None
    return int(here)


def _year_running_on(hit: Hit, number: int) -> int | None:
    """Give the year of `Im Juni 2025 endet das Mandat, im Juli wird gewählt`: the months follow each other."""
    here, published, direction = hit.scene.here, hit.scene.published, hit.direction()
    told = re.match(r"(\d{4})-(\d{2})", here or "")
    if told is None or published is None or hit.turn() is not None:
        return None
    year = int(told[1])
    if not any(word.kind == "year" and word.value == told[1] for word in hit.scene.words[: hit.first]):
        return None
    ahead = year > published.year and direction in ("coming", "present")
    behind = year == published.year - 1 and direction == "past"
    return year + (number < int(told[2])) if ahead or behind else None


def half_month(hit: Hit) -> Sequence[Draft]:
    """`ersten Märzhälfte`, `zweiten Junihälfte 2024`."""
    months = month(hit.renamed(e="o"))
    value = months[0].value if months else None
    if value is None or value.startswith("X") or hit.number("o") > 2:
        return ()
    begin = date.fromisoformat(f"{value}-01")
    middle, end = begin + timedelta(days=14), (moved(begin, "M", 1) or begin) - timedelta(days=1)
    days = (begin, middle) if hit.number("o") == 1 else (middle + timedelta(days=1), end)
    return hit.draft(value, edtf="/".join(day.isoformat() for day in days), anchor=months[0].anchor)


def _is_first_name(hit: Hit) -> bool:
    """`von August Hanning`: a month without "im" before a name is one itself."""
    before, after = hit.before(), hit.after()
    loose = before is not None and before.kind in ("von", "and", "comma", "dot", "for", "nach", "vor", "open")
    return loose and after is not None and after.kind == "other" and after.text[:1].isupper()


def month_of_year(hit: Hit) -> Sequence[Draft]:
    """`März dieses Jahres`, `April des Vorjahres`, `Juni des Jahres 2014`."""
    year = hit.year_meant()
    if year is None:
        return ()
    return hit.named(month_value(year, hit.number("m")), anchor=_anchor_of_year(hit))


def _anchor_of_year(hit: Hit) -> str | None:
    published = hit.scene.published
    return published.isoformat() if published and not hit.has("y") and not hit.has("oy") else None


def month_pair(hit: Hit) -> Sequence[Draft]:
    """`Januar bis März 2014`, `Mai und Juni`: two months; a stretch is one date for the record."""
    later = month(hit.renamed(m="b"))
    value = later[0].value if later else None
    if value is None:
        return ()
    number = hit.number("a")
    if value.startswith("X"):
        first, joint = f"XXXX-{number:02}", None
        edtfs: tuple[str | None, str | None] = (None, None)
    else:
        year = int(value[:4])
        first = month_value(year if number < hit.number("b") else year - 1, number)
        joint = f"{first}/{value}" if hit.word("j").kind in ("until", "dash", "slash") else None
        edtfs = (joint or first, joint or value)
    anchor = later[0].anchor
    return (
        Draft(first=hit.first, last=hit.first, type="DATE", value=first, edtf=edtfs[0], anchor=anchor),
        Draft(first=hit.match.start("b"), last=hit.last, type="DATE", value=value, edtf=edtfs[1], anchor=anchor),
    )


def numbered(hit: Hit) -> Sequence[Draft]:
    """`19. Jahrhundert`, `zweiten Quartal 2014`, `ersten Halbjahr`, `zweiten Hälfte des Jahres`."""
    unit, number = hit.value("u"), hit.number("o")
    tail = hit.scene.words[hit.match.start("u") + 1 : hit.match.start("u") + 4]
    if unit == "CE" and [word.text for word in tail[:2]] == ["v", "."]:  # "v. Chr."
        return hit.vague(f"BC{number - 1:02}")
    if unit == "CE" and 1 < number <= 21:
        return hit.draft(f"{number - 1:02}", edtf=f"{number - 1:02}00/{number - 1:02}99")
    if unit == "L" and 1 < number <= 3:
        return hit.draft(str(number - 1), edtf=f"{number - 1}000/{number - 1}999")
    if unit == "HF":
        if not (hit.has("os") or hit.has("or") or hit.has("y") or hit.has("ou")) or hit.year_meant() is None:
            return ()
        unit = "H"
    if unit not in ("Q", "H", "T") or not 1 <= number <= {"Q": 4, "H": 2, "T": 3}[unit]:
        return ()
    year = hit.year_meant()
    if year is not None:
        return hit.named(f"{year}-{unit}{number}", anchor=_anchor_of_year(hit))
    published = hit.scene.published
    if published is None:
        return hit.draft(f"XXXX-{unit}{number}")
    start = 1 + (number - 1) * {"Q": 3, "H": 6, "T": 4}[unit]
    found = published.year - (hit.direction() == "past" and start > published.month)
    return hit.named(f"{found}-{unit}{number}", anchor=published.isoformat())


def quarter(hit: Hit) -> Sequence[Draft]:
    """`Q3 2024`."""
    return hit.named(f"{hit.value('y')}-Q{hit.value('q')}") if hit.has("y") else ()


def season(hit: Hit) -> Sequence[Draft]:
    """`Herbst 2014`, `diesen Sommer`, `im Frühjahr`."""
    code, published = hit.value("s"), hit.scene.published
    if hit.has("y"):
        return hit.named(f"{hit.value('y')}-{code}")
    before = hit.before()
    turn = hit.turn()
    bare = turn is None and not hit.has("e")
    if bare and not hit.is_kind(hit.first, "article") and (before is None or before.kind not in _BEFORE_SEASON):
        return ()
    if (
        bare
        and hit.is_kind(hit.first, "article")
        and (before is None or before.kind not in ("in", "forthe", "over", "for", "until", "auf"))
    ):
        return ()
    if published is None:
        return hit.draft(f"XXXX-{code}")
    start = _SEASON_STARTS[code]
    current = published.year - 1 if code == "WI" and published.month <= 2 else published.year
    begin = date(current, start, 1)
    begun, over = begin <= published, published >= (moved(begin, "M", 3) or published)
    direction = hit.direction()
    if turn == 0:
        found = current
    elif turn is not None and turn < 0:
        found = (current if over else current - 1) + turn + 1
    elif turn is not None and turn > 0:
        found = (current + 1 if begun else current) + turn - 1
    elif direction == "past" or hit.starts_before():
        found = current if begun else current - 1
    else:
        found = current + 1 if over and direction in ("coming", "present") else current
    return hit.named(f"{found}-{code}", anchor=published.isoformat())


def season_of_year(hit: Hit) -> Sequence[Draft]:
    """`Herbst dieses Jahres`, `Sommer des Vorjahres`."""
    year = hit.year_meant()
    return hit.named(f"{year}-{hit.value('s')}", anchor=_anchor_of_year(hit)) if year is not None else ()


def unit(hit: Hit) -> Sequence[Draft]:
    """`vergangene Woche`, `nächstes Jahr`, `Ende dieses Monats`, `Ende des Jahres 2014`; a plural is vague."""
    published, code = hit.scene.published, hit.value("u")
    turn = hit.turn()
    distance = turn or 0
    if code in ("TH", "TM", "TS", "L", "T", "HF"):
        return ()
    if hit.has("y"):
        return year_with_edge(hit, hit.value("y"), None) if code == "Y" else ()
    if _plural(hit):
        if turn == 0:
            return hit.vague("PRESENT_REF")
        if distance > 0 or hit.has("f"):
            return hit.vague("FUTURE_REF")
        if _of_a_noun(hit):
            return ()
        return hit.vague(f"PX{code}", type="DURATION")
    if hit.has("f") or hit.has("v"):
        return _counted_from_last(hit, code, 1 if hit.has("f") else -1)
    last_day = day_of(hit.base("D") if turn else hit.day_pointed_at()) if code == "D" else None
    if code == "D":
        if hit.has("e"):
            return ()
        if turn is None:
            # "Im Laufe des Tages": of the day told, else of the day of publication.
            return hit.day(last_day or published, anchor=str(last_day or published))
        if last_day:
            return _back_to(hit, "D") if turn == 0 else hit.day(last_day + timedelta(days=distance), anchor=last_day.isoformat())
    if code == "D" and turn == 0:
        return hit.vague("PRESENT_REF")
    if published is None:
        return hit.vague("PAST_REF" if distance < 0 else "FUTURE_REF" if distance else "PRESENT_REF")
    if turn is None and code not in ("W", "M", "Q", "Y", "WE", "DE", "CE"):
        return ()
    if code == "WE" and distance > 0 and published.isoweekday() < 6:
        distance -= 1  # on a Thursday "kommendes Wochenende" is that of the same week
    shifted = moved(published, code, distance)
    if shifted is None:
        return ()
    value = unit_value(shifted, code)
    if code == "Y" and turn is None and hit.value("e") == "END" and published.month < _LATE and hit.direction() == "past":
        # The end of this year is not past yet: it is that of the year told before.
        told = first_day(hit.base("Y"))
        value = str(told.year if told and told.year < published.year else published.year - 1)
    if code == "Y":
        return year_with_edge(hit, value, published.isoformat())
    return hit.named(value, anchor=published.isoformat())


def _plural(hit: Hit) -> bool:
    text = hit.word("u").text
    if not text.lower().endswith(_plurals()):
        return False
    between = {word.text.lower() for word in hit.scene.words[hit.first : hit.match.start("u")]}
    singular = between & _SINGULAR_ARTICLES or any(word.endswith(("m", "es")) for word in between)
    return not (singular and text in ("Tage", "Jahre", "Monate"))


def _of_a_noun(hit: Hit) -> bool:
    """`die letzten Tage des Krieges`: counted from the end of something else, not from now."""
    article, noun = hit.after(), hit.after(2)
    if hit.turn() != -1 or hit.word("l").text.lower() not in _LETZT or article is None or noun is None:
        return False
    return article.text in ("des", "der") and noun.kind == "other" and noun.text[:1].isupper()


@cache
def _plurals() -> tuple[str, ...]:
    return tuple(fold(word) for word in load("times_words")["plural_units"])


def edge_unit(hit: Hit) -> Sequence[Draft]:
    """`Jahresende`, `Monatsbeginn 2014`, `Wochenbeginn`: of the running year, month or week."""
    edge, code = hit.value("k").split("-")
    published = hit.scene.published
    if hit.has("y"):
        return hit.draft(hit.value("y"), edtf=f"{hit.value('y')}-{EDGE_MONTH[edge]:02}~") if code == "Y" else ()
    if published is None:
        return hit.draft("XXXX" if code == "Y" else "XXXX-XX" if code == "M" else "XXXX-WXX")
    base = published
    # In January "zum Jahresende" looks back, in December "zu Jahresbeginn" ahead, when the tense says so.
    due = hit.points_ahead() and any(word.text.lower() in _DUE for word in hit.scene.words)
    if edge == "END" and hit.direction() == "past" and not due and (published.month <= 6 if code == "Y" else published.day <= 15):
        base = moved(published, code, -1) or published
    value = unit_value(base, code)
    if code == "Y":
        return hit.draft(value, edtf=f"{value}-{EDGE_MONTH[edge]:02}~", anchor=published.isoformat())
    return hit.named(value, anchor=published.isoformat())


def weekend(hit: Hit) -> Sequence[Draft]:
    """`am Wochenende`: the last or the next one, by tense."""
    published = hit.scene.published
    if hit.value("u") != "WE" or hit.word("u").text == "Wochenenden":
        return ()
    if published is None:
        return hit.draft("XXXX-WXX-WE")
    ahead = hit.direction() in ("coming", "present") and not hit.starts_before() and not hit.is_day_of_noun()
    day = published if ahead or published.isoweekday() >= 6 else published - timedelta(days=7)
    return hit.draft(value := week_value(day) + "-WE", edtf=edtf_of(value), anchor=published.isoformat())


def relative(hit: Hit) -> Sequence[Draft]:
    """`Vorjahr`, `in der Vorwoche`, `am Folgetag`, `Ende der Vorwoche`."""
    code, distance = hit.value("r")[0], int(hit.value("r")[1:])
    base = hit.scene.published
    if (code, distance) == ("D", -1) and hit.scene.eve:
        return hit.named(hit.scene.eve)
    if code == "D" or distance > 0:
        base = first_day(hit.base(code)) or base
    elif _compared(hit, code):
        base = first_day(hit.scene.here) or base
    if base is None:
        return hit.vague("PAST_REF" if distance < 0 else "FUTURE_REF")
    shifted = moved(base, code, distance)
    return hit.named(unit_value(shifted, code), anchor=base.isoformat()) if shifted else ()


def _compared(hit: Hit, code: str) -> bool:
    """`Im Mai stieg es gegenüber dem Vormonat`, `2019 sank es im Vergleich zum Vorjahr`: counted from what is compared."""
    here = hit.scene.here
    if here is None or not re.fullmatch(r"\d{4}-\d{2}" if code == "M" else r"\d{4}(-.*)?", here) or code not in ("M", "Y"):
        return False
    words = {word.text.lower() for word in hit.scene.words[max(0, hit.first - 4) : hit.first]}
    return code == "M" or bool(words & _COMPARING)


def heuer(hit: Hit) -> Sequence[Draft]:
    """`heuer`: this year, in Austria, Bavaria and South Tyrol."""
    published = hit.scene.published
    return hit.named(str(published.year), anchor=published.isoformat()) if published else hit.vague("PRESENT_REF")


def same(hit: Hit) -> Sequence[Draft]:
    """`am selben Tag`, `im gleichen Jahr`, `an jenem Abend`: the last date named before."""
    word = hit.word("u")
    return _back_to(hit, "D", word.value) if word.kind == "part" else _back_to(hit, word.value)


def year_ago(hit: Hit) -> Sequence[Draft]:
    """`im gleichen Zeitraum des Vorjahres`, `Vorjahresquartal`: a year before the stretch named last."""
    if hit.has("r") and hit.value("r") != "Y-1":
        return ()
    told = re.fullmatch(r"(\d{4})(.*)", hit.scene.named[-1]) if hit.scene.named else None
    if told is None:
        return hit.vague("PAST_REF")
    value = f"{int(told[1]) - 1}{told[2].partition('T')[0]}"
    return hit.named(value, anchor=edtf_of(hit.scene.named[-1])) if edtf_of(value) else ()


def step(hit: Hit) -> Sequence[Draft]:
    """`Tag zuvor`, `tags darauf`, `Jahr danach`, `am folgenden Morgen`: one unit from the last date."""
    word = hit.word("u")
    if word.kind == "part":
        base = day_of(hit.base("D"))
        if base is None and hit.has("v") and hit.word("v").kind == "next" and hit.scene.published:
            base = hit.scene.published
        forward = hit.word("v").kind != "preceding"
        return hit.day(base + timedelta(days=1 if forward else -1), part=word.value, anchor=base.isoformat()) if base else ()
    before = hit.before()
    one = before is not None and before.text.lower() in ("im", "am") and word.text in ("Jahre", "Tage")
    if (word.text.lower().endswith(_plurals()) and not one) or word.text in ("Stunden", "Minuten", "Sekunden"):
        return hit.vague(timespans.length("X", word.value), type="DURATION")
    if word.value not in ("D", "W", "M", "Y"):
        return ()
    found = _counted_from_last(hit, word.value, -1 if hit.word("z").kind == "before" else 1)
    if found and word.value == "D" and hit.word("z").kind == "before":
        hit.scene.eve = found[0].value
    return found or hit.vague("PAST_REF" if hit.word("z").kind == "before" else "FUTURE_REF")


def _counted_from_last(hit: Hit, code: str, distance: int) -> Sequence[Draft]:
    """Count units from the last date that is at least as exact as the unit."""
    last = hit.base(code) if code in ("D", "W", "M", "Y", "WE") else None
    base = first_day(last)
    shifted = moved(base, code, distance) if base else None
    return hit.named(unit_value(shifted, code), anchor=edtf_of(last or "")) if shifted else ()


def _back_to(hit: Hit, code: str, part: str = "") -> Sequence[Draft]:
    """Give the unit that holds the last date."""
    last = hit.day_pointed_at() if code == "D" else hit.base(code) if code in ("W", "M", "Y") else None
    base = first_day(last)
    if base is None:
        return ()
    anchor = edtf_of(last or "")
    return hit.day(base, part=part, anchor=anchor) if code == "D" else hit.named(unit_value(base, code), anchor=anchor)
