"""Plain lists of names, seen by their commas and "and" alone: "A, B (b) and C"."""

from collections.abc import Iterator

from graphbuild.components.tree import Name, Word
from graphbuild.types import ACTORS, Kind

JOINTS = frozenset({",", ";", "and", "&", "the", "or"})
LAST = frozenset({"and", "&", "or"})
ALIKE = (frozenset({Kind.COUNTRY, Kind.AGENCY}), frozenset({Kind.OFFICIAL, Kind.PERSON}))
"""Kinds that are listed together."""

SHORTEST = 3
"""A pair is a list only where no verb follows: "hit Iran and Iraq protested" has none."""


def find_lists(spans: tuple[Name, ...]) -> dict[int, tuple[int, ...]]:
    """Return index -> all members, for every actor that stands in a list of its like."""
    return {member: members for members in _runs(spans) if _is_list(spans, members) for member in members}


def _runs(spans: tuple[Name, ...]) -> Iterator[tuple[int, ...]]:
    """Yield maximal runs of like names with nothing but joints, and short forms in brackets, between them."""
    run: list[int] = []
    for index, span in enumerate(spans):
        if run and _alike(spans[run[-1]], span) and _joined(spans[run[-1]], span):
            if span.doc[span.start - 1].text != "(":
                run.append(index)
            continue
        yield tuple(run)
        run = [index] if Kind(span.label_) in ACTORS else []
    yield tuple(run)


def _alike(left: Name, right: Name) -> bool:
    return left.label_ == right.label_ or any({left.label_, right.label_} == pair for pair in ALIKE)


def _joined(left: Name, right: Name) -> bool:
    between = list(left.doc[left.end : right.start])
    if between and between[0].text == "(":
        closing = next((at for at, token in enumerate(between) if token.text == ")"), None)
        between = between[closing + 1 :] if closing is not None else between[1:]
        return not between or _are_joints(between)
    return bool(between) and _are_joints(between)


def _are_joints(tokens: list[Word]) -> bool:
    return all(token.lower_ in JOINTS for token in tokens) and any(token.lower_ != "the" for token in tokens)


def _is_list(spans: tuple[Name, ...], members: tuple[int, ...]) -> bool:
    if len(members) < 2:  # noqa: PLR2004  one name is no list
        return False
    doc, first, last = spans[0].doc, spans[members[0]], spans[members[-1]]
    if not any(token.lower_ in LAST for token in doc[max(last.start - 2, 0) : last.start]):
        return False
    follows = doc[last.end].pos_ if last.end < len(doc) else "PUNCT"
    opens = first.start == first.sent.start
    return len(members) >= SHORTEST or opens or follows not in {"VERB", "AUX", "ADV"}
