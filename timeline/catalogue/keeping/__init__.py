"""What people keep and correct: the write side of a catalogue, in a folder that they choose.

    from timeline.catalogue.keeping import Decision, Keeper

    keeper = Keeper(Path("my-testimonies"))
    kept = keeper.add(timeline.read("told.txt"))
    decision = Decision(kept.id, "told-e03", "date", {"date": "spring 1997"}, who="Ann")
    change = keeper.decide(decision)
    change.moved                                   # what else moved, before and after

The folder, in which nothing is overwritten (DESIGN.md, "Keeping"):

    segments/NAME/testimony.json    a testimony as read; written once, whole or not at all
    corrections.jsonl               what people decided, one line each, only ever added to
    stories/ID.json                 what a presenter chose
    readings/NAME.json              the dates as the program read them when last looked at (`rerun`)
    exports.jsonl                   what was made from it and where it went
    tombstones.jsonl                what was forgotten: id, day, reason (and a digest of the file)
    derived/                        tables that can be made again
    backups/                        what `backup` made
    lock                            held while anything is written

Any number of processes may read and write at once. What a call has returned from is on the disk.
A kind of decision is one line in `decision.KINDS` and one branch's worth of function in
`applying.EDITS`.
"""

from timeline.catalogue.keeping.decision import (
    KINDS,
    Change,
    Decision,
    Entry,
    Forgotten,
    Kept,
    Moved,
    Stale,
)
from timeline.catalogue.keeping.keeper import Keeper
from timeline.catalogue.keeping.reading import Reading, read_date
from timeline.catalogue.keeping.siding import sides
from timeline.catalogue.keeping.stories import StaleStory
from timeline.catalogue.keeping.twice import told_twice

__all__ = [
    "KINDS",
    "Change",
    "Decision",
    "Entry",
    "Forgotten",
    "Keeper",
    "Kept",
    "Moved",
    "Reading",
    "Stale",
    "StaleStory",
    "read_date",
    "sides",
    "told_twice",
]
