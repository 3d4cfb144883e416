"""Laws that go by the names of their authors: "the Helms-Burton law", "the Jackson-Vanik amendment"."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from graphbuild.components.measures.numbered import LAW, Known
from graphbuild.components.measures.words import Words
from graphbuild.components.spans import candidates
from graphbuild.components.strings import strings_of
from graphbuild.names import fold, slug

_NAME = r"[A-Z][\w'’]*[a-z](?:[-–][A-Z][\w'’]*[a-z])*"
_BYNAME = re.compile(rf"\b(?:the|The) ({_NAME}) (?:[Ll]aw|[Bb]ill|[Aa]ct|[Aa]mendment|legislation)\b")
_NO_NAMES = frozenset(
    {
        "Basic", "Civil", "Common", "Criminal", "Farm", "Federal", "House", "International", "Islamic", "Martial",
        "Parliament", "Roman", "Senate", "Sharia", "State", "Tax",
    }
)  # fmt: skip
"""What stands before "law" or "bill" and has written none."""

_ORDINAL = re.compile(r"(?:\w+(?:st|nd|rd|th)|First|Second|Third)$")


def find_bynames(doc: Doc, words: Words) -> Iterator[Known]:
    """Yield the laws of a text that are named after persons; a double name stands for its law alone, too."""
    text, taken = strings_of(doc).text, _characters(doc)
    doubles = set()
    for match in _BYNAME.finditer(text):
        name = match[1]
        if name in _NO_NAMES or _ORDINAL.match(name) or match.start(1) in taken:
            continue
        yield Known(match.start(1), match.end(), LAW + _key(name, words), match[0][len("the ") :])
        if "-" in name:
            doubles.add(name)
    for name in sorted(doubles):
        for match in re.finditer(rf"\b{re.escape(name)}\b", text):
            yield Known(*match.span(), LAW + _key(name, words), name)


def _key(name: str, words: Words) -> str:
    return words.acts.get(fold(name), slug(name))


def _characters(doc: Doc) -> set[int]:
    """Return the places of the countries and bodies of a text, in code points."""
    return {
        place for span in candidates(doc, "countries", "agencies") for place in range(span.start_char, span.end_char)
    }
