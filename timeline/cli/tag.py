"""`timeline tag`: the words that tell time, one JSON line each (TIMEX3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline.cli.common import AT_FAULT, Files, complain, day, fault, is_day, print_json
from timeline.cli.where import history
from timeline.model import TimelineError

if TYPE_CHECKING:
    from timeline.model import Paragraph


class Kind(StrEnum):
    """How the years of bare dates are found: by the story's clock, or by the day it was told."""

    narrative = "narrative"
    news = "news"


@dataclass(frozen=True, slots=True)
class Document:
    """One text to tag: `dct` is the day it was written (EDTF, "" = not known)."""

    doc: str
    dct: str
    text: str
    language: str = "en"
    paragraphs: tuple[Paragraph, ...] = ()


def tag(
    files: Files,
    dct: Annotated[
        str, typer.Option(metavar="DATE", help="The day the texts were written, as 2024-01-17.")
    ] = "",
    kind: Annotated[
        Kind | None,
        typer.Option(help="What the texts are; guessed when not given.", show_default=False),
    ] = None,
) -> None:
    """Print the time expressions of texts, one JSON object a line.

    A file may also be JSON lines of {"doc", "dct", "text"} (suffix .jsonl): each line is then a
    document of its own.
    """
    written = day("--dct", dct) if dct else ""
    went_wrong = False
    for file in files:
        for document in _documents(file, written):
            wrong = document if isinstance(document, str) else _print(document, kind)
            if wrong:
                complain(wrong)
                went_wrong = True
    if went_wrong:
        raise typer.Exit(AT_FAULT)


def _print(document: Document, kind: Kind | None) -> str:
    """Print the expressions of one document; returns what went wrong, or ""."""
    from timeline.expressions import tag as tag_text
    from timeline.expressions import timex3
    from timeline.packs import known_packs, packs_for

    try:
        expressions = tag_text(
            document.text,
            language=document.language,
            dct=document.dct,
            kind=kind.value if kind else "",
            packs=packs_for(document.text, known_packs(history())),
            paragraphs=document.paragraphs,
        )
    except Exception as error:  # a mistake of ours in one text must not take the others with it
        return fault(document.doc, error)
    for expression in timex3(expressions):
        print_json({"doc": document.doc, **expression})
    return ""


def _documents(file: Path, dct: str) -> Iterator[Document | str]:
    """The texts of a file, or a line that says what is wrong with one of them."""
    if file.suffix.lower() == ".jsonl":
        for document in _json_lines(file):
            if isinstance(document, Document) and dct:
                document = replace(document, dct=document.dct or dct)
            yield document
        return
    from timeline.sources import read

    try:
        testimony = read(file, published=dct)
    except (TimelineError, OSError) as error:
        yield fault(str(file), error)
        return
    yield Document(
        file.stem, testimony.told, testimony.text, testimony.language, testimony.paragraphs
    )


def _json_lines(file: Path) -> Iterator[Document | str]:
    """One document a line, read as it goes, so that the file may be larger than memory."""
    import orjson

    try:
        with file.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                try:
                    document = _document(orjson.loads(line), f"{file.stem}-{number}")
                    if document.dct and not is_day(document.dct.partition("T")[0]):
                        yield f"{file}: line {number}: {document.dct!r} is no date; read without it"
                        document = replace(document, dct="")
                    yield document
                except (orjson.JSONDecodeError, TimelineError) as error:
                    yield f"{file}: line {number}: {error}"
    except OSError as error:
        yield fault(str(file), error)


def _document(fields: Any, name: str) -> Document:
    """A line's document; `name` is its name where it has none of its own."""
    if not isinstance(fields, dict) or not isinstance(fields.get("text"), str):
        raise TimelineError('not an object with a "text"')
    dct, language = fields.get("dct") or "", fields.get("language") or "en"
    if not isinstance(dct, str) or not isinstance(language, str):
        raise TimelineError('"dct" and "language" must be text')
    return Document(str(fields.get("doc") or name), dct, fields["text"], language)
