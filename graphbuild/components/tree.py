"""A parsed text as plain Python objects, for readers that ask every word many questions.

Each attribute of a spaCy ``Token`` is computed when it is asked for, and its relatives are made anew each time. Readers
of relations ask dozens of times a word, so a :class:`Tree` asks once and keeps the answers, under spaCy's own names:
what :mod:`~graphbuild.components.grammar` says of a ``Token`` it says of a :class:`Word` too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple, TypeVar, overload

from spacy.tokens import Doc, Span, Token

from graphbuild.components.spans import text_of, told_of

STRINGS: list[int | str] = ["ORTH", "LOWER", "NORM", "LEMMA", "POS", "TAG", "DEP"]
"""The annotations that a :class:`Word` begins with, in its order."""


class Named(NamedTuple):
    """A mention: the number of the one word that it is, its own number among the mentions of its text, its span."""

    at: int
    mention: int
    span: Span


@dataclass(slots=True, eq=False, repr=False)
class Word:
    """A word of a :class:`Tree`; its attributes are those of a spaCy ``Token``, ``at`` the token it stands for.

    ``firmness`` is kept by :mod:`~graphbuild.components.relations.standing`, which many readers ask of one verb.
    """

    text: str
    lower_: str
    norm_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    at: int
    is_sent_start: bool = False
    firmness: int | None = None
    i: int = field(init=False)
    doc: "Tree" = field(init=False)
    head: "Word" = field(init=False)
    sent: "Stretch" = field(init=False)
    children: Sequence["Word"] = ()

    @property
    def is_title(self) -> bool:
        """Tell whether the word begins with a capital and goes on in small letters."""
        return self.text.istitle()

    def nbor(self, by: int = 1) -> "Word":
        """Return the word some places on, or back."""
        return self.doc[self.i + by]


AnyWord = TypeVar("AnyWord", Token, Word)


@dataclass(slots=True, eq=False, repr=False)
class Stretch(Sequence[Word]):
    """Some words in a row; a sentence, for instance."""

    doc: "Tree"
    start: int
    end: int

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> list[Word]: ...
    def __getitem__(self, at: int | slice) -> Word | list[Word]:
        return self.doc[self.start : self.end][at]

    def __iter__(self) -> Iterator[Word]:
        return iter(self.doc[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    @property
    def root(self) -> Word:
        """Return the word whose head lies outside, the first if there are several."""
        return next((word for word in self if not self.start <= word.head.i < self.end or word.head is word), self[0])

    @property
    def sent(self) -> "Stretch":
        """Return the sentence that the first word stands in."""
        return self[0].sent


@dataclass(slots=True, eq=False, repr=False)
class Name(Stretch):
    """A mention; what it carries beside its place is what its candidate carried (:mod:`.spans`).

    ``countries`` has the ids of the countries that are named within it, each with its token, ``mention`` is its number
    among the mentions of the text; that of a pronoun is the number of what it stands for.
    """

    text: str
    label_: str
    kb_id_: str
    id_: str
    reason: str
    countries: Mapping[str, int]
    mention: int
    is_pronoun: bool = False


class Tree(list[Word]):
    """The words of a text, its sentences, and the mentions among its words by place."""

    mentions: tuple[Name, ...] = ()
    sentences: tuple[Stretch, ...] = ()


def words_of(doc: Doc) -> list[Word]:
    """Return the words of a parsed text, each with its head, as no tree yet."""
    hashes = doc.to_array(STRINGS).T.tolist()
    offsets, starts = doc.to_array(["HEAD", "SENT_START"]).astype("int64").T.tolist()  # spaCy exports them as unsigned
    strings = {key: doc.vocab.strings[key] for key in set(chain.from_iterable(hashes))}
    texts = ([strings[key] for key in column] for column in hashes)
    opens = (start == 1 or at == 0 for at, start in enumerate(starts))
    words = list(map(Word, *texts, range(len(doc)), opens))
    for word, offset in zip(words, offsets, strict=True):
        word.head = words[word.at + offset]
    return words


def grow(words: Iterable[Word], heads: Sequence[int], named: Iterable[Named], countries: Mapping[int, str]) -> Tree:
    """Make a tree.

    Args:
        words: Its words.
        heads: The number of the head of each, its own for a root.
        named: Its mentions.
        countries: Token of the text -> id of the country whose name begins there.
    """
    tree = Tree(words)
    for number, word in enumerate(tree):
        word.doc, word.i = tree, number
    below = defaultdict[int, list[Word]](list)
    for word, head in zip(tree, heads, strict=True):
        word.head = tree[head]
        if head == word.i:
            word.dep_ = "ROOT"
        else:
            below[head].append(word)
    for head, children in below.items():
        tree[head].children = children
    _part(tree, [word.i for word in tree if word.is_sent_start])
    tree.mentions = tuple(_name(tree, name, countries) for name in named)
    return tree


def _part(tree: Tree, starts: list[int]) -> None:
    """Give every word its sentence."""
    bounds = zip(starts, [*starts[1:], len(tree)], strict=True)
    tree.sentences = tuple(Stretch(tree, start, end) for start, end in bounds)
    for sentence in tree.sentences:
        for word in sentence:
            word.sent = sentence


def _name(tree: Tree, named: Named, countries: Mapping[int, str]) -> Name:
    span, at = named.span, named.at
    return Name(
        tree,
        at,
        at + 1,
        text=text_of(span),
        label_=span.label_,
        kb_id_=span.kb_id_,
        id_=span.id_,
        reason=told_of(span).reason,
        countries={countries[token]: token for token in range(span.start, span.end) if token in countries},
        mention=named.mention,
    )
