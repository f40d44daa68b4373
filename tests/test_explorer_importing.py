"""Importing from the page: what was understood, who may, what a history that is given holds."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from explorer_stories import catalogue
from flask.testing import FlaskClient
from test_packs import pack_in

from timeline.catalogue import Catalogue
from timeline.catalogue.keeping import Keeper
from timeline.explorer.dashboard import Explorer, explorer
from timeline.explorer.server import Settings

TABLE = (
    b"title,date,person,layer\nThe mill burns,1931,,Town\nBorn,1920,Ann Ode,\nBad,31 Feb 1931,,\n"
)


@pytest.fixture
def app(tmp_path: Path) -> Explorer:
    opened: Catalogue = catalogue()
    opened._keep(Keeper(tmp_path / "kept", shipped={}))
    return explorer(opened, Settings(folder=tmp_path / "kept"))


@pytest.fixture
def client(app: Explorer) -> FlaskClient:
    made: FlaskClient = app.server.test_client()
    return made


def give(client: FlaskClient, name: str, data: bytes) -> str:
    answer = client.post(f"/import/file?name={name}", data=data)
    assert answer.status_code == 200, answer.text
    job: str = answer.get_json()["job"]
    return job


def still(client: FlaskClient, job: str) -> dict[str, Any]:
    """The state of a file once nothing is done with it any more."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        told: dict[str, Any] = client.get(f"/import/{job}/state").get_json()
        if told["state"] not in ("reading", "keeping"):
            return told
        time.sleep(0.02)
    raise AssertionError("it never ends")


def test_what_was_understood_is_shown_and_nothing_kept_until_it_is_confirmed(
    app: Explorer, client: FlaskClient
) -> None:
    job = give(client, "town.csv", TABLE)
    told = still(client, job)
    assert told["state"] == "read"
    for part in ("A table · 2 events · 1 person", "row 4: &#x27;31 Feb 1931&#x27;", "in 1920"):
        assert part in told["html"]
    keeper = app.catalogue.keeper
    assert keeper is not None and not keeper.testimonies()
    refused = client.post(f"/import/{job}/keep", json={"as": "lives"})
    assert refused.status_code == 400 and "at fault" in refused.text
    form = {"as": "lives", "whose": "The town", "access": "public", "rights": "CC BY",
            "skip": True, "who": "Eva"}  # fmt: skip
    assert client.post(f"/import/{job}/keep", json=form).status_code == 200
    assert still(client, job)["state"] == "done"
    kept = {each.narrator: each for each in keeper.testimonies()}
    assert set(kept) == {"The town", "Ann Ode"}
    ann = keeper.testimony(kept["Ann Ode"].id)
    assert (ann.access, ann.rights) == ("public", "CC BY")
    assert keeper.history(ann.id)[0].who == "Eva"
    assert "Ann Ode" in {row["narrator"] for row in app.ground.lives.values()}


def test_rows_become_lanes_of_history(app: Explorer, client: FlaskClient) -> None:
    job = give(client, "town.csv", TABLE)
    still(client, job)
    form = {"as": "history", "label": "Our town", "skip": True}
    client.post(f"/import/{job}/keep", json=form)
    assert "Our town" in still(client, job)["html"]
    assert app.ground.words("en").named("layer", "our-town-town") == "Town"
    assert app.ground.layers[:2] == ("our-town", "our-town-town")
    page = client.get("/settings?lang=en").text
    assert "Our town" in page and "added here" in page and "beside any life" in page
    assert client.post("/histories/checked", json={"id": "our-town"}).get_json() == {
        "says": "Nothing is wrong."
    }
    # A second one of the name waits, and says so.
    again = give(client, "town.csv", TABLE)
    still(client, again)
    client.post(f"/import/{again}/keep", json=form)
    told = still(client, again)
    assert told["state"] == "read" and "installed already" in told["html"]
    assert client.post("/histories/remove", json={"id": "our-town"}).status_code == 200
    assert "our-town" not in app.ground.layers


def test_a_file_is_read_again_with_the_day_first(client: FlaskClient) -> None:
    job = give(client, "t.csv", b"title,date\nA,3/5/1931\n")
    assert 'data-order="day"' in still(client, job)["html"]
    client.post(f"/import/{job}/order", json={"order": "day"})
    assert "1931-05-03" in still(client, job)["html"]


@pytest.mark.parametrize(
    ("name", "data", "status", "says"),
    [
        ("a.exe", b"x", 415, "cannot be imported"), ("a.xlsx", b"x", 415, "save the sheet as CSV"),
        ("../../etc/a.pdf", b"x", 415, "a.pdf:"),
        ("a.csv", b"x" * 30_000_000, 400, "the limit is"),
    ],
)  # fmt: skip
def test_what_is_not_taken_is_told_before_it_is_read(
    client: FlaskClient, name: str, data: bytes, status: int, says: str
) -> None:
    answer = client.post(f"/import/file?name={name}", data=data)
    assert answer.status_code == status and says in answer.text
    assert len(answer.text.splitlines()) == 1


