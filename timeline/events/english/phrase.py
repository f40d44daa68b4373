"""Words of a clause made fit for a title: without time words, pronouns of the narrator, asides."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.english.lexis import family, words
from timeline.events.english.people import Cast
from timeline.events.english.tokens import Token

QUOTES = frozenset("\"“”‘’'«»„")
STOPS = frozenset(",;:—–()[]…")
SOFT = 62
CONTENT = ("N", "NAME", "NUM", "V", "DET", "POSS", "PRON", "TIME")


def clean(
    tokens: Sequence[Token], indexes: Sequence[int], cast: Cast, subject_label: str = ""
) -> list[str]:
    """The words to keep of a stretch of tokens, in order."""
    kept: list[tuple[int, str]] = []
    for at in _segment(tokens, indexes):
        token = tokens[at]
        loose = token.tag == "POSS-S" and at > 0 and tokens[at - 1].tag == "TIME"
        if token.text in QUOTES or token.tag == "TIME" or loose:
            continue
        if _idle(token):
            continue
        word = _replaced(tokens, at, cast, subject_label)
        if word is None:
            while kept and tokens[kept[-1][0]].tag == "PREP" and kept[-1][0] == at - 1:
                kept.pop()
            continue
        if word:
            kept.append((at, word))
    kept = _undangle(tokens, kept)
    return [word for _, word in kept]


def _idle(token: Token) -> bool:
    """Adverbs that a title can do without."""
    manner = token.low.endswith("ly") and token.tag in ("N", "ADV") and token.text.islower()
    return token.low in words("idle") or (manner and token.low not in family())


def _segment(tokens: Sequence[Token], indexes: Sequence[int]) -> list[int]:
    """The first segment with content: titles leave out asides, appositions and what follows."""
    out: list[int] = []
    content = told = False
    for at in indexes:
        token = tokens[at]
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.tag == "REL" or (token.tag == "SUB") or token.low in ("because", "but"):
            if content:
                break
            continue
        if token.tag == "MSUB" and token.low not in ("as", "like"):
            if content:
                break
            if following is not None and following.tag != "TIME":
                out.append(at)
            continue
        if token.tag == "PUNCT" and token.low in STOPS:
            if not content:
                continue
            if token.low == "," and _list_goes_on(tokens, at):
                out.append(at)
                continue
            if token.low in ":;—–" and not told:
                out.clear()
                continue
            break
        if token.tag == "PUNCT" and token.text not in QUOTES:
            if token.low in ("-", "/", "&", "$", "%", "€", "£"):
                out.append(at)
                continue
            if content or token.low in ".?!":
                break
            continue
        out.append(at)
        content = content or token.tag in CONTENT
        told = told or (token.tag in CONTENT and token.tag != "TIME")
        if following is None:
            break
    return out


def _list_goes_on(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma separates the items of a list that ends with "and"."""
    for ahead in tokens[comma + 1 : comma + 6]:
        if ahead.low == "and":
            return tokens[comma + 1].tag in ("N", "NAME", "DET", "NUM") and tokens[
                comma - 1
            ].tag in ("N", "NAME")
        if ahead.tag not in ("N", "NAME", "DET", "NUM", "PUNCT"):
            return False
    return False


def _replaced(tokens: Sequence[Token], at: int, cast: Cast, subject: str) -> str | None:
    """The word as a title has it; "" to leave it out, None to leave its preposition out too."""
    token = tokens[at]
    if token.tag == "POSS":
        owner = cast.pronoun(token.low, token.quoted)
        if owner.role != "narrator":
            return token.text
        following = at + 1
        while following < len(tokens) and tokens[following].low in words("which"):
            following += 1
        kin = following < len(tokens) and tokens[following].low in family()
        own = following < len(tokens) and tokens[following].low == "own"  # "own shop"
        return "" if kin or own else "the"
    if token.tag == "PRON":
        person = cast.pronoun(token.low, token.quoted)
        if person.role == "narrator" or token.low.endswith(("self", "selves")):
            return None
        known = person.role in ("family", "kin") and person.label != subject.lower()
        return person.label if known and person.label else token.text
    if token.low in ("a", "an", "the") and at + 1 < len(tokens) and tokens[at + 1].tag == "TIME":
        return ""
    return token.text


def _undangle(tokens: Sequence[Token], kept: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Drops what time words left behind: "in", "for the", "about" before nothing."""
    out: list[tuple[int, str]] = []
    for position, (at, word) in enumerate(kept):
        following = kept[position + 1][0] if position + 1 < len(kept) else None
        until = following if following is not None else min(at + 3, len(tokens))
        cut = any(tokens[i].tag == "TIME" for i in range(at + 1, until))
        if (
            tokens[at].low in words("dangling")
            and (following is None or cut)
            and (tokens[at].low not in words("particle") or cut)
        ):
            continue
        out.append((at, word))
    loose = words("dangling") - words("closing")
    while out and (
        tokens[out[-1][0]].low in loose
        or tokens[out[-1][0]].tag in ("PUNCT", "CC", "DET", "POSS", "SUB")
    ):
        out.pop()
    while out and tokens[out[0][0]].tag in ("CC", "PUNCT"):
        out.pop(0)
    return out


def shorten(parts: list[str], room: int) -> list[str]:
    """Drops phrases from the end, at a preposition or conjunction, until the words fit."""
    out = list(parts)
    while len(" ".join(out)) > room:
        cut = next(
            (
                at
                for at in range(len(out) - 1, 1, -1)
                if out[at].lower() in words("preposition") or out[at].lower() in ("and", "or", "as")
            ),
            None,
        )
        if cut is None:
            break
        out = out[:cut]
        while out and out[-1].lower() in (words("dangling") - words("particle")) | {","}:
            out.pop()
    while len(" ".join(out)) > room and len(out) > 1:
        out.pop()
        while len(out) > 1 and out[-1].lower() in words("dangling") | {","}:
            out.pop()
    return out


def join(parts: Sequence[str]) -> str:
    """Words as running text, with the marks where English puts them."""
    text = " ".join(part for part in parts if part)
    for mark in (" ,", " ;", " 's", " ’s", " %"):
        text = text.replace(mark, mark.strip())
    for mark in ("- ", " -", " /", "/ ", "$ ", "€ ", "£ "):
        if mark.strip() in ("-", "/"):
            text = text.replace(f" {mark.strip()} ", mark.strip())
        else:
            text = text.replace(mark, mark.strip())
    return text.strip(" ,;:–—")
