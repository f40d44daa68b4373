"""A title for a clause: present tense, headline style, without the narrator and without the date.

"I was arrested in May 1951 for carrying letters" becomes "Arrested for carrying letters";
"my father had died in 1949" becomes "Father dies"; "they sent us to Lublin" "Sent to Lublin".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from timeline.events.english.clause import Clause
from timeline.events.english.lexis import ing_form, kinds, participle, third_person, words
from timeline.events.english.nouns import antecedent
from timeline.events.english.people import Cast, Person
from timeline.events.english.phrase import SOFT, clean, join, shorten
from timeline.events.english.plural import is_plural
from timeline.events.english.select import Sentence
from timeline.events.english.suffering import suffered
from timeline.events.english.tokens import Token
from timeline.events.english.turned import PRONOUNS, turned, unnamed
from timeline.events.english.verbs import VerbGroup

LIMIT = 80
_LONGEST_LENGTH = 5  # words of "about four and a half years"

ARTICLES = frozenset({"the", "a", "an", "that", "this", "those", "these"})


def title(sentence: Sentence, at: int, cast: Cast) -> str:
    """The title of a clause of a sentence; "" where its words make none."""
    clause, tokens, person = sentence.clauses[at], sentence.tokens, sentence.people[at]
    parent = sentence.clauses[clause.parent] if clause.parent is not None else None
    verb = clause.verb
    if verb is None or clause.kind == "gapped":
        return _verbless(tokens, clause, person, cast, parent)
    subject = range(clause.subject[0], clause.subject[1] + 1) if clause.subject else range(0)
    after = [i for i in clause.indexes() if i > verb.last and i not in subject]
    if person.kind == "cleft":
        rest = clean(tokens, after, cast)
        return fit([*_cleft(tokens, clause.first), *_verb(verb, "it", rest), *rest])
    label = _label(tokens, clause, person, cast)
    if not verb.passive:
        suffering = turned(tokens, clause, label, person, cast)
        if suffering:
            return fit(suffering)
    rest = clean(tokens, after, cast, label)
    if rest == ["it"] and at:
        rest = _antecedent_thing(sentence, at, cast) or rest
    spent = [t.tag for t in (tokens[i] for i in after[:2])]
    if verb.lemma == "spend" and rest[:1] == ["of"]:
        cut = next((n for n, w in enumerate(rest) if n and w in words("preposition")), len(rest))
        rest = rest[cut:]
    if verb.lemma in ("spend", "do") and "TIME" in spent and rest and not verb.passive:
        return fit([label, *rest])  # "spent two months in a hospital": "In a hospital"
    if verb.lemma in ("take", "last") and spent[:1] == ["TIME"] and label and not rest:
        return fit([label])  # "the journey took nine days": "Journey"
    child = label.split()[-1:] and label.lower().split()[-1] in words("child")
    if verb.lemma in ("come", "arrive", "follow") and child and not rest:
        return fit([label, "born"])  # "our daughter came in May"
    if not rest and clause.kind == "relative" and clause.subject is not None:
        rest = _relative_object(sentence, at, cast)
    if not rest and verb.lemma == "be" and not verb.passive and not verb.negated and label:
        return fit([label])  # "Aberfan was on 21 October", "the third attempt was in 1982"
    if not rest and verb.lemma == "be":
        rest = _time_told(tokens, after)
    if not rest and verb.lemma in ("do", "get", "receive", "give", "serve", "sentence", "have"):
        rest = [tokens[i].text for i in after if tokens[i].tag == "TIME"][:4]
    said = [*_verb(verb, label, rest, _begins(sentence, at)), *rest]
    near = {tokens[i].low for i in (verb.first - 1, verb.last - 1) if i >= 0} & words("nearly")
    said = [*sorted(near), *said]  # "nearly drowned"
    told = _complement(sentence, at, cast)
    if told and "told" in kinds(verb.lemma):
        return fit([label, said[0], *told])  # "hears that ...": how it was heard is left out
    if len(said) == 1 and verb.lemma not in ("bear", "die", "marry", "remarry"):
        return fit(
            [label, *said, *(told or _beside(sentence, at, cast) or _so_long(tokens, after))]
        )
    return fit([label, *said])


def _time_told(tokens: Sequence[Token], after: Sequence[int]) -> list[str]:
    """The words of time behind a verb up to the next mark: "last May", "in the morning"."""
    stop = next((n for n, i in enumerate(after) if tokens[i].tag == "PUNCT"), len(after))
    run = [i for i in after[:stop] if tokens[i].tag in ("TIME", "PREP")][:5]
    while run and tokens[run[-1]].tag == "PREP":
        run.pop()
    return [tokens[i].text for i in run]


def _cleft(tokens: Sequence[Token], at: int) -> list[str]:
    """The named thing before "that" in "it was the famine that ended it"."""
    first = at
    while first > 0 and tokens[first - 1].tag == "TIME":
        first -= 1
    words_ = [token.text for token in tokens[first:at]]
    return words_[1:] if words_ and words_[0].lower() in ARTICLES else words_


def fit(parts: Sequence[str]) -> str:
    """Words as a title of at most 80 characters, cut at a phrase, with a capital."""
    text = join(shorten([word for part in parts for word in part.split()], SOFT))
    if len(text) > LIMIT:
        text = text[:LIMIT].rsplit(" ", 1)[0]
    return text[:1].upper() + text[1:]


def _label(tokens: Sequence[Token], clause: Clause, person: Person, cast: Cast) -> str:
    """How the title names its subject; "" for the narrator."""
    if person.kind != "deed":
        if person.role == "narrator":
            return ""
        if person.role in ("family", "kin"):
            return person.label
    if clause.subject is None:
        return "" if unnamed(person.label) else person.label
    span = range(clause.subject[0], clause.subject[1] + 1)
    if tokens[span[0]].tag == "TIME":
        head, _, rest = person.label.partition(" ")
        return rest if head.lower() in ARTICLES else person.label
    if len(span) == 1 and tokens[span[0]].tag in ("PRON", "REL"):
        head, _, rest = person.label.partition(" ")
        bare = rest and head.lower() in ARTICLES | {"my", "our"}
        return rest if bare else person.label
    parts = clean(tokens, list(span), cast)
    while parts and parts[0].lower() in ARTICLES:
        parts = parts[1:]
    return join(shorten(parts, 40))


def _begins(sentence: Sentence, at: int) -> bool:
    """Whether a state is told by its beginning: "I have been a citizen since June"."""
    verb = sentence.clauses[at].verb
    own = [sentence.tokens[i].low for i in sentence.clauses[at].indexes()]
    return verb is not None and verb.lemma == "be" and verb.tense == "perfect" and "since" in own


def _verb(verb: VerbGroup, label: str, rest: Sequence[str], begins: bool = False) -> list[str]:
    """The verb in the present: third person, or the bare participle of a passive."""
    plural = is_plural(label)

    def now(lemma: str) -> str:
        if plural:
            return "are" if lemma == "be" else lemma
        return third_person(lemma)

    if begins:
        return [now("become")]
    if verb.passive:
        bare = label.lower() in PRONOUNS | {"they"}
        be = [now("be")] if bare else []
        return [*be, *(["not"] if verb.negated else []), participle(verb.lemma)]
    if verb.aspect in ("begin", "end") and verb.outer:
        return [now("stop" if verb.aspect == "end" else "begin"), ing_form(verb.lemma)]
    if verb.aspect == "have to":
        return [now("have"), "to", verb.lemma]
    if verb.lemma == "be" and not verb.negated:
        return [now("be")] if label or not rest else []
    if verb.negated and verb.lemma == "be":
        return [now("be"), "not"]
    if verb.negated:
        return ["do" if plural else "does", "not", verb.lemma]
    return [now(verb.lemma)]


def _antecedent_thing(sentence: Sentence, at: int, cast: Cast) -> list[str]:
    """What "it" means after a verb: the object of the clause before ("passed it")."""
    before = sentence.clauses[at - 1]
    if before.verb is None:
        return []
    after = [i for i in before.indexes() if i > before.verb.last]
    parts = clean(sentence.tokens, after, cast)
    cut = next((n for n, part in enumerate(parts) if part.lower() in words("preposition")), None)
    return parts[:cut] if parts and parts[0].lower() in ("a", "an", "the") else []


def _relative_object(sentence: Sentence, at: int, cast: Cast) -> list[str]:
    """What the relative stands for as object: "a passport, which I lost"."""
    clause, tokens = sentence.clauses[at], sentence.tokens
    if clause.subject is None or tokens[clause.subject[0]].tag == "REL":
        return []
    if clause.verb is None or clause.verb.passive:
        return []
    if clause.marker not in ("which", "that", "whom", ""):
        return []
    if tokens[clause.subject[0]].tag != "PRON":
        return []
    span = antecedent(tokens, clause.first)
    if span is None or span == clause.subject:
        return []
    named = clean(tokens, list(range(span[0], span[1] + 1)), cast)
    small = bool(named) and tokens[span[0]].tag in ("DET", "POSS")
    return [named[0].lower(), *named[1:]] if small else named


def _complement(sentence: Sentence, at: int, cast: Cast) -> list[str]:
    """What was decided, heard or said, for a verb that is nothing without it."""
    verb = sentence.clauses[at].verb
    says = verb is not None and bool(kinds(verb.lemma) & {"speech", "thought", "told"})
    if verb is None or not (says or verb.lemma in words("announcing")):
        return []
    for inner, child in enumerate(sentence.clauses):
        if child.parent != at or child.kind != "complement" or child.subject is None:
            continue
        if sentence.people[inner].role == "narrator":
            return _own_complement(sentence, at, inner, cast)
        own = [i for i in child.indexes() if i >= child.subject[0]]
        return ["that", *clean(sentence.tokens, own, cast)]
    return []


def _own_complement(sentence: Sentence, at: int, inner: int, cast: Cast) -> list[str]:
    """What the narrator learned of the narrator: "learned that I would not go", "of not going"."""
    child, main = sentence.clauses[inner], sentence.clauses[at]
    if sentence.people[at].role != "narrator" or child.verb is None or main.verb is None:
        return []
    after = [i for i in child.indexes() if i > child.verb.last]
    rest = clean(sentence.tokens, after, cast)
    denied = ["not"] if child.verb.negated else []
    if main.verb.lemma in ("decide", "resolve"):
        return [*denied, "to", child.verb.lemma, *rest]
    done = participle(child.verb.lemma) if child.verb.passive else ing_form(child.verb.lemma)
    small = [] if main.verb.lemma in words("announcing") else ["of"]
    return [*small, *denied, *(["being"] if child.verb.passive else []), done, *rest]


def _beside(sentence: Sentence, at: int, cast: Cast) -> list[str]:
    """The clause that says when, for a verb that tells little alone: "leaves before the frost"."""
    for inner, child in enumerate(sentence.clauses):
        plain = child.kind == "temporal" and child.subject is not None and not sentence.times[inner]
        if child.parent != at or not plain or child.first < sentence.clauses[at].first:
            continue
        if sentence.people[inner].role in ("narrator", "none") or not child.marker:
            return []
        own = [i for i in child.indexes() if child.subject is not None and i >= child.subject[0]]
        words_ = clean(sentence.tokens, own, cast)
        return [child.marker, *words_] if words_ and len(words_) < 9 else []
    return _widened_time(sentence, at)


def _so_long(tokens: Sequence[Token], after: Sequence[int]) -> list[str]:
    """How long, for a verb that tells little alone: "kept for more than 39 years"."""
    for place, at in enumerate(after):
        if tokens[at].low != "for" or tokens[at].tag != "PREP":
            continue
        run = [i for i in after[place + 1 :] if tokens[i].tag == "TIME"]
        if run and run[0] == at + 1 and run[-1] - at == len(run) <= _LONGEST_LENGTH:
            return ["for", *(tokens[i].text for i in run)]
    return []


def _widened_time(sentence: Sentence, at: int) -> list[str]:
    """A time that names more than a date: "in the second year of the ships"."""
    clause, tokens = sentence.clauses[at], sentence.tokens
    if clause.verb is None:
        return []
    after = [i for i in clause.indexes() if i > clause.verb.last]
    run = [i for i in after if tokens[i].tag == "TIME"]
    if not run or all(tokens[i].times for i in run) or tokens[run[0]].times == ():
        return []
    return [tokens[i].text for i in range(max(run[0] - 1, after[0]), run[-1] + 1)][:9]


def _verbless(
    tokens: Sequence[Token], clause: Clause, person: Person, cast: Cast, parent: Clause | None
) -> str:
    """A title for a fragment, or for the second half of a gapped coordination."""
    own = clause.indexes()
    while own and (tokens[own[0]].low in ("and", "then", "but", "after", "following")):
        own = own[1:]
    content = [i for i in own if tokens[i].tag != "TIME"]
    parts = clean(tokens, content, cast)
    while parts and parts[0].lower() in ("of", "as", "later"):
        parts = parts[1:]
    if clause.kind != "gapped" or parent is None or parent.verb is None or not content:
        return fit(parts)
    verb = replace(parent.verb, first=clause.first, last=clause.first)
    if tokens[content[0]].tag == "PREP" or tokens[content[0]].low in ("again", "back"):
        label = _label(tokens, parent, person, cast)
        after = [i for i in parent.indexes() if i > parent.verb.last]
        particles = [
            tokens[i].text
            for i, following in pairwise(after[:2])
            if tokens[i].low in words("verb-particle") and tokens[following].tag in ("PREP", "TIME")
        ]
        if after and suffered(tokens, after, person, cast):
            return fit([participle(verb.lemma), *particles, *parts])
        stop = next((i for i in after if tokens[i].tag in ("PREP", "TIME", "PUNCT")), None)
        transitive = bool(after) and tokens[after[0]].tag in ("DET", "POSS", "N")
        thing = [i for i in after if transitive and (stop is None or i < stop)]
        said = clean(tokens, thing, cast) if not verb.passive else []
        return fit([label, *_verb(verb, label, parts), *said, *particles, *parts])
    if person.label and all(part.lower() in person.label.lower().split() for part in parts):
        return fit([person.label, *_verb(verb, person.label, [])])
    which = any(part.lower() in words("which") for part in parts)
    if which and len(parts) <= 3 and person.role in ("family", "kin", "other"):
        return fit([person.label, *_verb(verb, person.label, [])])
    label = _label(tokens, parent, person, cast)
    return fit([label, *_verb(verb, label, parts), *parts])


def question_title(asked: Sentence, at: int, cast: Cast, answer: Sequence[Token] = ()) -> str:
    """A title from a question that an answer leaves to be understood ("When did you cross?")."""
    clause, tokens, person = asked.clauses[at], asked.tokens, asked.people[at]
    verb = clause.verb
    if verb is None:
        return ""
    stop = next((i for i in clause.indexes() if i > verb.last and tokens[i].low == ","), None)
    after = [
        i
        for i in clause.indexes()
        if i > verb.last
        and (stop is None or i < stop)
        and tokens[i].low not in ("yourself", "yourselves", "you", "first", "once", "than", "more")
    ]
    label = _label(tokens, clause, person, cast) if person.role == "family" else ""
    rest = clean(tokens, after, cast, label)
    plain = replace(verb, negated=False, aspect="" if verb.aspect == "future" else verb.aspect)
    if not rest and answer and answer[0].tag == "PREP":
        rest = clean(answer, range(len(answer)), cast)
        small = rest and rest[0].lower() in words("preposition")
        rest = [rest[0].lower(), *rest[1:]] if small else []
    return fit([label, *_verb(plain, label, rest), *rest])
