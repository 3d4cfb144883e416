"""Names that others have marked in a text: they decide who is named, our components say who that is.

The component ``graphbuild_marked`` leaves any other text as it is. It chooses the mentions anew: every mark is one,
with the name, node id and attributes that our components have for it; of their own finds stay those kinds that the
marks do not know (``MarkedDocument.adds``), cut to what no mark covers.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from graphbuild.components.bodies.known import Known, known_names
from graphbuild.components.grammar import POSSESSIVES
from graphbuild.components.places.countries import NOT_A_COUNTRY, country_meanings
from graphbuild.components.spans import MENTIONS, candidates, mentions, propose, tokens_of, told_of
from graphbuild.marks import IGNORE, Mark, MarkedDocument
from graphbuild.names import fold, slug, without_possessive
from graphbuild.types import Attributes, Kind, MeasureType

GROUP = "marked"
DOCUMENT = "graphbuild.document"
"""Where a ``Doc`` keeps the document that it was made from."""

ARTICLES = frozenset({"a", "an", "the"})
_FAMILIES = (
    frozenset({Kind.OFFICIAL, Kind.PERSON}),
    frozenset({Kind.AGENCY, Kind.ORGANIZATION}),
    frozenset({Kind.COUNTRY}),
    frozenset({Kind.MEASURE}),
)
"""Kinds whose names are alike, so that who is found to be one of them tells of the others."""


@Language.component("graphbuild_marked", requires=["doc.spans"], assigns=["doc.spans"])
def marked(doc: Doc) -> Doc:
    """Make every mark a mention, and leave of other mentions what the marks do not know."""
    document = doc.user_data.get(DOCUMENT)
    if isinstance(document, MarkedDocument):
        theirs = list(_theirs(doc, document.marks))
        taken = {at for span in theirs for at in tokens_of(span)}
        ours = [span for span in mentions(doc) if span.label_ in document.adds]
        doc.spans[MENTIONS] = sorted([*theirs, *_outside(doc, ours, taken)], key=lambda span: span.start)
    return doc


def part_at_marks(doc: Doc, document: MarkedDocument) -> Doc:
    """Part the words of a text in which a mark begins or ends, so that its span is exactly what was marked.

    >>> import spacy
    >>> text = MarkedDocument("a", "ProChile talks", marks=(Mark(3, 8, ("country",)),))
    >>> [token.text for token in part_at_marks(spacy.blank("xx")(text.text), text)]
    ['Pro', 'Chile', 'talks']
    """
    edges = sorted({edge for mark in document.marks for edge in (mark.start, mark.end)})
    with doc.retokenize() as retokenizer:
        for token, cuts in _cuts(doc, edges):
            pieces = [token.text[start:end] for start, end in pairwise((0, *cuts, len(token)))]
            retokenizer.split(token, pieces, heads=[(token, place) for place in range(len(pieces))])
    return doc


def _cuts(doc: Doc, edges: Sequence[int]) -> Iterator[tuple[Token, list[int]]]:
    tokens = iter(doc)
    token = next(tokens, None)
    places: defaultdict[int, list[int]] = defaultdict(list)
    for edge in edges:
        while token is not None and token.idx + len(token) <= edge:
            token = next(tokens, None)
        if token is not None and token.idx < edge:
            places[token.i].append(edge - token.idx)
    return ((doc[at], cuts) for at, cuts in places.items())


class _Meant(NamedTuple):
    """What a mark means: the fields of a mention."""

    kind: Kind
    name: str
    entity: str = ""
    reason: str = ""
    attributes: Attributes = ()


def _theirs(doc: Doc, given: Iterable[Mark]) -> Iterator[Span]:
    """Yield the marks as mentions, none overlapping, of several the longest."""
    near: defaultdict[int, list[Span]] = defaultdict(list)
    for candidate in candidates(doc):
        for at in tokens_of(candidate):
            near[at].append(candidate)
    taken: set[int] = set()
    for mark in sorted(given, key=lambda mark: (mark.start - mark.end, mark.start, mark.kinds)):
        span = _bare(doc.char_span(mark.start, mark.end, alignment_mode="expand"))
        if span is None or not taken.isdisjoint(tokens_of(span)):
            continue
        around = dict.fromkeys(candidate for at in tokens_of(span) for candidate in near[at])
        meant = _meaning(span, mark, list(around))
        if meant:
            taken.update(tokens_of(span))
            yield propose(doc, GROUP, span.start, span.end, **meant._asdict())


def _bare(span: Span | None) -> Span | None:
    """Return what is marked without article, possessive and white space at its ends, which are no part of a name."""
    if span is None:
        return None
    start, end = span.start, span.end
    while start < end - 1 and (span.doc[start].lower_ in ARTICLES or span.doc[start].is_space):
        start += 1
    while end - 1 > start and (span.doc[end - 1].text in POSSESSIVES or span.doc[end - 1].is_space):
        end -= 1
    return span.doc[start:end]


def _meaning(span: Span, mark: Mark, around: Sequence[Span]) -> _Meant | None:
    """Say what a mark means, with what our components found in its place; None where it is nothing of ours."""
    found = max((one for one in around if _tells(one, span, mark)), key=lambda one: _overlap(one, span), default=None)
    kinds = [kind for kind in mark.kinds if kind != IGNORE]
    name = mark.name or without_possessive(" ".join(span.text.split()))
    if mark.entity:
        kind = Kind(mark.entity.partition(":")[0])
        attributes = told_of(found).attributes if found is not None else ()
        return _Meant(kind, name, mark.entity, _reason(found, mark), attributes)
    if found is not None and not mark.name:
        kind = Kind(found.label_) if found.label_ in kinds else _akin(kinds, found.label_)
        entity = found.kb_id_ if found.kb_id_.startswith(f"{kind}:") else ""
        return _Meant(kind, found.id_ or name, entity, _reason(found, mark), told_of(found).attributes)
    country = _country(name, mark) if mark.name or mark.kinds == (Kind.COUNTRY,) else None
    if country or kinds == [Kind.COUNTRY]:
        return country
    body = _body(name, mark)
    if body or not kinds or IGNORE in mark.kinds:
        return body
    word, _, type_ = kinds[0].partition(":")
    entity = f"{word}:{type_ or MeasureType.SANCTIONS}:{slug(name)}" if word == Kind.MEASURE else ""
    return _Meant(Kind(word), name, entity, _reason(None, mark))


def _tells(found: Span, span: Span, mark: Mark) -> bool:
    """Tell whether a find of ours says what a mark is: alike, and mostly in its place; a person's title may differ."""
    kinds = {kind.partition(":")[0] for kind in mark.kinds}
    family = next(family for family in _FAMILIES if found.label_ in family)
    if kinds.isdisjoint(family):
        return False
    length = max(len(found), len(span))
    return Kind.PERSON in family or 2 * _overlap(found, span) >= length


