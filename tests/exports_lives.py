"""What the tests of the exports share: excerpts of invented lives, kind and hostile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from timeline import edtf
from timeline.catalogue import Catalogue, Selection
from timeline.exports import Excerpt, NamedPeriod, Record, Timex, take
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

TODAY = date(2026, 11, 26)

# What may stand in a testimony to do harm somewhere.
HOSTILE = (
    "<script>alert(1)</script>",
    "</script><!-- ]]> &lt; &amp; &#x41; -->",
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
    "=HYPERLINK(\"http://evil\",\"x\")",
    "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1", "'=1", "''+2", "＝1+1", "\u202e=1+1", "|x",
    "left \u202e thgir \u2066 isolated \u200f mark",
    "bell \x07 escape \x1b[31m null \x00 delete \x7f next \x85",
    'quote " and \\ backslash \\u0041 \\n',
    "END:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:x;y,z",
    "\n2001-01-01: an event of its own #tag\n# A section\n// comment\n---\n",
    "} @misc{evil, title={x}} % $\\input{/etc/passwd}$",
    '"@prefix x: <y> . <a> <b> """c""" .',
    "<a href=\"javascript:alert(1)\" onclick='x'>",
    "한국어 \U0001f30d e\u0301 \ufeff\u2028line\u2029paragraph\ufffe\uffff",
)  # fmt: skip


# Sentence; its words of time; title; category; EDTF; place. Three people of one made-up valley.
TOLD = {
    "ann": """
I was born in 1980 in Aldburg.|1980|Born in Aldburg|birth|1980|Aldburg
School began for me in September 1987.|September 1987|Starts school|education|1987-09|
From 1994 to 1997 we ate bark & <b>roots</b>.|1994 to 1997|Eats <b>roots</b>|hunger|1994/1997|
On 3 March 1997 my brother died.|3 March 1997|Brother dies|death|1997-03-03|
Some time in 1998 or 1999 I crossed the river.|1998 or 1999|Crosses|escape|[1998..1999]|
I have lived in Bremhaven since 2002.|since 2002|In Bremhaven|resettlement|2002/..|Bremhaven
""",
    "ben": """
He was born some time in the 1960s.|the 1960s|Born|birth|196X|
He drove trains from 1986 until 1996.|1986 until 1996|Drives trains|work|1986/1996|
In 2003 he reached the south.|2003|Reaches the south|resettlement|2003|
""",
    "cho": """
In 1990 I was at school.|1990|At school|education|1990|
In 1990 I was away in the mines.|1990|In the mines|work|1990|
My daughter was born in July 1997.|July 1997|Daughter born|family|1997-07|
Once I went up the hill.|Once|Goes up the hill|other||
""",
}
ABOUT: dict[str, dict[str, Any]] = {
    "ann": {"narrator": "Ann Aldous", "notices": ("death of a child",)},
    "ben": {"narrator": "Ben Carrow", "text_kind": "summary", "disputed": "The years differ."},
    "cho": {"narrator": "Cho Eun", "pseudonym": True},
}


def lives() -> list[Life]:
    """The three lives; the places of one are known to the gazetteer."""
    return [_life(key, [line.split("|") for line in told.strip().splitlines()])
            for key, told in TOLD.items()]  # fmt: skip


def _life(key: str, rows: list[list[str]]) -> Life:
    text = "\n\n".join(row[0] for row in rows)
    paragraphs, times, events = [], [], []
    for number, (sentence, words, title, category, when, place) in enumerate(rows, 1):
        start = text.index(sentence)
        at = text.index(words, start)
        paragraphs.append(Paragraph(start, start + len(sentence), number))
        times.append(
            TimeExpression(at, at + len(words), words, "DATE", when[:4], Vague("PAST_REF"), "")
        )
        heard = Passage(at, at + len(words), words)
        known = place == "Aldburg"
        events.append(
            Event(
                f"e{number}", key, title, category, "life", ABOUT[key]["narrator"],
                Passage(start, start + len(sentence), sentence),
                edtf.span(when) if when else TimeSpan(), when, "explicit", place=place,
                latitude=41.5 if known else None, longitude=-8.25 if known else None,
                reasons=(Reason("begin_of_the_begin", "year", f"It says “{words}”.", heard),),
            )
        )  # fmt: skip
    testimony = Testimony(
        key, f"The telling of {key}", text, tuple(paragraphs), told="2020", access="public",
        source_title="The Valley Papers", source_published="2019", **ABOUT[key],
    )  # fmt: skip
    both = (events[0], events[1])
    clash = Conflict(
        tuple(event.id for event in both), tuple(event.passage for event in both),
        "Nobody is at school and away at once.",
    )  # fmt: skip
    conflicts = (clash,) if key == "cho" else ()
    birth = "e1" if rows[0][3] == "birth" else ""
    return Life(testimony, tuple(times), tuple(events), conflicts, birth)


def valley() -> Catalogue:
    """The three lives, with no history beside them."""
    return Catalogue.of_lives(lives(), ())


def whole(selection: Selection | None = None) -> Excerpt:
    """The lives, or what a selection chooses of them, as taken on TODAY."""
    with valley() as catalogue:
        excerpt = take(catalogue, selection, TODAY)
    hungry = NamedPeriod("valley:hunger", "The hungry years", edtf.span("1990/1999"), "1990/1999")
    return replace(excerpt, periods=(hungry,), data="abc123")


def hostile(text: str, quote: str = "") -> Excerpt:
    """One event with the text wherever a testimony or a reason could bring it in; `quote` is its
    passage, where that is to be another."""
    passage = Passage(0, len(text), text)
    testimony = Testimony(
        id=text, title=text, text=quote or text, narrator=text, narrator_id=text,
        paragraphs=(Paragraph(0, len(quote or text), 1),), told="2020", source_title=text,
        source_url=f"https://example.org/{text}", rights=text, disputed=text, notices=(text,),
    )  # fmt: skip
    event = Event(
        id=text, testimony=text, title=text, category="other", scope="life", narrator=text,
        passage=Passage(0, len(quote), quote) if quote else passage,
        span=edtf.span("1997-03"), edtf="1997-03", basis="explicit", place=text,
        summary=text, timex=text, also=(passage,),
        reasons=(Reason("begin_of_the_begin", text, text, passage, (text,)),),
    )  # fmt: skip
    record = Record(text, event, testimony, lane=text, country="KP")
    return Excerpt(
        records=(record,), testimonies=(testimony,), filter=text, address="words=x",
        version="1.0", retrieved=TODAY, times={text: (Timex(0, 1, text[:1], "DATE", text),)},
        conflicts=((text, Conflict((text,), (passage,), text)),),
    )  # fmt: skip
