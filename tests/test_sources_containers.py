"""Web pages, Word documents and PDF files: their text is read, and what is wrong is told."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import docx
import pytest
from made_files import changed_part, pdf, word, zipped

from timeline import model
from timeline.extract import extract, to_json
from timeline.model import TimelineError
from timeline.sources import from_bytes, read
from timeline.sources.limits import limits

TOLD = (
    "Interview with a weaver, 4 May 2010.",
    "I was born in 1961 in a village by the river.",
    "In 1979 I moved to the town and began to weave.",
)

PAGE = """<!DOCTYPE html><html lang="en"><head><title>A weaver tells</title>
<meta property="article:published_time" content="2010-05-04T08:00:00Z">
<script>var hidden = "In 1901 nothing happened.";</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/all">All stories of 1999</a></li></ul></nav>
<article><h1>A weaver tells</h1>
<p>I was born in 1961 in a village by the river, &amp; lived with my <b>grand</b>mother there.</p>
<p>In 1979 I moved to the town<br>and began to weave, which I did for many years afterwards.</p>
<table><tr><td>In 1985 I married.</td></tr></table>
</article><footer>Copyright 2020 Some House</footer></body></html>"""


def fault(name: str, data: bytes) -> str:
    """The one line that a file gives."""
    with pytest.raises(TimelineError) as caught:
        from_bytes(name, data)
    line = str(caught.value)
    assert name in line and "\n" not in line
    return line


def years(testimony: model.Testimony) -> set[str]:
    return {event.edtf for event in extract(testimony).events}


def test_a_word_document_tells_its_events_with_offsets_of_its_text() -> None:
    testimony = from_bytes("weaver.docx", word(TOLD))
    assert testimony.told == "2010-05-04"
    life = extract(testimony)
    made = to_json(life)
    text = made["document"]["text"]
    assert {event["edtf"] for event in made["events"]} == {"1961", "1979"}
    for event in made["events"]:
        assert text[event["start"] : event["end"]] == event["quote"]


def test_ten_tables_one_in_another_lose_nothing() -> None:
    data = word(TOLD, tables=10, inside="In 1985 I married in the town.")
    testimony = from_bytes("weaver.docx", data)
    assert "Level 9." in testimony.text
    assert "1985" in years(testimony)


def test_a_web_page_is_read_without_its_menus_and_scripts() -> None:
    testimony = from_bytes("weaver.html", PAGE.encode())
    assert testimony.title == "A weaver tells"
    assert testimony.told == "2010-05-04"
    assert "grandmother there." in testimony.text
    assert {"1961", "1979", "1985"} <= years(testimony)
    for hidden in ("1901", "1999", "Home", "Copyright"):
        assert hidden not in testimony.text


def test_a_web_page_in_korean_and_in_its_own_encoding() -> None:
    page = (
        '<html><head><meta charset="euc-kr"></head><body><p>나는 1961년 강가 마을에서 태어났다.</p>'
        "<p>1979년에 도시로 이사했다.</p></body></html>"
    )
    testimony = from_bytes("weaver.htm", page.encode("cp949"))
    assert testimony.language == "ko"
    assert "1961" in years(testimony)


def test_a_pdf_is_read_in_paragraphs_without_heads_and_numbers() -> None:
    head = ["The Weavers", ""]
    first = [
        *head,
        TOLD[0],
        "",
        TOLD[1],
        "",
        "In 1979 I moved to the big ho-",
        "use by the",
        "",
        "1",
    ]
    second = [*head, "mill and began", "to weave.", "", "Nobody helped me then.", "", "2"]
    third = [*head, "I had two looms.", "", "They were old.", "", "3"]
    testimony = from_bytes("weaver.pdf", pdf([first, second, third]))
    assert "The Weavers" not in testimony.text
    assert not [p for p in testimony.text.split("\n") if p.strip().isdigit()]
    assert "big house by the\nmill and began\nto weave.\n\nNobody helped" in testimony.text
    assert {"1961", "1979"} <= years(testimony)


def test_a_pdf_keeps_dates_at_the_top_of_pages_and_pages_that_are_the_same() -> None:
    dates = [
        [f"{1990 + 2 * n}", "", f"I wove {n} things in that year.", "", str(n)] for n in range(5)
    ]
    text = from_bytes("weaver.pdf", pdf(dates)).text
    assert all(f"{1990 + 2 * n}" in text and f"wove {n} things" in text for n in range(5))
    assert from_bytes("same.pdf", pdf([TOLD] * 3)).text.count("1961") == 3


def test_a_pdf_that_would_unpack_to_too_much_is_not_unpacked() -> None:
    plain = pdf([TOLD])
    start, end = plain.index(b"<< /Length"), plain.index(b"endstream")
    packed = zlib.compress(b"0 " * 106_000_000, 9)
    head = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed)
    assert "unpacks to" in fault("bomb.pdf", plain[:start] + head + packed + b"\n" + plain[end:])


def written(body: str, **parts: str) -> bytes:
    """A Word document with this XML as its body, and other parts."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    whole = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    made = {"word/document.xml": whole.encode()}
    for part, xml in parts.items():
        made[f"word/{part}.xml"] = f'<w:{part} xmlns:w="{space}">{xml}</w:{part}>'.encode()
    return zipped(made)


