"""The last answers are kept, up to a size, and made once however many ask at the same time."""

from __future__ import annotations

import threading
import time

import pytest

from timeline.catalogue.kept import Kept


def test_an_answer_is_made_once_and_the_oldest_is_forgotten() -> None:
    made: list[str] = []
    kept = Kept(most_bytes=30)

    def ask(name: str, size: int = 10) -> str:
        def make() -> str:
            made.append(name)
            return name.upper()

        answer: str = kept.get(name, make, lambda _: size)
        return answer

    assert [ask(name) for name in "abab"] == ["A", "B", "A", "B"]
    assert made == ["a", "b"]
    ask("c")
    ask("a")  # asked for again, so b is now the oldest
    ask("d")
    made.clear()
    for name in "acd":
        ask(name)
    assert made == []
    ask("b")
    assert made == ["b"]


def test_what_is_too_large_is_not_kept() -> None:
    kept, made = Kept(most_bytes=30), []
    for _ in range(2):
        kept.get("large", lambda: made.append(1), lambda _: 11)
    assert len(made) == 2


def test_many_who_ask_at_once_wait_for_one() -> None:
    kept, made, answers = Kept(most_bytes=100), [], []

    def make() -> int:
        made.append(1)
        time.sleep(0.05)
        return 7

    threads = [
        threading.Thread(target=lambda: answers.append(kept.get("k", make, lambda _: 1)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (answers, len(made)) == ([7] * 8, 1)


def test_a_question_that_fails_is_asked_again() -> None:
    kept = Kept(most_bytes=100)

    def fail() -> int:
        raise ValueError("not now")

    with pytest.raises(ValueError, match="not now"):
        kept.get("k", fail, lambda _: 1)
    assert kept.get("k", lambda: 7, lambda _: 1) == 7
