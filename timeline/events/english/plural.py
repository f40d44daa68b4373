"""Whether the subject of a title takes a plural verb."""

from __future__ import annotations

from timeline.events.english.lexis import words


def is_plural(label: str) -> bool:
    """Whether a subject takes a plural verb."""
    if not label:
        return False
    small = words("preposition")
    said = label.lower().split()
    head = said[: next((n for n, word in enumerate(said) if n and word in small), len(said))]
    if head[0] in words("number") - {"one"} or head[0] in ("many", "several", "some", "few"):
        return True
    last = head[-1]
    if " and " in label or last in ("children", "people", "men", "women", "police", "they", "we"):
        return True
    return last.endswith("s") and not last.endswith(("ss", "us", "is", "news"))
