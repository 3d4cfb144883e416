"""Relations between mentions, read from the parse; nothing is claimed of a text without one.

What names and titles tell is read from the text as it is; what grammar tells from a tree in which every name is one
word (:mod:`~graphbuild.components.relations.plain`).
"""

from collections.abc import Callable, Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from graphbuild.components.relations.cast import Cast, make_cast
from graphbuild.components.relations.claims import Claim
from graphbuild.components.relations.clauses import read_clauses
from graphbuild.components.relations.headlines import read_headlines
from graphbuild.components.relations.leaders import read_leaders
from graphbuild.components.relations.measures import read_measures
from graphbuild.components.relations.members import read_members
from graphbuild.components.relations.nominals import read_nominals
from graphbuild.components.relations.opinions import read_opinions
from graphbuild.components.relations.plain import make_plain
from graphbuild.components.relations.structure import read_structure
from graphbuild.components.tree import Tree, make_tree, rows_of

Reader = Callable[[Tree, Cast], Iterator[Claim]]

BY_NAME: tuple[Reader, ...] = (read_structure,)
BY_GRAMMAR: tuple[Reader, ...] = (
    read_clauses,
    read_headlines,
    read_leaders,
    read_measures,
    read_members,
    read_nominals,
    read_opinions,
)


@Language.factory(
    "graphbuild_relations",
    assigns=["doc._.evidence"],
    requires=["doc.spans", "token.dep", "token.head", "token.lemma", "token.pos"],
)
def make_relations(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001  the signature is spaCy's
    """Make the component."""
    return relations


def relations(doc: Doc) -> Doc:
    """Fill ``doc._.evidence`` with relation, source, target (indices into the mentions) and rule of every claim.

    Claims are sorted, each once a pair of mentions.
    """
    doc._.evidence = read_relations(doc) if doc.has_annotation("DEP") else []
    return doc


def read_relations(doc: Doc) -> list[tuple[str, int, int, str]]:
    """Return relation, source, target and rule of everything that a parsed text claims."""
    rows = rows_of(doc)
    plain, origins = make_plain(doc, rows)
    found = ((relation, origins[a], origins[b], rule) for relation, a, b, rule in read_claims(plain, BY_GRAMMAR))
    claims = {claim[:3]: claim for claim in (*found, *read_claims(make_tree(doc, rows), BY_NAME))}
    return sorted(claims.values(), key=lambda claim: (claim[1], claim[2], claim[0]))


def read_claims(tree: Tree, readers: Iterable[Reader]) -> Iterator[tuple[str, int, int, str]]:
    """Yield what some readers find in a parsed text; of several rules for one claim the first stands."""
    cast, seen = make_cast(tree), set()
    for read in readers:
        for claim in read(tree, cast):
            key = (str(claim.relation), claim.source, claim.target)
            if key not in seen and not cast.same(claim.source, claim.target):
                seen.add(key)
                yield *key, claim.rule
