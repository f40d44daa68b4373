"""One step of the clock: from a moment, "three weeks later", "the following spring", "that day".

Language-free: landings are the names that `model.Shift` lists. How far a vague amount ("a few
years") goes is not known; then there is no moment.
"""

from __future__ import annotations

from timeline.expressions.drafts import Draft, Fine
from timeline.expressions.moments import (
    SEASON_MONTH,
    Moment,
    add_days,
    add_months,
    add_years,
    weekday_of,
)
from timeline.model import Shift

MONTHS = {
    name: i
    for i, name in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        1,
    )
}
WEEKDAYS = {
    name: i
    for i, name in enumerate(
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], 1
    )
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}
_PARTS = {"morning", "afternoon", "evening", "night", "noon", "day", "hour"}


def step(draft: Draft, form: Shift, base: Moment) -> Moment | None:
    """Where a step from `base` comes down; None where it cannot be said."""
    if base.year is None:
        return None
    landing = form.landing
    if (
        form.amount is not None
        and form.amount.unit == "year"
        and (landing in SEASONS or landing in MONTHS)
    ):
        year = add_years(base.year, form.direction * (form.amount.low or 0))
        if landing in SEASONS:
            return Moment(year, 0, 0, "season", SEASONS[landing])
        return Moment(year, MONTHS[landing], 0, "month")
    if landing == "same" and form.amount is not None:
        unit = "month" if base.month else base.unit
        return base._replace(year=add_years(base.year, form.direction), unit=unit, day=0)
    if landing in SEASONS:
        return _season(SEASONS[landing], form.direction, base)
    if landing in MONTHS:
        return _month(MONTHS[landing], form.direction, base)
    if landing in WEEKDAYS:
        return _weekday(WEEKDAYS[landing], form.direction, base)
    if form.amount is None:
        return _same(draft, landing, base)
    exact = form.amount.low is not None and form.amount.low == form.amount.high
    if not exact and not form.amount.about:
        return None
    return _moved(draft, form, base)


def _same(draft: Draft, landing: str, base: Moment) -> Moment | None:
    """ "that year", "the same month", "that afternoon"."""
    assert base.year is not None
    if draft.granularity == "time" or landing in ("hour",):
        if draft.loose and not base.day:
            return Moment(None, unit="time", part=draft.part)
        return base._replace(unit="time", part=draft.part or "TXX")
    if landing == "year":
        if draft.part:
            return Moment(base.year, 0, 0, "quarter", draft.part)
        return Moment(base.year)
    if landing in ("decade", "century"):
        unit: Fine = "decade" if landing == "decade" else "century"
        return Moment(base.year, unit=unit)
    if landing == "month":
        return Moment(base.year, base.month, 0, "month")
    if landing == "week":
        return Moment(base.year, base.month, base.day, "week") if base.day else None
    if landing == "weekend":
        return Moment(base.year, base.month, base.day, "week", "-WE") if base.day else None
    if landing == "day":
        return Moment(base.year, base.month, base.day, "day")
    if landing == "quarter":
        part = f"Q{(base.month + 2) // 3}"
        return Moment(base.year, unit="quarter", part=part) if base.month else None
    return base


def _season(code: str, direction: int, base: Moment) -> Moment:
    assert base.year is not None
    month = SEASON_MONTH[code]
    here = base.month or SEASON_MONTH.get(base.part, 0)
    year = base.year
    if code == "WI" and direction <= 0 and 1 <= here <= 3:
        return Moment(add_years(year, -1 + direction), 0, 0, "season", code)
    if direction > 0 and (not here or here >= month - 1):
        year = add_years(year, 1)
    if direction < 0 and (not here or here <= month + 1):
        year = add_years(year, -1)
    return Moment(year, 0, 0, "season", code)


def _month(month: int, direction: int, base: Moment) -> Moment:
    assert base.year is not None
    here = base.month or SEASON_MONTH.get(base.part, 0)
    year = base.year
    if direction > 0 and (not here or here >= month):
        year = add_years(year, 1)
    if direction < 0 and (not here or here <= month):
        year = add_years(year, -1)
    return Moment(year, month, 0, "month")


def _weekday(weekday: int, direction: int, base: Moment) -> Moment | None:
    if not base.day or base.year is None:
        return None
    today = weekday_of(base.year, base.month, base.day)
    if direction > 0:
        days = (weekday - today - 1) % 7 + 1
    elif direction < 0:
        days = -((today - weekday - 1) % 7 + 1)
    else:
        days = weekday - today
    moved = add_days(base.year, base.month, base.day, days)
    return Moment(*moved, "day") if moved else None


def _moved(draft: Draft, form: Shift, base: Moment) -> Moment | None:
    amount = form.amount
    assert amount is not None and base.year is not None
    count = amount.high if amount.about == "almost" else amount.low
    if amount.about == "about" and amount.low is not None and amount.high is not None:
        count = (amount.low + amount.high) // 2
    if count is None:
        return None
    count *= form.direction
    months = amount.months * form.direction
    part = draft.part
    if amount.unit == "hour":
        return base._replace(unit="time", part="TXX") if base.day else None
    if amount.unit == "day":
        if not base.day:
            return None
        moved = add_days(base.year, base.month, base.day, count)
        if moved is None:
            return None
        return Moment(*moved, "time" if part else "day", part)
    if amount.unit == "week":
        if not base.day:
            return None
        moved = add_days(base.year, base.month, base.day, 7 * count)
        return Moment(*moved, "week") if moved else None
    if amount.unit == "month" and form.landing == "quarter":
        if not base.month:
            return None
        year, month = add_months(base.year, base.month, count)
        return Moment(year, 0, 0, "quarter", f"Q{(month + 2) // 3}")
    if amount.unit == "month" or months:
        total = count if amount.unit == "month" else 12 * count + months
        if not base.month:
            return None if total % 12 else Moment(add_years(base.year, total // 12))
        year, month = add_months(base.year, base.month, total)
        return Moment(year, month, 0, "month")
    if amount.unit == "season":
        return None
    scale = {"year": 1, "decade": 10, "century": 100}[amount.unit]
    year = add_years(base.year, scale * count)
    if amount.unit == "decade" and (form.landing or amount.about):
        return Moment(year, unit="decade")
    if amount.unit == "century":
        return Moment(year, unit="century")
    if draft.part:
        return Moment(year, 0, 0, "quarter", draft.part)
    return Moment(year)
