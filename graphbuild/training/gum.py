"""Proper names among GUM's annotated mentions.

GUM marks every mention of a thing, "she" and "the old minister of trade" included, together with the words that
are its core. A mention is a name for us if the core is written in proper nouns alone.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from graphbuild.training.corpora import read_blocks, to_sentence
from graphbuild.training.sentences import Sentence

KINDS = {"person": "PER", "place": "LOC", "organization": "ORG"}
"""GUM's entity type -> our label."""

_TITLES = """
Admiral Archbishop Baron Bishop Captain Chairman Chancellor Colonel Congressman Count Countess Dame Dr Dr. Duke Earl
Emperor Empress General Gov. Governor Justice King Lady Lieutenant Lord Madam Mayor Minister Miss Mr Mr. Mrs Mrs. Ms
Ms. Pope Premier President Prince Princess Prof. Professor Queen Rep. Representative Rev. Reverend Saint Secretary
Sen. Senator Sergeant Sheikh Sir St. Sultan
"""
TITLES = frozenset(_TITLES.split())
"""Words before a name that are no part of it, for persons."""

_LINKING = frozenset(("-", "&", "'s", "and", "for", "of", "the"))
_BRACKET = re.compile(r"\([^()]+\)?|[^()]+\)")


class Mention(NamedTuple):
    """A mention by its kind in GUM and the places of its core words in the sentence, from 0."""

    kind: str
    core: tuple[int, ...]


def read_gum_names(path: Path) -> Iterator[Sentence]:
    """Read one GUM document with its proper names as entities; the parse is left out."""
    for block in read_blocks(path):
        rows = [line.split("\t") for line in block if not line.startswith("#")]
        words = [row for row in rows if row[0].isdigit()]
        named = [_to_span(mention, words) for mention in _mentions([row[9] for row in words])]
        tags = to_tags([span for span in named if span], len(words))
        yield replace(to_sentence(rows, path.stem), entities=tags, syntax=None)


def to_tags(spans: list[tuple[int, int, str]], length: int) -> tuple[str, ...]:
    """Write spans (first word, word after the last, label) as IOB tags; a longer span hides those inside it.

    Example:
        >>> to_tags([(1, 2, "LOC"), (0, 3, "ORG")], 4)
        ('B-ORG', 'I-ORG', 'I-ORG', 'O')
    """
    tags = ["O"] * length
    for start, end, label in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        if all(tag == "O" for tag in tags[start:end]):
            tags[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
    return tuple(tags)


def _mentions(notes: list[str]) -> Iterator[Mention]:
    """Read the bracketed mentions from the notes of a sentence's words."""
    begun: dict[str, list[tuple[int, list[str]]]] = {}
    for place, note in enumerate(notes):
        field = next((part for part in note.split("|") if part.startswith("Entity=")), "")
        for bracket in _BRACKET.findall(field.removeprefix("Entity=")):
            parts = bracket.strip("()").split("-", 7)
            if bracket.startswith("("):
                begun.setdefault(parts[0], []).append((place, parts))
            if bracket.endswith(")") and begun.get(parts[0]):
                yield _mention(*begun[parts[0]].pop())


def _mention(start: int, parts: list[str]) -> Mention:
    """Read the fields of an opening bracket."""
    _, kind, _, _, _, core, *_ = parts
    return Mention(kind, tuple(start + int(place) - 1 for place in core.split(",") if place.isdigit()))


def _to_span(mention: Mention, words: list[list[str]]) -> tuple[int, int, str] | None:
    """Find the proper name in a mention: first word, word after the last, label."""
    label = KINDS.get(mention.kind)
    core = [place for place in mention.core if place < len(words)]
    if not label or not core or not all(words[place][4].startswith("NNP") for place in core):
        return None
    while label == "PER" and words[core[0]][1] in TITLES:
        before = core.pop(0)
        if not core or core[0] != before + 1:  # "Professor of Law" has a title and no name
            return None
    return core[0], _end(core, words, _LINKING if label == "ORG" else {"-"}), label


def _end(core: list[int], words: list[list[str]], linking: frozenset[str] | set[str]) -> int:
    """Follow the core to its first gap that is more than linking words; return the place after it."""
    last = core[0]
    for place in core[1:]:
        if any(words[between][1] not in linking for between in range(last + 1, place)):
            break
        last = place
    return last + 1
