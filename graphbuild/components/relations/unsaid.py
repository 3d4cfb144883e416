"""Sanctions whose author is left unsaid, for the text has named him before: "the bank was designated too"."""

from bisect import bisect_right
from calendar import month_name
from collections.abc import Iterator, Sequence

from graphbuild.components.arguments import agents, surface_subjects
from graphbuild.components.grammar import POSSESSIVES, is_passive, is_verbal
from graphbuild.components.relations.authority import FINITE, authorities
from graphbuild.components.relations.authors import EARLIER, TAKEN, YEAR, find_author, is_sanction
from graphbuild.components.relations.cast import Cast
from graphbuild.components.relations.claims import Claim, link
from graphbuild.components.relations.clauses import MOST_PARTIES, is_joined
from graphbuild.components.relations.company import company
from graphbuild.components.relations.measures import type_of
from graphbuild.components.relations.parties import QUALIFIERS, actors, patients, unique
from graphbuild.components.relations.roles import after, doers, undergoers
from graphbuild.components.relations.standing import Standing, standing
from graphbuild.components.relations.vocabulary import words, words_for
from graphbuild.components.tree import Name, Stretch, Word
from graphbuild.types import Kind, MeasureType
from graphbuild.types import RelationType as Is

SUMMED = frozenset({"action", "actions", "designation", "designations", "listings", "sanctions"})
"""What the sanctions that a text tells of are called together."""

LINKS = frozenset({"are", "include", "includes", "is", "was", "were"})
EXAMPLES = frozenset({"including", "like", "namely"})
NEAR_LINK = 5
NEAR_NAME = 4
"""Within how many words "are" follows "designated", and a name "are"."""

TARGETED = frozenset({Kind.AGENCY, Kind.COUNTRY})
"""Kinds that sanctions may target without listing them."""

ASIDE = frozenset({"acl", "acl:relcl", "amod", "nmod", "relcl"})
"""How a designation hangs on a name that is only told along the way: "the [designated] bank"."""

OF_ANOTHER = frozenset({"by", "for", "from", "in", "of", "to", "with"})

MONTHS = frozenset(month.lower() for month in month_name if month)

NEXT = 1
"""How many sentences off an author may be named to be quoted along."""

FEW = 4
"""So many may be meant one by one with "these designations"; more are meant as a whole."""

NEAR_DATE = 16


def read_unsaid(cast: Cast) -> Iterator[Claim]:
    """Read "X was designated" and "today's action targets X", where the text says elsewhere who designates."""
    acts = words_for(Is.COERCES, "designates") | TAKEN.keys()
    marked = [word for word in cast.tree if word.lemma_ in acts]
    acting = [word for word in marked if is_verbal(word) and is_sanction(word) and standing(word) is Standing.SAID]
    said = [verb for verb in acting if verb.lemma_ not in TAKEN]
    for verb in acting:
        if verb.lemma_ in TAKEN:
            yield from link(Is.IMPOSES, actors(cast, doers(verb)), _included(cast, verb), f"{verb.lemma_}, including")
    author = find_author(cast, acting)
    if author is None:
        return
    yield from _read_shared(cast, author)
    roster = list(_roster(cast, marked))
    for word, names in roster:
        who, at = _meant(cast, author, word)
        yield from link(Is.COERCES, who, names, f"who is {word.lower_}", source_at=at)
    for verb in said:
        if _leaves_unsaid(cast, verb):
            (who, at), rule = _meant(cast, author, verb), f"verb {verb.lemma_}, by whom is said before"
            yield from link(Is.COERCES, who, _designees(cast, verb), rule, source_at=at)
            yield from link(Is.IMPOSES, who, authorities(cast, verb), rule, source_at=at)
    today = [verb for verb in said if _is_today(verb) and not (is_passive(verb) and agents(verb))]
    hit = [*((verb, _listed(cast, verb)) for verb in today), *roster]
    yield from _read_summary(cast, author, hit)
    yield from _read_sole_law(cast, hit)
    yield from _read_listings(cast, author, unique(index for _, indices in hit for index in indices))


