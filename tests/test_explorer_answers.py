"""Any address gets an answer: a page, never a fault."""

from __future__ import annotations

from datetime import date

import pytest
from explorer_stories import catalogue
from hypothesis import given
from hypothesis import strategies as st

from timeline.catalogue import Catalogue
from timeline.catalogue.searching import found_in
from timeline.explorer import answers, ask
from timeline.explorer.ground import Ground, ground_of
from timeline.explorer.page_compare import compared
from timeline.explorer.served import to_html
from timeline.explorer.view import OURS, first_day, last_day, read_view
from timeline.periods import Period


@pytest.fixture(scope="module")
def asked() -> tuple[Catalogue, Ground]:
    """The invented lives and their ground."""
    lives = catalogue()
    return lives, ground_of(lives)


@pytest.mark.parametrize(
    "query",
    [
        "?from=0001&to=9999",
        "?from=9999&to=9999",
        "?from=1996-02-30&to=1997",
        "?from=2000&to=1990",
        "?event=nope",
        "?life=nope",
        "?event=ann:e1&life=ann&show=filters",
        "?axis=age&narrators=fin",
        "?axis=leaving",
        "?page=compare&with=nope",
        "?page=compare&with=ann,ben,cho,dan,eva",
        "?page=research&by=birth&month=nope",
        "?page=research&by=period",
        "?page=table&how=surely",
        "?periods=nope",
        "?periods=1996..1997,2001",
        "?near=escape:0..2",
        "?age=10..15",
        "?words=%22",
        "?hide=ann,ben,cho,dan,eva,fin",
        "?lanes=compact",
        "?chart=arrivals_total",
        "?lang=xx",
        "?show=glossary&lang=ko",
        "?order=name&pin=fin",
        "?how=began&categories=hunger",
    ],
)
def test_any_address_gets_an_answer(asked: tuple[Catalogue, Ground], query: str) -> None:
    lives, ground = asked
    view = read_view(query)
    for size in (answers.Size(), answers.Size(width=300, theme="dark", narrow=True)):
        made = answers.picture(lives, ground, view, size)
        assert made.lives["data"]
        assert to_html(list(made.places.values()))
        places, _ = answers.words(lives, ground, view, size)
        assert to_html(list(places.values()))
    answers.sheet(lives, ground, view)
    answers.grid(lives, ground, view)
    children, face = answers.panel(lives, ground, view)
    assert to_html(children) and face


@given(
    st.dictionaries(st.sampled_from([*OURS, "how", "periods", "age", "near"]), st.text(max_size=12))
)
def test_any_text_is_a_view(said: dict[str, str]) -> None:
    from urllib.parse import urlencode

    view = read_view("?" + urlencode(said))
    assert view.window is None or view.window.first <= view.window.last


def test_the_ends_of_a_window_are_inclusive() -> None:
    assert (first_day("1996"), last_day("1996")) == (date(1996, 1, 1), date(1996, 12, 31))
    assert last_day("1996-02") == date(1996, 2, 29)
    assert (first_day("1996-13"), last_day("1996-00-01"), first_day("0000")) == (None, None, None)
    assert read_view("?from=1996&to=1998").window == Period(date(1996, 1, 1), date(1998, 12, 31))
    since, until = read_view("?from=1990").window, read_view("?to=1950").window
    assert since == Period(date(1990, 1, 1), date(date.today().year, 12, 31))
    assert until == Period(date(1850, 1, 1), date(1950, 12, 31))


def test_at_most_four_lives_are_compared(asked: tuple[Catalogue, Ground]) -> None:
    view = read_view("?page=compare&with=ann,ben,cho,dan,eva")
    assert compared(asked[1], view) == ("ann", "ben", "cho", "dan")
    assert len(compared(asked[1], read_view("?page=compare"))) == 3


def test_words_that_are_sought_are_found_whatever_their_case() -> None:
    assert found_in("The River, the river", "river") == [(4, 9), (15, 20)]
    assert found_in("a.b", '"."') == [(1, 2)]
    assert found_in("anything", " ") == []


def test_a_density_says_what_it_is_and_when_not_every_life_is_drawn(
    asked: tuple[Catalogue, Ground], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "MOST_MARKS", 5)
    monkeypatch.setattr(ask, "MOST_LANES", 4)
    view = read_view("from=1950&to=2026")
    places, _ = answers.words(*asked, view, answers.Size())
    assert "29 events" in places["say"]
    assert "shown as density" in places["say"]
    assert "Lives 1–4 of 6." in places["say"]
    names = to_html(answers.picture(*asked, view, answers.Size()).places["names"])
    assert "All 6 lives" in names
    assert names.count("data-lane") == 4
    on = answers.picture(*asked, read_view("from=1950&to=2026&start=5"), answers.Size())
    assert to_html(on.places["names"]).count("data-lane") == 2
