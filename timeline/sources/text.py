"""Plain text (`.txt`): every offset counts in the decoded file."""

from __future__ import annotations

from timeline.sources.decode import decode
from timeline.sources.draft import Draft
from timeline.sources.guesses import language, narrator, title, told
from timeline.sources.pieces import pieces
from timeline.sources.structure import structure


def read_text(data: bytes, name: str) -> Draft:
    """The draft of a plain text; TimelineError where the bytes are none."""
    return draft(decode(data, name))


def draft(text: str, begin: int = 0, markdown: bool = False) -> Draft:
    """The draft of a text whose body begins at `begin`."""
    document = structure(text, pieces(text, begin, markdown))
    name, hidden = narrator(text, document)
    guessed: dict[str, object] = {
        "language": language(text[begin:]),
        "told": told(text, document.paragraphs),
        "title": title(text, document.paragraphs),
        "narrator": name,
        "pseudonym": hidden,
        "kind": document.kind,
    }
    return Draft(text, document.paragraphs, {}, guessed)
