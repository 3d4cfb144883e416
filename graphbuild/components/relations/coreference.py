"""Whom a pronoun means across clauses and sentences, where grammar and layout make that nearly certain.

"He" and "she" are the subject of the clause above, else the one person that the sentence names before them, else the
same of the sentence before. "It" is the body that is the subject there. In a quotation "we" and "I" are who is said to
speak; outside of quotations "we" is who speaks in the text. Everything else is left open: a pronoun that is wrongly
resolved lays one's deeds at another's door.

References:
    Hobbs (1978), Resolving pronoun references, Lingua 44: subjects first, the nearest clause first.
    Lee et al. (2013), Deterministic coreference resolution based on entity-centric, precision-ranked rules,
    Computational Linguistics 39(4): the most certain rule first, agreement as a filter.
"""

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence

from graphbuild.components.arguments import objects, surface_subjects
from graphbuild.components.grammar import SUBJECTS, clause_of
from graphbuild.components.relations.anaphora import Descriptions, sorts
from graphbuild.components.relations.cast import PEOPLE, Cast, make_cast
from graphbuild.components.relations.clauses import MOST_PARTIES
from graphbuild.components.relations.parties import actors
from graphbuild.components.relations.quotations import quotations, speaker_of
from graphbuild.components.relations.statements import find_speakers, unheard
from graphbuild.components.relations.vocabulary import words
from graphbuild.components.tree import Name, Stretch, Tree, Word
from graphbuild.types import Kind

GENDERS = {
    **dict.fromkeys(("he", "him", "his", "mr", "mr."), "m"),
    **dict.fromkeys(("she", "her", "ms", "ms.", "mrs", "mrs.", "miss"), "f"),
}
"""Word -> gender, of pronouns and of titles."""

PERSONAL = frozenset({"he", "him", "his", "she", "her"})
IMPERSONAL = frozenset({"it", "its"})
TAKEN_UP = frozenset({"it", "them"})
"""Pronouns that may stand for a measure."""

ALONE = frozenset({"i", "me", "my"})
TOGETHER = frozenset({"we", "us", "our"})
EMPTY = frozenset({"appear", "be", "happen", "remain", "seem", "take"})
"""Verbs whose "it" often means nothing."""

BODIES = frozenset({Kind.AGENCY, Kind.COUNTRY, Kind.ORGANIZATION})
"""Kinds that "it" may stand for."""


def with_pronouns(tree: Tree, cast: Cast) -> Cast:
    """Return the cast of a text with its pronouns in it, each as one more mention of whom it means."""
    found = Pronouns(tree, cast).resolve()
    stand_ins = [_stand_in(tree[at], cast.spans[index]) for at, meant in found.items() for index in meant]
    return make_cast(tree, stand_ins) if stand_ins else cast


def _stand_in(word: Word, meant: Name) -> Name:
    return Name(
        word.doc,
        word.i,
        word.i + 1,
        text=word.text,
        label_=meant.label_,
        kb_id_=meant.kb_id_,
        id_=meant.id_ or meant.text,
        reason=meant.reason,
        countries={},
        mention=meant.mention,
        is_pronoun=True,
    )


