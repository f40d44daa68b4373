"""The toolbar: the sentence that says what is shown, what narrows it, how lives are lined up."""

from __future__ import annotations

from typing import Any

from dash import html

from timeline.catalogue import FILTERS, Counts, Phrases, sentence
from timeline.explorer import ask
from timeline.explorer.ground import Ground
from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook
from timeline.explorer.stage import written
from timeline.explorer.view import AXES, FIRST, ORDERS, View, kind_of
from timeline.model import LIFE_CATEGORIES
from timeline.periods import Period

_MOST_NAMED = 3  # hidden lives that have a chip of their own


def say(t: Interface, ground: Ground, view: View, window: Period, counts: Counts) -> str:
    """What is shown, in a sentence; a second one where not every life is drawn."""
    chosen = ask.chosen_of(view, window)
    shown = sentence(chosen, ask.phrases_of(t, ground))
    dense = counts.chosen > ask.MOST_MARKS
    key = "toolbar.density" if dense else "toolbar.sentence"
    if counts.narrators == 1 and counts.chosen != 1 and not dense:
        key = "toolbar.sentence.life"
    said = t(key, lives=counts.narrators, n=counts.chosen, what=shown)
    lives = ask.lives_to_draw(ground, view, window, counts)
    if lives <= ask.MOST_LANES:
        return said
    return f"{said.rstrip('.')}. {_drawn(t, view, lives)}."


def _drawn(t: Interface, view: View, lives: int) -> str:
    before = ask.first_on_page(lives, view)
    last = min(before + ask.MOST_LANES, lives)
    return t("toolbar.drawn", first=before + 1, last=last, all=lives)


def paging(t: Interface, ground: Ground, view: View, window: Period, counts: Counts) -> list[Any]:
    """Which lives are drawn where there are more than fit, and the way to the others."""
    lives = ask.lives_to_draw(ground, view, window, counts)
    if lives <= ask.MOST_LANES:
        return []
    before = ask.first_on_page(lives, view)
    back, on = max(before - ask.MOST_LANES, 0), before + ask.MOST_LANES

    def step(sign: str, key: str, to: int, possible: bool) -> Any:
        return button(
            sign,
            name=t(key, n=ask.MOST_LANES),
            class_="square",
            data_set=f"start={to + 1 if to else ''}",
            data_up="1",
            aria_disabled=str(not possible).lower(),
        )

    return [
        html.Div(
            [
                step("‹", "paging.back", back, before > 0),
                html.Span(_drawn(t, view, lives)),
                step("›", "paging.on", on if on < lives else before, on < lives),
            ],
            className="paging",
            role="group",
            **hook(aria_label=t("paging.name")),
        )
    ]


def _period_chips(t: Interface, phrases: Phrases, periods: tuple[Period, ...]) -> list[Any]:
    """A chip for each chosen period, that takes it away alone."""
    return [
        button(
            phrases.periods((one,)),
            title=t("toolbar.drop"),
            data_set=f"periods={written(each for each in periods if each != one)}",
            class_="chip",
        )
        for one in periods
    ]


def _hidden_chips(t: Interface, ground: Ground, view: View) -> list[Any]:
    """A chip for each hidden life, that shows it again; one for all where there are several."""
    chips = [
        button(
            t("toolbar.hidden-one", who=ground.names.get(lane, lane)),
            title=t("toolbar.show-again"),
            data_toggle=f"hide={lane}",
            class_="chip",
        )
        for lane in view.hidden[:_MOST_NAMED]
    ]
    if len(view.hidden) > 1:
        said = t("toolbar.hidden", n=len(view.hidden))
        chips.append(button(said, data_drop="hide", class_="chip"))
    return chips


def toolbar(
    t: Interface, ground: Ground, view: View, window: Period, counts: Counts, said: str
) -> list[Any]:
    phrases = ask.phrases_of(t, ground)
    chips = _period_chips(t, phrases, view.selection.periods)
    chips += [
        button(
            each.say(getattr(view.selection, each.name), phrases, view.selection),
            title=t("toolbar.drop"),
            data_drop=each.name,
            class_="chip",
        )
        for each in FILTERS
        if each.name in view.selection.changed() and each.name not in ("scope", "periods")
    ]
    chips += _hidden_chips(t, ground, view)
    return [
        html.Div([html.P(said), html.Div(chips, className="chips")], className="sentence"),
        *paging(t, ground, view, window, counts),
        html.Div(
            className="segments",
            role="group",
            children=[
                button(
                    t(f"order.{order}"),
                    aria_pressed=str(order == view.order).lower(),
                    data_set=f"order={order if order != 'birth' else ''}",
                    data_drop="start",
                )
                for order in ORDERS
            ],
            **hook(aria_label=t("order.label")),
        ),
        html.Div(
            className="segments axis",
            role="group",
            children=[
                button(
                    t(f"axis.{axis or 'date'}"),
                    aria_pressed=str(axis == view.axis).lower(),
                    data_set=f"axis={axis}",
                )
                for axis in ("", *AXES)
            ],
            **hook(aria_label=t("axis.label")),
        ),
        _from_first(t, kind_of(view.axis)),
        button(
            "≡",
            name=t("toolbar.compact"),
            class_="square axis",
            aria_pressed=str(view.compact).lower(),
            data_set=f"lanes={'' if view.compact else 'compact'}",
        ),
    ]


def _from_first(t: Interface, kind: str) -> html.Select:
    """The choice of a kind of event from whose first one days are counted."""
    now = t("axis.from-first", kind=t.named("category", kind)) if kind else t("axis.first")
    return html.Select(
        [
            html.Option(now, value=""),
            *(
                html.Option(t.named("category", name), value=f"{FIRST}{name}")
                for name in LIFE_CATEGORIES
                if name != kind
            ),
        ],
        className="axis first on" if kind else "axis first",
        **hook(data_select="axis", aria_label=t("axis.first")),
    )
