"""How Korean counts units of time: the patterns, and the reading of their groups."""

from __future__ import annotations

from timeline.expressions.amounts import Count
from timeline.expressions.grammar import Match

_ONE = "pre:PRE? pre2:PRE? n:NUM yeo:yeo? unit:UNIT yeo2:yeo? dongan? half:ban?"
COUNTS = (
    f"{_ONE} behind:BEHIND?",
    "pre:PRE? n:NUM dash n2:NUM unit:UNIT behind:BEHIND?",
    "pre:PRE? n:NUM unit:nyeon m:NUM months:(gaewol|dal) behind:BEHIND?",
    "pre:PRE? length:length half:ban? behind:BEHIND?",
    "pre:PRE? length:haru behind:BEHIND?",
)
NATIVE_ONLY = ("hae", "dal", "nal", "bam")
SINO_ONLY = ("nyeon", "gaewol", "il", "bun", "segi")


def about_of(m: Match) -> str:
    """The class of what blurs a count: about, almost, more."""
    if "behind" in m:
        return m.value("behind")
    if "yeo" in m or "yeo2" in m:
        return "more"
    for name in ("pre", "pre2"):
        kind = m.kind(name)
        if kind in ("about", "han"):
            return "about"
        if kind == "almost":
            return "almost"
    return ""


def count_of(m: Match) -> Count | None:
    """What a pattern of `COUNTS` counts, or None where Korean does not count so."""
    about = about_of(m)
    half = 0.5 if "half" in m else 0.0
    if "length" in m:
        number, unit = m.value("length").split()
        low, _, high = number.partition("-")
        if high:
            return Count(None, unit, about, int(low), int(high))
        if number == "0":
            return Count(None, unit, about)
        return Count(float(low) + half, unit, about)
    kind = m.kind("unit")
    unit = "day" if kind == "il" else m.value("unit")  # 일 is "one" as well
    number, counted = m.value("n"), m.kind("n")
    if counted in ("sino", "il", "i") and kind in NATIVE_ONLY:
        return None
    if counted in ("han", "count", "tens") and kind in SINO_ONLY and int(number) < 20:
        return None
    if counted == "noun" or (counted in ("y4", "num") and kind not in ("il", "nyeon")):
        return None
    if counted in ("range", "few"):
        low, _, high = number.partition("-")
        return Count(None, unit, about, int(low), int(high))
    if "n2" in m:
        low, high = number, m.value("n2")
        if not float(high) > float(low) or float(high) >= 1000:
            return None
        return Count(None, unit, about, int(float(low)), int(float(high)))
    if "months" in m:
        return Count(float(number) + float(m.value("m")) / 12, unit, about)
    return Count(float(number) + half, unit, about)
