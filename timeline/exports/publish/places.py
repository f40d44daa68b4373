"""Places made coarser: by the gazetteers of the packs, in an event's own field and in its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from timeline.exports.publish.patterns import key, pattern, replaced, tidy
from timeline.packs import Pack, Place

# Which kinds of place may still be named at each choice.
SHOWN = {"region": ("region", "country"), "country": ("country",), "none": ()}
_PARTS = re.compile(r"\s*[,;/(·]\s*|\)\s*")
_HIDDEN = "[…]"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Gazetteer:
    """Every name of every place, as `key` compares it, and the name of each country."""

    places: Mapping[str, Place]
    names: tuple[tuple[str, Place], ...]
    countries: Mapping[str, str]


def gazetteer(packs: Sequence[Pack]) -> Gazetteer:
    """The places of the packs; of two with one name the first."""
    places: dict[str, Place] = {}
    names: list[tuple[str, Place]] = []
    countries: dict[str, str] = {}
    for pack in packs:
        for place in pack.places:
            if place.kind == "country":
                countries.setdefault(place.country, place.name)
            for name in (place.name, *place.aliases):
                places.setdefault(key(name), place)
                names.append((name, place))
            if place.kind == "country":
                names += [(name, place) for name in place.demonyms]
    return Gazetteer(places, tuple(names), countries)


def coarse_place(written: str, country: str, choice: str, known: Gazetteer) -> str:
    """An event's place at the choice: its last part that may be named, else its country."""
    if choice == "exact" or not written:
        return written
    if choice == "none":
        return ""
    for part in reversed([written, *_PARTS.split(written)]):
        place = known.places.get(key(part))
        if place is not None and place.kind in SHOWN[choice]:
            return place.name
    return known.countries.get(country, "")


def hidden_places(
    texts: Iterable[str], places: Iterable[tuple[str, str]], choice: str, known: Gazetteer
) -> dict[str, str]:
    """Names of places to be taken out of texts, each with what stands in for it; `places` are the
    events' own, with their countries. A name counts where it is written with its capital."""
    if choice == "exact":
        return {}
    shown = SHOWN[choice]
    whole = tidy("\n".join(dict.fromkeys(texts)))
    folded = whole.casefold()
    words = set(_WORD.findall(folded))
    found: dict[str, str] = {}
    # "Korea" within "North Korea" says no more than what may be named.
    wider = " | ".join(name for name, place in known.names if place.kind in shown).casefold()
    for name, place in known.names:
        if place.kind in shown or len(name) < 2:
            continue
        small = name.casefold()
        if small.isascii() and not words.issuperset(_WORD.findall(small)):
            continue  # much sooner found than by looking through the whole text
        if small not in folded:
            continue
        if _said(name, wider):
            continue
        exact = pattern([name], places=True)
        if exact is None or not any(each[0][:1] == name[:1] for each in exact.finditer(whole)):
            continue
        found.setdefault(name, _instead(place.country, choice, known))
    for written, country in places:
        for part in (written, *_PARTS.split(written)):
            listed = known.places.get(key(part))
            finer = listed is None or listed.kind not in shown
            if part.strip() and finer and not _said(part, wider):
                found.setdefault(part.strip(), _instead(country, choice, known))
    return found


def _said(name: str, wider: str) -> bool:
    """Whether a name is said by what may be named anyhow."""
    return bool(re.search(rf"(?<!\w){re.escape(name.strip().casefold())}(?!\w)", wider))


def _instead(country: str, choice: str, known: Gazetteer) -> str:
    name = "" if choice == "none" else known.countries.get(country, "")
    return f"[{name}]" if name else _HIDDEN


def places_out(hidden: Mapping[str, str]) -> Callable[[str], str]:
    """What puts into a text what stands in for the places."""
    said = {key(name): instead for name, instead in hidden.items()}
    found = pattern(hidden, places=True)
    return lambda text: replaced(text, found, lambda name: said.get(key(name), _HIDDEN))
