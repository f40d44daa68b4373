"""Names for what is imported: ids that tables, addresses and files can carry."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_UNSAFE = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


def slug(text: str, otherwise: str = "history") -> str:
    """A text in small Latin letters, figures and hyphens. What has none of them, or is long, ends
    in a digest of it, so that two texts have two names."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    found = _UNSAFE.sub("-", plain).strip("-")
    letters = sum(char.isalnum() for char in unicodedata.normalize("NFKD", text))
    whole = len(found) <= _LONGEST and sum(char.isalnum() for char in found) * 2 >= letters
    if found and whole:
        return found
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"{found[:_LONGEST].strip('-') or otherwise}-{digest}"


def id_of(text: str) -> str:
    """A text as the id of a testimony, in its own script."""
    return re.sub(r"[^\w-]+", "-", text.lower()).strip("-_")[:80] or "testimony"
