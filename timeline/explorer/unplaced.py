"""Who is not drawn on an axis that counts, because nothing tells from when to count."""

from __future__ import annotations

from dash import html

from timeline.catalogue import Catalogue
from timeline.explorer import ask
from timeline.explorer.ground import Ground
from timeline.explorer.interface import Interface
from timeline.explorer.view import View, kind_of
from timeline.periods import Period

_MOST_NAMED = 6
_KINDS = {"age": "birth", "leaving": "leaving", "arrival": "arrival"}


def unplaced(
    t: Interface, catalogue: Catalogue, ground: Ground, view: View, window: Period
) -> list[html.P]:
    """One line that names them; nothing where everybody is drawn."""
    if not view.axis:
        return []
    origins = ask.origins_of(catalogue, ground, view.axis)
    lanes = ask.lanes_of(catalogue, ground, view, window, t) or ()
    out = [lane.name for lane in lanes if lane.key not in origins]
    if not out:
        return []
    kind = kind_of(view.axis)
    what = t.named("category", kind) if kind else t.named("kind", _KINDS[view.axis])
    said = t("axis.unplaced", names=", ".join(out[:_MOST_NAMED]), kind=what)
    more = len(out) - _MOST_NAMED
    return [html.P(f"{said} {t('axis.unplaced-more', n=more)}" if more > 0 else said,
                   className="note")]  # fmt: skip
