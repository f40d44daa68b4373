"""Whether a clause tells something that happened: the tests of tense, modality and the rest.

`refuse` gives the name of the test that a clause fails ("" when it tells an event). One test is
one small function in `TESTS`; a new test is a new function and one line there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from timeline.events.english.clause import Clause
from timeline.events.english.lexis import kinds, readings, words
from timeline.events.english.people import Person
from timeline.events.english.tokens import Token
from timeline.events.english.verbs import is_used_to


@dataclass(frozen=True, slots=True)
class Case:
    """A clause before the tests: its sentence, subject, and what dates it."""

    tokens: Sequence[Token]
    clause: Clause
    subject: Person
    involved: bool  # the narrator is named somewhere in it
    dated: bool
    since: bool  # a time expression with "since", or a duration up to now
    asked: bool  # the clause is a question
    profile: bool
    lasting: bool = False  # every time that dates it says how long
    suffered: bool = False  # somebody did it to the narrator
    unknown: bool = False  # "I do not know what ...": it hangs on what is not known
    later: bool = False  # every time that dates it lies after the telling


def quoted(case: Case) -> bool:
    """Somebody else's words, a slogan, a name in quotation marks."""
    verb = case.clause.verb
    if case.profile:
        return False
    if verb is not None:
        return case.tokens[verb.first].quoted
    return all(
        case.tokens[i].quoted for i in case.clause.indexes() if case.tokens[i].tag != "PUNCT"
    )


def question(case: Case) -> bool:
    """A question states nothing."""
    return case.asked


def unreal(case: Case) -> bool:
    """Modal, conditional and future clauses: may, would, if, was to."""
    verb = case.clause.verb
    if verb is None:
        return False
    if case.clause.kind == "condition" or verb.tense in ("modal", "future"):
        return True
    return verb.aspect == "future"


def imprint(case: Case) -> bool:
    """ "First printed 1990", "(c) 2012": about the paper, not about a life."""
    said = [t.low for t in case.tokens]
    if "©" in said or any(said[i : i + 3] == ["(", "c", ")"] for i in range(len(said))):
        return True
    verb = case.clause.verb
    loose = case.clause.kind in ("fragment", "participle") and case.subject.role != "narrator"
    return loose and verb is not None and verb.lemma in words("imprint")


def dateline(case: Case) -> bool:
    """ "Almaty, 14 October 2001": where and when a text was written."""
    own = [case.tokens[i] for i in case.clause.indexes() if case.tokens[i].tag != "PUNCT"]
    if case.clause.kind != "fragment" or case.clause.marker or case.clause.verb is not None:
        return False
    names = [t for t in own if t.tag == "NAME"]
    return bool(names) and all(t.tag in ("NAME", "TIME") or t.low == "this" for t in own)


def order(case: Case) -> bool:
    """An order tells nothing: "Ask me in ten years"."""
    own = [case.tokens[i] for i in case.clause.indexes() if case.tokens[i].tag != "PUNCT"]
    if case.clause.kind != "fragment" or len(own) < 2 or case.clause.verb is not None:
        return False
    base = any(reading.form == "VB" for reading in readings().get(own[0].low, ()))
    return base and own[1].tag in ("PRON", "POSS", "DET")


def present(case: Case) -> bool:
    """General statements and what is so now; a perfect with "since" has begun in the past."""
    verb = case.clause.verb
    if verb is None or verb.tense not in ("present", "perfect"):
        return False
    if verb.tense == "perfect":
        # "The paper has printed this series since 2009": so it is now.
        return not case.involved and case.subject.role in ("other", "public", "none")
    return not case.since


def habit(case: Case) -> bool:
    """ "Used to", "every day": what happened again and again dates nothing."""
    verb = case.clause.verb
    if verb is None:
        return False
    if is_used_to(case.tokens, verb):
        return True
    near = case.tokens[max(verb.first - 2, 0) : verb.last + 2]
    return not case.dated and any(t.low in words("frequency") for t in near)


def denied(case: Case) -> bool:
    """What did not happen, unless something was refused to somebody."""
    verb = case.clause.verb
    if verb is None:
        first = next((t for t in case.tokens if t.tag != "PUNCT"), None)
        said = [t.low for t in case.tokens if t.tag in ("N", "NAME", "PRON", "V")]
        empty = bool(said) and all(word in ("nothing", "nobody", "none") for word in said)
        return empty or (first is not None and first.tag == "NEG")
    subject = case.clause.subject
    nobody = subject is not None and any(
        t.low in ("nobody", "none", "no-one", "neither", "nothing", "no")
        for t in case.tokens[subject[0] : subject[1] + 1]
    )
    if not (verb.negated or nobody):
        return False
    return not (verb.passive and case.dated)


def mind(case: Case) -> bool:
    """What somebody thought, wished or said is no event of its own."""
    verb = case.clause.verb
    if verb is None or verb.passive:
        return False
    found = kinds(verb.lemma)
    if "thought" in found and verb.aspect != "begin":
        return True
    if "speech" in found and verb.tense == "perfect":
        return True  # "I have told this before"
    return "speech" in found and case.subject.role != "narrator" and not case.suffered


def measured(case: Case) -> bool:
    """ "It had taken me forty years", "it was the price of a coat": "it" did nothing."""
    clause = case.clause
    if clause.verb is None or clause.subject is None or clause.kind == "complement":
        return False
    said = [t.low for t in case.tokens[clause.subject[0] : clause.subject[1] + 1]]
    return said in (["it"], ["that"], ["this"], ["what"]) and clause.verb.lemma in (
        "be", "take", "last", "seem", "feel", "cost", "look", "become",
    )  # fmt: skip


