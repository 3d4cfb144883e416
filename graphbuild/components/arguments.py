"""Who does what to whom in a clause, also where it is left unsaid or the parser missed it."""

from graphbuild.components.grammar import (
    AUXILIARIES,
    CLAUSES,
    INDIRECT_OBJECTS,
    OBJECTS,
    PASSIVE_SUBJECTS,
    PHRASE,
    RELATIVE_CLAUSES,
    RELATIVIZERS,
    SUBJECTS,
    children,
    conjuncts,
    described,
    is_clause,
    is_infinitive,
    is_passive,
    marker,
    possessors,
    prepositional,
)
from graphbuild.components.tree import AnyWord

REASONS = frozenset({"for", "of"})
"""What opens a deed that somebody is punished, praised or accused for: "listed X for helping Y", X being the helper."""

COUNTERS = frozenset({
    "address", "applaud", "attack", "back", "blast", "block", "cheer", "combat", "commend", "condemn", "confront",
    "counter", "criticise", "criticize", "curb", "decry", "defend", "denounce", "deplore", "detect", "discuss",
    "disrupt", "endorse", "expose", "fear", "fight", "foil", "frustrate", "hail", "hamper", "hear", "hinder", "ignore",
    "investigate", "mock", "monitor", "note", "oppose", "praise", "prevent", "protest", "question", "regret", "reject",
    "resent", "see", "slam", "stop", "support", "target", "thwart", "undercut", "undermine", "watch", "welcome",
})  # fmt: skip
"""Verbs whose object is what another does: "monitors efforts to evade the ban", "applauds a decision to lift it"."""

GIVES = frozenset({
    "accord", "award", "extend", "give", "grant", "guarantee", "hand", "lend", "loan", "offer", "pay", "pledge",
    "promise", "sell", "send", "ship", "supply",
})  # fmt: skip
"""Verbs that may have two objects: to whom, and what."""

TIMES = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "today", "yesterday", "tomorrow", "tonight",
})  # fmt: skip
"""Words for a time, which parsers take for objects: "decided Friday to impose"."""


def surface_subjects(verb: AnyWord) -> list[AnyWord]:
    """Return the grammatical subjects of a clause, those that it shares with the clause it depends on included."""
    own = children(verb, SUBJECTS | PASSIVE_SUBJECTS)
    if own:
        return own
    if verb.dep_ in RELATIVE_CLAUSES:
        return [described(verb)]
    if verb.dep_ == "acl":
        return _acl_subjects(verb)
    return (word_before(verb) if is_finite(verb) else []) or _shared_subjects(verb) or _earlier_subjects(verb)


def _shared_subjects(verb: AnyWord) -> list[AnyWord]:
    if verb.head == verb:
        return []
    complement = verb.dep_ == "xcomp" or (verb.dep_ == "obl" and is_infinitive(verb))
    if complement and not children(verb, frozenset({"cop"})):
        return _controllers(verb.head)
    if verb.dep_ == "advcl" and marker(verb) in REASONS:
        return _controllers(verb.head)
    if verb.dep_ in {"conj", "advcl", "parataxis"} and is_clause(verb.head):
        return surface_subjects(verb.head)
    if verb.dep_ != "pcomp":
        return []
    return (_controllers if verb.head.lower_ in REASONS else surface_subjects)(verb.head.head)


def _earlier_subjects(verb: AnyWord) -> list[AnyWord]:
    """Return the subjects of the finite verb before ", imposing" or "and imposed", where the parser lost the tie."""
    joint = verb.nbor(-1).lower_ if verb.i > verb.sent.start else ""
    if joint != {"VBG": ",", "VBD": "and", "VBN": "and", "VBZ": "and"}.get(verb.tag_) or verb.dep_ in CLAUSES:
        return []
    earlier = [word for word in verb.doc[verb.sent.start : verb.i] if word.tag_ in {"VBD", "VBN", "VBZ", "VBP"}]
    return next((found for word in reversed(earlier) if (found := children(word, SUBJECTS))), [])


def _controllers(verb: AnyWord) -> list[AnyWord]:
    """Return who does what an infinitive below a verb says: whoever is told to, else who plans to."""
    heads: list[AnyWord] = [verb]
    heads.extend(objects(verb))
    hit = [noun for head in heads for preposition, noun in prepositional(head) if preposition in {"against", "on"}]
    if hit and verb.lemma_ in {"impose", "order", "adopt", "slap", "announce", "levy", "approve"}:
        return hit
    told = objects(verb) or indirect_objects(verb)
    return told if told and verb.lemma_ not in {"promise", "threaten", "vow"} else surface_subjects(verb)


def _acl_subjects(verb: AnyWord) -> list[AnyWord]:
    """Return who does what a participle or infinitive below a noun says: the noun, or whose plan or effort it is."""
    if not is_infinitive(verb):
        return [verb.head]
    noun = verb.head
    if is_tally(noun):
        return surface_subjects(noun.head)
    own = possessors(noun) or [whose for preposition, whose in prepositional(noun) if preposition == "by"]
    if own or noun.dep_ in OBJECTS:
        return own or (surface_subjects(noun.head) if noun.head.lemma_ not in COUNTERS else [])
    if noun.dep_ == "obl" and noun.head.pos_ == "VERB" and any(child.lower_ == "in" for child in noun.children):
        return surface_subjects(noun.head)  # "paid the firm in an attempt to"
    taken = agents(noun.head) if noun.dep_ in PASSIVE_SUBJECTS else []
    return taken or [child for child in noun.children if child.dep_ == "compound"]


