"""The command line: what it prints, what it says of a bad file, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from timeline import __version__
from timeline.cli import app

TOLD = "I was born in 1961. In 1983 I married a sailor.\n"
BAD = 2
PROGRAM = (sys.executable, "-m", "timeline")
NO_DATES = ["yesterday", "2024-13-01", "17/01/2024", " ", "2024/..", "x" * 9999]


def timeline(*arguments: str | Path) -> Result:
    """Run the program in this process; a traceback would be an exception, which is raised."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def lines(text: str) -> list[str]:
    return text.splitlines()


@pytest.fixture
def testimony(tmp_path: Path) -> Path:
    file = tmp_path / "sailor.txt"
    file.write_text(TOLD, "utf-8")
    return file


# --- The program ------------------------------------------------------------------------------


def test_the_version_is_that_of_the_project() -> None:
    assert timeline("--version").stdout.strip() == __version__


def test_help_imports_nothing_heavy() -> None:
    asked = "import sys, timeline.cli; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    heavy = {"pandas", "numpy", "dash", "plotly", "duckdb", "ibis", "dateparser", "regex", "yaml"}
    assert not heavy & set(done.stdout.split())


# --- extract ----------------------------------------------------------------------------------


def test_one_file_gives_one_object(testimony: Path) -> None:
    result = timeline("extract", testimony)
    assert result.exit_code == 0
    life = json.loads(result.stdout)
    assert life["document"]["id"] == "sailor"
    assert [event["category"] for event in life["events"]] == ["birth", "family"]


