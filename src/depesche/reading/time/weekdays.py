"""Takes matches of weekdays, alone, by the week or in pairs, gives their dates by tense, direction word and publication day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from depesche.reading.time.match import Draft, Hit
from depesche.reading.time.value import day_of, nearest_weekday


def weekday(hit: Hit) -> Sequence[Draft]:
    """`Donnerstag`, `vergangenen Montag`, `gestrigen Samstag`, `Montagabend`, `Dienstag früh`, `am folgenden Freitag`."""
    number, part = int(hit.value("w")[0]), hit.value("w")[1:] or hit.value("p")
    if hit.has("p") and hit.word("p").kind == "parts" and hit.word("p").text.lower() not in ("früh", "abends", "nachts"):
        return ()
    published = hit.scene.published
    if (hit.has("f") or hit.has("v")) and (base := day_of(hit.base("D"))):
        step = 1 if hit.has("f") else -1
        return hit.day(nearest_weekday(base + timedelta(days=step), number, step), part=part, anchor=base.isoformat())
    if published is None:
        suffix = f"T{part}" if part else ""
        return hit.draft(f"XXXX-WXX-{number}{suffix}", type="TIME" if part else "DATE")
    day, other = _weekday_day(hit, number, published)
    undecided = other is not None and other != day and not hit.points_ahead() and hit.direction() is None
    alternatives = (other.isoformat(),) if other and other != day else ()
    return hit.day(day, part=part, anchor=published.isoformat(), alternatives=alternatives, undecided=undecided)


def _weekday_day(hit: Hit, number: int, published: date) -> tuple[date, date | None]:
    """Give the day that is meant and the other one that it might be."""
    if hit.has("g"):
        return published + timedelta(days=hit.number("g")), None
    turn = hit.turn()
    if turn is not None and turn < 0:
        return nearest_weekday(published - timedelta(days=1), number, -1) + timedelta(days=7 * (turn + 1)), None
    if turn is not None and turn > 0:
        return nearest_weekday(published + timedelta(days=1), number, 1) + timedelta(days=7 * (turn - 1)), None
    earlier, later = nearest_weekday(published, number, -1), nearest_weekday(published, number, 1)
    if hit.points_ahead():
        if _opens_with_until(hit) and hit.direction() == "past":
            return earlier, later
        # In the Plusquamperfekt what was ahead then is past now.
        return (earlier, later) if hit.is_pluperfect() else (later, earlier)
    if hit.starts_before() or hit.is_day_of_noun():
        return earlier, later
    direction = hit.direction()
    return (later, earlier) if direction in ("coming", "present") else (earlier, later)


def _opens_with_until(hit: Hit) -> bool:
    """`Bis zum Samstag wurden keine Schäden gemeldet`; `ihm wurde bis Samstag Zeit gegeben` looks ahead."""
    place = hit.first - 1
    while place >= 0 and hit.scene.words[place].kind in ("zum", "article", "hedge"):
        place -= 1
    return place == 0 and hit.scene.words[place].kind == "until"


def weekday_of_week(hit: Hit) -> Sequence[Draft]:
    """`Montag dieser Woche`, `Dienstag der Vorwoche`, `Freitagabend letzter Woche`."""
    published = hit.scene.published
    unit = hit.value("ou") or hit.value("or")[:1]
    distance = int(hit.value("or")[1:]) if hit.has("or") else hit.turn()
    if published is None or unit != "W" or distance is None:
        return ()
    monday = published - timedelta(days=published.isoweekday() - 1)
    day = monday + timedelta(days=7 * distance + int(hit.value("w")[0]) - 1)
    return hit.day(day, part=hit.value("w")[1:] or hit.value("p"), anchor=published.isoformat())


def weekday_ago(hit: Hit) -> Sequence[Draft]:
    """`Montag vor einer Woche`, `Sonntag in zwei Wochen`: ahead the weeks are counted from Monday on."""
    published = hit.scene.published
    amount = "1" if hit.word("q").kind == "one" else hit.value("q")
    if published is None or hit.value("u") != "W" or not amount.isdigit():
        return ()
    weekday, distance = int(hit.value("w")[0]), timedelta(days=7 * int(amount))
    if hit.has("i"):
        day = published + timedelta(days=weekday - published.isoweekday()) + distance
    else:
        day = nearest_weekday(published, weekday, -1) - distance
    return hit.day(day, part=hit.value("w")[1:], anchor=published.isoformat())


def weekday_pair(hit: Hit) -> Sequence[Draft]:
    """`Montag bis Mittwoch`, `Samstag und Sonntag`; `Montag oder Dienstag` are two dates."""
    published = hit.scene.published
    numbers = hit.number("a"), hit.number("b")
    places = (hit.first, hit.match.start("b"))
    if published is None:
        return tuple(
            Draft(first=place, last=place, type="DATE", value=f"XXXX-WXX-{number}", edtf=None)
            for place, number in zip(places, numbers, strict=True)
        )
    if hit.match.end("b") <= hit.last:
        days = [weekday_of_week(hit.renamed(w=group)) for group in ("a", "b")]
        if not all(days):
            return ()
        first, last = (day_of(found[0].value) or published for found in days)
    elif (hit.turn() or 0) > 0 or (hit.turn() is None and (hit.points_ahead() or hit.direction() in ("coming", "present"))):
        ahead = hit.turn() or 0
        first = nearest_weekday(published + timedelta(days=min(ahead, 1)), numbers[0], 1) + timedelta(days=7 * max(0, ahead - 1))
        last = nearest_weekday(first, numbers[1], 1)
    else:
        last = nearest_weekday(published, numbers[1], -1)
        first = nearest_weekday(last, numbers[0], -1)
    word = hit.word("j")
    before = hit.before()
    between = before is not None and before.kind == "between"
    joint = between or word.kind in ("until", "dash", "auf") or (word.text != "oder" and (last - first).days == 1)
    span = f"{first.isoformat()}/{last.isoformat()}" if joint and first < last else None
    spans = ((hit.first, hit.match.start("a")), (hit.match.start("b"), hit.last))
    return tuple(
        Draft(
            first=place,
            last=stop,
            type="DATE",
            value=day.isoformat(),
            edtf=span or day.isoformat(),
            anchor=published.isoformat(),
        )
        for (place, stop), day in zip(spans, (first, last), strict=True)
    )
