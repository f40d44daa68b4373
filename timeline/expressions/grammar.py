"""Rules over chains of lexemes. Language-free.

A rule is one pattern over lexeme classes and one small function, whose name is the explanation:

    @rule("the? day:DAY of? month:MONTH comma? year:YEAR")
    def day_month_year(m: Match) -> Draft | None: ...

In a pattern a word is a class of the lexicon or the name of a set of classes (in capitals);
`name:WORD` binds it to a name; `( ) | ? * +` mean what they mean in regular expressions; a group
`x:( ... )` bounds the expression when the pattern holds more than the expression itself (words
that only license it). A function returns a Draft, several `Part`s (a range), or None: the phrase
is none after all, and the next shorter reading is tried. The longest reading wins; of two equally
long the rule that stands first.

What depends only on the classes is worked out once for each chain of classes and kept, so the
cost does not grow with the number of rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from timeline.expressions.drafts import Draft
from timeline.expressions.lexer import Alphabet
from timeline.expressions.marks import Lexeme


@dataclass(frozen=True, slots=True)
class Part:
    """One expression of several that a rule finds at once: the lexemes of `group`."""

    group: str
    draft: Draft


Found = Draft | Sequence[Part] | None


class Match:
    """The lexemes that a rule's pattern met, by the names of its groups."""

    __slots__ = ("_base", "_groups", "_run", "end", "start", "text")

    def __init__(
        self,
        text: str,
        run: Sequence[Lexeme],
        base: int,
        groups: Mapping[str, tuple[int, int]],
        length: int,
    ) -> None:
        self.text = text
        self._run = run
        self._base = base
        self._groups = groups
        first, last = groups.get("x", (0, length))
        self.start = run[base + first].start
        self.end = run[base + last - 1].end

    def __contains__(self, name: str) -> bool:
        return name in self._groups

    def all(self, name: str) -> Sequence[Lexeme]:
        """The lexemes of a group; none when it took no part."""
        if name not in self._groups:
            return ()
        first, last = self._groups[name]
        return self._run[self._base + first : self._base + last]

    def value(self, name: str) -> str:
        """The value of the first lexeme of a group, "" when it took no part."""
        found = self.all(name)
        return found[0].value if found else ""

    def number(self, name: str) -> int:
        return int(self.value(name))

    def kind(self, name: str) -> str:
        found = self.all(name)
        return found[0].kind if found else ""

    def word(self, name: str) -> str:
        """A group as written, lower case."""
        found = self.all(name)
        return self.text[found[0].start : found[-1].end].lower() if found else ""

    def bounds(self, name: str) -> tuple[int, int]:
        found = self.all(name)
        return found[0].start, found[-1].end

    @property
    def phrase(self) -> str:
        return self.text[self.start : self.end]

    def before(self, size: int = 40) -> str:
        """The text just before the expression."""
        return self.text[max(0, self.start - size) : self.start]

    def after(self, size: int = 40) -> str:
        """The text just after the expression."""
        return self.text[self.end : self.end + size]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the function that reads it."""

    name: str
    pattern: str
    read: Callable[[Match], Found]


@dataclass(slots=True)
class Rules:
    """A list of rules of one language; `rule` adds one."""

    rules: list[Rule] = field(default_factory=list)

    def rule(
        self, *patterns: str
    ) -> Callable[[Callable[[Match], Found]], Callable[[Match], Found]]:
        """Add a function under one or more patterns."""

        def add(read: Callable[[Match], Found]) -> Callable[[Match], Found]:
            for pattern in patterns:
                self.rules.append(Rule(read.__name__, pattern, read))
            return read

        return add


_WORD = re.compile(r"([a-z_]\w*):\(|(?:([a-z_]\w*):)?([A-Za-z_]\w*)|(\s+)|(.)")


def compiled(pattern: str, alphabet: Alphabet, sets: Mapping[str, str]) -> str:
    """A rule's pattern as a regular expression over the private alphabet."""

    def letters(word: str) -> str:
        if word in sets:
            inside = "".join(letters(part) for part in sets[word].split())
            return re.sub(r"[\[\]]", "", inside)
        return alphabet.letters[word]

    out: list[str] = []
    for group, name, word, blank, mark in _WORD.findall(pattern):
        if word:
            try:
                chars = letters(word)
            except KeyError:
                raise ValueError(f"unknown class {word!r} in the pattern {pattern!r}") from None
            one = chars if len(chars) == 1 else f"[{chars}]"
            out.append(f"(?P<{name}>{one})" if name else one)
        elif group:
            out.append(f"(?P<{group}>")
        elif not blank:
            out.append("(?:" if mark == "(" else mark)
    return "".join(out)


