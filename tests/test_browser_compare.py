"""Researchers' tasks on Compare, Research and the method's page, in a real browser."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from browser_waits import settled, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Visit = Callable[..., "Page"]

RINGED = """
() => [...document.querySelectorAll(".rings i")].map((ring) => {
  const box = ring.getBoundingClientRect(), plot = document.querySelector("#lives .js-plotly-plot");
  const left = plot.getBoundingClientRect().left, top = plot.getBoundingClientRect().top;
  const y = box.top + box.height / 2 - top;
  const mark = plot.layout.meta.marks.find((one) => Math.abs(one[4] - y) < 3
    && one[2] + left > box.left - 2 && one[3] + left < box.right + 2);
  return [ring.innerText, mark ? mark[0] : ""];
})
"""


def _compare(visit: Visit, query: str, lives: int) -> Page:
    page = visit(f"?page=compare&{query}")
    until(page, f"document.querySelectorAll('#names .who').length === {lives}")
    until(page, "document.querySelector('#below').innerText !== ''")
    settled(page)
    return page


def test_what_two_lives_share_is_listed_and_ringed_in_the_picture(visit: Visit) -> None:
    page = _compare(visit, "with=ann,cho&from=1970&to=2010", 2)
    page.get_by_role("button", name="Kinds of event").click()
    page.wait_for_url("**mark=categories*")
    settled(page)
    escapes = page.locator("#above .chip", has_text="escape")
    letter = escapes.locator(".letter").inner_text()
    assert [letter, "ann:e5"] in page.evaluate(RINGED)
    assert [letter, "cho:e5"] in page.evaluate(RINGED)
    listed = page.locator("#below li", has_text="escape").first.inner_text()
    assert letter in listed and "Crosses the river" in listed and "Leaves on foot" in listed
    escapes.click()  # this one alone
    page.wait_for_url("**mark=categories:escape*")
    until(page, "document.querySelectorAll('.rings i').length === 2")
    assert {key for _, key in page.evaluate(RINGED)} == {"ann:e5", "cho:e5"}
    page.go_back()
    until(page, "document.querySelectorAll('.rings i').length > 2")


def test_history_lies_between_the_lives_by_date_and_by_age(visit: Visit) -> None:
    page = _compare(visit, "with=ann,cho&from=1970&to=2010", 2)
    tops = page.evaluate(
        "[...document.querySelectorAll('#names .lane')].map((one) => "
        "[one.querySelector('.who, .what').innerText, one.offsetTop])"
    )
    order = [name for name, _ in sorted(tops, key=lambda each: each[1])]
    assert order == ["Cho Eun", "History", "Ann Aldous"]
    page.locator("#toolbar").get_by_role("button", name="ages").click()
    page.wait_for_selector("#picture.counted")
    settled(page)
    said = page.locator("#names").inner_text()
    assert "as Cho Eun lived it" in said and "as Ann Aldous lived it" in said
    own = page.evaluate(
        "document.querySelector('#lives .js-plotly-plot').layout.meta.marks"
        ".filter((mark) => mark[1].startsWith('~history'))"
    )
    same = [mark for mark in own if mark[0] == own[0][0]]
    assert len(own) > 4
    assert len({round(mark[2]) for mark in same}) == len(same)  # at another age in each life


def test_a_fifth_life_is_refused_with_a_line_and_an_unknown_one_named(visit: Visit) -> None:
    page = _compare(visit, "with=nobody,ann,ben,cho,dan,eva", 4)
    above = page.locator("#above").inner_text()
    assert "At most 4 lives fit beside each other: left out here, Eva Farrow." in above
    assert "There is no life called nobody here." in above
    assert page.locator("#compare-add").count() == 0
    page.locator("#above .chip", has_text="Dan Elder").click()
    until(page, "document.querySelectorAll('#names .who').length === 3")
    page.select_option("#compare-add", label="Eva Farrow")
    page.wait_for_url("**with=ann,ben,cho,eva*")
    until(page, "document.querySelector('#above').innerText.includes('are the most')")


def test_one_life_alone_asks_for_a_second(visit: Visit) -> None:
    page = _compare(visit, "with=ann", 1)
    assert "Add a second life" in page.locator("#above").inner_text()


def test_a_life_that_never_left_is_named_where_days_count_from_leaving(visit: Visit) -> None:
    page = visit("?page=compare&with=ann,eva&axis=leaving")
    until(page, "document.querySelector('#above').innerText.includes('Not drawn')")
    assert "when their leaving was: Eva Farrow." in page.locator("#above").inner_text()
    assert page.locator("#names .who").all_text_contents() == ["Ann Aldous"]


def test_on_a_phone_compared_lives_stand_in_columns(visit: Visit) -> None:
    page = visit("?page=compare&with=ann,cho", narrow=True)
    page.wait_for_selector(".beside")
    heads = page.locator(".beside thead th").all_inner_texts()
    assert [head.replace("\n", " ") for head in heads] == ["Year", "Cho Eun", "Ann Aldous"]
    row = page.locator(".beside tr", has=page.get_by_text("1980", exact=True)).first
    assert "Born in Aldburg" in row.inner_text()
    assert page.locator(".beside .past button").count() > 3
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("#toolbar").get_by_role("button", name="ages").click()
    until(page, "document.querySelector('.beside tbody').innerText.includes('+17')")


def test_count_by_period_and_list_the_events_of_a_number(visit: Visit) -> None:
    page = visit("?page=research&from=1996&to=1998")
    page.wait_for_selector("#sheet .counts")
    assert page.locator(".counts thead th").all_inner_texts() == [
        "Kind", "1996", "1997", "1998", "in all",
    ]  # fmt: skip
    hunger = page.locator(".counts tr", has_text="hunger").inner_text()
    assert "in all" not in hunger
    page.locator(".counts tr", has_text="work").locator(".n").first.click()
    page.wait_for_selector("#grid .ag-row")
    assert "periods=1996-01-01..1996-12-31" in page.url and "categories=work" in page.url
    titles = page.locator("#grid [col-id=title].ag-cell").all_inner_texts()
    assert sorted(titles) == ["Drives trains", "Trains stop"]
    page.go_back()
    page.wait_for_selector("#sheet .counts")


def test_the_query_is_a_sentence_and_an_address_and_every_table_a_file(visit: Visit) -> None:
    page = visit("?page=research&from=1990&to=2003&categories=escape&by=birth&month=1996-06")
    page.wait_for_selector("#sheet .counts")
    settled(page)
    assert "escape" in page.locator(".query dd").first.inner_text()
    assert page.locator("#query-address").inner_text() == page.url
    links = page.locator("[data-file]").all()
    assert [link.get_attribute("data-file") for link in links] == ["counts", "where"]
    for link in links:
        answer = page.request.get(
            page.url.split("?")[0].rstrip("/") + str(link.get_attribute("href"))
        )
        assert answer.headers["content-type"].startswith("text/csv")
        rows = list(csv.DictReader(io.StringIO(answer.text())))
        assert rows
    who = {row["narrator"]: row for row in rows}
    assert who["Ann Aldous"]["state"] == "home" and who["Ann Aldous"]["age_then_high"] == "16"


def test_who_was_where_keeps_what_is_not_sure_apart(visit: Visit) -> None:
    page = visit("?page=research&from=1990&to=2003&month=1998-06")
    page.wait_for_selector("#sheet .where")
    ann = page.locator(".where tr", has_text="Ann Aldous").inner_text()
    assert "perhaps" in ann and "aged 17–18" in ann  # she crossed in 1998 or 1999
    assert "only perhaps" in page.locator("#sheet").inner_text()
    page.get_by_role("button", name="The month after").click()
    page.wait_for_url("**month=1998-07*")
    page.fill("#month", "next spring")
    page.press("#month", "Enter")
    until(page, "document.querySelector('#sheet').innerText.includes('is no month')")
    assert page.locator("#sheet .where").count() == 0


def test_the_method_is_told_with_examples_and_figures_in_both_languages(visit: Visit) -> None:
    page = visit("?page=research")
    page.get_by_role("button", name="How dates are worked out, and how often").click()
    page.wait_for_selector("#sheet .measured")
    said = page.locator("#sheet").inner_text()
    for words in ("What a date can rest on", "What this cannot tell", "Ratcliffe, J. H. (2000)"):
        assert words in said
    assert page.locator(".modes [aria-current=page]").inner_text() == "Research"
    page = visit("?page=method&lang=ko", afresh=True)
    page.wait_for_selector("#sheet .measured")
    assert "날짜의 근거" in page.locator("#sheet").inner_text()
    visit("?lang=en", afresh=True)
