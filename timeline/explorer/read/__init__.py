"""Read: a testimony as a page of a book, with what it tells marked and dated in the margin.

| file | what it makes |
| --- | --- |
| `page.py` | the whole page: head, text, what runs beside it |
| `text.py` | paragraphs, the passages and words of time marked in them, chips, timecodes |
| `conflicts.py` | what does not fit together, told after the paragraph where it comes up |
| `running.py` | the life and history beside the text, downwards in time |
"""

from timeline.explorer.read.page import read_page, testimony_of

__all__ = ["read_page", "testimony_of"]