def _openers(sources: Sequence[str], alphabet: frozenset[str]) -> dict[str, tuple[int, ...]]:
    """For one letter (the last of a chain) and for two: the rules that can begin with them."""
    found: dict[str, list[int]] = {}
    for i, source in enumerate(sources):
        starts = beginnings(source)
        firsts = {start for start in starts if len(start) == 1}
        for first in firsts:
            for letter in (*alphabet, ""):
                found.setdefault(first + letter, []).append(i)
        for start in starts:
            if len(start) == 2 and start[0] not in firsts:
                found.setdefault(start, []).append(i)
    return {pair: tuple(which) for pair, which in found.items()}


_ATOM = re.compile(r"\(\?:|\(\?P<\w+>|\[([^\]]+)\]|([?*+|)])|(.)", re.S)


def beginnings(source: str) -> frozenset[str]:
    """The first two letters of everything that a compiled pattern meets (fewer where it meets so
    few); it holds letters, sets, groups and the marks `| ? * +` only."""
    tokens = iter([(m.group(), m.group(1), m.group(2)) for m in _ATOM.finditer(source)])

    def joined(a: frozenset[str], b: frozenset[str]) -> frozenset[str]:
        return frozenset([(x + y)[:2] if len(x) < 2 else x for x in a for y in b])

    def alternatives() -> frozenset[str]:
        empty = frozenset([""])
        ways: frozenset[str] = frozenset()
        done, last = empty, empty  # what stands before the last atom, and that atom
        for whole, inside, mark in tokens:
            if mark == ")":
                break
            if mark == "|":
                ways, done, last = ways | joined(done, last), empty, empty
            elif mark == "?":
                last = last | empty
            elif mark in ("*", "+"):
                last = last | joined(last, last) | (empty if mark == "*" else frozenset())
            else:
                done = joined(done, last)
                last = alternatives() if whole[0] == "(" else frozenset(inside or whole)
        return ways | joined(done, last)

    return alternatives() - {""}


Reading = tuple[int, int, Mapping[str, tuple[int, int]]]  # rule, length, groups


class Grammar:
    """The rules of a language, ready to run over chains."""

    def __init__(self, rules: Sequence[Rule], alphabet: Alphabet, sets: Mapping[str, str]) -> None:
        self.rules = tuple(rules)
        self.alphabet = alphabet
        sources = [compiled(rule.pattern, alphabet, sets) for rule in rules]
        self._patterns = [re.compile(source) for source in sources]
        self._openers = _openers(sources, frozenset(alphabet.letters.values()))
        self._readings = lru_cache(maxsize=65536)(self._read)

    def _read(self, codes: str) -> tuple[tuple[Reading, ...], ...]:
        """At each place of a chain the readings that begin there, the longest first."""
        places: list[tuple[Reading, ...]] = []
        openers = self._openers
        for at in range(len(codes)):
            found: list[Reading] = []
            for i in openers.get(codes[at : at + 2], ()):
                match = self._patterns[i].match(codes, at)
                if match is not None and match.end() > at:
                    groups = {
                        name: (first - at, last - at)
                        for name in match.re.groupindex
                        for first, last in (match.span(name),)
                        if first >= 0
                    }
                    found.append((i, match.end() - at, groups))
            found.sort(key=lambda reading: -reading[1])
            places.append(tuple(found))
        return tuple(places)

    def parse(self, text: str, run: Sequence[Lexeme]) -> Iterator[tuple[int, int, Draft, str]]:
        """The expressions of one chain: start, end, draft and the name of the rule."""
        letters = self.alphabet.letters
        places = self._readings("".join([letters[lexeme[2]] for lexeme in run]))
        at, size = 0, len(run)
        while at < size:
            step = 1
            for which, length, groups in places[at]:
                rule = self.rules[which]
                match = Match(text, run, at, groups, length)
                found = rule.read(match)
                if found is None:
                    continue
                if isinstance(found, Draft):
                    yield match.start, match.end, found, rule.name
                else:
                    for part in found:
                        first, last = match.bounds(part.group)
                        yield first, last, part.draft, rule.name
                step = max(groups["x"][1], 1) if "x" in groups else length
                break
            at += step