def test_told_words_stay_words(client: FlaskClient) -> None:
    job = give(client, "h.csv", b'title,date\n"<img src=x onerror=alert(1)>",1931\n')
    assert "<img" not in still(client, job)["html"]


def test_a_wrong_wish_is_one_line(client: FlaskClient) -> None:
    job = give(client, "t.csv", b"title,date\nA,1931\n")
    still(client, job)
    for wish in ({}, {"as": "x"}, {"as": "history", "label": " "}, {"as": "lives", "access": "all"},
                 {"as": "history", "label": "A", "country": "<b>"}):  # fmt: skip
        answer = client.post(f"/import/{job}/keep", json=wish)
        assert answer.status_code == 400 and len(answer.text.splitlines()) == 1
    assert client.get("/import/nothing/state").status_code == 400


def test_nobody_imports_where_a_page_only_shows(tmp_path: Path) -> None:
    opened: Catalogue = catalogue()
    opened._keep(Keeper(tmp_path, shipped={}))
    shows: FlaskClient = explorer(opened, Settings(host="0.0.0.0")).server.test_client()
    for address in ("/import/file?name=a.csv", "/import/x/keep", "/histories/new",
                    "/histories/show", "/histories/remove", "/histories/lives"):  # fmt: skip
        assert shows.post(address, json={}).status_code == 403
    assert "only shows" in shows.get("/import").text
    assert "only shows" in shows.get("/settings").text
    assert shows.get("/import/x/state").status_code == 403


# --- Histories ------------------------------------------------------------------------------------


def given(client: FlaskClient, files: dict[str, bytes]) -> str:
    job: str = client.post("/histories/new", json={}).get_json()["job"]
    for name, data in files.items():
        answer = client.post(f"/histories/{job}/file?name={name}", data=data)
        assert answer.status_code == 200, answer.text
    client.post(f"/histories/{job}/check", json={})
    return job


def tables(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in pack_in(folder).iterdir()}


def zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in files.items():
            archive.writestr(f"river/{name}", data)
    return made.getvalue()


def test_a_zip_file_is_checked_then_installed(
    tmp_path: Path, app: Explorer, client: FlaskClient
) -> None:
    job = given(client, {"river.zip": zipped(tables(tmp_path / "river"))})
    assert "1 event · 1 name that dates · 1 place" in client.get(f"/histories/{job}").text
    assert "river" not in app.catalogue.installed()
    assert client.post(f"/histories/{job}/install", json={}).status_code == 200
    assert app.catalogue.installed() == {"river"}
    # Nobody's life names it: it is shown where somebody wants it.
    assert "river" not in app.ground.layers
    client.post("/histories/show", json={"id": "river", "how": "always"})
    assert "river" in app.ground.layers
    for wrong in ({"id": "river", "how": "x"}, {"id": "world", "how": "never"}, {"id": "none"}):
        assert client.post("/histories/show", json=wrong).status_code == 400


def test_tables_without_a_name_are_asked_for_one(
    tmp_path: Path, app: Explorer, client: FlaskClient
) -> None:
    files = tables(tmp_path / "river")
    del files["pack.toml"]
    job = given(client, files)
    assert 'name="label"' in client.get(f"/histories/{job}").text
    assert client.post(f"/histories/{job}/install", json={}).status_code == 400
    form = {"label": "The river country", "country": ""}
    assert client.post(f"/histories/{job}/install", json=form).status_code == 200
    assert app.ground.words("en").named("layer", "river") == "River"
    assert app.catalogue.installed() == {"the-river-country"}


def test_faults_of_a_history_are_told_and_nothing_is_installed(
    tmp_path: Path, app: Explorer, client: FlaskClient
) -> None:
    files = tables(tmp_path / "river")
    files["context_events.csv"] = files["context_events.csv"].replace(b"disaster", b"weather")
    job = given(client, files)
    shown = client.get(f"/histories/{job}").text
    assert "context_events.csv, row 2, column category: &#x27;weather&#x27; is none of" in shown
    assert str(tmp_path) not in shown and "timeline-history" not in shown
    assert client.post(f"/histories/{job}/install", json={}).status_code == 400
    assert app.catalogue.installed() == frozenset()
    new: str = client.post("/histories/new", json={}).get_json()["job"]
    stranger = client.post(f"/histories/{new}/file?name=people.csv", data=b"x")
    assert stranger.status_code == 400 and "no table of a history" in stranger.text
