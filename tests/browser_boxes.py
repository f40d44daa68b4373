"""Where labels stand in the explorer's page, measured in a browser."""

from __future__ import annotations

from itertools import combinations
from typing import Any

LABELS = """
() => [...document.querySelectorAll("#lives text, #history text, .ruler span, .who, .sum, .layer")]
  .map((each) => ({ said: each.textContent, sticky: Boolean(each.closest(".history")),
                    ...each.getBoundingClientRect().toJSON() }))
  .filter((box) => box.width > 0)
"""
STEPS = """
() => [...document.querySelectorAll(".down b, .down .event span, .down .old, .down .around button")]
  .map((each) => ({ said: each.textContent, sticky: false,
                    ...each.getBoundingClientRect().toJSON() }))
  .filter((box) => box.width > 0 && !box.said.match(/^[A-Z]$/))
"""


def meeting(boxes: list[dict[str, Any]], down: float = 0.5) -> list[tuple[str, str]]:
    """Pairs of label boxes that share more than a hair's breadth; `down`: more than so many pixels
    from top to bottom (lines of one text share the space between them). History and the names
    stay in place while the lives move under them, so they are not compared with each other."""
    return [
        (a["said"], b["said"])
        for a, b in combinations(boxes, 2)
        if a["sticky"] == b["sticky"]
        and min(a["right"], b["right"]) - max(a["left"], b["left"]) > 0.5
        and min(a["bottom"], b["bottom"]) - max(a["top"], b["top"]) > down
    ]
