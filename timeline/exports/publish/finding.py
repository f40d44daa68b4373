"""Finding names in texts: by the words beside them, by how they are written, by how they are made.

`data/lexicon/LANGUAGE/publish_names.tsv` has the words. A language written with capitals needs
those beside which names stand; Korean, which has none, the syllables of which names are made. What
is found too much is only hidden too; what is not found would be told.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache

import regex

from timeline import lexicon
from timeline.exports.publish.patterns import key, tidy

TABLE = "publish_names"
_NAME = r"(?:\p{Lu}[\p{L}'’]+(?:\p{Pd}\p{L}+)*)"
_NAMES = rf"{_NAME}(?:\s+{_NAME}){{0,2}}"
_INSIDE = r"(?<=[\p{Ll}\p{N},;:)’'\"”\p{Pd}]\s|[(“\"‘]|\p{Lu}\s)"  # within a sentence
_OWNS = regex.compile(r"['’]s?$")
_WORD = regex.compile(r"[\p{L}\p{N}'’-]+")


def named_people(text: str, public: frozenset[str], places: frozenset[str]) -> list[str]:
    """Names that a text gives to relatives and others: beside a word for a person, or after a
    word that tells a name. A whole name that history has ("Kim Jong Il") is none; one word of it
    may be anybody's."""
    tidied, found = tidy(text), []
    for language, pattern in _patterns():
        for written in dict.fromkeys(match["name"] for match in pattern.finditer(tidied)):
            for name in _parted(written, language):
                parts = name.split()
                if len(parts) == 1 and name[0].isupper():
                    known = key(name) in places
                else:
                    known = all(key(part) in public for part in parts)
                if not known:
                    found.append(name)
    return list(dict.fromkeys(found))


def may_be_names(
    texts: Iterable[str],
    public: frozenset[str],
    small: Container[str] = (),
    *,
    titles: bool = False,
) -> list[str]:
    """Words with a capital that are neither words of the language nor of history nor written
    small anywhere (`small`: words that are, elsewhere): within sentences, and at their beginning
    where they look like a name (in `titles` two words with a capital look like none)."""
    several = [tidy(text) for text in texts]
    ordinary = (_ordinary(), public, small, small_words(several))
    found: list[str] = []
    for text in several:
        for pattern in _CAPITALS[: 3 if titles else 4]:
            for written in dict.fromkeys(match["name"] for match in pattern.finditer(text)):
                parts = [_OWNS.sub("", part) for part in written.split()]
                while parts and _known(parts[0], ordinary):
                    parts = parts[1:]
                while parts and _known(parts[-1], ordinary):
                    parts = parts[:-1]
                if parts and not all(_made_of(part, ordinary) for part in parts):
                    found.append(" ".join(parts))
    return list(dict.fromkeys(found))


def at_the_start(text: str, public: frozenset[str]) -> list[str]:
    """Single words with a capital at the beginning of a sentence that no table knows: the few
    among them that are names must be found by whoever reads."""
    ordinary = (_ordinary(), public, small_words([tidy(text)]))
    words = regex.findall(rf"(?:^|[.!?…]\s+)({_NAME})", tidy(text))
    return [word for word in dict.fromkeys(words) if not _known(_OWNS.sub("", word), ordinary)]


_CAPITALS = tuple(
    regex.compile(each)
    for each in (
        rf"{_INSIDE}(?P<name>{_NAMES})",
        r"(?<!\p{L})(?P<name>\p{Lu}\p{Ll}+\p{Pd}\p{Ll}+)(?!\p{L})",  # Chol-su
        rf"(?<!\p{{L}})(?P<name>{_NAME})(?=['’]s\s)",  # Ana's
        rf"(?<!\p{{L}})(?P<name>{_NAME}(?:\s+{_NAME}){{1,2}})",  # two or more, wherever
    )
)


def small_words(texts: Iterable[str]) -> frozenset[str]:
    """The words of texts that are written without a capital, as `key` compares them."""
    found = {word for text in texts for word in _WORD.findall(text) if word[:1].islower()}
    return frozenset(map(key, found))


_Words = tuple[Container[str], ...]


def _known(word: str, words: _Words) -> bool:
    return any(key(word) in each for each in words)


def _made_of(part: str, words: _Words) -> bool:
    """Whether a word, or each piece of one with hyphens, is ordinary."""
    pieces = regex.split(r"\p{Pd}", part)
    return _known(part, words) or all(_known(piece, words) for piece in pieces)


def _parted(written: str, language: str) -> Iterator[str]:
    """The names of a list of them."""
    joints = "|".join(map(regex.escape, _forms(language, "joint")))
    split = rf"\s*,\s*(?:(?:{joints})\s+)?|\s+(?:{joints})\s+" if joints else r"\s*,\s*"
    for part in regex.split(split, written):
        words = _OWNS.sub("", part.strip()).split()
        while len(words) > 1 and key(words[0]) in _titles(language):
            words = words[1:]
        if words:
            yield " ".join(words)


