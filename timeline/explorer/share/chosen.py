"""What an address of the page chooses, as a selection and as an excerpt to be taken away."""

from __future__ import annotations

from dataclasses import dataclass, replace

from timeline.catalogue import Catalogue, Selection, questions, sentence
from timeline.explorer import ask
from timeline.explorer.ground import Ground
from timeline.explorer.interface import Interface
from timeline.explorer.page_compare import only_compared
from timeline.explorer.view import View
from timeline.exports import Excerpt, cite, take
from timeline.model import TimelineError

MOST_EVENTS = 20_000  # that the page hands out at once; the command line has no such limit


class TooMany(TimelineError):
    """More is chosen than the page hands out."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A selection, the sentence that says it, and how many events of how many lives it has."""

    selection: Selection
    says: str
    events: int
    lives: int

    def counted(self, t: Interface) -> str:
        """The sentence with the counts."""
        one = self.lives == 1 and self.events != 1
        key = "toolbar.sentence.life" if one else "toolbar.sentence"
        return t(key, lives=self.lives, n=self.events, what=self.says)


def selection_of(ground: Ground, view: View) -> Selection:
    """What is shown: the selection; with the window as its period where the address names one,
    and without the lives that are hidden."""
    view = only_compared(ground, view)
    chosen = ask.chosen_of(view, view.window) if view.window else view.selection
    if view.hidden:
        shown = [lane for lane in chosen.narrators or ground.lives if lane not in set(view.hidden)]
        chosen = replace(chosen, narrators=tuple(shown) or ("",))
    return chosen


def in_focus(ground: Ground, view: View) -> View:
    """The view of the life that an address names, where it chooses no others: what somebody sees
    first who follows it."""
    if view.life not in ground.lives or view.selection.narrators:
        return view
    return replace(view, selection=replace(view.selection, narrators=(view.life,)))


def chosen_by(catalogue: Catalogue, ground: Ground, view: View, t: Interface) -> Chosen:
    """The selection of a view with its sentence and its counts."""
    selection = selection_of(ground, view)
    said = replace(selection, narrators=view.selection.narrators) if view.hidden else selection
    counts = questions.counts(catalogue, selection)
    return Chosen(
        selection, sentence(said, ask.phrases_of(t, ground)), counts.chosen, counts.narrators
    )


def excerpt_of(catalogue: Catalogue, ground: Ground, view: View) -> Excerpt:
    """The chosen events, ready for any format. Raises TooMany above MOST_EVENTS."""
    selection = selection_of(ground, view)
    found = questions.counts(catalogue, selection).chosen
    if found > MOST_EVENTS:
        raise TooMany(
            f"{found:,} events are chosen, and the page hands out {MOST_EVENTS:,} at most: "
            "choose less, or use `timeline export`, which has no limit"
        )
    return take(catalogue, selection, language=view.language)


def cited_by(catalogue: Catalogue, ground: Ground, view: View, what: str) -> cite.Cited | None:
    """What a view cites: its open "event", the "testimony" of it or of the life in focus, or the
    "selection"; None where there is no such thing."""
    if what == "selection":
        return cite.of_selection(excerpt_of(catalogue, ground, view))
    row = questions.event(catalogue, view.event) if view.event else None
    lane = row["lane"] if row else view.life
    if lane not in ground.lives:
        return None
    whole = Selection(scope=("life", "context"), narrators=(lane,))
    excerpt = take(catalogue, whole, language=view.language)
    if what == "event":
        found = (record for record in excerpt.records if record.key == view.event)
        record = next(found, None)
        return cite.of_event(record, excerpt) if record else None
    wanted = row["testimony"] if row else ground.lives[lane]["testimony"]
    told = next((each for each in excerpt.testimonies if each.id == wanted), None)
    return cite.of_testimony(told, excerpt) if told else None


CITED = ("event", "testimony", "selection")
