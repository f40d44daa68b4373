"""Subtitles: WebVTT (`.vtt`) and SubRip (`.srt`). One paragraph a cue, or a voice within a cue.

Offsets count in the whole file: cue numbers, timecodes and tags are part of its text and of no
paragraph, except that a tag within a line stays where it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from timeline.model import Paragraph, TimelineError
from timeline.sources.decode import decode
from timeline.sources.draft import Draft
from timeline.sources.entries import day_of_speaking
from timeline.sources.guesses import language, narrator, title, told
from timeline.sources.pieces import Piece, seconds
from timeline.sources.structure import Structure, structure

_TIMING = re.compile(
    r"[ \t]*(?P<begin>(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})[ \t]*-->"
    r"[ \t]*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}[^\n]*(?:\n|$)"
)
_BLOCK = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_HEADER = re.compile(r"^(?P<key>[A-Za-z][\w-]*):[ \t]*(?P<value>\S.*)$", re.MULTILINE)
_NUMBER = re.compile(r"(?:^|\n)[ \t]*\d+[ \t]*\n[ \t]*$")
_VOICE = re.compile(r"<v(?:\.[^\s>]+)*[ \t]+(?P<name>[^>]+)>")
_TURN = re.compile(
    r"^(?:[-–—][ \t]*|>{2,}[ \t]*)?"
    r"(?P<name>[^\W\d_a-z][\w.'’&-]*(?: [^\W\d_a-z][\w.'’-]*){0,3})[:：][ \t]+",
    re.MULTILINE,
)
_MARKUP = re.compile(r"(?:\s|<[^>\n]*>)+")


def read_webvtt(data: bytes, name: str) -> Draft:
    """The draft of a WebVTT file; TimelineError where the mark or every cue is missing."""
    text = decode(data, name)
    if not re.match(r"WEBVTT(?:[ \t\n]|$)", text):
        raise TimelineError(f"{name}: does not begin with WEBVTT")
    return _draft(text, name)


def read_subrip(data: bytes, name: str) -> Draft:
    """The draft of a SubRip file; TimelineError where it has no cue."""
    return _draft(decode(data, name), name)


def _draft(text: str, name: str) -> Draft:
    found = list(_pieces(text))
    if not any(piece.timecode is not None for piece, _ in found):
        raise TimelineError(f"{name}: has no cue (a line with --> and text below it)")
    document = _structure(text, found)
    spoken = "\n".join(text[p.start : p.end] for p in document.paragraphs)
    who, hidden = narrator(text, document)
    header = text[: text.find("\n\n")] if text.startswith("WEBVTT") else ""
    stated = {match["key"].lower(): match["value"].strip() for match in _HEADER.finditer(header)}
    guessed: dict[str, object] = {
        "language": stated.get("language", "")[:2] or language(spoken),
        "told": told(text, document.paragraphs),
        "title": stated.get("title", "") or title(text, document.paragraphs),
        "narrator": who,
        "pseudonym": hidden,
        "kind": "interview" if document.kind == "interview" else "subtitles",
    }
    return Draft(text, document.paragraphs, {}, guessed)


def _structure(text: str, found: list[tuple[Piece, bool]]) -> Structure:
    """The roles: a NOTE is a notice, a cue is prose or a question, or a notice by its words."""
    document = structure(text, [piece for piece, note in found if not note])
    cues = iter(document.paragraphs)
    notes = [piece for piece, note in found if note]
    spoken = day_of_speaking(text, notes, ["notice"] * len(notes))
    paragraphs: list[Paragraph] = []
    for number, (piece, note) in enumerate(found, start=1):
        if note:
            paragraphs.append(Paragraph(piece.start, piece.end, number, role="notice"))
            continue
        cue = next(cues)
        role = cue.role if cue.role in ("question", "notice") else "prose"
        paragraphs.append(replace(cue, number=number, start=piece.start, role=role, entry=spoken))
    return replace(document, paragraphs=tuple(paragraphs))


def _pieces(text: str) -> Iterator[tuple[Piece, bool]]:
    """Every cue's text, by voice, and every NOTE (true); styles and the header are none."""
    labels = _labels(text)
    for index, block in enumerate(_BLOCK.finditer(text)):
        start, end = block.span()
        first = text[start : text.find("\n", start) if "\n" in block[0] else end]
        if index == 0 and first.startswith("WEBVTT"):
            continue
        if "-->" not in block[0]:
            if first.split(" ")[0].strip() == "NOTE":
                start = start + 4 + len(text[start + 4 : end]) - len(text[start + 4 : end].lstrip())
                if start < end:
                    yield Piece(start, end, index, block.start()), True
            continue
        yield from ((piece, False) for piece in _cues(text, start, end, index, labels))


def _labels(text: str) -> frozenset[str]:
    """The names that open turns, each more than once, as in `NAME: words`."""
    counts = Counter(match["name"] for match in _TURN.finditer(text))
    return frozenset(name for name, times in counts.items() if times > 1)


def _cues(text: str, start: int, end: int, block: int, labels: frozenset[str]) -> Iterator[Piece]:
    """The cues of a block; one that lacks the blank line before the next is parted all the same."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text[start:end])]
    timings = [
        (start + a, match)
        for a, _ in lines
        if (match := _TIMING.match(text, start + a, end)) is not None
    ]
    for place, (_, timing) in enumerate(timings):
        stop = timings[place + 1][0] if place + 1 < len(timings) else end
        if place + 1 < len(timings):  # the next cue's number is no part of this one's words
            number = _NUMBER.search(text, max(timing.end(), stop - 24), stop)
            stop = number.start() if number else stop
        at = seconds(timing["begin"])
        yield from _voices(text, min(timing.end(), stop), stop, block, at, labels)


def _voices(
    text: str, start: int, end: int, block: int, at: float, labels: frozenset[str]
) -> Iterator[Piece]:
    turns: list[tuple[int, int, str]] = [(start, start, "")]
    for match in _VOICE.finditer(text, start, end):
        turns.append((match.start(), match.end(), match["name"].strip()))
    if len(turns) == 1:
        for match in _TURN.finditer(text[start:end]):
            if match["name"] in labels:
                turns.append((start + match.start(), start + match.end(), match["name"]))
    for place, (_, begin, name) in enumerate(turns):
        stop = turns[place + 1][0] if place + 1 < len(turns) else end
        head = _MARKUP.match(text, begin, stop)
        begin = head.end() if head else begin
        stop = _without_closing(text, begin, stop)
        if begin < stop:
            yield Piece(begin, stop, block, begin, speaker=name, timecode=at)


def _without_closing(text: str, start: int, end: int) -> int:
    """Where the words end, once blanks and closing tags behind them are left out."""
    while start < end:
        if text[end - 1].isspace():
            end -= 1
            continue
        opening = text.rfind("<", start, end) if text[end - 1] == ">" else -1
        if opening < 0 or not text.startswith("</", opening) or "\n" in text[opening:end]:
            break
        end = opening
    return end
