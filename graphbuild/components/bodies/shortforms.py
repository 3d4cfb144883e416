"""Short for a name that the text has given in full: acronyms in brackets, and heads with "the"."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from graphbuild.components.lookup import is_acronym
from graphbuild.components.spans import candidates, propose
from graphbuild.types import Kind

LONGEST_SHORT_FORM = 4
"""Tokens, quotation marks included."""

SHORTEST_ACRONYM = 3

_QUOTES = frozenset("\"'“”‘’„")


def propose_short_forms(doc: Doc, group: str) -> None:
    """Propose what stands in brackets after a candidate of a group as short for it, there and wherever it returns.

    It takes the place of whatever the group held there: the text itself says what is meant.
    """
    full = candidates(doc, group)
    words = [token.text for token in doc]
    short = {
        place: span
        for span, defined in definitions(doc, full)
        for place in ((defined.start, defined.end), *repeats(words, defined.start, defined.end))
    }
    doc.spans[group] = [span for span in full if (span.start, span.end) not in short]
    for (start, end), span in sorted(short.items(), key=lambda pair: pair[0]):
        kind, reason = Kind(span.label_), f"short for {span.id_}"
        propose(doc, group, start, end, kind=kind, name=span.id_, entity=span.kb_id_, reason=reason)


def definitions(doc: Doc, full: list[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield each full name with the short form that follows it in brackets: "Example Bank (EB)".

    Of names that end at the same place the longest counts.
    """
    longest = {span.end: span for span in sorted(full, key=len)}
    for span in longest.values():
        short = _bracketed(doc, span.end)
        if short is not None and abbreviates(short.text, span.text):
            yield span, short


def repeats(words: list[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield every later place, (start, end), where some words stand again, spelled the same.

    >>> list(repeats(["the", "EB", ",", "an", "EB"], 1, 2))
    [(4, 5)]
    """
    size, again = end - start, end
    for _ in range(words[end:].count(words[start])):
        again = words.index(words[start], again)
        if words[again : again + size] == words[start:end]:
            yield again, again + size
        again += 1


def abbreviates(short: str, full: str) -> bool:
    """Tell whether a short form can stand for a name: its beginning, letters of it in order, or a bare acronym.

    An acronym may come from the name in another language, so its letters need not agree.

    >>> abbreviates("EDB", "Example Development Bank"), abbreviates("Example Group", "Example Group of Companies")
    (True, True)
    >>> abbreviates("GKNB", "State Committee for National Security")
    True
    >>> abbreviates("Friday", "Example Development Bank"), abbreviates("the bank", "Example Bank")
    (False, False)
    """
    if is_acronym(short) and len(short) >= SHORTEST_ACRONYM:
        return True
    if not short[:1].isupper() or short[0].casefold() not in {word[:1].casefold() for word in full.split()}:
        return False
    if " " in short:
        return full.casefold().startswith(short.split(maxsplit=1)[0].casefold())
    letters = re.sub(r"\W", "", short)
    if sum(letter.isupper() for letter in letters) * 2 < len(letters):
        return full.casefold().startswith(letters.casefold())
    rest = iter(full.casefold())
    return len(letters) > 1 and all(letter in rest for letter in letters.casefold())


def _bracketed(doc: Doc, place: int) -> Span | None:
    """Return what stands in the brackets that open at a token, without quotation marks, if it is short."""
    if place >= len(doc) or doc[place].text != "(":
        return None
    closing = next(
        (i for i in range(place + 1, min(place + 2 + LONGEST_SHORT_FORM, len(doc))) if doc[i].text == ")"), 0
    )
    inner = [i for i in range(place + 1, closing) if doc[i].text not in _QUOTES]
    return doc[inner[0] : inner[-1] + 1] if inner else None
