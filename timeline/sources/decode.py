"""Bytes → text: the encoding is found, the byte order mark dropped, every line end is LF.

Nothing else changes, so that offsets count code points of the file as a person sees it.
"""

from __future__ import annotations

import codecs
import string
import unicodedata
from pathlib import Path

from charset_normalizer import from_bytes

from timeline.model import TimelineError

TEXT_LIMIT = 64 * 1024 * 1024  # bytes of a text file
_SAMPLE = 1 << 16
_ENOUGH = 64  # bytes from which an encoding can be guessed by its letters
_PLAIN = frozenset(string.ascii_letters.encode() + string.digits.encode() + b" \n\r\t.,;:!?'\"-()")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def check_file(path: Path, limit: int = TEXT_LIMIT) -> None:
    """TimelineError where the path is no regular file of at most `limit` bytes."""
    try:
        if path.is_dir():
            raise TimelineError(f"{path}: is a folder; name the files in it")
        if not path.exists():
            raise TimelineError(f"{path}: there is no such file")
        if not path.is_file():
            raise TimelineError(f"{path}: is not a regular file")
        size = path.stat().st_size
        if size > limit:
            raise TimelineError(f"{path}: has {size:,} bytes; the limit is {limit:,}")
    except (OSError, ValueError) as error:
        raise TimelineError(f"{path}: cannot be read ({error})") from error


def read_bytes(path: Path) -> bytes:
    """The bytes of a file; TimelineError where it may not be read, or holds nothing."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TimelineError(f"{path}: cannot be read ({error.strerror or error})") from error
    if holds_nothing(data):
        raise TimelineError(f"{path}: is empty")
    return data


def holds_nothing(data: bytes) -> bool:
    """Whether there is nothing in a file but blanks, zeros and byte order marks."""
    return not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe")


def decode(data: bytes, name: str) -> str:
    """The text of a file's bytes, in the encoding they are found to be in.

    A byte order mark decides; else UTF-8 where it is valid, UTF-16 by its even or odd zeros,
    CP949 where that gives everyday Hangul, Latin-1 where nearly all is ASCII, or what
    charset-normalizer is sure of. TimelineError where it is no text, or broken text.
    """
    return _decoded(data, name).replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, name)
    text = _try(data, "utf-8")
    if text is not None and not is_noise(text):
        return text
    for encoding in ("utf-16-le", "utf-16-be") if _wide(data) else ():
        wide = _try(data, encoding)
        if wide is not None and _plausible(wide):
            return wide
    half = _half_character(data) if text is None else None
    if half is not None:
        raise TimelineError(f"{name}: holds half a character (a lone surrogate) at byte {half}")
    if text is None and _nearly_utf8(data):
        raise TimelineError(f"{name}: looks like UTF-8 but byte {_broken(data)} does not fit it")
    if text is not None or is_noise(data[:_SAMPLE].decode("latin-1")):
        raise TimelineError(f"{name}: is not text (it holds control characters)")
    return _eight_bit(data, name)


def _marked(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        says = f"begins as {encoding.upper()} but byte {error.start} does not fit it"
        raise TimelineError(f"{name}: {says}") from error
    if is_noise(text):
        raise TimelineError(f"{name}: is not text (it holds control characters)")
    return text


def _eight_bit(data: bytes, name: str) -> str:
    """The text of bytes in an older encoding."""
    korean = _try(data, "cp949")
    if korean is not None and _everyday_hangul(korean):
        return korean
    if _mostly_ascii(data):
        return _western(data)
    best = from_bytes(data[:_SAMPLE]).best() if len(data) >= _ENOUGH else None
    other = _try(data, best.encoding) if best is not None else None
    if other is not None and _plausible(other) and not _odd_hangul(other):
        return other
    raise TimelineError(f"{name}: is not text in an encoding that is known here")


def _half_character(data: bytes) -> int | None:
    """The place of the first lone surrogate in what else is UTF-8; None where it is not so."""
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    first = next((n for n, char in enumerate(text) if "\ud800" <= char <= "\udfff"), None)
    return None if first is None else len(text[:first].encode("utf-8", "surrogatepass"))


def _broken(data: bytes) -> int:
    """The place of the first byte that is no UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return len(data)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def is_noise(text: str) -> bool:
    """Whether the beginning of a text has more than a stray control character."""
    sample = text[:_SAMPLE]
    odd = sum(char < " " and char not in "\t\n\r\f\v\x1b\x1a" for char in sample)
    return odd > len(sample) // 1000 or "\x00" in sample


def _wide(data: bytes) -> bool:
    """Whether the bytes look like two a character: zeros on one side, or even and not ASCII."""
    sample = data[:_SAMPLE]
    if len(data) % 2:
        return False
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return max(even, odd) > 0 and min(even, odd) <= max(even, odd) // 8


def _plausible(text: str) -> bool:
    """Whether nearly all of it is letters, figures, marks and spaces that are in use."""
    sample = text[:_SAMPLE]
    good = sum(char in "\n\r\t" or unicodedata.category(char)[0] in "LNPZSM" for char in sample)
    common = sum(char <= "\u04ff" or "가" <= char <= "힣" for char in sample)
    return bool(sample) and good >= 0.97 * len(sample) and common >= 0.6 * len(sample)


def _nearly_utf8(data: bytes) -> bool:
    """Whether the bytes above ASCII are nearly all well-formed UTF-8 sequences."""
    sample = data[:_SAMPLE]
    high = sum(byte > 127 for byte in sample)
    lost = sample.decode("utf-8", "replace").count("\ufffd")
    return high >= 8 and lost * 4 <= high // 2


def _everyday_hangul(text: str) -> bool:
    """Whether what is not ASCII is nearly all Hangul of the 2,350 everyday syllables."""
    high = [char for char in text[:_SAMPLE] if char > "\x7f"]
    everyday = sum("가" <= char <= "힣" and _in_ksx1001(char) for char in high)
    return bool(high) and everyday >= 0.8 * len(high)


def _odd_hangul(text: str) -> bool:
    """Whether a text is full of Hangul that nobody writes, as other scripts misread are."""
    hangul = [char for char in text[:_SAMPLE] if "가" <= char <= "힣"]
    return sum(not _in_ksx1001(char) for char in hangul) * 10 > len(hangul)


def _in_ksx1001(char: str) -> bool:
    try:
        return len(char.encode("euc_kr")) == 2
    except UnicodeEncodeError:
        return False


def _mostly_ascii(data: bytes) -> bool:
    """Western text: a letter beyond ASCII here and there, and spaces between words."""
    sample = data[:_SAMPLE]
    plain = sum(
        byte in b" \n\r\t.,;:!?'\"-()" or chr(byte).isalnum() for byte in sample if byte < 128
    )
    return plain >= 0.75 * len(sample) and b" " in sample


def _western(data: bytes) -> str:
    """Latin-1, or Windows-1252 where its quotation marks and dashes (0x80-0x9F) are used."""
    windows = _try(data, "cp1252") if any(0x80 <= byte <= 0x9F for byte in data) else None
    return windows if windows is not None else data.decode("latin-1")
