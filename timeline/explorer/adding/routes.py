"""The addresses for adding: READS show, WRITES do; each of these gets the keeper from
`rights.writer`, and is one function and one line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING

from flask import Response, request

from timeline.explorer import rights
from timeline.explorer.adding import add_page, review_routes
from timeline.explorer.adding.jobs import Job, Jobs
from timeline.explorer.adding.stated import fields_of
from timeline.explorer.answering import Answer, guarded, line, said, told, who
from timeline.explorer.rights import Rate
from timeline.explorer.served import to_html
from timeline.explorer.server import ROOM
from timeline.explorer.shell import asked_language, page
from timeline.model import TimelineError
from timeline.sources import READERS
from timeline.sources.limits import limits, too_large

if TYPE_CHECKING:
    from timeline.explorer.dashboard import Explorer

FILES_A_MINUTE = 120  # from one address


def attach(app: Explorer) -> None:
    """Give the explorer the addresses of this room."""
    adding = _Adding(app)
    reads: Mapping[str, Answer] = {
        "/add": adding.page,
        "/add/<job>": adding.job_page,
        "/add/<job>/state": adding.state,
        **review_routes.reads(app),
    }
    writes: Mapping[str, Answer] = {
        "/add/new": adding.new,
        "/add/<job>/file": adding.file,
        "/add/<job>/text": adding.text,
        "/add/<job>/keep/<key>": adding.keep,
        "/add/<job>/cancel/<key>": adding.cancel,
        **review_routes.writes(app),
    }
    for rules, method in ((reads, "GET"), (writes, "POST")):
        for rule, answer in rules.items():
            app.server.add_url_rule(
                rule, f"adding {method} {rule}", guarded(answer), methods=[method]
            )


class _Adding:
    """The answers, with the jobs of this server."""

    def __init__(self, app: Explorer) -> None:
        self._app = app
        self._jobs = Jobs()
        self._rate = Rate(FILES_A_MINUTE, 60)

    def page(self) -> Response:
        t = asked_language()
        if not rights.may_write():
            closed = add_page.closed(t, rights.asks_for_token())
            wrong = t("add.token-wrong")
            return page(t, t("add.title"), "writer/add", closed, data_wrong=wrong)
        shown = add_page.giving(t, rights.writer(self._app))
        most = str(limits().text)
        large = t("add.too-large", name="{name}", size="{size}", limit=f"{limits().text:,}")
        return page(t, t("add.title"), "writer/add", shown, data_most=most, data_large=large)

    def job_page(self, job: str) -> Response:
        t = asked_language()
        if not rights.may_write():
            return self.page()
        found = self._jobs.get(job)
        if found is None:
            return page(t, t("add.title"), "writer/add", add_page.lost(t))
        shown = add_page.job_page(t, found)
        return page(t, t("add.title"), "writer/add", shown, data_job=job)

    def state(self, job: str) -> Response:
        rights.writer(self._app)
        found, t = self._found(job), asked_language()
        items = {
            item.key: {"state": item.state, "html": to_html(shown)}
            for item, shown in zip(
                list(found.items.values()), add_page.items(t, found), strict=False
            )
        }
        return told({"busy": found.busy, "items": items})

    def new(self) -> Response:
        rights.writer(self._app)
        return told({"job": self._jobs.new(who()).id})

    def file(self, job: str) -> Response:
        """A file as the body of the request. Its kind and size are looked at before it is read."""
        rights.writer(self._app)
        found = self._found(job)
        name = PurePath(request.args.get("name", "").replace("\\", "/")).name[:200] or "file"
        if not self._rate.allows(request.remote_addr or ""):
            return line(f"{name}: too many files in one minute; wait a little", 429)
        suffix = PurePath(name).suffix.lower().lstrip(".")
        if suffix not in READERS:
            kinds = ", ".join(f".{kind}" for kind in READERS)
            return line(f"{name}: cannot be read; {kinds} can", 415)
        most, size = limits().of(suffix), request.content_length
        if size is None:
            return line(f"{name}: does not say how large it is", 411)
        if size > most:
            return line(str(too_large(name, size, most)), 413)
        request.max_content_length = most + ROOM
        return told({"key": self._jobs.give(found, name, request.get_data()).key})

    def text(self, job: str) -> Response:
        rights.writer(self._app)
        found = self._found(job)
        if not self._rate.allows(request.remote_addr or ""):
            return line("too many texts in one minute; wait a little", 429)
        request.max_content_length = limits().text + ROOM
        text = request.get_data().decode("utf-8", "replace").replace("\r\n", "\n")
        return told({"key": self._jobs.paste(found, text, "").key})

    def keep(self, job: str, key: str) -> Response:
        keeper = rights.writer(self._app)
        found = self._found(job)
        item = found.items.get(key)
        if item is None or item.testimony is None or item.state != "asked":
            raise TimelineError("this file is not waiting for that")
        form = {**said(), "who": who()}
        self._jobs.keep(found, key, fields_of(form, item.testimony, keeper.packs()), keeper)
        return told({})

    def cancel(self, job: str, key: str) -> Response:
        rights.writer(self._app)
        found = self._found(job)
        if key in found.items:
            self._jobs.cancel(found.items[key])
        return told({})

    def _found(self, job: str) -> Job:
        found = self._jobs.get(job)
        if found is None:
            raise TimelineError("the server no longer knows this job; give the files again")
        return found
