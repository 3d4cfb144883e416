"""Who speaks where a text is a statement: "I" is its author, "we" the state or body that he speaks for.

Statements say at their head whose they are ("Statement by Minister NAME on ...", or a line of its own with a name and
an office), or are signed. Others tell by what they do as they are read: "Norway condemns", "the EU is imposing".
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from graphbuild.components.arguments import surface_subjects
from graphbuild.components.relations.cast import PEOPLE, Cast
from graphbuild.components.relations.offices import employer_of
from graphbuild.components.relations.parties import actors
from graphbuild.components.relations.vocabulary import is_office, words
from graphbuild.components.tree import Name, Stretch, Tree, Word
from graphbuild.types import Kind

SPEECHES = frozenset({
    "address", "comments", "letter", "message", "remarks", "speech", "statement", "testimony",
})  # fmt: skip
TOPICS = frozenset({"about", "at", "before", "concerning", "following", "in", "on", "regarding", "to", "upon", "with"})
"""What follows these in a headline is no longer who speaks."""

ASKING = frozenset({"host", "interviewer", "moderator", "operator", "q", "question", "reporter"})
LONGEST_LABEL = 6
HEAD = 4
"""How many lines may say at the head of a text whose it is."""

LONGEST_BYLINE = 16
STOPS = frozenset({".", "!", "?"})
POWERS = frozenset({Kind.AGENCY, Kind.COUNTRY})
WE = ["we", ",", "the"]


class Speakers(NamedTuple):
    """Who says "I" and "we" in a text outside of quotations, as indices of the cast."""

    alone: int | None
    together: tuple[int, ...]


def find_speakers(cast: Cast, quoted: Container[int]) -> Speakers:
    """Return who speaks in a text as it is read.

    Args:
        cast: The text and its mentions.
        quoted: The words of it that stand in quotation marks.
    """
    author = _author(cast)
    joint = _joint(cast)
    if joint or author is None:
        return Speakers(author, joint or _acting(cast, quoted))
    power = power_of(cast, cast.spans[author])
    return Speakers(author, (author if power is None else power,))


def _author(cast: Cast) -> int | None:
    """Return the one person whom the head of a text, or its last lines, say to be its author."""
    for line in cast.tree.sentences[:HEAD]:
        named = [index for index in cast.starting(line.start, line.end) if cast.kind(index) in PEOPLE]
        if named and not any(word.text in STOPS for word in line[-2:]):
            found = _headed(cast, line, named) if cast.spans[named[0]].start > line.start else _byline(line, named)
            if found is not None:
                return found
    return _signature(cast)


def unheard(tree: Tree) -> Iterator[int]:
    """Yield the words of whoever asks in a transcript: "QUESTION: ...", up to the next label in capitals."""
    asks = False
    for sentence in tree.sentences:
        opening, label = sentence[0], list(takewhile(lambda word: word.text != ":", sentence[:LONGEST_LABEL]))
        if opening.text == "Q" or (opening.text.isupper() and len(label) < min(len(sentence), LONGEST_LABEL)):
            asks = opening.lower_ in ASKING
        if asks:
            yield from range(sentence.start, sentence.end)


def _headed(cast: Cast, line: Stretch, named: list[int]) -> int | None:
    """Read "Statement by Minister NAME on the talks"."""
    at = next((word.i for word in line if word.lower_ in SPEECHES), None)
    if at is None:
        return None
    topic = next((word.i for word in line if word.i > at and word.lower_ in TOPICS), line.end)
    speaking = [index for index in named if cast.spans[index].start < topic]
    return speaking[0] if len(speaking) == 1 else None


def _byline(line: Stretch, named: list[int]) -> int | None:
    """Read "NAME, Secretary of State" on a line of its own."""
    alone = len(named) == 1 and 1 < len(line) <= LONGEST_BYLINE and line[1].text == ","
    return named[0] if alone and any(map(is_office, line)) else None


def _signature(cast: Cast) -> int | None:
    """Read a name in capitals that is a line of its own at the end."""
    for line in cast.tree.sentences[-HEAD:]:
        for index in cast.starting(line.start, line.start + 1):
            alone = all(word.text.isspace() for word in line[1:])
            if alone and cast.kind(index) in PEOPLE and cast.spans[index].text.isupper():
                return index
    return None


def power_of(cast: Cast, author: Name) -> int | None:
    """Return a mention of the state or body that an author speaks for."""
    near = [index for index in cast.starting(author.sent.start, author.sent.end) if cast.kind(index) is Kind.AGENCY]
    codes = (cast.spans[index].kb_id_.partition(":")[2].partition("-")[0] for index in near)
    powers = [employer_of(author), *(f"country:{code}" for code in codes)]
    return next((cast.nodes[power][0] for power in powers if cast.holds(power)), None)


def _joint(cast: Cast) -> tuple[int, ...]:
    """Return who speaks in a joint statement: the bodies named after its first "We, the ..."."""
    tree = cast.tree
    opens = (
        word.i for word in tree if word.lower_ == WE[0] and [each.lower_ for each in tree[word.i : word.i + 3]] == WE
    )
    opening = next(opens, None)
    if opening is None:
        return ()
    last = tree[opening].sent.end
    verbs = (word.i for word in tree[opening:last] if word.pos_ in {"AUX", "VERB"} or word.tag_.startswith("VB"))
    named = cast.starting(opening, next(verbs, last))
    bodies = [index for index in named if cast.kind(index) is Kind.AGENCY]
    states = [index for index in named if cast.kind(index) is Kind.COUNTRY and cast.lists.get(index)]
    if states and (not bodies or bodies[0] in cast.lists[states[0]]):
        return tuple(sorted({*bodies, *states}))  # "the leaders of A, B and C", but "the G7 ministers of A, B and C"
    return tuple(bodies)


def _acting(cast: Cast, quoted: Container[int]) -> tuple[int, ...]:
    """Return who acts most in a text as it is read: "Norway condemns", "is imposing"; nobody whom its measures hit."""
    hit = {entity.rpartition(":")[2] for entity in cast.nodes if entity.startswith(Kind.MEASURE)}
    acts = (word for word in cast.tree if word.tag_ in {"VBZ", "VBG"} and word.i not in quoted)
    acting = [index for verb in acts if _performs(verb) for index in _bodies(cast, surface_subjects(verb))]
    acting = [index for index in acting if cast.spans[index].kb_id_.rpartition(":")[2] not in hit]
    votes = Counter(cast.key(index) for index in acting)
    return tuple(sorted(acting, key=lambda index: (-votes[cast.key(index)], index))[:1])


def _performs(verb: Word) -> bool:
    now = verb.tag_ == "VBZ" or any(child.lower_ == "is" for child in verb.children)
    return now and verb.lemma_ in words("performs")


def _bodies(cast: Cast, nouns: Iterable[Word]) -> Iterator[int]:
    return (index for index in actors(cast, nouns) if cast.kind(index) in POWERS)
