"""Whom "it", "they" and "we" mean within a sentence; :mod:`.coreference` looks farther."""

from graphbuild.components.arguments import surface_subjects
from graphbuild.components.grammar import OBJECTS, SUBJECTS
from graphbuild.components.relations.vocabulary import lemma_of, words
from graphbuild.components.tree import Name, Tree, Word
from graphbuild.types import Kind

WE = ["we", ",", "the"]


def find_speakers(tree: Tree, spans: tuple[Name, ...]) -> tuple[int, ...]:
    """Return who speaks in a joint statement, by their indices: the bodies named after its first "We, the ..."."""
    words = [token.lower_ for token in tree]
    opening = next((at for at, word in enumerate(words) if word == WE[0] and words[at : at + len(WE)] == WE), None)
    if opening is None:
        return ()
    last = tree[opening].sent.end
    rest = tree[opening:last]
    end = next((token.i for token in rest if token.pos_ in {"AUX", "VERB"} or token.tag_.startswith("VB")), last)
    named = (index for index, span in enumerate(spans) if opening < span.start < end)
    return tuple(index for index in named if spans[index].label_ == Kind.AGENCY)


def referents(noun: Word) -> list[Word]:
    """Return whom a pronoun means in what somebody says or does: "Iran said [it] ...", "Iran increased [its] ..."."""
    if noun.lower_ in {"its", "their"}:
        return _subjects_above(noun.head)
    if noun.lower_ in {"it", "they"} and noun.dep_ in SUBJECTS:
        return surface_subjects(noun.head.head) if _shares_subject(noun.head) else []
    return [noun]


def _shares_subject(verb: Word) -> bool:
    """Tell whether "it" in a clause is most likely the subject above: "Iran said it ...", "was hit after it ..."."""
    return verb.dep_ == "advcl" or (verb.dep_ == "ccomp" and lemma_of(verb.head) in words("says"))


def _subjects_above(noun: Word) -> list[Word]:
    """Return the subjects of the verb that a noun is an object of."""
    if noun.dep_ in OBJECTS or noun.dep_ == "obl":
        return [subject for subject in surface_subjects(noun.head) if subject.pos_ != "PRON"]
    return []
