"""Markdown (`.md`), with YAML front matter that gives the testimony's fields.

Offsets count in the whole file, front matter included; the body's paragraphs begin after the line
feed of the closing `---`. Marks of emphasis stay in the text; a heading's `#` stands before its
paragraph.
"""

from __future__ import annotations

import re
from dataclasses import replace

import yaml

from timeline.model import TimelineError
from timeline.sources.decode import decode
from timeline.sources.draft import Draft
from timeline.sources.text import draft

FRONT_LIMIT = 256 * 1024  # characters of front matter
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


def read_markdown(data: bytes, name: str) -> Draft:
    """The draft of a Markdown file; TimelineError where its front matter is broken."""
    text = decode(data, name)
    fields, begin = _parted(text, name)
    if not text[begin:].strip():
        raise TimelineError(f"{name}: has no text below its front matter")
    return replace(draft(text, begin, markdown=True), fields=fields)


def front_matter(data: bytes, name: str) -> dict[str, object]:
    """The fields of a Markdown file's front matter as written; none where it has none."""
    return _parted(decode(data, name), name)[0]


def _parted(text: str, name: str) -> tuple[dict[str, object], int]:
    """The front matter's fields, and where the body begins."""
    opening = _FENCE.match(text)
    if not opening:
        return {}, 0
    closing = _FENCE.search(text, opening.end())
    if not closing:
        raise TimelineError(f"{name}: its front matter has no closing --- line")
    fields = _fields(text[opening.end() : closing.start()], name)
    return fields, min(closing.end() + 1, len(text))


def _fields(written: str, name: str) -> dict[str, object]:
    if len(written) > FRONT_LIMIT:
        raise TimelineError(f"{name}: its front matter is longer than {FRONT_LIMIT:,} characters")
    try:
        fields = yaml.safe_load(written)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" at line {mark.line + 1}" if mark is not None else ""
        says = getattr(error, "problem", None) or "it is no YAML"
        raise TimelineError(f"{name}: its front matter is broken{where} ({says})") from error
    if fields is None:
        return {}
    if not isinstance(fields, dict) or not all(isinstance(key, str) for key in fields):
        raise TimelineError(
            f"{name}: its front matter is broken (lines of `field: value` are meant)"
        )
    return fields
