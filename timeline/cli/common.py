"""What the commands share: how a fault is told, a day is read, JSON and files are written."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline.model import TimelineError

if TYPE_CHECKING:
    from rich.progress import Progress

AT_FAULT = 2  # the exit status where an input was at fault; the others were still done

Files = Annotated[
    list[Path], typer.Argument(metavar="FILE", help="The files to read.", show_default=False)
]


def plain(line: str) -> str:
    """A line as a terminal may have it: what a testimony says must not steer the terminal."""
    return "".join(char if char.isprintable() else " " for char in line)


def complain(line: str) -> None:
    """Say one line on standard error; line breaks inside it (a file name may hold some) go."""
    print(plain(" ".join(line.split())), file=sys.stderr)


def progress(files: Sequence[Path], says: str) -> Iterable[Path]:
    """The files one by one, with a bar on standard error where that is a terminal. What is printed
    meanwhile still goes where standard output goes."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    if not console.is_terminal:
        return files
    bar = Progress(console=console, transient=True, redirect_stdout=sys.stdout.isatty())
    return _tracked(bar, files, says)


def _tracked(bar: Progress, files: Sequence[Path], says: str) -> Iterator[Path]:
    with bar:
        yield from bar.track(files, description=says)


def stop(line: str) -> typer.Exit:
    """Say what is wrong with the command itself: `raise stop(...)`."""
    complain(line)
    return typer.Exit(AT_FAULT)


def fault(file: str, error: Exception) -> str:
    """One line for an error of one file.

    A TimelineError is such a line already. Anything else is a mistake of the program: it is named
    as one, and the other files are still done.
    """
    if isinstance(error, TimelineError):
        return str(error)
    if isinstance(error, OSError):
        return f"{file}: {error.strerror or error}"
    return f"{file}: the program failed on it ({type(error).__name__}: {error}); please report this"


def is_day(text: str) -> bool:
    """Whether a text is a date (EDTF) whose last day is known."""
    from timeline.edtf import EdtfError, bounds

    try:
        return bounds(text.strip())[1] is not None
    except EdtfError:
        return False


def day(option: str, text: str) -> str:
    """The date given to an option, as it was written (EDTF), after seeing that it has an end.

    Raises typer.Exit with one line where it is no date or its last day is not known.
    """
    text = text.strip()
    if not is_day(text):
        raise stop(f"{option} {text!r}: not a date; write 2024-01-17, 2024-01 or 2024")
    return text


def print_json(value: Any) -> None:
    """One line of JSON on standard output, in UTF-8 wherever we are."""
    import orjson

    sys.stdout.buffer.write(orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE))


def write_whole(path: Path, text: bytes) -> None:
    """Replace a file in one step: whoever looks sees the old one or the new one, never a part."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".timeline-", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The mask for new files, which can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
