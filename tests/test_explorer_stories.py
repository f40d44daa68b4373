"""Stories through the page: who may keep them, what is shown to whom, and hostile ones as text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from explorer_stories import catalogue
from flask.testing import FlaskClient

from timeline.catalogue import Catalogue
from timeline.catalogue.keeping import Keeper
from timeline.catalogue.stories import Story, StoryStep, link_of
from timeline.explorer.dashboard import explorer
from timeline.explorer.server import ROOM, Settings

HOSTILE = "</textarea></title><script>hit()</script>\"'><img src=x onerror=hit()>"
STEP = {"testimony": "ann", "event": "e4", "question": HOSTILE}
WRITES = ("/stories/save", "/stories/load?name=x.json", "/stories/mine/remove")


class Server:
    """An explorer of the six lives, with a folder in which stories are kept."""

    def __init__(self, folder: Path) -> None:
        self.keeper = Keeper(folder, shipped={})
        self.catalogue: Catalogue = catalogue()
        self.catalogue._keep(self.keeper)
        self.app = explorer(self.catalogue, Settings(folder=folder))
        self.client: FlaskClient = self.app.server.test_client()

    def post(self, address: str, value: Any, **headers: str) -> Any:
        """What the page sends."""
        kind = "application/json"
        return self.client.post(address, data=json.dumps(value), content_type=kind, headers=headers)

    def in_public(self, public: bool) -> None:
        self.catalogue.public = public
        self.app.server.config["TIMELINE_SETTINGS"] = Settings(public=public)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Server:
    return Server(tmp_path_factory.mktemp("kept"))


@pytest.fixture
def public(server: Server) -> Iterator[Server]:
    """The same, shown to everybody."""
    server.in_public(True)
    yield server
    server.in_public(False)


def test_a_story_is_saved_and_edited_and_a_shipped_one_never_overwritten(server: Server) -> None:
    new = server.post("/stories/save", {"story": {"title": "One", "steps": [STEP]}, "who": "Ann"})
    assert new.status_code == 200
    id, seen = new.json["id"], new.json["seen"]
    kept = server.keeper.story(id) or {}
    assert (kept["changed_by"], kept["testimonies"]) == ("Ann", ["ann"])
    again = {"story": {**kept, "title": "Two"}, "seen": seen, "who": "Ben"}
    assert server.post("/stories/save", again).json["id"] == id
    stale = server.post("/stories/save?lang=ko", again)
    assert (stale.status_code, "Ben" in stale.text, "저장" in stale.text) == (409, True, True)
    copy = server.post("/stories/save", {"story": {"id": "leaving", "title": "L", "steps": []}})
    assert copy.json["id"] != "leaving"
    gone = server.post(f"/stories/{id}/remove", {}).json["story"]
    assert server.post("/stories/save", again).status_code == 409  # removed meanwhile
    assert server.post("/stories/save", {"story": gone, "seen": ""}).json["id"] == id


@pytest.mark.parametrize(
    "story",
    [None, [], "x", {"title": "x"}, {"title": "", "steps": []}, {"title": "x", "steps": [{}]},
     {"title": "x", "steps": [], "id": "../../x"}, {"title": "x", "steps": [{"note": {}}]}],
)  # fmt: skip
def test_what_is_no_story_is_one_line_and_keeps_nothing(server: Server, story: Any) -> None:
    before = sorted(server.keeper.folder.stories.glob("*"))
    answer = server.post("/stories/save", {"story": story})
    assert (answer.status_code, answer.mimetype) == (400, "text/plain")
    assert len(answer.text.strip().splitlines()) == 1
    assert sorted(server.keeper.folder.stories.glob("*")) == before


def test_a_file_is_kept_as_a_new_private_story(server: Server) -> None:
    told = {"id": "leaving", "title": "From afar", "access": "public", "steps": [STEP]}
    kept = server.post("/stories/load?name=../x.json", told)
    story = server.keeper.story(kept.json["id"]) or {}
    assert (story["id"] != "leaving", story["access"]) == (True, "private")
    bad = server.post("/stories/load?name=..%2F..%2Fbad.json", {"steps": [5, 6]})
    assert [line[:9] for line in bad.text.strip().splitlines()] == ["bad.json:", "bad.json:"]
    large = server.client.post("/stories/load?name=x", data=b" " * (ROOM + 1))
    assert large.status_code == 413


def test_a_hostile_story_is_text_wherever_it_is_shown(server: Server) -> None:
    told = {"title": HOSTILE, "by": HOSTILE[:80], "steps": [STEP, {"sentence": HOSTILE}]}
    lost = {"testimony": HOSTILE, "event": HOSTILE, "quote": HOSTILE}
    told["steps"] = [STEP, {"sentence": HOSTILE}, lost]
    id = server.post("/stories/save", {"story": told}).json["id"]
    link = link_of(Story("", HOSTILE, steps=(StoryStep(sentence=HOSTILE),)))
    for address in (
        "/stories",
        f"/stories/edit?id={id}",
        f"/stories/edit?from={link}",
        f"/present?story={id}",
        f"/present?story={link}",
        f"/handout?story={id}",
    ):
        page = server.client.get(address)
        assert page.status_code == 200
        assert "hit()" in page.text
        assert "<script>hit" not in page.text
        assert "<img src=x" not in page.text
    file = server.client.get(f"/stories/{id}.json")
    assert json.loads(file.text)["title"] == " ".join(HOSTILE.split())
    assert file.headers["Content-Disposition"].startswith("attachment")


def test_in_public_nobody_keeps_anything_and_private_stories_are_not_there(
    public: Server,
) -> None:
    hidden = public.keeper.save_story({"id": "mine", "title": "Secret plan", "steps": [STEP]})
    public.keeper.save_story(
        {"id": "open", "title": "Open plan", "access": "public", "steps": [STEP]}
    )
    listed = public.client.get("/stories").text
    assert ("Open plan" in listed, "Secret plan" in listed) == (True, False)
    for address in (
        f"/stories/edit?id={hidden}",
        f"/stories/edit?from={hidden}",
        f"/stories/{hidden}.json",
        f"/present?story={hidden}",
    ):
        answer = public.client.get(address)
        assert (answer.status_code, "Secret plan" in answer.text) == (404, False)
    before = {p.name: p.read_bytes() for p in public.keeper.folder.stories.glob("*")}
    for address in WRITES:
        answer = public.post(address, {"story": {"title": "x", "steps": [STEP]}})
        assert answer.status_code == 403
    assert {p.name: p.read_bytes() for p in public.keeper.folder.stories.glob("*")} == before
    # What is only asked is answered all the same, and keeps nothing.
    story = {"title": "Mine", "steps": [STEP]}
    assert "story-step" in public.post("/stories/shown", {"story": story}).json["html"]
    assert public.post("/stories/link", {"story": story}).json["link"].startswith("~")
    assert public.post("/stories/checked?name=x", story).json["story"]["title"] == "Mine"
    assert {p.name: p.read_bytes() for p in public.keeper.folder.stories.glob("*")} == before


def test_another_site_can_send_nothing(server: Server) -> None:
    for address in (*WRITES, "/stories/shown", "/stories/link"):
        answer = server.post(address, {}, Origin="http://elsewhere.example")
        assert answer.status_code == 403


def test_the_editor_begins_with_what_is_chosen(server: Server) -> None:
    def steps(query: str) -> int:
        page: str = server.client.get(f"/stories/edit?{query}").text
        return page.count('data-key="')

    blank = steps("")
    assert steps("life=ann") - blank == 6
    assert steps("narrators=ann,ben&categories=birth") - blank == 2
    assert steps("life=ann&without=death%20of%20a%20child") - blank == 0
    assert steps("life=ann&drop=ann:e1,ann:e2") - blank == 4
    found = json.loads(server.client.get("/stories/find?find=river&whose=").text)
    assert ("Crosses the river" in found["html"], found["says"]) == (True, "1 moment")
