"""Time-spans in Korean."""

from __future__ import annotations

from timeline.words.shape import Shape, When, Window

SEASONS = ("봄", "여름", "가을", "겨울")


def say(shape: Shape) -> str:
    """The span as a phrase in a sentence."""
    return ("아마 " if shape.uncertain else "") + _phrase(shape)


def _phrase(shape: Shape) -> str:
    if shape.kind == "written":
        return f"{shape.text}(으)로 적힘" if shape.year is None else _era(shape.year)
    if shape.kind == "members":
        said = [_once(member) for member in shape.members]
        return (", " if shape.every else " 또는 ").join(said)
    if shape.kind == "once":
        return _once(shape.begin)
    if shape.kind == "within":
        during = " 중" if shape.begin.kind == "named" else ""
        return f"{_once(shape.begin).removesuffix(' 언젠가')}{during} 얼마 동안"
    return _lasting(shape.begin, shape.end, ongoing=shape.ongoing)


def _once(window: Window) -> str:
    first, last = window.first, window.last
    if window.kind == "named" and first:
        return _name(first) + (" 언젠가" if first.unit in ("decade", "century") else "")
    if window.kind == "about" and first:
        return f"{_name(first)} 무렵"
    if window.kind == "range" and first and last:
        return f"{_pair(first, last, '에서 ')} 사이"
    if window.kind == "from" and first:
        return f"{_name(first)} 이후"
    if window.kind == "until" and last:
        return f"늦어도 {_name(last)}"
    return "알 수 없는 때"


def _lasting(begin: Window, end: Window, *, ongoing: bool) -> str:
    if ongoing:
        return f"{_end_of_lasting(begin)}부터 계속"
    if begin.kind == "unknown":
        return f"{_end_of_lasting(end)}까지"
    if end.kind == "unknown":
        return f"{_end_of_lasting(begin)}부터 알 수 없는 때까지"
    if (
        begin.first
        and end.first
        and begin.kind == end.kind == "named"
        and not {begin.first.unit, end.first.unit} & {"decade", "century"}
    ):
        return f"{_pair(begin.first, end.first, '부터 ')}까지"
    return f"{_end_of_lasting(begin)}부터 {_end_of_lasting(end)}까지"


def _end_of_lasting(window: Window) -> str:
    """One end of what lasted, before 부터 or 까지."""
    return _once(window) + (" 언젠가" if window.kind in ("range", "from") else "")


def _name(when: When) -> str:
    match when.unit:
        case "day":
            return f"{when.year}년 {when.part}월 {when.day}일"
        case "month":
            return f"{when.year}년 {when.part}월"
        case "season":
            years = f"{when.year}–{(when.year + 1) % 100:02d}" if when.next_year else f"{when.year}"
            return f"{years}년 {SEASONS[when.part - 1]}"
        case "year":
            return f"{when.year}년"
        case "decade":
            return f"{when.year}년대"
        case "century":
            return f"{when.year}세기"


def _pair(first: When, last: When, between: str) -> str:
    """Two times with what they share said once: 1994년 3월에서 5월."""
    second = _name(last)
    if first.year == last.year and {first.unit, last.unit} <= {"day", "month"}:
        second = second.removeprefix(f"{first.year}년 ")
        if first.part == last.part and first.unit == last.unit == "day":
            second = second.removeprefix(f"{first.part}월 ")
    return _name(first) + between + second


def _era(year: int) -> str:
    """An astronomical year beyond the calendar: 0 is 1 BC."""
    return f"기원전 {1 - year}년" if year <= 0 else f"서기 {year}년"


# --- Labels ---------------------------------------------------------------------------------------


def brief(shape: Shape) -> str:
    """The span as a label; an en dash joins the edges of a window, ~ the ends of what lasted."""
    label = _label(shape)
    return f"{label}?" if shape.uncertain else label


def _label(shape: Shape) -> str:
    if shape.kind == "written":
        return shape.text if shape.year is None else _era(shape.year)
    if shape.kind == "members":
        return ("·" if shape.every else "/").join(_brief_window(m) for m in shape.members)
    begin, end = _brief_window(shape.begin), _brief_window(shape.end)
    if shape.kind == "once":
        return begin
    if shape.kind == "within":
        return f"{begin} 중"
    if shape.ongoing:
        return "계속" if shape.begin.kind == "unknown" else f"{begin}~"
    if shape.begin.kind == "unknown":
        return f"?~{end}"
    if shape.end.kind == "unknown":
        return f"{begin}~?"
    return f"{begin}~{end}"


def _brief_window(window: Window) -> str:
    first, last = window.first, window.last
    if window.kind == "range" and first and last:
        if first.unit == last.unit == "year":
            same = first.year // 100 == last.year // 100
            return (
                f"{first.year}–{last.year % 100:02d}년" if same else f"{first.year}–{last.year}년"
            )
        return f"{_brief_name(first)}–{_brief_name(last)}"
    if window.kind == "from" and first:
        return f"{_brief_name(first)} 이후"
    if window.kind == "until" and last:
        return f"늦어도 {_brief_name(last)}"
    if first:
        return _brief_name(first) + ("경" if window.kind == "about" else "")
    return "때 모름"


def _brief_name(when: When) -> str:
    if when.unit in ("day", "month"):
        return ".".join(str(part) for part in (when.year, when.part, when.day) if part)
    return _name(when)
