"""The addresses of the review and of a testimony's settings: `reads` show, `writes` do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from flask import Response

from timeline.catalogue.keeping import KINDS, Change, Decision, Keeper, Stale, read_date
from timeline.explorer import rights
from timeline.explorer.adding import add_page, review_page, settings_page
from timeline.explorer.answering import Answer, said, told, who
from timeline.explorer.interface import Interface
from timeline.explorer.served import to_html
from timeline.explorer.shell import asked_language, page
from timeline.model import Life, TimelineError

if TYPE_CHECKING:
    from timeline.explorer.dashboard import Explorer

LONGEST = 2000  # characters of one value of a decision


def reads(app: Explorer) -> Mapping[str, Answer]:
    """The pages."""

    def review(id: str) -> Response:
        return _page(app, id, "writer/review", review_page.review_page)

    def settings(id: str) -> Response:
        return _page(app, id, "writer/settings", settings_page.settings_page)

    return {"/review/<id>": review, "/settings/<id>": settings}


def _page(
    app: Explorer, id: str, script: str, shown: Callable[[Interface, Keeper, str, str], Any]
) -> Response:
    t = asked_language()
    if not rights.may_write():
        closed = add_page.closed(t, rights.asks_for_token())
        return page(t, t("add.title"), "writer/add", closed, data_wrong=t("add.token-wrong"))
    keeper = rights.writer(app)
    state = keeper.stands(id)
    if not state:
        raise TimelineError(f"{id}: no such testimony is kept here")
    content = shown(t, keeper, id, state)
    return page(t, keeper.testimony(id).title, script, content, data_id=id)


def writes(app: Explorer) -> Mapping[str, Answer]:
    """What is done from them."""

    def decide(id: str) -> Response:
        keeper, form = rights.writer(app), said()
        kind = str(form.get("kind", ""))
        value = {key: str(form[key])[:LONGEST] for key in _names(kind) if form.get(key)}
        seen = form.get("seen")
        decision = Decision(
            id,
            str(form.get("event", "")),
            kind,
            value,
            who(form.get("who")),
            str(form.get("why") or "")[:LONGEST],
            seen if isinstance(seen, str) else None,
        )
        try:
            change = keeper.decide(decision)
        except Stale as stale:
            answer = told(
                {"fault": str(stale), **_cards(keeper, keeper.life(id), {decision.event})}
            )
            answer.status_code = 409
            return answer
        return told(_changed(keeper, change, value.get("with", "")))

    def undo(id: str) -> Response:
        keeper, form = rights.writer(app), said()
        history = keeper.history(id)
        wanted = str(form.get("entry") or "")
        if wanted and all(entry.id != wanted for entry in history):
            raise TimelineError(f"{wanted}: is no step of this testimony")
        last = review_page.last_step(history, KINDS)
        if not wanted and last is None:
            raise TimelineError("there is nothing to undo")
        step = next((e for e in history if e.id == wanted), last)
        assert step is not None
        change = keeper.undo(step.id, who(form.get("who")))
        there = any(event.id == step.event for event in change.life.events)
        return told(_changed(keeper, change, "" if there else step.event))

    def date(id: str) -> Response:
        keeper, t = rights.writer(app), asked_language()
        testimony = keeper.testimony(id)
        try:
            text = str(said().get("text", ""))
            packs = keeper.packs_for(id)
            reading = read_date(text, testimony.language, testimony.told, packs)
        except TimelineError as fault:
            return told({"fault": str(fault)})
        says = review_page.in_words_of(reading.span, reading.edtf, t)
        return told({"edtf": reading.edtf, "says": t("review.reads", says=says)})

    def finish(id: str) -> Response:
        keeper = rights.writer(app)
        if keeper.stands(id) == "reviewing":
            keeper.finish(id, who())
        rights.written(app)
        testimony = keeper.testimony(id)
        lane = quote(testimony.narrator_id or testimony.id)
        return told({"to": f"/?life={lane}&lang={asked_language().language}"})

    def remove(id: str) -> Response:
        rights.writer(app).remove(id, who())
        rights.written(app)
        return told({})

    def restore(id: str) -> Response:
        rights.writer(app).restore(id, who())
        rights.written(app)
        return told({})

    def forget(id: str) -> Response:
        gone = rights.writer(app).forget(id, str(said().get("reason") or "")[:LONGEST])
        rights.written(app)
        return told({"html": to_html(settings_page.forgotten(asked_language(), gone))})

    return {
        "/review/<id>/decide": decide,
        "/review/<id>/undo": undo,
        "/review/<id>/date": date,
        "/review/<id>/finish": finish,
        "/settings/<id>/remove": remove,
        "/settings/<id>/restore": restore,
        "/settings/<id>/forget": forget,
    }


def _names(kind: str) -> tuple[str, ...]:
    return tuple(name.rstrip("?") for name in KINDS.get(kind, ()))


def _changed(keeper: Keeper, change: Change, gone: str) -> dict[str, Any]:
    """What the page needs to know of a change."""
    touched = {moved.event for moved in change.moved}
    if change.event is not None:
        touched.add(change.event.id)
    t = asked_language()
    return {
        "entry": change.entry.id if change.entry else "",
        "event": change.event.id if change.event else "",
        "moved": to_html(review_page.moved_box(t, change.moved)),
        "moves": len(change.moved),
        "gone": gone,
        **_cards(keeper, change.life, touched),
    }


def _cards(keeper: Keeper, life: Life, events: set[str]) -> dict[str, Any]:
    t = asked_language()
    left = sum(event.status == "proposed" for event in life.events)
    return {
        "cards": {
            event.id: to_html(review_page.card(t, keeper, life, event))
            for event in life.events
            if event.id in events
        },
        "left": t("review.left", n=left, all=len(life.events)),
    }
