"""What the catalogue answers, held against the same question asked of every event in turn."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_lives import (
    catalogue,
    days,
    event,
    from_to,
    in_year,
    life,
    once,
    spans,
    two_lives,
)

from timeline import periods as rule
from timeline.catalogue import HOWS, QUESTIONS, Catalogue, Selection, questions
from timeline.catalogue.questions import SORTS
from timeline.model import LIFE_CATEGORIES, Passage, Reason, TimeSpan
from timeline.periods import Period, aoristic_weight

RULES: dict[str, Any] = {
    "may": rule.may_fall,
    "surely": rule.surely_falls,
    "began": rule.may_have_begun,
    "surely-began": rule.surely_began,
}
some_periods = st.lists(
    st.tuples(days, days).map(lambda ends: Period(min(ends), max(ends))), min_size=1, max_size=3
).map(tuple)


def of_spans(*told: TimeSpan) -> Catalogue:
    return catalogue(life([event(n, f"Event {n}", "work", span) for n, span in enumerate(told)]))


# --- Periods ------------------------------------------------------------------------------------


@settings(max_examples=25, deadline=None)
@given(st.lists(spans(), min_size=1, max_size=12), some_periods)
def test_the_catalogue_reads_periods_as_the_one_rule_does(
    told: list[TimeSpan], chosen: tuple[Period, ...]
) -> None:
    with of_spans(*told) as c:
        found = questions.counts(c, Selection(periods=chosen))
        for how, falls in RULES.items():
            expected = sum(falls(span, chosen) for span in told)
            name = how.replace("-", "_")
            assert getattr(found, name) == expected, how


@settings(max_examples=25, deadline=None)
@given(st.lists(spans(), min_size=1, max_size=12), st.tuples(days, days), st.integers(1, 9))
def test_density_is_the_aoristic_weight_of_every_event(
    told: list[TimeSpan], ends: tuple[date, date], bins: int
) -> None:
    first, last = min(ends), max(ends)
    with of_spans(*told) as c:
        found = questions.density(c, Selection(), first, last, bins)
    for (low, high), weight in zip(pairwise(found.edges), found.weights[0], strict=True):
        period = Period(low, date.fromordinal(high.toordinal() - 1))
        assert weight == pytest.approx(sum(aoristic_weight(span, period) for span in told))


@settings(max_examples=15, deadline=None)
@given(st.lists(spans(), min_size=1, max_size=12), some_periods)
def test_a_cell_of_the_cross_table_counts_what_its_period_holds(
    told: list[TimeSpan], chosen: tuple[Period, ...]
) -> None:
    with of_spans(*told) as c:
        rows = questions.cross_table(
            c, Selection(), {str(number): period for number, period in enumerate(chosen)}
        ).to_pylist()
    cells = {row["column"]: row for row in rows}
    for number, period in enumerate(chosen):
        possible = sum(rule.may_fall(span, period) for span in told)
        cell = cells.get(str(number), {"possible": 0, "sure": 0, "aoristic": 0.0})
        assert cell["possible"] == possible
        assert cell["sure"] == sum(rule.surely_falls(span, period) for span in told)
        weight = sum(aoristic_weight(span, period) for span in told)
        assert cell["aoristic"] == pytest.approx(weight)


def test_a_shifted_window_gives_the_same_density_as_a_new_question() -> None:
    told = [from_to(1990, 1996), in_year(1993), once(date(1994, 3, 1), date(1994, 3, 1))]
    with of_spans(*told) as c:
        for year in (1989, 1992, 1994):
            window = Period(date(year, 1, 1), date(year + 2, 12, 31))
            found = questions.density(
                c, Selection(periods=(window,)), window.first, window.last, 12
            )
            expected = sum(aoristic_weight(span, window) for span in told)
            assert found.weights.sum() == pytest.approx(expected)


def test_density_by_category_has_a_row_for_each_and_none_for_nobody() -> None:
    with catalogue(
        life(
            [
                event(1, "Works", "work", in_year(1990)),
                event(2, "Falls ill", "health", in_year(1991)),
            ]
        )
    ) as c:
        found = questions.density(
            c, Selection(), date(1990, 1, 1), date(1991, 12, 31), [date(1991, 1, 1)], "category"
        )
        assert found.rows == ("health", "work")
        assert found.weights.tolist() == [
            [pytest.approx(0), pytest.approx(1)],
            [pytest.approx(1), pytest.approx(0)],
        ]
        nothing = questions.density(
            c, Selection(words="zebra"), date(1990, 1, 1), date(1990, 12, 31), 3, "category"
        )
        assert nothing.rows == () and nothing.weights.shape == (0, 3)
        one_row = questions.density(
            c, Selection(words="zebra"), date(1990, 1, 1), date(1990, 12, 31), 3
        )
        assert one_row.weights.tolist() == [[0.0, 0.0, 0.0]]


def test_ends_of_a_period_are_included() -> None:
    day = date(1998, 12, 31)
    with of_spans(once(day, day)) as c:
        for how in HOWS:
            inside = Selection(periods=(Period(date(1996, 1, 1), day),), how=how)
            after = Selection(periods=(Period(date(1999, 1, 1), date(2000, 1, 1)),), how=how)
            assert questions.counts(c, inside).chosen == 1
            assert questions.counts(c, after).chosen == 0


# --- Counts and choices -------------------------------------------------------------------------


def test_choices_are_counted_without_their_own_filter() -> None:
    with two_lives() as c:
        found = questions.facets(c, Selection(categories=("hunger",), narrators=("t",)))
        assert dict(found["narrators"]) == {"t": 1}
        assert dict(found["categories"]) == {
            "birth": 1, "hunger": 1, "escape": 1, "arrest": 1, "resettlement": 1,
        }  # fmt: skip
        assert dict(found["disputed"]) == {"yes": 1}
        assert dict(questions.facets(c, Selection())["leave_out"]) == {"torture": 3}
        assert dict(found["layers"]) == {"land": 2}


def test_only_the_choices_that_are_asked_for_are_counted() -> None:
    with two_lives() as c:
        assert set(questions.facets(c, Selection(), ["categories", "places"])) == {
            "categories",
            "places",
        }


@settings(max_examples=10, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(LIFE_CATEGORIES), spans()), min_size=1, max_size=15),
    st.sets(st.sampled_from(LIFE_CATEGORIES), max_size=2),
    some_periods,
)
def test_the_choices_of_a_filter_add_up(
    told: list[tuple[str, TimeSpan]], categories: set[str], chosen: tuple[Period, ...]
) -> None:
    events = [event(n, f"Event {n}", category, span) for n, (category, span) in enumerate(told)]
    with catalogue(life(events)) as c:
        selection = Selection(periods=chosen, categories=tuple(sorted(categories)))
        found = questions.facets(c, selection)
    fits = [(category, span) for category, span in told if rule.may_fall(span, chosen)]
    assert dict(found["categories"]) == Counter(category for category, _ in fits)
    kept = [category for category, _ in fits if not categories or category in categories]
    assert sum(n for _, n in found["certainty"]) == len(kept)


def test_counts_tell_lives_and_history_too() -> None:
    with two_lives() as c:
        found = questions.counts(
            c, Selection(periods=(Period(date(1995, 1, 1), date(1995, 12, 31)),))
        )
        assert (found.chosen, found.surely, found.total) == (1, 1, 8)
        assert (found.lives, found.narrators, found.history) == (1, 1, 1)


def test_births_by_decade_count_the_events_of_those_born_then() -> None:
    decades = {
        f"{year}s": Period(date(year, 1, 1), date(year + 9, 12, 31)) for year in (1960, 1980)
    }
    with two_lives() as c:
        rows = questions.cross_table(c, Selection(), decades, of="birth").to_pylist()
    sums = Counter[str]()
    for row in rows:
        sums[row["column"]] += row["sure"]
    assert sums == {"1960s": 3, "1980s": 5}


def test_the_cross_table_follows_the_selection() -> None:
    nineties = {"nineties": Period(date(1990, 1, 1), date(1999, 12, 31))}
    with two_lives() as c:
        chosen = Selection(age=(10, 60), narrators=("t",))
        for of, figures in (("event", {("hunger", 1)}), ("birth", set())):
            rows = questions.cross_table(c, chosen, nineties, of=of).to_pylist()
            assert {(row["row"], row["sure"]) for row in rows} == figures
        assert questions.cross_table(c, chosen, {}).num_rows == 0


# --- The table ----------------------------------------------------------------------------------


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("descending", [False, True])
def test_pages_of_the_table_hold_every_event_once(sort: str, descending: bool) -> None:
    with two_lives() as c:
        seen = []
        for offset in range(0, 9, 3):
            found = questions.page(c, Selection(), sort, descending, offset, 3)
            seen += found["key"].to_pylist()
        assert sorted(seen) == sorted(questions.marks(c, Selection())["key"].to_pylist())


def test_the_table_sorted_by_date_puts_what_is_not_known_last() -> None:
    nothing = TimeSpan()
    with of_spans(nothing, in_year(1990), in_year(1980)) as c:
        for descending, order in ((False, ["e2", "e1", "e0"]), (True, ["e1", "e2", "e0"])):
            found = questions.page(c, Selection(), "date", descending)["key"].to_pylist()
            assert [key.partition(":")[2] for key in found] == order


# --- One event and its time ----------------------------------------------------------------------


def test_an_event_is_told_with_its_paragraph_its_life_and_its_conflict() -> None:
    with two_lives() as c:
        found = questions.event(c, "t:e2")
        assert found is not None
        assert found["title"] == "Starves" and found["life"]["narrator"] == "Ann"
        assert found["paragraph"]["text"].startswith("Born\nStarves")
        assert found["conflicts"][0]["why"] == "Two dates."
        assert (found["previous"], found["next"]) == ("t:e1", "t:e3")
        assert questions.event(c, "t:nothing") is None
        assert questions.text(c, "nobody") is None


def test_an_event_names_the_events_and_anchors_that_date_it() -> None:
    passage = Passage(0, 4, "Born")
    because = (
        Reason(
            "begin_of_the_begin", "anchor", "During the hard years.", passage, ("a-hard:begin",)
        ),
        Reason("end_of_the_end", "age", "At 13.", None, ("e1", "stage-not-kept")),
    )
    born = event(1, "Born", "birth", in_year(1980), edtf="1980")
    with catalogue(
        life([born, event(2, "Starves", "hunger", in_year(1994), reasons=because)])
    ) as c:
        found = questions.event(c, "t:e2")
        assert found is not None
        assert found["used"]["e1"]["key"] == "t:e1" and found["used"]["e1"]["edtf"] == "1980"
        assert found["used"]["a-hard:begin"]["title"] == "the hard years"
        assert found["used"]["a-hard:begin"]["names"]["ko"] == ["고난의 시절"]
        assert set(found["used"]) == {"e1", "a-hard:begin"}


def test_history_and_the_others_at_an_events_time() -> None:
    with two_lives() as c:
        assert questions.history_then(c, "t2:e2")["title"].to_pylist() == [
            "The great flood",
            "A new law",
        ]
        others = questions.others_then(c, "t:e2").to_pylist()
        assert [(row["title"], row["surely"]) for row in others] == [("Builds a HOUSE", True)]
        assert questions.history_then(c, "t:nothing").num_rows == 0
        assert questions.others_then(c, "t:nothing").num_rows == 0


def test_countries_are_named() -> None:
    with two_lives() as c:
        assert questions.countries(c).to_pylist() == [
            {"country": "AA", "name": "Aldland", "aliases": []}
        ]


def test_less_important_history_is_left_out_from_afar() -> None:
    with two_lives() as c:
        assert questions.history(c, Selection(), importance=1)["id"].to_pylist() == ["flood"]
        assert questions.importance_for(date(1990, 1, 1), date(1999, 12, 31)) == 3
        assert questions.importance_for(date(1970, 1, 1), date(1999, 12, 31)) == 2
        assert questions.importance_for(date(1900, 1, 1), date(1999, 12, 31)) == 1


# --- Lives --------------------------------------------------------------------------------------


def test_lives_come_in_order_with_their_chosen_events() -> None:
    with two_lives() as c:
        assert questions.lives(c)["testimony"].to_pylist() == ["t2", "t"]
        assert questions.lives(c, order="leaving")["testimony"].to_pylist() == ["t", "t2"]
        shown = questions.lives(c, Selection(categories=("birth",), narrators=("t",))).to_pylist()
        assert [(row["testimony"], row["shown"], row["events"]) for row in shown] == [("t", 1, 5)]


def test_who_was_where_in_a_month() -> None:
    with two_lives() as c:
        rows = {
            row["testimony"]: row
            for row in questions.who_was_where(c, date(2002, 3, 1), date(2002, 3, 31)).to_pylist()
        }
        assert (rows["t"]["state"], rows["t"]["state_sure"]) == ("away", True)
        assert (rows["t"]["place"], rows["t"]["place_sure"]) == ("Bremhaven", False)
        earlier = {
            row["testimony"]: row
            for row in questions.who_was_where(c, date(1995, 3, 1), date(1995, 3, 31)).to_pylist()
        }
        assert earlier["t"]["state"] == "home"
        assert (earlier["t2"]["place"], earlier["t2"]["place_sure"]) == ("Corvale", True)
        unborn = questions.who_was_where(c, date(1950, 1, 1), date(1950, 1, 31))
        assert unborn.num_rows == 0
        untold = questions.who_was_where(c, date(2021, 1, 1), date(2021, 1, 31))
        assert untold.num_rows == 0


def test_what_lives_share() -> None:
    with two_lives() as c:
        found = questions.shared(c, ["t", "t2"])
        assert [each["value"] for each in found["places"]] == ["Corvale"]
        assert [each["value"] for each in found["categories"]] == ["birth"]


# --- From Python ---------------------------------------------------------------------------------


def test_events_as_a_data_frame() -> None:
    with two_lives() as c:
        frame = c.events(period=("1994", "1998"), surely=True)
        assert list(frame["title"]) == ["Starves", "Builds a HOUSE"]
        assert list(c.events(categories=("birth",))["title"]) == ["Born", "태어남"]
        with pytest.raises(ValueError, match="both ends"):
            c.events(period=("1994", "2015/"))


def test_every_question_is_listed_and_says_what_it_answers() -> None:
    assert {"counts", "marks", "density", "event", "who_was_where"} <= set(QUESTIONS)
    for name, question in QUESTIONS.items():
        assert question.__doc__, name
