"""One network of all that a testimony says about time, which dates its events and explains itself.

    date(testimony, expressions, mentions, packs, decided) -> Life

`statements` turns words into statements (builders by kind of expression in `forms`), `settle`
tightens them in a `network` and finds what cannot all be true, `around` closes what no words
close, `reasons` says why, `decided` is what people have corrected.
"""

from timeline.chronology.decided import NOTHING, Decided, Fixed
from timeline.chronology.life import date

__all__ = ["NOTHING", "Decided", "Fixed", "date"]
