"""The explorer: the Dash app that shows lives against history.

`dashboard` makes the app; `view` reads an address; `ask` asks the catalogue; `answers` turns a
view and a size into what the page shows; `strip`, `stage`, `reading`, `panel_event` and `panels`
lay it out; `served` writes the first page; `server` guards the door; `run` starts it. A panel is
one function in `panels`, a filter with choices one line of `CHOICES` there, a word one line in
`data/interface/` in each language.
"""
