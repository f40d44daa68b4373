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
_CUT = re.compile(r"[.,;] | that\b|\n")
_HEADING = re.compile(r"\n[ \t]*\n[^\n]{2,89}[^\n.,;:!?\"”’]\n[ \t]*\n")


@dataclass(slots=True)
class Place:
    """The surroundings of one expression."""

    sentence: int
    paragraph: int
    heading: bool
    section: int  # headings passed so far
    inside: bool  # in parentheses
    quoted: bool
    past: bool = False  # pluperfect near by
    ahead: bool = False  # still to come when told


@cache
def _cues(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    def one(kind: str) -> re.Pattern[str]:
        forms = [
            re.escape(form)
            for row in table(language, "cues")
            if row["class"] == kind
            for form in row["forms"].split("|")
        ]
        return re.compile(r"\b(?:" + "|".join(forms) + r")\b", re.I)

    by = re.compile(one("reached").pattern + r"\s+$", re.I)
    return one("past"), one("ahead"), by


def places(text: str, spans: Sequence[tuple[int, int]], language: str) -> list[Place]:
    """The place of each expression, in order of the text."""
    past, ahead, by = _cues(language)
    out: list[Place] = []
    sentence = paragraph = section = 0
    depth = 0
    quoted = False
    last = 0
    for start, end in spans:
        gap = text[last:start]
        lines = gap.count("\n")
        if lines:
            paragraph += lines
            depth, quoted = 0, False
            if lines > 1 and _HEADING.search(gap) is not None:
                section += 1
            gap = gap[gap.rindex("\n") + 1 :]
        if lines or _BREAK.search(gap) is not None:
            sentence += 1
        depth = max(0, depth + gap.count("(") - gap.count(")"))
        if gap.count('"') % 2:
            quoted = not quoted
        opened, closed = gap.rfind("“"), gap.rfind("”")
        if opened >= 0 or closed >= 0:
            quoted = opened > closed
        line_start = text.rfind("\n", max(0, start - 200), start) + 1
        near = text[max(line_start, start - 90) : start]
        after = text[end : end + 70]
        cut = max(near.rfind(". "), near.rfind("; "))
        clause = near[cut + 1 :] + " " + _CUT.split(after, maxsplit=1)[0]
        line_end = text.find("\n", end, end + 120)
        heading = line_end >= 0 and line_end - line_start < 90 and not text[line_start:line_end].rstrip().endswith((".", ",", ";", "!", "?", '"', "”"))  # fmt: skip
        out.append(
            Place(
                sentence,
                paragraph,
                heading,
                depth > 0,
                quoted,
                past.search(clause) is not None,
                ahead.search(clause) is not None,
            )  # fmt: skip
        )
        inside = text[start:end]
        depth = max(0, depth + inside.count("(") - inside.count(")"))
        last = end
    return out
