"""The log: whatever order decisions and undoings come in, it is the state of replaying it."""

from __future__ import annotations

import io
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kept_stories import SAILOR, dates, decide, told, with_sailor

from timeline.catalogue.keeping import Decision, Entry, Keeper
from timeline.catalogue.keeping.applying import apply
from timeline.catalogue.keeping.disk import whole_lines
from timeline.catalogue.keeping.log import entry_of, line_of, marked
from timeline.extract import prepare
from timeline.model import TimelineError

EVENTS = [f"sailor-e0{number}" for number in range(1, 6)]
WORDS = {"start": str(SAILOR.index("In 2006")), "end": str(len(SAILOR) - 2)}

# What is decided about which event, or the number of a step that is undone.
Step = tuple[str, str, dict[str, str]] | int

_some = st.sampled_from(EVENTS)
_decisions = st.one_of(
    st.tuples(_some, st.just("accept"), st.just({})),
    st.tuples(_some, st.just("reject"), st.just({})),
    st.tuples(
        _some,
        st.just("date"),
        st.sampled_from(["1979", "1980", "1994/1998", "2001-05"]).map(lambda d: {"date": d}),
    ),
    st.tuples(
        _some, st.just("title"), st.text(min_size=1).map(lambda t: {"title": t})
    ),
    st.tuples(
        _some, st.just("merge"), _some.map(lambda e: {"with": e})
    ),
    st.tuples(
        st.just(""), st.just("add"), st.just({**WORDS, "title": "A feast", "category": "other"})
    ),
    st.tuples(
        _some, st.just("split"), st.just({**WORDS, "title": "A part of it"})
    ),
)  # fmt: skip
_steps = st.lists(st.one_of(_decisions, st.integers(0, 12)), max_size=9)


@given(_steps)
@settings(max_examples=30)
def test_any_decisions_and_undoings_are_the_state_of_replaying_them(steps: list[Step]) -> None:
    """Two keepers take turns; the number of a step undoes it. What either has in memory, what a
    third reads from the disk, and the entries that stand, replayed, are one."""
    with tempfile.TemporaryDirectory() as place:
        one = with_sailor(Path(place))
        both = [one, Keeper(one.folder.path, shipped={})]
        acknowledged: list[str] = [entry.id for entry in one.history("sailor")]
        for turn, step in enumerate(steps):
            kept = both[turn % 2]
            try:
                if isinstance(step, int):
                    change = kept.undo(acknowledged[step % len(acknowledged)])
                else:
                    event, kind, value = step
                    change = kept.decide(Decision("sailor", event, kind, value))
            except TimelineError:
                continue  # that event is no more, or it is undone already
            assert change.entry is not None
            acknowledged.append(change.entry.id)
        fresh = Keeper(one.folder.path, shipped={})
        state = fresh.folder.state()
        assert [entry.id for entry in state.entries] == acknowledged
        stand = [entry for entry in state.entries if not entry.undone]
        replayed = apply(prepare(told(Path(place), "sailor", SAILOR)), stand).life
        for kept in (*both, fresh):
            assert kept.life("sailor").events == replayed.events
            assert kept.life("sailor").conflicts == replayed.conflicts


_entries = st.builds(
    Entry,
    id=st.text(max_size=8), testimony=st.text(max_size=8), event=st.text(max_size=8),
    kind=st.sampled_from(["date", "accept"]), value=st.dictionaries(st.text(), st.text()),
    before=st.text(), who=st.text(), when=st.text(), why=st.text(),
    start=st.integers(), end=st.integers(),
)  # fmt: skip


@given(_entries)
def test_an_entry_is_one_line_and_comes_back_the_same(entry: Entry) -> None:
    line = line_of(entry)
    assert b"\n" not in line
    again = entry_of(json.loads(line))
    assert (again, dict(again.value)) == (entry, dict(entry.value))


@given(st.lists(st.integers(0, 20), max_size=12))
def test_an_undoing_can_be_undone(undoes: list[int]) -> None:
    entries = [Entry("0", "t", "e", "accept")]
    for number, which in enumerate(undoes, 1):
        target = str(which % number)
        entries.append(Entry(str(number), "t", "e", "undo", {"entry": target}))
    found = {entry.id: entry.undone for entry in marked(entries)}
    for id, undone in found.items():
        by = [e.id for e in entries if e.kind == "undo" and e.value["entry"] == id]
        assert undone == any(not found[each] for each in by)


_line = st.binary(max_size=9).map(lambda line: line.replace(b"\n", b""))


@given(st.lists(_line, max_size=5), _line)
def test_only_whole_lines_count(lines: list[bytes], torn: bytes) -> None:
    whole = b"".join(line + b"\n" for line in lines)
    assert whole_lines(len(whole + torn), io.BytesIO(whole + torn)) == len(whole)


@pytest.mark.parametrize("cut", [1, 20, 60])
def test_a_line_broken_off_is_not_read_and_goes_with_the_next(tmp_path: Path, cut: int) -> None:
    kept = with_sailor(tmp_path)
    decide(kept, "Marries", "date", date="2007")
    log = kept.folder.log
    whole = log.read_bytes()
    log.write_bytes(whole + whole.splitlines()[-1][:-cut])
    again = Keeper(kept.folder.path, shipped={})
    assert dates(again.life("sailor"))["Marries"] == "2007"
    assert [fault for fault in again.check() if "broken off" in fault]
    decide(again, "Marries", "accept")
    assert again.check() == () and log.read_bytes().startswith(whole)
    assert [entry.kind for entry in again.history("sailor")] == ["added", "date", "accept"]


@pytest.mark.parametrize(
    "line", [b"{}", b"[]", b"7", b"null", b"\xff", b'{"id":"x","value":{"a":1}}', b"\0\0\0"]
)
def test_a_damaged_line_is_told_and_the_rest_is_read(tmp_path: Path, line: bytes) -> None:
    kept = with_sailor(tmp_path)
    log = kept.folder.log
    log.write_bytes(line + b"\n" + log.read_bytes())
    again = Keeper(kept.folder.path, shipped={})
    (fault,) = again.check()
    assert "line 1 is damaged" in fault and "Marries" in dates(again.life("sailor"))
