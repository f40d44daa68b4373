"""What a person says of a testimony in a form, as the testimony's fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from timeline.catalogue.keeping import read_date
from timeline.model import KnownFact, Testimony
from timeline.packs import Pack
from timeline.sources.fields import checked

LONGEST = 500  # characters of a field
_TEXTS = ("title", "narrator", "rights", "language", "text_kind", "consent", "access")


def fields_of(
    said: Mapping[str, Any], told: Testimony, packs: Sequence[Pack] | None = None
) -> dict[str, object]:
    """The fields that a form states; days may be in words that `packs` know (None: those that
    ship). Raises TimelineError, one line."""
    name = told.file or told.id
    texts = {field: str(said.get(field) or "").strip()[:LONGEST] for field in _TEXTS}
    language = texts["language"] or told.language
    found: dict[str, object] = {"narrator": texts["narrator"], "rights": texts["rights"]}
    stated: dict[str, object] = {key: text for key, text in texts.items() if text}
    day = str(said.get("told") or "").strip()[:LONGEST]
    found["told"] = (
        told.told
        if day == told.told
        else (read_date(day, language, packs=packs).edtf if day else "")
    )
    stated["pseudonym"] = bool(said.get("pseudonym"))
    notices = said.get("notices")
    stated["notices"] = (
        [str(each)[:80] for each in notices[:40]] if isinstance(notices, list) else []
    )
    found |= checked(stated, name)
    birth = str(said.get("birth") or "").strip()[:LONGEST]
    facts = tuple(fact for fact in told.known_facts if fact.what != "birth")
    if birth:
        before = next((f for f in told.known_facts if f.what == "birth"), None)
        if before is not None and before.edtf == birth:
            facts = (before, *facts)
        else:
            born = read_date(birth, language, str(found["told"]), packs).edtf
            facts = (KnownFact("birth", born, source=str(said.get("who") or "")[:80]), *facts)
    found["known_facts"] = facts
    return found
