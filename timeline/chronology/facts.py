"""Facts known from outside the text: statements like any other, with their source as reason."""

from __future__ import annotations

from timeline import edtf
from timeline.chronology.forms.common import Trust
from timeline.chronology.network import Statement
from timeline.chronology.persons import NARRATOR
from timeline.chronology.placing import four
from timeline.chronology.story import Said, Story, Told
from timeline.chronology.ties import between
from timeline.model import KnownFact, TimelineError


def fact_statements(story: Story) -> list[Said]:
    """One statement a fact; a fact that matches no event of the text says nothing.

    Raises TimelineError for a fact whose date is no EDTF.
    """
    found = []
    for number, fact in enumerate(story.testimony.known_facts):
        try:
            span = edtf.span(fact.edtf)
        except edtf.EdtfError as error:
            name = story.testimony.file or story.testimony.id
            raise TimelineError(f"{name}: known_facts: {error}") from None
        for variable, owner, ends in _moments(story, fact):
            first, _, _, last = bounds = four(span)
            limits = between(variable, first, last if ends == variable else bounds[1])
            if ends != variable:
                limits += between(ends, bounds[2], bounds[3])
            key = f"fact-{number}"
            statement = Statement(
                f"{int(Trust.FACT)}-{key}-{variable}", limits, rank=int(Trust.FACT), owner=owner
            )
            said = Said(statement, "known-fact", None, fact.source or fact.note, (key,))
            found.append(said)
    return found


def _moments(story: Story, fact: KnownFact) -> list[tuple[str, str, str]]:
    """The moments that a fact dates: (begin, owner, end)."""
    if fact.what == "birth":
        born = story.narrator_birth
        variable = story.birth(NARRATOR)
        return [(variable, born.id if born else "", variable)]
    matching = [told for told in story.told if _matches(fact, told)]
    return [(told.begin, told.id, told.end) for told in matching[:1]]


def _matches(fact: KnownFact, told: Told) -> bool:
    mention = told.mention
    if fact.what == "death":
        narrator = mention.person in ("", NARRATOR)
        return mention.category == "death" and narrator and not fact.match
    text = f"{mention.title} {mention.passage.quote}".lower()
    return bool(fact.match) and fact.match.lower() in text
