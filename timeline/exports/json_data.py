"""JSON: everything that is known of the chosen events, with their testimonies and conflicts."""

from __future__ import annotations

from datetime import date
from typing import Any

from timeline.exports import columns
from timeline.exports.excerpt import Excerpt
from timeline.exports.harmless import json_text


def to_json(excerpt: Excerpt) -> str:
    """`{"about", "testimonies", "events", "conflicts"}`; days are ISO 8601 or null, offsets count
    code points."""
    return json_text(
        {
            "about": excerpt.about(),
            "testimonies": [columns.testimony(each) for each in excerpt.testimonies],
            "events": [
                {
                    name: _plain(value)
                    for name, value in columns.row(record, excerpt.language).items()
                }
                for record in excerpt.records
            ],
            "conflicts": [columns.conflict(*each) for each in excerpt.conflicts],
        }
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
