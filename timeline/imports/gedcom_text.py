"""The text of a GEDCOM file: what its CHAR line says, ANSEL (ANSI Z39.47) too.

ANSEL writes an accent before its letter; Unicode after it.
"""

from __future__ import annotations

import re
import unicodedata

from timeline.model import TimelineError
from timeline.sources.decode import decode

_CHAR = re.compile(rb"[\r\n]\s*1 CHAR ([^\r\n]+)", re.IGNORECASE)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# Encodings by the names that programs write.
_NAMED = {
    "ANSI": "cp1252", "WINDOWS-1252": "cp1252", "CP1252": "cp1252", "WINDOWS-1251": "cp1251",
    "CP1251": "cp1251", "WINDOWS-1250": "cp1250", "IBMPC": "cp437", "IBM": "cp437",
    "OEM": "cp437", "IBM DOS": "cp850", "MSDOS": "cp850", "MACINTOSH": "mac_roman",
    "LATIN1": "latin-1", "ISO-8859-1": "latin-1", "ISO8859-1": "latin-1",
}  # fmt: skip
_SIGNS = dict(
    zip(
        (*range(0xA1, 0xAF), *range(0xB0, 0xBB), 0xBC, 0xBD, 0xBE, 0xBF, *range(0xC0, 0xC9), 0xCF),
        "ŁØĐÞÆŒʹ·♭®±ƠƯʼʻłøđþæœʺı£ðơư□■°ℓ℗©♯¿¡ß€ß",
        strict=True,
    )
)
_ACCENTS = dict(
    zip(
        (*range(0xE0, 0xFC), 0xFE),
        "\u0309\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030c\u030a\ufe20\ufe21\u0315\u030b"
        "\u0310\u0327\u0328\u0323\u0324\u0325\u0333\u0332\u0326\u031c\u032e\ufe22\ufe23\u0313",
        strict=True,
    )
)


def gedcom_text(data: bytes, name: str) -> str:
    """The text, with LF at line ends. Raises TimelineError where it is none."""
    said = _CHAR.search(data[:4000])
    if said is None or data.startswith(_MARKS):
        return decode(data, name)
    char = said[1].strip().decode("ascii", "replace").upper()
    if char == "ANSEL":
        text = _plain(data, name) or ansel(data, name)
    elif char in _NAMED:
        text = _plain(data, name) or data.decode(_NAMED[char], "replace")
    else:
        return decode(data, name)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _plain(data: bytes, name: str) -> str:
    """The text where it is UTF-8 after all, whatever its CHAR line says; else ""."""
    if b"\x00" in data:
        raise TimelineError(f"{name}: is not text (it holds control characters)")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return ""


def ansel(data: bytes, name: str) -> str:
    """ANSEL as Unicode. Raises TimelineError for a byte that ANSEL does not have."""
    made: list[str] = []
    accents = ""
    for at, byte in enumerate(data):
        if byte in _ACCENTS:
            accents += _ACCENTS[byte]
            continue
        char = chr(byte) if byte < 0x80 else _SIGNS.get(byte)
        if char is None:
            raise TimelineError(f"{name}: says ANSEL but byte {at} does not fit it")
        made.append(char + accents)
        accents = ""
    return unicodedata.normalize("NFC", "".join(made))
