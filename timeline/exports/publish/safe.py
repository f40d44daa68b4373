"""An excerpt → the same with only what a publisher wants in it, and what was taken out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import unquote

import regex

from timeline.exports.excerpt import Excerpt, NamedPeriod, Past, Record
from timeline.exports.in_public import dates_as_told, public_only
from timeline.exports.publish import dates, names, places
from timeline.exports.publish.choices import Choices
from timeline.exports.publish.finding import villages
from timeline.exports.publish.patterns import key, pattern, replaced, tidy
from timeline.exports.publish.risks import Risk, risks_of
from timeline.exports.wording import Wording, wording
from timeline.model import Conflict, Paragraph, Passage, Reason, Testimony, TimelineError
from timeline.packs import Pack, shipped_packs

_OWN = 3  # letters from which on a part of a name is nobody else's
SHORT = 140  # letters of a passage that is shortened
_READ = 6 * SHORT  # letters of it that are read: words that are taken out may be longer
_HIDDEN = "[…]"
# A name that is no part of a longer one; a Korean one takes endings.
_ALONE = r"(?<!\p{L}|\p{Lu}[\p{L}-]*\s)(?:%s)(?:(?<=\p{Hangul})|(?!\p{L}|\s\p{Lu}))"

Told = Callable[[str], str]  # a text → what of it is published


@dataclass(frozen=True)
class Safe:
    """What is published: `excerpt`, without anything of `removed` and `removed_places` in it; `ids`
    are the testimonies it was made from, which are published nowhere; `risks` what could still
    identify somebody; `guessed` what was taken out because it may be a name."""

    excerpt: Excerpt
    choices: Choices
    removed: tuple[str, ...]
    removed_places: tuple[str, ...]
    ids: tuple[str, ...]
    risks: tuple[Risk, ...]
    guessed: tuple[str, ...] = ()


def made_safe(excerpt: Excerpt, choices: Choices, packs: tuple[Pack, ...] | None = None) -> Safe:
    """The excerpt as the choices want it. Private testimonies are left out unless the choices say
    `private`; narrators who use a pseudonym have the dates that they tell. Raises TimelineError
    where nothing is left to publish."""
    public = names.public_words(packs) if packs is not None else names.shipped_public()
    packs = shipped_packs() if packs is None else packs
    t = wording(choices.language)
    excerpt = dates_as_told(excerpt if choices.private else public_only(excerpt))
    if not excerpt.records:
        raise TimelineError(
            "nothing to publish: no event of a public testimony is chosen "
            "(private ones are published only where that is said)"
        )
    known = places.gazetteer(packs)
    where = places.hidden_places(
        list(_texts(excerpt)),
        {(record.event.place, record.country) for record in excerpt.records},
        choices.places,
        known,
    )
    if choices.places != "exact":
        for each in excerpt.testimonies:
            for village in villages(each.text, each.language):
                where.setdefault(village, _HIDDEN)
    where = {name: said for name, said in where.items() if key(name) not in _keys(choices.keep)}
    found = names.pseudonyms(excerpt, public, choices.keep, t)
    people, parts, strict = _people(found, choices, public.words)
    told = _teller(_coarse(excerpt, choices, packs), where, people, parts)
    removed = tuple(dict.fromkeys((*strict, *choices.hide)))
    made = _Maker(choices, told, known, t, pattern(removed, parted=True)).excerpt(excerpt)
    made = _without_traces(made, removed, where)
    hidden = choices.names == "pseudonyms"
    left = risks_of(made, choices, known, public.words, () if hidden else tuple(found.others))
    ids = tuple(each.id for each in excerpt.testimonies)
    return Safe(
        made, choices, removed, tuple(where), ids, left, tuple(found.guessed) if hidden else ()
    )


def _kept(passage: Passage, choices: Choices) -> str:
    """What of a passage is read at all: of one that is shortened no more than may be shown, to the
    end of a word."""
    if choices.passages == "none":
        return ""
    if choices.passages == "whole" or len(passage.quote) <= _READ:
        return passage.quote
    return passage.quote[:_READ].rsplit(" ", 1)[0]


def _keys(words: Iterable[str]) -> set[str]:
    return {key(word) for word in words}


def _texts(excerpt: Excerpt) -> Iterable[str]:
    yield excerpt.filter
    for testimony in excerpt.testimonies:
        yield from (testimony.title, testimony.text, testimony.disputed, testimony.rights)
        yield testimony.source_title
    for record in excerpt.records:
        yield from (record.event.title, record.event.summary, record.event.place)
        yield from (reason.says for reason in record.event.reasons)


def _people(
    found: names.Pseudonyms, choices: Choices, public: frozenset[str]
) -> tuple[dict[str, str], dict[str, str], list[str]]:
    """Whole names with their pseudonyms; parts of them that history has too, or that are as short
    as a word, which are taken out only where they stand alone; and all that must be found
    nowhere."""
    people = dict.fromkeys(choices.hide, _HIDDEN)
    if choices.names == "keep":
        return people, {}, list(choices.hide)
    parts: dict[str, str] = {}
    kept = _keys(choices.keep)
    for name, said in found.all.items():
        alone = len(name.split()) == 1 and (
            key(name) in public or (len(name) < _OWN and name.isascii())
        )
        (parts if alone and name not in found.narrators else people).setdefault(name, said)
        for part in names.parts_of(name):
            if key(part) not in kept:
                shared = key(part) in public or (len(part) < _OWN and part.isascii())
                (parts if shared else people).setdefault(part, said)
    return people, parts, list(people)


def _coarse(excerpt: Excerpt, choices: Choices, packs: tuple[Pack, ...]) -> dict[str, str]:
    """Every text that may be published, with what of its words of time is shown."""
    by_language: dict[str, list[str]] = {"en": [excerpt.filter]}
    for each in excerpt.testimonies:
        by_language["en"] += [each.rights, each.disputed]
        by_language.setdefault(each.language, []).extend(
            (each.title, each.source_title, each.narrator)
        )
    for record in excerpt.records:
        event = record.event
        by_language["en"] += [*record.clashes, *(reason.says for reason in event.reasons)]
        by_language.setdefault(record.testimony.language, []).extend(
            (event.title, event.summary, event.place, record.as_told, _kept(event.passage, choices))
        )
    by_language["en"] += [conflict.why for _, conflict in excerpt.conflicts]
    found: dict[str, str] = {}
    for language, texts in by_language.items():
        found |= dates.coarse_words(texts, choices.dates, language, packs)
    return found


def _teller(
    coarse: Mapping[str, str],
    where: Mapping[str, str],
    people: Mapping[str, str],
    parts: Mapping[str, str],
) -> Told:
    without_places = places.places_out(where)
    said = {key(name): pseudonym for name, pseudonym in people.items()}
    whole = pattern(people, parted=True)
    alone = regex.compile(_ALONE % "|".join(map(regex.escape, map(tidy, parts)))) if parts else None
    of_parts = {tidy(name): pseudonym for name, pseudonym in parts.items()}

    def told(text: str) -> str:
        text = without_places(coarse.get(text, ""))
        text = replaced(text, whole, lambda found: said.get(key(found), _HIDDEN))
        if alone is not None:
            text = alone.sub(lambda match: of_parts.get(match[0], _HIDDEN), text)
        return text

    return told


def _without_traces(excerpt: Excerpt, removed: Iterable[str], where: Iterable[str]) -> Excerpt:
    """The excerpt without history that names what was taken out."""
    t = excerpt.t
    both = pattern(removed, parted=True), pattern(where, places=True)
    found = [each for each in both if each is not None]

    def clean(label: str) -> bool:
        return not any(each.search(tidy(label)) for each in found)

    return replace(
        excerpt,
        periods=tuple(each for each in excerpt.periods if clean(each.label)),
        past=tuple(
            each
            for each in excerpt.past
            if clean(each.label) and clean(t.named("layer", each.layer))
        ),
    )


@dataclass(frozen=True)
class _Maker:
    """Makes each part of an excerpt anew, under new ids."""

    choices: Choices
    told: Told
    known: places.Gazetteer
    t: Wording
    removed: regex.Pattern[str] | None

    def excerpt(self, given: Excerpt) -> Excerpt:
        of = {each.id: each for each in given.testimonies}
        lanes: dict[str, list[Record]] = {}
        for record in given.records:
            lanes.setdefault(record.lane or record.event.testimony, []).append(record)
        # The order of the ids would tell something of them, and so would that of exact days.
        unit = self.choices.dates
        ordered = sorted(lanes.items(), key=lambda lane: (_first(lane[1], unit), len(lane[1])))
        numbers = {lane: f"p{number}" for number, (lane, _) in enumerate(ordered, 1)}
        testimonies: dict[str, Testimony] = {}
        keys: dict[str, str] = {}
        records: list[Record] = []
        for lane, told in ordered:
            for record in told:
                keys[record.key] = f"e{len(keys) + 1}"
            for id in dict.fromkeys(record.event.testimony for record in told):
                mine = [record for record in told if record.event.testimony == id]
                testimony, made = self._testimony(
                    of[id], f"t{len(testimonies) + 1}", numbers[lane], mine, keys
                )
                testimonies[id] = testimony
                records += made
        return replace(
            given,
            records=tuple(records),
            testimonies=tuple(testimonies.values()),
            filter=self.told(given.filter),
            address="",
            data="",
            times={},
            conflicts=tuple(
                (testimonies[id].id, self._conflict(conflict, keys))
                for id, conflict in given.conflicts
                if id in testimonies
            ),
            periods=tuple(map(self._period, given.periods)),
            past=tuple(map(self._past, given.past)),
            chosen=tuple(dates.coarse_period(each, self.choices.dates) for each in given.chosen),
            lines={
                testimonies[id].id: tuple(
                    dates.coarse_stretch(each, self.choices.dates) for each in line
                )
                for id, line in given.lines.items()
                if id in testimonies and self.choices.places != "none"
            },
        )

    def _testimony(
        self, given: Testimony, id: str, lane: str, told: list[Record], keys: Mapping[str, str]
    ) -> tuple[Testimony, list[Record]]:
        at = 0
        pieces: list[str] = []
        records: list[Record] = []
        paragraphs: list[Paragraph] = []
        number = int(lane[1:])
        hidden = self.choices.names == "pseudonyms"
        name = self.t("publish.narrator", n=number) if hidden else self.told(given.narrator)
        keep = self.choices.sources == "keep"
        unit = self.choices.dates
        made = replace(
            given,
            id=id,
            title=name if hidden else self.told(given.title),
            narrator=name,
            narrator_id=lane,
            file="",
            sha256="",
            format="txt",
            told=dates.coarse_day(given.told, unit),
            source_published=dates.coarse_day(given.source_published, unit) if keep else "",
            source_title=self.told(given.source_title) if keep else self.t("publish.withheld"),
            source_url=self._address(given.source_url) if keep else "",
            rights=self.told(given.rights),
            disputed=self.told(given.disputed),
            known_facts=(),
            text="",
            paragraphs=(),
        )
        for record in told:
            quote = self._passage(record.event.passage)
            passage = Passage(at, at + len(quote), quote)
            if quote:
                pieces.append(quote)
                paragraphs.append(Paragraph(at, at + len(quote), len(paragraphs) + 1))
                at += len(quote) + 2
            records.append(self._record(record, keys[record.key], made, passage))
        whole = replace(made, text="\n\n".join(pieces), paragraphs=tuple(paragraphs))
        return whole, [replace(record, testimony=whole) for record in records]

    def _record(self, given: Record, key: str, of: Testimony, passage: Passage) -> Record:
        unit = self.choices.dates
        event, exact = given.event, self.choices.places == "exact"
        span = dates.coarse(event.span, unit)
        place = places.coarse_place(event.place, given.country, self.choices.places, self.known)
        reasons = (
            ()
            if unit != "exact"
            else tuple(
                Reason(each.bound, each.rule, self.told(each.says)) for each in event.reasons
            )
        )
        made = replace(
            event,
            id=key,
            testimony=of.id,
            title=self.told(event.title),
            summary=self.told(event.summary),
            narrator=of.narrator,
            passage=passage,
            span=span,
            edtf=dates.coarse_edtf(span, unit, event.edtf),
            place=self.told(place) if exact else place,
            latitude=event.latitude if exact else None,
            longitude=event.longitude if exact else None,
            timex="",
            also=(),
            reasons=reasons,
        )
        ages = unit != "decade"
        return replace(
            given,
            key=key,
            event=made,
            testimony=of,
            lane=of.narrator_id,
            country="" if self.choices.places == "none" else given.country,
            certainty=given.certainty if unit == "exact" else "",
            age_low=given.age_low if ages else None,
            age_high=given.age_high if ages else None,
            clashes=tuple(self.told(clash) for clash in given.clashes),
            as_told=self.told(given.as_told),
        )

    def _address(self, url: str) -> str:
        """An address that names nobody who was taken out; else none."""
        named = self.removed is not None and self.removed.search(tidy(unquote(url)))
        return "" if named else url

    def _passage(self, passage: Passage) -> str:
        told = self.told(_kept(passage, self.choices))
        if self.choices.passages == "whole" or len(told) <= SHORT:
            return told
        return told[:SHORT].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"

    def _conflict(self, given: Conflict, keys: Mapping[str, str]) -> Conflict:
        events = tuple(keys[each] for each in given.events if each in keys)
        return Conflict(events, (), self.told(given.why))

    def _period(self, given: NamedPeriod) -> NamedPeriod:
        span = dates.coarse(given.span, self.choices.dates)
        written = dates.coarse_edtf(span, self.choices.dates, given.edtf)
        return NamedPeriod("", given.label, span, written)

    def _past(self, given: Past) -> Past:
        span = dates.coarse(given.span, self.choices.dates)
        written = dates.coarse_edtf(span, self.choices.dates, given.edtf)
        return replace(given, key="", span=span, edtf=written)


def _first(records: Iterable[Record], unit: str) -> date:
    spans = [dates.coarse(record.event.span, unit) for record in records]
    days = [day for span in spans for day in span.bounds if day]
    return min(days, default=date.max)


__all__ = ["SHORT", "Safe", "made_safe"]
