"""Correct: what a reader may decide about an event, and what was decided before.

`attach(app)` gives the explorer its addresses; every one that writes refuses where nothing can be
kept (`writable`). A kind of decision is one function in `forms.py` with a line in its `FIELDS`.

| address | does |
| --- | --- |
| `GET /correct/reading` | what a typed date is read as |
| `POST /correct/decide` | keeps a decision; what else moved |
| `POST /correct/undo` | takes one step back |
"""

from timeline.explorer.correct.panel import correct_section
from timeline.explorer.correct.routes import attach, writable

__all__ = ["attach", "correct_section", "writable"]
