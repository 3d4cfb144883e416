"""Whom speakers blame by what they tell of him: "X's brutality", "X has jailed its critics", "X bears responsibility".

In somebody's own words, quoted or in a statement of his, to tell of a misdeed is to blame who does it.
"""

from collections.abc import Iterator
from functools import cache

from graphbuild.components.arguments import objects
from graphbuild.components.grammar import is_negated, marker, possessors, predicates, prepositional
from graphbuild.components.relations.cast import Cast
from graphbuild.components.relations.claims import Claim
from graphbuild.components.relations.nominals import existence
from graphbuild.components.relations.parties import QUALIFIERS, actors
from graphbuild.components.relations.quotations import quotations, speaker_of
from graphbuild.components.relations.roles import doers
from graphbuild.components.relations.standing import CONDITIONAL, UNREAL, Standing, standing
from graphbuild.components.relations.statements import find_speakers, power_of
from graphbuild.components.relations.vocabulary import words
from graphbuild.components.tree import Word
from graphbuild.types import RelationType as Is

CRIMES = frozenset({
    "aggression", "atrocity", "barbarism", "barbarity", "brutality", "crime", "cruelty", "lawlessness", "tyranny",
})  # fmt: skip
"""Outrages "of" somebody are his; other ones may be what he suffers: "the repression of X"."""

TERROR = frozenset({"militia", "proxy", "terror", "terrorism", "terrorist"}) | CRIMES
LEADS = frozenset({"for", "of", "to"})


def read_blame(cast: Cast) -> Iterator[Claim]:
    """Yield whom speakers and authors of statements blame by telling of his misdeeds."""
    telling = _telling()  # also where a sentence names nobody else: who speaks may be named above it
    found = [(word, whom) for word in cast.tree if word.lemma_ in telling for whom in _blamed(cast, word)]
    if not found:
        return
    quoted = {word.i: quotation for quotation in quotations(cast.tree) for word in quotation}
    author = find_speakers(cast, quoted).alone
    for word, whom in found:
        speaker = speaker_of(quoted[word.i], cast) if word.i in quoted else _reporter(cast, word)
        speaker = author if speaker is None and word.i not in quoted else speaker
        if speaker is not None and not _is_his(cast, speaker, whom):
            near = min(cast.told_by(speaker), key=lambda index: abs(cast.spans[index].start - word.i))
            yield Claim(Is.CRITICISES, near, whom, f"tells of {word.lemma_}", source_at=word.at)


def _reporter(cast: Cast, word: Word) -> int | None:
    """Return who is said to speak of a wrong: "[X] said that Y's brutality must end", "[X] noted Y's corruption"."""
    above = word
    while above.head is not above and not (above.lemma_ in words("speaks") and above.pos_ == "VERB"):
        above = above.head
    speaks = above is not word and above.lemma_ in words("speaks") and standing(above) is Standing.SAID
    who = actors(cast, doers(above)) if speaks else []
    return who[0] if who else None


@cache
def _telling() -> frozenset[str]:
    """Return the lemmas that may tell of a misdeed."""
    groups = ("blame", "conduct", "cruelties", "misdeeds", "outrages", "perpetrates")
    return frozenset().union(*map(words, groups)) | {"bear", "responsible", "support", "sponsorship", "sponsor"}


def _is_his(cast: Cast, speaker: int, whom: int) -> bool:
    """Tell whether who is spoken of is the speaker, or of the state that he speaks for."""
    power = power_of(cast, cast.spans[speaker])
    own = {cast.state(each) for each in (speaker, power) if each is not None} - {""}
    return cast.same(speaker, whom) or cast.state(whom) in own


def _blamed(cast: Cast, word: Word) -> list[int]:
    """Return whose misdeed a word tells of, if it tells of one."""
    if cast.at(word) is not None or is_negated(word):
        return []
    if word.pos_ == "NOUN":
        wrong = word.lemma_ in words("outrages") or _is_wrong_conduct(word) or _is_help(word)
        return _whose(cast, word) if wrong and existence(word) is Standing.SAID else []
    if word.pos_ == "ADJ" and word.lemma_ in words("blame"):
        return _judged(cast, word)
    if word.lemma_ == "responsible":
        return _answerable(cast, word)
    guilty = word.lemma_ in words("cruelties") | words("misdeeds") or perpetrates(word)
    return actors(cast, doers(word)) if guilty and standing(word) is Standing.SAID else []


def _is_wrong_conduct(noun: Word) -> bool:
    """Tell whether somebody's conduct is called bad: "malign activities", "a brutal campaign"."""
    bad = words("blame") | words("malign")
    return noun.lemma_ in words("conduct") and any(child.lemma_ in bad for child in noun.children if child.i < noun.i)


def _is_help(noun: Word) -> bool:
    """Tell whether a noun names help for terror: "support for terrorist groups"."""
    helped = (inner for preposition, inner in prepositional(noun) if preposition in LEADS)
    return noun.lemma_ in {"support", "sponsorship"} and any(_is_terror(inner) for inner in helped)


def _is_terror(noun: Word) -> bool:
    return any(word.lemma_ in TERROR for word in (noun, *noun.children))


def _whose(cast: Cast, noun: Word) -> list[int]:
    """Return whose a misdeed is: "X's crimes", "abuses by X", "Russian aggression", "the crimes of X"."""
    leads = {"by", "of"} if noun.lemma_ in CRIMES else {"by"}
    below = [inner for preposition, inner in prepositional(noun) if preposition in leads]
    before = [
        child for child in noun.children if child.i < noun.i and child.dep_ in QUALIFIERS and child.i in cast.places
    ]
    return actors(cast, [*possessors(noun), *below]) or actors(cast, before)


def _judged(cast: Cast, word: Word) -> list[int]:
    """Read "X's behaviour is unacceptable", "X is corrupt"."""
    clause = word if predicates(word) else word.head
    helpers = {child.lower_ for child in clause.children if child.dep_ == "aux"}
    if not predicates(clause) or is_negated(clause) or helpers & UNREAL or marker(clause) in CONDITIONAL:
        return []
    about = doers(clause)
    conduct = [noun for noun in about if noun.lemma_ in words("conduct") | words("outrages")]
    return [index for noun in conduct for index in _whose(cast, noun)] or actors(cast, about)


def perpetrates(verb: Word) -> bool:
    """Tell whether a verb says together with its object that a wrong is done: "commits crimes", "supports terror"."""
    done = objects(verb)
    if verb.lemma_ == "bear":
        return any(noun.lemma_ in {"blame", "guilt", "responsibility"} for noun in done)
    if verb.lemma_ in {"sponsor", "support"}:
        return any(map(_is_terror, done))
    wrong = words("outrages") | {"contempt", "disregard"}
    return verb.lemma_ in words("perpetrates") and any(noun.lemma_ in wrong or _is_wrong_conduct(noun) for noun in done)


def _answerable(cast: Cast, word: Word) -> list[int]:
    """Read "X is responsible for the attack": for what nobody would be thanked for."""
    wrongs = words("outrages") | words("cruelties") | {"attack", "death", "killing", "murder", "overthrow"}
    bad = any(preposition == "for" and inner.lemma_ in wrongs for preposition, inner in prepositional(word))
    clause = word if predicates(word) else word.head
    said = bad and bool(predicates(clause)) and standing(clause) is Standing.SAID
    return actors(cast, doers(clause)) if said else []
