"""Which mentions a noun phrase stands for."""

from collections.abc import Iterable, Iterator

from graphbuild.components.arguments import agents
from graphbuild.components.grammar import (
    PASSIVE_SUBJECTS,
    SUBJECTS,
    antecedent,
    children,
    conjuncts,
    first_conjunct,
    is_negated,
    possessors,
    prepositional,
)
from graphbuild.components.relations.cast import INDIVIDUALS, PEOPLE, Cast
from graphbuild.components.relations.enumerations import added, continued, enumerated, exemplified
from graphbuild.components.relations.heads import explained, is_hyphened, meant
from graphbuild.components.relations.pronouns import referents
from graphbuild.components.relations.vocabulary import noun_frames, words
from graphbuild.components.tree import Name, Word
from graphbuild.types import Kind

NAMES_BELOW = frozenset({"appos", "flat", "nmod:desc", "nmod:unmarked", "compound", "dep"})
QUALIFIERS = frozenset({"amod", "compound", "nmod:desc", "nmod", "nmod:poss", "poss", "nmod:unmarked", "flat", "dep"})
"""Kinds that stand right behind what they are: "business leaders NAME"."""

EXAMPLES = frozenset({"such as", "including", "like"})
SUMS = frozenset({"in", "of", "worth"})
"""What leads from a sum of money to the measures that are worth it."""

PLURALS = frozenset({"NNS", "NNPS"})
LOYAL = frozenset({"allied", "answering", "belonging", "loyal"})
TIES = LOYAL | frozenset({
    "associated", "close", "connected", "controlled", "friendly", "linked", "owned", "related", "tied",
})  # fmt: skip
"""What people, firms and accounts are said to be to somebody whose they are."""

TYING = frozenset({"by", "to", "with"})
BASED = frozenset({"based", "domiciled", "headquartered", "incorporated", "located", "operating", "registered"})
"""What people, firms and ships are said to be in a country, for which they then count."""
DEEPEST = 3
"""How many nouns a patient may hide under: "the use of drones by the Russian army" is still Russia's."""


def unique(indices: Iterable[int]) -> list[int]:
    """Drop repeats, keep the order."""
    return list(dict.fromkeys(indices))


def actors(cast: Cast, nouns: Iterable[Word]) -> list[int]:
    """Return the mentions that a subject stands for: the name itself, or the body of "US officials"."""
    found = (index for noun in _coordinated(cast, nouns) for index in _actor(cast, noun) if cast.is_actor(index))
    return _listed(cast, found)


def patients(cast: Cast, nouns: Iterable[Word]) -> list[int]:
    """Return the actors that an object stands for: also those of "Russian oil exports" and "Iran's banks"."""
    found = (index for noun in _coordinated(cast, nouns) for index in _patient(cast, noun, DEEPEST))
    return _listed(cast, (index for index in found if cast.is_actor(index)))


def _listed(cast: Cast, indices: Iterable[int]) -> list[int]:
    """Add what stands in one list with a mention; parsers lose the thread of long ones."""
    found = unique(each for index in indices for each in (index, *cast.lists.get(index, ())))
    return unique([*found, *(more for index in found for more in continued(cast, index))])


def measures(cast: Cast, nouns: Iterable[Word]) -> list[int]:
    """Return the measures that a noun phrase stands for, "a round of sanctions" among them."""
    found = [index for noun in _coordinated(cast, nouns) if not is_negated(noun) for index in _measure(cast, noun)]
    named = unique(index for index in found if cast.kind(index) is Kind.MEASURE)
    return unique(each for index in named for each in (index, *added(cast, index)))


def _coordinated(cast: Cast, nouns: Iterable[Word]) -> Iterator[Word]:
    """Yield nouns and their conjuncts; a name's own words are no conjuncts of it."""
    for noun in (word for each in nouns for word in ([each] if each.i in cast.places else referents(each))):
        head = antecedent(noun)
        if head is not noun and _is_site(cast, head):
            continue
        if head.lower_ == "others":  # "Norway, Canada and others who ..."
            before = [word for word in head.doc[max(head.i - 3, 0) : head.i] if word.i in cast.places]
            head = first_conjunct(before[-1] if before else head)
        for each in conjuncts(head):
            yield each
            inner = cast.at(each)
            if inner is not None:
                span = cast.spans[inner]
                yield from (token for part in span if part != each for token in _outer(part, span))


