"""A time-span in words, exact about its kind: `in_words` for sentences, `short` for labels.

What happened once and what lasted are never said alike ("some time in the 1980s", "from 1980 to
1989"), and nothing is said more precisely than it is known ("1997", not "1 January 1997").

A new language is one module with a `say` and a `brief` (see english.py) and its line in LANGUAGES.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from timeline.model import TimeSpan
from timeline.words import english, korean
from timeline.words.shape import Shape, shape_of


@dataclass(frozen=True, slots=True)
class Language:
    """How one language says a span: `say` for a sentence, `brief` for a label."""

    say: Callable[[Shape], str]
    brief: Callable[[Shape], str]


LANGUAGES: dict[str, Language] = {
    "en": Language(english.say, english.brief),
    "ko": Language(korean.say, korean.brief),
}


def in_words(span: TimeSpan, language: str = "en", edtf: str = "") -> str:
    """The span as a phrase that can stand in a sentence: "in July 1994", "from 2015 to 2021".

    `edtf`, where the event has one, names what the bounds cannot: the season, the members of a
    set, doubt ("perhaps in 1984"), a year before year 1. The bounds decide: an EDTF that says
    other bounds, or is none, is passed over. Raises ValueError for a language not in LANGUAGES.
    """
    return _language(language).say(shape_of(span, edtf))


def short(span: TimeSpan, language: str = "en", edtf: str = "") -> str:
    """The span as a label: "Jul 1994", "1980–81" (once, between), "2015 to 2021" (lasting),
    "2015–" (still going on). `edtf` and errors as for `in_words`."""
    return _language(language).brief(shape_of(span, edtf))


def _language(code: str) -> Language:
    try:
        return LANGUAGES[code]
    except KeyError:
        known = ", ".join(sorted(LANGUAGES))
        raise ValueError(f"no words for the language {code!r} (there are {known})") from None


__all__ = ["LANGUAGES", "Language", "in_words", "short"]
