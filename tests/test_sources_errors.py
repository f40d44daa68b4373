"""A bad file gives one clear line that names it and what is wrong."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from timeline.model import TimelineError
from timeline.sources import read


def fault(path: Path, **options: Any) -> str:
    """The one line that reading a file gives."""
    with pytest.raises(TimelineError) as caught:
        read(path, **options)
    line = str(caught.value)
    assert path.name.split(".")[0] in line
    assert "\n" not in line
    return line


def wrote(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_an_absent_file(tmp_path: Path) -> None:
    assert "no such file" in fault(tmp_path / "gone.txt")
    assert "no such file" in fault(tmp_path / "gone.xyz")


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    assert "is a folder" in fault(tmp_path / "folder.txt")


@pytest.mark.parametrize(
    "data", [b"", b"  \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\xef\xbb\xbf\n"]
)
def test_an_empty_file(tmp_path: Path, data: bytes) -> None:
    assert "is empty" in fault(wrote(tmp_path, "empty.txt", data))


@pytest.mark.parametrize("size", [20, 400, 5_000, 100_000])
@pytest.mark.parametrize("seed", range(5))
def test_random_bytes_are_no_text(tmp_path: Path, size: int, seed: int) -> None:
    data = random.Random(seed).randbytes(size)
    line = fault(wrote(tmp_path, "noise.txt", data))
    assert "not text" in line or "does not fit" in line


def test_a_picture_named_txt(tmp_path: Path) -> None:
    data = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x00" + bytes(range(256)) * 4
    assert "not text" in fault(wrote(tmp_path, "picture.txt", data))


def test_an_encoding_that_is_not_known_here_is_not_taken_for_korean(tmp_path: Path) -> None:
    japanese = "私は1948年に大阪で生まれました。父は炭鉱で働いていました。".encode("shift_jis")
    assert "encoding" in fault(wrote(tmp_path, "talk.txt", japanese * 4))


def test_an_unknown_suffix_names_those_that_can_be_read(tmp_path: Path) -> None:
    line = fault(wrote(tmp_path, "story.xyz", b"I was born."))
    assert "'.xyz'" in line
    assert ".txt" in line


def test_a_file_that_is_too_large_names_the_limit_and_its_size(tmp_path: Path) -> None:
    line = fault(wrote(tmp_path, "large.txt", b"a " * 600), limit=1_000)
    assert "1,200" in line
    assert "1,000" in line


def test_broken_utf8_and_lone_surrogates(tmp_path: Path) -> None:
    text = "서울에서 태어났습니다. " * 20
    broken = text.encode()[:-1] + b"\xff" + text.encode()
    assert "looks like UTF-8" in fault(wrote(tmp_path, "broken.txt", broken))
    surrogate = ("I was born in Zürich, über all. " * 20).encode() + b"\xed\xa0\x80 and then."
    assert "half a character" in fault(wrote(tmp_path, "surrogate.txt", surrogate))
    utf16 = b"\xff\xfe" + "I was born".encode("utf-16-le") + b"\x00\xd8" + b"a\x00"
    assert "UTF-16" in fault(wrote(tmp_path, "wide.txt", utf16))


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = wrote(tmp_path, "closed.txt", b"I was born.")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "cannot be read (Permission denied)" in fault(path)
    monkeypatch.setattr(Path, "is_dir", refuse)
    assert "cannot be read" in fault(path)


@pytest.mark.parametrize(
    ("front", "says"),
    [
        ("---\nid: a\nI was born.\n", "no closing"),
        ("---\nid: [a\n---\nI was born.\n", "front matter is broken"),
        ("---\n- a\n- b\n---\nI was born.\n", "front matter is broken"),
        ("---\nid: a\n---\n\n", "no text below"),
        ("---\ntold: some day\n---\nI was born.\n", "told says 'some day'"),
        ("---\naccess: everybody\n---\nI was born.\n", "access says 'everybody'"),
        ("---\npseudonym: perhaps\n---\nI was born.\n", "pseudonym"),
        ("---\nnotices: torture\n---\nI was born.\n", "notices"),
        ("---\ntitle: [a, b]\n---\nI was born.\n", "title"),
        ("---\nid: !!python/object/apply:os.getcwd []\n---\nI was born.\n", "broken"),
    ],
)
def test_broken_front_matter(tmp_path: Path, front: str, says: str) -> None:
    assert says in fault(wrote(tmp_path, "story.md", front.encode()))


@pytest.mark.parametrize(
    ("text", "says"),
    [("I was born.\n", "WEBVTT"), ("WEBVTT\n\nNOTE nothing here\n", "no cue")],
)
def test_subtitles_without_mark_or_cue(tmp_path: Path, text: str, says: str) -> None:
    assert says in fault(wrote(tmp_path, "talk.vtt", text.encode()))


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ([{"what": "wedding", "edtf": "1970"}], "'wedding'"),
        ([{"what": "birth", "edtf": "long ago"}], "'long ago'"),
        ([{"what": "birth"}], "no edtf"),
        ([{"what": "event", "edtf": "1970"}], "no match"),
        ([{"what": "birth", "edtf": "1970", "who": "me"}], "'who'"),
        ({"birth": "1970"}, "no list"),
        (["1970"], "no object"),
    ],
)
def test_known_facts_that_cannot_be(tmp_path: Path, facts: object, says: str) -> None:
    path = wrote(tmp_path, "story.txt", b"I was born by the sea.")
    assert says in fault(path, known_facts=facts)
    (tmp_path / "story.meta.json").write_text(json.dumps({"known_facts": facts}))
    assert says in fault(path)


def test_a_broken_meta_file_is_named(tmp_path: Path) -> None:
    path = wrote(tmp_path, "story.txt", b"I was born by the sea.")
    for broken in ("{", "[]", '{"published": "never"}'):
        (tmp_path / "story.meta.json").write_text(broken)
        assert "story.meta.json" in fault(path)


def test_a_published_date_that_is_none(tmp_path: Path) -> None:
    path = wrote(tmp_path, "story.txt", b"I was born by the sea.")
    assert "published" in fault(path, published="yesterday")


def test_a_message_stays_short_whatever_a_file_makes_of_a_field(tmp_path: Path) -> None:
    nested = "a: &a [x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b]\nid: *c\n"
    line = fault(wrote(tmp_path, "nested.md", f"---\n{nested}---\nI was born.\n".encode()))
    assert len(line) < len(str(tmp_path)) + 200
    long = "told: " + "x" * 5_000
    assert len(fault(wrote(tmp_path, "long.md", f"---\n{long}\n---\nI was born.\n".encode()))) < (
        len(str(tmp_path)) + 200
    )


def test_cues_without_end_are_read_in_time(tmp_path: Path) -> None:
    cues = "WEBVTT\n\n" + "00:00:01.000 --> 00:00:02.000\nwe left\n7\n" * 3_000
    path = wrote(tmp_path, "cues.vtt", cues.encode())
    assert len(read(path).paragraphs) == 3_000
    closed = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Rosa>We left." + "</v>" * 3_000
    path = wrote(tmp_path, "closed.vtt", closed.encode())
    [cue] = read(path).paragraphs
    assert read(path).text[cue.start : cue.end] == "We left."
