"""The same questions get the same answers under Universal Dependencies and under ClearNLP labels."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from graphbuild.components.arguments import agents, objects, phrase_after, surface_subjects
from graphbuild.components.grammar import conjuncts, is_negated, is_passive, possessors, prepositional

UNIVERSAL = """
The the DET DT det 2
EU EU PROPN NNP nsubj 5
did do AUX VBD aux 5
not not PART RB advmod 5
impose impose VERB VB root 5
France France PROPN NNP nmod:poss 8
's 's PART POS case 6
sanctions sanction NOUN NNS obj 5
on on ADP IN case 10
Iran Iran PROPN NNP obl 5
and and CCONJ CC cc 12
Syria Syria PROPN NNP conj 10
"""

CLEAR = """
The the DET DT det 2
EU EU PROPN NNP nsubj 5
did do AUX VBD aux 5
not not PART RB neg 5
impose impose VERB VB ROOT 5
France France PROPN NNP poss 8
's 's PART POS case 6
sanctions sanction NOUN NNS dobj 5
on on ADP IN prep 5
Iran Iran PROPN NNP pobj 9
and and CCONJ CC cc 10
Syria Syria PROPN NNP conj 10
"""

UNIVERSAL_PASSIVE = """
Iran Iran PROPN NNP nsubj:pass 3
was be AUX VBD aux:pass 3
sanctioned sanction VERB VBN root 3
by by ADP IN case 6
the the DET DT det 6
EU EU PROPN NNP obl:agent 3
"""

CLEAR_PASSIVE = """
Iran Iran PROPN NNP nsubjpass 3
was be AUX VBD auxpass 3
sanctioned sanction VERB VBN ROOT 3
by by ADP IN agent 3
the the DET DT det 6
EU EU PROPN NNP pobj 4
"""

UNIVERSAL_RELATIVE = """
sanctions sanction NOUN NNS root 1
that that PRON WDT obj 4
Chad Chad PROPN NNP nsubj 4
imposed impose VERB VBD acl:relcl 1
"""

CLEAR_RELATIVE = """
sanctions sanction NOUN NNS ROOT 1
that that PRON WDT dobj 4
Chad Chad PROPN NNP nsubj 4
imposed impose VERB VBD relcl 1
"""

MISPARSED = """
Chad Chad PROPN NNP nsubj 2
waived waive VERB VBD root 2
older old ADJ JJR xcomp 2
, , PUNCT , punct 6
newly newly ADV RB advmod 6
signed sign VERB VBN conj 2
tariffs tariff NOUN NNS obj 6
again again ADV RB advmod 6
"""


def make_doc(table):
    rows = [line.split() for line in table.strip().splitlines()]
    words, lemmas, pos, tags, deps, heads = zip(*rows, strict=True)
    heads = [int(head) - 1 for head in heads]
    return Doc(English().vocab, words=words, lemmas=lemmas, pos=pos, tags=tags, deps=deps, heads=heads)


def texts(tokens):
    return [token.text for token in tokens]


both = pytest.mark.parametrize("table", [UNIVERSAL, CLEAR], ids=["universal", "clear"])
both_passive = pytest.mark.parametrize("table", [UNIVERSAL_PASSIVE, CLEAR_PASSIVE], ids=["universal", "clear"])
both_relative = pytest.mark.parametrize("table", [UNIVERSAL_RELATIVE, CLEAR_RELATIVE], ids=["universal", "clear"])


@both
def test_surface_subjects_finds_the_subject(table):
    assert texts(surface_subjects(make_doc(table)[4])) == ["EU"]


@both
def test_objects_finds_the_object(table):
    assert texts(objects(make_doc(table)[4])) == ["sanctions"]


@both
def test_prepositional_pairs_preposition_and_noun(table):
    assert [(word, noun.text) for word, noun in prepositional(make_doc(table)[4])] == [("on", "Iran")]


@both
def test_conjuncts_follows_coordination(table):
    assert texts(conjuncts(make_doc(table)[9])) == ["Iran", "Syria"]


@both
def test_possessors_finds_whose_it_is(table):
    assert texts(possessors(make_doc(table)[7])) == ["France"]


@both
def test_is_negated_sees_not(table):
    assert is_negated(make_doc(table)[4])


@both
def test_is_passive_says_no_to_the_active_voice(table):
    assert not is_passive(make_doc(table)[4])


@both_passive
def test_is_passive_sees_the_passive(table):
    assert is_passive(make_doc(table)[2])


@both_passive
def test_agents_finds_who_stands_after_by(table):
    assert texts(agents(make_doc(table)[2])) == ["EU"]


@both_relative
def test_objects_keeps_the_relative_pronoun(table):
    assert texts(objects(make_doc(table)[3])) == ["that"]


def test_phrase_after_reads_on_over_modifiers():
    assert texts(phrase_after(make_doc(MISPARSED)[1])) == ["tariffs"]
