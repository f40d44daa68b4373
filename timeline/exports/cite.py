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
from timeline.exports.wording import wording
from timeline.model import Testimony


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
    language: str = "en"  # of the words that are ours
    whole: bool = False  # a selection: a set of data, not a text


def of_event(record: Record, excerpt: Excerpt) -> Cited:
    """One event, by the passage that tells it."""
    event, testimony = record.event, record.testimony
    key = "cite.passage-of-summary" if testimony.text_kind == "summary" else "cite.passage"
    passage = excerpt.t(key, start=str(event.passage.start), end=str(event.passage.end))
    title = f"{event.title} ({record.when_in(excerpt.language)})"
    return _cited(testimony, excerpt, record.key, title, passage)


def of_testimony(testimony: Testimony, excerpt: Excerpt) -> Cited:
    """A whole testimony."""
    return _cited(testimony, excerpt, testimony.id, testimony.title or testimony.id, "")


def of_selection(excerpt: Excerpt) -> Cited:
    """The selection itself, as a set of data."""
    events, lives = str(len(excerpt.records)), str(len(excerpt.testimonies))
    return Cited(
        id=f"?{excerpt.address}",
        title=excerpt.t(
            "cite.selection", project=PROJECT, what=excerpt.filter, events=events, lives=lives
        ),
        author=PROJECT,
        about="",
        genre=excerpt.t("cite.kind.data"),
        source="",
        published="",
        url="",
        passage="",
        edition=excerpt.edition,
        retrieved=excerpt.retrieved,
        language=excerpt.language,
        whole=True,
    )


def _cited(testimony: Testimony, excerpt: Excerpt, key: str, title: str, passage: str) -> Cited:
    summary = testimony.text_kind == "summary"
    return Cited(
        id=key,
        title=line(title),
        author=line(author_of(testimony)),
        about=line(testimony.narrator),
        genre=excerpt.t(f"cite.kind.{testimony.text_kind}"),
        source=line(source_of(testimony)),
        published=testimony.told if summary else testimony.source_published or testimony.told,
        url=address(testimony.source_url),
        passage=passage,
        edition=excerpt.edition,
        retrieved=excerpt.retrieved,
        language=excerpt.language,
    )


def plain(cited: Cited) -> str:
    """One line of plain text."""
    t = wording(cited.language)
    where = t(
        "cite.where",
        project=PROJECT,
        edition=cited.edition,
        id=line(cited.id),
        day=cited.retrieved.isoformat(),
    )
    if cited.whole:
        return f"{line(cited.title)}. {where}"
    who = f"{cited.about}: " if cited.about else ""
    parts = [f"{who}{cited.title}", _after(cited)]
    if cited.passage:
        parts.append(cited.passage)
    return f"{'; '.join(parts)}. {f'{cited.url} . ' if cited.url else ''}{where}"


def _after(cited: Cited) -> str:
    """The kind of text with its source: what a summary was written after, where the rest stands."""
    key = "cite.after" if cited.author == PROJECT else "cite.in"
    return wording(cited.language)(key, kind=cited.genre, source=cited.source)


def bibtex(cited: Cited) -> str:
    """One entry of BibTeX, with what TeX would run escaped."""
    note = [_after(cited) if cited.source else cited.genre]
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
        "language": cited.language,
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
        t = wording(cited.language)
        called = any(word in cited.title.casefold() for word in ("summary", "요약"))
        key = "cite.about" if called else "cite.about-summary"
        return t(key, title=cited.title, who=cited.about)
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
    "^": r"\textasciicircum{}", "\x00": "{}", **{sign: f"\\{sign}" for sign in "%&$#_"},
}  # fmt: skip


_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=`)(?=`)|(?<=[?!])(?=`)")


def _tex(text: str) -> str:
    """Text as TeX must have it to show it as it is; two hyphens stay two."""
    whole = _LIGATURE.sub("\x00", line(text))
    return "".join(_TEX.get(letter, letter) for letter in whole)


STYLES: Mapping[str, Callable[[Cited], str]] = MappingProxyType(
    {
        "plain": lambda cited: f"{plain(cited)}\n",
        "bibtex": bibtex,
        "csl": lambda cited: json_text(csl(cited)),
    }
)
