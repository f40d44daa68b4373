"""TEI P5: a listEvent, each event with its dates, its place, its passage and its reasons."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.exports.calendar import Window, begin, end, ends, one
from timeline.exports.excerpt import PROJECT, Excerpt, Record, author_of, doubts, heading, why
from timeline.exports.harmless import address, attribute, xml
from timeline.model import Testimony, TimeSpan

METHOD = "http://id.loc.gov/datatypes/edtf/EDTF"


def to_tei(excerpt: Excerpt) -> str:
    """A TEI document whose standOff holds the testimonies' sources and the events. What XML cannot
    carry becomes U+FFFD."""
    numbers = {each.id: f"source-{number}" for number, each in enumerate(excerpt.testimonies, 1)}
    about = "".join(f"<p>{xml(line)}</p>" for line in excerpt.statement())
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="{excerpt.language}">',
        "<teiHeader><fileDesc>",
        f"<titleStmt><title>{xml(PROJECT)}: {xml(excerpt.filter)}</title></titleStmt>",
        f"<editionStmt><edition>{xml(excerpt.edition)}</edition></editionStmt>",
        f'<publicationStmt><p><date when="{excerpt.retrieved.isoformat()}">'
        f"{excerpt.retrieved.isoformat()}</date> {xml(excerpt.statement()[0])}</p>"
        "</publicationStmt>",
        "<sourceDesc>",
        *(
            ["<listBibl>", *(_source(each, numbers[each.id], excerpt.language)
                              for each in excerpt.testimonies), "</listBibl>"]
            if excerpt.testimonies
            else [f"<p>{xml(excerpt.t('statement.none'))}</p>"]
        ),
        "</sourceDesc></fileDesc>",
        f"<encodingDesc><projectDesc>{about}</projectDesc></encodingDesc></teiHeader>",
        "<standOff><listEvent>",
        *(
            line
            for number, record in enumerate(excerpt.records, 1)
            for line in _event(record, number, numbers[record.testimony.id], excerpt.language)
        ),
        "</listEvent></standOff>" if excerpt.records else
        f"<event><label>{xml(excerpt.t('statement.none'))}</label></event></listEvent></standOff>",
        "</TEI>",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _source(testimony: Testimony, number: str, language: str) -> str:
    url = address(testimony.source_url)
    return (
        f'<bibl xml:id="{number}" n="{attribute(testimony.id)}" type="{testimony.text_kind}">'
        f"<author>{xml(author_of(testimony))}</author> "
        f'<persName role="narrator">{xml(testimony.narrator)}</persName> '
        f"<title>{xml(testimony.title)}</title> "
        f"<note>{xml(heading(testimony, language))}</note>"
        + (f' <ref target="{attribute(url)}">{xml(url)}</ref>' if url else "")
        + "".join(f'<note type="notice">{xml(notice)}</note>' for notice in testimony.notices)
        + (f'<note type="disputed">{xml(testimony.disputed)}</note>' if testimony.disputed else "")
        + (f'<note type="rights">{xml(testimony.rights)}</note>' if testimony.rights else "")
        + "</bibl>"
    )


def _event(record: Record, number: int, source: str, language: str) -> Iterator[str]:
    event, testimony = record.event, record.testimony
    summary = testimony.text_kind == "summary"
    yield (
        f'<event xml:id="event-{number}" n="{attribute(record.key)}" '
        f'type="{attribute(event.category)}"{_outer(event.span)}>'
    )
    yield f"<label>{xml(event.title)}</label>"
    custom = f' when-custom="{attribute(event.edtf)}" datingMethod="{METHOD}"' if event.edtf else ""
    dates = f"<date{custom}>{xml(record.when_in(language))}</date>"
    if any(event.span.bounds):
        dates += _date("begin", (event.span.begin_of_the_begin, event.span.end_of_the_begin))
        dates += _date("end", (event.span.begin_of_the_end, event.span.end_of_the_end))
    yield f"<desc>{dates}{_place(record)}</desc>"
    quote = xml(event.passage.quote)
    told = f"<seg>{quote}</seg>" if summary else f"<quote>{quote}</quote>"
    yield (
        f'<note type="{"summary" if summary else "passage"}" source="#{source}" '
        f'n="{event.passage.start}-{event.passage.end}">'
        f"{xml(heading(testimony, language))}: {told}</note>"
    )
    for says in why(event):
        yield f'<note type="reason">{xml(says)}</note>'
    for says in doubts(record, language):
        yield f'<note type="doubt">{xml(says)}</note>'
    yield "</event>"


def _place(record: Record) -> str:
    event = record.event
    return f"<placeName>{xml(event.place)}</placeName>" if event.place else ""


def _outer(span: TimeSpan) -> str:
    """The attributes of an event: `when` for one unit of the calendar, notBefore and notAfter for
    once in a window, from and to for what lasted and whose ends are units of the calendar."""
    if span.point:
        unit = one(begin(span))
        return f' when="{unit}"' if unit else _within(begin(span))
    first, last = one(begin(span)), one(end(span))
    if first and (last or not any(end(span))):
        return f' from="{first}"' + (f' to="{last}"' if last else "")
    return _within((span.begin_of_the_begin, span.end_of_the_end))


def _within(window: Window) -> str:
    first, last = (day.isoformat() if day else "" for day in window)
    return "".join(
        f' {name}="{day}"' for name, day in (("notBefore", first), ("notAfter", last)) if day
    )


def _date(kind: str, window: Window) -> str:
    """One edge as an own date: between which days it lies."""
    if not any(window):
        return ""
    first, last = ends(window)
    text = first if first == last else f"{first or '…'} – {last or '…'}"
    return f'<date type="{kind}"{_within(window)}>{text}</date>'
