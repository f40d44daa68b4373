"""Looking for what was taken out in every byte of what was made."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from timeline.exports.publish.patterns import pattern, tidy
from timeline.model import TimelineError


def swept(
    files: Mapping[str, bytes], removed: Iterable[str], ours: str, *, places: bool = False
) -> None:
    """Raises TimelineError where a word that was taken out is in a file or its name, however it is
    written (case, composition, escapes). `ours` is the text that every publication has: what
    stands there tells nothing of anybody. `places`: the words are names of places (`pattern`)."""
    known = tidy(ours).casefold()
    sought = [
        word
        for word in removed
        if not (one := pattern([word], parted=not places, places=places)) or not one.search(known)
    ]
    found = pattern(sought, parted=not places, places=places)
    if found is None:
        return
    for path, made in files.items():
        text = made.decode("utf-8", "replace")
        for each in {text, html.unescape(text), unquote(text), _unescaped(text), path}:
            for form in ("NFC", "NFKC"):
                seen = found.search(tidy(unicodedata.normalize(form, each)).casefold())
                if seen is not None:
                    raise TimelineError(
                        f"{path}: {seen[0]!r} was to be taken out and is still in it; "
                        "nothing was published: hide what stands around it, or leave it out"
                    )


def _unescaped(text: str) -> str:
    """The text without the escapes of JSON."""
    if "\\u" not in text:
        return text
    parts = text.split("\\u")
    found = [parts[0]]
    for part in parts[1:]:
        try:
            found.append(chr(int(part[:4], 16)) + part[4:])
        except ValueError:
            found.append("\\u" + part)
    return "".join(found)
