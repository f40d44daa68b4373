"""What a file, a meta file or a person states about a testimony, checked field by field."""

from __future__ import annotations

import json
import reprlib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import get_args

from timeline.edtf import EdtfError, parse
from timeline.model import KnownFact, Testimony, TimelineError

TEXTS = (
    "id", "title", "kind", "language", "told", "text_kind", "narrator", "narrator_id",
    "source_published", "source_title", "source_url", "rights", "disputed", "consent", "access",
)  # fmt: skip
CHOICES = {
    "text_kind": ("verbatim", "translation", "summary"),
    "consent": ("published work", "given to us", "unknown"),
    "access": ("public", "private"),
}
FACTS: tuple[str, ...] = get_args(KnownFact.__annotations__["what"]) or ("birth", "death", "event")
DATES = ("told", "source_published")


def meta_file(path: Path) -> dict[str, object]:
    """What `<stem>.meta.json` beside a file states; nothing where there is none."""
    beside = path.with_name(path.stem + ".meta.json")
    try:
        if not beside.is_file():
            return {}
        stated = json.loads(beside.read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise TimelineError(f"{beside}: is no JSON that can be read ({error})") from error
    if not isinstance(stated, dict):
        raise TimelineError(f"{beside}: holds no fields; an object {{...}} is meant")
    return checked(stated, str(beside))


def checked(stated: Mapping[str, object], name: str) -> dict[str, object]:
    """The testimony's fields among those stated; what is no field of ours is left aside.

    Raises TimelineError, naming the file and the field, where a value is not what is meant.
    """
    found: dict[str, object] = {}
    for field in TEXTS:
        if stated.get(field) not in (None, ""):
            found[field] = _text(stated[field], field, name)
    if stated.get("published") not in (None, "") and "told" not in found:
        found["told"] = _text(stated["published"], "published", name)
    for field in DATES:
        if field in found:
            found[field] = edtf(str(found[field]), field, name)
    for field, allowed in CHOICES.items():
        if field in found and found[field] not in allowed:
            says = f"{shown(found[field])}; one of {', '.join(allowed)} is meant"
            raise TimelineError(f"{name}: {field} says {says}")
    if stated.get("pseudonym") is not None:
        if not isinstance(stated["pseudonym"], bool):
            raise TimelineError(
                f"{name}: pseudonym says {shown(stated['pseudonym'])}; true or false is meant"
            )
        found["pseudonym"] = stated["pseudonym"]
    if stated.get("notices") is not None:
        notices = stated["notices"]
        if not isinstance(notices, list) or not all(isinstance(one, str) for one in notices):
            raise TimelineError(f"{name}: notices are not a list of words")
        found["notices"] = tuple(notices)
    if "known_facts" in stated:
        found["known_facts"] = known_facts(stated["known_facts"], name)
    return found


def shown(value: object) -> str:
    """A wrong value as a message shows it: never long, however much a file makes of it."""
    return reprlib.repr(value)[:80]


def _text(value: object, field: str, name: str) -> str:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise TimelineError(f"{name}: {field} says {shown(value)}; words are meant")
    return str(value).strip()


def edtf(value: str, field: str, name: str) -> str:
    """The date as it stands, if it is EDTF; TimelineError names the field if not."""
    try:
        parse(value)
    except EdtfError as error:
        raise TimelineError(
            f"{name}: {field} says {shown(value)}, which is no EDTF date"
        ) from error
    return value


def known_facts(stated: object, name: str) -> tuple[KnownFact, ...]:
    """The facts of a list of `{what, match, edtf, source, note}`; `{}`, `[]` and null are none."""
    if stated is None or stated in ({}, []):
        return ()
    if not isinstance(stated, list):
        raise TimelineError(f"{name}: known_facts is no list of facts")
    return tuple(
        _fact(fact, f"{name}: known fact {number}") for number, fact in enumerate(stated, 1)
    )


def _fact(fact: object, where: str) -> KnownFact:
    if isinstance(fact, KnownFact):
        return fact
    if not isinstance(fact, dict):
        raise TimelineError(f"{where} is no object with what, edtf and source")
    unknown = sorted(set(fact) - {"what", "match", "edtf", "source", "note"}, key=str)
    if unknown:
        raise TimelineError(f"{where} has the unknown field {shown(unknown[0])}")
    what = fact.get("what")
    if what not in FACTS:
        raise TimelineError(f"{where} is about {shown(what)}; one of {', '.join(FACTS)} is meant")
    texts = {
        key: _text(fact.get(key) or "", key, where) for key in ("match", "edtf", "source", "note")
    }
    if not texts["edtf"]:
        raise TimelineError(f"{where} has no edtf")
    if what == "event" and not texts["match"]:
        raise TimelineError(f"{where} has no match: words of the event's title or passage")
    return KnownFact(what=what, **{**texts, "edtf": edtf(texts["edtf"], "edtf", where)})


def testimony_fields() -> frozenset[str]:
    """The names that front matter and meta files may use."""
    return frozenset(Testimony.__dataclass_fields__) | {"published"}
