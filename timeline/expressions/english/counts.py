"""How English counts units of time: the patterns, and the reading of their groups."""

from __future__ import annotations

from timeline.expressions.amounts import Count
from timeline.expressions.grammar import Match

COUNTS: tuple[str, ...] = (
    "about:ABOUT? about2:ABOUT? n:NUMBER dash? whole:whole? unit:UNITS",
    "about:ABOUT? n:NUMBER and half:half unit:UNITS",
    "about:ABOUT? n:NUMBER dash? and dash? a dash? half:half dash? unit:UNITS",
    "about:ABOUT? n:one unit:UNIT and a half:half",
    "about:ABOUT? n:a unit:UNIT and a half:half",
    "about:ABOUT? n:a whole:whole? unit:UNIT",
    "about:ABOUT? half:half dash? (a|the)? unit:UNIT",
    "about:ABOUT? a half:half dash? unit:UNIT",
    "about:ABOUT? n:NUMBER hundred unit:UNITS",
    "about:ABOUT? a:a? hundred:hundred (and? n:NUMBER)? unit:UNITS",
    "about:ABOUT? n:NUMBER thousand:thousand unit:UNITS",
    "about:ABOUT? a:a? thousand:thousand unit:UNITS",
    "about:ABOUT? n:NUMBER dozen:dozen unit:UNITS",
    "about:ABOUT? a:a? dozen:dozen unit:UNITS",
    "about:ABOUT? a:a? couple:couple of? unit:units",
    "about:ABOUT? a:a? whole:whole? few:few short:whole? unit:units",
    "about:ABOUT? few:(several|many) short:whole? unit:units",
    "about:ABOUT? n:NUMBER (to|or|dash) n2:NUMBER dash? unit:UNITS",
)
SEVERAL = (3, 7)
FEW = (2, 4)


def count_of(m: Match) -> Count | None:
    """What a pattern of `COUNTS` counts, or None where it counts nothing."""
    unit = m.value("unit")
    about = m.kind("about")
    if about == "just":
        about = m.kind("about2")
    number: float | None = None
    low = high = None
    if "n" in m:
        number = float(m.value("n"))
    if "hundred" in m or (m.kind("n") and "hundred" in m):
        number = 100.0 + (number or 0.0)
    if "thousand" in m:
        number = 1000.0 * (number or 1.0)
    if "dozen" in m:
        number = 12.0 * (number or 1.0)
    if "couple" in m:
        number = 2.0
    if "half" in m:
        number = (number or 0.0) + 0.5
    if "few" in m:
        low, high = SEVERAL if m.word("few") == "several" else FEW
        if m.kind("few") == "many":
            low, high = None, None
    if "n2" in m:
        second = float(m.value("n2"))
        if number is None or second <= number:
            return None
        return Count(number, unit, about, int(number), int(second))
    return Count(number, unit, about, low, high)
