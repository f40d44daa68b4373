"""The toolbar: the sentence that says what is shown, what narrows it, how lives are lined up."""

from __future__ import annotations

from typing import Any

from dash import html

from timeline.catalogue import FILTERS, Counts, Phrases, Selection, sentence
from timeline.explorer import ask
from timeline.explorer.ground import Ground
from timeline.explorer.interface import Interface
from timeline.explorer.parts import button, hook
from timeline.explorer.stage import label_of, period_of, written
from timeline.explorer.view import AXES, FIRST, ORDERS, View, kind_of
from timeline.model import LIFE_CATEGORIES
from timeline.periods import Period

_MOST_NAMED = 3  # hidden lives that have a chip of their own
_WHOLE = ("age", "scope")  # filters whose values are one thing together
# What "Clear all" takes away.
EVERY_FILTER = ",".join((*(each.name for each in FILTERS), "how", "hide"))


def say(t: Interface, ground: Ground, view: View, window: Period, counts: Counts) -> str:
    """What is shown, in a sentence; a second one where not every life is drawn."""
    chosen = ask.chosen_of(view, window)
    shown = sentence(chosen, ask.phrases_of(t, ground))
    dense = counts.chosen > ask.MOST_MARKS
    key = "toolbar.density" if dense else "toolbar.sentence"
    if counts.narrators == 1 and counts.chosen != 1 and not dense:
        key = "toolbar.sentence.life"
    if not counts.chosen:
        key = "toolbar.none"
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


def _period_chips(
    t: Interface, ground: Ground, phrases: Phrases, periods: tuple[Period, ...]
) -> list[Any]:
    """A chip for each chosen period, that takes it away alone; with its name, if it has one."""
    named = {period_of(row): label_of(row, t) for row in reversed(ground.periods)}
    return [
        button(
            named.get(one) or phrases.periods((one,)),
            title=t("toolbar.drop"),
            data_set=f"periods={written(each for each in periods if each != one)}",
            class_="chip",
        )
        for one in periods
    ]


def _chips(t: Interface, phrases: Phrases, chosen: Selection) -> list[Any]:
    """A chip for each filter that is set, and for each value of one that has several: it takes
    away that alone."""
    chips = []
    for each in FILTERS:
        if each.name not in chosen.changed() or each.name == "periods":
            continue
        value = getattr(chosen, each.name)
        several = value if isinstance(value, tuple) and each.name not in _WHOLE else ()
        if not 1 < len(several) <= ask.MOST_NAMED_VALUES:
            chips.append((each.say(value, phrases, chosen), {"data_drop": each.name}))
            continue
        for one in several:
            rest = each.write(tuple(other for other in several if other != one))
            chips.append((each.say((one,), phrases, chosen), {"data_set": f"{each.name}={rest}"}))
    return [button(said, title=t("toolbar.drop"), class_="chip", **does) for said, does in chips]


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
    chips = _period_chips(t, ground, phrases, view.selection.periods)
    chips += _chips(t, phrases, view.selection)
    chips += _hidden_chips(t, ground, view)
    if len(chips) > 1:
        chips.append(button(t("filters.clear"), data_drop=EVERY_FILTER, class_="chip clear"))
    drawn = ask.lives_to_draw(ground, view, window, counts)
    said = said.removesuffix(f" {_drawn(t, view, drawn)}.")  # the paging says it
    return [
        html.Div(html.P(said), className="sentence with-chips" if chips else "sentence"),
        html.Div(chips, className="chips") if chips else None,
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
