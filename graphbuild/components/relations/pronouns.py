"""Whom "it", "they" and "we" mean within a sentence; :mod:`.coreference` looks farther."""

from graphbuild.components.arguments import objects, surface_subjects
from graphbuild.components.grammar import OBJECTS, SUBJECTS
from graphbuild.components.relations.vocabulary import words
from graphbuild.components.tree import Word


def referents(noun: Word) -> list[Word]:
    """Return whom a pronoun means in what somebody says or does: "Iran said [it] ...", "Iran increased [its] ..."."""
    if noun.lower_ in {"its", "their"}:
        return _subjects_above(noun.head)
    if noun.lower_ in {"it", "they"} and noun.dep_ in SUBJECTS:
        return surface_subjects(noun.head.head) if _shares_subject(noun.head) else []
    return [noun]


def _shares_subject(verb: Word) -> bool:
    """Tell whether "it" in a clause is most likely the subject above: "Iran said it ...", "was hit after it ..."."""
    return verb.dep_ == "advcl" or (verb.dep_ == "ccomp" and verb.head.lemma_ in words("says"))


def _subjects_above(noun: Word) -> list[Word]:
    """Return the subjects of the verb that a noun is an object of."""
    reason = any(child.lower_ == "for" for child in noun.children) and bool(objects(noun.head))
    if noun.dep_ in OBJECTS or (noun.dep_ == "obl" and not reason):
        return [subject for subject in surface_subjects(noun.head) if subject.pos_ != "PRON"]
    return []
