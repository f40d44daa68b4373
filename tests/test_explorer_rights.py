"""Who may write through the page: nobody in public, whoever holds the token, whoever sits here."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from typer.testing import CliRunner

from timeline.catalogue import Catalogue
from timeline.catalogue.keeping import Keeper
from timeline.cli import app
from timeline.explorer.dashboard import Explorer, explorer
from timeline.explorer.rights import COOKIE, Rate
from timeline.explorer.server import ROOM, Settings
from timeline.sources import from_text
from timeline.sources.limits import limits

TOLD = (
    "I was born in 1981 in Aldburg. When I was seven I started school. "
    "In 1996 my father died of hunger. In 2002 I reached Corvale."
)
TOKEN = "a-long-enough-token"
WRITES = (
    "add", "finish", "remove", "restore", "link", "forget", "decide", "undo", "rerun",
    "save_story", "drop_story", "note_export", "backup",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a private testimony that is kept, and one that is being reviewed."""
    made = tmp_path_factory.mktemp("kept")
    keeper = Keeper(made)
    keeper.add(from_text(TOLD, id="mira"))
    keeper.add(from_text(TOLD.replace("1981", "1982"), id="nora"), reviewing=True)
    return made


@pytest.fixture(scope="module")
def public(folder: Path) -> Explorer:
    """A public explorer of that folder."""
    return explorer(Catalogue.opened(folder, public=True), Settings(public=True, folder=folder))


def _client(folder: Path, **settings: Any) -> FlaskClient:
    made = explorer(Catalogue.opened(folder), Settings(folder=folder, **settings))
    client: FlaskClient = made.server.test_client()
    return client


def _bytes(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "derived" not in path.parts
    }


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The keeper's methods that write, as far as they were called."""
    names: list[str] = []

    def watched(name: str) -> Any:
        def refuse(*_: Any, **__: Any) -> None:
            names.append(name)
            raise AssertionError(f"{name} was called")

        return refuse

    for name in WRITES:
        monkeypatch.setattr(Keeper, name, watched(name))
    yield names


def _output(key: str) -> Any:
    """The outputs of a callback, as the browser names them."""
    each = [part.rpartition(".") for part in key.strip(".").split("...")]
    made = [{"id": id, "property": name} for id, _, name in each]
    return made if key.startswith("..") else made[0]


SAMPLES: dict[str, Any] = {
    "size": {"width": 900, "theme": "light", "narrow": False},
    "shell": {"lang": "ko"},
    "grid-ready": True,
}
ADDRESSES = ("", "?page=table", "?page=research", "?event=mira:mira-e01", "?life=mira&show=life")


def test_no_callback_writes_in_public(public: Explorer, folder: Path, called: list[str]) -> None:
    client, before = public.server.test_client(), _bytes(folder)
    client.get("/_dash-layout")
    answered = 0
    assert public.callback_map
    for key, callback in public.callback_map.items():
        for address in ADDRESSES:
            sent = {
                "output": key,
                "outputs": _output(key),
                "inputs": [
                    {**one, "value": SAMPLES.get(one["id"], address)} for one in callback["inputs"]
                ],
                "state": [
                    {**one, "value": SAMPLES.get(one["id"], address)} for one in callback["state"]
                ],
                "changedPropIds": [f"{one['id']}.{one['property']}" for one in callback["inputs"]],
            }
            answer = client.post("/_dash-update-component", json=sent)
            answered += answer.status_code in (200, 204)
            assert b"Aldburg" not in answer.data, f"{key} shows what is private"
    assert answered >= 5 * len(ADDRESSES)
    assert called == []
    assert _bytes(folder) == before


# What is asked by POST and only shows: a story is made in the browser where nothing may be kept.
SHOWS = ("/_dash-update-component", "/stories/shown", "/stories/checked", "/stories/link")


def test_no_address_writes_in_public(public: Explorer, folder: Path, called: list[str]) -> None:
    client, before, tried = public.server.test_client(), _bytes(folder), 0
    for rule in public.server.url_map.iter_rules():
        address = re.sub(r"<(?:\w+:)?(\w+)>", "mira", rule.rule)
        for method in sorted((rule.methods or set()) - {"OPTIONS", "HEAD"}):
            sent = {"event": "mira-e01", "kind": "accept", "reason": "no", "testimony": "mira"}
            more = {"json": sent} if method != "GET" else {}
            with client.open(address, method=method, **more) as answer:
                if method != "GET" and rule.rule not in SHOWS:
                    tried += 1
                    assert answer.status_code in (403, 404), f"{method} {rule.rule}"
                assert b"Aldburg" not in answer.data, f"{method} {rule.rule} shows what is private"
    assert tried >= 10
    assert called == []
    assert _bytes(folder) == before


