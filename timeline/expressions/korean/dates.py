"""Dates of the calendar: what stands in it, whole or with holes for the clock to fill."""

from __future__ import annotations

import itertools
import re

from timeline.expressions.drafts import Day, Draft, calendar
from timeline.expressions.grammar import Found, Match, Rules
from timeline.expressions.korean.licence import closed

rules = Rules()
rule = rules.rule

# A pattern may hold a name only once, so that each way to write a year is one of `YEARS`.
YEARS = (
    "jinan? year:(y4|d99|d31|d12|sino|shortyear|spelt|range) (nyeon|nyeondo)",
    "era:era year:(y4|num|SMALL) nyeon? (open y4 nyeon? close nyeon?)?",
)
MONTH = "month:(MONTH|month) wol:wol?"
DAY = "day:DAY il:il"
LUNAR = "lunar:lunar? yun:yun? month:(MONTH|month|lunarmonth) wol:wol?"
LUNARDAY = "day:(DAY|lunarday|length) il:il?"
# What stands within a year.
INSIDE = (
    f"solar? {MONTH} {DAY} open? weekday:weekday? close?",
    f"solar? {MONTH}",
    "season:season",
    "lunar? feast:feast",
    f"{LUNAR} {LUNARDAY}",
    "lunar:lunar yun:yun? month:(MONTH|month|lunarmonth) wol:wol?",
    "month:lunarmonth",
)


def each(*parts: str | tuple[str, ...]) -> tuple[str, ...]:
    """Every pattern that the parts make, each part one of several."""
    lists = [(part,) if isinstance(part, str) else part for part in parts]
    return tuple(" ".join(chosen) for chosen in itertools.product(*lists))


def year_of(m: Match) -> tuple[int | None, bool]:
    """The year and whether its century is left out."""
    if "year" not in m:
        return None, False
    number, kind = int(m.value("year").replace("-", "")), m.kind("year")
    if "era" in m:
        era = m.value("era")
        return (-number if era == "BC" else int(era) + number), False
    if kind == "y4":
        return number, False
    found = m.all("year")[0]
    if m.text[found.start] == "0" and found.end - found.start == 2:
        return 2000 + number, False  # only years of this century are written "03년"
    return number, True


def inside_of(m: Match, year: int | None = None, short: bool = False) -> Day | None:
    """What a pattern of `INSIDE` says; a year only where none of it stands in the words."""
    if "feast" not in m and _by_the_moon(m):
        return _lunar(m, year, short)
    if "feast" in m:
        name = m.value("feast")
        if not closed(m.text, m.all("feast")[0].end):
            return None
        if name[0].isdigit():
            return Day("day", year, int(name[:2]), int(name[3:]), feast=name, short=short)
        return Day("day", year, feast=name, short=short)
    if "season" in m:
        part = m.value("season").split()[0]
        return Day("season", year, part=part, short=short)
    if "month" not in m:
        return None
    month = m.number("month")
    if not 1 <= month <= 12 or not _named(m):
        return None
    if "day" not in m:
        return Day("month", year, month, short=short)
    day, bare = m.value("day"), "il" not in m and m.kind("day") != "lunarday"
    if bare or not day.isdigit() or not 1 <= int(day) <= 31:  # "오월이": a particle, no 2nd
        return None
    return Day("day", year, month, int(day), short=short)


def _by_the_moon(m: Match) -> bool:
    """Whether the lunar calendar is meant: said, or a leap month, or the day of the full moon."""
    if "lunar" in m or "yun" in m or m.kind("month") == "lunarmonth":
        return True
    middle = m.kind("day") == "length" and m.value("day") == "15 day"
    return middle and not _LENGTH_FOLLOWS.match(m.text, m.end)


def _named(m: Match) -> bool:
    """Whether the month is said in full: a number needs 월, a month with a name has none."""
    numeral = m.kind("month") not in ("month", "lunarmonth")
    return numeral == ("wol" in m)


def _lunar(m: Match, year: int | None, short: bool) -> Day | None:
    """A day of the lunar calendar; a lunar month alone is known only roughly."""
    month = m.number("month")
    if not _named(m) or not 1 <= month <= 12:
        return None
    leap = "leap-" if "yun" in m else ""
    day, kind = m.value("day").split(" ")[0], m.kind("day")
    if day and (kind in ("lunarday", "length")) == ("il" in m):
        return None
    if not day:
        # The lunar year runs about a month behind: the month in which most of it falls.
        behind = month % 12 + 1
        return Day("month", year, behind, short=short) if month < 12 else None
    if not day.isdigit() or not 1 <= int(day) <= 30:
        return None
    # The last day of a lunar month is the 29th or the 30th.
    number = 29 if kind == "lunarday" and int(day) == 30 else int(day)
    return Day("day", year, feast=f"lunar-{leap}{month:02}-{number:02}", short=short)


