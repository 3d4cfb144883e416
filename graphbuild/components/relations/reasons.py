"""What somebody is punished for is his deed: "designated the bank for having provided support for the militia"."""

from collections.abc import Iterator

from graphbuild.components.grammar import is_verbal
from graphbuild.components.relations.cast import Cast
from graphbuild.components.relations.claims import Claim, link
from graphbuild.components.relations.heads import meant
from graphbuild.components.relations.parties import patients
from graphbuild.components.relations.roles import undergoers
from graphbuild.components.relations.standing import Standing, standing
from graphbuild.components.relations.vocabulary import words, words_for
from graphbuild.components.tree import Word
from graphbuild.types import RelationType as Is

LEADS = frozenset({"of", "to", "for", "with", ","})
"""What may stand just before the name of who was helped."""

FARTHEST = 30
"""How many words after "support" or "on behalf" that name may stand."""


def read_reasons(cast: Cast) -> Iterator[Claim]:
    """Read whom those helped who are sanctioned for it; lawyers hide it behind more words than parsers can follow."""
    designates = words_for(Is.COERCES, "designates")
    for verb in cast.having(designates):
        if is_verbal(verb) and standing(verb) is Standing.SAID:
            helped = [index for word in _reasons(verb) for index in _helped(cast, word)]
            who = patients(cast, undergoers(verb)) if helped else []
            others = [index for index in dict.fromkeys(helped) if not any(cast.same(index, each) for each in who)]
            yield from link(Is.COOPERATES, who, others, f"verb {verb.lemma_} for")


def _reasons(verb: Word) -> Iterator[Word]:
    """Yield the first word of help in the reason that follows a verb: "for having provided [support]"."""
    rest = verb.doc[verb.i + 1 : verb.sent.end]
    starts = (at for at, word in enumerate(rest[:-1]) if word.lower_ == "for" and rest[at + 1].tag_ == "VBG")
    opening = next(starts, None)
    if opening is not None:
        aids = words("aids") | words("procures")
        yield from [word for word in rest[opening:] if word.lemma_ in aids][:1]


def _helped(cast: Cast, word: Word) -> list[int]:
    """Return the first name after a word of help, if a preposition or comma leads to it."""
    here = cast.starting(word.i + 1, min(word.i + FARTHEST, word.sent.end))
    named = (index for index in here if cast.is_actor(index))
    for_whom = word.lemma_ not in words("procures")  # "procured parts from X for [Y]"
    first = next((index for index in named if for_whom or _is_served(cast, index)), None)
    if first is None:
        return []
    start = cast.spans[first].start
    between = [each for each in word.doc[word.i + 1 : start] if each.lower_ not in {"the", "a"}]
    led = not between or between[-1].lower_ in LEADS
    if not led or any(each.tag_ in {"VBD", "VBZ"} for each in between):
        return []
    return [*meant(cast, first), *cast.lists.get(first, ())]


def _is_served(cast: Cast, index: int) -> bool:
    """Tell whether "for", "to" or "behalf of" leads to a name, over "the" and what describes it."""
    before = list(cast.spans[index].doc[max(cast.spans[index].start - 4, 0) : cast.spans[index].start])
    while before and (before[-1].lower_ == "the" or before[-1].pos_ == "ADJ"):
        before.pop()
    return bool(before) and before[-1].lower_ in {"for", "to"}
