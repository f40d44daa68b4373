"""What the address of a presentation says, beside the state of the page (`view.py`).

story    the id of a story that somebody wrote, in place of the selection
step     the step shown: its number, or the key of its event (0 = the first slide)
without  notices: testimonies that have one are left out
spare    notices: steps whose own words touch on one are left out
wide     notices: ... and also steps in whose paragraph such words stand
drop     keys of single steps that are left out
h, q, n  history, question and notes: 0 hides, 1 shows
space    0: the handout leaves no room to write
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from timeline.explorer.view import View, read_view

MOST_QUERY = 60_000  # characters of an address that are read; a link may carry a whole story
# What only a presentation has: the page itself does not get it back.
OWN = ("story", "step", "without", "spare", "wide", "drop", "h", "q", "n", "space")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address says; `said` is all of it, name by name."""

    view: View
    said: Mapping[str, str]
    story: str = ""
    step: str = ""
    without: frozenset[str] = frozenset()
    spare: frozenset[str] = frozenset()
    wide: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()
    history: bool = True
    question: bool = True
    notes: bool = False
    space: bool = True

    def address(self, path: str, **changes: str) -> str:
        """The same state at a path, with names set to other texts ("" takes a name out)."""
        said = {name: text for name, text in {**self.said, **changes}.items() if text}
        query = urlencode(said, safe=",:.")
        return f"{path}?{query}" if query else path

    def added(self, path: str, name: str, value: str) -> str:
        """The address with one value more in a list."""
        values = [*filter(None, self.said.get(name, "").split(",")), value]
        return self.address(path, **{name: ",".join(dict.fromkeys(values)), "step": ""})

    def taken(self, path: str, name: str, value: str) -> str:
        """The address with one value less in a list."""
        values = [each for each in self.said.get(name, "").split(",") if each not in ("", value)]
        return self.address(path, **{name: ",".join(values), "step": ""})

    @property
    def back(self) -> str:
        """Where it was opened: the page in its state, or the list of stories."""
        return self.back_without("")

    def back_without(self, name: str) -> str:
        """The same without a name that cannot be answered."""
        nothing = dict.fromkeys(filter(None, (*OWN, name)), "")
        return self.address("/stories" if self.story else "/", **nothing)


def read_asked(query: str) -> Asked:
    """What the query of an address says. What cannot be read is passed over."""
    query = query[:MOST_QUERY]
    said = dict(parse_qsl(query.lstrip("?"), keep_blank_values=False))
    return Asked(
        view=read_view(query),
        said=said,
        story=said.get("story", ""),
        step=said.get("step", ""),
        without=_several(said, "without"),
        spare=_several(said, "spare"),
        wide=_several(said, "wide"),
        dropped=_several(said, "drop"),
        history=said.get("h") != "0",
        question=said.get("q") != "0",
        notes=said.get("n") == "1",
        space=said.get("space") != "0",
    )


def _several(said: Mapping[str, str], name: str) -> frozenset[str]:
    return frozenset(filter(None, said.get(name, "").split(",")))
