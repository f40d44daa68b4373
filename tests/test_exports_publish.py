"""Safe publishing: what was taken out is in no byte of what is published."""

from __future__ import annotations

import html
import io
import re
import unicodedata
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from exports_lives import TODAY, hostile, valley, whole
from typer.testing import CliRunner

from timeline import edtf, model
from timeline.catalogue import Catalogue
from timeline.cli import app
from timeline.exports import Excerpt, Record, Timex
from timeline.exports.publish import (
    OPTIONS,
    Choices,
    choices_from,
    folder_of,
    made_safe,
    write_folder,
    zipped,
)
from timeline.exports.publish.dates import coarse
from timeline.exports.publish.sweep import swept
from timeline.model import Event, Paragraph, Passage, Reason, TimelineError

TOLD = (
    "On 3 March 1997 my sister Zörilda crossed at Hoeryong with me, Quillfeather Brück. "
    "Zo\u0308rilda was called ZÖRILDA at home; Quill\u200bfeather is my name. "
    "The river at Hoeryong froze. My uncle Tarkovius stayed in Chongjin."
)
TAKEN_OUT = ("zörilda", "quillfeather", "brück", "hoeryong", "chongjin", "tarkovius",
             "q-brueck", "1997-03", "3 march", "the secret papers", "example.org")  # fmt: skip


def secret(**changes: Any) -> Excerpt:
    """One life that tells much: names in several writings, places, a day, a source."""
    testimony = model.Testimony(
        id="q-brueck", title="Quillfeather tells of Hoeryong", text=TOLD,
        paragraphs=(Paragraph(0, len(TOLD), 1),), told="2020-05-17",
        narrator="Quillfeather Brück (pen name)", narrator_id="q-brueck", access="public",
        source_title="The Secret Papers", source_url="https://example.org/quillfeather",
        source_published="2019-04-02", rights="© Quillfeather Brück", file="q-brueck.md",
        disputed="Zörilda says it was 4 March 1997.", notices=("execution",),
    )  # fmt: skip
    passage = Passage(0, len(TOLD), TOLD)
    event = Event(
        "e9", "q-brueck", "Crosses at Hoeryong with Zörilda on 3 March 1997", "escape", "life",
        "Quillfeather Brück", passage, edtf.span("1997-03-03"), "1997-03-03", "explicit",
        place="Hoeryong", latitude=42.44, longitude=129.75, timex="3 March 1997", also=(passage,),
        summary="Quillfeather and Zörilda",
        reasons=(Reason("begin_of_the_begin", "day", "“3 March 1997” in Hoeryong", passage),),
    )  # fmt: skip
    record = Record(
        "q-brueck:e9", event, replace(testimony, **changes), "q-brueck", "KP", "day", 20, 20,
        clashes=("Zörilda cannot have crossed on 3 March 1997.",),
    )  # fmt: skip
    return Excerpt(
        (record,), (record.testimony,), "with the words “Hoeryong” of Quillfeather Brück",
        "words=Hoeryong&narrators=q-brueck", "1.0", TODAY,
        times={"q-brueck": (Timex(3, 15, "3 March 1997", "DATE", "1997-03-03"),)},
    )  # fmt: skip


def everything(files: Mapping[str, bytes]) -> str:
    """Names and contents of all files, in each composition, folded."""
    told = "\n".join(f"{path}\n{data.decode('utf-8', 'replace')}" for path, data in files.items())
    forms = [unicodedata.normalize(form, told) for form in ("NFC", "NFD", "NFKC")]
    return unicodedata.normalize("NFC", "\n".join(forms)).casefold()


@pytest.mark.parametrize("places", OPTIONS["places"])
@pytest.mark.parametrize("dates", OPTIONS["dates"])
@pytest.mark.parametrize("passages", OPTIONS["passages"])
def test_what_was_taken_out_is_in_no_byte(places: str, dates: str, passages: str) -> None:
    choices = Choices(places=places, dates=dates, passages=passages)
    told = everything(folder_of(made_safe(secret(), choices)))
    kept = {"hoeryong", "chongjin"} if places == "exact" else set()
    kept |= (
        {"1997-03", "3 march"} if dates == "exact" else {"1997-03"} if dates == "month" else set()
    )
    assert [word for word in TAKEN_OUT if word not in kept and word in told] == []
    assert "1997-03-03" not in told or dates == "exact"
    assert "1997" not in told or dates != "decade"
    assert "narrator 1" in told and "execution" in told
    assert "disputed" in told  # notices and disputes stay


def test_a_name_has_one_pseudonym_everywhere() -> None:
    made = made_safe(secret(), Choices(passages="whole", dates="exact", places="exact"))
    (record,) = made.excerpt.records
    assert record.event.passage.quote.count("Person 1") == 3
    assert "Person 1" in record.event.title and "Person 1" in record.clashes[0]
    assert "Narrator 1" in record.event.passage.quote
    assert "Person 2 stayed" in record.event.passage.quote


