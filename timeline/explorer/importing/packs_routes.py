"""The addresses of a catalogue's settings and histories: `reads` show, `writes` do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from flask import Response, request

from timeline.catalogue import questions
from timeline.catalogue.keeping import Keeper
from timeline.explorer import rights
from timeline.explorer.adding import add_page
from timeline.explorer.answering import Answer, line, said, told, who
from timeline.explorer.importing import packs_page
from timeline.explorer.importing.asked import body_of, file_name
from timeline.explorer.importing.packs_work import Given, add_file, check, install
from timeline.explorer.importing.work import Jobs
from timeline.explorer.interface import Interface
from timeline.explorer.rights import Rate
from timeline.explorer.shell import asked_language, page
from timeline.model import TimelineError
from timeline.packs import installed, shipped_packs
from timeline.packs.installing import LIMIT, faults_of, remove_pack
from timeline.packs.shown import choices, choose

if TYPE_CHECKING:
    from timeline.explorer.dashboard import Explorer

FILES_A_MINUTE = 120  # from one address


def reads(app: Explorer) -> Mapping[str, Answer]:
    """The pages."""
    rooms = _room(app)
    return {"/settings": rooms.settings, "/histories/<job>": rooms.given}


def writes(app: Explorer) -> Mapping[str, Answer]:
    """What is done from them."""
    rooms = _room(app)
    return {
        "/histories/new": rooms.new,
        "/histories/<job>/file": rooms.file,
        "/histories/<job>/check": rooms.check,
        "/histories/<job>/install": rooms.install,
        "/histories/show": rooms.show,
        "/histories/checked": rooms.checked,
        "/histories/remove": rooms.remove,
        "/histories/lives": rooms.lives,
    }


def _room(app: Explorer) -> _Histories:
    """The answers of an explorer: the pages and what they do share them."""
    found: _Histories | None = app.server.config.get(_KEY)
    if found is None:
        found = app.server.config[_KEY] = _Histories(app)
    return found


_KEY = "TIMELINE_HISTORIES"


class _Histories:
    """The answers, with what was given to this server."""

    def __init__(self, app: Explorer) -> None:
        self._app = app
        self._jobs: Jobs[Given] = Jobs("histories")
        self._rate = Rate(FILES_A_MINUTE, 60)

    def _shown(self, show: Callable[[Interface, Keeper], Response]) -> Response:
        t = asked_language()
        if not rights.may_write():
            content = add_page.closed(t, rights.asks_for_token())
            wrong = t("add.token-wrong")
            return page(t, t("histories.title"), "writer/add", content, data_wrong=wrong)
        return show(t, rights.writer(self._app))

    def settings(self) -> Response:
        return self._shown(self._settings)

    def _settings(self, t: Interface, keeper: Keeper) -> Response:
        folder = keeper.folder.history
        here = questions.names(self._app.catalogue).to_pylist()
        beside = frozenset(row["pack"] for row in here)
        there = [id for id in keeper.shipped if keeper.stands(id) == "kept"]
        content = packs_page.settings(
            t,
            keeper.packs(),
            self._app.catalogue.installed(),
            beside,
            choices(folder),
            installed(folder).faults,
            (len(there), len(keeper.shipped)),
        )
        return self._page(t, content, data_sure=t("histories.sure"))

    def given(self, job: str) -> Response:
        def show(t: Interface, _: Keeper) -> Response:
            rows = questions.countries(self._app.catalogue).to_pylist()
            countries = [(row["country"], row["name"]) for row in rows]
            content = packs_page.given_page(t, self._jobs.get(job), countries)
            return self._page(t, content, data_job=job)

        return self._shown(show)

    def _page(self, t: Interface, content: object, **data: Any) -> Response:
        ways = [
            (t("add.title"), f"/add?lang={t.language}"),
            (t("import.title"), f"/import?lang={t.language}"),
        ]
        title = t("histories.title")
        return page(t, title, "writer/histories", content, style="writer/import", ways=ways, **data)

    def new(self) -> Response:
        rights.writer(self._app)
        return told({"job": self._jobs.add(Given()).id})

    def file(self, job: str) -> Response:
        """One file as the body of the request."""
        rights.writer(self._app)
        given, name = self._jobs.get(job), file_name()
        if not self._rate.allows(request.remote_addr or ""):
            return line(f"{name}: too many files in one minute; wait a little", 429)
        add_file(given, name, body_of(name, LIMIT))
        return told({})

    def check(self, job: str) -> Response:
        """Say what the files hold and what is wrong with them; nothing is installed."""
        keeper, given = rights.writer(self._app), self._jobs.get(job)
        if not given.files:
            raise TimelineError("no file of a history was given")
        check(given, keeper)
        return told({"faults": list(given.faults)})

    def install(self, job: str) -> Response:
        keeper, given = rights.writer(self._app), self._jobs.get(job)
        form = said()
        if not given.named:
            given.label = " ".join(str(form.get("label") or "").split())[:80]
            if not given.label:
                raise TimelineError("give the history a name")
            country = str(form.get("country") or "").upper()[:2]
            given.countries = (country,) if country else ()
        install(given, keeper)
        given.files.clear()
        rights.written(self._app)
        return told({})

    def show(self) -> Response:
        """Beside which lives a history stands."""
        keeper, form = rights.writer(self._app), said()
        id = str(form.get("id", ""))
        if not any(pack.id == id and not pack.general for pack in keeper.packs()):
            raise TimelineError(f"{id[:80]}: no such history is here")
        choose(keeper.folder.history, id, str(form.get("how", "")))
        rights.written(self._app)
        return told({})

    def checked(self) -> Response:
        """What is wrong with an installed history."""
        keeper, t = rights.writer(self._app), asked_language()
        pack = next((p for p in keeper.packs() if p.id == str(said().get("id", ""))), None)
        if pack is None or pack in shipped_packs():
            raise TimelineError("no such history is installed")
        faults = faults_of(pack.folder)
        return told({"says": "\n".join(faults[:20]) or t("histories.sound")})

    def remove(self) -> Response:
        keeper = rights.writer(self._app)
        remove_pack(str(said().get("id", ""))[:80], keeper.folder.history)
        rights.written(self._app)
        return told({})

    def lives(self) -> Response:
        """Hide or show every life that ships; each can be brought back by itself too."""
        keeper = rights.writer(self._app)
        how = str(said().get("how", ""))
        if how not in ("hide", "show"):
            raise TimelineError(f"{how[:20]!r}: choose hide or show")
        keeper.show_shipped(how == "show", who())
        rights.written(self._app)
        return told({})
