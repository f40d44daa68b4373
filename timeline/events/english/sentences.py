"""Sentences of a flow as tagged tokens, with quoted speech marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline.events.english.lexis import readings, words
from timeline.events.english.tokens import Token, tag, tokenise
from timeline.events.flow import Flow
from timeline.model import Lasting, Shift, Stage, TimeExpression

CLOSERS = frozenset("\"”’»)]'")
QUOTED = re.compile(r"“[^”]{0,600}”|\"[^\"]{0,600}\"|«[^»]{0,600}»|(?<!\w)‘[^’]{0,300}’(?!\w)")
LABEL = re.compile(r"(?:Q|A|Question|Answer)\s?[.:]\s+(?=[A-ZÀ-Þ“\"'])")
DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .,'’-]{2,40}(?:, [A-Z][\w. ]{1,25})? ?[—–-]+ ")
NUMBERED = re.compile(r"\(?\d{1,3}[.)]\s+|[-*•–—]\s+")


def quotes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of text[start:end] that stand in quotation marks, marks included."""
    return [match.span() for match in QUOTED.finditer(text, start, end)]


def sentences(
    text: str, flow: Flow, expressions: Sequence[TimeExpression]
) -> Iterator[list[Token]]:
    """The sentences of a flow; a sentence may run on from one cue into the next."""
    raw: list[Token] = []
    spoken: list[tuple[int, int]] = []
    first, last = flow.paragraphs[0].start, flow.paragraphs[-1].end
    for paragraph in flow.paragraphs:
        start = paragraph.start
        label = f"{paragraph.speaker}:"
        if paragraph.speaker and text.startswith(label, start):
            start += len(label)
        for head in (NUMBERED, LABEL, DATELINE):
            if found := head.match(text, start, paragraph.end):
                start = found.end()
        raw.extend(tokenise(text, start, paragraph.end))
        spoken.extend(quotes(text, start, paragraph.end))
    times = _times(text, first, last, expressions)
    begin = 0
    at = 0
    while at < len(raw):
        if raw[at].text in ".!?…" and _ends(raw, at, times):
            while (
                at + 1 < len(raw)
                and raw[at + 1].text in CLOSERS | {".", "!", "?"}
                and (raw[at + 1].start == raw[at].end)
            ):
                at += 1
            yield tag(raw[begin : at + 1], times, spoken)
            begin = at + 1
        at += 1
    if begin < len(raw):
        yield tag(raw[begin:], times, spoken)


OF_WHAT = re.compile(r" of (?:the |my |our |his |her )?[\w’'-]+(?: [A-ZÀ-Þ][\w’'-]*)*")
COMPARED = re.compile(r" (?:younger|older|old|senior|junior|taller|pregnant)\b")
MODIFIER = re.compile(
    r"(?:(?:the|an?|[\w-]+)[ -])?(?:night|day|morning|evening|year|month|week|hour)$"
)


def _times(
    text: str, first: int, last: int, expressions: Sequence[TimeExpression]
) -> list[tuple[int, int, int | None]]:
    """The spans of the time expressions of a flow, with the words that belong to them.

    "The night" of "the night shift" only tells what kind of shift it is; "the second year" takes
    "of the war" with it, "two years after" the words it counts from.
    """
    found: list[tuple[int, int, int | None]] = []
    for index, e in enumerate(expressions):
        if e.start >= last or e.end <= first:
            continue
        if COMPARED.match(text, e.end) or _rate(text, e) or _of_a_noun(text, e):
            continue
        if MODIFIER.fullmatch(e.text.lower()) and re.match(
            r"[ -][a-z]{3,}", text[e.end : e.end + 4]
        ):
            following = re.match(r"[ -]([a-z]+)", text[e.end :])
            word = following.group(1) if following else ""
            verb = {reading.form for reading in readings().get(word, ())}
            counted = word in words("number")
            if word and not counted and not _small(word) and not verb & {"VBD", "VBZ", "VBN"}:
                continue
        uncounted = isinstance(e.form, Lasting) and e.form.amount.low is None
        if isinstance(e.form, Stage) or (uncounted and e.relation not in ("for", "throughout")):
            continue
        found.append((e.start, e.end, index))
        form = e.form
        if isinstance(form, Shift) and form.origin == "event":
            if form.event is not None:
                found.append((e.end, form.event[1], None))
            elif (what := OF_WHAT.match(text, e.end)) is not None:
                found.append((e.end, what.end(), None))
    return found


def _of_a_noun(text: str, e: TimeExpression) -> bool:
    """ "A month's pay", "the daily paper": the words only tell what kind of thing it is."""
    behind = text[e.end : e.end + 4]
    if isinstance(e.form, Lasting) and re.match(r"['’]s? ", behind):
        return True
    return e.type == "SET" and e.text.isalpha() and re.match(r" [A-ZÀ-Þ]", behind) is not None


WAGES = re.compile(r" of (?:\w+ )?(?:wages?|pay|salary|rent|rations?|savings|income|earnings)\b")


def _rate(text: str, e: TimeExpression) -> bool:
    """ "A bowl of rice a day", "two months of his wages": how often or how much, not how long."""
    if isinstance(e.form, Lasting) and WAGES.match(text, e.end):
        return True
    if not isinstance(e.form, Lasting) or not re.match(r"an? (?:day|week|month|year)$", e.text):
        return False
    led = re.search(r"([\w-]+) $", text[max(e.start - 20, 0) : e.start])
    return (
        led is not None
        and not _small(led.group(1).lower())
        and not (readings().get(led.group(1).lower()))
    )


def _small(word: str) -> bool:
    kinds = ("preposition", "adverb", "coordinator", "subordinator", "maybe-subordinator",
             "relative", "pronoun-first", "pronoun-other", "determiner", "possessive", "modal",
             "be", "have", "do", "time-noun")  # fmt: skip
    return any(word in words(kind) for kind in kinds)


def _ends(raw: Sequence[Token], at: int, times: Sequence[tuple[int, int, int | None]]) -> bool:
    """Whether a full stop ends its sentence: not inside a time expression or a quotation that
    goes on in lower case."""
    token = raw[at]
    if any(start < token.start < end - 1 for start, end, _ in times):
        return False
    ahead = at + 1
    while ahead < len(raw) and raw[ahead].text in CLOSERS:
        ahead += 1
    if ahead >= len(raw):
        return True
    return not raw[ahead].text[:1].islower()
