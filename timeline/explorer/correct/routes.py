"""The addresses of correcting: what a typed date is read as, a decision, a step back.

Each answers JSON whose texts are shown as text. Writing needs a keeper, and a server that is not
for reading only to whoever asks (`rights.may_write`); the guard of the server has turned away
what comes from another site before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from flask import Response, jsonify, request

from timeline.catalogue import questions
from timeline.catalogue.keeping import KINDS, Change, Decision, Keeper, Stale, read_date
from timeline.explorer import rights
from timeline.explorer.correct.panel import did
from timeline.explorer.interface import Interface, interface
from timeline.model import TimelineError

if TYPE_CHECKING:
    from timeline.explorer.dashboard import Explorer

MOST_TOLD, MOST_BODY = 12, 20_000  # moved events named in an answer; bytes of a request
_LONGEST = {"who": 80, "why": 300}

Answer = Callable[["Explorer", Keeper, Mapping[str, Any], Interface], dict[str, Any]]


def writable(app: Explorer) -> bool:
    """Whether whoever sent the request that is being answered may keep decisions."""
    return app.catalogue.keeper is not None and rights.may_write()


def attach(app: Explorer) -> None:
    """Give the explorer the addresses."""

    def reading() -> tuple[Response, int] | Response:
        return _reading(app)

    app.server.add_url_rule("/correct/reading", "correct reading", reading, methods=["GET"])
    for name, answer in WRITES.items():
        app.server.add_url_rule(
            f"/correct/{name}", f"correct {name}", _writing(app, answer), methods=["POST"]
        )


def _reading(app: Explorer) -> tuple[Response, int] | Response:
    t = interface(request.args.get("lang", "en"))
    testimony, keeper = request.args.get("testimony", "")[:300], app.catalogue.keeper
    life = questions.life_of(app.catalogue, testimony)
    told = str(life["told"] or "") if life else ""
    text = request.args.get("text", "")[:400]
    try:
        tongue = _tongue(text, str(life["language"]) if life else t.language)
        packs = None if keeper is None or life is None else keeper.packs_for(testimony)
        found = read_date(text, tongue, told, packs)
        shown = found if tongue == t.language else read_date(found.edtf, t.language, told)
    except TimelineError as fault:
        return jsonify(fault=str(fault))
    return jsonify(edtf=found.edtf, says=t("correct.read-as", says=shown.says, edtf=found.edtf))


def _tongue(text: str, language: str) -> str:
    """The language a date is typed in: Hangul is Korean, whatever the testimony's."""
    return "ko" if any("가" <= char <= "힣" for char in text) else language


def _writing(app: Explorer, answer: Answer) -> Callable[[], tuple[Response, int] | Response]:
    def writing() -> tuple[Response, int] | Response:
        t = interface(request.args.get("lang", "en"))
        keeper = app.catalogue.keeper
        if keeper is None or not writable(app):
            return jsonify(fault=t("correct.read-only")), 403
        said = request.get_json(silent=True) if (request.content_length or 0) < MOST_BODY else None
        if not isinstance(said, dict):
            return jsonify(fault=t("correct.unread")), 400
        try:
            made = answer(app, keeper, said, t)
        except Stale as stale:
            entry = stale.entry
            who = entry.who or t("correct.somebody")
            when = entry.when[:16].replace("T", " ")
            says = t("correct.stale", who=who, when=when, did=did(t, entry))
            return jsonify(fault=says, seen=entry.id, again=t("correct.anyway")), 409
        except TimelineError as fault:
            return jsonify(fault=str(fault)), 400
        rights.written(app)
        return jsonify(made)

    return writing


def _decide(app: Explorer, keeper: Keeper, said: Mapping[str, Any], t: Interface) -> dict[str, Any]:
    kind, given, seen = _text(said, "kind"), said.get("value"), said.get("seen")
    if kind not in KINDS:
        raise TimelineError(t("correct.unread"))
    value: dict[str, str] = {}
    if isinstance(given, dict):
        value = {str(name)[:40]: str(each)[:400] for name, each in given.items()}
    decision = Decision(
        _text(said, "testimony"),
        _text(said, "event"),
        kind,
        value,
        who=_text(said, "who"),
        why=_text(said, "why"),
        seen=seen if isinstance(seen, str) else None,
    )
    if kind == "split":
        decision = replace(decision, value=_second_part(app, decision, t))
    return _told(t, keeper.decide(decision))


def _second_part(app: Explorer, decision: Decision, t: Interface) -> dict[str, str]:
    """The words that tell the second event, as a passage of the text."""
    value = dict(decision.value)
    words = value.pop("words", "").strip()
    if "start" in value:
        return value
    row = questions.event(app.catalogue, f"{decision.testimony}:{decision.event}")
    at = -1
    if row and words and row["paragraph"]:
        at = row["paragraph"]["text"].find(words)
    if row is None or at < 0:
        raise TimelineError(t("correct.not-there", words=words))
    start = row["paragraph"]["start"] + at
    return {**value, "start": str(start), "end": str(start + len(words))}


def _undo(app: Explorer, keeper: Keeper, said: Mapping[str, Any], t: Interface) -> dict[str, Any]:
    return _told(t, keeper.undo(_text(said, "entry"), _text(said, "who"), _text(said, "why")))


WRITES: dict[str, Answer] = {"decide": _decide, "undo": _undo}


def _text(said: Mapping[str, Any], name: str) -> str:
    value = said.get(name, "")
    return value.strip()[: _LONGEST.get(name, 300)] if isinstance(value, str) else ""


def _told(t: Interface, change: Change) -> dict[str, Any]:
    """What a change did: whether anything else moved, and what, each with its reason."""
    entry = change.entry
    moved = [
        {
            "event": f"{change.life.testimony.id}:{each.event}",
            "says": t("correct.moved-one", title=each.title, before=each.before or "—",
                      after=each.after or "—"),
            "why": each.why,
        }
        for each in change.moved[:MOST_TOLD]
        if not entry or each.event != entry.event
    ]  # fmt: skip
    says = t("correct.saved-moved", n=len(moved)) if moved else t("correct.saved")
    gone = change.event is None or change.event.status == "rejected"
    return {
        "says": says,
        "moved": moved,
        "seen": entry.id if entry else "",
        "event": "" if gone or change.event is None
        else f"{change.life.testimony.id}:{change.event.id}",
    }  # fmt: skip
