"""The picture as pixels: whole, or its upper part for where a link is shown."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from zlib import crc32

from timeline.exports import svg as draw
from timeline.exports.excerpt import Excerpt
from timeline.exports.harmless import plain
from timeline.exports.picture import MOST_MARKS, WIDTH, drawn, to_svg
from timeline.figures.palette import PAPER
from timeline.packs import data_folder

MOST_HIGH, MOST_PIXELS = 30_000, 60_000_000  # that programs still open
_PREVIEWED = 8  # lanes


def to_png(excerpt: Excerpt) -> bytes:
    """The picture as PNG, one and a half times as large; a very high one is made smaller, so that
    it can be opened. Fonts that a system lacks are read from those that ship."""
    return _stated(rastered(to_svg(excerpt)), " ".join(excerpt.statement()))


def _stated(png: bytes, says: str) -> bytes:
    """The PNG with a text in it, where programs look for a picture's description (iTXt)."""
    data = b"Description\0\0\0\0\0" + plain(says).encode("utf-8", "replace")
    chunk = b"iTXt" + data
    whole = len(data).to_bytes(4, "big") + chunk + crc32(chunk).to_bytes(4, "big")
    head = 8 + 25  # the signature, and the first part of every PNG
    return png[:head] + whole + png[head:]


# Letters of Korean, and the full-width signs that are drawn with them.
_WIDE = "\u1100-\u11ff\u3000-\u30ff\uac00-\ud7a3\uff00-\uffee"
_KOREAN = re.compile(rf'(<text [^>]*font-family=")(?=[^>]*>[^<]*[{_WIDE}])')


def rastered(svg: str, width: int = 0) -> bytes:
    """An SVG of ours as PNG, `width` pixels wide (0: as fits)."""
    import resvg_py

    height = float(svg.partition(' height="')[2].partition('"')[0] or 1)
    # The sans that ships calls itself after the lightest of its family.
    svg = svg.replace("'Source Sans 3'", "'Source Sans 3', 'Source Sans 3 ExtraLight'")
    svg = _KOREAN.sub(r"\1Pretendard, ", svg)  # else any font that has the letters is taken
    fits = min(1.5, MOST_HIGH / height, (MOST_PIXELS / (WIDTH * height)) ** 0.5)
    wanted = width or int(WIDTH * fits)
    made: bytes = bytes(
        resvg_py.svg_to_bytes(svg_string=svg, width=wanted, font_files=list(_fonts()))
    )
    return made


def to_preview(excerpt: Excerpt, width: int, height: int) -> bytes:
    """The upper part of the picture as PNG of that size, for where a link is shown."""
    records = excerpt.records[:MOST_MARKS]
    lanes = list(dict.fromkeys(record.lane for record in records))[:_PREVIEWED]
    few = replace(excerpt, records=tuple(each for each in records if each.lane in lanes))
    whole = drawn(few, excerpt.counted())
    at = whole.index(">")
    seen = WIDTH * height / width
    root = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH:g}" height="{seen:.0f}" '
        f'viewBox="0 0 {WIDTH:g} {seen:.0f}"'
    )
    ground = draw.box(0, 0, WIDTH, seen, PAPER.paper)
    return rastered(f"{root}>{ground}{whole[at + 1 :]}", width)


@lru_cache(maxsize=1)
def _fonts() -> tuple[str, ...]:
    folder: Path = data_folder().parent / "assets" / "fonts" / "print"
    return tuple(str(path) for path in sorted(folder.glob("*.ttf")))
