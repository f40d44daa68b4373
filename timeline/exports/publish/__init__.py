"""Safe publishing: a selection as a folder that needs no server, with less in it than is known.

    choices = Choices(names="pseudonyms", places="country", dates="year", passages="short")
    safe = made_safe(excerpt, choices)      # what is published, what was taken out, what is left
    files = folder_of(safe)                 # {"index.html": bytes, "data/events.csv": bytes, ...}
    write_folder(Path("out"), files)        # in one step; or zipped(files)

`choices` says what a publisher may choose; `names`, `places` and `dates` take one kind of thing
out; `safe` walks through an excerpt with them; `risks` lists what could still tell who somebody
is; `sweep` looks for what was taken out in every byte of what was made, and refuses where it
finds any. Another choice is one field of `Choices` and its use in `safe`; another kind of risk
one function and one line in `RISKS`.
"""

from timeline.exports.publish.choices import OPTIONS, Choices, choices_from
from timeline.exports.publish.folder import folder_of, write_folder, zipped
from timeline.exports.publish.risks import Risk
from timeline.exports.publish.safe import Safe, made_safe

__all__ = [
    "OPTIONS",
    "Choices",
    "Risk",
    "Safe",
    "choices_from",
    "folder_of",
    "made_safe",
    "write_folder",
    "zipped",
]
