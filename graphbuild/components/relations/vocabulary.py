"""The words that express relations, as frames that verbs and nouns are looked up in."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from graphbuild.components.grammar import particles
from graphbuild.components.tree import Tree, Word
from graphbuild.resources.phrases import irregular_forms, relation_vocabulary, relation_words
from graphbuild.resources.words import inflections
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


def verb_frames(verb: Word) -> list[Frame]:
    """Return the frames of a verb, its particle considered: who "fires back" at somebody does not fire at him."""
    found = frames("verbs").get(verb.lemma_)
    if not found:
        return []
    present = [*particles(verb), *(word.lower_ for word in verb.doc[verb.i + 1 : verb.i + 2])]
    phrasal = [frame for frame in found if frame.particle in present]
    return phrasal or [frame for frame in found if not frame.particle]


def noun_frames(noun: Word) -> list[Frame]:
    """Return the frames of a noun: "meetings" is no form of "meet" here."""
    index, text = frames("nouns"), noun.lower_
    singular = (text, text.removesuffix("s"), text.removesuffix("es"), text.removesuffix("ies") + "y", noun.lemma_)
    return list(next((index[form] for form in singular if form in index), ()))


def is_office(token: Word) -> bool:
    """Tell whether a word names an office or function: "minister", "Secretaries"."""
    offices = words_for(RelationType.SERVES, "offices")
    return token.lemma_ in offices or token.lower_ in offices


def lemmatize(tree: Tree) -> None:
    """Give each word a lower-cased lemma: our own for the words of our vocabulary, else the pipeline's.

    Small lemmatizers invent lemmas ("expell", "suppli"), and leave those of a headline's capitals alone.
    """
    forms = _forms()
    for word in tree:
        word.lemma_ = forms.get(word.lower_) or (word.lemma_ or word.text).lower()


@cache
def _forms() -> dict[str, str]:
    """Return form -> lemma for every word that some table lists."""
    tables = [*relation_vocabulary().values(), relation_words()]
    entries = {entry for table in tables for key, listed in table.items() if key != "reading" for entry in listed}
    lemmas = sorted({word for entry in entries for word in re.split(r"[ +|]", entry)})
    made = {form: lemma for lemma in lemmas for form in inflections(lemma)}
    return {lemma: lemma for lemma in lemmas} | made | irregular_forms()