def _is_site(cast: Cast, noun: Word) -> bool:
    """Tell whether a country only says where something is: "a firm located in Quito, Ecuador, which was designated"."""
    index = cast.at(noun)
    country = index is not None and cast.kind(index) is Kind.COUNTRY
    return country and first_conjunct(noun).i < noun.i and noun.nbor(-1).text == ","


def _outer(part: Word, span: Name) -> Iterator[Word]:
    for child in children(part, frozenset({"conj"})):
        if child.i >= span.end:
            yield from conjuncts(child)


def _actor(cast: Cast, noun: Word) -> Iterator[int]:
    index = cast.at(noun)
    if index is not None:
        if not _is_misread(cast, noun, index):
            yield from meant(cast, index)
        return
    names = list(_names(cast, noun)) or list(_named(cast, [noun.head] if noun.dep_ == "appos" else []))
    if names:
        yield from names
    elif noun.lemma_ in words("voices"):
        own = list(_qualifiers(cast, noun, frozenset({"by", "from", "of"})))
        signers = [who for deed in children(noun, frozenset({"acl"})) for who in agents(deed)]
        yield from own or _named(cast, (each for who in signers for each in conjuncts(who)))
    elif noun.lemma_ in words("stand_ins"):
        before = list(_qualifiers(cast, noun, frozenset())) or list(_named(cast, noun.doc[max(noun.i - 1, 0) : noun.i]))
        yield from before or _qualifiers(cast, noun, frozenset({"of", "from", "for"})) or _tied(cast, noun, LOYAL)
    elif noun.pos_ in {"NOUN", "PROPN"} and noun.lemma_ not in words("others") | words("privates"):
        many = noun.tag_ in PLURALS or noun.lower_.endswith("s")
        yield from _qualifiers(cast, noun, frozenset()) if many else ()


def _is_misread(cast: Cast, noun: Word, index: int) -> bool:
    """Tell whether a parser took for the subject what follows "of": "the ministers of A and [B] said"."""
    first = cast.spans[cast.lists.get(index, (index,))[0]].start
    before = cast.spans[index].doc[max(first - 2, 0) : first]
    of = len(before) > 0 and (before[-1].lower_ == "of" or [token.lower_ for token in before] == ["of", "the"])
    return of and first_conjunct(noun).dep_ in SUBJECTS | PASSIVE_SUBJECTS


def _patient(cast: Cast, noun: Word, depth: int) -> Iterator[int]:
    index = cast.at(noun)
    if index is not None:
        yield from meant(cast, index)
        return
    if depth == 0:
        return
    names = list(_names(cast, noun)) or list(_named(cast, [noun.head] if noun.dep_ == "appos" else []))
    names = names or list(explained(cast, noun))
    if noun.lemma_ in words("others"):
        yield from names
        return
    names = names or list(_qualifiers(cast, noun, frozenset())) or list(_tied(cast, noun, TIES))
    if names:
        yield from names
        return
    for owner in possessors(noun):
        yield from _patient(cast, owner, depth - 1)
    for inner in _belonging(noun):
        for each in conjuncts(inner):
            yield from _patient(cast, each, depth - 1)


def _tied(cast: Cast, noun: Word, ties: frozenset[str]) -> Iterator[int]:
    """Yield whose somebody or something is said to be: "accounts linked to X", "firms owned by X", "loyal to X"."""
    for child in noun.children:
        if child.i > noun.i and child.lower_ in ties | BASED:
            leads = TYING if child.lower_ in ties else {"in"}
            for preposition, inner in prepositional(child):
                if preposition in leads:
                    yield from _named(cast, conjuncts(inner))
    if noun.tag_ in PLURALS and noun.lemma_ in words("stand_ins") and ties is TIES:
        inside = [inner for word, inner in prepositional(noun) if word == "in"]
        yield from (index for inner in inside for index in _named(cast, conjuncts(inner)))


