"""Bring in what other tools wrote, from the page: lives, or history to stand beside them.

| address | shows or does |
| --- | --- |
| `/import` | where a file is given |
| `/import/JOB` | what was understood of it, and what is to become of it |
| `/settings` | the histories here, which are shown, another one; the lives that ship |
| `/histories/JOB` | what a history that was given holds, its faults, and its installing |

Whatever writes is a POST in `routes.WRITES` or `packs_routes.WRITES`, which get the keeper from
`rights.writer`. What was given lives in the server's memory until it is kept.
"""

from timeline.explorer.importing.routes import attach

__all__ = ["attach"]
