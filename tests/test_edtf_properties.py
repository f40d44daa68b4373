"""What holds of every EDTF text, of every time-span, and of every string that is neither."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.edtf import EdtfError, bounds, parse, span, write
from timeline.model import TimeSpan

# A busy machine is no fault of a value.
calm = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

# --- Texts --------------------------------------------------------------------------------------

mark = st.sampled_from(["", "", "", "?", "~", "%"])
year = st.one_of(
    st.integers(1, 9999).map(lambda n: f"{n:04d}"),
    st.integers(1, 9999).map(lambda n: f"-{n:04d}"),
    st.from_regex(r"[12X][0-9X]{3}", fullmatch=True),
    st.just("0000"),
)
month = st.one_of(st.integers(1, 12).map(lambda n: f"{n:02d}"), st.sampled_from(["XX", "0X", "1X"]))
season = st.integers(21, 41).map(str)
day = st.one_of(st.integers(1, 28).map(lambda n: f"{n:02d}"), st.sampled_from(["XX", "1X", "X1"]))


@st.composite
def marked(draw: st.DrawFn) -> str:
    """A date with marks in any place, to the day, month, season or year."""
    parts = [draw(year)]
    if draw(st.booleans()):
        parts.append(draw(season if draw(st.booleans()) else month))
        if draw(st.booleans()) and not "21" <= parts[1] <= "41":
            parts.append(draw(day))
    return "-".join(draw(mark) + part + draw(mark) for part in parts)


long_year = st.one_of(
    st.from_regex(r"Y-?[1-9][0-9]{4,17}(S[1-9])?", fullmatch=True),
    st.from_regex(r"Y-?[1-9][0-9]{0,17}E[1-9][0-9]{0,2}(S[1-9])?", fullmatch=True),
    st.from_regex(r"-?[1-9][0-9]{3}S[1-9]", fullmatch=True),
)
moment = st.builds(
    "{}T{}".format, st.dates().map(date.isoformat), st.times().map(lambda t: f"{t:%H:%M:%S}Z")
)
single = st.one_of(marked(), long_year)
interval = st.one_of(
    st.builds("{}/{}".format, single, st.sampled_from(["", ".."])),
    st.builds("{}/{}".format, st.sampled_from(["", ".."]), single),
    st.builds("{}/{}".format, single, single),
)
member = st.one_of(single, st.builds("{}..{}".format, single, single))


@st.composite
def sets(draw: st.DrawFn) -> str:
    """One of or all of some dates and ranges, perhaps open at either side."""
    members = draw(st.lists(member, min_size=1, max_size=6))
    if draw(st.booleans()):
        members = [".." + draw(single), *members]
    if draw(st.booleans()):
        members = [*members, draw(single) + ".."]
    inside = draw(st.sampled_from([",", ", "])).join(members)
    return f"[{inside}]" if draw(st.booleans()) else f"{{{inside}}}"


written = st.one_of(single, moment, interval, sets())
noise = st.one_of(
    st.text(), st.text("0123456789XYEST-/.,[]{}?~%Z:+ ", max_size=40), st.binary().map(repr)
)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A text with a letter of EDTF put in, taken out or doubled."""
    text = draw(written)
    place = draw(st.integers(0, len(text)))
    put: str = draw(st.sampled_from([*"0159XYES-/.,[]{}?~% T", "", "..", text]))
    return text[:place] + put + text[place + draw(st.integers(0, 2)) :]


@calm
@given(st.one_of(noise, damaged(), written))
def test_a_text_is_read_or_refused_with_the_one_error(text: str) -> None:
    try:
        value = parse(text)
    except EdtfError as fault:
        assert "\n" not in str(fault)
        return
    assert parse(str(value)) == value
    assert str(parse(str(value))) == str(value)
    assert span(str(value)) == span(text)
    in_order(span(text))


def in_order(found: TimeSpan) -> None:
    """Earliest before latest, for the whole and for its beginning and its end."""
    a, b, c, d = found.bounds
    for first, last in ((a, b), (c, d), (a, c), (b, d), (a, d)):
        assert first is None or last is None or first <= last
    if found.point:
        assert (a, b) == (c, d)


