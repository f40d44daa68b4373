"""What other tools wrote comes in with its dates, and what we wrote comes back as it went."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from exports_lives import whole
from typer.testing import CliRunner

from timeline.cli import app
from timeline.events.rows import KIND
from timeline.exports import export
from timeline.extract import extract
from timeline.imports import Found, read_rows, to_lives, to_pack
from timeline.imports.gedcom_dates import read_date
from timeline.model import Event, TimelineError
from timeline.packs import check_pack, load_pack


def rows(folder: Path, name: str, text: str) -> Found:
    path = folder / name
    path.write_text(text, "utf-8")
    return read_rows(path)


@pytest.mark.parametrize(
    "table",
    [
        "title,date\nThe mill burns,1931-05-02\n",
        "Date;What;Where\n2 May 1931;The mill burns;Aldburg\n",
        "Year\tMonth\tDay\tHeadline\n1931\t5\t2\tThe mill burns\n",
        '"When","Event"\n"2 May 1931","The mill burns"\n',
        "Start Date,End Date,Title\n1931-05-02,,The mill burns\n",
        "﻿날짜,제목\n1931-05-02,The mill burns\n",
    ],
)
def test_a_table_is_read_whatever_its_header_is_called(tmp_path: Path, table: str) -> None:
    (row,) = rows(tmp_path, "ours.csv", table).rows
    assert row.title == "The mill burns"
    assert row.span.bounds == (date(1931, 5, 2),) * 4


def test_a_beginning_and_an_end_make_what_lasted(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, "ours.csv", "title,start,end\nStrike,spring 1931,1932\n").rows
    assert row.span.bounds == (
        date(1931, 3, 1), date(1931, 5, 31), date(1932, 1, 1), date(1932, 12, 31)
    )  # fmt: skip
    assert not row.span.point


@pytest.mark.parametrize(
    ("cell", "says"),
    [("3/5/1931", "two days"), ("", "no date"), ("soon", "not a date"),
     ("31/31/1931", "no day")],
)  # fmt: skip
def test_a_row_at_fault_is_told_with_its_number(tmp_path: Path, cell: str, says: str) -> None:
    found = rows(tmp_path, "ours.csv", f"title,date\nGood,1931\nBad,{cell}\n")
    assert len(found.rows) == 1
    (line,) = found.faults
    assert "ours.csv, row 3" in line and says in line


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.csv", "colour,size\nred,3\n", "needs a header"),
        ("a.json", '{"slides": []}', "no timeline of TimelineJS"),
        ("a.json", "[" * 50_000, "no JSON"),
        ("a.ged", "hello\n", "no GEDCOM"),
        ("a.ged", "0 @I1@ INDI\n1 NAME Ann\n", "no GEDCOM"),
        ("a.ics", "hello\n", "no calendar"),
        ("a.xls", "x", "cannot be imported"),
        ("a.csv", "title,date\n", "no rows"),
    ],
)
def test_what_is_no_timeline_is_one_clear_line(
    tmp_path: Path, name: str, text: str, says: str
) -> None:
    with pytest.raises(TimelineError, match=says) as caught:
        rows(tmp_path, name, text)
    assert "\n" not in str(caught.value)


def test_a_family_tree_becomes_lives(tmp_path: Path) -> None:
    tree = """0 HEAD