def test_in_public_the_page_says_how_one_may_add(public: Explorer) -> None:
    client = public.server.test_client()
    assert "only shows" in client.get("/add").get_data(as_text=True)
    assert "Add a testimony" not in client.get("/_dash-layout").get_data(as_text=True)
    assert client.get("/review/mira").get_data(as_text=True).count("Aldburg") == 0


def test_whoever_sits_here_may_write(folder: Path) -> None:
    client = _client(folder)
    assert "Add a testimony" in client.get("/_dash-layout").get_data(as_text=True)
    assert client.post("/add/new", json={}).status_code == 200
    assert (
        client.post("/add/new", json={}, headers={"Origin": "http://b.example"}).status_code == 403
    )


def test_elsewhere_it_only_shows(folder: Path) -> None:
    client = _client(folder, host="0.0.0.0", allowed=("localhost",))
    assert client.post("/add/new", json={}).status_code == 403
    assert client.post("/token", data="").status_code == 403
    assert client.get("/review/mira").get_data(as_text=True).count("Aldburg") == 0


def test_who_holds_the_token_may_write(folder: Path) -> None:
    client = _client(folder, host="0.0.0.0", token=TOKEN)
    assert client.post("/add/new", json={}).status_code == 403
    assert client.post("/token", data="not the token").status_code == 403
    assert 'type="password"' in client.get("/add").get_data(as_text=True)
    answer = client.get(f"/add?token={TOKEN}&lang=en")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/add?lang=en")
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and TOKEN not in cookie
    assert client.post("/add/new", json={}).status_code == 200
    client.set_cookie(COOKIE, "something else")
    assert client.post("/add/new", json={}).status_code == 403
    assert client.post("/token", data=TOKEN).status_code == 204
    assert client.post("/add/new", json={}).status_code == 200


def test_a_wrong_token_in_an_address_goes_too(folder: Path) -> None:
    client = _client(folder, token=TOKEN)
    answer = client.get("/?token=wrong&from=1990")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/?from=1990")
    assert COOKIE not in answer.headers.get("Set-Cookie", "")


def test_what_is_given_is_limited_in_kind_and_size(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = _client(folder)
    job = client.post("/add/new", json={}).get_json()["job"]
    assert client.post(f"/add/{job}/file?name=a.exe", data=b"MZ").status_code == 415
    monkeypatch.setenv("TEXT_LIMIT_MB", "1")
    large = b"a" * (limits().text + 1)
    answer = client.post(f"/add/{job}/file?name=a.txt", data=large)
    assert answer.status_code == 413
    assert "a.txt" in answer.get_data(as_text=True) and "limit" in answer.get_data(as_text=True)
    more = b"{}" + b" " * (ROOM + 1)
    assert client.post("/review/mira/decide", data=more).status_code == 413


def test_so_many_in_so_long() -> None:
    rate = Rate(2, 60)
    assert [rate.allows("a"), rate.allows("a"), rate.allows("a"), rate.allows("b")] == [
        True, True, False, True,
    ]  # fmt: skip


def test_what_another_process_writes_appears(tmp_path: Path) -> None:
    made = explorer(Catalogue.opened(tmp_path), Settings(folder=tmp_path))
    client = made.server.test_client()
    kept = Keeper(tmp_path).add(from_text(TOLD, id="elsewhere"))
    deadline = time.monotonic() + 5
    while kept.id not in made.ground.lives and time.monotonic() < deadline:
        time.sleep(0.1)
        client.get("/_dash-layout")
    assert kept.id in made.ground.lives


def test_serve_says_in_one_line_what_is_wrong() -> None:
    def said(*options: str) -> str:
        done = CliRunner().invoke(app, ["serve", *options])
        assert done.exit_code == 2
        assert done.stderr.count("\n") == 1
        return done.stderr

    assert "--public --token" in said("--public", "--token", TOKEN)
    assert "8 characters" in said("--token", "short")
    assert "PORT=http" in said("--port", "http")
