"""What a reader of a format hands on: the text, its paragraphs, what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.model import Paragraph


@dataclass(frozen=True, slots=True)
class Draft:
    """`fields` are the testimony's fields as the file itself states them (front matter, header);
    `guessed` those that its furniture lets one guess, which any statement overrides."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    fields: dict[str, object] = field(default_factory=dict)
    guessed: dict[str, object] = field(default_factory=dict)
