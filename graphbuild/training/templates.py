"""Own sentences about sanctions, parsed by hand, for what general treebanks hardly show."""

import random
from collections.abc import Iterator
from importlib.resources import files
from itertools import accumulate
from typing import NamedTuple

from graphbuild.training.sentences import Sentence, Syntax

COPIES = 30
"""Sentences drawn from each pattern."""

_FORMS = ("VB", "VBZ", "VBD", "VBN", "VBG")


class Word(NamedTuple):
    """One word of a phrase; `dep` is its relation to the last word of the phrase."""

    form: str
    lemma: str
    pos: str
    tag: str
    dep: str = ""


def template_sentences(seed: int = 0) -> Iterator[Sentence]:
    """Fill every pattern of ``templates.txt`` with words drawn at random.

    Args:
        seed: The same seed draws the same sentences.
    """
    text = files(__package__).joinpath("templates.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    fillers: dict[str, list[str]] = {}
    for line in lines:
        slot, equals, words = line.partition(" = ")
        if equals:
            fillers.setdefault(slot, []).append(words)
    chance = random.Random(seed)
    for pattern in (line for line in lines if " = " not in line):
        for _ in range(COPIES):
            yield fill(pattern, fillers, chance)


def fill(pattern: str, fillers: dict[str, list[str]], chance: random.Random) -> Sentence:
    """Fill one pattern.

    Example:
        >>> pattern = "ACTOR/nsubj/2 MOVE:VBD/root/0 talks/talk/NOUN/NNS/obj/2"
        >>> fillers = {"ACTOR": ["the/the/DET/DT/det EU"], "MOVE": ["end ends ended ended ending"]}
        >>> sentence = fill(pattern, fillers, random.Random(0))
        >>> sentence.text, sentence.syntax.heads
        ('The EU ended talks', (1, 2, 2, 2))
    """
    pieces = [piece.rsplit("/", 2) for piece in pattern.split()]
    phrases = [_phrase(what, fillers, chance) for what, _, _ in pieces]
    ends = [end - 1 for end in accumulate(map(len, phrases))]
    heads: list[int] = []
    deps: list[str] = []
    for phrase, end, (_, dep, head) in zip(phrases, ends, pieces, strict=True):
        heads += [end] * (len(phrase) - 1) + [ends[int(head) - 1] if int(head) else end]
        deps += [word.dep for word in phrase[:-1]] + [dep]
    return _sentence([word for phrase in phrases for word in phrase], heads, deps)


def _sentence(words: list[Word], heads: list[int], deps: list[str]) -> Sentence:
    """Write words as a sentence of its own text, with a capital and no space before signs."""
    following = [*words[1:], Word("", "", "", "")]
    first = words[0].form
    return Sentence(
        words=(first[0].upper() + first[1:], *(word.form for word in words[1:])),
        spaces=tuple(after.form not in {".", ",", "'s"} for after in following),
        syntax=Syntax(
            tags=tuple(word.tag for word in words),
            pos=tuple(word.pos for word in words),
            lemmas=tuple(word.lemma for word in words),
            heads=tuple(heads),
            deps=tuple("ROOT" if dep == "root" else dep for dep in deps),
        ),
        document=" ".join(word.form for word in words),
    )


def _phrase(what: str, fillers: dict[str, list[str]], chance: random.Random) -> list[Word]:
    """Read a plain word, or draw what fills a slot."""
    slot, _, tag = what.partition(":")
    if slot not in fillers:
        return [Word(*what.split("/"))]
    drawn = chance.choice(fillers[slot])
    if tag:
        forms = drawn.split()
        return [Word(forms[_FORMS.index(tag)], forms[0], "VERB", tag)]
    return [_noun(word) for word in drawn.split()]


def _noun(word: str) -> Word:
    """Read one word of a noun phrase; without annotation it is a proper name."""
    return Word(*word.split("/")) if "/" in word else Word(word, word, "PROPN", "NNP")
