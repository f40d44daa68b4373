"""A story that a link carries whole, for where nothing may be written: small JSON, packed."""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from dataclasses import replace

from timeline.catalogue.keeping.stories import LIMIT
from timeline.catalogue.stories.read import StoryFaults, read_story
from timeline.catalogue.stories.story import Story, fields_of, handed_on
from timeline.model import TimelineError

LINK = "~"  # begins the id of a story that its link carries
MOST_LINK = 7_000  # characters; not every address is taken whole
QUOTED = 40  # characters of a passage that a link keeps
NAME = "the story in this link"


def link_of(story: Story) -> str:
    """The id that carries a story: `/present?story=…` shows it anywhere. Raises TimelineError, one
    line, for one that is too long."""
    fields = fields_of(handed_on(story))
    del fields["access"]
    fields.pop("testimonies", None)
    for step in fields["steps"]:
        step |= {"quote": step["quote"][:QUOTED]} if "quote" in step else {}
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    said = json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()
    packed = packing.compress(said) + packing.flush()
    link = LINK + base64.urlsafe_b64encode(packed).decode().rstrip("=")
    if len(link) > MOST_LINK:
        raise TimelineError(
            f"this story is too long for a link ({len(link):,} characters; {MOST_LINK:,} at most)"
        )
    return link


def carried(link: str) -> Story:
    """The story that a link carries. Raises StoryFaults, also for what unpacks too large."""
    if len(link) > MOST_LINK:
        raise StoryFaults((f"{NAME}: is too long",))
    text = link.removeprefix(LINK)
    unpacking = zlib.decompressobj(-15)
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        data = unpacking.decompress(packed, LIMIT)
    except (zlib.error, binascii.Error, ValueError):
        raise StoryFaults((f"{NAME}: is damaged",)) from None
    if not unpacking.eof:
        raise StoryFaults((f"{NAME}: is damaged, or too large",))
    return replace(read_story(data, NAME, "link"), id=link)