@calm
@given(marked())
def test_a_date_of_the_grammar_is_read_unless_no_such_day_exists(text: str) -> None:
    try:
        parse(text)
    except EdtfError as fault:
        assert "no such day" in str(fault) or "-0000" in str(fault)


@calm
@given(st.one_of(long_year, moment))
def test_a_text_that_can_be_written_one_way_only_stays_as_it_is(text: str) -> None:
    assert str(parse(text)) == text


@calm
@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.sets(st.sampled_from([3, 5, 6, 8, 9])))
def test_an_unspecified_digit_covers_the_days_that_fit_it(known: date, unknown: set[int]) -> None:
    text = "".join("X" if place in unknown else sign
                   for place, sign in enumerate(known.isoformat()))  # fmt: skip
    fits = re.compile(text.replace("X", "[0-9]"))
    decade = known.year // 10 * 10
    start = date(decade, 1, 1)
    in_decade = (start + timedelta(n) for n in range((date(decade + 9, 12, 31) - start).days + 1))
    fitting = [day for day in in_decade if fits.fullmatch(day.isoformat())]
    assert bounds(text) == (fitting[0], fitting[-1])


# --- Time-spans -----------------------------------------------------------------------------------


@st.composite
def windows(draw: st.DrawFn) -> tuple[date, date]:
    """Two days, or a whole month, season, year, decade or century."""
    first = draw(st.dates(date(1000, 1, 1), date(2400, 12, 31)))
    kind = draw(st.sampled_from(["days", "day", "months", "years", "decade", "century"]))
    if kind == "day":
        return first, first
    if kind == "days":
        return first, first + timedelta(draw(st.integers(1, 3000)))
    if kind == "months":
        end = first.year * 12 + first.month - 1 + draw(st.integers(0, 6))
        length = calendar.monthrange(end // 12, end % 12 + 1)[1]
        return first.replace(day=1), date(end // 12, end % 12 + 1, length)
    size = {"years": draw(st.integers(1, 4)), "decade": 10, "century": 100}[kind]
    begin = first.year // size * size if kind != "years" else first.year
    return date(begin, 1, 1), date(begin + size - 1, 12, 31)


@st.composite
def spans(draw: st.DrawFn) -> TimeSpan:
    """What happened once or lasted, with open sides."""
    first, last = draw(windows())
    if draw(st.booleans()):
        low = draw(st.sampled_from([first, first, None]))
        high = draw(st.sampled_from([last, last, None]))
        return TimeSpan(low, high, low, high, point=True)
    ending, ended = draw(windows().filter(lambda end: end[1] >= first))
    begin = (first, min(last, ended)) if draw(st.integers(0, 4)) else (None, None)
    end = (max(ending, first), ended) if draw(st.integers(0, 4)) else (None, None)
    ongoing = end == (None, None) and draw(st.booleans())
    return TimeSpan(begin[0], begin[1], end[0], end[1], point=False, ongoing=ongoing)


@calm
@given(spans())
def test_a_span_is_read_back_as_it_was_where_its_text_is_not_loose(given_span: TimeSpan) -> None:
    text = write(given_span)
    if not text:
        assert given_span.bounds == (None, None, None, None)
        return
    back = span(text)
    assert (back.point, back.ongoing) == (given_span.point, given_span.ongoing)
    assert back.begin_of_the_begin == given_span.begin_of_the_begin
    assert back.end_of_the_end == given_span.end_of_the_end
    assert (back.bounds == given_span.bounds) or "~" in text
    assert str(parse(text)) == text


@calm
@given(written)
def test_a_text_says_the_same_span_after_a_span_was_made_of_it(text: str) -> None:
    try:
        read = span(text)
    except EdtfError:
        return
    if None in (read.begin_of_the_begin, read.end_of_the_end) or read.approximate:
        return
    again = span(write(read))
    assert again.begin_of_the_begin == read.begin_of_the_begin
    assert again.end_of_the_end == read.end_of_the_end
    assert again.point == read.point


@calm
@given(st.integers(2, 9998))
def test_about_a_year_keeps_its_text_and_its_flag(middle: int) -> None:
    window = date(middle - 1, 1, 1), date(middle + 1, 12, 31)
    text = write(TimeSpan(*window, *window, approximate=True))
    assert text == f"{middle:04d}~"
    assert span(text).approximate
