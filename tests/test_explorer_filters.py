"""Every option of the panel of filters gives as many events as it says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from dash.development.base_component import Component
from explorer_stories import catalogue

from timeline.catalogue import Catalogue, questions
from timeline.explorer import answers, ask, page_table
from timeline.explorer.ground import Ground, ground_of
from timeline.explorer.view import read_view


@pytest.fixture(scope="module")
def asked() -> tuple[Catalogue, Ground]:
    """The invented lives and their ground."""
    lives = catalogue()
    return lives, ground_of(lives)


def _inside(node: Any) -> Iterator[Component]:
    if isinstance(node, Component):
        yield node
        yield from _inside(getattr(node, "children", None))
    elif isinstance(node, (list, tuple)):
        for each in node:
            yield from _inside(each)


def _text(node: Any) -> str:
    if isinstance(node, Component):
        return _text(getattr(node, "children", None))
    if isinstance(node, (list, tuple)):
        return "".join(map(_text, node))
    return "" if node is None else str(node)


def _pressed(query: dict[str, str], option: Any) -> dict[str, str]:
    """The address after an option is pressed that is not on, as the page's script writes it; its
    filter's other values are let go, since a count is of this one alone."""
    told = option.to_plotly_json()["props"]
    name, _, value = (told.get("data-set") or told["data-toggle"]).partition("=")
    return {**query, name: value}


@pytest.mark.parametrize(
    "query",
    [
        "from=1990&to=2005&how=surely",
        "from=1950&to=2026&age=10..30&words=i&how=began&lang=ko",
        "periods=1990..1996,1999&near=birth:0..40",
    ],
)
def test_every_option_gives_as_many_as_it_says(asked: tuple[Catalogue, Ground], query: str) -> None:
    lives, ground = asked
    said = dict(parse_qsl(query))
    children, _ = answers.panel(lives, ground, read_view(f"?{query}&show=filters"))
    options: list[Any] = [
        each
        for each in _inside(children)
        if type(each).__name__ == "Button"
        and any(getattr(part, "className", "") == "n" for part in _inside(each))
    ]
    assert len(options) > 25
    for option in options:
        told = option.to_plotly_json()["props"]
        if "true" in (told.get("aria-checked"), told.get("aria-pressed")):
            continue
        numbers = [part for part in _inside(option) if getattr(part, "className", "") == "n"]
        promised = _text(numbers[0])
        view = read_view(f"?{urlencode(_pressed(said, option))}")
        chosen = ask.chosen_of(view, view.window or ground.window)
        if view.selection.layers:  # these are rows of history
            assert promised == f"{questions.counts(lives, chosen).history:,}", _text(option)
        elif promised.startswith("−"):
            before = read_view(f"?{query}")
            all_of_them = ask.chosen_of(before, before.window or ground.window)
            left = questions.how_many(lives, all_of_them) - questions.how_many(lives, chosen)
            assert int(promised[1:]) == left, _text(option)
        else:
            assert promised == f"{questions.how_many(lives, chosen):,}", _text(option)


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("how", ["may", "surely", "began", "surely-began"])
def test_any_mixture_is_said_in_one_sentence(
    asked: tuple[Catalogue, Ground], language: str, how: str
) -> None:
    lives, ground = asked
    query = (
        "?from=1990&to=2005&categories=work,hunger,arrest&narrators=ann,ben&places=Aldburg"
        "&countries=KP&age=12..12&near=leaving:-1..1&words=i+%22the+river%22&certainty=day,wider"
        "&basis=explicit&disputed=no&conflict=no&leave_out=torture&layers=world,dprk"
        f"&scope=life,context&how={how}&lang={language}"
    )
    places, _ = answers.words(lives, ground, read_view(query), answers.Size())
    said = places["say"]
    assert said.count(".") == 1 and said.endswith(".")
    assert "  " not in said and "{" not in said and " ." not in said and ", ," not in said
    listed = {"en": "work, hunger or arrest", "ko": "일, 굶주림 또는 체포와 수감"}
    assert listed[language] in said
    assert {"en": "North Korea", "ko": "북한"}[language] in said


def test_the_table_of_very_many_is_sorted_over_all_of_them(
    asked: tuple[Catalogue, Ground], monkeypatch: pytest.MonkeyPatch
) -> None:
    lives, ground = asked
    monkeypatch.setattr(page_table, "_BLOCK", 4)
    view = read_view("?page=table&from=1950&to=2026&lang=ko")

    def first(sort: list[dict[str, str]], start: int = 0) -> list[str]:
        told = answers.rows_of_grid(lives, ground, view, {"sortModel": sort, "startRow": start})
        assert told["rowCount"] == 29
        return [row["title"] for row in told["rowData"]]

    assert first([])[0] == "Born"  # in 1955
    assert first([{"colId": "date", "sort": "desc"}])[0] == "Writes it down"
    assert first([{"colId": "title", "sort": "desc"}])[0] == "Writes it down"
    names = first([{"colId": "narrator", "sort": "asc"}]) + first(
        [{"colId": "narrator", "sort": "asc"}], 4
    )
    assert names[:2] == ["Born in Aldburg", "Starts school"] and len(set(names)) == 8
    assert first([{"colId": "nothing", "sort": "asc"}]) == first([])
    assert first([], 10**9) == []
