"""Why a bound is what it is, in plain sentences with their passages.

    Born between 1980 and 1981: 'in the 1980s' (paragraph 9) and 'at the age of 13, in 1994'
    (paragraph 12).

A bound's chain is followed back through the network until it comes to another event, which then
has its own reasons: `uses` names it. The sentences come from data (`chronology_says.tsv`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from timeline import lexicon
from timeline.chronology.days import known
from timeline.chronology.network import EARLIEST, LATEST, Network, Statement
from timeline.chronology.story import Said, Story, Told
from timeline.model import BOUNDS, Bound, Passage, Reason, TimelineError, TimeSpan
from timeline.words import in_words

_TOGETHER = 12  # characters between two quotes that are shown as one
_MOST = 4  # pieces of evidence in one sentence


@dataclass(frozen=True, slots=True)
class Evidence:
    """One step of a chain: what was said, and the other event it counts from ("" for none)."""

    said: Said
    other: str = ""


@dataclass(frozen=True)
class Explainer:
    """Writes the reasons of a life's events; `spans` gives each event's span."""

    story: Story
    network: Network
    said: Mapping[str, Said]
    spans: Mapping[str, TimeSpan]

    def reasons(self, told: Told) -> tuple[Reason, ...]:
        """One or more reasons for every bound that is known, the last narrowing first."""
        span = self.spans[told.id]
        chains = {
            bound: self._chain(variable, side)
            for bound, variable, side in _sides(told)
            if getattr(span, bound) is not None
        }
        all_evidence = [step for chain in chains.values() for step in chain]
        whole = self._sentence(told, span, _distinct(all_evidence))
        found = []
        for bound, chain in chains.items():
            for step in chain:
                uses = tuple(
                    dict.fromkeys((*step.said.uses, *([step.other] if step.other else [])))
                )
                uses = tuple(key for key in uses if key != told.id)
                found.append(Reason(bound, step.said.rule, whole, step.said.passage, uses))
        return tuple(found)

    def _chain(self, variable: str, side: int) -> list[Evidence]:
        found: list[Evidence] = []
        steps = self.network.steps(variable, side)
        own = variable.split(".", 1)[0]
        for number, (statement, _, _) in enumerate(steps):
            said = self._said(statement)
            source = steps[number + 1][1].split(".", 1)[0] if number + 1 < len(steps) else ""
            other = source if source and source != own and self.story.event(source) else ""
            if said is not None and not statement.structural:
                found.append(Evidence(said, other))
            if other:
                break
        return found

    def _said(self, statement: Statement) -> Said | None:
        return self.said.get(statement.id)

    # --- sentences ----------------------------------------------------------------------------

    def _sentence(self, told: Told, span: TimeSpan, evidence: list[Evidence]) -> str:
        words = self._words(span)
        lead = "born" if told.mention.category == "birth" else "event"
        pieces = self._pieces(evidence)[:_MOST]
        text = _say(self.language, "and").join(pieces)
        return _capital(_say(self.language, lead, when=words, evidence=text))

    def _pieces(self, evidence: list[Evidence]) -> list[str]:
        quotes: list[tuple[Passage, list[Evidence]]] = []
        bare: list[str] = []
        placed = [e for e in evidence if e.said.passage is not None]
        for step in sorted(placed, key=lambda e: e.said.passage.start if e.said.passage else 0):
            passage = step.said.passage
            assert passage is not None
            if quotes and passage.start - quotes[-1][0].end <= _TOGETHER:
                last = quotes[-1][0]
                end = max(last.end, passage.end)
                text = self.story.testimony.text[last.start : end]
                quotes[-1] = (Passage(last.start, end, text), [*quotes[-1][1], step])
            else:
                quotes.append((passage, [step]))
        for step in evidence:
            if step.said.passage is None:
                bare.append(self._bare(step.said))
        return [*(self._quote(*quote) for quote in quotes), *dict.fromkeys(bare)]

    def _quote(self, passage: Passage, steps: list[Evidence]) -> str:
        number = str(self.story.paragraph(passage.start))
        if all(step.said.rule == "around" for step in steps):
            told = [self._around(step, number) for step in steps]
            return _say(self.language, "and").join(dict.fromkeys(text for text in told if text))
        text = _say(self.language, "quote", quote=_shortened(passage.quote), number=number)
        others = dict.fromkeys(s.other for s in steps if s.other)
        for other in others:
            event = self.story.event(other)
            if event is not None and not self._covers(passage, other):
                when = self._words(self.spans[other])
                text += _say(self.language, "from", title=event.mention.title, when=when)
        return text

    def _around(self, step: Evidence, number: str) -> str:
        event = self.story.event(step.other or step.said.uses[0])
        if event is None:
            return ""
        side = step.said.statement.ties[0].side
        key = "told_after" if side == EARLIEST else "told_before"
        when = self._words(self.spans[event.id])
        return _say(self.language, key, title=event.mention.title, when=when, number=number)

    def _covers(self, passage: Passage, other: str) -> bool:
        event = self.story.event(other)
        if event is None:
            return True
        return any(
            passage.start <= self.story.expressions[i].start < passage.end
            for i in event.expressions
        )

    def _bare(self, said: Said) -> str:
        if said.rule == "told":
            return _say(self.language, "told", when=self.story.testimony.told)
        return _say(self.language, "fact", source=said.meaning)

    def _words(self, span: TimeSpan) -> str:
        if not any(span.bounds):
            return _say(self.language, "unknown")
        return in_words(span, self.language)

    @property
    def language(self) -> str:
        """The language of the sentences: the testimony's where there is a table, else English."""
        return self.story.testimony.language if _says(self.story.testimony.language) else "en"


def _sides(told: Told) -> tuple[tuple[Bound, str, int], ...]:
    return (
        (BOUNDS[0], told.begin, EARLIEST),
        (BOUNDS[1], told.begin, LATEST),
        (BOUNDS[2], told.end, EARLIEST),
        (BOUNDS[3], told.end, LATEST),
    )


def bounds_known(network: Network, told: Told) -> bool:
    """Whether any bound of an event is known."""
    return any(known(day) for v in (told.begin, told.end) for day in network.bounds(v))


def _distinct(evidence: list[Evidence]) -> list[Evidence]:
    return list({(e.said.statement.id, e.other): e for e in evidence}.values())


def _shortened(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= 120 else words[:117].rsplit(" ", 1)[0] + " …"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _say(language: str, key: str, **values: str) -> str:
    return _says(language)[key].format(**values)


@cache
def _says(language: str) -> dict[str, str]:
    try:
        rows = lexicon.table(language, "chronology_says")
    except TimelineError:
        return {}
    return {row["key"]: row["text"].replace("␣", " ") for row in rows}


def conflict_sentence(story: Story, steps: list[Said]) -> str:
    """What cannot all be true, with the passages that say it."""
    language = story.testimony.language if _says(story.testimony.language) else "en"
    pieces = []
    for said in steps:
        if said.passage is not None:
            number = str(story.paragraph(said.passage.start))
            quote = _shortened(said.passage.quote)
            pieces.append(_say(language, "quote", quote=quote, number=number))
        elif said.rule == "known-fact":
            pieces.append(_say(language, "fact", source=said.meaning))
        else:
            pieces.append(_say(language, "told", when=story.testimony.told))
    evidence = _say(language, "and").join(dict.fromkeys(pieces))
    return _say(language, "conflict", evidence=evidence)


def no_birth_sentence(language: str, ages: bool) -> str:
    """Why a life has no birth."""
    known_language = language if _says(language) else "en"
    return _say(known_language, "no_birth_ages" if ages else "no_birth")
