"""The toolbar: the sentence that says what is shown, what narrows it, how lives are lined up."""

from __future__ import annotations

from typing import Any

from dash import html

from timeline.catalogue import FILTERS, Counts, sentence
from timeline.explorer import ask
from timeline.explorer.ground import Ground
from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook
from timeline.explorer.view import AXES, FIRST, ORDERS, View, kind_of
from timeline.model import LIFE_CATEGORIES
from timeline.periods import Period


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
    return f"{said.rstrip('.')}. {t('toolbar.first', n=ask.MOST_LANES, all=lives)}"


def toolbar(t: Interface, ground: Ground, view: View, said: str) -> list[Any]:
    phrases = ask.phrases_of(t, ground)
    chips = [
        button(
            phrases.periods(view.selection.periods)
            if each.name == "periods"
            else each.say(getattr(view.selection, each.name), phrases, view.selection),
            title=t("toolbar.drop"),
            data_drop=each.name,
            class_="chip",
        )
        for each in FILTERS
        if each.name in view.selection.changed() and each.name != "scope"
    ]
    if view.hidden:
        chips.append(
            button(t("toolbar.hidden", n=len(view.hidden)), data_drop="hide", class_="chip")
        )
    return [
        html.Div([html.P(said), html.Div(chips, className="chips")], className="sentence"),
        html.Div(
            className="segments",
            role="group",
            children=[
                button(
                    t(f"order.{order}"),
                    aria_pressed=str(order == view.order).lower(),
                    data_set=f"order={order if order != 'birth' else ''}",
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