def test_several_files_give_one_object_a_line_in_their_order(tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.txt" for name in ("c", "a", "b")]
    for file in files:
        file.write_text(TOLD, "utf-8")
    result = timeline("extract", *files)
    documents = [json.loads(line)["document"]["id"] for line in lines(result.stdout)]
    assert documents == ["c", "a", "b"]


def test_many_files_are_shared_out_and_still_come_in_their_order(tmp_path: Path) -> None:
    names = [f"n{number:02d}" for number in range(14)]
    for name in names:
        (tmp_path / f"{name}.txt").write_text(TOLD, "utf-8")
    (tmp_path / "n05.txt").write_bytes(b"")
    result = timeline("extract", *(tmp_path / f"{name}.txt" for name in names))
    documents = [json.loads(line)["document"]["id"] for line in lines(result.stdout)]
    assert documents == [name for name in names if name != "n05"]
    assert result.exit_code == BAD and "n05.txt" in result.stderr


def test_a_folder_is_filled_file_by_file(testimony: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "folder"
    result = timeline("extract", testimony, "--out", out)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert [path.name for path in out.iterdir()] == ["sailor.json"]
    assert json.loads((out / "sailor.json").read_text("utf-8"))["events"]


def test_two_files_of_one_name_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    for file in (tmp_path / "life.txt", tmp_path / "x" / "life.md"):
        file.write_text(TOLD, "utf-8")
    out = tmp_path / "out"
    result = timeline("extract", tmp_path / "life.txt", tmp_path / "x" / "life.md", "--out", out)
    assert result.exit_code == BAD and not out.exists()
    assert len(lines(result.stderr)) == 1 and "life.json" in result.stderr


def test_an_old_answer_stays_whole_where_the_new_one_fails(tmp_path: Path) -> None:
    (tmp_path / "life.txt").write_bytes(b"")
    (tmp_path / "life.json").write_text("old", "utf-8")
    assert timeline("extract", tmp_path / "life.txt", "--out", tmp_path).exit_code == BAD
    assert (tmp_path / "life.json").read_text("utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["life.json", "life.txt"]


def test_a_folder_that_is_a_file_is_told_in_one_line(testimony: Path) -> None:
    result = timeline("extract", testimony, "--out", testimony)
    assert result.exit_code == BAD and len(lines(result.stderr)) == 1


@pytest.mark.parametrize("date", NO_DATES)
def test_a_date_that_is_none_is_told_in_one_line(testimony: Path, date: str) -> None:
    result = timeline("extract", testimony, "--published", date)
    assert result.exit_code == BAD and result.stdout == ""
    assert len(lines(result.stderr)) == 1 and "--published" in result.stderr


def test_the_day_it_was_told_is_kept_and_bounds_the_life(testimony: Path) -> None:
    life = json.loads(timeline("extract", testimony, "--published", "1990-05").stdout)
    assert life["document"]["told"] == "1990-05"
    assert all(event["begin_of_the_begin"] <= "1990-05-31" for event in life["events"])


# --- Bad files --------------------------------------------------------------------------------

BAD_FILES = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t \r\n",
    "noise.txt": bytes(range(256)) * 8,
    "half.md": b"---\ntitle: [never closed\n---\nIn 1961.\n",
    "open.md": b"---\ntitle: no end\n",
    "picture.png": b"\x89PNG\r\n\x1a\n",
    "captions.vtt": b"not captions\n",
}


@pytest.mark.parametrize("name", sorted(BAD_FILES))
@pytest.mark.parametrize("command", ["extract", "tag"])
def test_a_bad_file_is_told_in_one_line_and_the_others_are_done(
    command: str, name: str, testimony: Path, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(BAD_FILES[name])
    result = timeline(command, tmp_path / name, testimony)
    assert result.exit_code == BAD
    assert len(lines(result.stderr)) == 1 and name in result.stderr
    assert "failed on it" not in result.stderr
    assert "sailor" in result.stdout


@pytest.mark.parametrize("command", ["extract", "tag"])
def test_an_absent_file_and_a_folder_are_told(
    command: str, testimony: Path, tmp_path: Path
) -> None:
    result = timeline(command, tmp_path / "absent.txt", tmp_path, testimony)
    assert result.exit_code == BAD and "sailor" in result.stdout
    assert len(lines(result.stderr)) == 2 and "absent.txt" in lines(result.stderr)[0]


def test_a_line_break_in_a_name_does_not_break_the_line(tmp_path: Path) -> None:
    assert len(lines(timeline("extract", tmp_path / "two\nlines.txt").stderr)) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only there may a name be any bytes")
def test_a_name_that_is_no_text_is_shown_as_far_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"li\xfffe.txt")
    file.write_text(TOLD, "utf-8")
    assert json.loads(timeline("extract", file).stdout)["document"]["id"] == "li\ufffdfe"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to try here")
@pytest.mark.parametrize("command", ["extract", "tag"])
def test_a_full_disk_is_told_in_one_line(command: str, testimony: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, command, testimony], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == BAD and done.stderr.count(b"\n") == 1


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(content=st.binary(max_size=400))
def test_no_bytes_make_it_stumble(tmp_path: Path, content: bytes) -> None:
    """Whatever a file holds: an answer, or one line that names the file; never a traceback."""
    file = tmp_path / "any.txt"
    file.write_bytes(content)
    result = timeline("extract", file)
    if result.exit_code == 0:
        life = json.loads(result.stdout)
        assert life["document"]["id"] == "any"
    else:
        assert result.exit_code == BAD and len(lines(result.stderr)) == 1
        assert "any.txt" in result.stderr and "failed on it" not in result.stderr


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_an_encoding_changes_nothing_but_the_bytes(tmp_path: Path, encoding: str) -> None:
    told = "나는 1961년 부산에서 태어났다. 1983년에 결혼했다. 그해 가을 우리는 이사했다.\n" * 3
    file = tmp_path / "life.txt"
    file.write_bytes(told.encode(encoding))
    tagged = [json.loads(line) for line in lines(timeline("tag", file).stdout)]
    assert tagged and all(told[one["start"] : one["end"]] == one["text"] for one in tagged)


def test_windows_line_ends_count_as_one(tmp_path: Path) -> None:
    told = "It began badly.\n\nIn 1961 I was born.\n"
    file = tmp_path / "life.txt"
    file.write_bytes(told.replace("\n", "\r\n").encode())
    (year,) = map(json.loads, lines(timeline("tag", file).stdout))
    assert told[year["start"] : year["end"]] == year["text"]


def test_a_line_without_end_is_read(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("and in 1961 we sailed again " * 500, "utf-8")
    assert timeline("extract", file).exit_code == 0


# --- tag --------------------------------------------------------------------------------------


def json_lines(*documents: object) -> str:
    return "".join(json.dumps(document, ensure_ascii=False) + "\n" for document in documents)


def tagged(result: Result) -> Iterator[tuple[str, str, str]]:
    for line in lines(result.stdout):
        one = json.loads(line)
        assert list(one) == ["doc", "start", "end", "text", "type", "value"]
        yield one["doc"], one["type"], one["value"]


def test_time_words_come_one_a_line(testimony: Path) -> None:
    assert list(tagged(timeline("tag", testimony))) == [
        ("sailor", "DATE", "1961"),
        ("sailor", "DATE", "1983"),
    ]


def test_json_lines_are_documents_of_their_own(tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    file.write_text(
        json_lines(
            {"doc": "first", "dct": "1999-05-05", "text": "They met yesterday."},
            {"doc": "second", "dct": "2001-02-03", "text": "They met yesterday."},
        ),
        "utf-8",
    )
    assert list(tagged(timeline("tag", file, "--kind", "news"))) == [
        ("first", "DATE", "1999-05-04"),
        ("second", "DATE", "2001-02-02"),
    ]


def test_the_day_given_serves_a_text_that_has_none(tmp_path: Path) -> None:
    file = tmp_path / "one.jsonl"
    file.write_text(json_lines({"text": "They met yesterday."}), "utf-8")
    result = timeline("tag", file, "--dct", "2001-02-03", "--kind", "news")
    assert list(tagged(result)) == [("one-1", "DATE", "2001-02-02")]


def test_ages_and_stages_are_for_the_chronology_alone(tmp_path: Path) -> None:
    file = tmp_path / "age.txt"
    file.write_text("In 1974, at the age of 13, I was still in middle school.\n", "utf-8")
    assert list(tagged(timeline("tag", file))) == [("age", "DATE", "1974")]


def test_a_bad_line_is_told_and_the_others_are_done(tmp_path: Path) -> None:
    file = tmp_path / "some.jsonl"
    file.write_text(
        '{"doc": "good", "text": "In 1961."}\nnot json\n[1]\n{"doc": "none"}\n\n'
        '{"doc": "last", "text": "In 1962."}\n',
        "utf-8",
    )
    result = timeline("tag", file)
    assert [doc for doc, _, _ in tagged(result)] == ["good", "last"]
    told = lines(result.stderr)
    assert result.exit_code == BAD and len(told) == 3
    assert all(
        f"some.jsonl: line {number}" in line for number, line in zip((2, 3, 4), told, strict=True)
    )


# --- explain ----------------------------------------------------------------------------------


def test_explain_tells_the_words_the_rule_and_the_reasons() -> None:
    result = timeline("explain", "I was born in 1961. Two years later we moved to Busan.")
    assert result.exit_code == 0
    for told in ("1961”  DATE 1961", "rule", "1963", "Events", "we moved to Busan”", "why:"):
        assert told in result.stdout, told
    assert "\x1b" not in result.stdout


def test_explain_reads_a_file_too(tmp_path: Path) -> None:
    file = tmp_path / "life.txt"
    file.write_text("I was born in 1961. Two years later we moved to Busan.", "utf-8")
    assert "in 1963" in timeline("explain", str(file)).stdout


def test_explain_needs_words() -> None:
    result = timeline("explain", "  ")
    assert result.exit_code == BAD and len(lines(result.stderr)) == 1


def test_explain_says_so_where_there_is_nothing() -> None:
    assert timeline("explain", "We ate bread.").stdout.count("none found") == 2


def test_a_line_whose_day_of_writing_is_no_date_is_told_and_read_without_it(tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    file.write_text(json_lines({"doc": "a", "dct": "bogus", "text": "In 1994 we left."}), "utf-8")
    result = timeline("tag", file)
    assert result.exit_code == 2
    assert "line 1: 'bogus' is no date" in result.stderr
    assert json.loads(result.stdout)["value"] == "1994"