def weather(case: Case) -> bool:
    """ "The winter was mild": a season did nothing."""
    clause = case.clause
    if clause.verb is None or clause.verb.lemma != "be" or clause.subject is not None:
        return False
    own = clause.indexes()
    before = [case.tokens[i].tag for i in own if i < clause.verb.first]
    aside = before.index("PUNCT") if "PUNCT" in before[1:] else len(before)
    before = before[:aside] or before  # "the feast, with its presents, was ..."
    after = [case.tokens[i].tag for i in own if i > clause.verb.last]
    there = any(case.tokens[i].low == "there" for i in own)
    return "TIME" in before and "N" not in before and "TIME" not in after and not there


def figure(case: Case) -> bool:
    """A size or a price: "the village had eleven houses", "the rent was forty marks"."""
    clause = case.clause
    if clause.verb is None or clause.verb.lemma not in ("be", "have", "cost", "number", "measure"):
        return False
    rest = [case.tokens[i] for i in clause.indexes() if i > clause.verb.last]
    if not rest or rest[0].tag != "NUM":
        return False
    alone = all(t.tag in ("NUM", "TIME", "PUNCT", "PREP") for t in rest)
    known = case.involved or case.subject.role not in ("other", "public", "none")
    return not known or (alone and clause.verb.lemma == "be")


def birthday(case: Case) -> bool:
    """ "My grandmother had her seventieth birthday" only says when."""
    clause = case.clause
    if clause.verb is None or clause.verb.lemma != "have" or case.subject.role == "narrator":
        return False
    rest = [case.tokens[i] for i in clause.indexes() if i > clause.verb.last]
    return any(t.tag == "TIME" for t in rest) and all(t.tag in ("TIME", "PUNCT") for t in rest)


def background(case: Case) -> bool:
    """The reason or concession that a main clause gives for itself."""
    return (
        case.clause.kind in ("cause", "concession")
        and not case.involved
        and (case.subject.role not in ("narrator", "family"))
    )


def unknown(case: Case) -> bool:
    """What somebody does not know tells nothing."""
    return case.unknown


def happening(case: Case) -> bool:
    """ "It happened in May": "it" is told elsewhere."""
    clause = case.clause
    if clause.verb is None or clause.verb.lemma not in ("happen", "occur"):
        return False
    subject = (
        [] if clause.subject is None else case.tokens[clause.subject[0] : clause.subject[1] + 1]
    )
    return not subject or all(t.tag in ("PRON", "REL", "SUB") for t in subject)


def coming(case: Case) -> bool:
    """Dated after the telling: a plan, a forecast."""
    return case.later


def pro_verb(case: Case) -> bool:
    """ "I did", "so was she": the verb stands for one told elsewhere."""
    verb = case.clause.verb
    if verb is None or verb.tense != "past":
        return False
    light = verb.lemma in ("be", "do", "have")
    if light and verb.first and case.tokens[verb.first - 1].low in ("so", "nor", "neither"):
        return True
    if verb.lemma != "do" or (case.dated and case.subject.role != "narrator"):
        return False
    rest = [case.tokens[i] for i in case.clause.indexes() if i > verb.last]
    first = next((t for t in rest if t.tag != "ADV"), None)
    counted = first is not None and first.tag == "TIME"
    if counted and (any(t.tag == "N" for t in rest) or case.lasting):
        return False  # "did seven months in a prison"
    return first is None or first.tag in ("PUNCT", "TIME", "CC")


def tale(case: Case) -> bool:
    """ "With stories that he drove a car at five": what is told of somebody, true or not."""
    clause = case.clause
    before = clause.first - 1
    if clause.marker != "that" or clause.kind not in ("complement", "relative") or before < 0:
        return False
    if case.tokens[before].low not in words("tale"):
        return False
    return case.profile or case.subject.role != "narrator"


def deadline(case: Case) -> bool:
    """ "We had ninety days": a time that is given, in which nothing is told."""
    verb = case.clause.verb
    if verb is None or verb.lemma != "have" or verb.passive or verb.aspect:
        return False
    rest = [case.tokens[i] for i in case.clause.indexes() if i > verb.last]
    return any(t.tag == "TIME" for t in rest) and all(
        t.tag in ("TIME", "PUNCT", "ADV") for t in rest
    )


def stranger(case: Case) -> bool:
    """Somebody the narrator merely mentions: "there is a woman here who was in Libya"."""
    if case.involved or case.subject.role != "other" or case.subject.kind == "cleft":
        return False
    if case.clause.kind == "participle" and case.clause.subject is not None:
        return True
    if case.clause.kind != "relative":
        return False
    verb = case.clause.verb
    if verb is not None and verb.passive and not case.subject.gender and case.dated:
        return False  # "the line, which was opened in 1903": how a thing came to be
    return case.clause.marker in ("who", "that", "which", "whom", "whose", "")


TESTS: tuple[Callable[[Case], bool], ...] = (
    quoted, question, imprint, dateline, order, unreal, present, habit, denied, mind, pro_verb,
    tale, deadline, stranger, measured, figure, weather, birthday, background, unknown,
    happening, coming,
)  # fmt: skip


def refuse(case: Case) -> str:
    """The name of the first test that the clause fails; "" where it tells an event."""
    return next((test.__name__ for test in TESTS if test(case)), "")
