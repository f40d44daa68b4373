"""What a document's furniture lets one guess: language, when it was told, who tells, its title.

A guess is only taken where neither the file, nor a meta file, nor a person says it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache

from timeline.model import Paragraph
from timeline.sources.dates import closing_line, date_line, dates_in, labelled
from timeline.sources.furniture import byline
from timeline.sources.structure import Structure
from timeline.sources.vocabulary import by_language, pattern, words

_SAMPLE = 20_000
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = 4  # Latin letters that weigh as one of another script, which often is a syllable
_COPYRIGHT = re.compile(
    r"(?:©|ⓒ|\(c\)|copyright)\D{0,60}((?:19|20)\d\d)|((?:19|20)\d\d)\s*(?:©|ⓒ)", re.I
)


def language(text: str) -> str:
    """The language whose script and frequent words fill the text; English where none is known.

    Scripts are called as Unicode calls their letters ("latin", "hangul", "cyrillic").
    """
    sample = text[:_SAMPLE]
    letters = Counter(_script(char) for char in _LETTER.findall(sample))
    letters["latin"] //= _LATIN  # names and quotations in Latin letters stand in every language
    main = max(letters, key=lambda script: letters[script])
    scripts = by_language("script")
    tongues = [tongue for tongue, script in scripts.items() if script == main]
    if len(tongues) == 1:
        return tongues[0]
    frequent = by_language("common")
    counts = {
        tongue: len(re.findall(rf"\b(?:{frequent[tongue]})\b", sample, re.IGNORECASE))
        for tongue in tongues
        if tongue in frequent
    }
    return max(counts, key=lambda tongue: counts[tongue]) if any(counts.values()) else "en"


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "unknown").split(" ", 1)[0].lower()


def told(text: str, paragraphs: Sequence[Paragraph]) -> str:
    """The day (EDTF) of the document: its published date, else the day it was spoken or signed,
    its last diary entry, or the year of its copyright."""
    found: dict[str, list[str]] = {"published": [], "spoken": [], "signed": [], "line": []}
    diary = len({p.entry for p in paragraphs if p.entry and p.role == "date"}) > 1
    for paragraph in paragraphs:
        words_ = text[paragraph.start : paragraph.end]
        if paragraph.role in ("notice", "date", "byline") and not paragraph.entry:
            for kind, day in labelled(words_):
                found[kind or "line"] += [day.edtf] if kind or date_line(words_) else []
            if paragraph.role == "date" and (days := dates_in(words_)):
                found["line"] += [days[-1].edtf] if closing_line(words_) else []
    for kind in ("published", "line", "signed", "spoken"):
        if found[kind]:
            return max(found["published"] + found["line"] + found["spoken"] or found[kind])
    entries = [p.entry for p in paragraphs if p.entry]
    if diary and entries:
        return max(entries)
    years = [
        first or second
        for paragraph in paragraphs
        if paragraph.role == "notice"
        for first, second in _COPYRIGHT.findall(text[paragraph.start : paragraph.end])
    ]
    return max(years, default="")


def title(text: str, paragraphs: Sequence[Paragraph]) -> str:
    """The heading that reads like a title: the first of four words or more, else the first."""
    heads = []
    for paragraph in paragraphs:
        if paragraph.role == "heading":
            heads.append(" ".join(text[paragraph.start : paragraph.end].split()))
        elif paragraph.role == "prose":
            break
    long = [head for head in heads if len(head.split()) > 3]
    return (long or heads or [""])[0][:200]


def narrator(text: str, document: Structure) -> tuple[str, bool]:
    """Who tells, as the document names them, and whether it says that the name is not theirs."""
    paragraphs = document.paragraphs
    edges = [p for p in paragraphs if p.role not in ("prose", "question")]
    front = "\n".join(text[p.start : p.end] for p in edges[:40])
    opening = "\n".join(text[p.start : p.end] for p in paragraphs[:12])[:4000]
    hidden = bool(pattern("(?:", "pseudonym", ")").search(front + "\n" + opening))
    name = (
        _labelled_name(front)
        or _of_title(front)
        or _speaker(text, document)
        or _signed_self(opening)
        or _by(text, paragraphs)
    )
    return name, hidden


def _clean(name: str) -> str:
    name = re.sub(r"\s*[(\[].*$", "", " ".join(name.split())).strip(" ,;:*_|\"“”'‘’")
    name = name if re.search(r"(?:^|[\s.])[^\W\d_]\.$", name) else name.rstrip(" .")
    nobody = pattern("^(?:", "byline nobody", ")$").match(name) or pattern(
        "^(?:", "not a name", ")$"
    ).match(name)
    return "" if nobody or len(name) > 60 or len(name) < 1 else name


def _capitals(name: str) -> str:
    """A name in capitals as it is written elsewhere; initials and numbers stay as they are."""
    return (
        re.sub(r"\b[^\W\d_]{3,}\b", lambda word: word[0].title(), name) if name.isupper() else name
    )


def _labelled_name(front: str) -> str:
    """ "Interviewee: NAME", wherever the head says it."""
    label = words("narrator label")
    match = re.search(rf"(?:^|[\s.;|/])(?:{label})\s*[:：]\s*(?P<name>[^\n;|]+)", front, re.I)
    if not match:
        return ""
    return _clean(re.split(r"(?<=\w{3})\.\s", match["name"])[0])


def _of_title(front: str) -> str:
    """ "Affidavit of NAME", "From the notebooks of NAME"; in Korean the name stands before."""
    before = pattern(r"\b", "narrator of", r"\s+(?P<name>[^\n,;|]{1,60})", "before")
    for match in before.finditer(front):
        if not match["name"][0].islower():
            return _clean(_capitals(match["name"]))
    after = pattern(r"(?:^|\s)(?P<name>[^\s\[\]]{2,6}(?: 씨)?)", "narrator of", "", "after")
    found = after.search(front)
    return _clean(found["name"]) if found else ""


def _speaker(text: str, document: Structure) -> str:
    """The label of whoever says most and does not ask; "A" or "Answer" names nobody."""
    said: Counter[str] = Counter()
    for paragraph in document.paragraphs:
        if paragraph.speaker and paragraph.speaker not in document.askers:
            said[paragraph.speaker] += paragraph.end - paragraph.start
    if not said:
        return ""
    label = max(said, key=lambda name: said[name])
    if pattern("^(?:", "answerer", ")$").match(label) or (len(label) < 3 and label.isupper()):
        return ""
    return _clean(_capitals(label))


def _signed_self(opening: str) -> str:
    """ "I, NAME, ..." at the beginning of a statement."""
    match = re.search(rf"(?:^|\s){words('narrator self')}", opening, re.IGNORECASE)
    name = next((group for group in match.groups() if group), "") if match else ""
    return "" if name[:1].islower() else _clean(name)


def _by(text: str, paragraphs: Sequence[Paragraph]) -> str:
    """The by-line's name, where the text is told in the first person."""
    prose = " ".join(text[p.start : p.end] for p in paragraphs if p.role == "prose")[:_SAMPLE]
    told_by_self = re.sub(r"[\"“][^\"”]{0,2000}[\"”]", " ", prose)
    person = pattern(r"(?<!\w)(?:", "first person", r")(?!\w)").findall(told_by_self)
    asked = sum(p.role == "question" for p in paragraphs)
    if len(person) * 60 < len(told_by_self.split()) or asked > 1:
        return ""  # somebody else's by-line: a reporter tells, or asks
    for paragraph in paragraphs:
        if paragraph.role == "byline":
            if pattern(r"(?<!\w)(?:", "reporter", r")(?!\w)").search(
                text[paragraph.start : paragraph.end]
            ):
                continue
            line = byline(text[paragraph.start : paragraph.end])
            line = pattern("^(?:", "name before", r")\s+").sub("", line)
            return _clean(re.split(r"\s+(?:[-–—/•·])\s+|, ", line)[0])
    return ""
