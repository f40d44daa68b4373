"""Who a clause is about: the narrator, a relative, somebody else, or history.

`Cast` keeps who was named last, so that "he" and "the younger one" find their person. In a text
told in the third person the narrator is the person profiled, and "I" inside quotation marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from timeline.events.english.lexis import Kin, family, words
from timeline.events.english.tokens import Token
from timeline.lexicon import table

Role = Literal["narrator", "family", "kin", "other", "public", "none"]
FIRST = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves", "mine", "ours"})
EITHER = ("child", "baby", "infant", "sibling", "twin", "cousin", "partner")
HE, SHE, THEY = {"he", "him", "his"}, {"she", "her", "hers"}, {"they", "them", "their"}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a clause; `label` is how a title names them ("first boy"), "" for the narrator.
    `kind` of a public subject: body, group, thing."""

    role: Role
    label: str = ""
    gender: str = ""
    kind: str = ""


NARRATOR = Person("narrator")
NOBODY = Person("none")


@cache
def public(kind: str) -> frozenset[str]:
    """Heads of subjects that belong to history, by kind (events_public.tsv)."""
    return frozenset(w for row in table("en", "events_public") if row["kind"] == kind
                     for w in row["words"].split())  # fmt: skip


@dataclass(slots=True)
class Cast:
    """Who has been named so far. `profile`: told in the third person; `gender` its narrator's
    ("m", "f", "" unknown); `names` the lower-case words of the narrator's name."""

    profile: bool = False
    gender: str = ""
    names: frozenset[str] = frozenset()
    last: dict[str, Person] = field(default_factory=dict)
    group: str = ""
    asking: bool = False  # a question is read: "you" is the narrator
    stranger: Person | None = None  # somebody else, for as long as they are fresh in mind
    fresh: int = 0
    plural: int = 0  # sentences for which "they" can mean the relatives named last
    known: set[str] = field(default_factory=set)  # names of people in the narrator's own story
    kin: dict[str, Person] = field(default_factory=dict)  # relatives by the names they go by
    places: frozenset[str] = frozenset()  # lower-case names of the gazetteer
    rivers: frozenset[str] = frozenset()  # those of them that are rivers
    historic: frozenset[str] = frozenset()  # capitalised words of the packs' own rows, lower case
    recent: str = ""  # gender of the other person that was the subject last

    def note(self, person: Person) -> None:
        """Remember a person for the pronouns to come."""
        if person.role == "other" and person.gender:
            self.stranger, self.fresh = person, 2
        elif person.role in ("family", "kin"):
            self.fresh = 0
            either = person.label.split()[-1:] in ([w] for w in EITHER)
            for gender in "mf" if either else person.gender:
                self.last[gender] = person
        if person.role in ("family", "kin") and person.gender == "p":
            self.group = person.label
            many = person.label.endswith(("s", "children", "family"))
            self.plural = 3 if many else self.plural
        self.recent = person.gender if person.role not in ("narrator", "none") else ""

    def pronoun(self, low: str, quoted: bool = False) -> Person:
        """Whom a pronoun means."""
        if low in FIRST:
            return NARRATOR if self.profile or not quoted else NOBODY
        if self.asking and low in ("you", "your", "yours", "yourself"):
            return NARRATOR
        gender = "m" if low in HE else "f" if low in SHE else "p" if low in THEY else ""
        if not gender:
            return Person("none", low)
        if self.profile and gender == self.gender and self.recent != gender:
            return NARRATOR
        if gender == "p":
            topic = self.last.get("topic")  # what a question has just named
            plural = self.last.get("p") if self.plural else None
            if self.profile and not quoted and low != "they":
                return topic or plural or NARRATOR
            return topic or plural or Person("other", "", "p")
        if self.fresh and self.stranger is not None:
            return self.stranger
        found = self.last.get(gender)
        return found or Person("other", low, gender)


