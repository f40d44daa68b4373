"""What the reader carries from sentence to sentence, and how a chosen clause becomes a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from timeline.events.cues import Verdict, judge
from timeline.events.draft import Draft, Reading, Span
from timeline.events.english import times as when
from timeline.events.english.chronicle import Named, named
from timeline.events.english.lemmas import written
from timeline.events.english.lexis import family, words
from timeline.events.english.people import Cast, Person, mentions_narrator
from timeline.events.english.scope import scope_of
from timeline.events.english.select import Choice, Sentence
from timeline.events.english.shape import shape
from timeline.events.english.suffering import suffered
from timeline.events.english.times import Times
from timeline.events.english.titles import title
from timeline.events.english.tokens import Token
from timeline.events.flow import Flow, within
from timeline.events.trust import best_first
from timeline.model import Scope

WEAK = 30.0
CARRIED = 30.0
GOES_ON = frozenset({"arrest", "education", "work", "military", "escape", "resettlement"})
# What grown children and distant kin do is their own life, unless it is a fate or a visit.
SEPARATE = frozenset({"work", "education", "other"})
CHILDREN = frozenset({"son", "daughter", "children", "sons", "daughters", "boy", "girl"})
# What befell a relative is a matter of the family, unless it is one of the other categories.
FATES = frozenset({"migration", "escape", "resettlement", "belief", "other"})
OUT_OF = {"IN_military": "the army", "IN_arrest": "detention"}
INSTITUTIONS = ("military", "arrest", "education", "work")


@dataclass(slots=True)
class State:
    """The reading so far. `pending` are times that wait for what they date; `last` is the last
    told clause that nothing dates yet, which a later "that was in May" may."""

    reading: Reading
    cast: Cast
    times: Times
    drafts: list[Draft] = field(default_factory=list)
    pending: list[int] = field(default_factory=list)
    question: Sentence | None = None
    question_times: list[int] = field(default_factory=list)
    fresh_question: bool = False  # nothing has been told yet in answer to the question
    last: tuple[Flow, Sentence, Choice] | None = None
    last_fresh: bool = False  # it stands in the sentence just before
    entry: str = ""
    entry_told: bool = True

    def add(self, draft: Draft) -> None:
        """Keeps a draft; what was told before it can no longer be dated from behind."""
        self.drafts.append(draft)
        self.last = None
        self.fresh_question = False

    def marks(self) -> list[str]:
        """Words of the story so far that cues may look at."""
        life = [d.category for d in self.drafts if d.scope == "life" and d.person == "narrator"]
        found = ["AFTERESCAPE"] if "escape" in life else []
        found += ["RESETTLED"] if "resettlement" in life else []
        found += ["LAST_death"] if self.drafts and self.drafts[-1].category == "death" else []
        inside = [c for c in life if c in INSTITUTIONS]
        return [*found, f"IN_{inside[-1]}"] if inside else found

    def verdict(self, sentence: Sentence, at: int, scope: Scope) -> Verdict:
        """The category of a clause. Context about a relative is named like life."""
        near = sentence.people[at].role in ("family", "kin")
        clause = sentence.clauses[at]
        verdict, line = Verdict("other", 0.0, False), ""
        for where, fronted in ((at, False), (at, True), (clause.parent, False)):
            if where is None or (where != at and clause.kind != "gapped"):
                continue
            marks = [*self.marks(), *self._said(sentence, where)]
            line = written(sentence, where, self.cast, marks, self.times, fronted)
            verdict = judge("en", line, "life" if near else scope)
            if verdict.strength:
                break
        whole = _key(sentence.people[at]) in ("family", "household", "relatives")
        family = sentence.people[at].role == "family" and not whole
        if family and scope == "life" and verdict.category in FATES:
            return replace(verdict, category="family")
        said = {t.low for i in sentence.clauses[at].indexes() if (t := sentence.tokens[i])}
        verb = clause.verb.lemma if clause.verb is not None else "be"
        stays = bool(said & {"there", "inside"}) or len(line.split()) <= 3
        stays = stays or verb in ("stay", "remain") or clause.verb is None
        last = self.drafts[-1] if self.drafts else None
        goes_on = last is not None and last.scope == scope == "life" and last.category in GOES_ON
        if last is not None and goes_on and stays and verdict.strength <= CARRIED:
            return replace(verdict, category=last.category)  # "I was there for three years"
        return verdict

    def _said(self, sentence: Sentence, at: int) -> list[str]:
        """What the undated clause just before tells of the same person: "I trained as a nurse,
        and in 2007 I got the paper"."""
        before = at - 1
        if before < 0 or sentence.times[before] or sentence.clauses[before].kind != "main":
            return []
        if sentence.people[before] != sentence.people[at] or sentence.clauses[at].kind != "main":
            return []
        line = written(sentence, before, self.cast, [], self.times)
        return [f"SAID_{judge('en', line, 'life').category}"]

    def draft(self, flow: Flow, sentence: Sentence, choice: Choice) -> Draft | None:
        """The draft of a chosen clause; None where it is nothing to tell."""
        tokens, clause = sentence.tokens, sentence.clauses[choice.clause]
        bodily = self.verdict(sentence, choice.clause, "life").category in ("hunger", "health")
        scope = scope_of(sentence, choice, self.cast, self.times, bodily)
        if scope == "life" and self._public_matter(sentence, choice):
            scope = "context"
        verdict = self.verdict(sentence, choice.clause, scope)
        if self._is_apart(sentence, choice, verdict.category):
            scope = "context"
        expressions = self.reading.expressions
        small = choice.times and all(when.is_vague_step(expressions[i]) for i in choice.times)
        if small and verdict.strength < WEAK and choice.person.role != "narrator":
            return None
        cast = sentence.casts[choice.clause] if sentence.casts else self.cast
        heading, category = title(sentence, choice.clause, cast), verdict.category
        past = self._history(choice) if scope == "context" else None
        if past is not None and choice.person.role not in ("family", "kin"):
            heading, category = past.title, past.category or category
        empty = words("preposition") | words("number")
        if not heading or all(part in empty for part in heading.lower().split("-")):
            return None
        if heading in ("Let out", "Let go", "Gets out", "Comes out"):
            inside = [mark for mark in self.marks() if mark in OUT_OF]
            heading += f" of {OUT_OF[inside[0]]}" if inside else ""
        span = trimmed(tokens, self._indexes(sentence, choice))
        verb = clause.verb
        first = verb.first if verb is not None else clause.first
        core = Span(tokens[first].start, tokens[verb.last if verb is not None else first].end)
        paragraph = flow.at(core.start)
        after = [i for i in clause.indexes() if verb is not None and i > verb.last]
        mine = choice.person.role in ("narrator", "none") or (
            verb is not None
            and not verb.passive
            and suffered(tokens, after, choice.person, self.cast)
        )
        stages = self.times.stages(span.start, span.end)
        draft = Draft(
            within(flow, span, core),
            core,
            heading,
            category,
            scope,
            best_first([*choice.times, *stages], expressions),
            paragraph=paragraph.number,
            entry=paragraph.entry,
            turning=choice.turning,
            person="narrator" if mine else _key(choice.person),
            forebear=choice.person.role in ("family", "kin")
            and bool({*_key(choice.person).split()[-1:]} & words("forebear")),
        )
        return shape(draft, sentence, choice, expressions)

    def more_history(self, flow: Flow, choice: Choice, told: Draft) -> list[Draft]:
        """The other things of history that a clause about history names beside its first."""
        if told.scope != "context":
            return []
        out: list[Draft] = []
        for index in choice.times[1:]:
            expression = self.reading.expressions[index]
            row = named(expression, self.reading.packs)
            if row is None or row.title == told.title:
                continue
            span = Span(expression.start, expression.end)
            number = flow.at(span.start).number
            out.append(
                Draft(span, span, row.title, row.category, "context", (index,), paragraph=number)
            )
        return out

    def _history(self, choice: Choice) -> Named | None:
        """What history calls the one thing that dates a clause which is not of the life."""
        expressions = [self.reading.expressions[i] for i in choice.times]
        rows = [named(e, self.reading.packs) for e in expressions]
        return rows[0] if rows and all(rows) else None

    def _is_apart(self, sentence: Sentence, choice: Choice, category: str) -> bool:
        """Whether it is a relative's own life: a forebear's birth, a grown child's work."""
        clause, person = sentence.clauses[choice.clause], choice.person
        if person.role not in ("family", "kin"):
            return False
        kin = _key(person).split()[-1]
        if clause.verb is not None and clause.verb.lemma == "bear" and clause.verb.passive:
            return kin in words("forebear")
        subject = range(clause.subject[0], clause.subject[1] + 1) if clause.subject else range(0)
        rest = [i for i in clause.indexes() if i not in subject]
        with_narrator = mentions_narrator(sentence.tokens, rest, self.cast)
        apart = kin in CHILDREN or person.role == "kin"
        return apart and category in SEPARATE and not with_narrator

    def _public_matter(self, sentence: Sentence, choice: Choice) -> bool:
        """Whether a thing did or suffered what a chronicle tells ("the city fell"), and nobody of
        the narrator's own is named with it."""
        person = choice.person
        if choice.involved or person.role not in ("other", "none") or person.kind or person.gender:
            return False
        clause = sentence.clauses[choice.clause]
        if clause.kind == "relative" and clause.verb is not None and clause.verb.passive:
            return True  # how a thing that is merely mentioned came to be
        near = ("narrator", "family", "kin")
        if clause.kind == "temporal" and clause.parent is None:
            return False  # it only says when: "he was nine when the bridges were blown up"
        above = [clause.parent] if clause.parent is not None else []
        above += range(choice.clause) if clause.marker in ("when", "while", "as") else ()
        if any(sentence.people[at].role in near for at in (*above, *choice.merged)):
            return False
        if any(
            beside.parent == choice.clause
            and beside.kind == "relative"
            and sentence.people[at].role in near
            for at, beside in enumerate(sentence.clauses)
        ):
            return False  # "the hospital where I worked"
        named = any(
            (t.tag == "POSS" and t.low != "its") or t.low in family()
            for t in (sentence.tokens[i] for i in clause.indexes())
        )
        return not named and self.verdict(sentence, choice.clause, "context").turning

    def _indexes(self, sentence: Sentence, choice: Choice) -> list[int]:
        """The tokens of the passage: the clause, what is told with it, and the words of time
        that stand close by."""
        told = sentence.clauses[choice.clause]
        own = list(told.indexes())
        if told.kind in ("participle", "relative") and told.subject is not None:
            before = range(told.subject[0], told.first)
            own += before if len(before) < 8 and told.subject[0] < told.first else ()
        for other in choice.merged:
            own += sentence.clauses[other].indexes()
        for at, token in enumerate(sentence.tokens):
            if any(i in choice.times for i in token.times):
                own.append(at)
        for number, beside in enumerate(sentence.clauses):
            near = choice.clause in (beside.parent, number) or (
                sentence.clauses[choice.clause].parent == number
            )
            inner = beside.indexes()
            if near and any(i in choice.times for at in inner for i in sentence.tokens[at].times):
                own += inner
        return sorted(set(own))


def _key(person: Person) -> str:
    """The words for whom it happened to: "brother Luis", "wife" for a wife who has a name."""
    if person.role in ("family", "kin") and person.kind:
        return person.kind
    return person.label[:1].lower() + person.label[1:]


def trimmed(tokens: Sequence[Token], indexes: Sequence[int]) -> Span:
    """The span of some tokens without marks and conjunctions at its ends."""
    own = list(indexes)
    while len(own) > 1 and tokens[own[0]].tag in ("PUNCT", "CC"):
        own = own[1:]
    while len(own) > 1 and tokens[own[-1]].tag in ("PUNCT", "CC"):
        own = own[:-1]
    return Span(tokens[own[0]].start, tokens[own[-1]].end)
