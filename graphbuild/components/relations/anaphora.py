"""Whom "the bank", "the minister", "both countries" or "the move" means that a text has named before.

A definite noun that tells nothing of its own ("the bank", not "the bank of the militia") takes up what was named last.
It is read so only where one thing, or for a pair two, can be meant: the first place that names anything of its kind
decides, if it names no more than that. The sentence itself comes first, then the one before it.

References:
    Vieira and Poesio (2000), An empirically based system for processing definite descriptions, Computational
    Linguistics 26(4): a definite noun is old or new by its modifiers, and takes up what stands in a small window.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from functools import cache

from graphbuild.components.grammar import OBJECTS, PASSIVE_SUBJECTS, POSSESSORS
from graphbuild.components.relations.cast import PEOPLE, Cast
from graphbuild.components.relations.offices import employer_of
from graphbuild.components.relations.vocabulary import verb_frames, words, words_for
from graphbuild.components.tree import Word
from graphbuild.types import Kind
from graphbuild.types import RelationType as Is

FIRMS = (
    "airline", "bank", "carrier", "company", "conglomerate", "contractor", "corporation", "firm", "group", "insurer",
    "lender", "manufacturer", "militia", "organisation", "organization", "refiner", "shipper", "shipyard", "supplier",
    "trader",
)  # fmt: skip
LANDS = ("country", "kingdom", "nation", "republic")
RULERS = ("general", "junta", "regime", "ruler")
RULE = ("-junta", "-military", "-regime")
"""How the ids of bodies end that rule by force."""

MOVES = (
    "action", "announcement", "curb", "decision", "measure", "move", "package", "penalty", "punishment", "restriction",
    "step",
)  # fmt: skip
ALIKE = {
    **dict.fromkeys(("country", "government", "nation", "neighbor", "neighbour", "power", "state"), (Kind.COUNTRY,)),
    **dict.fromkeys(("leader", "man", "minister", "official", "president", "woman"), (Kind.OFFICIAL, Kind.PERSON)),
}
"""Noun -> the kinds of what two of them are; two allies or sides may be either."""

PAIRED = frozenset({"ally", "pair", "rival", "side", "two"}) | ALIKE.keys()
TWOS = frozenset({"pair", "two"})
VAGUE = frozenset({"commander", "diplomat", "head", "officer", "official", "representative"})
"""Offices of whom nobody knows which is meant."""

JUDGED = frozenset({Is.OPPOSES, Is.EASES, Is.EVADES})
"""What is done to a measure that a text calls "the move"."""

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
RESTRICTS = frozenset({"acl", "acl:relcl", "appos", "flat", "nmod", "nmod:desc", "nmod:unmarked", "relcl"})
"""How what follows a noun says which one it is."""

PLURALS = frozenset({"NNS", "NNPS"})
NAMING = frozenset({"ADJ", "NOUN", "PROPN"})
LONGEST_TITLE = 6
TWO = 2


@cache
def sorts() -> Mapping[str, str]:
    """Return lemma -> as what a definite noun takes up a name."""
    offices = words_for(Is.SERVES, "offices") - VAGUE - set(RULERS)
    groups = {"ruler": RULERS, "pair": PAIRED, "office": offices, "land": LANDS, "firm": FIRMS, "move": MOVES}
    return {lemma: sort for sort, lemmas in groups.items() for lemma in lemmas}


class Descriptions:
    """Resolves the definite nouns of one text.

    Args:
        cast: The text and its mentions.
        found: Word -> what was resolved so far; read as it grows, and never changed here.
    """

    def __init__(self, cast: Cast, found: Mapping[int, tuple[int, ...]]) -> None:
        self._cast = cast
        self._found = found

    def meant(self, word: Word) -> tuple[int, ...]:
        """Return the mentions that a noun of :func:`sorts` takes up, none where that is not certain."""
        before = [child for child in word.children if child.i < word.i]
        if any(child.i > word.i and child.dep_ in RESTRICTS for child in word.children) or self._is_set_off(word):
            return ()
        with_it, sort = {child.lower_ for child in before}, sorts()[word.lemma_]
        if "both" in with_it or ("the" in with_it and not TWOS.isdisjoint({*with_it, word.lower_})):
            alone = all(child.dep_ != "cc" for child in word.children)
            return self._pair(word) if alone and word.lemma_ in PAIRED else ()
        if with_it.isdisjoint(DEFINITE) or (sort != "office" and any(map(self._is_other, before))):
            return ()
        return self._read(word, sort)

    def _read(self, word: Word, sort: str) -> tuple[int, ...]:
        if sort == "ruler":
            return self._rulers(word)
        if sort == "office":
            return self._office(word) if word.tag_ not in PLURALS and word.dep_ not in POSSESSORS else ()
        if not word.text.islower():
            return ()
        if sort == "move":
            return self._move(word)
        one = word.tag_ not in PLURALS and word.head.i not in self._cast.places
        read = {"land": self._land, "firm": self._firm}.get(sort) if one else None
        return read(word) if read else ()

    def _is_set_off(self, word: Word) -> bool:
        """Tell whether a name explains a noun or is explained by it: "the bank, NAME", "NAME, the bank"."""
        doc, first, last = word.doc, min(child.i for child in word.children) - 1, word.i + 1
        first -= first > 0 and doc[first].text == ","
        last += last + 1 < len(doc) and doc[last].text == ","
        beside = [place for place in (first, last) if 0 <= place < len(doc)]
        return any(self._is_other(doc[place]) for place in beside) or (last > word.i + 1 and doc[last].pos_ == "PROPN")

    def _is_other(self, word: Word) -> bool:
        """Tell whether a word beside a noun names somebody else than a country: "the NAME regime"."""
        index = self._cast.at(word)
        return index is not None and self._cast.kind(index) is not Kind.COUNTRY

    def _near(self, word: Word, fits: Callable[[int], bool], count: int = 1, back: int = 1) -> tuple[int, ...]:
        """Return what the first place before a word names that fits, if it names just so many."""
        sentences = self._cast.tree.sentences
        number = bisect_right(sentences, word.i, key=lambda each: each.start) - 1
        starts = [sentences[at].start for at in range(number, max(number - back - 1, -1), -1)]
        for start, end in zip(starts, [word.i, *starts], strict=False):
            taken = (index for at in range(start, end) for index in self._found.get(at, ()))
            here = (*self._cast.starting(start, end), *taken)
            fitting = {self._cast.key(index): index for index in here if fits(index)}
            if fitting:
                return tuple(fitting.values()) if len(fitting) == count else ()
        return ()

    def _pair(self, word: Word) -> tuple[int, ...]:
        kinds = ALIKE.get(word.lemma_)
        for each in (kinds,) if kinds else (ALIKE["man"], ALIKE["country"]):
            found = self._near(word, lambda index: self._cast.kind(index) in each, TWO)  # noqa: B023  called at once
            if found:
                return found
        return ()

    def _land(self, word: Word) -> tuple[int, ...]:
        return self._near(word, lambda index: self._cast.kind(index) is Kind.COUNTRY)

    def _firm(self, word: Word) -> tuple[int, ...]:
        return self._near(
            word, lambda index: self._cast.kind(index) is Kind.ORGANIZATION and self._cast.is_actor(index)
        )

    def _rulers(self, word: Word) -> tuple[int, ...]:
        """Return the one body that rules by force in a text, for "the junta" and "the generals"."""
        if word.lemma_ in {"general", "ruler"} and word.tag_ not in PLURALS:
            return self._office(word) if word.lemma_ == "general" else ()
        ruling = [index for index in self._cast.starting(0, word.i) if self._cast.spans[index].kb_id_.endswith(RULE)]
        fitting = {self._cast.key(index): index for index in ruling}
        return tuple(fitting.values()) if len(fitting) == 1 else ()

    def _move(self, word: Word) -> tuple[int, ...]:
        verb = word.head
        judged = verb.lemma_ in words("calls") or any(frame.relation in JUDGED for frame in verb_frames(verb))
        if not judged or word.dep_ not in OBJECTS | PASSIVE_SUBJECTS | {"obl"}:
            return ()
        return self._near(word, lambda index: self._cast.kind(index) is Kind.MEASURE, back=TWO)

    def measure(self, word: Word) -> tuple[int, ...]:
        """Return the measure that "it" or "them" takes up, where a verb says what is done to measures: "opposes it"."""
        against = any(child.dep_ == "case" and child.lower_ == "against" for child in word.children)
        verb = word.head
        judged = (verb.lemma_ in words("supports") and verb.tag_ != "VBG") or any(
            frame.relation in JUDGED for frame in verb_frames(verb)
        )
        if not against and not (judged and word.dep_ in OBJECTS):
            return ()
        many = word.lower_ == "them"
        return self._near(word, lambda index: self._cast.kind(index) is Kind.MEASURE and many is self._is_many(index))

    def _is_many(self, index: int) -> bool:
        return self._cast.spans[index][0].tag_ in PLURALS

    def _office(self, word: Word) -> tuple[int, ...]:
        """Return the one person whom the text has given this office, of the country that may be named with it."""
        asked = {child.lemma_ for child in word.children if child.i < word.i and child.pos_ in NAMING}
        lands = {self._cast.spans[at].kb_id_ for child in word.children if (at := self._cast.at(child)) is not None}
        asked = {word.lemma_, *(each for each in asked if not lands)}
        earlier = [index for index in self._cast.starting(0, word.i) if self._cast.kind(index) in PEOPLE]
        held = [index for index in earlier if asked <= self._title(index) and lands <= self._serves(index)]
        fitting = {self._cast.key(index): index for index in held}
        if len(fitting) <= 1:
            return tuple(fitting.values())
        return self._near(word, lambda index: self._cast.key(index) in fitting)

    def _title(self, index: int) -> frozenset[str]:
        """Return the words of a title before a name: "Prime Minister [NAME]"."""
        span, title = self._cast.spans[index], set()
        for word in reversed(span.doc[max(0, span.start - LONGEST_TITLE) : span.start]):
            if word.pos_ not in NAMING and word.lower_ not in {"of", "the", "for"}:
                break
            title.add(word.lemma_)
        return frozenset(title)

    def _serves(self, index: int) -> frozenset[str]:
        """Return whom a person is known or said to serve: the countries before the name."""
        span = self._cast.spans[index]
        before = self._cast.starting(max(0, span.start - LONGEST_TITLE), span.start)
        return frozenset({employer_of(span), *(self._cast.spans[each].kb_id_ for each in before)})
