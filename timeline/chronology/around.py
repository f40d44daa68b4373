"""What stands around it: a side that no words close is closed by what was told before and after.

Only an event's open sides take this, and only for themselves: nobody's own words are narrowed by
where something else stands in the story.
"""

from __future__ import annotations

from itertools import islice

from timeline.chronology.days import FIRST, known
from timeline.chronology.forms.common import Trust
from timeline.chronology.network import EARLIEST, LATEST, Network, Statement, Tie
from timeline.chronology.persons import NARRATOR
from timeline.chronology.story import Said, Story, Told
from timeline.model import Age

AROUND = "60-around-"  # how the ids of what is closed here begin
TOLD = "80-told-"  # how the ids of "not after it was told" begin
_AHEAD = 3  # how many dated events ahead may close an open end,
_FARTHEST = 8  # those not counted that were over before, told as a look back
_YEARS = 2 * 366  # what lasted longer than this is told as a background, not as a step


def close_open_sides(story: Story, network: Network) -> list[Said]:
    """Close what is open, in the order of telling; the statements that were added."""
    added: list[Said] = []
    for place, told in enumerate(story.told):
        if told.mention.ongoing and not told.expressions:
            continue
        ways = [_earliest(story, network, place, told), _latest(story, network, place, told)]
        for way in (*ways, *([one] for one in _either_age(story, place, told))):
            said = next((one for one in way if network.fits([one.statement])), None)
            if said is not None:
                added.append(said)
    return added


def _earliest(story: Story, network: Network, place: int, told: Told) -> list[Said]:
    if known(network.bounds(told.begin)[0]) and not _only_by(story, told):
        return []
    before = story.antecedent(place)
    candidates = [before] if before else []
    if not told.expressions and told.mention.category == "resettlement":
        candidates += _flights(story, place)  # somebody arrives after they fled
    found: list[tuple[int, str, str]] = []
    for source in candidates:
        at_end = _is_step(network, source) or _end_is_told(story, source)
        for moment in (source.end, source.begin) if at_end else (source.begin,):
            if known(network.bounds(moment)[0]):
                found.append((network.bounds(moment)[0], moment, source.id))
    found.sort(key=lambda one: -one[0])  # the latest that fits
    born = story.narrator_birth
    if born is not None and born.id != told.id and told.mention.scope == "life":
        found.append((FIRST, story.birth(NARRATOR), born.id))
    return [_around(told, told.begin, EARLIEST, moment, other) for _, moment, other in found]


def _only_by(story: Story, told: Told) -> bool:
    """Whether its words only say by when ("by May we were all inside"), beside an age perhaps."""
    dates = [e for i in told.expressions if not isinstance((e := story.expressions[i]).form, Age)]
    return bool(dates) and all(e.relation in ("by", "before") for e in dates)


def _either_age(story: Story, place: int, told: Told) -> list[Said]:
    """An age that may be counted in two ways is as wide as both readings: what was told before
    and after cuts off what cannot be meant."""
    forms = [story.expressions[i].form for i in told.expressions]
    if told.lasting or told.mention.before or len(forms) != 1:
        return []
    if not isinstance(forms[0], Age) or forms[0].mode != "ambiguous":
        return []
    before = story.antecedent(place)
    after = next((t for t in story.told[place + 1 :] if _goes_on(t)), None)
    return [
        *([_around(told, told.begin, EARLIEST, before.begin, before.id)] if before else []),
        *([_around(told, told.end, LATEST, after.begin, after.id)] if after else []),
    ]


def _flights(story: Story, place: int) -> list[Told]:
    return [
        t
        for t in story.told[:place]
        if t.mention.category == "escape" and t.mention.scope == "life" and t.dated
    ]


def _latest(story: Story, network: Network, place: int, told: Told) -> list[Said]:
    if told.mention.ongoing or not _only_told(network, told):
        return []
    here = network.bounds(told.begin)[0]
    before = story.told[place - 1] if place else None
    one_breath = before is not None and not told.expressions and _one_sentence(story, before, told)
    if before is not None and one_breath and not _only_told(network, before):
        # "I left school and went to work."
        return [_around(told, told.end, LATEST, before.end, before.id)]
    following = (t for t in story.told[place + 1 :] if _goes_on(t))
    coming = (t for t in islice(following, _FARTHEST) if network.bounds(t.begin)[1] >= here)
    for after in islice(coming, _AHEAD):
        if not _only_told(network, after):
            return [_around(told, told.end, LATEST, after.begin, after.id)]
    return []


def _goes_on(told: Told) -> bool:
    """Whether an event is dated and takes the story on."""
    mention = told.mention
    return not mention.before and mention.scope == "life" and bool(told.expressions)


def _one_sentence(story: Story, before: Told, told: Told) -> bool:
    first, _ = story.sentence(told.mention.passage.start)
    return first <= before.mention.passage.start and before.mention.scope == "life"


def _only_told(network: Network, told: Told) -> bool:
    """Whether nothing but the day of telling closes an event."""
    why = network.why(told.end, LATEST)
    return all(s.id.startswith(TOLD) or s.structural for s in why)


def _is_step(network: Network, told: Told) -> bool:
    first, last = network.bounds(told.begin)[0], network.bounds(told.end)[1]
    return not told.lasting or (known(first) and known(last) and last - first <= _YEARS)


def _end_is_told(story: Story, told: Told) -> bool:
    relations = {story.expressions[i].relation for i in told.expressions}
    return bool(told.ends) or bool(relations & {"until", "to"})


def _around(told: Told, variable: str, side: int, source: str, other: str) -> Said:
    tie = Tie(variable, side, source, side, _same)
    rank = int(Trust.ORDER)
    statement = Statement(
        f"{AROUND}{variable}-{side}", ties=(tie,), rank=rank, firm=False, owner=told.id
    )
    return Said(statement, "around", told.mention.passage, "", (other,))


def _same(day: int) -> int:
    return max(day, FIRST)
