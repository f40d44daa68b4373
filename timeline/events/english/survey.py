"""Who each clause of a sentence is about, and which times stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from timeline.events.english.clause import Clause
from timeline.events.english.lexis import family, words
from timeline.events.english.people import (
    NARRATOR,
    NOBODY,
    Cast,
    Person,
    describe,
    mentions_narrator,
)
from timeline.events.english.select import Sentence, inverted
from timeline.events.english.suffering import suffered
from timeline.events.english.times import Times
from timeline.events.english.tokens import Token


def _anchor_subject(
    tokens: Sequence[Token], clause: Clause, times: Times
) -> tuple[int, int] | None:
    """A named thing of history as subject: "the famine reached our village"."""
    if clause.subject is not None or clause.verb is None:
        return None
    last = clause.verb.first - 1
    while last >= clause.first and tokens[last].tag in ("ADV", "NEG"):
        last -= 1
    first = last
    while first - 1 >= clause.first and tokens[first - 1].tag == "TIME":
        first -= 1
    if last < clause.first or tokens[last].tag != "TIME":
        return None
    known = any(times.anchored(i) for t in tokens[first : last + 1] for i in t.times)
    opens = first == 0 or tokens[first - 1].tag in ("PUNCT", "CC", "MSUB", "SUB", "ADV")
    return (first, last) if known and opens else None


def _told_apart(
    tokens: Sequence[Token], found: Sequence[Clause], times: Sequence[list[int]]
) -> list[int]:
    """Ages told in a clause of their own ("I was twelve, my sister was five"), taken out of the
    clause beside them; "I was twelve when" and "when I was twelve" stay."""
    out: list[int] = []
    for clause, own in zip(found, times, strict=True):
        for index in list(own):
            run = [i for i in clause.indexes() if index in tokens[i].times]
            whole = tokens[run[0]].tag == "TIME" and any(
                tokens[i].low in words("be") or tokens[i].reads("VBD") for i in run
            ) if run else False  # fmt: skip
            opens = bool(run) and all(
                tokens[i].tag in ("PUNCT", "CC") for i in range(clause.first, run[0])
            )
            closed = bool(run) and run[-1] + 1 < len(tokens) and tokens[run[-1] + 1].low == ","
            if whole and opens and closed and tokens[run[0]].low not in words("subordinator"):
                own.remove(index)
                out.append(index)
    return out


def _somebody_elses(tokens: Sequence[Token], clause: Clause, at: int, cast: Cast) -> bool:
    """Whether an age belongs to somebody in the object: "stories of X driving at the age of 5"."""
    begin = clause.verb.last if clause.verb is not None else clause.first - 1
    for back in range(at - 1, begin, -1):
        token = tokens[back]
        if token.tag == "POSS":
            owner = cast.pronoun(token.low, token.quoted)
            others = any(t.tag == "NAME" and t.low not in cast.names for t in tokens[:back])
            return owner.role not in ("narrator", "family") or (owner.role == "family" and others)
        if token.tag == "NAME" and token.low not in cast.names:
            following = tokens[back + 1]
            return following.tag == "V" and following.reads("VBG") is not None
    return False


def _stated(tokens: Sequence[Token], clause: Clause, asked: bool) -> list[int]:
    """The tokens of a clause without a doubtful tail: "I was born in 1982, so, 1991 perhaps?"."""
    own = clause.indexes()
    if not asked or clause.verb is None or inverted(tokens):
        return own
    tail = next((i for i in own if i > clause.verb.last and tokens[i].low == ","), None)
    return [i for i in own if tail is None or i < tail]


def _person(
    tokens: Sequence[Token],
    clause: Clause,
    found: Sequence[Clause],
    people: Sequence[Person],
    cast: Cast,
) -> Person:
    if clause.kind == "gapped" and clause.parent is not None and clause.parent < len(people):
        return _gapped_person(tokens, clause, people[clause.parent], cast)
    if clause.subject is not None and tokens[clause.subject[0]].tag == "TIME":
        text = " ".join(t.text for t in tokens[clause.subject[0] : clause.subject[1] + 1])
        return Person("public", text, "", "thing")
    if clause.subject is not None and tokens[clause.subject[0]].tag != "REL":
        found_person = describe(tokens, clause.subject, cast)
        lemma = clause.verb.lemma if clause.verb is not None else ""
        they = tokens[clause.subject[1]].low == "they" and not found_person.label
        suffers = clause.verb is not None and suffered(
            tokens, [i for i in clause.indexes() if i > clause.verb.last], found_person, cast
        )
        told = not tokens[clause.subject[1]].quoted
        if they and cast.profile and told and (lemma in words("couple-verb") or not suffers):
            return NARRATOR
        return found_person
    if clause.subject is not None and people:
        return people[-1]
    if _there_is(tokens, clause):
        return NOBODY
    if clause.kind == "relative" and clause.marker in ("that", "which") and clause.first:
        named = tokens[clause.first - 1]
        if named.tag == "TIME":  # "it was the famine that ended it"
            return Person("other", "it", "", "cleft")
    for other in (clause.shares, clause.parent):
        if other is None:
            continue
        if other < len(people):
            return people[other]
        above = found[other]
        if above.subject is not None:
            return describe(tokens, above.subject, cast)
    return NOBODY


def _there_is(tokens: Sequence[Token], clause: Clause) -> bool:
    """ "There was no rice": nobody does it, whoever was told of before."""
    verb = clause.verb
    if clause.subject is not None or verb is None or verb.lemma != "be" or not verb.first:
        return False
    return tokens[verb.first - 1].low == "there"


def _gapped_person(tokens: Sequence[Token], clause: Clause, parent: Person, cast: Cast) -> Person:
    """The second half's own person: "the second" beside "our first child", "my daughter"."""
    if parent.role == "narrator":
        return parent
    own = [i for i in clause.indexes() if tokens[i].tag not in ("CC", "PUNCT")]
    end = next((i for i in own if tokens[i].tag in ("N", "NAME")), None)
    led = bool(own) and tokens[own[0]].tag in ("DET", "POSS", "N", "NAME")
    if led and end is not None and tokens[end].low in family():
        return describe(tokens, (own[0], end), cast)
    which = next((tokens[i].low for i in clause.indexes() if tokens[i].low in words("which")), "")
    if not which or parent.role not in ("family", "kin") or not parent.label:
        return parent
    return replace(parent, label=f"{which} {parent.label.split()[-1]}")


