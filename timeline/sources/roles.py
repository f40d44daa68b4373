"""Pieces → paragraphs: what each is (prose, heading, by-line, date, question, notice), who speaks,
and to which diary entry or interview day it belongs."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from timeline.model import Paragraph
from timeline.sources.dates import Day, begins_dated, date_line, dated_line, dates_in, labelled
from timeline.sources.pieces import Piece
from timeline.sources.vocabulary import pattern

Role = Literal["prose", "heading", "byline", "date", "question", "notice"]
_EDGE = 40  # paragraphs at either end of a document among which notices are looked for
_ENDS = re.compile(r"""[.!?…。][)\]"'”’»*_]*\s*$""")
_ASKS = re.compile(r"""[?？][)\]"'”’»*_]*\s*$""")
_BRACKETED = re.compile(
    r"\s*(?:\[.*\]|\(.*\)|\*{2,}.*\*{2,}|<.*>|※.*|\*{3}.*)\s*\.?\s*$", re.DOTALL
)
_INLINE_ENTRY = re.compile(r"\s*(?:[.:：]|[–—-])[\s–—-]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Structure:
    """The paragraphs, who of the speakers asks, and what kind of document this shape is."""

    paragraphs: tuple[Paragraph, ...]
    askers: frozenset[str] = frozenset()
    kind: str = ""


def structure(text: str, pieces: Sequence[Piece]) -> Structure:
    """The paragraphs of a document, numbered from 1, with their roles and entries."""
    askers = _askers(text, pieces)
    roles = _roles(text, pieces, askers)
    entries, starts = _entries(text, pieces, roles)
    spoken = "" if any(entries) else _day_of_speaking(text, pieces, roles)
    speakers = _speakers(pieces, roles)
    paragraphs = tuple(
        Paragraph(
            start=starts[index],
            end=piece.end,
            number=index + 1,
            speaker=speakers[index],
            timecode=piece.timecode,
            role=roles[index],
            entry=entries[index] or (spoken if roles[index] in ("prose", "question") else ""),
        )
        for index, piece in enumerate(pieces)
    )
    return Structure(paragraphs, askers, _kind(pieces, entries))


def _kind(pieces: Sequence[Piece], entries: list[str]) -> str:
    if len({entry for entry in entries if entry}) > 1:
        return "diary"
    if sum(piece.number is not None for piece in pieces) > 2:
        return "affidavit"
    if len({piece.speaker for piece in pieces if piece.speaker}) > 1:
        return "interview"
    return ""


# --- Who asks ---------------------------------------------------------------------------------


def _askers(text: str, pieces: Sequence[Piece]) -> frozenset[str]:
    """The labels of those who ask: by their name, or because most of their turns are questions
    and they say less than another."""
    said: Counter[str] = Counter()
    turns: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for piece in pieces:
        if piece.speaker:
            words = text[piece.start : piece.end]
            said[piece.speaker] += len(words)
            turns[piece.speaker] += 1
            asked[piece.speaker] += bool(_ASKS.search(words))
    if len(said) == 1:  # only the questions have a label
        return frozenset(name for name in said if pattern("^(?:", "interviewer", ")$").match(name))
    if not said:
        return frozenset()
    named = pattern("^(?:", "interviewer", r")(?: ?\d{1,3})?$")
    most = max(said, key=lambda name: said[name])
    asking = {name for name in said if named.match(name)}
    asking = asking or {name for name in said if name != most and asked[name] >= 0.5 * turns[name]}
    return frozenset(asking - {most} if len(asking) == len(said) else asking)


def _speakers(pieces: Sequence[Piece], roles: list[Role]) -> list[str]:
    """The speaker of every piece; a turn goes on over paragraphs without a label, unless only
    one side has labels."""
    found, current = [], ""
    several = len({piece.speaker for piece in pieces if piece.speaker}) > 1
    for piece, role in zip(pieces, roles, strict=True):
        goes_on = several and role in ("prose", "question")
        current = piece.speaker or (current if goes_on else "")
        found.append(current)
    return found


# --- Roles ------------------------------------------------------------------------------------


def _roles(text: str, pieces: Sequence[Piece], askers: frozenset[str]) -> list[Role]:
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
        elif role == "prose" and _heads(pieces, index, words, follows, roles, pointed):
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
    if edge and is_notice(words, bracketed=head):
        return "notice"
    if piece.speaker:
        return "question" if piece.speaker in askers else "prose"
    if edge and len(words) < 400 and pattern("", "question").search(words):
        return "question"
    if date_line(words) is not None:
        return "date"
    return "prose"


def is_notice(words: str, bracketed: bool) -> bool:
    """Whether a paragraph is the publisher's by its words; `bracketed`: a remark in brackets is
    one too (in the middle of a text only a short one in square brackets)."""
    if len(words) > 700:
        return False
    if pattern('^[\\s*_"“(]*(?:', "notice", ")", "start").match(words):
        return len(words) < 250
    if pattern("", "notice", "", "any").search(words):
        return True
    if not _BRACKETED.match(words) or words.count("\n") > 5:
        return False
    return bracketed or (words.lstrip()[:1] in "[※" and len(words) < 200)


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


def byline(words: str) -> str:
    """The name of a by-line, "" where the line is none."""
    match = pattern("^[*_]*", "byline", r"(?:\s*[:：=]\s*|\s+)(?P<name>\S.{0,80})", "before").match(
        words
    )
    if match:
        return match["name"].split("|")[0].strip(" *_.,·")
    match = pattern(r"^(?P<name>\S.{0,20}?)\s+", "byline", r"[\s.]*$", "after").match(words)
    return match["name"] if match else ""


def _punctuated(quotes: Sequence[str]) -> bool:
    """Whether the document ends its sentences with a mark; transcribed speech may not."""
    long = [words for words in quotes if len(words) > 80]
    return sum(bool(_ENDS.search(words)) for words in long) >= 0.6 * len(long) if long else False


def _heads(
    pieces: Sequence[Piece],
    index: int,
    words: str,
    follows: str,
    roles: list[Role],
    pointed: bool,
) -> bool:
    """Whether a short line of its own, without a sentence's end, heads what follows: in a text
    that ends its sentences with marks, or where it begins in capitals."""
    piece = pieces[index]
    alone = all(
        other.block != piece.block
        for other in pieces[max(0, index - 1) : index + 2]
        if other is not piece
    )
    spoken_end = pattern("(?:", "sentence end", r")[\s\"'”’)]*$").search(words)
    return (
        alone
        and len(words) <= 90
        and (_capitals(words) or (pointed and len(follows) > 60))
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
        elif roles[index] not in ("notice", "date", "byline"):
            return


def _unlabelled_questions(
    pieces: Sequence[Piece], quotes: Sequence[str], roles: list[Role]
) -> None:
    """In an interview without labels, a question is a paragraph of one sentence that asks."""
    if any(piece.speaker for piece in pieces):
        return
    asks = [
        index
        for index, words in enumerate(quotes)
        if roles[index] == "prose"
        and len(words) < 250
        and _ASKS.search(words)
        and not re.search(r"[.!]\s", words)
    ]
    apart = all(after - before > 1 for before, after in itertools.pairwise(asks))
    if len(asks) > 2 and apart and len(asks) * 4 >= roles.count("prose"):
        for index in asks:
            roles[index] = "question"


# --- Entries ----------------------------------------------------------------------------------


def _entries(text: str, pieces: Sequence[Piece], roles: list[Role]) -> tuple[list[str], list[int]]:
    """The date (EDTF) of the diary entry each piece belongs to, and where each begins once a
    date in front of an entry's first sentence is cut off.

    A date line counts as an entry's where prose follows it and the document has several. Years
    and months that a date leaves out are those of the entry before, rolled on where time would
    run backwards.
    """
    starts = [piece.start for piece in pieces]
    marks: dict[int, Day] = {}
    for index, piece in enumerate(pieces):
        words = text[piece.start : piece.end]
        if roles[index] in ("date", "heading") and (day := date_line(words)) is not None:
            if index + 1 < len(pieces) and roles[index + 1] in ("prose", "date"):
                marks[index] = day
        elif roles[index] == "prose" and not piece.speaker and piece.number is None:
            dates = dates_in(words[:60]) if begins_dated(words) else []
            if dates and dates[0].start == 0 and dates[0].month:
                end = dates[0].end - words[: dates[0].end].endswith(".")
                after = _INLINE_ENTRY.match(words, end)
                if after:
                    marks[index] = dates[0]
                    starts[index] = piece.start + after.end()
    if len(marks) < 2 or (len(marks) < 3 and roles.count("prose") < 2):
        return [""] * len(pieces), [piece.start for piece in pieces]
    entries, last, current = [], Day(0, 0, None), ""
    for index, role in enumerate(roles):
        if index in marks:
            last = _carried(marks[index], last)
            current = last.edtf
        elif role == "heading":
            current = ""
        entries.append(current if role in ("prose", "date", "question") else "")
    return entries, starts


def _carried(day: Day, last: Day) -> Day:
    """A date with the year of the entry before, or the next where it would run backwards; a day
    of the week alone is the first after the entry before."""
    if day.weekday and last.year and last.month and last.day:
        before = date(last.year, last.month, last.day)
        then = before + timedelta((day.weekday - before.isoweekday()) % 7 or 7)
        return Day(day.start, day.end, then.year, then.month, then.day)
    if day.year is not None or last.year is None:
        return day
    behind = (day.month or 0, day.day or 0) < (last.month or 0, last.day or 0)
    return Day(day.start, day.end, last.year + behind, day.month, day.day)


def _day_of_speaking(text: str, pieces: Sequence[Piece], roles: list[Role]) -> str:
    """The day an interview was held, where the head of the document names one apart from its
    publication."""
    for piece, role in zip(pieces, roles, strict=True):
        if role in ("date", "notice", "byline"):
            for kind, day in labelled(text[piece.start : piece.end]):
                if kind == "spoken":
                    return day.edtf
    return ""
