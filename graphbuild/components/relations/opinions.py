"""What is not done but thought or wanted of a measure: "is against the ban", "believes that it is not feasible"."""

from collections.abc import Iterator

from graphbuild.components.arguments import objects, surface_subjects
from graphbuild.components.grammar import (
    OBJECTS,
    PREDICATES,
    children,
    is_negated,
    is_passive,
    possessors,
    prepositional,
)
from graphbuild.components.relations.cast import Cast
from graphbuild.components.relations.claims import Claim, link
from graphbuild.components.relations.parties import actors, measures, patients, unique
from graphbuild.components.relations.roles import doers, undergoers
from graphbuild.components.relations.standing import Standing, standing
from graphbuild.components.relations.vocabulary import frames, verb_frames, words
from graphbuild.components.tree import Word
from graphbuild.types import RelationType as Is

WANTED = frozenset({Is.IMPOSES, Is.ENFORCES, Is.PROPOSES})
"""What a verb may say of a measure for "urge" before it to propose the measure."""


ATTITUDES = {
    **dict.fromkeys(("critical", "contemptuous", "dismissive", "scornful"), ("of", Is.OPPOSES, Is.CRITICISES)),
    **dict.fromkeys(("averse", "hostile", "opposed", "oppose", "resistant"), ("to", Is.OPPOSES, Is.CRITICISES)),
    **dict.fromkeys(("appreciative", "supportive"), ("of", Is.PROPOSES, Is.COOPERATES)),
    "grateful": ("to", None, Is.COOPERATES),
    "sympathetic": ("to", None, Is.COOPERATES),
}
"""Adjective -> the preposition that leads to whom or what somebody has an attitude to, and what that claims of each."""


def read_opinions(cast: Cast) -> Iterator[Claim]:
    """Yield who opposes or wants a measure without doing anything about it, and who merely stands under one."""
    for verb in cast.having(words("believes")):
        yield from _read_belief(cast, verb)
    for copula in cast.having({"be"}):
        yield from _read_side(cast, copula)
    for word in cast.having(ATTITUDES.keys()):
        yield from _read_attitude(cast, word)
    for verb in cast.verbs:
        yield from _read_wish(cast, verb)
        yield from _read_refusal(cast, verb)
        yield from _read_help(cast, verb)
        yield from _read_threat(cast, verb)
        yield from _read_override(cast, verb)
        yield from _read_countered(cast, verb)


def _read_belief(cast: Cast, verb: Word) -> Iterator[Claim]:
    """Read "they believe that the ban is impossible" and "he warned that the ban would harm us"."""
    believed = children(verb, frozenset({"ccomp", "xcomp", "parataxis"})) if verb.pos_ == "VERB" else []
    for clause in believed:
        if _speaks_against(cast, clause) and standing(verb) is Standing.SAID:
            found = measures(cast, surface_subjects(clause))
            yield from link(Is.OPPOSES, actors(cast, doers(verb)), found, f"belief {clause.lemma_}")


def _read_attitude(cast: Cast, word: Word) -> Iterator[Claim]:
    """Read "is critical of X", "remains opposed to the ban", "groups hostile to X"."""
    lead, of_measure, of_actor = ATTITUDES[word.lemma_]
    nouns = [noun for preposition, noun in prepositional(word) if preposition == lead]
    if not nouns or is_negated(word) or standing(word) is not Standing.SAID:
        return
    amod = word.dep_ in {"amod", "acl"}
    who = actors(cast, [word.head] if amod else surface_subjects(word if word.dep_ not in PREDICATES else word.head))
    named = measures(cast, nouns)
    yield from link(of_measure, who, named, f"is {word.lower_}") if of_measure else ()
    whom = [] if named else [index for index in patients(cast, nouns) if index not in who]
    yield from link(of_actor, who, whom, f"is {word.lower_}")


def _speaks_against(cast: Cast, token: Word) -> bool:
    negated = is_negated(token)
    if token.pos_ == "VERB":
        harms = token.lemma_ in words("harms") and not negated
        feared = token.head.lemma_ in words("fears") and not _harmed_others(cast, token)
        return harms and (feared or bool(measures(cast, objects(token))))
    heads = [token, *(child for child in token.children if child.dep_ in PREDICATES)]
    return any(head.lemma_ in words("fit" if negated else "unfit") for head in heads)


def _harmed_others(cast: Cast, verb: Word) -> bool:
    """Tell whether somebody is said to be harmed who is not the one that says so."""
    sayers = actors(cast, doers(verb.head))
    harmed = patients(cast, objects(verb))
    return any(not any(cast.same(index, sayer) for sayer in sayers) for index in harmed)


def _read_side(cast: Cast, copula: Word) -> Iterator[Claim]:
    """Read "is against the ban", "is under sanctions", "is subject to sanctions"."""
    token = copula
    if copula.dep_ == "cop":
        token = copula.head
        sides = [(child.lower_, token) for child in token.children if child.dep_ == "case"]
        sides += [("under", noun) for word, noun in prepositional(token) if token.lower_ == "subject" and word == "to"]
    elif copula.dep_ not in {"aux", "aux:pass", "auxpass"}:
        sides = list(prepositional(token))
    else:
        return
    subjects = surface_subjects(token)
    for preposition, noun in sides:
        if standing(token) is Standing.SAID:
            found = measures(cast, [noun])
            if preposition == "against":
                yield from link(Is.OPPOSES, actors(cast, subjects), found, "is against")
            elif preposition == "under":
                yield from link(Is.TARGETS, found, patients(cast, subjects), "is under")


