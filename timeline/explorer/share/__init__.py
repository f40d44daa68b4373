"""Share, cite and take away: what a reader carries off the page, all of it for reading only.

`attach(app)` gives the explorer its addresses, each answered for the state that its query says:

| address | answers |
| --- | --- |
| `/share/panel` | the panel as HTML: link, embed, citations, exports, publishing |
| `/share/qr.svg` | the page's address as a QR code |
| `/share/preview.png` | the picture that goes with a link where it is posted |
| `/export/FORMAT` | the selection in one of `EXPORTS`, to be saved |
| `/cite/STYLE` | an event, a testimony or the selection in one of `cite.STYLES` |
| `/embed` | the selection as a page without chrome, for an iframe |
| `/publish/check`, `/publish/take.zip` | what would be published, and the folder as a zip file |

Another address is one function in `routes.py` and one line in its `ROUTES`; another part of the
panel one function in `panel.py` and one line in its `PARTS`.
"""

from timeline.explorer.share.routes import attach
from timeline.explorer.share.social import social

__all__ = ["attach", "social"]
