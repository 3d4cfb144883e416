"""The words that express relations, as frames that verbs and nouns are looked up in."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from graphbuild.components.grammar import particles
from graphbuild.resources.phrases import relation_vocabulary, relation_words
from graphbuild.types import RelationType


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to express a relation: who is the source, and which prepositions lead to the target.

    An empty preposition stands for the direct object. A verb with a particle ("roll back") is looked up with it.
    """

    relation: RelationType
    prepositions: tuple[str, ...]
    particle: str = ""


TO_MEASURE = frozenset(
    {
        RelationType.IMPOSES,
        RelationType.PROPOSES,
        RelationType.OPPOSES,
        RelationType.EASES,
        RelationType.ENFORCES,
        RelationType.EVADES,
    }
)
"""The relations whose target is a measure."""


@cache
def frames(part: str) -> dict[str, tuple[Frame, ...]]:
    """Return lemma -> frames, for ``verbs`` or ``nouns``."""
    index: defaultdict[str, list[Frame]] = defaultdict(list)
    for relation, words in relation_vocabulary().items():
        for entry in words.get(part, ()):
            lemma, frame = _read(relation, entry)
            index[lemma].append(frame)
    return {lemma: tuple(found) for lemma, found in index.items()}


def _read(relation: RelationType, entry: str) -> tuple[str, Frame]:
    """Read "call on|upon", "roll+back" or "meet"."""
    *words, last = entry.split()
    if not words:
        words, last = [last], ""
    lemma, _, particle = words[-1].partition("+")
    return lemma, Frame(relation, tuple(last.split("|")), particle)


@cache
def words_for(relation: RelationType, part: str) -> frozenset[str]:
    """Return one of a relation's own word lists, ``instruments`` for instance; empty where it has none."""
    return frozenset(relation_vocabulary()[relation].get(part, ()))


@cache
def words(group: str) -> frozenset[str]:
    """Return one of the shared word lists, ``stand_ins`` for instance."""
    return frozenset(relation_words()[group])


def verb_frames(verb: Token) -> list[Frame]:
    """Return the frames of a verb, its particle considered."""
    present = particles(verb)
    found = frames("verbs").get(lemma_of(verb), ())
    return [frame for frame in found if not frame.particle or frame.particle in present]


def noun_frames(noun: Token) -> list[Frame]:
    """Return the frames of a noun."""
    return list(frames("nouns").get(lemma_of(noun), ()))


def lemma_of(token: Token) -> str:
    """Return the lower-cased lemma; the lemma of a headline's capitals is often left capitalised."""
    return (token.lemma_ or token.text).lower()
