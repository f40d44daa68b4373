"""History packs: read, chosen by what a text names, and checked by file, row and column."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from timeline.model import TimelineError
from timeline.packs import (
    Pack,
    check_pack,
    data_folder,
    home_countries,
    load_pack,
    names_in,
    packs_for,
    shipped_packs,
    signs_in,
    told_once,
)

BOUNDS = "begin_of_the_begin,end_of_the_begin,begin_of_the_end,end_of_the_end"
ANCHORS = (
    f"id,anchor_en,anchor_xx,local_en,bare,countries,edtf,{BOUNDS},refers_to,kind,ambiguous,note"
)
CONTEXT = (
    f"id,title,summary,edtf,{BOUNDS},category,layer,place,latitude,longitude,importance,aliases,"
    "source_title,source_url,source_checked,note"
)
PLACES = (
    "name,aliases,demonyms,country,latitude,longitude,kind,source_title,source_url,"
    "source_checked,note"
)
FLOOD = (
    "flood,The flood,The river rose.,1931-05,1931-05-01,1931-05-31,1931-05-01,1931-05-31,"
    "disaster,river,Quay,10.5,20.25,1,the high water; Hochwasser,Almanac,https://example.org/flood,no,"
)
GREAT_FLOOD = (
    "a-flood,the Great Flood; when the river rose,,the flood,,AA,1931-05,1931-05-01,1931-05-31,"
    "1931-05-01,1931-05-31,flood,event,no,"
)
QUAY = "Quay,Old Quay,Quayman,AA,10.5,20.25,city,Almanac,https://example.org/quay,yes,"


def pack_in(
    folder: Path,
    *,
    anchors: str = GREAT_FLOOD,
    context: str = FLOOD,
    places: str = QUAY,
    about: str = 'countries = ["AA"]\n[layers]\nriver = { en = "River" }\n',
) -> Path:
    """A small pack of a river country."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.toml").write_text(f'id = "{folder.name}"\n{about}', "utf-8")
    (folder / "anchors.csv").write_text(f"{ANCHORS}\n{anchors}\n", "utf-8")
    (folder / "context_events.csv").write_text(f"{CONTEXT}\n{context}\n", "utf-8")
    (folder / "places.csv").write_text(f"{PLACES}\n{places}\n", "utf-8")
    return folder


def test_a_pack_is_a_folder_of_tables(tmp_path: Path) -> None:
    pack = load_pack(pack_in(tmp_path / "river"))
    [anchor], [event], [place] = pack.anchors, pack.context, pack.places
    assert anchor.names["en"] == ("the Great Flood", "when the river rose")
    assert anchor.span is not None
    assert anchor.span.begin_of_the_begin == date(1931, 5, 1)
    assert anchor.span.point
    assert (event.latitude, event.longitude, event.importance) == (10.5, 20.25, 1)
    assert not event.source.checked
    assert (place.country, place.demonyms) == ("AA", ("Quayman",))
    assert {row.pack for row in (anchor, event, place)} == {"river"}


def test_an_extra_table_continues_its_table(tmp_path: Path) -> None:
    folder = pack_in(tmp_path / "river")
    more = FLOOD.replace("flood,The flood", "drought,The drought")
    (folder / "context_events_extra.csv").write_text(f"{CONTEXT}\n{more}\n", "utf-8")
    assert [event.id for event in load_pack(folder).context] == ["flood", "drought"]


def test_an_interval_lasts_and_an_open_one_goes_on(tmp_path: Path) -> None:
    row = "a-rule,the Rule,,,,,1950/..,1950-01-01,1950-12-31,,,flood,period,no,"
    anchor, _ = load_pack(pack_in(tmp_path / "river", anchors=row)).anchors
    assert anchor.span is not None
    assert not anchor.span.point
    assert anchor.span.ongoing
    assert anchor.span.end_of_the_end is None


def test_loading_says_which_cell_cannot_be_read(tmp_path: Path) -> None:
    folder = pack_in(tmp_path / "river", places=QUAY.replace("10.5", "north"))
    with pytest.raises(TimelineError, match=r"places\.csv, row 2, column latitude"):
        load_pack(folder)
    with pytest.raises(TimelineError, match="no such folder"):
        load_pack(tmp_path / "nowhere")


# --- Choosing ---------------------------------------------------------------------------------