def _belonging(noun: Word) -> Iterator[Word]:
    """Yield whose a thing is: "the use of drones by", "the steps taken by"; "the invasion of" says who suffers it."""
    suffered = any("of" in frame.prepositions for frame in noun_frames(noun))
    owning = {"by"} if suffered else {"of", "from", "by"}
    if {"from", "to"} <= {preposition for preposition, _ in prepositional(noun)}:
        owning = {"to"}  # what flows from one to another hits the one that would receive it
    yield from (inner for preposition, inner in prepositional(noun) if preposition in owning)
    if noun.lemma_ in words("does"):
        yield from (agent for deed in children(noun, frozenset({"acl"})) for agent in agents(deed))


def _names(cast: Cast, noun: Word) -> Iterator[int]:
    """Yield the names that a common noun announces: "two firms, A and B", "Foreign Minister C", "states such as D"."""
    after = cast.places.get(noun.i + 1)
    if after is not None and cast.kind(after) in INDIVIDUALS:
        yield after
    for child in noun.children:
        if child.i > noun.i and child.dep_ in NAMES_BELOW:
            yield from _named(cast, conjuncts(child))
    for preposition, inner in prepositional(noun):
        if preposition in EXAMPLES:
            yield from _named(cast, conjuncts(inner))
        elif preposition == "of" and noun.tag_ in PLURALS:
            yield from _set_off(cast, inner)
    if noun.tag_ in PLURALS and noun.dep_ not in SUBJECTS | PASSIVE_SUBJECTS:
        yield from enumerated(cast, noun)


def _set_off(cast: Cast, body: Word) -> Iterator[int]:
    """Yield the person whom a comma parts from the body that he is of: "two members of the guard, [A] and B"."""
    index = cast.at(body)
    after = body.doc[cast.spans[index].end : cast.spans[index].end + 2] if index is not None else []
    if len(after) > 1 and after[0].text == ",":
        person = cast.at(after[1])
        yield from [person] if person is not None and cast.kind(person) in PEOPLE else []


def _named(cast: Cast, nouns: Iterable[Word]) -> Iterator[int]:
    for noun in nouns:
        index = cast.at(noun)
        if index is not None and cast.is_actor(index) and not is_hyphened(cast, index):
            yield index


def _qualifiers(cast: Cast, noun: Word, prepositions: frozenset[str]) -> Iterator[int]:
    """Yield the actors that a noun is described by: "Iranian", "Iran's", "of Iran"; of several, the nearest."""
    before = [child for child in noun.children if child.i < noun.i and child.dep_ in QUALIFIERS]
    yield from next((found for child in reversed(before) if (found := list(_named(cast, conjuncts(child))))), [])
    for preposition, inner in prepositional(noun):
        if preposition in prepositions:
            yield from _named(cast, conjuncts(inner))


def _measure(cast: Cast, noun: Word) -> Iterator[int]:
    index = cast.at(noun)
    if index is not None:
        yield index
        return
    leads = {"of"} if noun.lemma_ in words("containers") else SUMS if _is_sum(noun) else frozenset[str]()
    heads = [noun, *(child for child in noun.children if child.tag_ == "CD")] if leads else []
    for preposition, inner in (found for head in heads for found in prepositional(head)):
        if preposition in leads:
            yield from (found for each in conjuncts(inner) for found in _measure(cast, each))
    if noun.lemma_ in words("deeds"):
        yield from exemplified(cast, noun)
    if noun.lemma_ in words("clauses"):
        within = [inner for preposition, inner in prepositional(noun) if preposition in {"in", "of", "under"}]
        yield from (each for owner in (*possessors(noun), *within) for each in _measure(cast, owner))


def _is_sum(noun: Word) -> bool:
    """Tell whether a word stands for a sum of money: "lifted [$300 million] in tariffs"."""
    return noun.tag_ == "$" or (noun.tag_ == "CD" and any(child.tag_ == "$" for child in noun.children))
