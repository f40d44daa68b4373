"""What each piece of a document is: prose, heading, by-line, date, question or notice."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Literal

from timeline.sources.dates import closing_line, date_line, dated_line
from timeline.sources.furniture import byline, is_notice
from timeline.sources.pieces import Piece
from timeline.sources.vocabulary import pattern

Role = Literal["prose", "heading", "byline", "date", "question", "notice"]
_EDGE = 40  # paragraphs at either end of a document among which notices are looked for
_ENDS = re.compile(r"""[.!?…。][)\]"'”’»*_]*\s*$""")
_ASKS = re.compile(r"""[?？][)\]"'”’»*_]*\s*$""")
_DASH = re.compile(r"[-–—―▷▶◆■□●○△][ \t]+|[◆■□●△▷▶](?=\S)")
_RULE = re.compile(r"[\s*#~=_·•—–-]{3,}$")


def roles_of(text: str, pieces: Sequence[Piece], askers: frozenset[str]) -> list[Role]:
    """The role of every piece; `askers` are the labels of those who ask."""
    quotes = [text[piece.start : piece.end] for piece in pieces]
    pointed = _punctuated(quotes)
    unpointed = not any(_ENDS.search(words) for words in quotes)
    roles: list[Role] = []
    head, asked = True, False
    several = len({piece.speaker for piece in pieces if piece.speaker}) > 1
    for index, (piece, words) in enumerate(zip(pieces, quotes, strict=True)):
        follows = quotes[index + 1] if index + 1 < len(quotes) else ""
        edge = index < _EDGE or index >= len(pieces) - _EDGE
        role = _role(piece, words, askers, head, edge)
        if role == "prose" and head and not piece.speaker and piece.number is None:
            role = _head_role(words, follows, bool(roles and roles[-1] == "date"))
            role = "prose" if unpointed and role == "heading" else role
        elif role == "prose" and _heads(
            pieces, index, words, follows, quotes[max(0, index - 2) : index + 3], roles, pointed
        ):
            role = "heading"
        if role == "prose" and asked and several and not piece.speaker:
            role = "question"  # the question goes on in a paragraph of its own
        asked = piece.speaker in askers if piece.speaker else asked and role == "question"
        if role == "prose" or piece.speaker:
            head = False
        roles.append(role)
    if "prose" not in roles:  # a text without any sentence is what is told, not a list of headings
        roles = ["prose" if role == "heading" else role for role in roles]
    _feet(quotes, roles)
    _unlabelled_questions(pieces, quotes, roles)
    return roles


def _role(piece: Piece, words: str, askers: frozenset[str], head: bool, edge: bool) -> Role:
    """The role that a piece's own words give it; `edge`: near the document's beginning or end,
    where a publisher speaks."""
    if piece.heading:
        return "date" if date_line(words) else "heading"
    if _RULE.match(words):
        return "notice"
    if edge and is_notice(words, bracketed=head):
        return "notice"
    if piece.speaker:
        return "question" if piece.speaker in askers else "prose"
    if edge and len(words) < 400 and pattern("", "question").search(words):
        return "question"
    if date_line(words) is not None:
        return "date"
    return "prose"


def _head_role(words: str, follows: str, after_date: bool) -> Role:
    """The role of a line above the first prose: by-line, date, label with its value, heading."""
    if len(words) <= 160 and byline(words):
        return "byline"
    if dated_line(words) and (not _sentence(words) or len(words) < 60):
        return "date"
    if len(words) <= 100 and pattern("^(?:", "meta label", r")\s*[:：]\s*\S").match(words):
        return "notice"
    named = pattern(r"(?:^|[\s.;|])(?:", "narrator label", r")\s*[:：]")
    if len(words) <= 200 and named.search(words):
        return "notice"
    short = len(words) <= 140 and (not _sentence(words) or words.isupper())
    return "heading" if short and follows and not after_date and words[-1] not in ",;:" else "prose"


def _sentence(words: str) -> bool:
    """Whether the words end as a sentence does; an initial's point is no end."""
    return bool(_ENDS.search(words)) and not re.search(r"\b[^\W\d_]\.[\"”’)]*$", words)


def _punctuated(quotes: Sequence[str]) -> bool:
    """Whether the document ends its sentences with a mark; transcribed speech may not."""
    for least in (80, 25):
        long = [words for words in quotes if len(words) > least]
        if long:
            return sum(bool(_ENDS.search(words)) for words in long) >= 0.6 * len(long)
    return False


def _heads(
    pieces: Sequence[Piece],
    index: int,
    words: str,
    follows: str,
    near: Sequence[str],
    roles: list[Role],
    pointed: bool,
) -> bool:
    """Whether a short line of its own, without a sentence's end, heads what follows: in a text
    that ends its sentences with marks, or where it begins in capitals. `near` are the words of
    the two pieces before it and after it, and its own."""
    piece = pieces[index]
    alone = all(
        len(quote) <= 60 and not _ENDS.search(quote)
        for other, quote in zip(pieces[max(0, index - 2) : index + 3], near, strict=True)
        if other.block == piece.block
    )
    spoken_end = pattern("(?:", "sentence end", r")[\s\"'”’)]*$").search(words)
    return (
        alone
        and len(words) <= 90
        and (_capitals(words) or (pointed and len(follows) > 25))
        and bool(follows)
        and not piece.speaker
        and piece.number is None
        and piece.timecode is None
        and roles[-1] != "date"
        and not _ENDS.search(words)
        and words[-1] not in ',;:–—-"”'
        and not spoken_end
    )


def _capitals(words: str) -> bool:
    first = words.split(" ", 1)[0].strip(",.:;")
    return len(first) > 3 and first.isupper()


def _feet(quotes: Sequence[str], roles: list[Role]) -> None:
    """From the end upwards: what the publisher added below the last prose."""
    for index in range(len(roles) - 1, 0, -1):
        if roles[index] == "prose" and is_notice(quotes[index], bracketed=True):
            roles[index] = "notice"
        elif roles[index] == "prose" and closing_line(quotes[index]):
            roles[index] = "date"
        elif roles[index] not in ("notice", "date", "byline"):
            return


def _unlabelled_questions(
    pieces: Sequence[Piece], quotes: Sequence[str], roles: list[Role]
) -> None:
    """In an interview without labels, a question is a paragraph of one sentence that asks, or
    one that begins with a dash where the answer does not."""
    if any(piece.speaker for piece in pieces):
        return
    prose = [index for index, role in enumerate(roles) if role == "prose"]
    short = [index for index in prose if len(quotes[index]) < 250]
    asks = [
        index
        for index in short
        if _ASKS.search(quotes[index]) and not re.search(r"[.!]\s", quotes[index])
    ]
    dashed = [index for index in short if _DASH.match(quotes[index])]
    for found, least in ((asks, 3), (dashed, 2)):
        apart = all(after - before > 1 for before, after in itertools.pairwise(found))
        if len(found) >= least and apart and len(found) * 4 >= len(prose):
            for index in found:
                roles[index] = "question"
            return