@pytest.fixture
def packs(tmp_path: Path) -> tuple[Pack, ...]:
    """The river country's pack, and a general one that knows a flood too."""
    other = GREAT_FLOOD.replace("a-flood", "w-flood").replace("the Great Flood; ", "the Deluge; ")
    other = other.replace("1931", "1899").replace(",AA,", ",BB,")
    place = QUAY.replace("Quay,Old Quay,Quayman,AA", "Hill,,Hillman,BB")
    river = load_pack(pack_in(tmp_path / "river"))
    world = load_pack(
        pack_in(tmp_path / "all", anchors=other, places=place, about="general = true")
    )
    return river, world


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("I was born in Quay.", ["river", "all"]),
        ("A Quayman told me.", ["river", "all"]),
        ("after the great flood we left", ["river", "all"]),
        ("I was born on the quay.", ["all"]),
        ("Quayside is another town.", ["all"]),
        ("I was born in Hill.", ["all"]),
    ],
)
def test_a_pack_is_chosen_by_places_people_and_anchors(
    text: str, chosen: list[str], packs: tuple[Pack, ...]
) -> None:
    assert [pack.id for pack in packs_for(text, packs)] == chosen


def test_names_in_another_script_choose_even_with_particles(tmp_path: Path) -> None:
    row = GREAT_FLOOD.replace("when the river rose,,", "when the river rose,대홍수,")
    river = load_pack(pack_in(tmp_path / "river", anchors=row.replace(",no,", ",yes,")))
    assert signs_in("대홍수때 떠났다", river) == {"대홍수"}
    assert signs_in("초대홍수", river) == frozenset()
    assert signs_in("the Great Flood", river) == frozenset()  # ambiguous, and no own script


def test_the_countries_own_reading_wins(packs: tuple[Pack, ...]) -> None:
    def meant(text: str, name: str) -> str:
        chosen = packs_for(text, packs)
        return next(n.anchor.id for n in names_in(text, chosen) if n.name == name)

    assert meant("I was born in Quay.", "when the river rose") == "a-flood"
    assert meant("I was born in Hill.", "when the river rose") == "w-flood"
    assert meant("I was born in Hill.", "the flood") == "w-flood"
    assert meant("I was born in Quay.", "the flood") == "a-flood"
    assert meant("I was born in Quay.", "the Deluge") == "w-flood"


def test_a_local_name_holds_only_in_its_country(packs: tuple[Pack, ...]) -> None:
    names = [name.name for name in names_in("Nobody knows where.", packs_for("", packs))]
    assert "the flood" not in names


def test_the_narrators_own_country_comes_first(packs: tuple[Pack, ...]) -> None:
    assert home_countries("Hill, Hill. I was born in Quay.", packs) == ("AA", "BB")
    assert home_countries("I was born in Hill. Quay, Quay, Quay", packs) == ("BB", "AA")
    assert home_countries("Hill, Hill and once in Quay", packs) == ("AA", "BB")  # it has a pack
    assert home_countries("Hill " * 9 + "and Quay", packs) == ("BB",)
    assert home_countries("nowhere", packs) == ()
    sons = "Hill, where we lived. Then Quay. His son was born the year after. He liked Hill."
    assert home_countries(sons.replace("Quay", "Quáy"), packs)[0] == "AA"  # it is his son's birth


# --- Checking ---------------------------------------------------------------------------------


def faults(folder: Path) -> list[tuple[str, int, str]]:
    return [(Path(f.file).name, f.row, f.column) for f in check_pack(folder)]


def test_a_sound_pack_has_no_fault(tmp_path: Path) -> None:
    assert check_pack(pack_in(tmp_path / "river")) == []


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("1931-05,", "last May,", "edtf"),
        ("1931-05,", "1932-05,", "begin_of_the_begin"),
        ("1931-05-31,", "1931-06-31,", "end_of_the_begin"),
        ("disaster", "weather", "category"),
        ("river,Quay", "sea,Quay", "layer"),
        ("10.5", "95.5", "latitude"),
        ("20.25", "", "longitude"),
        (",1,the high", ",7,the high", "importance"),
        ("the high water;", "the high water;;", "aliases"),
        ("the high water;", "the high water; Hochwasser;", "aliases"),
        ("Almanac,https", ",https", "source_title"),
        ("https://example.org/flood", "example", "source_url"),
        (",no,", ",maybe,", "source_checked"),
        ("The river rose.", "", "summary"),
        ("The river rose.", '"The river """" rose."', "summary"),
        ("The river rose.", "The  river rose.", "summary"),
    ],
)
def test_a_wrong_cell_of_a_context_event_is_named(
    tmp_path: Path, old: str, new: str, column: str
) -> None:
    folder = pack_in(tmp_path / "river", context=FLOOD.replace(old, new, 1))
    assert ("context_events.csv", 2, column) in faults(folder)


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        (",flood,event", ",deluge,event", "refers_to"),
        (",event,", ",happening,", "kind"),
        ("1931-05,", ",", "edtf"),
        (",no,", ",no,,", ""),
    ],
)
def test_a_wrong_cell_of_an_anchor_is_named(
    tmp_path: Path, old: str, new: str, column: str
) -> None:
    folder = pack_in(tmp_path / "river", anchors=GREAT_FLOOD.replace(old, new, 1))
    assert ("anchors.csv", 2, column) in faults(folder)


