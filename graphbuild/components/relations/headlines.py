"""Headlines: "Treasury Issues Sanctions Relief", whose capitals hide the verb from taggers."""

from collections.abc import Iterator

from graphbuild.components.arguments import phrase_after
from graphbuild.components.grammar import is_verbal
from graphbuild.components.relations.cast import Cast
from graphbuild.components.relations.claims import Claim, link
from graphbuild.components.relations.parties import measures, patients
from graphbuild.components.relations.vocabulary import TO_MEASURE, lemma_of, verb_frames
from graphbuild.components.tree import Tree
from graphbuild.types import RelationType


def read_headlines(tree: Tree, cast: Cast) -> Iterator[Claim]:
    """Yield what an actor does who opens a sentence before a capitalised word that may be a verb in -s."""
    for index, span in enumerate(cast.spans):
        if not cast.is_actor(index) or span.start != span.sent.start or span.end >= span.sent.end:
            continue
        verb = tree[span.end]
        if is_verbal(verb) or not verb.is_title or not verb.lower_.endswith("s"):
            continue
        for frame in verb_frames(verb):
            if "" in frame.prepositions and frame.relation is not RelationType.TARGETS:
                read = measures if frame.relation in TO_MEASURE else patients
                rule = f"headline {lemma_of(verb)}"
                yield from link(frame.relation, [index], read(cast, phrase_after(verb)), rule)
