"""Verbs that taggers take for nouns, where the words around them show what they are.

A noun has no direct object: what has one, and a subject besides or a form of "be" before its "-ing", is a verb,
whatever its tag says; so is a plural between a name and an article. Readers trust part of speech and tag, so the
plain tree is put right once, when it is made.
"""

from collections.abc import Container
from itertools import pairwise

from graphbuild.components.grammar import OBJECTS, SUBJECTS
from graphbuild.components.tree import Tree, Word

NOMINAL = frozenset({"ADJ", "NOUN", "PROPN"})
PLURALS = frozenset({"NNS", "NNPS"})
NAMES = frozenset({"NNP", "NNPS"})
DETERMINERS = frozenset({"a", "an", "the", "its", "his", "her", "their"})
ENDINGS = {"ing": "VBG", "ed": "VBD", "s": "VBZ"}
"""What a verb ends in -> its tag."""


def mend(tree: Tree) -> None:
    """Make verbs of the nouns and adjectives of a tree that can be nothing else."""
    names = {name.start for name in tree.mentions}
    for word in tree:
        if not word.children or word.i in names:
            continue
        if word.dep_ == "amod":
            _mend_participle(word)
        if word.pos_ in NOMINAL:
            _mend(word)
    _mend_plurals(tree, names)


def _mend(word: Word) -> None:
    """Judge a word by what hangs on it."""
    below = {child.dep_ for child in word.children}
    ending = next((ending for ending in ENDINGS if word.lower_.endswith(ending)), "")
    misread = word.tag_ in NAMES and word.text.islower() and not below.isdisjoint(SUBJECTS)
    if below.isdisjoint(OBJECTS) and not misread:
        return
    if ending == "ing" and not below.isdisjoint({"aux", "cop"}):
        for child in word.children:
            child.dep_ = "aux" if child.dep_ == "cop" else child.dep_
        _make_verb(word, "VBG")
    elif below.isdisjoint(OBJECTS):
        return
    elif not below.isdisjoint(SUBJECTS) and "cop" not in below and (ending or word.pos_ != "PROPN"):
        _make_verb(word, "VB" if "aux" in below else ENDINGS.get(ending, "VBP"))
    elif ending == "s" and word.dep_ == "ROOT" and word.text.islower():
        _mend_root(word)


def _mend_root(word: Word) -> None:
    """Make a verb of the plural in "today's action [targets] the firm", and a subject of the noun before it."""
    before = word.nbor(-1) if word.i > word.sent.start else word
    if before.head is word and before.dep_ in {"compound", "nmod", "nmod:desc"} and before.tag_ not in PLURALS:
        before.dep_ = "nsubj"
        _make_verb(word, "VBZ")


def _mend_participle(word: Word) -> None:
    """Make a verb of a participle that has a subject before it, and an object of the noun that it seems to describe."""
    noun, subjects = word.head, [child for child in word.children if child.dep_ in SUBJECTS and child.i < word.i]
    if (
        not subjects
        or noun.i < word.i
        or not word.text.islower()
        or any(child.dep_ == "cop" for child in word.children)
    ):
        return
    above, dep = noun.head, noun.dep_
    noun.children = [child for child in noun.children if child is not word]
    if above is noun:
        word.head, word.dep_ = word, "ROOT"
    else:
        word.head, word.dep_ = above, dep
        above.children = [word if child is noun else child for child in above.children]
    noun.head, noun.dep_ = word, "obj"
    word.children = sorted([*word.children, noun], key=lambda child: child.i)
    _make_verb(word, "VBG" if word.lower_.endswith("ing") else "VBD")


def _make_verb(word: Word, tag: str) -> None:
    word.pos_, word.tag_ = "VERB", tag


def _mend_plurals(tree: Tree, names: Container[int]) -> None:
    """Make verbs of what taggers take for plurals between a name and an article: "Hungary [opposes] the ban"."""
    for word, after in pairwise(tree):
        if word.tag_ in PLURALS and after.lower_ in DETERMINERS and word.i - 1 in names and word.i not in names:
            _make_verb(word, "VBZ")
