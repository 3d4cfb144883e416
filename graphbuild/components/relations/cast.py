"""The mentions of a text, and how they stand to each other."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, groupby
from operator import attrgetter

from graphbuild.components.grammar import POSSESSIVES, is_verbal
from graphbuild.components.relations.lists import find_lists
from graphbuild.components.tree import Name, Tree, Word
from graphbuild.names import fold
from graphbuild.types import ACTORS, Kind

PEOPLE = frozenset({Kind.OFFICIAL, Kind.PERSON})
"""Kinds of human beings."""
PRIVATE = frozenset({Kind.ORGANIZATION, Kind.PERSON})
"""Kinds of those without public power."""
INDIVIDUALS = PEOPLE | PRIVATE
"""Kinds of those who are named one by one, with a description beside the name."""

OBSERVER = "medium"
"""The reason that marks a news medium."""


@dataclass(frozen=True, slots=True)
class Cast:
    """A text and its mentions by place, with what is asked of them often.

    Mentions go by their index. ``kinds`` has the kind of each, ``places`` the mention at each token, ``nodes`` the
    mentions of each node id, ``lists`` the list that a mention stands in, ``observers`` who only reports,
    ``words`` the words of the sentences that can claim something, ``verbs`` those of them that are verbs,
    ``lemmas`` them all by their lemma. Pronouns may be among the mentions (:mod:`.coreference`), but not in ``nodes``.
    """

    tree: Tree
    spans: tuple[Name, ...]
    kinds: tuple[Kind, ...]
    places: dict[int, int]
    nodes: Mapping[str, list[int]]
    lists: dict[int, tuple[int, ...]]
    observers: frozenset[int]
    words: tuple[Word, ...]
    verbs: tuple[Word, ...]
    lemmas: Mapping[str, list[Word]]

    def having(self, lemmas: Collection[str]) -> list[Word]:
        """Return those of the words that have one of some lemmas, in order; each lemma of the text is asked once."""
        found = [words for lemma, words in self.lemmas.items() if lemma in lemmas]
        return sorted(chain.from_iterable(found), key=attrgetter("i"))

    def at(self, token: Word) -> int | None:
        """Return the index of the mention that a token belongs to."""
        return self.places.get(token.i)

    def named(self) -> Iterator[int]:
        """Return the mentions that are names, and not pronouns."""
        return (index for index, span in enumerate(self.spans) if not span.is_pronoun)

    def owner_before(self, token: Word) -> int | None:
        """Return the index of the mention in the possessive that stands just before a token."""
        marked = token.i > 1 and token.nbor(-1).lower_ in POSSESSIVES
        return self.places.get(token.i - 2) if marked else None

    def kind(self, index: int) -> Kind:
        """Return the kind of a mention."""
        return self.kinds[index]

    def is_actor(self, index: int) -> bool:
        """Tell whether a mention names something that can act; a medium that reports is no actor."""
        return self.kinds[index] in ACTORS and index not in self.observers

    def starting(self, start: int, end: int) -> range:
        """Return the mentions that begin among the tokens from `start` to `end` (exclusive)."""
        first, last = (bisect_left(self.spans, place, key=lambda span: span.start) for place in (start, end))
        return range(first, last)

    def holds(self, entity: str) -> bool:
        """Tell whether a node id is mentioned."""
        return entity in self.nodes

    def nearest(self, entity: str, span: Name) -> int:
        """Return the mention of a node id that is nearest to a span.

        Raises:
            KeyError: There is none.
        """
        return min(self.nodes[entity], key=lambda index: (distance(self.spans[index], span), index))

    def told_by(self, index: int) -> list[int]:
        """Return all the mentions of whom a mention names, pronouns left out."""
        span = self.spans[index]
        return (self.nodes.get(span.kb_id_) if span.kb_id_ else None) or [index]

    def state(self, index: int) -> str:
        """Return the country that an actor is or is a body of, as the beginning of its id says."""
        kind, _, slug = self.spans[index].kb_id_.partition(":")
        return slug.partition("-")[0] if kind in {Kind.AGENCY, Kind.COUNTRY} else ""

    def same(self, one: int, other: int) -> bool:
        """Tell whether two mentions certainly name the same thing, or one "we" stands for both."""
        return self.spans[one].start == self.spans[other].start or _key(self.spans[one]) == _key(self.spans[other])

    def key(self, index: int) -> str:
        """Return what tells the bearers of names apart in one text."""
        return _key(self.spans[index])[1]


def make_cast(tree: Tree, pronouns: Iterable[Name] = ()) -> Cast:
    """Index the mentions of a text, and pronouns that stand for some."""
    spans = tuple(sorted((*tree.mentions, *pronouns), key=lambda span: (span.start, span.mention)))
    kinds = tuple(Kind(span.label_) for span in spans)
    places: dict[int, int] = {}
    nodes: defaultdict[str, list[int]] = defaultdict(list)
    for index, span in enumerate(spans):
        places.setdefault(span.start, index)
        if not span.is_pronoun:
            nodes[span.kb_id_].append(index)
    observers = frozenset(index for index, span in enumerate(spans) if span.reason == OBSERVER)
    lists, words = find_lists(spans) | _shared(spans), _words(tree, spans)
    verbs = tuple(word for word in words if is_verbal(word))
    return Cast(tree, spans, kinds, places, dict(nodes), lists, observers, words, verbs, _by_lemma(words))


def _by_lemma(words: Iterable[Word]) -> Mapping[str, list[Word]]:
    index: defaultdict[str, list[Word]] = defaultdict(list)
    for word in words:
        index[word.lemma_].append(word)
    return dict(index)


def _words(tree: Tree, spans: tuple[Name, ...]) -> tuple[Word, ...]:
    """Return the words of the sentences that name two, or one and have a pronoun for another: no others claim."""
    named = Counter(span.sent.start for span in spans)
    claiming = (
        sentence
        for sentence in tree.sentences
        if named[sentence.start] > 1
        or (named[sentence.start] and any(word.tag_.startswith("PRP") for word in sentence))
    )
    return tuple(chain.from_iterable(claiming))


def _shared(spans: tuple[Name, ...]) -> dict[int, tuple[int, ...]]:
    """Return index -> all whom one pronoun stands for: "we" may be many."""
    groups = (tuple(group) for _, group in groupby(range(len(spans)), key=lambda index: spans[index].start))
    return {index: group for group in groups if len(group) > 1 for index in group}


def gap(one: Name, other: Name) -> int:
    """Return how many tokens lie between two spans."""
    return max(one.start - other.end, other.start - one.end)


def distance(one: Name, other: Name) -> int:
    """Return how many tokens lie between; a pair in two sentences is farther apart than any in one."""
    return gap(one, other) if one.sent == other.sent else gap(one, other) + len(one.doc)


def _key(span: Name) -> tuple[str, str]:
    return span.label_, span.kb_id_ or span.id_ or span.text


def is_target(span: Name, actor: Name) -> bool:
    """Tell whether a measure's id ends with this actor."""
    tail = span.kb_id_.rpartition(":")[2]
    own = actor.kb_id_.rpartition(":")[2] or fold(actor.id_ or actor.text).replace(" ", "-")
    return own == tail


def is_own(cast: Cast, one: int, other: int) -> bool:
    """Tell whether one of two is the country and the other a body of it."""
    ids = sorted((cast.spans[one].kb_id_, cast.spans[other].kb_id_))
    return ids[1].startswith("country:") and ids[0].startswith(f"agency:{ids[1].removeprefix('country:')}-")
