"""The first slide: who is told of, what to know before, and what can be left out.

Everything that is chosen here is a link to another address, so that it is kept, shared and undone
like any other; assets/slides/slides.js follows it without leaving the full screen.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dash import html

from timeline.explorer.interface import Interface
from timeline.explorer.parts import hook
from timeline.explorer.presenting import said
from timeline.explorer.presenting.asked import Asked
from timeline.explorer.presenting.steps import MOST_CHOSEN, MOST_STEPS, Fault, Noticed, Steps

MOST_NAMES = 4
MOST_DISPUTES = 3

PATH = "/present"


def first(t: Interface, asked: Asked, made: Steps, says: str) -> html.Section:
    """The first slide; `says` is the selection in a sentence."""
    parts: list[Any] = [
        html.P(_over(t, made), className="who"),
        html.H1(title_of(t, made)),
        *(fault_said(t, asked, fault) for fault in made.faults),
    ]
    if not made.whole:
        parts += [
            html.P(counted(t, made, says), className="told-as"),
            *_parts(t, asked, made),
            *_window(t, asked, made),
            *before_all(t, made),
            *_notices(t, asked, made),
            *_left_out(t, asked, made),
        ]
    return html.Section(
        html.Div(parts, className="step-said"),
        className="slide first",
        hidden=made.at != 0,
        **hook(data_step="0", aria_label=t("present.first")),
    )


def title_of(t: Interface, made: Steps) -> str:
    """What the presentation is of: a story's title, or whose lives."""
    if made.story is not None:
        return made.story.title or t("present.untitled")
    names = [said.name_of(life) for life in made.lives.values()]
    if not names:
        return t("present.none")
    if len(names) <= MOST_NAMES:
        return ", ".join(names)
    return t("present.lives", n=len(names))


def _over(t: Interface, made: Steps) -> str:
    if made.story is None:
        return t("present.name")
    return t("present.story-by", name=made.story.by) if made.story.by else t("present.story")


def counted(t: Interface, made: Steps, says: str) -> str:
    """How many steps there are, and of what."""
    steps = t("present.count", n=made.total)
    return f"{steps} · {says}" if says else steps


def fault_said(t: Interface, asked: Asked, fault: Fault) -> html.Div:
    """What is wrong with the address, and the way back."""
    says = t("stories.list" if asked.story else "present.back")
    back = html.A(says, href=asked.back_without(fault.name))
    return html.Div(
        [html.P(t(fault.key, **fault.values)), html.P(back)], className="warning", role="alert"
    )


def _parts(t: Interface, asked: Asked, made: Steps) -> Iterator[Any]:
    """What is not in this part, and the ways to it."""
    if made.chosen > MOST_CHOSEN and made.story is None:
        says = t("present.most-chosen", n=made.chosen, most=MOST_CHOSEN)
        yield html.P(says, className="quiet-said")
    if made.total <= MOST_STEPS:
        return
    yield html.P(t("present.parts", most=MOST_STEPS), className="quiet-said")
    ways: list[Any] = []
    for begin in range(0, made.total, MOST_STEPS):
        end = min(begin + MOST_STEPS, made.total)
        label = f"{begin + 1:,}–{end:,}"
        current = str(begin == made.before).lower()
        address = asked.address(PATH, step=str(begin + 1))
        ways.append(
            html.A(
                label,
                href=address,
                className="choice",
                **hook(data_load="1", aria_current=current),
            )
        )
    yield html.P(ways, className="choices")


def _window(t: Interface, asked: Asked, made: Steps) -> Iterator[Any]:
    """Of one life, that only a period of it is shown."""
    view = asked.view
    if made.story is None and view.life and (view.window or view.selection.changed()):
        events = made.lives[view.life]["events"] if view.life in made.lives else 0
        if made.chosen < events:
            whole = f"{PATH}?life={view.life}&lang={t.language}"
            yield html.P(
                [
                    t("present.of-life", n=made.chosen, all=events),
                    " ",
                    html.A(t("present.whole-life"), href=whole, **hook(data_load="1")),
                ],
                className="quiet-said",
            )


def before_all(t: Interface, made: Steps, disputes: int = MOST_DISPUTES) -> Iterator[html.P]:
    """What else is to be known of those of whom the steps tell; more `disputes` than that are only
    counted."""
    lives = made.told
    for key, of in (
        ("present.pseudonym", [life for life in lives if life["pseudonym"]]),
        ("present.private", [life for life in lives if life["access"] != "public"]),
    ):
        if of:
            names = ", ".join(said.name_of(life) for life in of[:MOST_NAMES])
            more = len(of) - MOST_NAMES
            names = t("present.and-more", names=names, n=more) if more > 0 else names
            yield html.P(t(key, names=names), className="quiet-said")
    disputed = [life for life in lives if life["disputed"]]
    if len(disputed) > disputes:
        yield html.P(t("present.disputed-many", n=len(disputed)), className="quiet-said")
        return
    for life in disputed:
        says = f"{said.name_of(life)}: {life['disputed']}"
        yield html.P([html.B(t("panel.disputed")), f" · {says}"], className="quiet-said")


# --- Leaving out ----------------------------------------------------------------------------------


def _notices(t: Interface, asked: Asked, made: Steps) -> Iterator[Any]:
    """Every notice, with how many steps it concerns, and the ways to leave them out."""
    if not made.notices:
        return
    yield html.H2(t("present.before"), className="small-head")
    yield html.Ul([_notice(t, asked, one) for one in made.notices], className="notices")
    yield html.P(t("present.by-words"), className="quiet-said")


def _notice(t: Interface, asked: Asked, one: Noticed) -> html.Li:
    name = t.named("notice", one.notice)
    ways: list[Any] = []
    if one.tells:
        key = "present.spare" if one.notice not in asked.spare else "present.spared"
        ways.append(_flip(asked, "spare", one.notice, t(key, n=one.tells)))
    if one.beside:
        key = "present.wide" if one.notice not in asked.wide else "present.widely"
        ways.append(_flip(asked, "wide", one.notice, t(key, n=one.tells + one.beside)))
    if one.lives:
        key = "present.without" if one.notice not in asked.without else "present.gone-without"
        ways.append(_flip(asked, "without", one.notice, t(key, n=one.lives)))
    told = t("present.touches", n=one.tells) if one.tells else t("present.touches-none")
    return html.Li([html.B(name), html.Span(told, className="touches"), *ways])


def _flip(asked: Asked, name: str, value: str, says: str) -> html.A:
    """A link that leaves out, or brings back what was left out."""
    on = value in asked.said.get(name, "").split(",")
    address = (asked.taken if on else asked.added)(PATH, name, value)
    return html.A(
        says,
        href=address,
        className="choice on" if on else "choice",
        **hook(data_load="1", data_leaves=f"{name}={value}"),
    )


def _left_out(t: Interface, asked: Asked, made: Steps) -> Iterator[Any]:
    """The single steps that are left out, each with its way back."""
    if not made.dropped:
        return
    yield html.H2(t("present.left-out"), className="small-head")
    yield html.P(
        [
            html.A(
                f"{title or name} · {t('present.bring-back')}",
                href=asked.taken(PATH, "drop", name),
                className="choice on",
                **hook(data_load="1"),
            )
            for name, title in made.dropped
        ],
        className="choices",
    )