@lru_cache(maxsize=8)
def _titles(language: str) -> frozenset[str]:
    """What stands before a name and is none of it."""
    forms = [*_forms(language, "before"), *_forms(language, "people"), *_family(language)]
    return frozenset(key(word) for word in forms)


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    """Every word of the lexicons' tables, and those that are listed as the name of nobody."""
    found: set[str] = set()
    for language in lexicon.languages():
        for table in lexicon.names(language):
            if table == TABLE:
                kinds = ("not", "people", "before")
                forms = [word for kind in kinds for word in _forms(language, kind)]
            else:
                forms = [cell for row in lexicon.table(language, table) for cell in row.values()]
            found |= {key(word) for form in forms for word in _WORD.findall(form)}
    return frozenset(found)


@lru_cache(maxsize=64)
def _forms(language: str, kind: str) -> tuple[str, ...]:
    if TABLE not in lexicon.names(language):
        return ()
    rows = [row for row in lexicon.table(language, TABLE) if row["class"] == kind]
    return tuple(form for row in rows for form in row["forms"].split("|"))


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; for none where there are none."""
    several = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    return "|".join(map(regex.escape, several)) or r"(?!)"


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    made: list[tuple[str, regex.Pattern[str]]] = []
    for language in lexicon.languages():
        if TABLE in lexicon.names(language):
            kind = _made_of_syllables if _forms(language, "surname") else _with_capitals
            made += [(language, regex.compile(each)) for each in kind(language)]
    return tuple(made)


def _with_capitals(language: str) -> Sequence[str]:
    people = _any([*_family(language), *_forms(language, "people")])
    before, owner, joint = (_any(_forms(language, kind)) for kind in ("before", "owner", "joint"))
    several = rf"{_NAMES}(?:,\s+{_NAMES})*(?:,?\s+(?:{joint})\s+{_NAMES})?"
    told = rf"(?:(?i:{before})\s+)?"
    return (
        rf"(?<!\p{{L}})(?i:{people})(?:,?\s+|\s*[(“\"‘]\s*){told}(?P<name>{several})",
        rf"(?P<name>{_NAMES}),\s+(?i:{owner})\s+(?:\p{{Ll}}+\s+)?(?i:{people})",
        rf"(?<!\p{{L}})(?i:{before})\s+[“\"‘']?(?P<name>{several})",
    )


def _made_of_syllables(language: str) -> Sequence[str]:
    surname, first, last, particle, after, before, joint, other = (
        _any(_forms(language, kind))
        for kind in ("surname", "first", "last", "particle", "after", "before", "joint", "not")
    )
    kin = _any([*_forms(language, "people"), *_family(language)])
    here, gone = r"(?<!\p{Hangul})", r"(?!\p{Hangul})"
    none = rf"(?!(?:{other})(?:{particle})?{gone})"
    core = rf"(?:(?:{surname})(?:{first})(?:{last})|(?:{first})(?:{last}))"
    whole = rf"(?:{surname})(?:{first})(?:{last})"
    ends = rf"(?=(?:{particle}){gone}|{gone})"
    endings = "다|습니다|으며|고|지만|던|니"
    clings = rf"(?=(?:{particle})(?:{particle}|{endings})*{gone}|\s?(?:{after}))"
    told = r"(?=이?(?:었|였|라|다|고|며|입|,|[”\"’.]))"
    return (
        rf"{here}(?:{kin})(?:\s+|\s*[(“\"‘]\s*)(?P<name>{none}{core}){ends}",
        rf"{here}(?:{kin})\s+{core}(?:{joint})\s*(?P<name>{none}{core}){ends}",
        rf"{here}(?:{kin})\s+(?P<name>{none}{core})(?=(?:{joint}))",
        rf"{here}(?P<name>{none}{whole}){clings}",
        rf"{here}(?P<name>{none}{core})\s(?=(?:{after}))",
        rf"{here}(?P<name>{none}\p{{Hangul}}{{2,4}}?)\s?(?=(?:씨|동무|동지)(?:{particle}|{gone}))",
        rf"(?:{before})\s*[“\"‘]?(?P<name>{none}\p{{Hangul}}{{2,4}}?){told}",
    )


def _family(language: str) -> Iterator[str]:
    """Words for relatives, as the reading of events has them."""
    if "events_family" in lexicon.names(language):
        yield from (row["word"] for row in lexicon.table(language, "events_family"))
    if "events_people" in lexicon.names(language):
        for row in lexicon.table(language, "events_people"):
            if row["kind"] in ("family", "kin"):
                yield from row["words"].split("|")


def villages(text: str, language: str) -> list[str]:
    """Places that end as a language's villages and districts do."""
    village, where, other = (_any(_forms(language, kind)) for kind in ("village", "where", "not"))
    if not _forms(language, "village"):
        return []
    named = rf"(?!(?:{other}))(\p{{Hangul}}{{2,3}}(?:{village}))(?:{where})"
    found = regex.findall(rf"(?<!\p{{Hangul}}){named}(?!\p{{Hangul}})", tidy(text))
    return list(dict.fromkeys(found))
