"""Who a clause is about: its subject by the particles, else the topic, else whoever tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from timeline.events.korean.lexis import (
    NARRATOR,
    NOBODY,
    SUBJECT_MARKS,
    Person,
    people,
    starts,
    words,
)
from timeline.events.korean.view import Word

_HONORED = re.compile(r"(?:셨|으시|시었|시던|[가-힣]시고)")


@dataclass(slots=True)
class Cast:
    """Who has been named. `profile`: told in the third person; `names` are the narrator's."""

    profile: bool = False
    names: frozenset[str] = frozenset()
    last: Person = NOBODY
    topic: Person = field(default_factory=lambda: NOBODY)


def subject(sentence: Sequence[Word], first: int, last: int, cast: Cast) -> tuple[Person, int]:
    """The person of a clause and the index of its word (-1: not said)."""
    for at in range(first, last + 1):
        found = _named(sentence, at, cast)
        if found is not None and found.kind != "thing":
            return found, at
    return NOBODY, -1


def headed(sentence: Sequence[Word], at: int, cast: Cast) -> Person:
    """The person whom a relative clause modifies ("2000년에 태어난 딸이")."""
    word = sentence[at].bare
    for mark in (*SUBJECT_MARKS, "을", "를", "과", "와", "의", "에게", "한테"):
        person = people().get(word.removesuffix(mark))
        if word.endswith(mark) and person is not None:
            return NARRATOR if person.kind == "third" and cast.profile else person
    return NOBODY


def thing(sentence: Sequence[Word], first: int, last: int, cast: Cast) -> bool:
    """Whether a thing is the subject ("배급이 끊겼다")."""
    return any(
        found is not None and found.kind == "thing"
        for at in range(first, last + 1)
        for found in (_named(sentence, at, cast),)
    )


def _named(sentence: Sequence[Word], at: int, cast: Cast) -> Person | None:
    word = sentence[at]
    if word.quoted:
        return None
    for mark in SUBJECT_MARKS:
        if not word.bare.endswith(mark) or len(word.bare) <= len(mark):
            continue
        if word.times and mark not in ("은", "는"):
            return None  # inside words of time: "딸이 세 살 되던 해"
        stem = word.bare.removesuffix(mark)
        before = sentence[at - 1].bare if at else ""
        two = f"{before} {stem}".strip()
        if stem in ("씨", "군", "양") or (stem.endswith("씨") and len(stem) > 1):
            name = stem.removesuffix("씨") or before
            mine = name in cast.names or any(n.startswith(name) for n in cast.names)
            return NARRATOR if mine and name else Person("other", name or stem)
        person = people().get(two) or people().get(stem)
        if (
            person is not None
            and person.kind == "narrator"
            and word.bare not in words("first-person")
        ):
            return None  # "나가", the verb
        if stem in cast.names:
            return NARRATOR
        if person is None and word.bare in words("first-person"):
            return NARRATOR
        if person is None:
            if word.times or mark in ("도", "만"):
                return None
            if stem.endswith(starts("people-end")):
                return Person("other", stem)
            return Person("public" if stem.endswith(starts("body-end")) else "thing", stem)
        if person.kind == "third":
            return NARRATOR if cast.profile else Person("other", stem)
        if person.kind in ("family", "kin") and not _own(sentence, at):
            return Person("other", stem)
        return person
    if word.bare in words("first-person"):
        return NARRATOR
    return None


def _own(sentence: Sequence[Word], at: int) -> bool:
    """Whether a relative is the narrator's: "친구 아버지가" is not."""
    if not at:
        return True
    before = sentence[at - 1]
    if before.times or before.bare in words("own") or before.text.endswith((",", ".")):
        return True
    person = people().get(before.bare)
    if person is not None:
        return person.kind == "narrator" or person.kind == "family"
    return not before.bare.endswith(starts("people-end")) and not before.bare.endswith(
        ("네", "집", "의")
    )


def honoured(text: str) -> bool:
    """Whether the predicate honours its subject ("돌아가셨다"), who is then not the narrator."""
    return _HONORED.search(text) is not None


def involved(sentence: Sequence[Word], first: int, last: int, cast: Cast) -> bool:
    """Whether the narrator is named anywhere in the clause ("나를 잡아갔다")."""
    own = words("third-person") | words("first-person") if cast.profile else words("first-person")
    return any(not w.quoted and w.bare in own for w in sentence[first : last + 1])
