"""The names that `model.Shift` has for months, days of the week, seasons and parts of a day."""

from __future__ import annotations

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
PARTS = {
    "TMO": "morning", "TAF": "afternoon", "TEV": "evening", "TNI": "night", "TDT": "day",
    "TMI": "noon",
}  # fmt: skip
