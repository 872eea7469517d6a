"""Takes matches of lengths, repetitions, clock times and vague words, gives their values: the half of the time rules that measures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from depesche.reading.timematch import Draft, Hit
from depesche.reading.timevalue import day_of, first_day, moved, unit_value

# "Vor einigen Wochen": counted as three, and marked as about.
_SOME = 3


def duration(hit: Hit) -> Sequence[Draft]:
    """`zwei Tagen`, `rund fünf Jahre`: a length; after `vor`, before `zuvor` or `später` also a place in the calendar."""
    code = hit.value("u")
    if code in ("Q", "H") or (hit.word("q").kind == "year" and code not in ("Y", "TH", "TM", "D")):
        return ()
    word = hit.word("q")
    amount = "1" if word.kind == "one" else word.value
    edtf, anchor = _distance(hit, amount, code)
    return (
        Draft(
            first=hit.first,
            last=hit.last,
            type="DURATION",
            value=length(amount, code),
            edtf=edtf,
            anchor=anchor,
            names_date=False,
        ),
    )


def length(amount: str, code: str) -> str:
    """Write a length in TIMEX3: `P2D`, `PT30M`, `PXY`."""
    if code.startswith("T"):
        return f"PT{amount}{code[1]}"
    return f"P{amount}{code}"


def _distance(hit: Hit, amount: str, code: str) -> tuple[str | None, str | None]:
    """Give the date so far from now or from the last date, and what it was counted from."""
    before = hit.before()
    after = hit.after()
    base, sign = None, 0
    if after and after.kind in ("before", "after"):
        base = day_of(hit.scene.last) or (first_day(hit.scene.last) if code in ("M", "Y") else None)
        sign = -1 if after.kind == "before" else 1
        fixed = True
    elif before and before.kind == "vor":
        base, sign, fixed = hit.scene.published, -1, False
    elif before and before.kind == "in" and before.text.lower() == "in" and hit.direction() in ("coming", "present"):
        base, sign, fixed = hit.scene.published, 1, False
    if base is None or not sign or code not in ("D", "W", "M", "Y", "DE"):
        return None, None
    vague = amount == "X" or hit.word("q").kind == "some"
    if vague and code in ("Y", "DE"):
        return None, None
    count = float(_SOME if amount == "X" else amount)
    if count > 3000 or (code == "DE" and count > 20):
        return None, None
    about = vague or hit.scene.words[hit.first].kind == "about"
    if count != int(count):
        day, about = (
            moved(base, "M" if code == "Y" else "D", sign * int(count * {"Y": 12, "M": 30, "W": 7, "D": 1, "DE": 3650}[code])),
            True,
        )
    else:
        day = moved(base, code, sign * int(count))
    if day is None:
        return None, None
    anchor = base.isoformat()
    if code == "D" and not vague:
        return unit_value(day, "D") + "~" * about, anchor
    if code == "W" and not vague:
        return unit_value(day, "D") + "~" * (about or not fixed or True), anchor
    return unit_value(day, "Y" if code in ("Y", "DE") else "M") + "~", anchor


def window(hit: Hit) -> Sequence[Draft]:
    """`den vergangenen drei Jahren`, `den kommenden zwei Wochen`: a length that ends or begins now."""
    code, amount = hit.value("u"), hit.value("q")
    published = hit.scene.published
    edtf = None
    if published and amount.isdigit() and code in ("D", "W", "M", "Y") and int(amount) < 1000:
        sign = -1 if hit.has("l") else 1
        far = moved(published, code, sign * int(amount))
        wide = "D" if code in ("D", "W") else code
        if far:
            ends = sorted((far, published))
            edtf = "/".join(unit_value(end, wide) for end in ends)
    return (
        Draft(
            first=hit.first,
            last=hit.last,
            type="DURATION",
            value=length(amount, code),
            edtf=edtf,
            anchor=published.isoformat() if edtf and published else None,
            names_date=False,
        ),
    )


def bare_duration(hit: Hit) -> Sequence[Draft]:
    """`seit Jahren`, `vor Monaten`: a length of unknown measure."""
    if not hit.word("u").text.endswith("n"):
        return ()
    return (_vague(hit, "DURATION", length("X", hit.value("u"))),)


def every(hit: Hit) -> Sequence[Draft]:
    """`jeden Montag`, `jedes Jahr`."""
    word = hit.word("u")
    if word.kind == "weekday":
        value = f"XXXX-WXX-{word.value}"
    elif word.kind == "month":
        value = f"XXXX-{int(word.value):02}"
    elif word.kind == "part":
        value = f"XXXX-XX-XXT{word.value}"
    else:
        value = length("1", word.value)
    return (_vague(hit, "SET", value),)


def repeated(hit: Hit) -> Sequence[Draft]:
    """`montags`, `abends`, `täglich`."""
    word = hit.word("v")
    if word.kind == "parts":
        if word.text.lower() == "früh":
            return ()
        value = f"XXXX-XX-XXT{word.value}"
    elif word.kind == "weekdays":
        value = f"XXXX-WXX-{word.value}"
    else:
        value = word.value
    return (_vague(hit, "SET", value),)


def clock(hit: Hit) -> Sequence[Draft]:
    """`10 Uhr`, `20.15 Uhr`: on the day named in the sentence or before; without one the day stays open."""
    hours, _, minutes = hit.value("c").replace(":", ".").partition(".")
    minutes = hit.value("s") or minutes or "0"
    if int(hours) > 24 or int(minutes) > 59:
        return ()
    at = f"T{int(hours):02}:{int(minutes):02}"
    day = day_of(hit.scene.here) or day_of(hit.scene.last)
    published = hit.scene.published
    shown = day or published
    value = (shown.isoformat() if shown else "XXXX-XX-XX") + at
    here = day_of(hit.scene.here)
    return (
        Draft(
            first=hit.first,
            last=hit.last,
            type="TIME",
            value=value,
            edtf=here.isoformat() if here else None,
            anchor=here.isoformat() if here else None,
            names_date=False,
        ),
    )


def part_of_day(hit: Hit) -> Sequence[Draft]:
    """`am Abend`, `in der Nacht`: of the day named before."""
    before = hit.before()
    day = day_of(hit.scene.here) or day_of(hit.scene.last)
    shown = day or hit.scene.published
    if shown is None or before is None or (before.kind == "article" and before.text.lower() not in ("der", "den")):
        return (_vague(hit, "TIME", f"XXXX-XX-XXT{hit.value('p')}"),)
    if hit.direction() == "coming" and day is None:
        shown = shown + timedelta(days=0)
    return (
        Draft(
            first=hit.first,
            last=hit.last,
            type="TIME",
            value=f"{shown.isoformat()}T{hit.value('p')}",
            edtf=day.isoformat() if day else None,
            anchor=day.isoformat() if day else None,
            names_date=False,
        ),
    )


def reference(hit: Hit) -> Sequence[Draft]:
    """`jetzt`, `kürzlich`, `demnächst`: a time that no calendar shows."""
    return (_vague(hit, "DATE", f"{hit.word('r').kind.upper()}_REF"),)


def _vague(hit: Hit, kind: str, value: str) -> Draft:
    return Draft(first=hit.first, last=hit.last, type=kind, value=value, edtf=None, names_date=False)
