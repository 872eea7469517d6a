"""Takes matches of weeks of a month, the old and the new year, first and last days, gives their stretches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from depesche.reading.time import spans as timespans
from depesche.reading.time.match import Draft, Hit
from depesche.reading.time.periods import month
from depesche.reading.time.value import day_of, moved, unit_value, week_value

# "Im neuen Jahr" is the next one from this month on, "im alten Jahr" the last one up to `_EARLY`.
_LATE, _EARLY = 9, 3
# "Den dritten Tag in Folge" counts, and names no day of a meeting.
_COUNTING = frozenset(["in", "hintereinander", "nacheinander", "lang"])
_PLURAL = ("tagen", "wochen", "monaten", "jahren", "stunden", "minuten")
_NO_DAY = "XXXX-XX-XX"


def week_of_month(hit: Hit) -> Sequence[Draft]:
    """`ersten Juniwoche`, `letzten Märzwoche 2024`, `zweiten Maiwochenende`: the weeks whose Thursday lies in the month."""
    months = month(hit.renamed(e="o", l="-", n="-", t="-"))
    told = months[0].value if months else None
    code = hit.word("m").text.lower()
    if told is None or told.startswith("X"):
        return ()
    first = date.fromisoformat(f"{told}-01")
    last = (moved(first, "M", 1) or first) - timedelta(days=1)
    if hit.word("o").kind == "ordinal":
        thursday = first + timedelta(days=(4 - first.isoweekday()) % 7 + 7 * (hit.number("o") - 1))
    else:
        thursday = last - timedelta(days=(last.isoweekday() - 4) % 7)
    if thursday > last or hit.value("o") == "-2":
        return ()
    value = week_value(thursday) + ("-WE" if code.endswith("wochenende") else "")
    return hit.named(value, anchor=months[0].anchor, alternatives=months[0].alternatives)


def turned_year(hit: Hit) -> Sequence[Draft]:
    """`im neuen Jahr`, `zu Beginn des neuen Jahres`, `noch im alten Jahr`: the years on both sides of the nearest New Year."""
    published, word = hit.scene.published, hit.word("u")
    if word.value != "Y" or word.text.lower() not in ("jahr", "jahre", "jahres", "jahrs"):
        return ()
    if published is None:
        return hit.vague("FUTURE_REF" if hit.word("x").kind == "newyear" else "PAST_REF")
    if hit.word("x").kind == "newyear":
        year = published.year + (published.month >= _LATE)
    else:
        year = published.year - (published.month <= _EARLY)
    return hit.named(str(year), anchor=published.isoformat())


def part_of_same_day(hit: Hit) -> Sequence[Draft]:
    """`am Abend desselben Tages`, `am Morgen dieses Tages`: of the day told last."""
    day = day_of(hit.base("D"))
    if hit.value("u") != "D" or day is None:
        return ()
    return hit.day(day, part=hit.value("p"), anchor=day.isoformat())


def evening_before(hit: Hit) -> Sequence[Draft]:
    """`am Vorabend`: the evening before the day told last, else before publication; `am Vorabend des Gipfels` is no date."""
    before, after, published = hit.before(), hit.after(), hit.scene.published
    if (
        before is None
        or before.kind != "an"
        or published is None
        or (after is not None and after.text in ("des", "der", "von", "vom"))
    ):
        return ()
    base = day_of(hit.base("D")) or published
    return hit.day(base - timedelta(days=1), part="EV", anchor=base.isoformat())


def turned_term(hit: Hit) -> Sequence[Draft]:
    """`im laufenden Haushaltsjahr`, `in der vergangenen Legislaturperiode`: years are counted, other terms stay open."""
    published, word, turn = hit.scene.published, hit.word("u").text.lower(), hit.turn()
    year = word.endswith(("jahr", "jahres")) and not word.startswith(("schul", "studien"))
    if turn is None or published is None or not year:
        return hit.vague(_NO_DAY) if turn is not None else ()
    return hit.named(str(published.year + turn), anchor=published.isoformat())


def first_units(hit: Hit) -> Sequence[Draft]:
    """`in den ersten Tagen nach dem Putsch`: a length of no known number."""
    word = hit.word("u")
    if hit.value("o") != "1" or not word.text.lower().endswith(_PLURAL) or word.value not in ("D", "W", "M", "Y", "TH", "TM"):
        return ()
    return hit.vague(timespans.length("X", word.value), type="DURATION")


def running_year(hit: Hit) -> Sequence[Draft]:
    """`über das Jahr verteilt`; `das Buch des Jahres`: the year of publication, but no date of what is told."""
    word, before, published = hit.word("u"), hit.before(), hit.scene.published
    if word.value != "Y" or before is None or published is None:
        return ()
    value, article = str(published.year), hit.scene.words[hit.first].text.lower()
    if before.kind == "over" and article == "das":
        return hit.named(value, anchor=published.isoformat())
    if article == "des" and before.kind == "other" and before.text[:1].isupper():
        return hit.draft(value, anchor=published.isoformat(), names_date=False)
    return ()


def years_of_life(hit: Hit) -> Sequence[Draft]:
    """`in frühen Jahren`, `in jungen Jahren`: years of somebody's life, of no known number."""
    if hit.word("u").text.lower() != "jahren" or (hit.word("x").kind == "age" and not hit.word("x").text.startswith("jung")):
        return ()
    return hit.vague("PXY", type="DURATION")


def kind_of_year(hit: Hit) -> Sequence[Draft]:
    """`im Wahljahr`, `im Jubiläumsjahr`: a year that its kind alone does not tell."""
    after = hit.after()
    return hit.vague(_NO_DAY) if after is None or after.kind != "year" else ()


def day_of_event(hit: Hit) -> Sequence[Draft]:
    """`am ersten Tag der Konferenz`, `am letzten Verhandlungstag`: a day that only the meeting itself would tell."""
    word, after = hit.word("u"), hit.after()
    if word.value != "D" or not word.text.lower().endswith(("tag", "tages", "tags")):
        return ()
    if after is not None and after.text.lower() in _COUNTING:
        return ()
    return hit.draft(_NO_DAY, names_date=False)


def same_unit_of_year(hit: Hit) -> Sequence[Draft]:
    """`im gleichen Monat des Vorjahres`, `am selben Tag des Vorjahres`: the unit told last, or of now, a year before."""
    code, published = hit.value("u"), hit.scene.published
    if published is None or hit.value("r") != "Y-1" or code not in ("D", "W", "M", "Q", "H"):
        return ()
    before = moved(day_of(hit.base("D")) or published, "Y", -1)
    return hit.named(unit_value(before, code), anchor=published.isoformat()) if before else ()