def _note_kin(tokens: Sequence[Token], own: Sequence[int], cast: Cast) -> None:
    """Relatives inside a subject ("the letters of my aunt") can be meant by what follows."""
    for at in own:
        end = at + 1
        while end in own and tokens[end].tag not in ("N", "NAME"):
            end += 1
        while end + 1 in own and tokens[end].low in words("which") and tokens[end + 1].tag == "N":
            end += 1
        if tokens[at].tag == "POSS" and end in own:
            person = describe(tokens, (at, end), cast)
            if person.role in ("family", "kin"):
                cast.note(person)


def _note_spouse(name: str, cast: Cast) -> None:
    """Whom the narrator married can be meant by the pronouns to come."""
    spouse = {"m": "wife", "f": "husband"}.get(cast.gender, "spouse")
    gender = {"wife": "f", "husband": "m"}.get(spouse, "mf")
    person = Person("family", name, gender, spouse)
    cast.kin[name.lower()] = person
    for one in gender:
        cast.last[one] = person


def _note_objects(tokens: Sequence[Token], clause: Clause, cast: Cast) -> None:
    """Relatives named after the verb can be meant by the pronouns to come."""
    named = clause.subject is not None  # "was your father there?" has its subject behind
    if clause.verb is not None and clause.verb.lemma in ("be", "become") and named:
        return
    after = clause.verb.last if clause.verb is not None else -1
    own = [i for i in clause.indexes() if i > after]
    for at, following in pairwise(clause.indexes()):
        wed = any(r.lemma in ("marry", "remarry", "wed") for r in tokens[at].readings)
        if wed and tokens[at].tag == "V" and tokens[following].tag == "NAME":
            _note_spouse(tokens[following].text, cast)
    lemma = clause.verb.lemma if clause.verb is not None else ""
    if lemma in ("marry", "wed") and clause.subject is not None:
        last = clause.subject[1]  # "Earl and I were married"
        beside = tokens[max(last - 2, 0)]
        both = last >= 2 and tokens[last].low == "i" and tokens[last - 1].low == "and"
        if both and beside.tag in ("N", "NAME") and beside.text[:1].isupper():
            _note_spouse(beside.text, cast)
    if mentions_narrator(tokens, clause.indexes(), cast):
        cast.known |= {tokens[i].low for i in clause.indexes() if tokens[i].tag == "NAME"}
    for at in own:
        if tokens[at].low in family() and tokens[at].low.endswith(("s", "children")):
            cast.group = tokens[at].low
        if tokens[at].tag not in ("POSS", "DET") or at + 1 not in own:
            continue
        end = at + 1
        while end + 1 in own and (
            tokens[end].tag not in ("N", "NAME") or tokens[end + 1].tag in ("N", "NAME")
        ):
            end += 1
        person = describe(tokens, (at, end), cast)
        if person.role in ("family", "kin") or (person.role == "other" and person.gender):
            recent = cast.recent
            cast.note(person)
            cast.recent = recent


def survey(
    tokens: list[Token], found: list[Clause], cast: Cast, times: Times, asked: bool
) -> Sentence:
    """Who each clause is about and which times stand in it; the cast learns as it reads."""
    people: list[Person] = []
    casts: list[Cast] = []
    own_times: list[list[int]] = []
    cast.fresh = max(cast.fresh - 1, 0)
    cast.plural = max(cast.plural - 1, 0)
    cast.recent = ""
    for number, clause in enumerate(found):
        named = _anchor_subject(tokens, clause, times)
        if named is not None:
            clause = found[number] = replace(clause, subject=named)
        person = _person(tokens, clause, found, people, cast)
        people.append(person)
        casts.append(replace(cast, last=dict(cast.last)))
        if clause.kind != "relative" or person.role == "family":
            cast.note(person)
        if clause.subject is not None and person.role == "other":
            _note_kin(tokens, range(clause.subject[0], clause.subject[1] + 1), cast)
        _note_objects(tokens, clause, cast)
        own: list[int] = []
        subject = range(clause.subject[0], clause.subject[1] + 1) if clause.subject else range(0)
        for at in _stated(tokens, clause, asked):
            for index in tokens[at].times:
                if index in own or not times.dates(index):
                    continue
                said = clause.verb is not None and tokens[clause.verb.first].quoted
                if tokens[at].quoted and not said and not cast.profile and clause.verb is not None:
                    continue  # words that somebody else said
                other = at in subject and person.role not in ("narrator", "none")
                if times.aged(index) and (other or _somebody_elses(tokens, clause, at, cast)):
                    continue  # "a man of eighty came out"
                own.append(index)
        own_times.append(own)
    loose = _told_apart(tokens, found, own_times)
    return Sentence(tokens, found, people, own_times, asked, loose, casts=casts)
