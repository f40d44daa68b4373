"""GEDCOM (5.5.1 and 7): the people of a family tree, with the events of each.

Read line by line, as the standard writes them: LEVEL [@ID@] TAG [VALUE]. Dates are those of the
Gregorian calendar with ABT, CAL, EST, BEF, AFT, BET … AND and FROM … TO; a date of another
calendar is a fault of its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from timeline import edtf
from timeline.imports.row import Found, Row
from timeline.model import TimelineError, TimeSpan
from timeline.sources.decode import decode

_LINE = re.compile(r"\s*(\d{1,2}) (?:(@[^@]+@) )?([A-Z0-9_]+)(?: (.*))?$")
_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_DAY = re.compile(r"(?:(?:(\d{1,2}) )?([A-Z]{3}) )?(\d{3,4})$")

# What happened, by its tag: the words for it where the file has none, and its kind.
EVENTS: dict[str, tuple[str, str]] = {
    "BIRT": ("Born", "birth"),
    "DEAT": ("Dies", "death"),
    "MARR": ("Marries", "family"),
    "DIV": ("Divorces", "family"),
    "ADOP": ("Is adopted", "family"),
    "CHR": ("Is christened", "belief"),
    "BAPM": ("Is baptised", "belief"),
    "CONF": ("Is confirmed", "belief"),
    "EDUC": ("Goes to school", "education"),
    "GRAD": ("Graduates", "education"),
    "OCCU": ("Works", "work"),
    "RETI": ("Retires", "work"),
    "RESI": ("Lives", "other"),
    "EMIG": ("Emigrates", "migration"),
    "IMMI": ("Arrives", "migration"),
    "NATU": ("Becomes a citizen", "resettlement"),
    "CENS": ("Is counted in a census", "other"),
    "BURI": ("Is buried", "death"),
    "EVEN": ("An event", "other"),
    "MILI": ("Serves", "military"),
    "_MILT": ("Serves", "military"),
}


@dataclass
class Node:
    """A line of the file with the lines below it."""

    number: int
    tag: str
    value: str = ""
    id: str = ""
    below: list[Node] = field(default_factory=list)

    def first(self, tag: str) -> str:
        """The value of the first line below with a tag."""
        return next((node.value for node in self.below if node.tag == tag), "")


def from_gedcom(data: bytes, name: str) -> Found:
    """The dated events of every person. Raises TimelineError where it is no GEDCOM."""
    records = _records(decode(data, name), name)
    people = {node.id: _name(node) for node in records if node.tag == "INDI"}
    read, faults = [], []
    for record in records:
        for person, node in _events(record, people):
            said = node.first("DATE")
            if not said:
                continue
            try:
                span = read_date(said)
            except TimelineError as error:
                faults.append(f"{name}, line {node.number}: {error}")
                continue
            read.append(_row(node, person, span))
    return Found(tuple(read), tuple(faults))


def _records(text: str, name: str) -> list[Node]:
    records: list[Node] = []
    stack: list[Node] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        match = _LINE.match(line)
        if match is None:
            if not records:
                raise TimelineError(f"{name}: is no GEDCOM (line {number})")
            stack[-1].value += f" {line.strip()}"
            continue
        level = int(match[1])
        node = Node(number, match[3], match[4] or "", match[2] or "")
        if level > len(stack):
            raise TimelineError(f"{name}: line {number}: a level is left out")
        del stack[level:]
        if node.tag in ("CONC", "CONT") and stack:
            stack[-1].value += ("\n" if node.tag == "CONT" else "") + node.value
        elif stack:
            stack[-1].below.append(node)
        else:
            records.append(node)
        stack.append(node)
    if not records or records[0].tag != "HEAD":
        raise TimelineError(f"{name}: is no GEDCOM (it does not begin with 0 HEAD)")
    return records


def _name(person: Node) -> str:
    """A person's name, two of one name told apart by their ids."""
    return " ".join(person.first("NAME").replace("/", " ").split()) or person.id.strip("@")