def _read_wish(cast: Cast, verb: Word) -> Iterator[Claim]:
    """Read "urged the EU to impose sanctions" and "demanded that they be lifted"."""
    if verb.dep_ not in {"xcomp", "ccomp", "advcl"}:
        return
    governor = _wisher(verb)
    if governor.lemma_ not in words("wishes") or is_negated(verb):
        return
    relations = {frame.relation for frame in verb_frames(verb)}
    wanted = Is.PROPOSES if relations & WANTED else Is.OPPOSES if Is.EASES in relations else None
    of_others = objects(governor) or verb.dep_ == "ccomp" or any(True for _ in prepositional(governor))
    if wanted and of_others and standing(governor) is Standing.SAID:
        found, rule = measures(cast, undergoers(verb)), f"verb {governor.lemma_} to {verb.lemma_}"
        yield from link(wanted, actors(cast, doers(governor)), found, rule)


def _wisher(verb: Word) -> Word:
    """Return the verb of wishing above, over "consider" and the like: "invited them to consider introducing"."""
    governor = verb.head
    while governor.dep_ == "xcomp" and governor.lemma_ in words("plans") | words("does"):
        governor = governor.head
    return governor


def _read_refusal(cast: Cast, verb: Word) -> Iterator[Claim]:
    """Read "refused to impose", "is not ready to support", "stopped enforcing"."""
    governor = verb.head
    if verb.dep_ != "xcomp" or is_negated(verb):
        return
    relations = {frame.relation for frame in frames("verbs").get(verb.lemma_, ())}
    refuses = governor.lemma_ in words("refuses") and not is_negated(governor)
    unready = governor.lemma_ in words("willing") and is_negated(governor)
    if (refuses or unready) and (Is.IMPOSES in relations or verb.lemma_ in words("supports")):
        who = actors(cast, surface_subjects(governor))
        yield from link(Is.OPPOSES, who, measures(cast, undergoers(verb)), f"refusal to {verb.lemma_}")
    elif governor.lemma_ in words("stops") and Is.ENFORCES in relations and standing(governor) is Standing.SAID:
        who = actors(cast, surface_subjects(governor))
        yield from link(Is.EASES, who, measures(cast, undergoers(verb)), f"stop {verb.lemma_}")


def _read_help(cast: Cast, verb: Word) -> Iterator[Claim]:
    """Read "helped Iran evade sanctions": the helper evades them too."""
    helper = verb.head
    if helper.lemma_ not in words("helps") or is_passive(helper):
        return
    evades = any(frame.relation is Is.EVADES for frame in verb_frames(verb)) or _gets_round(verb)
    if evades and standing(helper) is Standing.SAID:
        found = measures(cast, undergoers(verb))
        helped = actors(cast, undergoers(helper))
        who = unique([*actors(cast, doers(helper)), *helped])
        yield from link(Is.EVADES, who, found, f"verb {helper.lemma_} {verb.lemma_}")


def _read_countered(cast: Cast, verb: Word) -> Iterator[Claim]:
    """Read "disrupted efforts to evade the ban": whoever does so enforces it."""
    noun = verb.head
    countered = verb.dep_ == "acl" and noun.dep_ in OBJECTS and noun.head.lemma_ in words("counters")
    evades = countered and (_gets_round(verb) or any(frame.relation is Is.EVADES for frame in verb_frames(verb)))
    if evades and standing(noun.head) is Standing.SAID:
        found, rule = measures(cast, undergoers(verb)), f"verb {noun.head.lemma_} evasion"
        yield from link(Is.ENFORCES, actors(cast, doers(noun.head)), found, rule)


def _gets_round(verb: Word) -> bool:
    after = verb.nbor().lower_ if verb.i + 1 < verb.sent.end else ""
    return verb.lemma_ in {"get", "work"} and after in {"around", "round"}


def _read_override(cast: Cast, verb: Word) -> Iterator[Claim]:
    """Read "passed the bill over the veto of the president"."""
    for preposition, noun in prepositional(verb):
        if preposition in {"over", "despite"} and noun.lemma_ in words("dissents"):
            below = [inner for of, inner in prepositional(noun) if of in {"of", "by", "from", "in"}]
            owners = [*possessors(noun), *below]
            who = [index for index in patients(cast, owners) if index not in actors(cast, doers(verb))]
            yield from link(Is.OPPOSES, who, measures(cast, undergoers(verb)), f"over the {noun.lemma_}")


def _read_threat(cast: Cast, verb: Word) -> Iterator[Claim]:
    """Read "threatened to invade"."""
    governor = verb.head
    if verb.dep_ == "xcomp" and governor.lemma_ == "threaten" and standing(governor) is Standing.SAID:
        whom = actors(cast, undergoers(verb))
        if any(frame.relation in {Is.ATTACKS, Is.COERCES} for frame in verb_frames(verb)):
            yield from link(Is.THREATENS, actors(cast, doers(governor)), whom, f"threat to {verb.lemma_}")
