"""A sentence as words with a coarse part of speech, enough to find its verbs and its joints.

Tags: PRON, POSS, DET, PREP, SUB (when, because), MSUB (before, until: also prepositions), REL,
CC, MD, NEG, ADV, NUM, NAME, PUNCT, TIME (inside a time expression), QUOTED, V (a verb form), N.
A verb form keeps its readings; which one holds is decided where the verb group is built.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.events.english.lexis import Reading, kinds, readings, unknown_ed, words

WORD = re.compile(
    r"(?:[A-Z]\.){2,}|[^\W\d_]+(?=n[’']t\b)|n[’']t\b|[’'](?:s|m|re|ve|d|ll)\b"
    r"|\d[\d,.]*\d(?:st|nd|rd|th|s|%)?|\d+(?:st|nd|rd|th|s|%)?"
    r"|[^\W\d_]+(?:-[^\W\d_]+)*\.?(?=’?)|[^\w\s]",
)
FUNCTION = (
    ("negation", "NEG"), ("pronoun-first", "PRON"), ("possessive", "POSS"),
    ("modal", "MD"), ("maybe-subordinator", "MSUB"), ("subordinator", "SUB"),
    ("coordinator", "CC"), ("relative", "REL"), ("pronoun-other", "PRON"), ("nobody", "PRON"),
    ("determiner", "DET"), ("preposition", "PREP"), ("adverb", "ADV"), ("interjection", "ADV"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark of the text: offsets in the testimony, tag, and verb readings if any."""

    text: str
    low: str
    start: int
    end: int
    tag: str
    readings: tuple[Reading, ...] = ()
    times: tuple[int, ...] = ()  # the time expressions it lies in
    quoted: bool = False

    def reads(self, *forms: str) -> Reading | None:
        """Its reading as one of these verb forms, or None."""
        return next((r for r in self.readings if r.form in forms), None)


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of text[start:end], not yet tagged beyond what the word alone says."""
    out: list[Token] = []
    for match in WORD.finditer(text, start, end):
        word = match.group()
        stop = match.end()
        dotted = word.endswith(".") and len(word) > 2 and word.count(".") == 1
        if dotted and word[:-1].lower() not in words("abbreviation"):
            # The full stop stays with an abbreviation only.
            out.append(_token(word[:-1], match.start(), stop - 1))
            out.append(Token(".", ".", stop - 1, stop, "PUNCT"))
            continue
        out.append(_token(word, match.start(), stop))
    return out


def _token(word: str, start: int, end: int) -> Token:
    low = word.lower().replace("’", "'")
    if not any(c.isalnum() for c in word):
        return Token(word, low, start, end, "PUNCT")
    if word[0].isdigit() or low in words("number"):
        return Token(word, low, start, end, "NUM")
    verb = readings().get(low, ())
    if not verb and word[0].islower() and (guess := unknown_ed(low)):
        verb = (guess, replace(guess, form="VBN"))
    if low in ("'d",):
        return Token(word, low, start, end, "MD")
    if low in ("'ll",):
        return Token(word, low, start, end, "MD")
    if low in words("be") | words("have") | words("do"):
        return Token(word, low, start, end, "V", verb or (_aux(low),))
    for kind, tag in FUNCTION:
        if low in words(kind):
            return Token(word, low, start, end, tag, verb)
    if verb:
        return Token(word, low, start, end, "V", verb)
    return Token(word, low, start, end, "NAME" if word[0].isupper() else "N")


def _aux(low: str) -> Reading:
    lemma = "have" if "ve" in low else "be"
    return Reading(lemma, "VBZ")


def tag(
    tokens: Sequence[Token],
    times: Sequence[tuple[int, int, int | None]],
    quotes: Sequence[tuple[int, int]],
) -> list[Token]:
    """The tokens with what their neighbours, the time expressions and quotation marks decide.

    `times` are (start, end, index) of the expressions (index None: words that belong to one),
    `quotes` spans of quoted speech.
    """
    out: list[Token] = []
    if tokens:  # the whole document's, of which a sentence has few
        first, last = tokens[0].start, tokens[-1].end
        times = [time for time in times if time[0] < last and first < time[1]]
        quotes = [quote for quote in quotes if quote[0] < last and first < quote[1]]
    for at, token in enumerate(tokens):
        over = [i for s, e, i in times if s < token.end and token.start < e]
        inside = tuple(i for i in over if i is not None)
        quoted = any(s < token.end and token.start < e for s, e in quotes)
        if over:
            out.append(replace(token, tag="TIME", times=inside, quoted=quoted))
            continue
        before = out[-1] if out else None
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        out.append(replace(_settle(token, before, after), quoted=quoted))
    return _widened(out)


def _widened(tokens: list[Token]) -> list[Token]:
    """Takes into a time what it belongs to: "the night of" Christmas, "than the census of" 2002."""
    for at in range(2, len(tokens)):
        if tokens[at].tag != "TIME":
            continue
        of = at - 2 if tokens[at - 1].tag == "DET" and tokens[at - 2].low == "of" else at - 1
        if tokens[of].low != "of" or of < 1 or tokens[of - 1].tag != "N":
            continue
        following = at + 1
        if of == at - 2 and following < len(tokens) and tokens[following].tag == "N":
            tokens[following] = replace(tokens[following], tag="TIME", readings=())
        first = of - 1
        while first > 0 and tokens[first - 1].tag in ("DET", "N", "NUM") and first > at - 5:
            first -= 1
            if tokens[first].tag == "DET":
                break
        led = first > 0 and tokens[first - 1].low in words("time-preposition")
        if tokens[of - 1].low in words("time-noun") or (led and tokens[first].tag == "DET"):
            for inner in range(first, at):
                tokens[inner] = replace(tokens[inner], tag="TIME", readings=())
    return tokens


def _settle(token: Token, before: Token | None, after: Token | None) -> Token:
    """One token's tag from its neighbours."""
    low = token.low
    if low == "that":
        return replace(token, tag=_that(before, after))
    opens = before is None or before.tag in ("PUNCT", "CC", "SUB")
    if low == "then" and after is not None and after.tag == "NUM":
        return replace(token, tag="ADV")
    if low in ("then", "so", "yet", "once") and not opens:
        return replace(token, tag="ADV")
    if (
        low in ("following", "including", "concerning", "regarding")
        and after is not None
        and after.tag in ("DET", "POSS", "NAME")
    ):
        return replace(token, tag="PREP", readings=())
    if low == "mine" and before is not None and before.tag in ("DET", "N", "NAME", "POSS"):
        return replace(token, tag="N")
    if low == "her" and after is not None and _starts_noun(after):
        return replace(token, tag="POSS")
    if low == "her":
        return replace(token, tag="PRON")
    if low == "no" and (after is None or after.tag == "PUNCT"):
        return replace(token, tag="ADV")
    if low == "one" and before is not None and before.tag in ("DET", "N", "POSS"):
        return replace(token, tag="N")
    if low == "'" and before is not None and before.end == token.start and after is not None:
        plural = before.low.endswith("s") and _starts_noun(after) and after.start > token.end
        return replace(token, tag="POSS-S") if plural else token
    if low == "'s":
        is_verb = before is not None and (
            before.tag in ("PRON", "REL", "SUB") or before.low in ("that", "there", "here")
        )
        return replace(token, tag="V" if is_verb else "POSS-S")
    named = token.text[0].isupper() and before is not None and before.tag != "PUNCT"
    if token.tag == "MD" and named:
        return replace(token, tag="NAME", readings=())
    if token.tag == "MD" and before is not None and before.tag in ("DET", "POSS", "POSS-S"):
        return replace(token, tag="N")
    if low == "like" and before is not None and before.tag != "PRON":
        return replace(token, tag="PREP")
    if token.tag == "V" and _is_noun_here(token, before, after):
        return replace(token, tag="NAME" if token.text[0].isupper() and before else "N")
    return token


