"""GEDCOM (5.5.1 and 7): the people of a family tree, with the events of each.

Read line by line, as the standard writes them: LEVEL [@ID@] TAG [VALUE]. Nobody's ancestors are
followed, so that a tree that runs in a circle is read like any other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from timeline.imports.dates import Dated
from timeline.imports.gedcom_dates import read_date
from timeline.imports.gedcom_text import gedcom_text
from timeline.imports.given import NOTHING, Given
from timeline.imports.row import Found, Row
from timeline.model import TimelineError

_LINE = re.compile(r"\s*(\d{1,2})\s+(?:(@[^@]+@)\s+)?([A-Za-z0-9_]+)(?: (.*))?$")
_DEGREES = re.compile(r"([NSEW])\s*(\d+(?:\.\d+)?)$")

# What happened, by its tag: the words for it where the file has none, and its kind.
EVENTS: dict[str, tuple[str, str]] = {
    "BIRT": ("Born", "birth"),
    "DEAT": ("Dies", "death"),
    "MARR": ("Marries", "family"),
    "ENGA": ("Is engaged", "family"),
    "DIV": ("Divorces", "family"),
    "ADOP": ("Is adopted", "family"),
    "CHR": ("Is christened", "belief"),
    "BAPM": ("Is baptised", "belief"),
    "CONF": ("Is confirmed", "belief"),
    "BARM": ("Bar mitzvah", "belief"),
    "BASM": ("Bat mitzvah", "belief"),
    "ORDN": ("Is ordained", "belief"),
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
    "CREM": ("Is cremated", "death"),
    "EVEN": ("An event", "other"),
    "FACT": ("A fact", "other"),
    "MILI": ("Serves", "military"),
    "_MILT": ("Serves", "military"),
    "_MILTSVC": ("Serves", "military"),
}
# Tags of a person or couple that tell of no event of theirs, though a date may stand below.
_NO_EVENTS = frozenset({"CHAN", "CREA", "SOUR", "NOTE", "OBJE", "SUBM", "REFN", "SLGC", "SLGS"})


@dataclass
class Node:
    """A line of the file with the lines below it."""

    number: int
    tag: str
    value: str = ""
    id: str = ""
    below: list[Node] = field(default_factory=list)

    def find(self, tag: str) -> Node | None:
        """The first line below with a tag."""
        return next((node for node in self.below if node.tag == tag), None)

    def first(self, tag: str) -> str:
        """The value of the first line below with a tag."""
        found = self.find(tag)
        return found.value.strip() if found is not None else ""


def from_gedcom(data: bytes, name: str, _: Given = NOTHING) -> Found:
    """The dated events of every person. Raises TimelineError where it is no GEDCOM."""
    records = _records(gedcom_text(data, name), name)
    people = {node.id: node for node in records if node.tag == "INDI"}
    notes = {node.id: node.value for node in records if node.tag in ("NOTE", "SNOTE")}
    sources = {node.id: node.first("TITL") for node in records if node.tag == "SOUR"}
    called = _names(people)
    read: list[Row] = []
    faults: list[str] = []
    undated: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    for record in records:
        who = _who(record, called)
        for node in record.below if who else ():
            date = node.find("DATE")
            if node.tag not in EVENTS:
                if date is not None and node.tag not in _NO_EVENTS:
                    unknown[node.tag] += 1
                continue
            if date is None or not date.value.strip():
                undated[node.tag] += 1
                continue
            try:
                dated = read_date(date.value)
            except TimelineError as error:
                faults.append(f"{name}, line {date.number}: {error}")
                continue
            row = _row(node, dated, notes, sources)
            read += [replace(row, person=called[id], person_id=id.strip("@")) for id in who]
    return Found(
        tuple(read),
        tuple(faults),
        format="gedcom",
        notes=tuple(_notes(people, undated, unknown, called, read)),
    )


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
        node = Node(number, match[3].upper(), match[4] or "", match[2] or "")
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


def _names(people: Mapping[str, Node]) -> dict[str, str]:
    """What people are called, by id: without a name by it, and two of one name told apart."""
    names = {
        id: " ".join(node.first("NAME").replace("/", " ").split()) or id.strip("@")
        for id, node in people.items()
    }
    counted = Counter(names.values())
    return {
        id: f"{name} ({id.strip('@')})" if counted[name] > 1 else name for id, name in names.items()
    }


def _who(record: Node, called: Mapping[str, str]) -> list[str]:
    """Whose events a record tells: a person's own, or those of a couple for both of them."""
    if record.tag == "INDI":
        return [record.id]
    if record.tag == "FAM":
        both = (node.value.strip() for node in record.below if node.tag in ("HUSB", "WIFE"))
        return [id for id in dict.fromkeys(both) if id in called]
    return []


def _row(node: Node, dated: Dated, notes: Mapping[str, str], sources: Mapping[str, str]) -> Row:
    words, category = EVENTS[node.tag]
    said = node.value.strip() if node.value.strip() not in ("", "Y") else ""
    kind = node.first("TYPE")
    if node.tag in ("EVEN", "FACT"):
        words, said = kind or said or words, said if kind else ""
    said = " ".join((said or kind if node.tag not in ("EVEN", "FACT") else said).split())
    place = ", ".join(part.strip() for part in node.first("PLAC").split(",") if part.strip())
    near = place.partition(",")[0]
    title = f"{words} in {near}" if node.tag == "BIRT" and near else words
    note, source = node.first("NOTE"), node.first("SOUR")
    latitude, longitude = _where(node)
    return Row(
        f"line {node.number}",
        f"{title}: {said}" if said else title,
        dated.span,
        dated.edtf,
        category=category,
        place=place,
        latitude=latitude,
        longitude=longitude,
        summary=notes.get(note, note).strip(),
        source_title=sources.get(source, source.strip("@")).strip(),
    )


def _where(node: Node) -> tuple[float | None, float | None]:
    """The coordinates that stand below a place; none where they cannot be read."""
    place = node.find("PLAC")
    there = place.find("MAP") if place is not None else None
    if there is None:
        return None, None
    found = [_DEGREES.match(there.first(tag).upper()) for tag in ("LATI", "LONG")]
    both = [float(each[2]) * (-1 if each[1] in "SW" else 1) for each in found if each is not None]
    inside = len(both) == 2 and abs(both[0]) <= 90 and abs(both[1]) <= 180
    return (both[0], both[1]) if inside else (None, None)


def _notes(
    people: Mapping[str, Node],
    undated: Mapping[str, int],
    unknown: Mapping[str, int],
    called: Mapping[str, str],
    read: list[Row],
) -> Iterator[str]:
    """What is left out, and why."""
    told = {row.person_id for row in read}
    nameless = [id for id, node in people.items() if not node.first("NAME").strip(" /")]
    without = [called[id] for id in people if id.strip("@") not in told]
    if nameless:
        yield f"people without a name are called by their ids: {len(nameless)}"
    if without:
        yield f"people without any date are left out: {len(without)} ({_few(without)})"
    if undated:
        listed = ", ".join(f"{tag} {n}" for tag, n in sorted(undated.items()))
        yield f"events without a date are left out: {listed}"
    if unknown:
        listed = ", ".join(f"{tag} {n}" for tag, n in sorted(unknown.items()))
        yield f"tags that are not understood are left out: {listed}"


def _few(names: list[str]) -> str:
    return ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
