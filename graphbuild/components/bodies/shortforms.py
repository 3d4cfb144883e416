"""Short for a name that the text has given in full: acronyms in brackets, and heads with "the"."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from graphbuild.components.lookup import is_acronym
from graphbuild.components.spans import candidates, propose
from graphbuild.components.strings import strings_of
from graphbuild.types import Kind

LONGEST_SHORT_FORM = 4
"""Tokens, quotation marks included."""

SHORTEST_ACRONYM = 3

_RIVALS = ("agencies", "organizations")

_TICKER = re.compile(r"[A-Z0-9]+\.[A-Z]{1,2}|[A-Z]+ ?: ?[A-Z0-9.]+")
"""A share's code, "EXMP.N" or "NYSE: EXM"."""

_FORMS = frozenset({"hk", "private", "pte", "pty", "pvt"})
"""In brackets: part of a company's name, "Example (Pty) Ltd"."""

_QUOTES = frozenset("\"'“”‘’„")


def propose_short_forms(doc: Doc, group: str) -> None:
    """Propose what stands in brackets after a candidate of a group as short for it, there and wherever it returns.

    It takes the place of whatever the tables say is there: the text itself tells what is meant.
    """
    full = candidates(doc, group)
    meant = {(span.start, span.end): span.kb_id_ for span in full}
    taken = {(span.start, span.end) for span in candidates(doc, "countries")}
    words = strings_of(doc).texts
    short = {
        place: span
        for span, defined in definitions(doc, full, words)
        for place in ((defined.start, defined.end), *repeats(words, defined.start, defined.end))
        if place not in taken
    }
    for (start, end), span in short.items():
        if not span.kb_id_ and end == start + 1 and len(doc[start]) > SHORTEST_ACRONYM:
            span.kb_id_ = meant.get((start, end), "")
    doc.spans[group] = full
    for name in _RIVALS:
        doc.spans[name] = [span for span in doc.spans.get(name, ()) if (span.start, span.end) not in short]
    for (start, end), span in sorted(short.items(), key=lambda pair: pair[0]):
        kind, reason = Kind(span.label_), f"short for {span.id_}"
        propose(doc, group, start, end, kind=kind, name=span.id_, entity=span.kb_id_, reason=reason)


def definitions(doc: Doc, full: list[Span], words: list[str]) -> Iterator[tuple[Span, Span]]:
    """Yield each full name with its short form, which follows it: "Example Bank (EB)", "Example Bank, or EB,".

    Or which the text has before it, "EB (Example Bank)", or later and without a word, if its letters are the name's
    initials. Of names that end at the same place the longest counts.
    """
    longest = {span.end: span for span in sorted(full, key=len)}
    acronyms = _acronyms(words)
    for span in longest.values():
        short = _bracketed(doc, span.end) or _offered(doc, span.end)
        if short is not None and abbreviates(short.text, span.text):
            yield span, short
        elif (before := _glossed(doc, span)) is not None:
            yield span, before
        elif (later := acronyms.get(initials(span.text), 0)) >= span.end:
            yield span, doc[later : later + 1]


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
        return short in full or full.casefold().startswith(short.split(maxsplit=1)[0].casefold())
    letters = re.sub(r"\W", "", short)
    if sum(letter.isupper() for letter in letters) * 2 < len(letters):
        return full.casefold().startswith(letters.casefold())
    return _is_in_order(short, full)


def _is_in_order(short: str, full: str) -> bool:
    """Tell whether the letters of a short form stand in a name, one after another; "MOSCOW (Example)" is a dateline."""
    letters, rest = re.sub(r"\W", "", short).casefold(), iter(full.casefold())
    return len(letters) > 1 and all(letter in rest for letter in letters)


def initials(full: str) -> str:
    """Return the initials of a name's longer words, if they can make an acronym, else an empty string.

    >>> initials("Union of Example Workers"), initials("Example Bank")
    ('UEW', '')
    """
    letters = "".join(word[0] for word in full.replace("-", " ").split() if word[:1].isupper())
    return letters if len(letters) >= SHORTEST_ACRONYM else ""


def glossed_by_initials(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the initials of a name follow it in brackets: "Example Ruritanian Tobacco (ERT)"."""
    short = doc[end + 1 : end + 2].text
    return doc[end : end + 1].text == "(" and bool(short) and short == initials(doc[start:end].text)


def _acronyms(words: list[str]) -> dict[str, int]:
    """Return the first place of each acronym among the words of a text, under its letters without dots."""
    found: dict[str, int] = {}
    for place, word in enumerate(words):
        if len(word) >= SHORTEST_ACRONYM and word.isupper() and is_acronym(word):
            letters = word.replace(".", "")
            if len(letters) >= SHORTEST_ACRONYM and letters.isalpha():
                found.setdefault(letters, place)
    return found


def _offered(doc: Doc, place: int) -> Span | None:
    """Return the acronym in ", or EB," and ", known as EB,"."""
    words = [token.lower_ for token in doc[place : place + 3]]
    size = 3 if words == [",", "known", "as"] else 2
    if words[:size] not in ([",", "or"], [",", "known", "as"]) or place + size >= len(doc):
        return None
    short = doc[place + size : place + size + 1]
    return short if is_acronym(short.text) and len(short.text) >= SHORTEST_ACRONYM else None


def _glossed(doc: Doc, span: Span) -> Span | None:
    """Return the acronym before a name in brackets: "EB (Example Bank)"."""
    around = doc[max(span.start - 1, 0) : span.end + 1]
    if span.start <= 1 or around[0].text != "(" or around[-1].text != ")":
        return None
    short = doc[span.start - 2 : span.start - 1]
    return short if is_acronym(short.text) and _is_in_order(short.text, span.text) else None


def _bracketed(doc: Doc, place: int) -> Span | None:
    """Return what stands in the brackets that open at a token, without quotation marks, if it is short."""
    if place >= len(doc) or doc[place].text != "(":
        return None
    closing = next(
        (i for i in range(place + 1, min(place + 2 + LONGEST_SHORT_FORM, len(doc))) if doc[i].text == ")"), 0
    )
    inner = [i for i in range(place + 1, closing) if doc[i].text not in _QUOTES]
    if not inner or doc[inner[0]].lower_ in _FORMS or _TICKER.fullmatch(doc[inner[0] : inner[-1] + 1].text):
        return None
    return doc[inner[0] : inner[-1] + 1]