def describe(tokens: Sequence[Token], span: tuple[int, int] | None, cast: Cast) -> Person:
    """The person or thing that a noun phrase names."""
    if span is None:
        return NOBODY
    phrase = list(tokens[span[0] : span[1] + 1])
    if len(phrase) == 1 and phrase[0].tag in ("PRON", "POSS"):
        return cast.pronoun(phrase[0].low, phrase[0].quoted)
    if cast.profile and _pair(phrase):
        cast.last["p"], cast.plural = NARRATOR, 3
        return NARRATOR
    if any(t.tag == "PRON" and t.low in FIRST for t in phrase):
        return cast.pronoun("i", phrase[0].quoted)
    if phrase[0].tag == "PRON" and any(t.low == "and" for t in phrase):
        first = cast.pronoun(phrase[0].low, phrase[0].quoted)
        if first.role == "narrator":
            cast.last["p"], cast.plural = NARRATOR, 3
            return NARRATOR
    one = phrase[0].low in ("one", "each", "another", "some")
    if not one and any(t.low in ("us", "ourselves") for t in phrase) and not cast.profile:
        return NARRATOR
    head_at = _head(phrase)
    head = phrase[head_at]
    if (
        cast.names
        and any(t.low in cast.names for t in phrase[: head_at + 1])
        and (not any(t.tag == "POSS-S" for t in phrase[: head_at + 1]))
    ):
        return NARRATOR
    owner = owned_by_narrator(phrase[: head_at + 1], cast)
    if head.low in cast.kin and len(phrase) <= 2 and phrase[0].tag == "NAME":
        return cast.kin[head.low]
    called = _called(phrase, head_at)
    if called is not None:
        word = phrase[called].low
        their = cast.profile and phrase[0].low == "their"
        relative = family()[word]
        if owner or their:
            name = " ".join(t.text for t in phrase[called + 1 : head_at + 1])
            role_: Role = "kin" if relative.near == "kin" else "family"
            found = Person(role_, f"{relative.title} {name}", relative.gender)
            cast.kin[phrase[called + 1].low] = Person(role_, name, relative.gender, relative.title)
            return found
    if cast.profile and phrase[0].low == "their" and head.low in family():
        owner = True
    kin = family().get(head.low)
    which = " ".join(
        t.low
        for t in phrase[:head_at]
        if t.low in words("which") or (t.tag == "NUM" and t.low.isalpha())
    )
    both = _both(phrase, owner)
    if both:
        return Person("family", both, "p")
    if kin is not None and _related(phrase, head_at, kin, owner):
        genitive = any(t.tag == "POSS-S" for t in phrase[:head_at])
        near = "kin" if kin.near == "kin" or (genitive and kin.near != "close") else "family"
        if genitive and any(t.low in family() for t in phrase[: head_at - 1]):
            near = "kin"
        word = head.low if kin.near == "child" else kin.title
        role: Role = "kin" if near == "kin" else "family"
        return Person(role, f"{which} {word}".strip(), kin.gender)
    if head.low in ("one", "ones") or (which and head.low in words("which")):
        word = _single(cast.group) or (
            "child" if owner and head.low in words("birth-order") else ""
        )
        gender = family()[word].gender if word in family() else "mf"
        gender = "mf" if gender == "p" else gender
        label = f"{which} {word or head.low}".strip()
        return Person("family" if word else "other", label, gender)
    if owner and head.low in words("deed"):
        return Person("narrator", " ".join(t.text for t in phrase), "", "deed")
    kind = next((k for k in ("body", "group", "thing") if head.low in public(k)), "")
    if head.low in words("quantity") and not owner and len(phrase) <= 2:
        kind = "group"
    if kind and owner:
        kind = ""
    if not kind and head.tag == "NAME" and head.low.endswith("s") and len(phrase) > 1:
        kind = "group"
    if owner and head.tag == "NAME" and phrase[0].tag == "POSS" and len(phrase) == 2:
        return Person("family", head.text, "mf")  # "our Linda"
    named = head.tag == "NAME" and phrase[0].tag == "NAME"
    place = named and (head.low in cast.places or label_of(phrase) in cast.places)
    human = head.low in words("human") or (named and not place)
    gender = "mf" if human else ""
    if named and not kind and not owner and head.low not in cast.known:
        grand = sum(t.tag == "NAME" for t in phrase) > 1 or head.low in cast.historic
        kind = "name" if place or grand else ""
    label = " ".join(t.text for t in phrase)
    return Person("public" if kind else "other", label, gender, kind)


