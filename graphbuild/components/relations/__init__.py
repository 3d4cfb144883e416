"""Relations between mentions, read from the parse; nothing is claimed of a text without one."""

from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from graphbuild.components.relations.cast import Cast, make_cast
from graphbuild.components.relations.claims import Claim
from graphbuild.components.relations.clauses import read_clauses
from graphbuild.components.relations.headlines import read_headlines
from graphbuild.components.relations.measures import read_measures
from graphbuild.components.relations.nominals import read_nominals
from graphbuild.components.relations.opinions import read_opinions
from graphbuild.components.relations.structure import read_structure

READERS: tuple[Callable[[Doc, Cast], Iterator[Claim]], ...] = (
    read_structure,
    read_clauses,
    read_headlines,
    read_nominals,
    read_measures,
    read_opinions,
)


@Language.factory(
    "graphbuild_relations",
    assigns=["doc._.evidence"],
    requires=["doc.spans", "token.dep", "token.head", "token.lemma", "token.pos"],
)
def make_relations(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001  the signature is spaCy's
    """Make the component that fills ``doc._.evidence`` with what the sentences of a text claim."""
    return add_relations


def add_relations(doc: Doc) -> Doc:
    """Set ``doc._.evidence`` to the claims of all sentences, sorted; each claim once a sentence."""
    doc._.evidence = read_relations(doc) if doc.has_annotation("DEP") else []
    return doc


def read_relations(doc: Doc) -> list[tuple[str, int, int, str]]:
    """Return relation, source and target (indices into the mentions) and rule of everything a parsed text claims."""
    cast = make_cast(doc)
    claims: dict[tuple[str, int, int], str] = {}
    for read in READERS:
        for claim in read(doc, cast):
            if not cast.same(claim.source, claim.target):
                claims.setdefault((str(claim.relation), claim.source, claim.target), claim.rule)
    found = ((relation, source, target, rule) for (relation, source, target), rule in claims.items())
    return sorted(found, key=lambda claim: (claim[1], claim[2], claim[0]))