def _events(record: Node, people: dict[str, str]) -> Iterator[tuple[str, Node]]:
    """Who, and what: a person's own events, and those of a couple for both of them."""
    if record.tag == "INDI":
        who = [people[record.id]]
    elif record.tag == "FAM":
        who = [
            people[n.value] for n in record.below if n.tag in ("HUSB", "WIFE") and n.value in people
        ]
    else:
        return
    for node in record.below:
        if node.tag in EVENTS:
            for person in who:
                yield person, node


def _row(node: Node, person: str, span: TimeSpan) -> Row:
    words, category = EVENTS[node.tag]
    said = node.value if node.value not in ("", "Y") else node.first("TYPE")
    place = node.first("PLAC").partition(",")[0].strip()
    title = f"{words}: {said}" if said else words
    return Row(
        node.number,
        title,
        span,
        edtf.write(span),
        person=person,
        category=category,
        place=place,
        summary=node.first("NOTE"),
        source_title=node.first("SOUR").strip("@"),
    )


def read_date(text: str) -> TimeSpan:
    """A GEDCOM date value as a span. Raises TimelineError, saying what it is not."""
    said = " ".join(text.upper().replace("@#DGREGORIAN@", "").replace("GREGORIAN ", "").split())
    if "@#" in said or re.match(r"(JULIAN|HEBREW|FRENCH_R)\b", said):
        raise TimelineError(f"{text!r}: a date of another calendar is not read")
    if said.startswith("("):
        raise TimelineError(f"{text!r}: a date in words is not read")
    said = said.partition("(")[0].removeprefix("INT ").strip()
    word, _, rest = said.partition(" ")
    if word == "BET":
        first, found, last = rest.partition(" AND ")
        if found:
            a, b = _day(first, text), _day(last, text)
            return TimeSpan(a.begin_of_the_begin, b.end_of_the_end, a.begin_of_the_begin,
                            b.end_of_the_end)  # fmt: skip
    if word == "FROM":
        first, found, last = rest.partition(" TO ")
        a = _day(first, text)
        if not found:
            return TimeSpan(a.begin_of_the_begin, a.end_of_the_end, None, None, point=False)
        b = _day(last, text)
        return TimeSpan(a.begin_of_the_begin, a.end_of_the_end, b.begin_of_the_begin,
                        b.end_of_the_end, point=False)  # fmt: skip
    if word == "TO":
        b = _day(rest, text)
        return TimeSpan(None, None, b.begin_of_the_begin, b.end_of_the_end, point=False)
    if word in ("ABT", "CAL", "EST"):
        return _about(_day(rest, text))
    if word == "BEF":
        return edtf.span(f"[..{_before(rest, text)}]")
    if word == "AFT":
        return edtf.span(f"[{_after(rest, text)}..]")
    return _day(said, text)


def _about(span: TimeSpan) -> TimeSpan:
    """A date that is only about right: a year may be the one before or after."""
    first, last = span.begin_of_the_begin, span.end_of_the_end
    assert first is not None and last is not None
    if last - first > timedelta(days=360) and 1 < first.year < 9998:
        first, last = first.replace(year=first.year - 1), last.replace(year=last.year + 1)
    return TimeSpan(first, last, first, last, approximate=True)


def _day(said: str, text: str) -> TimeSpan:
    return edtf.span(_written(said, text))


def _written(said: str, text: str) -> str:
    match = _DAY.match(said.strip())
    if match is None or (match[2] and match[2] not in _MONTHS):
        raise TimelineError(f"{text!r}: no date of GEDCOM")
    parts = [f"{int(match[3]):04}"]
    if match[2]:
        parts.append(f"{_MONTHS.index(match[2]) + 1:02}")
    if match[1]:
        parts.append(f"{int(match[1]):02}")
    try:
        edtf.span("-".join(parts))
    except edtf.EdtfError as error:
        raise TimelineError(f"{text!r}: no day of the calendar") from error
    return "-".join(parts)


def _before(said: str, text: str) -> str:
    first = _day(said, text).begin_of_the_begin
    assert first is not None
    return (first - timedelta(days=1)).isoformat()


def _after(said: str, text: str) -> str:
    last = _day(said, text).end_of_the_end
    assert last is not None
    return (last + timedelta(days=1)).isoformat()
