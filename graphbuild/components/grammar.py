"""The grammar of a parsed sentence, whichever labels the parser writes.

Pipelines label dependencies in one of two ways: Universal Dependencies (``nsubj:pass``, ``obl:agent``, prepositions
as ``case`` of their noun) or ClearNLP, as in spaCy's own English models (``nsubjpass``, ``agent``, prepositions as
heads of their noun). The functions here answer the same for both.

References:
    De Marneffe, Manning, Nivre, Zeman (2021), Universal Dependencies, Computational Linguistics 47(2).
    Choi and Palmer (2012), Guidelines for the CLEAR style constituent to dependency conversion.
"""

from collections.abc import Iterator

from spacy.tokens import Token

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


def children(token: Token, labels: frozenset[str]) -> list[Token]:
    """Return the immediate dependents that stand in one of these relations to their head, in order."""
    return [child for child in token.children if child.dep_ in labels]


def is_verbal(token: Token) -> bool:
    """Tell whether any of part of speech, tag and place in the sentence makes a word a verb."""
    return token.pos_ == "VERB" or token.tag_.startswith("VB") or token.dep_ in CLAUSES


def is_clause(token: Token) -> bool:
    """Tell whether a token heads a clause: a verb, or a predicate with a subject or copula."""
    if token.pos_ in {"VERB", "AUX"} and token.dep_ not in AUXILIARIES and token.dep_ not in {"amod", "case"}:
        return True
    return bool(children(token, SUBJECTS | PASSIVE_SUBJECTS | {"cop"}))


def is_passive(verb: Token) -> bool:
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


def _shares_voice(verb: Token) -> bool:
    return is_passive(verb.head) and not children(verb, OBJECTS | AUXILIARIES)


def conjuncts(token: Token) -> list[Token]:
    """Return a token and everything that is coordinated below it, in order."""
    found = [token]
    for child in children(token, frozenset({"conj"})):
        found.extend(conjuncts(child))
    return found


def first_conjunct(token: Token) -> Token:
    """Return the head of the coordination that a token belongs to: itself when there is none."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token


def prepositional(head: Token) -> Iterator[tuple[str, Token]]:
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


def _below_preposition(preposition: Token, words: str) -> Iterator[tuple[str, Token]]:
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp"}:
            yield words, child
        elif child.dep_ == "prep":
            yield from _below_preposition(child, f"{words} {child.lower_}")


def _case(noun: Token) -> str:
    cases = [child for child in noun.children if child.dep_ == "case" and child.tag_ != "POS" and child.i < noun.i]
    words = [word.lower_ for case in cases for word in (case, *children(case, frozenset({"fixed"})))]
    if cases and cases[0].i and cases[0].nbor(-1).lower_ == "pursuant":
        words.insert(0, "pursuant")
    return " ".join(words)


def agents(verb: Token) -> list[Token]:
    """Return who does what a passive verb says: the noun after "by", which parsers also hang on the noun before it."""
    phrases = list(prepositional(verb))
    deeper = [pair for _, noun in phrases for pair in prepositional(noun)]
    by = [noun for preposition, noun in [*phrases, *deeper] if preposition == "by"]
    return by[:1] or children(verb, frozenset({"obl:agent"}))


def objects(verb: Token) -> list[Token]:
    """Return the direct objects of a verb, the gap of a relative clause filled by its antecedent."""
    found = children(verb, OBJECTS)
    if not found and verb.dep_ in RELATIVE_CLAUSES and not is_passive(verb) and children(verb, SUBJECTS):
        subjects = children(verb, SUBJECTS)
        if subjects[0].lower_ not in RELATIVIZERS:
            return [verb.head]
    return found


def is_finite(verb: Token) -> bool:
    """Tell whether a verb's form asks for a subject of its own."""
    if verb.tag_ in {"VBD", "VBZ", "VBP"}:
        return True
    return bool(verb.i) and verb.nbor(-1).dep_ in AUXILIARIES and not is_infinitive(verb)


def word_before(verb: Token) -> list[Token]:
    """Return the noun just before a verb group, which is its subject where the parser found none."""
    doc, at = verb.doc, verb.i - 1
    while at > verb.sent.start and (doc[at].pos_ in {"AUX", "ADV", "PART"} or doc[at].text in {")", "today"}):
        at = _before_bracket(doc[at]) if doc[at].text == ")" else at - 1
    names = at >= verb.sent.start and (doc[at].pos_ in {"NOUN", "PROPN"} or doc[at].is_title)
    return [doc[at]] if names else []


def _before_bracket(closing: Token) -> int:
    """Return the index of the word before a bracket of a few words, given the token that closes it."""
    reach = range(closing.i - 1, max(closing.sent.start, closing.i - 6), -1)
    return next((at - 1 for at in reach if closing.doc[at].text == "("), closing.sent.start - 1)


