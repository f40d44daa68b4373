"""What in a publication could still tell who somebody is: a list for its publisher to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from timeline.exports.excerpt import Excerpt, Record
from timeline.exports.publish.choices import Choices
from timeline.exports.publish.finding import at_the_start, may_be_names
from timeline.exports.publish.patterns import key
from timeline.exports.publish.places import Gazetteer
from timeline.exports.wording import wording

_MOST = 30  # of one kind that are listed; the rest is counted
_OURS = ("publish.narrator", "publish.person", "publish.name")  # the names that we give
_FEW = 4  # lives among which each stands out


@dataclass(frozen=True, slots=True)
class Risk:
    """One thing that could identify: its `kind` (a key of the page's words, `risk.KIND`), what it
    is, and the narrator (as published) of whom it tells."""

    kind: str
    what: str
    who: str = ""


@dataclass(frozen=True)
class _Left:
    """What is looked through."""

    excerpt: Excerpt
    choices: Choices
    known: Gazetteer
    public: frozenset[str]
    relatives: Sequence[str]


def risks_of(
    excerpt: Excerpt,
    choices: Choices,
    known: Gazetteer,
    public: frozenset[str],
    relatives: Sequence[str],
) -> tuple[Risk, ...]:
    """The risks of what is to be published; `relatives` are names of others that were kept."""
    left = _Left(excerpt, choices, known, public, relatives)
    return tuple(risk for find in RISKS for risk in _listed(list(find(left))))


def _listed(found: Sequence[Risk]) -> Iterator[Risk]:
    several = list(dict.fromkeys(found))
    yield from several[:_MOST]
    if len(several) > _MOST:
        yield Risk(several[0].kind, f"+ {len(several) - _MOST}")


def _relatives(left: _Left) -> Iterator[Risk]:
    yield from (Risk("relative", name) for name in left.relatives)


def _names(left: _Left) -> Iterator[Risk]:
    """Words that may be names and were left: at the beginning of a sentence, or all of them."""
    kept = {key(word) for word in left.choices.keep}
    t = wording(left.choices.language)
    ours = {key(part) for each in _OURS for part in t(each, n=0).split()} | left.public
    for record in left.excerpt.records:
        quote, title = record.event.passage.quote, record.event.title
        for name in (
            *may_be_names([quote], left.public),
            *may_be_names([title], left.public, titles=True),
            *at_the_start(quote, left.public),
        ):
            if key(name) not in kept and not all(key(part) in ours for part in name.split()):
                yield Risk("name", name, record.testimony.narrator)


def _days(left: _Left) -> Iterator[Risk]:
    for record in left.excerpt.records:
        first, last = record.event.span.begin_of_the_begin, record.event.span.end_of_the_end
        if first is not None and first == last:
            yield Risk("day", f"{record.event.title} ({first})", record.testimony.narrator)


def _villages(left: _Left) -> Iterator[Risk]:
    for record in left.excerpt.records:
        place = record.event.place
        listed = left.known.places.get(key(place))
        if place and (listed is None or listed.kind not in ("country", "region")):
            yield Risk("place", place, record.testimony.narrator)


def _rare(left: _Left) -> Iterator[Risk]:
    """Kinds of event at a place that one life alone tells of."""
    lanes = {record.lane for record in left.excerpt.records}
    if len(lanes) < _FEW:
        yield Risk("few", str(len(lanes)))
        return
    of: dict[tuple[str, str], list[Record]] = {}
    for record in left.excerpt.records:
        where = record.event.place or record.country
        if record.event.category != "other" and where:
            of.setdefault((record.event.category, where), []).append(record)
    for (category, where), records in of.items():
        if len({record.lane for record in records}) == 1:
            yield Risk("rare", f"{category}, {where}", records[0].testimony.narrator)


def _sources(left: _Left) -> Iterator[Risk]:
    if left.choices.sources == "keep":
        for each in left.excerpt.testimonies:
            yield Risk("source", each.source_title or each.source_url, each.narrator)


def _words(left: _Left) -> Iterator[Risk]:
    """Sentences of somebody's own can be looked up where they were published."""
    if left.choices.passages != "none":
        for each in left.excerpt.testimonies:
            if each.text_kind != "summary" and each.text:
                yield Risk("words", each.text[:60], each.narrator)


def _shy(left: _Left) -> Iterator[Risk]:
    for each in left.excerpt.testimonies:
        if each.pseudonym:
            yield Risk("pseudonym", each.title, each.narrator)
        if each.access == "private":
            yield Risk("private", each.title, each.narrator)


RISKS: tuple[Callable[[_Left], Iterable[Risk]], ...] = (
    _shy, _relatives, _names, _days, _villages, _rare, _sources, _words,
)  # fmt: skip