def _is_today(verb: Word) -> bool:
    """Tell whether a designation is one that the text is about, and bears no other date."""
    after = verb.doc[verb.i + 1 : min(verb.i + 1 + NEAR_DATE, verb.sent.end)]
    dated = any(word.tag_ == "CD" and YEAR.fullmatch(word.text) for word in after)
    return not dated and not any(child.lower_ in EARLIER for child in verb.children)


def _designees(cast: Cast, verb: Word) -> list[int]:
    """Return who is designated by name; of "two Chilean companies" only the country would be known.

    A country's "oil sector" may be targeted, but is not designated.
    """
    return [index for index in patients(cast, undergoers(verb)) if cast.kind(index) is not Kind.COUNTRY]


def _listed(cast: Cast, verb: Word) -> list[int]:
    """Return who is put on a list by a designation: people and bodies, and no state or ministry that it "targets"."""
    spared = TARGETED if verb.lemma_ == "target" else {Kind.COUNTRY}
    named = [index for index in _designees(cast, verb) if cast.kind(index) not in spared]
    aside = verb.dep_ in ASIDE or is_joined(cast, verb)
    return [] if aside else [index for index in named if not _qualifies(cast.spans[index])]


def _qualifies(name: Name) -> bool:
    """Tell whether a name only says whose somebody is: "[ALFA] accountants", "a member of [ALFA]"."""
    led = any(child.dep_ == "case" and child.lower_ in OF_ANOTHER for child in name[0].children)
    return led or (name[0].dep_ in QUALIFIERS and name[0].head.i > name[0].i)


def _included(cast: Cast, verb: Word) -> Iterator[int]:
    """Yield the measures of "took steps, including visa bans and a freeze", up to the next verb."""
    last = verb.sent.end
    opening = next((word.i for word in verb.doc[verb.i : last] if word.lower_ in EXAMPLES), last)
    end = next((word.i for word in verb.doc[opening + 1 : last] if word.tag_ in FINITE), last)
    return (index for index in cast.starting(opening, end) if cast.kind(index) is Kind.MEASURE)


def _read_shared(cast: Cast, author: int) -> Iterator[Claim]:
    """Read "the action was taken in coordination with X": whoever takes it works with X."""
    for verb in cast.tree:
        if verb.lemma_ in {"coordinate", "take"} and is_passive(verb) and not agents(verb) and _is_act(cast, verb):
            beside = actors(cast, [*company(verb), *after(verb, frozenset({"with"}))])
            who = _nearest(cast, author, verb.i)
            others = [index for index in beside if not cast.same(index, who)]
            yield from link(Is.COOPERATES, [who], others if len(others) < MOST_PARTIES else [], "action taken with")


def _is_act(cast: Cast, verb: Word) -> bool:
    return any(noun.lemma_ in words("acts") for noun in surface_subjects(verb) if cast.at(noun) is None)


def _roster(cast: Cast, marked: Sequence[Word]) -> Iterator[tuple[Word, list[int]]]:
    """Read "those designated today are A and B": names behind "are" or "include" with none before."""
    for word in marked:
        rest = word.doc[word.i + 1 : min(word.i + 1 + NEAR_LINK, word.sent.end)]
        joint = next((each.i for each in rest if each.lower_ in LINKS), None)
        opens = word.i - word.sent.start < NEAR_LINK and word.lower_.endswith("ed")
        if not opens or joint is None or cast.starting(word.sent.start, joint):
            continue
        if not any(each.lower_ in EARLIER or each.lower_ == "by" for each in word.doc[word.sent.start : joint]):
            first = [cast.spans[index] for index in cast.starting(joint + 1, joint + 1 + NEAR_NAME)[:1]]
            yield word, patients(cast, [name[0] for name in first if _follows(joint, name)])


def _follows(joint: int, name: Name) -> bool:
    """Tell whether a name follows "are" with at most a title before it: not so "are X's men"."""
    doc, end = name.doc, name.end
    titled = all(
        word.text == ":" or word.pos_ in {"ADJ", "DET", "NOUN", "PROPN"} for word in doc[joint + 1 : name.start]
    )
    return titled and not (end < len(doc) and doc[end].lower_ in POSSESSIVES)


