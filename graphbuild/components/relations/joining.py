"""Sentences that a parser has cut in two, where nothing stands at the cut that ends one: put together again.

A sentence ends with a mark or with its line. Where one seems to begin in small letters, or with a person's name behind
a word ("Foreign Minister | NAME left"), what stands before is the subject, the title, or what the rest hangs on.
"""

from collections.abc import Container, Sequence
from itertools import pairwise

from graphbuild.components.grammar import PASSIVE_AUXILIARIES, PASSIVE_SUBJECTS, SUBJECTS
from graphbuild.components.tree import Word

VERBAL = frozenset({"AUX", "VERB"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def join_sentences(words: Sequence[Word], heads: list[int], starts: list[int], people: Container[int]) -> list[int]:
    """Return where sentences begin, and hang the halves of those that were cut on each other.

    Args:
        words: The words of a text.
        heads: The number of the head of each, its own for a root; changed where two halves are joined.
        starts: Where the parser has sentences begin.
        people: Which words are persons.
    """
    kept = starts[:1]
    for at, end in pairwise([*starts[1:], len(words)]):
        titled = at in people
        if words[at - 1].text[-1].isalnum() and (titled or words[at].text[0].islower()):
            _join(words, heads, (kept[-1], at, end), titled=titled)
        else:
            kept.append(at)
    return kept


def _join(words: Sequence[Word], heads: list[int], bounds: tuple[int, int, int], *, titled: bool) -> None:
    """Hang the root of the first half on that of the second, as its title or subject, or else the other way round."""
    start, at, end = bounds
    first = next((number for number in range(at - 1, start - 1, -1) if heads[number] == number), None)
    second = next((number for number in range(at, end) if heads[number] == number), None)
    if first is None or second is None or first in _above(heads, at):
        return
    below = {words[number].dep_ for number in range(at, end) if heads[number] == second}
    predicate = {words[at].pos_, words[second].pos_} <= VERBAL and below.isdisjoint(SUBJECTS | PASSIVE_SUBJECTS)
    if titled and first == at - 1:
        heads[first], words[first].dep_ = at, "nmod:desc"
    elif not titled and predicate and words[first].pos_ in NOMINAL:
        passive = not below.isdisjoint(PASSIVE_AUXILIARIES)
        heads[first], words[first].dep_ = second, "nsubj:pass" if passive else "nsubj"
    else:
        heads[second], words[second].dep_ = first, "parataxis"


def _above(heads: Sequence[int], number: int) -> set[int]:
    """Return the numbers of the words that a word hangs on, directly or not; a name may hang on another sentence."""
    above = {number}
    while heads[number] not in above:
        number = heads[number]
        above.add(number)
    return above