def _overlap(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _akin(kinds: Sequence[str], label: str) -> Kind:
    """Return the first of some kinds that is of one family with another."""
    family = next(family for family in _FAMILIES if label in family)
    plain = (kind.partition(":")[0] for kind in kinds)
    return next(Kind(kind) for kind in plain if kind in family)


def _country(name: str, mark: Mark) -> _Meant | None:
    """Return the country of a name, None where it may be none or the tables have none of that name."""
    if Kind.COUNTRY not in mark.kinds:
        return None
    meant = next(iter(_meanings().get(fold(name), ())), None)
    if meant is None or meant.code == NOT_A_COUNTRY:
        return None
    return _Meant(Kind.COUNTRY, meant.country, f"{Kind.COUNTRY}:{meant.code}", _reason(None, mark))


_meanings = cache(country_meanings)


def _body(name: str, mark: Mark) -> _Meant | None:
    """Return the public body or organization of a name that the tables know, where the mark may be one of that kind."""
    known = _bodies().get(fold(name))
    if known is None or known.kind not in mark.kinds:
        return None
    return _Meant(known.kind, known.name, f"{known.kind}:{known.id}", known.reason)


@cache
def _bodies() -> dict[str, Known]:
    """Return the listed bodies by their names; a name of several stands for none of them."""
    found: defaultdict[str, dict[str, Known]] = defaultdict(dict)
    for text, known in known_names():
        found[fold(text)][known.id] = known
    return {name: next(iter(meant.values())) for name, meant in found.items() if len(meant) == 1}


def _reason(found: Span | None, mark: Mark) -> str:
    told = told_of(found).reason if found is not None else ""
    return told if told and not told.startswith("recognised") else f"marked as {mark.label or mark.kinds[0]}"


def _outside(doc: Doc, ours: Iterable[Span], taken: set[int]) -> Iterator[Span]:
    """Yield finds of ours, of those that reach into a mark the longest stretch that no mark covers."""
    for span in ours:
        if taken.isdisjoint(tokens_of(span)):
            yield span
            continue
        free = groupby(tokens_of(span), key=lambda at: at not in taken and not doc[at].is_space)
        runs = [_worded(doc, list(run)) for is_free, run in free if is_free]
        run = max(reversed(runs), key=len, default=[])
        if run:
            told, end = told_of(span), run[-1] + 1
            kind, trim = Kind(span.label_), told.trim if end == span.end else 0
            yield propose(
                doc, GROUP, run[0], end, kind=kind, name=span.id_, entity=span.kb_id_, reason=told.reason, trim=trim,
                attributes=told.attributes,
            )  # fmt: skip


def _worded(doc: Doc, run: list[int]) -> list[int]:
    """Return a stretch without small words and punctuation at its ends."""
    while run and not _names(doc, run[0]):
        run = run[1:]
    while run and not _names(doc, run[-1]):
        run = run[:-1]
    return run


def _names(doc: Doc, at: int) -> bool:
    return not (doc[at].is_stop or doc[at].is_punct or doc[at].text in POSSESSIVES)
