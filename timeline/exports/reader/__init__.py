"""A page for reading alone: an excerpt as HTML that needs no server and can change nothing.

    reader_page(excerpt, Look(language="en", assets="/assets/"))        one string of HTML

Everything is in the page as text before any script runs: lives with their events, passages,
notices and disputes, history. The script (assets/reader/reader.js) draws the picture from it, and
narrows it to a period. Embeds show this page, and so do published folders.
"""

from timeline.exports.reader.page import Look, reader_page

__all__ = ["Look", "reader_page"]
