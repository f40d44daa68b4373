"""The English words that the clause rules use, read once from the tables of the lexicon.

`data/lexicon/en/events_words.tsv` holds the little words by class, `events_verbs.tsv` the verbs
with their forms, `events_family.tsv` the words for relatives. A new word is a new cell there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from timeline.lexicon import table

VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word as a verb: its lemma and form (VB, VBZ, VBD, VBN or VBG)."""

    lemma: str
    form: str


@dataclass(frozen=True, slots=True)
class Kin:
    """A word for a relative: how a title says it, gender (m, f, p) and nearness."""

    title: str
    gender: str
    near: str


@cache
def words(kind: str) -> frozenset[str]:
    """The little words of one class; an unknown class is empty."""
    return frozenset(
        word
        for row in table("en", "events_words")
        if row["class"] == kind
        for word in row["words"].split()
    )


@cache
def family() -> dict[str, Kin]:
    """The words for relatives, lower case, singular and plural."""
    return {
        row["word"]: Kin(row["title"], row["gender"], row["near"])
        for row in table("en", "events_family")
    }


@cache
def kinds(lemma: str) -> frozenset[str]:
    """What kind of verb a lemma is: state, begin, end, speech, thought."""
    return _kinds().get(lemma, frozenset())


@cache
def _kinds() -> dict[str, frozenset[str]]:
    return {
        row["lemma"]: frozenset(kind for kind in row["kinds"].split(",") if kind)
        for row in table("en", "events_verbs")
    }


def _doubles(lemma: str) -> bool:
    """Whether the last consonant doubles before -ed and -ing ("stop", not "visit", "open")."""
    if len(lemma) < 3 or lemma[-1] in "wxyaeiou" or lemma[-2] not in VOWELS:
        return False
    if lemma[-3] in VOWELS and not (lemma[-3] == "u" and lemma[-4:-3] == "q"):
        return False
    groups = sum(
        1
        for at, letter in enumerate(lemma)
        if letter in VOWELS and (at == 0 or lemma[at - 1] not in VOWELS)
    )
    if lemma in ("offer", "suffer", "differ", "pilfer", "buffer"):
        return False
    return groups == 1 or lemma.endswith(("mit", "fer", "pel", "cur", "gin", "vel", "cel", "nap"))


def third_person(lemma: str) -> str:
    """The present of he and she: "marry" gives "marries", "be" gives "is"."""
    irregular = {"be": "is", "have": "has", "do": "does", "go": "goes"}
    if lemma in irregular:
        return irregular[lemma]
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def ed_form(lemma: str) -> str:
    """The regular past: "stop" gives "stopped", "carry" gives "carried"."""
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ied"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + "ed"


def ing_form(lemma: str) -> str:
    """The -ing form: "leave" gives "leaving", "lie" gives "lying"."""
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")) and lemma != "be":
        return lemma[:-1] + "ing"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + "ing"


@cache
def participle(lemma: str) -> str:
    """The past participle: "take" gives "taken", "arrest" gives "arrested"."""
    for row in table("en", "events_verbs"):
        if row["lemma"] == lemma and row["participle"]:
            return row["participle"].split("|")[0]
    return ed_form(lemma)


@cache
def readings() -> dict[str, tuple[Reading, ...]]:
    """Every form of every verb of the table, lower case, with its readings."""
    found: dict[str, list[Reading]] = {}

    def add(form: str, lemma: str, kind: str) -> None:
        reading = Reading(lemma, kind)
        if reading not in found.setdefault(form, []):
            found[form].append(reading)

    for row in table("en", "events_verbs"):
        lemma = row["lemma"]
        add(lemma, lemma, "VB")
        add(third_person(lemma), lemma, "VBZ")
        add(ing_form(lemma), lemma, "VBG")
        for past in row["past"].split("|") if row["past"] else (ed_form(lemma),):
            add(past, lemma, "VBD")
        for done in row["participle"].split("|") if row["participle"] else (ed_form(lemma),):
            add(done, lemma, "VBN")
    for form in ("am", "is", "are"):
        add(form, "be", "VBZ")
    for form in ("were",):
        add(form, "be", "VBD")
    add("gotten", "get", "VBN")
    add("done", "do", "VBN")
    return {form: tuple(options) for form, options in found.items()}


def unknown_ed(word: str) -> Reading | None:
    """A guess for a verb that the table lacks: "deloused" is the past of "delouse"."""
    if len(word) < 5 or not word.endswith("ed") or word.endswith(("eed", "-ed")):
        return None
    if word in words("not-verb"):
        return None
    stem = word[:-2]
    if stem.endswith("i"):
        return Reading(stem[:-1] + "y", "VBD")
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "sl":
        return Reading(stem[:-1], "VBD")
    ends_in_e = stem.endswith(("at", "iz", "is", "c", "v", "dg", "u", "us", "ang", "ir", "os"))
    return Reading(stem + "e" if ends_in_e else stem, "VBD")
