"""From the catalogue to an excerpt: the chosen events with everything that is known of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from timeline import __version__
from timeline.catalogue import (
    Catalogue,
    Phrases,
    Selection,
    narrow,
    questions,
    sentence,
    to_address,
)
from timeline.catalogue.schema import TABLES
from timeline.exports.around import label_in, lines_of, own_packs, past_of
from timeline.exports.excerpt import Excerpt, NamedPeriod, Record, Timex
from timeline.exports.wording import DEFAULT, wording
from timeline.model import (
    BOUNDS,
    Conflict,
    Event,
    Paragraph,
    Passage,
    Reason,
    Testimony,
    TimeSpan,
)

Row = Mapping[str, Any]

# Fields of a testimony that its row of the catalogue holds by the same name.
_SAME = (
    "title", "file", "sha256", "format", "kind", "language", "told", "text_kind", "narrator",
    "pseudonym", "source_published", "source_title", "source_url", "rights", "disputed",
    "consent", "access",
)  # fmt: skip


def take(
    catalogue: Catalogue,
    selection: Selection | None = None,
    retrieved: date | None = None,
    language: str = DEFAULT,
) -> Excerpt:
    """What a selection chooses (None: every event of the lives), ready for any format.

    `retrieved` is the day that the export states (None: today, UTC); `language` is that of the
    sentence that says the selection and of every other word that is ours.
    """
    selection = selection or Selection()
    named = questions.names_in(catalogue, wording(language).language)
    t = wording(language).also(named)
    rows = catalogue.run(
        narrow("events", selection).order_by("lane", "testimony", "position")
    ).to_pylist()
    wanted = list(dict.fromkeys(row["testimony"] for row in rows))
    texts = {row["testimony"]: row for row in _of(catalogue, "texts", wanted)}
    lives = {row["testimony"]: row for row in _of(catalogue, "lives", wanted)}
    testimonies = {key: _testimony(lives[key], texts.get(key, {})) for key in wanted}
    keys = {row["key"] for row in rows}
    conflicts = tuple(
        (row["testimony"], _conflict(row))
        for row in _of(catalogue, "conflicts", wanted)
        if keys.intersection(row["events"])
    )
    clashes: dict[str, tuple[str, ...]] = {}
    for _, conflict in conflicts:
        for key in conflict.events:
            clashes[key] = (*clashes.get(key, ()), conflict.why)
    packs = own_packs((row.get("text", "") for row in texts.values()), catalogue.packs())
    return Excerpt(
        records=tuple(
            _record(row, testimonies[row["testimony"]], clashes.get(row["key"], ())) for row in rows
        ),
        testimonies=tuple(testimonies.values()),
        filter=sentence(selection, Phrases(t.words, t.language, _names(catalogue, selection))),
        address=to_address(selection),
        version=__version__,
        retrieved=retrieved or datetime.now(UTC).date(),
        data=catalogue.state,
        times={key: _times(row) for key, row in texts.items()},
        conflicts=conflicts,
        periods=tuple(
            NamedPeriod(
                row["key"], label_in(row, t.language), _span(row), row["edtf"], row["source_url"]
            )
            for row in questions.named_periods(catalogue).to_pylist()
            if row["pack"] in packs
        ),
        chosen=selection.periods,
        lines=lines_of(catalogue, wanted),
        past=past_of(catalogue, packs, t.language),
        language=t.language,
        named=named,
    )


def _of(catalogue: Catalogue, table: str, testimonies: list[str]) -> list[dict[str, Any]]:
    rows = TABLES[table]
    found = catalogue.run(rows.filter(rows.testimony.isin(testimonies)))
    answer: list[dict[str, Any]] = found.to_pylist()
    return answer


def _names(catalogue: Catalogue, selection: Selection) -> dict[str, str]:
    """The names of the people that a selection asks for."""
    if not selection.narrators:
        return {}
    lives = TABLES["lives"]
    rows = catalogue.run(lives.filter(lives.lane.isin(selection.narrators)))
    return {row["lane"]: row["narrator"] or row["title"] for row in rows.to_pylist()}


def _testimony(life: Row, text: Row) -> Testimony:
    return Testimony(
        id=life["testimony"],
        text=text.get("text", ""),
        paragraphs=tuple(Paragraph(**each) for each in json.loads(text.get("paragraphs", "[]"))),
        narrator_id=life["lane"],
        notices=tuple(life["notices"] or ()),
        **{name: life[name] for name in _SAME},
    )


def _record(row: Row, testimony: Testimony, clashes: tuple[str, ...]) -> Record:
    event = Event(
        span=_span(row),
        passage=Passage(row["passage_start"], row["passage_end"], row["quote"]),
        also=tuple(_passage(each) for each in json.loads(row["also"] or "[]")),
        reasons=tuple(_reason(each) for each in json.loads(row["reasons"] or "[]")),
        **{
            name: row[name]
            for name in (
                "id", "testimony", "title", "category", "scope", "narrator", "edtf", "basis",
                "summary", "place", "latitude", "longitude", "timex", "status",
            )
        },
    )  # fmt: skip
    return Record(
        event=event,
        testimony=testimony,
        clashes=clashes,
        **{
            name: row[name]
            for name in ("key", "lane", "country", "certainty", "age_low", "age_high", "conflict")
        },
    )


def _span(row: Row) -> TimeSpan:
    first, begun, ending, last = (row[bound] for bound in BOUNDS)
    flags = (bool(row[name]) for name in ("point", "ongoing", "approximate"))
    return TimeSpan(first, begun, ending, last, *flags)


def _passage(value: Row) -> Passage:
    return Passage(value["start"], value["end"], value["quote"])


def _reason(value: Row) -> Reason:
    passage = value["passage"]
    return Reason(
        value["bound"],
        value["rule"],
        value["says"],
        _passage(passage) if passage else None,
        tuple(value["uses"]),
    )


def _conflict(row: Row) -> Conflict:
    passages = tuple(_passage(each) for each in json.loads(row["passages"]))
    return Conflict(tuple(row["events"]), passages, row["why"])


def _times(row: Row) -> tuple[Timex, ...]:
    return tuple(Timex(**each) for each in json.loads(row["expressions"]))