1 GEDC
2 VERS 5.5.1
0 @I1@ INDI
1 NAME Ann /Miller/
1 BIRT
2 DATE ABT 1901
2 PLAC Aldburg, Aldland
1 OCCU Weaver
2 DATE FROM 1920 TO 1931
1 EMIG
2 DATE BET JAN 1932 AND MAR 1932
0 @I2@ INDI
1 NAME Ben /Miller/
0 @F1@ FAM
1 HUSB @I2@
1 WIFE @I1@
1 MARR
2 DATE 2 MAY 1925
0 TRLR
"""
    found = rows(tmp_path, "tree.ged", tree)
    assert not found.faults
    ann, ben = to_lives(found, "tree.ged")
    assert (ann.narrator, ben.narrator) == ("Ann Miller", "Ben Miller")
    life = extract(ann)
    dates = {event.title: event.edtf for event in life.events}
    assert dates == {
        "Born in Aldburg": "1901~", "Works: Weaver": "1920/1931",
        "Emigrates": "[1932-01..1932-03]", "Marries": "1925-05-02",
    }  # fmt: skip
    born = life.events[0]
    assert born.category == "birth" and born.place == "Aldburg, Aldland"
    assert "tree.ged, line 6" in born.reasons[0].says
    assert life.birth == born.id


@pytest.mark.parametrize(
    ("said", "edtf_first", "edtf_last"),
    [
        ("BEF 1900", None, date(1899, 12, 31)),
        ("AFT 3 MAR 1900", date(1900, 3, 4), None),
        ("INT 1900 (in the spring)", date(1900, 1, 1), date(1900, 12, 31)),
        ("@#DGREGORIAN@ 4 JUL 1900", date(1900, 7, 4), date(1900, 7, 4)),
        ("FROM 1900", date(1900, 1, 1), None),
    ],
)
def test_dates_of_gedcom(said: str, edtf_first: date | None, edtf_last: date | None) -> None:
    span = read_date(said).span
    assert (span.begin_of_the_begin, span.end_of_the_end) == (edtf_first, edtf_last)


@pytest.mark.parametrize("said", ["@#DJULIAN@ 1 JAN 1700", "(unknown)", "31 FEB 1900", "FOO 1900"])
def test_dates_of_gedcom_that_are_not_read(said: str) -> None:
    with pytest.raises(TimelineError):
        read_date(said)


@pytest.mark.parametrize(
    ("format", "name"),
    [("csv", "o.csv"), ("json", "o.json"), ("ics", "o.ics"), ("timelinejs", "t.json")],
)
def test_what_went_out_comes_back_whole(tmp_path: Path, format: str, name: str) -> None:
    """The same dates, titles, kinds, places and people, from the file and from the lives made
    of it; what has no date is a fault where the format has it at all."""
    taken = whole()
    path = tmp_path / name
    path.write_bytes(export(taken, format))
    found = read_rows(path)
    sent = [record for record in taken.records if any(record.event.span.bounds)]
    undated = len(taken.records) - len(sent)
    assert len(found.faults) == (undated if format in ("csv", "json") else 0)
    assert len(found.rows) == len(sent)
    for record, row in zip(sent, found.rows, strict=True):
        event = record.event
        assert (row.title, row.category, row.scope) == (event.title, event.category, event.scope)
        assert (row.span, row.edtf) == (event.span, event.edtf)
        assert (row.place, row.person) == (event.place, event.narrator)
        assert (row.latitude, row.longitude) == (event.latitude, event.longitude)
    again = [event for life in to_lives(found, name) for event in extract(life).events]
    assert {_told(event) for event in again} == {_told(record.event) for record in sent}


def _told(event: Event) -> tuple[object, ...]:
    return (event.title, event.span, event.category, event.place, event.latitude, event.narrator)


def test_rows_become_a_history_pack_that_is_sound(tmp_path: Path) -> None:
    found = rows(
        tmp_path,
        "town.csv",
        "title,date,layer,url\nThe mill burns,1931-05-02,Town hall,https://example.org/a\n"
        "시장이 서다,1950,장터,https://example.org/b\n",
    )
    to_pack(found, tmp_path / "our-town", "our-town", "Our town", "town.csv")
    assert check_pack(tmp_path / "our-town") == []
    pack = load_pack(tmp_path / "our-town")
    assert [event.title for event in pack.context] == ["The mill burns", "시장이 서다"]


def test_a_hostile_row_stays_words(tmp_path: Path) -> None:
    found = rows(tmp_path, "h.csv", 'title,date\n"<script>alert(1)</script>\n=1+1",1931\n')
    (life,) = to_lives(found, "h.csv")
    assert life.kind == KIND
    assert extract(life).events[0].edtf == "1931"


def test_what_is_read_of_no_column_is_said(tmp_path: Path) -> None:
    file = tmp_path / "town.csv"
    file.write_text("Person,Date,Title,Colour\nAna,1975,Left,red\n", "utf-8")
    assert read_rows(file).unused == ("Colour",)
    said = CliRunner().invoke(app, ["import", "--check", str(file)])
    assert "nothing is read from these columns: Colour" in said.output + said.stderr
    file.write_text("Date,Title\n1975,Left\n", "utf-8")
    said = CliRunner().invoke(app, ["import", "--check", str(file)])
    assert "they become one life" in said.output + said.stderr
