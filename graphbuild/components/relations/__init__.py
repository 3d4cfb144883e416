"""Relations between mentions, read from the parse; nothing is claimed of a text without one.

What names and titles tell is read from the text as it is. What grammar tells is read from a plain copy of it, in which
every name is one word (:mod:`~graphbuild.components.relations.plain`), since that is what small parsers get right.
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

Reader = Callable[[Doc, Cast], Iterator[Claim]]

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

SYNTAX = frozenset(
    {
        "attribute_ruler",
        "curated_transformer",
        "graphbuild_paragraphs",
        "lemmatizer",
        "morphologizer",
        "parser",
        "sentencizer",
        "senter",
        "tagger",
        "tok2vec",
        "trainable_lemmatizer",
        "transformer",
    }
)
"""The factories of the components that make up a parse."""


class Relations:
    """Fills ``doc._.evidence`` with relation, source, target (indices into the mentions) and rule of every claim."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def __call__(self, doc: Doc) -> Doc:
        """Read the claims of a text, sorted; each claim once a pair of mentions."""
        doc._.evidence = self._read(doc) if doc.has_annotation("DEP") else []
        return doc

    def _read(self, doc: Doc) -> list[tuple[str, int, int, str]]:
        plain, origins = make_plain(doc, self._parsers())
        if not plain.has_annotation("DEP"):
            return read_relations(doc)
        found = ((relation, origins[a], origins[b], rule) for relation, a, b, rule in read_claims(plain, BY_GRAMMAR))
        claims = {claim[:3]: claim for claim in (*found, *read_claims(doc, BY_NAME))}
        return sorted(claims.values(), key=lambda claim: (claim[1], claim[2], claim[0]))

    def _parsers(self) -> list[Callable[[Doc], Doc]]:
        return [pipe for name, pipe in self._nlp.pipeline if self._nlp.pipe_factories[name] in SYNTAX]


@Language.factory(
    "graphbuild_relations",
    assigns=["doc._.evidence"],
    requires=["doc.spans", "token.dep", "token.head", "token.lemma", "token.pos"],
)
def make_relations(nlp: Language, name: str) -> Relations:  # noqa: ARG001  the signature is spaCy's
    """Make the component."""
    return Relations(nlp)


def read_relations(doc: Doc) -> list[tuple[str, int, int, str]]:
    """Return relation, source, target and rule of everything that a parsed text claims, sorted."""
    return sorted(read_claims(doc, BY_NAME + BY_GRAMMAR), key=lambda claim: (claim[1], claim[2], claim[0]))


def read_claims(doc: Doc, readers: Iterable[Reader]) -> Iterator[tuple[str, int, int, str]]:
    """Yield what some readers find in a parsed text; of several rules for one claim the first stands."""
    cast, seen = make_cast(doc), set()
    for read in readers:
        for claim in read(doc, cast):
            key = (str(claim.relation), claim.source, claim.target)
            if key not in seen and not cast.same(claim.source, claim.target):
                seen.add(key)
                yield *key, claim.rule
