"""CoNLL and IOB files: a token a line, its tag in the last column, a blank line after each sentence.

A text is put together from its tokens, a sentence a line, with spaces where English has them.

References:
    Tjong Kim Sang, De Meulder (2003), Introduction to the CoNLL-2003 Shared Task, CoNLL 2003.
    CoNLL-U: https://universaldependencies.org/format.html
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from graphbuild.errors import SourceError
from graphbuild.read.columns import Columns
from graphbuild.read.head import Head, make_document
from graphbuild.read.marked.given import Found, Given, Span
from graphbuild.read.marked.tags import OUTSIDE, TAG, group
from graphbuild.read.source import LINE_END, Source, printable, read_text

DOCSTART = "-DOCSTART-"
NEW_TEXT = re.compile(r"#\s*newdoc(?:\s+id\s*=\s*(?P<id>\S.*?))?\s*")
"""How CoNLL-U says that a text begins, and its id."""

CONLLU = 10
"""Columns of CoNLL-U; the tag stands in the last, as ``NER=B-PER`` or alone."""

_IN_MISC = re.compile(r"(?:^|\|)(?:NER|Entity|NE)=([^|]+)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_CLOSING = frozenset(".,;:!?)]}%’”") | {"'s", "’s", "n't", "n’t", "'", "..."}
_OPENING = frozenset("([{$£€“‘#")

Line = tuple[int, list[str]]
"""The number of a line and its columns, none in a blank one."""


def read_conll(source: Source, _columns: Columns) -> Iterator[Found]:
    """Read a file of tagged tokens; where it has several texts, a row each, one that is broken costs no other.

    Raises:
        SourceError: It cannot be read as text, or has no tags.
    """
    texts = list(_texts(read_text(source).lstrip("\ufeff")))
    if not texts:
        raise SourceError(f"{printable(source.id)} holds no text. Nothing is read from it.")
    for number, (row_id, lines) in enumerate(texts, 1):
        alone = len(texts) == 1 and not row_id
        name = source.id if alone else f"{source.id}#{row_id or number}"
        try:
            yield _text(name, lines)
        except SourceError as problem:
            yield problem


def looks_tagged(text: str) -> bool:
    r"""Tell whether a text's first lines are tokens with tags.

    >>> looks_tagged("U.N. NNP I-NP B-ORG\nofficial NN I-NP O\n"), looks_tagged("The U.N. official left.\n")
    (True, False)
    """
    lines = [line.split() for line in text.splitlines()[:50] if line.strip() and not line.startswith(("#", DOCSTART))]
    return len(lines) > 1 and all(len(line) > 1 and TAG.fullmatch(line[-1]) for line in lines)


def _texts(text: str) -> Iterator[tuple[str | None, list[Line]]]:
    """Yield the texts of a file with their ids, if they have some."""
    row_id, lines = None, list[Line]()
    for number, line in enumerate(LINE_END.split(text), 1):
        begins = NEW_TEXT.fullmatch(line)
        if begins or line.startswith(DOCSTART):
            if any(columns for _, columns in lines):
                yield row_id, lines
            row_id, lines = begins["id"] if begins else None, []
        elif not line.startswith("# ") and line != "#":
            lines.append((number, line.split("\t") if "\t" in line else line.split()))
    if any(columns for _, columns in lines) or row_id:
        yield row_id, lines


def _text(name: str, lines: Sequence[Line]) -> Given:
    """Put a text together.

    Raises:
        SourceError: It has lines without a tag, or holds no text.
    """
    text, tokens, starts = "", list[Span](), list[int]()
    for has_words, sentence in groupby(lines, key=lambda line: any(map(str.strip, line[1]))):
        if has_words:
            starts.append(len(text) + bool(text))
            line, found = _sentence(name, list(sentence), starts[-1])
            tokens += [*found, Span(-1, -1, OUTSIDE)]  # no name goes on into the next sentence
            text += f"\n{line}" if text else line
    document = make_document(name, text, Head())
    return Given(document, printable(name), tuple(group(tokens)), tuple(starts))


def _sentence(name: str, lines: Sequence[Line], start: int) -> tuple[str, list[Span]]:
    text, tokens, glued = "", list[Span](), True
    quotes = 0
    for number, columns in lines:
        where = f"Line {number} of {printable(name.partition('#')[0])}"
        if _is_numbered(columns) and not _NUMBER.fullmatch(columns[0]):
            continue  # "3-4 don't", which its parts follow
        word, tag = _token(where, columns)
        is_quote = word in {'"', "''", "``"}
        closes = word in _CLOSING or (is_quote and quotes % 2 == 1)
        text += "" if glued or closes else " "
        tokens.append(Span(start + len(text), start + len(text) + len(word), tag))
        text += word
        glued = word in _OPENING or (is_quote and quotes % 2 == 0) or "SpaceAfter=No" in columns[-1]
        quotes += is_quote
    return text, tokens


def _is_numbered(columns: Sequence[str]) -> bool:
    """Tell whether a line begins with the number of its token, as in CoNLL-U."""
    return len(columns) > len(("token", "tag")) and bool(re.fullmatch(r"\d+(?:[-.]\d+)?", columns[0]))


def _token(where: str, columns: Sequence[str]) -> tuple[str, str]:
    """Return the word and the tag of a line.

    Raises:
        SourceError: It has none.
    """
    numbered = _is_numbered(columns)
    if len(columns) < 2 + numbered:
        raise SourceError(f"{where} has a token without a tag. Write a token and its tag, parted by a space or tab.")
    told = _IN_MISC.search(columns[-1])
    tag = told[1] if told else columns[-1].strip()
    if numbered and len(columns) == CONLLU and not told and not TAG.fullmatch(tag):
        tag = OUTSIDE  # "SpaceAfter=No", "_"
    if not TAG.fullmatch(tag):
        raise SourceError(f"{where} ends with '{printable(tag)}', which is no tag such as O, B-PER or I-PER. Mend it.")
    return columns[numbered].strip() or "_", tag
