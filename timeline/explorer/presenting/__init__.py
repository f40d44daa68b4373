"""Present and hand out: what an address chooses, step by step, on a screen or on paper.

| address | answers |
| --- | --- |
| `/present` | the steps as slides (assets/slides/slides.js shows one at a time) |
| `/handout` | the same steps to be printed, with room to write |

Both read the state of the page (`view.py`) and what `asked.py` adds to it; neither writes.
"""

from timeline.explorer.presenting.pages import attach

__all__ = ["attach"]
