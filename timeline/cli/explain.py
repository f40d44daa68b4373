"""`timeline explain`: what was found in a text, by which rule, and how each date follows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.common import day, stop
from timeline.model import TimelineError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.text import Text

    from timeline.model import Bound, Event, Life, Reason, TimeExpression

BOUND_IN_WORDS: Mapping[Bound, str] = {
    "begin_of_the_begin": "earliest beginning",
    "end_of_the_begin": "latest beginning",
    "begin_of_the_end": "earliest end",
    "end_of_the_end": "latest end",
}


def explain(
    text: Annotated[
        str,
        typer.Argument(metavar="TEXT", help="A few sentences, in quotation marks; or a file."),
    ],
    published: Annotated[
        str, typer.Option(metavar="DATE", help="When the text was told, as 2024-01-17.")
    ] = "",
) -> None:
    """Show the time words of a text, the events that they date, and why each date follows."""
    from rich.console import Console

    from timeline.extract import extract
    from timeline.sources import from_text, read

    told = day("--published", published) if published else ""
    try:
        file = _file(text)
        life = extract(read(file, published=told) if file else from_text(text, published=told))
    except TimelineError as error:
        raise stop(str(error)) from error
    console = Console(highlight=False, soft_wrap=True)
    for line in _lines(life):
        console.print(line)


def _file(text: str) -> Path | None:
    """The file that the argument names; None where it is a text."""
    try:
        return Path(text) if len(text) < 4_000 and Path(text).is_file() else None
    except (OSError, ValueError):
        return None


def _lines(life: Life) -> Iterator[Text]:
    """The whole answer, line by line; colour only where a terminal shows it."""
    from rich.text import Text

    yield Text("Time words", style="bold")
    for expression in life.expressions:
        yield _expression(expression)
    if not life.expressions:
        yield Text("  none found")
    titles = {event.id: event.title for event in life.events}
    yield Text("\nEvents", style="bold")
    for event in life.events:
        yield from _event(event, titles)
    if not life.events:
        yield Text("  none found")
    if life.no_birth:
        yield Text(f"  no birth: {life.no_birth}")
    for conflict in life.conflicts:
        yield Text(f"\nConflict: {conflict.why}", style="bold red")
        for passage in conflict.passages:
            yield Text(f"  “{_flat(passage.quote)}”")


def _expression(expression: TimeExpression) -> Text:
    from rich.text import Text

    from timeline.words import in_words

    line = Text(f"  “{_flat(expression.text)}”", style="cyan")
    line.append(f"  {expression.type} {expression.value}".rstrip(), style="default")
    if expression.span:
        line.append(f" · {in_words(expression.span, edtf=expression.edtf)}", style="default")
    line.append(f" · rule {expression.rule}", style="dim")
    return line


def _event(event: Event, titles: Mapping[str, str]) -> Iterator[Text]:
    from rich.text import Text

    from timeline.words import in_words

    line = Text(f"  {event.title}", style="bold green")
    line.append(f" — {in_words(event.span, edtf=event.edtf)}", style="default")
    line.append(f" · {event.edtf} · {event.category}, {event.scope}", style="dim")
    yield line
    yield Text(f"    told: “{_flat(event.passage.quote)}”")
    for reason, bounds in _grouped(event.reasons).items():
        yield _reason(reason, bounds, titles)


def _reason(reason: Reason, bounds: list[Bound], titles: Mapping[str, str]) -> Text:
    from rich.text import Text

    which = (
        "" if len(bounds) == len(BOUND_IN_WORDS) else ", ".join(BOUND_IN_WORDS[b] for b in bounds)
    )
    line = Text(f"    {which or 'why'}: {reason.says}")
    line.append(f" [{reason.rule}]", style="dim")
    if reason.uses:
        rests_on = "; ".join(titles.get(used, used) for used in reason.uses)
        line.append(f" ← {rests_on}", style="dim")
    return line


def _grouped(reasons: tuple[Reason, ...]) -> dict[Reason, list[Bound]]:
    """Reasons that say the same of several bounds, told once, in the order they came."""
    groups: dict[tuple[object, ...], tuple[Reason, list[Bound]]] = {}
    for reason in reasons:
        key = (reason.rule, reason.says, reason.uses)
        groups.setdefault(key, (reason, []))[1].append(reason.bound)
    return dict(groups.values())


def _flat(quote: str) -> str:
    return " ".join(quote.split())
