"""TimeML: the texts of the chosen testimonies, the words that tell time marked as TIMEX3."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline.exports.excerpt import Excerpt, Timex, heading
from timeline.exports.harmless import attribute, xml
from timeline.model import Testimony

TYPES = ("DATE", "TIME", "DURATION", "SET")


def to_timeml(excerpt: Excerpt) -> str:
    """One `<TimeML>` a testimony, within `<TimeMLCorpus>` unless there is exactly one. The text is
    the whole prose of a testimony, whatever of its events was chosen; EXTRAINFO says where in the
    text as read it begins."""
    documents = [
        "".join(_document(each, excerpt.times.get(each.id, ()), excerpt))
        for each in excerpt.testimonies
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    about = xml(" ".join(excerpt.statement()))
    if len(documents) == 1:
        return head + documents[0]
    extra = f"<EXTRAINFO>{about}</EXTRAINFO>\n"
    return f"{head}<TimeMLCorpus>\n{extra}{''.join(documents)}</TimeMLCorpus>\n"


def _document(testimony: Testimony, times: Iterable[Timex], excerpt: Excerpt) -> Iterator[str]:
    first = testimony.paragraphs[0].start if testimony.paragraphs else 0
    last = testimony.paragraphs[-1].end if testimony.paragraphs else len(testimony.text)
    about = " ".join(
        (
            *excerpt.statement(),
            f"{heading(testimony, excerpt.language)}.",
            excerpt.t("statement.first-begins", number=str(first)),
        )
    )
    yield f"<TimeML>\n<DOCID>{xml(testimony.id)}</DOCID>\n"
    if testimony.told:
        told = attribute(testimony.told)
        yield (
            f'<DCT><TIMEX3 tid="t0" type="DATE" value="{told}" temporalFunction="false" '
            f'functionInDocument="CREATION_TIME">{told}</TIMEX3></DCT>\n'
        )
    yield f"<TITLE>{xml(testimony.title)}</TITLE>\n<EXTRAINFO>{xml(about)}</EXTRAINFO>\n<TEXT>"
    at = first
    for number, time in enumerate(_apart(times, first, last), 1):
        yield xml(testimony.text[at : time.start])
        yield (
            f'<TIMEX3 tid="t{number}" type="{time.type}" value="{attribute(time.value)}">'
            f"{xml(testimony.text[time.start : time.end])}</TIMEX3>"
        )
        at = time.end
    yield f"{xml(testimony.text[at:last])}</TEXT>\n</TimeML>\n"


def _apart(times: Iterable[Timex], first: int, last: int) -> Iterator[Timex]:
    """The time expressions that TIMEX3 knows, without those that begin within another."""
    at = first
    for time in sorted(times, key=lambda time: (time.start, -time.end)):
        known = time.type in TYPES and time.value
        if known and at <= time.start < time.end <= last:
            yield time
            at = time.end
