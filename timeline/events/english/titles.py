"""A title for a clause: present tense, headline style, without the narrator and without the date.

"I was arrested in May 1951 for carrying letters" becomes "Arrested for carrying letters";
"my father had died in 1949" becomes "Father dies"; "they sent us to Kilju" "Sent to Kilju".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.events.english.clause import Clause
from timeline.events.english.lexis import ing_form, participle, third_person, words
from timeline.events.english.people import Cast, Person
from timeline.events.english.phrase import SOFT, clean, join, shorten
from timeline.events.english.tokens import Token
from timeline.events.english.verbs import VerbGroup

LIMIT = 80
PRONOUNS = frozenset({"he", "she", "it", "him", "her", "them"})


def _unnamed(label: str) -> bool:
    return not label or label.lower() in words("unnamed")


def title(
    tokens: Sequence[Token], clause: Clause, person: Person, cast: Cast, parent: Clause | None
) -> str:
    """The title of a clause told about `person`; "" where its words make none."""
    verb = clause.verb
    if verb is None or clause.kind == "gapped":
        return _verbless(tokens, clause, person, cast, parent)
    after = [i for i in clause.indexes() if i > verb.last and not verb.first <= i <= verb.last]
    label = _label(tokens, clause, person, cast)
    if person.role != "narrator" and not verb.passive:
        turned = _turned(tokens, verb, after, label, person, cast)
        if turned:
            return _fit("", turned)
    rest = clean(tokens, after, cast, label)
    return _fit(label, [*_verb(verb, person, label, rest), *rest])


def _fit(label: str, parts: Sequence[str]) -> str:
    head = label.split()
    body = shorten([*head, *parts], SOFT)
    text = join(body)
    if len(text) > LIMIT:
        text = text[:LIMIT].rsplit(" ", 1)[0]
    return text[:1].upper() + text[1:]


def _label(tokens: Sequence[Token], clause: Clause, person: Person, cast: Cast) -> str:
    """How the title names its subject; "" for the narrator."""
    if person.role in ("narrator", "none"):
        return "" if person.label != "it" else "it"
    if person.role in ("family", "kin"):
        return person.label
    if clause.subject is None:
        return "" if _unnamed(person.label) else person.label
    span = range(clause.subject[0], clause.subject[1] + 1)
    if len(span) == 1 and tokens[span[0]].tag == "PRON":
        return person.label
    if len(span) == 1 and tokens[span[0]].tag == "REL":
        return person.label
    parts = clean(tokens, list(span), cast)
    while parts and parts[0].lower() in ("the", "a", "an", "that", "this", "those", "these"):
        parts = parts[1:]
    return join(shorten(parts, 40))


def _plural(person: Person, label: str) -> bool:
    if not label:
        return False
    if person.gender == "p":
        return not label.endswith(("family", "child", "partner", "household", "baby", "infant",
                                   "parent", "cousin", "sibling", "news", "twin"))  # fmt: skip
    last = label.split()[-1].lower()
    singular = ("ss", "us", "is", "news")
    return " and " in label or (last.endswith("s") and not last.endswith(singular))


def _verb(verb: VerbGroup, person: Person, label: str, rest: Sequence[str]) -> list[str]:
    """The verb in the present: third person, or the bare participle of a passive."""
    plural = _plural(person, label)

    def now(lemma: str) -> str:
        if plural:
            return "are" if lemma == "be" else lemma
        return third_person(lemma)

    if verb.passive:
        return (["not"] if verb.negated else []) + [participle(verb.lemma)]
    if verb.aspect in ("begin", "end") and verb.outer:
        outer = "stop" if verb.aspect == "end" else "begin"
        return [now(outer), ing_form(verb.lemma)]
    if verb.aspect == "have to":
        return [now("have"), "to", verb.lemma]
    if verb.lemma == "be" and not verb.negated:
        return [now("be")] if label or not rest else []
    if verb.negated:
        return [("are" if plural else "is"), "not"] if verb.lemma == "be" else [
            "do" if plural else "does", "not", verb.lemma]  # fmt: skip
    return [now(verb.lemma)]


def _turned(
    tokens: Sequence[Token],
    verb: VerbGroup,
    after: Sequence[int],
    label: str,
    person: Person,
    cast: Cast,
) -> list[str]:
    """The passive of what somebody did to the narrator, or of what "they" did to something."""
    if verb.lemma in ("be", "have", "become") or not after:
        return []
    at = 0
    particles: list[str] = []
    while at < len(after) and tokens[after[at]].tag != "N":
        if tokens[after[at]].low not in words("particle"):
            break
        particles.append(tokens[after[at]].text)
        at += 1
    if at >= len(after):
        return []
    object_ = tokens[after[at]]
    done = [*(["no longer"] if verb.aspect == "end" else []), participle(verb.lemma)]
    if object_.tag == "PRON" and cast.pronoun(object_.low, object_.quoted).role == "narrator":
        rest = clean(tokens, after[at + 1 :], cast)
        if (
            rest
            and rest[0].lower() in ("go", "leave", "in", "out", "sit", "come", "stay")
            and (verb.lemma == "let")
        ):
            done = ["let"]
        named = not _unnamed(label) and label.lower() not in PRONOUNS
        by = (
            ["by", label if label.split()[-1:] == [""] else _article(label, person)]
            if named
            else []
        )
        short = shorten([*done, *particles, *rest], SOFT - 12)
        return [*short, *by]
    if not _unnamed(label) or person.role in ("family", "kin"):
        return []
    if object_.tag not in ("DET", "N", "NAME", "POSS", "NUM"):
        return []
    end = at
    while end + 1 < len(after) and tokens[after[end + 1]].tag in ("N", "NAME", "NUM", "V", "DET",
                                                                  "POSS", "ADV"):  # fmt: skip
        end += 1
    thing = clean(tokens, after[at : end + 1], cast)
    rest = clean(tokens, after[end + 1 :], cast)
    if thing and thing[0].lower() in ("the", "a", "an"):
        thing = thing[1:]
    return [*thing, *done, *particles, *rest] if thing else []


def _article(label: str, person: Person) -> str:
    if person.role in ("family", "kin") or label[:1].isupper() or _plural(person, label):
        return label
    return ("an " if label[:1] in "aeiou" else "a ") + label


def _verbless(
    tokens: Sequence[Token], clause: Clause, person: Person, cast: Cast, parent: Clause | None
) -> str:
    """A title for a fragment, or for the second half of a gapped coordination."""
    own = [i for i in clause.indexes() if tokens[i].tag not in ("CC",) or i != clause.first]
    while own and tokens[own[0]].low in ("and", "then", "but"):
        own = own[1:]
    content = [i for i in own if tokens[i].tag != "TIME"]
    parts = clean(tokens, content, cast)
    if clause.verb is not None and clause.kind != "gapped":
        return _fit("", parts)
    if clause.kind != "gapped" or parent is None or parent.verb is None or not content:
        return _fit("", parts)
    led = tokens[content[0]].tag == "PREP" or tokens[content[0]].low in ("again", "back")
    verb = replace(parent.verb, first=clause.first, last=clause.first)
    if led:
        label = _label(tokens, parent, person, cast)
        after = [i for i in parent.indexes() if i > parent.verb.last]
        turned = _turned(tokens, parent.verb, after[:1], label, person, cast)
        head = [participle(verb.lemma)] if turned else [label, *_verb(verb, person, label, parts)]
        return _fit("", [*head, *parts])
    if person.role in ("family", "kin", "other") and _ordinal(parts):
        noun = person.label.split()[-1] if person.label else ""
        return _fit("", [*[p for p in parts if p.lower() not in ("the", "one", "other")], noun,
                         *_verb(verb, person, noun, [])])  # fmt: skip
    label = _label(tokens, parent, person, cast)
    return _fit(label, [*_verb(verb, person, label, parts), *parts])


def _ordinal(parts: Sequence[str]) -> bool:
    known = {"first", "second", "third", "fourth", "fifth", "last", "younger", "elder", "older",
             "youngest", "eldest", "other", "one", "next"}  # fmt: skip
    return any(part.lower() in known for part in parts) and len(parts) <= 3


def question_title(tokens: Sequence[Token], clause: Clause, cast: Cast) -> str:
    """A title from a question that an answer leaves to be understood ("When did you cross?")."""
    verb = clause.verb
    if verb is None:
        return ""
    drop = ("yourself", "yourselves", "you")
    after = [i for i in clause.indexes() if i > verb.last and tokens[i].low not in drop]
    rest = clean(tokens, after, cast)
    plain = replace(verb, negated=False, aspect="" if verb.aspect == "future" else verb.aspect)
    return _fit("", [*_verb(plain, Person("narrator"), "", rest), *rest])