def _read_summary(cast: Cast, author: int, hit: Sequence[tuple[Word, list[int]]]) -> Iterator[Claim]:
    """Read "these designations were made under X": its authority covers everybody whose designation tells no other."""
    for verb in cast.tree:
        sums_up = verb.lemma_ in {"make", "take"} and _sums_up(verb) and standing(verb) is Standing.SAID
        if sums_up and not (is_passive(verb) and agents(verb)):
            found, (who, at) = authorities(cast, verb), _meant(cast, author, verb)
            covered = [index for each, indices in hit if not authorities(cast, each) for index in indices]
            yield from link(Is.IMPOSES, who, found, "designations made under", source_at=at)
            yield from link(Is.TARGETS, found, unique(covered), "designations made under")


def _read_sole_law(cast: Cast, hit: Sequence[tuple[Word, list[int]]]) -> Iterator[Claim]:
    """Read "designated A under X. Also designated was B": the one law that designations name covers all."""
    under = [(verb, authorities(cast, verb)) for verb, _ in hit]
    laws = unique(index for _, found in under for index in found)
    if not laws or not all(_is_same_order(cast, laws[0], index) for index in laws):
        return
    for (verb, indices), (_, found) in zip(hit, under, strict=True):
        for index in [] if found or _has_other_law(verb) else indices:
            law, at = _meant(cast, laws[0], verb)
            yield from link(Is.TARGETS, law, [index], "the one law of these designations", source_at=at)


def _is_same_order(cast: Cast, law: int, other: int) -> bool:
    return cast.same(law, other) and type_of(cast.spans[other]) == MeasureType.LEGAL_INSTRUMENT


def _has_other_law(verb: Word) -> bool:
    """Tell whether a designation is an earlier one, or was made under something else: "designated in May under ..."."""
    before, after = verb.doc[verb.sent.start : verb.i], verb.doc[verb.i + 1 : verb.sent.end]
    dated = any(word.lower_ in MONTHS or YEAR.fullmatch(word.text) for word in (*before, *after[:NEAR_DATE]))
    return dated or any(word.lower_ in {"under", "pursuant"} for word in after)


def _sums_up(verb: Word) -> bool:
    """Tell whether a verb is about what the text has told: "this action is taken", "we take this action"."""
    return any(word.lower_ in SUMMED for noun in undergoers(verb) for word in (noun, *noun.children))


def _read_listings(cast: Cast, author: int, hit: list[int]) -> Iterator[Claim]:
    """Read "these sanctions" and "today's designations", of whom the text designates."""
    for index, span in enumerate(cast.spans):
        if cast.kind(index) is Kind.MEASURE and span[0].lemma_ in {"designation", "sanction"} and _is_present(span):
            who, at = _meant(cast, author, span[0])
            yield from link(Is.IMPOSES, who, [index], "these sanctions", source_at=at)
            if span.kb_id_.startswith(f"measure:{MeasureType.LISTING}:"):
                yield from link(Is.TARGETS, [index], hit if len(hit) <= FEW else [], "these designations")


def _is_present(span: Name) -> bool:
    before = [word.lower_ for word in span.doc[max(span.start - 2, 0) : span.start]]
    return before[-1:] in (["these"], ["this"]) or (before[:1] == ["today"] and before[-1] in POSSESSIVES)


def _leaves_unsaid(cast: Cast, verb: Word) -> bool:
    """Tell whether a verb names no author: a passive without "by", or a deed as its subject ("today's action")."""
    if is_passive(verb):
        return not agents(verb) and verb.dep_ not in {"acl", "amod"}
    subjects = doers(verb)
    return bool(subjects) and all(noun.lemma_ in words("acts") and cast.at(noun) is None for noun in subjects)


def _meant(cast: Cast, author: int, word: Word) -> tuple[list[int], int | None]:
    """Return the author's nearest mention, and where he is meant: at a word itself, if he is named farther off."""
    who = _nearest(cast, author, word.i)
    here, there = (bisect_right(cast.tree.sentences, at, key=_start) for at in (word.i, cast.spans[who].start))
    return [who], None if abs(here - there) <= NEXT else word.at


def _start(sentence: Stretch) -> int:
    return sentence.start


def _nearest(cast: Cast, author: int, place: int) -> int:
    """Return the author's mention that is nearest to a place in the text."""
    alike = cast.nodes.get(cast.spans[author].kb_id_, [author]) if cast.spans[author].kb_id_ else [author]
    return min(alike, key=lambda index: (abs(cast.spans[index].start - place), index))
