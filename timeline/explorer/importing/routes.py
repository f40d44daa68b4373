"""The addresses for importing: READS show, WRITES do; each write gets the keeper from
`rights.writer`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from flask import Response, request

from timeline.catalogue import questions
from timeline.explorer import rights
from timeline.explorer.adding import add_page
from timeline.explorer.answering import Answer, guarded, line, said, told, who
from timeline.explorer.importing import packs_routes
from timeline.explorer.importing import page as shown
from timeline.explorer.importing.asked import body_of, file_name
from timeline.explorer.importing.work import (
    Import,
    Jobs,
    Wish,
    checked,
    keep_history,
    keep_lives,
    read,
)
from timeline.explorer.interface import Interface
from timeline.explorer.rights import Rate
from timeline.explorer.served import to_html
from timeline.explorer.shell import asked_language, page
from timeline.imports import refused
from timeline.imports.dates import ORDERS
from timeline.model import TimelineError
from timeline.sources.fields import checked as checked_fields
from timeline.sources.limits import limits

if TYPE_CHECKING:
    from timeline.explorer.dashboard import Explorer

FILES_A_MINUTE = 60  # from one address
EXAMPLE = (
    "title,date,end,person,place,layer,text,source\n"
    "The mill burns,2 May 1931,,,Millford,Our town,Nobody was hurt.,Town archive\n"
    "The long strike,spring 1932,autumn 1932,,Millford,Work,,\n"
    "Born in Millford,c. 1920,,Ann Aldous,Millford,,,\n"
)


def attach(app: Explorer) -> None:
    """Give the explorer the addresses of this room."""
    importing = _Importing(app)
    reads: Mapping[str, Answer] = {
        "/import": importing.page,
        "/import/example.csv": importing.example,
        "/import/<job>": importing.job_page,
        "/import/<job>/state": importing.state,
        **packs_routes.reads(app),
    }
    writes: Mapping[str, Answer] = {
        "/import/file": importing.file,
        "/import/<job>/order": importing.order,
        "/import/<job>/keep": importing.keep,
        **packs_routes.writes(app),
    }
    for rules, method in ((reads, "GET"), (writes, "POST")):
        for rule, answer in rules.items():
            name = f"importing {method} {rule}"
            app.server.add_url_rule(rule, name, guarded(answer), methods=[method])


def closed(t: Interface, title: str) -> Response:
    """Where this browser may not write: why, and what one can do."""
    content = add_page.closed(t, rights.asks_for_token())
    return page(t, title, "writer/add", content, data_wrong=t("add.token-wrong"))


class _Importing:
    """The answers, with what was given to this server."""

    def __init__(self, app: Explorer) -> None:
        self._app = app
        self._jobs: Jobs[Import] = Jobs("importing")
        self._rate = Rate(FILES_A_MINUTE, 60)

    def page(self) -> Response:
        t = asked_language()
        if not rights.may_write():
            return closed(t, t("import.title"))
        return _page(t, t("import.title"), shown.giving(t), data_most=str(limits().file))

    def example(self) -> Response:
        answer = Response("\ufeff" + EXAMPLE, mimetype="text/csv")
        answer.headers["Content-Disposition"] = 'attachment; filename="example.csv"'
        return answer

    def job_page(self, job: str) -> Response:
        t = asked_language()
        if not rights.may_write():
            return closed(t, t("import.title"))
        try:
            found = self._jobs.get(job)
        except TimelineError:
            return _page(t, t("import.title"), shown.giving(t), data_most=str(limits().file))
        content = shown.job_page(t, found, self._countries(), self._app.ground.window)
        return _page(t, found.name, content, data_job=job, data_state=found.state)

    def state(self, job: str) -> Response:
        rights.writer(self._app)
        found, t = self._jobs.get(job), asked_language()
        parts = shown.state(t, found, self._countries(), self._app.ground.window)
        html = "".join(to_html(part) for part in parts if part is not None)
        return told({"state": found.state, "html": html})

    def file(self) -> Response:
        """A file as the body of the request. Its kind and size are looked at before it is read."""
        keeper = rights.writer(self._app)
        name = file_name()
        if not self._rate.allows(request.remote_addr or ""):
            return line(f"{name}: too many files in one minute; wait a little", 429)
        kind = PurePath(name).suffix.lower()
        if kind not in shown.ACCEPTED:
            return line(refused(name, kind.lstrip(".")), 415)
        job = self._jobs.add(Import(name, body_of(name, limits().file)))
        self._jobs.soon(lambda: read(job, keeper.packs()))
        return told({"job": job.id})

    def order(self, job: str) -> Response:
        """Read it again, with the day or the month first."""
        keeper, found = rights.writer(self._app), self._jobs.get(job)
        order = ORDERS.get(str(said().get("order", "")))
        if found.state != "read" or not order:
            raise TimelineError(f"{found.name}: is not waiting for that")
        found.order, found.state = order, "reading"
        self._jobs.soon(lambda: read(found, keeper.packs()))
        return told({})

    def keep(self, job: str) -> Response:
        """Keep it as lives or as a history, soon."""
        keeper, found = rights.writer(self._app), self._jobs.get(job)
        wish = _wish(said(), found.name, who())
        lives = checked(found, wish)
        found.fault, found.state = "", "keeping"

        def work() -> None:
            state = (
                keep_history(found, wish, keeper)
                if wish.history
                else keep_lives(found, lives, keeper, wish.who)
            )
            try:
                rights.written(self._app)  # whoever looks now finds it on the timeline
            finally:
                found.data = b"" if state == "done" else found.data
                found.state = state

        self._jobs.soon(work)
        return told({})

    def _countries(self) -> list[shown.Country]:
        rows = questions.countries(self._app.catalogue).to_pylist()
        return [(row["country"], row["name"]) for row in rows]


def _page(t: Interface, title: str, content: Any, **data: Any) -> Response:
    ways = [(t("add.title"), f"/add?lang={t.language}")]
    return page(t, title, "writer/import", content, style="writer/import", ways=ways, **data)


def _wish(form: Mapping[str, Any], name: str, who: str) -> Wish:
    """What a person wishes for a file. Raises TimelineError for a value that is none."""
    as_ = str(form.get("as", ""))
    if as_ not in ("lives", "history"):
        raise TimelineError(f"{name}: say whether it is lives or history")
    history = as_ == "history"
    label = " ".join(str(form.get("label" if history else "whose") or "").split())[:80]
    if history and not label:
        raise TimelineError(f"{name}: give the history a name")
    notices = form.get("notices")
    stated: dict[str, object] = {
        "access": str(form.get("access") or "private"),
        "consent": str(form.get("consent") or "unknown"),
        "rights": str(form.get("rights") or "").strip()[:500],
        "pseudonym": form.get("pseudonym") is True,
        "notices": [str(n)[:80] for n in notices[:40]] if isinstance(notices, list) else [],
    }
    country = str(form.get("country") or "").upper()
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise TimelineError(f"{country!r}: no code of a country")
    fields = {} if history else dict(checked_fields(stated, name))
    skip = form.get("skip") is True
    return Wish(history, label, fields, (country,) if country else (), skip, who)
