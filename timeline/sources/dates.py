"""The dates of a document's own furniture: date lines, diary headings, "Posted ...", "Sworn ...".

Only whole calendar dates in figures and names of months; what the narrator's sentences say about
time is the business of a later step.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from timeline.sources.vocabulary import months, pattern, weekdays, words


@dataclass(frozen=True, slots=True)
class Day:
    """A date as found: `year`, `month` and `day` (None: not said), and where it stands; or only a
    day of the week (1 = Monday; 0: none), as diaries have it."""

    start: int
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None
    weekday: int = 0

    @property
    def edtf(self) -> str:
        """The date as EDTF; "" without a year."""
        if self.year is None:
            return ""
        parts = [f"{self.year:04d}"]
        parts += [f"{self.month:02d}"] if self.month else []
        parts += [f"{self.day:02d}"] if self.month and self.day else []
        return "-".join(parts)


_FIGURE = re.compile(r"\d")
_YEARLIKE = re.compile(r"(?:1[5-9]|20)\d\d")
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_NUMBER = r"(?P<month>0?[1-9]|1[0-2])"
_ORDINAL = r"(?:st|nd|rd|th)?"


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    """How a date may be written, the fullest first. Another way is another line."""
    names = "|".join(sorted(map(re.escape, months()), key=len, reverse=True)) or "(?!)"
    month = rf"(?P<name>{names})\b\.?"
    shapes = (
        rf"\b{_DAY}{_ORDINAL}(?: day)?(?: of)? {month},? (?:of )?{_YEAR}\b",
        rf"\b{month} {_DAY}{_ORDINAL},? {_YEAR}\b",
        rf"\b{_DAY}[-/]{month}[-/]{_YEAR}\b",
        rf"(?<!\d){_YEAR}\s?[년年]\s?{_NUMBER}\s?[월月]\s?{_DAY}\s?[일日]",
        rf"(?<![\d.]){_YEAR}\. ?{_NUMBER}\. ?{_DAY}\b\.?(?!\d)",
        rf"(?<![\d-]){_YEAR}([-/])(?P<month>0[1-9]|1[0-2])\2(?P<day>0[1-9]|[12]\d|3[01])(?![\d-])",
        rf"(?<![\d.]){_DAY}\. ?{_NUMBER}\. ?{_YEAR}\b",
        rf"(?<!\d){_YEAR}\s?[년年]\s?{_NUMBER}\s?[월月]",
        rf"\b{month},? (?:of )?{_YEAR}\b",
        rf"\b{_DAY}{_ORDINAL}(?: day)?(?: of)? {month}(?![\w])",
        rf"\b{month} {_DAY}{_ORDINAL}\b(?! ?\d)",
        rf"(?<!\d){_NUMBER}\s?[월月]\s?{_DAY}\s?[일日]",
        rf"(?<![\d.]){_YEAR}\.\s?{_NUMBER}\.(?!\d)",
        rf"(?<![\w./-]){_YEAR}\s?[년年]?(?![\w/-]|\.\d)",
    )
    return tuple(re.compile(shape, re.IGNORECASE) for shape in shapes)


def dates_in(text: str) -> list[Day]:
    """The dates of a short text in order, none within a fuller one, impossible days left out."""
    found: list[Day] = []
    for shape in _shapes():
        for match in shape.finditer(text):
            if any(match.start() < day.end and day.start < match.end() for day in found):
                continue
            day = _day(match)
            if day is not None:
                found.append(day)
    return sorted(found, key=lambda day: day.start)


def _day(match: re.Match[str]) -> Day | None:
    said = match.groupdict()
    year = int(said["year"]) if said.get("year") else None
    name = said.get("name")
    month = months()[name.lower()] if name else int(said["month"]) if said.get("month") else None
    day = int(said["day"]) if said.get("day") else None
    if month and day and day > monthrange(year or 2000, month)[1]:
        return None
    return Day(match.start(), match.end(), year, month, day)


@cache
def _leftovers() -> re.Pattern[str]:
    """What may stand on a line beside its date."""
    uses = ("weekday", "daytime", "weather", "date label")
    said = "|".join(words(use) for use in uses)
    return re.compile(rf"\b(?:{said})\b|\d{{1,2}}[:.]\d\d(?:\s?[ap]\.?m\.?)?|[^\w]+", re.IGNORECASE)


def begins_dated(words: str) -> bool:
    """Whether the words begin with a figure or a month's name, as every date does."""
    return words[:1].isdigit() or words[:20].split(" ", 1)[0].rstrip(".,").lower() in months()


def date_line(line: str) -> Day | None:
    """The date of a line that holds nothing else but a weekday, a label or a place's name; or of
    one that is a day of the week alone."""
    if len(line) > 80:
        return None
    if not _FIGURE.search(line):
        weekday = weekdays().get(line.strip(" .:,").lower(), 0)
        return Day(0, len(line), None, weekday=weekday) if weekday else None
    found = dates_in(line)
    if len(found) != 1:
        return None
    after = line[found[0].end : found[0].end + 1]
    if after.isalpha():
        return None  # a particle is written onto it: it is part of a sentence
    rest = line[: found[0].start] + " " + line[found[0].end :]
    left = _leftovers().sub(" ", rest).split()
    if left and line.rstrip().endswith(".") and found[0].end < len(line) - 1:
        return None  # the date labels a sentence, however short
    named = found[0].month is not None and len(left) <= 3 and all(map(_may_name, left))
    return found[0] if not left or named else None


def closing_line(line: str) -> bool:
    """Whether a line is a place and a date, or a place and a year, as texts are signed."""
    if date_line(line) is not None:
        return True
    found = dates_in(line) if len(line) <= 40 and "," in line else []
    rest = line[: found[0].start].strip(" ,") if found else ""
    return bool(rest) and found[-1].end >= len(line) - 1 and all(map(_may_name, rest.split()))


def _may_name(word: str) -> bool:
    """A capital begins a name; a script without capitals has only length to tell by."""
    return word[0].isupper() or (word[0] == word[0].swapcase() and len(word) <= 4)


def labelled(line: str) -> Iterator[tuple[str, Day]]:
    """Each date with a year, and the kind of label nearest before it: "published", "spoken",
    "signed", or "" where none says what the date is of."""
    last = 0
    for day in dates_in(line):
        before = line[last : day.start]
        last = day.end
        if day.year is None:
            continue
        nearest = ("", -1)
        before = before[-60:]
        for kind in ("published", "spoken", "signed"):
            for match in pattern(r"(?<!\w)", "date label", r"(?!\w)", kind).finditer(before):
                if match.end() > nearest[1]:
                    nearest = (kind, match.end())
        yield nearest[0], day


def _opens_with_label(line: str) -> bool:
    """ "Recorded 8 August 1997. Tape 2 of 3."."""
    return len(line) <= 60 and any(
        pattern(r"^\s*(?:", "date label", r")\s+\d", kind).match(line)
        for kind in ("published", "spoken", "signed")
    )


def dated_line(line: str) -> bool:
    """Whether a short line says when the document was published, spoken or signed."""
    return (
        len(line) <= 120
        and bool(_YEARLIKE.search(line))
        and (not re.search(r"[.!?]\s+\S+\s+\S", line) or _opens_with_label(line))
        and any(kind and day.month for kind, day in labelled(line))
    )
