"""Where an expression stands: paragraph, sentence, parenthesis, quotation, and the tense around it.

Language-free; the words that tell tense come from the lexicon table `cues` (columns forms, class).
All of it is worked out in one pass over the gaps between expressions, so it stays linear.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from timeline.lexicon import table

_BREAK = re.compile(r"[.!?。…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9가-힣])|\n")
_CUT = re.compile(r"[.,;] | (?:that|and|but|which|who)\b|\n")
_LINE_END = re.compile(r"(?:[.!?:;…\"”’)\]]|\n|^)[ \t\r]*\n")
_HEADING = re.compile(r"\n[ \t]*\n[^\n]{2,89}[^\n.,;:!?\"”’]\n[ \t]*\n")


@dataclass(slots=True)
class Place:
    """The surroundings of one expression."""

    sentence: int
    paragraph: int
    section: int  # headings passed so far
    heading: bool
    inside: bool  # in parentheses
    quoted: bool
    past: bool = False  # pluperfect near by
    ahead: bool = False  # still to come when told


class _Cue:
    """Words that tell one tense: looked for as plain text first, which is cheaper."""

    def __init__(self, forms: tuple[str, ...], pattern: str) -> None:
        self.pattern = pattern
        self._forms = tuple(form.lower() for form in forms)
        self._whole = re.compile(pattern, re.I)

    def stands_in(self, low: str) -> bool:
        for form in self._forms:
            if form in low:
                return self._whole.search(low) is not None
        return False


@cache
def _cues(language: str) -> tuple[_Cue, _Cue, re.Pattern[str], re.Pattern[str]]:
    def one(kind: str) -> _Cue:
        forms = [
            form
            for row in table(language, "cues")
            if row["class"] == kind
            for form in row["forms"].split("|")
        ]
        return _Cue(tuple(forms), r"\b(?:" + "|".join(map(re.escape, forms)) + r")\b")

    before = r"\s+(?:\w{1,5}\s+)?$"
    reached = re.compile(one("reached").pattern + r"\s+$", re.I)
    return one("past"), one("ahead"), reached, re.compile(one("news").pattern + before, re.I)


def places(
    text: str, spans: Sequence[tuple[int, int]], language: str, telling: Sequence[bool] = ()
) -> list[Place]:
    """The place of each expression, in order of the text.

    `telling` says which of them need the tense around them (all, where it is empty)."""
    past, ahead, reached, said = _cues(language)
    out: list[Place] = []
    sentence = paragraph = section = 0
    depth = 0
    quoted = False
    last = 0
    for i, (start, end) in enumerate(spans):
        gap = text[last:start]
        broken = False
        if "\n" in gap:
            breaks = len(_LINE_END.findall(gap))
            if breaks:
                broken = True
                paragraph += breaks
                depth, quoted = 0, False
                if _HEADING.search(gap) is not None:
                    section += 1
                gap = gap[gap.rindex("\n") + 1 :]
        if broken or _BREAK.search(gap) is not None:
            sentence += 1
        depth = max(0, depth + gap.count("(") - gap.count(")"))
        if gap.count('"') % 2:
            quoted = not quoted
        opened, closed = gap.rfind("“"), gap.rfind("”")
        if opened >= 0 or closed >= 0:
            quoted = opened > closed
        before = after = False
        if not telling or telling[i]:
            near, clause = _clause(text, start, end)
            low = clause.lower()
            before = past.stands_in(low) and reached.search(near) is None
            after = ahead.stands_in(low) and said.search(near) is None
        out.append(
            Place(
                sentence=sentence,
                paragraph=paragraph,
                section=section,
                heading=_in_heading(text, start, end),
                inside=depth > 0,
                quoted=quoted,
                past=before,
                ahead=after,
            )
        )
        inside = text[start:end]
        if "(" in inside or ")" in inside:
            depth = max(0, depth + inside.count("(") - inside.count(")"))
        last = end
    return out


def _clause(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands close before an expression, and the clause around it."""
    line_start = text.rfind("\n", max(0, start - 90), start) + 1
    near = text[max(line_start, start - 90) : start]
    cut = max(near.rfind(". "), near.rfind("; "))
    return near, near[cut + 1 :] + " " + _CUT.split(text[end : end + 70], maxsplit=1)[0]


def _in_heading(text: str, start: int, end: int) -> bool:
    """Whether the expression stands on a short line of its own that ends like no sentence."""
    line_end = text.find("\n", end, end + 90)
    if line_end < 0:
        return False
    line_start = text.rfind("\n", max(0, start - 90), start) + 1
    if line_end - line_start >= 90 or (not line_start and start > 90):
        return False
    return text[line_start:line_end].rstrip()[-1:] not in '.,;!?"”'
