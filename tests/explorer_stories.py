"""Invented testimonies for the explorer's tests: six people of one made-up valley.

Each is a list of tellings, one a line of TOLD.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from timeline import edtf
from timeline.catalogue import Catalogue
from timeline.model import (
    Conflict,
    Event,
    Life,
    Paragraph,
    Passage,
    Reason,
    Testimony,
    TimeExpression,
    TimeSpan,
    Vague,
)
from timeline.packs import shipped_packs


@dataclass(frozen=True)
class Telling:
    """One event as it is told."""

    sentence: str
    times: str
    title: str
    category: str
    edtf: str
    place: str
    ongoing: bool


def life_of(key: str, narrator: str, tellings: list[Telling], **about: Any) -> Life:
    """The life that a narrator's tellings make; each is a paragraph of its own."""
    text = "\n\n".join(telling.sentence for telling in tellings)
    start, paragraphs, events, times = 0, [], [], []
    told_before: Passage | None = None
    for number, telling in enumerate(tellings, 1):
        end = start + len(telling.sentence)
        paragraphs.append(Paragraph(start, end, number))
        passage = Passage(start, end, telling.sentence)
        words = telling.times
        at = start + telling.sentence.index(words)
        times.append(TimeExpression(at, at + len(words), words, "DATE", "", Vague("PAST_REF"), ""))
        told = Passage(at, at + len(words), words)
        reasons = (
            Reason("begin_of_the_begin", "year", f"The words give {telling.edtf}.", told),
            Reason("end_of_the_end", "after birth", "It comes after the birth.", None, ("e1",)),
        )
        events.append(
            Event(
                f"e{number}", key, telling.title, telling.category, "life", narrator, passage,
                _span(telling), telling.edtf, "explicit", place=telling.place,
                reasons=reasons[: 1 if number == 1 else 2],
            )
        )  # fmt: skip
        if key == "eva" and number == 4:  # one date rests on what another paragraph tells
            elsewhere = Reason("begin_of_the_begin", "after", "It comes later.", told_before)
            events[-1] = replace(events[-1], reasons=(*events[-1].reasons, elsewhere))
        told_before = told
        start = end + 2
    testimony = Testimony(
        key, f"{narrator} tells", text, tuple(paragraphs), told="2020", narrator=narrator,
        access="public", source_title="The Valley Papers", source_published="2019",
        **about,
    )  # fmt: skip
    conflicts: tuple[Conflict, ...] = ()
    if key == "cho":
        pair = (events[1], events[2])
        conflicts = (
            Conflict(
                tuple(event.id for event in pair),
                tuple(event.passage for event in pair),
                "She cannot have been at school and away at once.",
            ),
        )
    return Life(
        testimony,
        tuple(times),
        tuple(events),
        conflicts,
        "e1" if tellings[0].category == "birth" else "",
    )


def _span(telling: Telling) -> TimeSpan:
    span = edtf.span(telling.edtf)
    if telling.ongoing:
        return TimeSpan(*span.bounds, point=False, ongoing=True)
    return span


# The sentence; its words of time; title; category; EDTF; place ("+" after the EDTF: it goes on).
TOLD = {
    "ann": """
I was born in 1980 in Aldburg.|1980|Born in Aldburg|birth|1980|Aldburg
School began for me in September 1987.|September 1987|Starts school|education|1987-09
From 1994 to 1997 we ate bark & <b>roots</b>.|1994 to 1997|Eats bark & <b>roots</b>|hunger|1994/1997
On 3 March 1997 my brother died.|3 March 1997|Brother dies|death|1997-03-03
Some time in 1998 or 1999 I crossed the river.|1998 or 1999|Crosses the river|escape|[1998..1999]
I have lived in Bremhaven since 2002.|since 2002|Lives in Bremhaven|resettlement|2002/..+|Bremhaven
""",
    "ben": """
He was born some time in the 1960s.|the 1960s|Born|birth|196X
He drove trains from 1986 until 1996.|1986 until 1996|Drives trains|work|1986/1996
In 1996 the trains stopped.|1996|Trains stop|work|1996
He was held from 1999 to 2001.|1999 to 2001|Held|arrest|1999/2001
In 2003 he reached the south.|2003|Reaches the south|resettlement|2003
""",
    "cho": """
I was born on 5 May 1975.|5 May 1975|Born|birth|1975-05-05
In 1990 I was at school.|1990|At school|education|1990
In 1990 I was away in the mines.|1990|In the mines|work|1990
My daughter was born in July 1997.|July 1997|Daughter born|family|1997-07
On 9 September 1997 we left on foot.|9 September 1997|Leaves on foot|escape|1997-09-09
In 2000 we were given papers.|2000|Given papers|resettlement|2000
""",
    "dan": """
I was born in 1955.|1955|Born|birth|1955
I served from 1973 to 1983.|1973 to 1983|Serves|military|1973/1983
In 1984 I married.|1984|Marries|family|1984
I lost my faith in 1995.|1995|Loses faith|belief|1995
In 2010 I left.|2010|Leaves|escape|2010
""",
    "eva": """
I was born in 1990.|1990|Born|birth|1990
In 1998 I was ill for a whole year.|1998|Ill for a year|health|1998
In 2008 I left school.|2008|Leaves school|education|2008
In 2014 I wrote it all down.|2014|Writes it down|other|2014
""",
    "fin": """
In 1992 I taught at the valley school.|1992|Teaches|work|1992
In 1996 there was no more rice.|1996|No more rice|hunger|1996
In 2005 I went across the sea.|2005|Goes across the sea|migration|2005
""",
}
WHO: dict[str, tuple[str, dict[str, Any]]] = {
    "ann": ("Ann Aldous", {"notices": ("death of a child",)}),
    "ben": (
        "Ben Carrow",
        {"text_kind": "summary", "disputed": "The years of the arrest are told in two ways."},
    ),
    "cho": ("Cho Eun", {}),
    "dan": ("Dan Elder", {}),
    "eva": ("Eva Farrow", {"pseudonym": True}),
    "fin": ("Fin Gray", {}),
}


def lives() -> list[Life]:
    """The six lives."""
    return [
        life_of(key, WHO[key][0], list(map(_telling, told.strip().splitlines())), **WHO[key][1])
        for key, told in TOLD.items()
    ]


def _telling(line: str) -> Telling:
    sentence, times, title, category, when, place = [*line.split("|"), ""][:6]
    return Telling(sentence, times, title, category, when.rstrip("+"), place, when.endswith("+"))


def catalogue() -> Catalogue:
    """The six lives against the history that ships."""
    shown = ("world", "korea")  # the histories that the stories are told beside
    return Catalogue.of_lives(lives(), [pack for pack in shipped_packs() if pack.id in shown])
