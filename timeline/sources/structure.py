"""Pieces → paragraphs: numbered, with their roles, who speaks, and the day they belong to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.model import Paragraph
from timeline.sources.entries import day_of_speaking, entries
from timeline.sources.pieces import Piece
from timeline.sources.roles import Role, roles_of
from timeline.sources.vocabulary import pattern

_ASKS = re.compile(r"""[?？][)\]"'”’»*_]*\s*$""")


@dataclass(frozen=True, slots=True)
class Structure:
    """The paragraphs, who of the speakers asks, and what kind of document this shape is."""

    paragraphs: tuple[Paragraph, ...]
    askers: frozenset[str] = frozenset()
    kind: str = ""


def structure(text: str, pieces: Sequence[Piece]) -> Structure:
    """The paragraphs of a document, numbered from 1, with their roles and entries."""
    askers = _askers(text, pieces)
    roles = roles_of(text, pieces, askers)
    found = entries(text, pieces, roles)
    spoken = "" if any(found.dates) else day_of_speaking(text, pieces, roles)
    speakers = _speakers(pieces, roles)
    paragraphs = tuple(
        Paragraph(
            start=found.starts[index],
            end=piece.end,
            number=index + 1,
            speaker=speakers[index],
            timecode=piece.timecode,
            role=roles[index],
            entry=found.dates[index] or (spoken if roles[index] in ("prose", "question") else ""),
        )
        for index, piece in enumerate(pieces)
    )
    return Structure(paragraphs, askers, _kind(pieces, found.dates))


def _kind(pieces: Sequence[Piece], dates: Sequence[str]) -> str:
    if len({day for day in dates if day}) > 1:
        return "diary"
    if sum(piece.number is not None for piece in pieces) > 2:
        return "affidavit"
    if len({piece.speaker for piece in pieces if piece.speaker}) > 1:
        return "interview"
    return ""


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
