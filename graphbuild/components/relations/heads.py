"""Whom a name at the head of a phrase stands for: "Dubai-based [Alfa]", "the Treasury's [OFAC]", "UN envoy [NAME]"."""

from collections.abc import Iterator

from graphbuild.components.grammar import POSSESSIVES
from graphbuild.components.relations.cast import INDIVIDUALS, Cast
from graphbuild.components.relations.vocabulary import is_office
from graphbuild.components.tree import Name, Word
from graphbuild.types import Kind


def meant(cast: Cast, index: int) -> Iterator[int]:
    """Yield whom a name stands for at the head of a phrase: "Dubai-based [Alfa]", "the Treasury's [OFAC]"."""
    rest = cast.spans[index].doc[cast.spans[index].end : cast.spans[index].end + 6]
    if not is_hyphened(cast, index):
        yield owned(cast, index)
        return
    for word in rest[2:]:
        other = cast.at(word)
        if other is not None or word.pos_ not in {"ADJ", "NOUN", "PROPN"}:
            yield from [other] if other is not None else []
            return


def is_hyphened(cast: Cast, index: int) -> bool:
    """Tell whether a hyphen ties a name to a word that makes an adjective of it: "Iran-backed"."""
    rest = cast.spans[index].doc[cast.spans[index].end : cast.spans[index].end + 2]
    return len(rest) > 1 and rest[0].text == "-" and rest[1].text.islower()


def owned(cast: Cast, index: int) -> int:
    """Return whom a phrase is about that begins with a body: "the Treasury's OFAC", "Iran's President NAME".

    Parsers often take the first name in such a phrase for its head.
    """
    span = cast.spans[index]
    between = list(_until_mention(cast, span))
    other = cast.places.get(span.end + len(between))
    if other is None or not between:
        return index
    if cast.kind(other) is Kind.OFFICIAL and any(is_office(token) for token in between):
        return other
    possessed = len(between) == 1 and between[0].lower_ in POSSESSIVES
    return other if possessed and cast.kind(other) is Kind.AGENCY else index


def _until_mention(cast: Cast, span: Name) -> Iterator[Word]:
    """Yield the words of the noun phrase that follow a mention, up to the next one."""
    for token in span.doc[span.end :]:
        if token.i in cast.places or not (token.lower_ in POSSESSIVES or token.pos_ in {"ADJ", "NOUN", "PROPN"}):
            return
        yield token


def explained(cast: Cast, noun: Word) -> Iterator[int]:
    """Yield the name that a description explains, where the parser lost the tie: "Alfa, a Russian [firm] hit by"."""
    at = noun.i - 1
    while at > noun.sent.start and noun.doc[at].pos_ in {"ADJ", "NOUN", "PROPN"}:
        at -= 1
    if at - 1 > noun.sent.start and noun.doc[at].lower_ in {"a", "an"} and noun.doc[at - 1].text == ",":
        index = cast.places.get(at - 2)
        yield from [index] if index is not None and cast.kind(index) in INDIVIDUALS else []
