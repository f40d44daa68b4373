"""Whose age it is, where the words beside it do not say."""

from __future__ import annotations

import re
from functools import cache

from timeline.expressions.grammar import Match
from timeline.lexicon import table

_BEFORE = re.compile(r"([^.!?…\n]*)[.!?…]+[\"'”’]?\s+$")
_CLAUSE = re.compile(
    r"[.!?…,]|\n\n|(?:고|며|는데|지만|다가|어서|아서|해서|여서|니다|[았었했됐]다|요|죠)\s"
)
_SUBJECT = re.compile(r"(?:께서는|께서|은|는|이|가|도)$")
_CUE = re.compile(r"\n\s*\n(?:\d+[ \t]*\n)?[\d:.,]+ --> [^\n]*\n(?:<v[^>]*>)?")
_NAMED = re.compile(r"([가-힣]+?)(?:은|는|이|가|과|와|을|를|의|도|에게|한테|께서)(?![가-힣])")
_MINE = frozenset(
    ["나", "내", "저", "제", "우리", "난", "전", "그때", "당시", "그해", "지금", "나이"]
)
_NOW = re.compile(r"(?:올해|지금|이제|현재|벌써)")
_ME = "나"


@cache
def _kin() -> dict[str, str]:
    return {
        form: row["value"]
        for row in table("ko", "people")
        if row["class"] == "kin"
        for form in row["forms"].split("|")
    }


def _context(m: Match, size: int) -> str:
    """The text before an expression as it is spoken: lines joined, cues of subtitles as well."""
    text = _CUE.sub(" ", m.before(2 * size))
    return re.sub(r"(?<!\n)\n(?!\n)", " ", text)[-size:]


def before_it(m: Match) -> str:
    """For an age that stands alone in its sentence ("열네 살이었다."): the relative whom the
    sentence before names last; "" where it names none."""
    found = _BEFORE.search(_context(m, 80))
    named = [] if found is None else [w for w in _NAMED.findall(found.group(1)) if w in _kin()]
    return _kin()[named[-1]] if named else ""


def in_clause(m: Match) -> str:
    """The relative who stands before the age as the subject of its clause, with a particle or, as
    people speak, without; "" for another whom only the clause can tell; else whoever tells."""
    before = _CLAUSE.split(_context(m, 60))[-1]
    who, other = _ME, ""
    for word in before.split():
        name = _SUBJECT.sub("", word)
        if name in _MINE:
            who, other = _ME, ""
        elif name in _kin():
            who, other = _kin()[name], ""
        elif name != word:
            who, other = "", name
    if other and _NOW.search(before) and not other.endswith("씨"):
        return other  # somebody else's age now: nobody's whom we can follow
    return who
