"""The addresses of what a reader carries off: each reads the query and answers; none writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from flask import Response, request

from timeline.explorer.rights import may_write
from timeline.explorer.served import to_html
from timeline.explorer.share import panel
from timeline.explorer.share.chosen import CITED, TooMany, cited_by, excerpt_of, in_focus
from timeline.explorer.share.links import link, qr_code
from timeline.explorer.share.social import SIZE
from timeline.explorer.view import View, read_view
from timeline.exports import EXPORTS, cite, export
from timeline.exports.in_public import dates_as_told, public_only
from timeline.exports.pixels import to_preview
from timeline.exports.publish import Safe, choices_from, folder_of, made_safe, zipped
from timeline.exports.reader import Look, reader_page
from timeline.model import TimelineError

if TYPE_CHECKING:
    from timeline.explorer.dashboard import Explorer

FILE = "lives-against-history"  # what every file that is saved begins with
PREFIX = "publish-"
MOST_QUERY = 4_000  # characters of an address that are read
STYLE_FILES = {"plain": "citation.txt", "bibtex": "citation.bib", "csl": "citation.csl.json"}

Answer = Callable[..., Response]


def attach(app: Explorer) -> None:
    """Give the explorer the addresses of ROUTES, all for reading."""
    for rule, answer in ROUTES.items():
        app.server.add_url_rule(
            rule, f"share {rule}", _guarded(app, answer), methods=["GET"], strict_slashes=False
        )


def _guarded(app: Explorer, answer: Answer) -> Answer:
    """A fault of what was asked is one line, with the status that says so."""

    def guarded(**parts: str) -> Response:
        try:
            return answer(app, **parts)
        except TooMany as error:
            return line(str(error), 413)
        except TimelineError as error:
            return line(str(error), 400)

    return guarded


def asked_query() -> str:
    """What stands after `?` in the address asked for."""
    return request.query_string.decode("utf-8", "replace")[:MOST_QUERY]


def asked_view() -> View:
    """The state of the page that the address asks about."""
    return read_view(asked_query())


def line(text: str, status: int) -> Response:
    """One line of plain text."""
    return Response(f"{text}\n", status, mimetype="text/plain")


def saved(made: bytes, media: str, name: str) -> Response:
    """A file to be saved under a name of ours."""
    answer = Response(made, mimetype=media)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _panel(app: Explorer) -> Response:
    view = asked_view()
    t = app.ground.words(view.language)
    asked = panel.Asked(app.catalogue, app.ground, view, request.host_url, asked_query(), t)
    return Response(to_html(panel.panel(asked)), mimetype="text/html")


def _qr(app: Explorer) -> Response:
    try:
        return Response(qr_code(link(request.host_url, asked_query())), mimetype="image/svg+xml")
    except ValueError as error:
        return line(f"no QR code: the address is {error}", 414)


def _preview(app: Explorer) -> Response:
    """The picture of a link, kept for the same question: sites ask for it again and again."""
    view = in_focus(app.ground, asked_view())
    excerpt = dates_as_told(public_only(excerpt_of(app.catalogue, app.ground, view)))
    answer = Response(to_preview(excerpt, *SIZE), mimetype="image/png")
    answer.headers["Cache-Control"] = "private, max-age=600"
    return answer


def _export(app: Explorer, format: str) -> Response:
    if format not in EXPORTS:
        return line(f"no such format: choose one of {', '.join(EXPORTS)}", 404)
    made = export(excerpt_of(app.catalogue, app.ground, asked_view()), format)
    known = EXPORTS[format]
    of_format = "" if format == known.suffix else f"-{format}"
    return saved(made, known.media, f"{FILE}{of_format}.{known.suffix}")


def _cite(app: Explorer, style: str) -> Response:
    what = request.args.get("what", "selection")
    if style not in cite.STYLES or what not in CITED:
        return line("no such citation", 404)
    cited = cited_by(app.catalogue, app.ground, asked_view(), what)
    if cited is None:
        return line(f"the address names no {what}", 404)
    name = f"{FILE}-{STYLE_FILES.get(style, f'citation-{style}.txt')}"
    return saved(cite.STYLES[style](cited).encode("utf-8", "replace"), "text/plain", name)


def _embed(app: Explorer) -> Response:
    view = asked_view()
    excerpt = dates_as_told(public_only(excerpt_of(app.catalogue, app.ground, view)))
    look = Look(language=view.language, assets="/assets/reader/", embedded=True)
    return Response(reader_page(excerpt, look), mimetype="text/html")


def _safe(app: Explorer) -> Safe:
    excerpt = excerpt_of(app.catalogue, app.ground, asked_view())
    if len(excerpt.records) > panel.MOST_PUBLISHED:
        raise TooMany(f"{len(excerpt.records):,} events are chosen; use `timeline publish`")
    # Choices have a prefix in the address: `places` there chooses events.
    said = {
        name.removeprefix(PREFIX): text
        for name, text in request.args.items()
        if name.startswith(PREFIX)
    }
    return made_safe(excerpt, choices_from(said | {"lang": request.args.get("lang", "en")}))


def _check(app: Explorer) -> Response:
    view = asked_view()
    safe = _safe(app)
    found = panel.found(app.ground.words(view.language), safe.risks, safe.guessed)
    return Response(to_html(found), mimetype="text/html")


def _take(app: Explorer) -> Response:
    safe = _safe(app)
    made = zipped(folder_of(safe), FILE)
    keeper = getattr(app.catalogue, "keeper", None)
    own = request.headers.get("Sec-Fetch-Site", "same-origin") in ("same-origin", "none")
    if keeper is not None and own and may_write():  # nobody else makes a note in the catalogue
        keeper.note_export(f"{FILE}.zip", safe.ids)
    return saved(made, "application/zip", f"{FILE}.zip")


ROUTES: dict[str, Answer] = {
    "/share/panel": _panel,
    "/share/qr.svg": _qr,
    "/share/preview.png": _preview,
    "/embed": _embed,
    "/export/<format>": _export,
    "/cite/<style>": _cite,
    "/publish/check": _check,
    "/publish/take.zip": _take,
}
