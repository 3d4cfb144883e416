"""The grammar of a parsed sentence, whichever labels the parser writes.

Pipelines label dependencies in one of two ways: Universal Dependencies (``nsubj:pass``, ``obl:agent``, prepositions
as ``case`` of their noun) or ClearNLP, as in spaCy's own English models (``nsubjpass``, ``agent``, prepositions as
heads of their noun). The functions here answer the same for both.

References:
    De Marneffe, Manning, Nivre, Zeman (2021), Universal Dependencies, Computational Linguistics 47(2).
    Choi and Palmer (2012), Guidelines for the CLEAR style constituent to dependency conversion.
"""

from collections.abc import Iterator

from graphbuild.components.tree import AnyWord

SUBJECTS = frozenset({"nsubj", "nsubj:outer", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubj:pass", "nsubjpass", "csubj:pass", "csubjpass"})
OBJECTS = frozenset({"obj", "dobj"})
INDIRECT_OBJECTS = frozenset({"iobj", "dative"})
POSSESSORS = frozenset({"nmod:poss", "poss"})
PASSIVE_AUXILIARIES = frozenset({"aux:pass", "auxpass"})
AUXILIARIES = frozenset({"aux", "cop"}) | PASSIVE_AUXILIARIES
RELATIVE_CLAUSES = frozenset({"acl:relcl", "relcl"})
CLAUSES = frozenset({"advcl", "ccomp", "xcomp", "acl"}) | RELATIVE_CLAUSES
PREDICATES = frozenset({"attr", "acomp", "oprd"})
NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
POSSESSIVES = frozenset({"'s", "’s", "ʼs", "'", "’", "ʼ"})
PHRASE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN"})
NEGATORS = frozenset({"not", "n't", "never", "no", "nt", "hardly", "neither", "nor"})
RELATIVIZERS = frozenset({"who", "whom", "which", "that", "whose"})


def children(token: AnyWord, labels: frozenset[str]) -> list[AnyWord]:
    """Return the immediate dependents that stand in one of these relations to their head, in order."""
    return [child for child in token.children if child.dep_ in labels]


def is_verbal(token: AnyWord) -> bool:
    """Tell whether any of part of speech, tag and place in the sentence makes a word a verb."""
    return token.pos_ == "VERB" or token.tag_.startswith("VB") or token.dep_ in CLAUSES


def is_clause(token: AnyWord) -> bool:
    """Tell whether a token heads a clause: a verb, or a predicate with a subject or copula."""
    if token.pos_ in {"VERB", "AUX"} and token.dep_ not in AUXILIARIES and token.dep_ not in {"amod", "case"}:
        return True
    return bool(children(token, SUBJECTS | PASSIVE_SUBJECTS | {"cop"}))


def clause_of(word: AnyWord) -> AnyWord:
    """Return the head of the clause that a word stands in: itself if it is one."""
    while word.head != word and not is_clause(word):
        word = word.head
    return word


def is_passive(verb: AnyWord) -> bool:
    """Tell whether what is done falls on the subject of a verb."""
    if children(verb, PASSIVE_SUBJECTS | PASSIVE_AUXILIARIES):
        return True
    if children(verb, frozenset({"obl:agent", "agent"})) and not children(verb, OBJECTS):
        return True
    if children(verb, SUBJECTS) or verb.tag_ not in {"VBN", "VBD"}:
        return False
    if verb.dep_ == "acl":
        return True
    if verb.dep_ == "advcl":
        return verb.tag_ == "VBN" and not children(verb, OBJECTS | frozenset({"aux"}))
    return verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.tag_ == "VBN" and _shares_voice(verb)


def _shares_voice(verb: AnyWord) -> bool:
    return is_passive(verb.head) and not children(verb, OBJECTS | AUXILIARIES)


def conjuncts(token: AnyWord) -> list[AnyWord]:
    """Return a token and everything that is coordinated below it, in order."""
    found = [token]
    for child in children(token, frozenset({"conj"})):
        found.extend(conjuncts(child))
    return found


def first_conjunct(token: AnyWord) -> AnyWord:
    """Return the head of the coordination that a token belongs to: itself when there is none."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token


def prepositional(head: AnyWord) -> Iterator[tuple[str, AnyWord]]:
    """Yield each prepositional phrase below a head as its preposition, lower-cased, and its noun.

    A fixed preposition of several words reads as one: ``such as``, ``because of``, ``pursuant to``.
    """
    for child in head.children:
        if child.dep_ in {"prep", "agent"}:
            yield from _below_preposition(child, child.lower_)
        elif child.pos_ in NOMINALS or child.dep_.startswith(("obl", "nmod")):
            preposition = _case(child)
            if preposition and child.dep_ != "conj":
                yield preposition, child


def _below_preposition(preposition: AnyWord, words: str) -> Iterator[tuple[str, AnyWord]]:
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp"}:
            yield words, child
        elif child.dep_ == "prep":
            yield from _below_preposition(child, f"{words} {child.lower_}")


def _case(noun: AnyWord) -> str:
    cases = [child for child in noun.children if child.dep_ == "case" and child.tag_ != "POS" and child.i < noun.i]
    words = [word for case in cases for word in _fixed(case)]
    if cases and cases[0].i and cases[0].nbor(-1).lower_ == "pursuant":
        words.insert(0, "pursuant")
    return " ".join(words)


def _fixed(preposition: AnyWord) -> list[str]:
    """Return the words of a preposition: "such as" has two."""
    return [preposition.lower_, *(child.lower_ for child in children(preposition, frozenset({"fixed"})))]


def possessors(noun: AnyWord) -> list[AnyWord]:
    """Return the nouns in the possessive before a noun."""
    return children(noun, POSSESSORS)


def particles(verb: AnyWord) -> list[str]:
    """Return the lower-cased particles of a phrasal verb."""
    return [child.lower_ for child in children(verb, frozenset({"compound:prt", "prt"}))]


def auxiliaries(verb: AnyWord) -> list[str]:
    """Return the lower-cased auxiliaries of a clause in order, its modals and "be going to" among them."""
    return [child.lower_ for child in verb.children if child.dep_ in AUXILIARIES]


def is_negated(token: AnyWord) -> bool:
    """Tell whether "not", "never", "no", "no longer" or the like stands directly with a token."""
    negators = (child for child in token.children if child.dep_ in {"neg", "advmod", "det", "cc:preconj", "preconj"})
    return any(child.lower_ in NEGATORS or child.norm_ == "not" or _is_no_longer(child) for child in negators)


def _is_no_longer(token: AnyWord) -> bool:
    return token.lower_ in {"longer", "more"} and token.i > 0 and token.nbor(-1).lower_ == "no"


def marker(verb: AnyWord) -> str:
    """Return the word that opens a subordinate clause ("if", "that", "to"), lower-cased, or an empty string."""
    opening = [child.lower_ for child in verb.children if child.dep_ in {"mark", "advmod"} and child.i < verb.i]
    return opening[0] if opening else ""


def is_infinitive(verb: AnyWord) -> bool:
    """Tell whether a verb stands with "to"."""
    return any(child.lower_ == "to" and child.dep_ in {"mark", "aux"} for child in verb.children)


def antecedent(pronoun: AnyWord) -> AnyWord:
    """Return the noun that a relative pronoun stands for; any other token stands for itself."""
    if pronoun.lower_ not in RELATIVIZERS or pronoun.pos_ not in {"PRON", "DET", "SCONJ"}:
        return pronoun
    clause = pronoun
    while clause.head != clause and clause.dep_ not in RELATIVE_CLAUSES:
        clause = clause.head
    if clause.dep_ in RELATIVE_CLAUSES:
        return described(clause)
    return _name_before(pronoun) or pronoun


def _name_before(pronoun: AnyWord) -> AnyWord | None:
    """Return the name just before a relative pronoun, or before the comma before it."""
    if pronoun.i < 2 or pronoun.lower_ == "that":  # noqa: PLR2004  a name and a comma
        return None
    before = pronoun.nbor(-2) if pronoun.nbor(-1).text == "," else pronoun.nbor(-1)
    return before if before.pos_ == "PROPN" else None


def described(clause: AnyWord) -> AnyWord:
    """Return the noun that a relative clause describes; a name just before "which" or "who" bars any noun before it."""
    opening = next((child for child in clause.children if child.lower_ == "which"), None)
    before = _name_before(opening) if opening is not None else None
    if before is None or before.i <= clause.head.i:
        return clause.head
    strayed = before.dep_ == "conj" and not children(before, frozenset({"cc"}))
    return before if clause.head.pos_ != "PROPN" or strayed else clause.head


def predicates(token: AnyWord) -> list[AnyWord]:
    """Return what a copula says of its subject: the token itself in one scheme, a dependent of "be" in the other."""
    return (
        children(token, PREDICATES) if token.lemma_ == "be" else [token] if children(token, frozenset({"cop"})) else []
    )
