"""Adding from the page: jobs, what a person says of a testimony, two reviewers at once."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from explorer_stories import catalogue
from flask.testing import FlaskClient

from timeline.catalogue import Catalogue
from timeline.catalogue.keeping import Keeper
from timeline.explorer.adding.jobs import BUSY, Job, Jobs
from timeline.explorer.adding.stated import fields_of
from timeline.explorer.dashboard import explorer
from timeline.explorer.server import Settings
from timeline.imports.ids import id_of
from timeline.model import TimelineError
from timeline.sources import from_text

TOLD = "I was born in 1981 in Aldburg. When I was seven I started school."


def _until_still(job: Job) -> None:
    deadline = time.monotonic() + 20
    while job.busy and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not job.busy


def test_a_fault_of_one_file_holds_up_no_other(tmp_path: Path) -> None:
    jobs, keeper = Jobs(), Keeper(tmp_path, shipped={})
    job = jobs.new("Ann")
    good = jobs.give(job, "Told in May.txt", TOLD.encode())
    bad = jobs.give(job, "scan.pdf", b"no PDF")
    _until_still(job)
    assert (good.state, bad.state) == ("asked", "fault")
    assert bad.fault.startswith("scan.pdf: ") and "\n" not in bad.fault
    jobs.keep(job, good.key, {"title": "In May"}, keeper)
    _until_still(job)
    assert (good.state, good.id, good.events) == ("done", "told-in-may", 2)
    assert keeper.stands(good.id) == "reviewing"
    assert keeper.history(good.id)[0].who == "Ann"


def test_what_is_cancelled_is_not_kept(tmp_path: Path) -> None:
    jobs, keeper = Jobs(), Keeper(tmp_path, shipped={})
    job = jobs.new()
    item = jobs.paste(job, TOLD, "")
    _until_still(job)
    jobs.cancel(item)
    jobs.keep(job, item.key, {}, keeper)
    _until_still(job)
    assert item.state == "cancelled" and item.state not in BUSY
    assert keeper.testimonies() == ()


def test_what_a_person_says_wins_and_days_may_be_words() -> None:
    told = from_text(TOLD, id="t")
    said: dict[str, Any] = {
        "title": " In May ", "narrator": "Ann", "told": "spring 2019", "birth": "1980-82",
        "pseudonym": True, "notices": ["torture"], "access": "public", "who": "Ben",
    }  # fmt: skip
    fields = fields_of(said, told)
    assert fields["title"] == "In May" and fields["told"] == "2019-21"
    assert fields["pseudonym"] is True and fields["notices"] == ("torture",)
    facts = fields["known_facts"]
    assert isinstance(facts, tuple) and [fact.what for fact in facts] == ["birth"]
    assert facts[0].source == "Ben"
    assert fields_of({}, told)["known_facts"] == ()
    for wrong in ({"access": "everybody"}, {"told": "when the moon was blue"}):
        with pytest.raises(TimelineError):
            fields_of(wrong, told)


def test_an_id_fits_an_address_and_a_file() -> None:
    assert id_of("../Told, in: May?") == "told-in-may"
    assert id_of("오월의 이야기") == "오월의-이야기"
    assert id_of("///") == "testimony"


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    """A client of an explorer that keeps one testimony, "t"."""
    opened: Catalogue = catalogue()
    opened._keep(Keeper(tmp_path, shipped={}))
    assert opened.keeper is not None
    opened.keeper.add(from_text(TOLD, id="t"), reviewing=True)
    made: FlaskClient = explorer(opened, Settings(folder=tmp_path)).server.test_client()
    return made


def test_the_second_of_two_reviewers_is_told(client: FlaskClient) -> None:
    def decide(who: str, date: str) -> Any:
        said = {"event": "t-e01", "kind": "date", "date": date, "seen": "", "who": who}
        return client.post("/review/t/decide", json=said)

    first = decide("한나", "1983").get_json()
    assert first["moves"] == 1 and "t-e02" in first["cards"]
    second = decide("Ben", "1984")
    assert second.status_code == 409
    assert "한나" in second.get_json()["fault"] and "1983" in second.get_json()["cards"]["t-e01"]


def test_words_that_are_no_date_are_told_at_once(client: FlaskClient) -> None:
    def read(text: str) -> Any:
        return client.post("/review/t/date", json={"text": text}).get_json()

    assert read("봄 1997")["edtf"] == "1997-21"
    assert "not a date" in read("when the moon was blue")["fault"]
    answer = client.post("/review/t/decide", json={"event": "nobody", "kind": "accept"})
    assert answer.status_code == 400
    assert "no such event" in answer.get_data(as_text=True)
