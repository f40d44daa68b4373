"""What a publisher chooses: how much of names, places, dates, passages and sources is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from timeline.model import TimelineError

# Each choice with its possible values, the safest that still reads well first: the default.
OPTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "names": ("pseudonyms", "keep"),
        "places": ("country", "region", "exact", "none"),
        "dates": ("year", "month", "decade", "exact"),
        "passages": ("short", "whole", "none"),
        "sources": ("withhold", "keep"),
    }
)


@dataclass(frozen=True, slots=True)
class Choices:
    """`hide` are further words to take out, `keep` words that look like names and are none;
    `private` says that private testimonies may be published too; `language` is the page's."""

    names: str = "pseudonyms"
    places: str = "country"
    dates: str = "year"
    passages: str = "short"
    sources: str = "withhold"
    hide: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    private: bool = False
    title: str = ""
    language: str = "en"


def choices_from(said: Mapping[str, str]) -> Choices:
    """The choices that a form or a command says; what it does not say is the default. Raises
    TimelineError for a value that there is not."""
    chosen: dict[str, str] = {}
    for name, options in OPTIONS.items():
        value = said.get(name, "") or options[0]
        if value not in options:
            raise TimelineError(f"{name}={value[:40]}: choose one of {', '.join(options)}")
        chosen[name] = value
    return Choices(
        **chosen,
        hide=_several(said.get("hide", "")),
        keep=_several(said.get("keep", "")),
        private=said.get("private", "") in ("yes", "1", "on"),
        title=said.get("title", "")[:200],
        language=said.get("lang", "") or "en",
    )


def _several(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in text[:4000].split(","))))