def test_hidden_words_are_taken_out_too_and_kept_ones_stay() -> None:
    choices = Choices(
        names="keep", places="exact", dates="exact", hide=("river",), passages="whole"
    )
    assert "river" not in everything(folder_of(made_safe(secret(), choices)))
    kept = made_safe(secret(), Choices(keep=("Tarkovius",), passages="whole"))
    assert "Tarkovius" in kept.excerpt.records[0].event.passage.quote


def test_what_is_left_is_listed() -> None:
    open_book = Choices(
        names="keep", places="exact", dates="exact", passages="whole", sources="keep"
    )
    kinds = {risk.kind for risk in made_safe(secret(), open_book).risks}
    assert {"relative", "day", "place", "source", "words", "few"} <= kinds
    assert made_safe(secret(), open_book).ids == ("q-brueck",)
    few = {risk.kind for risk in made_safe(secret(), Choices(passages="none")).risks}
    assert few == {"few"}


def test_private_testimonies_need_the_word() -> None:
    with pytest.raises(TimelineError, match="nothing to publish"):
        made_safe(secret(access="private"), Choices())
    made = made_safe(secret(access="private"), Choices(private=True))
    assert "private" in {risk.kind for risk in made.risks}


def test_a_trace_stops_everything() -> None:
    for written in ("Zörilda", "Zo\u0308RILDA", "Z&ouml;rilda", "Z%C3%B6rilda", "Z\\u00f6rilda"):
        with pytest.raises(TimelineError, match="was to be taken out and is still in it"):
            swept({"x.html": written.encode()}, ("Zörilda",), "our own words")
    swept({"x.html": b"History and lives"}, ("History",), "History is ours too")


@pytest.mark.parametrize(
    ("written", "unit", "made"),
    [
        ("1997-03-03", "month", "1997-03"),
        ("1997-03-03", "decade", "199X"),
        ("[1998..1999]", "decade", "199X"),
        ("1994-05/1997-02", "year", "1994/1997"),
    ],
)
def test_dates_widen_to_whole_units(written: str, unit: str, made: str) -> None:
    assert coarse(edtf.span(written), unit).bounds == edtf.span(made).bounds


def test_a_narrator_with_a_pseudonym_is_dated_as_told() -> None:
    safe = made_safe(whole(), Choices(names="keep", dates="exact", passages="whole"))
    shy = [record for record in safe.excerpt.records if record.testimony.pseudonym]
    assert shy and all(not record.event.reasons for record in shy)
    assert all(record.age_low is None for record in shy)


def test_hostile_text_is_published_harmlessly() -> None:
    bad = '<script>alert(1)</script>"\u202e&amp;<img src=x onerror=y>'
    excerpt = hostile(bad)
    testimony = replace(excerpt.testimonies[0], access="public")
    record = replace(excerpt.records[0], testimony=testimony)
    excerpt = replace(excerpt, testimonies=(testimony,), records=(record,))
    page = folder_of(made_safe(excerpt, Choices("keep", "exact", "exact", "whole", "keep")))[
        "index.html"
    ].decode()
    assert not re.search(r"<script>|<img|\u202e", page)
    assert page.count("<script") == 1 and 'src="reader/reader.js"' in page
    assert "default-src 'none'" in html.unescape(page)


def test_a_folder_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    files = folder_of(made_safe(secret(), Choices()))
    target = tmp_path / "out"
    write_folder(target, files)
    write_folder(target, files)  # an earlier publication is replaced
    assert (target / "index.html").is_file() and (target / "reader" / "reader.js").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    other = tmp_path / "mine"
    other.mkdir()
    (other / "letter.txt").write_text("x", "utf-8")
    with pytest.raises(TimelineError, match="has other files in it"):
        write_folder(other, files)
    with zipfile.ZipFile(io.BytesIO(zipped(files))) as made:
        assert "timeline/index.html" in made.namelist() and made.testzip() is None


def test_choices_that_there_are_not_are_named() -> None:
    with pytest.raises(TimelineError, match="dates=hour: choose one of year, month"):
        choices_from({"dates": "hour"})
    assert choices_from({"hide": "a, b", "private": "yes"}).hide == ("a", "b")


def test_the_command_publishes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for opening in ("shipped", "opened"):
        monkeypatch.setattr(Catalogue, opening, lambda *_, **__: valley())
    run = CliRunner()
    checked = run.invoke(app, ["publish", str(tmp_path / "a"), "--check"])
    assert checked.exit_code == 0 and not (tmp_path / "a").exists()
    assert "Read everything before you publish it" in checked.stdout
    made = run.invoke(app, ["publish", str(tmp_path / "a"), "--narrators", "ann"])
    assert made.exit_code == 0, made.output
    page = (tmp_path / "a" / "index.html").read_text("utf-8")
    assert "Narrator 1" in page and "Aldous" not in page and "Tells of: death of a child" in page
    wrong = run.invoke(app, ["publish", str(tmp_path / "b"), "--dates", "hour"])
    assert wrong.exit_code == 2 and wrong.stderr.count("\n") == 1
