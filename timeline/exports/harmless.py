"""Making text harmless for where it goes: spreadsheets, XML, HTML, JSON, Turtle, plain lines.

A testimony is material, never instruction: whatever stands in it arrives as text. Where a format
has escapes, the exact text goes through as escapes (JSON, XML, Turtle); where it has none,
characters that steer a terminal or turn the direction of writing for what follows are left out.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any
from urllib.parse import quote

# Controls but for tab and line feed; halves of surrogates; characters that are none.
_CONTROL = r"\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
# What turns the direction of everything after it, and invisible separators.
_STEERING = r"\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff"
_MARKS = r"\u061c\u200e\u200f"  # these turn only their neighbours: kept, but escaped where possible
_UNWRITABLE = re.compile(f"[{_CONTROL}]")
_HIDDEN = re.compile(f"[{_CONTROL}{_STEERING}]")
_IN_JSON = re.compile(f"[<>&{_CONTROL}{_STEERING}{_MARKS}]")
_IN_XML = re.compile(f"[{_STEERING}{_MARKS}\r]")
_IN_TURTLE = re.compile(f'["\\\\\n\r\t{_CONTROL}{_STEERING}{_MARKS}]')
# What a spreadsheet takes for a formula, also in full width and after blanks or apostrophes.
_FORMULA = re.compile(r"'*[\s\x00-\x1f]*[=+\-@＝＋－＠|%]|'*[\t\r\n]")

CELL = 32_000  # characters that a spreadsheet's cell can hold
SHOWN = 2_000  # characters that a calendar or a slide shows


def plain(text: str) -> str:
    """Text without control characters and without what steers the direction of writing."""
    return _HIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def line(text: str) -> str:
    """Plain text on one line."""
    return " ".join(plain(text).split())


def shortened(text: str, most: int = SHOWN) -> str:
    """Text of at most about `most` characters; what was longer says so."""
    if len(text) <= most:
        return text
    return f"{text[:most]} … (shortened: {len(text)} characters)"


def cell(text: str) -> str:
    """Text for a spreadsheet's cell: an apostrophe goes before what would run as a formula."""
    text = shortened(plain(text), CELL)
    return f"'{text}" if _FORMULA.match(text) else text


def from_cell(text: str) -> str:
    """The text that `cell` made harmless."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def xml(text: str) -> str:
    """Text for XML's content and attributes. What XML cannot carry becomes U+FFFD, one for one, so
    that offsets still count."""
    escaped = html.escape(_UNWRITABLE.sub("\ufffd", text.replace("\r", "\n")), quote=True)
    return _IN_XML.sub(lambda found: f"&#x{ord(found[0]):X};", escaped)


def attribute(text: str) -> str:
    """Text for an attribute: as `xml`, and its line breaks survive."""
    return xml(text).replace("\n", "&#10;").replace("\t", "&#9;")


def markup(text: str) -> str:
    """Text for HTML, shortened to what a reader can take in."""
    return html.escape(shortened(plain(text)), quote=True)


def json_text(value: Any) -> str:
    """JSON that can stand in a page or a terminal: what could steer either is written as \\u…."""
    written = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    return _IN_JSON.sub(_json_escape, written) + "\n"


def _json_escape(found: re.Match[str]) -> str:
    number = ord(found[0])
    return "\\ufffd" if 0xD800 <= number <= 0xDFFF else f"\\u{number:04x}"


def turtle(text: str) -> str:
    """A string of Turtle, in its quotation marks."""
    return f'"{_IN_TURTLE.sub(_turtle_escape, text)}"'


def _turtle_escape(found: re.Match[str]) -> str:
    number = ord(found[0])
    return "\\uFFFD" if 0xD800 <= number <= 0xDFFF or number == 0 else f"\\u{number:04X}"


def name(kind: str, key: str) -> str:
    """A name for a thing of ours that can stand in RDF: nothing of the key can leave it."""
    return f"urn:lives-against-history:{kind}:{quote(key.encode('utf-8', 'replace'), safe='')}"


def address(url: str) -> str:
    """A web address fit for an IRI; "" for anything else than http and https."""
    if not re.match(r"https?://[^/\s]", url, re.IGNORECASE):
        return ""
    scheme, _, rest = quote(
        url.encode("utf-8", "replace"), safe="/:?#[]@!$&'()*+,;=%~-._"
    ).partition("//")
    host, slash, path = rest.partition("/")
    path, mark, part = path.replace("[", "%5B").replace("]", "%5D").partition("#")
    escaped = f"{scheme}//{host}{slash}{path}{mark}{part.replace('#', '%23')}"
    return re.sub("%(?![0-9A-Fa-f]{2})", "%25", escaped)
