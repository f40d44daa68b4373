"""Citations of an event, a testimony or a selection: in plain words, as BibTeX, as CSL-JSON.

`of_event`, `of_testimony` and `of_selection` say what is cited; `plain`, `bibtex` and `csl` write
it down. Every citation names the source, the kind of text, the passage, the day of retrieval and
the version of the data. A summary is ours: it is called a summary, its author is the project, and
the narrator is whom it is about.

Another style is one function of a `Cited` and one line in STYLES.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from timeline.exports.excerpt import PROJECT, Excerpt, Record, author_of, source_of
from timeline.exports.harmless import address, json_text, line
from timeline.model import Testimony

KINDS = {
    "verbatim": "testimony in the narrator's words",
    "translation": "translation of the narrator's words",
    "summary": "our summary, not the narrator's words",
}


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation says. `id` names it in the catalogue; `author` is who wrote the text that
    was read; `about` the narrator; `passage` says where in the text; `published` (EDTF) is the day
    of the text that was read: of a summary the day it was written, not that of its source."""

    id: str
    title: str
    author: str
    about: str
    genre: str
    source: str
    published: str
    url: str
    passage: str
    edition: str
    retrieved: date
    whole: bool = False  # a selection: a set of data, not a text


def of_event(record: Record, excerpt: Excerpt) -> Cited:
    """One event, by the passage that tells it."""
    event, testimony = record.event, record.testimony
    text = "our summary" if testimony.text_kind == "summary" else "the text"
    passage = f"characters {event.passage.start}–{event.passage.end} of {text}"
    return _cited(testimony, excerpt, record.key, f"{event.title} ({record.when})", passage)


def of_testimony(testimony: Testimony, excerpt: Excerpt) -> Cited:
    """A whole testimony."""
    return _cited(testimony, excerpt, testimony.id, testimony.title or testimony.id, "")


def of_selection(excerpt: Excerpt) -> Cited:
    """The selection itself, as a set of data."""
    events, lives = len(excerpt.records), len(excerpt.testimonies)
    return Cited(
        id=f"?{excerpt.address}",
        title=f"{PROJECT}: {excerpt.filter} (events: {events}, testimonies: {lives})",
        author=PROJECT,
        about="",
        genre="data",
        source="",
        published="",
        url="",
        passage="",
        edition=excerpt.edition,
        retrieved=excerpt.retrieved,
        whole=True,
    )


def _cited(testimony: Testimony, excerpt: Excerpt, key: str, title: str, passage: str) -> Cited:
    summary = testimony.text_kind == "summary"
    return Cited(
        id=key,
        title=line(title),
        author=line(author_of(testimony)),
        about=line(testimony.narrator),
        genre=KINDS[testimony.text_kind],
        source=line(source_of(testimony)),
        published=testimony.told if summary else testimony.source_published or testimony.told,
        url=address(testimony.source_url),
        passage=passage,
        edition=excerpt.edition,
        retrieved=excerpt.retrieved,
    )


def plain(cited: Cited) -> str:
    """One line of plain text."""
    where = (
        f"{PROJECT}, {cited.edition}, {line(cited.id)}, retrieved {cited.retrieved.isoformat()}."
    )
    if cited.whole:
        return f"{line(cited.title)}. {where}"
    who = f"{cited.about}: " if cited.about else ""
    parts = [f"{who}{cited.title}", f"{cited.genre}, after {cited.source}"]
    if cited.author != PROJECT:
        parts[1] = f"{cited.genre}, in {cited.source}"
    if cited.passage:
        parts.append(cited.passage)
    return f"{'; '.join(parts)}. {f'{cited.url} . ' if cited.url else ''}{where}"


def bibtex(cited: Cited) -> str:
    """One entry of BibTeX, with what TeX would run escaped."""
    note = [cited.genre, *([f"after {cited.source}"] if cited.source else [])]
    note += [part for part in (cited.passage, cited.edition) if part]
    fields = {
        "author": f"{{{_tex(cited.author)}}}",  # in braces: a name as it is, not to be split
        "title": f"{{{_tex(_named(cited))}}}",
        "year": _tex(cited.published[:4]) if re.match(r"\d{4}", cited.published) else "",
        "howpublished": _tex(f"{PROJECT}, {line(cited.id)}"),
        "url": cited.url.replace("{", "").replace("}", ""),
        "urldate": cited.retrieved.isoformat(),
        "note": _tex("; ".join(note)),
    }
    lines = [f"  {name} = {{{text}}}," for name, text in fields.items() if text]
    return "\n".join([f"@misc{{{_key(cited)},", *lines, "}"]) + "\n"


def csl(cited: Cited) -> dict[str, Any]:
    """One item of CSL-JSON."""
    item: dict[str, Any] = {
        "id": cited.id,
        "type": "dataset" if cited.whole else "document",
        "title": _named(cited),
        "author": [{"literal": cited.author}],
        "genre": cited.genre,
        "container-title": cited.source or PROJECT,
        "version": cited.edition,
        "archive": PROJECT,
        "archive_location": cited.id,
        "accessed": _date(cited.retrieved.isoformat()),
        "note": "; ".join(part for part in (cited.genre, cited.passage) if part),
    }
    if cited.published:
        item["issued"] = _date(cited.published)
    if cited.url:
        item["URL"] = cited.url
    return item


def _named(cited: Cited) -> str:
    """The title; of a summary with whom it is about, who is not its author."""
    if cited.about and cited.about != cited.author:
        said = "" if "summary" in cited.title.casefold() else " (summary)"
        return f"{cited.title}: about {cited.about}{said}"
    return cited.title


def _date(text: str) -> dict[str, Any]:
    if re.fullmatch(r"\d{4}(-\d{2}){0,2}", text):
        return {"date-parts": [[int(part) for part in text.split("-")]]}
    return {"literal": text}


def _key(cited: Cited) -> str:
    """The id as BibTeX can hold it; one that had to be changed ends in a digest of itself."""
    text = cited.id.lstrip("?") or "everything"
    key = re.sub(r"[^A-Za-z0-9:.-]+", "-", text).strip("-")
    if key == text:
        return key
    digest = hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=4).hexdigest()
    return f"{key}-{digest}".lstrip("-")


_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", **{sign: f"\\{sign}" for sign in "%&$#_"},
}  # fmt: skip


def _tex(text: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in line(text))


STYLES: Mapping[str, Callable[[Cited], str]] = MappingProxyType(
    {
        "plain": lambda cited: f"{plain(cited)}\n",
        "bibtex": bibtex,
        "csl": lambda cited: json_text(csl(cited)),
    }
)
