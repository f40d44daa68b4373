"""History packs: folders of plain tables that say what happened, when, and how people name it.

`data/history/NAME/` is a pack; another history is another folder, and no code knows a country by
name. The tables (UTF-8 CSV with a header; `TABLE_extra.csv` continues a table): `anchors`,
`context_events`, `periods`, `series`, `stages`, `places`; `pack.toml` says what the pack is.

    packs_for(text, shipped_packs())     the packs a testimony is dated with, the best first
    names_in(text, packs)                every name that dates in this text, and its anchor
    check_pack(folder)                   what is wrong with a pack
"""

from timeline.packs.check import check_pack
from timeline.packs.choose import packs_for, signs_in
from timeline.packs.installed import installed, known_packs
from timeline.packs.names import Name, home_countries, names_in
from timeline.packs.read import Pack, data_folder, load_pack, shipped_packs, told_once
from timeline.packs.rows import (
    Anchor,
    ContextEvent,
    PeriodRow,
    Place,
    SeriesValue,
    Source,
    Stage,
)
from timeline.packs.table import Fault

__all__ = [
    "Anchor",
    "ContextEvent",
    "Fault",
    "Name",
    "Pack",
    "PeriodRow",
    "Place",
    "SeriesValue",
    "Source",
    "Stage",
    "check_pack",
    "data_folder",
    "home_countries",
    "installed",
    "known_packs",
    "load_pack",
    "names_in",
    "packs_for",
    "shipped_packs",
    "signs_in",
    "told_once",
]
