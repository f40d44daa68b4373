"""Sharing, citing and taking away: every address only reads, and says whom it lets in."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from typing import Any

import numpy
import numpy.typing
import pytest
import zxingcpp
from explorer_stories import catalogue
from flask import Flask
from flask.testing import FlaskClient

from timeline.explorer.dashboard import explorer
from timeline.explorer.interface import interface
from timeline.explorer.server import Settings
from timeline.explorer.share import links
from timeline.exports import EXPORTS, cite
from timeline.exports.pixels import rastered


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    """A client of an explorer of the invented lives."""
    server: Flask = explorer(catalogue(), Settings(allowed=("valley.example",))).server
    return server.test_client()


def test_the_panel_has_link_embed_citations_and_every_format(client: FlaskClient) -> None:
    page = client.get("/share/panel?from=1994&to=2003&event=ann:e4").get_data(as_text=True)
    assert "http://localhost/?from=1994&amp;to=2003&amp;event=ann:e4" in page
    assert "/embed?from=1994" in page and 'src="/share/qr.svg?from=1994' in page
    assert all(f"/export/{name}?" in page for name in EXPORTS)
    assert page.count("/cite/bibtex") == 3  # event, testimony, selection
    assert "may have happened between 1994 and 2003" in page
    korean = client.get("/share/panel?lang=ko").get_data(as_text=True)
    assert interface("ko")("share.title") in korean


@pytest.mark.parametrize("format", EXPORTS)
def test_each_format_is_saved_under_a_name_of_ours(client: FlaskClient, format: str) -> None:
    answer = client.get(f"/export/{format}?periods=1994..2003")
    assert answer.status_code == 200 and answer.data
    said = answer.headers["Content-Disposition"]
    assert said.startswith('attachment; filename="lives-against-history')
    assert said.endswith(f'.{EXPORTS[format].suffix}"')


def test_what_is_exported_is_what_is_shown(client: FlaskClient) -> None:
    told = json.loads(client.get("/export/json?from=1994&to=2003&hide=ann").data)
    assert told["about"]["events"] > 3
    assert "ann" not in {event["testimony"] for event in told["events"]}


@pytest.mark.parametrize("style", cite.STYLES)
def test_citations_of_what_is_open(client: FlaskClient, style: str) -> None:
    for what in ("event", "testimony", "selection"):
        answer = client.get(f"/cite/{style}?event=ann:e4&what={what}")
        assert (answer.status_code == 200 and b"2019" in answer.data) or what == "selection"
    assert client.get(f"/cite/{style}?what=event").status_code == 404


@pytest.mark.parametrize(
    ("address", "status"),
    [("/export/xls", 404), ("/cite/apa", 404), ("/publish/check?publish-dates=hour", 400),
     ("/export/csv?words=%3Cscript%3E&from=x", 200), (f"/share/qr.svg?words={'x' * 3000}", 414)],
)  # fmt: skip
def test_what_there_is_not_is_one_line(client: FlaskClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    if status != 200:
        assert answer.mimetype == "text/plain" and answer.data.count(b"\n") == 1


@pytest.mark.parametrize("address", ["/export/csv", "/embed", "/share/panel", "/publish/take.zip"])
def test_none_of_them_writes_or_answers_strangers(client: FlaskClient, address: str) -> None:
    assert client.post(address).status_code in (403, 405)
    assert client.get(address, headers={"Host": "evil.example"}).status_code == 400


def test_only_the_embedded_page_may_stand_in_others(client: FlaskClient) -> None:
    answer = client.get("/embed?from=1994&to=2003")
    page = answer.get_data(as_text=True)
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    for other in ("/", "/share/panel", "/embedded"):
        policy = client.get(other).headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in policy
    assert "Tells of: death of a child" in page and "_dash" not in page and "<form" in page
    assert "Eats bark &amp; &lt;b&gt;roots&lt;/b&gt;" in page


def test_a_link_says_what_it_shows_where_it_is_posted(client: FlaskClient) -> None:
    def served(query: str) -> str:
        return client.get(f"/{query}", headers={"Host": "valley.example"}).get_data(as_text=True)

    page = served("?from=1994&to=2003&words=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert 'content="http://valley.example/share/preview.png?from=1994&amp;to=2003' in page
    assert "<script>alert" not in page
    assert 'property="og:title" content="Ann Aldous · Lives against history"' in served("?life=ann")
    assert "1 life" in served("?life=ann").partition('"og:description"')[2].partition(">")[0]
    korean = served("?life=ann&lang=ko")
    assert f'content="Ann Aldous · {interface("ko")("page.title")}"' in korean
    assert "사건" in korean.partition('"og:description"')[2].partition(">")[0]


def test_the_preview_is_a_picture_of_its_size(client: FlaskClient) -> None:
    made = client.get("/share/preview.png?from=1994&to=2003").data
    assert made.startswith(b"\x89PNG")
    size = (int.from_bytes(made[16:20], "big"), int.from_bytes(made[20:24], "big"))
    assert size == (1200, 630)


def test_the_folder_comes_as_a_zip_file(client: FlaskClient) -> None:
    listed = client.get("/publish/check?narrators=ann").get_data(as_text=True)
    assert interface("en")("publish.left") in listed
    made = client.get("/publish/take.zip?narrators=ann&publish-dates=decade").data
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        page = file.read("lives-against-history/index.html").decode()
    assert "Aldous" not in page and "1997" not in page and "Narrator 1" in page


def pixels(png: bytes) -> numpy.typing.NDArray[numpy.uint8]:
    """The grey values of a PNG as `rastered` makes them (RGBA, eight bits)."""
    parts, at = [], 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        if png[at + 4 : at + 8] == b"IDAT":
            parts.append(png[at + 8 : at + 8 + length])
        at += length + 12
    wide = int.from_bytes(png[16:20], "big")
    rows = numpy.frombuffer(zlib.decompress(b"".join(parts)), numpy.uint8)
    rows = rows.reshape(-1, wide * 4 + 1)
    shown = numpy.zeros((len(rows), wide, 4), numpy.uint8)
    for number, row in enumerate(rows):
        raw = row[1:].reshape(wide, 4)
        above = shown[number - 1] if number else numpy.zeros_like(raw)
        if row[0] == 0:
            shown[number] = raw
        elif row[0] == 2:
            shown[number] = raw + above
        else:
            for x in range(wide):
                left = shown[number, x - 1].astype(int) if x else numpy.zeros(4, int)
                corner = above[x - 1].astype(int) if x else numpy.zeros(4, int)
                over = above[x].astype(int)
                guess = left + over - corner
                far = [abs(guess - each) for each in (left, over, corner)]
                best = numpy.where(
                    (far[0] <= far[1]) & (far[0] <= far[2]),
                    left, numpy.where(far[1] <= far[2], over, corner),
                )  # fmt: skip
                adds = {1: left, 3: (left + over) // 2, 4: best}[int(row[0])]
                shown[number, x] = (raw[x] + adds) % 256
    return numpy.ascontiguousarray(shown[:, :, 0])


@pytest.mark.parametrize(
    "query", ["from=1994&to=2003&event=ann:e4", "words=%EA%B5%B6%EC%A3%BC%EB%A6%BC&lang=ko",
              "narrators=" + ",".join(f"somebody-{number}" for number in range(60))],
)  # fmt: skip
def test_a_qr_code_leads_where_the_page_is(client: FlaskClient, query: str) -> None:
    """Read by a decoder that knows nothing of us."""
    drawn = client.get(f"/share/qr.svg?{query}").get_data(as_text=True)
    side = float(drawn.partition('viewBox="0 0 ')[2].partition(" ")[0])
    picture = pixels(rastered(drawn.replace("<svg ", f'<svg height="{side:g}" ', 1), 700))
    (read,) = zxingcpp.read_barcodes(picture)
    assert read.text == f"http://localhost/?{query}"


def test_a_qr_code_is_drawn_here() -> None:
    made = links.qr_code("http://localhost/?from=1994").decode()
    assert made.startswith("<svg") and "http://localhost" not in made.replace("www.w3.org", "")
    with pytest.raises(ValueError, match="longer than 2000"):
        links.qr_code("x" * 2001)
    assert links.shared_query("?show=filters&from=1994") == "?from=1994"
    assert links.only_here("http://127.0.0.1:8050/") and not links.only_here("http://a.example/")
    code: Any = links.embed_code("http://a.example/", '?words="><b>', interface("en"))
    assert '"><b>' not in code
