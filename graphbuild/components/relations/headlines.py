"""Verbs that taggers miss: in headlines ("Treasury Issues Relief"), and right behind a name ("Iran armed X")."""

from collections.abc import Iterator

from graphbuild.components.arguments import phrase_after
from graphbuild.components.grammar import PASSIVE_SUBJECTS, SUBJECTS, children
from graphbuild.components.relations.cast import Cast
from graphbuild.components.relations.claims import Claim, link
from graphbuild.components.relations.clauses import graded
from graphbuild.components.relations.parties import measures, patients
from graphbuild.components.relations.standing import Standing
from graphbuild.components.relations.vocabulary import TO_MEASURE, verb_frames, words
from graphbuild.components.tree import Name, Tree, Word
from graphbuild.types import RelationType as Is

OPENINGS = frozenset({",", ";", "and", "but", "while", "after", "when", "because", "since", '"'})
"""What may stand before the subject of a clause."""

ASTRAY = frozenset({"amod", "compound", "flat", "nmod", "nmod:desc", "obj"})
LOST = ASTRAY | {"ROOT", "conj"}
"""How parsers hang a verb that they take for something else."""

FINAL = frozenset({".", "!", "?", ":"})


def read_headlines(cast: Cast) -> Iterator[Claim]:
    """Yield what an actor does who stands at the head of a clause, just before what may be a verb without a subject."""
    for index, span in enumerate(cast.spans):
        if cast.is_actor(index) and span.end < len(cast.tree) and _opens_clause(span):
            verb = _after_force(cast.tree, span)
            if _is_lost_verb(span, verb) or _is_headline_verb(span, verb):
                yield from _read(cast, index, verb)


def _after_force(tree: Tree, span: Name) -> Word:
    """Return the word behind a name, or behind what acts for it: "NATO warplanes [bombed]"."""
    word = tree[span.end]
    acts = word.lemma_ in words("stand_ins") and word.lower_.endswith("s")
    return word.nbor() if acts and word.i + 1 < len(tree) else word


def _opens_clause(span: Name) -> bool:
    before = span.doc[max(span.start - 2, 0) : span.start]
    the = bool(before) and before[-1].lower_ == "the"
    start = span.start - the
    return start <= span.sent.start or span.doc[start - 1].lower_ in OPENINGS


def _is_lost_verb(span: Name, verb: Word) -> bool:
    """Tell whether a word has a past form, and no subject, or only the name before it, though it is no complement."""
    past = verb.text.islower() and verb.text != verb.lemma_ and not verb.text.endswith(("ing", "s"))
    subjects = children(verb, SUBJECTS | PASSIVE_SUBJECTS)
    return past and (verb.dep_ in LOST if not subjects else verb.dep_ in ASTRAY and subjects == span[:])


def _is_headline_verb(span: Name, verb: Word) -> bool:
    """Tell whether a word behind the first name of a headline may be a verb in -s that is taken for a noun."""
    bare = span.sent[-1].text not in FINAL
    noun = not (verb.pos_ in {"VERB", "AUX"} or verb.tag_.startswith("VB"))
    return span.start == span.sent.start and noun and verb.lower_.endswith("s") and (verb.is_title or bare)


def _read(cast: Cast, index: int, verb: Word) -> Iterator[Claim]:
    rule = f"verb {verb.lemma_} just behind the name"
    for frame in verb_frames(verb):
        if frame.relation is Is.TARGETS:
            continue
        after = verb.nbor().lower_ if verb.i + 1 < verb.sent.end else ""
        nouns = phrase_after(verb) if "" in frame.prepositions else []
        nouns += phrase_after(verb.nbor()) if after and after in frame.prepositions else []
        if frame.relation not in TO_MEASURE:
            yield from link(frame.relation, [index], patients(cast, nouns), rule)
        elif relation := graded(frame.relation, Standing.SAID):
            yield from link(relation, [index], measures(cast, nouns), rule)
