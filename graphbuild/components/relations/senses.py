"""What a verb means by its company: a blow or a figure of speech, a request or a question, help or labour."""

from graphbuild.components.arguments import objects
from graphbuild.components.grammar import antecedent, children, conjuncts, first_conjunct, is_infinitive, marker
from graphbuild.components.relations.cast import Cast
from graphbuild.components.relations.parties import measures
from graphbuild.components.relations.roles import after, undergoers
from graphbuild.components.relations.vocabulary import Frame, words, words_for
from graphbuild.components.tree import Word
from graphbuild.types import RelationType as Is

QUESTIONS = frozenset({"how", "if", "when", "where", "whether", "why"})
"""What opens a question that is reported."""


def means_else(cast: Cast, verb: Word, frame: Frame) -> bool:
    """Tell whether a verb means something else by its company.

    Somebody is struck with a measure only ("hit Iran with an embargo"), asked a question ("asked if", "asked about"),
    or a thing is helped to be done ("the bank that he helped found").
    """
    if frame.relation in {Is.ATTACKS, Is.COERCES}:
        return bool(measures(cast, after(verb, frozenset({"with"}))))
    if verb.lemma_ == "ask":
        clauses = children(verb, frozenset({"advcl", "ccomp"}))
        return any(marker(clause) in QUESTIONS for clause in clauses) or bool(after(verb, frozenset({"about"})))
    does = verb.lemma_ in words("helps") and bool(children(verb, frozenset({"xcomp"})))
    return does and any(antecedent(noun) is not noun for noun in objects(verb))


def is_effort(noun: Word) -> bool:
    """Tell whether a noun is what somebody tries to do: who targets "Iran's efforts to evade" targets no Iran."""
    tries = noun.lower_.startswith(("attempt", "effort", "scheme"))
    return tries and any(child.dep_ == "acl" and is_infinitive(child) for child in noun.children)


def supplies(cast: Cast, verb: Word, frame: Frame) -> bool:
    """Tell whether goods, money or help are given; who works for somebody gives his work."""
    goods, given = words_for(Is.COOPERATES, "supplies"), undergoers(verb)
    if not given and frame.prepositions == ("for",):
        return verb.lemma_ in words_for(Is.COOPERATES, "labours")
    things = (each for noun in given for each in conjuncts(first_conjunct(noun)) if cast.at(each) is None)
    return any(each.lemma_ in goods for each in things)