def is_tally(noun: AnyWord) -> bool:
    """Tell whether a word counts votes, on which parsers hang what was voted: "voted [15-0] to impose"."""
    return noun.head.lemma_ == "vote" and noun.head is not noun and noun.pos_ in {"NUM", "SYM"}


def agents(verb: AnyWord) -> list[AnyWord]:
    """Return who does what a passive verb says: the noun after "by", which parsers also hang on the noun before it."""
    heads: list[AnyWord] = [verb]
    heads.extend(each for _, noun in prepositional(verb) for each in conjuncts(noun) if not _is_deed(each))
    by = [noun for head in heads for preposition, noun in prepositional(head) if preposition == "by"]
    return by[:1] or children(verb, frozenset({"obl:agent"}))


def _is_deed(noun: AnyWord) -> bool:
    """Tell whether a noun names a deed, whose "by" is its own: "advisories targeted at evasion by Iran"."""
    return noun.pos_ == "NOUN" and noun.lower_.endswith(("ance", "ence", "ing", "ment", "sion", "tion", "ure"))


def objects(verb: AnyWord) -> list[AnyWord]:
    """Return the direct objects of a verb, the gap of a relative clause filled by its antecedent."""
    found = [word for word in children(verb, OBJECTS) if word.lower_ not in TIMES]
    if not found and verb.dep_ in RELATIVE_CLAUSES and not is_passive(verb) and children(verb, SUBJECTS):
        subjects = children(verb, SUBJECTS)
        if subjects[0].lower_ not in RELATIVIZERS:
            return [described(verb)]
    real = [word for word in found if word.lower_ not in RELATIVIZERS]
    return (real[1:] if _is_given(verb, real) else real[:1]) or found[:1]


def indirect_objects(verb: AnyWord) -> list[AnyWord]:
    """Return to whom something is given, told or done."""
    found = children(verb, OBJECTS)
    return children(verb, INDIRECT_OBJECTS) or (found[:1] if _is_given(verb, found) else [])


def _is_given(verb: AnyWord, found: list[AnyWord]) -> bool:
    """Tell whether the first of two objects is to whom the other one is given: "promised [Iran] a loan"."""
    return len(found) > 1 and verb.lemma_ in GIVES and found[0].pos_ in {"PROPN", "PRON"} and found[1].pos_ == "NOUN"


def is_finite(verb: AnyWord) -> bool:
    """Tell whether a verb's form asks for a subject of its own."""
    if verb.tag_ in {"VBD", "VBZ", "VBP"}:
        return True
    return bool(verb.i) and verb.nbor(-1).dep_ in AUXILIARIES and not is_infinitive(verb)


def word_before(verb: AnyWord) -> list[AnyWord]:
    """Return the noun just before a verb group, which is its subject where the parser found none."""
    doc, at = verb.doc, verb.i - 1
    if doc[at].text == ",":
        return _set_off(verb, at)
    while at > verb.sent.start and (doc[at].pos_ in {"AUX", "ADV", "PART"} or doc[at].text in {")", "today"}):
        at = _before_bracket(doc[at]) if doc[at].text == ")" else at - 1
    names = at >= verb.sent.start and (doc[at].pos_ in {"NOUN", "PROPN"} or doc[at].is_title)
    return [doc[at]] if names else []


def _set_off(verb: AnyWord, comma: int) -> list[AnyWord]:
    """Return the name before a relative clause or description that a comma before the verb closes."""
    doc = verb.doc
    for at in range(comma - 1, verb.sent.start, -1):
        if doc[at].text == ",":
            explains = doc[at + 1].lower_ in RELATIVIZERS or doc[at + 1].pos_ in {"DET", "ADJ"}
            return [doc[at - 1]] if explains and doc[at - 1].pos_ == "PROPN" else []
    return []


def _before_bracket(closing: AnyWord) -> int:
    """Return the index of the word before a bracket of a few words, given the token that closes it."""
    reach = range(closing.i - 1, max(closing.sent.start, closing.i - 6), -1)
    return next((at - 1 for at in reach if closing.doc[at].text == "("), closing.sent.start - 1)


def phrase_after(verb: AnyWord) -> list[AnyWord]:
    """Return the last noun of the noun phrase just after a word: the object of a verb where the parser found none."""
    first, last = verb.i + 1, verb.sent.end
    first += first < last and verb.doc[first].tag_ == "RP"
    at = first
    while at < last and _goes_on(verb.doc[at], started=at > first):
        at += 1
    nouns = [word for word in verb.doc[first:at] if word.pos_ in {"NOUN", "PROPN"}]
    return nouns[-1:]


def _goes_on(word: AnyWord, *, started: bool) -> bool:
    """Tell whether a noun phrase that is read from left to right takes in one more word."""
    before, after = word.nbor(-1), word.nbor() if word.i + 1 < len(word.doc) else word
    if word.text == ",":
        return started and _modifies(before) and _modifies(after)
    if word.pos_ in PHRASE:
        another = started and word.pos_ == "DET" and before.pos_ in {"NOUN", "PROPN"}
        return word.tag_ not in {"WDT", "WP"} and not another
    return _modifies(word) and (after.pos_ in PHRASE or after.text == "," or _modifies(after))


def _modifies(word: AnyWord) -> bool:
    participle = word.tag_ in {"VBN", "VBD"} and word.lower_.endswith("ed")
    return word.pos_ in {"ADJ", "ADV"} or participle
