"""Sentences cut into clauses and verb groups, before anything is known about events."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.events.english.clauses import clauses
from timeline.events.english.groups import verb_groups
from timeline.events.english.lexis import ed_form, ing_form, participle, third_person
from timeline.events.english.tokens import Token, tag, tokenise


def tokens(sentence: str) -> list[Token]:
    return tag(tokenise(sentence, 0, len(sentence)), (), ())


def cut(sentence: str) -> list[tuple[str, str]]:
    """Each clause's kind and its words."""
    words = tokens(sentence)
    found = clauses(words, lambda index: True)
    return [(c.kind, " ".join(words[i].text for i in c.indexes()).strip(" ,.")) for c in found]


@pytest.mark.parametrize(
    ("sentence", "lemma", "tense", "passive", "negated"),
    [
        ("She worked in a laundry.", "work", "past", False, False),
        ("He had been taken away.", "take", "pluperfect", True, False),
        ("They have lived here.", "live", "perfect", False, False),
        ("We did not wait.", "wait", "past", False, True),
        ("We never waited.", "wait", "past", False, True),
        ("You may rest.", "rest", "modal", False, False),
        ("He is to leave.", "leave", "future", False, False),
        ("I was able to hide.", "hide", "past", False, False),
        ("I began to sew shirts.", "sew", "past", False, False),
        ("They got married.", "marry", "past", True, False),
        ("I'd been told.", "tell", "pluperfect", True, False),
        ("She didn't answer.", "answer", "past", False, True),
        ("We were not allowed to leave.", "allow", "past", True, True),
    ],
)
def test_a_verb_group_keeps_tense_voice_and_denial(
    sentence: str, lemma: str, tense: str, passive: bool, negated: bool
) -> None:
    group = next(g for g in verb_groups(tokens(sentence)) if g.finite)
    assert (group.lemma, group.tense, group.passive, group.negated) == (
        lemma,
        tense,
        passive,
        negated,
    )


def test_a_noun_that_looks_like_a_verb_is_a_noun_behind_an_article() -> None:
    groups = verb_groups(tokens("The march ended at the left bank of the fall."))
    assert [g.lemma for g in groups if g.finite] == ["end"]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("The rain stopped and we walked on.", ["main", "main"]),
        ("When the rain stopped, we walked on.", ["temporal", "main"]),
        ("My uncle, who kept bees, sold the farm.", ["relative", "main"]),
        ("The cart that my uncle built broke.", ["relative", "main"]),
        ("She said that the mill burned.", ["main", "complement"]),
        ("We stayed because the road was closed.", ["main", "cause"]),
        ("If the road opened we left.", ["condition", "main"]),
    ],
)
def test_a_joint_tells_how_a_clause_hangs_on_the_others(sentence: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in cut(sentence)] == kinds


def test_a_main_clause_is_taken_up_again_behind_a_clause_inside_it() -> None:
    assert cut("My uncle, who kept bees, sold the farm.")[1] == (
        "main",
        "My uncle , sold the farm",
    )


def test_a_sentence_without_a_verb_is_a_fragment() -> None:
    assert cut("Salt and a little flour.") == [("fragment", "Salt and a little flour")]


def test_an_inserted_he_says_is_no_clause() -> None:
    assert len(cut("The boat, he says, was full.")) == 1


@pytest.mark.parametrize(
    ("lemma", "third", "past", "ing", "done"),
    [
        ("carry", "carries", "carried", "carrying", "carried"),
        ("stop", "stops", "stopped", "stopping", "stopped"),
        ("teach", "teaches", "teached", "teaching", "taught"),
        ("lie", "lies", "lied", "lying", "lain"),
        ("leave", "leaves", "leaved", "leaving", "left"),
        ("visit", "visits", "visited", "visiting", "visited"),
    ],
)
def test_verbs_are_conjugated(lemma: str, third: str, past: str, ing: str, done: str) -> None:
    assert third_person(lemma) == third
    assert ed_form(lemma) == past  # the regular form, which irregular verbs do not use
    assert ing_form(lemma) == ing
    assert participle(lemma) == done


WORDS = (
    "I", "my", "father", "the", "war", "was", "were", "left", "and", "when", "who", "in", "to",
    ",", ".", "that", "had", "not", "taken", "1950", "it",
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_any_row_of_words_is_cut_without_losing_or_doubling_a_word(row: list[str]) -> None:
    words = tokens(" ".join(row))
    found = clauses(words, lambda index: False)
    owned = [i for clause in found for i in clause.indexes()]
    assert len(owned) == len(set(owned))
    assert all(0 <= i < len(words) for i in owned)
