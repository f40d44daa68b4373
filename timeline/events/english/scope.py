"""Life or context: whose story a clause belongs to."""

from __future__ import annotations

from timeline.events.english.lexis import kinds, words
from timeline.events.english.people import Cast, mentions_narrator, public
from timeline.events.english.select import Choice, Sentence
from timeline.events.english.times import Times, is_anchor
from timeline.model import Scope


def scope_of(
    sentence: Sentence, choice: Choice, cast: Cast, times: Times, lived: bool = False
) -> Scope:
    """The scope of a chosen clause; `lived`: its cues tell what bodies go through (hunger)."""
    clause = sentence.clauses[choice.clause]
    person = choice.person
    if person.role == "narrator":
        return "life"
    hearsay = _hearsay(sentence, choice.clause, cast)
    if hearsay and not choice.involved:
        return "context"
    if hearsay and person.role in ("kin", "other", "public"):
        return "context"
    if person.role == "family":
        return "life"
    at = choice.clause
    if _runs_its_course(sentence, at) or _passer_by(sentence, at, cast):
        return "context"
    if _conquest(sentence, at):
        return "context"
    if not choice.involved and _decree(sentence, at):
        return "context"
    if choice.involved and not (
        person.role == "other" and _own_life(sentence, choice.clause, cast)
    ):
        return "life"
    if person.role == "other" and _own_life(sentence, choice.clause, cast):
        return "context"
    if person.role == "public":
        return "life" if person.kind == "body" and _local(sentence, choice.clause) else "context"
    expressions = times.expressions
    anchors = bool(choice.times) and all(is_anchor(expressions[i]) for i in choice.times)
    if anchors and person.kind != "cleft":
        return "context"
    tokens = sentence.tokens
    if clause.subject is not None:
        words = [t.low for t in tokens[clause.subject[0] : clause.subject[1] + 1]]
        if words == ["there"] and not lived:
            return "context"
    if clause.verb is not None and clause.verb.lemma == "be" and not lived:
        first = [t.low for t in tokens[max(clause.verb.first - 1, 0) : clause.verb.first]]
        if first == ["there"]:
            return "context"
    return "life"


def _runs_its_course(sentence: Sentence, at: int) -> bool:
    """Whether a thing of history began or ended, for whomever ("the war began for us")."""
    verb, person = sentence.clauses[at].verb, sentence.people[at]
    if verb is None or verb.passive or (person.role, person.kind) != ("public", "thing"):
        return False
    return verb.lemma in words("course-verb")


def _conquest(sentence: Sentence, at: int) -> bool:
    """Whether a power took, ruled or bombed a whole town or country, be it the narrator's own
    ("the army occupied our country"): that is everybody's history."""
    clause, tokens, person = sentence.clauses[at], sentence.tokens, sentence.people[at]
    verb = clause.verb
    if verb is None or verb.passive or person.role != "public" or person.kind == "thing":
        return False
    after = [tokens[i] for i in clause.indexes() if i > verb.last and tokens[i].tag != "ADV"][:2]
    owned = len(after) == 2 and after[0].tag == "POSS" and after[1].low in words("homeland")
    return verb.lemma in words("conquest") and owned


def _decree(sentence: Sentence, at: int) -> bool:
    """Whether "they" did something to what belongs to all: "they closed the universities"."""
    clause, tokens, person = sentence.clauses[at], sentence.tokens, sentence.people[at]
    verb = clause.verb
    if verb is None or person.role not in ("other", "none") or person.gender in ("m", "f", "mf"):
        return False
    subject = range(clause.subject[0], clause.subject[1] + 1) if clause.subject else range(0)
    they = [tokens[i].low for i in subject] == ["they"] and not verb.passive
    after = [i for i in clause.indexes() if i > verb.last][:3]
    named = after if they else list(subject) if verb.passive else []
    return any(tokens[i].low in words("public-thing") for i in named)


def _passer_by(sentence: Sentence, at: int, cast: Cast) -> bool:
    """Whether somebody whom the text does not know did or suffered it ("a student set himself on
    fire"), in a sentence in which nothing befalls the narrator or the family."""
    clause, tokens, person = sentence.clauses[at], sentence.tokens, sentence.people[at]
    if person.role != "other" or not person.gender or clause.subject is None:
        return False
    first = tokens[clause.subject[0]]
    if first.low not in ("a", "an", "another") and first.tag != "NUM":
        return False
    if mentions_narrator(tokens, range(len(tokens)), cast):
        return False
    near = {"narrator", "family", "kin"}
    return not any(one.role in near for one in sentence.people) and not any(
        cast.pronoun(t.low, t.quoted).role in near for t in tokens if t.tag in ("PRON", "POSS")
    )


def _own_life(sentence: Sentence, at: int, cast: Cast) -> bool:
    """Somebody else's life ("my teacher had been in Paris"), or how a thing came to be."""
    clause, tokens = sentence.clauses[at], sentence.tokens
    verb, person = clause.verb, sentence.people[at]
    if verb is None or clause.subject is None:
        return False
    subject = range(clause.subject[0], clause.subject[1] + 1)
    rest = [i for i in clause.indexes() if i not in subject]
    if mentions_narrator(tokens, rest, cast):
        return False
    made = verb.passive and verb.lemma in words("making") and not person.gender
    lives = (
        bool(person.gender)
        and not verb.passive
        and (verb.tense == "pluperfect" or verb.lemma in ("be", "live", "work", "study", "serve"))
    )
    return made or lives


def _local(sentence: Sentence, at: int) -> bool:
    """Whether a power did something to what lay around the narrator ("opened the gate")."""
    clause, tokens = sentence.clauses[at], sentence.tokens
    if clause.verb is None:
        return False
    after = [i for i in clause.indexes() if i > clause.verb.last]
    return any(tokens[i].low in words("local") and tokens[i - 1].low == "the" for i in after[:4])


def _hearsay(sentence: Sentence, at: int, cast: Cast) -> bool:
    """Whether the clause hangs on what somebody else said."""
    clause = sentence.clauses[at]
    seen: set[int] = set()
    while clause.parent is not None and clause.parent not in seen:
        seen.add(clause.parent)
        above = sentence.clauses[clause.parent]
        verb = above.verb
        if clause.kind == "complement" and verb is not None and "speech" in kinds(verb.lemma):
            teller = sentence.people[clause.parent]
            if verb.negated or teller.label.lower() == "nobody":
                return False
            if teller.role != "narrator" and not (cast.profile and teller.role == "none"):
                words = teller.label.lower().split()
                if teller.role in ("other", "public", "none"):
                    return True
                return bool(words) and words[-1] in public("teller")
        clause = above
    return False
