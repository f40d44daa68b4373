"""Names that date, from the history packs: found in a text, and made into drafts.

A pack writes names as noun phrases ("the Arduous March") or as clauses behind an opener ("when
Stalin died"). Here they become lexemes of class `anchor` or `anchorclause` (stages of life:
`stage`), so that a language's rules can build on them ("the year Stalin died", "three days before
the coup"). A rule writes the lexeme's value into its form; `Named.dressed` then puts the anchor
in: its bounds, its moment for the clock, and whether it dates at all (a bare place name needs a
time word; an unsure name needs another date near by). Language-free.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from timeline.expressions.drafts import Day, Draft, calendar
from timeline.expressions.marks import Lexeme
from timeline.expressions.moments import Moment, moment_value
from timeline.expressions.spans import edtf_between, months, shifted, span_between
from timeline.lexicon import table
from timeline.model import Anchored, Quantity, Shift, Stage, TimeSpan, Unit
from timeline.packs import Name, Pack, names_in

NEAR = 400  # how far off another date may stand that vouches for an unsure name
_UNDATED = ("life-stage", "calendar")
UNITS: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
Found = tuple[int, int, Draft, str]
IsDate = Callable[[str], bool]  # whether words are a date by the rules alone
Written = Callable[[str], tuple[tuple[str, str], ...]]  # a name: its forms with their classes


@dataclass(frozen=True, slots=True)
class _Form:
    """One way in which a name may stand in a text."""

    text: str
    kind: str
    name: Name
    bare: bool


@dataclass(frozen=True, slots=True)
class Named:
    """The names that date in one text."""

    forms: tuple[_Form, ...]
    stages: tuple[str, ...]
    lexemes: tuple[Lexeme, ...]
    ties: frozenset[str]

    @classmethod
    def of(
        cls,
        text: str,
        packs: tuple[Pack, ...],
        language: str,
        openers: tuple[str, ...],
        written: Written | None = None,
        is_date: IsDate | None = None,
    ) -> Named:
        if not packs:
            return cls((), (), (), frozenset())
        names = tuple(n for n in names_in(text, packs) if n.language == language)
        ties = _ties(language)
        forms = _forms(names, openers, ties, written, is_date)
        stages = tuple(stage.id for pack in packs for stage in pack.stages for _ in stage.aliases)
        aliases = tuple(
            alias.lower() for pack in packs for stage in pack.stages for alias in stage.aliases
        )
        lexemes = _find(text.lower(), forms, aliases) if len(text.lower()) == len(text) else ()
        return cls(forms, stages, lexemes, ties)

    def dressed(self, text: str, found: list[Found], plain: list[Found]) -> list[Found]:
        """What is built on names, with the anchors put in, among the rest of what was found.

        `found` was read with the names, `plain` without. Names that date nothing here are left
        out, and what was read in their place without them stands again."""
        if not self.lexemes:
            return plain
        dated = [start for start, _, draft, _ in plain if draft.day and draft.day.year is not None]
        named: list[Found] = []
        for start, end, draft, rule in found:
            form = draft.form
            if isinstance(form, Stage):
                form = replace(form, stage=self.stages[int(form.stage)])
                named.append((start, end, replace(draft, form=form), rule))
            elif isinstance(form, (Anchored, Shift)) and form.anchor:
                name = self.forms[int(form.anchor)]
                simple = isinstance(form, Anchored) and not form.unit and not form.part
                if simple and name.bare and not draft.relation and not self._tied(text, start):
                    continue
                if name.name.unsure and not _vouched(start, end, dated):
                    continue
                dressed = _dressed(draft, name.name)
                if dressed is not None:
                    named.append((start, end, dressed, rule))
        return _among(named, plain)

    def _tied(self, text: str, start: int) -> bool:
        """Whether a time word stands just before."""
        words = text[max(0, start - 24) : start].lower().split()
        return any(" ".join(words[-size:]) in self.ties for size in (3, 2, 1))


@lru_cache(maxsize=8)
def _ties(language: str) -> frozenset[str]:
    """Words that tie an expression to its clause and tell by themselves that time is meant."""
    vague = {"for", "to", "from", "by", "within", "inside", "all", "between"}
    return frozenset(row["words"] for row in table(language, "relations")) - vague


@lru_cache(maxsize=65536)
def _dates(is_date: IsDate, name: str) -> bool:
    """Whether a name is a date by the rules: asked once a name, whatever the text and packs."""
    return is_date(name)


@lru_cache(maxsize=65536)
def _written(written: Written, name: str) -> tuple[tuple[str, str], ...]:
    return written(name)


@lru_cache(maxsize=16)
def _forms(
    names: tuple[Name, ...],
    openers: tuple[str, ...],
    ties: frozenset[str],
    written: Written | None = None,
    is_date: IsDate | None = None,
) -> tuple[_Form, ...]:
    out: dict[tuple[str, str], _Form] = {}
    for name in names:
        if name.anchor.kind in _UNDATED or (is_date is not None and _dates(is_date, name.name)):
            continue
        if written is not None:
            for text, kind in _written(written, name.name.lower()):
                out.setdefault((text, kind), _Form(text, kind, name, name.bare))
            continue
        text, kind, bare = name.name.lower(), "anchor", name.bare
        for opener in openers:
            if text.startswith(opener):
                text, kind = text[len(opener) :], "anchorclause"
        first, _, rest = text.partition(" ")
        if first in ties and rest:
            text, bare = rest, True
        out.setdefault((text, kind), _Form(text, kind, name, bare))
    return tuple(out.values())


@lru_cache(maxsize=16)
def _machine(patterns: tuple[str, ...]) -> AhoCorasick:
    return AhoCorasick(patterns, MatchKind.LeftmostLongest)


def _find(low: str, forms: tuple[_Form, ...], aliases: tuple[str, ...]) -> tuple[Lexeme, ...]:
    patterns = (*(form.text for form in forms), *aliases)
    if not patterns:
        return ()
    out: list[Lexeme] = []
    for which, start, end in _machine(patterns).find_matches_as_indexes(low):
        if (start and low[start - 1].isalnum()) or (
            low[end : end + 1].isalnum() and low[end - 1].isascii()
        ):
            continue
        if which < len(forms):
            out.append(Lexeme(start, end, forms[which].kind, str(which)))
        else:
            out.append(Lexeme(start, end, "stage", str(which - len(forms))))
    return tuple(out)


def _among(named: list[Found], plain: list[Found]) -> list[Found]:
    """Names in the place of what they cover; a name that would hide a date gives it its anchor."""
    out: list[Found] = []
    at = 0
    for start, end, draft, rule in named:
        while at < len(plain) and plain[at][1] <= start:
            out.append(plain[at])
            at += 1
        covered: list[Found] = []
        while at < len(plain) and plain[at][0] < end:
            covered.append(plain[at])
            at += 1
        inner = [
            one for one in covered if one[2].day is not None and start <= one[0] and one[1] <= end
        ]
        form = draft.form
        simple = isinstance(form, Anchored) and not form.unit and not form.part
        if draft.quiet and simple and len(inner) == 1:
            first, last, date, _ = inner[0]
            told = replace(date, form=draft.form, span=draft.span, edtf=draft.edtf)
            out.append((first, last, told, rule))
        else:
            out.append((start, end, draft, rule))
    out.extend(plain[at:])
    return out


def _vouched(start: int, end: int, dated: Sequence[int]) -> bool:
    """Whether a date with a year of its own stands near by; `dated` is where such dates begin."""
    at = bisect_left(dated, start - NEAR)
    return at < len(dated) and dated[at] <= end + NEAR


def _dressed(draft: Draft, name: Name) -> Draft | None:
    anchor = name.anchor
    form = draft.form
    if anchor.edtf.startswith("XXXX-") and len(anchor.edtf) == 10:
        if not isinstance(form, Anchored) or form.unit or form.part:
            return None
        month, day = int(anchor.edtf[5:7]), int(anchor.edtf[8:])
        year = draft.day.year if draft.day is not None else None
        return calendar(Day("day", year, month, day, feast=anchor.edtf[5:]))
    span = anchor.span
    if span is None:
        return None
    if isinstance(form, Shift):
        edge = _edge(span, last=form.direction > 0)
        return replace(draft, form=replace(form, anchor=anchor.id), base=edge)
    assert isinstance(form, Anchored)
    form = replace(form, anchor=anchor.id)
    if (
        draft.day is not None and draft.day.unit != "year"
    ):  # "March of the year Allende was elected"
        year = _year(span)
        return replace(draft, form=form, day=replace(draft.day, year=year)) if year else None
    if form.unit == "year" or (form.unit == "season" and form.part):
        year = _year(span)
        if year is None:
            return None
        if form.unit == "season":
            return replace(draft, form=form, day=Day("season", year, part=draft.part))
        return replace(draft, form=form, day=Day("year", year))
    if form.part in ("begin", "end"):
        edge_span = _edge_span(span, last=form.part == "end")
        return replace(draft, form=form, span=edge_span, edtf=_edtf(edge_span))
    if form.part:
        return _piece(replace(draft, form=form), form, span)
    if form.unit in ("month", "week"):
        return replace(draft, form=form)
    edge = _edge(span, last=False)
    told = _edge(span, last=True)
    value = moment_value(edge) if edge is not None and edge == told else ""
    at: Day | None = None
    if edge is not None and edge == told and edge.year is not None:
        at = Day(edge.unit, edge.year, edge.month or None, edge.day or None)
    dressed = replace(draft, form=form, value=value, day=at, span=span, edtf=anchor.edtf)
    return dressed if not form.unit else replace(dressed, quiet=False)


def _piece(draft: Draft, form: Anchored, span: TimeSpan) -> Draft:
    """The n-th day, week, month or year of an anchor, where its beginning (or end) is known."""
    edge = _edge(span, last=form.nth < 0)
    unit = UNITS.get(form.part)
    if edge is None or unit is None or edge.year is None or not form.nth or not edge.day:
        return draft
    steps = abs(form.nth) - 1
    shift = Shift(1 if form.nth > 0 else -1, "anchor", Quantity(steps, steps, unit))
    days = shifted(edge, shift)
    moment = Moment(days[0].year, days[0].month, days[0].day, "day") if days else None
    day = Day("day", moment.year, moment.month, moment.day) if moment and unit == "day" else None
    span_ = span_between(days)
    return replace(draft, day=day, span=span_, edtf=edtf_between(*days) if days else "")


def _edtf(span: TimeSpan) -> str:
    a, b = span.begin_of_the_begin, span.end_of_the_end
    return edtf_between(a, b) if a and b else ""


def _edge_span(span: TimeSpan, last: bool) -> TimeSpan:
    a, b = (
        (span.begin_of_the_end, span.end_of_the_end)
        if last
        else (span.begin_of_the_begin, span.end_of_the_begin)
    )
    return TimeSpan(a, b, a, b)


def _edge(span: TimeSpan, last: bool) -> Moment | None:
    """The moment at which an anchor begins or ends, as fine as its window."""
    window = _edge_span(span, last)
    a, b = window.begin_of_the_begin, window.end_of_the_end
    if a is None or b is None:
        return None
    if (b - a).days <= 1:
        return Moment(a.year, a.month, a.day, "day")
    if (a, b) == months(a.year, a.month, a.month):
        return Moment(a.year, a.month, 0, "month")
    if a.year == b.year:
        return Moment(a.year)
    return None


def _year(span: TimeSpan) -> int | None:
    """The one year that an anchor falls in (a long one: the year in which it begins)."""
    a = span.begin_of_the_begin
    return a.year if a is not None else None
