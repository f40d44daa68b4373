"""Quantities of time: their TIMEX3 values and what they mean in units. Language-free."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.model import Quantity, Unit

_LETTERS = {
    "second": ("PT", "S"), "minute": ("PT", "M"), "hour": ("PT", "H"), "day": ("P", "D"),
    "night": ("P", "D"), "week": ("P", "W"), "weekend": ("P", "WE"), "month": ("P", "M"),
    "quarter": ("P", "Q"), "season": ("P", "S"), "year": ("P", "Y"), "decade": ("P", "DE"),
    "century": ("P", "CE"), "millennium": ("P", "ML"),
}  # fmt: skip
_UNITS: dict[str, Unit] = {
    "second": "hour", "minute": "hour", "hour": "hour", "day": "day", "night": "day",
    "week": "week", "weekend": "day", "month": "month", "quarter": "month", "season": "season",
    "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip
FINER: dict[str, tuple[Unit, int]] = {
    "year": ("month", 12), "decade": ("year", 10), "century": ("year", 100), "day": ("hour", 24),
    "week": ("day", 7), "month": ("day", 30),
}  # fmt: skip


def plain_unit(unit: str) -> tuple[str, float]:
    """Units that are a number of other units: a fortnight is two weeks."""
    return {
        "fortnight": ("week", 2.0), "halfcentury": ("year", 50.0), "halfhour": ("minute", 30.0),
        "generation": ("year", 0.0),
    }.get(unit, (unit, 1.0))  # fmt: skip


def timex_value(number: float | None, unit: str) -> str:
    """ "P3M", "P2.5Y", "PXD": the value of a DURATION."""
    unit, times = plain_unit(unit)
    before, letter = _LETTERS.get(unit, ("P", "Y"))
    if number is None:
        return f"{before}X{letter}"
    number *= times
    return f"{before}{number:g}{letter}"


def unit_of(unit: str) -> Unit:
    """The unit of the model that counts a word's unit ("night": "day")."""
    return _UNITS.get(plain_unit(unit)[0], "year")


def quantity(
    number: float | None,
    unit: str,
    about: str = "",
    low: int | None = None,
    high: int | None = None,
) -> Quantity:
    """A Quantity from a number of units; halves become months or the next finer unit.

    `about` is the class of the word that blurs it: about, almost, more, less."""
    name, times = plain_unit(unit)
    base = unit_of(name)
    scale = {"quarter": 3.0}.get(name, 1.0) * times
    if name in ("second", "minute"):
        number, scale = None, 1.0
    if number is None:
        return Quantity(low, high, base)
    amount = number * scale
    months = 0
    if amount != int(amount):
        if base == "year":
            months = round(amount % 1 * 12)
            amount = int(amount)
            if amount == 0:
                base, amount, months = "month", months, 0
        elif base in FINER:
            finer, count = FINER[base]
            base, amount = finer, round(amount * count)
    whole = int(amount)
    if about == "better":
        finer, count = FINER.get(base, (base, 1))
        return Quantity(whole * count // 2, whole * count, finer, "about")
    if about in ("almost", "less"):
        return Quantity(max(whole - 1, 0), whole, base, "almost", months)
    if about == "more":
        return Quantity(whole, whole + 1, base, "more", months)
    if about == "about":
        if base == "year" and whole <= 2:
            total = 12 * whole + months
            return Quantity(total - 3, total + 3, "month", "about")
        spread = 1 if base != "month" or whole > 2 else 0
        return Quantity(max(whole - spread, 0), whole + spread, base, "about", months)
    return Quantity(whole, whole, base, "", months)


_MODS = {
    "about": "APPROX",
    "better": "APPROX",
    "almost": "LESS_THAN",
    "less": "LESS_THAN",
    "more": "MORE_THAN",
}


@dataclass(frozen=True, slots=True)
class Count:
    """A number of units: None where it is not said; `low`..`high` what the words mean.

    `about` is the class of the word that blurs it, as in `quantity`."""

    number: float | None
    unit: str
    about: str = ""
    low: int | None = None
    high: int | None = None

    @property
    def value(self) -> str:
        return timex_value(self.number, self.unit)

    @property
    def quantity(self) -> Quantity:
        return quantity(self.number, self.unit, self.about, self.low, self.high)

    @property
    def mod(self) -> str:
        return _MODS.get(self.about, "")
