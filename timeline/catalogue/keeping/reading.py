"""A date as a person types it into a correction: EDTF, or words as in a testimony."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from timeline import edtf, expressions
from timeline.model import TimeExpression, TimelineError, TimeSpan
from timeline.packs import Pack, shipped_packs
from timeline.words import in_words

LONGEST = 200
_FEW, _MORE = 5, 12  # letters beside the words of time: "in the", "between", "and"
# Words beside a date that say no more of it; another word may be a month that is not understood.
_SAY_NOTHING = frozenset(
    {
        "a", "about", "an", "and", "around", "at", "c", "ca", "circa", "day", "during", "from",
        "in", "it", "of", "on", "or", "since", "the", "to", "until", "year",
        "에", "의", "은", "는", "이", "가", "을", "를", "로", "년", "해", "부터",
        "까지",
    }
)  # fmt: skip
_YEAR_LAST = re.compile(r"(?P<rest>.*[가-힣].*)\s+(?P<year>\d{4})년?$")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was typed, as EDTF and bounds; `says` is it in the words of the language."""

    edtf: str
    span: TimeSpan
    says: str


def read_date(
    text: str, language: str = "en", told: str = "", packs: Sequence[Pack] | None = None
) -> Reading:
    """Read "1997", "[1996..1997]", "spring 1997", "1996-98", "봄 1997" or "from 1994 to 1998".

    Words are read as in a testimony of the language told then; where that finds nothing, as in
    any language known. Raises TimelineError, one line, where no date can be read from it.
    """
    text = " ".join(text.split())
    if not text:
        raise TimelineError("no date was given")
    if len(text) > LONGEST:
        raise TimelineError(f"a date of {len(text)} characters is too long")
    try:
        return _reading(edtf.span(text), text, language)
    except edtf.EdtfError:
        pass
    known = shipped_packs() if packs is None else packs
    for tongue, words in _ways(text, language):
        found = expressions.tag(words, language=tongue, dct=told, kind="narrative", packs=known)
        span = _span_of(words, found)
        if span is not None:
            return _reading(span, edtf.write(span), language)
    raise TimelineError(
        f"{text!r}: not a date that can be read; try 1997, 1996/1998 or spring 1997"
    )


def _ways(text: str, language: str) -> Iterator[tuple[str, str]]:
    """The languages to read it in. Hangul before a bare year is written the other way about:
    the year is what a text would name first."""
    turned = _YEAR_LAST.match(text)
    if turned:
        yield "ko", f"{turned['year']}년 {turned['rest']}"
    for tongue in dict.fromkeys((language, "en", "ko")):
        yield tongue, text


def _reading(span: TimeSpan, text: str, language: str) -> Reading:
    if not any(span.bounds):
        raise TimelineError(f"{text!r}: says no time that is known")
    return Reading(text, span, in_words(span, language, edtf=text))


def _span_of(text: str, found: Sequence[TimeExpression]) -> TimeSpan | None:
    """The time of all the words; None where they are none, or more than one, or not only time."""
    dated = [each for each in found if each.span is not None and any(each.span.bounds)]
    if not dated:
        return None
    first, last = dated[0], dated[-1]
    rest = _without(text, dated)
    if any(char.isdigit() for char in rest):  # "31 Feb 1975" is no February
        return None
    letters = sum(char.isalpha() for char in rest)
    if letters > (_FEW if first.relation == "at" else _MORE):
        return None
    if first.relation == "at" and not all(map(_says_nothing, re.findall(r"\w+", rest))):
        return None
    assert first.span is not None and last.span is not None
    if len(dated) == 1:
        return _beside(first.span, first.relation)
    if len(dated) == 2:
        a, b = first.span, last.span
        tied = first.partner is not None and found[first.partner] is last
        if not tied and not letters:  # "1975, 17 April" is no choice between two
            return None
        if first.relation == "between" or not tied:  # "1997 or 1998"
            return replace(
                a,
                end_of_the_begin=b.end_of_the_end,
                begin_of_the_end=a.begin_of_the_begin,
                end_of_the_end=b.end_of_the_end,
                point=True,
            )
        return TimeSpan(
            a.begin_of_the_begin, a.end_of_the_end, b.begin_of_the_begin, b.end_of_the_end,
            point=False, approximate=a.approximate or b.approximate,
        )  # fmt: skip
    return None


def _says_nothing(word: str) -> bool:
    return word.casefold() in _SAY_NOTHING


def _without(text: str, dated: Sequence[TimeExpression]) -> str:
    """What is left of a text beside the words of time."""
    rest, at = "", 0
    for each in sorted(dated, key=lambda one: one.start):
        rest += f"{text[at : each.start]} "
        at = max(at, each.end)
    return rest + text[at:]


def _beside(span: TimeSpan, relation: str) -> TimeSpan:
    """A span with the little word before it: "before 1997", "after 1997", "by 1997"."""
    first, last = span.begin_of_the_begin, span.end_of_the_end
    day = timedelta(days=1)
    if relation == "before" and first is not None:
        return TimeSpan(None, first - day, None, first - day)
    if relation == "by" and last is not None:
        return TimeSpan(None, last, None, last)
    if relation == "after" and last is not None:
        return TimeSpan(last + day, None, last + day, None)
    return span
