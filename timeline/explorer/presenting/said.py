"""A step in words, the same on a slide and on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from timeline.explorer import tell
from timeline.explorer.interface import Interface
from timeline.explorer.stage import notices_said

Row = Mapping[str, Any]

LONGEST_WORDS = 60  # characters: longer words of time are a passage, not a date
MOST_REASONS = 2


def name_of(life: Row) -> str:
    """Who tells, or what is told where nobody is named."""
    return str(life["narrator"] or life["title"])


def who(t: Interface, row: Row) -> str:
    """The narrator, and how old: "Ann Aldous, aged 17"."""
    age = tell.age_of(row, t)
    name = name_of(row["life"])
    return f"{name}, {age}" if age else name


def dated(row: Row) -> bool:
    """Whether anything is known of when it was."""
    return any(tell.span_of(row).bounds)


def when(t: Interface, row: Row) -> str:
    """The date in words; of what has none, the words of time with which it is told."""
    if dated(row) or not row["timex"]:
        return tell.when(row, t)
    return _quoted(row["timex"], row["life"])


def length_of(text: str) -> str:
    """A class for a heading that is longer than one reads at a glance."""
    wide = sum(2 if char > "\u2e80" else 1 for char in text)
    return "longest" if wide > 90 else "longer" if wide > 42 else ""


def when_briefly(t: Interface, row: Row) -> str:
    """The date as a label."""
    return tell.when_short(row, t)


def told_as(t: Interface, row: Row) -> str:
    """The words of time that were worked out to the date; "" where they are the date itself."""
    words = (row["timex"] or "").strip()
    if not words or not dated(row) or row["basis"] == "explicit" or len(words) > LONGEST_WORDS:
        return ""
    return t("present.told-as", words=_quoted(words, row["life"]))


def why(row: Row) -> str:
    """The first reasons of a date, each a sentence."""
    says = list(dict.fromkeys(reason["says"] for reason in row["reasons"]))
    return " ".join(says[:MOST_REASONS])


def passage(row: Row) -> str:
    """The passage, between quotation marks where it is somebody's own words."""
    return _quoted(row["quote"], row["life"]) if row["quote"] else ""


def source(t: Interface, row: Row) -> str:
    """Whose text it is: ours, and after which work, or the work; with the paragraph."""
    life = row["life"]
    line = tell.source_line(life)
    kinds = {"summary": t("panel.summary-of", source=line)}
    kinds["translation"] = f"{t('panel.translated')}: {line}"
    said = kinds.get(life["text_kind"], f"{t('panel.told')}: {line}")
    if row["paragraph_number"] is None:
        return said
    return f"{said}, {t('panel.paragraph', number=str(row['paragraph_number']))}"


def doubts(t: Interface, row: Row) -> tuple[str, ...]:
    """What must stand beside it: that statements do not fit together, that it is disputed."""
    life = row["life"]
    found = []
    if row["conflict"]:
        found.append(t("panel.conflict"))
    if life["disputed"]:
        found.append(f"{t('panel.disputed')}: {life['disputed']}")
    return tuple(found)


def warnings(t: Interface, row: Row | None, tells: Sequence[str]) -> str:
    """The notices of a step: of its testimony, and what its own words touch on."""
    told = row["life"]["notices"] or () if row else ()
    return notices_said(t, list(dict.fromkeys((*told, *tells))))


def _quoted(text: str, life: Row) -> str:
    return text if life["text_kind"] == "summary" else f"“{text}”"
