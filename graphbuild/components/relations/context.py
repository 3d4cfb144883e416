"""In which voice a claim is made, and when what it tells of happened.

A claim stands in the clause that holds both its names. It is quoted where that clause is what somebody says, stands
between quotation marks or is "according to" somebody; alleged where a verb or adverb tells that nobody vouches for it;
denied where its sentence goes on with "a charge that X denies".
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from graphbuild.components.arguments import indirect_objects, objects, surface_subjects, word_before
from graphbuild.components.grammar import clause_of, marker, prepositional
from graphbuild.components.relations.cast import Cast
from graphbuild.components.relations.parties import actors
from graphbuild.components.relations.quotations import quotations, speaker_of
from graphbuild.components.relations.standing import Standing, is_rumoured, standing
from graphbuild.components.relations.vocabulary import words
from graphbuild.components.tree import Name, Stretch, Tree, Word
from graphbuild.times import find_times
from graphbuild.types import Status

CONTENT = frozenset({"acl", "ccomp", "parataxis"})
"""How a clause hangs on the verb or noun that reports it."""

PRESENT = frozenset({"VBP", "VBZ"})


class Voice(NamedTuple):
    """How a text stands to a claim, and who says it, as an index of the cast."""

    status: Status = Status.ASSERTED
    speaker: int | None = None


class Time(NamedTuple):
    """Words for a time, as tokens of the text, end exclusive, and whether it lies ahead."""

    start: int
    end: int
    ahead: bool


class Contexts:
    """The voices and times of a text."""

    def __init__(self, tree: Tree, cast: Cast) -> None:
        self._cast = cast
        self._quoted = {word.i: quotation for quotation in quotations(tree) for word in quotation}
        self._speakers: dict[int, int | None] = {}
        self._times: dict[int, list[tuple[Word, int, int]]] = {}

    def voice(self, source: Name, target: Name) -> Voice:
        """Return who says what is claimed of two names, and how the text stands to it."""
        clause = _common(source[0], target[0])
        quotation = self._quoted.get(clause.i)
        if quotation is not None:
            if quotation.start not in self._speakers:
                self._speakers[quotation.start] = speaker_of(quotation, self._cast)
            return Voice(Status.QUOTED, self._speakers[quotation.start])
        for read in (self._denied, self._reported, self._cited):
            voice = read(clause)
            if voice is not None:
                return voice
        doubted = any(child.lower_ in words("doubtfully") or is_rumoured(child) for child in clause.children)
        return Voice(Status.ALLEGED if doubted else Status.ASSERTED)

    def time(self, source: Name, target: Name) -> Time | None:
        """Return the words that say when what is claimed of two names happened: the ones in its clause."""
        clause = _common(source[0], target[0])
        here = [(start, end) for of, start, end in self._times_of(clause.sent) if of is clause]
        if not here:
            return None
        start, end = min(here, key=lambda span: abs(span[0] - clause.i))
        doc = clause.doc
        ahead = standing(clause) is Standing.PLANNED or _is_present(clause)
        return Time(doc[start].at, doc[end - 1].at + 1, ahead)

    def _times_of(self, sentence: Stretch) -> list[tuple[Word, int, int]]:
        """Return the words for times in a sentence, with the heads of their clauses, each sentence read once."""
        if sentence.start not in self._times:
            tree = sentence.doc
            self._times[sentence.start] = [(clause_of(tree[end - 1]), start, end) for start, end in _times(sentence)]
        return self._times[sentence.start]

    def _denied(self, clause: Word) -> Voice | None:
        """Read "attacked Y, a charge that Z denies"."""
        for word in clause.sent:
            if word.i > clause.i and word.lemma_ in words("denies") and word.head.lower_ in words("charges"):
                return Voice(Status.DENIED, self._who([*surface_subjects(word), *word_before(word)]))
        return None

    def _reported(self, clause: Word) -> Voice | None:
        """Read "Z said that X attacked Y" and "X attacked Y, Z said"."""
        governors = [(word, word.head) for word in _upwards(clause) if word.dep_ in CONTENT and word.head is not word]
        asides = [(child, child) for child in clause.children if child.dep_ == "parataxis" or _is_aside(child)]
        for _, verb in (*asides, *governors):
            status = _status_after(verb)
            if status:
                return Voice(status, self._who([*surface_subjects(verb), *self._told(verb)]))
        return None

    def _told(self, verb: Word) -> Iterator[Word]:
        """Yield the medium that unnamed sources told."""
        told = (*objects(verb), *indirect_objects(verb))
        yield from (noun for noun in told if self._cast.at(noun) in self._cast.observers)

    def _cited(self, clause: Word) -> Voice | None:
        """Read "according to Z"."""
        nouns = [noun for preposition, noun in prepositional(clause) if preposition == "according to"]
        return Voice(Status.QUOTED, self._who(nouns)) if nouns else None

    def _who(self, nouns: Iterable[Word]) -> int | None:
        """Return who speaks; media do not act, but they do report."""
        for noun in nouns:
            named = actors(self._cast, [noun])
            if named:
                return named[0]
            if self._cast.at(noun) is not None:
                return self._cast.at(noun)
        return None


def _common(one: Word, other: Word) -> Word:
    """Return the head of the smallest clause that holds two words, of the second one's if no sentence holds both."""
    above = set(_upwards(one))
    return clause_of(next((word for word in _upwards(other) if word in above), other))


def _upwards(word: Word) -> Iterator[Word]:
    yield word
    while word.head is not word:
        word = word.head
        yield word


def _is_present(verb: Word) -> bool:
    """Tell whether a verb tells in the present what is to come on a day: "begin on Monday", "is meeting him in May"."""
    helped = verb.tag_ == "VBG" and any(child.dep_ == "aux" for child in verb.children if child.tag_ in PRESENT)
    return verb.tag_ in PRESENT or helped


def _is_aside(verb: Word) -> bool:
    """Tell whether a clause behind another says whose it is, though parsers take it for an adverbial: ", NAME said"."""
    behind = verb.dep_ == "advcl" and verb.tag_ in {"VBD", "VBZ"} and verb.i > verb.head.i and not marker(verb)
    return behind and verb.lemma_ in words("tells")


def _status_after(verb: Word) -> Status | None:
    if verb.lemma_ in words("alleges"):
        return Status.ALLEGED
    return Status.QUOTED if verb.lemma_ in words("tells") else None


def _times(sentence: Stretch) -> Iterator[tuple[int, int]]:
    """Yield the words for times in a sentence, as words of its tree."""
    lower = [word.lower_ for word in sentence]
    offsets = list(accumulate((len(word) + 1 for word in lower), initial=0))
    for start, end in find_times(" ".join(lower)):
        yield sentence.start + bisect_right(offsets, start) - 1, sentence.start + bisect_right(offsets, end - 1)