def season_mod(m: Match) -> str:
    """The part of a season that its word names ("늦가을")."""
    pieces = m.value("season").split() if "season" in m else []
    return pieces[1] if len(pieces) > 1 else ""


def edge_mod(m: Match, day: Day) -> str | None:
    """The modifier behind a date ("말", "초순", "무렵"); None where it cannot stand there."""
    if "around" in m:
        return "APPROX"
    if "edge" not in m:
        return season_mod(m)
    value = m.value("edge")
    if day.unit == "day":
        return None
    if day.unit == "decade":
        return value.replace("EDGE_", "")
    if day.unit == "month" and value.startswith("EDGE_"):
        return value.replace("EDGE_", "")
    return value


_YEAR_FOLLOWS = re.compile(
    r"\s?(?:에(?!\s?걸쳐|서)|엔|도(?!\s?(?:안|못|더|넘|채))|도에|생|부터|까지|인데|이었|이던|이니|이다|의|이후|이래|이전|무렵|경|쯤|말|초|초반|중반|후반|,|에서)"
)
_LENGTH_FOLLOWS = re.compile(
    r"\s?(?:동안|간|만에|뒤|후|전|째|이나|이라|넘|남짓|가까|정도|형|을|를|이상|치|지기|짜리|씩|여|이면|이\s?지나|이\s?흘|이\s?걸|\s?(?:세월|인생|역사|평생))"
)


def short_year(m: Match, inside: bool) -> bool:
    """Whether "94년", "03년" is a year and no length: the number, and what goes with it."""
    found = m.all("year")[0]
    if found.kind == "shortyear" or (inside and found.end - found.start > 1):
        return True
    number = int(found.value.replace("-", ""))
    if _LENGTH_FOLLOWS.match(m.text, m.end):
        return False
    if number >= 45 and not m.text[m.end : m.end + 1].isalnum():
        return True
    return number >= 32 and _YEAR_FOLLOWS.match(m.text, m.end) is not None


def licensed(m: Match, year: int | None, short: bool) -> bool:
    """Whether the number before 년 is a year at all."""
    if year is None:
        return True
    if short:
        found = m.all("year")[0]
        inside = "month" in m or "season" in m or "feast" in m or "edge" in m
        if found.kind == "sino" and not inside and int(found.value) < 32:
            return False
        if found.kind == "range" and (year < 45 or m.text[found.end : found.end + 1] == " "):
            return False
        return short_year(m, inside)
    if "era" in m and m.value("era") in ("0", "BC"):
        return 0 < abs(year) <= 2199
    return 1000 <= year <= 2199 and not m.before(1).isdigit()


def dated(m: Match, day: Day | None, mod: str | None = None) -> Draft | None:
    """The draft of a date, if its words may stand here."""
    if day is None or not closed(m.text, m.end):
        return None
    if mod is None:
        mod = edge_mod(m, day)
    return None if mod is None else calendar(day, mod)


@rule(*each(YEARS, "comma?", INSIDE, "edge:EDGE? around:ROUND?"))
def date_of_a_year(m: Match) -> Found:
    """ "1994년 7월 8일", "94년 봄", "주체83(1994)년 7월 초", "1997년 음력설", "1996년 추석"."""
    year, short = year_of(m)
    if not licensed(m, year, short):
        return None
    return dated(m, inside_of(m, year, short))


@rule(*each(YEARS, "edge:EDGE? around:ROUND?"))
def year_alone(m: Match) -> Found:
    """ "1994년", "99년 말", "2000년 무렵"."""
    year, short = year_of(m)
    if not licensed(m, year, short):
        return None
    if "era" in m and not m.text[m.all("year")[0].end : m.end].strip() and m.value("era") == "0":
        return None
    return dated(m, Day("year", year, short=short))


@rule(*each(YEARS, "nth:MONTH bungi"))
def quarter_of_a_year(m: Match) -> Found:
    """ "2004년 3분기"."""
    year, short = year_of(m)
    number = m.number("nth")
    if not licensed(m, year, short) or not 1 <= number <= 4:
        return None
    return calendar(Day("quarter", year, part=f"Q{number}", short=short))


