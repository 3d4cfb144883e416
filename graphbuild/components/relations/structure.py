"""Standing ties: which body is part of which, and which state is a member of what; offices are read next door."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from graphbuild.components.arguments import objects, surface_subjects
from graphbuild.components.grammar import POSSESSIVES, conjuncts, is_verbal, predicates, prepositional
from graphbuild.components.relations.cast import EXAMPLES, Cast, actors, distance, gap, unique
from graphbuild.components.relations.claims import Claim, link
from graphbuild.components.relations.offices import BLOCS, NEAR, read_offices
from graphbuild.components.relations.standing import Standing, standing
from graphbuild.components.relations.vocabulary import lemma_of, words_for
from graphbuild.types import Kind
from graphbuild.types import RelationType as Is

INNER = frozenset({"of", "at", "in", "within", "under"})


def read_structure(doc: Doc, cast: Cast) -> Iterator[Claim]:
    """Yield offices, organs and memberships."""
    yield from read_offices(doc, cast)
    yield from _read_parents(cast)
    yield from _read_organs(cast)
    yield from _read_members(doc, cast)


def _slug(span: Span) -> str:
    return span.kb_id_.rpartition(":")[2]


def _read_organs(cast: Cast) -> Iterator[Claim]:
    """Read "the Treasury's Office of ...", "the Office of ... of the Treasury": one body named as another's."""
    for left, right in zip(range(len(cast.spans)), range(1, len(cast.spans)), strict=False):
        if cast.kind(left) is cast.kind(right) is Kind.AGENCY and _related(cast.spans[left], cast.spans[right]):
            between = [token.lower_ for token in cast.spans[left].doc[cast.spans[left].end : cast.spans[right].start]]
            if (len(between) == 1 and between[0] in POSSESSIVES) or (not between and cast.spans[left]._.trim):
                yield Claim(Is.PART_OF, right, left, "possessive")
            elif between and between[0] in INNER and set(between[1:]) <= {"the"}:
                yield Claim(Is.PART_OF, left, right, f"{between[0]} the body")


def _related(one: Span, other: Span) -> bool:
    """Tell whether nothing speaks against two bodies belonging to one country or bloc."""
    prefixes = {_slug(span).split("-")[0] for span in (one, other) if span.kb_id_}
    return len(prefixes) < 2 or not all(_is_national(span) for span in (one, other))  # noqa: PLR2004  two bodies


def _is_national(span: Span) -> bool:
    prefix, dash, _ = _slug(span).partition("-")
    return bool(dash) and len(prefix) == 2 and prefix.isalpha() and prefix not in BLOCS  # noqa: PLR2004  ISO alpha-2


def _read_parents(cast: Cast) -> Iterator[Claim]:
    """Read the country or bloc that an agency's id begins with, in the best sentence that names both."""
    best: dict[tuple[str, str], tuple[int, int, int]] = {}
    for index, span in enumerate(cast.spans):
        if cast.kind(index) is Kind.AGENCY:
            for parent in _parents(cast, index):
                found = (distance(span, cast.spans[parent]), index, parent)
                key = (span.kb_id_, cast.spans[parent].kb_id_)
                best[key] = min(best.get(key, found), found)
    for _, index, parent in sorted(best.values()):
        yield Claim(Is.PART_OF, index, parent, "body of the country or bloc")


def _parents(cast: Cast, index: int) -> Iterator[int]:
    """Yield the mentions of the country, or of the wider bodies, that an agency's id begins with."""
    span = cast.spans[index]
    parts = _slug(span).split("-")
    wanted = {f"agency:{'-'.join(parts[:size])}" for size in range(1, len(parts))}
    if _is_national(span):
        wanted = {f"country:{parts[0]}"}
    for other, parent in enumerate(cast.spans):
        if parent.kb_id_ in wanted and (gap(parent, span) <= NEAR or parent.text in span.text):
            yield other


def _read_members(doc: Doc, cast: Cast) -> Iterator[Claim]:
    """Read "Finland, a member of NATO", "NATO members A and B", "Finland joined NATO"."""
    for token in doc:
        rule = f"word {lemma_of(token)}"
        if lemma_of(token) in words_for(Is.MEMBER_OF, "members") and cast.at(token) is None:
            clubs = list(_clubs(cast, _club_nouns(token)))
            if clubs:
                yield from link(Is.MEMBER_OF, _countries(cast, _member_nouns(cast, token)), clubs, rule)
        elif is_verbal(token) and lemma_of(token) in words_for(Is.MEMBER_OF, "joins"):
            nouns = [*objects(token), *(noun for preposition, noun in prepositional(token) if preposition == "to")]
            if standing(token) is Standing.SAID:
                yield from link(Is.MEMBER_OF, _countries(cast, surface_subjects(token)), _clubs(cast, nouns), rule)


def _club_nouns(member: Token) -> list[Token]:
    of = [noun for preposition, noun in prepositional(member) if preposition in {"of", "in"}]
    return [*(child for child in member.children if child.i < member.i), *of]


def _clubs(cast: Cast, nouns: Iterable[Token]) -> Iterator[int]:
    for noun in nouns:
        index = cast.at(noun)
        if index is not None and cast.kind(index) is Kind.AGENCY and not _is_national(cast.spans[index]):
            yield index


def _member_nouns(cast: Cast, member: Token) -> list[Token]:
    """Return who is called a member: what stands in apposition, the subject of "is", the examples given."""
    found = [child for child in member.children if child.i > member.i and child.dep_ in {"appos", "flat", "nmod:desc"}]
    found += [noun for preposition, noun in prepositional(member) if preposition in EXAMPLES]
    found += [noun for preposition, noun in prepositional(member) if preposition == "of" and len(conjuncts(noun)) > 1]
    if member.dep_ in {"appos", "compound", "nmod:desc"}:
        found.append(member.head)
    clause = member.head if member.dep_ == "attr" else member
    if predicates(clause) and standing(clause) is Standing.SAID:
        found += surface_subjects(clause)
    if member.i + 1 < len(member.doc) and cast.at(member.nbor()) is not None:
        found.append(member.nbor())
    return found


def _countries(cast: Cast, nouns: Iterable[Token]) -> list[int]:
    found = [index for noun in nouns for each in conjuncts(noun) if (index := cast.at(each)) is not None]
    listed = (each for index in found for each in (index, *cast.lists.get(index, ())))
    named = unique(index for index in listed if cast.kind(index) is Kind.COUNTRY)
    return named or [index for index in actors(cast, nouns) if cast.kind(index) is Kind.COUNTRY]