def phrase_after(verb: Token) -> list[Token]:
    """Return the last noun of the noun phrase just after a word: the object of a verb where the parser found none."""
    at, last = verb.i + 1, verb.sent.end
    while at < last and _goes_on(verb.doc[at], started=at > verb.i + 1):
        at += 1
    return [verb.doc[at - 1]] if at - 1 > verb.i and verb.doc[at - 1].pos_ in {"NOUN", "PROPN"} else []


def _goes_on(word: Token, *, started: bool) -> bool:
    """Tell whether a noun phrase that is read from left to right takes in one more word."""
    before, after = word.nbor(-1), word.nbor() if word.i + 1 < len(word.doc) else word
    if word.text == ",":
        return started and _modifies(before) and _modifies(after)
    return (word.pos_ in PHRASE and word.tag_ not in {"WDT", "WP"}) or (_modifies(word) and after.pos_ in PHRASE)


def _modifies(word: Token) -> bool:
    return word.pos_ in {"ADJ", "ADV"} or word.tag_ == "VBN"


def indirect_objects(verb: Token) -> list[Token]:
    """Return to whom something is given, told or done."""
    return children(verb, INDIRECT_OBJECTS)


def possessors(noun: Token) -> list[Token]:
    """Return the nouns in the possessive before a noun."""
    return children(noun, POSSESSORS)


def particles(verb: Token) -> list[str]:
    """Return the lower-cased particles of a phrasal verb."""
    return [child.lower_ for child in children(verb, frozenset({"compound:prt", "prt"}))]


def auxiliaries(verb: Token) -> list[str]:
    """Return the lower-cased auxiliaries of a clause in order, its modals and "be going to" among them."""
    return [child.lower_ for child in verb.children if child.dep_ in AUXILIARIES]


def is_negated(token: Token) -> bool:
    """Tell whether "not", "never", "no" or the like stands directly with a token."""
    negators = (child for child in token.children if child.dep_ in {"neg", "advmod", "det", "cc:preconj", "preconj"})
    return any(child.lower_ in NEGATORS or child.norm_ == "not" for child in negators)


def marker(verb: Token) -> str:
    """Return the word that opens a subordinate clause ("if", "that", "to"), lower-cased, or an empty string."""
    opening = [child.lower_ for child in verb.children if child.dep_ in {"mark", "advmod"} and child.i < verb.i]
    return opening[0] if opening else ""


def is_infinitive(verb: Token) -> bool:
    """Tell whether a verb stands with "to"."""
    return any(child.lower_ == "to" and child.dep_ in {"mark", "aux"} for child in verb.children)


def antecedent(pronoun: Token) -> Token:
    """Return the noun that a relative pronoun stands for; any other token stands for itself."""
    if pronoun.lower_ not in RELATIVIZERS or pronoun.pos_ not in {"PRON", "DET", "SCONJ"}:
        return pronoun
    clause = pronoun
    while clause.head != clause and clause.dep_ not in RELATIVE_CLAUSES:
        clause = clause.head
    return clause.head if clause.dep_ in RELATIVE_CLAUSES else pronoun


def predicates(token: Token) -> list[Token]:
    """Return what a copula says of its subject: the token itself in one scheme, a dependent of "be" in the other."""
    return (
        children(token, PREDICATES) if token.lemma_ == "be" else [token] if children(token, frozenset({"cop"})) else []
    )


def surface_subjects(verb: Token) -> list[Token]:
    """Return the grammatical subjects of a clause, those that it shares with the clause it depends on included."""
    own = children(verb, SUBJECTS | PASSIVE_SUBJECTS)
    if own:
        return own
    if verb.dep_ in RELATIVE_CLAUSES:
        return [verb.head]
    if verb.dep_ == "acl":
        return _acl_subjects(verb)
    return (word_before(verb) if is_finite(verb) else []) or _shared_subjects(verb)


def _shared_subjects(verb: Token) -> list[Token]:
    if verb.head == verb:
        return []
    if verb.dep_ == "xcomp" and not children(verb, frozenset({"cop"})):
        return _controllers(verb.head)
    if verb.dep_ in {"conj", "advcl", "parataxis"} and is_clause(verb.head):
        return surface_subjects(verb.head)
    return surface_subjects(verb.head.head) if verb.dep_ == "pcomp" else []


def _controllers(verb: Token) -> list[Token]:
    """Return who does what an infinitive below a verb says: whoever is told to, else who plans to."""
    told = objects(verb) or indirect_objects(verb)
    return told if told and verb.lemma_ not in {"promise", "threaten", "vow"} else surface_subjects(verb)


def _acl_subjects(verb: Token) -> list[Token]:
    """Return who does what a participle or infinitive below a noun says: the noun, or whose plan or effort it is."""
    if not is_infinitive(verb):
        return [verb.head]
    noun = verb.head
    if noun.dep_ in OBJECTS:
        return possessors(noun) or surface_subjects(noun.head)
    return possessors(noun) or [child for child in noun.children if child.dep_ == "compound"]
