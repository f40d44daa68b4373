"""Tables → Plotly figures, as plain dicts: pure functions, one file each.

Everything is placed in pixels by `scale` (days to pixels), `packing` (marks into rows, labels into
free places) and `metrics` (how wide a text is), and coloured by `palette`. A new figure is one
file here and one line in FIGURES.
"""

from timeline.figures.density import density_figure
from timeline.figures.history import history_figure
from timeline.figures.lives import lives_figure
from timeline.figures.series import series_figure

FIGURES = {
    "lives": lives_figure,
    "history": history_figure,
    "density": density_figure,
    "series": series_figure,
}

__all__ = ["FIGURES", "density_figure", "history_figure", "lives_figure", "series_figure"]
