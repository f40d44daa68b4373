"""Files as people and programs really write them: each gives the right dates, or one clear line."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from timeline.imports import Found, Given, read_rows, rows_of, to_lives, to_pack
from timeline.imports.dates import Dates
from timeline.imports.gedcom_text import ansel
from timeline.imports.lives import MOST_EVENTS
from timeline.model import TimelineError
from timeline.packs import check_pack, load_pack


def rows(name: str, text: str | bytes, given: Given | None = None) -> Found:
    data = text.encode() if isinstance(text, str) else text
    return rows_of(data, name, given=given or Given())


# --- Dates ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("c. 1975", "1975~"), ("1975/76", "1975/1976"), ("1999/00", "1999/2000"),
        ("1975-04-17/1979-01-07", "1975-04-17/1979-01-07"), ("spring 1975", "1975-21"),
        ("17 April 1975", "1975-04-17"), ("April 17th, 1975", "1975-04-17"),
        ("1975, 17 April", "1975-04-17"), ("April 1975", "1975-04"), ("197X", "197X"),
        ("the 1970s", "197X"), ("1975-4-7", "1975-04-07"), ("4/1975", "1975-04"),
        ("1975-04-00", "1975-04"), ("1975-00-00", "1975"), ("17.04.1975", "1975-04-17"),
        ("1975-04-17T10:00:00Z", "1975-04-17"), ("since 1975", "1975/.."), ("AD 79", "0079"),
        ("1975–79", "1975/1979"), ("2004-24", "2004-24"), ("before 1975", "[..1974]"),
        ("between 1970 and 1975", "[1970..1975]"), ("1975년 4월 17일", "1975-04-17"),
        ("winter 1975/76", "1975-24"), ("1975 ?", "1975?"), ("１９７５", "1975"),
    ],
)  # fmt: skip
def test_dates_as_people_write_them(written: str, edtf: str) -> None:
    assert Dates().read(written).edtf == edtf


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("31 Feb 1975", "no day of the calendar"), ("1975-13-01", "no day of the calendar"),
        ("1975-13", "no day of the calendar"), ("44 BCE", "before the year 1"),
        ("500 B.C.", "before the year 1"), ("-0043", "before the year 1"),
        ("기원전 57", "before the year 1"), ("79", "four figures"), ("27501", "is a number"),
        ("17 avril 1975", "not a date"), ("май 1932", "not a date"), ("Q3 1975", "not a date"),
        ("3/5/1931", "two days"), ("2001/02", "a month or two years"), ("soon", "not a date"),
        ("unknown", "no date"), ("x" * 500, "too long"),
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_and_never_taken_for_a_wider_one(
    written: str, says: str
) -> None:
    with pytest.raises(TimelineError, match=says):
        Dates().read(written)


def test_from_one_date_to_another() -> None:
    dates = Dates()
    assert dates.read("1975", "1979").edtf == "1975/1979"
    assert dates.read("1975", "present").span.ongoing
    assert dates.read("", "1979").edtf == "/1979"
    with pytest.raises(TimelineError, match="before it begins"):
        dates.read("1979", "1975")


def test_other_dates_of_a_file_say_whether_day_or_month_comes_first() -> None:
    found = rows("us.csv", "Date,Event\n3/5/1931,A\n12/31/1931,B\n")
    assert [row.edtf for row in found.rows] == ["1931-03-05", "1931-12-31"]
    assert "month first" in found.notes[0]
    both = rows("x.csv", "Date,Event\n3/5/1931,A\n12/31/1931,B\n31/12/1931,C\n")
    assert len(both.faults) == 1 and "two days" in both.faults[0]
    said = rows("x.csv", "Date,Event\n3/5/1931,A\n", Given(order="day"))
    assert said.rows[0].edtf == "1931-05-03"


# --- Tables ---------------------------------------------------------------------------------------

TABLE = "title,date,place\nThe mill burns,17 April 1975,Aldburg\nZweite Mühle,1976,Köln\n"


@pytest.mark.parametrize(
    "data",
    [
        TABLE.encode(), TABLE.encode("utf-8-sig"), TABLE.encode("latin-1"),
        TABLE.encode("cp1252"), TABLE.encode("utf-16"), TABLE.encode("utf-16-le"),
        TABLE.replace(",", ";").encode(), TABLE.replace(",", "\t").encode(),
        ("sep=;\n" + TABLE.replace(",", ";")).encode(), TABLE.replace("\n", "\r\n").encode(),
        ("Chronicle of our valley\n\n" + TABLE).encode(),
    ],
)  # fmt: skip
def test_a_table_in_any_encoding_with_any_mark(data: bytes) -> None:
    found = rows("t.csv", data)
    assert [(row.title, row.edtf, row.place) for row in found.rows] == [
        ("The mill burns", "1975-04-17", "Aldburg"), ("Zweite Mühle", "1976", "Köln"),
    ]  # fmt: skip
    assert not found.faults


def test_korean_of_older_windows() -> None:
    data = "제목,날짜,장소\n시장이 서다,1975년 4월 17일,서울\n다리,1994-10-21,서울\n".encode(
        "cp949"
    )
    assert [row.edtf for row in rows("t.csv", data).rows] == ["1975-04-17", "1994-10-21"]


def test_a_header_in_unknown_words_is_known_by_its_dates() -> None:
    found = rows("t.csv", "Что случилось,Когда\nПожар,1931\nПотоп,1932-05\n")
    assert [(row.title, row.edtf) for row in found.rows] == [
        ("Пожар", "1931"),
        ("Потоп", "1932-05"),
    ]


def test_people_with_when_they_were_born_and_died() -> None:
    text = "Name,Born,Died,Place of birth\nAnn Ode,1901,12 March 1975,Aldburg\nBen,c. 1900,,\n"
    found = rows("people.csv", text)
    assert [(row.person, row.title, row.category, row.edtf) for row in found.rows] == [
        ("Ann Ode", "Born in Aldburg", "birth", "1901"),
        ("Ann Ode", "Dies", "death", "1975-03-12"), ("Ben", "Born", "birth", "1900~"),
    ]  # fmt: skip
    assert found.people == 2


def test_formulas_and_markup_stay_words() -> None:
    found = rows(
        "d.csv",
        'title,date,text\n"=HYPERLINK(""http://x"",""y"")",1975,<script>alert(1)</script>\n'
        "<img src=x onerror=alert(1)>,1976,+cmd\n",
    )
    first, second = found.rows
    assert first.title == '=HYPERLINK("http://x","y")'
    assert first.summary == "<script>alert(1)</script>"
    assert second.title == "<img src=x onerror=alert(1)>"


def test_quotes_with_line_breaks_and_the_line_of_a_fault() -> None:
    found = rows("q.csv", 'Title;Date\n"A ""quoted""; with\na break";1975\nB;31 Feb 1975\n')
    assert found.rows[0].title == 'A "quoted"; with a break'
    assert found.faults == ("q.csv, row 3 (line 4): '31 Feb 1975': no day of the calendar",)
    with pytest.raises(TimelineError, match=r"row 2 \(line 2\).*never closed"):
        rows("q.csv", 'title,date\n"Open,1975\nNext,1976\n')


def test_equal_rows_are_taken_once_and_equal_ids_are_told() -> None:
    found = rows("d.csv", "id,title,date\n1,A,1975\n1,A,1975\n1,B,1976\n")
    assert [row.title for row in found.rows] == ["A", "B"]
    assert len(found.notes) == 2
    assert "row 3: says the same as row 2" in found.notes[0]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"), (b"\xef\xbb\xbf\n", "is empty"), (b"title,date\n", "no rows"),
        (bytes(range(256)) * 9, "not text"), (b"title,date\nA\x00B,1975\n", "not text"),
        (b"title,date\n" + b"x" * 200_000 + b",1975\n", "no table"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_one_line(data: bytes, says: str) -> None:
    with pytest.raises(TimelineError, match=says) as caught:
        rows("t.csv", data)
    assert "\n" not in str(caught.value) and str(caught.value).startswith("t.csv")


def test_cells_beyond_the_header_are_a_fault() -> None:
    found = rows("t.csv", "title,date\nA,1975,extra\nB,1976,,\n")
    assert [row.title for row in found.rows] == ["B"]
    assert "row 2: has 3 cells, the header 2" in found.faults[0]


def test_a_sheet_of_timelinejs_with_its_title_and_an_era() -> None:
    head = ("Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,"
            "Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background\n")  # fmt: skip
    found = rows(
        "s.csv",
        head + ",,,,,,,,,Our school,intro,,,,,title,,\n"
        "1975,4,17,,1979,1,7,,,The time,<p>One</p><script>x</script>,https://example.org/a,B,,,,Ann,\n"
        "1970,,,,1975,,,,,War,,,,,,era,,\n",
    )
    assert found.title == "Our school"
    (event,), (era,) = found.events, found.eras
    assert (event.edtf, event.summary, event.person) == ("1975-04-17/1979-01-07", "One", "Ann")
    assert (era.title, era.edtf) == ("War", "1970/1975")


def test_a_hundred_thousand_rows(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    path.write_text(
        "title,date\n" + "".join(f"E{n},{n % 28 + 1} May {1900 + n % 90}\n" for n in range(100_000))
    )
    found = read_rows(path)
    assert len(found.rows) == 100_000
    with pytest.raises(TimelineError, match=f"{MOST_EVENTS:,} of one person"):
        to_lives(found, "big.csv")


# --- GEDCOM ---------------------------------------------------------------------------------------

TREE = """0 HEAD
1 GEDC
2 VERS 5.5.1
1 CHAR {char}
0 @I1@ INDI
1 NAME Jörg /Müller/
1 BIRT
2 DATE 1 JAN 1901
2 PLAC Köln, Germany
3 MAP
4 LATI N50.94
4 LONG E6.96
0 @I2@ INDI
1 NAME Jörg /Müller/
1 DEAT
2 DATE @#DFRENCH R@ 2 VEND 11
1 RESI
2 DATE @#DJULIAN@ 1 JAN 1700
1 EVEN
2 TYPE Strike
2 DATE ABT 1925
1 CENS
2 DATE BET 1932 AND 1931
1 GRAD
0 @I3@ INDI
1 FAMC @F1@
1 FAMS @F1@
1 BIRT
2 DATE FROM 1900
0 @F1@ FAM
1 HUSB @I3@
1 WIFE @I3@
1 CHIL @I3@
1 MARR Y
2 DATE 44 B.C.
1 DIV
2 DATE 11 FEB 1731/32
0 TRLR
"""


def _ansel(text: str) -> bytes:
    for char, base in (("ö", b"o"), ("ü", b"u")):
        text = text.replace(char, f"\x01{base.decode()}")
    return text.encode("ascii").replace(b"\x01", b"\xe8")


@pytest.mark.parametrize("char", ["UTF-8", "UNICODE", "ANSI", "ANSEL"])
def test_a_family_tree_in_every_encoding(char: str) -> None:
    text = TREE.format(char=char)
    coded = {"UNICODE": "utf-16", "ANSI": "cp1252"}.get(char, "utf-8")
    found = rows("t.ged", _ansel(text) if char == "ANSEL" else text.encode(coded))
    first = found.rows[0]
    # Two of one name are two people; where they were born is kept whole.
    assert (first.person, first.title, first.place) == (
        "Jörg Müller (I1)", "Born in Köln", "Köln, Germany",
    )  # fmt: skip
    assert (first.latitude, first.longitude) == (50.94, 6.96)
    assert [row.title for row in found.rows] == ["Born in Köln", "Strike", "Born"]
    # What is not understood is told by its line.
    assert [line.partition(": ")[2] for line in found.faults] == [
        "'@#DFRENCH R@ 2 VEND 11': a date of the French Republican calendar is not understood",
        "'@#DJULIAN@ 1 JAN 1700': a date of the Julian calendar is not understood",
        "'BET 1932 AND 1931': ends before it begins",
        "'44 B.C.': lies before the year 1, where this timeline begins",
        "'11 FEB 1731/32': a year counted in two ways (old style) is not understood",
    ]
    assert found.faults[0].startswith("t.ged, line 16: ")
    notes = " / ".join(found.notes)
    assert "without a name are called by their ids: 1" in notes
    assert "without a date are left out: GRAD 1" in notes


def test_two_people_of_one_name_are_two_lives() -> None:
    lives = to_lives(rows("t.ged", TREE.format(char="UTF-8")), "t.ged")
    assert [life.narrator for life in lives] == ["Jörg Müller (I1)", "Jörg Müller (I2)", "I3"]
    assert len({life.id for life in lives}) == 3


def test_ansel_writes_the_accent_first() -> None:
    assert ansel(b"\xe2etude \xa5ble", "x") == "étude Æble"
    assert ansel(b"H\xe8auser", "x") == "Häuser"
    with pytest.raises(TimelineError, match="does not fit"):
        ansel(b"\xff", "x")


# --- iCalendar ------------------------------------------------------------------------------------


def calendar(*events: tuple[str, ...]) -> str:
    inside = "".join(
        "BEGIN:VEVENT\r\n" + "".join(f"{line}\r\n" for line in event) + "END:VEVENT\r\n"
        for event in events
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Our year\r\n{inside}END:VCALENDAR\r\n"


def test_a_calendar_with_zones_repeats_and_days_off() -> None:
    found = rows(
        "c.ics",
        calendar(
            ("SUMMARY:Talk", "DTSTART;TZID=Asia/Seoul:20010302T230000",
             "DTEND;TZID=Asia/Seoul:20010303T000000"),
            ("SUMMARY:Camp", "DTSTART;VALUE=DATE:20010701", "DTEND;VALUE=DATE:20010708"),
            ("SUMMARY:Weekly", "DTSTART:20010302T100000Z", "RRULE:FREQ=WEEKLY;COUNT=10"),
            ("SUMMARY:Walk", "DTSTART;VALUE=DATE:20010801", "DURATION:P3D"),
            ("DTSTART:20010302T100000Z",),
            ("SUMMARY:Backwards", "DTSTART;VALUE=DATE:20010708", "DTEND;VALUE=DATE:20010701"),
            ("SUMMARY:Nowhere", "DTSTART;VALUE=DATE:20010708", "GEO:100;500"),
        ),
    )  # fmt: skip
    assert found.title == "Our year"
    assert [(row.title, row.edtf) for row in found.rows] == [
        ("Talk", "2001-03-02"), ("Camp", "2001-07-01/2001-07-07"), ("Weekly", "2001-03-02"),
        ("Walk", "2001-08-01/2001-08-03"),
    ]  # fmt: skip
    assert any("event 3" in note and "only the first" in note for note in found.notes)
    assert [line.rpartition(": ")[2] for line in found.faults] == [
        "has no summary", "ends (2001-07-01) before it begins (2001-07-08)",
        "100 is not on the earth",
    ]  # fmt: skip
    assert all("(line " in line for line in found.faults)


# --- TimelineJS -----------------------------------------------------------------------------------


def test_slides_with_years_eras_and_hostile_html() -> None:
    def slide(headline: str, year: object, **more: object) -> dict[str, object]:
        return {"text": {"headline": headline}, "start_date": {"year": year}, **more}

    made = {
        "title": {"text": {"headline": "Our <b>school</b>"}},
        "events": [
            slide("Year only", 1975), slide("<i>Old</i>", -500), slide("2 < 3", "1980"),
            {"text": {"headline": "No date"}}, "nonsense",
            slide("Month 13", 1975, start_date={"year": 1975, "month": 13}),
            slide("Film", 1981, media={"url": "<iframe src=x>", "caption": "c"}),
        ],
        "eras": [slide("The war", 1970, end_date={"year": 1975})],
    }  # fmt: skip
    found = rows("t.json", json.dumps(made))
    assert found.title == "Our school"
    assert [(row.title, row.edtf, row.source_url) for row in found.events] == [
        ("Year only", "1975", ""), ("2 < 3", "1980", ""), ("Film", "1981", ""),
    ]  # fmt: skip
    assert [line.partition(", ")[2] for line in found.faults] == [
        "event 2: -500: lies outside the years 1 to 9999 of this timeline",
        "event 4: has no date", "event 5: is no slide",
        "event 6: '1975-13': no day of the calendar",
    ]  # fmt: skip
    assert [era.title for era in found.eras] == ["The war"]


# --- As a history ---------------------------------------------------------------------------------


def test_hostile_rows_make_a_sound_history(tmp_path: Path) -> None:
    text = (
        'title,date,layer,source,url\n"Say ""yes"" now",1975,A,,javascript:alert(1)\n'
        '"Odd "" quote",1976,a,,https://example.org/x\nTab\tand blank,c. 1977,한국,,\n'
        "Goes on,1978/..,한국사,,\nLasts,1979,,,\n"
    )
    found = rows("h.csv", text)
    assert not found.faults
    to_pack(found, tmp_path / "p", "p", "Pack", "h.csv", ["kh"])
    assert [str(f) for f in check_pack(tmp_path / "p") if f.says != "is empty"] == []
    pack = load_pack(tmp_path / "p")
    assert pack.countries == ("KH",)
    assert all(event.layer in pack.layers for event in pack.context)
    assert {next(iter(label.values())) for label in pack.layers.values()} >= {"한국", "한국사"}
    assert pack.context[0].source.url == ""
    assert pack.context[3].span.ongoing or pack.context[3].span.end_of_the_end is None
    assert pack.context[4].span.bounds[0] == date(1979, 1, 1)


def test_eras_become_periods(tmp_path: Path) -> None:
    text = "type,title,date,end\nera,The war,1970,1975\n,The mill burns,1971,\n"
    to_pack(rows("e.csv", text), tmp_path / "p", "p", "P", "e.csv")
    pack = load_pack(tmp_path / "p")
    assert [period.label for period in pack.periods] == ["The war"]
    assert [event.title for event in pack.context] == ["The mill burns"]
