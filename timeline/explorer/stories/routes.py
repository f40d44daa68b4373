"""The addresses of stories: READS show, ASKED are questions too long for an address, WRITES do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from flask import Response, request

from timeline.catalogue import Selection, questions, sentence, stories
from timeline.catalogue.keeping import StaleStory
from timeline.catalogue.keeping.folder import now
from timeline.catalogue.keeping.stories import LIMIT, digest
from timeline.catalogue.stories import Story, fields_of
from timeline.explorer import ask, rights
from timeline.explorer.answering import Answer, guarded, line, said, told, who
from timeline.explorer.interface import Interface
from timeline.explorer.rights import Rate
from timeline.explorer.served import to_html
from timeline.explorer.shell import asked_language, page
from timeline.explorer.stories.begun import begun, selection_in
from timeline.explorer.stories.edit_page import edit_page, says
from timeline.explorer.stories.list_page import list_page
from timeline.explorer.stories.steps import moments, steps
from timeline.model import TimelineError

if TYPE_CHECKING:
    from timeline.explorer.dashboard import Explorer

MOST_FOUND = 40  # moments that the finder shows
MOST_QUERY = 20_000  # characters of an address that are read
ASKED_A_MINUTE = 240  # from one address
STYLE = "stories/stories"


def attach(app: Explorer) -> None:
    """Give the explorer the addresses of this room."""
    room = _Stories(app)
    reads: Mapping[str, Answer] = {
        "/stories": room.list,
        "/stories/edit": room.edit,
        "/stories/find": room.find,
        "/stories/<id>.json": room.file,
    }
    asked: Mapping[str, Answer] = {
        "/stories/shown": room.shown,
        "/stories/checked": room.checked,
        "/stories/link": room.link,
    }
    writes: Mapping[str, Answer] = {
        "/stories/save": room.save,
        "/stories/load": room.load,
        "/stories/<id>/remove": room.remove,
    }
    for rules, method in ((reads, "GET"), (asked, "POST"), (writes, "POST")):
        for rule, answer in rules.items():
            app.server.add_url_rule(
                rule, f"stories {method} {rule}", guarded(answer), methods=[method]
            )


class _Stories:
    """The answers."""

    def __init__(self, app: Explorer) -> None:
        self._app = app
        self._rate = Rate(ASKED_A_MINUTE, 60)

    # --- what shows --------------------------------------------------------------------------

    def list(self) -> Response:
        t, query = self._words(), _query()
        selection = selection_in(self._app.ground, query)
        catalogue, ground, chosen = self._app.catalogue, self._app.ground, ""
        if selection is not None:
            events = questions.counts(catalogue, selection).chosen
            chosen = f"{sentence(selection, ask.phrases_of(t, ground))} ({events:,})"
        writes = rights.may_write()
        shown = list_page(t, catalogue, ground, writes, chosen, query)
        return page(
            t, t("stories.title"), "stories/list", shown,
            style=STYLE, data_writes="1" if writes else "", data_most=str(LIMIT),
            data_large=t("stories.large", name="{name}", size="{size}", limit=f"{LIMIT:,}"),
            words=self._list_words(t),
        )  # fmt: skip

    def _list_words(self, t: Interface) -> dict[str, str]:
        own = stories.own(self._app.catalogue)[0] if rights.may_write() else ()
        return {
            "data_own": " ".join(story.id for story in own),
            "data_removed": t("stories.removed"),
            "data_back": t("stories.back"),
            "data_undo": t("stories.undo"),
            "data_edit": t("stories.edit"),
            "data_discard": t("stories.discard"),
            "data_nameless": t("stories.nameless"),
            "data_away": t("story.away"),
        }

    def edit(self) -> Response:
        t = self._words()
        ways = ((t("stories.list"), f"/stories?lang={t.language}"),)
        try:
            began = begun(self._app, t, request.args, _query())
        except TimelineError as fault:
            return self._nothing(t, str(fault))
        writes = rights.may_write()
        shown = edit_page(t, self._app.catalogue, self._app.ground, began, writes)
        return page(
            t, began.story.title or t("story.new"), "stories/edit", shown,
            style=STYLE, ways=ways, data_writes="1" if writes else "",
            data_id=began.story.id if began.seen else "", data_seen=began.seen,
            data_most=str(stories.MOST_STEPS), words=says(t),
        )  # fmt: skip

    def _nothing(self, t: Interface, fault: str) -> Response:
        shown = list_page(t, self._app.catalogue, self._app.ground, rights.may_write(), "", "")
        made = page(
            t, t("stories.title"), "stories/list", shown,
            style=STYLE, data_fault=fault, data_writes="1" if rights.may_write() else "",
            words=self._list_words(t),
        )  # fmt: skip
        made.status_code = 404
        return made

    def find(self) -> Response:
        """Moments by words and life."""
        t, whose = self._words(), request.args.get("whose", "")
        words = request.args.get("find", "").strip()[:80]
        catalogue, ground = self._app.catalogue, self._app.ground
        selection: Selection | None = Selection(narrators=(whose,) if whose else ())
        if whose == "chosen":
            selection = selection_in(ground, _query())
        if selection is None or not (whose or words):
            return told({"html": "", "says": ""})
        if words:
            selection = replace(selection, words=words)
        rows = questions.page(catalogue, selection, limit=MOST_FOUND).to_pylist()
        found = questions.counts(catalogue, selection).chosen
        says = t("story.found", n=found) if rows else t("story.found-none")
        if found > MOST_FOUND:
            says = t("story.found-more", n=MOST_FOUND, all=found)
        return told({"html": to_html(moments(t, rows)), "says": says})

    def file(self, id: str) -> Response:
        """A story as a file to keep and to hand on."""
        story = stories.story_of(self._app.catalogue, id)
        if story is None:
            return line(self._words()("stories.no-such"), 404)
        answer = Response(stories.written(story), mimetype="application/json")
        answer.headers["Content-Disposition"] = f'attachment; filename="story-{id}.json"'
        answer.headers["Cache-Control"] = "no-store"
        return answer

    # --- what is asked -----------------------------------------------------------------------

    def shown(self) -> Response:
        """The steps of a story as it stands in the browser, or of events, as HTML."""
        value = self._asked()
        if isinstance(value.get("keys"), list):
            keys = [str(key)[:400] for key in value["keys"][: stories.MOST_STEPS]]
            story = Story("", "", steps=stories.steps_of(self._app.catalogue, keys))
        else:
            story = self._story(value)
        shown = steps(self._words(), self._app.catalogue, story)
        return told({"html": to_html(shown), "n": len(story.steps)})

    def checked(self) -> Response:
        """A file, checked and as it is read; nothing is kept of it."""
        return told({"story": fields_of(stories.handed_on(self._file()))})

    def link(self) -> Response:
        """The link that carries a story."""
        return told({"link": stories.link_of(self._story(self._asked()))})

    # --- what writes -------------------------------------------------------------------------

    def save(self) -> Response:
        """Keep a story: as a new one, or in place of the one that was begun with."""
        keeper, value = rights.writer(self._app), self._asked()
        story = self._story(value)
        if not story.title:
            raise TimelineError(self._words()("story.untitled"))
        if story.id in stories.shipped():
            story = replace(story, id="")
        seen = str(value.get("seen") or "") if story.id else None
        made = replace(story, made=story.made or now(), changed=now(), changed_by=who())
        try:
            id = keeper.save_story(fields_of(made), seen)
        except StaleStory as stale:
            return line(self._stale(stale), 409)
        rights.written(self._app)
        return told({"id": id, "seen": digest(keeper.story(id))})

    def _stale(self, stale: StaleStory) -> str:
        """What somebody else did meanwhile, in the reader's language."""
        t = self._words()
        if stale.now is None:
            return t("story.stale-removed")
        when = str(stale.now.get("changed", ""))[:16].replace("T", " ")
        by = ", ".join(filter(None, (str(stale.now.get("changed_by", "")), f"{when} UTC")))
        return t("story.stale-saved", by=by)

    def load(self) -> Response:
        """Keep a story from a file, as a new one that only its keeper sees."""
        keeper = rights.writer(self._app)
        story = replace(
            stories.handed_on(self._file()), made=now(), changed=now(), changed_by=who()
        )
        id = keeper.save_story(fields_of(story))
        rights.written(self._app)
        return told({"id": id})

    def remove(self, id: str) -> Response:
        """Remove a story; the answer holds it, to be brought back."""
        keeper = rights.writer(self._app)
        gone = keeper.story(id)
        if gone is None:
            raise TimelineError(self._words()("stories.no-such"))
        keeper.drop_story(id)
        rights.written(self._app)
        return told({"story": gone})

    # --- within ------------------------------------------------------------------------------

    def _words(self) -> Interface:
        return self._app.ground.words(asked_language().language)

    def _asked(self) -> dict[str, Any]:
        """What was sent. Raises TimelineError where it is too much, or no JSON."""
        if not self._rate.allows(request.remote_addr or ""):
            raise TimelineError("too many questions in one minute; wait a little")
        return said()

    def _story(self, value: Mapping[str, Any]) -> Story:
        return stories.story_from(value.get("story"), "this story")

    def _file(self) -> Story:
        if not self._rate.allows(request.remote_addr or ""):
            raise TimelineError("too many questions in one minute; wait a little")
        name = request.args.get("name", "").replace("\\", "/").rpartition("/")[2][:200]
        return stories.read_story(request.get_data(), name or "file")


def _query() -> str:
    return request.query_string.decode("utf-8", "replace")[:MOST_QUERY]
