"""Names that no person annotated: links of an encyclopaedia's news pages, typed by a first model.

A link's boundaries are certain where its text is the linked article's title; what kind of thing it names is put to
a vote of the model's guesses over all links to that article. Elsewhere the model's own guess stands, but a capital
letter that it passed over is left open rather than called no name: what the model missed must not teach its heir.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from graphbuild.training.sentences import Sentence

ENOUGH = 0.3
"""The share of an article's links that a kind needs to win the vote."""

UNKNOWN = ""
"""The tag of a word that may or may not belong to a name."""

_SMALL_WORDS = frozenset(("and", "da", "de", "del", "di", "for", "of", "the", "van", "von"))


class Link(NamedTuple):
    """A link in a text, in code points, and the title of the article it leads to."""

    start: int
    end: int
    title: str


def silver_sentences(path: Path, nlp: Language, *, candid: bool = False) -> Iterator[Sentence]:
    """Annotate the linked sentences of a JSON Lines file.

    Args:
        path: One object a line, with ``text`` and ``links`` (start, end, title).
        nlp: A pipeline that finds names.
        candid: Whether the pipeline itself leaves open what it is not sure of.
    """
    rows = read_links(path)
    docs = list(nlp.pipe(row["text"] for row in rows))
    names = [_names(doc, [Link(*link) for link in row["links"]]) for doc, row in zip(docs, rows, strict=True)]
    kinds = _elect(names)
    for number, (doc, links) in enumerate(zip(docs, names, strict=True)):
        sure = [Span(doc, span.start, span.end, kinds[title]) for title, span in links if title in kinds]
        ents = [*sure, *(ent for ent in doc.ents if not _touches(ent, sure))]
        rename(doc, filter_spans(ents), candid=candid)
        yield to_sentence(doc, f"silver {number}")


def read_links(path: Path) -> list[dict[str, Any]]:
    """Read texts with links: ``text`` and ``links`` of each."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def is_name(text: str, title: str) -> bool:
    """Tell whether a link's text is the linked thing's own name, or the last part of it.

    Example:
        >>> is_name("Annan", "Kofi Annan"), is_name("Georgia", "Georgia (country)"), is_name("French", "France")
        (True, True, False)
    """
    name = title.partition(" (")[0]
    words = [word for word in text.split() if word not in _SMALL_WORDS]
    capital = bool(words) and all(word[0].isupper() for word in words)
    return capital and (text == name or name.endswith(f" {text}"))


def rename(doc: Doc, ents: list[Span], *, candid: bool) -> None:
    """Give a text other names; words between them that were open stay open, or open up if written with a capital."""
    named = {token.i for ent in ents for token in ent}
    rest = (token for token in doc if token.i not in named)
    unknown = [token for token in rest if (not token.ent_iob if candid else token.is_title or token.is_upper)]
    doc.set_ents(ents, missing=[doc[token.i : token.i + 1] for token in unknown], default="outside")


def to_sentence(text: Doc | Span, document: str) -> Sentence:
    """Turn an annotated text into a record."""
    return Sentence(
        words=tuple(token.text for token in text),
        spaces=tuple(bool(token.whitespace_) for token in text),
        entities=tuple(_to_tag(token) for token in text),
        document=document,
    )


def _names(doc: Doc, links: list[Link]) -> list[tuple[str, Span]]:
    """Find the links whose text is a name, as spans of whole words."""
    spans = ((link.title, doc.char_span(link.start, link.end)) for link in links)
    return [(title, span) for title, span in spans if span is not None and is_name(span.text, title)]


def _elect(names: list[list[tuple[str, Span]]]) -> dict[str, str]:
    """Choose a kind for each article whose links the model mostly agrees on."""
    votes: dict[str, Counter[str]] = {}
    for links in names:
        for title, span in links:
            votes.setdefault(title, Counter())[_guess(span)] += 1
    winners = {title: _winner(count) for title, count in votes.items()}
    return {title: kind for title, kind in winners.items() if kind}


def _winner(count: Counter[str]) -> str:
    """Return the kind that has enough votes, empty if none has.

    Example:
        >>> _winner(Counter({"": 5, "PER": 4, "ORG": 1})), _winner(Counter({"": 8, "ORG": 1}))
        ('PER', '')
    """
    kinds = {kind: number for kind, number in count.items() if kind}
    kind = max(sorted(kinds), key=kinds.__getitem__, default="")
    return kind if count[kind] >= ENOUGH * count.total() else ""


def _guess(span: Span) -> str:
    """Read the model's guess: the label of a name that ends where the span ends."""
    return next((ent.label_ for ent in span.doc.ents if ent.end == span.end), "")


def _touches(ent: Span, others: list[Span]) -> bool:
    """Tell whether a name shares a word with one of the others."""
    return any(ent.start < other.end and other.start < ent.end for other in others)


def _to_tag(token: Token) -> str:
    """Write one word's annotation as IOB."""
    if token.ent_type_:
        return f"{token.ent_iob_}-{token.ent_type_}"
    return "O" if token.ent_iob else UNKNOWN
