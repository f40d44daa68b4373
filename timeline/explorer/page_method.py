"""The method: how dates are worked out, how events are counted, and how often that comes out right.

Written for historians; its words are in data/interface under `method.` and `basis-says.`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import html

from timeline.catalogue import Catalogue, questions
from timeline.catalogue.spans import CERTAINTIES
from timeline.explorer.interface import Interface
from timeline.explorer.measured import measured
from timeline.explorer.page_research import saving
from timeline.explorer.parts import button, hook
from timeline.explorer.stage import certainty_keys

BASES = ("explicit", "age", "relative", "anchor", "duration", "inferred")
# The parts in their order, each with how many paragraphs it has.
_BEFORE = (("from-words", 2), ("bounds", 2))
_AFTER = (("network", 2), ("conflicts", 2), ("periods", 2), ("counts", 2), ("limits", 3))
# Where the ideas are from, as they are cited: names and titles, in every language the same.
WORKS = (
    "Dechter, R., Meiri, I., Pearl, J. (1991). Temporal constraint networks. "
    "Artificial Intelligence 49, 61–95.",
    "Ratcliffe, J. H. (2000). Aoristic analysis: the spatial interpretation of unspecific temporal "
    "events. International Journal of Geographical Information Science 14 (7), 669–679.",
    "ISO 8601-2:2019, Extended Date/Time Format (EDTF).",
    "CIDOC CRM 7.1, properties P81a, P81b, P82a and P82b of time-spans.",
    "Pustejovsky, J., et al. (2010). ISO-TimeML: an international standard for semantic "
    "annotation. LREC 2010.",
)


def method(catalogue: Catalogue, t: Interface) -> list[Any]:
    """The page."""
    return [
        button(t("method.back"), class_="back", data_set="page=research"),
        html.H2(t("research.method")),
        html.Div(
            [
                html.P(t("method.lead"), className="lead"),
                *(part for name, n in _BEFORE for part in _part(name, n, t)),
                html.P(certainty_keys(t), className="signs"),
            ],
            className="prose",
        ),
        *_bases(catalogue, t),
        html.Div(
            [part for name, n in _AFTER for part in _part(name, n, t)],
            className="prose",
        ),
        *measured(t),
        html.Div(
            [
                html.H3(t("method.works")),
                html.Ul([html.Li(work, lang="en") for work in WORKS], className="works"),
            ],
            className="prose",
        ),
    ]


def _part(name: str, paragraphs: int, t: Interface) -> list[Any]:
    return [
        html.H3(t(f"method.{name}")),
        *(html.P(t(f"method.{name}-{n + 1}")) for n in range(paragraphs)),
    ]


def _bases(catalogue: Catalogue, t: Interface) -> list[Any]:
    """What a date may rest on, with an example, and how many here do, by how exact they are."""
    counted: dict[str, dict[str, int]] = {}
    for row in questions.method(catalogue).to_pylist():
        counted.setdefault(row["basis"], {})[row["certainty"]] = row["n"]
    order = [*BASES, *sorted(set(counted) - set(BASES))]
    return [
        html.Div(
            [html.H3(t("method.bases")), saving(t, "basis", t("method.bases"))],
            className="headed",
        ),
        html.P(t("method.bases-1"), className="note"),
        html.Div(
            html.Table(
                [
                    html.Caption(t("method.bases"), className="unseen"),
                    html.Thead(
                        html.Tr(
                            [
                                html.Th(t("table.basis"), scope="col"),
                                html.Th(t("method.example"), scope="col"),
                                *(html.Th(t.named("exact", name), scope="col")
                                  for name in CERTAINTIES),
                            ]
                        )
                    ),
                    html.Tbody([_basis(name, counted.get(name, {}), t) for name in order]),
                ],
                className="plain bases",
            ),
            className="wide",
            tabIndex="0",
            role="region",
            **hook(aria_label=t("method.bases")),
        ),
    ]  # fmt: skip


def _basis(basis: str, counts: Mapping[str, int], t: Interface) -> html.Tr:
    return html.Tr(
        [
            html.Th(t.named("basis", basis), scope="row"),
            html.Td(t(f"basis-says.{basis}") if basis in BASES else ""),
            *(html.Td(f"{counts.get(name, 0):,}", className="n") for name in CERTAINTIES),
        ]
    )
