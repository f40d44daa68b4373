"""Stories on the page: the list of them, and where one is made, ordered and written.

| address | shows or does |
| --- | --- |
| `/stories` | the stories that ship and one's own; makes one of the selection in its address |
| `/stories/ID.json` | a story as its file |
| `/stories/edit?id=ID` | edits a story that is kept |
| `/stories/edit?from=ID` | a new one that begins as a copy |
| `/stories/edit?…` | a new one that begins with the selection of the address |
| `/stories/find?…` | moments to choose from |

A new one is named by `draft` in its address, and lives in the browser until it is saved
(assets/stories/). `/present?story=ID` and `/handout?story=ID` show a story. Whatever writes is in
`routes.WRITES`; `routes.ASKED` is sent as a POST because a story is long, and writes nothing.
"""

from timeline.explorer.stories.routes import attach

__all__ = ["attach"]
