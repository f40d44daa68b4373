"""EDTF (ISO 8601-2:2019, levels 0 to 2) ⇄ time-spans: `parse`, `span`, `bounds`, `write`.

    parse("2004-06~/2006")     the written form as a value; `str` of it is its normal form
    span("1994/1998")          what the text, read alone, says about the four bounds
    bounds("198X")             its earliest and latest day (None: open, unknown, out of range)
    write(TimeSpan(...))       the simplest text for four bounds

A text that is no EDTF raises `EdtfError`, a ValueError, and nothing else is raised. Texts longer
than `MAX_LENGTH` characters, years of more than 18 digits and exponents of more than 3 are
refused, so that no text can hang the program or fill the memory.

Where the standard leaves room, this is how it is read:

* `~ ? %` are kept as flags and never widen the interval that is written;
* seasons 21-24 are the northern ones and winter begins in December: `1994-24` is December 1994
  to February 1995; 29-32 are the southern ones, whose summer begins in December;
* years outside 1-9999 and `XXXX` keep their text and have no bounds;
* a time of day keeps its text; its bounds are the day that is written, whatever the zone;
* `[...]` is one window from its earliest to its latest member; `{...}` lasts from its first
  member to its last; `a/b` lasts, `a/..` still goes on, `a/` has an unknown end;
* blanks are refused, but for those after a comma in a set, which the normal form leaves out;
* an interval or range whose end lies wholly before its beginning is refused.

Beyond the letter of level 2, and as other tools do, seasons may stand in intervals and sets, and
seasons and masked dates may carry a qualifier (`198X~`).
"""

from timeline.edtf.read import MAX_LENGTH, bounds, parse, span
from timeline.edtf.values import Edtf, EdtfDate, EdtfError, EdtfInterval, EdtfRange, EdtfSet
from timeline.edtf.write import write

__all__ = [
    "MAX_LENGTH",
    "Edtf",
    "EdtfDate",
    "EdtfError",
    "EdtfInterval",
    "EdtfRange",
    "EdtfSet",
    "bounds",
    "parse",
    "span",
    "write",
]
