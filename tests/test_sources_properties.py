"""Whatever the text: passages are cut out of it exactly, in order and without overlapping."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline.model import TimelineError
from timeline.sources import READERS, Draft
from timeline.sources.decode import decode

LINES = st.sampled_from(
    [
        "", "", "  ", "Q: When did you leave?", "A: In 1983, by night.", "A: ", "1. I was born.",
        "2. I fled.", "3. I came back.", "12 May 1942", "15 April", "Tuesday", "By Ana Ruiz",
        "AFTERWORD", "© 2009 The Quay", "[Laughter]", "[00:01:02] JANE: Yes.", "# Heading",
        "## ", "---", "> said he", "**bold**", "- item", "NOTE a note", "WEBVTT",
        "00:00:01.000 --> 00:00:02.000", "<v Rosa>We left.</v>", "7", "문: 언제?", "답: 2003년에.",
        "In 1994 the harvest failed again and we went to the hills to look for roots.",
        "my father mended nets and", "said nothing.",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(LINES, min_size=1, max_size=30).map("\n".join), st.text(min_size=1))


def drafts(text: str) -> list[Draft]:
    """The text as each format that can read it does."""
    data = text.encode("utf-8", "surrogatepass")
    found = []
    for suffix, reader in READERS.items():
        if suffix == "vtt":
            data = b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n" + data
        try:
            found.append(reader(data, f"story.{suffix}"))
        except TimelineError as error:
            assert "story" in str(error)
    return found


@given(TEXTS)
def test_paragraphs_are_in_order_and_inside_the_text(text: str) -> None:
    for draft in drafts(text):
        last = 0
        for number, paragraph in enumerate(draft.paragraphs, start=1):
            assert last <= paragraph.start < paragraph.end <= len(draft.text)
            assert paragraph.number == number
            quote = draft.text[paragraph.start : paragraph.end]
            assert quote == quote.strip()
            last = paragraph.end


@given(TEXTS)
def test_text_is_the_file_with_nothing_changed_but_line_ends(text: str) -> None:
    if "\x00" in text or not text.strip("\ufeff"):
        return
    data = text.encode("utf-8", "surrogatepass")
    try:
        read = decode(data, "story.txt")
    except TimelineError:
        return
    assert read == text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


@given(TEXTS)
def test_the_same_file_is_read_the_same_way(text: str) -> None:
    assert drafts(text) == drafts(text)


@given(TEXTS)
def test_a_passage_never_crosses_a_timecode(text: str) -> None:
    for draft in drafts(text):
        for paragraph in draft.paragraphs:
            if paragraph.timecode is not None and draft.guessed["kind"] == "subtitles":
                quote = draft.text[paragraph.start : paragraph.end]
                assert "\n00:00:01.000 -->" not in quote
