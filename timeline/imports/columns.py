"""Which column of a table is which, by any of its usual names, whatever their case and order."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

# What a column may be called, the likeliest first; compared without case, marks and brackets.
NAMES: Mapping[str, tuple[str, ...]] = {
    "edtf": ("edtf",),
    "title": ("title", "headline", "event", "what", "what happened", "events", "event title",
              "event name", "name of event", "label", "titel", "ereignis", "titre", "événement",
              "título", "evento", "제목", "사건"),
    "date": ("date", "when", "day", "event date", "dates", "date of event", "datum", "fecha",
             "data", "wann", "quand", "cuándo", "날짜", "일자", "시기"),
    "begin": ("begin", "start", "from", "start date", "begin date", "beginning", "startdate",
              "date from", "시작", "시작일"),
    "end": ("end", "to", "until", "end date", "enddate", "date to", "finish", "끝",
            "종료", "종료일"),
    "year": ("year", "start year", "연도", "년도", "해"),
    "month": ("month", "start month", "월"),
    "dayno": ("day of month", "start day", "day", "일"),
    "end year": ("end year",),
    "end month": ("end month",),
    "end day": ("end day",),
    "person": ("narrator", "person", "who", "life", "people", "full name", "group", "wer",
               "personne", "persona", "qui", "이름", "인물", "사람"),
    "person_id": ("narrator id", "person id"),
    "born": ("born", "birth", "birth date", "date of birth", "birthdate", "dob", "출생",
             "생년월일"),
    "died": ("died", "death", "death date", "date of death", "deathdate", "사망"),
    "birthplace": ("birthplace", "birth place", "place of birth", "출생지"),
    "deathplace": ("deathplace", "death place", "place of death", "사망지"),
    "category": ("category", "kind", "type", "tag", "분류", "종류"),
    "scope": ("scope",),
    "place": ("place", "location", "where", "ort", "lieu", "lugar", "장소", "곳"),
    "country": ("country", "나라", "국가"),
    "latitude": ("latitude", "lat", "위도"),
    "longitude": ("longitude", "lon", "lng", "long", "경도"),
    "summary": ("summary", "text", "description", "details", "notes", "note", "설명", "내용"),
    "layer": ("layer", "lane", "theme"),
    "importance": ("importance",),
    "source_title": ("source title", "source", "media credit", "reference", "출처"),
    "source_url": ("source url", "url", "link", "media", "주소"),
    "id": ("key", "id"),
    "name": ("name", "성명"),
}  # fmt: skip

# Where no column has one of these names, one that holds the word among others will do.
_WITHIN = {"title": "title", "date": "date", "begin": "start", "end": "end", "place": "place"}
_DATED = frozenset({"edtf", "date", "begin", "year", "born", "died"})


def plain(name: str) -> str:
    """A header without case, marks, and what it says in brackets."""
    name = re.sub(r"[(\[{].*?[)\]}]", " ", name)
    return " ".join(re.sub(r"[^\w]+|_", " ", name).casefold().split())


def columns_of(
    header: Sequence[str], dated: Callable[[], int | None] | None = None
) -> dict[str, int] | None:
    """Where each of our columns stands, each of the file's taken once; None where there is no
    title, or no date.

    A header in words that are not known here: `dated` gives the column whose cells are dates (None
    where none is), and the first that is left is the title.
    """
    names = [plain(name) for name in header]
    found: dict[str, int] = {}
    for ours, theirs in NAMES.items():
        free = (n for each in theirs for n, name in enumerate(names) if name == each)
        at = next((n for n in free if n not in found.values()), None)
        if at is not None:
            found[ours] = at
    for ours, word in _WITHIN.items():
        if ours not in found and not (ours == "date" and _DATED & set(found)):
            some = (n for n, name in enumerate(names) if word in name.split())
            at = next((n for n in some if n not in found.values()), None)
            if at is not None:
                found[ours] = at
    _day_of_month(found, names)
    _whose_name(found)
    if dated is not None and not _DATED & set(found):
        at = dated()
        if at is not None and at not in found.values():
            found["date"] = at
    people = "person" in found and {"born", "died"} & set(found)
    if dated is not None and "title" not in found and not people and _DATED & set(found):
        left = next((n for n, name in enumerate(names) if name and n not in found.values()), None)
        if left is not None:
            found["title"] = left
    told = "title" in found or people
    return found if told and _DATED & set(found) else None


def _day_of_month(found: dict[str, int], names: Sequence[str]) -> None:
    """Beside a column of years, "day" is the day of the month."""
    if "year" in found and "date" in found and names[found["date"]] == "day":
        found.setdefault("dayno", found.pop("date"))


def _whose_name(found: dict[str, int]) -> None:
    """A "name" is the person's where something else says what happened, else the event's; and
    where nothing is called a title, what describes it is one."""
    if "title" not in found and "name" in found and not {"born", "died"} & set(found):
        found["title"] = found.pop("name")
    elif "name" in found and "person" not in found:
        found["person"] = found.pop("name")
    if "title" not in found and "summary" in found and not {"born", "died"} & set(found):
        found["title"] = found["summary"]
