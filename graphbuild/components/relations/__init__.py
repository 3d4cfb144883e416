"""Relations between mentions, read from the parse; nothing is claimed of a text without one.

They are read from a tree in which every name is one word (:mod:`~graphbuild.components.relations.plain`).
"""

from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from graphbuild.components.relations.allies import read_allies
from graphbuild.components.relations.authority import read_authority
from graphbuild.components.relations.blame import read_blame
from graphbuild.components.relations.cast import Cast, make_cast
from graphbuild.components.relations.claims import Claim
from graphbuild.components.relations.clauses import read_clauses
from graphbuild.components.relations.company import read_company
from graphbuild.components.relations.context import Contexts
from graphbuild.components.relations.coreference import with_pronouns
from graphbuild.components.relations.findings import Found, find
from graphbuild.components.relations.handling import read_handling
from graphbuild.components.relations.headlines import read_headlines
from graphbuild.components.relations.leaders import read_leaders
from graphbuild.components.relations.measures import read_measures
from graphbuild.components.relations.members import read_members
from graphbuild.components.relations.nominals import read_nominals
from graphbuild.components.relations.opinions import read_opinions
from graphbuild.components.relations.plain import make_plain
from graphbuild.components.relations.powers import without_impossible
from graphbuild.components.relations.reasons import read_reasons
from graphbuild.components.relations.remarks import read_remarks
from graphbuild.components.relations.statutes import read_statutes
from graphbuild.components.relations.structure import read_structure
from graphbuild.components.relations.unsaid import read_unsaid
from graphbuild.components.relations.vocabulary import lemmatize

Reader = Callable[[Cast], Iterator[Claim]]

READERS: tuple[Reader, ...] = (
    read_allies,
    read_authority,
    read_blame,
    read_clauses,
    read_company,
    read_handling,
    read_headlines,
    read_leaders,
    read_measures,
    read_members,
    read_nominals,
    read_opinions,
    read_reasons,
    read_remarks,
    read_statutes,
    read_structure,
    read_unsaid,
)
"""What reads claims from a text, each a kind of construction of its own."""


@Language.factory(
    "graphbuild_relations",
    assigns=["doc._.evidence"],
    requires=["doc.spans", "token.dep", "token.head", "token.lemma", "token.pos"],
)
def make_relations(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001  the signature is spaCy's
    """Make the component."""
    return relations


def relations(doc: Doc) -> Doc:
    """Fill ``doc._.evidence`` with what the text claims, each claim once a pair of mentions."""
    doc._.evidence = read_relations(doc) if doc.has_annotation("DEP") else []
    return doc


def read_relations(doc: Doc) -> list[Found]:
    """Return everything that a parsed text claims, in the order of its mentions."""
    tree = make_plain(doc)
    lemmatize(tree)
    cast = with_pronouns(tree, make_cast(tree))
    contexts = Contexts(tree, cast)
    claims: dict[tuple[int, int, str], Found] = {}
    for claim in without_impossible(cast, [claim for read in READERS for claim in read(cast)]):
        if not cast.same(claim.source, claim.target):
            found = find(claim, cast.spans, contexts)
            # Of several rules for one claim the first stands.
            claims.setdefault((found.source, found.target, found.relation), found)
    return [claims[key] for key in sorted(claims)]