class Pronouns:
    """Resolves the pronouns of one text in reading order, each in the light of those before it."""

    def __init__(self, tree: Tree, cast: Cast) -> None:
        self._tree = tree
        self._cast = cast
        self._found: dict[int, tuple[int, ...]] = {}
        self._genders = {self._cast.key(index): gender for index, gender in self._titled()}

    def resolve(self) -> dict[int, tuple[int, ...]]:
        """Return word -> the mentions that it stands for, by their indices."""
        quoted = {word.i: quotation for quotation in quotations(self._tree) for word in quotation}
        descriptions, nouns, spoken = Descriptions(self._cast, self._found), sorts(), []
        for word in self._tree:
            if word.tag_.startswith("PRP"):
                if word.i in self._cast.places:
                    continue
                if word.i in quoted:
                    self._note(word, self._first(word, quoted[word.i]))
                elif word.lower_ in TAKEN_UP and (taken := descriptions.measure(word)):
                    self._found[word.i] = taken
                elif word.lower_ in PERSONAL | IMPERSONAL:
                    self._note(word, self._third(word))
                elif word.lower_ == "they" and word.dep_ in SUBJECTS:
                    self._found[word.i] = self._several(word)
                elif word.lower_ in ALONE | TOGETHER:
                    spoken.append(word)
            elif word.lemma_ in nouns and word.i not in self._cast.places and word.children:
                self._found[word.i] = descriptions.meant(word)
        self._resolve_first(spoken, quoted)
        return {at: found for at, found in self._found.items() if found}

    def _resolve_first(self, spoken: Sequence[Word], quoted: Container[int]) -> None:
        """Resolve "I" and "we" outside of quotations: whoever is said to say it, else who speaks in the text."""
        if spoken:
            speakers = find_speakers(self._cast, quoted)
            alone = () if speakers.alone is None else (speakers.alone,)
            asked = set(unheard(self._tree))
            for word in (word for word in spoken if word.i not in asked):
                own = self._told(word)
                self._found[word.i] = own or (alone if word.lower_ in ALONE else speakers.together)

    def _told(self, word: Word) -> tuple[int, ...]:
        """Return who says a sentence that has lost its quotation marks: "We reject it, NAME said"."""
        clause = clause_of(word.head)
        while clause.dep_ in {"ccomp", "parataxis"}:
            saying = clause.head
            if saying.i > clause.i and saying.lemma_ in words("says"):
                return tuple(actors(self._cast, surface_subjects(saying))[:1])
            clause = clause_of(clause.head)
        return ()

    def _titled(self) -> Iterator[tuple[int, str]]:
        """Yield the people that are called Mr or Ms, and their gender."""
        for index, span in enumerate(self._cast.spans):
            title = self._tree[span.start - 1].lower_ if span.start else ""
            if title in GENDERS and self._cast.kind(index) in PEOPLE:
                yield index, GENDERS[title]

    def _note(self, word: Word, meant: int | None) -> None:
        if meant is not None:
            self._found[word.i] = (meant,)
            if word.lower_ in GENDERS:
                self._genders.setdefault(self._cast.key(meant), GENDERS[word.lower_])

    def _first(self, word: Word, quotation: Stretch) -> int | None:
        """Return who says "I" or "we" in a quotation; what a person calls ours is seldom that person's."""
        speaker = speaker_of(quotation, self._cast) if word.lower_ in ALONE | TOGETHER else None
        if speaker is None:
            return None
        person = self._cast.kind(speaker) in PEOPLE
        return speaker if word.lower_ in (ALONE | {"we"} if person else TOGETHER) else None

    def _third(self, word: Word) -> int | None:
        """Return whom "he" or "it" means: the first place that names anybody who fits decides, if it names but one."""
        if word.lower_ in IMPERSONAL and _is_expletive(word):
            return None
        for place in (self._above, self._before, self._earlier):
            fitting = {self._cast.key(index): index for index in place(word) if self._fits(word, index)}
            if fitting:
                return next(iter(fitting.values())) if len(fitting) == 1 else None
        return None

    def _fits(self, word: Word, index: int) -> bool:
        if word.lower_ in IMPERSONAL:
            return self._cast.kind(index) in BODIES and self._cast.is_actor(index)
        gender = self._genders.get(self._cast.key(index), GENDERS[word.lower_])
        return self._cast.kind(index) in PEOPLE and gender == GENDERS[word.lower_]

    def _above(self, word: Word) -> list[int]:
        """Return the subjects of the nearest clause above that has any; of its own clause only for a possessive."""
        verb = clause_of(word.head)
        own = word.tag_ == "PRP$"
        punished = objects(verb) if own and any(child.lower_ == "for" for child in word.head.children) else []
        if punished and punished[0] is not word.head:
            return self._named(punished)  # "designated the bank for [its] support": the bank's
        while True:
            subjects = self._named(noun for noun in surface_subjects(verb) if noun != word) if own else []
            if subjects or verb.head == verb:
                return subjects
            verb, own = clause_of(verb.head), True

    def _before(self, word: Word) -> list[int]:
        """Return the people that the sentence names before a word."""
        return [] if word.lower_ in IMPERSONAL else self._within(word.sent.start, word.i)

    def _earlier(self, word: Word) -> list[int]:
        """Return the subjects of the sentence before, or else the people that it names."""
        if word.lower_ in IMPERSONAL and word.i > word.sent.root.i:
            return []
        before = self._sentence_before(word)
        if before is None:
            return []
        subjects = [index for index in self._named(surface_subjects(before.root)) if self._fits(word, index)]
        return subjects or ([] if word.lower_ in IMPERSONAL else self._within(before.start, before.end))

    def _several(self, word: Word) -> tuple[int, ...]:
        """Return the two or more who are the subjects of the sentence before, for a "they" that opens its own."""
        before = self._sentence_before(word)
        if before is None or word.i > word.sent.root.i:
            return ()
        fitting = {self._cast.key(index): index for index in self._named(surface_subjects(before.root))}
        return tuple(fitting.values()) if 1 < len(fitting) <= MOST_PARTIES else ()

    def _sentence_before(self, word: Word) -> Stretch | None:
        sentences = self._tree.sentences
        number = bisect_right(sentences, word.i, key=lambda each: each.start) - 1
        return sentences[number - 1] if number else None

    def _within(self, start: int, end: int) -> list[int]:
        named = [index for index in self._cast.starting(start, end) if self._cast.kind(index) in PEOPLE]
        return named + [index for at in range(start, end) for index in self._found.get(at, ())]

    def _named(self, nouns: Iterable[Word]) -> list[int]:
        found: list[int] = []
        for noun in nouns:
            found += self._found.get(noun.i) or actors(self._cast, [noun])
        return found


def _is_expletive(word: Word) -> bool:
    """Tell whether "it" may mean nothing: "it is likely that"."""
    verb = word.head
    return word.dep_ == "expl" or (
        word.lower_ == "it" and (verb.lemma_ in EMPTY or any(c.dep_ == "cop" for c in verb.children))
    )