def said(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def test_a_word_document_loses_no_insertion_form_field_or_note_and_keeps_no_deletion() -> None:
    tracked = (
        "<w:p><w:ins><w:r><w:t>Born in 1961.</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>In 1901.</w:delText></w:r></w:del></w:p>"
    )
    field = f"<w:sdt><w:sdtContent>{said('Moved in 1979.')}</w:sdtContent></w:sdt>"
    wide = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>'
    cell = f"{wide}{said('Married in 1985.')}</w:tc></w:tr></w:tbl>"
    note = f"<w:footnote>{said('A note of 1988.')}</w:footnote>"
    text = from_bytes("w.docx", written(tracked + field + cell, footnotes=note)).text
    assert text == "Born in 1961.\n\nMoved in 1979.\n\nMarried in 1985.\n\nA note of 1988."


def test_headings_are_headings() -> None:
    document = docx.Document()
    document.add_heading("Childhood in 1961", 1)
    document.add_paragraph(TOLD[1])
    out = io.BytesIO()
    document.save(out)
    page = f"<h2>Childhood in 1961</h2><p>{TOLD[1]}</p>".encode()
    for testimony in (from_bytes("w.docx", out.getvalue()), from_bytes("w.html", page)):
        assert [each.role for each in testimony.paragraphs] == ["heading", "prose"]


def test_a_web_page_loses_nothing_of_its_lists_details_forms_and_depth() -> None:
    story = "".join(f"<p>In {1930 + n} I moved to town {n} and lived there.</p>" for n in range(50))
    rest = (
        "<ul><li>In 1985 one.<ul><li>In 1986 two.</li></ul></li></ul><details><summary>More"
        "</summary>In 1987 three.</details><form><p>In 1988 four.</p></form>"
    )
    menu = '<div><a href="a">All of 1999</a></div>'
    page = f"<html><body>{menu}<div>{story}{rest}</div>{menu}</body></html>"
    text = from_bytes("w.html", page.encode()).text
    assert all(words in text for words in ("1985 one", "1986 two", "1987 three", "1988 four"))
    assert "1999" not in text
    deep = "<div>" * 1500 + "In 1961 I was born." + "</div>" * 1500 + "<p>In 1979 I moved.</p>"
    assert from_bytes("w.html", deep.encode()).text.count("In 19") == 2


@pytest.mark.parametrize("charset", ["utf-16", "undefined", "unicode_escape", "idna", "rot13", "x"])
def test_a_page_that_names_an_encoding_it_has_not_is_read(charset: str) -> None:
    page = f'<meta charset="{charset}"><p>나는 1961년 강가 마을에서 태어났다.</p>'
    assert "태어났다" in from_bytes("w.html", page.encode()).text


def test_the_files_of_a_folder_are_read_like_bytes(tmp_path: Path) -> None:
    path = tmp_path / "weaver.docx"
    path.write_bytes(word(TOLD))
    assert read(path).text == from_bytes("weaver.docx", path.read_bytes()).text


def test_what_is_stated_beside_an_upload_wins() -> None:
    testimony = from_bytes(
        "a/../weaver.txt", b"I was born in 1961.", {"narrator": "Anna", "told": "2010"}
    )
    assert (testimony.narrator, testimony.told, testimony.id) == ("Anna", "2010", "weaver")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.docx", b"", "is empty"),
        ("empty.pdf", b"\n", "is empty"),
        ("scan.pdf", pdf([[], []]), "pictures"),
        ("locked.pdf", pdf([TOLD], encrypted=True), "encrypted"),
        ("broken.pdf", b"%PDF-1.7\nand then nothing of the kind", "broken PDF"),
        ("cut.pdf", pdf([TOLD])[:200], "broken PDF"),
        ("short.pdf", pdf([TOLD])[:-20], "cut short"),
        ("none.pdf", b"In 1961 I was born.", "is no PDF"),
        ("deep.html", b"<div>" * 50_000 + b"In 1961", "nested too deeply"),
        ("noise.html", b'<meta charset="latin-1">' + bytes(range(256)) * 9, "not text"),
        ("half.html", b"<p>Born \xed\xa0\x80 in 1961.</p>", "half a character"),
        ("broken.docx", word(TOLD)[:900], "broken"),
        ("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "encrypted, or an old"),
        ("other.docx", zipped({"notes.txt": b"In 1961"}), "no Word document"),
        ("none.docx", word([]), "no text"),
        ("bad.docx", changed_part(word(TOLD), "word/document.xml", b"<w:document"), "broken"),
        ("none.html", b"<html><body><script>var a = 1</script></body></html>", "no text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00" + bytes(range(256)) * 9, "not text"),
        ("half.txt", b"I was born \xed\xa0\x80 in 1961.", "half a character"),
        ("what.xyz", b"In 1961", "none that can be read"),
        ("what", b"In 1961", "none that can be read"),
    ],
)
def test_what_is_wrong_is_one_clear_line(name: str, data: bytes, says: str) -> None:
    assert says in fault(name, data)


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = zipped({"word/document.xml": b"\0" * (201 * 1024 * 1024)})
    assert "unpacks to" in fault("bomb.docx", bomb)


def test_an_entity_of_another_file_is_never_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("In 1944 there was a secret.")
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = (
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]><w:document xmlns:w="{space}">'
        "<w:body><w:p><w:r><w:t>Born in 1961. &x;</w:t></w:r></w:p></w:body></w:document>"
    )
    try:
        text = from_bytes("x.docx", changed_part(word([]), "word/document.xml", xml.encode())).text
    except TimelineError:
        return
    assert "secret" not in text


def test_limits_can_be_set_and_are_named_with_the_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FILE_LIMIT_MB", "1")
    line = fault("large.pdf", b"%PDF" + b"x" * 1_100_000)
    assert "1,100,004" in line and "1,048,576" in line
    with pytest.raises(TimelineError, match="FILE_LIMIT_MB"):
        limits({"FILE_LIMIT_MB": "many"})
