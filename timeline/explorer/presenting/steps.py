"""The steps of a presentation: a story's, or the chosen events in time order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from timeline.catalogue import Catalogue, questions, stories
from timeline.catalogue.questions.several import several
from timeline.explorer.ground import Ground
from timeline.explorer.presenting.asked import Asked
from timeline.explorer.presenting.meanwhile import meanwhile
from timeline.explorer.presenting.touching import NOTHING, Touch, notices_in, touches_of
from timeline.explorer.share.chosen import selection_of
from timeline.model import TimelineError

MOST_STEPS = 60  # in one part, which is a lesson; the next part begins where it ends
MOST_CHOSEN = 2_000  # events of a selection that are presented, in any number of parts

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `name` is what the address calls it; `row` its event as `questions.several` gives
    it, None for words alone and for what is `lost` ("testimony" or "event")."""

    number: int
    name: str
    row: Row | None = None
    history: tuple[Row, ...] = ()
    touch: Touch = NOTHING
    sentence: str = ""
    question: str = ""
    note: str = ""
    lost: str = ""


@dataclass(frozen=True, slots=True)
class Noticed:
    """A notice: how many of the lives have it, how many steps touch on it or stand beside those,
    before anything is left out."""

    notice: str
    lives: int
    tells: int
    beside: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that the address names and that is not there: a key of the interface's words and
    its values. `whole`: there is nothing to present; `name` is what in the address names it."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    whole: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Steps:
    """What is presented. `steps` are those of the part in view, which begins after `before` others;
    `total` counts all that are left, `chosen` all that were chosen; `at` is the number of the step
    in view (0: the first slide). `lives` are those of whom steps tell, by lane; `told` their
    testimonies that do."""

    steps: tuple[Step, ...] = ()
    before: int = 0
    total: int = 0
    chosen: int = 0
    at: int = 0
    lives: Mapping[str, Row] = field(default_factory=dict)
    told: tuple[Row, ...] = ()
    notices: tuple[Noticed, ...] = ()
    dropped: tuple[tuple[str, str], ...] = ()  # name and title of single steps left out
    story: stories.Story | None = None
    faults: tuple[Fault, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether there is nothing to present."""
        return any(fault.whole for fault in self.faults)

    @property
    def wrong(self) -> str:
        """The name in the address that cannot be answered; "" where all can."""
        return next((fault.name for fault in self.faults if fault.name), "")


@dataclass(frozen=True, slots=True)
class _Planned:
    """A step before anything about its event is asked for."""

    name: str
    key: str
    title: str
    lane: str
    testimony: str
    words: stories.StoryStep = field(default_factory=stories.StoryStep)
    lost: str = ""


def steps_of(catalogue: Catalogue, ground: Ground, asked: Asked) -> Steps:
    """What an address presents, without what it leaves out."""
    story, planned, chosen, fault = _plan(catalogue, ground, asked)
    if fault is not None:
        return Steps(faults=(fault,), story=story)
    touches = _touches(catalogue, planned)
    kept = [each for each in planned if _stays(ground, asked, each, touches[each.name])]
    at, faults = _at(catalogue, ground, asked, kept)
    if not kept:
        faults = (Fault("present.all-left-out"),)
    before = max(at - 1, 0) // MOST_STEPS * MOST_STEPS
    part = kept[before : before + MOST_STEPS]
    rows: dict[str, Row] = dict(several(catalogue, [each.key for each in part if each.key]))
    if catalogue.public:
        rows = {key: _as_told(row) for key, row in rows.items()}
    steps = (
        _step(ground, number, each, rows.get(each.key), touches[each.name])
        for number, each in enumerate(part, before + 1)
    )
    shown = {each.lane for each in planned if each.lane in ground.lives}
    return Steps(
        tuple(steps),
        before,
        len(kept),
        chosen,
        at,
        {lane: ground.lives[lane] for lane in ground.lives if lane in shown},
        _told(ground, planned),
        _noticed(ground, planned, touches),
        tuple((each.name, each.title) for each in planned if each.name in asked.dropped),
        story,
        faults,
    )


def kept_names(catalogue: Catalogue, ground: Ground, asked: Asked) -> list[str]:
    """What an address presents of all parts, by the names of its steps (of a selection the keys of
    events), without what it leaves out."""
    _, planned, _, fault = _plan(catalogue, ground, asked)
    touches = _touches(catalogue, planned)
    stays = (each for each in planned if _stays(ground, asked, each, touches[each.name]))
    return [] if fault is not None else [each.name for each in stays]


def _plan(
    catalogue: Catalogue, ground: Ground, asked: Asked
) -> tuple[stories.Story | None, list[_Planned], int, Fault | None]:
    """The story, its or the selection's steps, how many were chosen in all; or what is wrong."""
    if asked.story:
        return _of_story(catalogue, asked)
    view = asked.view
    if view.life and view.life not in ground.lives:
        return None, [], 0, Fault("present.no-life", {"name": view.life[:80]}, True, "life")
    selection = selection_of(ground, view)
    if view.life:
        selection = replace(selection, narrators=(view.life,))
    rows = questions.page(catalogue, selection, limit=MOST_CHOSEN + 1).to_pylist()
    chosen = len(rows)
    if chosen > MOST_CHOSEN:
        chosen = questions.counts(catalogue, selection).chosen
    planned = [
        _Planned(row["key"], row["key"], row["title"], row["lane"], row["testimony"])
        for row in sorted(rows[:MOST_CHOSEN], key=_in_time)
    ]
    return None, planned, chosen, None if planned else Fault("present.nothing", whole=True)


def _of_story(
    catalogue: Catalogue, asked: Asked
) -> tuple[stories.Story | None, list[_Planned], int, Fault | None]:
    try:
        story = stories.story_of(catalogue, asked.story)
    except TimelineError as error:
        says = str(error).splitlines()[0]
        return None, [], 0, Fault("present.bad-story", {"says": says}, whole=True)
    if story is None:
        return None, [], 0, Fault("present.no-story", {"name": asked.story[:80]}, whole=True)
    found = stories.placed(catalogue, story)
    rows = several(catalogue, [one.key for one in found if one.key])
    planned = []
    for number, one in enumerate(found, 1):
        row = rows.get(one.key)
        title = row["title"] if row else one.step.sentence
        lane, told = (row["lane"], row["testimony"]) if row else ("", "")
        planned.append(_Planned(str(number), one.key, title, lane, told, one.step, one.lost))
    return story, planned, len(planned), None if planned else Fault("present.nothing", whole=True)


def _in_time(row: Row) -> tuple[bool, int, int, str, int]:
    """By when it may first have been; what nothing dates comes last, as it was told."""
    day = row["first_day"]
    return day is None, day or 0, row["last_day"] or 0, row["testimony"], row["position"]


def _touches(catalogue: Catalogue, planned: Sequence[_Planned]) -> dict[str, Touch]:
    """What each step touches on, by name: its event, and what was written to it."""
    told = {each.testimony for each in planned if each.testimony}
    of_events = touches_of(catalogue, told, {each.key for each in planned if each.key})
    found = {}
    for each in planned:
        touch = of_events.get(each.key, NOTHING)
        written = notices_in(each.words.sentence, each.words.question) if each.words else ()
        tells = tuple(dict.fromkeys((*touch.tells, *written)))
        found[each.name] = Touch(tells, tuple(n for n in touch.beside if n not in tells))
    return found


def _stays(ground: Ground, asked: Asked, each: _Planned, touch: Touch) -> bool:
    life = ground.lives.get(each.lane)
    told = set(life["notices"] or ()) if life else set()
    return not (
        each.name in asked.dropped
        or asked.without & told
        or (asked.spare | asked.wide) & set(touch.tells)
        or asked.wide & set(touch.beside)
    )


def _told(ground: Ground, planned: Sequence[_Planned]) -> tuple[Row, ...]:
    """The testimonies that the steps are of, as rows of lives."""
    named = {each.testimony for each in planned}
    persons = (ground.testimonies.get(lane, (life,)) for lane, life in ground.lives.items())
    return tuple(row for rows in persons for row in rows if row["testimony"] in named)


def _noticed(
    ground: Ground, planned: Sequence[_Planned], touches: Mapping[str, Touch]
) -> tuple[Noticed, ...]:
    """Every notice of the lives, then those that only the words of steps touch on."""
    lanes = dict.fromkeys(each.lane for each in planned if each.lane in ground.lives)
    told = [notice for lane in lanes for notice in ground.lives[lane]["notices"] or ()]
    own = [notice for each in planned for notice in touches[each.name].tells]
    return tuple(
        Noticed(
            notice,
            sum(notice in (ground.lives[lane]["notices"] or ()) for lane in lanes),
            sum(notice in touches[each.name].tells for each in planned),
            sum(notice in touches[each.name].beside for each in planned),
        )
        for notice in dict.fromkeys((*told, *own))
    )


def _at(
    catalogue: Catalogue, ground: Ground, asked: Asked, kept: Sequence[_Planned]
) -> tuple[int, tuple[Fault, ...]]:
    """The number of the step that the address names, or whose event it has open."""
    names = {each.name: number for number, each in enumerate(kept, 1)}
    if asked.step:
        if asked.step in names:
            return names[asked.step], ()
        if asked.step.isascii() and asked.step.isdigit() and int(asked.step[:6]) <= len(kept):
            return int(asked.step[:6]), ()
        return 0, (Fault("present.no-step"),)
    event = asked.view.event
    if not event or event in ground.history:
        return 0, ()
    number = next((n for n, each in enumerate(kept, 1) if each.key == event), 0)
    if number:
        return number, ()
    row = several(catalogue, [event]).get(event)
    if row is None:
        return 0, (Fault("present.no-event", {"name": event[:80]}, name="event"),)
    return 0, (Fault("present.not-among", {"title": row["title"]}),)


def _as_told(row: Row) -> Row:
    """An event as everybody may see it: of somebody with a pseudonym without the age, which two
    passages together would tell. (The dates are so in the catalogue already.)"""
    return {**row, "age_low": None, "age_high": None} if row["life"]["pseudonym"] else row


def _step(ground: Ground, number: int, each: _Planned, row: Row | None, touch: Touch) -> Step:
    return Step(
        number,
        each.name,
        row,
        meanwhile(ground, row) if row else (),
        touch,
        each.words.sentence,
        each.words.question,
        each.words.note,
        each.lost,
    )