def test_an_end_before_the_beginning_is_named(tmp_path: Path) -> None:
    row = FLOOD.replace(
        "1931-05,1931-05-01,1931-05-31,1931-05-01,1931-05-31",
        "1931~/1932~,1931-05-01,1931-05-31,1931-04-01,1931-04-30",
    )
    says = {f.column: f.says for f in check_pack(pack_in(tmp_path / "river", context=row))}
    assert "is before begin_of_the_begin" in says["begin_of_the_end"]


def test_an_id_used_twice_names_both_rows(tmp_path: Path) -> None:
    [fault] = check_pack(pack_in(tmp_path / "river", context=f"{FLOOD}\n{FLOOD}"))
    assert (fault.row, fault.column) == (3, "id")
    assert "row 2 of context_events.csv" in fault.says
    assert str(fault).endswith("row 3, column id: " + fault.says)


def test_a_strange_table_and_a_broken_description_are_named(tmp_path: Path) -> None:
    folder = pack_in(tmp_path / "river")
    (folder / "rumours.csv").write_text("id\n")
    (folder / "pack.toml").write_text("id = ")
    assert {name for name, _, _ in faults(folder)} == {"rumours.csv", "pack.toml"}


# --- What ships -------------------------------------------------------------------------------


def test_the_packs_that_ship_are_sound() -> None:
    folders = sorted(path for path in (data_folder() / "history").iterdir() if path.is_dir())
    assert [str(fault) for folder in folders for fault in check_pack(folder)] == []
    assert [pack.id for pack in shipped_packs()] == [folder.name for folder in folders]
    assert sum(pack.general for pack in shipped_packs()) == 1


READINGS = (
    # the text tells the country; name; first and last day
    ("Pyongyang", "when Kim Il Sung died", "1994-07-08", "1994-07-08"),
    ("Pyongyang", "the announcement of Kim Il Sung's death", "1994-07-09", "1994-07-09"),
    ("Pyongyang", "when Kim Jong Un took power", "2011-12-17", "2012-04-13"),
    ("Pyongyang", "the Arduous March", "1994-01-01", "1998-12-31"),
    ("Pyongyang", "the currency reform", "2009-11-30", "2009-11-30"),
    ("Pyongyang", "when the border closed", "2020-01-22", "2020-01-31"),
    ("Pyongyang", "direct presidential elections", "1987-01-01", "1987-12-31"),
    ("Pyongyang", "Liberation", "1945-08-15", "1945-08-15"),
    ("평양", "화폐개혁", "2009-11-30", "2009-11-30"),
    ("평양", "코로나로 국경이 막혔을 때", "2020-01-22", "2020-01-31"),
    ("평양", "김일성이 죽던 때", "1994-07-08", "1994-07-08"),
    ("Santiago", "the coup", "1973-09-11", "1973-09-11"),
    ("Santiago", "the plebiscite", "1988-10-05", "1988-10-05"),
    ("Santiago", "when Allende was elected", "1970-09-04", "1970-09-04"),
    ("Phnom Penh", "the coup", "1970-03-18", "1970-03-18"),
    ("Phnom Penh", "the fall of Phnom Penh", "1975-04-17", "1975-04-17"),
    ("Phnom Penh", "the end of the Khmer Rouge regime", "1979-01-07", "1979-01-07"),
    ("Kigali", "when the President's plane was shot down", "1994-04-06", "1994-04-06"),
    ("Damascus", "the uprising", "2011-03-15", "2011-03-15"),
    ("Sarajevo", "the siege", "1992-04-05", "1996-02-29"),
    ("Lahore", "Partition", "1947-08-14", "1947-08-15"),
    ("Saigon", "when the war ended", "1975-04-30", "1975-04-30"),
    ("Tashkent", "when the war began", "1941-06-22", "1941-06-22"),
    ("Moscow", "the end of the Soviet Union", "1991-12-01", "1991-12-31"),
    ("Greenville", "when the levee broke at Mounds Landing", "1927-04-21", "1927-04-21"),
    ("Memphis", "when Dr. King was killed", "1968-04-04", "1968-04-04"),
    ("Berlin", "Kristallnacht", "1938-11-09", "1938-11-10"),
    ("Paris", "when COVID-19 swept the world", "2020-01-30", "2020-12-31"),
)


