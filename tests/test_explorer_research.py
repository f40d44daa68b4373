"""The figures of Research against a count by hand, and the files that carry them off."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest
from explorer_stories import catalogue

from timeline.catalogue import Catalogue, Selection, questions
from timeline.explorer import ask
from timeline.explorer.dashboard import explorer
from timeline.explorer.ground import Ground, ground_of
from timeline.explorer.page_compare import compared, notes
from timeline.explorer.research_files import written
from timeline.explorer.research_tables import ALL, counts, whereabouts
from timeline.explorer.server import Settings
from timeline.explorer.tell import span_of
from timeline.explorer.view import View, read_view
from timeline.periods import aoristic_weight, may_fall, surely_falls


@pytest.fixture(scope="module")
def asked() -> tuple[Catalogue, Ground]:
    """The invented lives and their ground."""
    lives = catalogue()
    return lives, ground_of(lives)


ADDRESSES = (
    "from=1950&to=2026", "from=1996&to=1998", "from=1987-04&to=2003-02", "from=1900&to=2100",
    "by=period&from=1985&to=2015", "by=period&periods=1996..1998,2001",
    "categories=hunger,work&how=surely&from=1990&to=2000", "periods=nope", "by=nope",
)  # fmt: skip


@pytest.mark.parametrize("query", ADDRESSES)
def test_every_cell_is_a_sum_over_the_events_themselves(
    asked: tuple[Catalogue, Ground], query: str
) -> None:
    lives, ground = asked
    view = read_view(query)
    table = counts(lives, ground, view, ground.words("en"))
    chosen = ask.chosen_of(view, view.window or ground.window)
    spans = defaultdict(list)
    for row in questions.marks(lives, chosen).to_pylist():
        spans[row["category"]].append(span_of(row))
        spans[ALL].append(span_of(row))
    assert table.rows[-1] == ALL and set(table.rows) == set(spans) | {ALL}
    for column, period in table.columns.items():
        for row in table.rows:
            cell = table.cell(row, column)
            its = spans[row]
            assert cell.possible == sum(may_fall(span, period) for span in its)
            assert cell.sure == sum(surely_falls(span, period) for span in its)
            assert cell.expected == pytest.approx(sum(aoristic_weight(s, period) for s in its))
            a, d = period.first, period.last
            assert cell.whole == sum(
                bool(s.bounds[0] and s.bounds[3] and s.bounds[0] >= a and s.bounds[3] <= d)
                for s in its
            )
            assert cell.whole <= cell.expected + 1e-9 and cell.expected <= cell.possible + 1e-9


@pytest.mark.parametrize("query", ADDRESSES[:4])
def test_columns_that_cover_the_period_add_up_to_the_whole(
    asked: tuple[Catalogue, Ground], query: str
) -> None:
    lives, ground = asked
    table = counts(lives, ground, read_view(query), ground.words("en"))
    parts = [period for name, period in table.columns.items() if name != ALL]
    whole = table.columns[ALL]
    assert parts[0].first == whole.first and parts[-1].last == whole.last
    assert all((b.first - a.last).days == 1 for a, b in pairwise(parts))
    assert len(parts) <= 12
    for row in table.rows:
        summed = sum(table.cell(row, name).expected for name in table.columns if name != ALL)
        assert summed == pytest.approx(table.cell(row, ALL).expected)


def test_births_are_counted_in_decades_and_unknown_ones_told(
    asked: tuple[Catalogue, Ground],
) -> None:
    lives, ground = asked
    table = counts(lives, ground, read_view("by=birth&from=1950&to=2026"), ground.words("en"))
    assert list(table.columns) == ["1950s", "1960s", "1970s", "1980s", "1990s", ALL]
    assert table.unknown == 3  # Fin's events: no birth is told
    assert table.cell("hunger", "1980s").whole == 1  # Ann's
    assert table.cell(ALL, ALL).possible + table.unknown == 29
    assert table.cell(ALL, "1960s").expected == pytest.approx(5)  # Ben, some time in the 1960s


def test_who_was_where_follows_the_chosen_lives_and_a_month_that_is_none_says_so(
    asked: tuple[Catalogue, Ground],
) -> None:
    lives, ground = asked
    where = whereabouts(
        lives, ground, View(month="2005-01", selection=Selection(narrators=("ann",)))
    )
    assert [(row["narrator"], row["then_low"], row["then_high"]) for row in where.rows] == [
        ("Ann Aldous", 24, 25)
    ]
    assert not whereabouts(lives, ground, View(month="<script>")).read
    assert whereabouts(lives, ground, View()).read


def test_no_cell_of_a_file_runs_as_a_formula() -> None:
    made = written(("a",), [("=1+1",), ("@x",), (-3,), (date(1997, 3, 3),), (True,), (None,)])
    assert [row[0] if row else "" for row in csv.reader(io.StringIO(made))] == [
        "a", "'=1+1", "'@x", "-3", "1997-03-03", "true", "",
    ]  # fmt: skip


def test_every_table_is_a_file_and_another_name_is_one_line(
    asked: tuple[Catalogue, Ground],
) -> None:
    client = explorer(asked[0], Settings()).server.test_client()
    for name in ("counts", "where", "basis", "figures"):
        answer = client.get(f"/research/{name}.csv?from=1990&to=2003&lang=ko&by=period")
        rows = list(csv.reader(io.StringIO(answer.get_data(as_text=True))))
        assert answer.status_code == 200 and len({len(row) for row in rows}) == 1 and len(rows) > 2
        assert f"lives-against-history-{name}.csv" in answer.headers["Content-Disposition"]
    answer = client.get("/research/nope.csv")
    assert answer.status_code == 404
    assert answer.get_data(as_text=True).count("\n") == 1


def test_of_compared_lives_unknown_ones_take_no_place_and_are_named(
    asked: tuple[Catalogue, Ground],
) -> None:
    ground = asked[1]
    view = read_view("page=compare&with=x,x,ann,ann,ben,cho,y,dan,eva")
    assert compared(ground, view) == ("ann", "ben", "cho", "dan")
    said = [note.children for note in notes(ground.words("en"), ground, view)]
    assert said == [
        "There is no life called x, y here.",
        "At most 4 lives fit beside each other: left out here, Eva Farrow.",
    ]
