"""Add testimonies from the page: give files or a text, say what is known, review what was found.

| address | shows or does |
| --- | --- |
| `/add` | where files and text are given; where nobody may write, how one may |
| `/add/JOB` | the files of one job: their faults, what is known of each, how far they are |
| `/review/ID` | what was found in a testimony, most doubtful first, to accept or correct |
| `/settings/ID` | what may be done with a testimony: who may see it, remove, forget |

These are pages of their own, in HTML from the server and one small script each
(assets/writer/). Whatever writes is a POST in `routes.WRITES` or `review_routes.WRITES`, which get
the keeper from `rights.writer` and from nowhere else. Jobs live in the server's memory; what was
read is in the keeper's folder as "reviewing" until its review is finished, and outlives a restart.
"""

from timeline.explorer.adding.routes import attach

__all__ = ["attach"]
