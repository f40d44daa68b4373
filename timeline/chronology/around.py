"""What stands around it: a side that no words close is closed by what was told before and after.

Only an event's open sides take this, and only for themselves: nobody's own words are narrowed by
where something else stands in the story.
"""

from __future__ import annotations

from timeline.chronology.days import FIRST, known
from timeline.chronology.forms.common import Trust
from timeline.chronology.network import EARLIEST, LATEST, Network, Statement, Tie
from timeline.chronology.persons import NARRATOR
from timeline.chronology.story import Said, Story, Told

TOLD = "80-told-"  # how the ids of "not after it was told" begin
_YEARS = 2 * 366  # what lasted longer than this is told as a background, not as a step


def close_open_sides(story: Story, network: Network) -> list[Said]:
    """Close what is open, in the order of telling; the statements that were added."""
    added: list[Said] = []
    for place, told in enumerate(story.told):
        if told.mention.ongoing and not told.expressions:
            continue
        for said in (
            *_earliest(story, network, place, told),
            *_latest(story, network, place, told),
        ):
            if network.fits([said.statement]):
                added.append(said)
    return added


def _earliest(story: Story, network: Network, place: int, told: Told) -> list[Said]:
    if known(network.bounds(told.begin)[0]):
        return []
    before = story.antecedent(place)
    if before is not None:
        moment = before.end if _is_step(network, before) else before.begin
        if known(network.bounds(moment)[0]):
            return [_around(told, told.begin, EARLIEST, moment, before.id)]
    born = story.narrator_birth
    if born is not None and born.id != told.id and told.mention.scope == "life":
        return [_around(told, told.begin, EARLIEST, story.birth(NARRATOR), born.id)]
    return []


def _latest(story: Story, network: Network, place: int, told: Told) -> list[Said]:
    if told.mention.ongoing or not _only_told(network, told):
        return []
    here = network.bounds(told.begin)[0]
    for after in story.told[place + 1 :]:
        mention = after.mention
        if mention.before or mention.scope != "life" or not after.expressions:
            continue
        last = network.bounds(after.begin)[1]
        if known(last) and last >= here and not _only_told(network, after):
            return [_around(told, told.end, LATEST, after.begin, after.id)]
        return []
    return []


def _only_told(network: Network, told: Told) -> bool:
    """Whether nothing but the day of telling closes an event."""
    why = network.why(told.end, LATEST)
    return all(s.id.startswith(TOLD) or s.structural for s in why)


def _is_step(network: Network, told: Told) -> bool:
    first, last = network.bounds(told.begin)[0], network.bounds(told.end)[1]
    return not told.lasting or (known(first) and known(last) and last - first <= _YEARS)


def _around(told: Told, variable: str, side: int, source: str, other: str) -> Said:
    tie = Tie(variable, side, source, side, _same)
    rank = int(Trust.ORDER)
    statement = Statement(
        f"{rank}-around-{variable}-{side}", ties=(tie,), rank=rank, firm=False, owner=told.id
    )
    return Said(statement, "around", told.mention.passage, "", (other,))


def _same(day: int) -> int:
    return max(day, FIRST)
