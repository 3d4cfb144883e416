"""Which state is a member of what, and which body is said to be part of which."""

from collections.abc import Iterable, Iterator

from graphbuild.components.arguments import objects, surface_subjects
from graphbuild.components.grammar import conjuncts, is_verbal, predicates, prepositional
from graphbuild.components.relations.cast import Cast
from graphbuild.components.relations.claims import Claim, link
from graphbuild.components.relations.offices import BODIES
from graphbuild.components.relations.parties import EXAMPLES, actors, unique
from graphbuild.components.relations.roles import doers
from graphbuild.components.relations.standing import Standing, standing
from graphbuild.components.relations.structure import is_national
from graphbuild.components.relations.vocabulary import words_for
from graphbuild.components.tree import Word
from graphbuild.types import Kind
from graphbuild.types import RelationType as Is


def read_members(cast: Cast) -> Iterator[Claim]:
    """Read "Finland, a member of NATO", "NATO members A and B", "Finland joined NATO"."""
    members, joins = words_for(Is.MEMBER_OF, "members"), words_for(Is.MEMBER_OF, "joins")
    organs, includes = words_for(Is.PART_OF, "organs"), words_for(Is.MEMBER_OF, "includes")
    for token in cast.having(members | joins | organs | includes):
        lemma = token.lemma_
        rule = f"word {lemma}"
        if lemma in members and cast.at(token) is None:
            clubs = list(_clubs(cast, _club_nouns(token)))
            if clubs:
                yield from link(Is.MEMBER_OF, _countries(cast, _member_nouns(cast, token)), clubs, rule)
        elif lemma in organs and cast.at(token) is None:
            yield from _read_organ(cast, token)
        elif lemma in includes and is_verbal(token):
            nouns = [*objects(token), *(noun for preposition, noun in prepositional(token) if preposition == "of")]
            if standing(token) is Standing.SAID:
                yield from link(Is.MEMBER_OF, _countries(cast, nouns), _clubs(cast, doers(token)), rule)
        elif lemma in joins and is_verbal(token):
            nouns = [*objects(token), *(noun for preposition, noun in prepositional(token) if preposition == "to")]
            if standing(token) is Standing.SAID:
                yield from link(Is.MEMBER_OF, _countries(cast, surface_subjects(token)), _clubs(cast, nouns), rule)


def _read_organ(cast: Cast, organ: Word) -> Iterator[Claim]:
    """Read "the Guard, a branch of the armed forces", "the Guard is part of the armed forces"."""
    wholes = [noun for preposition, noun in prepositional(organ) if preposition == "of"]
    whole = [index for index in map(cast.at, wholes) if index is not None and cast.kind(index) in BODIES]
    clause = organ.head if organ.dep_ == "attr" else organ
    said = predicates(clause) and standing(clause) is Standing.SAID
    nouns = [organ.head] if organ.dep_ == "appos" else surface_subjects(clause) if said else []
    parts = [index for index in map(cast.at, nouns) if index is not None and cast.kind(index) is Kind.AGENCY]
    yield from link(Is.PART_OF, parts, whole, f"word {organ.lemma_}")


def _club_nouns(member: Word) -> list[Word]:
    of = [noun for preposition, noun in prepositional(member) if preposition in {"of", "in"}]
    return [*(child for child in member.children if child.i < member.i), *of]


def _clubs(cast: Cast, nouns: Iterable[Word]) -> Iterator[int]:
    for noun in nouns:
        index = cast.at(noun)
        if index is not None and cast.kind(index) is Kind.AGENCY and not is_national(cast.spans[index]):
            yield index


def _member_nouns(cast: Cast, member: Word) -> list[Word]:
    """Return who is called a member: what stands in apposition, the subject of "is", the examples given."""
    found = [child for child in member.children if child.i > member.i and child.dep_ in {"appos", "flat", "nmod:desc"}]
    found += [noun for preposition, noun in prepositional(member) if preposition in EXAMPLES]
    of = [noun for preposition, noun in prepositional(member) if preposition == "of" and len(conjuncts(noun)) > 1]
    found += [noun for noun in of if any(cast.at(child) is not None for child in member.children if child.i < member.i)]
    if member.dep_ in {"appos", "compound", "nmod:desc"}:
        found.append(member.head)
    clause = member.head if member.dep_ == "attr" else member
    if predicates(clause) and standing(clause) is Standing.SAID:
        found += surface_subjects(clause)
    if member.i + 1 < len(member.doc) and cast.at(member.nbor()) is not None:
        found.append(member.nbor())
    return found


def _countries(cast: Cast, nouns: Iterable[Word]) -> list[int]:
    found = [index for noun in nouns for each in conjuncts(noun) if (index := cast.at(each)) is not None]
    listed = (each for index in found for each in (index, *cast.lists.get(index, ())))
    named = unique(index for index in listed if cast.kind(index) is Kind.COUNTRY)
    return named or [index for index in actors(cast, nouns) if cast.kind(index) is Kind.COUNTRY]
