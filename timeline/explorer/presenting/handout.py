"""The steps on paper: the same as on the slides, with room to write, and the sources at the end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from dash import html

from timeline import __version__
from timeline.explorer import tell
from timeline.explorer.ground import Ground
from timeline.explorer.interface import Interface
from timeline.explorer.panel_event import source_link
from timeline.explorer.parts import button, hook
from timeline.explorer.presenting import said
from timeline.explorer.presenting.asked import Asked
from timeline.explorer.presenting.first import before_all, counted, fault_said, title_of
from timeline.explorer.presenting.ribbon import ribbon
from timeline.explorer.presenting.steps import MOST_CHOSEN, MOST_STEPS, Step, Steps
from timeline.explorer.stage import label_of
from timeline.model import TimeSpan
from timeline.words import in_words

PATH = "/handout"
LINES = 3  # to write on, below a step

# What can be left off the paper: its name in the address, what says so, whether it is on at first.
OPTIONS = (
    ("space", "handout.space", True),
    ("q", "handout.questions", True),
    ("h", "present.meanwhile", True),
    ("n", "handout.notes", False),
)


def handout(
    t: Interface, ground: Ground, asked: Asked, made: Steps, says: str, state: str, root: str
) -> list[Any]:
    """The page; `says` is the selection in a sentence, `state` names the state of the data, `root`
    is the address of the server and ends in a slash."""
    link = root.rstrip("/") + asked.address("/present", step="", space="")
    faults = [fault_said(t, asked, fault) for fault in made.faults]
    if made.whole:
        return [html.Main([html.H1(title_of(t, made)), *faults], id="handout")]
    return [
        html.Main(
            [
                _bar(t, asked),
                html.Header(
                    [
                        html.P(t("handout.pupil"), className="pupil") if asked.space else None,
                        html.H1(title_of(t, made)),
                        html.P(counted(t, made, says), className="counted"),
                        _in_part(t, asked, made),
                        *faults,
                        _notices(t, made),
                        *before_all(t, made, disputes=len(made.told)),
                    ]
                ),
                ribbon(t, ground, made, on_paper=True),
                html.Ol(
                    [_step(t, asked, step) for step in made.steps],
                    className="all-steps",
                    start=str(made.before + 1),
                ),
                _sources(t, asked, made, state, link),
            ],
            id="handout",
        )
    ]


def _bar(t: Interface, asked: Asked) -> html.Nav:
    """What is only on the screen: printing, what to print, the ways back."""
    options = []
    for name, key, at_first in OPTIONS:
        value = asked.said.get(name, "")
        on = value != "0" if at_first else value == "1"
        other = ("0" if at_first else "") if on else ("" if at_first else "1")
        options.append(
            html.A(
                t(key),
                href=asked.address(PATH, **{name: other}),
                role="switch",
                className="option",
                **hook(aria_checked=str(on).lower()),
            )
        )
    return html.Nav(
        [
            button(t("handout.print"), data_print="1", class_="print"),
            *options,
            html.A(t("present.name"), href=asked.address("/present", space="")),
            html.A(t("stories.list" if asked.story else "present.back"), href=asked.back),
        ],
        className="bar",
        **hook(aria_label=t("handout.name")),
    )


def _in_part(t: Interface, asked: Asked, made: Steps) -> html.P | None:
    """Which of the steps these are, where they are not all, and the ways to the others."""
    says: list[Any] = []
    if made.total > len(made.steps):
        first, last = made.before + 1, made.before + len(made.steps)
        says.append(t("handout.part", first=first, last=last, all=made.total))
        for begin in range(0, made.total, MOST_STEPS):
            if begin != made.before:
                end = min(begin + MOST_STEPS, made.total)
                address = asked.address(PATH, step=str(begin + 1))
                says += [" ", html.A(f"{begin + 1:,}–{end:,}", href=address)]
    if made.chosen > MOST_CHOSEN and made.story is None:
        says += [" ", t("present.most-chosen", n=made.chosen, most=MOST_CHOSEN)]
    return html.P(says, className="counted") if says else None


def _notices(t: Interface, made: Steps) -> html.P | None:
    """What to know before reading: of the lives that are on the paper, and of their steps."""
    lanes = {step.row["lane"] for step in made.steps if step.row}
    told = [n for lane in lanes & set(made.lives) for n in made.lives[lane]["notices"] or ()]
    told += [n for step in made.steps for n in step.touch.tells]
    if not told:
        return None
    names = ", ".join(t.named("notice", one) for one in sorted(set(told)))
    return html.P([html.B(t("present.before")), f" · {names}"], className="notices")


# --- The steps ------------------------------------------------------------------------------------


def _step(t: Interface, asked: Asked, step: Step) -> html.Li:
    return html.Li(
        [
            html.Div(
                [*_told(t, asked, step), *_ask(t, asked, step)],
                className="step-said",
            ),
            _meanwhile(t, asked, step),
        ],
        id=f"step-{step.number}",
        className="step",
        value=str(step.number),
    )


def _told(t: Interface, asked: Asked, step: Step) -> Iterator[Any]:
    row = step.row
    if row is None:
        lost = t(f"present.lost-{step.lost}") if step.lost else ""
        yield html.P(_number(step), className="who")
        yield html.H2(lost or step.sentence or step.question or t("present.pause"))
        if lost and step.sentence:
            yield html.P(step.sentence, className="sentence")
        return
    as_told, why = said.told_as(t, row), said.why(row)
    yield html.P([_number(step), said.who(t, row)], className="who")
    yield html.H2(said.when(t, row))
    yield html.P(row["title"], className="what", lang=row["language"])
    if step.sentence:
        yield html.P(step.sentence, className="sentence")
    if row["quote"]:
        kind = "summary" if row["life"]["text_kind"] == "summary" else "own"
        yield html.P(said.source(t, row), className="of")
        yield html.Blockquote(said.passage(row), lang=row["language"], className=kind)
    if why:
        told = f"{as_told}. " if as_told else ""
        yield html.P([html.B(f"{t('panel.why')} "), f"{told}{why}"], className="why")
    if row["conflict"]:
        yield html.P(t("panel.conflict"), className="why doubt")
    if step.touch.tells:
        yield html.P(said.warnings(t, None, step.touch.tells), className="why")


def _number(step: Step) -> html.Span:
    """The number by which the timeline at the top calls a step."""
    return html.Span(str(step.number), className="number")


def _ask(t: Interface, asked: Asked, step: Step) -> Iterator[Any]:
    heading = step.row is None and not step.lost and not step.sentence
    if asked.question and step.question and not heading:
        yield html.P([html.B(f"{t('present.question')} "), step.question], className="question")
    if asked.notes and step.note:
        yield html.P([html.B(f"{t('present.notes')} "), step.note], className="note-said")
    if asked.space:
        yield html.Div(
            [html.Span() for _ in range(LINES)],
            className="lines",
            role="img",
            **hook(aria_label=t("handout.room")),
        )


def _meanwhile(t: Interface, asked: Asked, step: Step) -> html.Div | None:
    if not asked.history or not step.history:
        return None
    rows = [
        html.P([html.B(tell.when_short(one, t)), " ", label_of(one, t)]) for one in step.history
    ]
    return html.Div([html.H3(t("present.meanwhile")), *rows], className="meanwhile")


# --- The sources ----------------------------------------------------------------------------------


def _sources(t: Interface, asked: Asked, made: Steps, state: str, link: str) -> html.Section:
    """The works that the steps rest on, and of which day and version of the data they are."""
    lives = {step.row["testimony"]: step.row["life"] for step in made.steps if step.row}
    told = [
        html.Li(
            [
                f"{said.name_of(life)}: ",
                source_link(life),
                f" · {life['source_url']}" if life["source_url"] else "",
                f" · {t.named('text-kind', life['text_kind'])}",
                f" · {life['rights']}" if life["rights"] else "",
            ]
        )
        for life in lives.values()
    ]
    today = datetime.now(UTC).date()
    day = in_words(TimeSpan(today, today, today, today), t.language)
    return html.Section(
        [
            html.H2(t("paper.sources")),
            html.Ul(told),
            *_history_sources(t, asked, made),
            html.P(t("handout.retrieved", day=day, version=__version__, data=state[:16] or "–")),
            html.P(link, className="address"),
        ],
        className="sources",
    )


def _history_sources(t: Interface, asked: Asked, made: Steps) -> Iterator[Any]:
    """Who says what history was meanwhile, and what of it is not yet compared with its source."""
    rows = {one["key"]: one for step in made.steps for one in step.history if asked.history}
    if not rows:
        return
    titles = dict.fromkeys(one["source_title"] or one["source_url"] for one in rows.values())
    yield html.H3(t("present.meanwhile"))
    yield html.P("; ".join(filter(None, titles)), className="history-sources")
    unchecked = [label_of(one, t) for one in rows.values() if not one["source_checked"]]
    if unchecked:
        yield html.P(
            f"{t('source.unchecked')}: {'; '.join(unchecked)}", className="history-sources"
        )