def _that(before: Token | None, after: Token | None) -> str:
    if after is None or after.tag in ("PUNCT", "PREP"):
        return "PRON"
    if before is None or before.tag in ("PUNCT", "CC"):
        if after.tag in ("PRON", "POSS", "DET") and before is not None:
            return "SUB"
        return "PRON" if after.low in words("be") or after.tag in ("MD", "V") else "DET"
    if before.tag in ("PREP", "MSUB"):
        return "DET" if after.tag in ("N", "V") else "PRON"
    if before.tag == "TIME" and after.tag in ("V", "MD"):
        return "REL"  # "it was the famine that ended it"
    if after.tag in ("PRON", "DET", "POSS", "V", "MD", "NAME", "ADV", "NUM", "REL", "SUB", "PREP"):
        return "REL" if before.tag in ("N", "NAME", "DET", "NUM") else "SUB"
    return "SUB" if before.tag == "V" and after.low.endswith("s") else "DET"


def _starts_noun(token: Token) -> bool:
    if token.tag in ("N", "NAME", "NUM"):
        return True
    return token.tag == "V" and bool(token.reads("VB", "VBG", "VBN", "VBZ")) and not _is_be(token)


def _is_be(token: Token) -> bool:
    return token.low in words("be") | words("have") | words("do")


def _is_noun_here(token: Token, before: Token | None, after: Token | None) -> bool:
    """Whether a word that may be a verb is a noun or an adjective where it stands."""
    if _is_be(token):
        return False
    finite = token.reads("VBD")
    if before is None:
        return token.reads("VB", "VBZ") is not None and finite is None
    if before.tag in ("DET", "POSS", "POSS-S"):
        return not (finite and before.low in ("this", "that", "these", "those", "all", "both",
                                              "each", "few", "most", "many", "some"))  # fmt: skip
    if before.tag == "NUM":
        return finite is None
    if before.tag == "PREP" and before.low not in ("to", "out", "up", "down", "off", "over"):
        return token.reads("VBG") is None
    if before.low == "to":
        return token.reads("VB") is None and token.reads("VBG") is None
    if token.text[0].isupper() and before.tag != "PUNCT" and before.tag != "CC":
        return True
    if finite is None and token.reads("VBZ") and token.reads("VBN", "VBG", "VB") is None:
        reports = any(kinds(r.lemma) & {"speech", "thought"} for r in token.readings)
        near_subject = before.tag in ("PRON", "REL", "NAME", "ADV") or (
            reports and before.tag in ("N", "PUNCT")
        )
        follows = after is not None and after.tag in ("V", "MD")
        return not near_subject or follows
    if token.text[0].isupper() and before.tag != "PUNCT":
        return True
    only_base = all(reading.form == "VB" for reading in token.readings)
    return only_base and before.tag not in ("PRON", "MD", "NEG", "ADV", "V", "CC", "REL")
