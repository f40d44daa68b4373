"""Addresses that leave the page: the link itself, the code that embeds it, its QR code."""

from __future__ import annotations

from html import escape
from urllib.parse import parse_qsl, urlencode, urlsplit

import segno

from timeline.explorer.interface import Interface
from timeline.explorer.server import LOOPBACK

MOST_LETTERS = 2_000  # of an address that a QR code still holds so that a phone can read it
# What belongs to one reader's moment, not to what is shared.
NOT_SHARED = ("show",)


def shared_query(query: str) -> str:
    """The query of an address without what is not shared, with its leading question mark."""
    pairs = parse_qsl(query.lstrip("?"), keep_blank_values=False)
    said = urlencode([(name, text) for name, text in pairs if name not in NOT_SHARED], safe=",:.")
    return f"?{said}" if said else ""


def link(root: str, query: str, path: str = "") -> str:
    """The whole address of a state; `root` ends in a slash."""
    return f"{root}{path}{shared_query(query)}"


def only_here(root: str) -> bool:
    """Whether an address leads to this computer alone."""
    return urlsplit(root).hostname in LOOPBACK


def embed_code(root: str, query: str, t: Interface) -> str:
    """The HTML that puts a state into another page."""
    return (
        f'<iframe src="{escape(link(root, query, "embed"))}" title="{escape(t("page.title"))}" '
        'width="100%" height="640" style="border:0" loading="lazy"></iframe>'
    )


def qr_code(text: str) -> bytes:
    """An SVG of a QR code, dark on white with its quiet zone. Raises ValueError where the text is
    longer than MOST_LETTERS."""
    if len(text) > MOST_LETTERS:
        raise ValueError(f"longer than {MOST_LETTERS} characters")
    made = segno.make(text, error="m", micro=False).svg_inline(
        scale=4, border=4, dark="#1e2533", light="#ffffff", omitsize=True
    )
    return made.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1).encode()
