"""What was told stays text on every page, whatever it says."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from explorer_stories import Telling, life_of

from timeline.catalogue import Catalogue
from timeline.explorer import answers
from timeline.explorer.dashboard import explorer
from timeline.explorer.ground import Ground, ground_of
from timeline.explorer.served import to_html
from timeline.explorer.server import Settings
from timeline.explorer.view import read_view
from timeline.packs import shipped_packs

EVIL = "<evil onclick=alert(1)>&lt;x&gt;</evil><script>alert(2)</script>\"' onload='x"
NAMED = "Ann <img src=x onerror=alert(3)>"


class Found(HTMLParser):
    """What of a page's markup nobody of us wrote."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "evil" or (tag == "script" and not said.get("src") and "type" not in said):
            self.wrong.append(f"<{tag} {said}>")
        if tag == "img" and said.get("src") == "x":
            self.wrong.append(f"<{tag} {said}>")
        self.wrong += [f"{tag} {name}" for name in said if name.startswith("on")]
        for name in ("href", "src", "action"):
            if str(said.get(name) or "").strip().lower().startswith(("javascript:", "data:text")):
                self.wrong.append(f"{tag} {name}={said[name]}")


def wrong_in(html: str) -> list[str]:
    """The markup that came from what was told."""
    found = Found()
    found.feed(html)
    return found.wrong


@pytest.fixture(scope="module")
def asked() -> tuple[Catalogue, Ground]:
    """Two lives that try to be markup in everything that they tell."""

    def told(number: int, edtf: str, category: str) -> Telling:
        sentence = f"In {number} {EVIL}."
        return Telling(sentence, str(number), EVIL, category, edtf, EVIL, False)

    lives = [
        life_of(
            key,
            NAMED,
            [told(1970, "1970", "birth"), told(1990, "1990/1995", "work"),
             told(1997, "1997", "escape")],
            disputed=EVIL,
            notices=("torture",),
            source_url="javascript:alert(4)",
            rights=EVIL,
        )
        for key in ("one", "two")
    ]  # fmt: skip
    catalogue = Catalogue.of_lives(lives, list(shipped_packs()))
    return catalogue, ground_of(catalogue)


QUERIES = (
    "?from=1960&to=2000", "?event=one:e2", "?life=one&show=life", "?show=filters", "?words=evil",
    "?page=compare&with=one,two&mark=places", "?page=compare&with=one,two&axis=age",
    "?page=research&month=1992-01", "?page=method", "?page=read&testimony=one",
    "?narrators=one&places=%3Cevil%3E", "?page=compare&with=%3Cevil%20onclick=x%3E",
    "?page=research&month=%3Cscript%3Ealert(1)%3C/script%3E", "?hide=one",
)  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("narrow", [False, True])
def test_no_told_word_becomes_markup(
    asked: tuple[Catalogue, Ground], query: str, narrow: bool
) -> None:
    catalogue, ground = asked
    view, size = read_view(query), answers.Size(narrow=narrow)
    places, _ = answers.words(catalogue, ground, view, size)
    shown = [
        *answers.picture(catalogue, ground, view, size).places.values(),
        *places.values(),
        answers.sheet(catalogue, ground, view, writes=True),
        answers.panel(catalogue, ground, view, writes=True)[0],
    ]
    html = to_html(shown)
    assert wrong_in(html) == []
    assert "<evil" not in html and "<img" not in html


@pytest.mark.parametrize(
    "path",
    ["/?from=1960&to=2000", "/present", "/handout", "/embed", "/embed?lang=ko", "/share/panel",
     "/share/panel?event=one:e2", "/publish/check", "/add", "/stories", "/stories/edit", "/import",
     "/?lang=%3Cevil%3E", "/present?life=%3Cevil%20onclick=x%3E"],
)  # fmt: skip
def test_no_page_of_its_own_takes_told_words_for_markup(
    asked: tuple[Catalogue, Ground], path: str
) -> None:
    client = explorer(asked[0], Settings()).server.test_client()
    answer = client.get(path)
    assert answer.status_code in (200, 302, 403, 404)
    assert [each for each in wrong_in(answer.get_data(as_text=True)) if "_dash" not in each] == []
