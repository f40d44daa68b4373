"""A date in words, exact about its kind and never more precise than it is known."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.edtf import span, write
from timeline.model import TimeSpan
from timeline.words import LANGUAGES, in_words, short

# EDTF | English | short | Korean | short. The bounds alone are said, as where no EDTF is at hand.
SAID = """
1994                  | in 1994                          | 1994            | 1994년                | 1994년
1994-07               | in July 1994                     | Jul 1994        | 1994년 7월            | 1994.7
1994-07-08            | on 8 July 1994                   | 8 Jul 1994      | 1994년 7월 8일        | 1994.7.8
1997-21               | in spring 1997                   | spring 1997     | 1997년 봄             | 1997년 봄
198X                  | some time in the 1980s           | 1980s           | 1980년대 언젠가       | 1980년대
[1801..1900]          | some time in the 19th century    | 19th c.         | 19세기 언젠가         | 19세기
[1901..2000]          | some time in the 20th century    | 20th c.         | 20세기 언젠가         | 20세기
18XX                  | between 1800 and 1899            | 1800–99         | 1800년에서 1899년 사이 | 1800–99년
0023                  | in AD 23                         | AD 23           | 23년                  | 23년
[1980..1981]          | between 1980 and 1981            | 1980–81         | 1980년에서 1981년 사이 | 1980–81년
[1898..1902]          | between 1898 and 1902            | 1898–1902       | 1898년에서 1902년 사이 | 1898–1902년
[1994-12..1995-02]    | between December 1994 and February 1995 | Dec 1994–Feb 1995 | 1994년 12월에서 1995년 2월 사이 | 1994.12–1995.2
[1994-03..1994-06]    | between March and June 1994      | Mar–Jun 1994    | 1994년 3월에서 6월 사이 | 1994.3–1994.6
[1994-07-03..1994-07-09] | between 3 and 9 July 1994     | 3–9 Jul 1994    | 1994년 7월 3일에서 9일 사이 | 1994.7.3–1994.7.9
[1994-06-28..1994-07-09] | between 28 June and 9 July 1994 | 28 Jun–9 Jul 1994 | 1994년 6월 28일에서 7월 9일 사이 | 1994.6.28–1994.7.9
[1994-06-21..1994-06-30] | between 21 and 30 June 1994   | 21–30 Jun 1994  | 1994년 6월 21일에서 30일 사이 | 1994.6.21–1994.6.30
[1983-01-01..1984-02-28] | between January 1983 and 28 February 1984 | Jan 1983–28 Feb 1984 | 1983년 1월에서 1984년 2월 28일 사이 | 1983.1–1984.2.28
[..1998]              | by 1998                          | by 1998         | 늦어도 1998년         | 늦어도 1998년
[..1945-08-15]        | by 15 August 1945                | by 15 Aug 1945  | 늦어도 1945년 8월 15일 | 늦어도 1945.8.15
[2012..]              | after 2011                       | 2012 or later   | 2012년 이후           | 2012년 이후
[2012-03..]           | after February 2012              | Mar 2012 or later | 2012년 3월 이후     | 2012.3 이후
[2011-12-17..]        | on or after 17 December 2011     | 17 Dec 2011 or later | 2011년 12월 17일 이후 | 2011.12.17 이후
1998~                 | about 1998                       | c. 1998         | 1998년 무렵           | 1998년경
2015/2021             | from 2015 to 2021                | 2015 to 2021    | 2015년부터 2021년까지 | 2015년~2021년
1980/1989             | from 1980 to 1989                | 1980 to 1989    | 1980년부터 1989년까지 | 1980년~1989년
1994-03/1994-05       | from March to May 1994           | Mar to May 1994 | 1994년 3월부터 5월까지 | 1994.3~1994.5
1994-07-03/1994-07-09 | from 3 to 9 July 1994            | 3 to 9 Jul 1994 | 1994년 7월 3일부터 9일까지 | 1994.7.3~1994.7.9
1994-07-08/1994-07-08 | on 8 July 1994                   | 8 Jul 1994      | 1994년 7월 8일        | 1994.7.8
1994/1994             | for some time in 1994            | within 1994     | 1994년 중 얼마 동안   | 1994년 중
198X/199X             | from some time in the 1980s until some time in the 1990s | 1980s to 1990s | 1980년대 언젠가부터 1990년대 언젠가까지 | 1980년대~1990년대
2015/..               | since 2015                       | 2015–           | 2015년부터 계속       | 2015년~
2015/                 | from 2015 until an unknown time  | 2015–?          | 2015년부터 알 수 없는 때까지 | 2015년~?
/2021                 | until 2021                       | ?–2021          | 2021년까지            | ?~2021년
../..                 | since an unknown time            | ongoing         | 알 수 없는 때부터 계속 | 계속
XXXX                  | at an unknown time               | undated         | 알 수 없는 때         | 때 모름
"""  # noqa: E501 - a table is read by its columns


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in row.split("|")) for row in table.strip().splitlines()]


@pytest.mark.parametrize(("edtf", "english", "label", "korean", "korean_label"), rows(SAID))
def test_a_span_in_words(
    edtf: str, english: str, label: str, korean: str, korean_label: str
) -> None:
    bounds = span(edtf)
    assert in_words(bounds) == english
    assert short(bounds) == label
    assert in_words(bounds, "ko") == korean
    assert short(bounds, "ko") == korean_label


BOTH_LOOSE = TimeSpan(
    date(1997, 1, 1), date(1999, 12, 31), date(2012, 1, 1), date(2016, 12, 31),
    point=False, approximate=True,
)  # fmt: skip
ENDS_OPEN = TimeSpan(
    date(2006, 5, 13), date(2006, 5, 13), date(2006, 6, 3), None, point=False
)  # fmt: skip


@pytest.mark.parametrize(("given_span", "english", "korean"), [
    (
        BOTH_LOOSE,
        "from about 1998 until some time between 2012 and 2016",
        "1998년 무렵부터 2012년에서 2016년 사이 언젠가까지",
    ),
    (
        ENDS_OPEN,
        "from 13 May 2006 until 3 June 2006 or later",
        "2006년 5월 13일부터 2006년 6월 3일 이후 언젠가까지",
    ),
    (
        TimeSpan(None, date(1994, 12, 31), None, date(1998, 12, 31), point=False),
        "from 1994 at the latest until 1998 at the latest",
        "늦어도 1994년부터 늦어도 1998년까지",
    ),
    (
        TimeSpan(
            date(1998, 1, 1), date(1998, 12, 31), date(2004, 5, 17), None,
            point=False, ongoing=True,
        ),
        "since 1998",
        "1998년부터 계속",
    ),
    (
        TimeSpan(date(1997, 1, 1), date(1999, 12, 31), point=False, ongoing=True),
        "since some time between 1997 and 1999",
        "1997년에서 1999년 사이 언젠가부터 계속",
    ),
])  # fmt: skip
def test_loose_and_open_ends(given_span: TimeSpan, english: str, korean: str) -> None:
    assert in_words(given_span) == english
    assert in_words(given_span, "ko") == korean


def test_about_widens_the_bounds_and_still_says_about() -> None:
    year = (date(1997, 1, 1), date(1999, 12, 31))
    month = (date(1998, 12, 1), date(1999, 2, 28))
    day = (date(1998, 5, 3), date(1998, 5, 3))
    assert in_words(TimeSpan(*year, *year, approximate=True)) == "about 1998"
    assert in_words(TimeSpan(*month, *month, approximate=True)) == "about January 1999"
    assert in_words(TimeSpan(*day, *day, approximate=True)) == "on or about 3 May 1998"
    assert in_words(TimeSpan(*year, *year)) == "between 1997 and 1999"


# What the EDTF knows beyond the bounds.
WITH_EDTF = """
1996-24               | in winter 1996–97               | 1996–97년 겨울
2001-29               | in spring 2001                  | 2001년 봄
[1994-03..1994-05]    | between March and May 1994      | 1994년 3월에서 5월 사이
1984?                 | perhaps in 1984                 | 아마 1984년
[1991,1993]           | in 1991 or in 1993              | 1991년 또는 1993년
[1667,1668,1670..1672] | in 1667, in 1668 or between 1670 and 1672 | 1667년 또는 1668년 또는 1670년에서 1672년 사이
{1960,1961-12}        | in 1960 and in December 1961    | 1960년, 1961년 12월
-0480                 | in 481 BC                       | 기원전 481년
0000                  | in 1 BC                         | 기원전 1년
Y170000002            | in the year 170,000,002         | 서기 170000002년
-0480/-0479           | dated -0480/-0479               | -0480/-0479(으)로 적힘
"""  # noqa: E501 - as above


@pytest.mark.parametrize(("edtf", "english", "korean"), rows(WITH_EDTF))
def test_the_edtf_names_what_the_bounds_cannot(edtf: str, english: str, korean: str) -> None:
    assert in_words(span(edtf), edtf=edtf) == english
    assert in_words(span(edtf), "ko", edtf) == korean


@pytest.mark.parametrize("other", ["[1991,1993]", "1984?", "no date", "-0480"])
def test_the_bounds_decide_where_the_edtf_says_something_else(other: str) -> None:
    assert in_words(span("1994-07"), edtf=other) == "in July 1994"


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(ValueError, match="'xx'"):
        in_words(span("1994"), "xx")


# --- What holds of all words --------------------------------------------------------------------

# A busy machine is no fault of a value.
calm = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
YEARS = st.integers(1000, 2400)
ENGLISH_MONTH = re.compile(r"January|February|March|April|May|June|July|August|Sept|Oct|Nov|Dec")


def years(first: int, last: int) -> tuple[date, date]:
    return date(first, 1, 1), date(last, 12, 31)


@calm
@given(st.lists(YEARS, min_size=4, max_size=4).map(sorted), st.booleans(), st.booleans())
def test_a_year_is_never_said_as_a_day(known: list[int], point: bool, about: bool) -> None:
    begin = years(known[0], known[1])
    end = begin if point else years(known[2], known[3])
    bounds = TimeSpan(*begin, *end, point=point, approximate=about)
    assert not ENGLISH_MONTH.search(in_words(bounds) + short(bounds))
    assert not re.search("[월일.]", in_words(bounds, "ko") + short(bounds, "ko"))


@st.composite
def any_span(draw: st.DrawFn) -> TimeSpan:
    """A span whose bounds are in order, known or not."""
    a, b, c, d = sorted(draw(st.lists(st.dates(), min_size=4, max_size=4)))
    unknown = draw(st.sets(st.integers(0, 3)))
    known = [None if n in unknown else day for n, day in enumerate((a, b, c, d))]
    if draw(st.booleans()):
        return TimeSpan(known[0], known[3], known[0], known[3], approximate=draw(st.booleans()))
    return TimeSpan(
        known[0], known[1], known[2], known[3],
        point=False, ongoing=draw(st.booleans()), approximate=draw(st.booleans()),
    )  # fmt: skip


@calm
@given(any_span())
def test_every_span_can_be_said_in_every_language(bounds: TimeSpan) -> None:
    for language in LANGUAGES:
        for said in (in_words(bounds, language), short(bounds, language)):
            assert said
            assert said == said.strip()
            assert "None" not in said
            assert "  " not in said
        assert in_words(bounds, language, write(bounds))
    assert not re.search("[A-Za-z]", in_words(bounds, "ko") + short(bounds, "ko"))
    assert not re.search("[가-힣]", in_words(bounds) + short(bounds))


@calm
@given(st.dates(date(1000, 1, 1), date(2400, 1, 1)), st.integers(1, 5000))
def test_once_and_lasting_are_never_said_alike(first: date, days: int) -> None:
    last = date.fromordinal(first.toordinal() + days)
    once = TimeSpan(first, last, first, last)
    lasting = TimeSpan(first, first, last, last, point=False)
    vague = TimeSpan(first, last, first, last, point=False)
    for language in LANGUAGES:
        assert len({in_words(s, language) for s in (once, lasting, vague)}) == 3
        assert len({short(s, language) for s in (once, lasting, vague)}) == 3