def label_of(phrase: Sequence[Token]) -> str:
    """A phrase as running text, lower case."""
    return " ".join(t.low for t in phrase)


def _both(phrase: Sequence[Token], owner: bool) -> str:
    """ "My mother and my aunt": the two relatives of a coordination; "" for anything else."""
    joint = next((i for i, t in enumerate(phrase) if t.low == "and"), None)
    if joint is None or joint in (0, len(phrase) - 1) or not owner:
        return ""
    left, right = phrase[joint - 1].low, phrase[-1].low
    if left not in family() or right not in family():
        return ""
    return f"{family()[left].title} and {family()[right].title}"


def _called(phrase: Sequence[Token], head: int) -> int | None:
    """The family word of "my brother Luis": the index before the name that ends the phrase."""
    at = head
    while at > 0 and phrase[at].tag == "NAME":
        at -= 1
    return at if at < head and phrase[at].low in family() else None


def owned_by_narrator(phrase: Sequence[Token], cast: Cast) -> bool:
    """Whether the phrase says "my", "our" (or "his" of the person profiled)."""
    for token in phrase:
        if token.tag == "POSS" and cast.pronoun(token.low, token.quoted).role == "narrator":
            return True
        if token.low in cast.names:
            return True
    return False


def _head(phrase: Sequence[Token]) -> int:
    """The index of the head noun: the last noun before a preposition or relative."""
    head = 0
    for at, token in enumerate(phrase):
        if at and token.tag in ("PREP", "REL", "PUNCT"):
            break
        if token.low in ("and", "or") and at:
            break
        if token.tag in ("N", "NAME", "NUM", "V", "PRON", "ADV", "DET"):
            if token.tag in ("ADV", "DET") and phrase[head].tag in ("N", "NAME"):
                continue
            head = at
    return head


def _related(phrase: Sequence[Token], head: int, kin: Kin, owner: bool) -> bool:
    if owner:
        return True
    first = phrase[0]
    if kin.near == "child":
        return False
    if head == 0 and phrase[0].text[0].isupper() and kin.near == "close":
        return True
    born = kin.title in ("son", "daughter", "child", "twins", "baby")
    bare = first.tag in ("DET", "NUM") and kin.title not in ("child", "children", "family")
    coordinate = any(t.low == "and" for t in phrase)
    return (born or bare or coordinate) and first.tag != "POSS" and kin.title != "household"


def _pair(phrase: Sequence[Token]) -> bool:
    """ "Father and son", "the couple": in a profile the narrator with one of the family."""
    said = [t.low for t in phrase if t.tag != "DET"]
    if said in (["couple"], ["family"], ["pair"]):
        return True
    return (
        len(said) == 3
        and said[1] == "and"
        and said[0] in family()
        and said[2] in family()
        and (not any(t.tag == "POSS" for t in phrase))
    )


def _single(group: str) -> str:
    """ "boys" gives "boy", "children" gives "child": one of the group named last."""
    if not group:
        return ""
    last = group.split()[-1]
    if last == "children":
        return "child"
    return last[:-1] if last.endswith("s") else ""


def mentions_narrator(tokens: Sequence[Token], indexes: Sequence[int], cast: Cast) -> bool:
    """Whether the narrator is named anywhere in the clause ("thirty metres from our door")."""
    for at in indexes:
        token = tokens[at]
        if token.tag in ("PRON", "POSS", "TIME") and token.low in FIRST:
            if cast.profile or not token.quoted:
                return True
        elif token.tag in ("PRON", "POSS") and cast.profile:
            if cast.pronoun(token.low, token.quoted).role == "narrator":
                return True
        elif token.low in cast.names and token.tag != "TIME":
            return True
    return False


__all__ = ["NARRATOR", "NOBODY", "Cast", "Person", "describe", "mentions_narrator", "words"]