@pytest.mark.parametrize(("place", "name", "first", "last"), READINGS)
def test_an_anchor_is_read_as_the_guidelines_say(
    place: str, name: str, first: str, last: str
) -> None:
    text = f"I lived in {place}."
    names = {n.name: n for n in names_in(text, packs_for(text, shipped_packs()))}
    span = names[name].anchor.span
    assert span is not None
    assert (str(span.begin_of_the_begin), str(span.end_of_the_end)) == (first, last)
    assert not names[name].unsure


def test_world_anchors_are_context_events_too() -> None:
    [world] = [pack for pack in shipped_packs() if pack.general]
    titles = {event.title for event in world.context}
    assert len(world.context) > 900
    assert "First World War" in titles
    assert next(e for e in world.context if e.title == "First World War").importance == 1
    assert all(event.source.url and event.span for event in world.context)


def test_what_two_packs_tell_is_shown_once() -> None:
    whole = {
        event.id: event
        for folder in sorted((data_folder() / "history").iterdir())
        if folder.is_dir()
        for event in load_pack(folder).context
    }
    shown = {event.id for pack in told_once(shipped_packs()) for event in pack.context}
    twice = {event.same_as for event in whole.values() if event.same_as}
    assert len(twice) > 20
    assert twice <= set(whole)
    assert shown == set(whole) - twice


def test_every_place_has_a_source_and_lies_on_the_earth() -> None:
    for pack in shipped_packs():
        assert len(pack.places) > 40
        for place in pack.places:
            assert abs(place.latitude) <= 90
            assert abs(place.longitude) <= 180
            assert place.source.title


# --- Edges ------------------------------------------------------------------------------------

SIEGE = (
    "a-siege,the Siege; when the Siege ended; when nobody came in,,the siege,,AA,1931/1934,"
    "1931-01-01,1931-12-31,1934-01-01,1934-12-31,flood,period,no,"
)


def test_what_lasted_has_a_beginning_and_an_end_of_its_own(tmp_path: Path) -> None:
    pack = load_pack(pack_in(tmp_path / "river", anchors=SIEGE))
    by_id = {anchor.id: anchor for anchor in pack.anchors}
    assert set(by_id) == {"a-siege", "a-siege:begin", "a-siege:end"}
    assert by_id["a-siege"].names["en"] == ("the Siege", "when nobody came in")
    begin, end = by_id["a-siege:begin"], by_id["a-siege:end"]
    assert "when the Siege broke out" in begin.names["en"]
    assert "the outbreak of the siege" in begin.local["en"]
    assert "when the Siege ended" in end.names["en"]
    assert (begin.edtf, end.edtf) == ("1931", "1934")
    assert end.refers_to == "a-siege"


def test_a_name_that_a_table_writes_wins_over_one_that_is_made(tmp_path: Path) -> None:
    freed = (
        "a-freed,when the Siege ended,,,,,1935-03-02,1935-03-02,1935-03-02,1935-03-02,1935-03-02,"
        "flood,event,no,"
    )
    packs = (load_pack(pack_in(tmp_path / "river", anchors=f"{SIEGE}\n{freed}")),)
    found = names_in("I was born in Quay.", packs)
    names = {name.name.lower(): name.anchor.id for name in found}
    assert names["when the siege ended"] == "a-freed"
    assert names["when the siege began"] == "a-siege:begin"


def test_what_was_soon_over_has_no_edges(tmp_path: Path) -> None:
    short = SIEGE.replace(
        "1931/1934,1931-01-01,1931-12-31,1934-01-01,1934-12-31",
        "1931-05-01/1931-05-09,1931-05-01,1931-05-01,1931-05-09,1931-05-09",
    )
    pack = load_pack(pack_in(tmp_path / "river", anchors=short))
    assert [anchor.id for anchor in pack.anchors] == ["a-siege"]
