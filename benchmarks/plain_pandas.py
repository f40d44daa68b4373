"""The catalogue's questions as one would ask them of a pandas DataFrame, to compare with.

Written plainly, as somebody would who keeps the events in one frame: masks, groupby, sort_values.
Each gives the same numbers as the catalogue's question of that name.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.catalogue.spans import EPOCH
from timeline.periods import Period

COLUMNS = [
    "key", "testimony", "lane", "narrator", "title", "category", "scope", "place", "basis",
    "certainty", "begin_of_the_begin", "end_of_the_begin", "begin_of_the_end", "end_of_the_end",
    "point", "first_day", "last_day", "weight", "disputed", "conflict", "words", "position",
    "country", "notices",
]  # fmt: skip
FACETS = (
    "lane", "category", "place", "country", "certainty", "basis", "disputed", "conflict", "scope",
)  # fmt: skip

Mask = npt.NDArray[np.bool_]


class Frame:
    """Events and lives as frames; the bounds as whole days since 1970."""

    def __init__(self, folder: Path) -> None:
        self.events = pd.read_parquet(folder / "events.parquet", columns=COLUMNS)
        self.lives = pd.read_parquet(folder / "lives.parquet")
        for frame in (self.events, self.lives):
            for name in frame.columns:
                if frame[name].dtype == object and isinstance(frame[name].iloc[0], date):
                    days = frame[name].to_numpy().astype("datetime64[D]")
                    frame[name] = days.astype(np.int64)

    def may(self, period: Period) -> Mask:
        first, last = _days(period)
        mask = (self.events.begin_of_the_begin <= last) & (self.events.end_of_the_end >= first)
        return mask.to_numpy(dtype=bool)

    def surely(self, period: Period) -> Mask:
        first, last = _days(period)
        e = self.events
        once = e.point & (e.begin_of_the_begin >= first) & (e.end_of_the_end <= last)
        lasts = ~e.point & (e.end_of_the_begin <= last) & (e.begin_of_the_end >= first)
        return (once | lasts).to_numpy(dtype=bool)

    def began(self, period: Period) -> Mask:
        first, last = _days(period)
        e = self.events
        mask = (e.begin_of_the_begin <= last) & (e.end_of_the_begin >= first)
        return mask.to_numpy(dtype=bool)

    def surely_began(self, period: Period) -> Mask:
        first, last = _days(period)
        e = self.events
        mask = (e.begin_of_the_begin >= first) & (e.end_of_the_begin <= last)
        return mask.to_numpy(dtype=bool)

    def counts(self, period: Period) -> tuple[int, ...]:
        chosen = self.may(period)
        return (
            int(chosen.sum()),
            int(self.surely(period).sum()),
            int(self.began(period).sum()),
            int(self.surely_began(period).sum()),
            int(self.events.testimony[chosen].nunique()),
            int(self.events.lane[chosen].nunique()),
        )

    def facets(self, period: Period) -> dict[str, pd.Series[int]]:
        chosen = self.events[self.may(period)]
        found = {name: chosen[name].value_counts() for name in FACETS}
        return found | {"notices": chosen.notices.explode().value_counts()}

    def marks(self, period: Period, limit: int) -> pd.DataFrame:
        chosen = self.events[self.may(period)]
        return chosen.sort_values(["lane", "testimony", "position"]).head(limit)

    def page(self, period: Period, offset: int, limit: int) -> pd.DataFrame:
        chosen = self.events[self.may(period)]
        ordered = chosen.sort_values(["first_day", "last_day", "key"])
        return ordered.iloc[offset : offset + limit]

    def density(self, period: Period, edges: list[date]) -> npt.NDArray[np.float64]:
        chosen = self.events[self.may(period)]
        days = [day.toordinal() - EPOCH for day in edges]
        sums = []
        for low, high in pairwise(days):
            shared = (chosen.last_day + 1).clip(upper=high) - chosen.first_day.clip(lower=low)
            weights = shared.clip(lower=0) * chosen.weight
            sums.append(weights.groupby(chosen.category).sum().to_numpy())
        return np.array(sums).T

    def words(self, period: Period, text: str) -> int:
        found = self.events.words.str.contains(text, regex=False).to_numpy(dtype=bool)
        return int((found & self.may(period)).sum())

    def near_leaving(self, period: Period, years: int) -> int:
        chosen = self.events[self.may(period)]
        joined = chosen.merge(self.lives[["testimony", "left_first", "left_last"]], on="testimony")
        end = joined.left_last + round(years * 365.25)
        return int(
            (
                (joined.begin_of_the_begin <= end) & (joined.end_of_the_end >= joined.left_first)
            ).sum()
        )

    def lives_shown(self, period: Period) -> pd.DataFrame:
        shown = self.events[self.may(period)].groupby("testimony").size().rename("shown")
        rows = self.lives.merge(shown, left_on="testimony", right_index=True, how="left")
        return rows.sort_values(["born_first", "born_last", "narrator"])

    def event(self, key: str) -> pd.DataFrame:
        found: pd.DataFrame = self.events[self.events.key == key]
        return found

    def others_then(self, key: str, limit: int) -> pd.DataFrame:
        at = self.event(key).iloc[0]
        e = self.events
        then = e[
            (e.lane != at.lane)
            & (e.begin_of_the_begin <= at.last_day)
            & (e.end_of_the_end >= at.first_day)
        ]
        distance = (then.first_day - at.first_day).abs() + (then.last_day - at.last_day).abs()
        near = then.assign(distance=distance).sort_values("distance").drop_duplicates("lane")
        nearest: pd.DataFrame = near.head(limit)
        return nearest

    def cross_table(self, within: Period, periods: list[Period]) -> pd.DataFrame:
        parts = []
        for period in periods:
            first, last = _days(period)
            chosen = self.events[self.may(within) & self.may(period)]
            sure = pd.Series(self.surely(period), self.events.index)
            shared = chosen.last_day.clip(upper=last) - chosen.first_day.clip(lower=first) + 1
            part = chosen.assign(share=shared.clip(lower=0) * chosen.weight, sure=sure)
            grouped = part.groupby("category").agg(
                possible=("key", "size"), sure=("sure", "sum"), aoristic=("share", "sum")
            )
            parts.append(grouped)
        return pd.concat(parts)


def _days(period: Period) -> tuple[int, int]:
    return period.first.toordinal() - EPOCH, period.last.toordinal() - EPOCH
