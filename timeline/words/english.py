"""Time-spans in English."""

from __future__ import annotations

from timeline.words.shape import SEASONS, Shape, When, Window

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SHORT_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip


def say(shape: Shape) -> str:
    """The span as a phrase in a sentence."""
    perhaps = "perhaps " if shape.uncertain else ""
    return perhaps + _phrase(shape)


def _phrase(shape: Shape) -> str:
    if shape.kind == "written":
        return f"dated {shape.text}" if shape.year is None else f"in {_era(shape.year)}"
    if shape.kind == "members":
        said = [_once(member) for member in shape.members]
        return ", ".join(said[:-1]) + (" and " if shape.every else " or ") + said[-1]
    if shape.kind == "once":
        return _once(shape.begin)
    if shape.kind == "within":
        return "for some time " + _once(shape.begin).removeprefix("some time ")
    return _lasting(shape.begin, shape.end, ongoing=shape.ongoing)


def _once(window: Window) -> str:
    first, last = window.first, window.last
    if window.kind == "named" and first:
        vague = "some time " if first.unit in ("decade", "century") else ""
        return f"{vague}{'on' if first.unit == 'day' else 'in'} {_name(first)}"
    if window.kind == "about" and first:
        return f"{'on or about' if first.unit == 'day' else 'about'} {_name(first)}"
    if window.kind == "range" and first and last:
        return f"between {_pair(first, last, ' and ')}"
    if window.kind == "from" and first:
        return _after(first)
    if window.kind == "until" and last:
        return f"by {_name(last)}"
    return "at an unknown time"


def _after(first: When) -> str:
    """From the first day of a unit on: after the year or month before it."""
    if first.unit == "day":
        return f"on or after {_name(first)}"
    if first.unit == "month":
        return f"after {_name(When('month', first.year, first.part - 1))}"
    return f"after {_year(first.year - 1)}" if first.year > 1 else f"in or after {_name(first)}"


def _lasting(begin: Window, end: Window, *, ongoing: bool) -> str:
    if ongoing:
        return f"since {_end_of_lasting(begin)}"
    if begin.kind == "unknown":
        return f"until {_end_of_lasting(end)}"
    if end.kind == "unknown":
        return f"from {_end_of_lasting(begin)} until an unknown time"
    if begin.first and end.first and _simple(begin) and _simple(end):
        return f"from {_pair(begin.first, end.first, ' to ')}"
    return f"from {_end_of_lasting(begin)} until {_end_of_lasting(end)}"


def _simple(window: Window) -> bool:
    """Whether it is one named time that needs no "some time in"."""
    return (
        window.kind == "named"
        and window.first is not None
        and window.first.unit not in ("decade", "century")
    )


def _end_of_lasting(window: Window) -> str:
    """One end of what lasted, after "from", "until" or "since"."""
    if window.kind in ("named", "about") and window.first:
        if window.kind == "about":
            return f"about {_name(window.first)}"
        return _name(window.first) if _simple(window) else _once(window)
    if window.kind == "from" and window.first:
        return f"{_name(window.first)} or later"
    if window.kind == "until" and window.last:
        return f"{_name(window.last)} at the latest"
    return "an unknown time" if window.kind == "unknown" else f"some time {_once(window)}"


def _name(when: When, *, months: tuple[str, ...] = MONTHS) -> str:
    match when.unit:
        case "day":
            return f"{when.day} {months[when.part - 1]} {_year(when.year)}"
        case "month":
            return f"{months[when.part - 1]} {_year(when.year)}"
        case "season":
            return f"{SEASONS[when.part - 1]} {_over_new_year(when)}"
        case "year":
            return _year(when.year)
        case "decade":
            return f"the {when.year}s"
        case "century":
            return f"the {_ordinal(when.year)} century"


def _year(year: int) -> str:
    return f"AD {year}" if year < 1000 else f"{year}"  # "in 23" would not be read as a year


def _over_new_year(when: When) -> str:
    return f"{when.year}–{(when.year + 1) % 100:02d}" if when.next_year else _year(when.year)


def _pair(first: When, last: When, between: str, *, months: tuple[str, ...] = MONTHS) -> str:
    """Two times with what they share said once: "3 and 9 July 1994", "March to May 1994"."""
    second = _name(last, months=months)
    whole = _name(first, months=months)
    if first.year != last.year or not {first.unit, last.unit} <= {"day", "month"}:
        return whole + between + second
    if first.part == last.part and first.unit == last.unit == "day":
        return f"{first.day}{between}{second}"
    return whole.removesuffix(f" {_year(first.year)}") + between + second


def _ordinal(number: int) -> str:
    tens = number % 100
    ending = "th" if 11 <= tens <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _era(year: int) -> str:
    """An astronomical year beyond the calendar: 0 is 1 BC."""
    if year <= 0:
        return f"{1 - year:,} BC" if year < -9999 else f"{1 - year} BC"
    return f"the year {year:,}"


# --- Labels ---------------------------------------------------------------------------------------


def brief(shape: Shape) -> str:
    """The span as a label; an en dash joins the edges of a window, "to" the ends of what lasted."""
    label = _label(shape)
    return f"{label}?" if shape.uncertain else label


def _label(shape: Shape) -> str:
    if shape.kind == "written":
        return shape.text if shape.year is None else _era(shape.year).removeprefix("the year ")
    if shape.kind == "members":
        joined = " & " if shape.every else " or "
        return joined.join(_brief_window(member) for member in shape.members)
    begin, end = _brief_window(shape.begin), _brief_window(shape.end)
    if shape.kind == "once":
        return begin
    if shape.kind == "within":
        return f"within {begin}"
    if shape.ongoing:
        if shape.begin.kind == "unknown":
            return "ongoing"
        return f"{begin}–" if _simple(shape.begin) else f"since {begin}"
    if shape.begin.kind == "unknown":
        return f"?–{end}" if _simple(shape.end) else f"until {end}"
    if shape.end.kind == "unknown":
        return f"{begin}–?" if _simple(shape.begin) else f"from {begin}"
    if shape.begin.first and shape.end.first and _simple(shape.begin) and _simple(shape.end):
        return _pair(shape.begin.first, shape.end.first, " to ", months=SHORT_MONTHS)
    return f"{begin} to {end}"


def _brief_window(window: Window) -> str:
    first, last = window.first, window.last
    if window.kind == "range" and first and last:
        if first.unit == last.unit == "year":
            same = first.year // 100 == last.year // 100
            return f"{first.year}–{last.year % 100:02d}" if same else f"{first.year}–{last.year}"
        return _pair(first, last, "–", months=SHORT_MONTHS)
    if window.kind == "from" and first:
        return f"{_brief_name(first)} or later"
    if window.kind == "until" and last:
        return f"by {_brief_name(last)}"
    if first:
        return ("c. " if window.kind == "about" else "") + _brief_name(first)
    return "undated"


def _brief_name(when: When) -> str:
    if when.unit == "century":
        return f"{_ordinal(when.year)} c."
    return _name(when, months=SHORT_MONTHS).removeprefix("the ")