@rule(*each(YEARS, ("edge:yearedge", "half:halfyear")))
def edge_of_a_year(m: Match) -> Found:
    """ "2003년 연말", "1998년 하반기"."""
    year, short = year_of(m)
    if not licensed(m, year, short):
        return None
    if "half" in m:
        return calendar(Day("half", year, part=m.value("half"), short=short))
    if m.value("edge") == "NEWYEAR":
        return calendar(Day("month", year, 1, short=short), "HALF_START")
    return calendar(Day("year", year, short=short), m.value("edge"))


@rule("decade:(y4|d99|d31|sino) nyeondae edge:EDGE? around:ROUND?")
def decade(m: Match) -> Found:
    """ "1990년대", "90년대 중반", "육십년대 말"."""
    number, short = m.number("decade"), m.kind("decade") != "y4"
    if number % 10:
        return None
    return dated(m, Day("decade", number, short=short))


@rule("nth:SINO segi edge:EDGE?")
def century(m: Match) -> Found:
    """ "20세기 초"."""
    nth = m.number("nth")
    if not 10 <= nth <= 22:
        return None
    mod = m.value("edge").replace("EDGE_", "") if "edge" in m else ""
    return calendar(Day("century", (nth - 1) * 100), mod)


@rule(*each(INSIDE, "edge:EDGE? around:ROUND?"))
def date_without_year(m: Match) -> Found:
    """ "7월 8일", "3월 초", "늦가을", "추석 무렵", "음력 8월 초사흘"."""
    if "season" in m and not _season_of_its_own(m):
        return None
    if (
        "feast" in m
        and len(m.word("feast")) == 1
        and not re.match(
            r"(에|엔|날|을 쇠|을 지|이 지|이 다|부터|까지|전|\s|이었|이던|,|\.)",
            m.text[m.all("feast")[0].end :][:3],
        )
    ):
        return None
    if "around" in m and "feast" in m:
        return _around_a_feast(m)
    return dated(m, inside_of(m))


def _season_of_its_own(m: Match) -> bool:
    """A season's word with nothing clinging to it that makes another word ("봄에", not "봄비")."""
    end = m.all("season")[0].end
    return closed(m.text, end) and not m.text[end : end + 2].startswith(("인가", "이가"))


def _around_a_feast(m: Match) -> Draft | None:
    day = inside_of(m)
    return None if day is None else calendar(day, "APPROX")


@rule("date:iso", "date:dotdate", "date:slashdate")
def numeric_date(m: Match) -> Found:
    """ "1994.7.8", "1994-07-08", "94. 7. 8.": the year first."""
    pieces = [int(piece) for piece in re.split(r"[-/.] ?", m.value("date"))]
    if len(pieces) != 3:
        return None
    year, month, day = pieces
    short = year < 100
    if not (1 <= month <= 12 and 1 <= day <= 31) or (not short and not 1000 <= year <= 2199):
        return None
    return calendar(Day("day", year, month, day, short=short))


@rule("day:DAY il part:PART?")
def day_of_the_month_told(m: Match) -> Found:
    """ "19일에", "3일 새벽": a day of the month that is being told."""
    number = m.number("day")
    follows = m.text[m.end : m.end + 3]
    if not 1 <= number <= 31 or m.kind("day") in ("il", "i"):
        return None
    if "part" in m:
        return calendar(Day("time", None, None, number, part=part_code(m))) if number > 3 else None
    if not re.match(r"에(?![게서])|부터|까지", follows):
        return None
    return calendar(Day("day", None, None, number)) if number > 3 else None


def part_code(m: Match) -> str:
    """The TIMEX3 code of a part of the day."""
    if m.kind("part") == "bam":
        return "TNI"
    return {"am": "TMO", "pm": "TAF"}.get(m.value("part"), m.value("part"))


@rule("weekday:weekday")
def weekday_alone(m: Match) -> Found:
    """ "금요일"."""
    return calendar(Day("day", weekday=m.number("weekday")))


@rule("edge:yearedge")
def turn_of_the_year(m: Match) -> Found:
    """ "연말", "정초": of the year that is told."""
    if m.value("edge") == "NEWYEAR":
        return calendar(Day("month", None, 1), "HALF_START")
    month = 1 if m.value("edge") == "EDGE_START" else 12
    return calendar(Day("month", None, month))
