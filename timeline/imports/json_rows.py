"""JSON: our own export, a timeline of TimelineJS, or a list of objects with a title and a date."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from timeline.imports.csv_rows import MOST_ROWS, from_records
from timeline.imports.given import NOTHING, Given
from timeline.imports.row import Found
from timeline.imports.timelinejs import from_timelinejs, is_timelinejs
from timeline.model import TimelineError
from timeline.sources.decode import decode


def from_json(data: bytes, name: str, given: Given = NOTHING) -> Found:
    """The rows of whichever it is. Raises TimelineError for any other JSON, and for none."""
    text = decode(data, name)
    try:
        made = json.loads(text)
    except RecursionError as error:
        raise TimelineError(f"{name}: is no JSON that can be read (nested too deep)") from error
    except ValueError as error:
        at = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise TimelineError(f"{name}: is no JSON{at}") from error
    events = made.get("events") if isinstance(made, dict) else made
    if not isinstance(events, list):
        raise TimelineError(
            f"{name}: is no timeline of TimelineJS, no export of ours and no list of events"
        )
    if len(events) > MOST_ROWS:
        raise TimelineError(f"{name}: has more than {MOST_ROWS:,} events")
    if isinstance(made, dict) and is_timelinejs(events):
        return from_timelinejs(made, name, given)
    records = [_record(each) for each in events if isinstance(each, dict)]
    found = from_records(records, name, given)
    if found is None:
        raise TimelineError(f"{name}: is no timeline of TimelineJS, and has no title and date")
    left_out = len(events) - len(records)
    notes = (*found.notes, f"{left_out} entries are no events") if left_out else found.notes
    return replace(found, format="json", notes=notes)


def _record(event: Mapping[str, Any]) -> dict[str, str]:
    return {str(name): _text(value) for name, value in event.items()}


def _text(value: object) -> str:
    if value is None or isinstance(value, list | dict):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
