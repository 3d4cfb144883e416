"""Verbs that taggers take for nouns, where the words around them show what they are.

A noun has no direct object: what has one, and a subject besides or a form of "be" before its "-ing", is a verb,
whatever its tag says; so is a plural between a name and an article. Readers trust part of speech and tag, so the
plain tree is put right once, when it is made.
"""

from collections.abc import Container
from itertools import pairwise

from graphbuild.components.grammar import OBJECTS, SUBJECTS, clause_of
from graphbuild.components.relations.cast import PEOPLE
from graphbuild.components.relations.vocabulary import words
from graphbuild.components.tree import Tree, Word

NOMINAL = frozenset({"ADJ", "NOUN", "PROPN"})
PLURALS = frozenset({"NNS", "NNPS"})
NAMES = frozenset({"NNP", "NNPS"})
DETERMINERS = frozenset({"a", "an", "the", "its", "his", "her", "their"})
POSSESSED = frozenset({"appos", "compound", "flat", "nmod", "nmod:desc"})
"""What a parser may call the thing that somebody owns, when it hangs it on the owner."""

LEFT = frozenset({"amod", "compound", "det", "nmod:desc", "nummod"})
"""What stays with an owner that is hung on what it owns."""

LEADING = frozenset({"ADJ", "DET", "PROPN"})
"""What may stand between a comma and the name behind it."""

ASKING = frozenset({"appeal", "call", "demand", "plea", "request"})
"""Nouns that say with "for" what is wanted."""

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
        if word.dep_ == "conj" and word.head.lemma_ in ASKING:
            _mend_wish(word)
        if word.pos_ in NOMINAL:
            _mend(word)
    _mend_plurals(tree, names)
    for name in tree.mentions:
        word = tree[name.start]
        _mend_owner(tree, word)
        _mend_aside(word)
        if word.dep_ == "obj":
            _mend_object(word)
        elif word.dep_ == "conj" and name.label_ in PEOPLE and word.head.i in names:
            _mend_apposition(word)


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


def _mend_object(word: Word) -> None:
    """Join a second object with "and" to the first: no verb has two."""
    first = next((child for child in word.head.children if child.dep_ == "obj"), word)
    titles = [below for child in word.children if child.dep_ == "nmod:desc" for below in child.children]
    if first.i < word.i and any(child.dep_ == "cc" for child in [*word.children, *titles]):
        word.head.children = [child for child in word.head.children if child is not word]
        word.head, word.dep_ = first, "conj"
        first.children = sorted([*first.children, word], key=lambda child: child.i)


def _mend_apposition(word: Word) -> None:
    """Let a person in commas give the name of whoever was described: "the envoy to Oslo, [Ana Diaz], said"."""
    place, noun = word.head, word.head.head
    listed = [
        child for each in (place, *place.children) if each.dep_ in {"conj", place.dep_} for child in each.children
    ]
    enclosed = 0 < word.i < len(word.doc) - 1 and word.nbor(-1).text == "," == word.nbor(1).text
    if not enclosed or place.dep_ != "nmod" or noun.pos_ != "NOUN" or any(child.dep_ == "cc" for child in listed):
        return
    place.children = [child for child in place.children if child is not word]
    word.head, word.dep_ = noun, "appos"
    noun.children = sorted([*noun.children, word], key=lambda child: child.i)


def _mend_aside(speaker: Word) -> None:
    """Let who says so be told as an aside of what is told: "it is over, the Times [notes]"."""
    told = speaker.head
    misread = told.tag_ in PLURALS or (told.tag_ in {"VBD", "VBZ"} and told.dep_ not in {"ROOT", "ccomp", "parataxis"})
    if told.i != speaker.i + 1 or not misread or told.lemma_ not in words("tells") | words("alleges"):
        return
    before = speaker.doc[speaker.sent.start : speaker.i]
    opening = next((word for word in reversed(before) if word.pos_ not in LEADING), speaker)
    if opening.text != "," or (told.i + 1 < told.sent.end and told.nbor(1).pos_ != "PUNCT"):
        return
    told.head.children = [child for child in told.head.children if child is not told]
    told.head, told.dep_, speaker.dep_ = clause_of(told.head), "parataxis", "nsubj"
    told.head.children = sorted([*told.head.children, told], key=lambda child: child.i)
    _make_verb(told, "VBZ" if told.tag_ in PLURALS else told.tag_)


def _mend_wish(word: Word) -> None:
    """Join what is wanted to what else is: "demands for a pullback and [guarantees]"."""
    asking = word.head
    wanted = [child for child in asking.children if any(mark.lower_ == "for" for mark in child.children)]
    if word.pos_ == "NOUN" and wanted and wanted[0].i < word.i:
        asking.children = [child for child in asking.children if child is not word]
        word.head = wanted[0]
        wanted[0].children = sorted([*wanted[0].children, word], key=lambda child: child.i)


def _make_verb(word: Word, tag: str) -> None:
    word.pos_, word.tag_ = "VERB", tag


def _mend_plurals(tree: Tree, names: Container[int]) -> None:
    """Make verbs of what taggers take for plurals between a name and an article: "Hungary [opposes] the ban"."""
    for word, after in pairwise(tree):
        if word.tag_ in PLURALS and after.lower_ in DETERMINERS and word.i - 1 in names and word.i not in names:
            _make_verb(word, "VBZ")


def _mend_owner(tree: Tree, owner: Word) -> None:
    """Hang a name on what it owns, where a parser has done the reverse: "the Treasury's [Office]"."""
    mark = tree[owner.i + 1] if owner.i + 1 < len(tree) else owner
    if mark.tag_ != "POS":
        return
    owned = next((child for child in owner.children if child.i > mark.i and child.dep_ in POSSESSED), None)
    if owned is None or any(word.pos_ not in NOMINAL for word in tree[mark.i + 1 : owned.i + 1]):
        return
    above, dep = owner.head, owner.dep_
    if above is owner:
        owned.head, owned.dep_ = owned, "ROOT"
    else:
        owned.head, owned.dep_ = above, dep
        above.children = [owned if child is owner else child for child in above.children]
    stays = {mark, *(child for child in owner.children if child.i < mark.i and child.dep_ in LEFT)}
    moved = [child for child in owner.children if child is not owned and child not in stays]
    for child in moved:
        child.head = owned
    owner.children = [child for child in owner.children if child in stays]
    owner.head, owner.dep_ = owned, "nmod:poss"
    owned.children = sorted([*owned.children, *moved, owner], key=lambda child: child.i)
