"""What other sites show where a link to the page is posted: a title, a sentence, a picture."""

from __future__ import annotations

from html import escape

from timeline.catalogue import Catalogue
from timeline.explorer.ground import Ground
from timeline.explorer.interface import Interface
from timeline.explorer.share.chosen import chosen_by, in_focus
from timeline.explorer.share.links import link
from timeline.explorer.view import read_view
from timeline.exports.harmless import line, shortened

SIZE = (1200, 630)  # pixels of the picture, as the sites that show it want it


def social(catalogue: Catalogue, ground: Ground, t: Interface, root: str, query: str) -> str:
    """The `meta` elements for the state that a query says; `root` is the page's address and ends
    in a slash. Nothing but the page's own words, names and the selection stands in them: no
    passage is shown outside of its notices."""
    view = read_view(query)
    chosen = chosen_by(catalogue, ground, in_focus(ground, view), t)
    counted = chosen.counted(t)
    title = t("page.title")
    if view.life in ground.names:
        title = f"{ground.names[view.life]} · {title}"
    said = {
        "description": counted,
        "og:type": "website",
        "og:site_name": t("page.title"),
        "og:title": title,
        "og:description": counted,
        "og:url": link(root, query),
        "og:image": link(root, query, "share/preview.png"),
        "og:image:type": "image/png",
        "og:image:width": str(SIZE[0]),
        "og:image:height": str(SIZE[1]),
        "og:image:alt": t("share.preview-alt"),
        "og:locale": t.language,
        "twitter:card": "summary_large_image",
    }
    return "\n".join(
        f'<meta {"property" if name.startswith("og:") else "name"}="{name}" '
        f'content="{escape(shortened(line(text), 1000))}">'
        for name, text in said.items()
    )
