"""Colours with a meaning, for paper and for the dark, and the group each category belongs to.

Hues follow Okabe and Ito (colour-blind safe), darkened on paper and lightened in the dark so that
every mark keeps 3:1 against its ground. Shape is the second channel: what people do is an even
diamond, what is done to them a tall one, a way or an arrival a wide one.
A category of its own colour: one line in GROUP_OF (and one in each theme for a new group).
"""

from __future__ import annotations

from dataclasses import dataclass

GROUPS = ("self", "learning", "work", "hunger", "arrest", "escape", "resettlement")

GROUP_OF = {
    "birth": "self",
    "family": "self",
    "death": "self",
    "other": "self",
    "education": "learning",
    "belief": "learning",
    "work": "work",
    "military": "work",
    "hunger": "hunger",
    "health": "hunger",
    "arrest": "arrest",
    "migration": "escape",
    "escape": "escape",
    "resettlement": "resettlement",
}
SHAPE_OF = {
    "hunger": "diamond-tall",
    "arrest": "diamond-tall",
    "escape": "diamond-wide",
    "resettlement": "diamond-wide",
}


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme: `sure` and `possible` by group, the life line by where one is."""

    paper: str
    ink: str
    quiet: str
    faint: str
    line: str
    sure: dict[str, str]
    possible: dict[str, str]
    whereabouts: dict[str, str]
    density: tuple[str, str]


PAPER = Theme(
    paper="#faf8f3",
    ink="#232936",
    quiet="#5d6470",
    faint="#989ca4",
    line="#e3ded3",
    sure={
        "self": "#444c5c",
        "learning": "#0067a5",
        "work": "#a36a00",
        "hunger": "#c0304e",
        "arrest": "#6d1f3f",
        "escape": "#c24e00",
        "resettlement": "#007a5a",
    },
    possible={
        "self": "#c3c6cd",
        "learning": "#a9cbe3",
        "work": "#e5cf9f",
        "hunger": "#eab6c0",
        "arrest": "#cfb0bd",
        "escape": "#f0c3a2",
        "resettlement": "#a5d3c5",
    },
    whereabouts={"home": "#8b909b", "away": "#c98a3a", "resettled": "#5fae96"},
    density=("#faf8f3", "#31456b"),
)
DARK = Theme(
    paper="#171b24",
    ink="#ece8df",
    quiet="#a3a8b3",
    faint="#6d7380",
    line="#2b313d",
    sure={
        "self": "#c3c8d3",
        "learning": "#62b5ef",
        "work": "#e0a83c",
        "hunger": "#f0788f",
        "arrest": "#cf86ad",
        "escape": "#f28a4b",
        "resettlement": "#3cbf98",
    },
    possible={
        "self": "#4a5160",
        "learning": "#25506f",
        "work": "#5f4a1f",
        "hunger": "#6b3442",
        "arrest": "#593a4b",
        "escape": "#6e4227",
        "resettlement": "#1e584a",
    },
    whereabouts={"home": "#767d8b", "away": "#b47f3a", "resettled": "#3c8f78"},
    density=("#171b24", "#9db4e0"),
)
# How a life line is drawn in each place, besides its colour.
DASHES = {"home": "solid", "away": "5px,4px", "resettled": "solid"}
THEMES = {"light": PAPER, "dark": DARK}


def group_of(category: str) -> str:
    """The group whose colour a life category has."""
    return GROUP_OF.get(category, "self")


def shape_of(category: str) -> str:
    """The Plotly symbol of a life category's group."""
    return SHAPE_OF.get(group_of(category), "diamond")
