"""Whom the explorer's server answers, what it lets a page do, and how it is set."""

from __future__ import annotations

import pytest
from explorer_stories import catalogue
from flask import Flask
from flask.testing import FlaskClient

from timeline.explorer.dashboard import explorer
from timeline.explorer.run import main
from timeline.explorer.server import Settings, host_name, settings_from
from timeline.model import TimelineError


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    """A client of an explorer that also answers to "valley.example"."""
    server: Flask = explorer(catalogue(), Settings(allowed=("valley.example",))).server
    return server.test_client()


@pytest.mark.parametrize(
    "host",
    ["localhost", "localhost:8050", "127.0.0.1:8050", "[::1]:8050", "valley.example", "LOCALHOST"],
)
def test_known_names_are_answered(client: FlaskClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example:8050",
        "[::2]",
        "a@localhost",
    ],
)
@pytest.mark.parametrize("path", ["/", "/_dash-layout", "/assets/page.css"])
def test_other_names_are_refused(client: FlaskClient, host: str, path: str) -> None:
    with client.get(path, headers={"Host": host}) as answer:
        assert answer.status_code == 400


def test_a_write_must_come_from_the_page_itself(client: FlaskClient) -> None:
    def write(**headers: str) -> int:
        return client.post("/_dash-update-component", json={}, headers=headers).status_code

    assert write(Host="localhost", Origin="http://evil.example") == 403
    assert write(Host="localhost", Origin="null") == 403
    assert write(Host="localhost", **{"Sec-Fetch-Site": "cross-site"}) == 403


def test_every_answer_carries_the_headers(client: FlaskClient) -> None:
    for path in ("/", "/assets/page.css", "/_dash-layout", "/nowhere"):
        with client.get(path) as answer:
            headers = answer.headers
        assert "default-src 'self'" in headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert "'unsafe-eval'" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"


def test_the_served_page_can_be_read_before_any_script_runs(client: FlaskClient) -> None:
    page = client.get("/").get_data(as_text=True)
    assert '<html lang="en">' in page
    assert "Ann Aldous" in page
    assert "Crosses the river" in page
    assert "Eats bark &amp; &lt;b&gt;roots&lt;/b&gt;" in page
    assert "Tells of: death of a child" in page
    korean = client.get("/?lang=ko").get_data(as_text=True)
    assert '<html lang="ko">' in korean
    assert "역사 앞의 삶" in korean


def test_host_names() -> None:
    assert host_name("LocalHost:8050") == "localhost"
    assert host_name("[::1]:8050") == "::1"
    assert host_name("localhost:port") == ""


def test_settings() -> None:
    assert settings_from({}) == Settings("127.0.0.1", 8050, ())
    told = settings_from(
        {"HOST": "0.0.0.0", "PORT": "9000", "ALLOWED_HOSTS": "a.example, B.example"}
    )
    assert told == Settings("0.0.0.0", 9000, ("a.example", "b.example"))
    assert not told.local


@pytest.mark.parametrize("port", ["http", "-1", "0", "70000", "80.5", "٨٠٨٠", "9" * 5000])
def test_a_bad_port_is_one_clear_line(
    port: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(TimelineError, match="not a port"):
        settings_from({"PORT": port})
    monkeypatch.setenv("PORT", port)
    assert main() == 2
    said = capsys.readouterr().err
    assert said.startswith("PORT=") and said.count("\n") == 1


@pytest.mark.parametrize(
    ("wanted", "address", "sent_to"),
    [
        ("ko-KR,ko;q=0.9,en;q=0.5", "/", "/?lang=ko"),
        ("ko", "/?from=1990&to=2000", "/?from=1990&to=2000&lang=ko"),
        ("ko", "/?lang=en", None),
        ("en-GB,ko;q=0.3", "/", None),
        ("fi", "/", None),
    ],
)
def test_the_page_opens_in_the_language_of_the_browser(
    client: FlaskClient, wanted: str, address: str, sent_to: str | None
) -> None:
    answer = client.get(address, headers={"Accept-Language": wanted, "Accept": "text/html"})
    assert answer.headers.get("Location") == sent_to
    assert answer.status_code == (302 if sent_to else 200)
